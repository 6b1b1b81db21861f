"""Numbers that an employer, school or immigration service gave a person; only behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import EntityType
from redaction.detection.findings import Finding
from redaction.detection.recognizers.base import Rule

_LABEL = re.compile(
    r"(?<!\w)(?:personeels?[- ]?(?:nummer|nr)\.?|pers\.? ?(?:nr|nummer)\.?|"
    r"medewerkers?(?:nummer|nr|-?id)|"
    r"werknemers?(?:nummer|nr)|employee (?:no|number|id)|staff (?:no|number|id)|stamnummer|"
    r"studenten?(?:nummer|nr)\.?|leerling(?:nummer|nr)|onderwijsnummer|V-?(?:nummer|nr)\.?|"
    r"vreemdelingennummer|"
    r"alien number|A-?(?:nummer|nr)\b|BIG-?(?:nummer|nr|registratie)\.?|BIG|AGB-?(?:code|nummer)|"
    r"badge(?:nummer|nr)?|pas(?:nr|nummer)\.?|toegangspas|rijkspas(?:nummer|nr)?|pas|dienstnummer|"
    r"toezichthouder|clientnummer|cliëntnummer|burgernummer|patiëntnummer|patientnummer|lidnummer|"
    r"laptop|asset(?:nummer)?|pasje|dienstnr|personeelskaart|collegekaart|"
    r"functionarisnummer|roepnummer|penning(?:nummer|nr)?|"
    r"registratienummer|inschrijfnummer|kaartnummer|stam(?:nr)|salarisnummer|staffnr|student|"
    r"(?:def|defensie|boa|wbtv|sollicitant|kandidaat|extern|lezerspas|studiekaart|bezoekers?pas|"
    r"deelnemers?|detentie|tolk|rijkspas)[ -]?(?:nr|nummer)|insigne|lezerspas|studiekaart|rijkspas)"
    r"\.?(?:\s*(?:nr\.?|nummer|no\.?))?(?: (?:is|was|overigens|moeder|vader|partner|kind|instelling))*"
    r"\s*[:=(]*\s*",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?<=[\w.] )\((?:nr\.? ?)?([A-Z]{2,3}-\d{2,6})\)")
_STUDENT = re.compile(r"(?<![\w@-])[suPSUV]\d{7}(?![\w-])")
_NUMBER = re.compile(r"(?:[A-Za-z]{1,4}-?)?\d(?:[ .-]?\d){2,12}(?![\w€%])")


class PersonnelNumberRecognizer(Rule):
    """Personnel, badge, alien, student and registration numbers."""

    key = "personnel_number"
    entity_types = (EntityType.PERSONNEL_NO,)

    def find(self, text: str, artifacts: NlpArtifacts) -> Iterator[Finding]:
        """The number right behind its label."""
        for match in _STUDENT.finditer(text):
            yield Finding(
                *match.span(),
                EntityType.PERSONNEL_NO,
                0.7,
                "vorm van een student- of personeelsnummer",
            )
        for match in _BEHIND.finditer(text):
            why = "nummer tussen haakjes achter een naam of adres"
            yield Finding(*match.span(1), EntityType.PERSONNEL_NO, 0.6, why)
        for label in _LABEL.finditer(text):
            if "\n\n" in label[0]:
                continue
            number = _NUMBER.match(text, label.end())
            if number and not re.match(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$", number[0]):
                why = "nummer achter zijn label (personeel, pas, registratie)"
                yield Finding(*number.span(), EntityType.PERSONNEL_NO, self.score, why)
