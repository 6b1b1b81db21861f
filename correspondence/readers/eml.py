"""Internet mail (RFC 5322, MIME): ``.eml``, and each message of an mbox or Maildir."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage, Message, MIMEPart
from email.utils import getaddresses, parsedate_to_datetime

from charset_normalizer import from_bytes

from correspondence.content import Content, PassageBuilder, ReadContext, UntrustedFile, storable
from correspondence.dates import MONTHS
from correspondence.html_text import html_to_text
from correspondence.mail_text import split_mail_text
from dossier.documents import DateSource, DocumentKind, Participant, ParticipantRole, PassageRole
from dossier.errors import UnreadableItem
from dossier.request import AMSTERDAM

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = tuple(MONTHS)
_ADDRESS_FIELDS = (
    ("From", "Van", ParticipantRole.FROM),
    ("To", "Aan", ParticipantRole.TO),
    ("Cc", "CC", ParticipantRole.CC),
    ("Bcc", "BCC", ParticipantRole.BCC),
)
_HIDDEN_FIELDS = ("Reply-To", "Sender", "Return-Path", "Disposition-Notification-To", "X-Mailer")
_MESSAGE_ID = re.compile(r"<[^<>\s]+>")
_AUTO_REPLY = re.compile(r"^(?:automatisch antwoord|automatic reply|afwezig|out of office)", re.I)


def read_eml(file: UntrustedFile, context: ReadContext) -> Content:
    """A message with its attachments as parts.

    Raises:
        UnreadableItem: the bytes hold no mail headers.
    """
    del context
    message = email.message_from_bytes(file.data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not _has_mail_headers(message):
        raise UnreadableItem("Dit bestand bevat geen e-mail (geen afzender en geen datum).")
    if any(_is_torn(part) for part in message.walk()):
        raise UnreadableItem(
            "De opbouw van deze e-mail is beschadigd (delen zijn niet te scheiden). Vraag de bron om "
            "een nieuwe kopie.",
        )
    subject = _header(message, "Subject")
    dated_at = _date(message)
    parts = tuple(_attachments(message))
    builder = PassageBuilder()
    participants: list[Participant] = []
    for field_name, label, role in _ADDRESS_FIELDS:
        people = _people(message, field_name, role)
        participants.extend(people)
        builder.add(PassageRole.HEADER, "; ".join(map(_shown, people)), name=label)
    if dated_at is not None:
        builder.add(PassageRole.HEADER, dutch_date_time(dated_at), name="Datum")
    builder.add(PassageRole.HEADER, subject, name="Onderwerp")
    attached = [part.name for part in parts if not part.is_inline]
    builder.add(PassageRole.HEADER, "; ".join(attached), name="Bijlagen")
    text, hidden = _body(message)
    is_auto_reply = _header(message, "Auto-Submitted").startswith("auto-replied") or bool(
        _AUTO_REPLY.match(subject),
    )
    for block in split_mail_text(text):
        role_of_block = block.role
        if is_auto_reply and role_of_block is PassageRole.BODY:
            role_of_block = PassageRole.AUTO_REPLY
        builder.add(role_of_block, block.text, level=block.level)
    for item in hidden:
        builder.add(PassageRole.METADATA, item, name="verborgen tekst")
    for field_name in _HIDDEN_FIELDS:
        builder.add(PassageRole.METADATA, _header(message, field_name), name=field_name)
    return Content(
        kind=DocumentKind.MAIL,
        title=subject,
        passages=builder.build(),
        media_type="message/rfc822",
        dated_at=dated_at,
        date_source=DateSource.SENT_HEADER if dated_at else DateSource.NONE,
        participants=tuple(participants),
        message_id=_first_id(message, "Message-ID"),
        in_reply_to=tuple(_MESSAGE_ID.findall(_header(message, "In-Reply-To"))),
        references=tuple(_MESSAGE_ID.findall(_header(message, "References"))),
        parts=parts,
        fingerprint=_fingerprint(participants, dated_at, subject, text, parts),
    )


def _is_torn(part: Message) -> bool:
    """Whether a part says that it holds parts and none can be told apart."""
    return part.get_content_maintype() == "multipart" and not part.is_multipart()


def _has_mail_headers(message: EmailMessage) -> bool:
    return any(name.lower() in ("from", "date") and value for name, value in message.raw_items())


def dutch_date_time(moment: datetime) -> str:
    """``woensdag 22 november 2023 21:03``, in local time."""
    local = moment.astimezone(AMSTERDAM)
    day, month = _DAYS[local.weekday()], _MONTHS[local.month - 1]
    return f"{day} {local.day} {month} {local.year} {local:%H:%M}"


def _header(message: EmailMessage, name: str) -> str:
    """A header as one line of text; damaged ones come back as far as they can be read."""
    try:
        value = message[name]
        text = re.sub(r"\s+", " ", str(value)).strip() if value is not None else ""
        return storable(text)
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        # The standard parser stumbles over some malformed headers; take the raw text instead.
        raw = next((v for k, v in message.raw_items() if k.lower() == name.lower()), "")
        return storable(re.sub(r"\s+", " ", str(raw)).strip())


def _people(message: EmailMessage, field: str, role: ParticipantRole) -> list[Participant]:
    try:
        header = message[field]
        addresses: tuple[Address, ...] = getattr(header, "addresses", ()) if header else ()
        found = [
            Participant(
                role,
                storable(address.display_name),
                storable(address.addr_spec.strip("<>")),
            )
            for address in addresses
        ]
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        found = []
    if not found:
        found = [
            Participant(role, name, address)
            for name, address in getaddresses([_header(message, field)])
            if name or address
        ]
    return found


def _shown(person: Participant) -> str:
    if person.name and person.address:
        return f"{person.name} <{person.address}>"
    return person.name or person.address


def _date(message: EmailMessage) -> datetime | None:
    """The sent date; ``-0000`` and a missing zone count as UTC (RFC 5322, 3.3)."""
    text = _header(message, "Date")
    if not text:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _first_id(message: EmailMessage, name: str) -> str:
    found = _MESSAGE_ID.findall(_header(message, name))
    return found[0] if found else ""


def _body(message: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """The readable text, and what HTML hides."""
    plain = message.get_body(preferencelist=("plain",))
    html = message.get_body(preferencelist=("html",))
    hidden: tuple[str, ...] = ()
    shown = ""
    if html is not None:
        converted = html_to_text(_text_of(html))
        shown, hidden = converted.visible, converted.hidden
    if plain is None:
        return shown, hidden
    text = _text_of(plain)
    if shown and not _same_words(text, shown):
        if _same_words(shown, text):
            return shown, hidden  # the plain text says nothing that the HTML does not
        return f"{text.rstrip()}\n\n{shown}", hidden  # both are judged, and both are shown
    return text, hidden


def _same_words(one: str, other: str) -> bool:
    def words(text: str) -> set[str]:
        return set(re.findall(r"\w+", text.lower()))

    return words(other) <= words(one)


def _text_of(part: MIMEPart) -> str:
    """Decoded text; a wrong or unknown charset is guessed instead of losing the text."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(payload or "").encode()
    declared = part.get_content_charset()
    for charset in (declared, "utf-8"):
        if charset:
            try:
                return storable(data.decode(charset))
            except (LookupError, UnicodeDecodeError):
                continue
    guess = from_bytes(data).best()
    return str(guess) if guess is not None else data.decode("latin-1")


