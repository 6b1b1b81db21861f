"""One run at a time per request: two that change the same dossier could publish what neither judged.

The lock is the operating system's own on a file in the work folder; it is gone when the process is,
however that ends. A suspended run holds none.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dossier.errors import WooError


class RequestBusy(WooError):
    """Another run works on this request."""

    retryable = True


@contextmanager
def request_lock(folder: Path, request_id: str) -> Iterator[None]:
    """Hold the request for the length of this block.

    Raises:
        RequestBusy: another process holds it.
    """
    path = folder / "sloten" / f"{request_id}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RequestBusy(
                f"Er is al een run bezig met {request_id}. Wacht tot die klaar is en start opnieuw.",
            ) from None
        yield
