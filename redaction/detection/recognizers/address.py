"""Home addresses: street, house number and addition, also over two lines and abroad."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import LISTED, Finding
from redaction.detection.lexicon import Lexicon
from redaction.detection.recognizers.base import Rule
from redaction.detection.recognizers.public_places import KNOWN, PublicPlaces
from redaction.detection.settings import RecognizerSettings

_SUFFIX = (
    "straat|str|laan|weg|plein|gracht|kade|singel|dreef|hof|park|pad|dijk|steeg|markt|hage|"
    "wal|burg|plantsoen|"
    "baan|erf|ring|zoom|oord|haven|veld|kamp|horst|akker|berg|donk|hoek|hoeve|brink|es|"
    "gaarde|weide|waard|"
    "oever|steiger|poort|straatje|vaart|sluis|brug|bos|bosch|buurt|streek|tuin|rak|vliet|"
    "drift|meent|kamp|"
    "polder|terp|heem|wijk|wijck|vest|schans|boulevard|allee|promenade|passage|bolwerk|"
    "eind|einde|land|rade"
)
_NUMBER = (
    r"(?:(?:huis)?(?:nr|no|nummer)\.? )?\d{1,4}(?:xx)?(?:[ ]?-?[ ]?(?:bis|hs|huis|"
    r"[a-zA-Z](?![a-zA-Z])|"
    r"I{1,3}V?(?!\w)|\d{1,3}(?!\d|[:.-]\d|[ ]?[A-Z]{2}\b)))?"
    r"(?:,? ?(?:/ ?[A-Za-z\d]{1,3}(?!\w)|[A-Z]\d{1,3}(?!\w)|\d{1,2}(?:e)? ?(?:hoog|etage|"
    r"verdieping)|hoog|rood|zwart|rd|zw|huis|unit|bus|app?\.?|kamer|\(?achter\)?|"
    r"\(?boven\)?|\(?beneden\)?|\(?hs\)?|toevoeging) ?\w{0,4}\)?)?"
)
_WORD = r"[A-ZÀ-ÖØ-Þ'][\w'.-]*"
_STREET = re.compile(
    rf"(?<![\w-])((?:(?:Lange|Korte|Oude|Nieuwe|Grote|Kleine|Hoge|Lage)\n)?(?:(?:{_WORD}|van|de|der|den|het|ten|ter|'t|in|op|aan)[ ]){{0,4}}"
    rf"(?:[\w'-]*(?:{_SUFFIX})))[ \n]({_NUMBER})(?![\w%€]|[.,]\d|:\d)",
)
_LAAN_VAN = re.compile(
    rf"(?<!\w)((?:Laan|Plein|Weg|Hof|Park|Kade|Dreef|Markt|Brink|Singel)(?: (?:van|de|der|"
    rf"den|het|'t|op|aan|in|en|{_WORD})){{1,5}}) "
    rf"({_NUMBER})(?![\w%€]|[.,]\d|:\d)",
)
_FOREIGN = re.compile(
    rf"(?<!\w)((?:\d{{1,4}}[a-z]?,? )?(?:Rue|rue|Avenue|Boulevard|Chaussée|Place|Via|Calle|"
    rf"Rua) (?:(?:de|des|du|la|le|les|del|della|da|do|d'\w+|{_WORD}) ?){{1,5}}),? "
    rf"({_NUMBER})(?![\w%€]|[.,]\d)"
    rf"|(?<!\w)((?:{_WORD} )?\w+(?:straße|strasse|gasse|platz|allee)|{_WORD} (?:Street|"
    rf"Road|Avenue|Lane|Drive|Square))[, ]+({_NUMBER})(?!\w)"
    rf"|(?<!\w)(\d{{1,4}}[a-z]?,? {_WORD}(?: {_WORD})? (?:Street|Road|Avenue|Lane|Drive|"
    rf"Square|Gardens))(?!\w)()",
)
_AT_HOME = re.compile(
    r"(?i:(?:woon(?:t|de|achtig|plaats|adres)?|wonende?|verblijf(?:t|adres)|logeer(?:t|"
    r"adres)|(?:privé|prive|thuis|huis|post|woon)adres|adres|verhuisd|"
    r"verhuist|ingeschreven|staat|bezorg\w*|lives|residing|address|fruitmand|langskomen|opgehaald))"
    r"(?: (?:is|nu|op|aan|in|te|het adres|de|het|at|naar|:))*:?\s{1,20}"
    rf"((?:De |Het |Den |'t )?{_WORD}(?: (?:van|de|der|den|het|'t|op|aan|in|"
    rf"{_WORD})){{0,4}}) ({_NUMBER})(?![\w%€]|[.,-]\d|:\d)",
)
_BEFORE_POSTCODE = re.compile(
    rf"(?<![\w-])((?:{_WORD}|[a-z]+weg|[a-z]+straat)(?: (?:van|de|der|den|het|'t|op|aan|in|"
    rf"{_WORD})){{0,4}}) ({_NUMBER}),?[ \n|;]{{1,3}}(?=(?:NL-)?[1-9]\d{{3}} "
    rf"?[A-Z]{{2}}(?!\w))"
)
_STREET_NOUN = re.compile(r"straat|weg|laan|plein|kade|gracht|dijk|singel|hof|park|pad")
_LOWER_STREET = re.compile(
    r"(?!snel|spoor|vaar|water|lucht|fiets|toe|om|rond|uit|weg|kant|tussen|"
    r"vlieg)\w{4,}(?:straat|str|weg|laan|plein|gracht|kade|singel|dijk|gaarde|steeg|dreef)$"
)
_ARTICLE_STREET = re.compile(
    rf"(?<![\w-])((?:De|Het|Den|'t) {_WORD}(?: {_WORD})?) "
    rf"(\d{{1,4}} ?[a-zA-Z]?(?![\w]))(?=[,;)|]|\s*(?:\n|$)|,? (?:te|in) [A-Z])"
)
_FIRST_WORD = re.compile(r"[\w'-]+")
_THIN = 0.6
_BEHIND_SOMEBODY = re.compile(
    rf"(?<=[a-zé])(?:, | \()((?:(?:De|Het|Oude|Nieuwe|Den) )?{_WORD} \d{{1,4}} ?[a-z]?(?![\w%€/.:-]))"
    rf"(?=[),;:\n]| te | in |$)"
)
"""Behind a name, without a street's ending: "D. Udo (Aldenhaag 6)", "fam. Bouzid, Meidoornflat 12"."""
_NEIGHBOUR = re.compile(
    r"(?<!\w)(?:buurman|buurvrouw|buren|overbuur\w*|overburen|bewoners?|bewoonster|woont|woonachtig|"
    r"woonde|huurders?|heer|mevrouw|mevr\.|mw\.|dhr\.|fam\.|familie)[^\n.;:]{0,28}?(?<!\w)(?:(?:op|van|uit|"
    r"naast)[ ])?(?:huisnummer|nummer|nr\.?)[ ]?(\d{1,4}(?:[ -]?[a-z](?!\w))?)(?![\w%€/.-]*\d)",
    re.IGNORECASE,
)
"""A house number alone leads to a person where the street is known: "de buurman van nr. 14"."""
_NOT_STREET = frozenset(
    """
    artikel paragraaf bijlage hoofdstuk versie pagina doorzoek nederland duitsland onderweg weg
    vanweg omweg land eind einde park markt veld hoek ring brug buurt wijk bos kamp wal baan
    plein hof es poort vraag fase deel ruim circa onderzoek bezoek verzoek woo-verzoek in op aan
    van de het proces stand werkveld voorbeeld beeld verband buitenland binnenland platteland
    groenland schoolplein streek gebouw verdieping agendapunt motie amendement kamer
    vergaderzaal perron spoor lijn bus
    """.split()  # noqa: SIM905  a word list reads better as text
)
_NEVER_STREET = _NOT_STREET - frozenset(
    [
        "markt",
        "plein",
        "park",
        "hof",
        "brink",
        "veld",
        "hoek",
        "ring",
        "wal",
        "kamp",
        "bos",
        "poort",
        "es",
        "land",
        "eind",
        "einde",
        "brug",
    ]
)
"""Not even before a postcode."""
_PLACE_BEFORE = re.compile(rf"((?:De |Den |Het |'t |'s-)?{_WORD}(?: {_WORD})?), $")


