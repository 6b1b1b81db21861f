"""Names in the header fields of a message, where the reader knows the field is a list of people."""

from __future__ import annotations

import re

from dossier.detections import Detection, EntityType
from dossier.documents import Passage
from redaction.detection.name_reading import NameReader
from redaction.detection.recognizers.base import VERSION
from redaction.detection.unfold import ReadingView

PEOPLE_FIELDS = frozenset(
    {"Van", "Aan", "CC", "Cc", "BCC", "Bcc", "Organisator", "Deelnemers", "Genodigden", "Auteur"}
)
_SCORE = 0.97
_QUOTED = re.compile(r"\"([^\"]*)\"|([^;<>\"]+)(?=<|;|$)")


def header_names(passage: Passage, view: ReadingView, reader: NameReader) -> list[Detection]:
    """The people in a ``Van``, ``Aan`` or ``CC`` field; none for other fields."""
    if passage.name not in PEOPLE_FIELDS:
        return []
    found: list[Detection] = []
    for match in _QUOTED.finditer(view.text):
        group = 1 if match[1] is not None else 2
        for name in reader.read_list(view.text, *match.span(group), lower=True):
            start, end = view.original(name.start, name.end)
            why = "functionele naam in een kopveld" if name.functional else "naam in een kopveld"
            found.append(
                Detection(
                    start,
                    end,
                    EntityType.PERSON,
                    _SCORE,
                    f"header_field {VERSION}",
                    why,
                    keep=name.functional,
                )
            )
    return found
