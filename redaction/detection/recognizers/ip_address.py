"""IP and MAC addresses of people's machines; version numbers and servers stay readable."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import LISTED, Finding
from redaction.detection.recognizers.base import Rule

_V4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_V6 = re.compile(
    r"(?<![\w:])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f]*:)(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?"
    r"![\w:])"
)
_MAC = re.compile(r"(?<![\w:-])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:-])")
_NOBODY = re.compile(r"127\.|0\.|255\.|22[4-9]\.|23\d\.|8\.8\.|1\.1\.1\.")
_VERSION_LIKE = 40
"""Four parts that are all smaller look like a version of software."""


class IpAddressRecognizer(Rule):
    """Addresses of computers that may lead to one person."""

    key = "ip_address"
    entity_types = (EntityType.IP,)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Valid IPv4, IPv6 and MAC addresses."""
        for match in _MAC.finditer(text):
            yield self._found(text, match, "MAC-adres")
        for match in _V4.finditer(text):
            parts = [int(part) for part in match[0].split(".")]
            version = max(parts) < _VERSION_LIKE and not self.confirmed(text, *match.span(), 18)
            if max(parts) <= 255 and not version:
                yield self._found(text, match, "IP-adres")
        for match in _V6.finditer(text):
            if _is_v6(match[0]) and len(match[0]) > 6:
                yield self._found(text, match, "IPv6-adres")

    def _found(self, text: str, match: re.Match[str], why: str) -> Finding:
        keep = (
            self.stays(text, *match.span(), before=24, after=0)
            or _NOBODY.match(match[0]) is not None
        )
        why += " van een server" if keep else ""
        labelled = not keep and self.confirmed(text, *match.span(), 18)
        score = LISTED if labelled else self.score
        return Finding(*match.span(), EntityType.IP, score, why, keep)


def _is_v6(raw: str) -> bool:
    try:
        ipaddress.IPv6Address(raw)
    except ValueError:
        return False
    return True
