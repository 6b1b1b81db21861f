"""HTML mail as text: what a mail program shows, and apart from it everything that it hides.

Nothing is loaded: images and style sheets are never fetched, scripts never run. Hidden text (titles,
alternative texts, comments, invisible elements) comes back as metadata, so that it is searched for
personal data and never published.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ],
)
_UNSEEN = frozenset(
    ["head", "script", "style", "template", "noscript", "title", "meta", "link", "object", "embed"]
)
_HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?!\.)"
    r"|mso-hide\s*:\s*all|max-height\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_TELLING_ATTRIBUTES = ("alt", "title", "aria-label", "summary", "placeholder", "value")


@dataclass(frozen=True, slots=True)
class HtmlText:
    """Readable text with ``>`` marks for quoted blocks, and the hidden strings in order."""

    visible: str = field(repr=False)
    hidden: tuple[str, ...] = field(repr=False)


def html_to_text(untrusted_html: str) -> HtmlText:
    """The readable and the hidden text of an HTML document; any input gives a result."""
    soup = BeautifulSoup(untrusted_html, "lxml")
    hidden: list[str] = []
    pieces: list[str] = []
    _walk(soup, pieces, hidden, quoted=0)
    text = "".join(pieces)
    text = re.sub(r"[ \t\xa0]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    return HtmlText(text, tuple(dict.fromkeys(item for item in hidden if item)))


def _walk(node: Tag, pieces: list[str], hidden: list[str], quoted: int) -> None:
    # An own stack: hostile HTML nests deeper than Python's recursion goes.
    stack: list[tuple[str, object, int]] = [("visit", child, quoted) for child in _reversed(node)]
    while stack:
        action, item, depth = stack.pop()
        if action == "break":
            pieces.append("\n" + "> " * depth)
            continue
        if isinstance(item, Comment):
            hidden.append(item.strip())
        elif isinstance(item, NavigableString):
            if type(item) is NavigableString:
                pieces.append(re.sub(r"[\s\xa0]+", " ", str(item)))
        elif isinstance(item, Tag):
            _visit(item, depth, pieces, hidden, stack)


def _visit(
    tag: Tag,
    depth: int,
    pieces: list[str],
    hidden: list[str],
    stack: list[tuple[str, object, int]],
) -> None:
    if tag.name in _UNSEEN or _is_hidden(tag):
        hidden.append(re.sub(r"\s+", " ", tag.get_text(" ", strip=True)))
        return
    for attribute in _TELLING_ATTRIBUTES:
        value = tag.get(attribute)
        if isinstance(value, str):
            hidden.append(value.strip())
    target = tag.get("href")
    if isinstance(target, str) and target.strip() not in tag.get_text():
        hidden.append(target.strip())
    if tag.name == "br":
        pieces.append("\n" + "> " * depth)
        return
    if tag.name in ("td", "th"):
        pieces.append(" ")
    if tag.name == "li":
        stack.extend(("visit", child, depth) for child in _reversed(tag))
        pieces.append("\n" + "> " * depth + "- ")
        return
    inner = depth + 1 if tag.name == "blockquote" else depth
    is_block = tag.name in _BLOCKS
    if is_block:
        stack.append(("break", None, depth))
    stack.extend(("visit", child, inner) for child in _reversed(tag))
    if is_block:
        pieces.append("\n" + "> " * inner)
        if tag.name == "p":
            pieces.append("\n" + "> " * inner)


def _reversed(tag: Tag) -> list[object]:
    return list(reversed(list(tag.children)))


def _is_hidden(tag: Tag) -> bool:
    style = tag.get("style")
    return tag.has_attr("hidden") or (isinstance(style, str) and bool(_HIDING_STYLE.search(style)))
