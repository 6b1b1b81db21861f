"""The rules of a production report for the cells of one row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from dossier.judgements import Judgement
from publication import report_columns as rules
from publication.links import is_link
from publication.report_columns import Column
from publication.report_sheet import ReportRow

_JUDGEMENTS = frozenset(judgement.value.lower() for judgement in Judgement)
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", re.ASCII),
    re.compile(r"(?P<d>\d\d)-(?P<m>\d\d)-(?P<y>\d{4})", re.ASCII),
)
_NUMBER = re.compile(r"[1-9][0-9]*")
_DOTTED_GROUND = re.compile(r"(5\.1\.[12]|10\.[12])\.([a-i])")


def row_problems(row: ReportRow) -> Iterator[str]:
    """What is wrong in one row, each with its row number."""
    for rule in _RULES:
        for problem in rule(row):
            yield f"Rij {row.number}: {problem}"


def _identifier(row: ReportRow) -> Iterator[str]:
    identifier = row[Column.ID]
    if not identifier:
        yield "de ID is leeg."
    elif len(identifier) > rules.MAX_ID_CHARACTERS:
        yield f"de ID is langer dan {rules.MAX_ID_CHARACTERS} tekens."
    elif not rules.ID.fullmatch(identifier):
        yield (
            "de ID mag alleen letters zonder accent en cijfers hebben, anders vindt het platform "
            "het bestand er niet bij."
        )
    prefix = row[Column.MATTER] or row[Column.CONTEXT]
    if len(prefix) + 1 + len(identifier) > rules.MAX_DOCUMENT_NUMBER_CHARACTERS:
        yield "het documentnummer (context en ID samen) is te lang."


def _context(row: ReportRow) -> Iterator[str]:
    matter, context = row[Column.MATTER], row[Column.CONTEXT]
    if bool(matter) == bool(context):
        yield "vul precies één van Matter en Publicatiecontext in."
    for column, value in ((Column.MATTER, matter), (Column.CONTEXT, context)):
        if value and not rules.MATTER.fullmatch(value):
            yield f"{column.header} mag alleen letters, cijfers, - . _ en ~ hebben, 1 tot 255 tekens."


def _name(row: ReportRow) -> Iterator[str]:
    if len(row[Column.NAME].encode()) > rules.MAX_NAME_BYTES:
        yield f"de naam van het document is langer dan {rules.MAX_NAME_BYTES} bytes."


def _judgement(row: ReportRow) -> Iterator[str]:
    if row[Column.JUDGEMENT].lower() not in _JUDGEMENTS:
        yield "deze beoordeling kent het platform niet; het maakt er ongemerkt 'Niet openbaar' van."


def _grounds(row: ReportRow) -> Iterator[str]:
    for code in filter(None, (part.strip() for part in row[Column.GROUNDS].split(";"))):
        written = _DOTTED_GROUND.sub(r"\1\2", code)
        if written not in rules.GROUNDS_WITH_LABEL | rules.GROUNDS_WITHOUT_LABEL:
            hint = "; schrijf 5.2" if written.startswith("5.2") else ""
            yield f"de grond {code[:20]!r} heeft op het platform geen omschrijving{hint}."


def _date(row: ReportRow) -> Iterator[str]:
    text = row[Column.DATE]
    if text and not any(_is_day(pattern.fullmatch(text)) for pattern in _DATES):
        yield (
            f"de datum {text[:20]!r} leest het platform niet of als een andere dag; "
            "schrijf JJJJ-MM-DD."
        )


def _is_day(match: re.Match[str] | None) -> bool:
    if match is None:
        return False
    try:
        date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return False
    return True


def _numbers(row: ReportRow) -> Iterator[str]:
    for column in (Column.FAMILY, Column.THREAD):
        if row[column] and not _NUMBER.fullmatch(row[column]):
            yield f"{column.header} moet een heel getal van 1 of meer zijn."


def _file_type(row: ReportRow) -> Iterator[str]:
    known = rules.FILE_TYPES | rules.OTHER_FILE_TYPES
    if row[Column.FILE_TYPE] and row[Column.FILE_TYPE].lower() not in known:
        yield "deze bestandssoort kent het platform niet; het maakt er 'onbekend' van."


def _suspended(row: ReportRow) -> Iterator[str]:
    value = row[Column.SUSPENDED].lower()
    if value and value not in rules.SUSPENDED_YES | rules.SUSPENDED_NO:
        yield "Opgeschort moet 'ja' zijn of leeg; iets anders telt als niet opgeschort."


def _remark(row: ReportRow) -> Iterator[str]:
    remark = row[Column.REMARK]
    if len(remark) > rules.MAX_REMARK_CHARACTERS:
        yield f"de toelichting is langer dan {rules.MAX_REMARK_CHARACTERS} tekens."
    if remark.lower().startswith("http") and not row[Column.LINK]:
        yield "een toelichting die met http begint, wordt als link gelezen en verdwijnt."


def _links(row: ReportRow) -> Iterator[str]:
    for link in filter(None, (part.strip() for part in row[Column.LINK].split("|"))):
        if len(link) > rules.MAX_LINK_CHARACTERS:
            yield f"een publieke link is langer dan {rules.MAX_LINK_CHARACTERS} tekens."
        elif not is_link(link):
            yield "een publieke link is geen webadres zonder spaties en accenten."


def _case_numbers(row: ReportRow) -> Iterator[str]:
    for number in filter(
        None, (part.strip() for part in re.split("[;,]", row[Column.CASE_NUMBER]))
    ):
        if not rules.CASE_NUMBER.fullmatch(number):
            yield "een zaaknummer heeft tekens die niet mogen, of meer dan 255 tekens."


_RULES: tuple[Callable[[ReportRow], Iterator[str]], ...] = (
    _identifier,
    _context,
    _name,
    _judgement,
    _grounds,
    _date,
    _numbers,
    _file_type,
    _suspended,
    _remark,
    _links,
    _case_numbers,
)
