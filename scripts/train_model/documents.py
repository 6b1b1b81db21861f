"""Invented mails, minutes and lists with the names marked, filled in from line templates.

Slots: {P} person, {F} first name, {L} surname, {H} address-book form, {E} mail address, {T} title,
{O} organisation, {G} place, {R} role, {D} date, {I} initials; {p} {f} {l} the same in lower case;
{N} a surname in the name of a thing (no person); {ST} a street. ``\\n`` stands for a line break.
"""

from __future__ import annotations

import gzip
import random
import re
from pathlib import Path

from scripts.train_model import names

Span = tuple[int, int, str]
Marked = tuple[str, list[Span]]

_SLOT = re.compile(r"\{(ST|I2|[PFLHETOGRDINpfl])\}")
_WORDS: dict[str, list[str]] = {}
for _line in (Path(__file__).parent / "slot_words.tsv").read_text("utf-8").splitlines():
    _slot, _, _word = _line.partition("\t")
    _WORDS.setdefault(_slot, []).append(_word)
_THINGS = ("laan", "straat", "weg", "plein", "kade", "hof", "singel", "gracht", "dreef", "park")
_MONTHS = [
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
_HEADER = re.compile(r"^(Van|Aan|CC|Cc|From|To|Onderwerp|Verzonden|Sent|Datum)\b.*:", re.I)


class DocumentMaker:
    """Draws whole documents; the same seed gives the same documents."""

    def __init__(self, corpora: Path, templates: list[str], rng: random.Random) -> None:
        self._rng = rng
        self._maker = names.NameMaker(corpora, rng)
        self._lines = templates

    def person(self) -> names.InventedPerson:
        """Somebody new."""
        return self._maker.person()

    def document(self, filler: list[Marked]) -> Marked:
        """Six to thirty lines around a cast of a few people, with sentences of ``filler`` in it."""
        rng = self._rng
        cast = [self.person() for _ in range(rng.randint(2, 7))]
        parts: list[Marked] = []
        for _ in range(rng.randint(6, 30)):
            if filler and rng.random() < 0.22:
                parts.append(rng.choice(filler))
            else:
                parts.append(self.fill(rng.choice(self._lines), cast))
        joints = [" ", "\n", "\n", "\n", "\n\n"]
        text, spans = "", []
        for part, found in parts:
            if text:
                text += "\n" if _HEADER.match(part) else rng.choice(joints)
            spans += [(start + len(text), end + len(text), label) for start, end, label in found]
            text += part
        if rng.random() < 0.12:
            text, spans = _quote(text, spans)
        return text, spans

    def fill(self, template: str, cast: list[names.InventedPerson]) -> Marked:
        """One line with its slots filled and its names, organisations and places marked."""
        template = template.replace("\\n", "\n")
        text, spans, at = "", [], 0
        for slot in _SLOT.finditer(template):
            text += template[at : slot.start()]
            word, label = self._slot(
                slot[1], self._rng.choice(cast) if self._rng.random() < 0.8 else self.person()
            )
            if label:
                spans.append((len(text), len(text) + len(word), label))
            text += word
            at = slot.end()
        return text + template[at:], spans

    def _slot(self, slot: str, person: names.InventedPerson) -> tuple[str, str]:
        rng = self._rng
        match slot:
            case "P":
                return names.full(person, rng), "PER"
            case "F":
                return names.first_name(person, rng), "PER"
            case "L":
                return names.surname(person, rng), "PER"
            case "H":
                return names.header(person, rng), "PER"
            case "p":
                return f"{person.first} {person.last}".lower(), "PER"
            case "f":
                return person.first.lower(), "PER"
            case "l":
                return person.last.lower(), "PER"
            case "I" | "I2":
                return names.initials(person, rng), "PER"
            case "E":
                return names.address(person, rng), ""
            case "O":
                return rng.choice(_WORDS["O"]), "ORG"
            case "G":
                return rng.choice(_WORDS["G"]), "LOC"
            case "N":
                return person.last_alone, "ORG"
            case "ST":
                return person.surname.replace(" ", "") + rng.choice(_THINGS), "LOC"
            case "R":
                return rng.choice(_WORDS["R"]), ""
            case "T":
                return rng.choice(_WORDS["T"]), ""
            case "D":
                return f"{rng.randint(1, 28)} {rng.choice(_MONTHS)} 20{rng.randint(20, 24)}", ""
        raise ValueError(f"unknown slot {slot}")


def _quote(text: str, spans: list[Span]) -> Marked:
    """The text as quoted history: every line starts with "> "."""
    shift, moved = [0] * (len(text) + 1), 2
    for index, char in enumerate(text):
        shift[index] = moved
        if char == "\n":
            moved += 2
    shift[len(text)] = moved
    quoted = "> " + text.replace("\n", "\n> ")
    return quoted, [(a + shift[a], b - 1 + shift[b - 1] + 1, label) for a, b, label in spans]


def read_templates(*paths: Path) -> list[str]:
    """The lines of the template files, one template a line; ``{P}`` and the like are slots."""
    lines: list[str] = []
    for path in paths:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
        lines += [line for line in text.splitlines() if line.strip()]
    return lines
