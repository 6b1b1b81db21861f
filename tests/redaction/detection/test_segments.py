"""Cutting a text for the encoder: every word is read, short sentences stay whole."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from redaction.detection.encoder import readable
from redaction.detection.segments import segments, sentences

TEXTS = st.text(st.sampled_from([*"abcDE .!?\n,;>é1", "\t", "\u200b", "\u00a0"]), max_size=1500)


@given(TEXTS)
def test_every_word_lies_in_exactly_one_segment(text: str) -> None:
    covered = [i for start, end in segments(text) for i in range(start, end)]
    assert covered == sorted(set(covered))
    words = {i for m in re.finditer(r"\w", text) for i in range(*m.span())}
    assert words <= set(covered)


@given(TEXTS)
def test_the_readable_text_knows_where_each_character_came_from(text: str) -> None:
    plain, places = readable(text)
    assert len(places) == len(plain) + 1
    assert places == sorted(places)
    for char, place in zip(plain, places, strict=False):
        assert char == text[place] or (char in " ¶|" and not text[place].isalnum())


def test_line_ends_and_tabs_stay_visible() -> None:
    assert readable("Groet,\n\nSanne\t06")[0] == "Groet, ¶ Sanne | 06"


def test_sentences_end_at_lines_and_stops_but_not_at_abbreviations() -> None:
    text = "Dat vindt mr. J. Jansen. Morgen bel ik.\n- punt twee"
    assert [text[a:b] for a, b in sentences(text)] == [
        "Dat vindt mr. J. Jansen.",
        "Morgen bel ik.",
        "- punt twee",
    ]
