"""The environment in which Prefect runs here. Import this before anything imports ``prefect``.

Prefect reads its settings from the environment at import. Everything it keeps lies in the work
folder; it reports to nobody, shows nothing in the terminal (progress is ours to show) and takes our
own loggers along.
"""

from __future__ import annotations

import os
from pathlib import Path

API_USER = "woo"

OUR_LOGGERS = ("flows", "correspondence", "redaction", "review", "publication", "dossier")


def prefect_environment(folder: Path) -> dict[str, str]:
    """Settings for a Prefect client or server that belongs to this work folder."""
    home = folder / "prefect"
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{home / 'prefect.db'}",
        "PREFECT_LOCAL_STORAGE_PATH": str(home / "storage"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_EXTRA_LOGGERS": ",".join(OUR_LOGGERS),
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_CLI_COLORS": "false",
        "PREFECT_RUNNER_SERVER_ENABLE": "false",
    }


def apply(folder: Path) -> None:
    """Set what is not set already in this process."""
    (folder / "prefect").mkdir(parents=True, exist_ok=True)
    for name, value in prefect_environment(folder).items():
        os.environ.setdefault(name, value)
