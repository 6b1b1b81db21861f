"""Persons in labelled lines: "Van:", "Aanwezig:", "Steller:", "Op ... schreef", form fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.name_reading import NameReader
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings

_MANY = (
    r"aanwezig(?:en)?|afwezig(?:en)?(?: m\.?k\.?| met (?:kennisgeving|bericht))?|afgemeld|"
    r"verhinderd|deelnemers|genodigden|"
    r"verplicht|optioneel|present|attendees|required|optional|apologies|absent|gasten?|"
    r"toehoorders?|kopie(?: aan)?|"
    r"cc|bcc|aan|to|van|from|afzender|ontvanger|ter attentie van|t\.a\.v\.|leden|bezetting|"
    r"deelnemende ambtenaren|met dank aan|"
    r"ambt|ambtelijk|organizer|organiser|organisator|verstuurd namens|verzonden door|"
    r"uitgenodigd|geadresseerden?|verspreiding"
)
_ONE = (
    r"voorzitter|vz|notulist|notulen|verslag(?:legging|legger)?|secretaris|steller|"
    r"auteurs?|opsteller|opgesteld door|"
    r"contact(?:persoon|personen)?|contactpersoon:?|behandeld door|behandelaar|"
    r"behandelend ambtenaar|dossierhouder|projectleider|"
    r"opdrachtgever|opdrachtnemer|actiehouders?|eigenaar|verantwoordelijke|paraaf|"
    r"medewerker|medewerkster|"
    r"leidinggevende|akkoord(?: leidinggevende)?|aanvrager|verzoeker|gemachtigde|"
    r"bezwaarmaker|screener|interviewer|"
    r"ambtelijk (?:aanspreekpunt|contact)|aanspreekpunt|(?:volledige )?naam(?: en "
    r"voorletters)?|achternaam|voorna(?:am|men)|roepnaam|voorletters|meisjesnaam|"
    r"name|surname|first name|given names?|betrokkene|werknemer|patiënt|cliënt|chauffeur|"
    r"tolk|fotograaf|woordvoerder|"
    r"liaison officer|interpreter|getekend|ondertekenaar|handtekening|beoordelaar|reviewer|"
    r"controleur|inspecteur|"
    r"host|chair|minutes|prepared by|case officer|bewonersnaam|partner|kind(?:eren)?|"
    r"gezinslid|ouder|docent|mentor"
)
_FIELD = re.compile(
    rf"(?im)^[ \t>*|-]*(?:\d{{1,2}}[.)][ ]+)?(?:(?P<many>{_MANY})|"
    rf"(?P<one>{_ONE}))(?:\s*\([^)\n]{{0,20}}\))?"
    r"(?:[ \t]*[:=][ \t]*|[ \t]{2,})(?P<value>[^\n]*)"
)
_INLINE = re.compile(
    r"(?<![\w-])(?:contactpersoon(?: daar| bij \w+)?|contact|steller|behandelaar|"
    r"behandeld door|verslag|notulist|voorzitter|"
    r"aanspreekpunt|opgesteld door|medewerker|leidinggevende|gast|PA|FG(?: is)?|"
    r"liaison officer|interpreter|kopie|via|"
    r"local agent|contact DKDB|akkoord)(?:(?: is)? ?: ?| door )(?P<value>[^\n;]{2,60})",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:(?im:^|(?<=[.!?\n] )))[ \t]*(?:Op|On) (?:[^\n<]{6,60}?)(?:schreef|heeft|"
    r",)\s+(?P<value>[^\n<,:]{2,60}?)\s*"
    r"(?:<[^>\n]*>?|\[mailto:[^\]\n]*\])?\s*(?:het\s+volgende\s+geschreven|wrote|geschreven)?\s*:",
)
_CALENDAR = re.compile(r"CN=\"?(?P<value>[^\":;\n]+)\"?")
_PREFIX = re.compile(r"(?:namens|RE|FW|FWD)\b:?\s*", re.IGNORECASE)
_NO_NAMES = re.compile(r"^\s*(?:https?:|\d|[-–]\s*$)")


class FieldPersonRecognizer(Rule):
    """Names in the value of a labelled line; mailboxes, rooms and offices there stay readable."""

    key = "person_field"
    entity_types = (EntityType.PERSON,)

    def __init__(self, settings: RecognizerSettings, reader: NameReader) -> None:
        super().__init__(settings)
        self._reader = reader

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Every name of every labelled line."""
        for match in _FIELD.finditer(text):
            one = match["many"] is None
            yield from self._values(text, *match.span("value"), lower=True, commas=not one)
        for match in _WROTE.finditer(text):
            yield from self._values(text, *match.span("value"), lower=True, commas=False)
        for match in _CALENDAR.finditer(text):
            yield from self._values(text, *match.span("value"), lower=True, commas=False)
        for match in _INLINE.finditer(text):
            start, end = match.span("value")
            stop = re.search(r", (?![A-Z]\.)|\s\(|(?<=[a-z]{3})\.", text[start:end])
            end = start + stop.start() if stop else end
            yield from self._values(text, start, end, lower=False, commas=False)

    def _values(
        self, text: str, start: int, end: int, *, lower: bool, commas: bool
    ) -> Iterator[Finding]:
        if _NO_NAMES.match(text[start:end]):
            return
        stop = re.search(r"\t|\S(\s{3,})\S+:?|\s+d\.d\.", text[start:end])
        end = start + (stop.start(1) if stop and stop[1] else stop.start()) if stop else end
        if not commas:
            tail = re.search(
                r",(?! ?(?:[A-Z][a-z]?\.|(?:van|de|der|den) )|\s*[A-Z][\w-]+(?:\s*\(|\s*$|"
                r" <))",
                text[start:end],
            )
            end = start + tail.start() if tail else end
        for name in self._reader.read_list(text, start, end, lower=lower, commas=commas):
            why = "functionele naam in een veld" if name.functional else "naam achter een veldnaam"
            yield Finding(name.start, name.end, EntityType.PERSON, self.score, why, name.functional)
