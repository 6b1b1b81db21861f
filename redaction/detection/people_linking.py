"""Joins the mentions of people in a dossier into persons with ids and searchable forms.

Mentions are joined through keys (full name, initials and surname, login name), never by comparing
every pair, so that a dossier of 100,000 documents stays workable.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.detections import Detection, EntityType, Person, PublicRole
from redaction.detection.lexicon import PARTICLES, Lexicon, fold
from redaction.detection.name_evidence import NameEvidence
from redaction.detection.name_reading import is_role_word
from redaction.detection.officials import Officials
from redaction.detection.people_search import KnownForm
from redaction.detection.person_names import (
    NameParts,
    initials_mark,
    login_forms,
    parse_name,
    surname_forms,
    whole_forms,
)

_TRUSTED = 0.75
"""Names found with a lower score don't make somebody a person of the dossier."""
_LEADS = frozenset({"aan", "cc", "bij", "door", "en", "from", "met", "namens", "of", "to", "voor"})
"""A "name" that begins with one of these holds more than a name: its parts are no forms to search."""
_NEVER_ALONE = (
    _LEADS
    | PARTICLES
    | frozenset(
        """
    bijlage bijlagen datum date from groet groeten mevrouw meneer onderwerp sent subject verzonden
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni
    juli augustus september oktober november december
    """.split()  # noqa: SIM905  a word list reads better as text
    )
)
"""Words of which no dossier-wide search is made, whoever was taken to bear them as a name."""
_MOSTLY_A_NAME, _NOW_AND_THEN_A_NAME = 0.5, 0.25
"""Shares of a word's occurrences: for a person known by it alone, and for one also known in full."""
_FIELDS = ("header_field", "person_field", "columns")
_ROLE_RULES = ("public_role", "officials")


@dataclass(slots=True)
class _Draft:
    """One person while the register is made."""

    parts: NameParts
    written: Counter[str] = field(default_factory=Counter)
    addresses: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    public: bool = False


