//! Merges names into entities: kinds, aliases, roles, places, weight.
//!
//! Each name is looked at where it stands (its role, its reason), then all are linked at once; the work is linear in
//! the number of names.

mod link;
mod place;
mod reason;
mod title;

use std::collections::HashMap;

use article::{
    BlockKind, Confidence, Entity, EntityId, EntityKind, Form, Mention, MentionRole, Reason, TextRange, Why,
};

use crate::document::Document;
use crate::gazetteer::{Flags, Place, PlaceKind};
use crate::names::label::Class;
use crate::names::{Name, Recogniser, role};
use link::Joined;

/// Names looked at in one step.
const STEP_NAMES: usize = 300;
/// Below this a mention is marked as doubtful.
const UNSURE: Confidence = 600;
/// From this score of the network on the name of a place acts.
const ACTS: f32 = 0.0;
/// Below this it is not marked.
const DROPPED: Confidence = 330;

/// A name with what is known of it where it stands.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) name: Name,
    pub(crate) class: Class,
    block: BlockKind,
    acts: bool,
    confidence: Confidence,
    why: Why,
    title: Option<TextRange>,
}

/// The linker's own state between steps.
#[derive(Debug, Default)]
pub(crate) struct Linker {
    at: usize,
    items: Vec<Item>,
    all: usize,
}

impl Linker {
    /// Looks at some names; links them when all are looked at, and is then done (true).
    pub(crate) fn step(&mut self, document: &mut Document<'_>, names: &Recogniser) -> bool {
        self.all = names.names.len();
        let end = (self.at + STEP_NAMES).min(self.all);
        for name in &names.names[self.at..end] {
            self.items.extend(look(document, *name));
        }
        self.at = end;
        if end < self.all {
            return false;
        }
        let items = std::mem::take(&mut self.items);
        build(document, items);
        true
    }

    /// How far it is, of `units`.
    pub(crate) fn done(&self, units: u32) -> u32 {
        (self.at as u64 * u64::from(units) / (self.all as u64 + 1)) as u32
    }
}

fn look(document: &Document<'_>, name: Name) -> Option<Item> {
    let sentence = document.sentences.get(document.sentence_at(name.first as usize)?)?;
    if name.confidence < DROPPED {
        return None;
    }
    let acts = name.class != Class::Location
        || match &document.reading {
            Some(reading) => reading.role(name.first as usize) > ACTS,
            None => role::acts(document, &name) > 0,
        };
    Some(Item {
        class: name.class,
        block: document.block_kind(sentence),
        acts,
        confidence: name.confidence,
        why: reason::of_name(document, &name),
        title: (name.class == Class::Person).then(|| title::beside(document, &name)).flatten(),
        name,
    })
}

/// An entity while its mentions are gathered.
struct Referent {
    class: Class,
    first: usize,
    weight: u32,
    acts: bool,
    /// Names as printed, in order of first use.
    names: Vec<String>,
    title: Option<TextRange>,
    places: Vec<Place>,
    /// The most certain of its mentions.
    confidence: Confidence,
}

/// The most names of one entity that are kept as aliases.
const ALIASES: usize = 24;

fn build(document: &mut Document<'_>, items: Vec<Item>) {
    let links = link::link(document, &items);
    let mut referents: Vec<Option<Referent>> = (0..links.count).map(|_| None).collect();
    let first_body = document.sentences.iter().position(|s| document.block_kind(s) == BlockKind::Paragraph);
    let lead = first_body.map(|at| document.sentences[at].block);
    for (at, item) in items.iter().enumerate() {
        let range = document.range(item.name.first as usize, item.name.end as usize);
        let printed = range.of(document.text());
        let sentence = document.sentence_at(item.name.first as usize).map(|at| document.sentences[at]);
        let weight = match item.block {
            BlockKind::Title => 6,
            BlockKind::Byline | BlockKind::Date | BlockKind::Dateline | BlockKind::Furniture => 0,
            _ if sentence.map(|s| s.block) == lead => 3,
            _ => 2,
        };
        let referent = referents[links.referent[at] as usize].get_or_insert_with(|| Referent {
            class: item.class,
            first: at,
            weight: 0,
            acts: false,
            names: Vec::new(),
            title: None,
            places: Vec::new(),
            confidence: 0,
        });
        referent.weight += weight;
        let author = item.block == BlockKind::Byline;
        referent.acts |= item.acts && !author;
        referent.title = referent.title.or(item.title);
        referent.confidence = referent.confidence.max(item.confidence);
        if referent.names.len() < ALIASES && !referent.names.iter().any(|name| name == printed) {
            referent.names.push(printed.to_owned());
        }
    }
    let mut referents: Vec<Referent> = referents.into_iter().flatten().collect();
    let moved = locate(document, &mut referents);
    let entities = entities(document, referents, &moved);
    let ids: Vec<EntityId> = entities.ids;
    let mut mentions = Vec::with_capacity(items.len());
    for (at, item) in items.into_iter().enumerate() {
        let referent = links.referent[at] as usize;
        let author = item.block == BlockKind::Byline;
        let place = item.class == Class::Location;
        let why = match links.joined[at] {
            Joined::Acronym => Why { code: Reason::Acronym, spans: Vec::new() },
            Joined::PartOfName if item.why.code == Reason::Context => Why { code: Reason::SameName, spans: Vec::new() },
            _ if item.why.code == Reason::Context && entities.surest[referent] > item.confidence => {
                Why { code: Reason::SameName, spans: item.why.spans }
            }
            _ if item.why.code == Reason::Context && item.why.spans.is_empty() && document.reading.is_some() => {
                Why { code: Reason::Network, spans: Vec::new() }
            }
            _ => item.why,
        };
        let Some(name_type) = item.class.name_type() else { continue };
        let tokens = (item.name.first, item.name.end);
        mentions.push((
            tokens,
            Mention {
                range: document.range(tokens.0 as usize, tokens.1 as usize),
                // A capital that acts stands for its state.
                entity: if item.acts {
                    moved[referent].map_or(ids[referent], |state| ids[state])
                } else {
                    ids[referent]
                },
                name_type,
                role: match (author, item.acts) {
                    (true, _) => MentionRole::Author,
                    (false, true) => MentionRole::Actor,
                    (false, false) => MentionRole::Place,
                },
                form: Form::Name,
                metonym: place && item.acts && !author,
                unsure: item.confidence < UNSURE || links.ambiguous[at],
                confidence: item.confidence,
                why,
            },
        ));
    }
    document.entities = entities.list;
    (document.mention_tokens, document.mentions) = mentions.into_iter().unzip();
}

