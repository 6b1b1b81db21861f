"""The encoder as a PyTorch module: the layers of multilingual-e5-small under three small heads.

One head tells for each word piece whether a person's name begins, goes on or neither; one whether
the piece lies in a sensitive passage, and of which kind; one whether it is part of other personal
data, of which type, or of something that only looks like it.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from scripts.train_model.e5_weights import E5

NAME_LABELS = 3
POSITIONS = 256


class Layer(nn.Module):
    """One block of attention and feed-forward, normalised after each (BERT)."""

    def __init__(self, hidden: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.aln, self.oln = nn.LayerNorm(hidden, eps=1e-12), nn.LayerNorm(hidden, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x``: (batch, pieces, hidden); ``bias``: 0 where a piece counts, very low elsewhere."""
        size, length, hidden = x.shape
        part = hidden // self.heads

        def split(y: Tensor) -> Tensor:
            return y.view(size, length, self.heads, part).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(part) + bias, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(size, length, hidden)
        x = self.aln(x + self.drop(self.ao(mixed)))
        y: Tensor = self.oln(x + self.drop(self.fo(nn.functional.gelu(self.fi(x)))))
        return y


class Encoder(nn.Module):
    """Word pieces in; per piece the scores of name label, passage kind and data type out."""

    def __init__(
        self, words: int, hidden: int, heads: int, layers: int, *, kinds: int, types: int
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(words, hidden)
        self.pos = nn.Embedding(POSITIONS, hidden)
        self.ln = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, heads, 4 * hidden) for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.name_head = nn.Linear(hidden, NAME_LABELS)
        self.passage_head = nn.Linear(hidden, kinds)
        self.data_head = nn.Linear(hidden, types)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """``ids`` and ``mask``: (batch, pieces), mask 1 for a piece, 0 for padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.ln(self.word(ids) + self.pos(places)))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.name_head(x), self.passage_head(x), self.data_head(x)


def from_e5(e5: E5, kept: list[int], layers: int, *, kinds: int, types: int) -> Encoder:
    """The encoder with the first ``layers`` layers and the word pieces ``kept`` of e5."""
    net = Encoder(len(kept), e5.hidden, e5.heads, layers, kinds=kinds, types=types)
    take = {name: torch.from_numpy(weights) for name, weights in e5.tensors.items()}
    own = {
        "word.weight": take["emb.word"][torch.tensor(kept)],
        "pos.weight": take["emb.pos"][:POSITIONS] + take["emb.type"][: e5.hidden],
        "ln.weight": take["emb.ln.w"],
        "ln.bias": take["emb.ln.b"],
    }
    for index in range(layers):
        for part in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
            own[f"layers.{index}.{part}.weight"] = take[f"l{index}.{part}.w"]
            own[f"layers.{index}.{part}.bias"] = take[f"l{index}.{part}.b"]
    missing, unexpected = net.load_state_dict(own, strict=False)
    if unexpected or any(not name.endswith(("_head.weight", "_head.bias")) for name in missing):
        raise ValueError(f"weights do not fit: {missing} {unexpected}")
    net.word.weight.requires_grad_(False)
    return net
