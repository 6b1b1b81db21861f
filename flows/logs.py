"""Where log lines go: a file in the work folder, and Prefect for whoever looks at a run.

Lines hold ids, counts and types. An expected error is logged with its Dutch message alone: a
traceback helps nobody who can do something about it.
"""

from __future__ import annotations

import logging
from pathlib import Path

from dossier.errors import WooError
from flows.prefect_environment import OUR_LOGGERS

_PREFECT_LOGGERS = ("prefect.flow_runs", "prefect.task_runs", "prefect.engine", "prefect")


def set_up_logging(folder: Path) -> None:
    """Send our log lines to ``woo.log`` in the work folder; calling it again changes nothing."""
    path = folder / "woo.log"
    for name in OUR_LOGGERS:
        logger = logging.getLogger(name)
        # Without a level of their own, lines below WARNING vanish before any handler sees them.
        logger.setLevel(logging.INFO)
        if not any(isinstance(h, _LogFile) for h in logger.handlers):
            logger.addHandler(_LogFile(path))
    for name in _PREFECT_LOGGERS:
        logger = logging.getLogger(name)
        if _without_traceback not in logger.filters:
            logger.addFilter(_without_traceback)


class _LogFile(logging.FileHandler):
    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self.setFormatter(
            logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"),
        )


def _without_traceback(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, WooError):
        record.msg, record.args = error.user_message, ()
        record.exc_info = record.exc_text = None
    return True
