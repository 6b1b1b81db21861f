"""Marked texts in the evaluation format: one JSON object a line.

    {"id": "mail-001", "kind": "mail", "headers": {"from": "...", "to": "...", "cc": "...", "subject": "..."},
     "text": "...", "spans": [{"start": 0, "end": 4, "type": "PERSON", "action": "redact"}],
     "header_spans": [{"field": "from", "start": 0, "end": 4, "type": "PERSON", "action": "redact"}]}

Offsets count characters (code points), the end exclusive. ``action`` is ``redact`` for what must be
withheld and ``keep`` for what only looks like it. Other keys are allowed and not read.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from dossier.errors import ConfigError

_WRONG = {"missing": "dit onderdeel ontbreekt", "string_pattern_mismatch": "kies redact of keep"}
_UNFIT = "deze waarde past niet bij het formaat"
TEXT = "text"
HEADER_FIELDS = {"from": "Van", "to": "Aan", "cc": "CC", "subject": "Onderwerp"}
"""Header fields of the format, and their name in a passage."""


class GoldSpan(BaseModel):
    """A stretch of one field: withheld, or a look-alike that stays."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    start: int = Field(ge=0)
    end: int
    type: str
    action: str = Field(pattern="^(redact|keep)$")
    field: str = TEXT

    @property
    def keep(self) -> bool:
        """Whether it must stay readable."""
        return self.action == "keep"


class GoldItem(BaseModel):
    """One marked text."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    kind: str = ""
    headers: dict[str, str] | None = None
    text: str = Field(repr=False)
    spans: tuple[GoldSpan, ...] = Field(default=(), repr=False)
    header_spans: tuple[GoldSpan, ...] = Field(default=(), repr=False)

    @model_validator(mode="after")
    def _inside(self) -> GoldItem:
        for span in (*self.spans, *self.header_spans):
            if not span.start < span.end <= len(self.field_text(span.field)):
                raise ValueError(f"{span.start}-{span.end} ligt buiten het veld {span.field}")
        return self

    def field_text(self, name: str) -> str:
        """The text, or one of the header fields; empty when there is none."""
        return self.text if name == TEXT else (self.headers or {}).get(name, "")


def read_gold(path: Path) -> list[GoldItem]:
    """The marked texts of a file.

    Raises:
        ConfigError: the file is missing, or a line is not what the format asks; names the line.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"De beoordelingsset {path} is niet te lezen ({type(error).__name__}). Geef een bestand "
            "met op elke regel één tekst in JSON (zie docs/measurements.md)."
        ) from None
    items: dict[str, GoldItem] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = GoldItem.model_validate(json.loads(line))
        except json.JSONDecodeError:
            raise ConfigError(f"{path}, regel {number}: dit is geen JSON.") from None
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            where = ".".join(map(str, first["loc"])) or "tekst"
            own = first["msg"].removeprefix("Value error, ")
            what = own if first["type"] == "value_error" else _WRONG.get(first["type"], _UNFIT)
            raise ConfigError(f"{path}, regel {number}, {where}: {what}.") from None
        if item.id in items:
            raise ConfigError(f"{path}, regel {number}: id {item.id} staat er twee keer.")
        items[item.id] = item
    if not items:
        raise ConfigError(f"{path} bevat geen teksten.")
    return list(items.values())
