"""What the finder of claims learns from a corpus of attributions: which verb forms there are, which may attribute, and weights.

    python3 training/claims.py forms   CORPUS.jsonl                     # writes data/verb_forms.tsv, data/cue_forms.tsv
    cargo run --release -p glossator-engine --example candidates < CORPUS.jsonl > candidates.jsonl
    python3 training/claims.py weights CORPUS.jsonl candidates.jsonl    # writes data/claim_weights.tsv, then: cargo xtask assets tables
    python3 training/claims.py blend   CORPUS.jsonl candidates.jsonl    # prints what candidates weigh beside the network's word

Why: what a writer may attribute with is an open list; counting it in a corpus is more honest than guessing it. The corpus
is polnear.train (`GLOSSATOR_CORPORA`); only single words and counts leave it. Same input, same bytes out. `blend` takes
candidates that were written with the network's file, of polnear.dev: the network knows what it was trained on too well.
"""

import json
import math
import random
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")
AUXILIARIES = {"is", "was", "were", "are", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did"}
SCALE = 32  # a weight of 32 is one unit of log-odds


def documents(path):
    with open(path, encoding="utf-8") as file:
        yield from map(json.loads, file)


def forms(path):
    tags, heads = defaultdict(Counter), Counter()
    for document in documents(path):
        if "xpos_auto" not in document or "tokens" not in document:
            continue
        text = document["text"]
        tokens = [(s, text[s:e].lower(), tag) for (s, e), tag in zip(document["tokens"], document["xpos_auto"])]
        starts = [s for s, _, _ in tokens]
        for _, word, tag in tokens:
            tags[word][tag] += 1
        for attribution in document["attributions"]:
            inside = [tokens[i] for s, e in attribution["cue"] for i in range(bisect_left(starts, s), bisect_left(starts, e))]
            verbs = [w for _, w, tag in inside if tag in VERBS and w not in AUXILIARIES] or [w for _, w, _ in inside]
            if verbs:
                heads[verbs[0]] += 1
    plain = lambda word: word.isascii() and word.isalpha() and len(word) > 1
    rows = []
    for word, counts in tags.items():
        total, verb = sum(counts.values()), sum(counts[tag] for tag in VERBS)
        if not plain(word) or total < 4 or 2 * verb < total:
            continue
        finite, past, participle = counts["VBZ"] + counts["VBP"] + counts["MD"], counts["VBD"], counts["VBN"]
        base, ing = counts["VB"], counts["VBG"]
        best = max(finite + past, participle, base, ing)
        kind = "ing" if best == ing else "base" if best == base and base > finite + past else \
            "participle" if participle > 4 * past and participle > finite else "either" if participle * 4 > past + finite else "finite"
        rows.append((word, kind))
    write("verb_forms.tsv", ("form", "class"), sorted(rows))
    total = {word: sum(counts.values()) for word, counts in tags.items()}
    rows = [(w, str(n), str(total[w])) for w, n in heads.items() if plain(w) and n >= 3 and 10 * n >= total[w]]
    write("cue_forms.tsv", ("form", "attributes", "seen"), sorted(rows))


def write(name, heading, rows):
    with open(DATA / name, "w", encoding="utf-8") as file:
        file.writelines("\t".join(row) + "\n" for row in [heading, *rows])
    print(f"{name}: {len(rows)} rows")


def covered(spans):
    return {i for s, e in spans for i in range(s, e)}


def examples(corpus, candidates, key="features"):
    """Per cue: its alternatives, each with its features and how well it fits a gold content (0 where below one half)."""
    gold = {document["id"]: document["attributions"] for document in documents(corpus)}
    for document in documents(candidates):
        answers = [(covered(a["content"]), covered(a["cue"])) for a in gold[document["id"]] if a["content"]]
        cues = defaultdict(list)
        for candidate in document["candidates"]:
            cues[candidate["cue"]].append(candidate)
        fits = {}
        for cue, alternatives in cues.items():
            for at, candidate in enumerate(alternatives):
                content = covered(candidate["content"])
                for number, (answer, _) in enumerate(answers):
                    both = len(content & answer)
                    if both and 2 * both >= len(content | answer):
                        fits.setdefault(number, {}).setdefault(cue, {})[at] = both / len(content | answer)
        right = defaultdict(dict)
        for number, by_cue in fits.items():
            # Where several cues fit the same answer, the one inside the answer's own cue is meant.
            own = [cue for cue in by_cue if set(range(*cues[cue][0]["head"])) & answers[number][1]]
            for cue in own or by_cue:
                for at, fit in by_cue[cue].items():
                    right[cue][at] = max(fit, right[cue].get(at, 0))
        for cue, alternatives in cues.items():
            yield [(a[key], right[cue].get(at, 0)) for at, a in enumerate(alternatives)]


def weights(corpus, candidates, epochs=8, rate=0.15, least=12, smallest=5):
    """A log-linear choice among a cue's alternatives and "no claim", by AdaGrad."""
    data = list(examples(corpus, candidates))
    counts = Counter(f for alternatives in data for features, _ in alternatives for f in set(features))
    number = {}
    for feature in sorted(counts):
        if counts[feature] >= int(least):
            number[feature] = len(number)
    data = [[([number[f] for f in features if f in number], fit) for features, fit in a] for a in data]
    random.Random(1).shuffle(data)
    w, g = [0.0] * len(number), [1e-3] * len(number)
    for epoch in range(epochs):
        loss = 0.0
        for alternatives in data:
            scores = [sum(w[f] for f in features) for features, _ in alternatives]
            top = max(0.0, *scores)
            exps = [math.exp(s - top) for s in scores]
            z = sum(exps) + math.exp(-top)
            goal = [fit ** 8 for _, fit in alternatives]
            total = sum(goal)
            for (features, _), e, y in zip(alternatives, exps, goal):
                p, y = e / z, y / total if total else 0.0
                if y:
                    loss -= y * math.log(max(p, 1e-9))
                d = p - y
                if abs(d) < 1e-3:
                    continue
                for f in features:
                    g[f] += d * d
                    w[f] -= rate * d / math.sqrt(g[f])
            if not total:
                loss -= math.log(max(math.exp(-top) / z, 1e-9))
        print(f"epoch {epoch + 1}: loss {loss / len(data):.4f}", file=sys.stderr)
    rows = [(name, str(round(w[at] * SCALE))) for name, at in number.items() if abs(round(w[at] * SCALE)) >= int(smallest)]
    write("claim_weights.tsv", ("feature", "weight"), sorted(rows))


def blend(corpus, candidates, epochs=30, rate=0.3):
    """The same choice over the numbers that the network's answers give (`reading/attributions/weigh.rs`)."""
    data = list(examples(corpus, candidates, "numbers"))
    random.Random(1).shuffle(data)
    size = len(data[0][0][0])
    w, g = [0.0] * size, [1e-3] * size
    for _ in range(epochs):
        for alternatives in data:
            scores = [sum(map(lambda a, x: a * x, w, numbers)) for numbers, _ in alternatives]
            top = max(0.0, *scores)
            exps = [math.exp(s - top) for s in scores]
            z = sum(exps) + math.exp(-top)
            goal = [fit ** 8 for _, fit in alternatives]
            total, best = sum(goal), max(fit for _, fit in alternatives)
            for at in range(size):
                d = 1e-3 * w[at]
                for (numbers, _), e, y in zip(alternatives, exps, goal):
                    d += numbers[at] * (e / z - (y / total * best if total else 0.0))
                g[at] += d * d
                w[at] -= rate * d / math.sqrt(g[at])
    print(", ".join(f"{x:.3f}" for x in w))


if __name__ == "__main__":
    {"forms": forms, "weights": weights, "blend": blend}[sys.argv[1]](*sys.argv[2:])
