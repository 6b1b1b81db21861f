"""The Dutch spaCy pipeline as Presidio's language engine; loads from disk, never downloads."""

from __future__ import annotations

import logging
from pathlib import Path

import spacy
import spacy.about
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from spacy.language import Language

from dossier.errors import ModelMissing
from redaction.detection import encoder_component, lexicon

_FACTORIES = (encoder_component, lexicon)
"""Imported for the components they register."""
_FINDS_NAMES = frozenset({"ner", "encoder"})
_LABELS = {"PER": "PERSON", "PERSON": "PERSON"}
_MEANS_NOTHING_HERE = frozenset(
    {"LOC", "ORG", "MISC", "GPE", "FAC", "NORP", "EVENT", "LANGUAGE", "LAW", "PRODUCT", "DATE"}
    | {"WORK_OF_ART", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"}
)
for _name in ("presidio-analyzer", "presidio_analyzer"):
    logging.getLogger(_name).addFilter(lambda record: record.levelno >= logging.ERROR)


class DutchNlpEngine(SpacyNlpEngine):
    """Presidio's spaCy engine around a pipeline that is already in memory."""

    def __init__(self, nlp: Language) -> None:
        super().__init__(
            models=[{"lang_code": "nl", "model_name": nlp.meta["name"]}],
            ner_model_configuration=NerModelConfiguration(
                model_to_presidio_entity_mapping=_LABELS,
                labels_to_ignore=sorted(_MEANS_NOTHING_HERE),
            ),
        )
        self.nlp: dict[str, Language] = {"nl": nlp}  # type: ignore[assignment]

    def load(self) -> None:
        """Nothing: the pipeline was given."""


def load_pipeline(name: str, root: Path) -> Language:
    """The spaCy pipeline of a folder under ``root``, or an installed one.

    Raises:
        ModelMissing: neither exists, or it cannot find persons; the message says how to get it.
    """
    folder = root / name
    is_folder = (folder / "config.cfg").is_file()
    if not is_folder and not spacy.util.is_package(name):
        raise ModelMissing(
            f"Het taalmodel {name!r} is er niet (map {folder} of een geïnstalleerd pakket). "
            "Het eigen model hoort bij de broncode in data/models; haal het terug met "
            "'git checkout -- data/models' of maak het opnieuw met 'make model'. Een ander model "
            "installeert u met pip als wheel, bijvoorbeeld nl_core_news_lg; zet de naam in "
            "config/lakstraat.yaml bij detection.pipeline.",
        )
    try:
        nlp = spacy.load(folder if is_folder else name)
    except (OSError, ValueError, KeyError) as error:
        raise ModelMissing(
            f"Het taalmodel {name!r} is beschadigd of past niet bij deze versie van spaCy "
            f"({spacy.about.__version__}; {type(error).__name__}). Haal het opnieuw op met "
            "'git checkout -- data/models' of maak het met 'make model'.",
        ) from None
    if not _FINDS_NAMES & set(nlp.pipe_names):
        raise ModelMissing(
            f"Het taalmodel {name!r} herkent geen namen (onderdeel 'ner' ontbreekt). "
            "Kies in config/lakstraat.yaml bij detection.pipeline een model met naamherkenning.",
        )
    unused = [p for p in ("parser", "lemmatizer", "senter", "morphologizer") if p in nlp.pipe_names]
    nlp.disable_pipes(*unused)
    return nlp
