//! Which names of organizations are short for others: cores, first words, acronyms.

use std::collections::{HashMap, HashSet};

use super::link::{Group, Joined, join, root};
use super::{Item, signs};
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::names::label::Class;
use crate::token::Case;

/// Words that may stand before an acronym in brackets: "(known as FSB)".
const INTRODUCES: &[&str] =
    &["known", "as", "or", "the", "also", "abbreviated", "called", "by", "its", "acronym", "initials"];
/// An acronym of other letters than the name's has at least so many.
const FOREIGN: usize = 3;

/// Joins what stands in brackets right after a name in capital letters: "Federal Security Service (FSB)"; where none of the
/// letters agree, as "Doctors Without Borders (MSF)", only what the article goes on to call it by.
pub(super) fn join_bracketed(document: &Document<'_>, items: &[Item], group_of: &[usize], groups: &mut [Group]) {
    let mut by_word: HashMap<Box<str>, usize> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        if let ([word], Class::Organization | Class::Location) = (&group.words[..], group.class) {
            by_word.entry(word.clone()).or_insert(at);
        }
    }
    for at in 1..items.len() {
        // "Velka Defence Industries Ltd. (Velka Limited)".
        let (long, short) = (&items[at - 1], &items[at]);
        let bracket = (short.name.first as usize).saturating_sub(1);
        let follows =
            document.slice(bracket) == "(" && bracket.checked_sub(long.name.end as usize).is_some_and(|gap| gap <= 1);
        let bodies = long.class == Class::Organization && short.class == Class::Organization;
        let first = |group: usize| groups[group].words.first();
        if bodies && follows && first(group_of[at]) == first(group_of[at - 1]) {
            join(groups, group_of[at], group_of[at - 1], Joined::Name);
        }
    }
    for (at, long) in items.iter().enumerate() {
        let named = matches!(long.class, Class::Organization | Class::Location);
        let Some(token) = bracketed(document, long.name.end as usize).filter(|_| named && long.name.tokens().len() > 1)
        else {
            continue;
        };
        let short = document.lower(token).replace('.', "");
        let Some(&from) = by_word.get(&*short) else { continue };
        let into = group_of[at];
        if names_its_end(document, &groups[into].words, &short) {
            continue;
        }
        let known = document.word(token).gaz.any(Flags::COUNTRY.with(Flags::CITY));
        // The first letter agrees, whatever the language of the others.
        let first = short.chars().next();
        let agrees = groups[into].words.iter().any(|word| word.chars().next() == first);
        let elsewhere = groups[from].items.iter().filter(|&&item| items[item as usize].name.first as usize != token);
        let goes_on = short.len() >= FOREIGN
            && long.class == Class::Organization
            && groups[from].class == Class::Organization
            && elsewhere.clone().next().is_some()
            && elsewhere.clone().all(|&item| items[item as usize].name.first as usize > token);
        if !known && (agrees || goes_on) {
            join(groups, from, into, Joined::Acronym);
        }
    }
}

/// Whether letters are the initials of the place that a name ends with, and not its own: "Parliament of New South Wales (NSW)".
fn names_its_end(document: &Document<'_>, words: &[Box<str>], short: &str) -> bool {
    let place = Flags::COUNTRY.with(Flags::REGION).with(Flags::CITY);
    let is_end = |from: usize| {
        let end = &words[from..];
        initials(document, end).iter().any(|initials| initials == short)
            && document.resources.gazetteer.flags(&end.join(" ")).any(place)
    };
    !initials(document, words).iter().any(|initials| initials == short)
        && (1..words.len().saturating_sub(1)).any(is_end)
}

/// The word in capitals that a bracket at `open` introduces, alone or first in it.
fn bracketed(document: &Document<'_>, open: usize) -> Option<usize> {
    let has = |at: usize| document.tokens.get(at).is_some();
    if !has(open) || document.slice(open) != "(" {
        return None;
    }
    let token = (open + 1..open + 5).find(|&at| has(at) && !INTRODUCES.contains(&document.slice(at)))?;
    let capitals = matches!(document.tokens[token].case, Case::Upper | Case::Mixed);
    let closes = has(token + 1) && matches!(document.slice(token + 1), ")" | "," | ";");
    (capitals && closes && document.slice(token).len() > 1).then_some(token)
}

/// The most bodies whose names begin alike that one is chosen from.
const NAMESAKES: usize = 6;
/// Words of the longest short form that is looked for.
const LONGEST_SHORT_FORM: usize = 3;

