"""A second opinion on what the rules claim: the encoder has read the whole sentence.

Rules see the form and a few words around it. The encoder was shown many texts in which the same form
must go in one place and stays in another (a switchboard beside a direct number, a minister beside an
official), so it may overrule a rule where it is sure and the rule has no proof of its own, and it adds
what no rule has a form for. It never decides on what carries its own proof: a check digit that is
right, a name in a field that only holds names, an office holder of the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from dossier.detections import Detection, EntityType
from redaction.detection.encoder import Reading
from redaction.detection.settings import OpinionSettings
from redaction.detection.unfold import ReadingView

RECOGNIZER = "encoder 1"
LOOKALIKE, PUBLIC_PERSON = "LOOKALIKE", "PUBLIC_PERSON"
_PROOF = frozenset({EntityType.BSN, EntityType.IBAN, EntityType.EMAIL, EntityType.PASSPORT_ID})
_LISTED = ("officials", "header_field", "people")
_CERTAIN = 0.945
_WORD = re.compile(r"[\w@#][\w@.'’/:?=&%#+-]*\w|\w")
_SHAPES = {
    EntityType.PHONE: re.compile(r"(?:\D*\d){4}"),
    EntityType.ADDRESS: re.compile(r"[^\W\d_]{3}.*\d", re.DOTALL),
    EntityType.POSTCODE: re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}$"),
    EntityType.LICENSE_PLATE: re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w-]{6,9}$"),
    EntityType.PERSONNEL_NO: re.compile(r"(?:\D*\d){4}"),
    EntityType.USERNAME: re.compile(r"[\w.-]{3,}$"),
    EntityType.DOB: re.compile(r"\d.*\d{2}", re.DOTALL),
    EntityType.IP: re.compile(r"[\da-fA-F]+[.:][\da-fA-F]+[.:]"),
    EntityType.PASSPORT_ID: re.compile(r"(?:\D*\d){5}"),
    EntityType.URL_PRIVATE: re.compile(r"\S*[./]\S+|(?:\D*\d){6}"),
}
"""The least that a stretch must look like before the encoder alone may call it this."""
Shares = npt.NDArray[np.float32]


class SecondOpinion:
    """What the encoder thinks of any stretch of one text."""

    def __init__(
        self,
        text: str,
        view: ReadingView,
        readings: Sequence[tuple[int, int, Reading]],
        types: Sequence[str],
        settings: OpinionSettings,
    ) -> None:
        """Spread the readings over the characters of the passage's ``text``.

        Args:
            view: the reading view of ``text`` that was read.
            readings: (start, end, reading) of the segments of the view; offsets in a reading count
                from its start.
            types: the encoder's data types, in its order; the first is "none".
        """
        self._text = text
        self._settings = settings
        self._types = types
        self._index = {kind: number for number, kind in enumerate(types)}
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
        """The claims, some turned into look-alikes or back, and what the encoder adds."""
        judged = [self._judged(claim) for claim in claims]
        return [*judged, *self._added(judged)]

    def _judged(self, claim: Detection) -> Detection:
        if (
            not claim.entity_type.is_personal_data
            or not self._read[claim.start : claim.end].any()
            or claim.recognizer.startswith(_LISTED)
            or claim.score >= _CERTAIN
        ):
            return claim
        name, data = self._shares(claim.start, claim.end)
        stays = data.get(LOOKALIKE, 0.0) + data.get(PUBLIC_PERSON, 0.0)
        if claim.entity_type is EntityType.PERSON:
            goes = name
        elif claim.entity_type in _PROOF:
            return claim
        else:
            goes = 1.0 - data.get("NONE", 1.0) - stays
        if claim.keep:
            if goes >= self._settings.withhold_from and stays <= self._settings.other_below:
                why = f"{claim.why}, maar het taalmodel leest hier persoonlijke gegevens"
                return replace(claim, keep=False, why=why, score=round(goes * 0.9, 3))
        elif stays >= self._settings.keep_from and goes <= self._settings.other_below:
            why = f"{claim.why}, maar het taalmodel leest hier iets dat leesbaar blijft"
            return replace(claim, keep=True, why=why)
        return claim

    def _shares(self, start: int, end: int) -> tuple[float, dict[str, float]]:
        """Mean probability over the letters and digits of a stretch: a name, and each data type."""
        places = [i for i in range(start, end) if self._text[i].isalnum()] or [start]
        data = self._data[places].mean(axis=0)
        return float(self._name[places].mean()), dict(
            zip(self._types, map(float, data), strict=True)
        )

    def _added(self, claims: Sequence[Detection]) -> Iterator[Detection]:
        """Runs of words that the encoder reads as one type and that no claim touches."""
        if not self._read.any():
            return
        taken = np.zeros(len(self._text), dtype=bool)
        for claim in claims:
            if claim.entity_type.is_personal_data:
                taken[claim.start : claim.end] = True
        run: tuple[int, int, int, float] | None = None  # start, end, type, lowest share
        for word in _WORD.finditer(self._text):
            start, end = word.span()
            mean = self._data[start:end].mean(axis=0)
            kind = int(mean[1:].argmax()) + 1
            share = float(mean[kind])
            if share < self._settings.add_from or taken[start:end].any():
                kind = 0
            if run and (kind != run[2] or self._text[run[1] : start].strip(" \n,.-()>")):
                yield from self._claim(run)
                run = None
            if kind:
                run = (run[0] if run else start, end, kind, min(share, run[3] if run else 1.0))
        if run:
            yield from self._claim(run)

    def _claim(self, run: tuple[int, int, int, float]) -> Iterator[Detection]:
        start, end, number, share = run
        kind = self._types[number]
        if kind == PUBLIC_PERSON:
            why = "door het taalmodel gelezen als iemand met een publieke functie"
            yield Detection(
                start, end, EntityType.PERSON, round(share, 3), RECOGNIZER, why, keep=True
            )
        elif kind != LOOKALIKE:
            entity_type = EntityType(kind)
            shape = _SHAPES.get(entity_type)
            if shape and shape.match(self._text[start:end]):
                why = f"door het taalmodel gelezen als {entity_type.label}"
                yield Detection(start, end, entity_type, round(share * 0.9, 3), RECOGNIZER, why)
