"""The ground truth that a person laid down: what must go, what must stay, what needs weighing."""

from __future__ import annotations

SECRETS: dict[str, list[str]] = {
    "PERSON": [
        # Buitenlandse Zaken and posts
        "Vries, S.M. de (Sanne)", "Sanne de Vries", "S.M. de Vries", "Sanne dV", "sanne dv", "Sanne",
        "Tahapary, R.J. (Ruben)", "Ruben Tahapary", "Tahapary", "Ruben T", "Ruben", "Ruub", "ruub",
        "Hylkema-Zijlstra, F. (Fenna)", "Fenna Hylkema-Zijlstra", "F. Hylkema-Zijlstra",
        "Fenna Hylkema", "Hylkema", "Zijlstra", "Fenna", "Fen",
        "Karabulut, Y. (Yusuf)", "Yusuf Karabulut", "Karabulut", "Yusuf",
        "Cheung, W.L. (Wei-Lin)", "Wei-Lin Cheung", "Cheung", "Wei-Lin", "张伟琳",
        "Nieuwenhuijzen, T.A. van den (Thirsa)", "Thirsa van den Nieuwenhuijzen",
        "T.A. van den Nieuwenhuijzen", "Nieuwenhuijzen", "Thirsa", "thirsa",
        "Osei-Tutu, K. (Kwabena)", "Kwabena Osei-Tutu", "K. Osei-Tutu", "Osei", "Kwabena",
        "Oudshoorn-Blaak, E.C.M. (Liesbeth)", "Liesbeth Oudshoorn-Blaak",
        "E.C.M. Oudshoorn-Blaak", "E. Oudshoorn-Blaak", "Oudshoorn", "Liesbeth",
        "Elspeth Farquharson", "Farquharson", "Elspeth", "Hamish", "Gerdien", "SdV / RT", "Jelmar",
        "Ilka Brandstaetter", "Brandstaetter", "Orsolya Tímár", "Tímár", "Orsolya", "Zsófia",
        # Binnenlandse Zaken, Kiesraad
        "El Bouazzati, M. (Mohamed)", "El Bouazzati, Mohamed", "Mohamed El Bouazzati", "Bouazzati",
        "Mohamed", "Samira", "samira", "bouazzati/yildiz",
        "Buwalda, T.P. (Tjeerd)", "Buwalda, Tjeerd", "Tjeerd Buwalda", "Buwalda", "Tjeerd",
        "Ramkhelawan, S.D. (Shanti)", "Ramkhelawan, Shanti", "S.D. Ramkhelawan", "Ramkhelawan",
        "ramkhelawantje", "Shanti", "shanti",
        "Wróblewska, A. (Agnieszka)", "Wróblewska, Agnieszka", "Agnieszka Wróblewska", "Wróblewska",
        "Agnieszka", "Aga", "aga", "Bartosz",
        "Isenia, S.R. (Sharnette)", "Isenia, Sharnette", "Sharnette Isenia", "S.R. Isenia", "Isenia",
        "Sharnette", "Braak, E.J. ter (Ewout)", "Ewout ter Braak", "Ter Braak, Ewout",
        "E. ter Braak", "Ewout", "Ramses", "Jonge, A.C. de (Annelies)", "Annelies de Jonge",
        "Annelies", "Hannelore Wolthuis", "Wolthuis", "Hannelore", "Rashmi van der Tuin", "Rashmi", "Jip",
        "Hidayat-Lekatompessy, Noëlla", "Hidayat", "Lekatompessy", "Noëlla", "Imani", "Van 't Woudt, Joris", "Woudt",
        "Joris", "Mercedes Pinas", "Mercedes", "Pinas", "Fokke Regenboog-Assinck", "Assinck", "Fokke",
        "Chidi Okonkwo-Bakkum", "Okonkwo", "W. Vlasblom", "Vlasblom", "Willemijntje",
        "Rosita Lieuw-On", "Lieuw-On", "Berend Stoffelsma", "B. Stoffelsma", "Stoffelsma",
        "Tryntsje",
        # Onderwijs, Cultuur en Wetenschap
        "Heijden-Postma, M.J. van der (Marloes)", "Marloes van der Heijden-Postma", "Heijden-Postma",
        "Marloes", "Sastrowidjojo, D. (Dewi)", "Dewi Sastrowidjojo", "D. Sastrowidjojo",
        "Sastrowidjojo", "Dewi", "Wybenga, S. (Sipke)", "S. Wybenga", "Wybenga", "Sipke",
        "Demirtürk, G. (Gülşen)", "Gülşen Demirtürk", "G. Demirtürk", "Demirtürk", "Gülşen",
        "Noëlle Çelik-d'Hondt", "Çelik", "Noëlle", "Mensah-Bonsu, A. (Abena)", "Abena Mensah-Bonsu",
        "Mensah-Bonsu", "Abena", "Kofi", "Quaedvlieg, H.L.M. (Huub)", "Huub Quaedvlieg",
        "H.L.M. Quaedvlieg", "Quaedvlieg", "Huub", "Trautje", "Jikke", "Gerrit-Jan", "Thuong",
        "Marieke O.", "Marieke", "Chi-Wing Lau", "Chi-Wing", "Halima Ouchrif", "Ouchrif", "Halima",
        "Ilyes", "Fadoua Amezian", "Amezian", "H. Kaptijn-Romkes", "Kaptijn", "Romkes", "Raoul Sinester",
        "Sinester", "Pelle van Wijnbergen-Oei", "Wijnbergen",
    ],
    "EMAIL": [
        "sanne.devries@minbuza.nl", "ruben.tahapary@minbuza.nl", "fenna.hylkema@minbuza.nl",
        "yusuf.karabulut@minbuza.nl", "wei-lin.cheung@minbuza.nl",
        "thirsa.vandennieuwenhuijzen@minbuza.nl", "kwabena.osei-tutu@minbuza.nl",
        "liesbeth.oudshoorn@minbuza.nl", "elspeth.farquharson@embassy.example",
        "mohamed.elbouazzati@minbzk.nl", "tjeerd.buwalda@minbzk.nl", "shanti.ramkhelawan@minbzk.nl",
        "agnieszka.wroblewska@minbzk.nl", "sharnette.isenia@minbzk.nl", "ewout.terbraak@minbzk.nl",
        "annelies.dejonge@minbzk.nl", "h.wolthuis@kiesraad.nl", "n.hidayat@minbzk.nl",
        "joris.vantwoudt@minbzk.nl", "marloes.vanderheijden@minocw.nl",
        "dewi.sastrowidjojo@minocw.nl", "sipke.wybenga@minocw.nl", "gulsen.demirturk@minocw.nl",
        "abena.mensah@minocw.nl", "huub.quaedvlieg@minocw.nl", "noelle.celik@minocw.nl",
        "c.lau@minocw.nl", "b.stoffelsma@voorbeeldpost.nl", "halima.ouchrif@voorbeeldpost.nl",
        "orsolya@timar.example.nl", "c.okonkwo@voorbeeldpost.nl",
        "fokke@regiobijeenkomst.example.nl",
    ],
    "PHONE": [
        "070 348 51 27", "06-52817743", "058 - 216 40 77", "+31 (0)6 39 14 60 28", "06 39146028",
        "+1 202 555 0143", "+49 30 5550 1862", "+49 170 5550 294", "+44 7700 900482",
        "+31 6 14 27 93 86", "0614279386", "070-348 53 90", "+49 151 2345 0187",
        "+31 6 48 02 15 73", "nul zes 43 29 08 17", "06-21 77 40 95", "06-21774095",
        "070 426 71 93", "06.41.77.20.36", "070 426 73 19", "0031 6 5590 1427", "06 12 88 45 90",
        "06 37 51 80 24", "06-46209913", "+31630518847", "070-4266841", "06 29 38 04 71",
        "06-18854402", "0512 - 54 18 63", "010 - 284 71 96", "070-412 38 65", "06 - 5038 2214",
        "0639227158", "06 41 55 09 38", "06 - 23 61 40 85", "06-26 88 01 53", "070 412 39 01",
        "06 - 1192 7044", "06 34 80 12 97", "0622 917 405", "06-27740316", "06 8130 2279",
        "tst. 3862", "tst. 88214",
    ],
    "BSN": ["817304526", "935208173", "918426030"],
    "IBAN": ["NL60 BANK 0001 2345 67", "NL81 BANK 0009 8765 01"],
    "ADDRESS": [
        "Tweede Esdoornlaan 118-B", "Valkenkamp 209", "Korte Vletstraat 31",
        "Zuiderkerkpad 14", "Admiraliteitsgracht 88-3", "2e Nassaukade 30 hs",
        "Nieuwe Turfsingelstraat 5a",
    ],
    "POSTCODE": ["9741 KG", "3607 MG", "3134 NX", "9203 KN", "2802 LK"],
    "LICENSE_PLATE": ["G-482-RN", "V-318-TD"],
    "DOB": ["9 augustus 1981", "14 maart 1951", "02-07-1979"],
    "PERSONNEL_NO": ["40098173", "30271946"],
    "URL_PRIVATE": [
        "https://bz-overleg.webex.example/meet/tvdnieuwenhuijzen", "2387 114 9052",
        "https://teams.microsoft.example/l/meetup-join/19%3ameeting_MarloesHP23", "884 217 605 31",
        "https://nieuws.voorbeeldpost.nl/lees?u=hquaedvlieg&id=5520",
        "https://nieuws.voorbeeldpost.nl/uit?u=hquaedvlieg",
        "https://nieuws.voorbeeldpost.nl/open.gif?u=hquaedvlieg",
    ],
    "USERNAME": [
        "@ykarabulut_pers", "dsastrowidjojo", "PC-OCW-20417", "HQ-77104", "hquaedvlieg",
        "m.opdebeeck", "t.nguyen-hartog", "s.wybenga",
    ],
}  # fmt: skip