class AddressRecognizer(Rule):
    """Addresses of people; visiting addresses of bodies and meeting places stay."""

    key = "address"
    entity_types = (EntityType.ADDRESS,)

    def __init__(
        self, settings: RecognizerSettings, public: Iterable[str], lexicon: Lexicon
    ) -> None:
        super().__init__(settings)
        self._places = PublicPlaces(public)
        self._lexicon = lexicon

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Street names by their ending, "Laan van ..." forms and the commonest foreign forms."""
        for match in _STREET.finditer(text):
            start = self._street_start(match)
            if start is not None:
                yield self._found(text, start, match.end(2))
        for match in _LAAN_VAN.finditer(text):
            yield self._found(text, match.start(1), match.end(2))
        for match in _AT_HOME.finditer(text):
            if match[1].split()[-1].casefold() not in _NOT_STREET:
                yield self._found(text, match.start(1), match.end(2))
        for match in _ARTICLE_STREET.finditer(text):
            if self._lexicon.flags(match[1].split()[-1]) != "W":
                yield self._found(text, match.start(1), match.end(2))
        for match in _BEFORE_POSTCODE.finditer(text):
            words = match[1].split()
            if words[0].casefold() not in _LEADING | _NEVER_STREET | {"postbus", "antwoordnummer"}:
                yield self._found(text, match.start(1), match.end(2))
        for match in _FOREIGN.finditer(text):
            yield self._found(text, match.start(), match.end())
        yield from self._beside_people(text)

    def _beside_people(self, text: str) -> Iterator[Finding]:
        """Streets without a street's ending, and house numbers alone, where somebody stands by."""
        for match in _BEHIND_SOMEBODY.finditer(text):
            if self._may_be_street(match[1].split()):
                why = "straat en huisnummer achter een naam"
                yield Finding(*match.span(1), EntityType.ADDRESS, _THIN, why)
        for match in _NEIGHBOUR.finditer(text):
            why = "huisnummer van een bewoner of buur"
            yield Finding(*match.span(1), EntityType.ADDRESS, self.score - 0.15, why)

    def _may_be_street(self, words: list[str]) -> bool:
        """Whether the last word before the number is a street and no ordinary word or month."""
        name = words[-2] if len(words) > 1 else words[0]
        return name.casefold() not in _NOT_STREET and "W" not in self._lexicon.flags(name)

    def _street_start(self, match: re.Match[str]) -> int | None:
        """Where the street name begins, after words that only lead to it."""
        street, start = match[1], match.start(1)
        last = re.split(r"[ \n]", street)[-1]
        capital = any(word[:1].isupper() for word in re.split(r"[ \n]", street))
        if last.casefold() in _NOT_STREET or (not capital and not self._is_lower_street(last)):
            return None
        ordinary = last[:1].islower() and capital and self._lexicon.flags(last) == "W"
        if ordinary and len(last) > 4 and not _STREET_NOUN.fullmatch(last):
            return None
        words = list(_FIRST_WORD.finditer(street))
        for index, word in enumerate(words[:-1]):
            lower = word[0].casefold()
            if word[0][:1].isupper() and not (index == 0 and lower in _LEADING):
                return start + word.start()
        return start + words[-1].start() if words else None

    def _is_lower_street(self, word: str) -> bool:
        return _LOWER_STREET.match(word) is not None

    def _found(self, text: str, start: int, end: int) -> Finding:
        reason = self._places.reason(text, start, end)
        if reason is None and self.stays(text, start, end, before=40, after=30):
            reason = "adres van een organisatie of bijeenkomst"
        if reason is None:
            place = _PLACE_BEFORE.search(text, max(0, start - 30), start)
            if place and "P" in self._lexicon.flags(place[1].split()[-1]):
                start = place.start(1)
        why = f"straat en huisnummer; {reason}" if reason else "straat met huisnummer"
        score = LISTED if reason == KNOWN else self.score
        return Finding(start, end, EntityType.ADDRESS, score, why, reason is not None)


_LEADING = frozenset(
    """
    in op aan van adres de het wonende te naar bij mevrouw mevr mw dhr heer meneer fam familie bewoner
    bewoners eigenaar
    """.split()  # noqa: SIM905  a word list reads better as text
)
