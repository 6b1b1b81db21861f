"""Killed at any moment, the folder holds the old publication or the new one, whole."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from publication import folder as folder_module
from publication import inventory_pdf, publish, release, validate_publication
from publication.folder import recover


def _content(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(autouse=True)
def _typeset_once(monkeypatch):
    """Typesets each inventory once: the threads of typst do not survive a fork."""
    ready = {}

    def inventory_pdfs(publication, *arguments):
        if publication.notice not in ready:
            ready[publication.notice] = list(inventory_pdf.inventory_pdfs(publication, *arguments))
        return ready[publication.notice]

    monkeypatch.setattr(release, "inventory_pdfs", inventory_pdfs)


def _publish_and_die(action, step):
    """Run ``action`` in a child that is killed around the ``step``-th change of the file system.

    Returns whether it was killed.
    """
    child = os.fork()
    if child == 0:
        count = 0

        def deadly(function):
            def run(*arguments, **options):
                nonlocal count
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                return function(*arguments, **options)

            return run

        try:
            Path.rename = deadly(Path.rename)
            Path.mkdir = deadly(Path.mkdir)
            os.fsync = deadly(os.fsync)
            os.unlink = deadly(os.unlink)
            os.rmdir = deadly(os.rmdir)
            shutil.rmtree = deadly(shutil.rmtree)
            folder_module._exchange = deadly(folder_module._exchange)
            action()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
def test_killed_at_any_step_the_folder_is_whole(
    a_set, pdf, accept_all, tmp_path, monkeypatch, exchange
):
    if not exchange:
        monkeypatch.setattr(folder_module, "_exchange", lambda first, second: False)
    target = tmp_path / "uit"
    publish(a_set(), pdf, target, accept_all)
    old = _content(target)
    publish(a_set(notice=""), pdf, tmp_path / "nieuw", accept_all)
    new = _content(tmp_path / "nieuw")
    shutil.rmtree(tmp_path / "nieuw")
    outcomes = set()
    step = 0
    killed = True
    while killed:
        step += 1
        killed = _publish_and_die(lambda: publish(a_set(notice=""), pdf, target, accept_all), step)
        if not target.exists():
            assert not exchange, "an exchange leaves no moment without a folder"
        recover(target)
        found = _content(target)
        assert found in (old, new)
        assert validate_publication(target) == ()
        assert [path.name for path in tmp_path.iterdir()] == ["uit"]
        outcomes.add(found == new)
        if found == new:
            publish(a_set(), pdf, target, accept_all)
            assert _content(target) == old
    assert step > 20
    assert outcomes == {True, False}


def test_first_publication_killed_at_any_step_leaves_nothing_or_all(
    a_set, pdf, accept_all, tmp_path
):
    target = tmp_path / "uit"
    publish(a_set(), pdf, tmp_path / "eerst", accept_all)
    shutil.rmtree(tmp_path / "eerst")
    for step in range(1, 100):
        killed = _publish_and_die(lambda: publish(a_set(), pdf, target, accept_all), step)
        assert not target.exists() or validate_publication(target) == ()
        if not killed:
            break
        shutil.rmtree(target, ignore_errors=True)
    publish(a_set(), pdf, target, accept_all)
    assert [path.name for path in tmp_path.iterdir()] == ["uit"]


def test_leftovers_of_killed_runs_are_cleared(a_set, pdf, accept_all, tmp_path):
    leftover = tmp_path / ".uit.nieuw-0123456789ab"
    (leftover / "documenten").mkdir(parents=True)
    (leftover / "documenten/1001.pdf").write_bytes(b"half")
    neighbour = tmp_path / ".ander.nieuw-0123456789ab"
    neighbour.mkdir()
    publish(a_set(), pdf, tmp_path / "uit", accept_all)
    assert sorted(path.name for path in tmp_path.iterdir()) == [neighbour.name, "uit"]


def test_old_set_comes_back_when_the_swap_was_cut_off(a_set, pdf, accept_all, tmp_path):
    publish(a_set(), pdf, tmp_path / "uit", accept_all)
    (tmp_path / "uit").rename(tmp_path / ".uit.oud-0123456789ab")
    recover(tmp_path / "uit")
    assert validate_publication(tmp_path / "uit") == ()
    assert [path.name for path in tmp_path.iterdir()] == ["uit"]
