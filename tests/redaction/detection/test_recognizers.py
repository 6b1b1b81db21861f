"""A table per kind of data: valid, one digit off, look-alike, line break, neighbour text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dossier.detections import EntityType as T
from redaction.detection.recognizers.bsn import passes_elfproef

Withheld = Callable[[str], list[tuple[str, T]]]

FOUND = [
    ("Zijn bsn is 123456782.", "123456782", T.BSN),
    ("BSN: 123.456.782", "123.456.782", T.BSN),
    ("burgerservicenummer 1 2 3 4 5 6 7 8 2", "1 2 3 4 5 6 7 8 2", T.BSN),
    ("BSN 1112 22 333", "1112 22 333", T.BSN),
    ("Maak over op NL91ABNA0417164300 svp", "NL91ABNA0417164300", T.IBAN),
    ("rekening NL91 ABNA 0417 1643 00 van haar", "NL91 ABNA 0417 1643 00", T.IBAN),
    ("op BE68 5390 0754 7034 gestort", "BE68 5390 0754 7034", T.IBAN),
    ("rek. NL91 ABNA 0417\n1643 00", "NL91 ABNA 0417\n1643 00", T.IBAN),
    ("Bel me op 06-12345678.", "06-12345678", T.PHONE),
    ("M +31 (0)6 12 34 56 78", "+31 (0)6 12 34 56 78", T.PHONE),
    ("mobiel 0031612345678", "0031612345678", T.PHONE),
    ("T 070 123 45 67", "070 123 45 67", T.PHONE),
    ("tel (0592) 12 34 56", "(0592) 12 34 56", T.PHONE),
    ("06.12.34.56.78 graag", "06.12.34.56.78", T.PHONE),
    ("nummer is nul zes 1 2 3 4 5 6 7 8", "nul zes 1 2 3 4 5 6 7 8", T.PHONE),
    ("bereikbaar op tst. 4123", "4123", T.PHONE),
    ("bel +32 478 12 34 56", "+32 478 12 34 56", T.PHONE),
    ("06-1234\n5678", "06-1234\n5678", T.PHONE),
    ("stuur naar p.jansen@minbzk.nl svp", "p.jansen@minbzk.nl", T.EMAIL),
    ("p.jansen (at) gmail.com", "p.jansen (at) gmail.com", T.EMAIL),
    ("mail: pietjansen @ gmail . com", "pietjansen @ gmail . com", T.EMAIL),
    ("<S.DE.VRIES@MINFIN.NL>", "S.DE.VRIES@MINFIN.NL", T.EMAIL),
    ("postcode 1234 AB", "1234 AB", T.POSTCODE),
    ("woont op 9711LM in Groningen", "9711LM", T.POSTCODE),
    ("Ik woon op Dorpsstraat 12a in Ede", "Dorpsstraat 12a", T.ADDRESS),
    ("wonende te Laan van Poot 301", "Laan van Poot 301", T.ADDRESS),
    ("privéadres: Korte Akkers 7-II", "Korte Akkers 7-II", T.ADDRESS),
    ("Ik woon op de Lange\nNieuwstraat 14", "Lange\nNieuwstraat 14", T.ADDRESS),
    ("kenteken 12-ABC-3", "12-ABC-3", T.LICENSE_PLATE),
    ("zijn auto (X-123-AB) stond er", "X-123-AB", T.LICENSE_PLATE),
    ("kenteken 12ABC3 genoteerd", "12ABC3", T.LICENSE_PLATE),
    ("geboren 12-03-1980 te Assen", "12-03-1980", T.DOB),
    ("geb. 1 mei 1975", "1 mei 1975", T.DOB),
    ("Geboortedatum: 1990-11-30", "1990-11-30", T.DOB),
    ("paspoort NW1K82L03 is verlopen", "NW1K82L03", T.PASSPORT_ID),
    ("rijbewijs 5123456789", "5123456789", T.PASSPORT_ID),
    ("P<NLDJANSEN<<PIET<<<<<<<<<<<<<<<<<<<<<<<<<<<", None, T.PASSPORT_ID),
    ("personeelsnummer 00451234", "00451234", T.PERSONNEL_NO),
    ("V-nummer 284 123 4567", "284 123 4567", T.PERSONNEL_NO),
    ("badge B-77123 geweigerd", "B-77123", T.PERSONNEL_NO),
    ("user=jansenp02 ingelogd", "jansenp02", T.USERNAME),
    ("volg @piet_j83 maar", "piet_j83", T.USERNAME),
    ("vanaf ip 145.21.160.19 ingelogd", "145.21.160.19", T.IP),
    ("ip 2a02:a44f:1c3::8e21", "2a02:a44f:1c3::8e21", T.IP),
    ("mac 00:1B:44:11:3A:B7", "00:1B:44:11:3A:B7", T.IP),
    ("https://zoom.us/my/piet.jansen doe mee", "https://zoom.us/my/piet.jansen", T.URL_PRIVATE),
    ("zie linkedin.com/in/piet-jansen-1a2b", "linkedin.com/in/piet-jansen-1a2b", T.URL_PRIVATE),
]

STAYS = [
    ("Kenmerk 123456789 is afgedaan.", T.BSN),
    ("zaaknummer 123456783", T.BSN),
    ("het bedrag van 123456783 euro", T.BSN),
    ("KvK 12345678", T.BSN),
    ("referentie NL91TEST", T.IBAN),
    ("derdengelden: NL91ABNA0417164300", T.IBAN),
    ("kenmerk 0612-48213977", T.PHONE),
    ("ticket 0031-2208841 kan dicht", T.PHONE),
    ("bezetting 0612 / 0840 plekken", T.PHONE),
    ("bel 0800-8051", T.PHONE),
    ("op 12-03-2024 om 10.15", T.PHONE),
    ("telefooncentrale 070 379 89 11", T.PHONE),
    ("factuur 20220301-7", T.PHONE),
    ("stuur naar info@minbzk.nl", T.EMAIL),
    ("woo-verzoeken@minfin.nl", T.EMAIL),
    ("servicedesk@logius.nl", T.EMAIL),
    ("Postbus 20011, 2500 EA Den Haag", T.POSTCODE),
    ("in 2023 EU-breed", T.POSTCODE),
    ("Bezuidenhoutseweg 73, 2594 AC Den Haag", T.POSTCODE),
    ("Bezoekadres: Rijnstraat 8, Den Haag", T.ADDRESS),
    ("zie artikel 5 en paragraaf 12", T.ADDRESS),
    ("de vergadering is in hotel Dorpsstraat 12", T.ADDRESS),
    ("rapport 22-NV-381", T.LICENSE_PLATE),
    ("Kamerstuk 36410-VII-12", T.LICENSE_PLATE),
    ("verzonden op 12-03-2024", T.DOB),
    ("de brief van 24 mei 2023", T.DOB),
    ("vlucht KL0713 vertrekt", T.PASSPORT_ID),
    ("ref. AR2024887", T.PASSPORT_ID),
    ("totaal 10033871 euro", T.PERSONNEL_NO),
    ("de login werkt niet", T.USERNAME),
    ("@iedereen let op", T.USERNAME),
    ("DigiD 5.6.2.1 draait", T.IP),
    ("host 192.0.2.144", T.IP),
    ("om 10:15:30 uur", T.IP),
    ("https://www.rijksoverheid.nl/woo", T.URL_PRIVATE),
    ("linkedin.com/company/rws", T.URL_PRIVATE),
]


@pytest.mark.parametrize(("text", "words", "kind"), FOUND)
def test_data_of_people_is_found_whole(
    withheld: Withheld, text: str, words: str | None, kind: T
) -> None:
    assert (words if words is not None else text, kind) in withheld(text)


@pytest.mark.parametrize(("text", "kind"), STAYS)
def test_look_alike_stays_readable(withheld: Withheld, text: str, kind: T) -> None:
    assert [found for found in withheld(text) if found[1] is kind] == []


def test_elfproef_refuses_every_single_changed_digit() -> None:
    good = "123456782"
    assert passes_elfproef(good)
    for place in range(9):
        for digit in "0123456789":
            if digit != good[place]:
                assert not passes_elfproef(good[:place] + digit + good[place + 1 :])


def test_number_over_two_quoted_lines_is_found_without_touching_the_quote_mark(
    withheld: Withheld,
) -> None:
    text = "> Zijn nummer is +31 6 300\n> 41 977 (prive)."
    assert ("+31 6 300\n> 41 977", T.PHONE) in withheld(text)
