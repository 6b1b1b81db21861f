"""The public bodies (*bestuursorganen*) that we know, from ``config/organisations.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from dossier.errors import ConfigError
from dossier.yaml_models import ConfigModel, load_yaml_model
from publication.value_lists import ListedValue, labels

DEFAULT_PATH = Path(__file__).resolve().parent.parent / "config" / "organisations.yaml"

_ShortCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*$")]
_MailDomain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
_Phone = Annotated[str, StringConstraints(pattern=r"^0[0-9 ]{9,14}$")]
_Postcode = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{3} [A-Z]{2}$")]


class Address(ConfigModel):
    """A visiting address; public, so never redacted."""

    street: str
    postcode: _Postcode
    city: str

    def __str__(self) -> str:
        return f"{self.street}, {self.postcode} {self.city}"


class Organisation(ConfigModel):
    """One public body.

    Attributes:
        tooi: URI in the TOOI list of ministries.
        label: official name, letter for letter as in that list.
        abbreviations: other spellings of the short code.
        mail_domains: of its staff, without ``@``.
        phone: general number.
        successor: short code of the body that took over, empty while it exists.
    """

    tooi: str
    label: str
    abbreviations: tuple[str, ...] = ()
    mail_domains: tuple[_MailDomain, ...] = ()
    visiting_address: Address | None = None
    phone: _Phone | None = None
    successor: str = ""

    @property
    def name(self) -> str:
        """The official name as a heading: with a capital."""
        return self.label[:1].upper() + self.label[1:]

    @property
    def listed(self) -> ListedValue:
        """Its value for DiWoo metadata."""
        return ListedValue(self.tooi, self.label)


class _File(ConfigModel):
    organisations: dict[_ShortCode, Organisation] = Field(min_length=1)


class OrganisationTable(Mapping[str, Organisation]):
    """All public bodies by short code; also found by their abbreviations, in any case."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self._organisations = dict(organisations)
        self._codes = {
            spelling.casefold(): code
            for code, organisation in organisations.items()
            for spelling in (code, *organisation.abbreviations)
        }

    def __getitem__(self, code: str) -> Organisation:
        found = self._codes.get(code.casefold())
        if found is None:
            raise ConfigError(
                f"Onbekend bestuursorgaan {code!r}. Gebruik een afkorting uit "
                "config/organisations.yaml of voeg het daar toe.",
            )
        return self._organisations[found]

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code.casefold() in self._codes

    def __iter__(self) -> Iterator[str]:
        return iter(self._organisations)

    def __len__(self) -> int:
        return len(self._organisations)


@cache
def load_organisations(path: Path = DEFAULT_PATH) -> OrganisationTable:
    """The public bodies in the file at ``path``.

    Raises:
        ConfigError: unreadable, or wrong; names the file, the line and the key.
    """
    organisations = load_yaml_model(path, _File, "de bestuursorganen").organisations
    _check(path, organisations)
    return OrganisationTable(organisations)


def _check(path: Path, organisations: Mapping[str, Organisation]) -> None:
    """Everything that one entry cannot know of the others or of the TOOI list."""
    listed = labels("ministeries")
    owner: dict[str, str] = {}
    for code, organisation in organisations.items():
        where = f"{path}, sleutel 'organisations.{code}'"
        if organisation.tooi not in listed:
            raise ConfigError(f"{where}: tooi staat niet in de TOOI-lijst van ministeries.")
        if organisation.label != listed[organisation.tooi]:
            raise ConfigError(f"{where}: label moet zijn: {listed[organisation.tooi]}.")
        if organisation.successor and organisation.successor not in organisations:
            raise ConfigError(f"{where}: successor {organisation.successor} staat er niet bij.")
        for spelling in (code, *organisation.abbreviations):
            if owner.setdefault(spelling.casefold(), code) != code:
                raise ConfigError(
                    f"{where}: afkorting {spelling} is al van {owner[spelling.casefold()]}."
                )
