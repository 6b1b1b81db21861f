"""The date of a file that carries no sent date: in its text, or in its name.

Only dates that say of themselves that they date the document count: after *Datum*, after a place
(``Den Haag, 24 november 2023``), alone on a line, or at the start of the file name. A date in running
text may be any other day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from dossier.documents import Passage, PassageRole
from dossier.request import AMSTERDAM

MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
        start=1,
    )
}
_DATE = (
    r"(?:(?P<day>\d{1,2})\s+(?P<month>" + "|".join(MONTHS) + r")\s+(?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})[-/.](?P<month2>\d{1,2})[-/.](?P<year2>\d{4})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2}))"
)
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+)?"
_DATED_LINE = re.compile(
    rf"^\s*(?:(?:Datum|Date|Gemaakt op|Opgesteld op|Laatst bijgewerkt|Gepubliceerd op)\s*:?\s*"
    rf"|[A-Z][\w' -]{{2,30}},\s+)?{_WEEKDAY}{_DATE}(?:\s*,?\s*\d{{1,2}}[.:]\d{{2}}(?:\s*uur)?)?\s*$",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"^(?P<year3>(?:19|20)\d{2})[-_]?(?P<month3>\d{2})[-_]?(?P<day3>\d{2})(?!\d)")
_LINES_READ = 40


def date_in_content(passages: Iterable[Passage], file_name: str) -> datetime | None:
    """Midnight, Dutch time, of the day that the document gives itself; ``None`` if it gives none."""
    lines = (
        line
        for passage in passages
        if passage.role not in (PassageRole.METADATA, PassageRole.FILE_NAME)
        for line in passage.text.splitlines()
    )
    for _, line in zip(range(_LINES_READ), lines, strict=False):
        match = _DATED_LINE.match(line) if len(line) < 90 else None
        if match and (day := _to_date(match)) is not None:
            return day
    match = _IN_NAME.match(file_name)
    return _to_date(match) if match else None


def _to_date(match: re.Match[str]) -> datetime | None:
    parts = match.groupdict()
    year = parts.get("year") or parts.get("year2") or parts.get("year3")
    month = parts.get("month") or parts.get("month2") or parts.get("month3")
    day = parts.get("day") or parts.get("day2") or parts.get("day3")
    number = MONTHS.get(str(month).lower()) or int(str(month))
    try:
        return datetime(int(str(year)), number, int(str(day)), tzinfo=AMSTERDAM)
    except ValueError:
        return None
