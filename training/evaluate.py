"""Reads the development sets with a network and writes its predictions, for the project's scorer.

    python3 training/evaluate.py network.bin --corpora DIR --out DIR [--vocabulary FILE] [--scorer score.py] [--eight …]

Why: the scores of teacher, student and quantised student must come from one decoding. A checkpoint (.pt) is read with its weights as they
are, or with `--rounded` after they are put on their grids; anything else is read as a network file.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from decode import Answer, claims, mentions
from export import grids_of, read, rounded
from mapping import is_held_out
from model import load
from pieces import Pieces
from prepare import DEV, documents, windows
from quantise import usual_bits


def reader_of(options):
    if options.network.suffix not in (".pt", ".running"):
        return read(options.network)
    reader = load(options.network).eval()
    vocabulary = options.vocabulary.read_text(encoding="utf-8").split("\n")[: reader.shape.vocabulary]
    if options.rounded:
        rounded(reader, grids_of(options.network, reader, lambda name: usual_bits(name, options.eight)))
    return reader, vocabulary


def predictions(reader, pieces, path, task, limit):
    """A line a document: the document as it was, and what the network finds in it."""
    kept = [d for d in documents(path) if task != "roles" or is_held_out(d)]
    for document in kept[:limit]:
        answer = Answer.of(reader, list(windows(pieces, document, targets=False)))
        yield document, {"id": document["id"], "mentions": mentions(answer, document["text"]), "claims": claims(answer)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("network", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--rounded", action="store_true")
    parser.add_argument("--eight", nargs="*", default=())
    parser.add_argument("--sets", nargs="*", help="only these, such as worldwide.dev")
    parser.add_argument("--limit", type=int, help="documents of each set")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    reader, vocabulary = reader_of(options)
    pieces = Pieces(vocabulary)
    for task, names in DEV.items():
        for name in names:
            if options.sets and name not in options.sets:
                continue
            gold, found = options.out / f"{name}.gold.jsonl", options.out / f"{name}.found.jsonl"
            with open(gold, "w", encoding="utf-8") as a, open(found, "w", encoding="utf-8") as b:
                for document, prediction in predictions(reader, pieces, options.corpora / f"{name}.jsonl", task, options.limit):
                    print(json.dumps(document), file=a)
                    print(json.dumps(prediction), file=b)
            if options.scorer:
                scored = subprocess.run([sys.executable, options.scorer, task, gold, found], capture_output=True, text=True, check=True)
                print(f"== {name} ({task})\n{scored.stdout.rstrip()}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
