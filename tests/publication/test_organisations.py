"""The list of public bodies: right as shipped, and clear about a mistake."""

from __future__ import annotations

import pytest

from dossier.errors import ConfigError
from publication.organisations import load_organisations

BZK = """\
organisations:
  BZK:
    tooi: https://identifier.overheid.nl/tooi/id/ministerie/mnre1034
    label: ministerie van Binnenlandse Zaken en Koninkrijksrelaties
"""


def test_all_ministries_of_2023_to_2026_are_there():
    assert set(load_organisations()) == {
        *("AZ", "AENM", "BZ", "BZK", "DEF", "EZ", "FIN", "IENW", "JENV", "KGG", "LNV", "LVVN"),
        *("OCW", "SZW", "VRO", "VWS"),
    }


def test_body_is_found_by_any_of_its_names():
    table = load_organisations()
    assert table["ezk"] is table["EZ"]
    assert "AenM" in table
    assert "gemeente" not in table
    assert table["BZK"].name == "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"
    assert str(table["BZK"].visiting_address) == "Turfmarkt 147, 2511 DP Den Haag"
    assert table["LNV"].successor in table


def test_economic_affairs_is_the_present_ministry_of_the_two_with_that_label():
    assert load_organisations()["EZ"].tooi.endswith("mnre1045")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BZK.replace("mnre1034", "mnre9999"), "BZK.*tooi staat niet"),
        (BZK.replace("label: ministerie", "label: Ministerie"), "BZK.*label moet zijn: ministerie"),
        (BZK + "    telefoon: 070\n", "telefoon"),
        (BZK + "    phone: 070 KONING\n", "phone"),
        (BZK + "    mail_domains: ['@minbzk.nl']\n", "mail_domains"),
        (BZK + "    successor: XX\n", "successor XX"),
        ("organisations: {}\n", "organisations"),
        ("organisations: [\n", "YAML"),
    ],
)
def test_mistake_names_file_and_key(tmp_path, text, words):
    path = tmp_path / "organisations.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=words) as raised:
        load_organisations(path)
    assert "organisations.yaml" in raised.value.user_message


def test_one_abbreviation_for_two_bodies_is_a_mistake(tmp_path):
    path = tmp_path / "organisations.yaml"
    path.write_text(BZK + BZK.split("\n", 1)[1].replace("BZK:", "ANDER:\n    abbreviations: [bzk]"))
    with pytest.raises(ConfigError, match="bzk is al van BZK"):
        load_organisations(path)
