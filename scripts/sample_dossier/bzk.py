"""Mail of Binnenlandse Zaken: the mbox of Directie Democratie en Bestuur."""

from __future__ import annotations

from . import people as p
from .bzk_files import ZAAL_TXT, zetel_pdf
from .model import Addr, File, Mail

SIG_MOHAMED = """
Met vriendelijke groet,

Mohamed El Bouazzati
Adviseur verkiezingen
........................................................................
Directie Democratie en Bestuur
Ministerie van Binnenlandse Zaken en Koninkrijksrelaties
Turfmarkt 147 | 2511 DP | Den Haag | toren 6
M 06-21 77 40 95 | www.rijksoverheid.nl/bzk"""

SIG_SHANTI = """
Hartelijke groet, Shanti

drs. S.D. Ramkhelawan | managementondersteuner | 070 426 71 93"""

edge_out = Mail(
    "bzk-edge-out",
    p.SHANTI,
    [p.DDB_ALLEN],
    "2023-11-17T23:59:59+01:00",
    "Rooster verkiezingsnacht",
    """\
Allen, hierbij het laatste rooster voor de verkiezingsnacht. Tjeerd en Aga tot 02.00 uur, Mohamed en
Sharnette vanaf 02.00 uur. Eten staat in de pantry.
"""
    + SIG_SHANTI,
    status="out_of_period",
    note="de laatste seconde voor de periode",
)

utc_in = Mail(
    "bzk-utc-in",
    p.VERKIEZINGEN,
    [p.MOHAMED, p.TJEERD],
    "2023-11-17T23:30:00+00:00",
    "Melding 4471: vraag over stempas en uitslag",
    """\
Automatische doorzending van een webformulier.

Naam: Chidi Okonkwo-Bakkum
E-mail: c.okonkwo@voorbeeldpost.nl
Telefoon: 06.41.77.20.36
Vraag: Ik ben verhuisd naar Valkenkamp 209, 3607 MG Maarssen en kreeg twee stempassen. Wordt mijn stem
nu dubbel geteld in de uitslag? Ik wil geen gedoe, mijn BSN is 935208173.""",
    note="17 november in UTC, 18 november in Nederland",
    cte="base64",
)

t1 = Mail(
    "bzk-t1",
    p.HANNELORE,
    [p.MOHAMED],
    "2023-11-23T01:52:00+01:00",
    "Stand telling 01.50 uur",
    """\
Mohamed,

Stand van 01.50 uur: 301 van de 342 gemeenten binnen. Wat nog ontbreekt zijn vooral grote gemeenten.
Het beeld uit de exitpoll wordt sterker, de PVV gaat richting 37 zetels. Ik noem dit alleen als
telling; een uitspraak over de uitslag doet de Kiesraad pas op 1 december.

Drie gemeenten melden een storing in de rekentool. Ze tellen door op papier.

Hannelore Wolthuis
coördinator uitslagvaststelling, Kiesraad
doorkiesnummer 070 426 73 19""",
    html="auto",
)

t2 = Mail(
    "bzk-t2",
    p.MOHAMED,
    [p.HANNELORE],
    "2023-11-23T02:07:00+01:00",
    "RE: Stand telling 01.50 uur",
    """\
Dank Hannelore. Welke drie zijn het? Dan weet woordvoering dat ze er niet van schrikken. Ik zit op
kantoor met Sharnette tot zes uur, daarna neemt Tjeerd het over.
"""
    + SIG_MOHAMED,
    cc=[p.SHARNETTE, p.WOORDVOERING],
    parent=t1,
    quote="original",
)

t3 = Mail(
    "bzk-t3",
    p.HANNELORE,
    [p.MOHAMED],
    "2023-11-23T02:31:00+01:00",
    "RE: Stand telling 01.50 uur",
    """\
Die drie noem ik liever aan de telefoon. De storing is overigens al verholpen en voor de uitslag
maakt het niet uit: alles wordt donderdag centraal nageteld.

H.""",
    cc=[p.SHARNETTE],
    parent=t2,
    quote="original",
)