class RegisterBuilder:
    """Collects mentions, then joins them without comparing every pair."""

    def __init__(self, officials: Officials, lexicon: Lexicon) -> None:
        self._officials = officials
        self._lexicon = lexicon
        self._drafts: dict[tuple[NameParts, bool], _Draft] = {}
        self._loose: dict[str, set[str]] = defaultdict(set)
        self._parsed: dict[str, NameParts] = {}
        self._evidence = NameEvidence()

    def add_participant(self, name: str, address: str, document_id: str) -> None:
        """Somebody in a header field; an address without a name waits for its person."""
        if name and "@" not in name and not is_role_word(name):
            draft = self._draft(name, document_id, public=False)
            if draft is not None and address:
                draft.addresses.add(address.casefold())
        elif address:
            self._loose[address.casefold()].add(document_id)

    def add_detections(self, text: str, found: Sequence[Detection], document_id: str) -> None:
        """Names in a text; a first name in brackets belongs to the name before it."""
        self._evidence.add(text, found)
        previous: Detection | None = None
        for detection in found:
            if detection.entity_type is not EntityType.PERSON:
                previous = None
                continue
            words = " ".join(text[detection.start : detection.end].split())
            if detection.keep:
                if detection.recognizer.startswith(_ROLE_RULES):
                    self._add_public(words, document_id)
                continue
            if detection.score < _TRUSTED or self._is_too_thin(words, detection):
                continue
            joined = previous is not None and text[previous.end : detection.start].strip(" ") == "("
            if joined and previous is not None:
                words = f"{' '.join(text[previous.start : previous.end].split())} ({words})"
            self._draft(words, document_id, public=False)
            previous = detection

    def _is_too_thin(self, words: str, detection: Detection) -> bool:
        """Whether a bare word that is also a word or place was seen outside a field for names.

        It is withheld where it was seen; to be looked for in the whole dossier it takes more.
        """
        return self._lexicon.is_ambiguous(words) and not detection.recognizer.startswith(_FIELDS)

    def _add_public(self, words: str, document_id: str) -> None:
        tokens = words.split()
        while tokens and (is_role_word(tokens[0]) or (tokens[0][:1].islower() and len(tokens) > 3)):
            tokens = tokens[1:]
        if tokens and not any("(" in token for token in tokens) and len(tokens) <= 5:
            self._draft(" ".join(tokens), document_id, public=True)

    def _draft(self, name: str, document_id: str, *, public: bool) -> _Draft | None:
        parts = self._parsed.get(name)
        if parts is None:
            parts = self._parsed[name] = parse_name(name, self._lexicon)
        if len(parts.first) + len(parts.surname) < 3:
            return None
        if not public and self._is_ordinary(name):
            return None
        draft = self._drafts.setdefault((parts, public), _Draft(parts, public=public))
        draft.written[name] += 1
        draft.documents.add(document_id)
        return draft

    def _is_ordinary(self, name: str) -> bool:
        """Whether the words are those of an office or a place instead of a name."""
        words = name.split()
        if words[0].casefold() in _LEADS:
            return True
        if "," in name or "." in words[0]:
            return False
        flags = [set(self._lexicon.flags(word.strip("-"))) for word in words]
        if len(words) == 1:
            return bool(flags[0]) and flags[0] <= {"W", "P"}
        return all(f & {"W", "P"} and "F" not in f for f in flags)

    def people(self) -> tuple[tuple[Person, ...], dict[str, KnownForm]]:
        """Join the drafts, number them, and list every form with the person it means."""
        drafts = self._joined([d for d in self._drafts.values() if not d.public])
        drafts = [draft for draft in drafts if self._is_somebody(draft)]
        public = self._joined([d for d in self._drafts.values() if d.public])
        drafts = _without_public_surnames(drafts, public)
        self._give_addresses(drafts)
        known = {(d.parts.first, d.parts.last) for d in drafts}
        public = [
            d for d in public if not (d.parts.first and (d.parts.first, d.parts.last) in known)
        ]
        ordered = sorted([*drafts, *public], key=_stable_key)
        width = max(3, len(str(len(ordered))))
        persons = []
        entries: list[tuple[str, str, KnownForm]] = []
        for number, draft in enumerate(ordered, start=1):
            person = self._person(f"P{number:0{width}d}", draft)
            persons.append(person)
            entries += self._forms_of(person, draft)
        return tuple(persons), _unambiguous(entries)

    def _is_somebody(self, draft: _Draft) -> bool:
        """Whether a person known by one bare word is one where that word occurs, mostly."""
        parts = draft.parts
        bare = not parts.initials and not parts.particle and not (parts.first and parts.surname)
        word = parts.first or parts.surname
        return not bare or bool(draft.addresses) or self._evidence.share(word) >= _MOSTLY_A_NAME

    def _joined(self, drafts: list[_Draft]) -> list[_Draft]:
        """Drafts after joining initials and bare names to the one person they mean."""
        whole: dict[tuple[str, str], _Draft] = {}
        rest: list[_Draft] = []
        for draft in sorted(drafts, key=_stable_key):
            if draft.parts.first and draft.parts.surname:
                _absorb(whole, (draft.parts.first, draft.parts.last), draft)
            else:
                rest.append(draft)
        by_last: dict[str, list[_Draft]] = defaultdict(list)
        by_first: dict[str, list[_Draft]] = defaultdict(list)
        for draft in whole.values():
            by_last[draft.parts.last].append(draft)
            by_first[draft.parts.first].append(draft)
        others: dict[tuple[str, str], _Draft] = {}
        bare: list[_Draft] = []
        for draft in rest:
            if not draft.parts.initials:
                bare.append(draft)
                continue
            same = [d for d in by_last[draft.parts.last] if d.parts.letter == draft.parts.letter]
            if len(same) == 1:
                _take_over(same[0], draft)
            else:
                _absorb(others, (draft.parts.letter, draft.parts.last), draft)
        for draft in others.values():
            by_last[draft.parts.last].append(draft)
        alone: dict[tuple[str, str], _Draft] = {}
        for draft in bare:
            same = by_first[draft.parts.first] if draft.parts.first else by_last[draft.parts.last]
            if len(same) == 1:
                _take_over(same[0], draft)
            else:
                _absorb(alone, (draft.parts.first, draft.parts.last), draft)
        return [*whole.values(), *others.values(), *alone.values()]

    def _give_addresses(self, drafts: list[_Draft]) -> None:
        """Addresses without a name go to the one person whose login forms fit."""
        logins: dict[str, list[_Draft]] = defaultdict(list)
        for draft in drafts:
            for form in set(login_forms(draft.parts)):
                logins[form].append(draft)
        for address, document_ids in self._loose.items():
            owners = logins.get(address.partition("@")[0].rstrip("0123456789"), [])
            if len(owners) == 1:
                owners[0].addresses.add(address)
                owners[0].documents |= document_ids

    def _person(self, person_id: str, draft: _Draft) -> Person:
        best = max(
            sorted(draft.written), key=lambda w: (len(w.split()) > 1, draft.written[w], len(w))
        )
        entry = self._officials.named(best)
        if entry is None and draft.public:
            entries = self._officials.with_surname(draft.parts.last)
            entry = entries[0] if len(entries) == 1 else None
        role = entry.role if entry else PublicRole.OTHER_PUBLIC
        return Person(
            person_id=person_id,
            display_name=best,
            variants=tuple(sorted(draft.written)),
            addresses=tuple(sorted(draft.addresses)),
            public_role=role if draft.public else PublicRole.NONE,
            role_description=entry.description if entry and draft.public else "",
            mentions=len(draft.documents),
        )

    def _forms_of(self, person: Person, draft: _Draft) -> list[tuple[str, str, KnownForm]]:
        parts, public = draft.parts, draft.public
        forms = [(form, "whole") for form in whole_forms(parts)]
        forms += [(" ".join(fold(w).split()), "whole") for w in draft.written if " " in w]
        forms += [(form, "surname") for form in surname_forms(parts)]
        if parts.first and not public:
            forms.append((parts.first, "first"))
        if not public:
            forms += [(form, "login") for form in login_forms(parts) if len(form) > 4]
            forms += [(a.partition("@")[0], "login") for a in draft.addresses]
            mark = initials_mark(parts)
            forms += [(fold(mark), "mark")] if mark else []
        return [
            (form, person.person_id, KnownForm(kind, person.person_id, public))
            for form, kind in sorted({(form.strip(" :;,"), kind) for form, kind in forms})
            if len(form) > 2 and form not in _NEVER_ALONE and self._may_spread(form, kind)
        ]

    def _may_spread(self, form: str, kind: str) -> bool:
        """Whether a bare name is not mostly something else in this dossier."""
        bare = kind in ("first", "surname") and " " not in form
        return not bare or self._evidence.share(form) >= _NOW_AND_THEN_A_NAME


