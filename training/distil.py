"""The student: the teacher's network with its weights rounded as the page will read them, tuned while it is rounded.

Why: rounding to 4 bits costs; a network that answers with rounded weights while it learns moves to where the rounding hurts little.
The whole weights stay underneath and receive the gradient as if nothing had been rounded (straight through).

    student = Student(reader, usual_bits)
    train(reader, mixed(train, plain, plan), lambda batch: student_loss(batch, student, teacher), plan, path, log, student.kept)
"""

import math

import torch
import torch.nn.functional as F
from torch.func import functional_call

from learn import gold_loss, soft_loss
from model import Reader, Shape
from pack import batches
from quantise import TOP4, TOP8, fit_all

PLAIN_EVERY = 3  # one batch in three is plain text, without labels
GOLD = 0.5  # the weight of the labels beside the teacher's answers
REFIT = 100  # steps after which the grids are fitted again


class Rounded(torch.autograd.Function):
    """The nearest values on a grid; the gradient passes as if they were the weights themselves."""

    @staticmethod
    def forward(context, weights, steps, top):
        return (weights / steps).round_().clamp_(-top, top).mul_(steps)

    @staticmethod
    def backward(context, gradient):
        return gradient, None, None


class Student:
    """A reader that answers with its weights on their grids."""

    def __init__(self, reader, bits_of):
        self.reader, self.bits_of, self.calls = reader, bits_of, 0
        self.weights = dict(reader.named_parameters())

    def refit(self):
        self.grids = fit_all(self.reader, self.bits_of)
        self.steps = {name: grid.steps(self.weights[name].shape[1]).contiguous() for name, grid in self.grids.items()}

    def __call__(self, batch):
        # At the first call, too: a run that goes on has other weights than those it began with.
        if self.calls % REFIT == 0:
            self.refit()
        self.calls += 1
        near = {name: Rounded.apply(self.weights[name], self.steps[name], TOP4 if grid.bits == 4 else TOP8)
                for name, grid in self.grids.items()}
        return functional_call(self.reader, near, (batch["ids"], batch["cases"], batch["mask"]))

    def kept(self):
        """What the checkpoint needs beside the weights: the grids they were tuned on."""
        return {"grids": {name: grid.as_dict() for name, grid in self.grids.items()}}


class Council:
    """Several readers as one: the mean of what they hold likely, as if it were one reader's numbers."""

    def __init__(self, readers):
        self.readers = [reader.eval().requires_grad_(False) for reader in readers]

    def __call__(self, *inputs):
        answers = [reader(*inputs) for reader in self.readers]
        if len(answers) == 1:
            return answers[0]
        mean = lambda name: torch.stack([F.log_softmax(answer[name], -1) for answer in answers]).logsumexp(0) - math.log(len(answers))
        role = torch.stack([torch.sigmoid(answer["role"]) for answer in answers]).mean(0)
        return {"role": torch.logit(role, eps=1e-6)} | {name: mean(name) for name in answers[0] if name != "role"}


def mixed(train, plain, plan, unknown):
    """Labelled batches, and every third one of plain text."""
    sources = [batches(packed, plan.pieces, plan.seed, plan.unread, unknown) for packed in (train, plain)]
    step = 0
    while True:
        step += 1
        yield next(sources[step % PLAIN_EVERY == 0])


def student_loss(batch, student, teacher):
    with torch.no_grad():
        goal = teacher(batch["ids"], batch["cases"], batch["mask"])
    out = student(batch)
    return soft_loss(out, goal, batch) + GOLD * gold_loss(out, batch)


def shallower(teacher, layers, dropout):
    """A reader with fewer layers, spread evenly over the teacher's; the last is always kept."""
    count = teacher.shape.layers
    kept = [round((i + 1) * count / layers) - 1 for i in range(layers)]
    reader = Reader(Shape(**teacher.shape.as_dict() | {"layers": layers}), dropout)
    own = {}
    for name, value in teacher.state_dict().items():
        part, _, rest = name.partition(".")
        if part != "layers":
            own[name] = value
        elif int(rest.split(".")[0]) in kept:
            own[f"layers.{kept.index(int(rest.split('.')[0]))}.{rest.split('.', 1)[1]}"] = value
    reader.load_state_dict(own)
    return reader


def narrower(reader, inner, dropout):
    """A reader whose layers keep so many of their inner values: those whose weights, into them and out of them, are largest."""
    made = Reader(Shape(**reader.shape.as_dict() | {"inner": inner}), dropout)
    own = dict(reader.state_dict())
    for i in range(reader.shape.layers):
        up, down = own[f"layers.{i}.up.weight"], own[f"layers.{i}.down.weight"]
        kept = (up.norm(dim=1) * down.norm(dim=0)).topk(inner).indices.sort().values
        own |= {f"layers.{i}.up.weight": up[kept], f"layers.{i}.up.bias": own[f"layers.{i}.up.bias"][kept],
                f"layers.{i}.down.weight": down[:, kept]}
    made.load_state_dict(own)
    return made


def with_pieces(reader, vocabulary, kept):
    """The reader over the pieces `kept`, each of which its own vocabulary has."""
    place = {piece: i for i, piece in enumerate(vocabulary)}
    made = Reader(Shape(**reader.shape.as_dict() | {"vocabulary": len(kept)}), dropout=0.0)
    own = dict(reader.state_dict())
    own["pieces.weight"] = own["pieces.weight"][torch.tensor([place[piece] for piece in kept])]
    made.load_state_dict(own)
    return made