t4 = Mail(
    "bzk-t4",
    p.MOHAMED,
    [p.TJEERD, p.AGNIESZKA],
    "2023-11-23T06:04:00+01:00",
    "FW: Stand telling 01.50 uur",
    """\
Overdracht nachtdienst:

- alle gemeenten binnen om 05.48 uur, opkomst rond 78 procent
- zetelverdeling in de bijlage, tabel is gecontroleerd door Sharnette
- om 07.30 uur belafspraak met de minister over het tijdpad tot de officiële uitslag

Voor de internationale waarnemers staat dit in het Engels op de deur:

From 06.00 hours: ask for Tjeerd.
From 14.00 hours: staff meeting, no calls please.

Ik ga slapen, mijn telefoon staat uit tot 13 uur. Bij echte nood: Samira, 0031 6 5590 1427.
"""
    + SIG_MOHAMED,
    cc=[p.EWOUT],
    parent=t3,
    quote="original",
    files=[zetel_pdf()],
    note="een regel begint met From, in de mbox >From",
)

afstemming = Mail(
    "bzk-afstemming",
    p.MOHAMED,
    [p.SANNE, p.MARLOES],
    "2023-11-23T15:48:00+01:00",
    "Interdepartementale afstemming: lijn na de verkiezingsuitslag",
    """\
Beste Sanne en Marloes,

Jullie organiseren net als wij een bijeenkomst voor medewerkers over de verkiezingsuitslag. Ter
informatie hoe wij het vanmiddag deden: eerst de cijfers, dan het proces van verkenner tot kabinet,
daarna een gesprek in groepen. We maken geen verslag op naam.

Uit de groepen kwam vooral de vraag wat het primaat van de politiek betekent voor je eigen advies.
Annelies de Jonge heeft daar een mooi half A4'tje over geschreven; ze heeft er geen bezwaar tegen dat
jullie het gebruiken. (En nee, geen familie van de minister.)

Zullen we dit maandag om 11.00 uur kort naast elkaar leggen?
"""
    + SIG_MOHAMED,
    cc=[p.TJEERD],
    html="auto",
    received="from mail1.minbzk.nl by mbx07.minbuza.nl with ESMTPS",
)

antwoord_bz = Mail(
    "bzk-antwoord-bz",
    p.SANNE,
    [p.MOHAMED],
    "2023-11-24T10:10:00+01:00",
    "RE: Interdepartementale afstemming: lijn na de verkiezingsuitslag",
    """\
Dag Mohamed,

Maandag 11.00 uur is goed, ik stuur een link. Bij ons was het kleiner: dertig mensen in de bibliotheek.
Zij wilden vooral weten wat zij aan buitenlandse collega's kunnen vertellen over de formatie.

Wie van OCW is er maandag bij, Marloes of Huub?

Sanne
070 348 51 27""",
    cc=[p.MARLOES],
    parent=afstemming,
    quote="outlook",
    received="from mail-gw2.minbuza.nl by mbx07.minbuza.nl with ESMTPS",
)

wv1 = Mail(
    "bzk-wv1",
    p.WOORDVOERING,
    [p.MOHAMED, p.MARLOES],
    "2023-11-23T09:40:00+01:00",
    "Woordvoeringslijn verkiezingsuitslag (definitief)",
    """\
Ter informatie de lijn voor vandaag.

1. De minister van BZK, Hugo de Jonge, is stelselverantwoordelijk; de Kiesraad gaat over de uitslag.
2. De uitslag is voorlopig en wordt vastgesteld op 1 december.
3. Over de formatie doet het kabinet geen uitspraken. De Kamer is aan zet.
4. Vragen over gevoelens van ambtenaren: dat is aan henzelf; ambtenaren werken voor elk kabinet.

Pers kan bellen met 070-426 64 26. Overdag is Rashmi van der Tuin piket, 's avonds Jip.""",
    cc=[p.TJEERD],
    received="from mail1.minbzk.nl by mail1.minbzk.nl with LMTP",
)

