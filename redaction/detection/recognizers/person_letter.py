"""Persons at the edges of a message: the greeting, the name under it, a lone sign-off."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.name_reading import NameReader
from redaction.detection.name_shapes import TITLES, UPPER, WORD
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings

_GREETING = re.compile(
    r"(?m)(?:^|(?<=, )|(?<=: ))[ \t]*(?:[Bb]este|[Hh]oi|[Hh]allo|[Dd]ag|[Hh]a|[Hh]ai|"
    r"[Hh]ey|[Hh]ee+y?|[Ll]ieve|[Hh]i|[Yy]o|[Jj]oe|[Dd]ear|"
    r"[Gg]eachte|[Gg]oedemorgen|[Gg]oedemiddag|[Gg]oedenavond|[Gg]oeiemorgen|[Gg]oedendag|"
    r"[Mm]orgen|[Mm]iddag|[Ww]aarde|[Dd]ank|"
    r"[Tt]hanks|[Tt]hx|[Hh]ello|[Aa]lvast dank|[Dd]ank je(?: wel)?|[Bb]edankt) "
    r"(?P<names>(?:heren? |mevrouw |heer/mevrouw |collega'?s? |meneer |colleague |Mr\.? |"
    r"Ms\.? |Mrs\.? )?[^\n,!.:?;()]{2,60}?)"
    r"(?=\s*(?:[,!.:?;(-]|\n|$))"
)
_CALLED = re.compile(
    rf"(?m)^[ \t]*@?(?P<names>(?:{WORD})(?:(?: en | and |/|"
    rf", )(?:{WORD})){{0,3}}) ?(?:,(?=\s)|[:!](?=\s))"
)
_CLOSING = re.compile(
    r"(?im)(?:^|(?<=[.!?,] )|(?<=\n))[ \t]*(?:(?:met |m\.?)?(?:vriendelijke?|vr\.?|"
    r"hartelijke?|collegiale|beste|warme|lieve|veel)?[ ]?groet(?:en|jes)?"
    r"(?: uit [\w -]{3,20})?|mvg|m\.v\.g\.|vr\.? ?gr\.?|gr\.?|grt|grtz?|grtjs|gr(?:oe)?tjs|"
    r"hoogachtend|hgr|(?:kind |best |warm )?regards|best|cheers|"
    r"sincerely|yours (?:sincerely|faithfully)|liefs|hartelijks|tot (?:morgen|dan|straks|"
    r"snel|zo|maandag|dinsdag|woensdag|donderdag|"
    r"vrijdag)|fijn weekend|goed weekend|fijne avond|succes|alvast (?:bedankt|dank)|"
    r"(?:veel )?dank(?: je(?: wel)?)?|thx|thanks|xx+|x|"
    r"namens deze|getekend|w\.g\.)(?![\w-])(?: en [\w ]{3,24}(?=[,!]))?[ ]?(?:/ "
    r"kind regards)?[,!. ]*"
)
_BLOCK_END = re.compile(
    r"(?m)^[ \t]*(?:(?:Van|From|Op|On|Verzonden|Sent|Verstuurd|Afzender|NB|PS|p\.s\.|"
    r"P\.S\.|Ps)\b.*|[-_=.*]{2,}.*|--.*|\[.*|Download .*|CC:.*)$"
)
_LONE = re.compile(
    rf"[{UPPER}]\.?|[{UPPER}]\.? ?[{UPPER}]\.?|[{UPPER}]'?[a-z]{{0,3}}[{UPPER}]|"
    rf"[{UPPER}]'[a-z]{{1,2}}|[a-z]{{2}}|"
    rf"{WORD}(?: (?:[A-Z]\.?|{WORD}|van|de|der|den|ten|ter|te|'t|la|el)){{0,5}}"
)
_LEAD = re.compile(r"\s*(?:ook )?(?:aan|van|voor|namens|met|from) (?P<next>[\w-]+)", re.IGNORECASE)
"""Words between a closing and a name: "Groeten aan Teun", "Groetjes van Lina"."""
_TAIL_MARK = re.compile(rf"[.!?)] ([a-z]{{2}}|[{UPPER}][a-z]{{0,3}}[{UPPER}])$")
_NOT_SIGNED = frozenset(
    """
    ok nb ps fyi eom nvt id pm am re fw ja nee prima top akkoord eens dank bedankt groet mvg
    spoed zie concept bijlage bijlagen einde ook is en of de het an bv nl tv eu vn wa nou he hè
    mm oo oh ai mob mobil mobiel tel fax direct sorry allen welterusten directie
    """.split()  # noqa: SIM905  a word list reads better as text
)


class LetterPersonRecognizer(Rule):
    """Names in greetings, closings and sign-offs."""

    key = "person_letter"
    entity_types = (EntityType.PERSON,)

    def __init__(self, settings: RecognizerSettings, reader: NameReader) -> None:
        super().__init__(settings)
        self._reader = reader

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Greeting first, then what stands under a closing phrase and at the end of a message."""
        for match in _GREETING.finditer(text):
            start, end = match.span("names")
            start += 4 if text.startswith("met ", start) else 0
            yield from self._names(text, start, end, True, "naam in de aanhef")
        for match in _CALLED.finditer(text):
            if self._is_call(match["names"], label=match[0].endswith(":")):
                yield from self._names(
                    text, *match.span("names"), False, "naam als aanhef van een regel"
                )
        for match in _CLOSING.finditer(text):
            yield from self._under_closing(text, match.end())
        yield from self._sign_offs(text)

    def _is_call(self, names: str, *, label: bool) -> bool:
        """Whether only names stand there; before a colon (a label, mostly) only known ones do."""
        words = re.split(r" en | and |/|, ", names)
        return all(
            ("F" in flags and "W" not in flags) if flags or label else True
            for flags in map(self._reader.lexicon.flags, words)
        ) and not any(word.isupper() and len(word) > 1 for word in words)

    def _names(self, text: str, start: int, end: int, lower: bool, why: str) -> Iterator[Finding]:
        for name in self._reader.read_list(text, start, end, lower=lower):
            if not name.functional:
                yield self._found(name.start, name.end, why)

    def _under_closing(self, text: str, at: int) -> Iterator[Finding]:
        """The rest of the closing's line, else the next lines that hold a name (three at most)."""
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end
        rest = text[at:line_end].strip()
        if rest:
            yield from self._signature_line(text, at, line_end)
            return
        found = 0
        begin = line_end + 1
        for _ in range(6):
            if begin >= len(text) or found == 2:
                return
            end = text.find("\n", begin)
            end = len(text) if end < 0 else end
            if text[begin:end].strip():
                names = list(self._signature_line(text, begin, end))
                if not names:
                    return
                yield from names
                found += 1
            begin = end + 1

    def _signature_line(self, text: str, start: int, end: int) -> Iterator[Finding]:
        """The name in a line of a signature; the line may go on behind a comma, bracket or dash."""
        if ":" in text[start:end]:
            return
        lead = _LEAD.match(text, start, end)
        if lead and "F" in self._reader.lexicon.flags(lead["next"]):
            start = lead.start("next")
        title = TITLES.match(text, start, end)
        start = title.end() if title else start
        cut = re.compile(
            r" - | – | \| |,(?! ?[A-Z]\.)| \((?![A-Z][a-z]+\) )|\s{2,}|\. (?=[A-Z][a-z]+ )"
        ).search(text, start, end)
        stop = cut.start() if cut else end
        for name in self._reader.read_entry(text, start, stop, lower=True):
            if (
                not name.functional
                and text[name.start : name.end].casefold().strip(".") not in _NOT_SIGNED
            ):
                yield self._found(name.start, name.end, "naam onder de afsluiting")

    def _sign_offs(self, text: str) -> Iterator[Finding]:
        """A short last line of a message that can only be its sender."""
        blocks = [0, *(m.start() for m in _BLOCK_END.finditer(text)), len(text)]
        for begin, end in itertools.pairwise(blocks):
            lines = [m for m in re.finditer(r"[^\n]+", text[begin:end]) if m[0].strip()]
            if not lines:
                continue
            last = lines[-1]
            tail = _TAIL_MARK.search(last[0].rstrip())
            if tail and tail[1].casefold() not in _NOT_SIGNED and len(lines) <= 6:
                at = begin + last.start() + tail.start(1)
                yield self._found(at, at + len(tail[1]), "initialen aan het eind van een bericht")
            word = last[0].strip().strip("*_")
            start = begin + last.start() + last[0].find(word)
            alone = len(lines) > 1 or end < len(text)
            if alone and _LONE.fullmatch(word) and self._can_sign(word):
                yield self._found(start, start + len(word), "naam of initialen onder een bericht")

    def _can_sign(self, word: str) -> bool:
        if word.casefold().strip(".") in _NOT_SIGNED or self._reader.is_functional(word):
            return False
        if len(word) <= 4 and not (len(word) > 2 and word[1:].islower()):
            return True
        flags = self._reader.lexicon.flags(word.split(maxsplit=1)[0])
        return (
            "F" in flags
            or (not flags and " " not in word)
            or (self._reader.is_name(word, lower=False) and "W" not in flags)
        )

    def _found(self, start: int, end: int, why: str) -> Finding:
        return Finding(start, end, EntityType.PERSON, self.score, why)
