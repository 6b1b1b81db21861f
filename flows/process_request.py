"""A Woo request from received files to publication.

Read this first. Each line is one step of the legal process; what a step does lies in the package of
the same name, and may be run again at any time: only what is missing is done.
"""

from __future__ import annotations

import logging
from pathlib import Path

from prefect import flow

from dossier.request import WooRequest, load_request
from dossier.reviews import AUTOMATIC_REVIEWER
from flows.assess import assessed_documents, propose_grounds
from flows.collect import collect_sources
from flows.detect import detect_personal_data
from flows.locks import request_lock
from flows.logs import set_up_logging
from flows.publish import publish_set
from flows.redact import redact_documents, render_concepts, verify_documents
from flows.review_artifacts import show_books, show_result
from flows.review_gate import ReviewMode, wait_for_review
from flows.select import select_scope
from flows.summary import Outcome, outcome_of
from flows.workspace import open_workspace

log = logging.getLogger(__name__)


@flow(name="woo-verzoek", persist_result=True, log_prints=False)
def process_request(request_file: str, review: ReviewMode = ReviewMode.PREFECT) -> Outcome:
    """Take one Woo request from its sources to a publication that was reviewed and verified.

    Args:
        request_file: path of the request's YAML file, from the project folder.
        review: who reviews; ``auto`` marks every output as not reviewed.

    Raises:
        WooError: with a Dutch message that says what to do.
    """
    workspace = open_workspace()
    set_up_logging(workspace.folder)
    request = load_request(workspace.path(request_file))
    log.info("verzoek %s", Path(request_file).name)
    with request_lock(workspace.folder, request.id):
        return _from_collection_to_publication(request, review)


def _from_collection_to_publication(request: WooRequest, review: ReviewMode) -> Outcome:
    collect_sources(request)
    select_scope(request)
    detect_personal_data(request)
    propose_grounds(request)
    render_concepts(request, assessed_documents(request, AUTOMATIC_REVIEWER))
    decided_by, notice = wait_for_review(request, review)
    documents = assessed_documents(request, decided_by)
    redact_documents(request, documents, notice)
    verify_documents(request, documents)
    record = publish_set(request, documents, notice)
    outcome = outcome_of(request, documents, record, notice)
    show_books(request)
    show_result(request, outcome.as_markdown())
    return outcome