def _attachments(message: EmailMessage) -> Iterator[UntrustedFile]:
    """Everything that is not the body, attached messages as ``.eml``."""
    bodies = {
        id(body)
        for preference in ("plain", "html")
        if (body := message.get_body(preferencelist=(preference,))) is not None
    }
    unnamed = 0
    for part in _leaves(message):
        if id(part) in bodies:
            continue
        name = part.get_filename() or ""
        media_type = part.get_content_type()
        if media_type == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            data = inner.as_bytes(policy=policy.default) if isinstance(inner, EmailMessage) else b""
            name = name or (_header(inner, "Subject") if isinstance(inner, EmailMessage) else "")
            name = f"{name or 'bericht'}.eml" if not name.lower().endswith(".eml") else name
        else:
            payload = part.get_payload(decode=True)
            data = payload if isinstance(payload, bytes) else b""
        if not name:
            unnamed += 1
            name = f"bijlage-{unnamed}"
        is_inline = media_type.startswith("image/") and (
            part.get_content_disposition() == "inline" or part["Content-ID"] is not None
        )
        yield UntrustedFile(_plain_name(name), data, media_type, is_inline)


def _leaves(part: MIMEPart) -> Iterator[MIMEPart]:
    if part.get_content_maintype() == "multipart":
        for child in part.iter_parts():
            if isinstance(child, MIMEPart):
                yield from _leaves(child)
    else:
        yield part


def _plain_name(untrusted: str) -> str:
    """A file name without folders or control characters."""
    name = re.sub(
        r"[\x00-\x1f\x7f]", "", storable(untrusted).replace("\\", "/").rsplit("/", 1)[-1]
    ).strip()
    return name or "bijlage"


def _fingerprint(
    participants: list[Participant],
    dated_at: datetime | None,
    subject: str,
    text: str,
    parts: tuple[UntrustedFile, ...],
) -> str:
    """What two copies of one message share, whatever route and encoding they took."""
    sender = next((p.address.lower() for p in participants if p.role is ParticipantRole.FROM), "")
    moment = dated_at.astimezone(UTC).isoformat() if dated_at else ""
    names = "|".join(part.name for part in parts)
    return "\n".join((sender, moment, subject, re.sub(r"\s+", " ", text).strip(), names))
