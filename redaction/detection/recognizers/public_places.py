"""Whether an address belongs to a body, a meeting place or an event instead of to a person."""

from __future__ import annotations

import re
from collections.abc import Iterable

KNOWN = "bezoekadres van een overheidsorganisatie"
"""The reason for an address that stands in the configured list."""
_HOME = re.compile(
    r"(?<!\w)(?:p/a|woon\w*|wonend\w*|privé\w*|prive\w*|thuis\w*|huisadres|verhui\w*|buur\w*|"
    r"ingeschreven|"
    r"geb\.|geboren|lives|residing|home address)(?!\w)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?<!\w)(?:[Mm]inisterie|[Mm]inistry|[Dd]irectie|[Pp]ostbus|[Bb]ezoekadres|"
    r"[Pp]ostadres|[Rr]etouradres|"
    r"[Aa]ntwoordnummer|[Gg]emeente(?:huis)?|[Pp]rovincie(?:huis)?|[Rr]echtbank|Raad|"
    r"Tweede Kamer|Eerste Kamer|"
    r"[Ss]tichting|[Vv]ereniging|B\.V\.|BV|N\.V\.|NV|[Aa]dvocaten|Legal|[Hh]otel|"
    r"[Rr]estaurant|[Zz]aal|[Ll]ocatie|LOCATION|"
    r"Location|(?<!/ )(?<!/)(?<!en )[Pp]laats:|Venue|[Vv]ergaderlocatie|[Kk]antoor(?:adres)?|[Vv]estiging|"
    r"[Bb]orrel|[Dd]iner|[Dd]inner|"
    r"[Ll]unch|[Mm]eeting|[Cc]ongres|[Tt]heater|[Mm]useum|[Uu]niversiteit|[Hh]ogeschool|"
    r"[Aa]mbassade|[Oo]mbudsman|"
    r"[Ii]nspectie|[Pp]olitie|[Dd]ienst|[Ii]nstituut|[Cc]ollege|[Aa]utoriteit|Department|"
    r"[Aa]genda|Rijkswaterstaat|Belastingdienst|[Ww]aterschap|[Hh]oogheemraadschap|[Dd]orpshuis|"
    r"[Bb]uurthuis|[Ww]ijkcentrum|[Ss]porthal|[Ss]tadhuis|[Rr]aadhuis|[Bb]ibliotheek|[Kk]erk|[Ss]chool|"
    r"[Ss]tation|[Cc]entrum|[Ff]abriek|[Ll]oods|[Hh]al|[Gg]ebouw|[Bb]edrijf|[Ff]irma|[Ww]inkel|"
    r"[Aa]potheek|[Pp]raktijk|[Zz]iekenhuis|[Kk]liniek|[Ii]nloop\w*|[Bb]ijeenkomst|House|Building|Tower|"
    r"Office|Ltd|GmbH|Inc|LLP|[Nn]otaris\w*|[Mm]akelaar\w*|[Mm]eetpunt|[Kk]azerne|[Vv]liegveld|"
    r"[Pp]arkeerterrein|[Dd]epot)(?!\w)"
    r"|zaal\s",
)
_PERSON_LINE = re.compile(
    r"^(?:De heer|Mevrouw|Dhr\.?|Mw\.?|Fam\.?|t\.a\.v\.|(?:[A-Z]\.)+ ?\w)|^naam|^ik |"
    r"\bik\b|\bmijn\b",
    re.I,
)
_ACRONYM = re.compile(
    r"(?:^|[-–|,\n] ?)(?!(?:BSN|NAW|IBAN|ID|PC|TEL|NB|PS|DOB|V|T|M)\b)(?:[A-Z]{2,6}|"
    r"[A-Z][a-z]+[A-Z][a-z]*)(?= ?[-–|,\n])"
)


class PublicPlaces:
    """Known visiting addresses of public bodies, and the words that tell a place is no home."""

    def __init__(self, addresses: Iterable[str]) -> None:
        parts = sorted(
            (re.escape(a).replace(r"\ ", r"\s+") for a in addresses), key=len, reverse=True
        )
        self._known = (
            re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\d)", re.I) if parts else None
        )

    def reason(self, text: str, start: int, end: int) -> str | None:
        """Dutch reason why an address or postcode stays readable; ``None`` when it does not."""
        around = text[max(0, start - 70) : end]
        before = text[max(0, start - 90) : start].rpartition("\n\n")[2]
        if _HOME.search(before[-60:]):
            return None
        if self._known is not None and self._known.search(around):
            return KNOWN
        lines = before.split("\n")
        if _PERSON_LINE.search(lines[-1]) or (len(lines) > 1 and _PERSON_LINE.search(lines[-2])):
            return None
        same_line = lines[-1][-60:]
        if _BODY.search(same_line) or (len(lines) > 1 and _BODY.search(lines[-2])):
            return "adres van een organisatie of bijeenkomst"
        if _ACRONYM.search(same_line[-30:]):
            return "adres achter de naam van een organisatie"
        return None
