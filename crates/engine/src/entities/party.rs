//! Who sits for whom: "Cllr Rosa Lind (Lab, Oakfield)", "Rep. Karl Lind (R, Texas)". The bracket says that the name before it
//! is a person's, the first word in it a party's, and the rest a place's, whatever they look like.

use std::ops::Range;

use article::Confidence;

use super::{Item, look};
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::names::Name;
use crate::names::label::Class;
use crate::token::{Case, Kind};

/// Parties by short names and by words that are others elsewhere, in lower case.
const PARTIES: &[&str] = &[
    "con",
    "conservative",
    "conservatives",
    "tory",
    "lab",
    "labour",
    "lab co-op",
    "lib dem",
    "lib dems",
    "ld",
    "liberal democrat",
    "liberal democrats",
    "green",
    "greens",
    "reform",
    "reform uk",
    "snp",
    "plaid",
    "plaid cymru",
    "dup",
    "uup",
    "sdlp",
    "alliance",
    "sinn féin",
    "sinn fein",
    "ukip",
    "democrat",
    "republican",
];
/// The same of those that are in none, and the letters of those in the United States: nothing is marked there.
const UNMARKED: &[&str] = &["ind", "ind.", "independent", "non-aligned", "d", "r", "i"];
/// Tokens of a bracket, and of the name before it.
const BRACKET: usize = 12;
const NAME: usize = 4;
/// How sure one can be of what such a bracket says.
const CONFIDENCE: Confidence = 800;

/// What a bracket says.
struct Seat {
    party: Range<usize>,
    is_marked: bool,
    ward: Option<Range<usize>>,
    close: usize,
}

/// What the bracket that opens at a token says of the name before it.
fn seat(document: &Document<'_>, open: usize, end: usize) -> Option<Seat> {
    let close = (open + 1..end.min(open + BRACKET)).find(|&at| document.slice(at) == ")")?;
    let cut = (open + 1..close).find(|&at| matches!(document.slice(at), "," | ";" | "\u{2013}" | "for"));
    let party = open + 1..cut.unwrap_or(close);
    if party.is_empty() || !document.tokens[party.start].is_capital() {
        return None;
    }
    let printed = document.range(party.start, party.end).of(document.text()).to_lowercase();
    let is_marked = PARTIES.contains(&&*printed) || document.resources.gazetteer.flags(&printed).any(Flags::PARTY);
    let ward = cut.map(|cut| cut + 1..close).filter(|ward| {
        let plain = |at: usize| document.tokens[at].kind != Kind::Number && document.slice(at) != ",";
        !ward.is_empty() && ward.clone().all(plain) && document.tokens[ward.start].is_capital()
    });
    // "(Independent, 42)", "(I, Robot)": letters alone are others too.
    let fits = is_marked || UNMARKED.contains(&&*printed) && (ward.is_some() || printed.len() > 2);
    (fits && cut.is_some() == ward.is_some()).then_some(Seat { party, is_marked, ward, close })
}

/// The name of a person right before a bracket.
fn person(document: &Document<'_>, open: usize, first: usize) -> Option<Range<usize>> {
    let title = Lex::HONORIFIC.with(Lex::OFFICE).with(Lex::OFFICE_MODIFIER).with(Lex::CALLING);
    let of_name = |at: usize| {
        let word = document.word(at);
        document.is_word(at)
            && matches!(document.tokens[at].case, Case::Title | Case::Mixed | Case::Initial)
            && !word.lex.any(Lex::FUNCTION.with(Lex::ORG_HEAD).with(Lex::PLACE_LAST))
            || document.slice(at) == "-"
    };
    let mut start = open;
    while start > first && open - start < NAME && of_name(start - 1) && !document.word(start - 1).lex.any(title) {
        start -= 1;
    }
    while start < open && document.slice(start) == "-" {
        start += 1;
    }
    // Alone it needs a title: "Cllr Lind (Lab)", not "Oakfield (Lab)".
    let titled = start > first && document.word(start - 1).lex.any(title);
    (start < open && (open - start > 1 || titled)).then_some(start..open)
}

/// Whether a name is what somebody sits for: "(Lab, Oakfield)".
pub(super) fn is_ward(document: &Document<'_>, name: &Name) -> bool {
    let (first, end) = (name.first as usize, name.end as usize);
    if document.tokens.get(end).is_none_or(|_| document.slice(end) != ")") {
        return false;
    }
    let open = (first.saturating_sub(BRACKET)..first).rev().find(|&at| document.slice(at) == "(");
    let seat = open.and_then(|open| seat(document, open, end + 1));
    seat.and_then(|seat| seat.ward).is_some_and(|ward| ward.start == first)
}

/// Adds who and what stand in and before such brackets, and takes out what was found there instead.
pub(super) fn add(document: &Document<'_>, items: &mut Vec<Item>) {
    let mut found: Vec<(Range<usize>, Vec<Item>)> = Vec::new();
    for sentence in &document.sentences {
        let tokens = sentence.tokens();
        for open in tokens.clone().filter(|&at| document.slice(at) == "(") {
            let Some(seat) = seat(document, open, tokens.end) else { continue };
            let marked = items[..items.partition_point(|item| (item.name.first as usize) < open)].last();
            let marked = marked.filter(|item| item.class == Class::Person && item.name.end as usize == open);
            let person = marked.map(|item| item.name.tokens()).or_else(|| person(document, open, tokens.start));
            let Some(person) = person else { continue };
            let mut marks = vec![(person.clone(), Class::Person)];
            marks.extend(seat.is_marked.then_some((seat.party, Class::Organization)));
            marks.extend(seat.ward.map(|ward| (ward, Class::Location)));
            let item = |(tokens, class): (Range<usize>, Class)| {
                let (first, end) = (tokens.start as u32, tokens.end as u32);
                let mut item = look(document, Name { first, end, class, confidence: CONFIDENCE }, None)?;
                (item.class, item.acts) = (class, class != Class::Location);
                Some(item)
            };
            found.push((person.start..seat.close, marks.into_iter().filter_map(item).collect()));
        }
    }
    if found.is_empty() {
        return;
    }
    let covers = |item: &Item| {
        let (first, end) = (item.name.first as usize, item.name.end as usize);
        let after = found.partition_point(|(tokens, _)| tokens.end <= first);
        found.get(after).is_some_and(|(tokens, _)| tokens.start < end)
    };
    items.retain(|item| !covers(item));
    items.extend(found.into_iter().flat_map(|(_, marks)| marks));
    items.sort_by_key(|item| item.name.first);
}
