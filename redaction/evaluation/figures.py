"""Figures of detection on marked texts, with intervals.

* *fully covered*: share of the stretches to withhold of which every letter and digit (and ``@ _ <``)
  is covered, whatever type was predicted: half a name is a leak;
* *precision*: of the characters predicted as personal data (white space left out), the share that lies
  in something to withhold, of any type; for sensitive passages the same over their own predictions;
* *look-alikes touched*: share of what must stay readable with at least one letter covered, be it by a
  proposed passage.

Intervals are 95 %, by bootstrap over whole items (stretches in one text are not independent), with a
fixed seed: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.detections import EntityType
from redaction.evaluation.gold import HEADER_FIELDS, TEXT, GoldItem, GoldSpan
from redaction.evaluation.predict import Prediction

PERSONAL = tuple(kind.value for kind in EntityType if kind.is_personal_data)
PASSAGES = tuple(kind.value for kind in EntityType if not kind.is_personal_data)
_QUOTE_MARKS = re.compile(r"\n[ \t]*(?:>[ \t]*)+|\s")
_ROUNDS = 1000
_SEED = 20231122
_BINS = 10
Counts = Counter[tuple[str, str]]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TypeFigures:
    """Of one type, or of all of a group: number of stretches and shares (0-1) with an interval."""

    name: str
    count: int
    covered: float
    covered_interval: Interval
    touched: float
    characters: float


@dataclass(frozen=True, slots=True)
class Miss:
    """A stretch that stays readable, or a look-alike that does not; ``text`` may hold names."""

    item_id: str
    type: str
    keep: bool
    text: str = field(repr=False)
    open_characters: int = 0


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions with a score in one tenth: how many, their mean score, and the share that was right."""

    count: int
    score: float
    right: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of one set. Shares are 0-1; ``None`` where nothing was predicted or marked."""

    items: int
    types: tuple[TypeFigures, ...]
    personal: TypeFigures | None
    passages: TypeFigures | None
    precision: float | None
    precision_interval: Interval | None
    passage_precision: float | None
    lookalikes: int
    lookalikes_touched: float | None
    lookalikes_interval: Interval | None
    misses: tuple[Miss, ...]
    calibration: tuple[Bin, ...]


def evaluate(
    items: Sequence[GoldItem],
    predictions: Mapping[str, Sequence[Prediction]],
    *,
    headers: bool = False,
    rounds: int = _ROUNDS,
) -> Evaluation:
    """The figures of predictions on a set; an item without predictions counts as missed.

    Args:
        headers: count the header fields too.
        rounds: bootstrap rounds.
    """
    counts, misses = [], list[Miss]()
    for item in items:
        own, missed = _measure(item, predictions.get(item.id, ()), headers=headers)
        counts.append(own)
        misses += missed
    total = sum(counts, Counts())
    draws = list(_resampled(counts, rounds))
    types = [_type_figures(t, (t,), total, draws) for t in (*PERSONAL, *PASSAGES)]
    lookalikes = total["KEEP", "n"]
    return Evaluation(
        items=len(items),
        types=tuple(figures for figures in types if figures),
        personal=_type_figures("persoonsgegevens", PERSONAL, total, draws),
        passages=_type_figures("gevoelige passages", PASSAGES, total, draws),
        precision=_share(total, ("PERSONAL", "right"), ("PERSONAL", "shown")),
        precision_interval=_interval(
            _share(draw, ("PERSONAL", "right"), ("PERSONAL", "shown")) for draw in draws
        ),
        passage_precision=_share(total, ("PASSAGE", "right"), ("PASSAGE", "shown")),
        lookalikes=lookalikes,
        lookalikes_touched=_share(total, ("KEEP", "touched"), ("KEEP", "n")),
        lookalikes_interval=_interval(
            _share(draw, ("KEEP", "touched"), ("KEEP", "n")) for draw in draws
        ),
        misses=tuple(sorted(misses, key=lambda m: (m.keep, -m.open_characters, m.item_id))),
        calibration=_calibration(items, predictions),
    )


def _measure(
    item: GoldItem, predicted: Sequence[Prediction], *, headers: bool
) -> tuple[Counts, list[Miss]]:
    counts, misses = Counts(), list[Miss]()
    for name in (TEXT, *HEADER_FIELDS) if headers else (TEXT,):
        text = item.field_text(name)
        spans = [s for s in (*item.spans, *item.header_spans) if s.field == name]
        shown = {
            group: {
                place
                for p in predicted
                if p.field == name and p.entity_type.is_personal_data is (group == "PERSONAL")
                for place in range(p.start, p.end)
            }
            for group in ("PERSONAL", "PASSAGE")
        }
        covered = shown["PERSONAL"] | shown["PASSAGE"]
        withheld = {i for s in spans if not s.keep for i in range(s.start, s.end)}
        for span in spans:
            places = _counted(text, span)
            hit = sum(place in covered for place in places)
            key = "KEEP" if span.keep else span.type
            counts[key, "n"] += 1
            counts[key, "touched"] += hit > 0
            counts[key, "covered"] += hit == len(places)
            counts[key, "characters"] += len(places)
            counts[key, "hit"] += hit
            if hit if span.keep else hit < len(places):
                words = " ".join(text[span.start : span.end].split())
                left = 0 if span.keep else len(places) - hit
                misses.append(Miss(item.id, span.type, span.keep, words, left))
        for group, predicted_places in shown.items():
            visible = {i for i in predicted_places if not text[i].isspace()}
            counts[group, "shown"] += len(visible)
            counts[group, "right"] += len(visible & withheld)
    return counts, misses


def _counted(text: str, span: GoldSpan) -> list[int]:
    """The places of a stretch that must be covered: letters, digits and ``@ _ <``."""
    skip = {
        i for gap in _QUOTE_MARKS.finditer(text, span.start, span.end) for i in range(*gap.span())
    }
    return [
        i
        for i in range(span.start, span.end)
        if i not in skip and (text[i].isalnum() or text[i] in "@_<")
    ]


def _resampled(counts: Sequence[Counts], rounds: int) -> Iterable[Counts]:
    random_items = random.Random(_SEED)  # noqa: S311  statistics, not a secret
    for _ in range(rounds):
        total = Counts()
        for own in random_items.choices(counts, k=len(counts)):
            for key, value in own.items():
                total[key] += value
        yield total


def _type_figures(
    name: str, types: Sequence[str], total: Counts, draws: Sequence[Counts]
) -> TypeFigures | None:
    count = sum(total[t, "n"] for t in types)
    if not count:
        return None

    def share(counts: Counts, part: str, whole: str) -> float | None:
        of = sum(counts[t, whole] for t in types)
        return sum(counts[t, part] for t in types) / of if of else None

    return TypeFigures(
        name=name,
        count=count,
        covered=share(total, "covered", "n") or 0.0,
        covered_interval=_interval(share(draw, "covered", "n") for draw in draws) or (0.0, 1.0),
        touched=share(total, "touched", "n") or 0.0,
        characters=share(total, "hit", "characters") or 0.0,
    )


def _share(counts: Counts, part: tuple[str, str], whole: tuple[str, str]) -> float | None:
    return counts[part] / counts[whole] if counts[whole] else None


def _interval(values: Iterable[float | None]) -> Interval | None:
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    return known[int(0.025 * (len(known) - 1))], known[int(0.975 * (len(known) - 1) + 0.5)]


def _calibration(
    items: Sequence[GoldItem], predictions: Mapping[str, Sequence[Prediction]]
) -> tuple[Bin, ...]:
    """Per tenth of the score: a prediction is right when at least half of it must be withheld."""
    scored: dict[int, list[tuple[float, bool]]] = {}
    for item in items:
        withheld = {
            (s.field, i)
            for s in (*item.spans, *item.header_spans)
            if not s.keep
            for i in range(s.start, s.end)
        }
        for p in predictions.get(item.id, ()):
            hit = sum((p.field, i) in withheld for i in range(p.start, p.end))
            place = min(int(p.score * _BINS), _BINS - 1)
            scored.setdefault(place, []).append((p.score, 2 * hit >= p.end - p.start))
    return tuple(
        Bin(
            len(found),
            sum(score for score, _ in found) / len(found),
            sum(right for _, right in found) / len(found),
        )
        for _, found in sorted(scored.items())
    )
