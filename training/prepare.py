"""From corpora to windows: what the network is trained on and measured by.

Why: training reads the same words many times; they are cut into pieces and labelled once. A *window* is a row of whole
sentences of one document, at most `WINDOW` pieces with the two that frame it. The vocabulary is cut first, by how often each piece
occurs in the corpora and in the names of the gazetteers, so that teacher and student read the same pieces.

    data = prepare(corpora, facts, base_vocabulary, size=20000, report=print)
    data["train"][0].ids        # `Packed.of` in pack.py makes tensors of them
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from mapping import IGNORE, SPAN_LAYERS, demonyms_of, document_targets, is_usable
from pieces import CONTINUATION, SPECIAL, Pieces, count_pieces, cut

WINDOW = 128
TRAIN = ("worldwide", "uner_ewt", "wikigold", "gum_ner", "crossner_politics", "re3d", "polnear", "locphr", "relocar", "geowebnews")
PLAIN = ("unl_wikinews", "unl_masc", "unl_speeches", "gap")
DEV = {"names": ("worldwide.dev", "uner_ewt.dev", "gum_ner.dev"), "claims": ("polnear.dev",), "roles": ("locphr.train", "relocar.train")}
FACTS_WEIGHT = 2  # a name of the gazetteers counts as two occurrences
OPEN = ("open", "share-alike", "open-annotations")


@dataclass
class Window:
    """A row of pieces. `heads` are the places of the words' first pieces; the targets stand there, IGNORE elsewhere."""

    document: str
    ids: list
    cases: list
    heads: list
    offsets: list  # (start, end) of each word, code points of the document's text
    names: list = field(default_factory=list)
    role: list = field(default_factory=list)
    spans: dict = field(default_factory=dict)
    links: list = field(default_factory=list)  # (kind, from place, to place), 0 for none


def documents(path):
    with open(path, encoding="utf-8") as file:
        yield from map(json.loads, file)


def rows(document, words):
    """Ranges of words that form the document's windows: whole sentences while they fit, a long sentence cut where it must be."""
    starts = [s for s, _ in document["sentences"]]
    sentences, at = [], 0
    for start in starts[1:] + [len(document["text"]) + 1]:
        begin = at
        while at < len(words) and words[at].start < start:
            at += 1
        if at > begin:
            sentences.append((begin, at))
    room = WINDOW - 2
    row_start, row_end, used = 0, 0, 0
    for begin, end in sentences:
        length = sum(len(w.ids) for w in words[begin:end])
        if used and used + length > room:
            yield row_start, row_end
            row_start, used = begin, 0
        if length > room:
            for i in range(begin, end):
                size = min(len(words[i].ids), room)
                if used + size > room:
                    yield row_start, i
                    row_start, used = i, 0
                used += size
        else:
            used += length
        row_end = end
    if row_end > row_start:
        yield row_start, row_end


def windows(pieces, document, demonyms=frozenset(), places=frozenset(), targets=True):
    """The windows of a document, with targets where asked."""
    words = pieces.words(document["text"])
    goal = document_targets(document, words, demonyms, places) if targets else None
    for begin, end in rows(document, words):
        window = Window(document["id"], [pieces.first], [SPECIAL], [], [])
        for word in words[begin:end]:
            window.heads.append(len(window.ids))
            window.offsets.append((word.start, word.end))
            ids = word.ids[: WINDOW - 2]
            window.ids.extend(ids)
            window.cases.extend([word.case] + [CONTINUATION] * (len(ids) - 1))
        window.ids.append(pieces.last)
        window.cases.append(SPECIAL)
        if goal:
            place = lambda word: window.heads[word - begin] if begin <= word < end else 0
            window.names, window.role = goal.names[begin:end], goal.role[begin:end]
            window.spans = {name: goal.spans[name][begin:end] for name in SPAN_LAYERS}
            window.links = [(k, place(a), place(b)) for k, a, b in goal.links if begin <= a < end and (b < 0 or begin <= b < end)]
        yield window


def fact_names(folder):
    """Names in the gazetteers' tables: every cell that begins with a capital letter."""
    for path in sorted(Path(folder).glob("*.tsv")):
        with open(path, encoding="utf-8") as file:
            next(file, None)
            for line in file:
                yield " ".join(cell for cell in line.rstrip("\n").split("\t") if cell[:1].isupper() and len(cell) < 60)


def cut_vocabulary(corpora, facts, base, size):
    """Numbers, in the base vocabulary, of the pieces that are kept."""
    counts, pieces = Counter(), Pieces(base)
    for name in TRAIN + PLAIN:
        for document in documents(corpora / f"{name}.train.jsonl"):
            count_pieces(pieces, document["text"], counts)
    for line in fact_names(facts):
        count_pieces(pieces, line, counts, FACTS_WEIGHT)
    return cut(base, counts, size)


def prepare(corpora, facts, base, size, only_open=False, report=print):
    """Cuts the vocabulary and makes the windows with labels, `train`, and those without, `plain`."""
    corpora = Path(corpora)
    kept = cut_vocabulary(corpora, facts, base, size)
    pieces = Pieces([base[i] for i in kept])
    worldwide = list(documents(corpora / "worldwide.train.jsonl"))
    demonyms = demonyms_of(worldwide)
    places = {d["text"][e["start"]:e["end"]].lower() for d in worldwide for e in d["entities"] if e["type"] == "LOC"}
    data = {"kept": kept, "vocabulary": pieces.vocabulary, "train": [], "plain": []}
    report(f"vocabulary: {len(kept)} of {len(base)} pieces; demonyms {len(demonyms)}")
    for name in TRAIN:
        usable = [d for d in documents(corpora / f"{name}.train.jsonl") if is_usable(d) and (not only_open or d["use"] in OPEN)]
        made = [w for d in usable for w in windows(pieces, d, demonyms, places)]
        taught = sum(t != IGNORE for w in made for t in w.names)
        report(f"{name}.train: {len(usable)} documents, {len(made)} windows, {sum(len(w.ids) for w in made)} pieces, "
               f"words taught for names {taught}, roles {sum(t != IGNORE for w in made for t in w.role)}, links {sum(len(w.links) for w in made)}")
        data["train"] += made
    for name in PLAIN:
        made = [w for d in documents(corpora / f"{name}.train.jsonl") for w in windows(pieces, d, targets=False)]
        report(f"{name}: {len(made)} windows, {sum(len(w.ids) for w in made)} pieces")
        data["plain"] += made
    return data
