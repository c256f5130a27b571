//! Merges names into entities: kinds, aliases, roles, places, weight.
//!
//! Each name is looked at where it stands (its role, its reason), then all are linked at once; the work is linear in
//! the number of names.

mod link;
mod place;
mod reason;
pub(crate) mod referent;
mod short_form;
mod title;

use std::collections::{HashMap, HashSet};

use article::{BlockKind, Confidence, EntityId, Form, Mention, MentionRole, Reason, TextRange, Why};

use crate::document::Document;
use crate::gazetteer::Flags;
use crate::names::label::Class;
use crate::names::{Name, Recogniser, role};
use crate::token::Kind;
use link::Joined;

/// Whether what was taken for a person is a place: a country of several words, or what stands after "in".
fn is_place(document: &Document<'_>, name: &Name, known: Flags, printed: &str) -> bool {
    if known.any(Flags::COUNTRY) && name.tokens().len() > 1 {
        return true;
    }
    let before = (name.first as usize).checked_sub(1).map(|before| document.lower(before));
    let somewhere = matches!(before, Some("in" | "near" | "outside" | "across" | "throughout"));
    let owned = document.tokens.get(name.end as usize).is_some_and(|next| next.kind == Kind::Possessive);
    somewhere && !owned && !document.resources.gazetteer.places(printed).is_empty()
}

/// Parts of the world that people speak of as of those who govern there.
const ACTING_PARTS: &[&str] =
    &["africa", "asia", "europe", "latin america", "south america", "north america", "middle east", "americas"];

/// Whether a name is a sea's, a river's, a mountain's: nobody governs there.
fn is_nobody(document: &Document<'_>, printed: &str) -> bool {
    let places = document.resources.gazetteer.places(printed);
    places.first().is_some_and(|place| place.country == [0, 0]) && !ACTING_PARTS.contains(&&*printed.to_lowercase())
}

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

fn look(document: &Document<'_>, mut name: Name) -> Option<Item> {
    let sentence = document.sentences.get(document.sentence_at(name.first as usize)?)?;
    let printed = document.range(name.first as usize, name.end as usize).of(document.text());
    let known = document.resources.gazetteer.flags(&printed.to_lowercase().replace('\u{2019}', "'"));
    if name.class == Class::Organization && known.any(Flags::COUNTRY) && !known.any(Flags::ORGANIZATION) {
        name.class = Class::Location;
    }
    if name.confidence < DROPPED {
        return None;
    }
    if name.class == Class::Person && is_place(document, &name, known, printed) {
        name.class = Class::Location;
    }
    let acts = name.class != Class::Location
        || !is_nobody(document, printed)
            && match &document.reading {
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

fn build(document: &mut Document<'_>, mut items: Vec<Item>) {
    retype(document, &mut items);
    let links = link::link(document, &items);
    let referents = referent::gather(document, &items, &links);
    let sought = referent::sought(document, &referents);
    let moved = referent::states(document, &referents, &sought);
    let entities = referent::entities(document, referents, &sought, &moved);
    let ids: Vec<EntityId> = entities.ids;
    let mut mentions = Vec::with_capacity(items.len());
    for (at, item) in items.into_iter().enumerate() {
        let referent = links.referent[at] as usize;
        let author = item.block == BlockKind::Byline;
        let place = item.class == Class::Location;
        let state = moved[referent].filter(|_| item.acts && !author);
        let why = match links.joined[at] {
            _ if state.is_some() => Why { code: Reason::Seat, spans: Vec::new() },
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
                entity: ids[state.unwrap_or(referent)],
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
    (document.entities, document.weights) = (entities.list, entities.weights);
    (document.mention_tokens, document.mentions) = mentions.into_iter().unzip();
}

/// A name is of one class in an article where by far most of its mentions are.
const BY_FAR: u32 = 3;

fn retype(document: &Document<'_>, items: &mut [Item]) {
    let classes = [Class::Person, Class::Organization, Class::Location];
    let key = |item: &Item| document.range(item.name.first as usize, item.name.end as usize).of(document.text());
    let mut counts: HashMap<&str, [u32; 3]> = HashMap::new();
    for item in &*items {
        if let Some(class) = classes.iter().position(|&class| class == item.class) {
            counts.entry(key(item)).or_default()[class] += 1;
        }
    }
    let full: HashSet<&str> = items
        .iter()
        .filter(|item| item.class == Class::Person && item.name.tokens().len() > 1)
        .map(|item| document.lower(item.name.end as usize - 1))
        .collect();
    for item in &mut *items {
        // "Lima said": a capital, unless somebody of that name is named in full.
        let token = item.name.first as usize;
        let word = document.word(token);
        let alone = item.class == Class::Person && item.name.tokens().len() == 1 && item.title.is_none();
        if alone
            && word.gaz.any(Flags::CAPITAL.with(Flags::COUNTRY))
            && !word.gaz.any(Flags::GIVEN)
            && !full.contains(&*word.lower)
            && title::honorific(document, &item.name).is_none()
        {
            item.class = Class::Location;
            item.acts = role::acts(document, &item.name) > 0;
            item.why = Why { code: Reason::Gazetteer, spans: Vec::new() };
        }
    }
    for item in items {
        let Some(own) = classes.iter().position(|&class| class == item.class) else { continue };
        let Some(counts) = counts.get(key(item)) else { continue };
        let most = (0..classes.len()).find(|&class| counts[class] >= BY_FAR * counts[own] && class != own);
        if let Some(most) = most {
            item.class = classes[most];
            item.acts = item.class != Class::Location || role::acts(document, &item.name) > 0;
        }
    }
}

#[cfg(test)]
mod tests;
