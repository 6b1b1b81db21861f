"""Files of the Ministry of Foreign Affairs: loose ones and attachments."""

from __future__ import annotations

from datetime import datetime

from .model import File
from .office import make_docx, make_xlsx, make_zip
from .pdfs import make_locked_pdf, make_logo, make_pdf

LOGO = make_logo("BZ", (21, 66, 115))

MEMO = make_pdf(
    [
        "<b>Ministerie van Buitenlandse Zaken</b>\nDirectie Europa\nRijnstraat 8, 2515 XP Den Haag",
        [
            ["Aan", "Plaatsvervangend directeur (T.A. van den Nieuwenhuijzen)"],
            ["Van", "Sanne de Vries, Ruben Tahapary"],
            ["Contact", "S.M. de Vries, 070 348 51 27 / 06-52817743, sanne.devries@minbuza.nl"],
            ["Datum", "23 november 2023"],
            ["Kenmerk", "DEU-2023-1187"],
            ["Onderwerp", "Duiding verkiezingsuitslag en wat die betekent voor het EU-werk"],
        ],
        "# 1. Uitslag in het kort",
        "Volgens de voorlopige uitslag wordt de PVV van Geert Wilders de grootste fractie met 37 "
        "zetels. GroenLinks-PvdA, met lijsttrekker Frans Timmermans, krijgt 25 zetels, de VVD van "
        "Dilan Yeşilgöz 24 en Nieuw Sociaal Contract van Pieter Omtzigt 20. De opkomst lag rond "
        "78 procent. De Kiesraad stelt de uitslag op 1 december vast; de nieuwe Kamer wordt op 6 "
        "december beëdigd.",
        "# 2. Vragen van de posten",
        "De posten kregen gisteravond al vragen. Liesbeth Oudshoorn-Blaak (Berlijn) telde er voor "
        "middernacht veertien, vooral van redacties. Kwabena Osei-Tutu (Washington) meldt dat men "
        "daar wil weten hoe de formatie verloopt en wie een verkenner aanwijst. De posten "
        "verwijzen naar het proces en geven geen politieke duiding.",
        "# 3. Lijn",
        "- Het kabinet is demissionair. De minister-president, Mark Rutte, en minister Bruins Slot "
        "vertegenwoordigen Nederland in Brussel tot er een nieuw kabinet is.<br/>"
        "- Lopende Raadsposities blijven gelden, met inachtneming van moties van de Kamer.<br/>"
        "- Over coalities en over partijprogramma's doet de ambtelijke dienst geen uitspraken.",
        "\f",
        "# 4. Agenda tot de Europese Raad van 14 en 15 december",
        [
            ["Datum", "Wat", "Wie"],
            ["24 november", "Gesprek Kamervoorzitter met fractievoorzitters", "TK"],
            ["27 november", "Briefing EU-ambassadeurs over de uitslag", "Ruben Tahapary"],
            ["1 december", "Vaststelling uitslag door de Kiesraad", "Kiesraad"],
            ["6 december", "Installatie nieuwe Kamer", "TK"],
            ["11 december", "RAZ, voorbereiding Europese Raad", "Wei-Lin Cheung"],
        ],
        "# 5. Overdracht",
        "Fenna Hylkema-Zijlstra houdt de vragenlijst van de posten bij. Yusuf Karabulut is het "
        "aanspreekpunt voor woordvoering, bereikbaar op +31 6 14 27 93 86, ook in het weekend.",
        "# 6. Persoonlijke beschouwing van de opstellers",
        "Wij vinden dat de directie deze week te afwachtend heeft gehandeld en dat de posten al op "
        "maandag een lijn hadden moeten hebben.",
        "Paraaf: SdV / RT",
    ],
    title="Duiding verkiezingsuitslag",
    author="Sanne de Vries",
    when=datetime(2023, 11, 23, 9, 58),
    footer="DEU-2023-1187 | intern | telefoon algemeen 070-348 64 86",
    note=("Ruben Tahapary", "Sanne, par. 6 eruit voor dit naar de posten gaat? Bel even. RT"),
    bookmarks=[("1. Uitslag in het kort", 0), ("Opmerkingen Thirsa van den Nieuwenhuijzen", 1)],
)

