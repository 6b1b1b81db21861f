"""The detector as a whole: properties of its results, determinism, and what it never does."""

from __future__ import annotations

import itertools
import logging
import socket
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.detections import Detection, EntityType
from dossier.errors import ConfigError, ModelMissing
from redaction.detection import Detector, load_detector
from redaction.detection.overlaps import resolve
from redaction.detection.unfold import unfold
from tests.redaction.detection.conftest import PROJECT, SETTINGS, body

PIECES = [
    "Beste Sanne,\n",
    "> > quoted ",
    "\n> ",
    "06-12345678",
    "p.jansen@minbzk.nl",
    "minister De Jonge",
    "Vries, S. de (Sanne)",
    "NL91ABNA0417164300",
    "\u200b",
    "’t Hart",
    "😀",
    "\r\n",
    "geb. 1-1-1970",
    "Ðorđević",
    "; | \t",
    "BEGIN:VEVENT\n ",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(alphabet=string.printable, max_size=12)), max_size=14
).map("".join)
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SLOW
@given(text=TEXTS)
def test_findings_lie_in_the_text_sorted_and_apart(detector: Detector, text: str) -> None:
    (found,) = detector.detect([body(text)])
    end = 0
    for detection in found:
        assert end <= detection.start < detection.end <= len(text)
        assert detection.why
        end = detection.end


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_reading_view_knows_where_each_character_stands(text: str) -> None:
    view = unfold(text)
    assert len(view.text) == len(view.offsets)
    assert list(view.offsets) == sorted(set(view.offsets))
    for char, offset in zip(view.text, view.offsets, strict=True):
        original = text[offset]
        assert char == original or not char.isalnum()


CLAIMS = st.builds(
    lambda start, length, kind, score, keep: Detection(
        start, start + length, kind, score, "test 1", "reden", keep=keep
    ),
    st.integers(0, 40),
    st.integers(1, 12),
    st.sampled_from([EntityType.PERSON, EntityType.EMAIL, EntityType.PHONE, EntityType.SECURITY]),
    st.sampled_from([0.5, 0.7, 0.9, 0.97]),
    st.booleans(),
)


@given(claims=st.lists(CLAIMS, max_size=12))
def test_resolution_is_ordered_apart_stable_and_loses_no_withheld_edge(
    claims: list[Detection],
) -> None:
    whole = resolve(claims)
    assert resolve(reversed(claims)) == whole
    assert resolve(whole) == whole
    result = [d for d in whole if d.entity_type.is_personal_data]
    passages = [d for d in whole if not d.entity_type.is_personal_data]
    for group in (result, passages):
        assert all(a.end <= b.start for a, b in itertools.pairwise(group))
    claims = [d for d in claims if d.entity_type.is_personal_data]
    open_places = {i for d in result if d.keep for i in range(d.start, d.end)}
    gone = {i for d in result if not d.keep for i in range(d.start, d.end)}
    assert not open_places & gone
    if not any(d.keep for d in claims):
        assert gone == {i for d in claims for i in range(d.start, d.end)}


def test_same_passages_give_the_same_findings_in_any_batch(detector: Detector) -> None:
    texts = ["Beste Sanne,\nzie bijlage.", "bel 06-12345678", "", "Groet,\nWouter de Wit", "   "]
    together = detector.detect([body(t, n) for n, t in enumerate(texts)])
    alone = [detector.detect([body(t)])[0] for t in texts]
    assert together == alone


def test_version_changes_with_the_configuration(detector: Detector, tmp_path: Path) -> None:
    assert load_detector(SETTINGS, PROJECT).version == detector.version
    changed = tmp_path / "recognizers.yaml"
    original = (PROJECT / "config/recognizers.yaml").read_text("utf-8")
    changed.write_text(original.replace("score: 0.98", "score: 0.97"), "utf-8")
    other = load_detector(SETTINGS.model_copy(update={"recognizers": changed}), PROJECT)
    assert other.version != detector.version


def test_missing_model_is_an_error_that_says_how_to_get_it() -> None:
    with pytest.raises(ModelMissing) as caught:
        load_detector(SETTINGS.model_copy(update={"pipeline": "nl_bestaat_niet"}), PROJECT)
    assert "nl_bestaat_niet" in caught.value.user_message
    assert "make model" in caught.value.user_message


def test_unknown_recognizer_key_is_an_error_with_file_and_key(tmp_path: Path) -> None:
    changed = tmp_path / "recognizers.yaml"
    original = (PROJECT / "config/recognizers.yaml").read_text("utf-8")
    changed.write_text(original.replace("  bsn:\n", "  bsm:\n"), "utf-8")
    with pytest.raises(ConfigError, match=r"recognizers\.bsm"):
        load_detector(SETTINGS.model_copy(update={"recognizers": changed}), PROJECT)


def test_detection_opens_no_connection(detector: Detector, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    fresh = load_detector(SETTINGS, PROJECT)
    (found,) = fresh.detect(
        [body("mail p.jansen@voorbeeld.nl of kijk op https://zoom.us/j/123456")]
    )
    assert found


def test_text_is_never_logged(detector: Detector, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        detector.detect([body("Beste Marieke, het bsn is 123456782.")])
    assert "Marieke" not in caplog.text
    assert "123456782" not in caplog.text


def test_reasons_never_hold_the_text(detector: Detector) -> None:
    text = "Beste Marieke,\nbel Sander Kuipers op 06-12345678 of s.kuipers@minfin.nl"
    for detection in detector.detect([body(text)])[0]:
        words = text[detection.start : detection.end]
        assert words not in detection.why
        assert words not in detection.recognizer
