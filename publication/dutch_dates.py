"""Dates and moments as Dutch readers and DiWoo metadata write them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

from dossier.request import AMSTERDAM

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def in_words(day: date) -> str:
    """``22 november 2023``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def midnight(day: date) -> datetime:
    """The start of ``day`` in the Netherlands, for a moment of which only the day is known."""
    return datetime.combine(day, time(), AMSTERDAM)


def xml_moment(moment: datetime) -> str:
    """``moment`` as xs:dateTime with zone, in Dutch local time.

    Long ago local time ran some seconds off the minute, which xs:dateTime cannot say; such an
    offset is rounded down to the minute.
    """
    local = moment.astimezone(AMSTERDAM) if moment.tzinfo is not AMSTERDAM else moment
    offset = local.utcoffset() or timedelta()
    whole = timezone(timedelta(minutes=offset // timedelta(minutes=1)))
    return local.replace(tzinfo=whole).isoformat(timespec="seconds")
