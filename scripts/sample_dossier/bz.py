"""Mail of Buitenlandse Zaken: the Maildir of Directie Europa."""

from __future__ import annotations

from . import people as p
from .bz_files import BRIEFING, ICS_BYTES, LOGO, QA, berlin_zip, memo
from .model import File, Mail

DISCLAIMER = """
\

Dit bericht kan informatie bevatten die niet voor u is bestemd. Indien u niet de geadresseerde bent
of dit bericht abusievelijk aan u is toegezonden, wordt u verzocht dat aan de afzender te melden en
het bericht te verwijderen. De Staat aanvaardt geen aansprakelijkheid voor schade, van welke aard
ook, die verband houdt met risico's verbonden aan het elektronisch verzenden van berichten."""

SIG_SANNE = """
Sanne de Vries
Senior beleidsmedewerker
Ministerie van Buitenlandse Zaken | Directie Europa
Rijnstraat 8 | 2515 XP | Den Haag
T 070 348 51 27 | M 06-52817743
sanne.devries@minbuza.nl | werkdagen ma, di, wo, do"""

SIG_RUBEN = """
Met vriendelijke groet,
Ruben Tahapary
Coördinator EU-zaken | Directie Europa
M: +31 (0)6 39 14 60 28"""

RECEIVED = "from mail-gw2.minbuza.nl by mbx07.minbuza.nl with ESMTPS"

edge_first = Mail(
    "bz-edge-first",
    p.POSTBUS_DEU,
    [p.SANNE, p.RUBEN],
    "2023-11-18T00:00:00+01:00",
    "Automatische weekmail: agenda verkiezingsweek",
    """\
Weekagenda Directie Europa, week 47

- maandag: RAZ-voorbereiding, 10.00 uur
- woensdag 22 november: verkiezingen, wie als stembureaulid is ingeroosterd heeft verlof
- donderdag: duiding uitslag, 08.30 uur, kamer 14C-03

Dit bericht is automatisch verzonden.""",
    note="precies op de eerste seconde van de periode",
    received=RECEIVED,
)

washington_in = Mail(
    "bz-was-in",
    p.KWABENA,
    [p.RUBEN],
    "2023-11-17T18:10:00-05:00",
    "Media-aandacht verkiezingen hier",
    """\
Ruub,

Hier is het kwart over zes 's avonds, bij jou slaapt alles. Toch vast dit: twee kranten willen
woensdag live verslag doen van de verkiezingen en vragen of ze bij ons op de residentie de exitpoll
mogen kijken. Ik neig naar nee. Mag ik daar maandag een lijntje op?

Groet uit DC,
Kwabena

K. Osei-Tutu | First Secretary, Political | cell +1 202 555 0143""",
    note="17 november in Washington, 18 november in Den Haag",
    cte="7bit",
)

before = Mail(
    "bz-before",
    p.RUBEN,
    [p.SANNE],
    "2023-11-17T15:22:00+01:00",
    "Voorbereiding duiding uitslag",
    """\
Sanne, kun jij vast een leeg memo klaarzetten voor donderdag? Kopjes: uitslag, vragen van de posten,
lijn, agenda. Dan vullen we alleen de zetels nog in.
"""
    + SIG_RUBEN,
    status="out_of_period",
    note="een dag voor de periode",
)

a1 = Mail(
    "bz-a1",
    p.SANNE,
    [p.RUBEN],
    "2023-11-22T21:14:00+01:00",
    "Exitpoll en memo voor morgen",
    """\
Hoi Ruben,

De exitpoll is net binnen: PVV 35, GroenLinks-PvdA 26, VVD 23, NSC 20. Dat is echt iets anders dan
waar we het memo op hadden voorbereid. Ik begin vanavond aan een nieuwe versie. Zou jij paragraaf 4
(agenda tot aan de Europese Raad) willen doen? Thirsa wil het om half negen bespreken en daarna moet
het naar de posten, want die worden nu al gebeld.

Fenna heeft de vragen van Berlijn en Parijs al in een lijstje gezet. Ze is vanavond thuis te bereiken
op 058 - 216 40 77.

Groet,
"""
    + SIG_SANNE
    + DISCLAIMER,
    cc=[p.FENNA],
    html="auto",
    received=RECEIVED,
    headers=[("X-MS-Has-Attach", "no"), ("Thread-Topic", "Exitpoll en memo voor morgen")],
)

