//! Merges names into entities: kinds, aliases, roles, places, weight.
//!
//! Each name is looked at where it stands (its role, its reason), then all are linked at once; the work is linear in
//! the number of names.

mod acting;
mod class;
mod company;
mod firm;
pub(crate) mod government;
mod link;
mod nobody;
mod party;
mod place;
mod reason;
mod recall;
pub(crate) mod referent;
mod renamed;
pub(crate) mod roles;
pub(crate) mod seat;
mod short_form;
mod signs;
mod surname;
mod teams;
mod title;
pub(crate) mod weight;
mod within;

use article::{BlockKind, Confidence, EntityId, Form, Mention, MentionRole, Reason, TextRange, Why};

use crate::document::Document;
use crate::names::label::Class;
use crate::names::{Name, Recogniser};
use link::Joined;
use referent::Lent;
use seat::Seat;

/// Names looked at in one step.
const STEP_NAMES: usize = 300;
/// Below this a mention is marked as doubtful.
pub(crate) const UNSURE: Confidence = 600;
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
    /// The usual name of the state whose government it is, where it is no name: "the Peruvian government".
    governs: Option<String>,
}

impl Item {
    /// What governs a state, and acts for it.
    fn government(block: BlockKind, name: Name, state: &str) -> Self {
        Self {
            name,
            class: name.class,
            block,
            acts: true,
            confidence: name.confidence,
            why: Why { code: Reason::Context, spans: Vec::new() },
            title: None,
            governs: Some(state.to_owned()),
        }
    }
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
        for (at, name) in (self.at..).zip(&names.names[self.at..end]) {
            let before = at.checked_sub(1).map(|before| names.names[before]);
            self.items.extend(look(document, *name, before));
        }
        self.at = end;
        if end < self.all {
            return false;
        }
        let mut items = std::mem::take(&mut self.items);
        firm::join(document, &mut items);
        recall::part(document, &mut items);
        recall::add(document, &mut items);
        government::add(document, &mut items);
        party::add(document, &mut items);
        company::add(document, &mut items);
        teams::add(document, &mut items);
        build(document, items);
        true
    }

    /// How far it is, of `units`.
    pub(crate) fn done(&self, units: u32) -> u32 {
        (self.at as u64 * u64::from(units) / (self.all as u64 + 1)) as u32
    }
}

/// What one name is where it stands; `before` is the name before it.
fn look(document: &Document<'_>, mut name: Name, before: Option<Name>) -> Option<Item> {
    let sentence = document.sentences.get(document.sentence_at(name.first as usize)?)?;
    let printed = document.range(name.first as usize, name.end as usize).of(document.text());
    let known = document.resources.gazetteer.flags(&printed.to_lowercase().replace('\u{2019}', "'"));
    if name.confidence < DROPPED {
        return None;
    }
    if matches!(name.class, Class::Organization | Class::Location) && signs::is_title(document, &name) {
        (name.class, name.first) = (Class::Person, name.first + 1);
        return look(document, name, before);
    }
    name.class = class::settle(document, &name, known, printed);
    let acts = name.class != Class::Location || acting::acts(document, &name, printed);
    Some(Item {
        class: name.class,
        block: if name.class == Class::Person && signs::is_sign_off(document, &name) {
            BlockKind::Byline
        } else {
            document.block_kind(sentence)
        },
        acts,
        confidence: name.confidence,
        why: reason::of_name(document, &name),
        title: (name.class == Class::Person).then(|| title::whole(document, &name, before.as_ref())).flatten(),
        governs: None,
        name,
    })
}

fn build(document: &mut Document<'_>, mut items: Vec<Item>) {
    teams::retype(document, &mut items);
    company::retype(document, &mut items);
    signs::retype(document, &mut items);
    renamed::retype(document, &mut items);
    class::retype(document, &mut items);
    acting::together(document, &mut items);
    let links = link::link(document, &items);
    let mut referents = referent::gather(document, &items, &links);
    let mut sought = referent::sought(document, &referents);
    let states = seat::named_states(&referents, &sought);
    let mut seats = seat::seats(document, &referents, &sought, &states);
    seat::add_called(document, &mut referents, &mut sought, &mut seats);
    let peoples = referent::peoples(document, &items, &states);
    let lent = |(at, state): (usize, &Option<usize>)| {
        let name = &items[at].name;
        Some(Lent {
            from: links.referent[at] as usize,
            state: (*state)?,
            weight: weight::of_name(&items[at], false),
            name: document.range(name.first as usize, name.end as usize).of(document.text()).to_owned(),
        })
    };
    let lent = peoples.iter().enumerate().filter_map(lent).collect();
    let entities = referent::entities(document, referents, &sought, &seats, lent);
    let ids: Vec<EntityId> = entities.ids;
    let mut mentions = Vec::with_capacity(items.len());
    for (at, item) in items.into_iter().enumerate() {
        let referent = links.referent[at] as usize;
        let author = item.block == BlockKind::Byline;
        let place = item.class == Class::Location;
        let acts = item.acts && !author;
        let state = seats[referent].state().filter(|_| acts).or(peoples[at].filter(|_| !author));
        let is_seat = seats[referent] != Seat::None;
        let seat = is_seat && acts && (place || state.is_some());
        let why = match links.joined[at] {
            _ if seat => Why { code: Reason::Seat, spans: Vec::new() },
            _ if state.is_some() => Why { code: Reason::People, spans: Vec::new() },
            Joined::Acronym => Why { code: Reason::Acronym, spans: Vec::new() },
            Joined::PartOfName | Joined::Renamed if item.why.code == Reason::Context => {
                Why { code: Reason::SameName, spans: Vec::new() }
            }
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
                form: if item.governs.is_some() { Form::Nominal } else { Form::Name },
                metonym: item.governs.is_none() && place && acts || seat || peoples[at].is_some(),
                unsure: item.confidence < UNSURE || links.ambiguous[at] || peoples[at].is_some(),
                confidence: item.confidence,
                why,
            },
        ));
    }
    (document.entities, document.weights) = (entities.list, entities.weights);
    (document.mention_tokens, document.mentions) = mentions.into_iter().unzip();
}

#[cfg(test)]
mod tests;
