//! Whom a bare surname or given name means: of those who bear it the one that a courtesy title allows, else the one named last in
//! full, which is a doubt.
//!
//! "Rosa Lind met Karl Lind. Ms Lind said no": Rosa Lind, for sure. "Lind said no": Karl Lind, perhaps.

use std::collections::HashMap;

use article::BlockKind;

use super::Item;
use super::link::{Group, without_generation, words};
use crate::document::Document;
use crate::gender::{self, Evidence};
use crate::names::label::Class;

/// The most people of one name that a title chooses from.
const NAMESAKES: usize = 8;

/// For each bare surname or given name the person it refers to, as a root group, and whether it could be another.
pub(super) fn bearers(
    document: &Document<'_>,
    items: &[Item],
    groups: &[Group],
    roots: &[usize],
) -> Vec<Option<(usize, bool)>> {
    let mut by_last: HashMap<String, Bearers> = HashMap::new();
    let mut by_first: HashMap<String, Bearers> = HashMap::new();
    let mut by_middle: HashMap<String, Bearers> = HashMap::new();
    let mut told: HashMap<usize, Evidence> = HashMap::new();
    let mut authors: HashMap<String, usize> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        let full = item.name.tokens().len() > 1 && groups[roots[at]].words.len() > 1;
        if item.class != Class::Person || !full {
            continue;
        }
        let (words, _) = without_generation(&groups[roots[at]].words);
        if item.block == BlockKind::Byline {
            authors.extend(words.last().map(|last| ((**last).to_owned(), roots[at])));
            continue;
        }
        let [first, middle @ .., last] = words else { continue };
        by_last.entry((**last).to_owned()).or_default().add(at, roots[at]);
        by_first.entry((**first).to_owned()).or_default().add(at, roots[at]);
        // "Mr Tapia", who is Andrés Tapia Moreno.
        for word in middle {
            by_middle.entry((**word).to_owned()).or_default().add(at, roots[at]);
        }
        // "Van Buren", "de Venecia".
        for from in 0..middle.len() {
            by_last.entry(words[from + 1..].join(" ")).or_default().add(at, roots[at]);
        }
        // A name that is borne no longer: "Rosa Lind, born Rosa Moss".
        let own = super::link::words(document, item);
        if let Some(other) = own.last().filter(|other| *other != last && own.len() > 1) {
            by_last.entry((**other).to_owned()).or_default().add(at, roots[at]);
        }
        let role = item.title.map_or("", |title| title.of(document.text()));
        let evidence = told.entry(roots[at]).or_insert_with(|| Evidence::of(document, &words.join(" "), role));
        if let Some(gender) = gender::beside(document, item.name.first as usize, item.name.end as usize) {
            evidence.tell(gender);
        }
    }
    // "Bharat Ratna Rosa Lind" is Rosa Lind, and whoever is called after either is called after both.
    let mut same: HashMap<usize, usize> = HashMap::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.class == Class::Person) {
        let own = words(document, item);
        let alone = by_last.get(&own.join(" ")).filter(|bearers| own.len() > 1 && bearers.people.len() == 1);
        if let Some(bearers) = alone.filter(|bearers| bearers.people[0] != roots[at]) {
            same.insert(roots[at], bearers.people[0]);
        }
    }
    let whole = |person: usize| same.get(&person).copied().unwrap_or(person);
    let bearer = |(at, item): (usize, &Item)| {
        if item.class != Class::Person {
            return None;
        }
        let words = words(document, item);
        let (words, generation) = without_generation(&words);
        let title = (item.name.first as usize).checked_sub(1).map_or("", |before| document.lower(before));
        let bearers = match words {
            _ if generation.is_some() => return None,
            // "Lind reported from Lima.", who wrote it.
            [word] if item.block == BlockKind::Byline => return authors.get(&**word).map(|&author| (author, false)),
            // "King Karl" is no Karl Lind.
            [_] if gender::is_throne(title) => return None,
            [word] => by_last
                .get(&**word)
                .or_else(|| by_first.get(&**word))
                .or_else(|| by_middle.get(&**word).filter(|bearers| bearers.people.len() == 1))?,
            _ => by_last.get(&words.join(" "))?,
        };
        if let Some(gender) = gender::beside(document, item.name.first as usize, item.name.end as usize) {
            let allows = |person: &&usize| told.get(*person).is_none_or(|evidence| evidence.speaks_not_against(gender));
            let mut allowed: Vec<usize> = bearers.people.iter().filter(allows).map(|&person| whole(person)).collect();
            allowed.dedup();
            match allowed[..] {
                // "Ms Lind", where only Karl Lind is named, is somebody else.
                [] => return None,
                [one] => return Some((one, false)),
                _ => {}
            }
        }
        let person = whole(bearers.latest(at)?);
        Some((person, bearers.people.iter().any(|&other| whole(other) != person)))
    };
    items.iter().enumerate().map(bearer).collect()
}

/// Who bears a surname or given name.
#[derive(Default)]
struct Bearers {
    /// Where they are named in full, in order: item and person.
    named: Vec<(usize, usize)>,
    /// Each once, up to [`NAMESAKES`].
    people: Vec<usize>,
}

impl Bearers {
    fn add(&mut self, item: usize, person: usize) {
        self.named.push((item, person));
        if self.people.len() < NAMESAKES && !self.people.contains(&person) {
            self.people.push(person);
        }
    }

    /// Whoever was named last in full before an item; in a headline, whoever is named first after it.
    fn latest(&self, at: usize) -> Option<usize> {
        let before = self.named.partition_point(|&(other, _)| other < at);
        self.named.get(before.saturating_sub(1)).map(|&(_, person)| person)
    }
}
