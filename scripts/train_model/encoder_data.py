"""Training rows for the encoder: text windows with three labels for each word piece.

Sources in each pool: machine-labelled and invented text with names (nothing else is known of it, so
the rest is left out of the loss), single sentences with a passage kind (their names are unknown), and
hand-marked texts, where all is known.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sentencepiece import SentencePieceProcessor

from redaction.detection.encoder import word_pieces
from scripts.train_model import documents, names, silver
from scripts.train_model.marked_text import read_marked

PASSAGE_KINDS = (
    "NONE",
    "SPECIAL_CATEGORY",
    "POLICY_OPINION",
    "CABINET_UNITY",
    "BUSINESS",
    "INTL_RELATIONS",
    "ECON",
    "PROSECUTION",
    "INSPECTION",
    "SECURITY",
    "STATE_INTEREST",
)
DATA_TYPES = (
    "NONE",
    "EMAIL",
    "PHONE",
    "ADDRESS",
    "POSTCODE",
    "IBAN",
    "LICENSE_PLATE",
    "DOB",
    "PERSONNEL_NO",
    "IP",
    "URL_PRIVATE",
    "USERNAME",
    "BSN",
    "PASSPORT_ID",
    "LOOKALIKE",
    "PUBLIC_PERSON",
)
UNKNOWN = -100
"""Label of a piece that has no part in the loss."""
MOST_PIECES = 220
_DIGITS_MAY_CHANGE = frozenset(DATA_TYPES) - {
    "NONE",
    "EMAIL",
    "URL_PRIVATE",
    "PUBLIC_PERSON",
    "DOB",
}
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Row:
    """One window: word pieces and for each a name label (0 none, 1 begins, 2 goes on), a passage
    kind and a data type; ``weight`` is its share in the loss of names."""

    ids: list[int]
    name_labels: Labels
    kinds: Labels
    types: Labels
    weight: float


def spans_of(path: Path) -> Iterator[documents.Marked]:
    """The texts of a hand-marked file; labels: PER, a passage kind or a data type."""
    for item in read_marked(path):
        spans: list[documents.Span] = []
        for mark in item.marks:
            label = mark.type
            if mark.keep and mark.type in PASSAGE_KINDS:
                continue
            if mark.type == "PERSON":
                label = "PUBLIC_PERSON" if mark.keep else "PER"
            elif mark.keep:
                label = "LOOKALIKE"
            spans.append((mark.start, mark.end, label))
        yield item.text, spans


def windows(text: str, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Runs of lines of 60 to 600 characters, as (start, end)."""
    start, at, limit = 0, 0, rng.randint(60, 600)
    for line in text.split("\n"):
        if at > start and at - start + len(line) > limit:
            yield start, at - 1
            start, limit = at, rng.randint(60, 600)
        at += len(line) + 1
    yield start, len(text)


class RowMaker:
    """Turns marked text into rows of word pieces."""

    def __init__(self, pieces: SentencePieceProcessor) -> None:
        self._pieces = pieces

    def row(
        self,
        text: str,
        spans: list[documents.Span],
        *,
        named: bool = True,
        kinds: bool = True,
        typed: bool = True,
        weight: float = 1.0,
    ) -> Row:
        """The row of one window; ``named``, ``kinds`` and ``typed`` tell which labels are known."""
        numbers, offsets = word_pieces(self._pieces, text)
        ids = numbers[:MOST_PIECES]
        name_labels = np.full(len(ids), 0 if named else UNKNOWN, dtype=np.int64)
        kind_labels = np.full(len(ids), 0 if kinds else UNKNOWN, dtype=np.int64)
        type_labels = np.full(len(ids), 0 if typed else UNKNOWN, dtype=np.int64)
        begun: set[documents.Span] = set()
        for index, (start, end) in enumerate(offsets[: len(ids)]):
            for span in spans:
                if not (start < span[1] and span[0] < end):
                    continue
                if span[2] == "PER":
                    if named:
                        name_labels[index] = 2 if span in begun else 1
                        begun.add(span)
                elif span[2] in PASSAGE_KINDS:
                    kind_labels[index] = PASSAGE_KINDS.index(span[2]) if kinds else UNKNOWN
                elif span[2] in DATA_TYPES:
                    type_labels[index] = DATA_TYPES.index(span[2]) if typed else UNKNOWN
        return Row(ids, name_labels, kind_labels, type_labels, weight)

    def rows(
        self,
        marked: documents.Marked,
        rng: random.Random,
        *,
        kinds: bool = True,
        typed: bool = True,
        weight: float = 1.0,
    ) -> Iterator[Row]:
        """The rows of all windows of a text."""
        text, spans = marked
        for a, b in windows(text, rng):
            if text[a:b].strip():
                inside = [
                    (max(s, a) - a, min(e, b) - a, label)
                    for s, e, label in spans
                    if s < b and a < e
                ]
                yield self.row(text[a:b], inside, kinds=kinds, typed=typed, weight=weight)


