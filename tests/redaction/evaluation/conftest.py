"""The detector as shipped."""

from tests.redaction.detection.conftest import detector

__all__ = ["detector"]
