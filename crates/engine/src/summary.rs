//! Sums an article up in its own sentences, and says what to check first.
//!
//! A sentence counts for its place (news puts first what matters), for the weight of the entities it names and for
//! claims that somebody named answers for. Nothing is reworded.

mod check;

use article::{BlockKind, Claim, Mode, Number, Summary, TextRange};

use crate::document::Document;

/// Sentences picked at most.
const MOST: usize = 3;
/// Entities that make a sentence weigh, heaviest first.
const HEAVY: u32 = 12;
/// Tokens below which a sentence says too little, and above which too much.
const SHORT: usize = 7;
const LONG: usize = 60;

/// Picks the sentences, and what to check first.
pub(crate) fn summarize(document: &Document<'_>, claims: &[Claim], numbers: &[Number]) -> Summary {
    Summary { sentences: sentences(document, claims), check_first: check::first(document, claims, numbers) }
}

/// A sentence that may be picked.
struct Candidate {
    score: i32,
    range: TextRange,
    /// The heavy entities it names, a bit each.
    entities: u32,
}

fn sentences(document: &Document<'_>, claims: &[Claim]) -> Vec<TextRange> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let (mut mention, mut claim) = (0, 0);
    let mut place = 0;
    for sentence in &document.sentences {
        let tokens = sentence.tokens();
        let range = document.range(tokens.start, tokens.end);
        let mut entities = 0_u32;
        while let Some(&(first, _)) =
            document.mention_tokens.get(mention).filter(|&&(first, _)| (first as usize) < tokens.end)
        {
            let id = document.mentions[mention].entity.0;
            if first as usize >= tokens.start && id < HEAVY {
                entities |= 1 << id;
            }
            mention += 1;
        }
        let mut named = 0;
        while let Some(next) = claims.get(claim).filter(|next| next.extent().start() < range.end()) {
            let answered = next.mode != Mode::Own && next.source.is_some_and(|source| source.entity.is_some());
            named += i32::from(answered && next.extent().start() >= range.start());
            claim += 1;
        }
        if document.block_kind(sentence) != BlockKind::Paragraph {
            continue;
        }
        let lead = (12 - place).max(0) * 6 + i32::from(place == 0) * 30;
        place += 1;
        if tokens.len() < SHORT
            || !document.slice(tokens.end - 1).ends_with(['.', '"', '\u{201D}', '!', '\u{2019}', ')'])
        {
            continue;
        }
        let length = if tokens.len() > LONG { -25 } else { 0 };
        let quoted =
            if document.slice(tokens.start).starts_with(['"', '\u{201C}', '\u{2018}', '\'']) { -30 } else { 0 };
        let score = lead + weight(entities) + named.min(1) * 6 + length + quoted;
        candidates.push(Candidate { score, range, entities });
    }
    pick(candidates)
}

/// What the entities of a set weigh: the heavier, the more.
fn weight(entities: u32) -> i32 {
    (0..HEAVY).filter(|id| entities >> id & 1 == 1).map(|id| (HEAVY - id) as i32).sum()
}

/// The best sentences, each weighed anew for what it adds to those picked before; in order of the text.
fn pick(mut candidates: Vec<Candidate>) -> Vec<TextRange> {
    let mut picked: Vec<TextRange> = Vec::new();
    let mut told = 0;
    while picked.len() < MOST {
        let score = |candidate: &Candidate| candidate.score - weight(candidate.entities & told) * 2 / 3;
        let best =
            candidates.iter().enumerate().max_by_key(|(at, candidate)| (score(candidate), std::cmp::Reverse(*at)));
        let Some((at, _)) = best else { break };
        let candidate = candidates.remove(at);
        told |= candidate.entities;
        picked.push(candidate.range);
    }
    picked.sort_unstable();
    picked
}

#[cfg(test)]
mod tests;
