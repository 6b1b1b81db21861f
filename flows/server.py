"""The Prefect server that belongs to a work folder: found when it runs, started when it does not.

A server started by ``woo run`` lives as long as that command; ``woo serve`` keeps one. It listens on
loopback behind a password (``woo`` and the password in ``werk/prefect/toegang``), and what it says
goes to ``werk/prefect/server.log``, never to the terminal.
"""

from __future__ import annotations

import ctypes
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from dossier.errors import WooError
from flows.prefect_environment import API_USER, prefect_environment

_START_SECONDS = 90
_PR_SET_PDEATHSIG = 1


class ServerError(WooError):
    """The Prefect server did not start."""


@dataclass(frozen=True, slots=True)
class RunningServer:
    """Where a Prefect server listens."""

    host: str
    port: int
    pid: int

    @property
    def ui_url(self) -> str:
        """Address for a browser."""
        return f"http://{self.host}:{self.port}"

    @property
    def api_url(self) -> str:
        """Address for clients."""
        return f"{self.ui_url}/api"


def access_password(folder: Path) -> str:
    """The password of this work folder: ``WOO_PASSWORD``, else one made at first use (mode 600)."""
    if password := os.environ.get("WOO_PASSWORD"):
        return password
    path = folder / "prefect" / "toegang"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    password = secrets.token_urlsafe(15)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(password)
    return password


def find_server(folder: Path) -> RunningServer | None:
    """The server of this work folder, when one answers."""
    try:
        state = json.loads((folder / "prefect" / "server.json").read_text(encoding="utf-8"))
        server = RunningServer(**state)
    except (OSError, ValueError, TypeError):
        return None
    return server if _answers(server, access_password(folder)) else None


@contextmanager
def prefect_server(folder: Path, host: str = "127.0.0.1", port: int = 0) -> Iterator[RunningServer]:
    """A server that answers: the running one, or a new one that ends with this block.

    Clients of this process are pointed at it.

    Args:
        port: 0 for any free one.

    Raises:
        ServerError: it does not come up; the message names the log.
    """
    password = access_password(folder)
    running = find_server(folder)
    if running is not None:
        _point_clients_at(running, password)
        yield running
        return
    port = port or _free_port(host)
    process = _start(folder, host, port, password)
    server = RunningServer(host, port, process.pid)
    state_file = folder / "prefect" / "server.json"
    try:
        _wait_until_up(server, process, password, folder)
        temporary = state_file.with_suffix(f".{process.pid}.tmp")
        temporary.write_text(json.dumps(asdict(server)), encoding="utf-8")
        temporary.replace(state_file)
        _point_clients_at(server, password)
        yield server
    finally:
        state_file.unlink(missing_ok=True)
        _stop(process)


def _start(folder: Path, host: str, port: int, password: str) -> subprocess.Popen[bytes]:
    home = folder / "prefect"
    home.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        **prefect_environment(folder),
        "PREFECT_SERVER_API_AUTH_STRING": f"{API_USER}:{password}",
        "PREFECT_API_AUTH_STRING": f"{API_USER}:{password}",
        "PREFECT_SERVER_UI_API_URL": f"http://{host}:{port}/api",
        "PREFECT_API_URL": f"http://{host}:{port}/api",
    }
    with (home / "server.log").open("ab") as log:
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "prefect", "server", "start"),
                *("--host", host, "--port", str(port)),
            ],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - one call into libc, no lock
        )


def _die_with_parent() -> None:
    """Linux: the server ends when this process is killed, so that none is left behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_up(
    server: RunningServer,
    process: subprocess.Popen[bytes],
    password: str,
    folder: Path,
) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if _answers(server, password):
            return
        time.sleep(0.1)
    raise ServerError(
        f"De Prefect-server start niet op {server.ui_url}. Lees {folder / 'prefect' / 'server.log'}; "
        "vaak is de poort al in gebruik of de schijf vol.",
    )


def _answers(server: RunningServer, password: str) -> bool:
    token = b64encode(f"{API_USER}:{password}".encode()).decode()
    request = urllib.request.Request(  # noqa: S310 - always our own http address
        f"{server.api_url}/admin/version",
        headers={"Authorization": f"Basic {token}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=2) as response:  # noqa: S310
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port


def _point_clients_at(server: RunningServer, password: str) -> None:
    os.environ["PREFECT_API_URL"] = server.api_url
    os.environ["PREFECT_API_AUTH_STRING"] = f"{API_USER}:{password}"
