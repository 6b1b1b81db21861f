"""Reads the names out of a stretch in which names must stand: header fields, lists, greetings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redaction.detection.lexicon import PARTICLES, Lexicon
from redaction.detection.name_shapes import HEADER_FORM, PARTICLE, PLAIN_HEADER, TITLES, UPPER, WORD
from redaction.detection.recognizers.base import words_pattern

_ENTRY = re.compile(r"\s*[;\n|•]\s*|\s+[/&+]\s+|\s+(?:en|and|und|met)\s+")
_COMMA = re.compile(r"\s*(?:,\s+|(?<=[^\W\d_])/(?=[^\W\d_]))")
_TRAIL = re.compile(r"\s*(?:<[^>]*>?|\[[^\]]*\]?|\s[-–]\s.*|\*|:)\s*$")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*")
_TOKEN = re.compile(r"\S+")
_INITIALS = re.compile(
    rf"(?:[{UPPER}][a-z]?\.[- ]?)+$|[{UPPER}]{{1,3}}\.?$|[{UPPER}][a-z]{{0,3}}[{UPPER}]$"
)
_ACRONYM = re.compile(rf"[{UPPER}]{{2,6}}$|[{UPPER}][a-z]*[{UPPER}]+[a-z]*[{UPPER}]*$")
_LOGIN_OR_MAIL = re.compile(r"@|https?:|\d")
_GENERIC = frozenset(
    """
    allen all iedereen collega collega's collegae team mensen leden dames heren heer mevrouw
    meneer voorzitter kamer redactie college bestuur bewoner bewoners lezer burger klant relatie
    griffie kamerleden jongens meiden vrienden everyone everybody colleague colleagues sir madam
    both allebei beiden jullie u jij je wij ik hij zij ze hun onbekend nvt n.v.t. geen diverse
    overige gast gasten ministerie directie afdeling organisator deelnemers nee ja dank bedankt
    top prima akkoord mede ook namens vz voorz voorzitter verslag notulist secretaris lid
    agendalid chair extern externe
    """.split()  # noqa: SIM905  a word list reads better as text
)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a text; ``functional`` marks a mailbox, room or office instead of a person."""

    start: int
    end: int
    functional: bool = False


class NameReader:
    """Reads names where the context promises them; needs the word lists for doubtful words."""

    def __init__(self, lexicon: Lexicon, functional: Iterable[str]) -> None:
        self.lexicon = lexicon
        self._functional = words_pattern(functional)

    def read_list(
        self, text: str, start: int, end: int, *, lower: bool = False, commas: bool = True
    ) -> Iterator[NameSpan]:
        """Every name of a list of people, in any of the usual forms and separators."""
        for entry_start, entry_end in _split(text, start, end, _ENTRY):
            header = self._header(text, entry_start, entry_end)
            if header:
                yield from header
                continue
            pieces = (
                _split(text, entry_start, entry_end, _COMMA)
                if commas
                else [(entry_start, entry_end)]
            )
            for piece_start, piece_end in pieces:
                yield from self.read_entry(text, piece_start, piece_end, lower=lower)

    def read_entry(
        self, text: str, start: int, end: int, *, lower: bool = False
    ) -> Iterator[NameSpan]:
        """The name in one entry, without titles; a first name in brackets is its own span."""
        start, end = _strip(text, start, end)
        while (trail := _TRAIL.search(text, start, end)) and trail.end() == end:
            end = trail.start()
            start, end = _strip(text, start, end)
        brackets = list(_BRACKET.finditer(text, start, end))
        body_end = brackets[0].start() if brackets else end
        if brackets and body_end <= start:
            return
        if self.is_functional(text[start:body_end]):
            yield NameSpan(start, body_end, functional=True)
            return
        title = TITLES.match(text, start, body_end)
        if title:
            start = title.end()
        start, body_end = _strip(text, start, body_end)
        if not self.is_name(text[start:body_end], lower=lower):
            return
        if brackets and _is_first_name(brackets[0][1], self.lexicon):
            rest_start, rest_end = _strip(text, brackets[0].end(), end)
            whole = rest_start < rest_end and self.is_name(text[rest_start:rest_end], lower=False)
            yield NameSpan(start, rest_end if whole else body_end)
            if not whole:
                yield NameSpan(*brackets[0].span(1))
            return
        yield NameSpan(start, body_end)

    def is_functional(self, words: str) -> bool:
        """Whether the words name a mailbox, room, role or body."""
        return bool(self._functional and self._functional.search(words.replace("_", " ")))

    def is_name(self, words: str, *, lower: bool) -> bool:
        """Whether the words can be a name: capitals, particles and initials, no ordinary text."""
        tokens = _TOKEN.findall(words)
        if not 1 <= len(tokens) <= 7 or _LOGIN_OR_MAIL.search(words):
            return False
        bare = [token.strip(".,'\"*~!?") for token in tokens]
        if any(b.casefold() in _GENERIC for b in bare):
            return False
        real = 0
        for token, plain in zip(tokens, bare, strict=True):
            if not plain:
                continue
            if plain.casefold() in PARTICLES or token.casefold() in PARTICLES:
                continue
            if not self._is_name_word(token, plain, lower=lower, alone=len(tokens) == 1):
                return False
            real += 1
        return real > 0

    def _is_name_word(self, token: str, plain: str, *, lower: bool, alone: bool) -> bool:
        flags = self.lexicon.flags(plain)
        if plain[0].isupper():
            if _INITIALS.match(token) and (not alone or lower or "." in token):
                return True
            if alone and _ACRONYM.match(plain) and not set(flags) & {"F"}:
                return False
            return not (alone and flags in ("W", "P", "PW") and "-" not in plain)
        if not lower or not plain[0].isalpha() or len(plain) < 2:
            return False
        return (bool(set(flags) & {"F", "S"}) and ("W" not in flags or not alone)) or not flags

    def _header(self, text: str, start: int, end: int) -> list[NameSpan]:
        """Spans of an address-book form, if the entry is one."""
        start, end = _strip(text, start, end)
        match = HEADER_FORM.match(text, start, end) or HEADER_FORM.match(
            text, _after_title(text, start, end), end
        )
        if match is None:
            plain = PLAIN_HEADER.match(text, start, end)
            rest = text[plain.end() : end].strip() if plain else ""
            if plain is None or (rest and rest[0] not in "(<[-–") or "," in rest:
                return []
            if self.is_functional(plain[0]) or not self._is_surname_first(plain):
                return []
            return [NameSpan(*plain.span())]
        spans = [NameSpan(match.start(), match.end("given"))]
        if match["first"] and _is_first_name(match["first"], self.lexicon):
            spans.append(NameSpan(*match.span("first")))
        return spans

    def _is_surname_first(self, plain: re.Match[str]) -> bool:
        given = plain["given"].split()[0]
        flags = self.lexicon.flags(given)
        return "F" in flags or (
            not flags and not self.lexicon.flags(plain["last"].split()[-1]).startswith("F")
        )


