"""Telephone numbers in every Dutch notation, foreign ones with ``+``, spelled ones, and extensions.

Switchboards and information numbers stay readable: 0800, 0900 and 14-numbers, and landlines that
stand beside a word such as "centrale" or under the address of a public body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import phonenumbers
from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import LISTED, Finding
from redaction.detection.recognizers.base import Rule, digits
from redaction.detection.settings import RecognizerSettings

_SEP = r"[ \t\n./–-]{0,3}"
_DUTCH = re.compile(
    rf"(?<![\w+])(?<![\w][.,/-])(?:(?:\+|00){_SEP}31{_SEP}|0\(0\){_SEP}31{_SEP}|\(\+31\){_SEP})"
    rf"(?:\(0\){_SEP}|0{_SEP})?[1-9](?:{_SEP}\d){{8}}(?![\w]|[.,/-]\d)"
    rf"|(?<![\w+(])(?<![\w][.,/-])\(?0{_SEP}[1-9](?:{_SEP}\d){{0,2}}\)?(?:{_SEP}\d){{6,8}}("
    rf"?![\w]|[.,/-]\d)",
)
_FOREIGN = re.compile(r"(?<![\w+])(?:\+|00)[ ]?[1-9](?:[ \t./()–-]{0,2}\d){7,13}(?![\w]|[.,/-]\d)")
_UNIT = "nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen"
_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_SPOKEN = (
    rf"(?:(?:{_UNIT})(?:en|ën)(?:{_TENS})|{_TENS}|tien|elf|twaalf|dertien|veertien|vijftien|zestien|"
    rf"zeventien|achttien|negentien|{_UNIT})"
)
_SPELLED = re.compile(
    r"(?<!\w)nul[ -]?zes(?:[ -]{0,2}\d){8}(?!\w)"
    rf"|(?<!\w)nul[ -]?zes(?:[ ,-]{{1,3}}{_SPOKEN}){{4,8}}(?!\w)",
    re.IGNORECASE,
)
_TYPED_O = re.compile(r"(?<!\w)[Oo]6(?:[ .-]{0,2}\d){8}(?!\w)")
_EXTENSION = re.compile(
    r"(?<!\w)(?:tst|toestel|toestelnr|toestelnummer|doorkiesnr|doorkiesnummer|doorkies|"
    r"intern nr|ext)"
    r"\.?:?[ ]{0,2}(\d(?:[ .-]?\d){2,5})(?![\w-])",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-3]?\d[-/. ][01]?\d[-/. ](?:19|20)\d\d(?!\d)")
_FREE = re.compile(r"^0(?:800|900|906|909)\d|^14\d")
_PERSONAL = re.compile(
    r"(?:^|[\s|(,;])(?:T|M|tel|mob|mobiel|mobile|cell|direct|direct line|rechtstreeks|gsm|prive|privé|"
    r"tst|toestel|doorkies|doorkiesnr|doorkiesnummer|direct nummer|rechtstreeks nummer|bereikbaar op|"
    r"06)[.:]?\s*$",
    re.I,
)
_NEXT_NUMBER = re.compile(r"\W{0,4}[^\W\d]+\.?[ :]{0,3}[+(\d]")
"""A label behind the number that belongs to the next one."""
_DIRECT_BEHIND = re.compile(
    r"[ \t]*[|,;/(–-]+[ \t]*(?:rechtstreeks|doorkies\w*|direct)[ :.]{0,3}[+(\d]", re.I
)
_ROUND = re.compile(r"0000$")


class PhoneRecognizer(Rule):
    """Telephone numbers of people."""

    key = "phone"
    entity_types = (EntityType.PHONE,)

    def __init__(self, settings: RecognizerSettings, public: Iterable[str]) -> None:
        super().__init__(settings)
        self._public = frozenset(digits(number) for number in public)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Complete Dutch and foreign numbers, spelled numbers, extensions behind their label."""
        for match in _DUTCH.finditer(text):
            if self._is_dutch(match[0]) and not self._is_reference(text, match):
                yield self._found(text, *match.span(), "telefoonnummer in Nederlandse schrijfwijze")
        for match in _FOREIGN.finditer(text):
            number = digits(match[0])
            number = number[2:] if match[0].startswith("00") else number
            certain = match[0].startswith("+") or self._confirms_call(text, match.start())
            if (
                certain
                and _is_possible(number)
                and not number.startswith("31")
                and not self._is_reference(text, match)
            ):
                why = "telefoonnummer met landnummer"
                yield self._found(text, *match.span(), why)
        for match in _TYPED_O.finditer(text):
            yield self._found(text, *match.span(), "mobiel nummer met een letter O")
        for match in _SPELLED.finditer(text):
            yield self._found(text, *match.span(), "uitgeschreven mobiel nummer")
        for match in _EXTENSION.finditer(text):
            why = "toestelnummer achter zijn label"
            yield Finding(*match.span(1), EntityType.PHONE, self.score, why)

    def _is_dutch(self, raw: str) -> bool:
        number = national(raw)
        if _FREE.match(number):
            return len(number) in (8, 10, 11)
        if len(number) != 10 or number[:2] == "00":
            return False
        try:
            parsed = phonenumbers.parse(number, "NL")
        except phonenumbers.NumberParseException:
            return False
        return phonenumbers.is_possible_number(parsed)

    def _confirms_call(self, text: str, start: int) -> bool:
        return bool(_CALL.search(text[max(0, start - 20) : start]))

    def _is_reference(self, text: str, match: re.Match[str]) -> bool:
        """Whether the digits are a file or ticket number by the word before them."""
        return self.confirmed_reference(text, match.start())

    def confirmed_reference(self, text: str, start: int) -> bool:
        """Whether a word such as "kenmerk" stands right before ``start``, or a date begins there."""
        before = text[max(0, start - 24) : start]
        return bool(_REFERENCE.search(before) or _DATE.match(text, start))

    def _found(self, text: str, start: int, end: int, why: str) -> Finding:
        number = national(text[start:end])
        listed = bool(_FREE.match(number)) or number in self._public
        keep, reason = listed, "informatienummer"
        if not keep and not number.startswith("06"):
            personal = bool(_PERSONAL.search(text[max(0, start - 24) : start]))
            behind = 0 if _NEXT_NUMBER.match(text, end) else 14
            keep = not personal and self.stays(text, start, end, before=45, after=behind)
            reason = "algemeen nummer van een instelling"
            line = text[text.rfind("\n", 0, start) + 1 : (text + "\n").index("\n", end)]
            lead = text[max(0, start - 34) : start].rpartition("\n")[2]
            if not keep and _ROUND.search(digits(text[start:end])):
                keep, reason = True, "rond nummer van een instelling"
            if not keep and not personal and _DIRECT_BEHIND.match(text, end):
                keep, reason = True, "algemeen nummer voor een doorkiesnummer"
            if not keep and not personal and _BODY_BEFORE.search(lead):
                keep, reason = True, "algemeen nummer achter de naam van een organisatie"
            if not keep and not personal and _OFFICE_LINE.search(line):
                keep, reason = True, "algemeen nummer in een regel van een organisatie"
            if not keep and not personal and _alone_under_address(text, start, end):
                keep, reason = True, "algemeen nummer onder het adres van een instelling"
        score = LISTED if listed else self.score
        return Finding(
            start, end, EntityType.PHONE, score, f"{why}; {reason}" if keep else why, keep
        )


