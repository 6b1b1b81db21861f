"""Grounds: every notation that people use means one code."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import ConfigError
from dossier.geometry import Rect, decode_boxes, encode_boxes
from dossier.grounds import parse_ground_code
from dossier.terms import decision_deadline


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("5.1.2e", "5.1.2e"),
        ("5.1.2.e", "5.1.2e"),
        ("5.1.2E", "5.1.2e"),
        ("5.1 lid 2 sub e", "5.1.2e"),
        ("art. 5.1, lid 2, onder e Woo", "5.1.2e"),
        ("artikel 5.1 lid 1 aanhef en onder d", "5.1.1d"),
        ("5.2", "5.2"),
        ("5.2.1", "5.2.1"),
        ("5.4", "5.4"),
        ("5.4a.1", "5.4a.1"),
        ("5.1.5", "5.1.5"),
    ],
)
def test_notation_is_understood(written: str, code: str) -> None:
    assert parse_ground_code(written) == code


@pytest.mark.parametrize("written", ["", "10.2.e", "5", "5.1.2z", "vijf", "5.1.2e en 5.2.1"])
def test_other_text_is_refused(written: str) -> None:
    with pytest.raises(ConfigError):
        parse_ground_code(written)


boxes = st.lists(
    st.none()
    | st.builds(Rect, *[st.floats(min_value=-5000, max_value=5000, width=32) for _ in range(4)]),
)


@given(boxes)
def test_boxes_survive_storage(given_boxes: list[Rect | None]) -> None:
    assert decode_boxes(encode_boxes(given_boxes)) == given_boxes


@pytest.mark.parametrize(
    ("received", "deadline"),
    [
        (date(2026, 8, 3), date(2026, 8, 31)),
        (date(2023, 11, 29), date(2023, 12, 27)),  # 27 December, after both days of Christmas
        (date(2023, 11, 27), date(2023, 12, 27)),  # Christmas Day moves to the 27th
        (date(2024, 3, 1), date(2024, 4, 2)),  # Good Friday, Saturday, Easter Sunday and Monday
        (date(2026, 11, 7), date(2026, 12, 7)),  # a Saturday moves to Monday
    ],
)
def test_deadline_is_four_weeks_and_never_ends_on_a_free_day(
    received: date, deadline: date
) -> None:
    assert decision_deadline(received) == deadline