taart = Mail(
    "bzk-taart",
    p.SHARNETTE,
    [p.DDB_ALLEN],
    "2023-11-20T10:02:00+01:00",
    "Taart!",
    """\
Lieve collega's,

Vandaag ben ik veertig geworden en dat vier ik met bolo pretu van mijn tante Mirugia. Hij staat vanaf
drie uur in de pantry op 6. Wie er één krijgt die op is, moet morgen zelf bakken.

Sharnette""",
    status="off_topic",
    note="taart",
    html="auto",
)

ziek = Mail(
    "bzk-ziek",
    p.SHANTI,
    [p.TJEERD],
    "2023-11-24T08:34:00+01:00",
    "Agnieszka ziek - wie doet de uitslag?",
    """\
Tjeerd,

Aga belde net: ze is flauwgevallen op de trap en ligt ter observatie in het ziekenhuis, ze is tien
weken zwanger. Dat laatste weet nog niemand, dus houd het onder ons. Haar man Bartosz is bij haar.

Kun jij de presentatie over de uitslag in Zwolle overnemen? De organisatie daar is te bereiken via
Fokke, 06 12 88 45 90. Haar laptop ligt in kluis 214, code 7719.
"""
    + SIG_SHANTI,
    note="gezondheid",
)

ziek2 = Mail(
    "bzk-ziek2",
    p.TJEERD,
    [p.SHANTI],
    "2023-11-24T08:41:00+01:00",
    "Re: Agnieszka ziek - wie doet de uitslag?",
    """\
Ach, wat naar. Natuurlijk. Doe haar de groeten, ik stuur een kaart naar de Admiraliteitsgracht 88-3
(klopt dat nog?). Ik neem de trein van 11.05 en gebruik de tabel met zetels van gisteren.

Tjeerd

Verstuurd vanaf mijn iPhone""",
    parent=ziek,
    quote="gmail",
)

zwolle = Mail(
    "bzk-zwolle",
    p.TJEERD,
    [Addr("Fokke Regenboog-Assinck", "fokke@regiobijeenkomst.example.nl")],
    "2023-11-24T09:15:00+01:00",
    "Presentatie uitslag vanmiddag",
    """\
Beste Fokke,

Vanmiddag neem ik waar voor mijn collega. Ik heb een kwartier nodig, een beamer en een glas water. De
tabel met zetels zit in de bijlage; verspreid hem gerust, hij is openbaar. Zou je ook de route naar
het Auditorium van volgende week willen doorsturen? Die zit er ook bij.

Tjeerd Buwalda
BZK / Democratie en Bestuur
06-46209913""",
    cc=[p.SHANTI],
    files=[
        zetel_pdf("duplicate", "zelfde bestand als bij de overdracht van de nachtdienst"),
        File(
            "routebeschrijving auditorium.txt",
            ZAAL_TXT.encode(),
            "attachment",
            note="zonder een zoekwoord: volgt zijn mail",
        ),
    ],
)

burger = Mail(
    "bzk-burger",
    p.BEREND,
    [p.VERKIEZINGEN],
    "2023-11-23T19:26:00+01:00",
    "klacht uitslag!!",
    """\
Aan de minister

Ik ben al 43 jaar lid van het CDA en ik heb gisteren voor het eerst op iemand anders gestemd namelijk
op Pieter Omtzigt. Nu hoor ik dat mijn stem misschien ongeldig is omdat ik met een blauwe pen buiten
het vakje ging. Dat vind ik een schande!!! Ik eis een hertelling van de uitslag in Smallingerland.

B. Stoffelsma
Zuiderkerkpad 14
9203 KN Drachten
0512 - 54 18 63
ps ik rij elke dag langs het gemeentehuis met mn witte caddy (V-318-TD) dus ze kennen me wel""",
    charset="iso-8859-1",
    note="politieke gezindheid van een burger",
)

