"""Sensitive passages: proposals for a person, with a reason that holds none of the text."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.detections import Detection, EntityType
from dossier.documents import Passage, PassageRole
from redaction.detection import Detector
from redaction.detection.encoder import Reading
from redaction.detection.passages import PassageFinder
from redaction.detection.settings import PassageSettings
from tests.redaction.detection.conftest import body

KINDS = ("NONE", "POLICY_OPINION", "SPECIAL_CATEGORY")
SETTINGS = {
    EntityType.POLICY_OPINION: PassageSettings(cues=("wij adviseren",)),
    EntityType.SPECIAL_CATEGORY: PassageSettings(threshold=0.9),
}


def sensitive(found: tuple[Detection, ...]) -> list[Detection]:
    """The findings that are passages."""
    return [d for d in found if not d.entity_type.is_personal_data]


def read_as(text: str, kinds: dict[str, tuple[int, float]]) -> list[tuple[int, int, Reading]]:
    """A reading in which these words have this kind with this probability, the others none."""
    words = list(re.finditer(r"\S+", text))
    shares = np.zeros((len(words), len(KINDS)), dtype=np.float32)
    for index, word in enumerate(words):
        kind, share = kinds.get(word[0].strip(".,"), (0, 1.0))
        shares[index, kind] = share
        shares[index, 0] += 1 - share
    nothing = np.zeros(len(words), dtype=np.float32)
    reading = Reading([w.span() for w in words], nothing, nothing, shares, shares[:, :1])
    return [(0, len(text), reading)]


def test_a_sentence_is_cut_back_to_the_clause_that_carries_it() -> None:
    text = "De brief gaat morgen uit. Het debat is dinsdag, wij adviseren om dit te laten."
    opinion = dict.fromkeys(["wij", "adviseren", "om", "dit", "te", "laten"], (1, 0.99))
    (found,) = PassageFinder(KINDS, SETTINGS).find(text, read_as(text, opinion))
    assert text[found.start : found.end] == "wij adviseren om dit te laten."
    assert found.entity_type is EntityType.POLICY_OPINION
    assert "aanwijzing: 'wij adviseren'" in found.why


def test_each_kind_has_its_own_threshold() -> None:
    text = "Zij is al weken ziek thuis."
    found = PassageFinder(KINDS, SETTINGS)
    for share, proposed in ((0.8, False), (0.95, True)):
        words = dict.fromkeys(text.strip(".").split(), (2, share))
        assert bool(found.find(text, read_as(text, words))) is proposed


def test_neighbours_of_one_kind_are_one_proposal() -> None:
    text = "Dit moeten we niet doen. Het wordt niets."
    words = dict.fromkeys(re.findall(r"\w+", text), (1, 0.97))
    (found,) = PassageFinder(KINDS, SETTINGS).find(text, read_as(text, words))
    assert (found.start, found.end) == (0, len(text))


@given(st.text(st.sampled_from("ab .,;\n!?-("), max_size=200), st.floats(0, 1))
def test_proposals_lie_in_the_text_in_order_and_apart(text: str, share: float) -> None:
    words = dict.fromkeys((w.strip(".,") for w in text.split()), (1, share))
    found = PassageFinder(KINDS, SETTINGS).find(text, read_as(text, words)) if text.split() else []
    assert all(0 <= d.start < d.end <= len(text) for d in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Even vertrouwelijk: Karima zit sinds maandag thuis met een burn-out.", "SPECIAL_CATEGORY"),
        ("ik heb zelf trouwens gewoon op de SP gestemd", "SPECIAL_CATEGORY"),
        ("Ik zou de Kamer dit nu nog niet vertellen, dat werkt averechts.", "POLICY_OPINION"),
        ("Mijn advies is om het wetsvoorstel in te trekken.", "POLICY_OPINION"),
        (
            "In de ministerraad verzette de minister van Financiën zich tegen het voorstel.",
            "CABINET_UNITY",
        ),
        (
            "De inspectie komt op 14 maart onaangekondigd langs bij de twee grootste slachterijen.",
            "INSPECTION",
        ),
        ("De code van de achterdeur is 4471 en de camera daar is al weken stuk.", "SECURITY"),
        (
            "Onze ondergrens in de onderhandeling over het gebouw is 12 miljoen euro.",
            "ECON",
        ),
    ],
)  # fmt: skip
def test_sensitive_sentences_are_proposed(detector: Detector, text: str, kind: str) -> None:
    (found,) = sensitive(detector.detect([body(text)])[0])
    assert found.entity_type.value == kind
    assert not any(word in found.why for word in ("Karima", "Kamer", "4471", "miljoen"))


@pytest.mark.parametrize(
    "text",
    [
        "De Kamer heeft dinsdag gestemd over de motie.",
        "De vergadering begint om tien uur in zaal 3.",
        "De GGD registreerde vorig jaar 300 gevallen van mazelen in de regio.",
        "Graag uiterlijk vrijdag je reactie op het concept.",
        "De NVWA controleert jaarlijks slachterijen en publiceert daarover een verslag.",
        "De uitslag is op 1 december in de Staatscourant gepubliceerd.",
    ],
)
def test_plain_facts_are_not_proposed(detector: Detector, text: str) -> None:
    assert sensitive(detector.detect([body(text)])[0]) == []


def test_a_name_inside_a_passage_is_still_withheld_on_its_own(detector: Detector) -> None:
    text = "Even vertrouwelijk: Karima zit sinds maandag thuis met een burn-out."
    found = detector.detect([body(text)])[0]
    assert any(text[d.start : d.end] == "Karima" for d in found if not d.keep)


def test_subject_lines_hold_no_proposals(detector: Detector) -> None:
    subject = Passage(0, PassageRole.HEADER, "Advies: dit moeten we niet doen", "Onderwerp")
    assert sensitive(detector.detect([subject])[0]) == []
