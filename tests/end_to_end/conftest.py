"""Runs of the product as a user starts it: the ``woo`` command in a process of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

WOO = [sys.executable, "-m", "flows.cli"]
SMALL_REQUEST = "config/requests/klein.yaml"


@dataclass(frozen=True)
class Home:
    """A project folder of its own, with its own work and output folders."""

    path: Path
    prefect_port: int
    documents_port: int

    @property
    def work(self) -> Path:
        return self.path / "werk"

    @property
    def output(self) -> Path:
        return self.path / "uitvoer"

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "WOO_"))}
        return {**kept, "WOO_HOME": str(self.path), "PYTHONPATH": str(ROOT), "COLUMNS": "120"}

    def run(self, *arguments: str, timeout: int = 900) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*WOO, *arguments],
            cwd=self.path,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*WOO, *arguments],
            cwd=self.path,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def make_home(path: Path) -> Home:
    """A copy of the configuration beside the project's own data."""
    path.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "config", path / "config")
    (path / "data").symlink_to(ROOT / "data")
    home = Home(path, free_port(), free_port())
    settings = path / "config" / "lakstraat.yaml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("prefect_port: 4200", f"prefect_port: {home.prefect_port}")
    text = text.replace("documents_port: 4201", f"documents_port: {home.documents_port}")
    settings.write_text(text, encoding="utf-8")
    request = (path / "config/requests/verkiezingsuitslag-2023.yaml").read_text(encoding="utf-8")
    head, sources = request.split("sources:\n", 1)
    kept = sources.index("  - id: BZK-mbox")
    rest = sources[sources.index("already_public:") :]
    (path / "extra").mkdir()
    extra = (
        "  - {id: BZ-extra, public_body: BZ, custodian: Directie Europa, location: extra, "
        "format: folder}\n"
    )
    small = f"{head}sources:\n{sources[:kept]}{extra}\n{rest}".replace(
        "id: verkiezingsuitslag-2023", "id: klein"
    ).replace("public_bodies: [BZK, BZ, OCW]", "public_bodies: [BZ]")
    (path / SMALL_REQUEST).write_text(small, encoding="utf-8")
    return home


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, str]:
    """The sample request, run once without a reviewer; the home and what the terminal showed."""
    home = make_home(tmp_path_factory.mktemp("voorbeeld") / "thuis")
    done = home.run("run", "config/requests/verkiezingsuitslag-2023.yaml", "--review", "auto")
    shown = done.stdout + done.stderr
    assert done.returncode == 0, shown
    return home, shown
