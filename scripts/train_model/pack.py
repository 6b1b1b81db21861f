"""Puts the trained encoder into a spaCy pipeline that loads from one folder.

python -m scripts.train_model.pack ENCODER --reference data/reference --out data/models/nl_lakstraat
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

from redaction.detection import encoder_component, lexicon
from redaction.detection.encoder import TextEncoder

NAME, VERSION = "lakstraat", "0.2.0"


def build_pipeline(reference: Path, encoder: Path) -> Language:
    """Tokenizer, word-list features and encoder."""
    nlp = spacy.blank("nl")
    infixes = [*nlp.Defaults.infixes, r"(?<=[^\W\d_])[/;|>](?=[^\W\d_])", r"(?<=[a-z])\.(?=[A-Z])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tagger = nlp.add_pipe("lakstraat_lexicon", name="lexicon")
    reader = nlp.add_pipe("lakstraat_encoder", name="encoder")
    assert isinstance(tagger, lexicon.LexiconTagger)
    assert isinstance(reader, encoder_component.EncoderTagger)
    tagger.lexicon = lexicon.Lexicon.from_folder(reference)
    reader.encoder = TextEncoder(encoder)
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        description="Persons and sensitive passages in Dutch government correspondence",
        license="CC BY-SA 4.0",
        author="Lakstraat",
    )
    return nlp


def main() -> None:
    """Read the command line and write the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("encoder", type=Path)
    parser.add_argument("--reference", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    nlp = build_pipeline(args.reference, args.encoder)
    card = args.out / "README.md"
    kept = card.read_bytes() if card.is_file() else b""
    shutil.rmtree(args.out, ignore_errors=True)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(args.out)
    shutil.copy(args.encoder / "manifest.json", args.out / "manifest.json")
    words = json.dumps(sorted(spacy.blank("nl").vocab.strings), ensure_ascii=False, indent=0)
    (args.out / "vocab" / "strings.json").write_text(words, "utf-8")
    if kept:
        card.write_bytes(kept)


if __name__ == "__main__":
    main()
