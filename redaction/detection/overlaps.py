"""From all claims about a text to spans that neither overlap nor leave an edge of a name open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dossier.detections import Detection, EntityType

_CERTAIN = 0.945
"""A name found in a field that only holds names outranks a look-alike rule around it."""


def resolve(claims: Iterable[Detection]) -> tuple[Detection, ...]:
    """Detections in reading order, without overlap; only sensitive passages lie around others.

    A look-alike ("keep") wins over names inside it, unless one stands in a field that only holds
    names. Data with a form of its own (mail address, number) wins over a name it overlaps, and over
    a look-alike of another type. What overlaps after that and must be withheld is merged, so that
    no edge of it stays readable.
    """
    given = sorted(set(claims), key=_order)
    claims = [d for d in given if d.entity_type.is_personal_data]
    withheld = [d for d in claims if not d.keep]
    kept = [d for d in claims if d.keep]
    forms = [d for d in withheld if d.entity_type is not EntityType.PERSON]
    form_keeps = [d for d in kept if d.entity_type is not EntityType.PERSON]
    names = [d for d in withheld if d.entity_type is EntityType.PERSON]
    name_keeps = [d for d in kept if d.entity_type is EntityType.PERSON]

    forms = _outside(forms, form_keeps, same_type=True)
    names = _outside(names, form_keeps, same_type=False)
    names = [d for d in names if d.score >= _CERTAIN or not _mostly_in(d, name_keeps)]
    merged = _merge([*forms, *names])
    rest = [d for d in [*form_keeps, *name_keeps] if not _covered(d, merged)]
    sensitive = _longest([d for d in given if not d.entity_type.is_personal_data])
    return tuple(sorted([*merged, *_longest(rest), *sensitive], key=lambda d: (d.start, d.end)))


def _order(claim: Detection) -> tuple[int, int, bool, float, str, str, str]:
    """A full order, so that the order in which claims come in never matters."""
    return (
        claim.start,
        -claim.end,
        claim.keep,
        -claim.score,
        claim.recognizer,
        claim.entity_type.value,
        claim.why,
    )


def _overlap(one: Detection, other: Detection) -> bool:
    return one.start < other.end and other.start < one.end


def _covered(claim: Detection, others: list[Detection]) -> bool:
    """Whether any of the others overlaps the claim."""
    return any(_overlap(claim, other) for other in others)


def _mostly_in(claim: Detection, keeps: list[Detection]) -> bool:
    """Whether a look-alike holds at least half of the claim."""
    length = claim.end - claim.start
    return any(
        2 * (min(claim.end, keep.end) - max(claim.start, keep.start)) >= length for keep in keeps
    )


def _outside(
    claims: list[Detection], keeps: list[Detection], *, same_type: bool
) -> list[Detection]:
    """Claims that no look-alike (of the same type, if asked) overlaps."""
    return [
        claim
        for claim in claims
        if not any(
            _overlap(claim, keep) and (not same_type or claim.entity_type is keep.entity_type)
            for keep in keeps
        )
    ]


def _merge(claims: list[Detection]) -> list[Detection]:
    """Overlapping claims as one, under the strongest type: form over name, then score."""
    merged: list[Detection] = []
    for claim in sorted(claims, key=lambda d: (d.start, -d.end)):
        if merged and claim.start < merged[-1].end:
            last = merged[-1]
            lead = max((last, claim), key=_rank)
            merged[-1] = replace(lead, start=last.start, end=max(last.end, claim.end))
        else:
            merged.append(claim)
    return merged


def _rank(claim: Detection) -> tuple[bool, float, int, str]:
    length = claim.end - claim.start
    return (
        claim.entity_type is not EntityType.PERSON,
        claim.score,
        length,
        claim.entity_type.value,
    )


def _longest(claims: list[Detection]) -> list[Detection]:
    chosen: list[Detection] = []
    for claim in sorted(claims, key=lambda d: (d.start - d.end, *_order(d))):
        if not _covered(claim, chosen):
            chosen.append(claim)
    return chosen
