"""How dates are written in Dutch and English; shared by rules that look at dates."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|"
    "jun[ie]?|jul[iy]?|"
    "aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DATE = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<d1>\d{1,2}) ?(?P<s>[-/.]) ?(?P<m1>\d{1,2}) ?(?P=s) ?'?(?P<y1>(?:19|20)\d{2}|\d{2})"
    r"|(?P<y2>(?:19|20)\d{2})[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2})"
    rf"|(?P<d3>\d{{1,2}})(?:e|ste|de|th|st|nd|rd)?[ -](?P<n3>{_MONTHS})\.?,?[ "
    rf"-]'?(?P<y3>(?:19|20)\d{{2}}|\d{{2}})"
    rf"|(?P<n4>{_MONTHS})\.? (?P<d4>\d{{1,2}})(?:th|st|nd|rd)?,? (?P<y4>(?:19|20)\d{{2}})"
    r")(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)


def year_of(match: re.Match[str]) -> int | None:
    """The four-digit year of a date match; ``None`` when day or month cannot be."""
    groups = match.groupdict()
    raw = groups["y1"] or groups["y2"] or groups["y3"] or groups["y4"]
    day = int(groups["d1"] or groups["d2"] or groups["d3"] or groups["d4"])
    month = groups["m1"] or groups["m2"]
    year = int(raw)
    if year < 100:
        year += 1900 if year > 25 else 2000
    if month is None:
        return year if 1 <= day <= 31 else None
    for one, two in ((day, int(month)), (int(month), day)):
        try:
            date(year, two, one)
        except ValueError:
            continue
        return year
    return None
