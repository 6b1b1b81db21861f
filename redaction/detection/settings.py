"""What people configure about detection, as validated models."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from dossier.yaml_models import ConfigModel


class DetectionSettings(ConfigModel):
    """The ``detection`` part of ``config/lakstraat.yaml``; relative paths start at the project.

    Attributes:
        pipeline: folder of a spaCy pipeline, or the name of an installed one.
        doubt_below: findings with a lower score are shown to reviewers as doubtful.
    """

    pipeline: str = Field(min_length=1)
    recognizers: Path
    public_officials: Path
    doubt_below: float = Field(default=0.6, ge=0, le=1)


class RecognizerSettings(ConfigModel):
    """One recogniser in ``config/recognizers.yaml``.

    Attributes:
        score: 0-1, of a finding with its usual evidence.
        context: words near the finding that confirm it, lower case.
        keep: words near a look-alike that say it stays readable, lower case.
    """

    enabled: bool = True
    score: float = Field(default=0.85, ge=0, le=1)
    context: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


class RecognizersFile(ConfigModel):
    """``config/recognizers.yaml`` as a whole.

    Attributes:
        functional_mailboxes: words in the local part of a mail address that belongs to no person.
        functional_names: words in a display name or list that make it a mailbox, room or body.
        public_addresses: visiting addresses of public bodies, street and number.
        public_phones: switchboards of public bodies.
        known_things: organisations, firms and programmes whose name looks like a person's.
    """

    recognizers: dict[str, RecognizerSettings]
    functional_mailboxes: tuple[str, ...]
    functional_names: tuple[str, ...]
    public_addresses: tuple[str, ...]
    public_phones: tuple[str, ...] = ()
    known_things: tuple[str, ...] = ()
