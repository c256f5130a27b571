"""What each corpus teaches: its labels in the terms of the project's contract, word by word.

Why: the corpora differ in what a name is and whether a country that acts is a place. A label that cannot be mapped is left
out of the loss, so that no corpus contradicts another. The table in README.md tells the same in words.

Every word gets a target per task, or IGNORE; for names there is also OTHER_THAN_ACTOR: "not PER, ORG or LOC, and no more is
known", which is scored by the sum of the probabilities of the labels that remain.

    targets = document_targets(document, words, demonyms)
    targets.names[3], targets.role[3], targets.spans["content"][3]
"""

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass, field

NAME_TYPES = ("PER", "ORG", "LOC", "NORP", "MISC")
NAME_LABELS = ("O",) + tuple(f"{p}-{t}" for t in NAME_TYPES for p in "BI")
SPAN_LAYERS = ("source", "cue", "content", "inner")  # inner: a content that lies inside another content
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
PLACE, ACTOR = 0, 1
IGNORE, OTHER_THAN_ACTOR = -100, -1

# corpus -> type or raw label -> what is taught. None: outside. "ignore", "other": see above.
NAMES = {
    "worldwide": {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "NORP": "NORP", "FAC": "LOC", "MISC": "MISC", "PRODUCT": "MISC",
                  "DATE": None, "MONEY": None},
    "uner_ewt": {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "other"},
    "gum_ner": {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "NORP": "other", "MISC": "other", "EVENT": "MISC", "DATE": None},
    "wikigold": {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "other"},
    "crossner_politics": {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "EVENT": "other", "MISC": "ignore"},
    "re3d": {"PER": "name", "ORG": "name", "LOC": "name", "NORP": "NORP", "MISC": None},
}
# Corpora in which an adjective of nationality is no name: such a word outside their names is "other", not "outside".
WITHOUT_DEMONYMS = ("uner_ewt", "gum_ner", "wikigold", "re3d")
ROLES = {"literal": PLACE, "metonymic": ACTOR}
NO_ROLE = ("Non_Literal_Modifier",)  # "the Nigeria talks": metonymic in the corpus, a place in the contract
TITLES = re.compile(r"(?:President|Prime|Minister|Secretary|Deputy|General|Foreign|Defence|Acting|Mr|Mrs|Ms|Dr|Sir|Lord|Sheikh)\b")
NAME_WORDS = re.compile(r"(?:[A-Z][\w.'’-]*|of|for|and|the|al|bin)(?: (?:[A-Z][\w.'’-]*|of|for|and|the|al|bin))*\Z")


@dataclass
class Targets:
    """Per word: the target of every task; `links` are (kind, from word, to word), to -1 for "there is none"."""

    names: list
    role: list
    spans: dict = field(default_factory=dict)
    links: list = field(default_factory=list)


def corpus_of(document):
    return "geowebnews" if document["corpus"].startswith("geowebnews") else document["corpus"]


def is_held_out(document):
    """Whether a document of locphr or relocar is kept for the figure of roles and never trained on."""
    return document["corpus"] in ("locphr", "relocar") and int(hashlib.sha256(document["id"].encode()).hexdigest(), 16) % 5 == 0


def is_usable(document):
    """Whether a document may be trained on: not held out, and no non-commercial text of re3d."""
    return not is_held_out(document) and not (document["corpus"] == "re3d" and document["use"] == "noncommercial")


class Finder:
    """Finds the words of a stretch of text by bisection; `words` are sorted."""

    def __init__(self, words):
        self._middles = [(w.start + w.end) / 2 for w in words]

    def __call__(self, start, end):
        """Indices of the words whose middle lies in `start..end`."""
        return range(bisect_left(self._middles, start), bisect_left(self._middles, end))


def demonyms_of(documents):
    """Lower-case words that worldwide marks as a people at least three times."""
    counts = {}
    for document in documents:
        for entity in document["entities"]:
            word = document["text"][entity["start"]:entity["end"]].lower()
            if entity["type"] == "NORP" and " " not in word:
                counts[word] = counts.get(word, 0) + 1
    return {word for word, count in counts.items() if count >= 3}


def re3d_type(text, type_, places):
    """re3d marks nominals, titles and acting countries too: what remains is a plain name, or nothing is taught."""
    bare = re.sub(r"\A[Tt]he ", "", text)
    if not NAME_WORDS.match(bare) or not bare[0].isupper() or TITLES.match(bare) or type_ == "ORG" and bare.lower() in places:
        return "ignore"
    return type_


