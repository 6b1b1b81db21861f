"""What the removed PDF looks like, and when removal refuses."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from correspondence.readers.pdf import read_pdf
from dossier.documents import Passage, PassageRole
from dossier.errors import RedactionError, UnlocatedSpan
from dossier.grounds import GroundTable
from dossier.redactions import WithheldText
from redaction.removal import RemovalJob, concept_pdf, redact_pdf
from redaction.verification import count_occurrences, verify_pdf
from tests.attack.attacking import Blobs, page_with, redaction, spans

NAME = "Dongermans"


def sample(rotation: int = 0) -> bytes:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((40, 60), f"Gezien door {NAME} vandaag", fontsize=12)
        page.set_rotation(rotation)

    return page_with(draw)


def job_for(data: bytes, *secrets: str, banner: str = "concept, niet beoordeeld") -> RemovalJob:
    blobs = Blobs()
    passages = read_pdf(data, blobs.put).passages
    redactions = tuple(
        redaction(passage, *span)
        for secret in secrets
        for passage in passages
        for span in spans(passage.text, secret)
    )
    return RemovalJob("BZ007", banner, passages, redactions, blobs.get, GroundTable([]))


def text_of(pdf: bytes) -> str:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return "\n".join(page.get_text() for page in document)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_number_and_banner_stand_at_the_top_right_as_seen(rotation: int) -> None:
    data = sample(rotation)
    output = redact_pdf(data, job_for(data, NAME))
    with pymupdf.open(stream=output, filetype="pdf") as document:
        page = document[0]
        assert page.rotation == rotation
        place = page.search_for("concept, niet beoordeeld | BZ007") or page.search_for("BZ007")
        seen = place[0] * page.rotation_matrix
        assert seen.y1 < 30 and seen.x1 > page.rect.width - 40


def test_page_size_language_and_title() -> None:
    data = sample()
    with pikepdf.open(io.BytesIO(redact_pdf(data, job_for(data, NAME)))) as pdf:
        assert [float(v) for v in pdf.pages[0].mediabox] == [0, 0, 420, 300]
        assert str(pdf.Root.Lang) == "nl-NL"
        assert dict(pdf.docinfo) == {"/Title": "BZ007"}


def test_ground_stands_on_the_box() -> None:
    data = sample()
    assert "5.1.2e" in text_of(redact_pdf(data, job_for(data, NAME)))


def test_redacting_the_result_again_changes_no_text() -> None:
    data = sample()
    once = redact_pdf(data, job_for(data, NAME, banner=""))
    twice = redact_pdf(once, job_for(once, NAME, banner=""))
    assert text_of(twice).split() == [*text_of(once).split(), "BZ007"]


def test_redaction_in_metadata_needs_no_place() -> None:
    with pymupdf.open(stream=sample(), filetype="pdf") as document:
        document.set_metadata({"author": NAME})
        data = document.tobytes()
    job = job_for(data, NAME)
    assert any(job.passages[r.passage_index].role is PassageRole.METADATA for r in job.redactions)
    pages_only = replace(job, passages=tuple(p for p in job.passages if p.role is PassageRole.PAGE))
    assert redact_pdf(data, job) == redact_pdf(data, pages_only)


def test_passages_of_another_file_stop_the_document() -> None:
    other = page_with(lambda page: page.insert_text((200, 180), "iets heel anders"))
    with pytest.raises(UnlocatedSpan):
        redact_pdf(other, job_for(sample(), NAME))


def test_redaction_on_a_page_that_is_not_there_stops_the_document() -> None:
    job = job_for(sample(), NAME)
    moved = tuple(
        replace(p, place=replace(p.place, page_index=5)) if p.place is not None else p
        for p in job.passages
    )
    with pytest.raises(UnlocatedSpan):
        redact_pdf(sample(), replace(job, passages=moved))


def test_redaction_in_an_unknown_passage_stops_the_document() -> None:
    job = job_for(sample(), NAME)
    stray = Passage(0, PassageRole.BODY, f"door {NAME}")
    with pytest.raises(UnlocatedSpan):
        redact_pdf(sample(), replace(job, passages=(stray,)))


def test_damaged_file_is_refused_without_its_words() -> None:
    with pytest.raises(RedactionError) as caught:
        redact_pdf(b"%PDF-1.7 " + NAME.encode(), job_for(sample()))
    assert NAME not in str(caught.value)


def test_concept_keeps_the_text_and_says_what_it_is() -> None:
    data = sample()
    job = job_for(data, NAME)
    doubtful = replace(job, redactions=(), doubts=job.redactions)
    for variant in (job, doubtful):
        text = text_of(concept_pdf(data, variant))
        assert NAME in text and "5.1.2e" in text
        assert "CONCEPT - bevat niet-openbare gegevens" in text


WORDS = st.lists(
    st.text(st.sampled_from("abcdefghijklmnoprstuvwzABDEHJKLMNRSTV.,-"), min_size=1, max_size=9),
    min_size=3,
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(WORDS, st.data())
def test_no_engine_finds_a_redacted_word(words: list[str], data: st.DataObject) -> None:
    size = data.draw(st.sampled_from([7, 10, 12, 18]))
    rotation = data.draw(st.sampled_from([0, 90, 270]))

    def draw(page: pymupdf.Page) -> None:
        for row in range(0, len(words), 4):
            page.insert_text(
                (30, 50 + row * size * 0.3), " ".join(words[row : row + 4]), fontsize=size
            )
        page.set_rotation(rotation)

    pdf = page_with(draw, width=700, height=300)
    blobs = Blobs()
    content = read_pdf(pdf, blobs.put)
    passage = content.passages[0]
    start = data.draw(st.integers(0, len(passage.text) - 2))
    end = data.draw(st.integers(start + 1, min(len(passage.text), start + 30)))
    secret = passage.text[start:end]
    rest = f"{passage.text[:start]}\n\x1f\n{passage.text[end:]}"
    job = RemovalJob(
        "D1", "", content.passages, (redaction(passage, start, end),), blobs.get, GroundTable([])
    )
    allowed = count_occurrences(rest, secret)
    assert verify_pdf(redact_pdf(pdf, job), [WithheldText("x", secret, allowed)])[1] == ()
