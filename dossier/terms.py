"""Statutory terms: article 4.4 Woo with the Algemene termijnenwet."""

from __future__ import annotations

from datetime import date, timedelta

import holidays

DECISION_DAYS = 28


def decision_deadline(received: date) -> date:
    """The last day on which the decision is in time (Woo, article 4.4, first paragraph).

    The day after receipt is day one; a last day that is a Saturday, Sunday or general holiday moves
    to the next day that is none (Algemene termijnenwet, articles 1 and 3).
    """
    return next_working_day(received + timedelta(days=DECISION_DAYS))


def next_working_day(day: date) -> date:
    """``day`` itself, or the first day after it that is no Saturday, Sunday or general holiday."""
    free = holidays.country_holidays(
        "NL",
        years=(day.year, day.year + 1),
        categories=("public", "optional"),  # optional: Good Friday and 5 May
    )
    while day.weekday() >= 5 or day in free:
        day += timedelta(days=1)
    return day
