"""The request (*Woo-verzoek*): what was asked, of whom, over which period, from which sources."""

from __future__ import annotations

from datetime import date, datetime
from datetime import date as datetime_date
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints, model_validator

from dossier.yaml_models import ConfigModel, load_yaml_model

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""All legal dates are local dates in the Netherlands."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3)]
Link = Annotated[str, StringConstraints(pattern=r"^https?://[!-~]+$")]


class Period(ConfigModel):
    """First and last day of the period that was asked for; both are included."""

    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.end < self.start:
            raise ValueError("het einde van de periode ligt vóór het begin")
        return self

    def covers(self, moment: datetime) -> bool:
        """Whether an aware moment falls on one of the days, in Dutch local time."""
        return self.start <= moment.astimezone(AMSTERDAM).date() <= self.end


class SourceFormat(StrEnum):
    """How a source is laid out."""

    FOLDER = "folder"
    MAILDIR = "maildir"
    MBOX = "mbox"


class Source(ConfigModel):
    """A place where documents are collected.

    Attributes:
        location: folder or file, relative to the project folder or absolute.
        custodian: whose mailbox or folder it is.
    """

    id: Identifier
    public_body: Identifier
    custodian: str
    location: str
    format: SourceFormat


class AlreadyPublic(ConfigModel):
    """A document that was published before; it is listed with its link and not judged again."""

    sha256: Sha256
    link: Link


class AssignedDate(ConfigModel):
    """A date that a person gave to a document that has none of its own."""

    sha256: Sha256
    date: datetime_date


class WooRequest(ConfigModel):
    """A request as the Woo coordinator writes it down in ``config/requests/*.yaml``.

    Attributes:
        id: short name used for folders and runs; holds no personal data.
        subject: what the request is about, in words fit for publication.
        received: day of receipt; the statutory term starts the day after (article 4.4).
        decision_date: date of the decision; dates in the publication follow it.
        question: search question, see ``correspondence/scope.py``.
        public_bodies: short codes from ``config/organisations.yaml``; the first one publishes.
        keep_readable: words that are no personal data though they may look it (names of
            directorates, projects, rooms); custodians count as such too.
        assigned_dates: dates that people gave to documents without one, by hash of the file.
    """

    id: Identifier
    subject: str
    text: str
    received: date
    decision_date: date
    period: Period
    question: str
    public_bodies: tuple[Identifier, ...] = Field(min_length=1)
    case_number: str = ""
    base_url: Annotated[str, StringConstraints(pattern=r"^https://[!-~]+[^/]$")]
    sources: tuple[Source, ...] = Field(min_length=1)
    already_public: tuple[AlreadyPublic, ...] = ()
    assigned_dates: tuple[AssignedDate, ...] = ()
    keep_readable: tuple[Phrase, ...] = ()
    passwords: tuple[str, ...] = Field(default=(), repr=False)
    attachments_follow_mail: bool = True

    @model_validator(mode="after")
    def _consistent(self) -> WooRequest:
        names = [source.id for source in self.sources]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"de bron {name!r} komt twee keer voor")
        for source in self.sources:
            if source.public_body not in self.public_bodies:
                raise ValueError(
                    f"de bron {source.id!r} hoort bij {source.public_body!r}, maar dat staat niet "
                    "onder public_bodies",
                )
        if self.decision_date < self.received:
            raise ValueError("de besluitdatum ligt vóór de ontvangst van het verzoek")
        return self


def load_request(path: Path) -> WooRequest:
    """The request in a YAML file.

    Raises:
        ConfigError: names the file, line, key and remedy.
    """
    return load_yaml_model(path, WooRequest, "het verzoek")
