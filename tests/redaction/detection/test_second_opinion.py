"""When the encoder overrules a rule, and when it may not."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from dossier.detections import Detection, EntityType
from redaction.detection.encoder import Reading
from redaction.detection.second_opinion import SecondOpinion
from redaction.detection.settings import OpinionSettings
from redaction.detection.unfold import unfold


class Words:
    """Word lists of two words."""

    def __init__(self, ambiguous: str = "") -> None:
        self._ambiguous = ambiguous

    def is_ambiguous(self, word: str) -> bool:
        return word == self._ambiguous

    def is_given_name(self, word: str) -> bool:
        return word == "Sanne"


TYPES = ("NONE", "PHONE", "ADDRESS", "USERNAME", "LOOKALIKE", "PUBLIC_PERSON")
TEXT = "Bel 070 1234500 of vraag Jansen (Dorpsstraat 5)."


def opinion(name: dict[str, float], data: dict[str, tuple[str, float]]) -> SecondOpinion:
    """What the encoder would think if it saw these words so; everything else is nothing to it."""
    words = list(re.finditer(r"\S+", TEXT))
    shares = np.zeros((len(words), len(TYPES)), dtype=np.float32)
    shares[:, 0] = 1
    begins = np.array([name.get(w[0].strip("()."), 0.0) for w in words], dtype=np.float32)
    for index, word in enumerate(words):
        if given := data.get(word[0].strip("().")):
            shares[index, 0] = 1 - given[1]
            shares[index, TYPES.index(given[0])] = given[1]
    reading = Reading(
        [w.span() for w in words], begins, np.zeros_like(begins), shares[:, :1], shares
    )
    view = unfold(TEXT)
    return SecondOpinion(TEXT, view, [(0, len(TEXT), reading)], TYPES, OpinionSettings(), Words())


def claim(words: str, kind: EntityType, *, keep: bool = False, score: float = 0.9) -> Detection:
    """What a rule claims about these words."""
    start = TEXT.index(words)
    return Detection(start, start + len(words), kind, score, "rule 1", "regel", keep=keep)


SWITCHBOARD = {"070": ("LOOKALIKE", 0.95), "1234500": ("LOOKALIKE", 0.95)}
DIRECT = {"070": ("PHONE", 0.97), "1234500": ("PHONE", 0.97)}


def test_a_number_that_reads_as_a_switchboard_stays() -> None:
    found = opinion({}, SWITCHBOARD).judge([claim("070 1234500", EntityType.PHONE)])
    assert [d.keep for d in found] == [True]
    assert "leesbaar" in found[0].why


def test_a_switchboard_of_a_rule_that_reads_as_a_direct_number_goes() -> None:
    found = opinion({}, DIRECT).judge([claim("070 1234500", EntityType.PHONE, keep=True)])
    assert [d.keep for d in found] == [False]


def test_a_doubtful_encoder_changes_nothing() -> None:
    unsure = {"070": ("LOOKALIKE", 0.4), "1234500": ("LOOKALIKE", 0.4)}
    given = [claim("070 1234500", EntityType.PHONE)]
    assert opinion({}, unsure).judge(given) == given


@pytest.mark.parametrize(
    "given",
    [
        replace(claim("Jansen", EntityType.PERSON), recognizer="header_field 1"),
        replace(claim("Jansen", EntityType.PERSON, keep=True), recognizer="officials 1"),
        claim("070 1234500", EntityType.BSN),
    ],
)
def test_what_carries_its_own_proof_is_never_overruled(given: Detection) -> None:
    other = {**SWITCHBOARD, "Jansen": ("PUBLIC_PERSON", 0.99)}
    assert given in opinion({}, other).judge([given])


def test_a_name_that_reads_as_nothing_at_all_is_left_out_and_a_mail_address_is_not() -> None:
    nothing = opinion({}, {})
    assert nothing.judge([claim("Jansen", EntityType.PERSON)]) == []
    assert len(nothing.judge([claim("Jansen", EntityType.EMAIL)])) == 1


def test_a_name_that_reads_as_an_office_holder_stays_and_back() -> None:
    public = opinion({"Jansen": 0.02}, {"Jansen": ("PUBLIC_PERSON", 0.9)})
    assert public.judge([claim("Jansen", EntityType.PERSON)])[0].keep
    private = opinion({"Jansen": 0.97}, {})
    assert not private.judge([claim("Jansen", EntityType.PERSON, keep=True)])[0].keep


def test_what_no_rule_knows_is_added_when_it_has_the_least_shape_of_it() -> None:
    seen = {"Dorpsstraat": ("ADDRESS", 0.9), "5": ("ADDRESS", 0.9), "vraag": ("ADDRESS", 0.9)}
    (found,) = opinion({}, seen).judge([])
    assert TEXT[found.start : found.end] == "Dorpsstraat 5"
    assert found.entity_type is EntityType.ADDRESS
    assert found.recognizer == "encoder 1"


def test_a_number_that_is_not_round_and_a_mere_first_name_are_not_let_go() -> None:
    text = "Kamer 9, 070 412 38 65. Vraag Sanne"
    words = list(re.finditer(r"\S+", text))
    shares = np.zeros((len(words), len(TYPES)), dtype=np.float32)
    shares[:, TYPES.index("LOOKALIKE")] = 0.99
    nothing = np.zeros(len(words), dtype=np.float32)
    reading = Reading([w.span() for w in words], nothing, nothing, shares[:, :1], shares)
    second = SecondOpinion(
        text, unfold(text), [(0, len(text), reading)], TYPES, OpinionSettings(), Words()
    )
    number, name = text.index("070"), text.index("Sanne")
    given = [
        Detection(number, number + 13, EntityType.PHONE, 0.9, "phone 1", "regel"),
        Detection(name, name + 5, EntityType.PERSON, 0.7, "person_form 1", "regel"),
    ]
    assert [d.keep for d in second.judge(given) if d.recognizer != "encoder 1"][:1] == [False]
    assert not any(d.keep for d in second.judge(given) if d.start == name)


def test_nothing_is_added_where_a_rule_has_spoken() -> None:
    seen = {"Dorpsstraat": ("ADDRESS", 0.9), "5": ("ADDRESS", 0.9)}
    given = [claim("Dorpsstraat 5", EntityType.ADDRESS, keep=True)]
    assert len(opinion({}, seen).judge(given)) == 1


def test_a_word_that_can_be_a_name_and_reads_as_a_word_is_kept_from_the_register() -> None:
    words = list(re.finditer(r"\S+", TEXT))
    nothing = np.zeros(len(words), dtype=np.float32)
    shares = np.zeros((len(words), len(TYPES)), dtype=np.float32)
    shares[:, 0] = 1
    reading = Reading([w.span() for w in words], nothing, nothing, shares[:, :1], shares)
    readings = [(0, len(TEXT), reading)]
    known = Words("Dorpsstraat")
    sure = SecondOpinion(TEXT, unfold(TEXT), readings, TYPES, OpinionSettings(), known)
    (found,) = sure.judge([])
    assert (TEXT[found.start : found.end], found.keep) == ("Dorpsstraat", True)
