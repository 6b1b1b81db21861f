"""Files of the Ministry of the Interior: loose ones and attachments."""

from __future__ import annotations

from datetime import datetime

from .model import File
from .office import make_docx, make_locked_zip, make_xlsx, make_zip
from .pdfs import make_pdf, make_scan

ZETELS = [
    ["Partij", "Exitpoll 21.00 uur", "Voorlopige uitslag", "2021"],
    ["PVV", "35", "37", "17"],
    ["GroenLinks-PvdA", "26", "25", "17"],
    ["VVD", "23", "24", "34"],
    ["NSC", "20", "20", "-"],
    ["D66", "10", "9", "24"],
    ["BBB", "7", "7", "1"],
    ["CDA", "5", "5", "15"],
    ["SP", "5", "5", "9"],
    ["Overige partijen", "19", "18", "33"],
    ["Totaal", "150", "150", "150"],
]

ZETEL_PDF = make_pdf(
    [
        "<b>Zetelverdeling na de verkiezing van 22 november 2023</b>",
        "Stand: donderdag 23 november 2023, 07.00 uur. Bron: ANP en Kiesraad. De officiële uitslag "
        "volgt op 1 december 2023.",
        ZETELS,
        "De opkomst komt uit op ongeveer 78 procent. Voor vragen over de cijfers: "
        "verkiezingen@minbzk.nl of 070-426 64 26.",
    ],
    title="Zetelverdeling voorlopige uitslag",
    author="Ministerie van BZK",
    when=datetime(2023, 11, 23, 7, 5),
)

ROUTEKAART = make_pdf(
    [
        "<b>Routekaart: van stemming tot vastgestelde uitslag</b>",
        [
            ["Moment", "Stap", "Wie"],
            [
                "22 november, 21.00 uur",
                "Sluiting stembureaus, telling op lijstniveau",
                "Stembureau",
            ],
            ["23 november", "Centrale telling en controle", "Gemeentelijk stembureau"],
            ["24-27 november", "Processen-verbaal naar hoofdstembureau", "Gemeente"],
            ["27 november", "Zitting hoofdstembureau, openbaar", "Hoofdstembureau"],
            ["1 december, 10.00 uur", "Vaststelling uitslag, openbaar", "Kiesraad"],
            ["6 december", "Toelating en beëdiging nieuwe leden", "Tweede Kamer"],
        ],
        "Iedereen mag bij de telling en de zittingen aanwezig zijn. Wie een fout in een "
        "proces-verbaal ziet, kan dat melden aan de Kiesraad (info@kiesraad.nl). Zie ook "
        "Kamerstuk 35 455, nr. 3.",
        "Bezoekadres: Turfmarkt 147, 2511 DP Den Haag.",
    ],
    title="Routekaart telling en vaststelling",
    author="Ministerie van BZK",
    when=datetime(2023, 11, 21, 16, 0),
)
ROUTEKAART_NAME = "routekaart telling en vaststelling uitslag.pdf"

SCAN_TEXT = """\
                                        W. Vlasblom
                                        Korte Vletstraat 31
                                        3134 NX  Vlaardingen

Ministerie van Binnenlandse Zaken
Postbus 20011
2500 EA Den Haag

Vlaardingen, 23 november 2023

Betreft: de verkiezing van gisteren

Geachte minister,

Gisteren was ik voor de zevende keer lid van een
stembureau. Na sluiting om negen uur hebben wij tot
kwart voor drie geteld. Om half twee klopte de telling
nog niet: er was een verschil van elf stempassen.
Onze voorzitter, mevrouw Rosita Lieuw-On, heeft daarna
alles opnieuw laten tellen en toen was het goed.

Ik ben geboren op 14 maart 1951 en heb suikerziekte.
Mag de telling de volgende dag? Dan komt de uitslag
maar een dag later. Ik wil er graag met u over spreken.

Mijn vergoeding is nog niet betaald. Mijn rekening is
NL81 BANK 0009 8765 01 en mijn telefoonnummer is
010 - 284 71 96.

Hoogachtend,

W. Vlasblom
(Willemijntje)"""

SCAN = make_scan(
    SCAN_TEXT, seed=231123, when=datetime(2023, 11, 24, 10, 12), title="Scan 24-11-2023 10.12"
)

