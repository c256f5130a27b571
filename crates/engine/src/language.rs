//! Guesses whether a text is English, from the share of its most frequent words.

use crate::lexicon::Lex;
use crate::token::{Kind, Token, Vocabulary};

/// Words looked at: the first ones tell.
const SAMPLE: usize = 2_000;

/// `en`, or `und` where the text is in another language or too short to tell.
///
/// English running text has a function word in every second to third word; headlines have fewer, other languages next
/// to none.
pub(crate) fn guess(tokens: &[Token], vocabulary: &Vocabulary) -> &'static str {
    let (mut words, mut function) = (0_u32, 0_u32);
    for token in tokens.iter().filter(|token| token.kind == Kind::Word).take(SAMPLE) {
        words += 1;
        function += u32::from(vocabulary.words[token.word as usize].lex.any(Lex::FUNCTION));
    }
    if function * 7 >= words && function > 0 { "en" } else { "und" }
}
