//! The pieces that words are spelt with, and how a text is cut into words and those into pieces.
//!
//! The same as `training/pieces.py`: BERT's uncased tokenizer over any vocabulary. A word is a run of letters, digits and
//! other signs, or one mark of punctuation; its pieces are the longest that spell it, from the left.

use super::characters::{Kind, Signs, read, signs};
use super::{NetworkError, Word};

/// Characters of a word beyond which it is unknown.
const LONGEST_WORD: usize = 100;

/// How a word is written. The numbers are rows of the network's table of cases.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// None: the pieces that frame a window.
    Special,
    /// None: a piece that continues a word.
    Continuation,
    /// Digits, no letter.
    Digits,
    /// Neither letters nor digits.
    Punctuation,
    /// No letter in upper case.
    Lower,
    /// One capital letter alone.
    Capital,
    /// All letters in upper case.
    Capitals,
    /// The first sign is the only letter in upper case.
    Title,
    /// Letters in upper case elsewhere.
    Inside,
    /// Letters and digits.
    Mixed,
}

/// Number of cases.
pub(super) const CASES: usize = 10;

/// A word of a text, cut into pieces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Cut {
    pub(super) word: Word,
    pub(super) case: Case,
    /// Where the next word is looked for.
    pub(super) next: usize,
}

/// One piece: bytes of the vocabulary, without the mark of continuation.
#[derive(Clone, Copy, Debug)]
struct Piece {
    at: u32,
    length: u8,
    number: u32,
}

/// The pieces of a network, in the order of their spelling.
#[derive(Debug)]
pub(super) struct Vocabulary {
    bytes: Vec<u8>,
    /// Those that begin a word.
    first: Vec<Piece>,
    /// Those that continue one.
    rest: Vec<Piece>,
    unknown: u32,
    /// The numbers of the pieces that frame a window.
    pub(super) frame: (u32, u32),
}

impl Vocabulary {
    /// Reads `count` pieces, each after its length in one byte.
    pub(super) fn new(bytes: &[u8], count: usize) -> Result<Self, NetworkError> {
        let wrong = |expected: String, got: String| NetworkError::Shape { part: "vocabulary", expected, got };
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        let (mut unknown, mut begin, mut end) = (None, None, None);
        let (mut at, mut number) = (0, 0);
        while let Some(&length) = bytes.get(at) {
            let (from, to) = (at + 1, at + 1 + usize::from(length));
            let Some(spelling) = bytes.get(from..to) else {
                return Err(wrong(format!("{to} bytes"), format!("{} bytes", bytes.len())));
            };
            match spelling {
                b"[UNK]" => unknown = Some(number),
                b"[CLS]" => begin = Some(number),
                b"[SEP]" => end = Some(number),
                [b'#', b'#', _, ..] => rest.push(Piece { at: from as u32 + 2, length: length - 2, number }),
                _ => first.push(Piece { at: from as u32, length, number }),
            }
            at = to;
            number += 1;
        }
        if number as usize != count {
            return Err(wrong(format!("{count} pieces"), format!("{number} pieces")));
        }
        let (Some(unknown), Some(begin), Some(end)) = (unknown, begin, end) else {
            return Err(wrong("one with [UNK], [CLS] and [SEP]".into(), "one without".into()));
        };
        for list in [&mut first, &mut rest] {
            list.sort_by_key(|piece| (spelling(bytes, piece), piece.number));
        }
        Ok(Self { bytes: bytes.to_vec(), first, rest, unknown, frame: (begin, end) })
    }

    /// The longest piece of a list that a word begins with. The range of candidates narrows byte by byte.
    fn longest<'a>(&self, list: &'a [Piece], word: &[u8]) -> Option<&'a Piece> {
        let mut range = list;
        let mut longest = None;
        for (depth, byte) in word.iter().enumerate() {
            let at = |piece: &Piece| spelling(&self.bytes, piece).get(depth).copied();
            let from = range.partition_point(|piece| at(piece) < Some(*byte));
            let to = from + range[from..].partition_point(|piece| at(piece) == Some(*byte));
            range = &range[from..to];
            match range.first() {
                Some(piece) if usize::from(piece.length) == depth + 1 => longest = Some(piece),
                Some(_) => {}
                None => break,
            }
        }
        longest
    }

    /// Spells a word in its normal form, its pieces put at the end of `pieces`; what cannot be spelt is unknown as a whole.
    fn spell(&self, word: &str, pieces: &mut Vec<u32>) {
        let from = pieces.len();
        let mut left = word.as_bytes();
        let mut list = &self.first;
        while !left.is_empty() {
            let Some(piece) = self.longest(list, left) else {
                pieces.truncate(from);
                pieces.push(self.unknown);
                return;
            };
            pieces.push(piece.number);
            left = &left[usize::from(piece.length)..];
            list = &self.rest;
        }
    }

    /// The first word of `text[at..]`, its pieces (at least one) put at the end of `pieces`; `None` where there is none.
    /// `normal` is room to work in.
    pub(super) fn cut(&self, text: &str, at: usize, normal: &mut String, pieces: &mut Vec<u32>) -> Option<Cut> {
        normal.clear();
        let mut word: Option<(usize, usize)> = None;
        let (mut counts, mut length) = (Counts::default(), 0);
        let mut next = text.len();
        for (offset, sign) in text.get(at..)?.char_indices() {
            let (start, end) = (at + offset, at + offset + sign.len_utf8());
            let from = normal.len();
            match read(sign, normal) {
                Kind::Nothing => continue,
                Kind::Part => {
                    counts.add(signs(sign), word.is_none());
                    word = Some((word.map_or(start, |(start, _)| start), end));
                    length += normal[from..].chars().count();
                    if length > LONGEST_WORD {
                        normal.truncate(from);
                    }
                    continue;
                }
                Kind::Alone if word.is_none() => {
                    counts.add(signs(sign), true);
                    word = Some((start, end));
                    next = end;
                }
                Kind::Space if word.is_none() => continue,
                Kind::Alone | Kind::Space => {
                    normal.truncate(from);
                    next = start;
                }
            }
            break;
        }
        let (start, end) = word?;
        if length > LONGEST_WORD {
            pieces.push(self.unknown);
        } else {
            self.spell(normal, pieces);
        }
        Some(Cut { word: Word { start: start as u32, end: end as u32 }, case: counts.case(), next })
    }
}

