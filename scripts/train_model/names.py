"""Invented people of every origin that lives in the Netherlands, in every way a name is written."""

from __future__ import annotations

import csv
import gzip
import random
import re
from dataclasses import dataclass
from pathlib import Path

ORIGIN_WEIGHTS = {
    "nl": 0.58,
    "tr": 0.08,
    "maghreb": 0.08,
    "india_surinam": 0.07,
    "id": 0.04,
    "pl": 0.04,
    "eu": 0.08,
    "africa": 0.03,
}
_PARTICLE = re.compile(
    r"^((?:(?:van|de|der|den|ten|ter|te|het|'t|’t|op|in|aan|von|el|la|le|du|di|da|dos|ben|d'|'s)"
    r"[ ])+)(?=\S)",
    re.IGNORECASE,
)
_DOMAINS = [
    "minbzk.nl",
    "minfin.nl",
    "minjenv.nl",
    "minlnv.nl",
    "minvws.nl",
    "minocw.nl",
    "minszw.nl",
    "minaz.nl",
    "rvo.nl",
    "rijksoverheid.nl",
    "logius.nl",
    "gmail.com",
    "hotmail.com",
    "ziggo.nl",
    "kpnmail.nl",
    "xs4all.nl",
    "vng.nl",
    "belastingdienst.nl",
    "rws.nl",
    "provincie.nl",
    "outlook.com",
    "planet.nl",
]


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """First name, particle ("van der"), main surname and initials ("S.M.") of nobody."""

    first: str
    particle: str
    surname: str
    initials: str

    @property
    def last(self) -> str:
        """The surname with its particle, as after a first name."""
        return f"{self.particle} {self.surname}".strip()

    @property
    def last_alone(self) -> str:
        """The surname as it stands without a first name: the particle gets a capital."""
        last = self.last
        return last[0].upper() + last[1:] if last[0] != "'" else last


class NameMaker:
    """Draws people from the name lists of the corpora; the same seed gives the same people."""

    def __init__(self, corpora: Path, rng: random.Random) -> None:
        self._rng = rng
        self.first: dict[str, list[str]] = {}
        self.last: dict[str, list[str]] = {}
        with gzip.open(corpora / "names" / "names_faker_by_origin.tsv.gz", "rt", "utf-8") as rows:
            for origin, part, name in csv.reader(rows, delimiter="\t"):
                (self.first if part == "first" else self.last).setdefault(origin, []).append(name)
        with gzip.open(corpora / "names" / "surnames_nl.txt.gz", "rt", "utf-8") as lines:
            self.surnames = [line.strip() for line in lines if line.strip()]
        self._common: list[str] = []
        self._counts: list[int] = []
        with (corpora / "names" / "surnames_nl_top1000.tsv").open(encoding="utf-8") as rows:
            for name, count in csv.reader(rows, delimiter="\t"):
                self._common.append(name)
                self._counts.append(int(count))

    def person(self) -> InventedPerson:
        """Somebody new; one in eight has a double surname, one in fifteen a double first name."""
        rng = self._rng
        origin = rng.choices(list(ORIGIN_WEIGHTS), list(ORIGIN_WEIGHTS.values()))[0]
        first = rng.choice(self.first[origin])
        if rng.random() < 0.06 and " " not in first and "-" not in first:
            first += rng.choice(["-", "-", " "]) + rng.choice(self.first[origin])
        last = self._surname(origin)
        if rng.random() < 0.12:
            last += "-" + self._surname("nl")
        match = _PARTICLE.match(last)
        particle, main = (match[1].strip(), last[match.end() :]) if match else ("", last)
        initials = [first[0]] + [
            rng.choice("ABCDEFGHJKLMNPRSTVW") for _ in range(rng.choice([0, 0, 1, 1, 2, 3]))
        ]
        if rng.random() < 0.04:
            initials[0] = rng.choice(["Th", "Ch", "IJ", "Tj", "Sj", "Yu", "Ph", "Kh"])
        return InventedPerson(first, particle, main, ".".join(initials) + ".")

    def _surname(self, origin: str) -> str:
        rng = self._rng
        draw = rng.random()
        if origin == "nl" or origin not in self.last:
            if draw < 0.35:
                return rng.choices(self._common, self._counts)[0]
            return rng.choice(self.surnames)
        if draw < 0.25:
            return rng.choice(self.surnames)
        return rng.choice(self.last[origin])


def full(person: InventedPerson, rng: random.Random) -> str:
    """The name as it stands in running text."""
    draw = rng.random()
    if draw < 0.62:
        return f"{person.first} {person.last}"
    if draw < 0.84:
        return f"{person.initials}{rng.choice([' ', ' ', ' ', ''])}{person.last}"
    if draw < 0.88:
        return f"{person.initials} ({person.first}) {person.last}"
    if draw < 0.91:
        return f"{person.first} {person.initials[0]}. {person.last}"
    if draw < 0.94:
        return f"{person.first} {person.surname[0]}."
    if draw < 0.97:
        return f"{person.first} {person.last}".lower()
    return f"{person.first} {person.last}".upper()


def header(person: InventedPerson, rng: random.Random) -> str:
    """The name as address books write it: "Vries, S.M. de (Sanne)"."""
    given = " ".join(filter(None, [person.initials, person.particle]))
    draw = rng.random()
    if draw < 0.55:
        return f"{person.surname}, {given} ({person.first})"
    if draw < 0.75:
        return f"{person.surname}, {given}"
    if draw < 0.85:
        return f"{person.last_alone}, {person.first}"
    return f"{person.first} {person.last}"


def first_name(person: InventedPerson, rng: random.Random) -> str:
    """The first name, now and then without its capital or in capitals."""
    draw = rng.random()
    if draw < 0.90:
        return person.first
    return person.first.lower() if draw < 0.97 else person.first.upper()


def surname(person: InventedPerson, rng: random.Random) -> str:
    """The surname alone, as after "mevrouw"."""
    draw = rng.random()
    if draw < 0.80:
        return person.last_alone
    if draw < 0.95:
        return person.last
    return person.last.upper() if draw < 0.98 else person.last.lower()


def initials(person: InventedPerson, rng: random.Random) -> str:
    """Initials as they stand under a short mail."""
    letters = person.initials[0] + "".join(word[0] for word in person.particle.split())
    letters += person.surname[0]
    return rng.choice([f"{person.first[0]}.", person.first[0], letters, letters.lower()])


def address(person: InventedPerson, rng: random.Random) -> str:
    """A mail address that goes with the name."""
    last = re.sub(r"[^a-z]", "", person.last.lower()) or "x"
    first = re.sub(r"[^a-z]", "", person.first.lower()) or "y"
    local = rng.choice([f"{first}.{last}", f"{first[0]}.{last}", f"{first[0]}{last}", first])
    return f"{local}@{rng.choice(_DOMAINS)}"
