"""Every error this project raises on purpose, in one small hierarchy.

A message never holds document text: exceptions end up in logs and in Prefect's own database. What a
user reads is ``user_message`` (Dutch): which file, what is wrong, what to do.
"""

from __future__ import annotations


class WooError(Exception):
    """Base of all expected errors.

    Attributes:
        user_message: one or two Dutch sentences: what went wrong and what to do about it.
        retryable: whether trying the same again later may help.
    """

    retryable: bool = False

    def __init__(self, user_message: str) -> None:
        super().__init__(user_message)
        self.user_message = user_message


class ConfigError(WooError):
    """A file in ``config/`` or a request file is missing or wrong."""


class StoreError(WooError):
    """The dossier database or the file store cannot be used."""


class AuditBroken(StoreError):
    """The audit trail's hash chain does not hold."""


class SourceError(WooError):
    """A source as a whole, or one item in it, cannot be read."""


class UnreadableItem(SourceError):
    """The bytes are damaged or of a form that no reader understands."""


class PasswordProtected(SourceError):
    """The item is encrypted and none of the known passwords opens it."""


class BoundExceeded(SourceError):
    """An archive or file is larger, deeper or more numerous than is safe to open."""


class DetectionError(WooError):
    """Personal data could not be looked for as configured."""


class ModelMissing(DetectionError):
    """The configured language model is not installed; there is no silent fallback."""


class RedactionError(WooError):
    """A document could not be redacted safely."""


class UnlocatedSpan(RedactionError):
    """Characters to withhold have no place on the page; the document is blocked."""


class VerificationFailed(WooError):
    """Something withheld can still be found in an output."""


class BooksDoNotBalance(WooError):
    """Items were found that no status accounts for."""


class ReviewError(WooError):
    """A reviewer's answer cannot be accepted as given."""


class PublicationError(WooError):
    """The publication set cannot be made or handed over."""
