"""Login names, accounts and handles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.lexicon import Lexicon
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings

_LABEL = re.compile(
    r"(?<!\w)(?:user(?:name|id)?|gebruikersnaam|gebruiker|inlognaam|inlog|login(?:naam)?|"
    r"loginnaam|uid|account(?:naam)?|"
    r"inloggen met|ingelogd als|inloggen als|log ?in (?:as|with)|aangemeld als|"
    r"wifi-account|(?:\w+[ -])?accounts?|handle|alias|bijnaam|nick(?:name)?|de naam|onder de naam)"
    r"(?:\s+is\s+|\s*[:=]\s*|\s{2,}|\s*\(|\s+)['\"(]?@?",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"user(?:name|id)|gebruikersnaam|inlog(?:naam)?|login(?:naam)?|inloggen|ingelogd|aangemeld|log ?in",
    re.IGNORECASE,
)
_POSTED = re.compile(r"(?m)^\s*([a-z][a-z0-9]*[._][a-z0-9._]*[a-z0-9]) \(?\d{1,2}[:.]\d{2}\)?\s*$")
"""Who posts in a channel: a login name and a time on a line of their own."""
_NAME = re.compile(r"[A-Za-z][\w.-]*[\w]")
_HANDLE = re.compile(r"(?<![\w./@])@([A-Za-z][\w.]{2,}\w)(?![\w@])")
_NICK = re.compile(r"(?m)^\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*)<([^<>\s@]{2,24})>")
_BEHIND_NAME = re.compile(r"(?<=\w )\(@?([a-z][a-z0-9]*[._][a-z0-9_.]*[a-z0-9])\)")
_UNDERSCORED = re.compile(r"(?<![\w./@-])[a-z][a-z0-9]{1,14}_[a-z0-9]{2,}(?![\w/-]|\.\w)")
_SERVICE = frozenset(
    [
        "svc",
        "srv",
        "app",
        "bot",
        "sys",
        "team",
        "api",
        "db",
        "prod",
        "test",
        "acc",
        "dev",
        "backup",
        "batch",
        "root",
        "admin",
        "service",
        "data",
        "file",
        "log",
    ]
)
_DOMAIN = re.compile(r"\.(?:nl|com|org|eu|be|net|gov)$", re.IGNORECASE)


class UsernameRecognizer(Rule):
    """User names: behind a label, as @handle, or as the speaker of a chat log."""

    key = "username"
    entity_types = (EntityType.USERNAME,)

    def __init__(self, settings: RecognizerSettings, lexicon: Lexicon) -> None:
        super().__init__(settings)
        self._lexicon = lexicon

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Names with a digit, an underscore or a mixed form; not ordinary words."""
        for label in _LABEL.finditer(text):
            name = _NAME.match(text, label.end())
            marked = label[0].rstrip()[-1:] in ":=" or bool(_STRONG.match(label[0]))
            if name and self._is_login(name[0], marked) and "\n\n" not in label[0]:
                yield self._found(*name.span(), "gebruikersnaam achter zijn label")
        for match in _HANDLE.finditer(text):
            handle = match[1]
            if re.search(r"[\d_.]", handle) and not _DOMAIN.search(handle):
                yield self._found(*match.span(1), "gebruikersnaam achter een apenstaartje")
        for match in _BEHIND_NAME.finditer(text):
            if not _DOMAIN.search(match[1]):
                yield self._found(*match.span(1), "gebruikersnaam tussen haakjes achter een naam")
        for match in _UNDERSCORED.finditer(text):
            parts = match[0].split("_")
            if not _SERVICE & {parts[0]} and not all("W" in self._lexicon.flags(p) for p in parts):
                yield Finding(
                    *match.span(), EntityType.USERNAME, 0.6, "vorm van een gebruikersnaam"
                )
        for match in _POSTED.finditer(text):
            if not _DOMAIN.search(match[1]):
                yield self._found(*match.span(1), "schrijver in een kanaal")
        nicks = {m[1] for m in _NICK.finditer(text) if m[1].casefold() not in ("bot", "system")}
        for nick in sorted(nicks):
            for match in re.finditer(rf"(?<![\w@.]){re.escape(nick)}(?![\w@]|\.\w)", text):
                yield self._found(*match.span(), "schrijver in een chatverslag")

    def _is_login(self, name: str, marked: bool) -> bool:
        if _DOMAIN.search(name) or "W" in self._lexicon.flags(name):
            return False
        if (
            marked
            and name.islower()
            and (re.search(r"[.-]", name) or not self._lexicon.flags(name))
        ):
            return True
        return bool(re.search(r"\d|_", name)) and bool(re.search(r"[A-Za-z]{2}", name))

    def _found(self, start: int, end: int, why: str) -> Finding:
        return Finding(start, end, EntityType.USERNAME, self.score, why)
