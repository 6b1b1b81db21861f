"""What must not be found in an output: the withheld texts of a document, and of the whole set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dossier.detections import EntityType
from dossier.documents import Passage, PassageRole
from dossier.redactions import Redaction, WithheldText
from redaction.decide import redacted_text
from redaction.verification import count_occurrences

_STRONG = frozenset(EntityType) - {EntityType.PERSON}


def withheld_texts(
    passages: Sequence[Passage],
    redactions: Sequence[Redaction],
) -> tuple[WithheldText, ...]:
    """Each distinct withheld text of one document.

    The same letters may stand elsewhere in the document on purpose (the surname of a colleague that
    is a minister's too): ``allowed`` counts them in the text that remains after redaction.
    """
    by_passage: dict[int, list[Redaction]] = {}
    for redaction in redactions:
        by_passage.setdefault(redaction.passage_index, []).append(redaction)
    rest = "\n\x1f\n".join(
        redacted_text(passage, by_passage.get(passage.index, ()), "\n\x1f\n")
        for passage in passages
        if passage.role not in (PassageRole.METADATA, PassageRole.FILE_NAME)
    )
    texts: dict[str, str] = {}
    for redaction in redactions:
        passage = passages[redaction.passage_index]
        text = " ".join(passage.text[redaction.start : redaction.end].split())
        kinds = "/".join(kind.value for kind in redaction.entity_types)
        texts.setdefault(text, f"{kinds} {len(texts) + 1}")
    return tuple(
        WithheldText(label, text, allowed=count_occurrences(rest, text))
        for text, label in texts.items()
    )


def withheld_in_set(
    documents: Iterable[tuple[Sequence[Passage], Sequence[Redaction]]],
) -> tuple[WithheldText, ...]:
    """What no list or metadata file of the publication may hold: numbers, addresses, full names.

    Single names are left out: a list of titles may rightly hold the surname of a minister that a
    withheld colleague shares.
    """
    texts: Counter[tuple[str, str]] = Counter()
    for passages, redactions in documents:
        for redaction in redactions:
            text = passages[redaction.passage_index].text[redaction.start : redaction.end]
            text = " ".join(text.split())
            is_strong = bool(_STRONG.intersection(redaction.entity_types))
            if len(text) >= 6 and (is_strong or len(text.split()) > 1):
                texts[redaction.entity_types[0].value, text] += 1
    return tuple(
        WithheldText(f"{kind} {position}", text)
        for position, (kind, text) in enumerate(sorted(texts), start=1)
    )
