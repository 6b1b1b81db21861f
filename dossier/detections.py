"""What the machine claims about a text, and the people it found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class EntityType(StrEnum):
    """Kinds of finding. The names are those of the evaluation format (``woo evaluate``)."""

    PERSON = "PERSON"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    ADDRESS = "ADDRESS"
    POSTCODE = "POSTCODE"
    IBAN = "IBAN"
    LICENSE_PLATE = "LICENSE_PLATE"
    DOB = "DOB"
    PERSONNEL_NO = "PERSONNEL_NO"
    IP = "IP"
    URL_PRIVATE = "URL_PRIVATE"
    USERNAME = "USERNAME"
    BSN = "BSN"
    PASSPORT_ID = "PASSPORT_ID"
    SPECIAL_CATEGORY = "SPECIAL_CATEGORY"
    POLICY_OPINION = "POLICY_OPINION"
    CABINET_UNITY = "CABINET_UNITY"
    BUSINESS = "BUSINESS"
    INTL_RELATIONS = "INTL_RELATIONS"
    ECON = "ECON"
    PROSECUTION = "PROSECUTION"
    INSPECTION = "INSPECTION"
    SECURITY = "SECURITY"
    STATE_INTEREST = "STATE_INTEREST"

    @property
    def is_personal_data(self) -> bool:
        """Whether this is a short identifying stretch, as opposed to a sensitive passage."""
        return self not in _PASSAGE_TYPES

    @property
    def label(self) -> str:
        """Dutch, as shown to people."""
        return _LABELS[self]


_PASSAGE_TYPES = frozenset(
    {
        EntityType.SPECIAL_CATEGORY,
        EntityType.POLICY_OPINION,
        EntityType.CABINET_UNITY,
        EntityType.BUSINESS,
        EntityType.INTL_RELATIONS,
        EntityType.ECON,
        EntityType.PROSECUTION,
        EntityType.INSPECTION,
        EntityType.SECURITY,
        EntityType.STATE_INTEREST,
    },
)

_LABELS = {
    EntityType.PERSON: "persoon",
    EntityType.EMAIL: "e-mailadres",
    EntityType.PHONE: "telefoonnummer",
    EntityType.ADDRESS: "adres",
    EntityType.POSTCODE: "postcode",
    EntityType.IBAN: "rekeningnummer",
    EntityType.LICENSE_PLATE: "kenteken",
    EntityType.DOB: "geboortedatum",
    EntityType.PERSONNEL_NO: "personeelsnummer",
    EntityType.IP: "IP-adres",
    EntityType.URL_PRIVATE: "persoonlijke link",
    EntityType.USERNAME: "gebruikersnaam",
    EntityType.BSN: "burgerservicenummer",
    EntityType.PASSPORT_ID: "nummer identiteitsbewijs",
    EntityType.SPECIAL_CATEGORY: "bijzonder persoonsgegeven",
    EntityType.POLICY_OPINION: "persoonlijke beleidsopvatting",
    EntityType.CABINET_UNITY: "eenheid van de Kroon",
    EntityType.BUSINESS: "bedrijfsgegevens",
    EntityType.INTL_RELATIONS: "internationale betrekkingen",
    EntityType.ECON: "economische of financiële belangen",
    EntityType.PROSECUTION: "opsporing en vervolging",
    EntityType.INSPECTION: "inspectie, controle en toezicht",
    EntityType.SECURITY: "beveiliging",
    EntityType.STATE_INTEREST: "goed functioneren van de Staat",
}


@dataclass(frozen=True, slots=True)
class Detection:
    """One claim: these characters of this text are of this type.

    Attributes:
        start, end: half-open characters of the passage's text.
        score: 0-1.
        recognizer: name and version of what found it.
        why: Dutch, without the text itself ("elfproef klopt, contextwoord 'bsn'").
        person_id: the person in the dossier's register, when it is a name of one.
        keep: the finding is a look-alike that stays readable (an office holder, a street named
            after somebody); ``why`` says which rule.
    """

    start: int
    end: int
    entity_type: EntityType
    score: float
    recognizer: str
    why: str
    person_id: str | None = None
    keep: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or negative span {self.start}-{self.end}")


class PublicRole(StrEnum):
    """Why a person's name may stay readable."""

    NONE = "none"
    OFFICE_HOLDER = "office_holder"
    PARLIAMENT = "parliament"
    SENIOR_OFFICIAL = "senior_official"
    OTHER_PUBLIC = "other_public"


@dataclass(frozen=True, slots=True)
class Person:
    """One human being across the whole dossier, with every way the name is written.

    Attributes:
        person_id: ``P001`` ... stable once given.
        display_name: best full form.
        variants: every written form (full, initials, header form, first name, surname).
        addresses: mail addresses and login names.
        public_role: from ``config/public_officials.yaml``; ``NONE`` for everybody else.
        mentions: number of documents in which a form was seen.
    """

    person_id: str
    display_name: str = field(repr=False)
    variants: tuple[str, ...] = field(default=(), repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    public_role: PublicRole = PublicRole.NONE
    role_description: str = ""
    mentions: int = 0
