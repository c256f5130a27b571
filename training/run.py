"""Trains the network, from the corpora to the checkpoints.

    python3 training/run.py prepare --corpora DIR --facts DIR --out DIR
    python3 training/run.py teacher --out DIR --minutes 60 [--seed 2]
    python3 training/run.py rounded --out DIR
    python3 training/run.py student --out DIR --minutes 30 [--layers 4] [--inner 768] [--eight layers.0. …] [--goal network.bin]
    python3 training/run.py all --out DIR --steps 4100 3750 [--teachers 4] [--few DIR]

Why one command: a figure in the manifest is worth what it takes to get it again. Stages write into `--out` and are skipped
where their result stands there already; a stage that was cut off goes on from its checkpoint. Only `prepare` reads the corpora: what it
writes is enough to train elsewhere.
"""

import argparse
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import torch

from compensate import round_all
from distil import Council, Student, mixed, narrower, shallower, student_loss, with_pieces
from export import read
from learn import Plan, gold_loss, train
from model import base_vocabulary, from_minilm, load, minilm, save, usual_device, written_whole
from pack import Packed, batches
from pieces import UNKNOWN
from prepare import prepare
from quantise import usual_bits

VOCABULARY = 20000
STUDENT_DROPOUT = 0.05
STUDENT_RATE = 5e-5
ROUNDING_BATCHES = 10
# The students of the trade-off table: the shipped form first, then one thing less of it, and more bits.
STUDENTS = ([], ["--layers", "4"], ["--layers", "3"], ["--layers", "2"], ["--inner", "768"], ["--eight", "pieces", "layers"])


class Log:
    """Lines with the seconds since the start and whose they are, to the terminal and to a file that several may write to."""

    def __init__(self, path, whose):
        self.file, self.whose, self.began = open(path, "a", encoding="utf-8"), whose, time.time()

    def __call__(self, line):
        text = f"[{time.time() - self.began:6.0f} s] {self.whose}: {line}"
        print(text, flush=True)
        print(text, file=self.file, flush=True)


def cut(options, log):
    """Cuts the windows of all corpora once, and keeps them with the vocabulary and the weights that a teacher starts from."""
    if (options.out / "windows.pt").exists():
        log("stands already")
        return
    data = prepare(options.corpora, options.facts, base_vocabulary(), options.pieces, options.only_open, log)
    (options.out / "vocabulary.txt").write_text("\n".join(data["vocabulary"]) + "\n", encoding="utf-8")
    written_whole(minilm(data["kept"]), options.out / "start.pt")
    written_whole({part: Packed.of(data[part]).save() for part in ("train", "plain")}, options.out / "windows.pt")


def prepared(options):
    """What `prepare` wrote: windows with labels, windows without, vocabulary."""
    stored = torch.load(options.out / "windows.pt", weights_only=True)
    train_windows, plain = (Packed.load(stored[part]).to(options.device) for part in ("train", "plain"))
    return train_windows, plain, (options.out / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]


def planned(options, rate, new_rate, warm_up=Plan.warm_up):
    return Plan(steps=options.steps[0], minutes=options.minutes[0], seed=options.seed, pieces=options.batch, rate=rate, new_rate=new_rate,
                warm_up=warm_up, unread=options.unread, told_every=options.told_every)


def teacher(options, log):
    """MiniLM with a case embedding, tuned on every task at once; with `--from`, an earlier teacher tuned further."""
    path = options.out / f"{options.name}.pt"
    if path.exists():
        log("stands already")
        return
    labelled, _, vocabulary = prepared(options)
    torch.manual_seed(options.seed)
    rate = options.rate or Plan.rate
    if options.begin:
        reader, new_rate = load(options.begin), 4 * rate
        log(f"goes on from an earlier one, rate {rate}")
    else:
        reader, new_rate = from_minilm(torch.load(options.out / "start.pt", weights_only=True)), 5 * rate
    reader.to(options.device)
    plan = planned(options, rate, new_rate)
    source = batches(labelled, plan.pieces, plan.seed, plan.unread, vocabulary.index(UNKNOWN))
    train(reader, source, lambda batch: gold_loss(reader(batch["ids"], batch["cases"], batch["mask"]), batch), plan, path, log)


def goals_of(options, vocabulary):
    """Whose answers a student learns: those of the teachers that `--goal` names, or of the one that stands in `--out`."""
    for path in options.goal or [options.out / "teacher.pt"]:
        if path.suffix == ".pt":
            own = (path.parent / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]
            yield with_pieces(load(path, dropout=0.0), own, vocabulary)
        else:
            yield with_pieces(*read(path), vocabulary)


def student(options, log):
    """The first teacher, rounded and tuned against what the teachers say; smaller where asked."""
    path = options.out / f"{options.name}.pt"
    if path.exists():
        log("stands already")
        return
    labelled, plain, vocabulary = prepared(options)
    goals = [goal.to(options.device) for goal in goals_of(options, vocabulary)]
    reader = shallower(goals[0], options.layers or goals[0].shape.layers, STUDENT_DROPOUT)
    if options.inner:
        reader = narrower(reader, options.inner, STUDENT_DROPOUT)
    reader.to(options.device)
    pupil, council = Student(reader, lambda name: usual_bits(name, options.eight)), Council(goals)
    rate = options.rate or STUDENT_RATE
    plan = planned(options, rate, 4 * rate, warm_up=20)
    log(f"{reader.shape.layers} layers, inner {reader.shape.inner}, {reader.shape.vocabulary} pieces, {len(goals)} teachers, rate {plan.rate}")
    source = mixed(labelled, plain, plan, vocabulary.index(UNKNOWN))
    train(reader, source, lambda batch: student_loss(batch, pupil, council), plan, path, log, pupil.kept)


