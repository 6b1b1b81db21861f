"""Files of the Ministry of Education: loose ones and attachments."""

from __future__ import annotations

from datetime import datetime

from .bzk_files import ROUTEKAART, ROUTEKAART_NAME
from .model import File
from .office import make_docx, make_xlsx
from .pdfs import make_logo, make_pdf, make_photo

LOGO = make_logo("OCW", (0, 123, 90))

VERSLAG = make_docx(
    [
        "# Verslag medewerkersbijeenkomst, 23 november 2023",
        "Aanwezig: ongeveer 120 collega's in de Hoftoren en 85 via Teams. Gespreksleider: Huub "
        "Quaedvlieg. Verslag: Dewi Sastrowidjojo.",
        "# Opening",
        "De secretaris-generaal schetst de verkiezingsuitslag en de stappen tot een nieuw kabinet. "
        "Tot die tijd blijft minister Dijkgraaf demissionair in functie.",
        "# Vragen uit de zaal",
        [
            ["Vraag van", "Vraag", "Antwoord"],
            [
                "Abena Mensah-Bonsu",
                "Mag ik op LinkedIn iets zeggen over de uitslag?",
                "Zie de Aanwijzingen externe contacten.",
            ],
            [
                "Een collega van DUO",
                "Wat gebeurt er met lopende wetsvoorstellen?",
                "Die lopen door, tenzij de Kamer ze controversieel verklaart.",
            ],
            [
                "Sipke (BO)",
                "Maken wij een formatiedossier?",
                "Ja, de directies leveren voor 8 december aan.",
            ],
            [
                "Gülşen Demirtürk",
                "Waar kan iemand terecht die zich onveilig voelt?",
                "Bij de vertrouwenspersoon, tst. 35 07.",
            ],
        ],
        "# Uit de groepen",
        "Mevrouw Demirtürk vertelde dat haar zoon op school was gevraagd wanneer hij 'terugging'. Zij "
        "draagt zelf een hoofddoek en werd in de tram uitgescholden. De groep luisterde en "
        "bedankte haar.",
        "Een jurist zei dat hij de bijeenkomst te slap vond en dat de leiding een standpunt moet "
        "innemen voor academische vrijheid.",
        "# Afspraken",
        "- Dewi zet de veelgestelde vragen op intranet.",
        "- Huub en Marloes plannen een vervolg in januari.",
    ],
    author="Dewi Sastrowidjojo",
    last_editor="Marloes van der Heijden-Postma",
    title="Verslag medewerkersbijeenkomst verkiezingsuitslag",
    header="Ministerie van Onderwijs, Cultuur en Wetenschap",
    footer="Rijnstraat 50, 2515 XP Den Haag | verslag D. Sastrowidjojo",
    when=datetime(2023, 11, 24, 13, 15),
)

LIJN = make_pdf(
    [
        "<b>Woordvoeringslijn OCW na de verkiezingen</b>",
        "Vastgesteld op 23 november 2023, 11.30 uur.",
        "# Algemeen",
        "De verkiezingsuitslag is voorlopig. Minister Dijkgraaf en staatssecretaris Gunay Uslu zijn "
        "demissionair en blijven in functie. OCW doet geen uitspraken over de formatie, over een "
        "coalitie of over de plannen van partijen.",
        "# Als er gevraagd wordt naar",
        [
            ["Onderwerp", "Lijn"],
            ["Wet internationalisering", "De voorbereiding gaat door; de nieuwe Kamer beslist."],
            ["Basisbeurs", "Er verandert nu niets."],
            ["Sfeer op het departement", "Er was een bijeenkomst, daar is vrij gesproken."],
        ],
        "Vragen van de pers: 070-412 34 56.",
    ],
    title="Woordvoeringslijn OCW",
    author="Directie Communicatie OCW",
    when=datetime(2023, 11, 23, 11, 30),
)

INTRANET = """\
<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>De uitslag: en nu?</title>
<meta name="author" content="Dewi Sastrowidjojo">
<style>.weg{display:none}</style></head>
<body>
<h1>De uitslag: en nu?</h1>
<p>Geplaatst op 24 november 2023</p>
<p>Gisteren spraken ruim tweehonderd collega's met elkaar over de verkiezingsuitslag. De meest
gestelde vraag: wat doet een <b>verkenner</b>? Die onderzoekt namens de Kamer welke coalities denkbaar
zijn. Daarna volgen informateur en formateur.</p>
<p class="weg">redactie: foto van Abena Mensah-Bonsu nog weghalen, zij wil niet herkenbaar in beeld</p>
<p>Wil je praten? Je kunt terecht bij je leidinggevende of de vertrouwenspersoon.</p>
<!-- laatst bewerkt door dsastrowidjojo op PC-OCW-20417 -->
</body></html>
"""

