//! What a careful reader would look at first: numbers that nobody answers for, claims that rest on one unnamed source,
//! a headline that is firmer than the text under it.

use article::{BlockKind, Certainty, CheckFirst, CheckReason, Claim, Mode, Number, TextRange, is_unnamed_source};

use crate::attribution::bounds;
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
    let headline = firmer_headline(document, claims).or_else(|| firmer_number(document, numbers));
    let mut all: Vec<CheckFirst> = headline.into_iter().collect();
    all.extend(unnamed(document, claims).take(MOST));
    all.extend(unsourced(document, claims, numbers).take(MOST));
    all
}

/// Claims whose only source has no name: "an official", "a source", or nobody at all: "is said to".
fn unnamed<'a>(document: &'a Document<'_>, claims: &'a [Claim]) -> impl Iterator<Item = CheckFirst> + 'a {
    let unnamed = |claim: &&Claim| {
        claim.mode != Mode::Own
            && !claim.unsure
            && claim.certainty != Certainty::Asked
            && match claim.source {
                None => claim.confidence >= SURE && claim.cue.iter().any(|&cue| is_hearsay(document, cue)),
                Some(source) => {
                    source.entity.is_none()
                        && is_one(document, source.range)
                        && (is_unnamed_source(source.range.of(document.text()))
                            || is_somebody(document, source.range)
                            || stays_unnamed(document, source.range))
                }
            }
    };
    let lone = move |&(at, claim): &(usize, &Claim)| unnamed(&claim) && !is_supported(document, claims, at);
    claims.iter().enumerate().filter(lone).map(|(_, claim)| {
        let also = claim.source.map(|source| source.range).or(claim.cue.first().copied());
        CheckFirst { range: claim.extent(), also, why: CheckReason::LoneUnnamedSource }
    })
}

/// Claims before and after one of which another may support it.
const BESIDE: usize = 64;

/// Whether somebody else says the same as a claim: has two in three of the words that tell what it is about.
fn is_supported(document: &Document<'_>, claims: &[Claim], at: usize) -> bool {
    let words = |claim: &Claim| {
        let mut words: Vec<&str> = Vec::new();
        for range in &claim.content {
            let first = document.tokens.partition_point(|token| token.start < range.start());
            let tokens = (first..document.tokens.len()).take_while(|&at| document.tokens[at].start < range.end());
            words.extend(tokens.filter(|&at| tells(document, at)).map(|at| stem(document.lower(at))));
        }
        words.sort_unstable();
        words.dedup();
        words
    };
    let own = words(&claims[at]);
    let other = |claim: &Claim| {
        let is_other = match (claim.source, claims[at].source) {
            (Some(one), Some(two)) => {
                one.range != two.range && one.range.of(document.text()) != two.range.of(document.text())
            }
            (one, two) => one != two,
        };
        is_other && claim.mode != Mode::Own && !claim.extent().overlaps(claims[at].extent()) && {
            let words = words(claim);
            3 * own.iter().filter(|word| words.binary_search(word).is_ok()).count() >= 2 * own.len()
        }
    };
    !own.is_empty() && claims[at.saturating_sub(BESIDE)..claims.len().min(at + BESIDE)].iter().any(other)
}

/// A word without the endings by which its forms differ: "floods", "flooded", "flooding".
fn stem(word: &str) -> &str {
    let cut = ["ing", "ies", "ed", "es", "s", "e", "y"].iter().find_map(|ending| word.strip_suffix(ending));
    cut.filter(|cut| cut.len() > 2).unwrap_or(word)
}

/// One past the noun that a phrase is about: "|three people| with knowledge of the talks".
fn head_end(document: &Document<'_>, first: usize, end: usize) -> usize {
    let borders = |at: usize| {
        document.word(at).lex.any(Lex::PREPOSITION)
            || matches!(document.lower(at), "," | "who" | "which" | "that" | "(")
    };
    (first + 1..end).find(|&at| borders(at)).unwrap_or(end)
}

