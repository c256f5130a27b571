"""The student: the teacher's network with its weights rounded as the page will read them, tuned while it is rounded.

Why: rounding to 4 bits costs; a network that answers with rounded weights while it learns moves to where the rounding hurts little.
The whole weights stay underneath and receive the gradient as if nothing had been rounded (straight through).

    student = Student(reader, usual_bits)
    train(reader, mixed(data, plan), lambda batch: student_loss(batch, student, teacher), plan, path, log, student.kept)
"""

import torch
from torch.func import functional_call

from learn import batches, gold_loss, soft_loss
from model import Reader, Shape
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
        self.refit()

    def refit(self):
        self.grids = fit_all(self.reader, self.bits_of)
        self.steps = {name: grid.steps(self.weights[name].shape[1]).contiguous() for name, grid in self.grids.items()}

    def __call__(self, batch):
        if self.calls and self.calls % REFIT == 0:
            self.refit()
        self.calls += 1
        near = {name: Rounded.apply(self.weights[name], self.steps[name], TOP4 if grid.bits == 4 else TOP8)
                for name, grid in self.grids.items()}
        return functional_call(self.reader, near, (batch["ids"], batch["cases"], batch["mask"]))

    def kept(self):
        """What the checkpoint needs beside the weights: the grids they were tuned on."""
        return {"grids": {name: grid.as_dict() for name, grid in self.grids.items()}}


def mixed(data, plan):
    """Labelled batches, and every third one of plain text."""
    labelled, plain = batches(data["train"], plan.pieces, plan.seed), batches(data["plain"], plan.pieces, plan.seed)
    step = 0
    while True:
        step += 1
        yield next(plain if step % PLAIN_EVERY == 0 else labelled)


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