BRIEFING = make_docx(
    [
        "# Briefing posten: verkiezingsuitslag 22 november 2023",
        "Deze tekst is bedoeld voor gesprekken met ministeries en media in het gastland.",
        [
            ["Vraag", "Antwoord"],
            [
                "Wie heeft gewonnen?",
                "Volgens de voorlopige uitslag is de PVV de grootste met 37 zetels.",
            ],
            [
                "Wanneer is er een nieuw kabinet?",
                "Dat valt niet te zeggen. De formatie van 2021 duurde 299 dagen.",
            ],
            [
                "Wat doet een verkenner?",
                "Die onderzoekt in opdracht van de Kamer welke coalities denkbaar zijn.",
            ],
        ],
        "# Contact",
        "Vragen over deze briefing: Fenna Hylkema-Zijlstra (fenna.hylkema@minbuza.nl, "
        "tst. 070-348 53 90) of de postbus deu@minbuza.nl.",
        "- Buiten kantooruren: Yusuf, 0614279386.",
    ],
    author="Fenna Hylkema-Zijlstra",
    last_editor="Wei-Lin Cheung",
    title="Briefing posten verkiezingsuitslag",
    header="Ministerie van Buitenlandse Zaken | Directie Europa",
    footer="Opgesteld door F. Hylkema-Zijlstra, versie 0.3",
    comment="Tekst nagelopen met Wei-Lin",
    when=datetime(2023, 11, 23, 9, 20),
)

QA = make_docx(
    [
        "# Q&A woordvoering buitenland",
        "Versie van Yusuf Karabulut, 24 november 2023, 08.15 uur.",
        "- Gaat Nederland uit de EU? Het kabinet is demissionair; het beleid is ongewijzigd.",
        "- Wie is de verkenner? Dat is aan de Kamer. De PVV heeft Gom van Strien voorgedragen.",
        "- Hoeveel zetels heeft de grootste partij? De PVV komt uit op 37 van de 150 zetels.",
        "Journalisten die terugbellen: Ilka Brandstaetter (freelance), +49 151 2345 0187.",
    ],
    author="Yusuf Karabulut",
    title="Q&A woordvoering buitenland",
    when=datetime(2023, 11, 24, 7, 15),
)

KAMERBRIEF = make_pdf(
    [
        "> Retouradres Postbus 20011, 2500 EA Den Haag",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nPostbus 20018\n"
        "2500 EA Den Haag",
        "Datum: 20 november 2023\nBetreft: Organisatie van de verkiezing van 22 november 2023",
        "[Voorbeelddocument bij Lakstraat; deze brief is niet echt verzonden.]",
        "Geachte Voorzitter,",
        "Op woensdag 22 november 2023 wordt de verkiezing van de leden van de Tweede Kamer "
        "gehouden. In deze brief geef ik een overzicht van de organisatie. In totaal zijn er ruim "
        "negenduizend stembureaus. Kiezers in het buitenland brengen hun stem uit per brief; de "
        "briefstembureaus staan onder toezicht van de gemeente Den Haag. Na de stemming maken de "
        "gemeenten de voorlopige uitslag bekend. De Kiesraad stelt de officiële uitslag vast op 1 "
        "december 2023.",
        "Voor de eerdere stukken verwijs ik naar Kamerstuk 36 410 VII, nr. 12.",
        "De minister van Binnenlandse Zaken en Koninkrijksrelaties,\n\n\nHugo de Jonge",
    ],
    title="Kamerbrief organisatie verkiezing",
    author="Ministerie van Binnenlandse Zaken en Koninkrijksrelaties",
    when=datetime(2023, 11, 20, 11, 0),
    footer="Kenmerk 2023-0000687412",
)
KAMERBRIEF_LINK = (
    "https://www.rijksoverheid.nl/documenten/kamerstukken/2023/11/20/voorbeeld-kamerbrief"
)

