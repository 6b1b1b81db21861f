"""Sensitive passages: sentences whose content, not whose form, is protected (Woo 5.1 and 5.2).

The encoder gives each word piece a probability per kind of passage; here these become proposals for
whole sentences, cut back to the clauses that carry them. A proposal is never more than that: the
grounds are relative, or ask for a person's judgement (``config/grounds.yaml`` shows them as doubt).
Residual risk: a passage whose meaning hangs on another sentence, irony, and kinds of content that
the training sentences don't have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dossier.detections import Detection, EntityType
from redaction.detection.encoder import Reading, Shares
from redaction.detection.recognizers.base import words_pattern
from redaction.detection.segments import sentences
from redaction.detection.settings import PassageSettings

RECOGNIZER = "passages 1"
_CLAUSE_END = re.compile(r"(?<=[,;:)])\s+|\s+[–—-]\s+|\s+\(")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SHORTEST = 12
_FEWEST_LETTERS = 5
_MOST_CUES = 3
"""Cue words named in an explanation."""


@dataclass(frozen=True, slots=True)
class _Kind:
    index: int
    entity_type: EntityType
    settings: PassageSettings
    cues: re.Pattern[str] | None


class PassageFinder:
    """Turns the encoder's readings of a text into proposals.

    Args:
        kinds: the encoder's passage kinds; the first is "none".
        settings: by kind; a kind that is not in it is never proposed.
    """

    def __init__(
        self, kinds: Sequence[str], settings: Mapping[EntityType, PassageSettings]
    ) -> None:
        self._kinds = [
            _Kind(
                index,
                EntityType(kind),
                settings[EntityType(kind)],
                _cues(settings[EntityType(kind)]),
            )
            for index, kind in enumerate(kinds)
            if index and EntityType(kind) in settings and settings[EntityType(kind)].enabled
        ]

    def find(self, text: str, readings: Sequence[tuple[int, int, Reading]]) -> list[Detection]:
        """Proposals for one text, in order, without overlap; offsets of ``text``."""
        found: list[Detection] = []
        for start, end, reading in readings:
            for sentence in sentences(text, start, end):
                for proposal in self._judge(text, sentence, start, reading):
                    found = _joined(found, proposal, text)
        return found

    def _judge(
        self, text: str, sentence: tuple[int, int], start: int, reading: Reading
    ) -> Iterator[Detection]:
        """A sentence cut back to its clauses; else the words in it that stand out."""
        shares = _mean(reading, sentence[0] - start, sentence[1] - start)
        if shares is None:
            return
        kind = max(self._kinds, key=lambda k: shares[k.index], default=None)
        if kind is None:
            return
        long_enough = sentence[1] - sentence[0] >= _SHORTEST
        if not long_enough or 1 - float(shares[0]) < kind.settings.threshold:
            yield from self._words_that_stand_out(text, sentence, start, reading)
            return
        clauses = [
            (a, b, clause)
            for a, b in _clauses(text, *sentence)
            if (clause := _mean(reading, a - start, b - start)) is not None
        ]
        kept = [(a, b) for a, b, clause in clauses if 1 - float(clause[0]) >= kind.settings.clause]
        begin, end = (kept[0][0], kept[-1][1]) if kept else sentence
        yield self._proposal(text, begin, end, kind, 1 - float(shares[0]))

    def _words_that_stand_out(
        self, text: str, sentence: tuple[int, int], start: int, reading: Reading
    ) -> Iterator[Detection]:
        """Runs of words of one kind in a sentence that is not sensitive as a whole.

        "Jansen, longpatiënt, krijgt het bedrag eerder" reveals something in one word.
        """
        run: tuple[int, int, _Kind, list[float]] | None = None
        for word in _WORD.finditer(text, *sentence):
            shares = _mean(reading, word.start() - start, word.end() - start)
            kind = max(self._kinds, key=lambda k: shares[k.index]) if shares is not None else None
            share = 1 - float(shares[0]) if shares is not None else 0.0
            if kind is None or share < kind.settings.word:
                if run:
                    yield from self._run(text, run)
                run = None
            elif run and run[2] is kind:
                run = (run[0], word.end(), kind, [*run[3], share])
            else:
                if run:
                    yield from self._run(text, run)
                run = (word.start(), word.end(), kind, [share])
        if run:
            yield from self._run(text, run)

    def _run(self, text: str, run: tuple[int, int, _Kind, list[float]]) -> Iterator[Detection]:
        begin, end, kind, shares = run
        mean = sum(shares) / len(shares)
        letters = sum(map(str.isalpha, text[begin:end]))
        if letters >= _FEWEST_LETTERS and mean >= kind.settings.threshold:
            yield self._proposal(text, begin, end, kind, mean)

    def _proposal(self, text: str, begin: int, end: int, kind: _Kind, share: float) -> Detection:
        score = round(share, 3)
        why = self._why(text[begin:end], kind, score)
        return Detection(begin, end, kind.entity_type, score, RECOGNIZER, why)

    @staticmethod
    def _why(words: str, kind: _Kind, score: float) -> str:
        """How sure, and which general words of the kind's list stand in it; nothing else of the text."""
        seen = kind.cues.findall(words.casefold()) if kind.cues else []
        named = ", ".join(f"'{cue}'" for cue in list(dict.fromkeys(seen))[:_MOST_CUES])
        signs = f"; aanwijzing: {named}" if named else ""
        return f"lijkt op {kind.entity_type.label} (kans {score:.0%}){signs}"


def _cues(settings: PassageSettings) -> re.Pattern[str] | None:
    return words_pattern(settings.cues)


def _mean(reading: Reading, start: int, end: int) -> Shares | None:
    """The mean of the pieces' probabilities between two characters of the segment."""
    inside = [i for i, (a, b) in enumerate(reading.offsets) if a < end and start < b]
    if not inside:
        return None
    mean: Shares = reading.passages[inside[0] : inside[-1] + 1].mean(axis=0, dtype=np.float32)
    return mean


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _CLAUSE_END.finditer(text, start, end):
        if gap.start() - at >= _SHORTEST:
            yield at, gap.start()
            at = gap.end()
    if at < end:
        yield at, end


def _joined(found: list[Detection], more: Detection, text: str) -> list[Detection]:
    """The proposals with one more; neighbours of the same kind become one."""
    if found and found[-1].entity_type is more.entity_type:
        last = found[-1]
        if not text[last.end : more.start].strip(" \n\t-•"):
            lead = max(last, more, key=lambda d: d.score)
            joined = Detection(
                last.start, more.end, lead.entity_type, lead.score, lead.recognizer, lead.why
            )
            return [*found[:-1], joined]
    return [*found, more]
