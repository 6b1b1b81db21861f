"""The search question finds what a Dutch reader expects."""

from __future__ import annotations

import pytest

from correspondence.search import SearchableDocument, SearchIndex
from dossier.errors import ConfigError

DOCUMENTS = [
    SearchableDocument("verkiezing", "De verkiezingen waren gisteren.", subject="Stemmen"),
    SearchableDocument("uitslag", "Verkiezingsuitslag bekend", sender="Roel"),
    SearchableDocument("taart", "Er is taart bij de koffie. Informatie volgt."),
    SearchableDocument("cafe", "Café met coördinatie van de exit poll", file="nota.pdf"),
]


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("verkiezing", {"verkiezing"}),
        ("verkiezing*", {"verkiezing", "uitslag"}),
        ("*uitslag", {"uitslag"}),
        ("VERKIEZINGEN", {"verkiezing"}),
        ("cafe", {"cafe"}),
        ("coordinatie", {"cafe"}),
        ('"exit poll"', {"cafe"}),
        ('"poll exit"', set()),
        ('"café poll"~6', {"cafe"}),
        ("taart AND koffie", {"taart"}),
        ("taart koffie", {"taart"}),
        ("taart AND verkiezing", set()),
        ("taart OF verkiezing", {"taart", "verkiezing"}),
        ("verkiezing* AND NOT bekend", {"verkiezing"}),
        ("verkiezing* EN NIET bekend", {"verkiezing"}),
        ("NOT taart", {"verkiezing", "uitslag", "cafe"}),
        ("(taart OR café) AND informatie", {"taart"}),
        ("onderwerp:stemmen", {"verkiezing"}),
        ("van:roel", {"uitslag"}),
        ("bijlage:nota*", {"cafe"}),
        ("formatie", set()),
    ],
)
def test_question_finds(index: SearchIndex, question: str, found: set[str]) -> None:
    assert index.search(question) == found


@pytest.mark.parametrize("question", ["(taart", '"open', "vreemd:veld", "taart AND"])
def test_wrong_question_is_explained(index: SearchIndex, question: str) -> None:
    with pytest.raises(ConfigError, match="zoekvraag"):
        index.search(question)
