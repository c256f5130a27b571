//! Where a place is: the gazetteer's candidates, and which of them the article speaks of.

use std::collections::HashMap;

use article::{Alternative, Location};

use crate::gazetteer::{Gazetteer, Place, PlaceKind};

/// Countries that the article names, with how often.
#[derive(Default)]
pub(super) struct Countries(HashMap<[u8; 2], u32>);

impl Countries {
    /// Counts what a name of the article means, if it can mean one country only.
    pub(super) fn count(&mut self, places: &[Place], times: u32) {
        if let [place, ..] = places
            && (place.kind == PlaceKind::Country || places.len() == 1)
        {
            *self.0.entry(place.country).or_default() += times;
        }
    }

    fn of(&self, place: &Place) -> u32 {
        self.0.get(&place.country).copied().unwrap_or_default()
    }
}

/// The candidates for a name, under any of its spellings.
pub(super) fn candidates<'n>(gazetteer: &Gazetteer, names: impl Iterator<Item = &'n str>) -> Vec<Place> {
    names
        .map(|name| gazetteer.places(&name.to_lowercase().replace('\u{2019}', "'")))
        .find(|places| !places.is_empty())
        .unwrap_or_default()
}

/// How much larger, in quarters of a binary logarithm, a place elsewhere must be to beat one in a country that the
/// article names: sixteen times as many people.
const HEAD_START: u32 = 16;

/// The likeliest candidate, the others as alternatives.
pub(super) fn locate(mut places: Vec<Place>, countries: &Countries) -> Option<Location> {
    if places.first()?.kind != PlaceKind::Country {
        let weight = |place: &Place| {
            u32::from(place.size) + if countries.of(place) > 0 { HEAD_START + countries.of(place).min(8) } else { 0 }
        };
        places.sort_by_key(|place| std::cmp::Reverse(weight(place)));
    }
    let best = places[0];
    let alternatives = places[1..].iter().filter(|place| place.latitude != best.latitude);
    Some(Location {
        latitude: best.latitude,
        longitude: best.longitude,
        country: best.country().to_owned(),
        alternatives: alternatives
            .map(|place| Alternative {
                latitude: place.latitude,
                longitude: place.longitude,
                country: place.country().to_owned(),
            })
            .collect(),
    })
}
