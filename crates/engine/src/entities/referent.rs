//! A referent while its mentions are gathered, and the entity that is made of it.

use std::collections::HashMap;

use article::{BlockKind, Confidence, Entity, EntityId, EntityKind, TextRange};

use super::place::{self, Sought};
use super::seat::Seat;
use super::{Item, link::Links, party, weight, within};
use crate::document::Document;
use crate::gazetteer::PlaceKind;
use crate::lexicon::Lex;
use crate::names::label::Class;

/// The most names of one entity that are kept as aliases.
const ALIASES: usize = 24;
/// An entity while its mentions are gathered.
pub(super) struct Referent {
    pub(super) class: Class,
    pub(super) first: usize,
    pub(super) weight: u32,
    /// Of the weight what its acting mentions have; whether all of them act.
    acting: u32,
    only_acts: bool,
    pub(super) acts: bool,
    /// Names as printed, in order of first use.
    pub(super) names: Vec<String>,
    /// Its usual name, where its government is spoken of.
    governed: Vec<String>,
    pub(super) title: Option<TextRange>,
    /// Places that it is said to lie in, by referent, and whether that is beyond doubt.
    within: Vec<(usize, bool)>,
    /// How often it is called a state or the like: "New York state".
    region: u32,
    /// Whether it is called a village; whether somebody sits for it.
    village: bool,
    ward: bool,
    mentions: u32,
    dateline: bool,
    /// The most certain of its mentions.
    pub(super) confidence: Confidence,
}

impl Referent {
    /// A state that is named nowhere, for whom another acts.
    pub(super) fn called(name: String, other: &Self) -> Self {
        Self {
            class: Class::Location,
            first: other.first,
            weight: 0,
            acting: 0,
            only_acts: false,
            acts: false,
            names: vec![name],
            governed: Vec::new(),
            title: None,
            within: Vec::new(),
            region: 0,
            village: false,
            ward: false,
            mentions: 1,
            dateline: false,
            confidence: other.confidence,
        }
    }
}

/// The referents of the items.
pub(super) fn gather(document: &Document<'_>, items: &[Item], links: &Links) -> Vec<Referent> {
    let mut referents: Vec<Option<Referent>> = (0..links.count).map(|_| None).collect();
    let first_body = document.sentences.iter().position(|s| document.block_kind(s) == BlockKind::Paragraph);
    let lead = first_body.map(|at| document.sentences[at].block);
    for (at, item) in items.iter().enumerate() {
        let range = document.range(item.name.first as usize, item.name.end as usize);
        let printed = range.of(document.text());
        let block = document.sentence_at(item.name.first as usize).map(|at| document.sentences[at].block);
        let weight = weight::of_name(item, block.is_some() && block == lead);
        let referent = referents[links.referent[at] as usize].get_or_insert_with(|| Referent {
            class: item.class,
            first: at,
            weight: 0,
            acting: 0,
            only_acts: true,
            acts: false,
            names: Vec::new(),
            governed: Vec::new(),
            title: None,
            within: Vec::new(),
            region: 0,
            village: false,
            ward: false,
            mentions: 0,
            dateline: false,
            confidence: 0,
        });
        referent.weight += weight;
        referent.mentions += 1;
        referent.dateline |= item.block == BlockKind::Dateline;
        let acts = item.acts && item.block != BlockKind::Byline;
        referent.acts |= acts;
        referent.only_acts &= acts;
        referent.acting += if acts { weight } else { 0 };
        referent.title = referent.title.or(item.title);
        referent.confidence = referent.confidence.max(item.confidence);
        let names = if item.governs.is_some() { &mut referent.governed } else { &mut referent.names };
        let printed = item.governs.as_deref().unwrap_or(printed);
        if names.len() < ALIASES && !names.iter().any(|name| name == printed) {
            names.push(printed.to_owned());
        }
        referent.village |= within::is_village(document, &item.name);
        referent.ward |= party::is_ward(document, &item.name);
        referent.region += u32::from(within::is_region(document, &item.name));
        for (container, sure) in within::containers(document, items, at) {
            let container = links.referent[container] as usize;
            match referent.within.iter().position(|(other, _)| *other == container) {
                Some(known) => referent.within[known].1 |= sure,
                None if referent.within.len() < 4 => referent.within.push((container, sure)),
                None => {}
            }
        }
    }
    // A state that is named nowhere has its usual name.
    for referent in referents.iter_mut().flatten().filter(|referent| referent.names.is_empty()) {
        referent.names = std::mem::take(&mut referent.governed);
    }
    referents.into_iter().flatten().collect()
}

