//! Keeps with a part what its quantity or its verb needs: "|at least| 14 sailors are feared dead", "the mayor is |not|
//! expected to go".

use super::candidate::Candidate;
use super::mend::quote_at;
use super::quotes::Quote;
use super::tags::is_be;
use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::Kind;

/// Puts to the parts of a candidate what was left before them.
pub(super) fn widen(document: &Document<'_>, quotes: &[Quote], candidate: &mut Candidate) {
    let Some(sentence) = document.sentence_at(candidate.head).map(|at| document.sentences[at].tokens()) else { return };
    let mut taken: Vec<(usize, usize)> = candidate.cue.iter().chain(&candidate.content).copied().collect();
    taken.extend(candidate.source);
    let is_free = |first: usize, end: usize| taken.iter().all(|&(from, to)| to <= first || end <= from);
    let parts = candidate.content.iter_mut().chain(&mut candidate.source);
    for part in parts.filter(|part| part.0 < part.1 && sentence.contains(&part.0)) {
        let inside = |token: usize| quote_at(quotes, token).map(|quote| quote.first);
        if let Some(start) = quantity(document, part.0, sentence.start)
            && is_free(start, part.0)
            && inside(start) == inside(part.0)
        {
            part.0 = start;
        }
    }
    with_not(document, candidate);
}

/// Words that say of a number how near it is.
const ABOUT: &[&str] = &[
    "around",
    "about",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "some",
    "over",
    "under",
    "just",
    "barely",
    "only",
];

/// Where a quantity begins whose number stands at a token, if earlier: "|at least 14", "|more than 300".
pub(crate) fn quantity(document: &Document<'_>, at: usize, low: usize) -> Option<usize> {
    let word = |back: usize| at.checked_sub(back).filter(|&at| at >= low).map_or("", |at| document.lower(at));
    let counts = |at: usize| {
        document.tokens.get(at).is_some_and(|token| token.kind == Kind::Number)
            || matches!(
                document.lower(at),
                "half" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "a"
            )
            || document.slice(at) == "$"
    };
    // "at |least 14": the phrase was taken to begin with "least".
    if matches!(document.lower(at), "least" | "most")
        && word(1) == "at"
        && document.tokens.get(at + 1).is_some_and(|_| counts(at + 1))
    {
        return Some(at - 1);
    }
    if !counts(at) || document.lower(at) == "a" {
        return None;
    }
    let length = match (word(3), word(2), word(1)) {
        ("as", "many" | "much" | "few", "as") => 3,
        (_, "more" | "less" | "fewer", "than") | (_, "at", "least" | "most") | (_, "up" | "close", "to") => 2,
        (_, _, about) if ABOUT.contains(&about) => 1,
        _ => return None,
    };
    Some(at - length)
}

/// Gives the "not" of a passive to what is said: "The mayor is |not| expected |to resign".
fn with_not(document: &Document<'_>, candidate: &mut Candidate) {
    let hidden = document.word(candidate.head).lex.any(Lex::HEARSAY.with(Lex::EXPECTED));
    let [(first, end)] = candidate.cue[..] else { return };
    let before = candidate.content.first().is_some_and(|part| part.1 <= first);
    if !hidden || !before || candidate.source.is_some() || end <= candidate.head {
        return;
    }
    let word = |at: usize| document.lower(at);
    let is_not = |at: usize| {
        word(at) == "not" && (first..at).any(|at| is_be(word(at))) || is_be(word(at)) && word(at).ends_with("n't")
    };
    let Some(not) = (first..candidate.head).find(|&at| is_not(at)) else { return };
    candidate.cue = [(first, not), (not + 1, end)].into_iter().filter(|(first, end)| first < end).collect();
    candidate.content.insert(1, (not, not + 1));
}
