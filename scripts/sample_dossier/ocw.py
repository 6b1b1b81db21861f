"""Mail of Onderwijs, Cultuur en Wetenschap: the .eml files of Bestuursondersteuning."""

from __future__ import annotations

from . import people as p
from .bzk_files import ROUTEKAART, ROUTEKAART_NAME
from .model import Addr, File, Mail
from .ocw_files import AANTEKENINGEN, LOGO, RECEPT

SIG_MARLOES = """
Vriendelijke groeten,
Marloes van der Heijden-Postma
Bestuursadviseur

Ministerie van Onderwijs, Cultuur en Wetenschap
Rijnstraat 50 | 2515 XP Den Haag | kamer 9.087
070-412 38 65 | 06 - 5038 2214
Ik werk niet op woensdagmiddag."""

o1 = Mail(
    "ocw-o1",
    p.MARLOES,
    [p.HUUB, p.DEWI, p.ABENA],
    "2023-11-22T22:48:00+01:00",
    "Bijeenkomst morgen na de uitslag",
    """\
Lieve allemaal,

Met deze uitslag denk ik dat er morgen veel meer mensen komen dan de zestig die zich hebben opgegeven.
Voorstel: we verplaatsen naar de grote zaal en zetten Teams open. Huub, wil jij het gesprek leiden?

Deelnamelink: https://teams.microsoft.example/l/meetup-join/19%3ameeting_MarloesHP23 (code 884 217 605 31)
"""
    + SIG_MARLOES,
    cc=[p.POSTBUS_BO],
    html="auto",
)

o2 = Mail(
    "ocw-o2",
    p.HUUB,
    [p.MARLOES],
    "2023-11-22T23:05:00+01:00",
    "Re: Bijeenkomst morgen na de uitslag",
    """\
Marloes,

Doe ich gaer, zou mijn moeder Trautje zeggen. Wel graag spelregels vooraf: iedereen mag iets vinden
van de uitslag, niemand hoeft te zeggen wat hij gestemd heeft, en geen verslag op naam.

Huub""",
    parent=o1,
    quote="gmail",
)

o3 = Mail(
    "ocw-o3",
    p.ABENA,
    [p.HUUB, p.MARLOES],
    "2023-11-23T07:31:00+01:00",
    "Re: Bijeenkomst morgen na de uitslag",
    """\
Eens met Huub. Mag ik één ding toevoegen? Vanochtend zei Kofi (14) aan het ontbijt dat hij niet naar
school durfde. Ik ben vast niet de enige met zo'n gesprek. Laten we daar ruimte voor maken zonder dat
het alleen daarover gaat. Ik neem om 9.10 de tram, bellen kan op 0639227158.

Abena Mensah-Bonsu
Adviseur | Bestuursondersteuning""",
    parent=o2,
    quote="gmail",
)

o4 = Mail(
    "ocw-o4",
    p.DEWI,
    [p.HUUB],
    "2023-11-23T14:20:00+01:00",
    "RE: Bijeenkomst morgen na de uitslag",
    """\
Zaal is opgeruimd. Mijn aantekeningen van groep 2 zitten erbij, die van Jikke staan op het whiteboard.
Ik maak er morgen een verslag zonder namen van. Vind jij ook dat we te weinig tijd hadden voor het
proces van de formatie?

Dewi

D. Sastrowidjojo | tst. 3862""",
    cc=[p.MARLOES],
    parent=o3,
    quote="outlook",
    files=[
        File(
            "aantekeningen Dewi Sastrowidjojo groep 2.docx",
            AANTEKENINGEN,
            "attachment",
            note="naam in de bestandsnaam",
        )
    ],
)

o5 = Mail(
    "ocw-o5",
    p.HUUB,
    [p.DEWI],
    "2023-11-23T16:59:00+01:00",
    "RE: Bijeenkomst morgen na de uitslag",
    """\
Dank Dewi, knap gedaan. Ja, het proces kwam er bekaaid af. Persoonlijk vind ik dat de top had moeten
zeggen dat wij voor de wetenschap blijven staan, maar zet dat niet in het verslag.

H.L.M. Quaedvlieg""",
    parent=o4,
    quote="outlook",
)

