"""Trains the network, from the corpora to the checkpoints.

    python3 training/run.py teacher --corpora DIR --facts DIR --out DIR --minutes 60
    python3 training/run.py rounded --corpora DIR --facts DIR --out DIR
    python3 training/run.py student --corpora DIR --facts DIR --out DIR --minutes 27 [--layers 4] [--eight layers.0. …]

Why one command: a figure in the manifest is worth what it takes to get it again. Stages write into `--out` and are skipped
where their result stands there already; a stage that was cut off goes on from its checkpoint.
"""

import argparse
import os
import pickle
import sys
import time
from itertools import islice
from pathlib import Path

import torch

from compensate import round_all
from distil import Student, mixed, shallower, student_loss
from learn import Plan, batches, collate, gold_loss, train
from model import base_vocabulary, from_minilm, load, save
from prepare import prepare
from quantise import usual_bits

VOCABULARY = 20000
STUDENT_DROPOUT = 0.05
STUDENT_RATE = 5e-5
ROUNDING_BATCHES = 10


class Log:
    """Lines with the seconds since the start, to the terminal and to a file."""

    def __init__(self, path):
        self.file, self.began = open(path, "a", encoding="utf-8"), time.time()

    def __call__(self, line):
        text = f"[{time.time() - self.began:6.0f} s] {line}"
        print(text, flush=True)
        print(text, file=self.file, flush=True)


def prepared(options, log):
    """The windows of all corpora, cut once and kept."""
    path = options.out / "windows.pickle"
    if not path.exists():
        data = prepare(options.corpora, options.facts, base_vocabulary(), VOCABULARY, options.only_open, log)
        with open(f"{path}.writing", "wb") as file:
            pickle.dump(data, file)
        os.replace(f"{path}.writing", path)
    with open(path, "rb") as file:
        data = pickle.load(file)
    (options.out / "vocabulary.txt").write_text("\n".join(data["vocabulary"]) + "\n", encoding="utf-8")
    return data


def teacher(options, log):
    """MiniLM with a case embedding, tuned on every task at once; with `--from`, an earlier teacher tuned further."""
    path = options.out / "teacher.pt"
    if path.exists():
        log("teacher: stands already")
        return
    data = prepared(options, log)
    torch.manual_seed(options.seed)
    rate = options.rate or Plan.rate
    if options.begin:
        reader, new_rate = load(options.begin), 4 * rate
        log(f"teacher: goes on from an earlier one, rate {rate}")
    else:
        reader, new_rate = from_minilm(data["kept"], early=0), 5 * rate
    plan = Plan(steps=options.steps, minutes=options.minutes, seed=options.seed, rate=rate, new_rate=new_rate)
    loss = lambda batch: gold_loss(reader(batch["ids"], batch["cases"], batch["mask"]), batch)
    train(reader, batches(data["train"], plan.pieces, plan.seed), loss, plan, path, log)


def student(options, log):
    """The teacher, rounded and tuned against itself as it was before; with fewer layers where asked."""
    shallow = f"-{options.layers}" if options.layers else ""
    path = options.out / f"student{shallow}.pt"
    if path.exists():
        log(f"student{shallow}: stands already")
        return
    data = prepared(options, log)
    goal = load(options.out / "teacher.pt", dropout=0.0).eval().requires_grad_(False)
    reader = shallower(goal, options.layers or goal.shape.layers, STUDENT_DROPOUT)
    pupil = Student(reader, lambda name: usual_bits(name, options.eight))
    rate = options.rate or STUDENT_RATE
    plan = Plan(steps=options.steps, minutes=options.minutes, seed=options.seed, rate=rate, new_rate=4 * rate, warm_up=20)
    log(f"student{shallow}: {reader.shape.layers} layers, rate {plan.rate}")
    train(reader, mixed(data, plan), lambda batch: student_loss(batch, pupil, goal), plan, path, log, pupil.kept)


def rounded(options, log):
    """The teacher in 4 bits without further training."""
    path = options.out / "rounded.pt"
    data = prepared(options, log)
    reader = load(options.out / "teacher.pt").eval()
    source = islice(map(collate, batches(data["train"], Plan.pieces, options.seed)), ROUNDING_BATCHES)
    grids = round_all(reader, source, lambda name: usual_bits(name, options.eight))
    save(reader, path, grids={name: grid.as_dict() for name, grid in grids.items()})
    log(f"rounded: {ROUNDING_BATCHES} batches")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("stage", choices=("teacher", "rounded", "student"))
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--facts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only-open", action="store_true", help="leave out corpora without an open licence")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=0.0)
    parser.add_argument("--rate", type=float, default=0.0, help="of pretrained weights; 0: the stage's usual one")
    parser.add_argument("--from", dest="begin", type=Path, help="a teacher's checkpoint to go on from, with new seed and schedule")
    parser.add_argument("--layers", type=int, default=0, help="of the student; 0: as many as the teacher has")
    parser.add_argument("--eight", nargs="*", default=(), help="beginnings of the names of matrices that the student keeps in 8 bits")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    {"teacher": teacher, "rounded": rounded, "student": student}[options.stage](options, Log(options.out / "log.txt"))


if __name__ == "__main__":
    sys.exit(main())
