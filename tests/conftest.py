"""What all tests share: the project folder and the ground truth of the sample dossier."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "sample"
SAMPLE_REQUEST = ROOT / "config" / "requests" / "verkiezingsuitslag-2023.yaml"


@dataclass(frozen=True)
class Expected:
    """``data/sample/expected.json``."""

    items: dict[str, dict[str, Any]]
    secrets: list[dict[str, Any]]
    public: list[dict[str, Any]]


@pytest.fixture(scope="session")
def expected() -> Expected:
    """The ground truth of the sample dossier, items by path."""
    content = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
    return Expected(
        items={item["path"]: item for item in content["items"]},
        secrets=content["secrets"],
        public=content["public"],
    )


@pytest.fixture
def root() -> Path:
    """The project folder."""
    return ROOT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast tests first: whole runs, servers and browsers come last."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)