PUBLIC_NAMES = [
    "Mark Rutte", "Rutte", "Bruins Slot", "Hugo de Jonge", "minister van BZK", "Dijkgraaf",
    "minister Dijkgraaf", "Gunay Uslu", "Vera Bergkamp", "Gom van Strien", "Geert Wilders",
    "Pieter Omtzigt", "Dilan Yeşilgöz", "Frans Timmermans", "Caroline van der Plas", "Rob Jetten",
    "lid Eerdmans", "minister-president",
]  # fmt: skip

PUBLIC: list[str] = [
    *PUBLIC_NAMES,
    "verkiezingen@minbzk.nl", "info@kiesraad.nl", "deu@minbuza.nl", "posten-eu@minbuza.nl",
    "bestuursondersteuning@minocw.nl", "woordvoering@minbzk.nl", "ddb-allen@minbzk.nl",
    "070-426 64 26", "070-348 64 86", "070-412 34 56", "Kamerstuk 36 000 VII, nr. 12",
    "Kamerstuk 35 455, nr. 3", "DEU-2023-1187", "2023-0000690118", "Turfmarkt 147", "2511 DP",
    "Rijnstraat 8", "Rijnstraat 50", "37 zetels", "exitpoll", "Exitpoll", "verkiezingsuitslag",
    "verkenner", "Kiesraad", "ProDemos", "demissionair", "primaat van de politiek", "1 december",
    "Directie Europa", "Directie Democratie en Bestuur", "Bestuursondersteuning", "Raadsposities",
    "GroenLinks-PvdA", "ongeveer 78 procent", "Auditorium",
]  # fmt: skip

