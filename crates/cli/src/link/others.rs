//! Other ways to pack a text, for comparison: brotli, brotli that starts from a dictionary of news, and a static model of words.

use std::collections::HashMap;
use std::io::{Error, ErrorKind};
use std::time::Instant;

use brotli::enc::{BrotliEncoderParams, StandardAlloc};
use brotli::{Allocator, BrotliDecompressCustomIoCustomDict, IoReaderWrapper, IoWriterWrapper, SliceWrapperMut};

/// Bytes of the dictionary, as many as the table of links has.
const DICTIONARY: usize = 300_000;
/// Words and pairs of words that the model knows, as the table of links does.
const WORDS: usize = 18_500;
const PAIRS: usize = 52_000;

/// A dictionary of news: the beginnings of articles, each as long as all others, the last nearest to the text.
pub(super) fn dictionary(texts: &[&str]) -> Vec<u8> {
    let share = (DICTIONARY / texts.len().max(1)).max(200);
    let mut out = Vec::new();
    for text in texts.iter().take(DICTIONARY / share) {
        out.extend(text.bytes().take(share));
    }
    out
}

/// Bytes under brotli 11 and a dictionary, and microseconds to unpack them.
///
/// # Errors
/// Where packing or unpacking fails, or gives another text.
pub(super) fn brotli(bytes: &[u8], dictionary: &[u8]) -> Result<(usize, u128), Error> {
    let ended = || Error::from(ErrorKind::UnexpectedEof);
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let (mut packed, mut given) = (Vec::new(), bytes);
    let (mut ingoing, mut outgoing) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    brotli::BrotliCompressCustomIoCustomDict(
        &mut IoReaderWrapper(&mut given),
        &mut IoWriterWrapper(&mut packed),
        &mut ingoing,
        &mut outgoing,
        &parameters,
        StandardAlloc::default(),
        &mut |_, _, _, _| (),
        dictionary,
        ended(),
    )?;
    let mut known = StandardAlloc::default().alloc_cell(dictionary.len());
    known.slice_mut().copy_from_slice(dictionary);
    let (mut unpacked, mut from) = (Vec::new(), packed.as_slice());
    let start = Instant::now();
    BrotliDecompressCustomIoCustomDict(
        &mut IoReaderWrapper(&mut from),
        &mut IoWriterWrapper(&mut unpacked),
        &mut ingoing,
        &mut outgoing,
        StandardAlloc::default(),
        StandardAlloc::default(),
        StandardAlloc::default(),
        known,
        ended(),
    )?;
    let time = start.elapsed().as_micros();
    if unpacked == bytes { Ok((packed.len(), time)) } else { Err(Error::from(ErrorKind::InvalidData)) }
}

/// A piece of text: a word, or what stands between two.
enum Piece<'a> {
    Word(&'a str),
    Between(&'a str),
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    let mut is_word = true;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        is_word = !is_word;
        Some(if is_word { Piece::Between(piece) } else { Piece::Word(piece) })
    })
}

/// How a word is written: small, with a capital, in capitals, otherwise. All but the last give the word back from its small letters.
fn case(word: &str) -> usize {
    let lower = word.to_lowercase();
    let mut letters = lower.chars();
    let titled: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters.as_str().chars()).collect();
    [lower.as_str(), &titled, &word.to_uppercase()].iter().position(|other| *other == word).unwrap_or(3)
}

/// A static model of words, their case and what stands between them, each by itself, as an ideal arithmetic coder would use it: what is
/// told is the information of a text, without the coder's own bytes.
pub(super) struct WordModel {
    words: HashMap<String, f64>,
    pairs: HashMap<(String, String), f64>,
    /// By what stood before, whether the end of a sentence.
    cases: [[f64; 4]; 2],
    between: HashMap<String, f64>,
    /// Of letters after the two before, for what the model does not know.
    letters: HashMap<(char, char, char), f64>,
    contexts: HashMap<(char, char), f64>,
    /// Shares of what is known.
    known: [f64; 2],
}

/// Whether a sentence ends between two words.
fn ends(between: &str) -> bool {
    between.is_empty() || between.contains(['.', '!', '?', '\n', '“'])
}

/// The most frequent of what was counted, and its share of all.
fn frequent<K: std::hash::Hash + Eq + Ord>(counts: HashMap<K, f64>, most: usize) -> (HashMap<K, f64>, f64) {
    let all: f64 = counts.values().sum();
    let mut counts: Vec<(K, f64)> = counts.into_iter().collect();
    counts.sort_by(|(a, x), (b, y)| y.total_cmp(x).then_with(|| a.cmp(b)));
    counts.truncate(most);
    let kept: f64 = counts.iter().map(|(_, count)| count).sum();
    (counts.into_iter().collect(), kept / all.max(1.0))
}

