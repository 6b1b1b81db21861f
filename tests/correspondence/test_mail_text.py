"""Own words, signature and quoted history come apart, and nothing is lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from correspondence.mail_text import TextBlock, split_mail_text
from dossier.documents import PassageRole

OUTLOOK = """\
Dag Fatma,

Zie hieronder de cijfers.

Met vriendelijke groet,

Roel van der Meij
Senior adviseur

Dit bericht kan informatie bevatten die niet voor u is bestemd.

Van: El Idrissi, F. (Fatma) <f.elidrissi@voorbeeld.nl>
Verzonden: donderdag 23 november 2023 09:12
Aan: Meij, R. van der (Roel)
Onderwerp: uitslag

Roel, heb jij de cijfers?
"""

GMAIL = """\
Dank!

Op do 23 nov 2023 om 09:12 schreef Roel van der Meij <r.meij@voorbeeld.nl
>:

> Hierbij de uitslag van
> Fatma.
>> Nog een ouder bericht
"""


def roles(blocks: tuple[TextBlock, ...]) -> list[tuple[PassageRole, int]]:
    return [(block.role, block.level) for block in blocks]


def test_outlook_reply_block_is_quoted_history() -> None:
    blocks = split_mail_text(OUTLOOK)
    assert roles(blocks) == [
        (PassageRole.BODY, 0),
        (PassageRole.SIGNATURE, 0),
        (PassageRole.DISCLAIMER, 0),
        (PassageRole.QUOTED, 1),
    ]
    assert blocks[3].text.startswith("Van: El Idrissi")
    assert "heb jij de cijfers" in blocks[3].text


def test_marked_lines_lose_their_marks_and_keep_their_depth() -> None:
    blocks = split_mail_text(GMAIL)
    assert (PassageRole.QUOTED, 1, "Hierbij de uitslag van\nFatma.") in [
        (block.role, block.level, block.text) for block in blocks
    ]
    assert blocks[-1].level == 2
    assert ">" not in blocks[-1].text


def test_name_broken_over_quoted_lines_is_one_text() -> None:
    text = "Op ma 20 nov 2023 om 10:00 schreef A <a@b.nl>:\n> met Roel van der\n> Meij erbij\n"
    assert any("Roel van der\nMeij" in block.text for block in split_mail_text(text))


def test_forwarded_message_is_marked_as_such() -> None:
    text = "Ter info.\n\n---------- Doorgestuurd bericht ---------\nVan: A <a@b.nl>\nDatum: x\n\nInhoud"
    blocks = split_mail_text(text)
    assert blocks[1].role is PassageRole.FORWARDED
    assert "Inhoud" in blocks[1].text


def test_greeting_in_the_middle_of_a_sentence_is_no_signature() -> None:
    blocks = split_mail_text("Ik doe haar de groeten van jullie allemaal en regel de rest.")
    assert roles(blocks) == [(PassageRole.BODY, 0)]


@given(st.text(alphabet="ab >\n:VanOpAan-_@.schreef", max_size=300))
def test_no_character_is_lost(text: str) -> None:
    def visible(value: str) -> str:
        return re.sub(r"[\s>]", "", value)

    joined = "".join(block.text for block in split_mail_text(text))
    assert visible(joined) == visible(text)


@given(st.text(max_size=400))
def test_any_text_gives_blocks_with_text(text: str) -> None:
    assert all(block.text.strip() for block in split_mail_text(text))
