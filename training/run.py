"""Trains the network, from the corpora to the checkpoints.

    python3 training/run.py teacher --corpora DIR --facts DIR --out DIR --minutes 60

Why one command: a figure in the manifest is worth what it takes to get it again. Stages write into `--out` and are skipped
where their result stands there already; a stage that was cut off goes on from its checkpoint.
"""

import argparse
import os
import pickle
import sys
import time
from pathlib import Path

import torch

from learn import Plan, gold_loss, train
from model import base_vocabulary, from_minilm
from prepare import prepare

VOCABULARY = 20000


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
        return pickle.load(file)


def teacher(options, log):
    """MiniLM with a case embedding, tuned on every task at once."""
    path = options.out / "teacher.pt"
    if path.exists():
        log("teacher: stands already")
        return
    data = prepared(options, log)
    torch.manual_seed(options.seed)
    reader = from_minilm(data["kept"], early=0)
    plan = Plan(steps=options.steps, minutes=options.minutes, seed=options.seed)
    loss = lambda batch: gold_loss(reader(batch["ids"], batch["cases"], batch["mask"]), batch)
    train(reader, data["train"], loss, plan, path, log)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("stage", choices=("teacher",))
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--facts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only-open", action="store_true", help="leave out corpora without an open licence")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=0.0)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    {"teacher": teacher}[options.stage](options, Log(options.out / "log.txt"))


if __name__ == "__main__":
    sys.exit(main())
