"""Things named after people: committees, motions, halls, streets, foundations, firms, methods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.lexicon import Lexicon
from redaction.detection.name_shapes import PARTICLE, SURNAME, UPPER, WORD
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings

_NAME = rf"(?:{WORD} )?{SURNAME}"
_BEFORE = re.compile(
    r"(?<![\w])(?:[Cc]ommissie|[Mm]otie|[Aa]mendement|[Ww]et|[Kk]abinet|[Rr]apport|"
    r"[Ll]ijst|[Mm]ethode|[Nn]orm|[Tt]oets|[Pp]lan|[Aa]kkoord|[Aa]dvies|"
    r"[Zz]iekte van|[Ss]yndroom van|[Ww]et van|[Hh]uis van|[Tt]estament van|"
    r"[Bb]eginsel van|[Aa]dviescommissie|[Oo]nderzoekscommissie|[Ee]nquêtecommissie|"
    r"[Tt]ijdelijke commissie|[Rr]egering|[Pp]rijs|[Ll]ezing|[Cc]riterium|[Ff]ormule|"
    r"[Mm]odel|[Bb]evindingen van de commissie|[Tt]afel van|"
    r"[Tt]askforce|[Ww]erkgroep|[Ss]taatscommissie|[Ii]nitiatiefwet|[Nn]ovelle|[Aa]rrest|"
    r"[Ee]nquête|[Dd]oorrekening)"
    rf"(?:-| - |(?<=[Mm]issie) |(?<=[Mm]otie) |(?<=[Ww]et) |(?<=[Kk]abinet) |(?<=[Ee]ment) |"
    rf"(?<=[Ll]ijst) |(?<=[Rr]egering) |(?<= van) |"
    rf"(?<=[Ll]ezing) )(?P<name>{SURNAME}(?:[/-]{SURNAME})*)(?: c\.s\.)?"
)
_PLACE = re.compile(
    r"(?<![\w])(?:[Zz]aal|[Kk]amer|[Vv]ergaderzaal|[Gg]ebouw|[Vv]leugel|[Bb]rug|[Tt]unnel|"
    r"[Hh]al|[Ss]tichting|[Ff]onds|[Hh]otel|[Rr]estaurant|[Cc]afé|"
    r"[Ss]tadion|[Bb]ibliotheek|[Ss]chool|[Mm]aatschap|[Ff]irma|[Aa]ccountantskantoor|"
    r"[Aa]dvocatenkantoor|[Nn]otariskantoor|[Bb]ureau|[Gg]arage|[Bb]akkerij|"
    r"[Uu]itgeverij|[Bb]oekhandel|[Bb]ouwbedrijf|[Aa]annemer|[Ss]tudio|[Mm]akelaar(?:dij|"
    r"skantoor)|[Tt]ransportbedrijf|[Dd]eurwaarder(?= \w+ (?:\w+ )?&))"
    rf" (?P<name>{_NAME}(?: ?& ?{_NAME})?)"
)
_BEHIND = re.compile(
    rf"(?P<name>(?:{WORD} ){{0,2}}{SURNAME})(?:[ -](?:& (?:{WORD})(?: \w+)?|en (?:Zonen|Zn|"
    rf"Co|Partners)|Advocaten|B\.?V\.?|N\.?V\.?|[Hh]olding|Groep|Legal|College|Stichting|"
    rf"Instituut|"
    r"Theater|Muziektheater|Museum|Universiteit|Universiteiten|School|Lyceum|Ziekenhuis|"
    r"Kazerne|Kliniek|Prijs|Lezing|Fonds|Huis|Hotel|Arena|Hal|Bouw|Transport|Consultancy|"
    r"Advies|Makelaars|Notarissen|Accountants|Vastgoed|Reizen|[Ll]ezing|leerstoel|bandjes?|"
    r"syndroom|criteria|formule|toets|debat|debacle|affaire|moord|rapport|advies|brief|"
    r"kabinet|model|prijs|norm|methode|effect|wet|motie|aardappel|commissie|gelden|"
    r"akkoord|doctrine|arrest|zaal|laan|straat|plein|weg|brug|tunnel|kazerne|bajes|beurs|"
    r"lijn)(?!\w)|'s [Ll]aw)"
)
_COMPOUND = re.compile(
    rf"(?<![\w-])(?P<name>(?:(?:{PARTICLE} )*(?:{WORD} )?(?:{PARTICLE} "
    rf")*[{UPPER}][\w'-]*(?:straat|laan|plein|gracht|kade|singel|dreef|weg)|(?:(?:Van|De|"
    rf"Prins|Prinses|Koning|Koningin|Sint) )?(?:(?:de|der|den) )?[{UPPER}][\w'-]*(?:straat|"
    rf"laan|plein|gracht|kade|singel|dreef|weg|zaal|kazerne|leerstoel|lezing|prijs|wet|"
    rf"bajes|brug|"
    r"tunnel|college|school|huis|kerk|park|hof|stadion|fonds|instituut|museum|zijde|norm|"
    r"gelden|vijver|berg)))(?!\w)"
    rf"|(?<![\w-])(?P<of>(?:Laan|Plein|Weg|Kade|Hof|Huis|Kasteel|Fort|Slot|Park|"
    rf"Paleis) van (?:(?:de|den|het) )?{WORD})(?! \d)"
)


_BUILDING = re.compile(
    rf"(?<![\w-])(?:{WORD} ){{0,3}}{WORD}-(?:gebouw|pad|zaal|kazerne|plein|straat|laan|"
    rf"park|school|huis|"
    r"brug|vleugel|toren|complex|stadion|hal|lezing|prijs|fonds|instituut|museum)(?!\w)"
    rf"|(?<=[DdHh]e[t ])(?:(?<=t) )?(?:{WORD} ){{1,3}}[{UPPER}][\w']+(?:huis|kazerne|zaal|"
    rf"plein|school|gebouw|"
    r"college|kerk|brug|park|theater|fonds|instituut|gasthuis|stadion)(?!\w)"
    rf"|(?:Prins|Prinses|Koning|Koningin) (?:{WORD} ){{1,2}}\w*(?:[Ff]onds|[Kk]azerne|"
    rf"[Ss]tichting|[Hh]uis)"
)
_STREETLIKE = re.compile(r"(?:straat|laan|plein|gracht|singel|dreef|kazerne|leerstoel|lezing)$")


class NamedThingRecognizer(Rule):
    """Names inside the name of a thing; they identify nobody in the correspondence."""

    key = "named_thing"
    entity_types = (EntityType.PERSON,)

    def __init__(
        self, settings: RecognizerSettings, lexicon: Lexicon, things: Iterable[str]
    ) -> None:
        super().__init__(settings)
        parts = sorted(map(re.escape, things), key=len, reverse=True)
        self._things = re.compile(r"(?<![\w-])(?:" + ("|".join(parts) or "(?!)") + r")(?![\w-])")
        self._lexicon = lexicon

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """The whole thing, so that no part of its name is taken for a person."""
        for match in self._things.finditer(text):
            yield self._keep(*match.span(), "bekende organisatie, bedrijf of programma")
        for match in _BEFORE.finditer(text):
            yield self._keep(*match.span(), "genoemd naar een persoon (commissie, motie, wet)")
        for match in _PLACE.finditer(text):
            yield self._keep(*match.span(), "naam van een zaal, gebouw of organisatie")
        for match in _BEHIND.finditer(text):
            yield self._keep(*match.span(), "naam van een organisatie of ding")
        for match in _BUILDING.finditer(text):
            yield self._keep(*match.span(), "gebouw, prijs of instelling met een naam erin")
        for match in _COMPOUND.finditer(text):
            last = (match["name"] or match["of"]).split()[-1]
            if match["name"] and "S" in self._lexicon.flags(last) and not _STREETLIKE.search(last):
                continue
            yield self._keep(*match.span(), "straat, gebouw of ding met een naam erin")

    def _keep(self, start: int, end: int, why: str) -> Finding:
        return Finding(start, end, EntityType.PERSON, self.score, f"{why}: blijft leesbaar", True)
