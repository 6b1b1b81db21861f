"""Unix mailboxes (mbox, RFC 4155), with ``>From`` quoting undone."""

from __future__ import annotations

import re
from collections import Counter
from email.parser import BytesHeaderParser

from correspondence.content import Container, ReadContext, UntrustedFile

_SEPARATOR = re.compile(rb"(?:^|(?<=\n))From [^\n]*\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mbox(file: UntrustedFile, context: ReadContext) -> Container:
    """Each message as a part named by its Message-ID; a mail that has none by its position."""
    del context
    starts = list(_SEPARATOR.finditer(file.data))
    names: Counter[str] = Counter()
    parts = []
    for position, start in enumerate(starts):
        end = starts[position + 1].start() if position + 1 < len(starts) else len(file.data)
        data = _QUOTED_FROM.sub(rb"\1", file.data[start.end() : end]).rstrip(b"\r\n") + b"\n"
        message_id = str(BytesHeaderParser().parsebytes(data)["Message-ID"] or "").strip(" <>\r\n")
        name = re.sub(r"\s+", "", message_id) or f"bericht-{position + 1}"
        names[name] += 1
        if names[name] > 1:
            name = f"{name}#{names[name]}"
        parts.append(UntrustedFile(name, data, "message/rfc822"))
    return Container(tuple(parts))


def looks_like_mbox(data: bytes) -> bool:
    """Whether the bytes start as an mbox does."""
    return bool(re.match(rb"From \S+.*\d{4}\s*\n[A-Za-z-]+:", data[:4000]))
