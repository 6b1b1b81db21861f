"""Tables in plain text: a column's heading tells what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.name_reading import NameReader
from redaction.detection.recognizers.base import Rule
from redaction.detection.recognizers.dates import DATE
from redaction.detection.settings import RecognizerSettings

_HEADINGS: tuple[tuple[EntityType, re.Pattern[str]], ...] = (
    (
        EntityType.PERSON,
        re.compile(
            r"(?:volledige )?na(?:am|men)(?: .*)?|achterna(?:am|men)|voorna(?:am|men)|"
            r"roepnaam|voorl\.?(?:etters)?|"
            r"afzender|ontvanger|van|aan|leidinggevende|paraaf|actiehouder|wie|eigenaar|"
            r"medewerker|deelnemer|contactpersoon|"
            r"name.*|surname|first name|verantwoordelijke|gezinslid|gezinsleden|auteur|"
            r"spreker|aanvrager|behandelaar|"
            r"betrokkene|manager|steller|initialen|partner|kind|chauffeur|gast|bewoner",
            re.I,
        ),
    ),
    (EntityType.EMAIL, re.compile(r"e-?mail(?:adres)?|mail(?:adres)?", re.I)),
    (
        EntityType.PHONE,
        re.compile(
            r"mobiel|mobile|tel\.?|telefoon(?:nummer|nr)?\.?|phone|toestel|gsm|06|doorkies\w*", re.I
        ),
    ),
    (
        EntityType.DOB,
        re.compile(
            r"geb\.? ?(?:dat(?:um)?)?\.?|geboren|geboortedatum|date of birth|dob|born", re.I
        ),
    ),
    (EntityType.BSN, re.compile(r"bsn|burgerservicenummer|sofinummer", re.I)),
    (
        EntityType.PERSONNEL_NO,
        re.compile(
            r"pers\.? ?(?:nr|nummer)\.?|personeels?(?:nummer|nr)|badge(?:nr)?|pasnr|v-?nr|"
            r"v-nummer|studentnr|studentnummer|medewerkernr",
            re.I,
        ),
    ),
    (
        EntityType.PASSPORT_ID,
        re.compile(
            r"passport(?: no\.?| number)?|paspoort(?:nr|nummer)?|document(?:nr|nummer)|"
            r"id-?(?:nr|nummer|kaart|card)?|rijbewijs(?:nr)?",
            re.I,
        ),
    ),
    (EntityType.LICENSE_PLATE, re.compile(r"kenteken|plate|number plate", re.I)),
    (EntityType.POSTCODE, re.compile(r"postcode|zip", re.I)),
    (
        EntityType.ADDRESS,
        re.compile(r"(?:woon|huis|privé)?adres|straat|address|huisnr\.?|huisnummer", re.I),
    ),
    (EntityType.IBAN, re.compile(r"iban|rekening(?:nummer|nr)?|bank", re.I)),
    (EntityType.USERNAME, re.compile(r"gebruikersnaam|user(?:name)?|login|account", re.I)),
)
_PUBLIC = re.compile(
    r"(?:de )?(?:minister|staatssecretaris|stas|DG|SG|IG|burgemeester|wethouder|"
    r"gedeputeerde|Kamerlid|minister-president)(?: \w+)?",
    re.I,
)
_OFFICE = re.compile(
    r"(?:burg\.|burgemeester|minister|stas|staatssecretaris|wethouder|gedeputeerde|"
    r"Kamerlid)\b",
    re.I,
)
_SPACED = re.compile(r"\s{2,}")


class ColumnRecognizer(Rule):
    """Cells of tables with ``|``, ``;``, tabs or wide spaces between the columns."""

    key = "columns"
    entity_types = tuple(kind for kind, _ in _HEADINGS)

    def __init__(self, settings: RecognizerSettings, reader: NameReader) -> None:
        super().__init__(settings)
        self._reader = reader

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """The cells under each heading we know, to the end of the table."""
        lines = [(m.start(), m[0]) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
        index = 0
        while index < len(lines):
            separator = _separator(lines[index][1])
            kinds = _kinds(lines[index][1], separator) if separator else {}
            index += 1
            if separator is None or not kinds:
                continue
            while index < len(lines) and _is_row(lines[index][1], separator):
                yield from self._row(text, *lines[index], separator, kinds)
                index += 1

    def _row(
        self,
        text: str,
        offset: int,
        line: str,
        separator: re.Pattern[str],
        kinds: dict[int, EntityType],
    ) -> Iterator[Finding]:
        public = any(_PUBLIC.fullmatch(line[a:b].strip()) for a, b in _cells(line, separator))
        for column, (start, end) in enumerate(_cells(line, separator)):
            kind = kinds.get(column)
            raw = line[start:end]
            if kind is None or not any(char.isalnum() for char in raw):
                continue
            first = offset + start + len(raw) - len(raw.lstrip())
            last = first + len(raw.strip())
            if kind is EntityType.PERSON:
                if public:
                    why = "naam in een rij met een publieke functie: blijft leesbaar"
                    span = (first, last)
                    yield Finding(*span, EntityType.PERSON, self.score, why, keep=True)
                    continue
                yield from self._person(text, first, last)
            elif _fits(kind, raw.strip()):
                why = "cel onder een kolomkop voor dit soort gegeven"
                yield Finding(first, last, kind, self.score, why)

    def _person(self, text: str, start: int, end: int) -> Iterator[Finding]:
        cell = text[start:end]
        short = re.fullmatch(r"[A-Za-z]{2,4}|(?:[A-Z][a-z]?\.[ -]?)+(?:-?[A-Z]\.)*", cell)
        row = text[text.rfind("\n", 0, start) + 1 : start]
        if short and cell not in ("ja", "nee", "ok", "NB", "nvt") and not _OFFICE.search(row):
            yield Finding(start, end, EntityType.PERSON, self.score - 0.1, "naamcel met initialen")
            return
        for name in self._reader.read_list(text, start, end, lower=True):
            why = "functionele naam in een tabel" if name.functional else "cel onder een naamkolom"
            yield Finding(name.start, name.end, EntityType.PERSON, self.score, why, name.functional)


def _separator(line: str) -> re.Pattern[str] | None:
    for mark in ("|", ";", "\t"):
        if line.count(mark) >= (2 if mark == ";" else 1):
            return re.compile(re.escape(mark))
    return _SPACED if len(_SPACED.findall(line.strip())) >= 2 else None


def _cells(line: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    cells, at = [], 0
    for match in separator.finditer(line):
        cells.append((at, match.start()))
        at = match.end()
    cells.append((at, len(line)))
    return cells


def _kinds(line: str, separator: re.Pattern[str]) -> dict[int, EntityType]:
    """Column number to kind, when at least two headings are short words and one is known."""
    found: dict[int, EntityType] = {}
    cells = [line[a:b].strip(" *_") for a, b in _cells(line, separator)]
    if any(len(cell) > 30 or "@" in cell or re.search(r"\d{3}", cell) for cell in cells):
        return {}
    for column, cell in enumerate(cells):
        for kind, pattern in _HEADINGS:
            if cell and pattern.fullmatch(cell):
                found[column] = kind
                break
    return found if len([c for c in cells if c]) >= 2 else {}


def _is_row(line: str, separator: re.Pattern[str]) -> bool:
    return bool(separator.search(line.strip() if separator is _SPACED else line))


def _fits(kind: EntityType, cell: str) -> bool:
    match kind:
        case EntityType.EMAIL:
            return False  # the mail recogniser knows functional mailboxes
        case EntityType.PHONE:
            return 4 <= sum(c.isdigit() for c in cell) <= 14
        case EntityType.DOB:
            return DATE.fullmatch(cell) is not None
        case EntityType.BSN | EntityType.PERSONNEL_NO | EntityType.PASSPORT_ID | EntityType.IBAN:
            return sum(c.isdigit() for c in cell) >= 3
        case EntityType.LICENSE_PLATE | EntityType.POSTCODE:
            return any(c.isdigit() for c in cell) and len(cell) <= 12
        case EntityType.ADDRESS:
            return any(c.isdigit() for c in cell)
        case _:
            return len(cell) >= 3