CHAT = """\
22-11-2023 20:41 - Berichten en oproepen zijn end-to-end versleuteld. Niemand buiten deze chat kan \
ze lezen.
22-11-2023 20:41 - Ruben T heeft de groep "DEU uitslagenavond" gemaakt
22-11-2023 20:58 - Ruben T: nog 2 min. wie zit er op het plein en wie thuis
22-11-2023 20:59 - Fenna Hylkema: thuis, Jelmar slaapt eindelijk
22-11-2023 21:01 - Sanne dV: exitpoll!! pvv 35
22-11-2023 21:01 - Sanne dV: glpvda 26 vvd 23 nsc 20
22-11-2023 21:03 - Yusuf Karabulut: ok. 1e journalist belt al, in t engels. ik verwijs naar morgen
22-11-2023 21:04 - Wei-Lin: 😮
22-11-2023 21:07 - Ruben T: @Yusuf niks over inhoud zeggen aub. alleen proces
22-11-2023 21:09 - Yusuf Karabulut: tuurlijk
22-11-2023 21:12 - sanne dv: thirsa wil morgen 8.30 memo. ruub doe jij het kopje agenda dan doe ik \
de zetels
22-11-2023 21:15 - Fenna Hylkema: zal ik eerlijk zijn? ik heb zelf op volt gestemd en ik zit hier \
te huilen. sorry
22-11-2023 21:16 - Wei-Lin: hoeft geen sorry fen ❤️
22-11-2023 21:18 - +31 6 48 02 15 73: hoi met Kwabena, dit is mn lokale nr niet, bel dit maar
22-11-2023 21:20 - Ruben T: welkom kwab. hoe is het in DC
22-11-2023 21:22 - +31 6 48 02 15 73: iedereen vraagt wat een verkenner is
22-11-2023 21:40 - Yusuf Karabulut: <Media weggelaten>
22-11-2023 23:55 - Ruben T: prognose 37. ik ga slapen. 7.15 bij de fietsenstalling Sanne?
22-11-2023 23:56 - Sanne dV: 7.15. neem de laptop mee, ik kom met de auto, kenteken G-482-RN, \
wil jij die aanmelden?
23-11-2023 00:03 - Ruben T: 👍
23-11-2023 12:31 - Wei-Lin: lunch? bij de wereldkeuken. Osei mag via teams mee 😂
23-11-2023 12:33 - Fenna Hylkema: ik meld me af, moet naar de huisarts met mn migraine
"""

ICS = """\
BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:E074C5B7-DEU-duiding-kernteam
DTSTAMP:20231122T211500Z
DTSTART;TZID=Europe/Amsterdam:20231123T083000
DTEND;TZID=Europe/Amsterdam:20231123T091500
SUMMARY:Duiding verkiezingsuitslag - kernteam
LOCATION:Rijnstraat 8 kamer 14C-03 / Webex
ORGANIZER;CN="Nieuwenhuijzen, T.A. van den (Thirsa)":mailto:thirsa.vandennieuwenhuijzen@minbuza.nl
ATTENDEE;CN="Vries, S.M. de (Sanne)";RSVP=TRUE:mailto:sanne.devries@minbuza.nl
ATTENDEE;CN="Tahapary, R.J. (Ruben)";RSVP=TRUE:mailto:ruben.tahapary@minbuza.nl
ATTENDEE;CN="Osei-Tutu, K. (Kwabena)";ROLE=OPT-PARTICIPANT:mailto:kwabena.osei-tutu@minbuza.nl
DESCRIPTION:Graag de voorlopige uitslag en het memo bij de hand.\\nKwabena b
 elt in via https://bz-overleg.webex.example/meet/tvdnieuwenhuijzen\\, toegang
 scode 2387 114 9052.
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
DESCRIPTION:REMINDER
END:VALARM
END:VEVENT
END:VCALENDAR
"""

ICS_BYTES = ICS.replace("\n", "\r\n").encode()

