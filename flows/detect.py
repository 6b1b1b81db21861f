"""Detect: personal data in every unique text, once per text and detector version."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing import cpu_count

from prefect import task
from prefect.cache_policies import NO_CACHE

from correspondence.select import is_listed
from dossier.documents import Passage
from dossier.request import WooRequest
from flows.batches import batches, should_retry
from flows.progress import stage_progress
from flows.workspace import open_workspace
from redaction.detection import Detector, load_detector
from redaction.detection.processes import Found, detect_in_processes

log = logging.getLogger(__name__)

TEXTS_PER_TASK = 100
_WORTH_PROCESSES = 400
"""Texts from which on it pays to start processes, each of which loads the detector in seconds."""


@cache
def detector() -> Detector:
    """The configured detector, loaded once per process.

    Raises:
        ModelMissing: the configured language model is not there.
    """
    workspace = open_workspace()
    return load_detector(workspace.settings.detection, workspace.root)


def detect_personal_data(request: WooRequest) -> int:
    """Analyse every text of the listed documents that was not analysed before; how many were new."""
    store = open_workspace().store
    listed = [s.document_id for s in store.selections(request.id).values() if is_listed(s)]
    unique: dict[str, Passage] = {}
    for own in store.passages(listed).values():
        for passage in own:
            unique.setdefault(passage.text_hash, passage)
    version = detector().version
    known = store.analysed_hashes(version, unique)
    fresh = [unique[text_hash] for text_hash in sorted(set(unique) - known)]
    with stage_progress("detecteren", "Detecteren", len(unique)) as advance:
        advance(len(known))
        for passages, found in _analysed(fresh):
            keep_analyses(passages, found)
            advance(len(passages))
    if fresh:
        store.append_audit(
            request.id,
            "systeem",
            "detect",
            {"texts": len(unique), "new": len(fresh), "detector": version},
        )
    return len(fresh)


def _analysed(passages: Sequence[Passage]) -> Iterator[tuple[Sequence[Passage], list[Found]]]:
    """Batches with what was found in them, in order; on all processors when there are many."""
    parts = list(batches(passages, TEXTS_PER_TASK))
    processes = min(cpu_count(), len(parts))
    if processes > 1 and len(passages) >= _WORTH_PROCESSES:
        workspace = open_workspace()
        settings = workspace.settings.detection
        found = detect_in_processes(settings, workspace.root, parts, processes)
        yield from zip(parts, found, strict=True)
    else:
        for part in parts:
            yield part, detector().detect(part)


@task(name="detecteren", cache_policy=NO_CACHE, retries=1, retry_condition_fn=should_retry)
def keep_analyses(passages: Sequence[Passage], found: Sequence[Found]) -> int:
    """Keep what was found in some texts; the number of findings."""
    analyses = {
        passage.text_hash: detections for passage, detections in zip(passages, found, strict=True)
    }
    open_workspace().store.add_analyses(detector().version, analyses)
    count = sum(map(len, analyses.values()))
    log.info("%d teksten geanalyseerd, %d vondsten", len(passages), count)
    return count
