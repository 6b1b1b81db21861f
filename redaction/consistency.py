"""The same text is never black in one place and readable in the next, within one document.

What people said stays readable stays so. Of the rest: a recogniser may see a name by its context in one sentence and miss it in another. What is withheld
once as personal data is withheld at every other place of the same document where the same words stand
with the same capitals, unless a rule or a person keeps that place readable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.detections import Detection, EntityType
from dossier.documents import Passage

RECOGNIZER = "herhaling/1"
_MIN_CHARACTERS = 3


def keep_phrases(
    passage: Passage,
    detections: Sequence[Detection],
    phrases: Sequence[str],
) -> tuple[Detection, ...]:
    """The detections, those of names that lie within one of ``phrases`` kept readable.

    Only names: a number or an address is never kept by a list of words.
    """
    if not phrases:
        return tuple(detections)
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    places = [
        match.span()
        for match in re.finditer(rf"(?<!\w)(?:{alternatives})(?!\w)", passage.text, re.IGNORECASE)
    ]

    def kept(detection: Detection) -> Detection:
        is_name = detection.entity_type is EntityType.PERSON and not detection.keep
        if is_name and any(s <= detection.start and detection.end <= e for s, e in places):
            return replace(detection, keep=True, why="staat op de lijst van het verzoek")
        return detection

    return tuple(map(kept, detections))


def repeat_withheld(
    passages: Sequence[Passage],
    detections: Mapping[int, Sequence[Detection]],
) -> dict[int, tuple[Detection, ...]]:
    """The detections by passage index, with the repetitions of what is withheld added, sorted."""
    withheld: dict[str, Detection] = {}
    for passage in passages:
        for detection in detections.get(passage.index, ()):
            words = " ".join(passage.text[detection.start : detection.end].split())
            if _can_repeat(detection, words):
                withheld.setdefault(words, detection)
    if not withheld:
        return {index: tuple(found) for index, found in detections.items()}
    # Longest first: a full name before the surname within it.
    alternatives = sorted(withheld, key=len, reverse=True)
    pattern = re.compile(
        r"(?<!\w)(?:"
        + "|".join(r"\s+".join(map(re.escape, words.split())) for words in alternatives)
        + r")(?!\w)",
    )
    return {
        passage.index: _completed(passage, detections.get(passage.index, ()), pattern, withheld)
        for passage in passages
    }


def _can_repeat(detection: Detection, words: str) -> bool:
    return (
        not detection.keep
        and detection.entity_type.is_personal_data
        and len(words) >= _MIN_CHARACTERS
        and not words.islower()
    )


def _completed(
    passage: Passage,
    found: Sequence[Detection],
    pattern: re.Pattern[str],
    withheld: Mapping[str, Detection],
) -> tuple[Detection, ...]:
    added = []
    judged = [detection for detection in found if detection.entity_type.is_personal_data]
    for match in pattern.finditer(passage.text):
        if any(d.start < match.end() and match.start() < d.end for d in judged):
            continue
        example = withheld[" ".join(match[0].split())]
        added.append(
            Detection(
                start=match.start(),
                end=match.end(),
                entity_type=example.entity_type,
                score=example.score,
                recognizer=RECOGNIZER,
                why="dezelfde woorden zijn elders in dit document gevonden",
                person_id=example.person_id,
            ),
        )
    return tuple(sorted((*found, *added), key=lambda d: (d.start, d.end)))