burger_int = Mail(
    "bzk-burger-int",
    p.VERKIEZINGEN,
    [p.SHARNETTE],
    "2023-11-24T11:03:00+01:00",
    "FW: klacht uitslag!!",
    """\
Sharnette, wil jij deze meneer bellen? Standaardantwoord: buiten het vakje kan geldig zijn, het
stembureau beslist, hertelling is aan de Kiesraad of de nieuwe Kamer. Niet ingaan op zijn keuze.
""",
    parent=burger,
    quote="original",
)

burger_ant = Mail(
    "bzk-burger-ant",
    p.SHARNETTE,
    [p.BEREND],
    "2023-11-27T10:50:00+01:00",
    "Antwoord op uw bericht over de uitslag",
    """\
Geachte heer Stoffelsma,

Vanochtend sprak ik met uw vrouw, Tryntsje. Zij vroeg mij het antwoord op te schrijven. Een stem is
geldig als duidelijk is op wie u stemt, ook als het potlood buiten het vakje komt. Of er een hertelling
komt, beslist de Kiesraad. Over de uitslag kunt u meer lezen op www.kiesraad.nl.

Met vriendelijke groet,

S.R. Isenia
namens de minister van Binnenlandse Zaken en Koninkrijksrelaties""",
    cc=[p.VERKIEZINGEN],
)

formatie = Mail(
    "bzk-formatie",
    p.EWOUT,
    [p.ANNELIES],
    "2023-11-24T16:20:00+01:00",
    "overdrachtsdossier / formatie",
    """\
Annelies,

Het dossier staat op de schijf. Wat ik er in de marge bij wil zeggen: bouwsteen 1 is naar mijn mening
veel te dun, en ik zou de minister adviseren om het referendum helemaal niet aan te bieden.

De verkenner vraagt misschien volgende week om stukken. Wie tekent af, jij of de pSG? Ik ben er
maandag niet: Ramses' adoptiezitting.

Ewout
E. ter Braak, T 070-4266841""",
    note="persoonlijke beleidsopvatting; privé",
)

verkenner = Mail(
    "bzk-verkenner",
    p.TJEERD,
    [p.DDB_ALLEN],
    "2023-11-24T17:32:00+01:00",
    "Kort nieuws: verkenner voorgedragen",
    """\
Allen,

De fractievoorzitters spraken vanmiddag met Kamervoorzitter Vera Bergkamp. De PVV draagt senator Gom
van Strien voor als verkenner. Maandag begint hij met zijn gesprekken, onder anderen met Geert
Wilders, Frans Timmermans, Dilan Yeşilgöz, Pieter Omtzigt, Rob Jetten en Caroline van der Plas. De
Kamer debatteert na de installatie over het verslag.

Prettig weekend, Tjeerd""",
)

namenlijst = Mail(
    "bzk-intervisie",
    p.AGNIESZKA,
    [p.SHANTI],
    "2023-11-22T17:25:00+01:00",
    "vanavond",
    """\
hoi shanti, ik kijk bij mo en samira thuis naar de exitpoll, kom je ook? 2e Nassaukade 30 hs, bel
bij "bouazzati/yildiz". neem geen wijn mee ze drinken niet. ramkhelawantje jr mag ook mee hoor :)
aga""",
    note="chattoon, kleine letters",
)

laatste = Mail(
    "bzk-laatste",
    p.TJEERD,
    [p.MOHAMED],
    "2023-11-27T18:45:00+01:00",
    "Zitting hoofdstembureau",
    """\
Zitting van het hoofdstembureau is zonder bezwaren verlopen. Eén bezoeker vroeg of de uitslag van
Smallingerland opnieuw geteld wordt; nee dus. Proces-verbaal staat vanavond op kiesraad.nl.
Voor de achtergrond: Kamerstuk 36 000 VII, nr. 12.

T.""",
    cte="7bit",
)

FIRST = [edge_out, utc_in, t1, t2, t3, t4, afstemming, antwoord_bz, wv1, taart, ziek, ziek2]
REST = [zwolle, burger, burger_int, burger_ant, formatie, verkenner, namenlijst, laatste]
MAILS: list[Mail] = [*FIRST, *REST]
