"""One run at a time per request; a killed run leaves no lock behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.locks import RequestBusy, request_lock

HOLD = """
import sys
from pathlib import Path
from flows.locks import request_lock
with request_lock(Path(sys.argv[1]), "proef"):
    print("vast", flush=True)
    sys.stdin.read()
"""


def test_second_run_is_told_to_wait_until_the_first_is_killed(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "vast\n"
    with pytest.raises(RequestBusy, match="al een run bezig"), request_lock(tmp_path, "proef"):
        pass
    with request_lock(tmp_path, "ander"):
        pass
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with request_lock(tmp_path, "proef"):
        pass


def test_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stuk"), request_lock(tmp_path, "proef"):
        raise ValueError("stuk")
    with request_lock(tmp_path, "proef"):
        pass