a2 = Mail(
    "bz-a2",
    p.RUBEN,
    [p.SANNE],
    "2023-11-22T22:02:00+01:00",
    "RE: Exitpoll en memo voor morgen",
    """\
Doe ik. Ik zet er ook bij wanneer de Kiesraad de uitslag vaststelt (1 december) en wanneer de nieuwe
Kamer wordt beëdigd (6 december).

Eén ding: in je vorige concept staat een zin over "onrust onder partners". Die zou ik weglaten. We
weten het niet en het klinkt als een oordeel. Wat er wél in moet: lopende Raadsposities gelden
gewoon door. Overigens vind ik het onbegrijpelijk dat de leiding ons geen scenario's liet maken.
"""
    + SIG_RUBEN,
    cc=[p.FENNA],
    parent=a1,
    quote="outlook",
)

a3 = Mail(
    "bz-a3",
    p.SANNE,
    [p.POSTEN],
    "2023-11-23T10:31:00+01:00",
    "Duiding verkiezingsuitslag: memo en briefing voor de posten",
    """\
Beste collega's op de posten,

Hierbij het memo over de voorlopige uitslag en een korte briefing met vragen en antwoorden. De
briefing mag je in gesprekken gebruiken, het memo is alleen voor intern.

Kern: de PVV is volgens de voorlopige uitslag de grootste met 37 zetels. Het kabinet is demissionair
en blijft Nederland vertegenwoordigen. Over een mogelijke coalitie zeggen we niets; dat is aan de
Kamer en aan de verkenner die de Kamer aanwijst.

Stuur vragen die je krijgt naar deu@minbuza.nl, t.a.v. Fenna. Zij houdt ze bij in één lijst.

Hartelijke groet, mede namens Ruben en Wei-Lin,
"""
    + SIG_SANNE
    + DISCLAIMER,
    cc=[p.RUBEN, p.FENNA, p.WEILIN, p.THIRSA],
    html="auto",
    files=[
        memo("in_scope"),
        File("briefing posten verkiezingsuitslag v0.3.docx", BRIEFING, "attachment"),
        File("image001.png", LOGO, "inline-image", note="logo in de handtekening", cid="logo1@bz"),
    ],
    received=RECEIVED,
)

a4 = Mail(
    "bz-a4",
    p.LIESBETH,
    [p.SANNE],
    "2023-11-23T13:47:00+01:00",
    "RE: Duiding verkiezingsuitslag: memo en briefing voor de posten",
    """\
Dag Sanne,

Heel nuttig, dank. Drie vragen die wij hier kregen en die er nog niet in staan:

1. Wat is het verschil tussen een verkenner en een informateur?
2. Gaat het bezoek van 12 december door?
3. Kan de uitslag nog veranderen door de briefstemmen?

Over 3: in het stuk staat 1 december als datum van vaststelling. Is de telling in het buitenland dan
al binnen? Wij hadden hier 1.900 enveloppen op de post.

De aantekeningen van mijn gesprek vanochtend zitten in de zip. Mijn taxibon graag naar Gerdien.

Grüße aus Berlin,
Liesbeth

E.C.M. Oudshoorn-Blaak | Hoofd Politieke Afdeling | Ambassade Berlijn
Direkt: +49 30 5550 1862 | Mobil +49 170 5550 294""",
    parent=a3,
    quote="outlook",
    files=[berlin_zip()],
)

a5 = Mail(
    "bz-a5",
    p.SANNE,
    [p.LIESBETH],
    "2023-11-24T09:05:00+01:00",
    "RE: Duiding verkiezingsuitslag: memo en briefing voor de posten",
    """\
Dag Liesbeth,

1. De verkenner kijkt welke combinaties denkbaar zijn; een informateur onderzoekt er één of meer echt.
2. Ja, dat gaat door. Minister Bruins Slot is demissionair maar blijft gewoon in functie.
3. De briefstemmen zitten grotendeels al in de voorlopige uitslag. Voor de cijfers: info@kiesraad.nl.

Ik vul de briefing aan. Wei-Lin zet hem vanmiddag op de site voor de posten.

Groet,
Sanne""",
    cc=[p.WEILIN],
    parent=a4,
    quote="outlook",
)