fn spelling<'a>(bytes: &'a [u8], piece: &Piece) -> &'a [u8] {
    &bytes[piece.at as usize..][..usize::from(piece.length)]
}

/// What the characters of a word are.
#[derive(Default)]
struct Counts {
    letters: u32,
    upper: u32,
    digits: u32,
    begins_upper: bool,
}

impl Counts {
    fn add(&mut self, signs: Signs, is_first: bool) {
        self.letters += u32::from(signs.letter);
        self.upper += u32::from(signs.upper);
        self.digits += u32::from(signs.digit);
        self.begins_upper |= is_first && signs.upper;
    }

    const fn case(&self) -> Case {
        match (self.digits > 0, self.letters > 0) {
            (true, false) => Case::Digits,
            (true, true) => Case::Mixed,
            (false, false) => Case::Punctuation,
            (false, true) if self.upper == 0 => Case::Lower,
            (false, true) if self.upper == self.letters && self.letters == 1 => Case::Capital,
            (false, true) if self.upper == self.letters => Case::Capitals,
            (false, true) if self.upper == 1 && self.begins_upper => Case::Title,
            (false, true) => Case::Inside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    fn vocabulary(pieces: &[&str]) -> Vocabulary {
        let mut bytes = Vec::new();
        for piece in pieces {
            bytes.push(piece.len() as u8);
            bytes.extend(piece.bytes());
        }
        Vocabulary::new(&bytes, pieces.len()).unwrap()
    }

    fn cut(vocabulary: &Vocabulary, pieces: &[&str], text: &str) -> String {
        let (mut at, mut normal, mut all) = (0, String::new(), Vec::new());
        loop {
            let mut numbers = Vec::new();
            let Some(cut) = vocabulary.cut(text, at, &mut normal, &mut numbers) else { return all.join(" ") };
            assert!(cut.next > at);
            at = cut.next;
            let spelt: Vec<_> = numbers.iter().map(|&number| pieces[number as usize]).collect();
            all.push(format!("{}={}/{:?}", &text[cut.word.range().as_usize()], spelt.join("+"), cut.case));
        }
    }

    #[test]
    fn words_are_cut_and_spelt() {
        let pieces = [
            "[UNK]", "[CLS]", "[SEP]", "a", "an", "un", "##an", "##a", "##s", "co", "col", "##umn", "7", "##7", ",",
            "cafe", "#", "u", ".", "##b", "東",
        ];
        let vocabulary = vocabulary(&pieces);
        for (text, expected) in [
            ("", ""),
            (" \u{200b}\u{301}\n", ""),
            ("anan", "anan=an+##an/Lower"),
            ("Column", "Column=col+##umn/Title"),
            ("columns, COL", "columns=col+##umn+##s/Lower ,=,/Punctuation COL=col/Capitals"),
            // What cannot be spelt to its end is unknown as a whole, even where it began well.
            ("colum", "colum=[UNK]/Lower"),
            ("Café cafe\u{301}s", "Café=cafe/Title cafe\u{301}s=cafe+##s/Lower"),
            ("U.A. a\u{ad}n", "U=u/Capital .=./Punctuation A=a/Capital .=./Punctuation a\u{ad}n=an/Lower"),
            ("77 a7 7", "77=7+##7/Digits a7=a+##7/Mixed 7=7/Digits"),
            ("##an", "#=#/Punctuation #=#/Punctuation an=an/Lower"),
            ("東a", "東=東/Lower a=a/Lower"),
            ("aAb ABa", "aAb=a+##a+##b/Inside ABa=a+##b+##a/Inside"),
            ("[CLS]", "[=[UNK]/Punctuation CLS=[UNK]/Capitals ]=[UNK]/Punctuation"),
        ] {
            assert_eq!(cut(&vocabulary, &pieces, text), expected, "{text:?}");
        }
    }

    #[test]
    fn long_words_are_unknown() {
        let pieces = ["[UNK]", "[CLS]", "[SEP]", "a", "##a"];
        let vocabulary = vocabulary(&pieces);
        let spelt = |count: usize| cut(&vocabulary, &pieces, &"a".repeat(count));
        assert!(spelt(100).ends_with("+##a+##a/Lower"));
        assert!(spelt(101).ends_with("=[UNK]/Lower"));
        assert!(spelt(100_000).ends_with("=[UNK]/Lower"));
    }

    #[test]
    fn vocabularies_that_cannot_be_are_refused() {
        for (bytes, count) in
            [(&b"\x05[UNK]\x05[CLS]"[..], 2), (b"\x05[UNK]\x05[CLS]\x05[SEP]", 2), (b"\x05[UNK", 1), (b"", 0)]
        {
            assert!(Vocabulary::new(bytes, count).is_err(), "{bytes:?}");
        }
    }
}
