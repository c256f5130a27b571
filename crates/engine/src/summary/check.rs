//! What a careful reader would look at first: numbers that nobody answers for, claims that rest on one unnamed source,
//! a headline that is firmer than the text under it.

use article::{BlockKind, Certainty, CheckFirst, CheckReason, Claim, Mode, Number, TextRange};

use crate::claims::certainty::{OTHER_CLAUSE, first_phrase};
use crate::document::Document;
use crate::lexicon::{Lex, Phrase};
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

/// Claims whose only source has no name: "officials", "a source", or nobody at all.
fn unnamed<'a>(document: &'a Document<'_>, claims: &'a [Claim]) -> impl Iterator<Item = CheckFirst> + 'a {
    let unnamed = |claim: &&Claim| {
        claim.mode != Mode::Own
            && !claim.unsure
            && match claim.source {
                None => !claim.cue.is_empty() && claim.certainty != Certainty::Asked && claim.confidence >= SURE,
                Some(source) => source.entity.is_none() && is_unnamed(document, source.range),
            }
    };
    claims.iter().filter(unnamed).map(|claim| {
        let also = claim.source.map(|source| source.range).or(claim.cue.first().copied());
        CheckFirst { range: claim.extent(), also, why: CheckReason::LoneUnnamedSource }
    })
}

/// Whether a noun phrase names nobody: no name and no pronoun in it, and its head is a word for people who speak.
fn is_unnamed(document: &Document<'_>, range: TextRange) -> bool {
    let first = document.tokens.partition_point(|token| token.start < range.start());
    let end = document.tokens.partition_point(|token| token.start < range.end());
    let mut tells = false;
    for at in first..end {
        if document.mention_at(at).is_some() || document.word(at).lex.any(Lex::PRONOUN) {
            return false;
        }
        tells |= matches!(
            document.lower(at),
            "official"
                | "officials"
                | "source"
                | "sources"
                | "insider"
                | "insiders"
                | "aide"
                | "aides"
                | "person"
                | "people"
                | "diplomat"
                | "diplomats"
                | "witness"
                | "witnesses"
                | "adviser"
                | "advisers"
                | "analysts"
                | "experts"
                | "critics"
                | "observers"
                | "some"
                | "many"
                | "others"
        );
    }
    tells
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
            "" => number.value.to_f64() >= 100.0,
            "year" | "month" | "week" | "day" | "hour" | "minute" | "second" | "degree" | "foot" | "inch" => false,
            _ => true,
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
fn tells(document: &Document<'_>, at: usize) -> bool {
    document.tokens[at].kind == Kind::Word && !document.word(at).lex.any(Lex::FUNCTION)
}