impl WordModel {
    /// The model of some articles.
    pub(super) fn of(texts: &[&str]) -> Self {
        let (mut words, mut pairs, mut between) = (HashMap::new(), HashMap::new(), HashMap::new());
        let (mut letters, mut contexts, mut cases) = (HashMap::new(), HashMap::new(), [[1.0; 4]; 2]);
        for text in texts {
            let (mut before, mut is_end) = (String::new(), true);
            for piece in pieces(text) {
                match piece {
                    Piece::Between(signs) => {
                        is_end = ends(signs);
                        *between.entry(signs.to_owned()).or_insert(0.0) += 1.0;
                    }
                    Piece::Word(word) => {
                        cases[usize::from(is_end)][case(word)] += 1.0;
                        let lower = word.to_lowercase();
                        for (a, b, c) in triples(&lower) {
                            *letters.entry((a, b, c)).or_insert(0.0) += 1.0;
                            *contexts.entry((a, b)).or_insert(0.0) += 1.0;
                        }
                        *words.entry(lower.clone()).or_insert(0.0) += 1.0;
                        *pairs.entry((before, lower.clone())).or_insert(0.0) += 1.0;
                        before = lower;
                    }
                }
            }
        }
        let (words, known_words) = frequent(words, WORDS);
        let (between, known_between) = frequent(between, 400);
        let (pairs, _) = frequent(pairs, PAIRS);
        Self { words, pairs, cases, between, letters, contexts, known: [known_words, known_between] }
    }

    /// Bits of information of a text.
    pub(super) fn bits(&self, text: &str) -> f64 {
        let all: f64 = self.words.values().sum();
        let all_between: f64 = self.between.values().sum();
        let (mut bits, mut before, mut is_end) = (0.0, String::new(), true);
        for piece in pieces(text) {
            match piece {
                Piece::Between(signs) => {
                    is_end = ends(signs);
                    bits += self.between.get(signs).map_or_else(
                        || -(1.0 - self.known[1]).max(1e-4).log2() + 9.0 * (signs.len() + 1) as f64,
                        |count| -(self.known[1] * count / all_between).log2(),
                    );
                }
                Piece::Word(word) => {
                    let row = &self.cases[usize::from(is_end)];
                    let case = case(word);
                    bits -= (row[case] / row.iter().sum::<f64>()).log2();
                    // How each letter is written where that is told by nothing.
                    bits += if case == 3 { word.chars().count() as f64 } else { 0.0 };
                    let lower = word.to_lowercase();
                    let alone = self.words.get(&lower).map(|count| self.known[0] * count / all);
                    bits += match alone {
                        Some(alone) => {
                            let seen = self.words.get(&before).copied().unwrap_or(0.0);
                            let pair = self.pairs.get(&(before, lower.clone())).copied().unwrap_or(0.0);
                            // Half is the pair's where the word before is known (Jelinek and Mercer, 1980).
                            let share = if seen > 0.0 { 0.5 } else { 0.0 };
                            -(share * pair / seen.max(1.0) + (1.0 - share) * alone).log2()
                        }
                        None => -(1.0 - self.known[0]).max(1e-4).log2() + self.spelled(&lower),
                    };
                    before = lower;
                }
            }
        }
        bits
    }

    fn spelled(&self, word: &str) -> f64 {
        let bit = |(a, b, c): (char, char, char)| {
            let count = self.letters.get(&(a, b, c)).copied().unwrap_or(0.0);
            let context = self.contexts.get(&(a, b)).copied().unwrap_or(0.0);
            -((count + 0.05) / (context + 0.05 * 64.0)).log2()
        };
        triples(word).map(bit).sum()
    }
}

/// Each letter of a word, its end among them, behind the two before it.
fn triples(word: &str) -> impl Iterator<Item = (char, char, char)> {
    let mut before = (' ', ' ');
    word.chars().chain([' ']).map(move |letter| {
        let triple = (before.0, before.1, letter);
        before = (before.1, letter);
        triple
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_gives_back_what_it_packed_and_a_dictionary_helps() {
        let text = "The port said on Monday that the ferry would leave at nine.";
        let (alone, _) = brotli(text.as_bytes(), &[]).unwrap();
        let (helped, _) =
            brotli(text.as_bytes(), b"On Monday the port said that the ferry would leave at nine.").unwrap();
        assert!(helped < alone && alone <= text.len() + 8, "{helped} and {alone} of {}", text.len());
    }

    #[test]
    fn what_is_known_costs_less() {
        let model = WordModel::of(&["The port said on Monday that the ferry would leave. The port said so."]);
        let (known, unknown) = (model.bits("the port said"), model.bits("gulls quarrel noisily"));
        assert!(known > 0.0 && known * 3.0 < unknown, "{known} and {unknown}");
        assert!(model.bits("The port") > model.bits("the port") - 3.0);
    }

    #[test]
    fn a_text_is_cut_into_words_and_what_stands_between() {
        let joined: String = pieces("“It’s 9,” she said.")
            .map(|piece| match piece {
                Piece::Word(text) | Piece::Between(text) => text,
            })
            .collect();
        assert_eq!(joined, "“It’s 9,” she said.");
        assert_eq!(["said", "Lima", "UN", "iPod"].map(case), [0, 1, 2, 3]);
    }
}
