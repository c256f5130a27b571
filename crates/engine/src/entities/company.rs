//! Companies and papers that only what stands beside them tells: "Velka analyst Rosa Lind", "the consultants, Arlen Velka,",
//! "shoes made by Velka", "home to Velka and Norland", "told the Echo".

use std::collections::HashSet;

use article::{Confidence, Reason, Why};

use super::{Item, look, signs, title};
use crate::document::Document;
use crate::gazetteer::{Flags, PlaceKind};
use crate::lexicon::Lex;
use crate::names::label::Class;
use crate::names::{Name, features};
use crate::sentence::Sentence;
use crate::token::Case;

/// Who works for a bank or a broker.
const ANALYSTS: &[&str] = &["analyst", "economist", "strategist"];
/// What several people do together as a firm.
const FIRMS: &[&str] = &[
    "consultants",
    "developers",
    "owners",
    "brokers",
    "auditors",
    "accountants",
    "publishers",
    "makers",
    "manufacturers",
    "promoters",
    "builders",
    "contractors",
    "architects",
    "administrators",
    "lawyers",
    "solicitors",
    "operators",
    "organisers",
    "advisers",
    "insurers",
    "suppliers",
];
/// What is done by companies.
const MADE: &[&str] = &["made", "owned", "manufactured", "operated", "insured"];
/// What tells the news.
const PAPERS: &[&str] = &[
    "newspaper",
    "paper",
    "daily",
    "weekly",
    "tabloid",
    "magazine",
    "website",
    "broadcaster",
    "station",
    "podcast",
    "channel",
];
/// Words of a name that is added.
const WORDS: usize = 4;
/// How sure one can be of such a name.
const CONFIDENCE: Confidence = 700;

fn back<'d>(document: &'d Document<'_>, first: usize, by: usize) -> &'d str {
    first.checked_sub(by).map_or("", |at| document.lower(at))
}

fn at<'d>(document: &'d Document<'_>, token: usize) -> &'d str {
    document.tokens.get(token).map_or("", |_| document.lower(token))
}

/// Makes bodies of the names that are companies' or papers' beyond doubt.
pub(super) fn retype(document: &Document<'_>, items: &mut [Item]) {
    let printed = |item: &Item| document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    let full = |item: &&Item| item.class == Class::Person && item.name.tokens().len() > 1;
    let people: HashSet<&str> =
        items.iter().filter(full).map(|item| document.lower(item.name.end as usize - 1)).collect();
    let mut told: HashSet<&str> = HashSet::new();
    for index in 0..items.len() {
        let item = &items[index];
        if !matches!(item.class, Class::Person | Class::Location) || item.governs.is_some() {
            continue;
        }
        let places = document.resources.gazetteer.places(printed(item));
        let place = item.class == Class::Location;
        let alone = item.name.tokens().len() == 1;
        let person = !place && (title::honorific(document, &item.name).is_some() || item.title.is_some());
        if person || !place && alone && people.contains(document.lower(item.name.first as usize)) {
            continue;
        }
        // "St Anne's Hospital said": it acts.
        let last = item.name.end as usize - 1;
        let is_house = place && item.acts && !alone && document.tokens[last].is_capital();
        if is_house && places.is_empty() && document.word(last).lex.any(Lex::ORG_HEAD) {
            told.insert(printed(item));
        }
        let state = places.first().is_some_and(|place| place.kind != PlaceKind::City);
        if is_company(document, items, index, place && !places.is_empty()) || is_paper(document, item) && !state {
            told.insert(printed(item));
        }
    }
    for item in items.iter_mut().filter(|item| matches!(item.class, Class::Person | Class::Location)) {
        if told.contains(printed(item)) {
            (item.class, item.title, item.acts) = (Class::Organization, None, true);
            item.why = Why { code: Reason::Context, spans: Vec::new() };
        }
    }
}