o6 = Mail(
    "ocw-o6",
    p.MARLOES,
    [p.OCW_ALLEN],
    "2023-11-24T16:12:00+01:00",
    "Terugblik bijeenkomst uitslag en vragenlijst",
    """\
Beste collega's,

Dank voor de open gesprekken gisteren. Drie dingen:

- de routekaart van BZK over telling en vaststelling van de uitslag zit in de bijlage;
- vragen kun je blijven stellen via bestuursondersteuning@minocw.nl;
- in januari is er een vervolg, als duidelijk is hoe de formatie loopt.
"""
    + SIG_MARLOES,
    html="auto",
    files=[
        File(ROUTEKAART_NAME, ROUTEKAART, "attachment", "duplicate", "zelfde bestand als bij BZK"),
        File("image002.png", LOGO, "inline-image", note="logo in de handtekening", cid="logo@ocw"),
    ],
)

rfc2047 = Mail(
    "ocw-rfc2047",
    p.GULSEN,
    [p.DEWI, Addr("Noëlle Çelik-d'Hondt", "noelle.celik@minocw.nl")],
    "2023-11-23T12:44:00+01:00",
    "Één vraag over de verkiezingsuitslag én de belronde naar scholen – graag vóór vrijdag",
    """\
Ha Dewi en Noëlle,

Ik bel morgen twintig scholen om te horen hoe het gaat na de uitslag. Mag ik jullie lijst gebruiken?
De rector van Het Anker, Raoul Sinester, vroeg er zelf om.

Selam,
Gülşen
06 41 55 09 38""",
    note="onderwerp en namen volgens RFC 2047",
)

bz_ocw = Mail(
    "ocw-bz",
    p.MARLOES,
    [p.SANNE, p.HUUB],
    "2023-11-27T12:05:00+01:00",
    "Verslagje overleg BZ/BZK/OCW over de bijeenkomsten na de uitslag",
    """\
Dag Sanne en Huub,

Kort wat we net bespraken:

1. Alle drie de departementen hielden een bijeenkomst over de verkiezingsuitslag.
2. Nergens is een verslag op naam gemaakt; bij OCW bestaat wel een groepsverslag.
3. Mohamed schrijft een gezamenlijk stukje over het proces van verkenner en informateur.
4. Volgende keer op 11 december, 11.00 uur.
"""
    + SIG_MARLOES,
    cc=[p.MOHAMED],
    received="from mail.minocw.nl by mbx07.minbuza.nl with ESMTPS",
)

halima = Mail(
    "ocw-halima",
    p.HALIMA,
    [p.POSTBUS_BO],
    "2023-11-24T20:17:00+01:00",
    "mijn klas na de uitslag",
    """\
Beste mensen van OCW,

Ik ben juf van groep 7 in Gouda. Donderdagochtend vroeg Ilyes uit mijn klas of hij na de uitslag nog
mag blijven bidden. Ik ben zelf moslima en bid ook, dus ik wist even niet wat ik moest zeggen. Hebben
jullie materiaal over democratie dat ik kan gebruiken?

Halima Ouchrif
Nieuwe Turfsingelstraat 5a, 2802 LK Gouda
06 - 23 61 40 85""",
    note="los bij een doorgestuurde mail, als message/rfc822",
)

doorgestuurd = Mail(
    "ocw-halima-fw",
    p.DEWI,
    [p.GULSEN],
    "2023-11-27T08:55:00+01:00",
    "Doorgestuurd: juf uit Gouda over de uitslag",
    """\
Gülşen, zie de mail in de bijlage. Heb jij een tip voor haar? Ik dacht aan ProDemos. Ze hoeft geen
officieel antwoord, een telefoontje is genoeg.

Dewi""",
    cc=[p.POSTBUS_BO],
    attached={"mijn klas na de uitslag.eml": halima},
    note="met een mail als bijlage",
)