embassy1 = Mail(
    "bz-e1",
    p.ELSPETH,
    [p.RUBEN],
    "2023-11-23T16:20:00+00:00",
    "Dutch elections: next steps in the formatie",
    """\
Dear Ruben,

Thank you for your time on the phone. London will ask me tomorrow what happens next, so may I check
three points with you?

- Speaker Vera Bergkamp meets the party leaders on Friday and they propose a "verkenner" (scout).
- The Electoral Council confirms the result on 1 December.
- Until a new government is sworn in, Prime Minister Rutte's caretaker government carries on.

Is there anything else in the public domain that you would point me to? I would rather not rely on
the exitpoll headlines.

With best wishes,
Elspeth

Elspeth Farquharson
Second Secretary (Political), Embassy in The Hague
Mob: +44 7700 900482 | elspeth.farquharson@embassy.example""",
    cte="7bit",
    note="17.20 uur in Den Haag",
)

embassy2 = Mail(
    "bz-e2",
    p.RUBEN,
    [p.ELSPETH],
    "2023-11-24T08:48:00+01:00",
    "Re: Dutch elections: next steps in the formatie",
    """\
Dear Elspeth,

All three are correct and all of it is public: see the website of the House of Representatives and
kiesraad.nl. The PVV has put forward Senator Gom van Strien as verkenner. I cannot comment on what
he will look at, nor on any coalition.

On a personal note: congratulations on little Hamish! Our youngest is keeping us awake as well.

Best,
Ruben Tahapary
+31 (0)6 39 14 60 28""",
    parent=embassy1,
    quote="gmail",
)

embassy3 = Mail(
    "bz-e3",
    p.ELSPETH,
    [p.RUBEN],
    "2023-11-24T05:12:00-05:00",
    "Re: Dutch elections: next steps in the formatie",
    """\
Thanks so much, that is exactly what I needed. I am in New York until Sunday, hence the odd hour.
Elspeth""",
    parent=embassy2,
    quote="gmail",
    cte="7bit",
)

vrije_mening = Mail(
    "bz-mening",
    p.FENNA,
    [p.WEILIN],
    "2023-11-23T08:03:00+01:00",
    "gisteren",
    """\
Hee Wei-Lin,

Sorry voor mijn uitbarsting in de appgroep. Ik heb slecht geslapen van die uitslag. Mijn ouders in
Drachten hebben allebei PVV gestemd en ik weet niet hoe ik daar zondag over moet beginnen.

Over het werk: ik vind dat we de posten nu eindelijk eerlijk moeten zeggen dat ons
uitbreidingsdossier stil komt te liggen. Maar dat mag vast weer niet van boven.

x Fen""",
    note="bijzondere persoonsgegevens en een persoonlijke beleidsopvatting",
)

invite = Mail(
    "bz-invite",
    p.THIRSA,
    [p.SANNE, p.RUBEN, p.KWABENA],
    "2023-11-22T22:15:00+01:00",
    "Duiding verkiezingsuitslag - kernteam",
    """\
Wanneer: donderdag 23 november 2023 08:30-09:15
Waar: Rijnstraat 8 kamer 14C-03 / Webex

Graag de voorlopige uitslag en het memo bij de hand.""",
    files=[File("uitnodiging.ics", ICS_BYTES, "calendar", note="agenda-uitnodiging")],
    cte="base64",
)

auto_reply = Mail(
    "bz-auto",
    p.WEILIN,
    [p.SANNE],
    "2023-11-23T10:31:40+01:00",
    "Automatisch antwoord: Duiding verkiezingsuitslag: memo en briefing voor de posten",
    """\
Dank voor je bericht. Ik ben vandaag op dienstreis en lees mijn mail niet. Voor spoed over de
Raad Algemene Zaken kun je terecht bij Ruben Tahapary (06 39146028) of bij deu@minbuza.nl.

Wei-Lin Cheung / 张伟琳""",
    parent=a3,
    headers=[("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")],
    folder="new",
    note="automatisch antwoord",
)

qa_mail = Mail(
    "bz-qa",
    p.YUSUF,
    [p.THIRSA, p.POSTBUS_DEU],
    "2023-11-24T08:21:00+01:00",
    "Q&A woordvoering buitenland, versie 24/11",
    """\
Goedemorgen,

Bijgaand de Q&A zoals vanochtend met de directie Communicatie besproken. Nieuw is de vraag over de
verkenner. De minister-president, Mark Rutte, is vandaag bij de ministerraad; daarna is er de
gebruikelijke persconferentie.

Twee redacties vroegen naar de mening van "ambtenaren bij BZ" over de uitslag. Daar gaan we niet op
in, ook niet off the record. Krijg je zo'n belletje, verbind dan door met 070-348 64 86.

Yusuf
(ook bereikbaar via Signal: @ykarabulut_pers)""",
    files=[File("QA woordvoering buitenland 2411.docx", QA, "attachment")],
    folder="new",
)