/// Words that a company's name may end with, or not.
pub(super) const CORPORATE: &[&str] = &["corporation", "company", "group", "holdings", "limited", "incorporated"];

/// Whether a name by itself is a common word, or that of a place or people.
fn is_plain(document: &Document<'_>, name: &str) -> bool {
    let plain = Flags::COMMON.with(Flags::COUNTRY).with(Flags::CITY).with(Flags::REGION).with(Flags::ADJECTIVE);
    document.resources.gazetteer.flags(name).any(plain)
}

/// Joins an organization's short forms: without "Inc", or its first word where that says it all.
pub(super) fn join_short_forms(document: &Document<'_>, items: &[Item], groups: &mut [Group]) {
    let mut by_core: HashMap<String, usize> = HashMap::new();
    // Who begins so, in the order in which they are named.
    let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
    for at in 0..groups.len() {
        if groups[at].class != Class::Organization {
            continue;
        }
        let is_suffix = |word: &str| document.resources.lexicon.flags(word).any(Lex::ORG_SUFFIX);
        let length = groups[at].words.len();
        let last = &*groups[at].words[length - 1];
        // "Union Corporation" says more than "Union".
        let whole = length == 2 && is_plain(document, &groups[at].words[0]);
        let drops = length > 1 && (is_suffix(last) || CORPORATE.contains(&last) && !whole);
        let kept = if drops { length - 1 } else { length };
        // "Ministry of Health", "Health Ministry".
        let mut core: Vec<&str> = groups[at].words[..kept].iter().map(|word| &**word).collect();
        core.retain(|word| !matches!(*word, "of" | "the" | "for"));
        // "Houthis", "Houthi rebels"; "Time" is not the "Times".
        if let [one] = &mut core[..] {
            let stem = one.strip_suffix('s').filter(|stem| stem.len() > 3 && !is_plain(document, stem));
            *one = stem.unwrap_or(one);
        }
        core.sort_unstable();
        let core = core.join(" ");
        let other = *by_core.entry(core).or_insert(at);
        join(groups, at, other, Joined::Name);
        // "Nordic", "Nordic Drinks" of "Nordic Drinks Group".
        let own = root(groups, at);
        for kept in 1..length.min(LONGEST_SHORT_FORM + 1) {
            let first = groups[at].words[..kept].join(" ");
            let begun = by_first.entry(first).or_default();
            if begun.len() < NAMESAKES && !begun.contains(&own) {
                begun.push(own);
            }
        }
    }
    let mut often: HashMap<usize, usize> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        *often.entry(root(groups, at)).or_default() += group.items.len();
    }
    // "Phoenix", of Phoenix Mining, where it is no town here.
    let is_one = |&item: &u32| signs::is_company(document, &items[item as usize].name);
    let companies: HashSet<usize> =
        (0..groups.len()).filter(|&at| groups[at].items.iter().any(is_one)).map(|at| root(groups, at)).collect();
    let plain = Flags::COMMON.with(Flags::COUNTRY).with(Flags::ADJECTIVE);
    for at in 0..groups.len() {
        if groups[at].class != Class::Organization || groups[at].words.len() > LONGEST_SHORT_FORM {
            continue;
        }
        let word = groups[at].words.join(" ");
        // A short form that says itself what it is is whole: "Supreme Court".
        let last = groups[at].words.last().map_or("", |word| &**word);
        let lex = document.resources.lexicon.flags(last);
        if lex.any(Lex::ORG_HEAD) {
            continue;
        }
        // Of two the one that is named first and more often: a company, and then its arm.
        let other = match by_first.get(&word).map(Vec::as_slice) {
            Some([one]) => Some(one),
            Some([one, others @ ..]) => {
                let more = |other: &usize| often.get(one) >= often.get(other).map(|count| 2 * count).as_ref();
                Some(one).filter(|_| others.len() + 1 < NAMESAKES && others.iter().all(more))
            }
            _ => None,
        };
        if let Some(other) = other
            && (!is_plain(document, &word)
                || companies.contains(&root(groups, *other)) && !document.resources.gazetteer.flags(&word).any(plain))
        {
            join(groups, at, *other, Joined::Name);
        }
    }
}

