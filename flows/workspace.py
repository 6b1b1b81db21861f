"""Settings, and the place where a dossier lives: database, files and output folder.

Everything is found from one project folder, the one that holds ``config/lakstraat.yaml``. This is
the only module that reads environment variables of ours.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field

from dossier.database import open_database
from dossier.errors import ConfigError
from dossier.files import FileStore
from dossier.store import Store
from dossier.yaml_models import ConfigModel, load_yaml_model
from redaction.detection import DetectionSettings

SETTINGS_FILE = Path("config/lakstraat.yaml")


class WorkSettings(ConfigModel):
    """Where the work is kept; relative paths start at the project folder.

    Attributes:
        store_url: SQLAlchemy URL; empty for SQLite in the work folder.
        files_url: fsspec URL; empty for a folder in the work folder.
    """

    folder: str = "werk"
    output: str = "uitvoer"
    store_url: str = ""
    files_url: str = ""


class ServeSettings(ConfigModel):
    """Addresses and schedules of ``woo serve``. Loopback by default: put a proxy with TLS before it."""

    host: str = "127.0.0.1"
    prefect_port: int = Field(default=4200, ge=1, le=65535)
    documents_port: int = Field(default=4201, ge=1, le=65535)
    collect_schedule: str = "0 2 * * *"
    deadline_schedule: str = "30 7 * * 1-5"
    requests: str = "config/requests"


class Settings(ConfigModel):
    """The whole of ``config/lakstraat.yaml``."""

    work: WorkSettings = WorkSettings()
    serve: ServeSettings = ServeSettings()
    detection: DetectionSettings
    grounds: str = "config/grounds.yaml"
    organisations: str = "config/organisations.yaml"
    ocr_data: str = "data/models/tesseract"
    batch_size: int = Field(default=25, ge=1, le=10_000)


@dataclass(frozen=True, slots=True)
class Workspace:
    """One project folder with its settings, open store and files."""

    root: Path
    settings: Settings
    store: Store
    files: FileStore
    folder: Path
    output: Path

    def path(self, relative: str) -> Path:
        """A configured path, from the project folder."""
        return self.root / relative


def project_root() -> Path:
    """The project folder: ``WOO_HOME``, else here or above here, else where the code lies.

    Raises:
        ConfigError: none of these holds ``config/lakstraat.yaml``.
    """
    if home := os.environ.get("WOO_HOME"):
        candidates = [Path(home)]
    else:
        here = Path.cwd()
        candidates = [here, *here.parents, Path(__file__).resolve().parent.parent]
    for candidate in candidates:
        if (candidate / SETTINGS_FILE).is_file():
            return candidate.resolve()
    raise ConfigError(
        f"{SETTINGS_FILE} is hier niet te vinden. Ga naar de projectmap of zet WOO_HOME op die map.",
    )


def load_settings(root: Path) -> Settings:
    """The settings file, with ``WOO_WORK`` and ``WOO_OUTPUT`` taking the place of its folders."""
    settings = load_yaml_model(root / SETTINGS_FILE, Settings, "de instellingen")
    changes = {
        key: value
        for key, variable in (
            ("folder", "WOO_WORK"),
            ("output", "WOO_OUTPUT"),
            ("store_url", "WOO_STORE_URL"),
            ("files_url", "WOO_FILES_URL"),
        )
        if (value := os.environ.get(variable))
    }
    return settings.model_copy(update={"work": settings.work.model_copy(update=changes)})


@cache
def open_workspace() -> Workspace:
    """The workspace of this process, opened once."""
    root = project_root()
    settings = load_settings(root)
    folder = root / settings.work.folder
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    store_url = settings.work.store_url or f"sqlite:///{folder / 'dossier.sqlite'}"
    files_url = settings.work.files_url or f"file://{folder / 'bestanden'}"
    return Workspace(
        root=root,
        settings=settings,
        store=Store(open_database(store_url)),
        files=FileStore(files_url),
        folder=folder,
        output=root / settings.work.output,
    )
