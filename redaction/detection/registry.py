"""Which recognisers run, made from ``config/recognizers.yaml``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dossier.errors import ConfigError
from redaction.detection.lexicon import Lexicon
from redaction.detection.name_reading import NameReader
from redaction.detection.recognizers.address import AddressRecognizer
from redaction.detection.recognizers.base import Rule
from redaction.detection.recognizers.birth_date import BirthDateRecognizer
from redaction.detection.recognizers.bsn import BsnRecognizer
from redaction.detection.recognizers.columns import ColumnRecognizer
from redaction.detection.recognizers.email import EmailRecognizer
from redaction.detection.recognizers.iban import IbanRecognizer
from redaction.detection.recognizers.identity_document import IdentityDocumentRecognizer
from redaction.detection.recognizers.ip_address import IpAddressRecognizer
from redaction.detection.recognizers.licence_plate import LicencePlateRecognizer
from redaction.detection.recognizers.named_thing import NamedThingRecognizer
from redaction.detection.recognizers.person_chat import ChatPersonRecognizer
from redaction.detection.recognizers.person_fields import FieldPersonRecognizer
from redaction.detection.recognizers.person_form import NameFormRecognizer
from redaction.detection.recognizers.person_initials import InitialsRecognizer
from redaction.detection.recognizers.person_letter import LetterPersonRecognizer
from redaction.detection.recognizers.person_ner import ModelPersonRecognizer
from redaction.detection.recognizers.person_spoken import SpokenPersonRecognizer
from redaction.detection.recognizers.person_title import TitledPersonRecognizer
from redaction.detection.recognizers.personnel_number import PersonnelNumberRecognizer
from redaction.detection.recognizers.phone import PhoneRecognizer
from redaction.detection.recognizers.postcode import PostcodeRecognizer
from redaction.detection.recognizers.private_link import PrivateLinkRecognizer
from redaction.detection.recognizers.public_role import PublicRoleRecognizer
from redaction.detection.recognizers.username import UsernameRecognizer
from redaction.detection.settings import RecognizerSettings, RecognizersFile


def make_recognizers(config: RecognizersFile, path: Path, lexicon: Lexicon) -> list[Rule]:
    """Every enabled recogniser, in a fixed order.

    Raises:
        ConfigError: the file names a recogniser that does not exist, or leaves one out.
    """
    reader = NameReader(lexicon, config.functional_names)
    addresses = config.public_addresses
    makers: dict[str, Callable[[RecognizerSettings], Rule]] = {
        "bsn": BsnRecognizer,
        "iban": IbanRecognizer,
        "phone": lambda s: PhoneRecognizer(s, config.public_phones),
        "email": lambda s: EmailRecognizer(s, config.functional_mailboxes, lexicon),
        "postcode": lambda s: PostcodeRecognizer(s, addresses),
        "address": lambda s: AddressRecognizer(s, addresses, lexicon),
        "licence_plate": LicencePlateRecognizer,
        "birth_date": BirthDateRecognizer,
        "identity_document": IdentityDocumentRecognizer,
        "personnel_number": PersonnelNumberRecognizer,
        "username": lambda s: UsernameRecognizer(s, lexicon),
        "ip_address": IpAddressRecognizer,
        "private_link": PrivateLinkRecognizer,
        "columns": lambda s: ColumnRecognizer(s, reader),
        "person_model": lambda s: ModelPersonRecognizer(s, reader),
        "person_title": lambda s: TitledPersonRecognizer(s, reader),
        "person_letter": lambda s: LetterPersonRecognizer(s, reader),
        "person_field": lambda s: FieldPersonRecognizer(s, reader),
        "person_form": lambda s: NameFormRecognizer(s, reader),
        "person_chat": lambda s: ChatPersonRecognizer(s, reader),
        "person_initials": InitialsRecognizer,
        "person_spoken": lambda s: SpokenPersonRecognizer(s, lexicon),
        "public_role": lambda s: PublicRoleRecognizer(s, lexicon),
        "named_thing": lambda s: NamedThingRecognizer(s, lexicon, config.known_things),
    }
    for name in sorted(set(config.recognizers) ^ set(makers)):
        known = name in makers
        text = "ontbreekt; zet haar uit met 'enabled: false'" if known else "bestaat niet"
        raise ConfigError(f"{path}, sleutel 'recognizers.{name}': deze herkenner {text}.")
    return [
        make(config.recognizers[name])
        for name, make in makers.items()
        if config.recognizers[name].enabled
    ]