def national(raw: str) -> str:
    """The digits of a Dutch number as dialled inside the country: "+31 (0)6 1" gives "061"."""
    number = digits(raw)
    if raw.lstrip("(").startswith("+") or number.startswith("00") or raw.startswith("0(0)"):
        return "0" + number.lstrip("0").removeprefix("31").lstrip("0")
    return number


_CALL = re.compile(
    r"(?:tel|telefoon|phone|bel|bellen|mobiel|mobile|gsm|nr|nummer|\|)[.:]?\s*$", re.I
)
_BODY_BEFORE = re.compile(
    r"(?<!\w)(?:[Aa]mbassade|[Ee]mbassy|[Cc]onsulaat|[Cc]onsulate|[Hh]otel|[Rr]estaurant|"
    r"[Zz]iekenhuis|[Kk]liniek|[Gg]emeente|[Mm]inisterie|"
    r"[Pp]olitie(?:bureau)?|[Mm]eldkamer|[Rr]echtbank|[Aa]potheek|[Kk]antoor|[Rr]eceptie|"
    r"[Pp]ortier|[Bb]ewaking|GGD|COA|IND|RIVM|RVO|NVWA|NCSC|NCTV|KMar|DKDB|"
    r"OM|UWV|DUO|SVB|Logius|SSC-ICT|Belastingdienst|BelastingTelefoon|Kadaster|"
    r"Rijkswaterstaat|VNG|Kiesraad|Slachtofferhulp|Juridisch Loket)"
    r"(?: [A-Z][\w-]+)?[ :(,|–-]{1,4}(?:tel\.?|T|via|op|bellen op)?[ :]{0,2}$"
)
_OFFICE_LINE = re.compile(r"[Pp]ostbus|(?<!\w)(?:info|post|woo|contact|secretariaat|pers)@")
_REFERENCE = re.compile(
    r"(?:(?<!\w)(?!tel|mob|fax|toestel|doorkies|priv|nood|huis|dienst|gsm|terugbel|bel|contact|werk|"
    r"thuis|direct|telefoon)\w{2,}(?:nummer|nr|kenmerk|code|stuk|referte)|kenmerk|zaaknr|zaaknummer|"
    r"zaak|ticket|ref|referentie|dossier|dossiernr|case|nummer van de "
    r"melding|factuur|factuurnr|order|ordernr|inzending|vergadering-id|vergader-id|"
    r"vergaderings-id|meeting id|meeting-id|conference id|"
    r"conferentie-id|pin|pincode|code|toegangscode|passcode|polis|polisnummer|kvk|"
    r"kvk-nummer|btw|isbn|issn|registratienummer|offerte|contract|"
    r"contractnummer|project|projectnummer|verplichting|besluit|document|documentnr|"
    r"volgnummer|stuknummer|barcode|meldingsnummer|klantnummer|"
    r"relatienummer|woo-verzoek|woo|verzoek|doc|id|track|pakket|bonnummer|aanvraag|"
    r"aanvraagnummer|debiteurnummer|ordernummer|rekeningnummer|"
    r"verzoeknummer|factuurnummer|referentienummer|ref\.nr|ons kenmerk|uw kenmerk|"
    r"intern nummer|onder nummer)\.?(?: nr\.?| nummer)?(?: is)?[:#]?\s*$",
    re.IGNORECASE,
)
_POSTCODE_LINE = re.compile(r"(?:^|\n)[^\n]*\b[1-9]\d{3} ?[A-Z]{2}\b[^\n]*\n[ \t]*$")
_BODY = re.compile(r"ministerie|ministry|postbus|directie|gemeente|provincie|dienst", re.I)


def _alone_under_address(text: str, start: int, end: int) -> bool:
    """Whether the number fills a line under an address block of a public body."""
    after = text[end : end + 3]
    block = text[max(0, start - 160) : start].rpartition("\n\n")[2]
    return bool(
        (not after or after[0] == "\n") and _POSTCODE_LINE.search(block) and _BODY.search(block)
    )


def _is_possible(number: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse("+" + number))
    except phonenumbers.NumberParseException:
        return False
