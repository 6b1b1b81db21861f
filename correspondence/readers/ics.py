"""Calendar items (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from correspondence.content import Content, PassageBuilder, ReadContext, UntrustedFile
from correspondence.readers.eml import dutch_date_time
from dossier.documents import DateSource, DocumentKind, Participant, ParticipantRole, PassageRole
from dossier.errors import UnreadableItem
from dossier.request import AMSTERDAM


def read_ics(file: UntrustedFile, context: ReadContext) -> Content:
    """All events of the file as one document, dated by the first one's start.

    Raises:
        UnreadableItem: no calendar, or no event in it.
    """
    del context
    try:
        calendar = Calendar.from_ical(file.data)
        events = [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]
    except (ValueError, IndexError, KeyError, TypeError) as error:
        raise UnreadableItem("Het agenda-bestand (.ics) is beschadigd.") from error
    if not events:
        raise UnreadableItem("Het agenda-bestand (.ics) bevat geen afspraak.")
    builder = PassageBuilder()
    participants: list[Participant] = []
    for event in events:
        participants += _add_event(event, builder)
    start = _moment(events[0].get("DTSTART"))
    return Content(
        kind=DocumentKind.CALENDAR,
        title=str(events[0].get("SUMMARY") or file.name),
        passages=builder.build(),
        media_type="text/calendar",
        dated_at=start,
        date_source=DateSource.CONTENT if start else DateSource.NONE,
        participants=tuple(participants),
    )


def _add_event(event: Event, builder: PassageBuilder) -> list[Participant]:
    organisers = _people(event, "ORGANIZER", ParticipantRole.ORGANISER)
    attendees = _people(event, "ATTENDEE", ParticipantRole.ATTENDEE)
    start, end = _moment(event.get("DTSTART")), _moment(event.get("DTEND"))
    fields = {
        "Onderwerp": str(event.get("SUMMARY") or ""),
        "Organisator": "; ".join(map(_shown, organisers)),
        "Deelnemers": "; ".join(map(_shown, attendees)),
        "Begin": dutch_date_time(start) if start else "",
        "Einde": dutch_date_time(end) if end else "",
        "Locatie": str(event.get("LOCATION") or ""),
    }
    for label, text in fields.items():
        builder.add(PassageRole.HEADER, text, name=label)
    builder.add(PassageRole.BODY, str(event.get("DESCRIPTION") or ""))
    for name in ("UID", "URL", "CONTACT", "COMMENT", "X-ALT-DESC"):
        builder.add(PassageRole.METADATA, str(event.get(name) or ""), name=name)
    return organisers + attendees


def _people(event: Event, name: str, role: ParticipantRole) -> list[Participant]:
    value = event.get(name)
    entries = value if isinstance(value, list) else [value] if value is not None else []
    return [
        Participant(
            role,
            str(entry.params.get("CN", "")).strip('"'),
            str(entry).removeprefix("mailto:").removeprefix("MAILTO:"),
        )
        for entry in entries
    ]


def _shown(person: Participant) -> str:
    if person.name and person.address:
        return f"{person.name} <{person.address}>"
    return person.name or person.address


def _moment(value: object) -> datetime | None:
    moment = getattr(value, "dt", None)
    if isinstance(moment, datetime):
        return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)
    if isinstance(moment, date):
        return datetime(moment.year, moment.month, moment.day, tzinfo=AMSTERDAM).astimezone(UTC)
    return None