/// Whether what stands beside a name says that it is a company's; `somewhere` says that a place has that name.
fn is_company(document: &Document<'_>, items: &[Item], index: usize, somewhere: bool) -> bool {
    let name = &items[index].name;
    let (first, end) = (name.first as usize, name.end as usize);
    let (one, two) = (back(document, first, 1), back(document, first, 2));
    let next = items.get(index + 1);
    let someone = |from: usize| next.is_some_and(|it| it.class == Class::Person && it.name.first as usize == from);
    // "Velka analyst Rosa Lind".
    if ANALYSTS.contains(&at(document, end)) && someone(end + 1) && !somewhere {
        return true;
    }
    if somewhere {
        return false;
    }
    // "the consultants, Arlen Velka,", "owners Arlen Velka have".
    let noun = if one == "," { two } else { one };
    let list = matches!(at(document, end), "and" | "&") || at(document, end) == "," && someone(end + 1);
    if FIRMS.contains(&noun) && !list {
        return true;
    }
    let given = items[index].class == Class::Person && document.word(first).gaz.any(Flags::GIVEN);
    let home = one == "to" && two == "home"
        || one == "and" && {
            let before =
                index.checked_sub(1).map(|before| items[before].name).filter(|it| it.end as usize + 1 == first);
            before.is_some_and(|it| {
                back(document, it.first as usize, 1) == "to" && back(document, it.first as usize, 2) == "home"
            })
        };
    let made = one == "by" && MADE.contains(&two);
    let which = items[index].class == Class::Location && signs::of_body(document, items, index) > 0;
    !given && (home || made) || which && name.tokens().len() == 1
}

/// Whether a name is a paper's or a station's: "told the Echo".
fn is_paper(document: &Document<'_>, item: &Item) -> bool {
    let first = item.name.first as usize;
    let (one, two) = (back(document, first, 1), back(document, first, 2));
    one == "the" && two == "told" && !document.word(first).gaz.any(Flags::ADJECTIVE)
}

/// Adds such names where nothing is marked.
pub(super) fn add(document: &Document<'_>, items: &mut Vec<Item>) {
    let mut missed: Vec<Item> = Vec::new();
    let mut next = 0;
    for sentence in &document.sentences {
        let tokens = sentence.tokens();
        let mut token = tokens.start;
        while token < tokens.end {
            while items.get(next).is_some_and(|item| item.name.end as usize <= token) {
                next += 1;
            }
            let free = items.get(next).map_or(usize::MAX, |item| item.name.first as usize);
            let last = tokens.end.min(free).min(token + WORDS);
            let named = |at: usize| {
                let lex = document.word(at).lex;
                matches!(document.tokens[at].case, Case::Title | Case::Mixed)
                    && !lex.any(Lex::FUNCTION.with(Lex::OFFICE).with(Lex::DAY).with(Lex::MONTH).with(Lex::HONORIFIC))
            };
            let end = (token..last).find(|&at| !named(at)).unwrap_or(last);
            if end <= token {
                token += 1;
                continue;
            }
            let cut = end == free || end < tokens.end && document.tokens[end].is_capital();
            if !cut && is_missed(document, items, next, (token, end), sentence) {
                let name =
                    Name { first: token as u32, end: end as u32, class: Class::Organization, confidence: CONFIDENCE };
                missed.extend(look(document, name, None));
            }
            token = end;
        }
    }
    if !missed.is_empty() {
        items.append(&mut missed);
        items.sort_by_key(|item| item.name.first);
    }
}

/// Whether an unmarked run of capitals is a company's or a paper's name.
fn is_missed(
    document: &Document<'_>,
    items: &[Item],
    next: usize,
    (first, end): (usize, usize),
    sentence: &Sentence,
) -> bool {
    let style = features::style(document, sentence.first as usize, sentence.end as usize);
    if first == sentence.first as usize || matches!(style, features::Style::AllCapitals | features::Style::TitleCase) {
        let analyst = ANALYSTS.contains(&at(document, end)) && style == features::Style::Running;
        let someone = items.get(next).is_some_and(|it| it.class == Class::Person && it.name.first as usize == end + 1);
        return analyst && someone && document.word(first).seen_lower == 0;
    }
    let people = Flags::ADJECTIVE.with(Flags::GROUP);
    if (first..end).any(|at| document.word(at).gaz.any(people)) {
        return false;
    }
    let (one, two) = (back(document, first, 1), back(document, first, 2));
    let someone = items.get(next).is_some_and(|it| it.class == Class::Person && it.name.first as usize == end + 1);
    let noun = first.checked_sub(1).filter(|&before| !document.tokens[before].is_capital());
    // "the company Christmas party".
    let closes = document.tokens.get(end).is_none_or(|_| {
        !document.is_word(end) || document.word(end).lex.any(Lex::FUNCTION) || signs::is_verb_at(document, end)
    });
    let body = closes
        && noun.is_some_and(|_| PAPERS.contains(&one) || !document.resources.lexicon.body(one).is_empty())
        && !document.word(first).lex.any(Lex::FEAST);
    let owned = document.word(first.saturating_sub(2)).lex.any(Lex::DETERMINER) && signs::is_verb_at(document, end);
    one == "the" && two == "told"
        || body && !owned
        || ANALYSTS.contains(&at(document, end)) && someone
        || one == "in" && matches!(two, "shares" | "stake") && closes
}
