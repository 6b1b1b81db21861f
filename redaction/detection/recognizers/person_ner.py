"""Persons that the language model sees, trimmed to the name itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.encoder_component import NAME_SHARES
from redaction.detection.findings import Finding
from redaction.detection.lexicon import PARTICLES
from redaction.detection.name_reading import NameReader
from redaction.detection.name_shapes import PARTICLE, TITLES, UPPER, WORD
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings

_SURE = 0.7
"""From this probability on the encoder's word is enough."""
_SURE_OF_A_WORD = 0.98
"""A single ordinary word is a name only from this probability on."""
_MOST = 0.93
_ENUMERATED = re.compile(rf"[{UPPER}]\.?(?: {WORD})?")
"""At the start of a line: "B. Plaatsvervanger" is a heading, not somebody."""
MODEL_LABELS = frozenset({"PER", "PERSON"})
_TOKEN = re.compile(r"(?:[^\W\d_](?:[^\W\d_]|['-](?=[^\W\d_]))*\.?)+|'[ts]")
_PIECE = re.compile(
    r"[^\n;|=:\"<>@\d()*~,]+(?:\n(?=(?:van|de|der|den|ten|ter) )[^\n;|=:\"<>@\d()*~,]+)?"
)
_INITIALS = re.compile(rf"(?:[{UPPER}][a-z]?\.)+|[{UPPER}]")
_PLACE_CUE = re.compile(r"(?<!\w)(?:te|in|naar|uit|gemeente|bij|regio|provincie) $")
_ABBREVIATED = re.compile(
    r"(?:[^\W\d_]{2,}\.[^\W\d_]+|(?:[^\W\d_]\.)+[a-z]\w*)\.?|"
    r"[A-Za-z]\.[a-z](?:\.[a-z])*\.?"
)
_AROUND = frozenset(
    """
    beste hoi hallo dag ha hey hee heey lieve hi yo joe dear geachte goedemorgen goedemiddag
    groet groeten groetjes gr grt mvg met dank voor van aan en of dat die wil heeft kan vraag
    namens door cc re fw fyi ok oke zie best kind regards thx thanks mede ook bij uit als is was
    bedankt succes hoogachtend the will reported law
    """.split()  # noqa: SIM905  a word list reads better as text
)
_LEFT = re.compile(rf"(?:(?:(?:{WORD}|[{UPPER}]\.|(?:[{UPPER}]\.)+) )?(?:{PARTICLE} ?){{0,3}})$")
_RIGHT = re.compile(rf"(?:-{WORD}| (?:{PARTICLE} )+{WORD})")
_ACRONYM = re.compile(rf"[{UPPER}]{{2,5}}$|[{UPPER}]+[a-z]?[{UPPER}]+[a-z]*$")