def _after_title(text: str, start: int, end: int) -> int:
    title = TITLES.match(text, start, end)
    return title.end() if title else start


def _split(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for match in pattern.finditer(text, start, end):
        if text.count("(", at, match.start()) > text.count(")", at, match.start()):
            continue
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n'\"*~<-–•,.:;|>":
        if text[start] == "'" and re.match(r"'[ts]\b", text[start : start + 3]):
            break
        start += 1
    while end > start and text[end - 1] in " \t\n'\"*~>,;:!?|…":
        end -= 1
    if (
        end > start + 2
        and text[end - 1] == "."
        and text[end - 2].islower()
        and " " not in text[end - 4 : end]
    ):
        end -= 1
    return start, end


def _is_first_name(words: str, lexicon: Lexicon) -> bool:
    plain = words.strip()
    if not re.fullmatch(
        rf"{WORD}(?:[ -](?:{PARTICLE} )?{WORD})?|[a-z]\w+", plain
    ) or _ACRONYM.match(plain):
        return False
    flags = lexicon.flags(plain.split()[0])
    return (
        plain.casefold() not in _GENERIC
        and ("F" in flags or not set(flags) & {"W", "P"})
        and (plain[0].isupper() or "F" in flags)
    )


_ROLE_WORDS = frozenset(
    """
    minister minister-president staatssecretaris stas premier vicepremier mp minpres
    burgemeester burg. wethouder gedeputeerde kamerlid eurocommissaris commissioner sg dg
    secretaris-generaal directeur-generaal inspecteur-generaal ig prime state secretary general
    president kamervoorzitter fractievoorzitter fractieleider lijsttrekker senator informateur
    formateur verkenner koning koningin prins prinses nationale ombudsman oud-minister
    oud-premier ex-minister partijleider ministers bewindspersoon journalist columnist schrijver
    schrijfster auteur demissionair commissaris van de cdk mw. mevr. mw mevrouw mr. drs. dr.
    prof. ir. het lid leden
    """.split()  # noqa: SIM905  a word list reads better as text
)


def is_role_word(word: str) -> bool:
    """Whether a word names a public role or a form of address instead of a person."""
    return word.casefold() in _ROLE_WORDS - {"van", "de", "het"}
