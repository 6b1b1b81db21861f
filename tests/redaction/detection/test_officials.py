"""Office holders by name and period."""

from __future__ import annotations

from datetime import date

import pytest

from redaction.detection import Detector
from tests.redaction.detection.conftest import body, covered

TEXT = "Ik sprak Geoffrey van Leeuwen gisteren over de ontvangst van de delegatie."


@pytest.mark.parametrize(
    ("day", "readable"),
    [
        (date(2023, 11, 22), False),
        (date(2023, 12, 4), True),
        (date(2024, 2, 1), True),
        (date(2026, 1, 1), True),
    ],
)
def test_a_name_is_public_from_the_first_day_of_the_function_on(
    detector: Detector, day: date, readable: bool
) -> None:
    found = detector.officials.before_office(TEXT, detector.detect([body(TEXT)])[0], day)
    assert ("Geoffrey van Leeuwen" in covered(TEXT, found)) is readable


def test_a_name_that_is_withheld_for_its_date_is_shown_as_doubtful(detector: Detector) -> None:
    found = detector.officials.before_office(
        TEXT, detector.detect([body(TEXT)])[0], date(2023, 11, 22)
    )
    (detection,) = (d for d in found if not d.keep)
    assert detection.score < 0.6
    assert "22-11-2023" in detection.why
    assert "Leeuwen" not in detection.why