/// For each item the state that a people's name stands for: "the Russians said", where Russia is named.
pub(super) fn peoples(document: &Document<'_>, items: &[Item], states: &HashMap<[u8; 2], usize>) -> Vec<Option<usize>> {
    let speaks = |token: usize| {
        let verb = |at: usize| document.tokens.get(at).is_some_and(|_| document.word(at).lex.any(Lex::REPORT_FINITE));
        let has = document.tokens.get(token).is_some() && matches!(document.lower(token), "have" | "had");
        verb(token) || has && verb(token + 1)
    };
    let mut found = vec![None; items.len()];
    for (at, item) in items.iter().enumerate().rev() {
        let name = &item.name;
        let article = (name.first as usize).checked_sub(1).is_some_and(|before| document.lower(before) == "the");
        if item.class != Class::Norp || !article || name.tokens().len() > 1 {
            continue;
        }
        let printed = document.range(name.first as usize, name.end as usize).of(document.text());
        let place = document.resources.gazetteer.places(printed).into_iter().next();
        let state = place.filter(|place| place.kind == PlaceKind::Country).and_then(|place| states.get(&place.country));
        // "the Russians and the Chinese said": what the second does the first does.
        let end = name.end as usize;
        // "the Slovak champions" do not speak for Slovakia: a people's name is plural, and so is its verb.
        let next = document.tokens.get(end).map_or("", |_| document.lower(end));
        if next.ends_with('s') {
            continue;
        }
        let joined = document.tokens.get(end).is_some_and(|_| document.lower(end) == "and")
            && items.get(at + 1).is_some_and(|next| next.name.first as usize == end + 2 && found[at + 1].is_some());
        if speaks(end) || joined {
            found[at] = state.copied();
        }
    }
    found
}

/// What the names of a referent may mean on the map.
pub(super) fn sought(document: &Document<'_>, referents: &[Referent]) -> Vec<Sought> {
    let sought = |referent: &Referent| {
        let names = referent.names.iter().map(String::as_str);
        let place = referent.class == Class::Location;
        let mut candidates = if place { place::candidates(document.resources, names) } else { Vec::new() };
        if referent.village {
            candidates.retain(place::may_be_village);
        }
        Sought {
            candidates,
            within: referent.within.clone(),
            region: referent.region,
            mentions: referent.mentions,
            dateline: referent.dateline,
            ward: referent.ward,
        }
    };
    referents.iter().map(sought).collect()
}

/// A people's name that stands for its state.
pub(super) struct Lent {
    /// The people, and the state: referents.
    pub(super) from: usize,
    pub(super) state: usize,
    /// What the mention weighs.
    pub(super) weight: u32,
    /// As printed.
    pub(super) name: String,
}

/// Whether a name stands in capitals only by the style of its line: "ROSA LIND" in a byline, "LIMA" in a dateline.
fn recased(name: &str, class: Class, dateline: bool) -> bool {
    let long = |words: usize| {
        name.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2).count() >= words
    };
    let capitals = !name.chars().any(char::is_lowercase) && !name.contains('.');
    let styled = match class {
        Class::Person => long(2),
        Class::Location => dateline && long(1) && name.chars().count() > 3,
        _ => false,
    };
    capitals && styled
}

/// "ROSA LIND-MOSS" as "Rosa Lind-Moss".
fn in_small_letters(name: &str) -> String {
    let mut begins = true;
    let letter = |c: char| {
        let own: String = if begins { c.to_string() } else { c.to_lowercase().collect() };
        begins = !c.is_alphabetic();
        own
    };
    name.chars().map(letter).collect()
}

