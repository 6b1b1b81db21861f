"""Persons by the form of the name: initials and surname, address book, first and last name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.name_reading import NameReader
from redaction.detection.name_shapes import HEADER_FORM, INITIALS, PARTICLE, SURNAME, UPPER, WORD
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings
from redaction.detection.unfold import is_informal

_INITIALLED = re.compile(
    rf"(?<![\w.@/-])(?P<init>{INITIALS})(?:\({WORD}\) )?(?P<last>{SURNAME})(?! ?&| Advoc| B\.V|\w)"
)
_FIRST_LAST = re.compile(
    rf"(?<![\w.@/-])(?P<first>{WORD})(?: (?:\({WORD}\)|[{UPPER}][a-z]?\.))*(?P<second> "
    rf"{WORD})?[ ](?P<last>{SURNAME})(?![\w@])"
)
_FIRST_INITIAL = re.compile(
    rf"(?<![\w.@/-])(?P<first>{WORD}) (?P<init>[{UPPER}]\.)(?! ?[{UPPER}][\w.])"
)
_ALONE = re.compile(rf"(?<![\w.@/&-])(?P<first>{WORD})(?![\w@/]| &|\.\w)")
_LOWER_PAIR = re.compile(
    rf"(?<![\w.@/-])(?P<first>[a-z][^\W\d_A-Z]+)(?: en (?P<second>[a-z][^\W\d_]+))? "
    rf"(?P<last>(?:{PARTICLE} )*[a-z][^\W\d_]+(?:-[a-z][^\W\d_]+)?)(?![\w@])"
)


_OF_BODY = re.compile(rf"(?<=[^\W\d_]) van (?:[dD]e |[hH]et )?{WORD}$")
_NO_INITIALS = (
    "l.s.",
    "n.b.",
    "p.s.",
    "b.v.",
    "n.v.",
    "a.o.b.",
    "d.d.",
    "i.v.m.",
    "m.b.t.",
    "t.a.v.",
    "n.a.v.",
    "o.b.v.",
    "w.v.t.t.k.",
    "a.u.b.",
)


_OTHER_SCRIPT = re.compile(
    r"[\u4e00-\u9fff\uac00-\ud7af]{2,6}|[\u0600-\u06ff]{2,}(?: [\u0600-\u06ff]{2,}){0,3}"
)
_LOWER_ALONE = re.compile(
    r"(?<![\w.@/_-])[a-z][^\W\d_A-Z]{3,}(?:-[a-z][^\W\d_]{2,})?(?![\w@/_]|\.\w|-\w)"
)


_GREETS = frozenset(
    [
        "beste",
        "dag",
        "joe",
        "yo",
        "hey",
        "hee",
        "ha",
        "hai",
        "lieve",
        "dear",
        "hi",
        "hoi",
        "hallo",
        "hello",
        "geachte",
        "dank",
        "groet",
    ]
)


class NameFormRecognizer(Rule):
    """Names that show themselves by their form and the word lists."""

    key = "person_form"
    entity_types = (EntityType.PERSON,)

    def __init__(self, settings: RecognizerSettings, reader: NameReader) -> None:
        super().__init__(settings)
        self._reader = reader
        self._lexicon = reader.lexicon

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Address-book form, initials, first name with surname, and first names alone."""
        yield from self._address_book(text)
        for match in _OTHER_SCRIPT.finditer(text):
            yield self._found(match.span(), self.score - 0.3, "naam in een ander schrift")
        for match in _INITIALLED.finditer(text):
            if self._is_initialled(match):
                yield self._found(match.span(), self.score, "voorletters met een achternaam")
        for match in _FIRST_LAST.finditer(text):
            if self._is_pair(match):
                span = (match.start(), self._name_end(match))
                yield self._found(span, self.score - 0.05, "voornaam met een achternaam")
        for match in _FIRST_INITIAL.finditer(text):
            if self._is_first(match["first"]):
                yield self._found(match.span(), self.score - 0.1, "voornaam met een letter")
        for match in _ALONE.finditer(text):
            if self._stands_alone(text, match):
                yield self._found(match.span(), self.score - 0.2, "voornaam uit de namenlijst")
        for match in _LOWER_PAIR.finditer(text):
            if self._is_lower_pair(match):
                yield self._found(match.span(), self.score - 0.2, "naam zonder hoofdletters")

        if is_informal(text):
            yield from self._lower_case(text)

    def _lower_case(self, text: str) -> Iterator[Finding]:
        for match in _LOWER_ALONE.finditer(text):
            flags = self._lexicon.flags(match[0])
            if "F" in flags and not set(flags) & {"W", "P"}:
                why = "voornaam zonder hoofdletter in een informele tekst"
                yield self._found(match.span(), self.score - 0.3, why)

    def _address_book(self, text: str) -> Iterator[Finding]:
        for match in HEADER_FORM.finditer(text):
            if self._reader.is_functional(match["last"]):
                continue
            last = match["last"].split()[-1]
            flags = self._lexicon.flags(last)
            if flags in ("W", "P", "PW") and not match["first"] and len(match["given"]) < 4:
                continue
            why = "naam in adresboekvorm"
            yield self._found((match.start(), match.end("given")), self.score, why)
            if match["first"] and re.fullmatch(rf"{WORD}(?:[ -]{WORD})*", match["first"].strip()):
                yield self._found(
                    match.span("first"), self.score, "roepnaam achter een adresboekvorm"
                )

    def _is_initialled(self, match: re.Match[str]) -> bool:
        if match[0].casefold().startswith(_NO_INITIALS):
            return False
        last = match["last"].split()[-1]
        flags = self._lexicon.flags(last)
        if len(last) < 2 or self._reader.is_functional(match["last"]):
            return False
        many = match["init"].count(".") > 1
        if last.isupper() and len(last) > 1 and not many and "S" not in flags:
            return False
        return many or "S" in flags or not set(flags) & {"W"} or len(match["last"].split()) > 1

    def _is_first(self, word: str) -> bool:
        flags = self._lexicon.flags(word)
        return "F" in flags and "W" not in flags and not (word.isupper() and len(word) < 4)

    def _is_pair(self, match: re.Match[str]) -> bool:
        first, last = match["first"], match["last"].split()[-1]
        flags = self._lexicon.flags(first)
        if "F" not in flags or self._reader.is_functional(match[0]):
            return False
        if first.casefold() in _GREETS or " van het " in match[0]:
            return False
        particle = len(match["last"].split()) > 1
        after = self._lexicon.flags(last)
        if "W" in flags and not ("S" in after and (particle or "W" not in after)):
            return False
        if last.isupper() and not first.isupper():
            return False
        if "P" in flags and "P" in after:
            return False
        return "S" in after or not after or (particle and "P" not in after)

    def _name_end(self, match: re.Match[str]) -> int:
        """Where the name ends: "Jurgen Post van de Noordpost" is Jurgen Post of a newspaper."""
        behind = _OF_BODY.search(match["last"])
        if behind and "S" not in self._lexicon.flags(match["last"].split()[-1]):
            return match.start("last") + behind.start()
        return match.end()

    def _stands_alone(self, text: str, match: re.Match[str]) -> bool:
        word = match["first"]
        flags = self._lexicon.flags(word)
        if "F" not in flags or set(flags) & {"W", "P"} or len(word) < 3 or word.isupper():
            return False
        return not re.match(rf" {WORD}(?: {WORD})", text[match.end() : match.end() + 40])

    def _is_lower_pair(self, match: re.Match[str]) -> bool:
        first = self._lexicon.flags(match["first"])
        last = match["last"].split()
        if match["second"] and "F" not in self._lexicon.flags(match["second"]):
            return False
        after = self._lexicon.flags(last[-1].split("-")[0])
        if "F" not in first or "W" in first or match["first"] in _GREETS:
            return False
        return "S" in after and ("W" not in after or len(last) > 1)

    def _found(self, span: tuple[int, int], score: float, why: str) -> Finding:
        return Finding(span[0], span[1], EntityType.PERSON, score, why)
