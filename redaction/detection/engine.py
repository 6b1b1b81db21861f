"""The detector: passages in, claims about personal data out. Reads nothing from the network.

Rules and the language model claim, the language model gives a second opinion on the rules, and
``overlaps.py`` makes one reading of it. What it does not do: decide who in the dossier a name belongs
to (``people.py``) or choose grounds. Residual risk: a name in none of the word lists, without a capital and
without a title, greeting or heading near it, can stay unseen until the register knows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from dossier.detections import Detection, EntityType
from dossier.documents import Passage, PassageRole
from dossier.errors import DetectionError
from dossier.yaml_models import load_yaml_model
from redaction.detection.encoder_component import READINGS, EncoderTagger
from redaction.detection.lexicon import Lexicon
from redaction.detection.name_reading import NameReader
from redaction.detection.officials import Officials, load_officials
from redaction.detection.overlaps import resolve
from redaction.detection.passages import PassageFinder
from redaction.detection.pipeline import DutchNlpEngine, load_pipeline
from redaction.detection.recognizers.base import KEEP, VERSION
from redaction.detection.recognizers.header_field import header_names
from redaction.detection.registry import make_recognizers
from redaction.detection.second_opinion import SecondOpinion
from redaction.detection.settings import DetectionSettings, OpinionSettings, RecognizersFile
from redaction.detection.unfold import ReadingView, unfold

_BATCH = 64
_LANGUAGE = "nl"
_RUNNING_TEXT = frozenset(
    {
        PassageRole.BODY,
        PassageRole.QUOTED,
        PassageRole.FORWARDED,
        PassageRole.AUTO_REPLY,
        PassageRole.TABLE_CELL,
        PassageRole.PAGE,
    }
)
_PACKAGE = Path(__file__).parent
_REFERENCE = Path("data/reference")


class Detector:
    """Finds personal data in passages. Make one with :func:`load_detector`.

    Attributes:
        version: changes when the same text may give another result.
        officials: the public office holders it knows.
    """

    def __init__(
        self,
        analyzer: AnalyzerEngine,
        officials: Officials,
        reader: NameReader,
        passages: PassageFinder,
        types: Sequence[str],
        settings: OpinionSettings,
        version: str,
    ) -> None:
        self._analyzer = analyzer
        self._passages = passages
        self._types, self._settings = types, settings
        self._reader = reader
        self.officials = officials
        self.version = version

    @property
    def lexicon(self) -> Lexicon:
        """The word lists, for the register of people."""
        return self._reader.lexicon

    def detect(self, passages: Sequence[Passage]) -> list[tuple[Detection, ...]]:
        """For each passage its findings in order, look-alikes marked ``keep``.

        Personal data and look-alikes don't overlap; a sensitive passage may hold some of them.
        """
        views = [unfold(passage.text) for passage in passages]
        texts = [view.text for view in views]
        processed = self._analyzer.nlp_engine.process_batch(
            texts, language=_LANGUAGE, batch_size=_BATCH
        )
        found: list[tuple[Detection, ...]] = []
        for passage, view, (text, artifacts) in zip(passages, views, processed, strict=True):
            results = (
                self._analyzer.analyze(text, language=_LANGUAGE, nlp_artifacts=artifacts)
                if text.strip()
                else []
            )
            claims = [_as_detection(result, view) for result in results]
            if passage.role is PassageRole.HEADER:
                claims += header_names(passage, view, self._reader)
            claims += self.officials.find(view)
            claims = self._reconsidered(claims, passage, view, artifacts)
            found.append(resolve([*claims, *self._sensitive(passage, view, artifacts)]))
        return found

    def _reconsidered(
        self,
        claims: list[Detection],
        passage: Passage,
        view: ReadingView,
        artifacts: NlpArtifacts,
    ) -> list[Detection]:
        """The claims after the encoder's second opinion, when the pipeline has the encoder."""
        readings = artifacts.tokens.user_data.get(READINGS, [])
        if not readings:
            return claims
        opinion = SecondOpinion(
            passage.text, view, readings, self._types, self._settings, self.lexicon
        )
        return opinion.judge(claims)

    def _sensitive(
        self, passage: Passage, view: ReadingView, artifacts: NlpArtifacts
    ) -> list[Detection]:
        """Proposals for sentences of running text, when the pipeline has the encoder."""
        if passage.role not in _RUNNING_TEXT or not view.text.strip():
            return []
        readings = artifacts.tokens.user_data.get(READINGS, [])
        return [
            replace(proposal, start=start, end=end)
            for proposal in self._passages.find(view.text, readings)
            for start, end in [view.original(proposal.start, proposal.end)]
        ]


def load_detector(settings: DetectionSettings, root: Path) -> Detector:
    """A detector as configured; relative paths in ``settings`` start at ``root``.

    Raises:
        ModelMissing: the language model is not there (never a silent fallback).
        ConfigError: a YAML file is missing or wrong; the message names file and key.
        DetectionError: the word lists of ``data/reference`` are missing.
    """
    recognizers_path = root / settings.recognizers
    config = load_yaml_model(recognizers_path, RecognizersFile, "de herkenners")
    officials = load_officials(root / settings.public_officials)
    lexicon = _load_lexicon(root / _REFERENCE)
    rules = make_recognizers(config, recognizers_path, lexicon)
    nlp = load_pipeline(settings.pipeline, root)
    registry = RecognizerRegistry(recognizers=rules, supported_languages=[_LANGUAGE])
    analyzer = AnalyzerEngine(
        registry=registry,
        nlp_engine=DutchNlpEngine(nlp),
        supported_languages=[_LANGUAGE],
        log_decision_process=False,
    )
    files = [recognizers_path, root / settings.public_officials]
    files += sorted((root / _REFERENCE).glob("*.txt.gz"))
    version = _version(
        f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}", nlp.path, files
    )
    encoder = next((p.encoder for _, p in nlp.pipeline if isinstance(p, EncoderTagger)), None)
    passages = PassageFinder(encoder.kinds if encoder else (), config.passages)
    reader = NameReader(lexicon, config.functional_names)
    types = encoder.types if encoder else ()
    return Detector(analyzer, officials, reader, passages, types, config.second_opinion, version)


def _load_lexicon(folder: Path) -> Lexicon:
    try:
        return Lexicon.from_folder(folder)
    except OSError as error:
        raise DetectionError(
            f"De woordenlijsten in {folder} ontbreken of zijn niet te lezen "
            f"({type(error).__name__}). Haal ze terug met 'git checkout -- data/reference'.",
        ) from None


def _version(model: str, folder: Path | None, files: Sequence[Path]) -> str:
    """Hash over everything that can change a result: model, configuration, lists, our code."""
    digest = hashlib.sha256(model.encode())
    found = folder.rglob("*") if folder else ()
    model_files = sorted(p for p in found if p.is_file() and p.suffix != ".md")
    code = sorted(p for p in _PACKAGE.rglob("*.py"))
    for path in [*model_files, *files, *code]:
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _as_detection(result: RecognizerResult, view: ReadingView) -> Detection:
    start, end = view.original(result.start, result.end)
    kind = result.entity_type
    metadata = result.recognition_metadata
    name = metadata[RecognizerResult.RECOGNIZER_NAME_KEY]
    return Detection(
        start=start,
        end=end,
        entity_type=EntityType(kind.removeprefix(KEEP)),
        score=round(result.score, 3),
        recognizer=f"{name} {VERSION}",
        why=metadata["why"],
        keep=kind.startswith(KEEP),
    )
