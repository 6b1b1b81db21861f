"""Mail as bytes: headers, bodies and parts written out by hand, so nothing in them is random."""

from __future__ import annotations

import base64
import hashlib
import html
import mimetypes
import quopri
import re
import textwrap
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from .model import Addr, File, Mail

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
MONTHS = [
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
]
TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ics": "text/calendar",
    ".zip": "application/zip",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".csv": "text/csv",
    ".txt": "text/plain",
}


def unwrap(text: str) -> str:
    """Join the source lines of a paragraph; short lines and lists keep their breaks."""
    out: list[str] = []
    joined = False
    for line in text.strip("\n").split("\n"):
        listed = re.match(r"\s*([-*•>|]|\d+[.)]) ", line) is not None
        if joined and line.strip() and not listed:
            out[-1] += " " + line.strip()
        else:
            out.append(line)
        joined = len(line) >= 68 and not line.startswith((">", "|"))
    return "\n".join(out)


def long_date(when: datetime) -> str:
    """Like Outlook: donderdag 23 november 2023 09:12."""
    local = when.astimezone(AMSTERDAM)
    day, month = DAYS[local.weekday()], MONTHS[local.month - 1]
    return f"{day} {local.day} {month} {local.year} {local:%H:%M}"


def short_date(when: datetime) -> str:
    """Like Gmail: do 23 nov 2023 om 09:12."""
    local = when.astimezone(AMSTERDAM)
    day, month = DAYS[local.weekday()][:2], MONTHS[local.month - 1][:3]
    return f"{day} {local.day} {month} {local.year} om {local:%H:%M}"


def _history(mail: Mail, style: str) -> str:
    names = "; ".join(a.name or a.email for a in mail.to)
    copies = "; ".join(a.name or a.email for a in mail.cc)
    body = full_text(mail)
    if style == "gmail":
        lines: list[str] = []
        for line in body.split("\n"):
            lines += textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False) or [""]
        quoted = "\n".join(
            f">{line}" if line.startswith(">") else f"> {line}".rstrip() for line in lines
        )
        return f"Op {short_date(mail.when)} schreef {mail.sender.shown()}:\n\n{quoted}"
    if style == "forward":
        return (
            "---------- Doorgestuurd bericht ---------\n"
            f"Van: {mail.sender.shown()}\nDatum: {short_date(mail.when)}\n"
            f"Onderwerp: {mail.subject}\nAan: {', '.join(a.shown() for a in mail.to)}\n\n{body}"
        )
    head = "-----Oorspronkelijk bericht-----\n" if style == "original" else ""
    copy_line = f"CC: {copies}\n" if copies else ""
    sender = mail.sender.name if style == "original" else mail.sender.shown()
    return (
        f"{head}Van: {sender}\nVerzonden: {long_date(mail.when)}\nAan: {names}\n{copy_line}"
        f"Onderwerp: {mail.subject}\n\n{body}"
    )


def full_text(mail: Mail) -> str:
    """The own text of a mail with the quoted history under it."""
    own = unwrap(mail.text)
    if mail.parent is None or not mail.quote:
        return own
    return f"{own}\n\n{_history(mail.parent, mail.quote)}"


def html_from_text(text: str) -> str:
    """The HTML alternative the way Outlook makes one: a paragraph per line."""
    rows = [
        f'<p class="MsoNormal">{html.escape(line, quote=False) or "&nbsp;"}</p>'
        for line in text.split("\n")
    ]
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
        "<style>p.MsoNormal{margin:0cm;font-size:10pt;font-family:Verdana,sans-serif}</style>"
        '</head><body lang="NL">\n' + "\n".join(rows) + "\n</body></html>"
    )


def _phrase(name: str, charset: str) -> str:
    if not name.isascii():
        return Header(name, charset).encode(maxlinelen=0)
    if re.search(r"[^\w \-]", name):
        return '"' + name.replace('"', '\\"') + '"'
    return name


def address(addr: Addr, charset: str = "utf-8") -> str:
    """An address for a header, with an encoded or quoted display name."""
    return f"{_phrase(addr.name, charset)} <{addr.email}>" if addr.name else addr.email


def _body(text: str, charset: str, cte: str) -> bytes:
    raw = (text + "\n").encode(charset)
    if cte == "base64":
        return base64.encodebytes(raw.replace(b"\n", b"\r\n"))
    if cte == "quoted-printable":
        return quopri.encodestring(raw)
    return raw


def _leaf(kind: str, text: str, charset: str, cte: str) -> bytes:
    if cte == "7bit" and not text.isascii():
        cte = "8bit"
    head = f'Content-Type: {kind}; charset="{charset}"\nContent-Transfer-Encoding: {cte}\n\n'
    return head.encode() + _body(text, charset, cte)


