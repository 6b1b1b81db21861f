"""The register of people: linking the ways one name is written, and finding them all."""

from __future__ import annotations

import pytest

from dossier.detections import EntityType, PublicRole
from dossier.documents import (
    DateSource,
    Document,
    DocumentKind,
    Participant,
    ParticipantRole,
    Passage,
)
from redaction.detection import Detector
from redaction.detection.people import PeopleRegister, build_register
from redaction.detection.person_names import parse_name
from tests.redaction.detection.conftest import body, covered


def document(number: int, *participants: tuple[str, str]) -> Document:
    """A mail with these names and addresses in its header."""
    people = tuple(Participant(ParticipantRole.TO, name, mail) for name, mail in participants)
    return Document(
        f"d{number}",
        "r",
        "i",
        DocumentKind.MAIL,
        "",
        "",
        "message/rfc822",
        "",
        "",
        None,
        f"d{number}",
        0,
        None,
        DateSource.NONE,
        people,
    )


def register(detector: Detector, texts: list[str], people: list[tuple[str, str]]) -> PeopleRegister:
    """The register of a dossier with one mail for each text, all with the same header."""
    documents = [document(n, *people) for n in range(len(texts))]
    passages: dict[str, list[Passage]] = {f"d{n}": [body(t)] for n, t in enumerate(texts)}
    found = {key: detector.detect(value) for key, value in passages.items()}
    return build_register(documents, passages, found, detector.officials, detector.lexicon)


SANNE = ("Vries, S.M. de (Sanne) - BVE", "sdevries@minbzk.nl")


@pytest.mark.parametrize(
    ("written", "first", "initials", "last"),
    [
        ("Vries, S.M. de (Sanne) - BVE", "sanne", "sm", "de vries"),
        ("Sanne de Vries", "sanne", "", "de vries"),
        ("S.M. de Vries", "", "sm", "de vries"),
        ("mevrouw S. de Vries", "", "s", "de vries"),
        ("J. (Joost) de Vreugd", "joost", "j", "de vreugd"),
        ("Sanne", "sanne", "", ""),
        ("Yıldız, F.", "", "f", "yildiz"),
        ("Marcel v.d. Broek", "marcel", "", "van der broek"),
    ],
)
def test_name_is_taken_apart(
    detector: Detector, written: str, first: str, initials: str, last: str
) -> None:
    parts = parse_name(written, detector.lexicon)
    assert (parts.first, parts.initials, parts.last) == (first, initials, last)


@pytest.mark.parametrize(
    "text",
    [
        "Volgens Sanne de Vries klopt dit.",
        "Volgens S.M. de Vries klopt dit.",
        "Volgens S. de Vries klopt dit.",
        "Volgens de Vries, S.M. klopt dit.",
        "volgens SANNE DE VRIES klopt dit",
        "volgens sanne de vries klopt dit",
        "Volgens Sanne klopt dit.",
        "> Volgens Sanne de\n> Vries klopt dit.",
    ],
)
def test_every_way_of_writing_is_the_same_person(detector: Detector, text: str) -> None:
    people = register(detector, ["Ter info."], [SANNE])
    passage = body(text)
    found = people.find(passage)
    assert {d.person_id for d in found} == {"P001"}
    assert "anne" not in covered(text, found).casefold()


def test_login_name_made_of_the_name_is_found(detector: Detector) -> None:
    people = register(detector, ["Ter info."], [("Koen Laanstra", "k.laanstra@minjenv.nl")])
    found = people.find(body("printlog van klaanstra en laansk"))
    assert [d.entity_type for d in found] == [EntityType.USERNAME, EntityType.USERNAME]


def test_name_that_is_a_word_needs_a_capital_inside_a_sentence(detector: Detector) -> None:
    people = register(detector, ["Ter info."], [("Lotte Bos", "l.bos@minbzk.nl")])
    text = "Het bos bij Ede is groot, zegt Bos."
    assert covered(text, people.find(body(text))) == "Het bos bij Ede is groot, zegt ███."


def test_two_people_with_one_first_name_are_withheld_without_an_id(detector: Detector) -> None:
    people = register(
        detector, ["Ter info."], [("Sanne Kuipers", "s.kuipers@x.nl"), ("Sanne Postma", "")]
    )
    found = people.find(body("Ik vraag het aan Sanne."))
    assert [(d.person_id, d.keep) for d in found] == [(None, False)]


def test_office_holder_stays_and_colleague_with_the_same_surname_goes(detector: Detector) -> None:
    text = "Annelies de Jonge schrijft de brief voor minister De Jonge. Graag langs De Jonge."
    people = register(detector, [text], [("Annelies de Jonge", "a.dejonge@minbzk.nl")])
    passage = body(text)
    final = people.merge(passage, detector.detect([passage])[0], people.find(passage))
    assert [(text[d.start : d.end], d.keep) for d in final] == [
        ("Annelies de Jonge", False),
        ("minister De Jonge", True),
        ("De Jonge", False),
    ]


def test_bare_surname_of_an_office_holder_stays_when_nobody_else_bears_it(
    detector: Detector,
) -> None:
    text = "Burgemeester Oosterwolde opent de zaal. Daarna spreekt Oosterwolde de pers."
    people = register(detector, [text], [SANNE])
    passage = body(text)
    final = people.merge(passage, detector.detect([passage])[0], people.find(passage))
    assert all(d.keep for d in final)
    assert PublicRole.OTHER_PUBLIC in {p.public_role for p in people.persons}


def test_register_is_the_same_in_any_order(detector: Detector) -> None:
    names = [SANNE, ("Murat Yilmaz", "m.yilmaz@x.nl"), ("Ilse Bakker", ""), ("Daan Smit", "")]
    one = register(detector, ["Groet, Sanne"], names)
    other = register(detector, ["Groet, Sanne"], list(reversed(names)))
    assert one.persons == other.persons
    assert one.version == other.version


def test_mail_address_without_a_name_goes_to_its_owner(detector: Detector) -> None:
    people = register(detector, ["Ter info."], [("Murat Yilmaz", ""), ("", "m.yilmaz@minfin.nl")])
    assert people.persons[0].addresses == ("m.yilmaz@minfin.nl",)


def test_names_of_people_are_in_no_repr(detector: Detector) -> None:
    people = register(detector, ["Ter info."], [SANNE])
    assert "Vries" not in repr(people.persons)
    assert "Vries" not in repr(people)
