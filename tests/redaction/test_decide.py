"""From findings to what is burned: grounds, decisions, consistency, judgement."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.detections import Detection, EntityType
from dossier.documents import Passage, PassageRole
from dossier.errors import ConfigError
from dossier.judgements import Judgement
from dossier.redactions import Proposal, ProposalAction, Redaction
from dossier.reviews import DecisionKind, ReviewDecision, Verdict
from redaction.consistency import keep_phrases, repeat_withheld
from redaction.decide import (
    current_decisions,
    doubts_of,
    judgement_of,
    redacted_text,
    redactions_of,
)
from redaction.grounding import Rules, load_rules, propose
from redaction.withheld import withheld_in_set, withheld_texts

ROOT = Path(__file__).resolve().parents[2]
RULES = load_rules(ROOT / "config" / "grounds.yaml")
TEXT = "Bel Fatma el Idrissi op 06-12345678 over minister De Jonge."


def body(text: str, index: int = 0, role: PassageRole = PassageRole.BODY) -> Passage:
    return Passage(index, role, text)


def found(text: str, words: str, kind: EntityType, **more: object) -> Detection:
    start = text.index(words)
    return Detection(start, start + len(words), kind, 0.9, "proef", "regel", **more)  # type: ignore[arg-type]


def proposals_for(passage: Passage, *detections: Detection, rules: Rules = RULES) -> list[Proposal]:
    return propose("d", [passage], {passage.index: detections}, rules)


def decision(kind: DecisionKind, subject: str, value: str = "", number: int = 1) -> ReviewDecision:
    moment = datetime(2024, 1, 8, tzinfo=UTC)
    return ReviewDecision("x", "r", number, kind, subject, value, "Anna", "", moment, "basis")


def test_each_type_gets_its_ground_and_look_alikes_stay_readable() -> None:
    made = proposals_for(
        body(TEXT),
        found(TEXT, "Fatma el Idrissi", EntityType.PERSON),
        found(TEXT, "06-12345678", EntityType.PHONE),
        found(TEXT, "minister De Jonge", EntityType.PERSON, keep=True),
    )
    assert [(p.action, p.grounds) for p in made] == [
        (ProposalAction.WITHHOLD, ("5.1.2e",)),
        (ProposalAction.WITHHOLD, ("5.1.2e",)),
        (ProposalAction.DISCLOSE, ()),
    ]


def test_sensitive_passages_are_shown_and_never_burned_by_the_machine() -> None:
    made = proposals_for(body(TEXT), found(TEXT, "Bel", EntityType.POLICY_OPINION))
    assert made[0].action is ProposalAction.DOUBT
    assert redactions_of(made, RULES.grounds, "Anna") == ()
    assert doubts_of(made, RULES.grounds)[0].grounds == ("5.2.1",)


def test_bsn_has_the_absolute_ground() -> None:
    made = proposals_for(body("BSN 123456782"), Detection(4, 13, EntityType.BSN, 1.0, "p", "w"))
    assert made[0].grounds == ("5.1.1e",)


def test_hidden_text_gets_no_proposal() -> None:
    hidden = body(TEXT, role=PassageRole.METADATA)
    assert proposals_for(hidden, found(TEXT, "Fatma el Idrissi", EntityType.PERSON)) == []


def test_disclosing_a_person_shows_the_name_and_keeps_the_number_withheld() -> None:
    made = proposals_for(
        body(TEXT),
        found(TEXT, "Fatma el Idrissi", EntityType.PERSON, person_id="P001"),
        found(TEXT, "06-12345678", EntityType.PHONE, person_id="P001"),
    )
    burned = redactions_of(made, RULES.grounds, "Anna", frozenset({"P001"}))
    text = redacted_text(body(TEXT), burned)
    assert "Fatma el Idrissi" in text
    assert "06-12345678" not in text


def test_overlapping_findings_become_one_redaction_with_both_grounds() -> None:
    text = "nummer 123456782 van Fatma"
    made = proposals_for(
        body(text),
        Detection(0, 16, EntityType.PERSONNEL_NO, 0.9, "p", "w"),
        Detection(7, 16, EntityType.BSN, 0.9, "p", "w"),
    )
    burned = redactions_of(made, RULES.grounds, "Anna")
    assert [(r.start, r.end, r.grounds) for r in burned] == [(0, 16, ("5.1.1e", "5.1.2e"))]


def test_latest_round_replaces_earlier_decisions() -> None:
    decisions = [
        decision(DecisionKind.DISCLOSE_PERSON, "P001"),
        decision(DecisionKind.VERDICT, "", Verdict.SEND_BACK.value),
        decision(DecisionKind.WITHHOLD_DOCUMENT, "1001", "5.4", number=2),
        decision(DecisionKind.VERDICT, "", Verdict.RELEASE.value, number=2),
    ]
    sent_back, released = current_decisions(decisions[:2]), current_decisions(decisions)
    assert (sent_back.released_basis, sent_back.disclosed_persons) == ("", {"P001"})
    assert (released.released_basis, released.disclosed_persons) == ("basis", frozenset())
    assert released.withheld_documents == {"1001": "5.4"}


def test_judgement_follows_what_remains_readable() -> None:
    whole = Redaction("d", 0, 0, len(TEXT), ("5.1.2e",), (EntityType.PERSON,), "Anna")
    part = Redaction("d", 0, 0, 3, ("5.1.2e",), (EntityType.PERSON,), "Anna")
    assert judgement_of([], [body(TEXT)]) is Judgement.PUBLIC
    assert judgement_of([part], [body(TEXT)]) is Judgement.PARTIAL_PUBLIC
    assert judgement_of([whole], [body(TEXT)]) is Judgement.NOT_PUBLIC


def test_withheld_words_are_withheld_everywhere_in_the_document() -> None:
    first, second = (
        body("Vraag het aan Shanti."),
        body("Begeleiding: Shanti en\nlid Shanti-school", 1),
    )
    detections = {0: (found(first.text, "Shanti", EntityType.PERSON),), 1: ()}
    complete = repeat_withheld([first, second], detections)
    assert [(d.start, d.end) for d in complete[1]] == [(13, 19), (27, 33)]


def test_repetition_respects_what_stays_readable() -> None:
    first, second = body("Collega De Jonge belt."), body("minister De Jonge sprak", 1)
    detections = {
        0: (found(first.text, "De Jonge", EntityType.PERSON),),
        1: (found(second.text, "minister De Jonge", EntityType.PERSON, keep=True),),
    }
    assert len(repeat_withheld([first, second], detections)[1]) == 1


def test_phrase_of_the_request_keeps_names_readable_and_numbers_not() -> None:
    text = "Directie Europa, Europa 06-12345678"
    detections = (
        found(text, "Directie Europa", EntityType.PERSON),
        Detection(17, 23, EntityType.PERSON, 0.9, "p", "w"),
        found(text, "06-12345678", EntityType.PHONE),
    )
    kept = keep_phrases(body(text), detections, ["directie europa", "06-12345678"])
    assert [d.keep for d in kept] == [True, False, False]


def test_same_letters_that_are_disclosed_on_purpose_are_allowed() -> None:
    text = "Collega De Jonge en minister De Jonge"
    redaction = Redaction("d", 0, 8, 16, ("5.1.2e",), (EntityType.PERSON,), "Anna")
    withheld = withheld_texts([body(text)], [redaction])
    assert [(w.text, w.allowed) for w in withheld] == [("De Jonge", 1)]
    assert "Jonge" not in repr(withheld)


def test_lists_are_checked_for_full_names_and_numbers_not_for_shared_surnames() -> None:
    redactions = [
        Redaction("d", 0, 4, 20, ("5.1.2e",), (EntityType.PERSON,), "Anna"),
        Redaction("d", 0, 24, 35, ("5.1.2e",), (EntityType.PHONE,), "Anna"),
        Redaction("d", 0, 50, 58, ("5.1.2e",), (EntityType.PERSON,), "Anna"),
    ]
    texts = {w.text for w in withheld_in_set([([body(TEXT)], redactions)])}
    assert {"Fatma el Idrissi", "06-12345678"} <= texts


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8)


@given(spans)
def test_redactions_never_overlap_and_cover_every_proposal(drawn: list[tuple[int, int]]) -> None:
    text = "abcdefghij klmnopqrst uvwxyz 0123456789 ABCDEFGHIJKL"
    detections = [Detection(s, s + n, EntityType.PERSON, 0.9, "p", "w") for s, n in drawn]
    burned = redactions_of(proposals_for(body(text), *detections), RULES.grounds, "Anna")
    assert all(one.end <= other.start for one, other in pairwise(burned))
    covered = {i for r in burned for i in range(r.start, r.end)}
    assert covered == {i for d in detections for i in range(d.start, d.end)}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('ground: "5.1.1e"', 'ground: "5.9.9"'), "5.9.9"),
        (("kind: absolute", "kind: soms"), "kind"),
        (("  BSN: {", "  BSM: {"), "BSM"),
    ],
)
def test_mistakes_in_the_rules_are_named(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    text = (ROOT / "config" / "grounds.yaml").read_text(encoding="utf-8")
    path = tmp_path / "grounds.yaml"
    path.write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        load_rules(path)
