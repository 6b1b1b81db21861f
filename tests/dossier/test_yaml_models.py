"""Configuration errors name the file, the line, the key and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.errors import ConfigError
from dossier.request import load_request

VALID = """\
id: proef
subject: correspondentie
text: alles
received: 2023-11-29
decision_date: 2024-02-07
period:
  start: 2023-11-18
  end: 2023-11-27
question: uitslag
public_bodies: [BZK]
base_url: https://voorbeeld.nl/woo
sources:
  - id: bron
    public_body: BZK
    custodian: Directie
    location: map
    format: folder
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "verzoek.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_valid_request_loads(tmp_path: Path) -> None:
    request = load_request(write(tmp_path, VALID))
    assert request.id == "proef"
    assert request.sources[0].custodian == "Directie"


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (("question:", "qestion:"), ["regel 9", "qestion", "'question'"]),
        (("2023-11-27", "27 november"), ["regel 8", "period.end", "JJJJ-MM-DD"]),
        (("format: folder", "format: pst"), ["regel 17", "sources.0.format", "mbox"]),
        (("2023-11-27", "2023-11-01"), ["regel 6", "einde van de periode"]),
        (("subject: correspondentie\n", ""), ["subject", "ontbreekt"]),
        (("public_body: BZK", "public_body: OCW"), ["OCW", "public_bodies"]),
        (("https://voorbeeld.nl/woo", "http://voorbeeld.nl/woo"), ["regel 11", "base_url"]),
    ],
)
def test_mistake_is_named_with_file_line_and_key(
    tmp_path: Path, change: tuple[str, str], parts: list[str]
) -> None:
    path = write(tmp_path, VALID.replace(*change))
    with pytest.raises(ConfigError) as caught:
        load_request(path)
    message = caught.value.user_message
    assert "verzoek.yaml" in message
    for part in parts:
        assert part in message


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="regel"):
        load_request(write(tmp_path, "id: [a\nsubject: b: c\n"))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="bestaat niet"):
        load_request(tmp_path / "weg.yaml")


def test_sample_request_is_valid(root: Path) -> None:
    for path in (root / "config" / "requests").glob("*.yaml"):
        load_request(path)
