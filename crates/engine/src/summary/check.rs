//! What a careful reader would look at first: numbers that nobody answers for, claims that rest on one unnamed source,
//! a headline that is firmer than the text under it.

use article::{BlockKind, Certainty, CheckFirst, CheckReason, Claim, Mode, Number, TextRange, is_unnamed_source};

use crate::claims::certainty::{OTHER_CLAUSE, first_phrase};
use crate::document::Document;
use crate::lexicon::{Lex, Phrase};
use crate::numbers;
use crate::token::Kind;

/// Of each reason at most so many are listed.
const MOST: usize = 3;

/// From this confidence on a claim without any source is listed.
const SURE: u16 = 700;

/// What to check first, the gravest reason first.
pub(super) fn first(document: &Document<'_>, claims: &[Claim], numbers: &[Number]) -> Vec<CheckFirst> {
    let mut all: Vec<CheckFirst> = firmer_headline(document, claims).into_iter().collect();
    all.extend(unnamed(document, claims).take(MOST));
    all.extend(unsourced(document, claims, numbers).take(MOST));
    all
}

/// Claims whose only source has no name: "officials", "a source", or nobody at all: "is said to".
fn unnamed<'a>(document: &'a Document<'_>, claims: &'a [Claim]) -> impl Iterator<Item = CheckFirst> + 'a {
    let unnamed = |claim: &&Claim| {
        claim.mode != Mode::Own
            && !claim.unsure
            && claim.certainty != Certainty::Asked
            && match claim.source {
                None => claim.confidence >= SURE && claim.cue.iter().any(|&cue| is_hearsay(document, cue)),
                Some(source) => {
                    source.entity.is_none()
                        && (is_unnamed_source(source.range.of(document.text()))
                            || is_somebody(document, source.range)
                            || stays_unnamed(document, source.range))
                }
            }
    };
    claims.iter().filter(unnamed).map(|claim| {
        let also = claim.source.map(|source| source.range).or(claim.cue.first().copied());
        CheckFirst { range: claim.extent(), also, why: CheckReason::LoneUnnamedSource }
    })
}

/// Tokens from a source on in which it may be said that it stays unnamed.
const NEAR: usize = 40;

/// Words that say what befell those who are counted.
const TOLL: &[&str] = &[
    "killed",
    "killing",
    "kill",
    "dead",
    "died",
    "dying",
    "deaths",
    "drowned",
    "injured",
    "injuring",
    "injuries",
    "wounded",
    "wounding",
    "missing",
    "casualties",
    "fatalities",
    "bodies",
];
/// Tokens between a number and such a word: "22 people were |injured".
const TOLD: usize = 4;

/// Whether a number counts the dead or hurt: "|86 people| died", "killing |86".
fn is_toll(document: &Document<'_>, number: TextRange) -> bool {
    let first = document.tokens.partition_point(|token| token.start < number.start());
    let end = document.tokens.partition_point(|token| token.start < number.end());
    let told = |at: usize| TOLL.contains(&document.lower(at));
    let borders = |at: &usize| matches!(document.slice(*at), "." | "," | ";" | "and" | "or");
    let after = (end..document.tokens.len().min(end + TOLD)).take_while(|at| !borders(at)).any(told);
    let before = (first.saturating_sub(TOLD)..first).rev().take_while(|at| !borders(at));
    after || before.into_iter().any(|at| told(at) && document.lower(at).ends_with("ing"))
}

/// Whether a source is one person of whom no more is told: "a neighbour", "one resident of the street".
fn is_somebody(document: &Document<'_>, source: TextRange) -> bool {
    let first = document.tokens.partition_point(|token| token.start < source.start());
    let end = document.tokens.partition_point(|token| token.start < source.end());
    let borders = |at: usize| {
        document.word(at).lex.any(Lex::PREPOSITION)
            || matches!(document.lower(at), "," | "who" | "which" | "that" | "(")
    };
    let head = (first + 1..end).find(|&at| borders(at)).unwrap_or(end);
    let noun = Lex::PERSON.with(Lex::CALLING).with(Lex::OFFICE).with(Lex::LATER_OFFICE);
    let is_person = |at: usize| document.word(at).lex.any(noun) || is_unnamed_source(document.slice(at));
    matches!(document.lower(first), "a" | "an" | "one" | "another")
        && head > first + 1
        && !matches!(document.lower(head - 1), "report" | "rumor" | "rumour" | "media")
        && (is_person(head - 1) || is_unnamed_source(&format!("{}s", document.lower(head - 1))))
        && (first..end).all(|at| document.mention_at(at).is_none())
}

