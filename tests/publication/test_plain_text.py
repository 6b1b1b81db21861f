"""Text and links as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publication.links import ascii_link, is_link
from publication.plain_text import cut_to_bytes, cut_to_characters, one_line
from publication.typeface import breakable, showable


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  RE:\tuitslag\r\n 22\u00a0november ", "RE: uitslag 22 november"),
        ("\u202egpj.exe\u202c", "gpj.exe"),
        ("e\u0301\x00e\x01n", "éen"),
        ("a\ud800b", "a\ufffdb"),
        ("_x0041_", "-x0041_"),
        ("snake_case_naam", "snake_case_naam"),
        ("samen\u00adwerking\u200b", "samenwerking"),
    ],
)
def test_line_keeps_what_a_reader_sees(text, line):
    assert one_line(text) == line


@given(st.text())
def test_line_is_stable_and_printable(text):
    line = one_line(text)
    assert one_line(line) == line
    assert line == line.strip()
    line.encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.integers(4, 40))
def test_cut_text_fits_and_begins_alike(text, limit):
    for cut, size in (
        (cut_to_bytes(text, limit), len(cut_to_bytes(text, limit).encode())),
        (cut_to_characters(text, limit), len(cut_to_characters(text, limit))),
    ):
        assert size <= limit
        assert cut == text or text.startswith(cut.removesuffix("…"))


@pytest.mark.parametrize(
    ("link", "ascii_form"),
    [
        ("", ""),
        (" https://x.nl/a b ", "https://x.nl/a%20b"),
        ("https://münchen.de/", "https://xn--mnchen-3ya.de/"),
        ("https://x.nl/a|b?q=é#ü", "https://x.nl/a%7Cb?q=%C3%A9#%C3%BC"),
        ("http://X.NL:8080/%20", "http://x.nl:8080/%20"),
    ],
)
def test_link_becomes_plain_ascii(link, ascii_form):
    assert ascii_link(link) == ascii_form
    assert not ascii_form or is_link(ascii_form)


@pytest.mark.parametrize(
    "link", ["x.nl", "ftp://x.nl/", "https://", "https://[", "https://a..nl", "https://x.nl:x/"]
)
def test_what_is_no_web_address_is_refused(link):
    with pytest.raises(ValueError, match=r"."):
        ascii_link(link)


@given(st.text())
def test_breaks_change_nothing_that_can_be_read(text):
    assert breakable(text).replace("\u200b", "") == showable(text).replace("\u200b", "")


def test_missing_glyph_is_shown_as_missing():
    assert showable("王 €") == "□ €"
