"""Detection beside what others offer, in one run: quality on marked texts, and speed.

    python -m benchmarks.detection GOLD.jsonl [GOLD.jsonl ...]

* ours: rules, encoder and the people of the set, as configured;
* Presidio as it comes: its predefined recognisers that know no country, on the same spaCy pipeline;
* Deduce as it comes, when it is installed (``pip install deduce``; it is no part of the product).

Speed is measured on a dossier made of the given texts in which about 60 % of the text is quoted
history: every mail quotes earlier ones whole. Each unique passage is analysed once by ours; the others
are given every mail. Figures are characters per second and the ratio to Deduce; they hold for this
machine and this run only.
"""

from __future__ import annotations

import argparse
import logging
import os
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dossier.detections import EntityType
from dossier.documents import Passage, PassageRole
from flows.workspace import load_settings, project_root
from redaction.detection import Detector, load_detector
from redaction.detection.pipeline import DutchNlpEngine, load_pipeline
from redaction.detection.processes import detect_in_processes
from redaction.evaluation import GoldItem, Prediction, evaluate, predict, read_gold
from redaction.evaluation.gold import TEXT

_PRESIDIO_TYPES = {
    "EMAIL_ADDRESS": EntityType.EMAIL,
    "PHONE_NUMBER": EntityType.PHONE,
    "IBAN_CODE": EntityType.IBAN,
    "IP_ADDRESS": EntityType.IP,
    "URL": EntityType.URL_PRIVATE,
}
_DEDUCE_TYPES = {
    "emailadres": EntityType.EMAIL,
    "telefoonnummer": EntityType.PHONE,
    "locatie": EntityType.ADDRESS,
    "bsn": EntityType.BSN,
    "id": EntityType.PERSONNEL_NO,
    "url": EntityType.URL_PRIVATE,
}
_DEDUCE_KEEPS = frozenset({"datum", "leeftijd", "ziekenhuis", "zorginstelling"})
"""What Deduce marks and nobody would withhold under the Woo for being that."""
_QUOTED = 0.6
_REPEATS = 3


@cache
def ours() -> Detector:
    """The detector of this process."""
    root = project_root()
    return load_detector(load_settings(root).detection, root)


@cache
def presidio() -> Any:
    """Presidio's analyser with its predefined recognisers on our pipeline.

    Made one by one: its loader looks recognisers up by the name of their class and would find ours.
    """
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer import predefined_recognizers as predefined

    root = project_root()
    engine = DutchNlpEngine(load_pipeline(load_settings(root).detection.pipeline, root))
    kinds = (
        predefined.EmailRecognizer,
        predefined.PhoneRecognizer,
        predefined.IbanRecognizer,
        predefined.CreditCardRecognizer,
        predefined.IpRecognizer,
        predefined.UrlRecognizer,
        predefined.SpacyRecognizer,
    )
    registry = RecognizerRegistry(
        recognizers=[kind(supported_language="nl") for kind in kinds], supported_languages=["nl"]
    )
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["nl"])


@cache
def deduce() -> Any:
    """Deduce with its own lists."""
    from deduce import Deduce

    return Deduce()


def by_presidio(text: str) -> list[Prediction]:
    """Presidio's results; dates, places and organisations left out, as nobody would withhold them."""
    skip = {"DATE_TIME", "LOCATION", "NRP", "ORGANIZATION"}
    return [
        Prediction(
            TEXT, r.start, r.end, _PRESIDIO_TYPES.get(r.entity_type, EntityType.PERSON), r.score
        )
        for r in presidio().analyze(text, language="nl")
        if r.entity_type not in skip
    ]


def by_deduce(text: str) -> list[Prediction]:
    """Deduce's annotations without those of :data:`_DEDUCE_KEEPS`."""
    return [
        Prediction(TEXT, a.start_char, a.end_char, _DEDUCE_TYPES.get(a.tag, EntityType.PERSON), 1.0)
        for a in deduce().deidentify(text).annotations
        if a.tag not in _DEDUCE_KEEPS
    ]


