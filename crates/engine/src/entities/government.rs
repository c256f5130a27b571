//! Who speaks for a state without a name of its own: "the Peruvian government said", "Norway's foreign ministry", "the U.S.
//! military". It is the state that answers for what they say.
//!
//! Words for that are few and stand here; "the Peruvian president" is a person, "Peruvian officials" are nobody in
//! particular, and a ministry with capitals is a name.

use article::Confidence;

use super::Item;
use super::seat;
use crate::document::Document;
use crate::gazetteer::{Flags, PlaceKind};
use crate::lexicon::Lex;
use crate::names::Name;
use crate::names::label::Class;
use crate::token::Kind;

/// What governs a state, or speaks for it.
const GOVERNS: &[&str] =
    &["government", "ministry", "army", "military", "navy", "embassy", "consulate", "presidency", "junta", "regime"];
/// The last two words of others.
const GOVERNS_TWO: &[(&str, &str)] =
    &[("foreign", "office"), ("air", "force"), ("armed", "forces"), ("defence", "forces"), ("defense", "department")];
/// What is not all of the state's, or not the one that governs.
const PARTLY: &[&str] = &[
    "regional",
    "local",
    "provincial",
    "state",
    "city",
    "municipal",
    "federal-state",
    "shadow",
    "opposition",
    "rebel",
    "exiled",
    "parallel",
    "rival",
    "former",
];
/// Words between the state and what governs it: "foreign", "labour and social affairs".
const BETWEEN: usize = 5;
/// How sure one can be of such a phrase.
const CONFIDENCE: Confidence = 800;

/// One past the noun of a body that speaks for the state that is named or qualified right before `from`.
pub(super) fn body(document: &Document<'_>, from: usize) -> Option<usize> {
    let has = |at: usize| document.tokens.get(at).is_some();
    let mut at = from;
    while has(at) && at < from + BETWEEN {
        let word = document.lower(at);
        if document.tokens[at].is_capital() {
            return None;
        }
        let two = at > from && GOVERNS_TWO.contains(&(document.lower(at - 1), word));
        if GOVERNS.contains(&word) || two {
            // "the Peruvian government spokesman" is a person.
            let goes_on = has(at + 1) && document.is_word(at + 1) && {
                let lex = document.word(at + 1).lex;
                !lex.any(Lex::FUNCTION.with(Lex::REPORT))
                    && document.resources.forms.verb(document.lower(at + 1)).is_none()
                    && !document.lower(at + 1).ends_with("ed")
            };
            return (!goes_on).then_some(at + 1);
        }
        let plain = document.is_word(at)
            && (word == "and" || !document.word(at).lex.any(Lex::FUNCTION.with(Lex::REPORT_FINITE)));
        if !plain && document.slice(at) != "-" || PARTLY.contains(&word) {
            return None;
        }
        at += 1;
    }
    None
}

/// The same where a name stands before it: "Norway's foreign ministry", "the U.S. military".
pub(crate) fn of_name(document: &Document<'_>, end: usize) -> Option<usize> {
    let owner = document.tokens.get(end).is_some_and(|next| next.kind == Kind::Possessive);
    body(document, end + usize::from(owner))
}

/// Whether a phrase in `first..end`, article left out, speaks: "said the", "according to the", or a verb of speech after it.
fn speaks(document: &Document<'_>, first: usize, end: usize) -> bool {
    let has = |at: usize| document.tokens.get(at).is_some();
    let skips = |at: usize| has(at) && document.word(at).lex.any(Lex::AUXILIARY.with(Lex::ADVERB));
    // "the Peruvian embassy in La Paz said".
    let there = has(end) && document.lower(end) == "in";
    let place = (end + 1..end + 4).take_while(|&at| there && has(at) && document.tokens[at].is_capital()).last();
    let from = place.map_or(end, |last| last + 1);
    let verb = (from..from + 4).find(|&at| !skips(at));
    if verb.is_some_and(|at| has(at) && document.word(at).lex.any(Lex::REPORT)) {
        return true;
    }
    let mut before = first;
    while before > 0 && document.word(before - 1).lex.any(Lex::DETERMINER) {
        before -= 1;
    }
    let said = before > 0 && document.word(before - 1).lex.any(Lex::REPORT_FINITE);
    said || before > 1 && document.lower(before - 1) == "to" && document.lower(before - 2) == "according"
}

/// Whether the government of what is named speaks: "Norway's foreign ministry said".
pub(super) fn of_name_speaks(document: &Document<'_>, name: &Name) -> bool {
    let end = name.end as usize;
    of_name(document, end).is_some_and(|body| speaks(document, name.first as usize, body))
}

/// The state that an adjective is of, by the usual name of the state.
fn state<'a>(document: &Document<'a>, table: &seat::Table<'a>, adjective: &str) -> Option<&'a str> {
    // What is of a part is no more than of that part.
    match adjective {
        "scottish" => return Some("Scotland"),
        "welsh" => return Some("Wales"),
        "english" => return None,
        _ => {}
    }
    let gazetteer = &document.resources.gazetteer;
    if !gazetteer.flags(adjective).any(Flags::ADJECTIVE) {
        return None;
    }
    let place = gazetteer.places(adjective).into_iter().next()?;
    table.name(place.country).filter(|_| place.kind == PlaceKind::Country)
}

/// Adds the phrases in which the government of a state speaks: "the Peruvian government said".
pub(super) fn add(document: &Document<'_>, items: &mut Vec<Item>) {
    let table = seat::Table::new(&document.resources.gazetteer);
    let mut found: Vec<Item> = Vec::new();
    for sentence in &document.sentences {
        let tokens = sentence.tokens();
        for at in tokens.clone() {
            if !document.tokens[at].is_capital() || !document.is_word(at) {
                continue;
            }
            let two = (at > tokens.start && document.tokens[at - 1].is_capital())
                .then(|| format!("{} {}", document.lower(at - 1), document.lower(at)));
            let Some(end) = body(document, at + 1).filter(|&end| end <= tokens.end) else { continue };
            let of_two = two.and_then(|two| state(document, &table, &two));
            let first = if of_two.is_some() { at - 1 } else { at };
            let Some(state) = of_two.or_else(|| state(document, &table, document.lower(at))) else { continue };
            if speaks(document, first, end) {
                let name =
                    Name { first: first as u32, end: end as u32, class: Class::Location, confidence: CONFIDENCE };
                found.push(Item::government(document.block_kind(sentence), name, state));
            }
        }
    }
    if found.is_empty() {
        return;
    }
    let covers = |item: &Item| {
        let after = found.partition_point(|phrase| phrase.name.end <= item.name.first);
        found.get(after).is_some_and(|phrase| phrase.name.first < item.name.end)
    };
    items.retain(|item| !covers(item));
    items.append(&mut found);
    items.sort_by_key(|item| item.name.first);
}
