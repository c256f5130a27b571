"""From the network's numbers to names, roles and claims: the reference for the engine's decoding.

Why: a label for each word is not yet a name; the sequence must be legal (inside only after a begin of the same kind), and it runs
over the edges of windows, since a quotation may be longer than one. Links join what the spans leave apart.

    answer = Answer.of(reader, windows)          # the numbers at every word of one document
    mentions(answer, text), claims(answer)
"""

from dataclasses import dataclass

import numpy as np
import torch

from mapping import NAME_LABELS, NAME_TYPES, SPAN_LAYERS
from model import LINKS

OUT, BEGIN, INSIDE = 0, 1, 2
NEVER = -1e9
WINDOWS_AT_ONCE = 16


@dataclass
class Answer:
    """What the network says about a document, a row a word; `links` finds a word's link scores in its own window."""

    offsets: list
    names: np.ndarray
    role: np.ndarray
    spans: np.ndarray
    links: dict  # kind -> per word, scores of the pieces of its window
    places: list  # per word, (window, place of its first piece)
    word_at: dict  # (window, place) -> word

    @staticmethod
    def of(reader, windows):
        pieces = [None] * len(windows)
        order = sorted(range(len(windows)), key=lambda i: len(windows[i].ids))
        for begin in range(0, len(order), WINDOWS_AT_ONCE):
            read_together(reader, windows, order[begin:begin + WINDOWS_AT_ONCE], pieces)
        places = [(n, head) for n, w in enumerate(windows) for head in w.heads]
        join = lambda kind: np.concatenate([p[kind] for p in pieces])
        return Answer([o for w in windows for o in w.offsets], join("names"), join("role"), join("spans"),
                      {kind: [row for p in pieces for row in p[kind]] for kind in LINKS}, places,
                      {place: word for word, place in enumerate(places)})


def read_together(reader, windows, numbers, pieces):
    longest = max(len(windows[i].ids) for i in numbers)
    ids, cases = torch.zeros(2, len(numbers), longest, dtype=torch.long)
    mask = torch.zeros(len(numbers), longest, dtype=torch.bool)
    for row, i in enumerate(numbers):
        length = len(windows[i].ids)
        ids[row, :length], cases[row, :length] = torch.tensor(windows[i].ids), torch.tensor(windows[i].cases)
        mask[row, :length] = True
    with torch.no_grad():
        out = reader(ids, cases, mask)
    for row, i in enumerate(numbers):
        heads = torch.tensor(windows[i].heads)
        found = {kind: out[kind][row, heads] for kind in ("names", "role", "spans")}
        found |= {kind: out[kind][row, heads, :len(windows[i].ids)] for kind in LINKS}
        pieces[i] = {kind: value.numpy() for kind, value in found.items()}


def log_chance(scores):
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def best_sequence(scores, follows):
    """The legal sequence of the highest sum; `follows` [before, after] is 0 where legal, NEVER elsewhere; starts as after OUT."""
    best, back = scores[0] + follows[OUT], []
    for row in scores[1:]:
        both = best[:, None] + follows
        back.append(both.argmax(0))
        best = both.max(0) + row
    sequence = [int(best.argmax())]
    for pointers in reversed(back):
        sequence.append(int(pointers[sequence[-1]]))
    return sequence[::-1]


def name_follows():
    """A word inside a name follows one of the same type."""
    follows = np.zeros((len(NAME_LABELS),) * 2)
    for after, label in enumerate(NAME_LABELS):
        if label[0] == "I":
            for before, other in enumerate(NAME_LABELS):
                if other[2:] != label[2:] or before == OUT:
                    follows[before, after] = NEVER
    return follows


SPAN_FOLLOWS = np.array([[0, 0, NEVER], [0, 0, 0], [0, 0, 0]], dtype=float)


def spans_of(sequence):
    """(first word, word after the last, label of the first) of the spans; odd labels begin, the even ones after 0 go on."""
    spans = []
    for word, label in enumerate(sequence):
        if label % 2:
            spans.append([word, word + 1, label])
        elif label:
            spans[-1][1] = word + 1
    return spans


def agreed_types(found, text):
    """A name is of one type wherever it stands in the document: that of most of its mentions; where they are even, its own."""
    votes = {}
    for begin, end, type_ in found:
        counts = votes.setdefault(text[begin:end], {})
        counts[type_] = counts.get(type_, 0) + 1
    for begin, end, type_ in found:
        counts = votes[text[begin:end]]
        most = max(counts.values())
        yield type_ if counts[type_] == most else max(NAME_TYPES, key=lambda t: counts.get(t, 0))


def mentions(answer, text):
    """Names, with type and role: a place name by its own head, every other name is an actor."""
    if not len(answer.names):
        return []
    spans = spans_of(best_sequence(log_chance(answer.names), name_follows()))
    stretches = [(answer.offsets[begin][0], answer.offsets[end - 1][1], NAME_LABELS[label][2:]) for begin, end, label in spans]
    found = []
    for (word, _, _), (begin, end, _), type_ in zip(spans, stretches, agreed_types(stretches, text)):
        actor = type_ != "LOC" or answer.role[word] > 0
        found.append({"start": begin, "end": end, "form": "name", "type": type_, "role": "actor" if actor else "place", "entity": len(found)})
    return found


def linked(answer, kind, word, goals):
    """The goal (first words of spans) with the highest link score, or None where "none" is higher or there is no goal."""
    window, _ = answer.places[word]
    scores = answer.links[kind][word]
    best, best_score = None, scores[0]
    for goal in goals:
        goal_window, place = answer.places[goal]
        if goal_window == window and scores[place] > best_score:
            best, best_score = goal, scores[place]
    return best


def claims(answer):
    """Claims: contents that lead to the same cue are one claim; its source is where the cue leads. A further part of a cue or a
    source, which no link names, is not told."""
    if not len(answer.spans):
        return []
    layers = {name: spans_of(best_sequence(log_chance(answer.spans[:, i]), SPAN_FOLLOWS)) for i, name in enumerate(SPAN_LAYERS)}
    stretch = lambda span: [answer.offsets[span[0]][0], answer.offsets[span[1] - 1][1]]
    cues, sources = ({s[0]: s for s in layers[name]} for name in ("cue", "source"))
    by_cue, without = {}, []
    for layer in ("content", "inner"):
        for span in layers[layer]:
            cue = linked(answer, "content", span[0], cues)
            if cue is None:
                without.append({"mode": "reported", "source": None, "cue": [], "content": [stretch(span)]})
            else:
                by_cue.setdefault((cue, layer), []).append(stretch(span))
    found = []
    for (cue, _), contents in by_cue.items():
        source = linked(answer, "source", cue, sources)
        found.append({"mode": "reported", "source": None if source is None else dict(zip(("start", "end"), stretch(sources[source]))),
                      "cue": [stretch(cues[cue])], "content": sorted(contents)})
    return found + without