def quality(items: Sequence[GoldItem]) -> None:
    """Print a table of figures per system."""
    systems: dict[str, dict[str, list[Prediction]]] = {"ours": predict(ours(), items)}
    systems["Presidio as it comes"] = {item.id: by_presidio(item.text) for item in items}
    if find_spec("deduce"):
        systems["Deduce as it comes"] = {item.id: by_deduce(item.text) for item in items}
    print("| | personal data covered | persons | character precision | look-alikes touched |")
    print("| --- | --- | --- | --- | --- |")
    for name, predictions in systems.items():
        result = evaluate(items, predictions, rounds=200)
        persons = next(t for t in result.types if t.name == "PERSON")
        assert result.personal is not None
        low, high = result.personal.covered_interval
        print(
            f"| {name} | {result.personal.covered:.1%} [{100 * low:.1f}-{100 * high:.1f}] "
            f"| {persons.covered:.1%} | {result.precision or 0:.1%} "
            f"| {result.lookalikes_touched or 0:.1%} |"
        )


def mails_with_history(texts: Sequence[str]) -> list[list[str]]:
    """Mails as lists of passages, the first new and the rest quotes of earlier mails."""
    mails: list[list[str]] = []
    for index, text in enumerate(texts):
        mail, quoted, back = [text], 0, index - 1
        while back >= 0 and quoted < len(text) * _QUOTED / (1 - _QUOTED):
            mail.append(texts[back])
            quoted += len(texts[back])
            back -= 1
        mails.append(mail)
    return mails


def seconds(work: Callable[[], object]) -> float:
    """The shortest of some runs."""
    times = []
    for _ in range(_REPEATS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def passages_of(texts: Iterable[str]) -> list[Passage]:
    """Body passages."""
    return [Passage(i, PassageRole.BODY, text) for i, text in enumerate(texts)]


def _deduce_all(texts: Sequence[str]) -> int:
    return sum(len(by_deduce(text)) for text in texts)


def speed(items: Sequence[GoldItem]) -> None:
    """Print characters per second on one core, and the ratios that matter."""
    mails = mails_with_history([item.text for item in items])
    whole = ["\n\n".join(mail) for mail in mails]
    characters = sum(map(len, whole))
    unique = passages_of(dict.fromkeys(part for mail in mails for part in mail))
    every = passages_of(part for mail in mails for part in mail)
    words = sum(len(text.split()) for text in whole)
    print(f"\n{len(mails)} mails, {words} words, {characters} characters")
    once = seconds(lambda: ours().detect(unique))
    always = seconds(lambda: ours().detect(every))
    shown = [("ours, once per text", once), ("ours, every time", always)]
    shown.append(("Presidio as it comes", seconds(lambda: [by_presidio(t) for t in whole])))
    reference = None
    if find_spec("deduce"):
        reference = seconds(lambda: _deduce_all(whole))
        shown.append(("Deduce as it comes", reference))
    print("\n| one core | characters/s | words/s | speed as a ratio to Deduce |")
    print("| --- | --- | --- | --- |")
    for name, took in shown:
        ratio = f"{reference / took:.2f}" if reference else "-"
        print(f"| {name} | {characters / took:,.0f} | {words / took:,.0f} | {ratio} |")
    print(f"\nonce per text takes {once / always:.0%} of the time without that rule")
    _all_cores(whole, unique)


def _all_cores(whole: list[str], unique: list[Passage]) -> None:
    root, cores = project_root(), os.cpu_count() or 1
    settings = load_settings(root).detection
    parts = [unique[i::cores] for i in range(cores)]
    texts = [whole[i::cores] for i in range(cores)]
    began = time.perf_counter()
    list(detect_in_processes(settings, root, parts, cores))
    mine = time.perf_counter() - began
    print(f"all {cores} cores, starting included: ours {mine:.1f} s", end="")
    if find_spec("deduce"):
        began = time.perf_counter()
        with ProcessPoolExecutor(cores, get_context("spawn")) as pool:
            list(pool.map(_deduce_all, texts))
        print(f", Deduce {time.perf_counter() - began:.1f} s", end="")
    print()


def main() -> None:
    """Read the command line, print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    for name in ("tldextract", "deduce", "root"):  # Presidio's mail rule asks the network, in vain
        logging.getLogger(name).setLevel(logging.CRITICAL)
    args = parser.parse_args()
    for path in args.gold:
        print(f"\n## {path.name}\n")
        quality(read_gold(path))
    speed([item for path in args.gold for item in read_gold(path)])


if __name__ == "__main__":
    main()
