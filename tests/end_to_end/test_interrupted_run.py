"""A run that is killed at any moment and started again ends as an undisturbed one does."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.conftest import SMALL_REQUEST, WOO, Home, make_home

pytestmark = pytest.mark.slow

KILLS = 10
COMMAND = ("run", SMALL_REQUEST, "--review", "auto")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One Prefect server for all runs here; a work folder borrows it by a link."""
    home = make_home(tmp_path_factory.mktemp("server") / "thuis")
    process = subprocess.Popen(
        [*WOO, "serve"],
        cwd=home.path,
        env=home.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 120
        while not (home.work / "prefect" / "server.json").exists():
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.2)
        yield home.work / "prefect"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def home_with(server: Path, path: Path) -> Home:
    home = make_home(path)
    home.work.mkdir()
    (home.work / "prefect").symlink_to(server)
    return home


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_killed_ten_times_and_started_again_gives_the_same_bytes(
    server: Path, tmp_path: Path
) -> None:
    undisturbed = home_with(server, tmp_path / "rustig")
    began = time.monotonic()
    done = undisturbed.run(*COMMAND)
    assert done.returncode == 0, done.stdout + done.stderr
    usual_seconds = time.monotonic() - began

    disturbed = home_with(server, tmp_path / "gestoord")
    # Fixed moments spread over a run, so that a failure can be repeated.
    moments = [random.Random(seed).uniform(0.15, 0.95) for seed in range(KILLS)]
    survived = 0
    for moment in moments:
        process = subprocess.Popen(
            [*WOO, *COMMAND],
            cwd=disturbed.path,
            env=disturbed.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(usual_seconds * moment)
        survived += process.poll() is not None
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert survived < KILLS
    finished = disturbed.run(*COMMAND)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert disturbed.run("audit", "verify", SMALL_REQUEST).returncode == 0
    assert hashes(disturbed.output) == hashes(undisturbed.output)