def rounded(options, log):
    """The teacher in 4 bits without further training."""
    labelled, _, _ = prepared(options)
    reader = load(options.out / "teacher.pt").to(options.device).eval()
    source = islice(batches(labelled, Plan.pieces, options.seed), ROUNDING_BATCHES)
    grids = round_all(reader, source, lambda name: usual_bits(name, options.eight))
    save(reader, options.out / "rounded.pt", grids={name: grid.as_dict() for name, grid in grids.items()})
    log(f"{ROUNDING_BATCHES} batches")


def everything(options, log):
    """Teachers that differ in their seeds, side by side, and then the students of the trade-off table, each from all of them."""
    usual = ["--batch", options.batch, "--unread", options.unread, "--told-every", options.told_every]

    def side_by_side(lines):
        # On processor cores one after another: each takes them all.
        at_once = len(lines) if options.device.type == "cuda" else 1
        for first in range(0, len(lines), at_once):
            began = [subprocess.Popen([sys.executable, __file__] + [str(part) for part in line + usual]) for line in lines[first:first + at_once]]
            try:
                failed = any([process.wait() for process in began])
            finally:
                for process in began:
                    process.terminate()
            if failed:
                sys.exit("a stage failed; its last lines above say why: mend that and run the same command again, which goes on from there")

    length = lambda part: ["--steps", options.steps[part], "--minutes", options.minutes[part]]
    seeds = range(1, options.teachers + 1)
    side_by_side([["teacher", "--out", options.out, "--name", f"teacher-{seed}", "--seed", seed, *length(0)] for seed in seeds])
    log(f"{options.teachers} teachers")
    every = ["--goal", *(options.out / f"teacher-{seed}.pt" for seed in seeds), *length(-1)]
    every += ["--rate", options.rate] if options.rate else []
    few = [["student", "--out", options.few, "--name", "student-few-pieces", *every]] if options.few else []
    side_by_side([["student", "--out", options.out, *every, *form] for form in STUDENTS] + few)
    log(f"{len(STUDENTS) + len(few)} students")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("stage", choices=("prepare", "teacher", "rounded", "student", "all"))
    parser.add_argument("--corpora", type=Path, help="the folder of corpora, for prepare")
    parser.add_argument("--facts", type=Path, help="the folder of gazetteers, for prepare")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", help="of the checkpoint; without: the stage's, and what is other than usual in it")
    parser.add_argument("--only-open", action="store_true", help="leave out corpora without an open licence")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, nargs="+", default=[0], help="how many; for `all`: of the teachers, of the students")
    parser.add_argument("--minutes", type=float, nargs="+", default=[0.0], help="in place of steps, likewise")
    parser.add_argument("--batch", type=int, default=Plan.pieces, help="pieces in a batch, padding included")
    parser.add_argument("--unread", type=float, default=Plan.unread, help="share of the pieces that are shown as unknown")
    parser.add_argument("--told-every", type=int, default=Plan.told_every, help="steps between two lines of the log")
    parser.add_argument("--rate", type=float, default=0.0, help="of pretrained weights; 0: the stage's usual one; for `all`: of the students")
    parser.add_argument("--from", dest="begin", type=Path, help="a teacher's checkpoint to go on from, with new seed and schedule")
    parser.add_argument("--goal", type=Path, nargs="*", help="checkpoints or network files whose answers a student learns; without: the teacher's")
    parser.add_argument("--teachers", type=int, default=4, help="for `all`: how many")
    parser.add_argument("--few", type=Path, help="for `all`: a folder prepared with fewer pieces, for one more student")
    parser.add_argument("--layers", type=int, default=0, help="of the student; 0: as many as the teacher has")
    parser.add_argument("--inner", type=int, default=0, help="width between the student's two feed-forward matrices; 0: the teacher's")
    parser.add_argument("--pieces", type=int, default=VOCABULARY, help="of the vocabulary, for prepare")
    parser.add_argument("--eight", nargs="*", default=(), help="beginnings of the names of matrices that the student keeps in 8 bits")
    options = parser.parse_args()
    if options.stage == "prepare" and not (options.corpora and options.facts):
        parser.error("prepare reads the corpora and gazetteers: say where they are with --corpora and --facts")
    if options.stage in ("teacher", "student", "all") and not any(options.steps + options.minutes):
        parser.error("a run needs an end: give --steps or --minutes")
    for folder in filter(None, [options.out, options.few] if options.stage != "prepare" else []):
        if not (folder / "windows.pt").exists():
            parser.error(f"{folder} holds no windows yet: run prepare with --out {folder} first")
    options.out.mkdir(parents=True, exist_ok=True)
    options.device = usual_device()
    torch.set_float32_matmul_precision("high")
    asked = {"layers": options.layers, "inner": options.inner, "bits": 8 if options.eight else 0}
    options.name = options.name or "-".join([options.stage] + [f"{value}-{part}" for part, value in asked.items() if value])
    stages = {"prepare": cut, "teacher": teacher, "rounded": rounded, "student": student, "all": everything}
    stages[options.stage](options, Log(options.out / "log.txt", options.name))


if __name__ == "__main__":
    sys.exit(main())
