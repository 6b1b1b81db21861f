"""Web addresses in the one form that platforms accept: ASCII, with a scheme, without spaces."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from publication.report_columns import HOST, MAX_LINK_CHARACTERS

_PATH = "/%:@!$&'()*+,;=~-._"
_QUERY = _PATH + "?"
_WHOLE = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


def ascii_link(link: str) -> str:
    """``link`` with everything that is not plain ASCII encoded; empty for an empty one.

    Raises:
        ValueError: not a http(s) address with a host, or too long.
    """
    link = link.strip()
    if not link:
        return ""
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValueError("no web address")
    host = parts.hostname.encode("idna").decode("ascii")
    if parts.port is not None:
        host = f"{host}:{parts.port}"
    encoded = urlunsplit(
        (
            parts.scheme,
            host,
            quote(parts.path, safe=_PATH),
            quote(parts.query, safe=_QUERY),
            quote(parts.fragment, safe=_QUERY),
        )
    )
    if not is_link(encoded):
        raise ValueError("no web address")
    return encoded


def is_link(text: str) -> bool:
    """Whether a platform takes ``text`` for a web address."""
    if len(text) > MAX_LINK_CHARACTERS or not _WHOLE.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.scheme and parts.hostname and HOST.fullmatch(parts.hostname))
    except ValueError:
        return False
