//! What a place is said to lie in: "Lima, Peru", "Paris in southern Texas", "Santa Rosa, a village in Peru", "in India's Tamil
//! Nadu region".

use super::Item;
use crate::document::Document;
use crate::lexicon::Lex;
use crate::names::Name;
use crate::names::label::Class;
use crate::token::Kind;

/// What a small place is called.
const SETTLEMENTS: &[&str] = &[
    "village",
    "town",
    "city",
    "suburb",
    "district",
    "county",
    "province",
    "region",
    "island",
    "port",
    "resort",
    "municipality",
    "neighborhood",
    "neighbourhood",
    "community",
    "commune",
    "settlement",
    "area",
    "hamlet",
    "township",
    "borough",
    "commune",
    "parish",
    "outpost",
    "camp",
    "state",
    "territory",
    "capital",
    "valley",
    "peninsula",
    "place",
];
/// Words before what a place is: "a small fishing village".
const QUALIFIERS: usize = 4;

/// The item that an item is said to lie in, where it is named right after it.
pub(super) fn container(document: &Document<'_>, items: &[Item], at: usize) -> Option<usize> {
    let next = at + 1;
    let (own, other) = (items.get(at)?, items.get(next)?);
    let place = own.class == Class::Location && other.class == Class::Location;
    let (from, to) = (own.name.end as usize, other.name.first as usize);
    (place && from < to && (is_beside(document, from, to) || is_called(document, from, to))).then_some(next)
}

/// What an item is said to lie in, and whether that is beyond doubt: "Lima, Peru and Chile" may be a list.
pub(super) fn containers(document: &Document<'_>, items: &[Item], at: usize) -> Vec<(usize, bool)> {
    let mut found = Vec::new();
    if items[at].class != Class::Location {
        return found;
    }
    if let Some(after) = container(document, items, at) {
        let comma = document.slice(items[at].name.end as usize) == ","
            && items[after].name.first as usize == items[at].name.end as usize + 1;
        found.push((after, !comma || !is_list(document, items, at)));
        // "in India's Tamil Nadu region".
        if let Some(part) = owned(document, items, after) {
            found.push((part, true));
        }
    }
    // "Peru's Puno", "Peru's village of Santa Rosa".
    if let Some(before) = at.checked_sub(1).filter(|&before| owned(document, items, before) == Some(at)) {
        found.push((before, true));
    }
    found
}

/// ", Peru", "in southern Peru", "(Peru".
fn is_beside(document: &Document<'_>, from: usize, to: usize) -> bool {
    let mut words = (from..to).map(|token| document.lower(token));
    let opens = matches!(words.next(), Some("," | "in" | "("));
    let passes = |word: &str| matches!(word, "in" | "the") || word.ends_with("ern") || word.ends_with("central");
    to - from <= 3 && opens && words.all(passes)
}

/// ", a small village in the north of Peru".
fn is_called(document: &Document<'_>, from: usize, to: usize) -> bool {
    if to - from > QUALIFIERS + 8 || document.slice(from) != "," || !document.word(from + 1).lex.any(Lex::DETERMINER) {
        return false;
    }
    let Some(noun) = (from + 2..to).take(QUALIFIERS).find(|&at| SETTLEMENTS.contains(&document.lower(at))) else {
        return false;
    };
    let plain =
        |at: usize| document.is_word(at) && !document.word(at).lex.any(Lex::FUNCTION) || document.slice(at) == "-";
    let passes = |word: &str| {
        matches!(
            word,
            "in" | "of" | "the" | "north" | "south" | "east" | "west" | "center" | "centre" | "state" | "province"
        ) || word.ends_with("ern")
            || word.ends_with("central")
            || word.ends_with("east")
            || word.ends_with("west")
    };
    (from + 2..noun).all(plain)
        && noun + 1 < to
        && matches!(document.lower(noun + 1), "in" | "of")
        && (noun + 2..to).all(|at| passes(document.lower(at)))
}

