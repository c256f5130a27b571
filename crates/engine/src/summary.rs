//! Sums an article up in its own sentences, and says what to check first.
//!
//! A sentence counts for its place (news puts first what matters), for the weight of the entities it names, for the title's words
//! and those that many sentences share, and for a claim that somebody named answers for; what earlier picks told counts
//! less. The weights were found on the training split of GUM's human summaries. Nothing is reworded.
//!
//! Shared words as a measure: A. Nenkova, L. Vanderwende, "The impact of frequency on summarization", 2005.

mod check;

use article::{BlockKind, Claim, Mode, Number, Summary, TextRange};

use crate::document::Document;
use crate::lexicon::Lex;

/// Sentences picked at most.
const MOST: usize = 3;
/// Entities that make a sentence weigh, heaviest first.
const HEAVY: u32 = 12;
/// Tokens below which a sentence says too little, and above which too much.
const SHORT: usize = 8;
const LONG: usize = 40;
/// Least function words of a sentence.
const HOLDING: usize = 2;
/// What a place among the first [`LEADING`] sentences weighs, and what the first weighs beside that.
const PLACE: i32 = 2;
const LEADING: i32 = 12;
const FIRST: i32 = 30;
/// What a word of the title weighs, and a claim that somebody named answers for.
const TITLE_WORD: i32 = 8;
const CLAIM: i32 = 6;
/// What sentences that are too long, and quotations, lose.
const TOO_LONG: i32 = 25;
const QUOTED: i32 = 30;
/// Sentences from which on it does not matter how many more share a word.
const SHARED: u32 = 5;
/// What the mean share of a sentence's new words weighs, and the least number of words that it is the mean of.
const SHARE: i32 = 30;
const WORDS: usize = 8;

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
    /// The words that tell what it is about, each once.
    words: Vec<u32>,
}

fn sentences(document: &Document<'_>, claims: &[Claim]) -> Vec<TextRange> {
    let vocabulary = document.vocabulary.words.len();
    let mut seen = vec![usize::MAX; vocabulary];
    let mut shared = vec![0_u32; vocabulary];
    let mut in_title = vec![false; vocabulary];
    let mut candidates: Vec<Candidate> = Vec::new();
    let (mut mention, mut claim) = (0, 0);
    let mut place = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
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
        let mut is_answered = false;
        while let Some(next) = claims.get(claim).filter(|next| next.extent().start() < range.end()) {
            let answered = next.mode != Mode::Own && next.source.is_some_and(|source| source.entity.is_some());
            is_answered |= answered && next.extent().start() >= range.start();
            claim += 1;
        }
        let kind = document.block_kind(sentence);
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Title) {
            continue;
        }
        let mut words = Vec::new();
        for at in tokens.clone().filter(|&at| check::tells(document, at)) {
            let word = document.tokens[at].word as usize;
            if kind == BlockKind::Title {
                in_title[word] = true;
            } else if std::mem::replace(&mut seen[word], index) != index {
                shared[word] += 1;
                words.push(document.tokens[at].word);
            }
        }
        if kind == BlockKind::Title {
            continue;
        }
        let lead = (LEADING - place).max(0) * PLACE + i32::from(place == 0) * FIRST;
        place += 1;
        let last = document.slice(tokens.end - 1);
        // A list of names, as of a team, has hardly any of the words that hold a sentence together.
        let function = tokens.clone().filter(|&at| document.word(at).lex.any(Lex::FUNCTION)).take(HOLDING).count();
        let is_list = document.language == "en" && function < HOLDING;
        if tokens.len() < SHORT || is_list || !last.ends_with(['.', '"', '\u{201D}', '!', '\u{2019}', ')']) {
            continue;
        }
        let is_quoted = document.slice(tokens.start).starts_with(['"', '\u{201C}', '\u{2018}', '\'']);
        let titled = words.iter().filter(|&&word| in_title[word as usize]).count();
        let score = lead + i32::try_from(titled).unwrap_or(0) * TITLE_WORD + i32::from(is_answered) * CLAIM
            - i32::from(tokens.len() > LONG) * TOO_LONG
            - i32::from(is_quoted) * QUOTED;
        candidates.push(Candidate { score, range, entities, words });
    }
    pick(candidates, &shared)
}

/// What the entities of a set weigh: the heavier, the more.
fn weight(entities: u32) -> i32 {
    (0..HEAVY).filter(|id| entities >> id & 1 == 1).map(|id| (HEAVY - id) as i32).sum()
}

/// The best sentences, each weighed anew for what it adds to those picked before; in order of the text. `shared` says of
/// each word in how many sentences it stands.
fn pick(mut candidates: Vec<Candidate>, shared: &[u32]) -> Vec<TextRange> {
    let mut picked: Vec<TextRange> = Vec::new();
    let mut told = 0;
    let mut told_words = vec![false; shared.len()];
    while picked.len() < MOST {
        let score = |candidate: &Candidate| {
            let (mut new, mut repeated) = (0_u32, 0_i32);
            for &word in &candidate.words {
                if told_words[word as usize] {
                    repeated += 1;
                } else {
                    new += shared[word as usize].min(SHARED) - 1;
                }
            }
            let mean = SHARE * new as i32 / candidate.words.len().max(WORDS) as i32;
            let entities = weight(candidate.entities) - weight(candidate.entities & told) * 3 / 10;
            candidate.score + entities + mean - repeated
        };
        let best =
            candidates.iter().enumerate().max_by_key(|(at, candidate)| (score(candidate), std::cmp::Reverse(*at)));
        let Some((at, _)) = best else { break };
        let candidate = candidates.remove(at);
        told |= candidate.entities;
        for &word in &candidate.words {
            told_words[word as usize] = true;
        }
        picked.push(candidate.range);
    }
    picked.sort_unstable();
    picked
}

#[cfg(test)]
mod tests;