def _multi(subtype: str, boundary: str, parts: list[bytes]) -> bytes:
    mark = f"--{boundary}".encode()
    head = f'Content-Type: multipart/{subtype};\n\tboundary="{boundary}"\n\n'.encode()
    return head + b"".join(mark + b"\n" + part + b"\n" for part in parts) + mark + b"--\n"


def _file_name(name: str) -> str:
    return name if name.isascii() else Header(name, "utf-8").encode(maxlinelen=0)


def _attachment(item: File) -> bytes:
    suffix = "." + item.name.rpartition(".")[2].lower()
    kind = item.mime or TYPES.get(suffix) or mimetypes.guess_type(item.name)[0]
    extra = '; charset="utf-8"' if (kind or "").startswith("text/") else ""
    where = "inline" if item.cid else "attachment"
    cid = f"Content-ID: <{item.cid}>\n" if item.cid else ""
    name = _file_name(item.name)
    head = (
        f'Content-Type: {kind or "application/octet-stream"}{extra};\n\tname="{name}"\n{cid}'
        f'Content-Disposition: {where};\n\tfilename="{name}"\n'
        "Content-Transfer-Encoding: base64\n\n"
    )
    return head.encode() + base64.encodebytes(item.data)


def _attached_mail(name: str, mail: Mail) -> bytes:
    head = (
        f'Content-Type: message/rfc822;\n\tname="{name}"\n'
        f'Content-Disposition: attachment;\n\tfilename="{name}"\n\n'
    )
    return head.encode() + to_bytes(mail)


def _content(mail: Mail) -> bytes:
    mark = hashlib.sha256((mail.key + mail.cte + mail.received).encode()).hexdigest()[:20]
    text = full_text(mail)
    markup = html_from_text(text) if mail.html == "auto" else mail.html
    for item in mail.files:
        if item.cid and mail.html == "auto":
            image = f'<p class="MsoNormal"><img src="cid:{item.cid}" alt=""></p>'
            markup = markup.replace("</body>", f"{image}\n</body>")
    html_cte = "base64" if mail.cte == "base64" else "quoted-printable"
    if mail.html_only:
        part = _leaf("text/html", markup, mail.charset, html_cte)
    else:
        part = _leaf("text/plain", text, mail.charset, mail.cte)
        if markup:
            rich = _leaf("text/html", markup, mail.charset, html_cte)
            part = _multi("alternative", f"_000_{mark}_", [part, rich])
    inline = [_attachment(f) for f in mail.files if f.cid]
    if inline:
        part = _multi("related", f"_004_{mark}_", [part, *inline])
    loose = [_attachment(f) for f in mail.files if not f.cid]
    loose += [_attached_mail(name, inner) for name, inner in mail.attached.items()]
    if loose:
        part = _multi("mixed", f"_005_{mark}_", [part, *loose])
    return part


def to_bytes(mail: Mail) -> bytes:
    """The message as it lies in a mailbox, with LF line ends."""
    charset = mail.header_charset
    head: list[str] = []
    if mail.received:
        head.append(f"Received: {mail.received}; {format_datetime(mail.when)}")
    head.append(f"From: {address(mail.sender, charset)}")
    head.append("To: " + ",\n\t".join(address(a, charset) for a in mail.to))
    if mail.cc:
        head.append("Cc: " + ",\n\t".join(address(a, charset) for a in mail.cc))
    subject = mail.subject
    if not subject.isascii():
        subject = Header(subject, charset, header_name="Subject").encode(maxlinelen=70)
    head.append(f"Subject: {subject}")
    head.append(f"Date: {format_datetime(mail.when)}")
    head.append(f"Message-ID: <{mail.message_id}>")
    refs = mail.references()
    if refs:
        head.append(f"In-Reply-To: <{refs[-1]}>")
        head.append("References: " + "\n\t".join(f"<{ref}>" for ref in refs))
    head += [f"{name}: {value}" for name, value in mail.headers]
    head.append("MIME-Version: 1.0")
    return ("\n".join(head) + "\n").encode("ascii") + _content(mail)


def mbox_bytes(mails: list[Mail]) -> bytes:
    """An mbox: a ``From `` line before each message, and ``>From `` where a body line starts so."""
    out: list[bytes] = []
    for mail in mails:
        stamp = mail.when.astimezone(ZoneInfo("UTC")).strftime("%a %b %e %H:%M:%S %Y")
        raw = re.sub(rb"(?m)^(>*From )", rb">\1", to_bytes(mail).rstrip(b"\n"))
        out.append(f"From {mail.sender.email} {stamp}\n".encode() + raw + b"\n\n")
    return b"".join(out)
