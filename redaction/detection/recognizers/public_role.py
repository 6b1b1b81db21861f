"""Office holders, cited authors and judges, and things named after people: they stay readable.

A name stays when its own sentence gives the public role: "minister De Vries", "de leden Jansen
(VVD) en Smit (D66)", "m.nt. P.J. Smit". The same surname elsewhere is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import LISTED, Finding
from redaction.detection.lexicon import Lexicon
from redaction.detection.name_shapes import INITIALS, PARTIES, SURNAME, UPPER, WORD
from redaction.detection.recognizers.base import Rule
from redaction.detection.settings import RecognizerSettings

PUBLIC_NAME = (
    rf"(?:(?:mr|drs|dr|ir|prof|Mr|Drs|Dr|Ir)\. )*(?:{INITIALS}|{WORD} (?!(?:van|voor|"
    rf"en) ))?{SURNAME}"
)
ROLE = (
    r"(?:[Dd]emissionair )?(?:[Mm]inister-president|MINISTER|[Mm]inister|"
    r"[Ss]taatssecretaris|[Ss]tas\.?|[Pp]remier|[Vv]icepremier|MP|MinPres|"
    r"[Bb]urgemeester|[Bb]urg\.|[Ww]ethouder|[Gg]edeputeerde|"
    r"[Cc]ommissaris van de [Kk]oning(?:in)?|[Cc]d[Kk]|[Kk]amerlid|"
    r"[Ee]urocommissaris|[Cc]ommissioner|SG|DG|[Ss]ecretaris-generaal|"
    r"[Dd]irecteur-generaal|[Ii]nspecteur-generaal|IG|"
    r"[Pp]rime [Mm]inister|[Ss]tate [Ss]ecretary|[Ss]ecretary[ -][Gg]eneral|[Pp]resident|"
    r"(?:[Kk]amer|[Kk]iesraad|[Pp]artij|[Rr]aads|[Bb]estuurs)voorzitter|[Ff]ractievoorzitter|"
    r"[Ff]ractieleider|[Ll]ijsttrekker|[Ss]enator|[Ii]nformateur|[Ff]ormateur|[Vv]erkenner|"
    r"[Kk]oning(?:in)?|[Pp]rins(?:es)?|KONING|"
    r"[Nn]ationale [Oo]mbudsman|[Oo]ud-minister|[Oo]ud-premier|[Ee]x-minister|"
    r"[Pp]artijleider|[Mm]inisters|[Bb]ewindspersoon|"
    r"\w+-(?:leider|[Kk]amerlid|fractievoorzitter|lijsttrekker|minister|journalist|"
    r"correspondent|senator|wethouder|voorman|politicus|"
    r"bewindspersoon|fractieleider|verslaggever|presentator|columnist|voorzitter)|(?:VVD|"
    r"PVV|SP|CDA|PvdA|BBB|SGP|GL|NSC)['’]er|D66['’]er|"
    r"[Kk]amervragen(?: van)?|A-G|[Aa]dvocaat-generaal|[Oo]mbudsman|[Ll]andsadvocaat|"
    r"[Ss]taatsraad|[Pp]olitiek leider|[Mm]inisterpresident|"
    r"[Oo]ud-[Kk]amerlid|[Tt]weede [Kk]amerlid|[Ee]erste [Kk]amerlid|[Ee]uroparlementariër|"
    r"[Rr]aadslid|[Ss]tatenlid|[Rr]egeringscommissaris|"
    r"[Rr]ijksbouwmeester|[Pp]rocureur-generaal|[Kk]orpschef|[Dd]ijkgraaf|"
    r"[Hh]oofdredacteur|[Pp]resentator|[Pp]resentatrice|[Tt]alkshowhost|"
    r"[Bb]ondskanselier|[Aa]mbassadeur|[Nn]ationaal [Cc]oördinator|[Vv]ice-president|"
    r"[Vv]oorzitter van de \w+|[Pp]rofessor|[Hh]istoricus|[Ff]ilosoof|"
    r"[Dd]ichter|[Kk]unstenaar|[Zz]anger(?:es)?|[Jj]ournaliste|[Vv]erslaggever|"
    r"[Cc]orrespondent|[Rr]edacteur|[Oo]nderzoeksjournalist|[Mm]insiter|"
    r"[Jj]ournalist|[Cc]olumnist|[Ss]chrijver|[Ss]chrijfster|[Aa]uteur)"
)
_ROLE_NAME = re.compile(
    rf"(?<![\w-]){ROLE}(?: (?:van|voor) (?:[A-Z]{{2,5}}|[A-Z][a-z]{{2,3}}[A-Z]|"
    rf"[A-Z][a-zë]+(?:,? (?:en )?[A-Z][a-z]+){{0,3}}))?(?: mw\.|"
    rf" mevr\.)? (?P<name>{PUBLIC_NAME})(?: en (?P<other>{SURNAME})(?= \({PARTIES}|"
    rf",? (?:hebben|willen|vinden|gaan)))?"
)
_MEMBERS = re.compile(
    rf"(?<![\w-])(?:[Dd]e leden|(?:[Hh]et )?[Ll]id|[Ll]eden|[Dd]e Kamerleden|[Kk]amerleden|"
    rf"[Kk]amerlid) (?P<list>{PUBLIC_NAME}(?: \({PARTIES}\))?"
    rf"(?:(?:, | en |, en ){PUBLIC_NAME}(?: \({PARTIES}\))?)*)"
)
_PARTY = re.compile(rf"(?P<name>{PUBLIC_NAME}),? \({PARTIES}\)")
_BEHIND = re.compile(
    rf"(?P<name>{PUBLIC_NAME})(?:,| \() ?(?:de )?(?:voorzitter\)|rechter\)|"
    rf"secretaris-generaal|directeur-generaal|inspecteur-generaal|"
    r"minister(?:-president)? van|staatssecretaris van|woordvoerder van|burgemeester van|"
    r"wethouder van|hoogleraar|journalist|columnist)"
)
_JUDGE = re.compile(
    rf"(?:m\.nt\.|voorzitter|raadsheer|rechters?|noot|annotatie van|"
    rf"annotator),? (?P<name>(?:(?:mr|dr|prof|drs)\. )+{PUBLIC_NAME}|"
    rf"(?<=m\.nt\. ){PUBLIC_NAME})"
)
_COURT = re.compile(
    r"(?:Rb\.|[Rr]echtbank|[Gg]erechtshof|Hof|ABRvS|Afdeling bestuursrechtspraak|HR|Hoge Raad|CRvB|CBb)"
    rf"[^()\n]{{2,60}}\((?:mrs?\. )?(?P<name>{PUBLIC_NAME})(?=[,)])"
)
_NOTE = re.compile(rf"(?:noot|annotatie|conclusie)(?: [\w.]+)? van (?P<name>{PUBLIC_NAME})")
_CITED = re.compile(
    rf"(?P<name>(?:{INITIALS} ?)?{SURNAME}(?: {WORD})?)(?:(?: e\.a\.| et al\.?|,? (?:& |"
    rf"en ){SURNAME})?,? \(?(?:19|20)\d{{2}}\)?(?=[;,.)\s])(?! \d)|"
    rf", [A-Z][^.\n]{{5,80}}\((?:19|20)\d{{2}}\)| c\.s\.)"
)
_SPOKESPERSON = re.compile(
    rf"[Ww]oordvoer(?:d)?(?:ster|er) (?P<name>{PUBLIC_NAME})"
    r"(?= (?:zegt|zei|laat|liet|meldt|meldde|stelt|verklaart|verklaarde|bevestigt|"
    r"heeft (?:gezegd|gemeld|laten weten|verklaard|bevestigd)|gaf|noemt|noemde|vertelt|vertelde|meent|"
    r"van (?:de |het )?[A-Z]))"
)
_CHAIR = re.compile(
    r"(?:[Vv]oorzitter|[Vv]ice-voorzitter|[Pp]resident|[Dd]irecteur) van (?:de |het )?"
    rf"(?:[A-Z][\w-]+)(?: [\w-]+){{0,4}}, (?P<name>{PUBLIC_NAME})(?=,)"
    r"|(?:VNG|IPO|SER|NVM|FNV|CNV|LTO|VNO-NCW|ACM|AFM|AP|CPB|SCP|PBL|RIVM|DNB|UWV|COA|OM|KNMI|ANWB|TNO)-"
    rf"(?:voorzitter|directeur|topman|topvrouw|baas|bestuurder|president) (?P<other>{PUBLIC_NAME})"
)
_SCHOLARS = re.compile(
    rf"(?:[Hh]oogleraren|[Hh]oogleraar|[Oo]nderzoekers|"
    rf"[Aa]uteurs) (?P<name>{PUBLIC_NAME})(?:(?:, (?P<second>{SURNAME}))? en "
    rf"(?P<other>{SURNAME}))?"
    r"(?= (?:wijzen|wijst|schrijven|schrijft|stellen|stelt|betogen|betoogt|concluderen|"
    r"pleiten|pleit|adviseren))"
)
_ARTICLE = re.compile(
    rf"(?:[Mm]oties?|[Aa]mendement|[Aa]mendementen|[Ii]nitiatief(?:nota|wetsvoorstel)?|"
    rf"theorie|film|schilderij|gedicht|lied|biografie|dissertatie|oratie|lezing|podcast|"
    rf"boeken|werk|artikel|column|boek|roman|interview|stuk|reportage|opinie|rapport|"
    rf"proefschrift|studie|preadvies) van (?P<name>{PUBLIC_NAME})"
)
_MEDIA = (
    r"(?:(?:de |het |van )?(?:Volkskrant|NRC|Trouw|Telegraaf|AD|Algemeen Dagblad|Parool|FD|"
    r"Financieele Dagblad|Nieuwsuur|NOS|RTL|"
    r"EenVandaag|Follow the Money|FTM|Groene(?: Amsterdammer)?|HP/De Tijd|Elsevier|EW|BNR|"
    r"Pointer|Zembla|Investico|ANP|Nu\.nl|"
    r"Brabants Dagblad|Gelderlander|Leeuwarder Courant|Dagblad van het Noorden|Tubantia|"
    r"PZC|Limburger|Omroep \w+|Argos|Reuters|Politico))"
)
_PRESS = re.compile(rf"(?P<name>{PUBLIC_NAME})(?: \({_MEDIA}\)|,? (?:van|voor) {_MEDIA}(?!\w))")
_SIGNED = re.compile(
    rf"(?m)^[ \t]*(?:[Dd]e |DE )?(?:[Mm]inister|[Ss]taatssecretaris|MINISTER|"
    rf"STAATSSECRETARIS)[^\n]{{0,120}},[ \t]*\n(?:[^\n]{{0,60}}[a-z]\n)?(?:\s*\n){{0,4}}"
    rf"(?:namens deze,?\s*\n\s*)?[ \t]*(?P<name>(?:(?:[Mm]r|[Dd]rs|[Dd]r|[Ii]r|"
    rf"[Pp]rof)\. )*(?:{INITIALS} ?|{WORD} )?{SURNAME})[ \t]*$"
)


class PublicRoleRecognizer(Rule):
    """Names that a public role in the same sentence keeps readable."""

    key = "public_role"
    entity_types = (EntityType.PERSON,)

    def __init__(self, settings: RecognizerSettings, lexicon: Lexicon) -> None:
        super().__init__(settings)
        self._lexicon = lexicon

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """Role before the name, role behind it, members by party, authors, judges, signatories."""
        for match in _ROLE_NAME.finditer(text):
            if self._is_person(match["name"]):
                end = match.end("other") if match["other"] else match.end("name")
                yield self._keep(match.start(), end, "ambtsdrager met functie")
        for match in _MEMBERS.finditer(text):
            if self._is_person(match["list"].split(" (")[0].split(",")[0]):
                yield self._keep(*match.span("list"), "Kamerlid of lid van een vertegenwoordiging")
        for pattern, why in (
            (_PARTY, "politicus met partij"),
            (_BEHIND, "naam met een publieke functie erachter"),
            (_JUDGE, "rechter of annotator in een verwijzing"),
            (_COURT, "rechter in een verwijzing"),
            (_NOTE, "annotator in een verwijzing"),
            (_CITED, "auteur in een verwijzing"),
            (_ARTICLE, "auteur van een publicatie"),
            (_PRESS, "journalist met medium"),
            (_SPOKESPERSON, "woordvoerder die wordt aangehaald"),
            (_SIGNED, "bewindspersoon die ondertekent"),
        ):
            for match in pattern.finditer(text):
                if self._is_person(match["name"]):
                    cited = pattern is _NOTE or "nt." in match[0]
                    yield self._keep(*match.span("name"), why, LISTED if cited else self.score)
        for match in _CHAIR.finditer(text):
            group = "name" if match["name"] else "other"
            yield self._keep(*match.span(group), "voorzitter of bestuurder van een instelling")
        for match in _SCHOLARS.finditer(text):
            yield self._keep(match.start("name"), match.end(), "geciteerde wetenschapper")

    def _is_person(self, name: str) -> bool:
        words = name.split()
        last = words[-1].strip(".'")
        flags = self._lexicon.flags(last)
        if re.fullmatch(rf"[{UPPER}]{{2,4}}", last) and "S" not in flags:
            return False
        return "S" in flags or "W" not in flags

    def _keep(self, start: int, end: int, why: str, score: float | None = None) -> Finding:
        reason = f"{why}: blijft leesbaar"
        return Finding(start, end, EntityType.PERSON, score or self.score, reason, keep=True)