/// Whether the sentence says that a source stays unnamed: "a doctor, speaking on condition of anonymity, said".
fn stays_unnamed(document: &Document<'_>, source: TextRange) -> bool {
    let first = document.tokens.partition_point(|token| token.start < source.start());
    let Some(sentence) = document.sentence_at(first).map(|at| document.sentences[at].tokens()) else { return false };
    (first..sentence.end.min(first + NEAR)).any(|at| {
        document.lower(at) == "anonymity"
            || at >= first + 2
                && matches!(document.lower(at), "named" | "identified")
                && matches!((document.lower(at - 2), document.lower(at - 1)), (_, "not") | ("to" | "not", "be"))
    })
}

/// Whether a cue without a source says that somebody says or thinks so: "is said", "reportedly"; "was announced" and "is
/// accused" mostly leave no doubt by whom.
fn is_hearsay(document: &Document<'_>, cue: TextRange) -> bool {
    let first = document.tokens.partition_point(|token| token.start < cue.start());
    let end = document.tokens.partition_point(|token| token.start < cue.end());
    (first..end).any(|at| {
        let lex = document.word(at).lex;
        lex.any(Lex::HEARSAY.with(Lex::TELL))
    })
}

/// Numbers with a unit or of weight that stand in no claim that anybody answers for.
fn unsourced<'a>(
    document: &'a Document<'_>,
    claims: &'a [Claim],
    numbers: &'a [Number],
) -> impl Iterator<Item = CheckFirst> + 'a {
    let mut last = None;
    numbers.iter().filter_map(move |number| {
        let answered =
            number.claim.and_then(|claim| claims.get(claim as usize)).is_some_and(|claim| claim.mode != Mode::Own);
        let weighs = match number.unit.as_str() {
            "" => number.value.to_f64() >= 100.0 || is_toll(document, number.range),
            "degree" | "\u{B0}C" | "\u{B0}F" | "foot" | "inch" | "m" | "cm" | "km" | "mile" | "yard" => false,
            unit => !numbers::is_duration(unit),
        };
        let at = document.tokens.partition_point(|token| token.start < number.range.start());
        let sentence = document.sentence_at(at)?;
        let in_body = document.block_kind(&document.sentences[sentence]) == BlockKind::Paragraph;
        if answered || !weighs || !in_body || last.replace(sentence) == Some(sentence) {
            return None;
        }
        let tokens = document.sentences[sentence].tokens();
        let also = Some(document.range(tokens.start, tokens.end));
        Some(CheckFirst { range: number.range, also, why: CheckReason::NumberWithoutSource })
    })
}

/// A headline that states what the body only supposes: the sentence nearest to it in words is hedged or asks.
fn firmer_headline(document: &Document<'_>, claims: &[Claim]) -> Option<CheckFirst> {
    let title = document.sentences.iter().find(|sentence| document.block_kind(sentence) == BlockKind::Title)?;
    let (first, end) = (title.tokens().start, title.tokens().end);
    let hedged = |(phrase, _): (Phrase, TextRange)| matches!(phrase, Phrase::Hedged | Phrase::Asked);
    let range = document.range(first, end);
    let attributed = claims
        .iter()
        .take_while(|claim| claim.extent().start() < range.end())
        .any(|claim| claim.mode != Mode::Own || matches!(claim.certainty, Certainty::Hedged | Certainty::Asked));
    if attributed || document.slice(end - 1) == "?" || first_phrase(document, first, end, &[]).is_some_and(hedged) {
        return None;
    }
    let mut in_title = vec![false; document.vocabulary.words.len()];
    let mut words = 0_usize;
    for at in (first..end).filter(|&at| tells(document, at)) {
        let entry = &mut in_title[document.tokens[at].word as usize];
        words += usize::from(!*entry);
        *entry = true;
    }
    if words < 3 {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let mut seen = vec![usize::MAX; document.vocabulary.words.len()];
    for (index, sentence) in document.sentences.iter().enumerate() {
        if document.block_kind(sentence) != BlockKind::Paragraph {
            continue;
        }
        let mut shared = 0;
        for at in sentence.tokens() {
            let word = document.tokens[at].word as usize;
            if in_title[word] && seen[word] != index {
                seen[word] = index;
                shared += 1;
            }
        }
        if 2 * shared >= words && best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, index));
        }
    }
    let tokens = document.sentences[best?.1].tokens();
    let phrase = first_phrase(document, tokens.start, tokens.end, OTHER_CLAUSE);
    phrase.is_some_and(hedged).then(|| CheckFirst {
        range,
        also: Some(document.range(tokens.start, tokens.end)),
        why: CheckReason::FirmerHeadline,
    })
}

/// Whether a token's word tells what a sentence is about.
pub(super) fn tells(document: &Document<'_>, at: usize) -> bool {
    document.tokens[at].kind == Kind::Word && !document.word(at).lex.any(Lex::FUNCTION)
}
