"""A second opinion on what the rules claim: the encoder has read the whole sentence.

Rules see the form and a few words around it. The encoder was shown many texts in which the same form
must go in one place and stays in another (a switchboard beside a direct number, a minister beside an
official), so it may overrule a rule where it is sure and the rule has no proof of its own, and it adds
what no rule has a form for. It never decides on what carries its own proof: a citizen service number
whose check digit is right, a name in a header field of a mail, an office holder of the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dossier.detections import Detection, EntityType
from redaction.detection.encoder import Reading
from redaction.detection.findings import LISTED
from redaction.detection.settings import OpinionSettings
from redaction.detection.unfold import ReadingView

RECOGNIZER = "encoder 1"
LOOKALIKE, PUBLIC_PERSON = "LOOKALIKE", "PUBLIC_PERSON"
_PROOF = frozenset({EntityType.IBAN, EntityType.EMAIL, EntityType.PASSPORT_ID})
"""Forms that are never nothing, though they may be somebody's whose data stay readable."""
_LISTED = ("officials", "header_field")
_IN_PLACE = ("columns", "person_chat", "person_initials")
"""Rules that go by the place in a table or chat, which a sentence reader sees badly."""
_NUMBERS = frozenset(
    {
        EntityType.LICENSE_PLATE,
        EntityType.PASSPORT_ID,
        EntityType.DOB,
        EntityType.IP,
        EntityType.EMAIL,
    }
)
"""What looks the same whether it is somebody's or not, so that more certainty is asked."""
_NEVER_JUDGED = frozenset({EntityType.BSN, EntityType.PERSONNEL_NO, EntityType.USERNAME})
"""Where the rules, which go by check digit, label or word list, do better (docs/detection.md)."""
_ROUND = re.compile(r"0\W?0\W*$|(\d)\W?\1\W?\1\W*$")
_PARTICLE_LENGTH = 3
_MOBILE = re.compile(r"\W*(?:(?:\+|00)\W*31\W*(?:\(0\))?\W*6|0\W*6)\W*\d")
_WORD = re.compile(r"[\w@#][\w@.'’/:?=&%#+-]*\w|\w")
_SHAPES = {
    EntityType.PHONE: re.compile(r"\W*(?:\+|0\W*0)(?:\W*\d){9,13}\W*|\W*0(?:\W*\d){9}\W*|\d{3,5}"),
    EntityType.ADDRESS: re.compile(r"(?=.*[^\W\d_]{3}).*\d.*", re.DOTALL),
    EntityType.POSTCODE: re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}"),
    EntityType.LICENSE_PLATE: re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w -]{5,10}"),
    EntityType.USERNAME: re.compile(r"[\w.-]{3,}"),
    EntityType.DOB: re.compile(r".*\d.*\d{2}.*", re.DOTALL),
    EntityType.IP: re.compile(r"[\da-fA-F]+[.:][\da-fA-F]+[.:].*"),
    EntityType.PASSPORT_ID: re.compile(r"(?:\D*\d){5}.*"),
    EntityType.PERSONNEL_NO: re.compile(r"(?:\D*\d){4}.*"),
    EntityType.URL_PRIVATE: re.compile(r"\S*[./](?!company/)\S+[/?=]\S*\d\S*|(?:\D*\d){6}.*"),
}
"""The least that a stretch must look like before the encoder alone may call it this."""
_CAPITALS = re.compile(r"(?=.*[^\W\d_])(?:[^\W\d]|[ .'’&-])+", re.DOTALL)
_STAYS = {
    PUBLIC_PERSON: "iemand met een publieke functie",
    LOOKALIKE: "een organisatie of ding met een naam erin",
}
Shares = npt.NDArray[np.float32]