NIEUWSBRIEF = """\
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style>body{font-family:Verdana} .pre{display:none;font-size:0;color:#fff}</style></head>
<body>
<div class="pre">Voorvertoning voor abonnee huub.quaedvlieg@minocw.nl (nr. HQ-77104)</div>
<table width="600"><tr><td bgcolor="#007b5a"><h2 style="color:#fff">Onderwijsnieuws van de dag</h2>
</td></tr><tr><td>
<p>Goedemorgen Huub,</p>
<p>Volgens de <b>voorlopige uitslag</b> is de PVV de grootste met 37 zetels. Lees wat de uitslag betekent
voor het onderwijs: <a href="https://nieuws.voorbeeldpost.nl/lees?u=hquaedvlieg&amp;id=5520">lees verder</a>.</p>
<ul><li>Opkomst rond 78 procent</li><li>JA21 van lid Eerdmans houdt 1 zetel</li>
<li>Wat doet een verkenner?</li></ul>
<p style="font-size:1px;color:#ffffff">redactie Pelle van Wijnbergen-Oei, 06-26 88 01 53</p>
<p>Afmelden kan <a href="https://nieuws.voorbeeldpost.nl/uit?u=hquaedvlieg">hier</a>.</p>
<img src="https://nieuws.voorbeeldpost.nl/open.gif?u=hquaedvlieg" width="1" height="1" alt="">
</td></tr></table></body></html>"""

nieuwsbrief = Mail(
    "ocw-nieuwsbrief",
    Addr("Onderwijsnieuws", "redactie@nieuws.voorbeeldpost.nl"),
    [p.HUUB],
    "2023-11-23T06:30:00+01:00",
    "De uitslag en het onderwijs",
    "",
    html=NIEUWSBRIEF,
    html_only=True,
    note="alleen HTML, met volgplaatje, verborgen tekst en koppelingen",
    headers=[("List-Unsubscribe", "<https://nieuws.voorbeeldpost.nl/uit?u=hquaedvlieg>")],
)

minister = Mail(
    "ocw-minister",
    p.POSTBUS_BO,
    [p.OCW_ALLEN],
    "2023-11-23T09:00:00+01:00",
    "Agenda bewindspersonen na de verkiezingen",
    """\
Beste collega's,

De agenda's van minister Dijkgraaf en staatssecretaris Gunay Uslu lopen na de verkiezingen door. Zij
zijn demissionair. Stukken voor de ministerraad van vrijdag gaan op de gewone manier.

De minister-president, Mark Rutte, licht vrijdag na de ministerraad de besluiten toe.

Bestuursondersteuning
Rijnstraat 50, 2515 XP Den Haag, 070-412 34 56""",
    note="zonder persoonsgegevens",
)

sipke1 = Mail(
    "ocw-sipke1",
    p.SIPKE,
    [p.MARLOES],
    "2023-11-24T10:26:00+01:00",
    "stukken voor de formatie: wie levert wat",
    """\
Marloes,

De directies vragen wie wat aanlevert voor het formatiedossier. Mijn voorstel: HO&S, Kennis en MenC voor
30 november, de rest voor 8 december. Voor de cijfers kunnen ze bij Chi-Wing Lau van FEZ terecht
(c.lau@minocw.nl). Ut kin net oars.

Mijns inziens moeten we de bezuinigingsvarianten op onderzoek er gewoon in zetten, hoe pijnlijk ook.

Sipke
S. Wybenga, 070 412 39 01""",
    html="auto",
)

sipke2 = Mail(
    "ocw-sipke2",
    p.MARLOES,
    [p.SIPKE],
    "2023-11-24T10:58:00+01:00",
    "RE: stukken voor de formatie: wie levert wat",
    """\
Akkoord met je planning. Over de varianten beslist de SG, dat leg ik hem maandag voor. Chi-Wing heeft
volgende week vader-dagen, vraag het dus aan zijn vervanger, Bo.
"""
    + SIG_MARLOES,
    parent=sipke1,
    quote="outlook",
    html="auto",
)

