"""The spine: the nouns of a Woo request and the store that keeps them.

Every stage (``correspondence``, ``redaction``, ``review``, ``publication``) reads and writes these
types and nothing of another stage. This package imports no stage, no Prefect and no PDF or NLP library.
"""
