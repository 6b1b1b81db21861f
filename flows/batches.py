"""What every stage's tasks share: batches, and when a retry makes sense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from dossier.errors import WooError

Unit = TypeVar("Unit")


def batches(units: Sequence[Unit], size: int) -> Iterator[Sequence[Unit]]:
    """``units`` in runs of at most ``size``: a Prefect task costs some milliseconds."""
    for start in range(0, len(units), size):
        yield units[start : start + size]


def should_retry(_task: Any, _run: Any, state: Any) -> bool:
    """Retry only what may go better later: our own errors say so, others may (a full disk, a lock)."""
    error = state.result(raise_on_failure=False)
    return error.retryable if isinstance(error, WooError) else isinstance(error, OSError)