/// Whether a source is one: "a source", "one of them"; not "officials", "two people", "a nurse and a doctor".
fn is_one(document: &Document<'_>, source: TextRange) -> bool {
    let first = document.tokens.partition_point(|token| token.start < source.start());
    let end = document.tokens.partition_point(|token| token.start < source.end());
    let head = head_end(document, first, end);
    let noun = document.lower(head.saturating_sub(1).max(first));
    let many = noun.ends_with('s') && !noun.ends_with("ss")
        || matches!(noun, "people" | "media" | "others" | "many" | "several" | "some" | "both" | "women" | "men");
    document.lower(first) == "one" || !many && (first..head).all(|at| document.lower(at) != "and")
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
    "hurt",
    "hospitalised",
    "hospitalized",
    "arrested",
    "detained",
    "displaced",
    "homeless",
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

/// Whether a source is one person of whom no more is told: "a neighbour", "one resident of the street", "one of them".
fn is_somebody(document: &Document<'_>, source: TextRange) -> bool {
    let first = document.tokens.partition_point(|token| token.start < source.start());
    let end = document.tokens.partition_point(|token| token.start < source.end());
    // "one of |the residents|", "one of |them|".
    let of = document.lower(first) == "one" && first + 2 < end && document.lower(first + 1) == "of";
    let start = first + if of { 2 } else { 0 };
    if of && document.lower(start) == "them" {
        return true;
    }
    let head = head_end(document, start, end);
    let noun = Lex::PERSON.with(Lex::CALLING).with(Lex::OFFICE).with(Lex::LATER_OFFICE);
    let is_person = |at: usize| document.word(at).lex.any(noun) || is_unnamed_source(document.slice(at));
    matches!(document.lower(first), "a" | "an" | "one" | "another")
        && head > start + usize::from(!of)
        && !matches!(document.lower(head - 1), "report" | "rumor" | "rumour" | "media")
        && (is_person(head - 1)
            || is_unnamed_source(&format!("{}s", document.lower(head - 1)))
            || of && document.resources.lexicon.flags(document.lower(head - 1).trim_end_matches('s')).any(noun))
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

/// A headline whose number the body only gives as a limit or about: "41 killed" over "at least 41".
fn firmer_number(document: &Document<'_>, numbers: &[Number]) -> Option<CheckFirst> {
    let token = |number: &Number| document.tokens.partition_point(|token| token.start < number.range.start());
    let kind = |number: &Number| Some(document.block_kind(&document.sentences[document.sentence_at(token(number))?]));
    let is_about = |number: &Number| bounds::quantity(document, token(number), 0).is_some();
    let in_title = |number: &&Number| kind(number) == Some(BlockKind::Title);
    numbers.iter().take_while(in_title).filter(|number| !is_about(number)).find_map(|number| {
        let same = |other: &&Number| other.value.to_f64() == number.value.to_f64() && other.unit == number.unit;
        let mut body = numbers.iter().filter(|other| kind(other) == Some(BlockKind::Paragraph)).filter(same).peekable();
        let also = body.peek()?.range;
        let range = number.range;
        body.all(is_about).then_some(CheckFirst { range, also: Some(also), why: CheckReason::FirmerHeadline })
    })
}

/// A headline that states what the body only supposes, whoever it says so: the sentence nearest to it in words is hedged or
/// asks.
fn firmer_headline(document: &Document<'_>, claims: &[Claim]) -> Option<CheckFirst> {
    let title = document.sentences.iter().find(|sentence| document.block_kind(sentence) == BlockKind::Title)?;
    let (first, end) = (title.tokens().start, title.tokens().end);
    let hedged = |(phrase, _): (Phrase, TextRange)| matches!(phrase, Phrase::Hedged | Phrase::Asked);
    let range = document.range(first, end);
    let open = claims
        .iter()
        .take_while(|claim| claim.extent().start() < range.end())
        .any(|claim| matches!(claim.certainty, Certainty::Hedged | Certainty::Asked | Certainty::Denied));
    if open || document.slice(end - 1) == "?" || first_phrase(document, first, end, &[]).is_some_and(hedged) {
        return None;
    }
    let mut stems: Vec<&str> =
        (first..end).filter(|&at| tells(document, at)).map(|at| stem(document.lower(at))).collect();
    stems.sort_unstable();
    stems.dedup();
    if stems.len() < 3 {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let mut seen = vec![usize::MAX; stems.len()];
    for (index, sentence) in document.sentences.iter().enumerate() {
        if document.block_kind(sentence) != BlockKind::Paragraph {
            continue;
        }
        let mut shared = 0;
        for at in sentence.tokens() {
            if let Ok(word) = stems.binary_search(&stem(document.lower(at)))
                && seen[word] != index
            {
                seen[word] = index;
                shared += 1;
            }
        }
        if 2 * shared >= stems.len() && best.is_none_or(|(most, _)| shared > most) {
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
