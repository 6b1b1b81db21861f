"""A passage as readable text and withheld blocks; the point where withheld characters are dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier.documents import Passage
from dossier.errors import UnlocatedSpan
from dossier.grounds import GroundTable
from dossier.redactions import Redaction


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that stay readable."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Block:
    """Something withheld; all that may be known of it is the grounds."""

    grounds: tuple[str, ...]

    @property
    def code(self) -> str:
        """What is printed on it: ``5.1.2e / 5.2.1``."""
        return " / ".join(self.grounds)


Piece = Text | Block


def redact_passage(passage: Passage, redactions: Iterable[Redaction]) -> tuple[Piece, ...]:
    """The passage in order, without the characters that are withheld.

    Blocks with the same grounds that only blanks separate become one, so that the number of words of
    a name does not show. Redactions of other passages are ignored.

    Raises:
        UnlocatedSpan: a redaction lies outside the text or overlaps another.
    """
    own = [r for r in redactions if r.passage_index == passage.index]
    pieces: list[Piece] = []
    position = 0
    for redaction in sorted(own, key=lambda r: (r.start, r.end)):
        if not position <= redaction.start < redaction.end <= len(passage.text):
            raise UnlocatedSpan(
                f"Een lakking in passage {passage.index} past niet op de tekst. Voer de detectie "
                "opnieuw uit en beoordeel dit document opnieuw.",
            )
        _append_text(pieces, passage.text[position : redaction.start])
        _append_block(pieces, Block(redaction.grounds))
        position = redaction.end
    _append_text(pieces, passage.text[position:])
    return tuple(pieces)


def alternative_text(block: Block, grounds: GroundTable) -> str:
    """What a screen reader says: "Gelakt: persoonlijke levenssfeer, artikel 5.1, ...".

    Raises:
        ConfigError: the table does not know a code.
    """
    spoken = [f"{_lowered(grounds[code].label)}, {grounds[code].article}" for code in block.grounds]
    return "Gelakt: " + "; ".join(spoken) if spoken else "Gelakt"


def _append_text(pieces: list[Piece], text: str) -> None:
    if text:
        pieces.append(Text(text))


def _append_block(pieces: list[Piece], block: Block) -> None:
    if pieces and pieces[-1] == block:
        return
    if len(pieces) > 1 and pieces[-2] == block:
        between = pieces[-1]
        if isinstance(between, Text) and not between.text.strip() and "\n" not in between.text:
            pieces.pop()
            return
    pieces.append(block)


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
