"""Persons behind a form of address or a title: "mevrouw Jansen", "dhr. P. de Wit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.name_reading import NameReader
from redaction.detection.name_shapes import INITIALS, PARTICLE, SURNAME, TITLE, UPPER, WORD
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings

_TITLED = re.compile(
    rf"(?<![\w.-])(?:{TITLE}[ ]?)+[ ]?(?P<name>(?:{INITIALS}|"
    rf"{WORD} )?(?:\({WORD}\) )?{SURNAME}(?! ?&))"
)
_LOWER = re.compile(
    rf"(?<![\w.-])(?:mevrouw|mevr\.?|mw\.?|dhr\.?|meneer|"
    rf"de heer) (?P<name>(?:(?:{PARTICLE} )*)[^\W\d_]{{3,}})(?!\w)"
)
_RELATION = re.compile(
    r"(?<![\w-])(?:collega|collegaatje|secretaresse|chauffeur|portier|tolk|buurman|"
    r"buurvrouw|dochter|zoon|zoontje|"
    r"dochtertje|vrouw|man|echtgenoot|echtgenote|partner|broer|zus|zusje|broertje|moeder|"
    r"vader|oma|opa|tante|oom|ome|"
    r"nicht|neef|vriend|vriendin|huisarts|psycholoog|arts|fysiotherapeut|"
    r"praktijkondersteuner|behandelaar|"
    r"medewerkster|medewerker|stagiaire?|klager|klaagster|getuige|verdachte|slachtoffer|"
    r"cliënte?|patiënte?|"
    r"verzoeker|verzoekster|bezwaarmaker|appellante?|eiser|eiseres|gemachtigde|"
    r"penningmeester|beveiliger|agente?|"
    r"bedrijfsleider|eigenaar|eigenaresse|bewoner|bewoonster|huurder|huurster|baas|"
    r"leidinggevende|teamleider|"
    r"projectleider|fotograaf|notulist|notuliste|secretariaat|PA|HR-adviseur|bedrijfsarts|"
    r"arbo-arts|adviseur|jurist|"
    r"beleidsmedewerker|afdelingshoofd|directeur|interpreter|agent|tolken|agenten|"
    r"dossierhouder|inspecteur|"
    r"rechercheur|interviewer|trainee|gezinslid|kleine|advocaat|advocate|contactpersoon|"
    r"colleague|assistant),?:? "
    rf"(?P<name>(?:{INITIALS}|{WORD} )?{SURNAME})"
)
_OWN_NAME = re.compile(
    r"(?<!\w)(?:[Mm]ijn naam is|[Ii]k ben|[Mm]et|[Ii]k heet|heet|heette|genaamd|geheten|"
    r"op naam van|ten name van|"
    r"t\.?n\.?v\.?|t\.?a\.?v\.?|p/a|namens|w\.g\.|[Oo]ndergetekende,?|noem \w+) "
    rf"(?P<name>(?:{INITIALS}|(?:{WORD} ){{0,3}}){SURNAME})"
)


_LOWER_RELATION = re.compile(
    r"(?<![\w-])(?:collega|broer|zus|zoon|dochter|man|vrouw|vriend|vriendin|chauffeur|"
    r"buurman|buurvrouw|noem (?:hem|haar)) "
    rf"(?P<name>[a-z][^\W\d_A-Z]{{2,}}(?: (?:{PARTICLE} )+[a-z][^\W\d_A-Z]{{3,}}|"
    rf" [a-z][^\W\d_A-Z]{{3,}}(?=[ .,]))?)(?!\w)"
)
_SHORT_PARTICLE = re.compile(
    rf"(?<![\w.])(?P<name>(?:{WORD} )?(?:[Vv]\.? ?d\.?|[Vv]/d|[Vv]an d) {WORD})(?!\w)"
)


class TitledPersonRecognizer(Rule):
    """Names behind a title, a relation ("dochter Fenna") or "mijn naam is"."""

    key = "person_title"
    entity_types = (EntityType.PERSON,)

    def __init__(self, settings: RecognizerSettings, reader: NameReader) -> None:
        super().__init__(settings)
        self._reader = reader

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Names behind their cue; relations and phrases only when the words can be a name."""
        for match in _TITLED.finditer(text):
            if self._can_be_name(match["name"], titled=True):
                yield self._found(match, self.score, "naam achter een aanspreekvorm of titel")
        for match in _LOWER.finditer(text):
            name = match["name"].split()[-1]
            if name[0].islower() and "S" in self._reader.lexicon.flags(name):
                yield self._found(match, self.score - 0.1, "achternaam achter een aanspreekvorm")
        for match in _RELATION.finditer(text):
            if self._can_be_name(match["name"], titled=False):
                yield self._found(
                    match, self.score - 0.1, "naam achter een functie of verwantschap"
                )
        for match in _LOWER_RELATION.finditer(text):
            flags = [self._reader.lexicon.flags(word) for word in match["name"].split()]
            if "F" in flags[0] and "W" not in flags[0]:
                yield self._found(
                    match, self.score - 0.2, "naam achter een functie of verwantschap"
                )
        for match in _SHORT_PARTICLE.finditer(text):
            yield self._found(match, self.score - 0.1, "achternaam met een verkort voorvoegsel")
        for match in _OWN_NAME.finditer(text):
            if self._can_be_name(match["name"], titled=False, sure=True):
                yield self._found(
                    match, self.score - 0.1, "naam achter woorden die een naam aankondigen"
                )

    def _can_be_name(self, name: str, *, titled: bool, sure: bool = False) -> bool:
        if self._reader.is_functional(name):
            return False
        words = name.split()
        if len(words[-1]) < 2:
            return False
        flags = self._reader.lexicon.flags(words[-1].strip(".'-"))
        if re.fullmatch(rf"[{UPPER}]{{2,6}}", words[-1]) and "S" not in flags:
            return titled and len(words) > 1
        if titled:
            return len(words) > 1 or flags not in ("W", "P", "PW") or "S" in flags
        if len(words) > 1 and ("F" in self._reader.lexicon.flags(words[0]) or "." in words[0]):
            return True
        if name[:1].isupper() and not set(flags) & {"F", "S"} and not sure:
            return False
        return "W" not in flags and flags != "P" and not ("P" in flags and "F" not in flags)

    def _found(self, match: re.Match[str], score: float, why: str) -> Finding:
        start, end = match.span("name")
        outside = re.search(r" van (?:het|de|der|den) ([\w-]+)$", match["name"])
        if outside and "S" not in self._reader.lexicon.flags(outside[1]):
            end = start + outside.start()
        return Finding(start, end, EntityType.PERSON, score, why)
