"""The text of a mail body in passages: own words, signature, disclaimer, quoted history.

Works on lines. A quoted block starts at ``>`` marks, at an attribution line ("Op ... schreef ...:")
or at a header block ("Van: ... Verzonden: ..."); from a header block on, everything is one level
deeper, as mail programs never return to the outer level after one. Joining the passages gives back
every visible character except ``>`` marks and blank lines around passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.documents import PassageRole

_QUOTE_MARKS = re.compile(r"^(?:[ \t]?>)+ ?")
_ATTRIBUTION = re.compile(
    r"^(?:Op|On|Am|Le)\b.{4,250}\b(?:schreef|wrote|schrieb|a écrit)\b.{0,120}:\s*$",
    re.DOTALL,
)
_ATTRIBUTION_START = re.compile(r"^(?:Op|On|Am|Le) \S")
_DIVIDER = re.compile(
    r"^\s*[-_]{2,}\s*(?:Oorspronkelijk bericht|Original Message|Doorgestuurd bericht|"
    r"Forwarded message|Ursprüngliche Nachricht|Message d'origine)\s*[-_]{2,}\s*$|^_{20,}\s*$|"
    r"^\s*(?:Begin doorgestuurd bericht|Begin forwarded message):\s*$",
    re.IGNORECASE,
)
_FORWARD_WORD = re.compile(r"doorgestuurd|forwarded", re.IGNORECASE)
_HEADER_FROM = re.compile(r"^\*?(?:Van|From|Von|De)\s?:\*?\s+\S", re.IGNORECASE)
_HEADER_OTHER = re.compile(
    r"^\*?(?:Verzonden|Sent|Gesendet|Envoyé|Datum|Date|Aan|To|An|À|CC|Onderwerp|Subject|Betreff|"
    r"Objet|Bijlagen|Attachments)\s?:",
    re.IGNORECASE,
)
_SIGNATURE_MARK = re.compile(r"^-- ?$")
_CLOSING = re.compile(
    r"^(?:met (?:vriendelijke|hartelijke|collegiale|beste) groet(?:en)?|(?:hartelijke |vriendelijke |"
    r"beste )?groet(?:en|jes)?|m\.?v\.?g\.?|mvg|hoogachtend|kind regards|best regards|regards|"
    r"best wishes|all the best|sincerely|yours sincerely)\b[\s,.!]*(?:[\w.'’-]+(?:\s[\w.'’-]+){0,3})?"
    r"[\s,.!]*$",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"^(?:disclaimer\b|dit bericht kan informatie bevatten|deze e-?mail (?:en|is|kan)\b.*"
    r"(?:bestemd|vertrouwelijk)|this (?:message|e-?mail)(?: and any attachments)? (?:may contain|is)\b|"
    r"de informatie (?:in|verzonden met) (?:dit|deze) e-?mail)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of one role; ``level`` is the depth of quoting."""

    role: PassageRole
    level: int
    text: str


def split_mail_text(text: str) -> tuple[TextBlock, ...]:
    """The blocks of a plain-text body, in order; never an empty one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")
    blocks: list[TextBlock] = []
    for role, level, chunk in _levels(lines):
        for inner_role, inner in _inner_roles(chunk):
            body = "\n".join(inner).strip("\n")
            if body.strip():
                blocks.append(TextBlock(_combined(role, inner_role), level, body))
    return tuple(blocks)


def _combined(outer: PassageRole, inner: PassageRole) -> PassageRole:
    return inner if outer is PassageRole.BODY else outer


def _levels(lines: list[str]) -> Iterator[tuple[PassageRole, int, list[str]]]:
    """Runs of lines with the same depth of quoting, without the marks."""
    base, role = 0, PassageRole.BODY
    run: list[str] = []
    run_key = (role, base)
    position = 0
    while position < len(lines):
        line = lines[position]
        marks = _QUOTE_MARKS.match(line)
        depth = line[: marks.end()].count(">") if marks else 0
        bare = line[marks.end() :] if marks else line
        consumed = 1
        if depth == 0:
            taken = _attribution_length(lines, position)
            starts_block = _starts_block(lines, position)
            if taken:
                consumed = taken
                bare = "\n".join(lines[position : position + taken])
                if not _marks_follow(lines, position + taken):
                    base, role = base + 1, PassageRole.QUOTED
            elif starts_block:
                base += 1
                role = PassageRole.FORWARDED if _FORWARD_WORD.search(bare) else PassageRole.QUOTED
        key = (PassageRole.QUOTED if depth else role, base + depth)
        if key != run_key and bare.strip():
            if run:
                yield (*run_key, run)
            run, run_key = [], key
        run.append(bare)
        position += consumed
    if run:
        yield (*run_key, run)


def _attribution_length(lines: list[str], position: int) -> int:
    """How many lines an attribution at ``position`` takes (mail programs wrap it), 0 for none."""
    if not _ATTRIBUTION_START.match(lines[position]):
        return 0
    for length in (1, 2, 3):
        if _ATTRIBUTION.match("\n".join(lines[position : position + length])):
            return length
    return 0


def _marks_follow(lines: list[str], position: int) -> bool:
    following = (line for line in lines[position : position + 3] if line.strip())
    return any(_QUOTE_MARKS.match(line) for line in following)


def _starts_block(lines: list[str], position: int) -> bool:
    line = lines[position]
    if _DIVIDER.match(line):
        return True
    if not _HEADER_FROM.match(line):
        return False
    following = [other for other in lines[position + 1 : position + 6] if other.strip()]
    if sum(1 for other in following[:4] if _HEADER_OTHER.match(other)) < 2:
        return False
    before = [other for other in lines[max(0, position - 2) : position] if other.strip()]
    return not (before and _DIVIDER.match(before[-1]))


def _inner_roles(lines: list[str]) -> Iterator[tuple[PassageRole, list[str]]]:
    """Own words, then signature, then disclaimer."""
    role = PassageRole.BODY
    run: list[str] = []
    for position, line in enumerate(lines):
        stripped = line.strip()
        following = role
        if _DISCLAIMER.match(stripped):
            following = PassageRole.DISCLAIMER
        elif role is PassageRole.BODY and (
            _SIGNATURE_MARK.match(line)
            or (_CLOSING.match(stripped) and len(lines) - position <= 25)
        ):
            following = PassageRole.SIGNATURE
        if following is not role:
            if run:
                yield role, run
            run, role = [], following
        run.append(line)
    if run:
        yield role, run