SUBSIDIES = make_xlsx(
    {
        "Overzicht": [
            ["Dossier", "Organisatie", "Bedrag", "Behandelaar"],
            ["MAT-23-014", "Stichting Waterbrug", 48500, "G. Pattipeilohy"],
            ["MAT-23-019", "Vereniging Noordkust", 12750, "G. Pattipeilohy"],
            ["MAT-23-027", "Coöperatie De Kade", 31000, "vacant"],
        ]
    },
    author="Directie Europa",
    title="Subsidieoverzicht",
    when=datetime(2023, 11, 21, 10, 0),
)

OVERDRACHT_ZIP_DOCX = make_docx(
    [
        "# Aantekeningen bezoek Berlijn na de verkiezingen",
        "Liesbeth belde om 07.40 uur. De Duitse ambtgenoot wilde weten of de uitslag gevolgen "
        "heeft voor het bezoek van 12 december. Antwoord: nee, het bezoek gaat door.",
        "Rekening taxi: IBAN NL60 BANK 0001 2345 67 t.n.v. E. Oudshoorn-Blaak, € 43,20.",
    ],
    author="Liesbeth Oudshoorn-Blaak",
    title="Aantekeningen Berlijn",
    when=datetime(2023, 11, 24, 8, 0),
)

LATER = make_docx(
    [
        "# Notitie definitieve verkiezingsuitslag",
        "Den Haag, 1 december 2023",
        "De Kiesraad heeft vandaag de uitslag vastgesteld. De zetelverdeling is gelijk aan de "
        "voorlopige uitslag. Opgesteld door Wei-Lin Cheung.",
    ],
    author="Wei-Lin Cheung",
    title="Notitie definitieve uitslag",
    when=datetime(2023, 12, 1, 13, 30),
)

LOCKED_PASSWORD = "Rijnstraat-1123"
LOCKED = make_locked_pdf(
    [
        "# Verslag gesprek over de formatie",
        "Vertrouwelijk. Verslag van Thirsa van den Nieuwenhuijzen, 24 november 2023.",
        "Besproken is welke stukken de directie klaarlegt voor de verkenner.",
    ],
    password=LOCKED_PASSWORD,
)


def memo(status: str = "", note: str = "memo met metadata, opmerking en bladwijzer") -> File:
    """The two-page memo; it is attached to a mail and lies loose as well."""
    return File("20231123 memo duiding uitslag.pdf", MEMO, "file", status, note)


def berlin_zip() -> File:
    """A zip with a Word file, attached to a mail."""
    inner = File("aantekeningen Berlijn.docx", OVERDRACHT_ZIP_DOCX, "attachment")
    return File(
        "berlijn.zip",
        make_zip([(inner.name, inner.data)]),
        "archive",
        "container",
        "zip aan een mail",
        inner=[File(inner.name, inner.data, "file", "in_scope", "in een zip aan een mail")],
    )


LOOSE: list[File] = [
    memo("duplicate", "zelfde bestand als de bijlage bij de mail aan de posten"),
    File(
        "Kamerbrief 20 november 2023.pdf",
        KAMERBRIEF,
        "file",
        "already_public",
        f"al openbaar: {KAMERBRIEF_LINK}",
    ),
    File("briefing posten verkiezingsuitslag v0.3.docx", BRIEFING, "file", "duplicate", "bijlage"),
    File("WhatsApp-chat met DEU uitslagenavond.txt", CHAT.encode(), "chat", "in_scope", "export"),
    File("overleg 23 november.ics", ICS_BYTES, "calendar", "duplicate", "ook aan een mail"),
    File("subsidieoverzicht MATRA 2023.xlsx", SUBSIDIES, "file", "off_topic", "ander dossier"),
    File("notitie uitslag definitief.docx", LATER, "file", "out_of_period", "van 1 december"),
    File(
        "verslag formatie (beveiligd).pdf",
        LOCKED,
        "file",
        "unprocessable",
        "wachtwoord nodig; het staat onder passwords",
    ),
]