ATTENDANCE = make_xlsx(
    {
        "Aanmeldingen": [
            ["Naam", "Directie", "Telefoon", "E-mail", "Dieet"],
            [
                "El Bouazzati, Mohamed",
                "DDB",
                "06-21774095",
                "mohamed.elbouazzati@minbzk.nl",
                "halal",
            ],
            ["Ramkhelawan, Shanti", "DDB", "070 426 71 93", "shanti.ramkhelawan@minbzk.nl", "vega"],
            [
                "Wróblewska, Agnieszka",
                "DDB",
                "06 37 51 80 24",
                "agnieszka.wroblewska@minbzk.nl",
                "",
            ],
            ["Buwalda, Tjeerd", "DDB", "06-46209913", "tjeerd.buwalda@minbzk.nl", ""],
            ["Isenia, Sharnette", "DDB", "+31630518847", "sharnette.isenia@minbzk.nl", ""],
            ["Ter Braak, Ewout", "DDB", "070-4266841", "ewout.terbraak@minbzk.nl", "glutenvrij"],
            ["Hidayat-Lekatompessy, Noëlla", "CZW", "06 29 38 04 71", "n.hidayat@minbzk.nl", ""],
            ["Van 't Woudt, Joris", "DGOO", "06-18854402", "joris.vantwoudt@minbzk.nl", ""],
        ],
        "Zaal en inhoud": [
            ["Tijd", "Onderdeel", "Zaal"],
            ["14.00", "Uitslag en zetels: wat weten we", "Auditorium"],
            ["14.30", "Van verkenner tot formatie", "Auditorium"],
            ["15.00", "Gesprek in groepen", "Zaal 6.11, 6.12 en 6.14"],
            ["Begeleiding", "Tjeerd, Shanti en Aga", "Pers.nr. 40098173 tekent de huur"],
        ],
    },
    author="Sharnette Isenia",
    title="Aanmeldingen duidingsbijeenkomst verkiezingsuitslag",
    when=datetime(2023, 11, 23, 10, 30),
    notes={("Aanmeldingen", "A8"): "Noëlla komt later, moet Imani naar zwemles brengen"},
)

NOTA = make_docx(
    [
        "# Nota: duiding van de uitslag voor medewerkers",
        "Doel van de bijeenkomst is om stil te staan bij de verkiezingsuitslag en bij de rol van "
        "de ambtenaar. Niemand hoeft te vertellen wat hij of zij heeft gestemd.",
        "- Deel 1: feiten, door Agnieszka Wróblewska.",
        "- Deel 2: het proces, door Mohamed El Bouazzati.",
        "- Deel 3: gesprek in groepen, zonder verslag op naam.",
        "De plaatsvervangend secretaris-generaal opent de bijeenkomst.",
    ],
    author="Tjeerd Buwalda",
    title="Nota duidingsbijeenkomst",
    header="BZK | Directie Democratie en Bestuur",
    footer="Zaaknummer 2023-0000690118",
    when=datetime(2023, 11, 22, 16, 40),
)

AGENDA_TXT = """\
Duidingsbijeenkomst verkiezingsuitslag
donderdag 23 november 2023, 14.00-16.00 uur, Auditorium

1. Opening
2. De uitslag: cijfers en zetels (Aga)
3. Het proces: verkenner, informateur, formateur (Mohamed)
4. Gesprek in groepen
5. Borrel in het Atrium

Vragen vooraf: ddb-allen@minbzk.nl of bij Shanti, kamer T-06.118
"""

SCENARIO_CSV = """\
combinatie;zetels;meerderheid
"PVV, VVD, NSC, BBB";88;ja
"GL-PvdA, VVD, NSC, D66";78;ja
"PVV, VVD, NSC";81;ja
"""

