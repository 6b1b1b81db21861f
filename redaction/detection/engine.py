"""The detector: passages in, claims about personal data out. Reads nothing from the network.

What it does not do: decide who in the dossier a name belongs to (``people.py``), choose grounds, or
find sensitive sentences. Residual risk: a name in none of the word lists, without a capital and
without a title, greeting or heading near it, can stay unseen until the register knows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult

from dossier.detections import Detection, EntityType
from dossier.documents import Passage, PassageRole
from dossier.errors import DetectionError
from dossier.yaml_models import load_yaml_model
from redaction.detection.lexicon import Lexicon
from redaction.detection.name_reading import NameReader
from redaction.detection.officials import Officials, load_officials
from redaction.detection.overlaps import resolve
from redaction.detection.pipeline import DutchNlpEngine, load_pipeline
from redaction.detection.recognizers.base import KEEP, VERSION
from redaction.detection.recognizers.header_field import header_names
from redaction.detection.registry import make_recognizers
from redaction.detection.settings import DetectionSettings, RecognizersFile
from redaction.detection.unfold import ReadingView, unfold

_BATCH = 64
_LANGUAGE = "nl"
_PACKAGE = Path(__file__).parent
_REFERENCE = Path("data/reference")


class Detector:
    """Finds personal data in passages. Make one with :func:`load_detector`.

    Attributes:
        version: changes when the same text may give another result.
        officials: the public office holders it knows.
    """

    def __init__(
        self, analyzer: AnalyzerEngine, officials: Officials, reader: NameReader, version: str
    ) -> None:
        self._analyzer = analyzer
        self._reader = reader
        self.officials = officials
        self.version = version

    @property
    def lexicon(self) -> Lexicon:
        """The word lists, for the register of people."""
        return self._reader.lexicon

    def detect(self, passages: Sequence[Passage]) -> list[tuple[Detection, ...]]:
        """For each passage its findings: sorted, without overlap, look-alikes marked ``keep``."""
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
            found.append(resolve(claims))
        return found


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
    return Detector(analyzer, officials, NameReader(lexicon, config.functional_names), version)


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
