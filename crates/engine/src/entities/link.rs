//! Which names refer to the same: exact names, surnames, acronyms, short forms, the names of one country.

use std::collections::HashMap;

use article::BlockKind;

use super::Item;
use crate::document::Document;
use crate::gazetteer::{Flags, PlaceKind};
use crate::lexicon::Lex;
use crate::names::label::Class;
use crate::token::Case;

/// What a group of names was joined by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joined {
    /// The same name.
    Name,
    /// Part of a person's full name.
    PartOfName,
    /// An acronym.
    Acronym,
}

/// The referent of each item: its number, in order of first mention, and what joined it to it.
pub(super) struct Links {
    pub(super) referent: Vec<u32>,
    pub(super) joined: Vec<Joined>,
    /// Whether two people could be meant.
    pub(super) ambiguous: Vec<bool>,
    pub(super) count: usize,
}

/// A distinct name of one class.
struct Group {
    class: Class,
    words: Vec<Box<str>>,
    /// Items that bear it.
    items: Vec<u32>,
    /// The group that it is joined to, itself if none.
    parent: usize,
    joined: Joined,
}

/// Links all names of a document.
pub(super) fn link(document: &Document<'_>, items: &[Item]) -> Links {
    let mut groups: Vec<Group> = Vec::new();
    let mut index: HashMap<(Class, Box<str>), usize> = HashMap::new();
    let mut group_of = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let words = words(document, item);
        let key = same_country(document, item, &words).unwrap_or_else(|| words.join(" ").into());
        let class = if item.class == Class::Norp { Class::Norp } else { item.class };
        let group = *index.entry((class, key)).or_insert_with(|| {
            let parent = groups.len();
            groups.push(Group { class, words, items: Vec::new(), parent, joined: Joined::Name });
            parent
        });
        groups[group].items.push(at as u32);
        group_of.push(group);
    }
    join_full_names(&mut groups);
    join_short_forms(document, &mut groups);
    join_acronyms(document, items, &mut groups);
    let mut links = Links {
        referent: vec![0; items.len()],
        joined: vec![Joined::Name; items.len()],
        ambiguous: vec![false; items.len()],
        count: 0,
    };
    let roots: Vec<usize> = group_of.iter().map(|&group| root(&groups, group)).collect();
    let targets = surnames(document, items, &groups, &roots);
    let mut numbers: HashMap<usize, u32> = HashMap::new();
    for at in 0..items.len() {
        let (target, joined, ambiguous) = match targets[at] {
            Some((target, ambiguous)) => (target, Joined::PartOfName, ambiguous),
            None => (roots[at], groups[group_of[at]].joined, false),
        };
        let next = numbers.len() as u32;
        links.referent[at] = *numbers.entry(target).or_insert(next);
        links.joined[at] = joined;
        links.ambiguous[at] = ambiguous;
    }
    links.count = numbers.len();
    links
}

fn root(groups: &[Group], mut group: usize) -> usize {
    while groups[group].parent != group {
        group = groups[group].parent;
    }
    group
}

fn join(groups: &mut [Group], from: usize, into: usize, joined: Joined) {
    let (from, into) = (root(groups, from), root(groups, into));
    if from != into {
        groups[from].parent = into;
        groups[from].joined = joined;
    }
}

/// The words of a name in lower case, without marks; stops are left out, so that "U.S." is "us".
fn words(document: &Document<'_>, item: &Item) -> Vec<Box<str>> {
    let mut words: Vec<Box<str>> = Vec::new();
    for token in item.name.tokens() {
        let lower = document.lower(token);
        if lower.chars().any(char::is_alphanumeric) {
            words.push(lower.replace('.', "").into());
        }
    }
    if words.len() > 1 && &*words[0] == "the" {
        words.remove(0);
    }
    words
}

/// One key for all names of a country.
fn same_country(document: &Document<'_>, item: &Item, words: &[Box<str>]) -> Option<Box<str>> {
    if item.class != Class::Location {
        return None;
    }
    let gazetteer = &document.resources.gazetteer;
    let printed = document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    let lower = printed.to_lowercase().replace('\u{2019}', "'");
    let (flags, lower) = match gazetteer.flags(&lower) {
        flags if flags.any(Flags::COUNTRY) => (flags, lower),
        _ => (gazetteer.flags(&words.join(" ")), words.join(" ")),
    };
    // "us" in lower case, or "Chad" elsewhere, is another matter; the tagger has said that this is a place.
    let place = flags.any(Flags::COUNTRY).then(|| gazetteer.places(&lower)).into_iter().flatten();
    let country = place.into_iter().find(|place| place.kind == PlaceKind::Country)?;
    Some(format!("country {}", country.country()).into())
}

/// Joins the full names of one person: "Rosa Maria Lind", "Rosa Lind", "R. Lind".
fn join_full_names(groups: &mut [Group]) {
    let mut by_surname: HashMap<Box<str>, Vec<usize>> = HashMap::new();
    for at in 0..groups.len() {
        if groups[at].class != Class::Person || groups[at].words.len() < 2 {
            continue;
        }
        let surname = groups[at].words.last().cloned().unwrap_or_default();
        let namesakes = by_surname.entry(surname).or_default();
        // At most this many namesakes are compared, so that the work stays linear.
        let matching: Vec<usize> = namesakes
            .iter()
            .copied()
            .rev()
            .take(16)
            .filter(|&other| same_person(&groups[at].words, &groups[other].words))
            .collect();
        namesakes.push(at);
        if let [one] = matching[..] {
            join(groups, at, one, Joined::PartOfName);
        }
    }
}