FORMATIEDOSSIER = make_docx(
    [
        "# Formatiedossier BZK",
        "Status: concept, uitsluitend bestemd voor het formatieproces. Niet verspreiden.",
        "Dit dossier bevat bouwstenen die op verzoek aan een informateur worden gegeven. Het is "
        "samengesteld door Ewout ter Braak en Annelies, onder verantwoordelijkheid van de "
        "secretaris-generaal.",
        "# Bouwsteen 1: kiesstelsel",
        "Vraagstuk, beleidsopties en budgettaire gevolgen van een regionaal kiesstelsel. Optie A: "
        "ongewijzigd. Optie B: 125 zetels via kiesdistricten. Kosten: € 21 miljoen incidenteel.",
        [
            ["Optie", "Budgettair effect", "Uitvoerbaar vanaf"],
            ["A", "€ 0", "-"],
            ["B", "€ 21 mln", "2027"],
            ["C", "€ 8 mln", "2026"],
        ],
        "# Bouwsteen 2: referendum",
        "Beschrijving van de stand van de grondwetswijziging en de keuzes voor een nieuw kabinet.",
    ],
    author="Ewout ter Braak",
    title="Formatiedossier",
    header="FORMATIE - VERTROUWELIJK",
    footer="Exemplaar 2 van 6",
    when=datetime(2023, 11, 24, 15, 0),
)

ZAAL_TXT = """\
Routebeschrijving Auditorium

Ingang Turfmarkt 147. Na de poortjes rechts, de roltrap op, tweede deur links.
Er is een ringleiding. Rolstoelplaatsen zijn op rij A.
De gastvrouw die middag is Mercedes Pinas, tst. 88214.
"""

LOCKED_ZIP_PASSWORD = "Stembus22!"
LOCKED_ZIP = make_locked_zip(
    "incidenten stembureaus.txt",
    b"Meldingen verkiezingsdag: 11 stempassen verschil, gemeld door Rosita Lieuw-On.\n",
    LOCKED_ZIP_PASSWORD,
)

BROKEN_PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + ZETEL_PDF[9000:15000]
_BACKUP = make_zip([("uitslag 2021.docx", NOTA), ("zetels.pdf", ZETEL_PDF)])
BROKEN_ZIP = _BACKUP[:20000]

PARKEER_CSV = """\
aanvraag;kenteken;garage;ingangsdatum
P-2231;R-905-XS;Turfmarkt -2;20-11-2023
P-2232;L-177-GV;Turfmarkt -2;27-11-2023
"""


def zetel_pdf(status: str = "", note: str = "tabel zonder persoonsgegevens") -> File:
    """The table of seats; it is attached to two mails."""
    return File("zetelverdeling 23-11.pdf", ZETEL_PDF, "attachment", status, note)


LOOSE: list[File] = [
    File(
        "20231124 scan brief Vlaardingen.pdf", SCAN, "file", "in_scope", "scan", "", "", SCAN_TEXT
    ),
    File("aanwezigen bijeenkomst 23 november.xlsx", ATTENDANCE, "file", "in_scope", "twee bladen"),
    File(
        "stukken duidingsbijeenkomst.zip",
        make_zip(
            [
                ("agenda.txt", AGENDA_TXT.encode()),
                ("bijlagen/nota duiding uitslag.docx", NOTA),
                ("zetels per combinatie.csv", SCENARIO_CSV.encode()),
            ]
        ),
        "archive",
        "container",
        "zip met drie bestanden",
        inner=[
            File("agenda.txt", AGENDA_TXT.encode()),
            File("bijlagen/nota duiding uitslag.docx", NOTA, note="in een map in de zip"),
            File("zetels per combinatie.csv", SCENARIO_CSV.encode(), note="geen persoonsgegevens"),
        ],
    ),
    File(ROUTEKAART_NAME, ROUTEKAART, "file", "in_scope", "zonder persoonsgegevens"),
    File("formatiedossier BZK concept.docx", FORMATIEDOSSIER, "file", "in_scope", "formatie"),
    File("kapot.pdf", BROKEN_PDF, "file", "unprocessable", "afgekapt, geen lezer opent het"),
    File("back-up stembureaus.zip", BROKEN_ZIP, "archive", "unprocessable", "halve zip"),
    File(
        "meldingen stembureaus.zip",
        LOCKED_ZIP,
        "archive",
        "unprocessable",
        "wachtwoord nodig; het staat onder passwords",
    ),
    File("parkeerplaatsen.csv", PARKEER_CSV.encode(), "file", "off_topic", "parkeren"),
]