/// The entities in order of weight, and for each referent its id and its surest mention.
pub(super) struct Entities {
    pub(super) list: Vec<Entity>,
    pub(super) weights: Vec<u32>,
    pub(super) ids: Vec<EntityId>,
    pub(super) surest: Vec<Confidence>,
}

pub(super) fn entities(
    document: &Document<'_>,
    referents: Vec<Referent>,
    sought: &[Sought],
    seats: &[Seat],
    lent: Vec<Lent>,
) -> Entities {
    let mut places = place::locate(document, sought);
    let mut acts: Vec<bool> = referents.iter().map(|referent| referent.acts).collect();
    let mut weights: Vec<u32> = referents.iter().map(|referent| referent.weight).collect();
    for (at, seat) in seats.iter().enumerate() {
        if let Some(state) = seat.state().filter(|_| acts[at]) {
            acts[state] = true;
            acts[at] = false;
            weights[state] += referents[at].acting;
            weights[at] -= referents[at].acting;
        }
    }
    // The names that stand for a state: "Peru, as Lima".
    let mut stand_ins: Vec<Vec<String>> = vec![Vec::new(); referents.len()];
    for (at, seat) in seats.iter().enumerate() {
        if let Some(state) = seat.state().filter(|_| referents[at].acts) {
            stand_ins[state].extend(referents[at].names.iter().cloned());
        }
    }
    let mut left: Vec<u32> = referents.iter().map(|referent| referent.mentions).collect();
    for Lent { from, state, weight, name } in lent {
        acts[state] = true;
        weights[from] = weights[from].saturating_sub(weight);
        weights[state] += weight;
        left[from] = left[from].saturating_sub(1);
        if !stand_ins[state].contains(&name) {
            stand_ins[state].push(name);
        }
    }
    // Of a capital that only acts nothing is left, nor of a people that is always its state.
    let gone = |at: usize| seats[at].state().is_some() && referents[at].only_acts || left[at] == 0;
    let mut order: Vec<usize> = (0..referents.len()).filter(|&at| !gone(at)).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(weights[at]), referents[at].first));
    let mut ids = vec![EntityId(0); referents.len()];
    let surest = referents.iter().map(|referent| referent.confidence).collect();
    for (id, &at) in order.iter().enumerate() {
        ids[at] = EntityId(id as u32);
    }
    let mut referents: Vec<Option<Referent>> = referents.into_iter().map(Some).collect();
    let mut list = Vec::with_capacity(order.len());
    for &at in &order {
        let Some(referent) = referents[at].take() else { continue };
        let kind = match referent.class {
            Class::Person => EntityKind::Person,
            Class::Organization => EntityKind::Organization,
            Class::Norp | Class::Other => EntityKind::Group,
            Class::Location if acts[at] => EntityKind::State,
            Class::Location => EntityKind::Place,
        };
        // The longest is the fullest; of equals the one that is not set in capitals, and then the first.
        let small = |name: &str| name.chars().any(char::is_lowercase);
        let fullness = |&name: &usize| (referent.names[name].chars().count(), small(&referent.names[name]));
        let full = (0..referent.names.len()).rev().max_by_key(fullness);
        let mut aliases = referent.names;
        let mut name = full.map(|full| aliases.remove(full)).unwrap_or_default();
        if recased(&name, referent.class, referent.dateline) {
            name = in_small_letters(&name);
        }
        aliases.retain(|alias| small(alias) || !alias.eq_ignore_ascii_case(&name));
        for name in std::mem::take(&mut stand_ins[at]) {
            if aliases.len() < ALIASES && !aliases.contains(&name) {
                aliases.push(name);
            }
        }
        list.push(Entity {
            id: ids[at],
            kind,
            name,
            role: referent.title.map(|title| title.of(document.text()).to_owned()),
            aliases,
            place: places[at].take(),
        });
    }
    let weights = order.iter().map(|&at| weights[at]).collect();
    Entities { list, weights, ids, surest }
}
