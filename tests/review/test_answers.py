"""A reviewer's answer is checked before it becomes a decision."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dossier.errors import ReviewError
from dossier.grounds import Ground, GroundKind, GroundTable
from dossier.reviews import DecisionKind, ReviewDecision, Verdict
from review.answers import Answer, to_decisions

GROUNDS = GroundTable(
    Ground(code, GroundKind.RELATIVE, "label", "artikel", "tekst", code)
    for code in ("5.1.2e", "5.1.2i", "5.4")
)


def decide(answer: Answer) -> list[ReviewDecision]:
    return to_decisions(
        answer,
        request_id="proef",
        review_round=1,
        persons={"P001", "P002"},
        numbers={"1001", "1002"},
        grounds=GROUNDS,
        basis="b",
        decided_at=datetime(2024, 1, 8, tzinfo=UTC),
    )


def test_release_with_changes_becomes_decisions() -> None:
    decisions = decide(
        Answer(
            "J. de Beoordelaar", Verdict.RELEASE, "", "p001, P002", "1001: 5.4\n1002 (5.1 lid 2 i)"
        )
    )
    assert [(d.kind, d.subject, d.value) for d in decisions] == [
        (DecisionKind.DISCLOSE_PERSON, "P001", ""),
        (DecisionKind.DISCLOSE_PERSON, "P002", ""),
        (DecisionKind.WITHHOLD_DOCUMENT, "1001", "5.4"),
        (DecisionKind.WITHHOLD_DOCUMENT, "1002", "5.1.2i"),
        (DecisionKind.VERDICT, "", "release"),
    ]
    assert {d.reviewer for d in decisions} == {"J. de Beoordelaar"}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(" ", Verdict.RELEASE), "naam"),
        (Answer("Jo", Verdict.SEND_BACK), "opmerkingen"),
        (Answer("Jo", Verdict.RELEASE, "", "P099"), "P099"),
        (Answer("Jo", Verdict.RELEASE, "", "", "9999: 5.4"), "9999"),
        (Answer("Jo", Verdict.RELEASE, "", "", "1001"), "grond"),
        (Answer("Jo", Verdict.RELEASE, "", "", "1001: 5.9"), "grond"),
    ],
)
def test_wrong_answer_comes_back_with_the_reason(answer: Answer, said: str) -> None:
    with pytest.raises(ReviewError, match=said):
        decide(answer)


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(ReviewError) as caught:
        decide(Answer("", Verdict.SEND_BACK, "", "P099", "1001"))
    assert len(caught.value.user_message.splitlines()) == 4


def test_name_typed_instead_of_a_number_is_not_echoed() -> None:
    with pytest.raises(ReviewError) as caught:
        decide(Answer("Jo", Verdict.RELEASE, "", "Fatma el Idrissi"))
    assert "Fatma" not in caught.value.user_message


def test_same_answer_twice_gives_the_same_decisions(tmp_path: Path) -> None:
    answer = Answer("Jo", Verdict.RELEASE, "", "P001")
    assert [d.decision_id for d in decide(answer)] == [d.decision_id for d in decide(answer)]
