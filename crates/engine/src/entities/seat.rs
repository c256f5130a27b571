//! Which state a place name stands for where it acts: "Lima rejected the offer" is Peru's, "the Kremlin" is Russia's.
//!
//! Where governments sit is told by `data/seats.tsv` and by the capitals of `data/state_names.tsv`. A state that the article
//! names nowhere else is an entity by its usual name, with the capital as what it is called here.

use std::collections::HashMap;

use super::place::{self, Sought};
use super::referent::Referent;
use crate::document::Document;
use crate::gazetteer::{Flags, Gazetteer, PlaceKind};
use crate::names::label::Class;

/// The table of `data/` that tells where governments sit.
pub(crate) const SEATS: &str = "seats";
/// The table of `data/` with the usual names of states and their capitals.
const STATES: &str = "state_names";

/// What a place name stands for where it acts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Seat {
    /// Those who govern the place itself.
    None,
    /// One of several that are named nowhere: "Brussels said".
    Unnamed,
    /// A state that is named nowhere, by its usual name.
    Called(String),
    /// A state that is named: its referent.
    Of(usize),
}

impl Seat {
    pub(super) const fn state(&self) -> Option<usize> {
        match self {
            Self::Of(state) => Some(*state),
            Self::None | Self::Unnamed | Self::Called(_) => None,
        }
    }
}

/// The states that the article names, by their country.
pub(super) fn named_states(referents: &[Referent], sought: &[Sought]) -> HashMap<[u8; 2], usize> {
    let mut states = HashMap::new();
    for (at, referent) in referents.iter().enumerate() {
        let country = sought[at].candidates.first().filter(|place| place.kind == PlaceKind::Country);
        if let Some(country) = country.filter(|_| referent.class == Class::Location) {
            states.entry(country.country).or_insert(at);
        }
    }
    states
}

/// Where governments sit.
pub(super) struct Table<'a> {
    /// By name in lower case: who governs there, countries as two capitals; several with bars between them.
    owners: HashMap<String, &'a str>,
    /// Capitals by name in lower case.
    capitals: HashMap<String, [u8; 2]>,
    /// Usual names of states.
    names: HashMap<[u8; 2], &'a str>,
}

impl<'a> Table<'a> {
    pub(super) fn new(gazetteer: &'a Gazetteer) -> Self {
        let owners = gazetteer.rows(SEATS).filter_map(|row| Some(((*row.first()?).to_owned(), *row.get(1)?)));
        let mut table = Self { owners: owners.collect(), capitals: HashMap::new(), names: HashMap::new() };
        for row in gazetteer.rows(STATES) {
            let [country, name, capitals, ..] = row[..] else { continue };
            let Some(country) = code(country) else { continue };
            table.names.insert(country, name);
            for capital in capitals.split('|').filter(|capital| !capital.is_empty()) {
                table.capitals.insert(capital.to_lowercase(), country);
            }
        }
        table
    }

    /// The usual name of a state.
    pub(super) fn name(&self, country: [u8; 2]) -> Option<&'a str> {
        self.names.get(&country).copied()
    }

    /// Whether a government sits in the place of this name, in lower case.
    pub(super) fn has(&self, name: &str) -> bool {
        self.owners.contains_key(name) || self.capitals.contains_key(name)
    }
}

/// A country's two letters.
fn code(text: &str) -> Option<[u8; 2]> {
    match text.as_bytes() {
        &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some([a, b]),
        _ => None,
    }
}

/// For each referent the state that it stands for where it acts.
pub(super) fn seats(
    document: &Document<'_>,
    referents: &[Referent],
    sought: &[Sought],
    states: &HashMap<[u8; 2], usize>,
) -> Vec<Seat> {
    let mut named: HashMap<String, usize> = HashMap::new();
    for (at, referent) in referents.iter().enumerate() {
        if matches!(referent.class, Class::Location | Class::Organization) {
            for name in &referent.names {
                named.entry(name.to_lowercase()).or_insert(at);
            }
        }
    }
    let table = Table::new(&document.resources.gazetteer);
    let find = |owner: &str| {
        let state = code(owner).and_then(|country| states.get(&country));
        state.or_else(|| named.get(&owner.to_lowercase())).copied()
    };
    let seat = |(at, referent): (usize, &Referent)| {
        let is_seat = matches!(referent.class, Class::Location | Class::Organization);
        let Some(name) = referent.names.first().filter(|_| is_seat) else { return Seat::None };
        let name = name.to_lowercase();
        // A club, called like its town.
        if referent.class == Class::Organization && document.resources.gazetteer.flags(&name).any(Flags::CITY) {
            return Seat::None;
        }
        if let Some(owner) = table.owners.get(&name) {
            return match owner.split('|').find_map(find) {
                Some(state) if state == at => Seat::None,
                Some(state) => Seat::Of(state),
                None if owner.contains('|') => Seat::Unnamed,
                None => {
                    let usual = code(owner).and_then(|country| table.names.get(&country));
                    Seat::Called((*usual.unwrap_or(owner)).to_owned())
                }
            };
        }
        let Some(country) = table.capitals.get(&name).filter(|_| referent.class == Class::Location) else {
            return Seat::None;
        };
        match states.get(country) {
            Some(&state) if state == at => Seat::None,
            Some(&state) => Seat::Of(state),
            // Of the towns of that name the capital is the largest: no Victoria stands for the Seychelles.
            None if sought[at]
                .candidates
                .iter()
                .max_by_key(|city| city.size)
                .is_some_and(|it| it.country == *country) =>
            {
                table.names.get(country).map_or(Seat::Unnamed, |usual| Seat::Called((*usual).to_owned()))
            }
            None => Seat::None,
        }
    };
    referents.iter().enumerate().map(seat).collect()
}

/// Adds the states that the article names nowhere, for whom something acts: from then on they are named.
pub(super) fn add_called(
    document: &Document<'_>,
    referents: &mut Vec<Referent>,
    sought: &mut Vec<Sought>,
    seats: &mut Vec<Seat>,
) {
    let mut added: HashMap<String, usize> = HashMap::new();
    for at in 0..referents.len() {
        let Seat::Called(name) = &seats[at] else { continue };
        if !referents[at].acts {
            continue;
        }
        let name = name.clone();
        let state = *added.entry(name.clone()).or_insert_with(|| {
            let candidates = place::candidates(document.resources, std::iter::once(name.as_str()));
            sought.push(Sought {
                candidates,
                within: Vec::new(),
                region: 0,
                mentions: 1,
                dateline: false,
                ward: false,
            });
            referents.push(Referent::called(name, &referents[at]));
            seats.push(Seat::None);
            referents.len() - 1
        });
        seats[at] = Seat::Of(state);
    }
}
