"""The database schema. Change it only together with a new step in ``dossier/migrations``.

Columns that are searched or joined stand alone; the rest of a record is its JSON ``payload``, written
and read by the typed models (:mod:`dossier.records`).
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    },
)

source_items = Table(
    "source_items",
    metadata,
    Column("item_id", String(40), primary_key=True),
    Column("request_id", String(63), nullable=False),
    Column("source_id", String(63), nullable=False),
    Column("payload", Text, nullable=False),
    Index(None, "request_id", "source_id"),
)

documents = Table(
    "documents",
    metadata,
    Column("document_id", String(40), primary_key=True),
    Column("request_id", String(63), nullable=False, index=True),
    Column("item_id", ForeignKey("source_items.item_id"), nullable=False),
    Column("payload", Text, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("document_id", ForeignKey("documents.document_id"), primary_key=True),
    Column("passage_index", Integer, primary_key=True),
    Column("text_hash", String(64), nullable=False, index=True),
    Column("payload", Text, nullable=False),
)

selections = Table(
    "selections",
    metadata,
    Column("document_id", ForeignKey("documents.document_id"), primary_key=True),
    Column("request_id", String(63), nullable=False, index=True),
    Column("status", String(20), nullable=False),
    Column("payload", Text, nullable=False),
)

document_numbers = Table(
    "document_numbers",
    metadata,
    Column("document_id", ForeignKey("documents.document_id"), primary_key=True),
    Column("request_id", String(63), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Index("uq_document_numbers", "request_id", "number", unique=True),
)

analyses = Table(
    "analyses",
    metadata,
    Column("text_hash", String(64), primary_key=True),
    Column("detector_version", String(64), primary_key=True),
    Column("payload", Text, nullable=False),
)

persons = Table(
    "persons",
    metadata,
    Column("request_id", String(63), primary_key=True),
    Column("person_id", String(16), primary_key=True),
    Column("payload", Text, nullable=False),
)

proposals = Table(
    "proposals",
    metadata,
    Column("proposal_id", String(40), primary_key=True),
    Column("request_id", String(63), nullable=False, index=True),
    Column("document_id", ForeignKey("documents.document_id"), nullable=False, index=True),
    Column("payload", Text, nullable=False),
)

review_decisions = Table(
    "review_decisions",
    metadata,
    Column("decision_id", String(64), primary_key=True),
    Column("request_id", String(63), nullable=False, index=True),
    Column("sequence", Integer, nullable=False),
    Column("payload", Text, nullable=False),
)

renditions = Table(
    "renditions",
    metadata,
    Column("document_id", ForeignKey("documents.document_id"), primary_key=True),
    Column("purpose", String(12), primary_key=True),
    Column("input_key", String(64), nullable=False),
    Column("payload", Text, nullable=False),
)

verifications = Table(
    "verifications",
    metadata,
    Column("document_id", ForeignKey("documents.document_id"), primary_key=True),
    Column("payload", Text, nullable=False),
)

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("request_id", String(63), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("at", String(40), nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", String(40), nullable=False),
    Column("details", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("entry_hash", String(64), nullable=False),
)