class ModelPersonRecognizer(Rule):
    """The person entities of the spaCy pipeline, checked against the word lists."""

    key = "person_model"
    entity_types = (EntityType.PERSON,)

    def __init__(self, settings: RecognizerSettings, reader: NameReader) -> None:
        super().__init__(settings)
        self._reader = reader
        self._lexicon = reader.lexicon

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """One finding for each person that the encoder or another pipeline saw and can be a name."""
        shares = artifacts.tokens.user_data.get(NAME_SHARES)
        if shares is not None:
            for (start, end), share in shares.items():
                for piece in _PIECE.finditer(text, start, end):
                    yield from self._trusted(text, *piece.span(), share)
            return
        for entity in artifacts.entities:
            if entity.label_ in MODEL_LABELS:
                for piece in _PIECE.finditer(text, entity.start_char, entity.end_char):
                    yield from self._checked(text, *piece.span())

    def _trusted(self, text: str, start: int, end: int, share: float) -> Iterator[Finding]:
        """What the encoder read as a name; where it is in doubt the word lists have a say."""
        title = TITLES.match(text, start, end)
        start = title.end() if title else start
        words = text[start:end].strip(" .,-'")
        if not words or words.casefold() in _AROUND or self._reader.is_functional(words):
            return
        if " " not in words and share < _SURE_OF_A_WORD and self._is_ordinary(words):
            return
        if _ENUMERATED.fullmatch(words) and text[:start].rpartition("\n")[2].strip(" \t*-") == "":
            last = words.split()[-1]
            if len(last) < 3 or "W" in self._lexicon.flags(last):
                return
        if share < _SURE and not any(True for _ in self._checked(text, start, end)):
            return
        start += len(text[start:end]) - len(text[start:end].lstrip(" .,-"))
        end -= len(text[start:end]) - len(text[start:end].rstrip(" ,-"))
        if text[end - 1] == "." and text[end - 3 : end - 1].islower():
            end -= 1
        start, end = self._grown(text, start, end)
        why = f"door het taalmodel herkend als persoonsnaam (kans {share:.0%})"
        yield Finding(start, end, EntityType.PERSON, min(_MOST, round(share, 3)), why)

    def _checked(self, text: str, start: int, end: int) -> Iterator[Finding]:
        """The name inside one piece of an entity; nothing when no word of it can be a name."""
        tokens = [m for m in _TOKEN.finditer(text, start, end)]
        while tokens and not self._may_begin(tokens):
            tokens = tokens[1:]
        capital = bool(tokens) and tokens[0][0][0].isupper()
        inner = next(
            (i for i, t in enumerate(tokens) if i and self._breaks(t[0], capital)), len(tokens)
        )
        tokens = tokens[:inner]
        while tokens and not self._may_end(tokens[-1][0]):
            tokens = tokens[:-1]
        if not tokens:
            return
        start, end = tokens[0].start(), tokens[-1].end()
        words = [token[0] for token in tokens]
        if (
            end - start < 2
            or text[start:end].casefold() in ("l.s.", "n.b.", "p.s.")
            or self._reader.is_functional(text[start:end])
        ):
            return
        if any(_ABBREVIATED.fullmatch(word) for word in words):
            return
        score = self._score(words)
        place = "P" in self._lexicon.flags(words[0].strip(".'-"))
        if place and _PLACE_CUE.search(text, max(0, start - 12), start):
            return
        label = text[end : end + 1] == ":" and score < self.score - 0.1
        if score <= 0 or label:
            return
        start, end = self._grown(text, start, end)
        why = "door het taalmodel herkend als persoonsnaam"
        yield Finding(start, end, EntityType.PERSON, score, why)

    def _is_ordinary(self, word: str) -> bool:
        """Whether the word lists know it as a word or a place and, with a capital, not as a name."""
        flags = set(self._lexicon.flags(word.strip(".'-")))
        return bool(flags) and ("W" in flags if word.islower() else not flags & {"F", "S"})

    def _may_begin(self, tokens: list[re.Match[str]]) -> bool:
        word = tokens[0][0]
        if word.casefold() in PARTICLES:
            following = tokens[1][0] if len(tokens) > 1 else ""
            known = set(self._lexicon.flags(following)) if following else set()
            given = "F" in known and "S" not in known
            return bool(following) and not given and self._may_begin(tokens[1:])
        return word.casefold() not in _AROUND and self._may_end(word)

    def _breaks(self, word: str, capital: bool = False) -> bool:
        """Whether the word cannot stand inside a name: a body, an abbreviation, ordinary text."""
        if word.casefold() in PARTICLES or _INITIALS.fullmatch(word):
            return False
        flags = set(self._lexicon.flags(word.strip(".'-")))
        if _ACRONYM.match(word) and not flags & {"F", "S"}:
            return True
        return self._reader.is_functional(word) or (word[0].islower() and (capital or "W" in flags))

    def _may_end(self, word: str) -> bool:
        """Whether the word can be the last of a name."""
        if (
            word.casefold() in PARTICLES
            or word.casefold() in _AROUND
            or TITLES.fullmatch(word + " x")
        ):
            return False
        flags = set(self._lexicon.flags(word.strip(".'-")))
        if _INITIALS.fullmatch(word):
            return True
        if _ACRONYM.match(word):
            return bool(flags & {"F", "S"})
        if word[0].isupper():
            return bool(flags & {"F", "S"}) or not flags or "-" in word
        return bool(flags & {"F", "S"}) and "W" not in flags

    def _score(self, words: list[str]) -> float:
        """Score of the name; 0 for ordinary words and places alone."""
        real = [w for w in words if w.casefold() not in PARTICLES]
        flags = [set(self._lexicon.flags(word.strip(".'-"))) for word in real]
        capital = any(word[0].isupper() for word in real)
        if len(real) > 1:
            if not capital and not all(f & {"F", "S"} for f in flags):
                return 0
            doubtful = all("W" in f and "F" not in f for f in flags)
            return self.score - 0.3 if doubtful else self.score
        known = flags[0]
        if not capital:
            return self.score - 0.25 if "F" in known else 0
        if len(words) > 1:
            if known == {"P"}:
                return 0
            return self.score - (0.2 if known & {"W", "P"} else 0)
        if known & {"W", "P"}:
            return self.score - 0.25 if "F" in known else 0
        return self.score if known else self.score - 0.15

    def _goes_on(self, name: str, more: str) -> bool:
        """Whether what follows is the rest of the surname and not "Sanne van WJZ"."""
        if more.startswith("-"):
            return True
        last = more.rsplit(maxsplit=1)[-1]
        known = "S" in self._lexicon.flags(last) and "W" not in self._lexicon.flags(last)
        return " " not in name and known and not self._breaks(last)

    def _grown(self, text: str, start: int, end: int) -> tuple[int, int]:
        """The span with the particles and double names the model cut off."""
        right = _RIGHT.match(text, end)
        if right and self._goes_on(text[start:end], right[0]):
            end = right.end()
        if text[end : end + 1] == "." and re.search(
            rf"(?:^|[ .])[{UPPER}]$", text[max(0, end - 2) : end]
        ):
            end += 1
        left = _LEFT.search(text, max(0, start - 30), start)
        if left and left[0].strip():
            grown = re.match(rf"(?:(?:[{UPPER}]\.)+ ?)", left[0])
            first = left[0].split()[0]
            particles_only = all(w.casefold() in PARTICLES for w in left[0].split())
            if (
                grown
                or (particles_only and text[left.start()].islower() is False)
                or ("F" in self._lexicon.flags(first) and "W" not in self._lexicon.flags(first))
            ):
                start = left.start() + (len(left[0]) - len(left[0].lstrip()))
        return start, end