def name_targets(document, words, find, demonyms, places):
    corpus = corpus_of(document)
    text = document["text"]
    table = NAMES.get(corpus)
    if table is None:
        return place_names_only(document, find, len(words))
    targets = [0] * len(words)
    if corpus in WITHOUT_DEMONYMS:
        for i, word in enumerate(words):
            if text[word.start:word.end].lower() in demonyms and text[word.start].isupper():
                targets[i] = OTHER_THAN_ACTOR
    # Where labels overlap the longest wins: it is written last.
    for entity in sorted(document["entities"], key=lambda e: e["end"] - e["start"]):
        start, end = entity["start"], entity["end"]
        taught = table.get(entity["type"], "ignore")
        if taught == "name":
            taught = re3d_type(text[start:end], entity["type"], places)
            start += 4 if text[start:end].lower().startswith("the ") else 0
        inside = find(start, end)
        if taught is None:
            continue
        for i in inside:
            if taught == "ignore":
                targets[i] = IGNORE
            elif taught == "other":
                targets[i] = OTHER_THAN_ACTOR
            else:
                targets[i] = NAME_LABELS.index(("B-" if i == inside[0] else "I-") + taught)
        # What is left of a shorter name that a longer one cut would be illegal: it is no longer taught.
        if inside and inside[-1] + 1 < len(targets) and targets[inside[-1] + 1] in range(2, len(NAME_LABELS), 2):
            targets[inside[-1] + 1] = IGNORE
    for start, end in document.get("unannotated_sentences", []):
        for i in find(start, end):
            targets[i] = IGNORE
    return targets


def place_names_only(document, find, count):
    """Corpora of place names (locphr, relocar, geowebnews): only the labelled names are taught, the rest is unknown."""
    targets = [IGNORE] * count
    for mark in document.get("metonymy", []):
        inside = find(mark["start"], mark["end"])
        if mark["label"] in ROLES:
            for i in inside:
                targets[i] = NAME_LABELS.index("B-LOC" if i == inside[0] else "I-LOC")
    return targets


def role_targets(document, find, count):
    targets = [IGNORE] * count
    for mark in document.get("metonymy", []):
        inside = find(mark["start"], mark["end"])
        if inside and mark["label"] in ROLES and mark.get("raw") not in NO_ROLE:
            targets[inside[0]] = ROLES[mark["label"]]
    return targets


def write_spans(layer, find, spans):
    for start, end in spans:
        inside = find(start, end)
        for i in inside:
            layer[i] = BEGIN if i == inside[0] else INSIDE


def attribution_targets(document, find, count):
    """The four layers of spans, and the links content -> cue, inner -> cue, cue -> source, by their first words."""
    layers = {name: [OUTSIDE] * count for name in SPAN_LAYERS}
    links, said = [], set()
    parts = [a for a in document["attributions"] if a["content"]]
    extent = lambda a: (a["content"][0][0], a["content"][-1][1])
    # Long contents first, so that one that lies inside another is known as inner.
    taken = []
    for attribution in sorted(parts, key=lambda a: (-(extent(a)[1] - extent(a)[0]), extent(a))):
        start, end = extent(attribution)
        inner = any(start < e and end > s for s, e in taken)
        if not inner:
            taken.append((start, end))
        write_spans(layers["inner" if inner else "content"], find, attribution["content"])
        write_spans(layers["source"], find, attribution["source"])
        write_spans(layers["cue"], find, attribution["cue"])
        first = lambda spans: next((find(s, e)[0] for s, e in spans if len(find(s, e))), -1)
        cue, source = first(attribution["cue"]), first(attribution["source"])
        for s, e in attribution["content"]:
            if len(find(s, e)):
                links.append(("inner" if inner else "content", find(s, e)[0], cue))
        if cue >= 0 and cue not in said:
            said.add(cue)
            links.append(("source", cue, source))
    return layers, links


def document_targets(document, words, demonyms=frozenset(), places=frozenset()):
    """All targets of a document's words."""
    find = Finder(words)
    names = name_targets(document, words, find, demonyms, places)
    role = role_targets(document, find, len(words))
    if document["corpus"] == "polnear":
        spans, links = attribution_targets(document, find, len(words))
    else:
        spans, links = {name: [IGNORE] * len(words) for name in SPAN_LAYERS}, []
    return Targets(names, role, spans, links)
