"""From text to word pieces, with offsets: BERT's uncased tokenizer, over any vocabulary.

Why our own: labels lie on characters, so every word must know where it stands in the text; the vocabulary is cut; and the
same steps are written again in Rust, so they are spelt out here. A *word* is a run of letters, digits and other signs, or
one punctuation mark; its *pieces* are the longest entries of the vocabulary that spell it, from the left.

    pieces = Pieces(vocabulary)
    for word in pieces.words("Rosa Lind's bill"):
        print(word.start, word.end, word.ids, CASES[word.case])
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

CASES = ("special", "continuation", "digits", "punctuation", "lower", "capital", "capitals", "title", "inside", "mixed")
SPECIAL, CONTINUATION, DIGITS, PUNCTUATION, LOWER, CAPITAL, CAPITALS, TITLE, INSIDE, MIXED = range(len(CASES))
PADDING, UNKNOWN, FIRST, LAST = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100  # characters; a longer word is unknown, as in BERT


@dataclass(frozen=True)
class Word:
    """One word: code points `start..end` of the text, its piece ids and the class of its case."""

    start: int
    end: int
    ids: tuple
    case: int


def is_ideograph(code):
    """Whether BERT sets this code point off as a word of its own."""
    return (0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2A6DF or 0x2A700 <= code <= 0x2B73F
            or 0x2B740 <= code <= 0x2B81F or 0x2B820 <= code <= 0x2CEAF or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F)


@lru_cache(maxsize=None)
def character(sign):
    """(kind, normal form) of one character; kinds: space, nothing, alone, part."""
    category, code = unicodedata.category(sign), ord(sign)
    if sign in "\t\n\r" or category in ("Zs", "Zl", "Zp"):
        return "space", ""
    if code in (0, 0xFFFD) or category[0] == "C":
        return "nothing", ""
    if is_ideograph(code):
        return "alone", unicodedata.normalize("NFD", sign)
    plain = "".join(c for c in unicodedata.normalize("NFD", sign) if unicodedata.category(c) != "Mn")
    plain = "".join(c.lower() for c in plain)
    if not plain:
        return "nothing", ""
    mark = len(plain) == 1 and (unicodedata.category(plain)[0] == "P" or plain.isascii() and not plain.isalnum())
    return ("alone" if mark else "part"), plain


@lru_cache(maxsize=1 << 18)
def case_of(word):
    """The class of a word's case, from its letters as written."""
    upper = sum(c.isupper() for c in word)
    digits = sum(c.isdigit() for c in word)
    letters = sum(c.isalpha() for c in word)
    if digits and not letters:
        return DIGITS
    if digits and letters:
        return MIXED
    if not letters:
        return PUNCTUATION
    if not upper:
        return LOWER
    if upper == letters:
        return CAPITAL if letters == 1 else CAPITALS
    return TITLE if upper == 1 and word[0].isupper() else INSIDE


class Pieces:
    """A tokenizer over a vocabulary: a list of pieces, `##` before those that continue a word."""

    def __init__(self, vocabulary):
        self.vocabulary = list(vocabulary)
        self.number = {piece: i for i, piece in enumerate(self.vocabulary)}
        self.unknown = self.number[UNKNOWN]
        self.first, self.last, self.padding = self.number[FIRST], self.number[LAST], self.number[PADDING]
        self._cache = {}

    def spell(self, word):
        """Piece ids of one word in its normal form: the longest match from the left, or unknown as a whole."""
        ids = self._cache.get(word)
        if ids is None:
            ids = self._cache[word] = self._spell(word)
        return ids

    def _spell(self, word):
        if len(word) > LONGEST_WORD:
            return (self.unknown,)
        ids, at = [], 0
        while at < len(word):
            lead = "##" if at else ""
            for end in range(len(word), at, -1):
                found = self.number.get(lead + word[at:end])
                if found is not None:
                    break
            else:
                return (self.unknown,)
            ids.append(found)
            at = end
        return tuple(ids)

    def words(self, text, start=0, end=None):
        """The words of `text[start:end]`, in order; offsets are those of the whole text."""
        found, normal, begin, stop = [], [], None, None

        def close():
            nonlocal begin
            if begin is not None:
                found.append(Word(begin, stop, self.spell("".join(normal)), case_of(text[begin:stop])))
                normal.clear()
                begin = None

        for at in range(start, len(text) if end is None else end):
            kind, plain = character(text[at])
            if kind == "part":
                if begin is None:
                    begin = at
                normal.append(plain)
                stop = at + 1
            elif kind == "nothing":
                continue
            else:
                close()
                if kind == "alone":
                    found.append(Word(at, at + 1, self.spell(plain), case_of(text[at])))
        close()
        return found


def count_pieces(pieces, text, counts, weight=1):
    """Adds to `counts` how often each piece occurs in the text."""
    for word in pieces.words(text):
        for piece in word.ids:
            counts[piece] += weight


def cut(vocabulary, counts, size):
    """The `size` pieces to keep: the special ones, every single character, and then the most frequent, in the old order."""
    special = {PADDING, UNKNOWN, FIRST, LAST}
    keep = {i for i, p in enumerate(vocabulary) if p in special or len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x2E80}
    for piece, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(keep) >= size:
            break
        keep.add(piece)
    return sorted(keep)
