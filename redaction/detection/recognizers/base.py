"""Base of our Presidio recognisers: a rule yields findings, this class turns them into results."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.settings import RecognizerSettings

KEEP = "KEEP_"
"""Prefix of the Presidio entity name of a look-alike, so that it never merges with the kind."""
VERSION = "1"


class Rule(EntityRecognizer):
    """A recogniser of one kind of data, set up by its entry in ``config/recognizers.yaml``."""

    key: ClassVar[str]
    entity_types: ClassVar[tuple[EntityType, ...]]

    def __init__(self, settings: RecognizerSettings) -> None:
        self.settings = settings
        self.score = settings.score
        names = [t.value for t in self.entity_types]
        super().__init__(
            supported_entities=[*names, *(KEEP + name for name in names)],
            supported_language="nl",
            name=self.key,
            version=VERSION,
        )
        self._confirms = words_pattern(settings.context)
        self._keeps = words_pattern(settings.keep)

    def load(self) -> None:
        """Nothing to load: rules are ready when made."""

    @abstractmethod
    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """The findings in one reading view."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """Presidio's entry: the findings as results that carry ``why``."""
        return [
            RecognizerResult(
                entity_type=(KEEP if found.keep else "") + found.entity_type.value,
                start=found.start,
                end=found.end,
                score=found.score,
                recognition_metadata=self._metadata(found),
            )
            for found in self.find(text, nlp_artifacts)
            if found.start < found.end
        ]

    def _metadata(self, found: Finding) -> dict[str, Any]:
        return {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.key,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            "why": found.why,
        }

    def confirmed(self, text: str, start: int, end: int, before: int = 40, after: int = 0) -> bool:
        """Whether a context word stands near the span."""
        return near(self._confirms, text, start, end, before, after)

    def stays(self, text: str, start: int, end: int, before: int = 40, after: int = 25) -> bool:
        """Whether a word of the ``keep`` list stands near the span."""
        return near(self._keeps, text, start, end, before, after)


def words_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of the words, each at the start of a word; ``None`` without words.

    A word that ends in ``*`` may go on; the others must end there.
    """
    parts = [
        re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) + r"(?!\w)"
        for w in sorted(words, key=len, reverse=True)
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")", re.IGNORECASE) if parts else None


def near(
    pattern: re.Pattern[str] | None, text: str, start: int, end: int, before: int, after: int
) -> bool:
    """Whether the pattern occurs in the same paragraph, this many characters around the span."""
    if pattern is None:
        return False
    left = text[max(0, start - before) : start].rpartition("\n\n")[2]
    right = text[end : end + after].partition("\n\n")[0]
    return bool(pattern.search(left) or pattern.search(right))


def digits(text: str) -> str:
    """Only the digits."""
    return "".join(char for char in text if char.isdigit())