/// Joins "Supreme Court" to "United States Supreme Court", and "the Department" to "California Department of Corrections",
/// where the article has but one of that kind.
pub(super) fn join_owned(document: &Document<'_>, items: &[Item], groups: &mut [Group]) {
    let gazetteer = &document.resources.gazetteer;
    let state = Flags::COUNTRY.with(Flags::ADJECTIVE);
    let is_head = |word: &str| document.resources.lexicon.flags(word).any(Lex::ORG_HEAD);
    let mut by_short: HashMap<String, Option<usize>> = HashMap::new();
    let mut clubs: HashMap<String, Option<usize>> = HashMap::new();
    for at in 0..groups.len() {
        if groups[at].class != Class::Organization || groups[at].words.len() < 2 {
            continue;
        }
        let (own, words) = (root(groups, at), &groups[at].words);
        let mut shorts: Vec<String> = Vec::new();
        // Of whom it is: "United States", "Peruvian".
        let owner = (1..words.len()).rev().find(|&cut| gazetteer.flags(&words[..cut].join(" ")).any(state));
        shorts.extend(owner.map(|cut| words[cut..].join(" ")));
        // What it is: the word before "of" or "for", or the last.
        let of = words.iter().position(|word| matches!(&**word, "of" | "for"));
        let head = of.unwrap_or(words.len()).checked_sub(1).map(|head| &words[head]).filter(|word| is_head(word));
        shorts.extend(head.map(|head| (**head).to_owned()));
        shorts.dedup();
        for short in shorts {
            let slot = by_short.entry(short).or_insert(Some(own));
            if slot.is_some_and(|other| root(groups, other) != own) {
                *slot = None;
            }
        }
    }
    // "Velka", where the article has "Dynamo Velka" and no other club of that town.
    let is_club = |word: &str| document.resources.lexicon.flags(word).any(Lex::CLUB);
    for at in 0..groups.len() {
        let (own, words) = (root(groups, at), &groups[at].words);
        let club = groups[at].class == Class::Organization && words.len() > 1 && is_club(&words[0]);
        if let Some(town) = words.last().filter(|_| club) {
            let slot = clubs.entry((**town).to_owned()).or_insert(Some(own));
            *slot = slot.filter(|&other| root(groups, other) == own);
        }
    }
    // "the Star", where the article has the "Velka Star" and nothing else of that last word.
    let mut lasts: HashMap<String, Option<usize>> = HashMap::new();
    for at in 0..groups.len() {
        let (own, words) = (root(groups, at), &groups[at].words);
        if let Some(last) = words.last().filter(|_| words.len() > 1 && groups[at].class == Class::Organization) {
            let slot = lasts.entry((**last).to_owned()).or_insert(Some(own));
            *slot = slot.filter(|&other| root(groups, other) == own);
        }
    }
    for at in 0..groups.len() {
        let group = &groups[at];
        let [word] = &group.words[..] else { continue };
        let article = group.items.iter().all(|&item| {
            let first = items[item as usize].name.first as usize;
            first.checked_sub(1).is_some_and(|before| document.lower(before) == "the")
        });
        let Some(Some(other)) = lasts.get(&**word).filter(|_| article && group.class == Class::Organization) else {
            continue;
        };
        join(groups, at, *other, Joined::Name);
    }
    for at in 0..groups.len() {
        let [word] = &groups[at].words[..] else { continue };
        if let Some(Some(club)) = clubs.get(&**word).filter(|_| groups[at].class == Class::Organization) {
            join(groups, at, *club, Joined::Name);
        }
    }
    for at in 0..groups.len() {
        let words = &groups[at].words;
        if groups[at].class != Class::Organization || !words.last().is_some_and(|word| is_head(word)) {
            continue;
        }
        // "the Department", "Rovers"; "Parliament" alone is a name.
        let first = groups[at].items.first().map_or(0, |&item| items[item as usize].name.first as usize);
        let article = first.checked_sub(1).is_some_and(|before| document.lower(before) == "the");
        if words.len() == 1 && !article && !words[0].ends_with('s') {
            continue;
        }
        if let Some(Some(other)) = by_short.get(&words.join(" ")) {
            join(groups, at, *other, Joined::Name);
        }
    }
}

/// Joins acronyms: "(BoG)" after the name, or letters that are the initials of one name in the article.
pub(super) fn join_acronyms(document: &Document<'_>, items: &[Item], groups: &mut [Group]) {
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
pub(super) fn initials(document: &Document<'_>, words: &[Box<str>]) -> Vec<String> {
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
