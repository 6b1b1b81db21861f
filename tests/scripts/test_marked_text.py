"""Hand-marked texts: what the marks mean, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.evaluation import GoldItem
from scripts.train_model.marked_text import Mark, MarkError, as_row, doubts, read_marked, unmark

MAIL = """### mail
@from ⟦PERSON|Sanne de Vries⟧ <⟦EMAIL|s.devries@minabc.nl⟧>
Beste ⟦PERSON|Karim⟧, ik sprak ⟦=PERSON|minister Dekker⟧.
⟦SPECIAL_CATEGORY|⟦PERSON|Joke⟧ is ziek.⟧
### chat
ha!
"""


def read(tmp_path: Path, content: str) -> list[GoldItem]:
    """The texts of a file, as the evaluation reads them."""
    path = tmp_path / "set.txt"
    path.write_text(content, "utf-8")
    return [GoldItem.model_validate(as_row(text)) for text in read_marked(path)]


def test_marks_become_spans_that_name_their_words(tmp_path: Path) -> None:
    mail, chat = read(tmp_path, MAIL)
    words = [(s.type, s.keep, mail.text[s.start : s.end]) for s in mail.spans]
    assert words == [
        ("PERSON", False, "Karim"),
        ("PERSON", True, "minister Dekker"),
        ("SPECIAL_CATEGORY", False, "Joke is ziek."),
        ("PERSON", False, "Joke"),
    ]
    assert [(s.field, s.type) for s in mail.header_spans] == [("from", "PERSON"), ("from", "EMAIL")]
    assert (chat.kind, chat.text) == ("chat", "ha!")


@given(st.lists(st.sampled_from(["een ", "⟦PERSON|", "⟦=PHONE|", "⟧", "06\n"]), max_size=12))
def test_marks_are_either_refused_or_lie_inside_the_text(parts: list[str]) -> None:
    try:
        text, marks = unmark("".join(parts), "x")
    except MarkError:
        return
    assert "⟦" not in text and "⟧" not in text
    assert all(0 <= m.start < m.end <= len(text) for m in marks)


@pytest.mark.parametrize(
    "marked", ["⟦PERSON|Jan", "Jan⟧", "⟦PERSOON|Jan⟧", "⟦ORG|Jan⟧", "⟦PERSON|⟧", "⟦Jan⟧"]
)
def test_a_wrong_mark_is_refused(marked: str) -> None:
    with pytest.raises(MarkError):
        unmark(marked, "x")


def test_what_was_forgotten_is_named(tmp_path: Path) -> None:
    path = tmp_path / "set.txt"
    path.write_text("### mail\n⟦PERSON|Karim⟧ belde. Vraag Karim op 06-12345678.\n", "utf-8")
    (text,) = read_marked(path)
    found = "\n".join(doubts(text))
    assert "Karim" in found and "PHONE without a mark" in found
    assert text.marks == (Mark(0, 5, "PERSON", keep=False),)
