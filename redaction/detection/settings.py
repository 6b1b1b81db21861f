"""What people configure about detection, as validated models."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from dossier.detections import EntityType
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


class PassageSettings(ConfigModel):
    """One kind of sensitive passage in ``config/recognizers.yaml``.

    Attributes:
        threshold: a sentence is proposed from this mean probability (0-1) on.
        clause: a clause at its edge stays in the proposal from this mean probability on.
        word: in a sentence below the threshold, a word counts from this probability on.
        cues: general words that are typical of the kind; named in the explanation.
    """

    enabled: bool = True
    threshold: float = Field(default=0.5, gt=0, le=1)
    clause: float = Field(default=0.4, ge=0, le=1)
    word: float = Field(default=0.4, ge=0, le=1)
    cues: tuple[str, ...] = ()


class OpinionSettings(ConfigModel):
    """When the encoder may overrule or add to the rules; probabilities from 0 to 1.

    Attributes:
        withhold_name_from, withhold_from: a name, another look-alike of a rule is withheld after all
            from this probability on.
        keep_name_from, keep_from, keep_number_from: a name, an address or telephone number, another
            number of a rule stays readable from this probability on.
        other_below: both only when the opposite is at most this probable.
        drop_name_below: a name of a rule is left out when it is less probable than this.
        drop_below: another finding of a rule is left out when data and look-alike together are.
        add_from: words that no rule knows are proposed from this probability on.
        no_name_below: a word that can be a name stays readable below this, whoever bears it.
    """

    withhold_name_from: float = Field(default=0.97, gt=0, le=1)
    withhold_from: float = Field(default=0.9, gt=0, le=1)
    keep_name_from: float = Field(default=0.35, gt=0, le=1)
    keep_from: float = Field(default=0.8, gt=0, le=1)
    keep_number_from: float = Field(default=0.9, gt=0, le=1)
    other_below: float = Field(default=0.1, ge=0, le=1)
    drop_name_below: float = Field(default=0.1, ge=0, le=1)
    drop_below: float = Field(default=0.03, ge=0, le=1)
    add_from: float = Field(default=0.75, gt=0, le=1)
    no_name_below: float = Field(default=0.02, ge=0, le=1)


class RecognizersFile(ConfigModel):
    """``config/recognizers.yaml`` as a whole.

    Attributes:
        passages: by kind of sensitive passage; a kind that is left out is never proposed.
        second_opinion: when the language model may overrule a rule.
        functional_mailboxes: words in the local part of a mail address that belongs to no person.
        functional_names: words in a display name or list that make it a mailbox, room or body.
        public_addresses: visiting addresses of public bodies, street and number.
        public_phones: switchboards of public bodies.
        known_things: organisations, firms and programmes whose name looks like a person's.
    """

    recognizers: dict[str, RecognizerSettings]
    passages: dict[EntityType, PassageSettings] = Field(default_factory=dict)
    second_opinion: OpinionSettings = OpinionSettings()
    functional_mailboxes: tuple[str, ...]
    functional_names: tuple[str, ...]
    public_addresses: tuple[str, ...]
    public_phones: tuple[str, ...] = ()
    known_things: tuple[str, ...] = ()
