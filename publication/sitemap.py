"""Sitemaps, their index and robots.txt: how open.overheid.nl finds a publication.

robots.txt names the index of the information category, the index names the sitemaps, a sitemap
names every file with its metadata. What is withheld has no entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape

from publication.diwoo import NAMESPACE

INDEX = "sitemaps/sitemapindex-diwoo-infocat014.xml"
"""Category 014: Woo requests and decisions. Harvesters read no index under another name."""

SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MAX_ENTRIES = 50_000
MAX_BYTES = 49 * 1024 * 1024

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_HEAD = (
    f'{_XML}<urlset xmlns="{SITEMAP_NAMESPACE}" xmlns:diwoo="{NAMESPACE}" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="'
    f"{SITEMAP_NAMESPACE} {SITEMAP_NAMESPACE}/sitemap.xsd "
    f'{NAMESPACE} {NAMESPACE}0.9.8/xsd/diwoo-metadata.xsd">\n'
)
_TAIL = "</urlset>\n"


class SitemapEntry(NamedTuple):
    """A file for the harvester: its address, when it last changed, its ``diwoo:Document``."""

    address: str
    last_modified: str
    metadata: str


def sitemaps(
    entries: Iterable[SitemapEntry], max_entries: int = MAX_ENTRIES, max_bytes: int = MAX_BYTES
) -> Iterator[tuple[str, bytes]]:
    """Path and content of each sitemap; a next one starts when a limit would be passed."""
    lines: list[bytes] = []
    size = start = len(_HEAD) + len(_TAIL)
    number = 1
    for entry in entries:
        line = _line(entry)
        if lines and (len(lines) == max_entries or size + len(line) > max_bytes):
            yield _sitemap(number, lines)
            number, lines, size = number + 1, [], start
        lines.append(line)
        size += len(line)
    yield _sitemap(number, lines)


def sitemap_index(entries: Iterable[tuple[str, str]]) -> bytes:
    """The index of sitemaps, each given by its address and when it last changed."""
    lines = "".join(
        f"<sitemap><loc>{escape(address)}</loc><lastmod>{last_modified}</lastmod></sitemap>\n"
        for address, last_modified in entries
    )
    head = f'{_XML}<sitemapindex xmlns="{SITEMAP_NAMESPACE}">\n'
    return f"{head}{lines}</sitemapindex>\n".encode()


def robots(index_address: str) -> bytes:
    """robots.txt; it belongs at the root of the host."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {index_address}\n".encode()


def _sitemap(number: int, lines: list[bytes]) -> tuple[str, bytes]:
    content = b"".join((_HEAD.encode(), *lines, _TAIL.encode()))
    return f"sitemaps/sitemap-{number:04d}.xml", content


def _line(entry: SitemapEntry) -> bytes:
    return (
        f"<url><loc>{escape(entry.address)}</loc><lastmod>{entry.last_modified}</lastmod>"
        f"{entry.metadata}</url>\n"
    ).encode()
