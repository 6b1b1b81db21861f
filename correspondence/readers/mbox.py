"""Unix mailboxes (mbox, RFC 4155), with ``>From`` quoting undone."""

from __future__ import annotations

import re
from collections import Counter
from email.parser import BytesHeaderParser

from correspondence.content import Container, ReadContext, UntrustedFile
from dossier.errors import UnreadableItem

_SEPARATOR = re.compile(rb"(?:^|(?<=\n))From [^\n]*\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mbox(file: UntrustedFile, context: ReadContext) -> Container:
    """Each message as a part named by its Message-ID; a mail that has none by its position.

    Raises:
        UnreadableItem: something stands before the first message, or there is none.
    """
    del context
    untrusted = file.data.removeprefix(b"\xef\xbb\xbf")
    starts = list(_SEPARATOR.finditer(untrusted))
    if untrusted[: starts[0].start() if starts else len(untrusted)].strip():
        raise UnreadableItem(
            "Dit mbox-bestand begint niet met een 'From '-regel; er zou post verloren gaan. Exporteer "
            "het postvak opnieuw.",
        )
    names: Counter[str] = Counter()
    parts = []
    for position, start in enumerate(starts):
        end = starts[position + 1].start() if position + 1 < len(starts) else len(untrusted)
        data = _QUOTED_FROM.sub(rb"\1", untrusted[start.end() : end]).rstrip(b"\r\n") + b"\n"
        message_id = str(BytesHeaderParser().parsebytes(data)["Message-ID"] or "").strip(" <>\r\n")
        name = re.sub(r"\s+", "", message_id) or f"bericht-{position + 1}"
        names[name] += 1
        if names[name] > 1:
            name = f"{name}#{names[name]}"
        parts.append(UntrustedFile(name, data, "message/rfc822"))
    return Container(tuple(parts))


def looks_like_mbox(data: bytes) -> bool:
    """Whether the bytes start as an mbox does."""
    return bool(
        re.match(rb"From \S+.*\d{4}\s*\n[A-Za-z-]+:", data[:4000].removeprefix(b"\xef\xbb\xbf"))
    )
