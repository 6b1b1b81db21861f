"""Initials that a text explains itself: "Mark Storm (MS)" in a list of attendees, "MS" after that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.name_shapes import UPPER
from redaction.detection.recognizers.base import Rule

_EXPLAINED = re.compile(
    rf"(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){{1,5}}) ?"
    rf"\((?P<mark>[{UPPER}][\w]{{0,3}}[{UPPER}])\)"
)
_LETTERS = re.compile(r"(?:^|[ -])([^\W\d_])")


class InitialsRecognizer(Rule):
    """Initials that stand in brackets behind the name they are taken from, wherever they occur."""

    key = "person_initials"
    entity_types = (EntityType.PERSON,)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Every occurrence of initials that the text explains."""
        marks = {m["mark"] for m in _EXPLAINED.finditer(text) if _fits(m["name"], m["mark"])}
        for mark in sorted(marks):
            for match in re.finditer(rf"(?<![\w-]){re.escape(mark)}(?![\w-])", text):
                why = "initialen die de tekst zelf bij een naam geeft"
                yield Finding(*match.span(), EntityType.PERSON, self.score, why)


def _fits(name: str, mark: str) -> bool:
    """Whether the initials are those of the last words of the name ("Wietske Dijkstra-Postma (WDP)")."""
    letters = "".join(_LETTERS.findall(name)).casefold()
    capitals = "".join(_LETTERS.findall(" ".join(w for w in name.split() if w[0].isupper())))
    return letters.endswith(mark.casefold()) or capitals.casefold().endswith(mark.casefold())
