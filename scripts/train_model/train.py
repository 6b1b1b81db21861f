"""Trains the PERSON model of ``data/models`` from the corpora.

    python -m scripts.train_model.train CORPORA --reference data/reference --out FOLDER

A fixed seed and the manifest of inputs (SHA-256, written into the model's folder) make a run
repeatable on the same versions of spaCy and NumPy. A quarter of the names is taken out of the word
lists while training, so that the model learns to see names that stand in no list.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import compile_infix_regex, filter_spans, fix_random_seed

from redaction.detection.lexicon import Lexicon, LexiconTagger
from scripts.train_model import documents, silver

WIDTH, DEPTH = 128, 4
ROWS = {"NORM": 8000, "PREFIX": 1500, "SUFFIX": 3000, "SHAPE": 2000, "TAG": 200}
_SILVER = ("silver_frog_wiki", "silver_frog_lassy", "silver_frog_cdb")


def build_pipeline(lexicon: Lexicon) -> Language:
    """An untrained pipeline: tokenizer, word-list features, NER with its own CNN."""
    nlp = spacy.blank("nl")
    infixes = [*nlp.Defaults.infixes, r"(?<=[^\W\d_])[/;|>](?=[^\W\d_])", r"(?<=[a-z])\.(?=[A-Z])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tagger = nlp.add_pipe("lakstraat_lexicon", name="lexicon")
    tagger.lexicon = lexicon
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": WIDTH,
                "attrs": list(ROWS),
                "rows": list(ROWS.values()),
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": WIDTH,
                "depth": DEPTH,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }
    nlp.add_pipe("ner", config={"model": model})
    return nlp


def partial(lexicon: Lexicon, share: float) -> Lexicon:
    """The lexicon without this share of its names (chosen by hash); ordinary words stay."""
    kept = {}
    for word, letters in lexicon._flags.items():
        drawn = int(hashlib.sha256(word.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF
        rest = "".join(c for c in letters if c not in "FS") if drawn < share else letters
        if rest:
            kept[word] = rest
    return Lexicon(kept)


def example(nlp: Language, tagger: LexiconTagger, marked: documents.Marked) -> Example | None:
    """A training example; ``None`` for text without words."""
    text, spans = marked
    reference = nlp.make_doc(text)
    if not len(reference):
        return None
    found = [
        reference.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in spans
    ]
    reference.ents = filter_spans([span for span in found if span is not None])
    words = [token.text for token in reference]
    predicted = Doc(nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in reference])
    return Example(tagger(predicted), reference)


def score(nlp: Language, rows: Iterable[documents.Marked]) -> dict[str, float]:
    """Exact precision and recall of PER, and the share of names fully covered."""
    gold = right = predicted = covered = 0
    for text, spans in rows:
        found = {(e.start_char, e.end_char) for e in nlp(text).ents if e.label_ == "PER"}
        inside = {i for a, b in found for i in range(a, b)}
        wanted = {(a, b) for a, b, label in spans if label == "PER"}
        gold, predicted, right = (
            gold + len(wanted),
            predicted + len(found),
            right + len(wanted & found),
        )
        covered += sum(
            all(i in inside or not text[i].isalnum() for i in range(a, b)) for a, b in wanted
        )
    return {
        "precision": right / max(predicted, 1),
        "recall": right / max(gold, 1),
        "covered": covered / max(gold, 1),
        "persons": gold,
    }


def manifest(paths: Iterable[Path], root: Path) -> dict[str, str]:
    """SHA-256 of every input by its path under ``root``."""
    return {
        str(p.relative_to(root)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(paths)
    }


def main() -> None:
    """Read the command line, train, print the evaluation and write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=14, help="passes of 700,000 words")
    parser.add_argument("--seed", type=int, default=20231122)
    args = parser.parse_args()
    fix_random_seed(args.seed)
    rng = random.Random(args.seed)

    own = Path(__file__).parent / "templates_nl.txt"
    given = args.corpora / "text" / "mail_templates_nl.txt.gz"
    templates = documents.read_templates(own, own, given)
    maker = documents.DocumentMaker(args.corpora, templates, rng)
    lexicon = Lexicon.from_folder(args.reference)
    nlp = build_pipeline(lexicon)
    trained_on = LexiconTagger(partial(lexicon, 0.25))

    sources = [args.corpora / "ner" / f"{name}.jsonl.gz" for name in _SILVER]
    texts = [
        piece
        for path in sources
        for text in silver.silver(path)
        for piece in silver.sentences(text)
    ]
    rng.shuffle(texts)
    held_out, texts = texts[:400], texts[400:]
    government = silver.government_text(args.corpora)
    invented = [maker.document([]) for _ in range(250)]
    print(
        f"{len(texts)} silver texts, {len(government)} name-free texts, {len(templates)} templates"
    )

    def batch_of_texts() -> list[documents.Marked]:
        rows = [silver.swapped(row, maker, rng, 0.5) for row in rng.sample(texts, len(texts) // 4)]
        rows += [maker.document(government) for _ in range(3500)]
        rows += rng.sample(government, 2500)
        rng.shuffle(rows)
        return rows

    def examples(rows: list[documents.Marked]) -> list[Example]:
        return [e for row in rows if (e := example(nlp, trained_on, row)) is not None]

    optimizer = nlp.initialize(lambda: examples(batch_of_texts()[:600]))
    nlp.get_pipe("lexicon").lexicon = lexicon  # type: ignore[attr-defined]
    optimizer.L2 = 0.01
    ner = nlp.get_pipe("ner")
    for index in range(args.rounds):
        began, words, losses = time.monotonic(), 0, {}
        optimizer.learn_rate = 0.001 * (1 - index / args.rounds) + 0.00005
        rows = examples(batch_of_texts())
        size = 0
        batch: list[Example] = []
        for row in rows:
            batch.append(row)
            size += len(row.reference)
            if size > 1600:
                ner.update(batch, drop=0.2, sgd=optimizer, losses=losses)
                words, size, batch = words + size, 0, []
        seconds = time.monotonic() - began
        print(
            f"round {index + 1}: {words} words, {words / seconds:.0f}/s, loss {losses['ner']:.0f}"
        )
        if index % 3 == 2 or index == args.rounds - 1:
            with nlp.use_params(optimizer.averages):
                print(
                    "  silver", score(nlp, held_out), "\n  mails ", score(nlp, invented), flush=True
                )
                save(nlp, args, sources, own, given)
        else:
            print(end="", flush=True)


def save(
    nlp: Language, args: argparse.Namespace, sources: list[Path], own: Path, given: Path
) -> None:
    """Write the model with its manifest of inputs; the model card stands beside it."""
    nlp.meta.update(
        name="lakstraat_person",
        version="0.1.0",
        description="Persons in Dutch government correspondence",
        license="CC BY-SA 4.0",
        author="Lakstraat",
    )
    nlp.to_disk(args.out)
    _drop_training_words(nlp, args.out)
    inputs = [*sources, given, *(args.corpora / "names").iterdir()]
    inputs.append(args.corpora / "text" / "be_parliament_2020_nl.jsonl.gz")
    hashes = {
        "seed": args.seed,
        "rounds": args.rounds,
        "spacy": spacy.__version__,
        "corpora": manifest(inputs, args.corpora),
        "reference": manifest(args.reference.glob("*.gz"), args.reference),
        "templates": manifest([own, own.parent / "slot_words.tsv"], own.parent),
    }
    (args.out / "manifest.json").write_text(
        json.dumps(hashes, indent=1, sort_keys=True) + "\n", "utf-8"
    )


def _drop_training_words(nlp: Language, folder: Path) -> None:
    """Leave the words of the training text out of the model: it looks words up by their hash."""
    labels = nlp.get_pipe("ner").labels  # type: ignore[attr-defined]
    tags = {f"{move}-{label}" for move in "BILU" for label in labels}
    words = sorted({*spacy.blank("nl").vocab.strings, *labels, *tags})
    text = json.dumps(words, ensure_ascii=False, indent=0)
    (folder / "vocab" / "strings.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
