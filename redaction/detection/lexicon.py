"""The word lists of the project, and a spaCy component that hands them to the model as features.

A token's tag tells in which lists it stands: ``F`` first name, ``S`` surname (or a part of one),
``P`` place, ``W`` ordinary word (seen in lower case in Dutch text), ``V`` name particle ("van").
The model learns from these how likely an unknown capitalised word is a name; it decides nothing
here. The lists travel inside the model's folder, so a model always sees the lists it was trained
with.
"""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

PARTICLES = frozenset(
    """
    van de der den ten ter te het 't in op aan von zu el al la le du di da dos del bin ben v. d.
    vd v/d v.d. vande vander uit over tot
    """.split()  # noqa: SIM905  a word list reads better as text
)
_FILE = "lexicon.txt.gz"
_COMPOUND_FROM = 8
_CACHE_SIZE = 200_000


def fold(word: str) -> str:
    """Lower case without accents, for looking up."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("’", "'").replace("ı", "i"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def read_words(path: Path) -> list[str]:
    """The lines of a gzipped word list, without empty ones."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines if line.strip()]


class Lexicon:
    """Which lists a folded word stands in, as a string of letters out of ``FSPWV``."""

    def __init__(self, flags: dict[str, str] | None = None) -> None:
        self._flags = flags if flags is not None else {}
        self._seen: dict[str, str] = {}

    @classmethod
    def from_lists(
        cls,
        first_names: Iterable[str],
        surnames: Iterable[str],
        places: Iterable[str],
        words: Iterable[str],
    ) -> Lexicon:
        """A lexicon of whole lists; names of more words count per word, particles left out."""
        flags: dict[str, set[str]] = {}
        for letter, names in (("F", first_names), ("S", surnames), ("P", places), ("W", words)):
            for name in names:
                whole = fold(name)
                if letter == "P" and whole.startswith(("de ", "den ", "het ", "'t ")):
                    whole = whole.partition(" ")[2]
                parts = whole.replace("-", " ").split() if letter in "FS" else [whole]
                for part in {whole, *parts}:
                    if part not in PARTICLES and len(part) > 1 and " " not in part:
                        flags.setdefault(part, set()).add(letter)
        for particle in PARTICLES:
            flags[particle] = {"V"}
        return cls({word: "".join(sorted(letters)) for word, letters in flags.items()})

    @classmethod
    def from_folder(cls, folder: Path) -> Lexicon:
        """The lexicon of the lists in ``data/reference``."""
        return cls.from_lists(
            read_words(folder / "first_names.txt.gz"),
            read_words(folder / "surnames.txt.gz"),
            read_words(folder / "places.txt.gz"),
            read_words(folder / "common_words.txt.gz"),
        )

    def flags(self, word: str) -> str:
        """The letters of the lists that hold this word; empty for an unknown word."""
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) > _CACHE_SIZE:
                self._seen.clear()
            known = self._seen[word] = self._look_up(word)
        return known

    def is_ambiguous(self, word: str) -> bool:
        """Whether the word is in a list of names and also in one of words or places."""
        flags = set(self.flags(word))
        return bool(flags & {"F", "S"}) and bool(flags & {"W", "P"})

    def is_given_name(self, word: str) -> bool:
        """Whether the word is a first name and neither a word nor a place."""
        flags = set(self.flags(word))
        return "F" in flags and not flags & {"W", "P"}

    def _look_up(self, word: str) -> str:
        found = self._flags.get(fold(word))
        if found is None and "-" in word:
            parts = [self._flags.get(fold(part), "") for part in word.split("-") if part]
            found = "".join(sorted(set("".join(parts)) & set("FS"))) if all(parts) else ""
        if found is None and len(word) >= _COMPOUND_FROM and self._is_compound(fold(word)):
            return "W"
        return found or ""

    def _is_compound(self, word: str) -> bool:
        """Whether a word in no list is put together from two ordinary words (Dutch does that)."""
        for cut in range(3, len(word) - 3):
            if "W" in self._flags.get(word[cut:], ""):
                head = word[:cut]
                for stem in (head, head.removesuffix("s"), head.removesuffix("en"), head + "en"):
                    if len(stem) > 2 and "W" in self._flags.get(stem, ""):
                        return True
        return False

    def save(self, path: Path) -> None:
        """Write as gzipped lines ``word TAB letters``, the same bytes for the same lists."""
        lines = "".join(f"{word}\t{self._flags[word]}\n" for word in sorted(self._flags))
        path.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Read what :meth:`save` wrote."""
        rows = (line.partition("\t") for line in read_words(path))
        return cls({word: letters for word, _, letters in rows})


class LexiconTagger:
    """Pipeline component that sets each token's tag to the lists it stands in."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon if lexicon is not None else Lexicon()

    def __call__(self, doc: Doc) -> Doc:
        """Set the tags of ``doc`` in place, as spaCy components do."""
        for token in doc:
            token.tag_ = self.lexicon.flags(token.text) or "-"
        return doc

    def to_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> None:
        """Write the lists into the model's folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        self.lexicon.save(folder / _FILE)

    def from_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> LexiconTagger:
        """Read the lists from the model's folder."""
        self.lexicon = Lexicon.load(Path(path) / _FILE)
        return self


@Language.factory("lakstraat_lexicon", assigns=["token.tag"])
def _create_tagger(nlp: Language, name: str) -> LexiconTagger:
    return LexiconTagger()
