"""What the resolver of pronouns learns from a corpus in which people said whom a pronoun means: weights of features.

    cargo run --release -p glossator-engine --example pronouns < CORPUS.jsonl > pronouns.jsonl
    python3 training/pronouns.py weights CORPUS.jsonl pronouns.jsonl     # writes data/pronoun_weights.tsv, then: cargo xtask assets tables
    python3 training/pronouns.py score CORPUS.jsonl pronouns.jsonl       # how right the weights are there

The corpus is gap.train. Of each pronoun two of the candidates are known to be meant or not. What a pronoun is taken to
mean bears on the next one, so the three steps are gone through three times. Same input, same bytes out.
"""

import json
import math
import random
import sys
from collections import Counter
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "data" / "pronoun_weights.tsv"
SCALE = 32  # a weight of 32 is one unit of log-odds


def documents(path):
    with open(path, encoding="utf-8") as file:
        yield from map(json.loads, file)


def overlap(a, b):
    both = min(a[1], b[1]) - max(a[0], b[0])
    return both > 0 and 2 * both >= a[1] - a[0] + b[1] - b[0] - both


def examples(corpus, printed):
    """Per pronoun: the features of each candidate, which of the two it is (a set), and which of the two is meant."""
    found = {document["id"]: document["pronouns"] for document in documents(printed)}
    for document in documents(corpus):
        gap = document["gap"]
        meant = {who for who in "AB" if gap[who]["coref"]}
        pronoun = next((p for p in found[document["id"]] if p["range"] == gap["pronoun"]), None)
        is_who = lambda c: {who for who in "AB" if any(overlap(name, gap[who]["span"]) for name in c["names"])}
        yield [(c["features"], is_who(c)) for c in pronoun["candidates"]] if pronoun else [], meant


def weights(corpus, printed, epochs=12, rate=0.1, least=10, decay=0.01):
    data = []
    for candidates, meant in examples(corpus, printed):
        if len(candidates) < 2 or any(len(who) > 1 for _, who in candidates):
            continue
        goal = [bool(who & meant) if meant else not who for _, who in candidates]
        if any(goal) and not all(goal):
            data.append(([features for features, _ in candidates], goal))
    counts = Counter(f for candidates, _ in data for features in candidates for f in set(features))
    number = {f: i for i, f in enumerate(sorted(f for f in counts if counts[f] >= least))}
    data = [([[number[f] for f in features if f in number] for features in c], goal) for c, goal in data]
    random.Random(1).shuffle(data)
    w, g = [0.0] * len(number), [1e-2] * len(number)
    for epoch in range(epochs):
        loss = 0.0
        for candidates, goal in data:
            scores = [sum(w[f] for f in features) for features in candidates]
            top = max(scores)
            exps = [math.exp(s - top) for s in scores]
            z, good = sum(exps), sum(e for e, y in zip(exps, goal) if y)
            loss -= math.log(good / z)
            for features, e, y in zip(candidates, exps, goal):
                d = e / z - (e / good if y else 0.0)
                for f in features:
                    slope = d + decay * w[f]
                    g[f] += slope * slope
                    w[f] -= rate * slope / math.sqrt(g[f])
        if epoch % 6 == 0 or epoch + 1 == epochs:
            print(f"epoch {epoch + 1}: loss {loss / len(data):.4f} of {len(data)}", file=sys.stderr)
    rows = [(name, round(w[at] * SCALE)) for name, at in number.items()]
    with open(TABLE, "w", encoding="utf-8") as file:
        file.write("feature\tweight\n")
        file.writelines(f"{name}\t{weight}\n" for name, weight in rows if abs(weight) >= 2)
    score(corpus, printed)


def score(corpus, printed):
    rows = [line.rstrip("\n").split("\t") for line in open(TABLE, encoding="utf-8")][1:]
    w = {name: int(weight) for name, weight in rows}
    right = said = gold = there = 0
    for candidates, meant in examples(corpus, printed):
        gold += len(meant)
        there += len(meant & set().union(*[who for _, who in candidates]))
        if candidates:
            _, who = max(candidates, key=lambda c: sum(w.get(f, 0) for f in c[0]))
            said += len(who)
            right += len(who & meant)
    p, r = right / max(1, said), right / max(1, gold)
    print(f"pronouns P {p:.4f} R {r:.4f} F1 {2 * p * r / max(1e-9, p + r):.4f}; meant and among the candidates {there / gold:.4f}")


if __name__ == "__main__":
    {"weights": weights, "score": score}[sys.argv[1]](*sys.argv[2:])
