"""Opening the dossier database: SQLite in a file by default, PostgreSQL by URL."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from dossier.errors import StoreError


def open_database(url: str) -> Engine:
    """An engine on a database whose schema is up to date.

    Raises:
        StoreError: it cannot be opened, or was written by a newer version of this software.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed)
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _tune_sqlite)
    try:
        _migrate(engine, parsed.render_as_string(hide_password=False))
    except SQLAlchemyError as error:
        raise StoreError(
            f"De dossierdatabase {parsed.render_as_string()} is niet te openen "
            f"({type(error).__name__}). Controleer pad, rechten en vrije schijfruimte.",
        ) from error
    return engine


def _tune_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # WAL survives a killed process and lets the workbench read while a run writes.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA busy_timeout=30000")


def _migrate(engine: Engine, url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(files("dossier") / "migrations"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    head = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == head:
        return
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise StoreError(
            f"De dossierdatabase heeft versie {current}, die deze Lakstraat niet kent. "
            "Installeer de nieuwere versie waarmee zij is gemaakt.",
        )
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
