"""The cast. All of them are made up; functional mailboxes are at the end."""

from __future__ import annotations

from .model import Addr

# Buitenlandse Zaken, Directie Europa, and posts
SANNE = Addr("Vries, S.M. de (Sanne)", "sanne.devries@minbuza.nl")
RUBEN = Addr("Tahapary, R.J. (Ruben)", "ruben.tahapary@minbuza.nl")
FENNA = Addr("Hylkema-Zijlstra, F. (Fenna)", "fenna.hylkema@minbuza.nl")
YUSUF = Addr("Karabulut, Y. (Yusuf)", "yusuf.karabulut@minbuza.nl")
WEILIN = Addr("Cheung, W.L. (Wei-Lin)", "wei-lin.cheung@minbuza.nl")
THIRSA = Addr("Nieuwenhuijzen, T.A. van den (Thirsa)", "thirsa.vandennieuwenhuijzen@minbuza.nl")
KWABENA = Addr("Osei-Tutu, K. (Kwabena)", "kwabena.osei-tutu@minbuza.nl")
LIESBETH = Addr("Oudshoorn-Blaak, E.C.M. (Liesbeth)", "liesbeth.oudshoorn@minbuza.nl")
ELSPETH = Addr("Elspeth Farquharson", "elspeth.farquharson@embassy.example")

# Binnenlandse Zaken en Koninkrijksrelaties, Directie Democratie en Bestuur
MOHAMED = Addr("El Bouazzati, M. (Mohamed)", "mohamed.elbouazzati@minbzk.nl")
TJEERD = Addr("Buwalda, T.P. (Tjeerd)", "tjeerd.buwalda@minbzk.nl")
SHANTI = Addr("Ramkhelawan, S.D. (Shanti)", "shanti.ramkhelawan@minbzk.nl")
AGNIESZKA = Addr("Wróblewska, A. (Agnieszka)", "agnieszka.wroblewska@minbzk.nl")
SHARNETTE = Addr("Isenia, S.R. (Sharnette)", "sharnette.isenia@minbzk.nl")
EWOUT = Addr("Braak, E.J. ter (Ewout)", "ewout.terbraak@minbzk.nl")
ANNELIES = Addr("Jonge, A.C. de (Annelies)", "annelies.dejonge@minbzk.nl")
HANNELORE = Addr("Hannelore Wolthuis", "h.wolthuis@kiesraad.nl")

# Onderwijs, Cultuur en Wetenschap, Bestuursondersteuning
MARLOES = Addr("Heijden-Postma, M.J. van der (Marloes)", "marloes.vanderheijden@minocw.nl")
DEWI = Addr("Sastrowidjojo, D. (Dewi)", "dewi.sastrowidjojo@minocw.nl")
SIPKE = Addr("Wybenga, S. (Sipke)", "sipke.wybenga@minocw.nl")
GULSEN = Addr("Demirtürk, G. (Gülşen)", "gulsen.demirturk@minocw.nl")
ABENA = Addr("Mensah-Bonsu, A. (Abena)", "abena.mensah@minocw.nl")
HUUB = Addr("Quaedvlieg, H.L.M. (Huub)", "huub.quaedvlieg@minocw.nl")

# Citizens
BEREND = Addr("Berend Stoffelsma", "b.stoffelsma@voorbeeldpost.nl")
HALIMA = Addr("Halima Ouchrif", "halima.ouchrif@voorbeeldpost.nl")
VLASBLOM = Addr("W. Vlasblom", "wvlasblom1951@voorbeeldpost.nl")
ORSOLYA = Addr("Orsolya Tímár", "orsolya@timar.example.nl")

# Functional mailboxes: these stay readable
VERKIEZINGEN = Addr("Postbus Verkiezingen", "verkiezingen@minbzk.nl")
KIESRAAD = Addr("Informatiepunt Kiesraad", "info@kiesraad.nl")
POSTBUS_DEU = Addr("Directie Europa", "deu@minbuza.nl")
POSTBUS_BO = Addr("Bestuursondersteuning OCW", "bestuursondersteuning@minocw.nl")
WOORDVOERING = Addr("Woordvoering BZK", "woordvoering@minbzk.nl")
FACILITAIR = Addr("Servicedesk Facilitair", "facilitair@minocw.nl")
POSTEN = Addr("Alle posten EU", "posten-eu@minbuza.nl")
DDB_ALLEN = Addr("DDB Allen", "ddb-allen@minbzk.nl")
OCW_ALLEN = Addr("BO Allen", "bo-allen@minocw.nl")
