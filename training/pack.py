"""Windows as tensors, and batches of them.

Why: a training run reads each window many times, and a graphics card waits for nothing longer than for Python. All windows lie in a few
small tensors on the device that learns; a batch is an index into them. What a window looks like is changed a little each time it is
read: a network that has seen its text only as it stands learns it by heart.

    packed = Packed.of(data["train"])
    for batch in batches(packed.to(device), size=2048, seed=1): reader(batch["ids"], batch["cases"], batch["mask"])
"""

import random
from dataclasses import dataclass, fields, replace

import numpy as np
import torch

from mapping import IGNORE, SPAN_LAYERS
from model import LINKS
from pieces import CAPITAL, CAPITALS, LOWER, SPECIAL, TITLE

POOL = 1024  # windows that are sorted by length before they are put into batches
IN_CAPITALS, IN_SMALL = 0.035, 0.025  # how often a window is shown as if set in capitals, in small letters
LETTERS = (LOWER, CAPITAL, CAPITALS, TITLE)


@dataclass
class Packed:
    """N windows of at most T pieces. Targets stand at the first pieces of words, IGNORE elsewhere."""

    ids: torch.Tensor  # [N, T]
    cases: torch.Tensor  # [N, T]
    words: torch.Tensor  # [N, T], true at the first piece of a word
    names: torch.Tensor  # [N, T]
    role: torch.Tensor  # [N, T]
    spans: torch.Tensor  # [N, T, layers]
    lengths: np.ndarray  # [N] pieces
    links: dict  # kind -> [M, 3] of window, from place, to place, by window

    @staticmethod
    def of(windows):
        n, t = len(windows), max(len(w.ids) for w in windows)
        ids, cases = np.zeros((n, t), np.int16), np.zeros((n, t), np.int8)
        words, names, role = np.zeros((n, t), bool), np.full((n, t), IGNORE, np.int8), np.full((n, t), IGNORE, np.int8)
        spans, links = np.full((n, t, len(SPAN_LAYERS)), IGNORE, np.int8), {kind: [] for kind in LINKS}
        for i, w in enumerate(windows):
            ids[i, :len(w.ids)], cases[i, :len(w.ids)] = w.ids, w.cases
            words[i, w.heads] = True
            if w.names:
                names[i, w.heads], role[i, w.heads] = w.names, w.role
                spans[i, w.heads] = np.array([w.spans[name] for name in SPAN_LAYERS]).T
            for kind, start, goal in w.links:
                links["source" if kind == "source" else "content"].append((i, start, goal))
        tensors = (torch.from_numpy(part) for part in (ids, cases, words, names, role, spans))
        links = {kind: np.array(rows, np.int32).reshape(-1, 3) for kind, rows in links.items()}
        return Packed(*tensors, np.array([len(w.ids) for w in windows]), links)

    def to(self, device):
        moved = {f.name: getattr(self, f.name).to(device) for f in fields(self) if f.name not in ("lengths", "links")}
        return replace(self, **moved)

    def save(self):
        """What a file of windows keeps: tensors alone."""
        links = {kind: torch.from_numpy(rows) for kind, rows in self.links.items()}
        return {f.name: getattr(self, f.name) for f in fields(self)} | {"lengths": torch.from_numpy(self.lengths), "links": links}

    @staticmethod
    def load(stored):
        links = {kind: rows.numpy() for kind, rows in stored["links"].items()}
        return Packed(**stored | {"lengths": stored["lengths"].numpy(), "links": links})

    def batch(self, rows):
        """The windows of these rows, cut to the longest: tensors as the reader takes them, and the targets of every task."""
        device, longest = self.ids.device, int(self.lengths[rows].max())
        at = torch.from_numpy(rows).to(device)
        take = lambda tensor: tensor[at, :longest]
        links = {}
        for kind, table in self.links.items():
            begin, end = np.searchsorted(table[:, 0], (rows, rows + 1))
            counts = end - begin
            found = table[np.repeat(begin - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())]
            found[:, 0] = np.repeat(np.arange(len(rows)), counts)
            links[kind] = torch.from_numpy(found).long().to(device)
        lengths = torch.from_numpy(self.lengths[rows]).to(device)
        return {"ids": take(self.ids).long(), "cases": take(self.cases).long(), "words": take(self.words), "names": take(self.names).long(),
                "role": take(self.role).long(), "spans": take(self.spans).long(), "links": links,
                "mask": torch.arange(longest, device=device)[None] < lengths[:, None]}


def recased(batch, rng):
    """Now and then a window as if set in capitals, or in small letters: a headline in capitals must not turn every word into a name."""
    chance = torch.tensor([rng.random() for _ in range(len(batch["ids"]))])
    goal = torch.where(chance < IN_CAPITALS, CAPITALS, torch.where(chance < IN_CAPITALS + IN_SMALL, LOWER, SPECIAL))
    goal, cases = goal.to(batch["cases"].device)[:, None], batch["cases"]
    letters = sum((cases == case) for case in LETTERS).bool()
    return batch | {"cases": torch.where(letters & (goal != SPECIAL), goal, cases)}


def unread(batch, share, unknown, generator):
    """Some pieces as unknown: what a word is must be told from what stands around it, too."""
    drawn = torch.rand(batch["ids"].shape, generator=generator, device=generator.device).to(batch["ids"].device)
    return batch | {"ids": torch.where((drawn < share) & (batch["cases"] != SPECIAL), unknown, batch["ids"])}


def batches(packed, size, seed, share=0.0, unknown=0):
    """Endless batches of windows of like length, at most `size` pieces with padding, of which a `share` is shown as `unknown`;
    order and changes depend on the seed alone."""
    generator = torch.Generator().manual_seed(seed)
    epoch = 0
    while True:
        rng = random.Random(seed * 1000 + epoch)
        order = list(range(len(packed.lengths)))
        rng.shuffle(order)
        made = []
        for begin in range(0, len(order), POOL):
            pool = sorted(order[begin:begin + POOL], key=lambda i: packed.lengths[i])
            rows = []
            for i in pool:
                if rows and (len(rows) + 1) * packed.lengths[i] > size:
                    made.append(rows)
                    rows = []
                rows.append(i)
            made.append(rows)
        rng.shuffle(made)
        for rows in made:
            batch = recased(packed.batch(np.array(rows)), rng)
            yield unread(batch, share, unknown, generator) if share else batch
        epoch += 1