class WordKinds(Protocol):
    """What the word lists know of a word (:class:`redaction.detection.lexicon.Lexicon`)."""

    def is_ambiguous(self, word: str) -> bool:
        """Whether it can be a name and something else ("Bos", "Wil")."""
        ...

    def is_given_name(self, word: str) -> bool:
        """Whether it is a first name and nothing else ("Sanne")."""
        ...


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one type: characters, number of the type, and the lowest probability of a word."""

    start: int
    end: int
    kind: int
    share: float


class SecondOpinion:
    """What the encoder thinks of any stretch of one text."""

    def __init__(
        self,
        text: str,
        view: ReadingView,
        readings: Sequence[tuple[int, int, Reading]],
        types: Sequence[str],
        settings: OpinionSettings,
        words: WordKinds,
    ) -> None:
        """Spread the readings over the characters of the passage's ``text``.

        Args:
            view: the reading view of ``text`` that was read.
            readings: (start, end, reading) of the segments of the view; offsets in a reading count
                from its start.
            types: the encoder's data types, in its order; the first is "none".
            words: what the word lists know of a word.
        """
        self._words = words
        self._text = text
        self._settings = settings
        self._types = types
        self._name: Shares = np.zeros(len(text), dtype=np.float32)
        self._data: Shares = np.zeros((len(text), len(types)), dtype=np.float32)
        self._read = np.zeros(len(text), dtype=bool)
        for start, _, reading in readings:
            named = reading.begins + reading.goes_on
            for index, (a, b) in enumerate(reading.offsets):
                places = view.offsets[start + a : start + b]
                self._name[list(places)] = named[index]
                self._data[list(places)] = reading.data[index]
                self._read[list(places)] = True

    def judge(self, claims: Sequence[Detection]) -> list[Detection]:
        """The claims, some turned into look-alikes or back or left out, and what the encoder adds."""
        judged = [kept for claim in claims for kept in self._judged(claim)]
        return [*judged, *self._added(judged)]

    def _judged(self, claim: Detection) -> Iterator[Detection]:
        """The claim as it holds after the second opinion; nothing when there is nothing there."""
        if (
            not claim.entity_type.is_personal_data
            or claim.recognizer.startswith(_LISTED)
            or self._proves_itself(claim)
            or not self._read[claim.start : claim.end].any()
        ):
            yield claim
            return
        name, data = self._shares(claim.start, claim.end)
        stays = data.get(LOOKALIKE, 0.0) + data.get(PUBLIC_PERSON, 0.0)
        is_name = claim.entity_type is EntityType.PERSON
        goes = name if is_name else 1.0 - data.get("NONE", 1.0) - stays
        settings = self._settings
        if claim.keep:
            needed = settings.withhold_name_from if is_name else settings.withhold_from
            if goes >= needed and stays <= 1 - needed:
                why = f"{claim.why}, maar het taalmodel leest hier persoonlijke gegevens"
                claim = replace(claim, keep=False, why=why, score=round(goes * 0.9, 3))
        elif (
            stays >= self._keep_from(claim.entity_type)
            and goes <= settings.other_below
            and self._may_stay(claim)
        ):
            why = f"{claim.why}, maar het taalmodel leest hier iets dat leesbaar blijft"
            claim = replace(claim, keep=True, why=why)
        elif self._is_nothing(claim, goes, stays):
            return
        yield claim

    def _proves_itself(self, claim: Detection) -> bool:
        listed = claim.score >= LISTED and (claim.keep or claim.entity_type in _NUMBERS)
        if listed or claim.entity_type in _NEVER_JUDGED:
            return True
        if claim.entity_type is EntityType.EMAIL and claim.keep:
            return True
        words = self._text[claim.start : claim.end]
        return claim.entity_type is EntityType.PHONE and bool(_MOBILE.match(words))

    def _is_nothing(self, claim: Detection, goes: float, stays: float) -> bool:
        if claim.recognizer.startswith(_IN_PLACE) or claim.entity_type in _PROOF:
            return False
        if claim.entity_type is EntityType.PERSON:
            return goes < self._settings.drop_name_below
        return goes + stays < self._settings.drop_below

    def _may_stay(self, claim: Detection) -> bool:
        """Whether a person would believe that it stays, too.

        A first name alone is hardly ever an office holder's, and a switchboard has a round number.
        """
        words = self._text[claim.start : claim.end]
        if claim.entity_type is EntityType.PERSON:
            return not self._words.is_given_name(words)
        return claim.entity_type is not EntityType.PHONE or bool(_ROUND.search(words))

    def _keep_from(self, entity_type: EntityType) -> float:
        if entity_type is EntityType.PERSON:
            return self._settings.keep_name_from
        if entity_type in _NUMBERS:
            return self._settings.keep_number_from
        return self._settings.keep_from

    def _shares(self, start: int, end: int) -> tuple[float, dict[str, float]]:
        """Mean probability over the letters and digits of a stretch: a name, and each data type."""
        places = [i for i in range(start, end) if self._text[i].isalnum()] or [start]
        data = self._data[places].mean(axis=0)
        return float(self._name[places].mean()), dict(
            zip(self._types, map(float, data), strict=True)
        )

    def _added(self, claims: Sequence[Detection]) -> Iterator[Detection]:
        """What the encoder reads where no claim is: runs of one type, and words that are no names."""
        taken = np.zeros(len(self._text), dtype=bool)
        for claim in claims:
            if claim.entity_type.is_personal_data:
                taken[claim.start : claim.end] = True
        run: _Run | None = None
        for word in _WORD.finditer(self._text):
            start, end = word.span()
            kind, share = (0, 0.0) if taken[start:end].any() else self._kind(start, end)
            if run and (kind != run.kind or self._text[run.end : start].strip(" \n,.-()>")):
                yield from self._claim(run)
                run = None
            if kind:
                first, least = (run.start, run.share) if run else (start, 1.0)
                run = _Run(first, end, kind, min(share, least))
            elif self._is_no_name(word, taken):
                why = "kan een naam zijn, maar het taalmodel leest hier een gewoon woord"
                yield Detection(start, end, EntityType.PERSON, 0.9, RECOGNIZER, why, keep=True)
        if run:
            yield from self._claim(run)

    def _kind(self, start: int, end: int) -> tuple[int, float]:
        """The type that a word most likely has and its probability; 0 when not likely enough."""
        mean = self._data[start:end].mean(axis=0)
        kind = int(mean[1:].argmax()) + 1
        share = float(mean[kind])
        return (kind, share) if share >= self._settings.add_from else (0, 0.0)

    def _is_no_name(self, word: re.Match[str], taken: npt.NDArray[np.bool_]) -> bool:
        """Whether a capitalised word that may be a name is none here, as sure as can be."""
        start, end = word.span()
        return (
            word[0][:1].isupper()
            and bool(self._read[start])
            and not taken[start:end].any()
            and float(self._name[start:end].max()) < self._settings.no_name_below
            and len(word[0]) > _PARTICLE_LENGTH
            and self._words.is_ambiguous(word[0])
        )

    def _claim(self, run: _Run) -> Iterator[Detection]:
        kind, words = self._types[run.kind], self._text[run.start : run.end]
        if kind in (PUBLIC_PERSON, LOOKALIKE):
            if kind == PUBLIC_PERSON or _CAPITALS.fullmatch(words):
                why = f"door het taalmodel gelezen als {_STAYS[kind]}: blijft leesbaar"
                share = round(run.share, 3)
                yield Detection(
                    run.start, run.end, EntityType.PERSON, share, RECOGNIZER, why, keep=True
                )
            return
        entity_type = EntityType(kind)
        shape = _SHAPES.get(entity_type)
        if shape and shape.fullmatch(words):
            why = f"door het taalmodel gelezen als {entity_type.label}"
            share = round(run.share * 0.9, 3)
            yield Detection(run.start, run.end, entity_type, share, RECOGNIZER, why)
