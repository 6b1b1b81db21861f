"""The tokenizer of the encoder: the word pieces of e5 that Dutch and English text needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sentencepiece import SentencePieceProcessor, sentencepiece_model_pb2

from redaction.detection.encoder import readable
from scripts.train_model.e5_weights import E5

BEGIN, PAD, END, UNKNOWN = range(4)
_ALSO = "▁€–—’‘“”…•"
_COMMONEST = 16_000
"""So many of the first pieces of e5 are kept if they are ASCII: English words, mostly."""


def tokenizer_model(pieces: Sequence[tuple[str, float]]) -> bytes:
    """A SentencePiece-unigram model of these pieces, the first four of which are special."""
    model = sentencepiece_model_pb2.ModelProto()
    kinds = {UNKNOWN: 2, BEGIN: 3, PAD: 3, END: 3}
    for number, (text, score) in enumerate(pieces):
        piece = model.pieces.add()
        piece.piece, piece.score, piece.type = text, score, kinds.get(number, 1)
    trainer, normalizer = model.trainer_spec, model.normalizer_spec
    trainer.model_type = 1
    trainer.bos_id, trainer.pad_id, trainer.eos_id, trainer.unk_id = BEGIN, PAD, END, UNKNOWN
    normalizer.name = "identity"
    normalizer.add_dummy_prefix = True
    normalizer.remove_extra_whitespaces = False
    normalizer.escape_whitespaces = True
    return bytes(model.SerializeToString(deterministic=True))


def frequent_pieces(e5: E5, texts: Iterable[str], count: int) -> list[int]:
    """Numbers of the special pieces, all Latin characters, the commonest in ``texts``
    and those that are common in any language with plain letters."""
    whole = SentencePieceProcessor(model_proto=tokenizer_model(e5.pieces))
    seen: Counter[int] = Counter()
    for text in texts:
        seen.update(whole.encode(readable(text)[0]))
    single = {
        number
        for number, (piece, _) in enumerate(e5.pieces)
        if len(piece) == 1 and (ord(piece) < 0x250 or piece in _ALSO)
    }
    common = {number for number, _ in seen.most_common(count)}
    english = {n for n, (piece, _) in enumerate(e5.pieces[:_COMMONEST]) if piece[1:].isascii()}
    return sorted({BEGIN, PAD, END, UNKNOWN, *single, *common, *english})