# addresses and numbers that may stand in the dossier without being a secret
PUBLIC_EMAILS = {
    "facilitair@minocw.nl", "bo-allen@minocw.nl", "redactie@nieuws.voorbeeldpost.nl",
}  # fmt: skip

# (text, type, ground): found back in every document that has the text
PASSAGES: list[tuple[str, str, str]] = [
    ("Mijn ouders in Drachten hebben allebei PVV gestemd", "SPECIAL_CATEGORY", "5.1.1d"),
    ("ik heb zelf op volt gestemd", "SPECIAL_CATEGORY", "5.1.1d"),
    ("moet naar de huisarts met mn migraine", "SPECIAL_CATEGORY", "5.1.1d"),
    (
        "ik vind dat we de posten nu eindelijk eerlijk moeten zeggen dat ons uitbreidingsdossier "
        "stil komt te liggen",
        "POLICY_OPINION",
        "5.2.1",
    ),
    (
        "vind ik het onbegrijpelijk dat de leiding ons geen scenario's liet maken",
        "POLICY_OPINION",
        "5.2.1",
    ),
    (
        "Wij vinden dat de directie deze week te afwachtend heeft gehandeld en dat de posten al op "
        "maandag een lijn hadden moeten hebben.",
        "POLICY_OPINION",
        "5.2.1",
    ),
    ("Ik ben Hongaarse", "SPECIAL_CATEGORY", "5.1.1d"),
    (
        "Ik ben al 43 jaar lid van het CDA en ik heb gisteren voor het eerst op iemand anders "
        "gestemd namelijk op Pieter Omtzigt",
        "SPECIAL_CATEGORY",
        "5.1.1d",
    ),
    (
        "ligt ter observatie in het ziekenhuis, ze is tien weken zwanger",
        "SPECIAL_CATEGORY",
        "5.1.1d",
    ),
    ("heb suikerziekte", "SPECIAL_CATEGORY", "5.1.1d"),
    ("halal", "SPECIAL_CATEGORY", "5.1.1d"),
    ("glutenvrij", "SPECIAL_CATEGORY", "5.1.1d"),
    ("neem geen wijn mee ze drinken niet", "SPECIAL_CATEGORY", "5.1.1d"),
    (
        "bouwsteen 1 is naar mijn mening veel te dun, en ik zou de minister adviseren om het "
        "referendum helemaal niet aan te bieden",
        "POLICY_OPINION",
        "5.2.1",
    ),
    ("draagt zelf een hoofddoek", "SPECIAL_CATEGORY", "5.1.1d"),
    (
        "dat hij de bijeenkomst te slap vond en dat de leiding een standpunt moet innemen voor "
        "academische vrijheid",
        "POLICY_OPINION",
        "5.2.1",
    ),
    ("Ik ben trans", "SPECIAL_CATEGORY", "5.1.1d"),
    (
        "Persoonlijk vind ik dat de top had moeten zeggen dat wij voor de wetenschap blijven staan",
        "POLICY_OPINION",
        "5.2.1",
    ),
    (
        "Mijns inziens moeten we de bezuinigingsvarianten op onderzoek er gewoon in zetten, hoe "
        "pijnlijk ook.",
        "POLICY_OPINION",
        "5.2.1",
    ),
    ("Ik ben zelf moslima en bid ook", "SPECIAL_CATEGORY", "5.1.1d"),
    ("haar vrouw is leraar op een islamitische school", "SPECIAL_CATEGORY", "5.1.1d"),
    ("code 7719", "SECURITY", "5.1.2h"),
]

WITHHOLD = {
    "BZK/bestanden/formatiedossier BZK concept.docx": (
        "het hele document is een formatiedossier: persoonlijke beleidsopvattingen en de eenheid "
        "van het kabinetsbeleid in wording; een mens beslist (5.2 lid 1, 5.1 lid 2 onder i)"
    ),
}
