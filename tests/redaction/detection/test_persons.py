"""Names: where the context promises one, by their form, and the names that must stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.detections import EntityType
from dossier.documents import Passage, PassageRole
from redaction.detection import Detector
from tests.redaction.detection.conftest import body, covered

FOUND = [
    ("Beste Marieke,\n\nDank voor je mail.", ["Marieke"]),
    ("Hoi Tjalling en Fadoua,\n\nZie onder.", ["Tjalling", "Fadoua"]),
    ("Geachte mevrouw De Groot,", ["Groot"]),
    ("Met vriendelijke groet,\nAnouk van den Heuvel\nbeleidsmedewerker", ["Anouk van den Heuvel"]),
    ("Zullen we morgen bellen?\n\nGr. Wouter", ["Wouter"]),
    ("Akkoord.\n\nR.\n\nVan: iemand", ["R."]),
    ("Van: Vries, S.M. de (Sanne) - BVE\nAan: Yilmaz, M. (Murat)", ["Vries, S.M. de", "Sanne"]),
    ("Aanwezig: Fleur Bakker (vz), Youssef el Amrani, Ilse", ["Fleur Bakker", "Youssef el Amrani"]),
    ("Steller: P. Hoogland", ["P. Hoogland"]),
    ("Dhr. P. de Wit heeft gebeld.", ["P. de Wit"]),
    ("mw. Jansen-Bakker belt terug", ["Jansen-Bakker"]),
    ("Ik heb Sander Kuipers gesproken over de nota.", ["Sander Kuipers"]),
    ("de nota van J.A. van der Meer is klaar", ["J.A. van der Meer"]),
    ("mijn dochter Fenna is ziek", ["Fenna"]),
    ("nr;naam;mobiel\n1;Dijk, van;0612345678\n2;Chowdhury;0687654321", ["Dijk, van", "Chowdhury"]),
    ("[14-03-2024 08:02:11] Noor: hoi\n[14-03-2024 08:03:11] Daan B: ok", ["Noor", "Daan B"]),
    ("Op 3 mei 2023 schreef Bilal Haddou <b.haddou@minfin.nl>:", ["Bilal Haddou"]),
    ("> Contact met Coen van\n> den Eijnden graag.", ["Coen van\n> den Eijnden"]),
]

STAYS = [
    ("Minister Van der Wal is akkoord.", "Van der Wal"),
    ("vragen van de leden Westerveld (GroenLinks) en El Yassini (VVD)", "Westerveld"),
    ("het rapport van de commissie-Remkes", "Remkes"),
    ("de motie-Segers c.s. is aangenomen", "Segers"),
    ("vergadering in zaal Thorbecke", "Thorbecke"),
    ("Mark Rutte gaf een persconferentie.", "Mark Rutte"),
    ("Zie m.nt. P.J. Stolk", "Stolk"),
    ("De Johan de Wittlaan is afgesloten", "Wittlaan"),
    ("Beste collega's,", "collega"),
    ("Geachte heer/mevrouw,", "heer"),
    ("Aan: Postbus Woo-verzoeken", "Postbus"),
    ("De zomer was lang en het bos was groot.", "zomer"),
    ("Stichting Lezen en Schrijven", "Lezen"),
    ("In Januari komt er een Besluit.", "Besluit"),
    ("burgemeester Halsema van Amsterdam", "Halsema"),
    ("Van der Meulen & Co heeft geleverd", "Meulen"),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_name_is_gone(detector: Detector, text: str, names: list[str]) -> None:
    result = covered(text, detector.detect([body(text)])[0])
    for name in names:
        start = text.index(name)
        left = result[start : start + len(name)]
        assert not any(char.isalnum() for char in left), left


@pytest.mark.parametrize(("text", "words"), STAYS)
def test_public_name_or_ordinary_word_stays(detector: Detector, text: str, words: str) -> None:
    assert words in covered(text, detector.detect([body(text)])[0])


def test_namesake_of_a_minister_is_withheld_while_the_minister_stays(
    withheld: Callable[[str], list[tuple[str, EntityType]]],
) -> None:
    text = "Ik sprak Annelies de Jonge over het stuk van minister De Jonge."
    assert withheld(text) == [("Annelies de Jonge", EntityType.PERSON)]


def test_private_details_of_an_office_holder_are_withheld(
    withheld: Callable[[str], list[tuple[str, EntityType]]],
) -> None:
    text = "Minister Adema: 06-12345678 of p.adema@minlnv.nl"
    assert [kind for _, kind in withheld(text)] == [EntityType.PHONE, EntityType.EMAIL]


def test_header_field_names_people_and_keeps_mailboxes(detector: Detector) -> None:
    text = '"Vreugd, J. de (Joost)" <j.devreugd@minlnv.nl>; "Programmadirectie X" <info@minlnv.nl>'
    passage = Passage(0, PassageRole.HEADER, text, name="Aan")
    result = covered(text, detector.detect([passage])[0])
    assert "Vreugd" not in result
    assert "Joost" not in result
    assert "Programmadirectie X" in result
    assert "info@minlnv.nl" in result
