"""Detection of personal data in Dutch government correspondence (Presidio with a spaCy model).

    detector = load_detector(settings, root)
    findings = detector.detect(passages)

and then, with the people of the whole dossier (``people.build_register``), ``register.merge``.
"""

from redaction.detection.engine import Detector, load_detector
from redaction.detection.settings import DetectionSettings

__all__ = ["DetectionSettings", "Detector", "load_detector"]
