"""Progress of long work: bars in the terminal and a progress artifact in the Prefect UI."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.context import FlowRunContext
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

Advance = Callable[[int], None]

_terminal: Progress | None = None


@contextmanager
def terminal_progress(console: Console) -> Iterator[None]:
    """Show bars on ``console`` for all stages within this block."""
    global _terminal  # noqa: PLW0603 - one terminal, one set of bars
    with Progress(
        TextColumn("{task.description:<22}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    ) as bars:
        _terminal = bars
        try:
            yield
        finally:
            _terminal = None


@contextmanager
def stage_progress(key: str, label: str, total: int) -> Iterator[Advance]:
    """A function that counts finished units of one stage.

    Args:
        key: stable name of the artifact (lower-case letters and dashes).
        label: Dutch, as shown; holds no personal data.
        total: units of work; 0 is shown as done.
    """
    artifact = _create_artifact(key, label)
    bar = _terminal.add_task(label, total=max(total, 1)) if _terminal else None
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        if _terminal is not None and bar is not None:
            _terminal.update(bar, completed=done)
        if artifact is not None and total:
            update_progress_artifact(artifact, progress=min(100.0, 100.0 * done / total))

    yield advance
    if _terminal is not None and bar is not None:
        _terminal.update(bar, completed=max(total, 1))
    if artifact is not None:
        update_progress_artifact(artifact, progress=100.0)


def _create_artifact(key: str, label: str) -> UUID | None:
    if FlowRunContext.get() is None:
        return None
    created = create_progress_artifact(progress=0.0, key=key, description=label)
    return created if isinstance(created, UUID) else None
