"""WhatsApp text exports (Dutch and English, Android and iOS): one document per day.

Times in an export are the telephone's local time; the Netherlands is assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from correspondence.content import Content, PassageBuilder, ReadContext, Split, UntrustedFile
from correspondence.readers.text import decode_text
from dossier.documents import DateSource, DocumentKind, Participant, ParticipantRole, PassageRole
from dossier.errors import UnreadableItem
from dossier.request import AMSTERDAM

_LINE = re.compile(
    r"^\u200e?\[?(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{2,4}),?\s+"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?\]?\s*(?:-\s+)?(?P<rest>.*)$",
)
_AUTHOR = re.compile(r"^\u200e?(?P<author>[^:\n]{1,60}): (?P<text>.*)$", re.DOTALL)


@dataclass(slots=True)
class _Message:
    moment: datetime
    author: str = field(repr=False)
    lines: list[str] = field(repr=False)


def looks_like_chat(text: str) -> bool:
    """Whether at least three of the first lines are dated messages with an author."""
    matches = (_LINE.match(line) for line in text.splitlines()[:30])
    return sum(1 for match in matches if match and _AUTHOR.match(match["rest"])) >= 3


def read_chat(file: UntrustedFile, context: ReadContext) -> Split:
    """One document per day of conversation.

    Raises:
        UnreadableItem: no dated message is found.
    """
    del context
    messages = list(_messages(decode_text(file.data)))
    if not messages:
        raise UnreadableItem("Het chatbestand bevat geen berichten met een datum.")
    days = sorted({message.moment.date() for message in messages})
    return Split(tuple((day.isoformat(), _day(file.name, day, messages)) for day in days))


def _day(name: str, day: date, messages: list[_Message]) -> Content:
    builder = PassageBuilder()
    authors: dict[str, Participant] = {}
    lines = []
    todays = [message for message in messages if message.moment.date() == day]
    for message in todays:
        text = "\n".join(message.lines)
        stamp = f"{message.moment:%H:%M}"
        if message.author:
            authors.setdefault(
                message.author,
                Participant(ParticipantRole.AUTHOR, message.author),
            )
            builder.add(PassageRole.BODY, f"{message.author}: {text}", name=stamp)
        else:
            builder.add(PassageRole.BODY, text, name=stamp)
        lines.append(f"{message.moment:%Y-%m-%d %H:%M} {message.author}: {text}")
    return Content(
        kind=DocumentKind.CHAT,
        title=name,
        passages=builder.build(),
        media_type="text/plain",
        dated_at=todays[0].moment,
        date_source=DateSource.CONTENT,
        participants=tuple(authors.values()),
        original="\n".join(lines).encode(),
    )


def _messages(text: str) -> Iterator[_Message]:
    current: _Message | None = None
    for line in text.splitlines():
        match = _LINE.match(line)
        moment = _moment(match) if match else None
        if match is None or moment is None:
            if current is not None:
                current.lines.append(line)
            continue
        if current is not None:
            yield current
        author = _AUTHOR.match(match["rest"])
        current = _Message(
            moment,
            author["author"].strip() if author else "",
            [author["text"] if author else match["rest"]],
        )
    if current is not None:
        yield current


def _moment(match: re.Match[str]) -> datetime | None:
    year = int(match["year"])
    year += 2000 if year < 100 else 0
    try:
        day = date(year, int(match["month"]), int(match["day"]))
        return datetime.combine(day, time(int(match["hour"]), int(match["minute"])), AMSTERDAM)
    except ValueError:
        return None
