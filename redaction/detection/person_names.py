"""Taking a written name apart, and all the ways the same person's name may be written elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.detection.lexicon import PARTICLES, Lexicon, fold
from redaction.detection.name_shapes import HEADER_FORM, PLAIN_HEADER, TITLES

_INITIALS = re.compile(r"(?:[^\W\d_][a-z]?\.[- ]?)+$|[A-Z]{1,4}$")
_BRACKET = re.compile(r"\(([^()]*)\)")
_TAIL = re.compile(r"\s+[-–]\s.*$|\s*<.*$|\s*\[.*$")
_SHORT_PARTICLES = {
    "van der": ("v.d.", "vd", "v/d", "v d", "v. d."),
    "van den": ("v.d.", "vd", "v/d", "v d", "v. d."),
    "van de": ("v.d.", "vd", "v/d", "v d", "v. d."),
    "van": ("v.",),
}


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart, folded (lower case, no accents); any part may be empty.

    Attributes:
        initials: letters without dots ("sm").
        particle: "van der"; stands before ``surname``.
    """

    first: str = ""
    initials: str = ""
    particle: str = ""
    surname: str = ""

    @property
    def last(self) -> str:
        """Particle and surname."""
        return f"{self.particle} {self.surname}".strip()

    @property
    def letter(self) -> str:
        """First letter of the given name, from first name or initials."""
        return (self.first or self.initials)[:1]


def parse_name(written: str, lexicon: Lexicon) -> NameParts:
    """The parts of a name in any usual form: "Vries, S.M. de (Sanne) - BVE", "Sanne de Vries".

    A single word counts as a first name when it stands in that list, else as a surname.
    """
    text = " ".join(written.replace("’", "'").strip(" \"'*~:;,").split())
    text = _TAIL.sub("", text)
    bracket = _BRACKET.search(text)
    called = bracket[1].strip() if bracket else ""
    called = called if called and _is_given_name(called, lexicon) else ""
    text = " ".join(_BRACKET.sub(" ", text).split())
    title = TITLES.match(text)
    text = text[title.end() :] if title and title.end() < len(text) else text
    header = HEADER_FORM.fullmatch(text) or PLAIN_HEADER.fullmatch(text)
    if header:
        last, given = header["last"], header["given"]
        text = f"{given} {last}"
    return _split_words(text.split(), fold(called), lexicon)


def _split_words(words: list[str], called: str, lexicon: Lexicon) -> NameParts:
    first: list[str] = []
    initials = ""
    index = 0
    while index < len(words):
        word = words[index]
        if _INITIALS.match(word) and (word.endswith(".") or (word.isupper() and len(words) > 1)):
            if (len(word) > 4 and not word.endswith(".")) or fold(word) in ("v.", "v.d."):
                break
            initials += re.sub(r"[^a-z]", "", fold(word))
        elif (
            fold(word) in PARTICLES
            or index == len(words) - 1
            or (first and not initials and not _is_given_name(word, lexicon))
        ):
            break
        else:
            glued = re.match(r"((?:[^\W\d_]\.)+)(?=[^\W\d_]{2})", word)
            if glued:
                initials += re.sub(r"[^a-z]", "", fold(glued[1]))
                words = [*words[:index], word[glued.end() :], *words[index + 1 :]]
                break
            first.append(fold(word))
        index += 1
    glued = (
        re.match(r"((?:[^\W\d_]\.)+)(?=[^\W\d_]{2})", words[index]) if index < len(words) else None
    )
    if glued:
        initials += re.sub(r"[^a-z]", "", fold(glued[1]))
        words = [*words[:index], words[index][glued.end() :], *words[index + 1 :]]
    rest = [fold(word) for word in words[index:]]
    particle: list[str] = []
    while len(rest) > 1 and rest[0] in PARTICLES:
        particle.append(rest.pop(0))
    given = called or " ".join(first)
    surname = " ".join(rest)
    if len(words) == 1 and not called and not initials and "F" in lexicon.flags(words[0]):
        return NameParts(first=surname)
    return NameParts(given, initials, _full_particle(" ".join(particle)), surname)


def _full_particle(particle: str) -> str:
    plain = particle.replace(" ", "").replace(".", "").replace("/", "")
    return "van der" if plain == "vd" else "van" if plain == "v" else particle


def _is_given_name(word: str, lexicon: Lexicon) -> bool:
    return "F" in lexicon.flags(word.split(maxsplit=1)[0])


def whole_forms(parts: NameParts) -> Iterator[str]:
    """Folded forms of first name or initials together with the surname."""
    if not parts.surname:
        return
    lasts = [
        parts.last,
        *(f"{short} {parts.surname}" for short in _SHORT_PARTICLES.get(parts.particle, ())),
    ]
    lasts += [f"{parts.particle} {part}".strip() for part in _halves(parts.surname)]
    dotted = ".".join(parts.initials) + "." if parts.initials else ""
    one = f"{parts.letter}." if parts.letter else ""
    for last in lasts:
        if parts.first:
            yield f"{parts.first} {last}"
        for given in {dotted, one} - {""}:
            yield f"{given} {last}"
            yield f"{given}{last}"
    behind = f" {parts.particle}" if parts.particle else ""
    for given in {dotted, one} - {""}:
        yield f"{parts.surname}, {given}{behind}"
        yield f"{parts.last}, {given}"
    if parts.first:
        yield f"{parts.surname}, {parts.first}{behind}"
        yield f"{parts.last}, {parts.first}"
        yield f"{parts.first} {parts.surname[0]}."
        compact = "".join(word[0] for word in parts.particle.split())
        yield (
            f"{parts.first} {compact}{parts.surname[0]}."
            if compact
            else f"{parts.first} {parts.surname[0]}."
        )


def surname_forms(parts: NameParts) -> Iterator[str]:
    """Folded forms of the surname alone."""
    if not parts.surname:
        return
    yield parts.last
    for short in _SHORT_PARTICLES.get(parts.particle, ()):
        yield f"{short} {parts.surname}"
    for part in _halves(parts.surname):
        yield f"{parts.particle} {part}".strip()


def _halves(surname: str) -> list[str]:
    parts = surname.split("-")
    return [part for part in parts if len(part) > 3] if len(parts) == 2 else []


def login_forms(parts: NameParts) -> Iterator[str]:
    """Folded login names and local parts that offices make of a name."""
    letter, last = parts.letter, re.sub(r"[^a-z]", "", parts.last)
    bare = re.sub(r"[^a-z]", "", parts.surname)
    if not letter or len(last) < 3:
        return
    first = re.sub(r"[^a-z]", "", parts.first)
    for name in {last, bare}:
        yield f"{letter}{name}"
        yield f"{name}{letter}"
        yield f"{letter}.{name}"
        if first:
            yield f"{first}.{name}"
            yield f"{first}{name}"
        for length in (4, 5, 6, 7):
            if len(name) > length:
                yield f"{name[:length]}{letter}"
                yield f"{letter}{name[:length]}"


def initials_mark(parts: NameParts) -> str:
    """The letters a person signs with when the name has a particle ("MvdB"); else empty."""
    if not (parts.particle and parts.surname and parts.letter):
        return ""
    middle = "".join(word.strip("'")[0] for word in parts.particle.split())
    return f"{parts.letter.upper()}{middle}{parts.surname[0].upper()}"