/// Finds where places are; gives for each capital that stands for its state the state's referent.
fn locate(document: &Document<'_>, referents: &mut [Referent]) -> Vec<Option<usize>> {
    let gazetteer = &document.resources.gazetteer;
    let mut states: HashMap<[u8; 2], usize> = HashMap::new();
    for (at, referent) in referents.iter_mut().enumerate() {
        if referent.class != Class::Location {
            continue;
        }
        referent.places = place::candidates(gazetteer, referent.names.iter().map(String::as_str));
        if let Some(country) = referent.places.first().filter(|place| place.kind == PlaceKind::Country) {
            states.entry(country.country).or_insert(at);
        }
    }
    let capital = |referent: &Referent| {
        let name = referent.names.first()?.to_lowercase();
        let is_capital = referent.class == Class::Location && gazetteer.flags(&name).any(Flags::CAPITAL);
        referent.places.iter().find(|place| is_capital && place.kind == PlaceKind::City).map(|place| place.country)
    };
    referents
        .iter()
        .enumerate()
        .map(|(at, referent)| {
            let state = capital(referent).and_then(|country| states.get(&country)).copied();
            state.filter(|&state| state != at)
        })
        .collect()
}

/// The entities in order of weight, and for each referent its id and its surest mention.
struct Entities {
    list: Vec<Entity>,
    ids: Vec<EntityId>,
    surest: Vec<Confidence>,
}

fn entities(document: &Document<'_>, referents: Vec<Referent>, moved: &[Option<usize>]) -> Entities {
    let mut countries = place::Countries::default();
    for referent in &referents {
        countries.count(&referent.places, referent.weight);
    }
    let mut acts: Vec<bool> = referents.iter().map(|referent| referent.acts).collect();
    for (at, state) in moved.iter().enumerate() {
        if let Some(state) = *state {
            acts[state] |= acts[at];
            acts[at] = false;
        }
    }
    let mut order: Vec<usize> = (0..referents.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(referents[at].weight), referents[at].first));
    let mut ids = vec![EntityId(0); referents.len()];
    let surest = referents.iter().map(|referent| referent.confidence).collect();
    for (id, &at) in order.iter().enumerate() {
        ids[at] = EntityId(id as u32);
    }
    let mut referents: Vec<Option<Referent>> = referents.into_iter().map(Some).collect();
    let mut list = Vec::with_capacity(order.len());
    for at in order {
        let Some(referent) = referents[at].take() else { continue };
        let kind = match referent.class {
            Class::Person => EntityKind::Person,
            Class::Organization => EntityKind::Organization,
            Class::Norp | Class::Other => EntityKind::Group,
            Class::Location if acts[at] => EntityKind::State,
            Class::Location => EntityKind::Place,
        };
        // The longest is the fullest; of equals the first.
        let full = (0..referent.names.len()).rev().max_by_key(|&name| referent.names[name].chars().count());
        let mut aliases = referent.names;
        let name = full.map(|full| aliases.remove(full)).unwrap_or_default();
        list.push(Entity {
            id: ids[at],
            kind,
            name,
            role: referent.title.map(|title| title.of(document.text()).to_owned()),
            aliases,
            place: place::locate(referent.places, &countries),
        });
    }
    Entities { list, ids, surest }
}
