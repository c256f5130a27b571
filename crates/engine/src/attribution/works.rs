//! Tells names and titles in quotation marks from speech: the film “Night Train”, a plan dubbed “Big Bridge”.

use article::BlockKind;

use super::quotes::Quote;
use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::Kind;

/// Letters from which a word of a title has a capital.
const LONG: usize = 4;

/// Whether contents are no more than a title in quotation marks; `head` is the word that would attribute them.
pub(crate) fn is_title(document: &Document<'_>, quotes: &[Quote], head: usize, contents: &[(usize, usize)]) -> bool {
    let &[(first, end)] = contents else { return false };
    let at = quotes.partition_point(|quote| quote.first < first);
    let whole = quotes.get(at).is_some_and(|quote| (quote.first, quote.end) == (first, end));
    let sentence = document.sentence_at(first).map(|at| &document.sentences[at]);
    let Some(sentence) = sentence.filter(|sentence| whole && document.block_kind(sentence) != BlockKind::Title) else {
        return false;
    };
    // "the film “Night Train”", "her essay, “Why the Dam Must Go”".
    let mut before = first;
    while before > sentence.first as usize && document.tokens[before - 1].kind == Kind::Mark {
        before -= 1;
    }
    let named = before.checked_sub(1).filter(|&at| at >= sentence.first as usize);
    let named = |flag: Lex| named.is_some_and(|at| document.word(at).lex.any(flag));
    let is_by = document.tokens.get(end).is_some_and(|_| document.lower(end) == "by");
    // "what she called “a farce”" is hers.
    let caller = before.checked_sub(2).filter(|&at| at >= sentence.first as usize);
    let is_called = caller.is_some_and(|at| {
        document.word(at).lex.any(Lex::PRONOUN.with(Lex::AUXILIARY)) || document.mention_at(at).is_some()
    });
    if before == first && named(Lex::NAMING) && !is_by && !is_called {
        return true;
    }
    let lex = document.word(head).lex;
    let speaks = lex.any(Lex::SAY.with(Lex::TELL).with(Lex::ASK)) && !lex.any(Lex::WRITES);
    (named(Lex::WORK) || !speaks) && is_in_title_case(document, first + 1, end - 1)
}

/// Whether the words of some tokens are written as in a title, and no comma or full stop ends them.
fn is_in_title_case(document: &Document<'_>, first: usize, end: usize) -> bool {
    let words = || (first..end).filter(|&at| document.is_word(at));
    let capital = |at: usize| document.tokens[at].is_capital() || document.lower(at).len() < LONG;
    let open = end.checked_sub(1).is_some_and(|last| matches!(document.slice(last), "," | "." | ";"));
    let capitals = words().filter(|&at| document.tokens[at].is_capital()).count();
    !open && first < end && capitals > 1 && document.tokens[first].is_capital() && words().all(capital)
}
