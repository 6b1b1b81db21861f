"""From characters to rectangles, without a PDF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import UnlocatedSpan
from dossier.geometry import Rect
from redaction.removal.boxes import boxes_of_span
from redaction.removal.jpeg import without_metadata


def line(
    text: str, x: float = 0, y: float = 100, width: float = 6, height: float = 12
) -> list[Rect | None]:
    return [
        None if character == "\n" else Rect(x + i * width, y, x + (i + 1) * width, y + height)
        for i, character in enumerate(text)
    ]


def test_one_box_per_line_touched() -> None:
    text = "aan Jan\nPieters ja"
    boxes = [*line("aan Jan"), None, *line("Pieters ja", y=114)]
    assert len(boxes_of_span(text, boxes, 4, 15, 0)) == 2


def test_box_covers_the_glyphs_and_the_gaps_beside_but_no_neighbour() -> None:
    text = "aan Jan toe"
    (box,) = boxes_of_span(text, line(text), 4, 7, 0)
    assert 18 < box.paint.x0 < 24 and 42 < box.paint.x1 < 48
    assert box.strip.x0 >= 24 and box.strip.x1 <= 42
    assert 100 < box.strip.y0 < box.strip.y1 < 112


def test_box_at_the_end_of_a_line_goes_on_to_the_grid() -> None:
    text = "aan Jan"
    (box,) = boxes_of_span(text, line(text), 4, 7, 0)
    assert box.paint.x1 == 54


def test_character_without_a_place_stops_the_document() -> None:
    boxes = line("aan Jan")
    boxes[5] = None
    with pytest.raises(UnlocatedSpan, match="pagina 3"):
        boxes_of_span("aan Jan", boxes, 4, 7, 2)


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (0, 99), (-1, 2)])
def test_span_outside_the_text_stops_the_document(span: tuple[int, int]) -> None:
    with pytest.raises(UnlocatedSpan):
        boxes_of_span("aan Jan", line("aan Jan"), *span, 0)


def test_boxes_of_another_text_stop_the_document() -> None:
    with pytest.raises(UnlocatedSpan):
        boxes_of_span("aan Jan", line("aan"), 0, 3, 0)


def test_blank_span_needs_no_box() -> None:
    assert boxes_of_span("a b", line("a b"), 1, 2, 0) == []


def test_vertical_and_slanting_lines() -> None:
    up = [Rect(50, 200 - 6 * i, 62, 206 - 6 * i) for i in range(5)]
    (box,) = boxes_of_span("omhoo", up, 0, 5, 0)
    assert box.is_vertical and box.strip.x0 > 50 and box.strip.x1 < 62
    slanting = [Rect(50 + 8 * i, 50 + 8 * i, 62 + 8 * i, 62 + 8 * i) for i in range(5)]
    found = boxes_of_span("schui", slanting, 0, 5, 0)
    assert len(found) == 5 and sum(box.has_label for box in found) == 1


@given(st.text("ab \n", min_size=1, max_size=40), st.data())
def test_every_solid_character_of_a_span_is_covered(text: str, data: st.DataObject) -> None:
    boxes: list[Rect | None] = []
    for number, part in enumerate(text.split("\n")):
        boxes += [None] if number else []
        boxes += line(part, y=100 + 14 * number)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = boxes_of_span(text, boxes, start, end, 0)
    for index, (character, rect) in enumerate(zip(text, boxes, strict=True)):
        if rect is None or character.isspace():
            continue
        middle_x, middle_y = (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2
        picked = any(
            box.strip.x0 <= middle_x <= box.strip.x1 and box.strip.y0 <= middle_y <= box.strip.y1
            for box in found
        )
        assert picked == (start <= index < end)


def test_jpeg_without_metadata_leaves_other_bytes_alone() -> None:
    assert without_metadata(b"geen jpeg") == b"geen jpeg"