def read_sentences(*paths: Path) -> list[tuple[str, str, str]]:
    """(kind, topic, sentence) of the sentence files."""
    found = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) == 3 and row[0] in PASSAGE_KINDS:
                    found.append((row[0], row[1], row[2].strip()))
    return found


def joined_sentences(sentences: list[tuple[str, str, str]], rng: random.Random) -> documents.Marked:
    """One to four sentences as they might follow each other in a mail, each with its kind."""
    chosen = [rng.choice(sentences)]
    for _ in range(rng.choice([0, 1, 1, 2, 2, 3])):
        chosen.append(rng.choice(sentences))
    text, spans = "", []
    for kind, _, sentence in chosen:
        if text:
            text += rng.choice([" ", " ", " ", "\n", "\n- "])
        if kind != "NONE":
            spans.append((len(text), len(text) + len(sentence), kind))
        text += sentence
    return text, spans


def with_other_names(
    marked: documents.Marked, maker: documents.DocumentMaker, rng: random.Random, share: float
) -> documents.Marked:
    """The text with this share of its names replaced, the same name everywhere by the same.

    Digits of numbers that are marked change too, so that no number is learnt by heart.
    """
    words, spans = marked
    chosen: dict[str, str] = {}
    out, at = "", 0
    moves: list[tuple[int, int]] = []
    for start, end, label in sorted(spans):
        if label != "PER" or start < at:
            continue
        word = words[start:end]
        if word not in chosen:
            chosen[word] = _like(word, maker.person(), rng) if rng.random() < share else word
        out += words[at:start] + chosen[word]
        moves.append((end, len(out) - end))
        at = end
    out += words[at:]

    def moved(place: int) -> int:
        return place + next((shift for end, shift in reversed(moves) if end <= place), 0)

    result = [(moved(a), moved(b), label) for a, b, label in spans]
    chars = list(out)
    for a, b, label in result:
        if label in _DIGITS_MAY_CHANGE and rng.random() < share:
            for place in range(a + 2, b):
                if chars[place].isdigit():
                    chars[place] = rng.choice("0123456789")
    return "".join(chars), result


def _like(word: str, person: names.InventedPerson, rng: random.Random) -> str:
    """Somebody else's name, written in the same way."""
    if len(word) < 3 or "." in word[:-1] or any(char.isdigit() for char in word) or "\n" in word:
        return word
    if "," in word:
        return names.header(person, rng)
    if " " in word:
        new = f"{person.first} {person.last}"
    else:
        new = person.first if rng.random() < 0.6 else person.last_alone
    if word.islower():
        return new.lower()
    return new.upper() if word.isupper() else new


class Pool:
    """Draws mixed rows without end."""

    def __init__(
        self,
        maker: documents.DocumentMaker,
        rows: RowMaker,
        texts: list[documents.Marked],
        government: list[documents.Marked],
        items: list[documents.Marked],
        sentences: list[tuple[str, str, str]],
        rng: random.Random,
    ) -> None:
        self._maker, self._rows, self._rng = maker, rows, rng
        self._texts, self._government = texts, government
        self._items, self._sentences = items, sentences

    def draw(self) -> list[Row]:
        """About 3,000 rows, shuffled."""
        rng, rows, known = self._rng, list[Row](), {"kinds": False, "typed": False}
        for text in rng.sample(self._texts, 150):
            rows += self._rows.rows(
                silver.swapped(text, self._maker, rng, 0.5), rng, weight=0.5, **known
            )
        for _ in range(70):
            rows += self._rows.rows(self._maker.document(self._government), rng, **known)
        for _ in range(30):  # the line templates hold no sensitive passages
            rows += self._rows.rows(self._maker.document([]), rng, typed=False)
        for text in rng.sample(self._government, 100):
            rows += self._rows.rows(text, rng, **known)
        for item in rng.sample(self._items, min(260, len(self._items))):
            changed = with_other_names(item, self._maker, rng, 0.6)
            if rng.random() < 0.06:
                changed = changed[0].lower(), changed[1]
            rows += self._rows.rows(changed, rng)
        for _ in range(200 if self._sentences else 0):
            joined = joined_sentences(self._sentences, rng)
            rows.append(self._rows.row(*joined, named=False, typed=False))
        rng.shuffle(rows)
        return rows

    def batches(self, most_pieces: int) -> Iterator[list[Row]]:
        """Batches of rows of about equal length, padded to ``most_pieces`` pieces at most."""
        while True:
            rows, made = self.draw(), list[list[Row]]()
            for first in range(0, len(rows), 400):
                batch: list[Row] = []
                for row in sorted(rows[first : first + 400], key=lambda r: len(r.ids)):
                    if batch and (len(batch) + 1) * len(row.ids) > most_pieces:
                        made.append(batch)
                        batch = []
                    batch.append(row)
                made.append(batch)
            self._rng.shuffle(made)
            yield from made
