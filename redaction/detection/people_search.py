"""Finding thousands of known names in one pass over a text (Aho-Corasick).

Case and accents do not matter, line breaks and quote marks inside a name neither. A first name or
surname that is also an ordinary word or a place is only taken where it has a capital and does not
merely begin a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from dossier.detections import Detection, EntityType
from redaction.detection.lexicon import Lexicon, fold
from redaction.detection.unfold import is_informal, unfold

_RECOGNIZER = "people 1"
_SCORES = {"whole": 0.84, "surname": 0.82, "first": 0.8, "login": 0.75, "mark": 0.7}
_WHY = {
    "whole": "naam van een persoon uit het dossier",
    "surname": "achternaam van een persoon uit het dossier",
    "first": "voornaam van een persoon uit het dossier",
    "login": "gebruikersnaam van een persoon uit het dossier",
    "mark": "initialen van een persoon uit het dossier",
}
_PLACE_BEFORE = re.compile(
    r"(?:^|\W)(?:in|te|naar|uit|gemeente|provincie|rond|bij|nabij|regio|stad|dorp)\s+$", re.I
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"(•*-])\s*$")
_NAME_BEFORE = re.compile(
    r"(?:^|\W)(?:mevrouw|mevr\.?|mw\.?|dhr\.?|heer|meneer|collega|beste|hoi|dag|aan|met|"
    r"van|door|namens|fam\.?)\s+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A way of writing: ``whole``, ``surname``, ``first``, ``login`` or ``mark``; and whose."""

    kind: str
    person_id: str | None
    public: bool


class _Folding(dict[int, str]):
    """Translation table that folds each character to exactly one, made as characters come by."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = " " if char.isspace() else fold(char)
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_FOLDING = _Folding()


class NameSearch:
    """Searches one text for all known forms."""

    def __init__(self, forms: dict[str, KnownForm], lexicon: Lexicon) -> None:
        self._words = sorted(forms)
        self._known = [forms[word] for word in self._words]
        self._flags = [
            "".join(lexicon.flags(word)) if " " not in word else "" for word in self._words
        ]
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.Standard) if forms else None

    def find(self, text: str) -> list[Detection]:
        """Every form at word boundaries that its context allows; may overlap."""
        if self._automaton is None:
            return []
        view = unfold(text)
        informal = is_informal(view.text)
        folded = view.text.translate(_FOLDING)
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            known = self._known[index]
            if _at_boundaries(folded, start, end) and self._fits(
                view.text, start, end, index, informal
            ):
                first, last = view.original(start, end)
                login = known.kind == "login"
                why = _WHY[known.kind] + (
                    " met een publieke functie: blijft leesbaar" if known.public else ""
                )
                found.append(
                    Detection(
                        first,
                        last,
                        EntityType.USERNAME if login else EntityType.PERSON,
                        _SCORES[known.kind],
                        _RECOGNIZER,
                        why,
                        known.person_id,
                        known.public,
                    )
                )
        return list(_longest_per_place(found))

    def _fits(self, text: str, start: int, end: int, index: int, informal: bool) -> bool:
        kind, flags = self._known[index].kind, self._flags[index]
        words = text[start:end]
        if kind == "mark":
            return words[0].isupper() and words[-1].isupper() and not words.isupper()
        if kind == "login":
            return "W" not in flags and "F" not in flags and "S" not in flags and words.islower()
        if kind == "whole":
            return True
        before = text[max(0, start - 24) : start]
        particle = " " in words
        last = words.split()[-1]
        if not (set(flags) & {"W", "P"}) and not particle:
            return (
                last[0].isupper()
                or (informal and len(words) > 2)
                or (kind == "first" and len(words) > 3)
            )
        if particle:
            return last[0].isupper() or bool(_NAME_BEFORE.search(before))
        if not last[0].isupper():
            return False
        if "P" in flags and _PLACE_BEFORE.search(before):
            return False
        if "W" in flags and _SENTENCE_START.search(before):
            return bool(
                re.match(
                    r"\s*[,:/]|\s+(?:en(?= [A-Z]| ik)|heeft|vindt|zegt|belt|wil|kan)\s",
                    text[end : end + 12],
                )
            ) or bool(re.match(r"\s*(?:\n|$)", text[end : end + 3]))
        return True


def _at_boundaries(text: str, start: int, end: int) -> bool:
    """Whether the match is not a part of a longer word, address or compound."""
    before, after, beyond = text[start - 1 : start], text[end : end + 1], text[end + 1 : end + 2]
    if before and (
        before.isalnum()
        or before in "_-"
        or (before in ".@" and text[start - 2 : start - 1].isalnum())
    ):
        return False
    if not after:
        return True
    if after.isalnum() or after in "_@":
        return False
    return not (after in ".-" and beyond.isalnum() and text[end - 1] != ".")


def _longest_per_place(found: list[Detection]) -> Iterator[Detection]:
    """Matches that no longer match contains: "de Vries" goes when "Sanne de Vries" stands there."""
    reach = -1
    for detection in sorted(found, key=lambda d: (d.start, -d.end, d.keep)):
        if detection.end > reach:
            yield detection
            reach = detection.end
