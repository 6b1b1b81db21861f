"""One wrong finding does not spread over the dossier."""

from __future__ import annotations

from dossier.detections import Detection, EntityType
from redaction.detection import Detector
from redaction.detection.name_evidence import NameEvidence
from redaction.detection.people import build_register
from tests.redaction.detection.conftest import body
from tests.redaction.detection.test_people import document

PLACE = "De gemeente Valderbeek meldt schade. In Valderbeek staat water. Namens Valderbeek, dank."


def found(text: str, words: str) -> tuple[Detection, ...]:
    """The first occurrence of the words as a person."""
    start = text.index(words)
    end = start + len(words)
    return (Detection(start, end, EntityType.PERSON, 0.9, "person_model 1", "model"),)


def test_a_word_that_is_mostly_no_name_is_not_looked_for(detector: Detector) -> None:
    passage = body(PLACE)
    analyses = {"d0": [found(PLACE, "Valderbeek")]}
    people = build_register(
        [document(0)], {"d0": [passage]}, analyses, detector.officials, detector.lexicon
    )
    assert people.find(passage) == ()


def test_a_name_that_is_missed_now_and_then_is_still_found(detector: Detector) -> None:
    texts = ["Beste Tjitske,", "Tjitske belt.", "Vraag het aan Tjitske."]
    passages = [body(text, index) for index, text in enumerate(texts)]
    analyses = {"d0": [found(texts[0], "Tjitske"), found(texts[1], "Tjitske"), ()]}
    people = build_register(
        [document(0)], {"d0": passages}, analyses, detector.officials, detector.lexicon
    )
    assert [d.keep for d in people.find(passages[2])] == [False]


def test_copies_of_a_text_count_once_and_office_holders_do_not_count() -> None:
    evidence = NameEvidence()
    text = "Zie Sanne. Ook minister Jonge."
    public = text.index("Jonge")
    keep = Detection(public, public + 5, EntityType.PERSON, 0.9, "officials 1", "", keep=True)
    for _ in range(3):
        evidence.add(text, (*found(text, "Sanne"), keep))
    evidence.add("Weer Sanne.", ())
    assert evidence.share("sanne") == 0.5
    assert evidence.share("jonge") == 1