burgerbrief = Mail(
    "bz-burger",
    p.ORSOLYA,
    [p.POSTBUS_DEU],
    "2023-11-25T11:40:00+01:00",
    "Vraag over de uitslag en mijn verblijf",
    """\
Geachte heer, mevrouw,

Ik ben Hongaarse en woon sinds 2009 in Nederland, aan de Tweede Esdoornlaan 118-B, 9741 KG Groningen.
Mijn dochter Zsófia zit in groep 6. Sinds de verkiezingsuitslag vraagt zij elke avond of wij weg
moeten. Kunt u mij zeggen of er iets verandert voor EU-burgers?

Mijn burgerservicenummer is 817304526, ik weet niet of u dat nodig heeft. Bellen mag ook: nul zes
43 29 08 17.

Met vriendelijke groet,
Orsolya Tímár
geboren 9 augustus 1981 te Pécs""",
    charset="iso-8859-1",
    header_charset="iso-8859-1",
    note="ISO-8859-1; burger",
)

burger_forward = Mail(
    "bz-burger-fw",
    p.FENNA,
    [p.SANNE],
    "2023-11-27T09:26:00+01:00",
    "Fwd: Vraag over de uitslag en mijn verblijf",
    """\
Deze kwam zaterdag binnen. Kunnen we haar een gewone, geruststellende brief sturen? Voor EU-burgers
verandert er door een verkiezing niets. Ik bel haar vanmiddag.

Fenna
""",
    parent=burgerbrief,
    quote="forward",
)

parkeren = Mail(
    "bz-parkeer",
    p.WEILIN,
    [p.FENNA],
    "2023-11-20T12:05:00+01:00",
    "parkeervergunning Rijnstraat",
    """\
Hoi Fenna,

Weet jij waar ik de parkeervergunning voor mijn nieuwe auto aanvraag? Het kenteken is 8-XKT-49. De
vorige liep via Gerdien, maar die is met pensioen. De informatie op het intranet klopt niet meer.

Wei-Lin""",
    status="off_topic",
    note="parkeervergunning",
    html="auto",
)

subsidie = Mail(
    "bz-subsidie",
    p.RUBEN,
    [p.POSTBUS_DEU],
    "2023-11-21T14:18:00+01:00",
    "Verlenging MAT-23-019",
    """\
Collega's,

Vereniging Noordkust vraagt drie maanden uitstel voor het eindverslag van MAT-23-019. De reden is een
lekkage in het archief. Ik stel voor dat te geven, mits de tussentijdse cijfers er voor 15 december
zijn. Wie wil dit afstemmen met FEZ?
"""
    + SIG_RUBEN,
    status="off_topic",
    note="subsidiedossier",
    folder="new",
)

edge_after = Mail(
    "bz-edge-after",
    p.POSTBUS_DEU,
    [p.SANNE, p.RUBEN],
    "2023-11-28T00:00:00+01:00",
    "Automatische weekmail: agenda na de verkiezingen",
    """\
Weekagenda Directie Europa, week 48

- vrijdag 1 december: vaststelling uitslag door de Kiesraad, 10.00 uur

Dit bericht is automatisch verzonden.""",
    status="out_of_period",
    note="precies de eerste seconde na de periode",
    received=RECEIVED,
)

washington_out = Mail(
    "bz-was-out",
    p.KWABENA,
    [p.RUBEN],
    "2023-11-27T20:04:00-05:00",
    "Nieuwe verkenner?",
    """\
Ruub, hier vragen ze of er al een nieuwe verkenner is. Heb jij iets openbaars dat ik kan doorsturen?
Kwabena""",
    status="out_of_period",
    note="27 november in Washington, 28 november in Den Haag",
    cte="7bit",
)

FIRST = [edge_first, washington_in, before, a1, a2, a3, a4, a5, embassy1, embassy2, embassy3]
REST = [vrije_mening, invite, auto_reply, qa_mail, burgerbrief, burger_forward, parkeren, subsidie]
MAILS: list[Mail] = [*FIRST, *REST, edge_after, washington_out]
