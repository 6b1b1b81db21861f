"""Detection on all processors: each process loads the detector once and is given batches of texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from dossier.detections import Detection
from dossier.documents import Passage
from dossier.errors import DetectionError
from redaction.detection.engine import Detector, load_detector
from redaction.detection.settings import DetectionSettings

Found = tuple[Detection, ...]

_detector: Detector | None = None
"""Of this process, when it is one of the pool."""


def detect_in_processes(
    settings: DetectionSettings, root: Path, batches: Sequence[Sequence[Passage]], processes: int
) -> Iterator[list[Found]]:
    """What :meth:`Detector.detect` gives for each batch, in order.

    Raises:
        DetectionError: a process was killed, for want of memory most likely.
    """
    # "spawn": a fork of a process with threads may hang
    with ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_load, initargs=(settings, root)
    ) as pool:
        try:
            yield from pool.map(_detect, batches)
        except BrokenProcessPool:
            raise DetectionError(
                "Een proces dat teksten doorzoekt is afgebroken, waarschijnlijk door te weinig "
                "geheugen (reken op 1 GB per processorkern). Start dezelfde opdracht opnieuw: wat al "
                "doorzocht is, blijft bewaard.",
            ) from None


def _load(settings: DetectionSettings, root: Path) -> None:
    global _detector  # noqa: PLW0603 - a process of the pool has one detector
    _detector = load_detector(settings, root)


def _detect(passages: Sequence[Passage]) -> list[Found]:
    assert _detector is not None
    return _detector.detect(passages)
