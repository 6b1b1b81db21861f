"""Mail addresses, also written to mislead machines; functional mailboxes stay readable.

Deliberately not Presidio's own recogniser: that one asks the network for a list of domains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.lexicon import Lexicon
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings

_EMAIL = re.compile(r"[\w.+'-]*\w@(?:[\w-]+\.)+[A-Za-z]{2,24}(?![\w@])")
_CUT = re.compile(
    r"(?<![\w.])[\w+-]+(?:\.[\w+-]+)*[.]?\n[\w.+-]*@(?:[\w-]+\.)+[A-Za-z]{2,24}(?!\w)"
)
_HIDDEN = re.compile(
    r"[\w.+-]*\w\s{0,2}(?:\(|\[|\{)\s?(?:at|a[pn]e?n?staartje|apestaartje|"
    r"apenstaart)\s?(?:\)|\]|\})"
    r"\s{0,2}\w[\w-]*(?:\s?(?:\.|[(\[]?(?:punt|dot)[)\]]?)\s?[\w-]+)*"
    r"|[\w.+-]*\w (?:apestaartje|apenstaartje|at) \w[\w-]*(?: (?:punt|dot) |\.)[A-Za-z]{2,6}(?!\w)",
    re.IGNORECASE,
)
_SPACED = re.compile(
    r"(?<![\w.])[\w.+-]*\w ?@ ?\w[\w-]*(?: ?\. ?[\w-]+)* ?\. ?(?:nl|com|org|eu|be|net|de|"
    r"gov)(?!\w)",
    re.IGNORECASE,
)
_FREE_MAIL = re.compile(
    r"@(?:gmail|hotmail|outlook|live|yahoo|icloud|ziggo|kpnmail|kpnplanet|planet|xs4all|"
    r"upcmail|solcon|"
    r"home|hetnet|casema|chello|telfort|tele2|zonnet|freedom|protonmail|proton|tutanota|"
    r"msn|me|gmx)\.",
    re.IGNORECASE,
)


_OFFICE = re.compile(
    r"@(?:[\w-]+\.)*(?:min\w+|rijks\w*|overheid|gov|government|politie|om|rechtspraak|"
    r"tweedekamer|eerstekamer|raadvanstate|rekenkamer|"
    r"gemeente\w*|provincie\w*|prv\w+|vng|ipo|rivm|rvo|nvwa|logius|duo|rws|cbs|cpb|pbl|scp|"
    r"coa|ind|uwv|svb|kiesraad|belastingdienst|"
    r"toeslagen|europa|ec|autoriteitpersoonsgegevens|ombudsman|denhaag|amsterdam|rotterdam|"
    r"utrecht)\.(?:nl|eu|com|org)$",
    re.IGNORECASE,
)


class EmailRecognizer(Rule):
    """Mail addresses of people."""

    key = "email"
    entity_types = (EntityType.EMAIL,)

    def __init__(
        self, settings: RecognizerSettings, functional: Iterable[str], lexicon: Lexicon
    ) -> None:
        super().__init__(settings)
        self._lexicon = lexicon
        self._functional = frozenset(functional)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Plain addresses, addresses cut by a line end, and obfuscated ones."""
        for match in _EMAIL.finditer(text):
            keep = self.is_functional(match[0])
            why = "e-mailadres van een functionele postbus" if keep else "e-mailadres"
            start = match.start() + (len(match[0]) - len(match[0].lstrip("'.-+")))
            score = self.score if keep or self._names_somebody(match[0]) else self.score - 0.1
            yield Finding(start, match.end(), EntityType.EMAIL, score, why, keep)
        for match in _SPACED.finditer(text):
            if " " in match[0] and not self.is_functional(match[0].replace(" ", "")):
                yield Finding(*match.span(), EntityType.EMAIL, 0.9, "e-mailadres met spaties")
        for match in _HIDDEN.finditer(text):
            yield Finding(*match.span(), EntityType.EMAIL, 0.9, "verhuld geschreven e-mailadres")

    def is_functional(self, address: str) -> bool:
        """Whether the local part names a mailbox of an office instead of a person."""
        local = address.partition("@")[0].casefold()
        if _FREE_MAIL.search(address):
            return False
        parts = [part for part in re.split(r"[._+\-\d]+", local) if part]
        office = _OFFICE.search(address) is not None
        if parts and all(self._is_subject(part, office) for part in parts):
            return True
        return any(
            part == word or (len(word) >= 5 and part.startswith(word))
            for part in parts
            for word in self._functional
        )

    def _names_somebody(self, address: str) -> bool:
        """Whether a name of the lists stands in the local part, also behind an initial or two."""
        if _FREE_MAIL.search(address):
            return True
        local = address.partition("@")[0].casefold()
        return any(
            set(flags) & {"F", "S"} and "W" not in flags
            for part in re.split(r"[._+\-\d]+", local)
            for skip in range(3)
            if len(part) - skip > 3
            for flags in [self._lexicon.flags(part[skip:])]
        )

    def _is_subject(self, part: str, office: bool) -> bool:
        """Whether a part is an ordinary word or the abbreviation of an office, and no name."""
        flags = self._lexicon.flags(part)
        if set(flags) & {"F", "S"}:
            return flags == "SW" and len(part) > 6
        return "W" in flags or (office and 2 <= len(part) <= 5 and not flags)