VRAGEN_CSV = """\
nr;ontvangen;van;vraag
1;23-11-2023 11:02;m.opdebeeck;"Telt de uitslag mee voor onze begroting?"
2;23-11-2023 11:10;anoniem;"Mag ik zeggen wat ik heb gestemd?"
3;23-11-2023 11:34;t.nguyen-hartog;"Wie schrijft het stuk voor de formatie?"
4;23-11-2023 12:01;anoniem;"Ik ben trans en ben bang, bij wie kan ik terecht?"
5;23-11-2023 12:20;s.wybenga;"Wanneer begint de verkenner?"
"""

WHITEBOARD_TEXT = """\
23/11 groep 4  (Jikke schrijft)

UITSLAG -> wat voelen we?
 - schok / blij / moe
 - Gerrit-Jan: "eindelijk"
 - Abena: zorgen om dochter

FORMATIE -> wat doen we?
 - stukken klaar voor 8 dec
 - Huub belt 06 - 1192 7044"""

WHITEBOARD = make_photo(WHITEBOARD_TEXT, seed=4)

SCHOLEN = make_xlsx(
    {
        "Belronde": [
            ["School", "Gesproken met", "Mobiel", "Signaal na de uitslag"],
            ["Obs De Regenput, Tiel", "Fadoua Amezian", "06 34 80 12 97", "Leerlingen onrustig"],
            ["Cbs De Hoeksteen, Urk", "H. Kaptijn-Romkes", "0622 917 405", "Geen bijzonderheden"],
            ["Vso Het Anker, Den Helder", "Raoul Sinester", "06-27740316", "Gesprek in de klas"],
        ],
        "Achtergrond": [
            ["Veld", "Waarde"],
            ["Beller", "G. Demirtürk, personeelsnummer 30271946"],
            ["Aanleiding", "verkiezingsuitslag 22 november"],
        ],
    },
    author="Gülşen Demirtürk",
    title="Belronde scholen na de verkiezingen",
    when=datetime(2023, 11, 24, 15, 5),
    hidden=["Achtergrond"],
)

AANTEKENINGEN = make_docx(
    [
        "Aantekeningen Dewi, groep 2, over de verkiezingsuitslag",
        "Rondje. Thuong zegt niets. Sipke vindt dat wij het primaat van de politiek moeten uitleggen. "
        "Marieke O. moest huilen, haar vrouw is leraar op een islamitische school.",
        "Bellen met Marieke: 06 8130 2279 (privé).",
    ],
    author="Dewi Sastrowidjojo",
    title="aantekeningen",
    when=datetime(2023, 11, 23, 14, 0),
)

RECEPT = """\
Speculaastaart van oma Jeltje Wybenga

250 gram bloem, 150 gram boter, 125 gram basterdsuiker, 1 ei,
2 theelepels speculaaskruiden, amandelspijs. Een uur op 160 graden.
"""

OLD = make_docx(
    [
        "# Voorbereiding medewerkersbijeenkomst verkiezingen",
        "Den Haag, 10 november 2023",
        "Overleg van Huub Quaedvlieg en Marloes over de bijeenkomst van 23 november. De zaal is "
        "besproken; het programma hangt af van de uitslag.",
    ],
    author="Marloes van der Heijden-Postma",
    title="Voorbereiding bijeenkomst",
    when=datetime(2023, 11, 10, 9, 30),
)

PLANNING = """\
Planning taarten en lief-en-leedpot BO

- Abena: 3 december
- Huub: 11 december (vlaai)
- pot: 41,50 euro, op rekening NL47BANK0004455880
"""

LOOSE: list[File] = [
    File(ROUTEKAART_NAME, ROUTEKAART, "file", "duplicate", "zelfde bestand als bij BZK"),
    File("verslag medewerkersbijeenkomst.docx", VERSLAG, "file", "in_scope", "bijzondere gegevens"),
    File("woordvoeringslijn OCW.pdf", LIJN, "file", "in_scope", "zonder persoonsgegevens"),
    File(
        "intranet de uitslag en nu.html", INTRANET.encode(), "file", "in_scope", "verborgen tekst"
    ),
    File("vragen medewerkers uitslag.csv", VRAGEN_CSV.encode(), "file", "in_scope", "accountnamen"),
    File("whiteboard groep 4.png", WHITEBOARD, "file", "in_scope", "foto", "", "", WHITEBOARD_TEXT),
    File("belronde scholen.xlsx", SCHOLEN, "file", "in_scope", "verborgen blad"),
    File("voorbereiding bijeenkomst.docx", OLD, "file", "out_of_period", "van 10 november"),
    File("planning taarten.txt", PLANNING.encode(), "file", "off_topic", "taart"),
]
