"""How often a capitalised word of the dossier is part of a name: "Valderbeek" is a place everywhere else.

One wrong finding must not spread: before a bare first name or surname is looked for in the whole
dossier, its other occurrences have a say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dossier.detections import Detection, EntityType
from redaction.detection.lexicon import fold

_WORD = re.compile(r"[^\W\d_][\w'’-]+")


class NameEvidence:
    """Counts over the unique texts of a dossier."""

    def __init__(self) -> None:
        self._texts: set[int] = set()
        self._seen: Counter[str] = Counter()
        self._named: Counter[str] = Counter()

    def add(self, text: str, found: Sequence[Detection]) -> None:
        """Count the words of a text; what an office holder bears is left out, and copies are."""
        key = hash(text)
        if key in self._texts:
            return
        self._texts.add(key)
        persons = [d for d in found if d.entity_type is EntityType.PERSON]
        places = iter(sorted(persons, key=lambda d: d.start))
        person = next(places, None)
        for word in _WORD.finditer(text):
            if not word[0][0].isupper():
                continue
            while person and person.end <= word.start():
                person = next(places, None)
            inside = person is not None and person.start < word.end()
            if inside and person and person.keep and person.recognizer.startswith(_PUBLIC):
                continue
            name = fold(word[0])
            self._seen[name] += 1
            self._named[name] += inside and person is not None and not person.keep

    def share(self, word: str) -> float:
        """Share of the occurrences of a folded word that are in names; 1 when it never occurs."""
        return self._named[word] / self._seen[word] if self._seen[word] else 1.0


_PUBLIC = ("public_role", "officials", "people")