reiskosten = Mail(
    "ocw-stembureau",
    p.ABENA,
    [p.DEWI],
    "2023-11-21T13:15:00+01:00",
    "stembureau morgen",
    """\
Morgen ben ik de hele dag vrij, want ik zit op het stembureau in de Bijlmer voor de verkiezingen. Wil jij
de telefoon overnemen? Voor de dagvergoeding moest ik mijn BSN (918426030) en geboortedatum (02-07-1979)
drie keer invullen, gek werd ik ervan. Tot na de uitslag!

Abena""",
    note="BSN en geboortedatum",
)

edge_last = Mail(
    "ocw-edge-last",
    p.HUUB,
    [p.MARLOES],
    "2023-11-27T23:59:59+01:00",
    "nog even over de verkenner",
    """\
Marloes, ik lees nu pas je verslagje. Punt 3, over verkenner en informateur: laat Mohamed er ook bij
zetten waar mensen de officiële uitslag kunnen vinden. Welterusten, H.""",
    note="de laatste seconde van de periode",
    cte="7bit",
)

utc_out = Mail(
    "ocw-utc-out",
    p.MARLOES,
    [p.HUUB],
    "2023-11-27T23:30:00+00:00",
    "RE: nog even over de verkenner",
    """\
Doen we. Maar slaap jij nooit? M.""",
    parent=edge_last,
    quote="outlook",
    status="out_of_period",
    note="27 november in UTC, 28 november in Nederland",
    cte="7bit",
)

na = Mail(
    "ocw-na",
    p.DEWI,
    [p.HUUB],
    "2023-11-28T09:14:00+01:00",
    "Verslag bijeenkomst uitslag: laatste versie",
    """\
Huub, hierbij de laatste versie van het verslag over de uitslag, zonder namen. Akkoord? Dewi""",
    status="out_of_period",
    note="een dag na de periode",
)

taart = Mail(
    "ocw-taart",
    p.SIPKE,
    [p.OCW_ALLEN],
    "2023-11-22T11:11:00+01:00",
    "Taart in de pantry (met recept)",
    """\
Er staat speculaastaart in de pantry op 9. Het recept van oma zit erbij, want daar werd vorige keer om
gevraagd. Wie het laatste stuk neemt, wast het bord af.

Sipke""",
    status="off_topic",
    note="taart",
    files=[File("recept speculaastaart.txt", RECEPT.encode(), "attachment")],
)

lift = Mail(
    "ocw-lift",
    p.FACILITAIR,
    [p.OCW_ALLEN],
    "2023-11-23T08:00:00+01:00",
    "Onderhoud lift C en D",
    """\
Beste gebruikers van de Hoftoren,

Donderdag en vrijdag zijn lift C en D buiten gebruik. Gebruik de liften A en B of de trap. Voor meer
informatie: facilitair@minocw.nl of balie 070-412 20 00.

Servicedesk Facilitair""",
    status="off_topic",
    note="liftonderhoud; het woord informatie is geen formatie",
)

verlof = Mail(
    "ocw-verlof",
    Addr("Opdebeeck, M. (Marieke)", "m.opdebeeck@minocw.nl"),
    [p.MARLOES],
    "2023-11-24T17:40:00+01:00",
    "verlof januari",
    """\
Hoi Marloes,

Ik wil graag van 8 tot en met 26 januari vrij nemen voor de verbouwing aan de Kromme Baggerkade. Lukt
dat met de bezetting? Roelfien kan mijn telefoon overnemen.

Marieke
06 8130 2279""",
    status="off_topic",
    note="verlof",
)

FIRST = [o1, o2, o3, o4, o5, o6, rfc2047, doorgestuurd, nieuwsbrief, minister, sipke1, sipke2]
REST = [reiskosten, edge_last, utc_out, na, taart, lift, verlof]
MAILS: list[Mail] = [*FIRST, *REST]
