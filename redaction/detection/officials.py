"""Public office holders (``config/public_officials.yaml``): whose names stay, and when.

A name stays where it stands in full or behind a word for the office. A surname alone stays only for
those marked ``surname_alone``, and only while nobody else in the dossier bears it (``people.py``).
Mail addresses and telephone numbers of office holders are no names: other rules withhold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import Field

from dossier.detections import Detection, EntityType, PublicRole
from dossier.yaml_models import ConfigModel, load_yaml_model
from redaction.detection.lexicon import PARTICLES, fold
from redaction.detection.name_shapes import UPPER, WORD
from redaction.detection.unfold import ReadingView

_RECOGNIZER = "officials 1"
_FULL, _SURNAME, _NOT_YET = 0.93, 0.7, 0.5


class OfficialEntry(ConfigModel):
    """One office holder. ``functions`` are words that stand before the name."""

    name: str = Field(min_length=3)
    initials: str = ""
    role: PublicRole
    description: str
    functions: tuple[str, ...] = Field(min_length=1)
    variants: tuple[str, ...] = ()
    first_day: date = Field(alias="from")
    last_day: date | None = Field(default=None, alias="until")
    surname_alone: bool = False

    @property
    def surname(self) -> str:
        """The surname with particles, after the first names."""
        words = self.name.split()
        for index, word in enumerate(words[1:], start=1):
            if word.casefold() in PARTICLES:
                return " ".join(words[index:])
        return " ".join(words[1:]) if len(words) == 2 else words[-1]


class OfficialsFile(ConfigModel):
    """``config/public_officials.yaml``."""

    officials: tuple[OfficialEntry, ...]
    historic: tuple[str, ...] = ()


class Officials:
    """Looks up names of office holders in text."""

    def __init__(self, content: OfficialsFile) -> None:
        self.entries = content.officials
        self._full: dict[str, OfficialEntry | None] = {
            fold(name): None for name in content.historic
        }
        self._alone: dict[str, OfficialEntry] = {}
        for entry in content.officials:
            given = [entry.name, *(v for v in entry.variants if " " in v)]
            if entry.initials:
                given += [
                    f"{entry.initials} {entry.surname}",
                    f"{entry.initials[:2]} {entry.surname}",
                ]
            for name in given:
                self._full[fold(name)] = entry
            if entry.surname_alone:
                for name in [entry.surname, *(v for v in entry.variants if " " not in v)]:
                    self._alone[fold(name)] = entry
        self._by_surname: dict[str, list[OfficialEntry]] = {}
        for entry in content.officials:
            for name in {entry.surname, *(v for v in entry.variants if " " not in v)}:
                self._by_surname.setdefault(fold(name), []).append(entry)
        self._full_pattern = _any_of(self._full)
        self._alone_pattern = _any_of(self._alone)

    def find(self, view: ReadingView) -> list[Detection]:
        """Full names, and marked surnames alone, as findings to keep."""
        text = folded(view.text)
        found = []
        for match in self._full_pattern.finditer(text):
            if _has_capital(view.text, match):
                entry = self._full[_key(match)]
                what = entry.description if entry else "historische persoon of Koninklijk Huis"
                found.append(self._keep(view, match, _FULL, f"publieke functie ({what})"))
        for match in self._alone_pattern.finditer(text):
            if _has_capital(view.text, match) and not _has_given_name(view.text, match.start()):
                what = self._alone[_key(match)].description
                why = f"achternaam van een publiek persoon ({what})"
                found.append(self._keep(view, match, _SURNAME, why))
        return found

    def before_office(
        self, text: str, found: Iterable[Detection], day: date
    ) -> tuple[Detection, ...]:
        """The findings in a text of this day; who had no public function yet is withheld after all.

        The score is low, so that a person sees it among the doubtful ones: the list may not know an
        earlier public function. After the last day a name stays readable.
        """
        return tuple(self._dated(text, detection, day) for detection in found)

    def _dated(self, text: str, detection: Detection, day: date) -> Detection:
        if not detection.keep or detection.entity_type is not EntityType.PERSON:
            return detection
        words = " ".join(fold(text[detection.start : detection.end]).split())
        entry = self._full.get(words) or self._alone.get(words)
        if entry is None or day >= entry.first_day:
            return detection
        why = f"nog geen publieke functie op {day:%d-%m-%Y} volgens de lijst ({entry.description})"
        return replace(detection, keep=False, score=_NOT_YET, why=why)

    def named(self, name: str) -> OfficialEntry | None:
        """The office holder with this full name, if any."""
        return self._full.get(fold(name))

    def with_surname(self, surname: str) -> list[OfficialEntry]:
        """All office holders with this surname (particles included)."""
        return self._by_surname.get(fold(surname), [])

    def _keep(self, view: ReadingView, match: re.Match[str], score: float, why: str) -> Detection:
        start, end = view.original(*match.span())
        reason = f"{why}: blijft leesbaar"
        return Detection(start, end, EntityType.PERSON, score, _RECOGNIZER, reason, keep=True)


class _Folding(dict[int, str]):
    """Translation table that folds each character to exactly one, made as characters come by."""

    def __missing__(self, code: int) -> str:
        plain = fold(chr(code))
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The text in lower case without accents, with as many characters as before."""
    return text.translate(_FOLDING)


def load_officials(path: Path) -> Officials:
    """The office holders of a file.

    Raises:
        ConfigError: the file is missing or wrong; the message names the key.
    """
    return Officials(load_yaml_model(path, OfficialsFile, "de publieke functionarissen"))


def _key(match: re.Match[str]) -> str:
    return " ".join(match[0].split())


def _any_of(names: dict[str, OfficialEntry | None] | dict[str, OfficialEntry]) -> re.Pattern[str]:
    parts = [re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True)]
    return re.compile(r"(?<![\w@.-])(?:" + ("|".join(parts) or r"(?!)") + r")(?![\w@-])")


def _has_capital(text: str, match: re.Match[str]) -> bool:
    return text[match.start() : match.end()].rsplit(maxsplit=1)[-1][:1].isupper()


_GIVEN = re.compile(rf"(?:{WORD}|[{UPPER}]\.)(?: (?:van|de|der|den|ten|ter))* $")
_NOT_GIVEN = re.compile(
    r"(?:[Mm]inister|[Ss]taatssecretaris|[Pp]remier|[Kk]amerlid|[Bb]urgemeester|[Kk]abinet|"
    r"[Dd]at|[Vv]olgens|[Dd]e|[Hh]et|[Dd]oor|"
    r"[Vv]an|[Mm]et|[Vv]oor|[Aa]an|[Ee]n|[Oo]ok|[Oo]f|[Aa]ls|[Mm]aar|[Hh]eeft|[Ii]s|"
    r"[Tt]oen|[Oo]mdat) $"
)


def _has_given_name(text: str, start: int) -> bool:
    """Whether a first name or initials before it make the surname somebody's full name."""
    before = text[max(0, start - 30) : start]
    given = _GIVEN.search(before)
    return bool(given) and not _NOT_GIVEN.search(before)
