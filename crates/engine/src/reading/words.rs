//! Lays the network's words on the document's tokens: "U.S." is one token and four words, "three-year" one and three.

use std::ops::Range;

use crate::document::Document;
use crate::network;

/// A word of the network, by the tokens that it touches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Word {
    /// Never empty, where the document has tokens at all.
    pub(crate) tokens: Range<usize>,
    /// The sentence of its first token, and the block of that.
    pub(crate) sentence: usize,
    pub(crate) block: usize,
}

/// Adds the words, whose tokens are at `from` or after, to `laid`. Linear in words and tokens.
pub(crate) fn lay(document: &Document<'_>, words: &[network::Word], from: usize, laid: &mut Vec<Word>) {
    let tokens = &document.tokens;
    let mut first = from;
    let mut sentence = document.sentence_at(from).unwrap_or_default();
    for word in words {
        while first + 1 < tokens.len() && tokens[first].end <= word.start {
            first += 1;
        }
        let mut end = first + 1;
        while end < tokens.len() && tokens[end].start < word.end {
            end += 1;
        }
        while sentence + 1 < document.sentences.len() && document.sentences[sentence].end as usize <= first {
            sentence += 1;
        }
        let block = document.sentences.get(sentence).map_or(0, |sentence| sentence.block as usize);
        laid.push(Word { tokens: first..end, sentence, block });
    }
}

/// The tokens that a run of words touches.
pub(crate) fn tokens(words: &[Word]) -> Range<usize> {
    match words {
        [] => 0..0,
        [one] => one.tokens.clone(),
        [first, .., last] => first.tokens.start..last.tokens.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::RESOURCES;

    #[test]
    fn words_fall_on_tokens() {
        for (text, words, expected) in [
            ("Lima met", vec![(0, 4), (5, 8)], vec![0..1, 1..2]),
            (
                "the U.S. met",
                vec![(0, 3), (4, 5), (5, 6), (6, 7), (7, 8), (9, 12)],
                vec![0..1, 1..2, 1..2, 1..2, 1..2, 2..3],
            ),
            ("Lind's bill", vec![(0, 4), (4, 5), (5, 6), (7, 11)], vec![0..1, 1..2, 1..2, 2..3]),
            ("cost €5 now", vec![(0, 4), (5, 9), (10, 13)], vec![0..1, 1..3, 3..4]),
            ("Lima", vec![(0, 4), (99, 120)], vec![0..1, 0..1]),
        ] {
            let article = article::Article::from_plain_text(text);
            let document = crate::Analysis::sentences(&RESOURCES, &article);
            let words: Vec<network::Word> =
                words.into_iter().map(|(start, end)| network::Word { start, end }).collect();
            let mut laid = Vec::new();
            lay(&document, &words, 0, &mut laid);
            let found: Vec<Range<usize>> = laid.into_iter().map(|word| word.tokens).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
