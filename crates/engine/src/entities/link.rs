//! Which names refer to the same: exact names, surnames, acronyms, short forms, the names of one country.

use std::collections::HashMap;

use article::BlockKind;

use super::{Item, place, renamed, short_form, surname, within};
use crate::document::Document;
use crate::gazetteer::{Flags, Place, PlaceKind};
use crate::names::label::Class;

/// What a group of names was joined by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joined {
    /// The same name.
    Name,
    /// Part of a person's full name.
    PartOfName,
    /// The article says that both are names of one.
    Renamed,
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
pub(super) struct Group {
    pub(super) class: Class,
    pub(super) words: Vec<Box<str>>,
    /// Items that bear it.
    pub(super) items: Vec<u32>,
    /// The group that it is joined to, itself if none.
    parent: usize,
    joined: Joined,
}

/// Links all names of a document.
pub(super) fn link(document: &Document<'_>, items: &[Item]) -> Links {
    let mut groups: Vec<Group> = Vec::new();
    let mut index: HashMap<(Class, Box<str>), usize> = HashMap::new();
    let mut group_of = Vec::with_capacity(items.len());
    let mut elsewhere = Elsewhere::default();
    for (at, item) in items.iter().enumerate() {
        let words = words(document, item);
        let key = same_country(document, item, &words).unwrap_or_else(|| elsewhere.key(document, items, at, &words));
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
    short_form::join_short_forms(document, items, &mut groups);
    short_form::join_owned(document, items, &mut groups);
    short_form::join_bracketed(document, items, &group_of, &mut groups);
    short_form::join_acronyms(document, items, &mut groups);
    let bare = renamed::join_renamed(document, items, &group_of, &mut groups);
    let mut links = Links {
        referent: vec![0; items.len()],
        joined: vec![Joined::Name; items.len()],
        ambiguous: vec![false; items.len()],
        count: 0,
    };
    let roots: Vec<usize> = group_of.iter().map(|&group| root(&groups, group)).collect();
    let targets = surname::bearers(document, items, &groups, &roots);
    let told =
        bare.iter().filter_map(|&(old, new)| Some((roots[new], targets[old].filter(|&(_, several)| !several)?.0)));
    let renamed: HashMap<usize, usize> = told.collect();
    let mut numbers: HashMap<usize, u32> = HashMap::new();
    for at in 0..items.len() {
        let (target, joined, ambiguous) = match targets[at] {
            Some((target, ambiguous)) => (target, Joined::PartOfName, ambiguous),
            None => (roots[at], groups[group_of[at]].joined, false),
        };
        let target = renamed.get(&target).copied().unwrap_or(target);
        let next = numbers.len() as u32;
        links.referent[at] = *numbers.entry(target).or_insert(next);
        links.joined[at] = joined;
        links.ambiguous[at] = ambiguous;
    }
    links.count = numbers.len();
    links
}

pub(super) fn root(groups: &[Group], mut group: usize) -> usize {
    while groups[group].parent != group {
        group = groups[group].parent;
    }
    group
}

pub(super) fn join(groups: &mut [Group], from: usize, into: usize, joined: Joined) {
    let (from, into) = (root(groups, from), root(groups, into));
    if from != into {
        groups[from].parent = into;
        groups[from].joined = joined;
    }
}

/// The words of a name in lower case, without marks; stops are left out, so that "U.S." is "us".
pub(super) fn words(document: &Document<'_>, item: &Item) -> Vec<Box<str>> {
    if let Some(state) = &item.governs {
        return state.to_lowercase().split(' ').map(Box::from).collect();
    }
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

/// Tells "Lima, Ohio" from the Lima that the article has spoken of.
#[derive(Default)]
struct Elsewhere {
    /// Names of places so far, with what the first was said to lie in.
    first: HashMap<String, Option<String>>,
}

impl Elsewhere {
    /// The key of a name: its words, with what it lies in where that is another place than before.
    fn key(&mut self, document: &Document<'_>, items: &[Item], at: usize, words: &[Box<str>]) -> Box<str> {
        let name = words.join(" ");
        if items[at].class != Class::Location {
            return name.into();
        }
        // The state of New York is not the city.
        if within::is_region(document, &items[at].name) {
            let places = document.resources.gazetteer.places(&name);
            let has = |kind: PlaceKind| places.iter().any(|place| place.kind == kind);
            if has(PlaceKind::City) && has(PlaceKind::Region) {
                return format!("{name}, region").into();
            }
        }
        let printed = |at: usize| {
            let name = items[at].name;
            document.range(name.first as usize, name.end as usize).of(document.text())
        };
        let container = within::container(document, items, at).map(|container| printed(container).to_lowercase());
        // A headline comes before what it tells.
        if container.is_none() && matches!(items[at].block, BlockKind::Title | BlockKind::Byline) {
            return name.into();
        }
        let known = self.first.entry(name.clone()).or_insert_with(|| container.clone());
        let Some(container) = container.filter(|container| known.as_ref() != Some(container)) else {
            return name.into();
        };
        let gazetteer = &document.resources.gazetteer;
        let places = gazetteer.places(printed(at));
        let usual = places.iter().max_by_key(|place| place.size);
        // What the gazetteer does not know tells nothing apart.
        let around = gazetteer.places(&container);
        // "Perth, Scotland" is not "Perth, Australia".
        let other = known.as_ref().map(|known| gazetteer.places(known)).unwrap_or_default();
        let one = |a: &Place, b: &Place| {
            let whole = a.kind == PlaceKind::Country || b.kind == PlaceKind::Country;
            place::holds(a, b) || place::holds(b, a) || whole && a.country == b.country
        };
        if !other.is_empty() && !around.is_empty() {
            let same = other.iter().any(|a| around.iter().any(|b| one(a, b)));
            return if same { name } else { format!("{name}, {container}") }.into();
        }
        let holds = around.is_empty() || usual.is_none_or(|usual| around.iter().any(|it| place::holds(it, usual)));
        if holds { name.into() } else { format!("{name}, {container}").into() }
    }
}

/// One key for all names of a country.
fn same_country(document: &Document<'_>, item: &Item, words: &[Box<str>]) -> Option<Box<str>> {
    if item.class != Class::Location {
        return None;
    }
    let gazetteer = &document.resources.gazetteer;
    let printed = document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    let lower = item.governs.as_deref().unwrap_or(printed).to_lowercase().replace('\u{2019}', "'");
    // "The State of Peru".
    let bare = ["state of ", "republic of ", "kingdom of "].iter().find_map(|form| lower.strip_prefix(form));
    let bare = bare.filter(|bare| gazetteer.flags(bare).any(Flags::COUNTRY)).map(str::to_owned);
    let lower = bare.unwrap_or(lower);
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
        let (words, _) = without_generation(&groups[at].words);
        let surname = words.last().cloned().unwrap_or_default();
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

/// A name without "Jr" or "III", and that.
pub(super) fn without_generation(words: &[Box<str>]) -> (&[Box<str>], Option<&str>) {
    match words {
        [name @ .., last] if name.len() > 1 && matches!(&**last, "jr" | "sr" | "ii" | "iii" | "iv") => {
            (name, Some(last))
        }
        _ => (words, None),
    }
}

/// Whether two full names with one surname can be one person's: the given names agree, or one is an initial.
fn same_person(a: &[Box<str>], b: &[Box<str>]) -> bool {
    let ((a, elder), (b, younger)) = (without_generation(a), without_generation(b));
    // Father and son are two, unless only one of the names says which.
    if elder.is_some() && younger.is_some() && elder != younger || a.len() < 2 || b.len() < 2 {
        return false;
    }
    let (Some(first), Some(second)) = (a.first(), b.first()) else { return false };
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    first == second || initial(first, second) || initial(second, first)
}