def _without_public_surnames(drafts: list[_Draft], public: list[_Draft]) -> list[_Draft]:
    """Private drafts without bare surnames that only an office holder of the dossier bears."""
    bearers = {d.parts.last for d in drafts if d.parts.letter}
    offices = {d.parts.last for d in public} - bearers
    return [d for d in drafts if d.parts.letter or d.parts.last not in offices]


def _absorb(group: dict[tuple[str, str], _Draft], key: tuple[str, str], draft: _Draft) -> None:
    if key in group:
        _take_over(group[key], draft)
    else:
        group[key] = draft


def _take_over(keeper: _Draft, other: _Draft) -> None:
    keeper.written.update(other.written)
    keeper.addresses |= other.addresses
    keeper.documents |= other.documents
    if len(other.parts.initials) > len(keeper.parts.initials):
        own = keeper.parts
        keeper.parts = NameParts(own.first, other.parts.initials, own.particle, own.surname)


def _stable_key(draft: _Draft) -> tuple[bool, str, str, str, str]:
    parts = draft.parts
    return (draft.public, parts.surname, parts.particle, parts.first, parts.initials)


def _unambiguous(entries: list[tuple[str, str, KnownForm]]) -> dict[str, KnownForm]:
    """Every form with its person; a form of several private people has no ``person_id``.

    A private person outranks a public one: a bare name they share is withheld.
    """
    forms: dict[str, KnownForm] = {}
    for form, person_id, known in entries:
        other = forms.get(form)
        if other is None or (other.public and not known.public):
            forms[form] = known
        elif other.public == known.public and other.person_id != person_id:
            forms[form] = KnownForm(other.kind, None, other.public)
    return forms
