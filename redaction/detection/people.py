"""The register of people: everybody the dossier names, with every way their name is written.

Names come from header fields, calendars and chats (participants) and from what the detector found
in the text. Different ways of writing are joined when they can mean only one person; where two
people share a first name or surname, the bare name belongs to nobody in particular and is withheld
without a ``person_id``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dossier.detections import Detection, EntityType, Person
from dossier.documents import Document, Passage
from redaction.detection.lexicon import Lexicon, fold
from redaction.detection.officials import Officials
from redaction.detection.overlaps import resolve
from redaction.detection.people_linking import RegisterBuilder
from redaction.detection.people_search import KnownForm, NameSearch


class PeopleRegister:
    """The people of a dossier; finds their names in any passage."""

    def __init__(
        self, persons: tuple[Person, ...], forms: dict[str, KnownForm], lexicon: Lexicon
    ) -> None:
        self.persons = persons
        self._forms = forms
        self._search = NameSearch(forms, lexicon)
        lines = [f"{f}\t{k.person_id}\t{k.kind}\t{k.public}" for f, k in sorted(forms.items())]
        self.version = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
        self._by_address = {a.casefold(): p.person_id for p in persons for a in p.addresses}

    def find(self, passage: Passage) -> tuple[Detection, ...]:
        """Names of people of the register in the passage; public people as ``keep``."""
        return resolve(self._search.find(passage.text))

    def merge(
        self,
        passage: Passage,
        detections: Sequence[Detection],
        found: Sequence[Detection],
    ) -> tuple[Detection, ...]:
        """What holds after both: resolved, with ``person_id`` where one person is meant."""
        return tuple(self._linked(passage.text, d) for d in resolve([*detections, *found]))

    def _linked(self, text: str, detection: Detection) -> Detection:
        if detection.person_id is not None:
            return detection
        words = text[detection.start : detection.end]
        person_id = None
        if detection.entity_type is EntityType.EMAIL:
            person_id = self._by_address.get(words.casefold())
        elif detection.entity_type is EntityType.PERSON:
            known = self._forms.get(" ".join(fold(words).split()))
            person_id = known.person_id if known else None
        return detection if person_id is None else replace(detection, person_id=person_id)


def build_register(
    documents: Iterable[Document],
    passages: Mapping[str, Sequence[Passage]],
    analyses: Mapping[str, Sequence[tuple[Detection, ...]]],
    officials: Officials,
    lexicon: Lexicon,
) -> PeopleRegister:
    """The register of a dossier; the same input in any order gives the same ids.

    Args:
        passages: by ``document_id``.
        analyses: by ``document_id``, what ``Detector.detect`` gave for those passages.
        officials, lexicon: those of the detector.
    """
    builder = RegisterBuilder(officials, lexicon)
    for document in documents:
        key = document.document_id
        for participant in document.participants:
            builder.add_participant(participant.name, participant.address, key)
        for passage, found in zip(passages.get(key, ()), analyses.get(key, ()), strict=True):
            builder.add_detections(passage.text, found, key)
    persons, forms = builder.people()
    return PeopleRegister(persons, forms, lexicon)
