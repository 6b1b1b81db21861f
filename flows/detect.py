"""Detect: personal data in every unique text, once per text and detector version."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache

from prefect import task
from prefect.cache_policies import NO_CACHE

from correspondence.select import is_listed
from dossier.documents import Passage
from dossier.request import WooRequest
from flows.batches import batches, should_retry
from flows.progress import stage_progress
from flows.workspace import open_workspace
from redaction.detection import Detector, load_detector

log = logging.getLogger(__name__)

TEXTS_PER_TASK = 400


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
    for passages in store.passages(listed).values():
        for passage in passages:
            unique.setdefault(passage.text_hash, passage)
    version = detector().version
    known = store.analysed_hashes(version, unique)
    fresh = [unique[text_hash] for text_hash in sorted(set(unique) - known)]
    with stage_progress("detecteren", "Detecteren", len(unique)) as advance:
        advance(len(known))
        for batch in batches(fresh, TEXTS_PER_TASK):
            detect_batch(batch)
            advance(len(batch))
    if fresh:
        store.append_audit(
            request.id,
            "systeem",
            "detect",
            {"texts": len(unique), "new": len(fresh), "detector": version},
        )
    return len(fresh)


@task(name="detecteren", cache_policy=NO_CACHE, retries=1, retry_condition_fn=should_retry)
def detect_batch(passages: Sequence[Passage]) -> int:
    """Analyse some texts and keep what was found; the number of findings."""
    found = detector().detect(passages)
    analyses = {
        passage.text_hash: detections for passage, detections in zip(passages, found, strict=True)
    }
    open_workspace().store.add_analyses(detector().version, analyses)
    count = sum(map(len, analyses.values()))
    log.info("%d teksten geanalyseerd, %d vondsten", len(passages), count)
    return count
