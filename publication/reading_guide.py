"""What a reader of the inventory is told beside the list: facts, explanation, totals, books.

The same blocks stand in the spreadsheet's second sheet and in the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dossier.documents import DocumentStatus
from dossier.judgements import Judgement
from publication.dutch_dates import in_words
from publication.inventory import Totals
from publication.organisations import load_organisations
from publication.plain_text import one_line
from publication.publication_set import PublicationSet

INTRODUCTION = (
    "Op deze lijst staat elk document dat bij het verzoek hoort, ook als het niet openbaar is. "
    "Namen en andere gegevens die niet openbaar mogen worden, zijn in de titels weggelaten."
)
MEANINGS = {
    Judgement.PUBLIC: "Het hele document is openbaar.",
    Judgement.PARTIAL_PUBLIC: (
        "In het document zijn passages weggelakt; bij elk gelakt vlak staat de grond."
    ),
    Judgement.NOT_PUBLIC: "Het document blijft in zijn geheel geheim, of het is dubbel.",
    Judgement.ALREADY_PUBLIC: "Het document was al te lezen, op het adres dat erbij staat.",
}
NUMBERS = (
    ("Familie", "Een e-mail en de bijlagen daarvan hebben hetzelfde nummer."),
    ("Gesprek", "E-mails die op elkaar antwoorden hebben hetzelfde nummer."),
)
PLATFORM_NOTE = (
    "Het blad Inventarislijst heeft de vorm die publicatieplatforms inlezen. Daarin staan alle "
    "leden van artikel 5.2 als 5.2, staat dubbel bij een document waarvan een ander exemplaar is "
    "beoordeeld, en heet een gesprek email thread."
)


class Fact(NamedTuple):
    """One line of the heading: what it is, and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with texts or a table under it.

    Attributes:
        table: rows of texts and whole numbers; the first is a header when ``has_header``, the
            last holds sums when ``has_sum``.
    """

    heading: str = ""
    texts: tuple[str, ...] = ()
    table: tuple[tuple[str | int, ...], ...] = ()
    has_header: bool = False
    has_sum: bool = False
    is_notice: bool = False


def facts(publication: PublicationSet) -> tuple[Fact, ...]:
    """Which request this is about, by whom it was decided, and when."""
    organisations = load_organisations()
    others = [organisations[code].name for code in publication.co_responsible]
    first, last = publication.period.start, publication.period.end
    found = [
        Fact("Onderwerp", one_line(publication.request_title)),
        Fact("Zaaknummer", one_line(publication.request_id)),
        Fact("Bestuursorgaan", organisations[publication.responsible].name),
    ]
    if publication.publisher != publication.responsible:
        found.append(Fact("Gepubliceerd door", organisations[publication.publisher].name))
    if others:
        found.append(Fact("Mede namens", "; ".join(others)))
    return (
        *found,
        Fact("Periode", f"{in_words(first)} tot en met {in_words(last)}"),
        Fact("Verzoek ontvangen", in_words(publication.request_date)),
        Fact("Datum besluit", in_words(publication.decision_date)),
    )


def judgement_block(totals: Totals) -> Block:
    """What each judgement means and how many documents have it, with their sum."""
    rows = tuple(
        (judgement.value, MEANINGS[judgement], count) for judgement, count in totals.judgements
    )
    return Block(
        heading="Aantallen per beoordeling",
        table=(("Beoordeling", "Betekenis", "Documenten"), *rows, ("Totaal", "", totals.documents)),
        has_header=True,
        has_sum=True,
    )


def ground_block(publication: PublicationSet, totals: Totals) -> Block:
    """Legend of the grounds that occur, with the number of documents of each."""
    rows = tuple(
        (code, f"{ground.label} ({ground.article})", count)
        for code, count in totals.grounds
        for ground in [publication.grounds[code]]
    )
    return Block(
        heading="Gebruikte gronden",
        texts=() if rows else ("Op geen enkel document is een uitzonderingsgrond toegepast.",),
        table=(("Grond", "Omschrijving", "Documenten"), *rows) if rows else (),
        has_header=True,
    )


def books_block(publication: PublicationSet) -> Block:
    """What became of everything collected, per source, with sums; empty without books."""
    lines = publication.books
    if not lines:
        return Block()
    used = [
        status
        for status in DocumentStatus
        if status is not DocumentStatus.UNDATED or any(line.counts.get(status) for line in lines)
    ]
    header: tuple[str | int, ...] = (
        "Bron",
        "Beheerder",
        *(status.label.capitalize() for status in used),
        "Verzameld",
    )
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (
            one_line(line.source),
            one_line(line.custodian),
            *(line.counts.get(status, 0) for status in used),
            line.total,
        )
        for line in lines
    )
    sums: tuple[int, ...] = (
        *(sum(line.counts.get(status, 0) for line in lines) for status in used),
        sum(line.total for line in lines),
    )
    return Block(
        heading="Verantwoording van wat is verzameld",
        table=(header, *rows, ("Totaal", "", *sums)),
        has_header=True,
        has_sum=True,
    )


def reading_guide(publication: PublicationSet, totals: Totals) -> tuple[Block, ...]:
    """Everything of this module, in reading order, as the spreadsheet shows it."""
    notice = one_line(publication.notice)
    blocks = [
        Block(heading="Inventarislijst"),
        Block(texts=(f"Let op: {notice}.",) if notice else (), is_notice=True),
        Block(table=tuple((fact.name, fact.value) for fact in facts(publication))),
        Block(
            heading="Hoe leest u deze lijst?", texts=(INTRODUCTION, PLATFORM_NOTE), table=NUMBERS
        ),
        judgement_block(totals),
        ground_block(publication, totals),
        books_block(publication),
    ]
    return tuple(block for block in blocks if block.heading or block.texts or block.table)
