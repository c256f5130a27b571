//! Names that the tagger missed where the article leaves no doubt: the initials of a body that it names in full ("WHO spokesman
//! Karl Lind"), letters that it has as a name elsewhere, and a capital that speaks first in its sentence ("Lima said").

use std::collections::{HashMap, HashSet};

use article::{BlockKind, Confidence};

use super::seat;
use super::short_form::initials;
use super::{Item, link, look};
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::names::label::Class;
use crate::names::{Name, features};
use crate::token::Case;

/// How sure one can be of such a name.
const CONFIDENCE: Confidence = 650;
/// Initials of a name have at least so many letters: "IT" is often a word.
const INITIALS: usize = 3;

/// Adds what was missed, in its place among the others.
pub(super) fn add(document: &Document<'_>, items: &mut Vec<Item>) {
    let mut letters: HashMap<String, Class> = HashMap::new();
    for item in &*items {
        let tokens = item.name.tokens();
        let body = matches!(item.class, Class::Organization | Class::Location);
        let capitals = |token: usize| document.tokens[token].case == Case::Upper && document.slice(token).len() > 1;
        if body && tokens.len() == 1 && capitals(tokens.start) {
            letters.entry(document.slice(tokens.start).to_owned()).or_insert(item.class);
        } else if item.class == Class::Organization && tokens.len() >= INITIALS {
            for initials in initials(document, &link::words(document, item)) {
                if initials.len() >= INITIALS {
                    letters.entry(initials.to_uppercase()).or_insert(Class::Organization);
                }
            }
        }
    }
    let people: HashSet<&str> = items
        .iter()
        .filter(|item| item.class == Class::Person)
        .map(|item| document.lower(item.name.end as usize - 1))
        .collect();
    let seats = seat::Table::new(&document.resources.gazetteer);
    let mut missed: Vec<Item> = Vec::new();
    let mut next = 0;
    for sentence in &document.sentences {
        let kind = document.block_kind(sentence);
        for token in sentence.tokens() {
            while items.get(next).is_some_and(|item| item.name.end as usize <= token) {
                next += 1;
            }
            let taken = items.get(next).is_some_and(|item| item.name.first as usize <= token);
            if taken || !document.tokens[token].is_capital() || kind == BlockKind::Byline {
                continue;
            }
            let class = match document.tokens[token].case {
                Case::Upper => letters.get(document.slice(token)).copied().filter(|_| {
                    let style = features::style(document, sentence.first as usize, sentence.end as usize);
                    style != features::Style::AllCapitals
                }),
                _ if token == sentence.first as usize && speaks(document, token, sentence.end as usize) => {
                    let word = document.lower(token);
                    (seats.has(word) && !people.contains(word)).then_some(Class::Location)
                }
                _ => None,
            };
            let name = |class| Name { first: token as u32, end: token as u32 + 1, class, confidence: CONFIDENCE };
            missed.extend(class.and_then(|class| look(document, name(class), None)));
        }
    }
    if !missed.is_empty() {
        items.append(&mut missed);
        items.sort_by_key(|item| item.name.first);
    }
}

/// Parts a name that is two others of the article: "Center for Safety and Center for Health".
pub(super) fn part(document: &Document<'_>, items: &mut Vec<Item>) {
    let of = |item: &Item| document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    let bodies = |item: &&Item| item.class == Class::Organization;
    let printed: HashSet<&str> = items.iter().filter(bodies).map(of).collect();
    let halves = |item: &Item| {
        let tokens = item.name.tokens();
        let and = tokens.clone().find(|&token| document.lower(token) == "and").filter(|_| bodies(&item))?;
        let known =
            |from: usize, to: usize| from < to && printed.contains(document.range(from, to).of(document.text()));
        (known(tokens.start, and) && known(and + 1, tokens.end)).then_some(and as u32)
    };
    if !items.iter().any(|item| halves(item).is_some()) {
        return;
    }
    for item in std::mem::take(items) {
        match halves(&item) {
            None => items.push(item),
            Some(and) => {
                items.extend(look(document, Name { end: and, ..item.name }, None));
                items.extend(look(document, Name { first: and + 1, ..item.name }, None));
            }
        }
    }
}

/// Whether a verb of speech follows at once on a word that is no given name.
fn speaks(document: &Document<'_>, token: usize, end: usize) -> bool {
    let word = document.word(token);
    token + 1 < end
        && document.word(token + 1).lex.any(Lex::REPORT_FINITE)
        && !word.gaz.any(Flags::GIVEN)
        && word.seen_lower == 0
}