/// The place that is another's by name: "India's Tamil Nadu", "Peru's village of Santa Rosa".
fn owned(document: &Document<'_>, items: &[Item], at: usize) -> Option<usize> {
    let (own, other) = (items.get(at)?, items.get(at + 1)?);
    let (from, to) = (own.name.end as usize, other.name.first as usize);
    let owner = from < to && to - from <= 4 && document.tokens[from].kind == Kind::Possessive;
    let passes = |at: usize| {
        let word = document.lower(at);
        SETTLEMENTS.contains(&word) || word == "of" || word.ends_with("ern") || word.ends_with("central")
    };
    (owner && other.class == Class::Location && own.class == Class::Location && (from + 1..to).all(passes))
        .then_some(at + 1)
}

/// Whether places are listed around "A, B": what goes before, or on after, is another of them.
fn is_list(document: &Document<'_>, items: &[Item], at: usize) -> bool {
    let place = |item: Option<&Item>| item.is_some_and(|item| item.class == Class::Location);
    let joins = |token: usize| matches!(document.lower(token), "," | "and" | "or" | "&");
    let first = items[at].name.first as usize;
    let before = at.checked_sub(1).map(|before| &items[before]).filter(|item| place(Some(item)));
    if before.is_some_and(|item| {
        let end = item.name.end as usize;
        end < first && first - end <= 2 && (end..first).all(joins)
    }) {
        return true;
    }
    let end = items[at + 1].name.end as usize;
    if document.tokens.get(end).is_none() {
        return false;
    }
    let next = items.get(at + 2).filter(|item| place(Some(item)));
    matches!(document.lower(end), "and" | "or" | "&")
        || joins(end) && next.is_some_and(|item| (item.name.first as usize).saturating_sub(end) <= 2)
}

/// Whether it is said right after a name that it is a place where people live: "Lind, a town of 500 people".
pub(super) fn is_settlement(document: &Document<'_>, name: &Name) -> bool {
    let end = name.end as usize;
    let has = |at: usize| document.tokens.get(at).is_some();
    let plain = |at: &usize| has(*at) && document.is_word(*at) && !document.word(*at).lex.any(Lex::FUNCTION);
    let place = |word: &str| {
        matches!(word, "village" | "hamlet" | "town" | "city" | "suburb" | "island" | "resort" | "capital")
    };
    has(end + 2)
        && document.slice(end) == ","
        && matches!(document.lower(end + 1), "a" | "the")
        && (end + 2..end + 2 + QUALIFIERS).take_while(plain).any(|at| {
            place(document.lower(at))
                && has(at + 1)
                && matches!(document.lower(at + 1), "of" | "in" | "near" | "on" | ",")
        })
}

/// Whether a name is said to be a village's: "Santa Rosa, a village of 600 people", "the village of Santa Rosa".
pub(super) fn is_village(document: &Document<'_>, name: &Name) -> bool {
    let (first, end) = (name.first as usize, name.end as usize);
    let village = |word: &str| matches!(word, "village" | "hamlet");
    let of = first >= 2 && document.lower(first - 1) == "of" && village(document.lower(first - 2));
    let has = |at: usize| document.tokens.get(at).is_some();
    let opens = has(end + 2) && document.slice(end) == "," && matches!(document.lower(end + 1), "a" | "the");
    let plain = |at: &usize| has(*at) && document.is_word(*at) && !document.word(*at).lex.any(Lex::FUNCTION);
    of || opens
        && (end + 2..end + 2 + QUALIFIERS)
            .take_while(plain)
            .any(|at| village(document.lower(at)) && !(has(at + 1) && document.is_word(at + 1) && plain(&(at + 1))))
}

/// Whether a name is said to be a region's: "New York state", "the state of Washington", "Georgia Governor Rosa Lind".
pub(super) fn is_region(document: &Document<'_>, name: &Name) -> bool {
    let (first, end) = (name.first as usize, name.end as usize);
    let after = document.tokens.get(end).map_or("", |_| document.lower(end));
    let before = |back: usize| first.checked_sub(back).map_or("", |at| document.lower(at));
    matches!(after, "state" | "governor" | "province" | "gov.")
        || before(1) == "of" && matches!(before(2), "state" | "states" | "province" | "provinces" | "governor")
}

/// Whether people of a town are named by it: "Lind residents".
pub(super) fn is_towns(document: &Document<'_>, name: &Name) -> bool {
    let next = document.tokens.get(name.end as usize).map_or("", |_| document.lower(name.end as usize));
    matches!(next, "councillors" | "councillor" | "residents" | "mp" | "mayor" | "locals" | "magistrates")
}
