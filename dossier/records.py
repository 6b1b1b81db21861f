"""Spine types to JSON and back, strictly typed."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

Record = TypeVar("Record")


@cache
def _adapter(record_type: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast("Any", record_type))


def to_json(record_type: type[Record], record: Record) -> str:
    """Canonical JSON of a spine dataclass: equal values give equal text."""
    return _adapter(cast("Hashable", record_type)).dump_json(record).decode()


def from_json(record_type: type[Record], payload: str) -> Record:
    """The inverse of :func:`to_json`."""
    value: Record = _adapter(cast("Hashable", record_type)).validate_json(payload)
    return value
