"""The TOOI value lists that DiWoo metadata draws on (``data/reference/tooi``).

A value counts only when its URI stands literally in the list of its element, with the list's own
label as text; the schema checks the first and not the second.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.errors import ConfigError

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"


@dataclass(frozen=True, slots=True)
class ListedValue:
    """One value of a TOOI list: its URI and the label that goes with it."""

    uri: str
    label: str


_KERN = "https://identifier.overheid.nl/tooi/def/thes/kern/"
_EUROPA = "http://publications.europa.eu/resource/authority/"

WOO_REQUESTS_AND_DECISIONS = ListedValue(_KERN + "c_3baef532", "Woo-verzoeken en -besluiten")
DECISION_ON_REQUEST = ListedValue(_KERN + "c_4f50ca9c", "beslissing op Wob-/Woo-verzoek")
SIGNING = ListedValue(_KERN + "c_e1ec050e", "ondertekening")
RECEIPT = ListedValue(_KERN + "c_dfcee535", "ontvangst")
ADOPTION = ListedValue(_KERN + "c_641ecd76", "vaststelling")
HAS_ATTACHMENT = ListedValue(_KERN + "c_05f4a5f3", "heeft bijlage")
DUTCH = ListedValue(_EUROPA + "language/NLD", "Nederlands")
PDF = ListedValue(_EUROPA + "file-type/PDF", "PDF")

LIST_OF_ELEMENT = {
    "publisher": "organisaties_alle",
    "verantwoordelijke": "organisaties_alle",
    "medeverantwoordelijke": "organisaties_alle",
    "opsteller": "organisaties_alle",
    "wasAssociatedWith": "organisaties_alle",
    "informatiecategorie": "informatiecategorieen",
    "documentsoort": "documentsoorten",
    "thema": "themas",
    "language": "talen",
    "format": "formaten",
    "soortHandeling": "soorthandelingen",
    "role": "documentrelaties",
    "redenVerwijderingVervanging": "redenen_verwijdering_vervanging",
}
"""DiWoo element -> file in ``data/reference/tooi`` with the values that it may take."""


@cache
def labels(list_name: str) -> dict[str, str]:
    """URI -> label of one list.

    Raises:
        ConfigError: the list is not there.
    """
    path = REFERENCE / "tooi" / f"{list_name}.json"
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"De waardelijst {path.name} in data/reference/tooi ontbreekt of is beschadigd; "
            "haal de map opnieuw uit de broncode.",
        ) from error
    if "lijsten" in document:
        parts = document["lijsten"].values()
        return {uri: label for part in parts for uri, label in part["waarden"].items()}
    return {value["uri"]: value["label"] for value in document["waarden"]}