/// Whether two full names with one surname can be one person's: the given names agree, or one is an initial.
fn same_person(a: &[Box<str>], b: &[Box<str>]) -> bool {
    let (Some(first), Some(second)) = (a.first(), b.first()) else { return false };
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    first == second || initial(first, second) || initial(second, first)
}

/// Joins an organization's short forms: without "Inc", or its first word where that says it all.
fn join_short_forms(document: &Document<'_>, groups: &mut [Group]) {
    let mut by_core: HashMap<String, usize> = HashMap::new();
    let mut by_first: HashMap<Box<str>, Option<usize>> = HashMap::new();
    for at in 0..groups.len() {
        if groups[at].class != Class::Organization {
            continue;
        }
        let is_suffix = |word: &str| document.resources.lexicon.flags(word).any(Lex::ORG_SUFFIX);
        let length = groups[at].words.len();
        let kept = if length > 1 && is_suffix(&groups[at].words[length - 1]) { length - 1 } else { length };
        let core = groups[at].words[..kept].join(" ");
        let other = *by_core.entry(core).or_insert(at);
        join(groups, at, other, Joined::Name);
        if length > 1 {
            let first = groups[at].words[0].clone();
            let own = root(groups, at);
            let slot = by_first.entry(first).or_insert(Some(own));
            if *slot != Some(own) {
                *slot = None;
            }
        }
    }
    for at in 0..groups.len() {
        if groups[at].class != Class::Organization || groups[at].words.len() != 1 {
            continue;
        }
        let word = groups[at].words[0].clone();
        let flags = document.resources.gazetteer.flags(&word);
        let plain = Flags::COMMON.with(Flags::COUNTRY).with(Flags::CITY).with(Flags::REGION).with(Flags::ADJECTIVE);
        let lex = document.resources.lexicon.flags(&word);
        if flags.any(plain) || lex.any(Lex::ORG_HEAD) {
            continue;
        }
        if let Some(Some(other)) = by_first.get(&word) {
            join(groups, at, *other, Joined::Name);
        }
    }
}

/// Joins acronyms: "(BoG)" after the name, or letters that are the initials of one name in the article.
fn join_acronyms(document: &Document<'_>, items: &[Item], groups: &mut [Group]) {
    let mut by_initials: HashMap<String, Option<usize>> = HashMap::new();
    for at in 0..groups.len() {
        if !matches!(groups[at].class, Class::Organization | Class::Location) || groups[at].words.len() < 2 {
            continue;
        }
        let own = root(groups, at);
        for initials in initials(document, &groups[at].words) {
            let slot = by_initials.entry(initials).or_insert(Some(own));
            if slot.is_some_and(|other| root(groups, other) != own) {
                *slot = None;
            }
        }
    }
    for at in 0..groups.len() {
        let group = &groups[at];
        let Some(&item) = group.items.first() else { continue };
        let token = items[item as usize].name.first as usize;
        let capitals = matches!(document.tokens[token].case, Case::Upper | Case::Mixed);
        if group.words.len() != 1 || !capitals || !matches!(group.class, Class::Organization | Class::Location) {
            continue;
        }
        if let Some(Some(other)) = by_initials.get(&*group.words[0]) {
            join(groups, at, *other, Joined::Acronym);
        }
    }
}

/// The initials of a name, with and without its small words.
fn initials(document: &Document<'_>, words: &[Box<str>]) -> Vec<String> {
    let initial = |word: &str| word.chars().next();
    let all: String = words.iter().filter_map(|word| initial(word)).collect();
    let small = |word: &str| document.resources.lexicon.flags(word).any(Lex::FUNCTION);
    let large: String = words.iter().filter(|word| !small(word)).filter_map(|word| initial(word)).collect();
    let mut both = vec![all];
    if large.chars().count() > 1 && !both.contains(&large) {
        both.push(large);
    }
    both
}

/// For each bare surname or given name the person it refers to, as a root group, and whether it could be another.
fn surnames(document: &Document<'_>, items: &[Item], groups: &[Group], roots: &[usize]) -> Vec<Option<(usize, bool)>> {
    let mut by_last: HashMap<&str, Bearers> = HashMap::new();
    let mut by_first: HashMap<&str, Bearers> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        let full = item.name.tokens().len() > 1 && groups[roots[at]].words.len() > 1;
        if item.class != Class::Person || !full || item.block == BlockKind::Byline {
            continue;
        }
        let [first, .., last] = &groups[roots[at]].words[..] else { continue };
        by_last.entry(last).or_default().add(at, roots[at]);
        by_first.entry(first).or_default().add(at, roots[at]);
    }
    items
        .iter()
        .enumerate()
        .map(|(at, item)| {
            if item.class != Class::Person {
                return None;
            }
            let words = words(document, item);
            let [word] = &words[..] else { return None };
            let bearers = by_last.get(&**word).or_else(|| by_first.get(&**word))?;
            // Whoever was named last in full before it; in a headline, whoever is named first after it.
            let before = bearers.named.partition_point(|&(other, _)| other < at);
            let (_, person) = *bearers.named.get(before.saturating_sub(1))?;
            Some((person, bearers.several))
        })
        .collect()
}

/// Who bears a surname or given name: where they are named in full, in order, and whether they are several.
#[derive(Default)]
struct Bearers {
    named: Vec<(usize, usize)>,
    several: bool,
}

impl Bearers {
    fn add(&mut self, item: usize, person: usize) {
        self.several |= self.named.last().is_some_and(|&(_, other)| other != person);
        self.named.push((item, person));
    }
}
