"""Laid out correspondence: what is withheld leaves no trace, what is public can be read."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dossier.detections import EntityType
from dossier.documents import DocumentKind, Passage, PassageRole, TablePlace
from dossier.errors import ConfigError, RedactionError, UnlocatedSpan
from dossier.grounds import Ground, GroundKind, GroundTable
from dossier.redactions import Redaction, WithheldText
from redaction.rendering import (
    Block,
    LayoutJob,
    Text,
    redact_passage,
    render_concept,
    render_correspondence,
)
from redaction.verification import count_occurrences, verify_pdf
from tests.conftest import ROOT

ROWS = YAML(typ="safe").load((ROOT / "config" / "grounds.yaml").read_text())["grounds"]
GROUNDS = GroundTable(
    Ground(
        r["code"], GroundKind(r["kind"]), r["label"], r["article"], r["text"], r["platform_code"]
    )
    for r in ROWS
)


def passage(
    text: str, role: PassageRole = PassageRole.BODY, index: int = 0, **more: object
) -> Passage:
    return Passage(index, role, text, **more)  # type: ignore[arg-type]


def redact(start: int, end: int, *grounds: str, index: int = 0) -> Redaction:
    return Redaction("d", index, start, end, grounds or ("5.1.2e",), (EntityType.PERSON,), "toets")


def job(*passages: Passage, redactions: tuple[Redaction, ...] = (), **more: object) -> LayoutJob:
    fields = {
        "document_number": "BZ001",
        "title": "Een mail",
        "kind": DocumentKind.MAIL,
        "passages": passages,
        "redactions": redactions,
        "grounds": GROUNDS,
        "footer": "verzoek-1",
    }
    return LayoutJob(**(fields | more))  # type: ignore[arg-type]


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_pieces_hold_the_rest_and_a_block() -> None:
    text = passage("Aan Jan, groet")
    assert redact_passage(text, [redact(4, 7)]) == (
        Text("Aan "),
        Block(("5.1.2e",)),
        Text(", groet"),
    )


def test_blocks_with_equal_grounds_merge_over_blanks_but_not_over_lines() -> None:
    text = passage("Jan Pieter\nKees")
    pieces = redact_passage(text, [redact(0, 3), redact(4, 10), redact(11, 15)])
    assert pieces == (Block(("5.1.2e",)), Text("\n"), Block(("5.1.2e",)))


def test_blocks_with_other_grounds_do_not_merge() -> None:
    pieces = redact_passage(passage("Jan Pieter"), [redact(0, 3), redact(4, 10, "5.2.1")])
    assert pieces == (Block(("5.1.2e",)), Text(" "), Block(("5.2.1",)))


@pytest.mark.parametrize("spans", [[(0, 99)], [(0, 3), (2, 5)], [(3, 3)], [(-1, 2)]])
def test_redaction_that_does_not_fit_stops_the_document(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(UnlocatedSpan):
        redact_passage(passage("Jan Pieter"), [redact(*span) for span in spans])


def test_redaction_of_an_unknown_passage_stops_the_document() -> None:
    with pytest.raises(RedactionError):
        render_correspondence(job(passage("x"), redactions=(redact(0, 1, index=7),)))


def test_unknown_ground_stops_the_document() -> None:
    with pytest.raises(ConfigError):
        render_correspondence(job(passage("Jan"), redactions=(redact(0, 3, "9.9"),)))


def test_page_shows_number_banner_request_and_page_count() -> None:
    text = words(render_correspondence(job(passage("Hallo"), banner="concept, niet beoordeeld")))
    for expected in ("BZ001", "concept, niet beoordeeld", "verzoek-1", "Pagina 1 van 1", "Hallo"):
        assert expected in text


def test_metadata_and_file_names_are_never_printed() -> None:
    pdf = render_correspondence(
        job(
            passage("Hallo"),
            passage("Dongermans", PassageRole.METADATA, 1, name="author"),
            passage("Dongermans.docx", PassageRole.FILE_NAME, 2),
        ),
    )
    assert verify_pdf(pdf, [WithheldText("x", "Dongermans")])[1] == ()


def test_every_role_is_printed_and_redacted() -> None:
    secret = "Dongermans"
    roles = [
        r
        for r in PassageRole
        if r not in (PassageRole.METADATA, PassageRole.FILE_NAME, PassageRole.PAGE)
    ]
    passages, redactions = [], []
    for index, role in enumerate(roles):
        text = f"merk{role.value.replace('_', '')} {secret} rest"
        place = TablePlace(0, 0, 0) if role is PassageRole.TABLE_CELL else None
        passages.append(passage(text, role, index, name="Aan", level=2, table=place))
        start = text.index(secret)
        redactions.append(redact(start, start + len(secret), index=index))
    pdf = render_correspondence(job(*passages, redactions=tuple(redactions)))
    text = words(pdf)
    assert verify_pdf(pdf, [WithheldText("x", secret)])[1] == ()
    assert all(f"merk{role.value.replace('_', '')}" in text for role in roles)
    assert text.count("5.1.2e") == len(roles)


def test_same_job_gives_same_bytes() -> None:
    one = job(passage("Hallo 😀 wereld"), redactions=(redact(0, 5),))
    assert render_correspondence(one) == render_correspondence(one)


def test_whole_passage_withheld_is_one_block() -> None:
    text = "Eerste alinea.\n\nTweede alinea."
    pdf = render_correspondence(job(passage(text), redactions=(redact(0, len(text), "5.2.1"),)))
    assert words(pdf).count("5.2.1") == 1


def glyph_places(pdf: bytes, after: str) -> list[tuple[str, float, float]]:
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage()
    text = page.get_text_range()
    start = text.index(after)
    return [
        (text[i], *(round(v, 3) for v in page.get_charbox(i)[:2])) for i in range(start, len(text))
    ]


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("abcdefghijklmnoprstuvwzABCDEFGH' -"), min_size=1, max_size=40))
@example("J")
@example("Wilhelmina Maximiliana van Oranje-Nassau van Amsberg")
def test_length_of_a_name_does_not_show(name: str) -> None:
    def made(withheld: str) -> list[tuple[str, float, float]]:
        text = f"Gesproken met {withheld} over de uitslag, en daarna nog eens " + "lang " * 30
        pdf = render_correspondence(
            job(passage(text), redactions=(redact(14, 14 + len(withheld)),))
        )
        return glyph_places(pdf, "over de uitslag")

    assert made(name) == made("Jan")


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60),
    st.text(st.sampled_from("qxzQXZ"), min_size=5, max_size=12),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60),
)
@example("= kop\n#let x = 1 $a$", "qxzqx", "*vet* `code` //")
@example("\u202etxet", "qxzqxz", "😀👨‍👩‍👧\x00\x07\u00ad")
def test_no_engine_finds_withheld_characters(before: str, secret: str, after: str) -> None:
    text = f"{before} {secret} {after}"
    start = len(before) + 1
    allowed = count_occurrences(f"{before}\n\x1f\n{after}", secret)
    pdf = render_correspondence(
        job(passage(text), redactions=(redact(start, start + len(secret)),))
    )
    assert verify_pdf(pdf, [WithheldText("x", secret, allowed)])[1] == ()


def test_text_is_never_markup() -> None:
    text = '#panic("x") $x$ *vet* _cursief_ `code` = kop <label> @ref \\ // /* [a](b) "aanhaling" ~ --- https://x.nl'
    shown = words(render_correspondence(job(passage(text))))
    assert "#panic" in shown and "*vet*" in shown and "---" in shown and "<label>" in shown


def test_large_text_and_unbreakable_words_are_laid_out() -> None:
    text = ("woord " * 200 + "x" * 5000 + "\n") * 40
    assert len(text) > 240_000
    assert "woord" in words(render_correspondence(job(passage(text))))


@pytest.mark.parametrize(
    "text", ["", "   \n\n  ", "\x00", "中文字", "\U0001f1f3\U0001f1f1 👍🏽 ✓ ➜", "שלום مرحبا"]
)
def test_any_text_is_laid_out(text: str) -> None:
    assert render_correspondence(job(passage(text))).startswith(b"%PDF-")


def test_pdf_is_tagged_dutch_titled_and_claims_both_standards() -> None:
    pdf = render_correspondence(
        job(
            passage("Kop", PassageRole.HEADING, name="1"),
            passage("Jan was er", index=1),
            redactions=(redact(0, 3, index=1),),
        )
    )
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang).startswith("nl")
        assert bool(document.Root.MarkInfo.Marked)
        with document.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Een mail"
        alternatives = [
            str(item.Alt)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]
    assert alternatives == ["Gelakt: persoonlijke levenssfeer, artikel 5.1, tweede lid, onder e"]


def test_concept_shows_all_text_grounds_and_the_notice() -> None:
    concept = render_concept(
        job(
            passage("Jan vindt het goed"),
            redactions=(redact(0, 3),),
            doubts=(redact(4, 18, "5.2.1"),),
        )
    )
    text = words(concept)
    assert "Jan" in text and "vindt het goed" in text and "5.1.2e" in text and "5.2.1 ?" in text
    assert "CONCEPT - bevat niet-openbare gegevens" in text
