//! Where a place is: the atlas's candidates, and which of them the article speaks of.
//!
//! What speaks for a candidate, in halves of a binary logarithm of people: its size; that it is a city rather than the region
//! of that name; that the article names its country,
//! or its people's adjective; that the dateline lies there; that it lies in what is named right after it ("Paris, Texas");
//! that it lies near the other places of the article, or is named beside regions of its country. A town that nothing but its name speaks for is left without a point.

use std::collections::BTreeMap;

use article::{Alternative, Degrees, Location};

use crate::Resources;
use crate::document::Document;
use crate::gazetteer::{Flags, Place, PlaceKind};
use crate::lexicon::{Lexicon, PlaceType};

/// A name's referent, as far as its place needs it.
pub(super) struct Sought {
    /// What its names may mean.
    pub(super) candidates: Vec<Place>,
    /// Which of the others it is said to lie in, and whether beyond doubt.
    pub(super) within: Vec<(usize, bool)>,
    /// How often it is called a state or the like.
    pub(super) region: u32,
    /// How often it is named.
    pub(super) mentions: u32,
    /// Whether the dateline names it.
    pub(super) dateline: bool,
    /// Whether somebody sits for it: "(Lab, Oakfield)".
    pub(super) ward: bool,
}

/// A country is meant rather than a town of its name.
const COUNTRY: i32 = 20;
/// A region that has a city of its name, "New York", has the smaller part of its people called so.
const REGION: i32 = 8;
/// It is called a state, or towns are said to lie in it.
const CALLED: i32 = 20;
const HOLDS: i32 = 10;
/// A town is named in the dateline.
const DATELINE: i32 = 12;
/// Its country is named, and for each time that it is, up to so many.
const NAMED: i32 = 8;
const NAMED_OFTEN: i32 = 10;
/// It lies in what stands after it.
const CONTAINED: i32 = 40;
/// It lies within a hundred, or three hundred kilometres of another place of the article, about.
const NEAR: i32 = 8;
const NOT_FAR: i32 = 5;
/// The article was written in its country, by the dateline.
const WRITTEN: i32 = 8;
/// The place named just before or after it is a region of its country, and so may it be: "Utah and Georgia".
const LISTED: i32 = 8;
/// From so many people on (in halves of a binary logarithm: some 750,000) a city is known to all, as are those of
/// `data/city_points.tsv`. Its namesakes abroad are meant where the article proves it of the town, not of the country.
const FAMOUS: u8 = 39;
/// The most that a country counts for such a namesake where nothing lies near.
const ABROAD: i32 = 6;
/// Fewer people than some hundred and thirty thousand: no town that needs no country beside it.
const MIDDLING: i32 = 34;
/// Fewer people than some twenty thousand (in halves of a binary logarithm): a small town.
const SMALL: i32 = 29;
/// More people than some sixty thousand (in halves of a binary logarithm): no village.
const TOWN: u8 = 32;
/// Places compared with, before and after: the work stays linear.
const COMPARED: usize = 24;

/// The candidates for a name under any of its spellings; where the atlas has none, without the words that say what it
/// is ("Kent County", "southern Sudan").
pub(super) fn candidates<'n>(resources: &Resources, names: impl Iterator<Item = &'n str> + Clone) -> Vec<Place> {
    let gazetteer = &resources.gazetteer;
    let whole = names.clone().map(|name| gazetteer.places(name));
    let bare = names.filter_map(|name| {
        let (bare, kind) = without_type(&resources.lexicon, name)?;
        let mut places = gazetteer.places(bare);
        match kind {
            PlaceType::Region if places.iter().any(|place| place.kind == PlaceKind::Region) => {
                places.retain(|place| place.kind == PlaceKind::Region);
            }
            // A county is not a small town of its name, which may be anywhere.
            PlaceType::Region => places.retain(|place| place.size >= TOWN),
            // No town is a river, though many are called as one.
            PlaceType::Water => places.retain(|place| place.kind != PlaceKind::City),
            _ => {}
        }
        Some(places)
    });
    whole.chain(bare).find(|places| !places.is_empty()).unwrap_or_default()
}

/// A name without the words that say what it is, and what that is.
fn without_type<'n>(lexicon: &Lexicon, name: &'n str) -> Option<(&'n str, PlaceType)> {
    let last = |word: &str| {
        let at = name.len().checked_sub(word.len()).filter(|&at| at > 1 && name.is_char_boundary(at))?;
        let bare = name[..at].strip_suffix(' ')?;
        name[at..].eq_ignore_ascii_case(word).then_some(bare)
    };
    let first = |word: &str| {
        let head = name.get(..word.len())?;
        head.eq_ignore_ascii_case(word).then(|| name[word.len()..].strip_prefix(' ')).flatten()
    };
    let bare = |&(word, kind): &(&str, PlaceType)| match kind {
        PlaceType::Region | PlaceType::After | PlaceType::Water => last(word).map(|bare| (bare, kind)),
        PlaceType::Before => first(word).map(|bare| (bare, kind)),
    };
    lexicon.place_types.iter().find_map(bare).filter(|(bare, _)| !bare.is_empty())
}

/// The points of all places of an article.
pub(super) fn locate(document: &Document<'_>, sought: &[Sought]) -> Vec<Option<Location>> {
    let mut countries = peoples(document);
    for place in sought {
        if let [first, rest @ ..] = &place.candidates[..]
            && (rest.is_empty() || first.kind == PlaceKind::Country && rest[0].kind == PlaceKind::City)
        {
            *countries.entry(first.country).or_default() += place.mentions;
        }
    }
    let with: Vec<usize> = (0..sought.len()).filter(|&at| !sought[at].candidates.is_empty()).collect();
    let held = holders(sought);
    let mut chosen: Vec<Option<usize>> = vec![None; sought.len()];
    for &at in &with {
        chosen[at] = best(sought, at, &countries, &chosen, &held, (&[], None)).map(|(best, _)| best);
    }
    let written = with.iter().find(|&&at| sought[at].dateline);
    let written = written.and_then(|&at| Some(sought[at].candidates[chosen[at]?].country)).filter(|&c| c != [0, 0]);
    for (place, &choice) in sought.iter().zip(&chosen) {
        if let Some(choice) = choice.filter(|_| place.candidates.len() > 1) {
            *countries.entry(place.candidates[choice].country).or_default() += 1;
        }
    }
    let mut found = vec![None; sought.len()];
    for (position, &at) in with.iter().enumerate() {
        let around = &with[position.saturating_sub(COMPARED)..with.len().min(position + COMPARED)];
        let Some((choice, certain)) = best(sought, at, &countries, &chosen, &held, (around, written)) else { continue };
        let place = sought[at].candidates[choice];
        if is_elsewhere(sought, at, &place) {
            continue;
        }
        let alone =
            countries.get(&place.country).is_none_or(|&named| named <= u32::from(sought[at].candidates.len() > 1));
        let size = i32::from(place.size);
        let city = place.kind == PlaceKind::City;
        // "Oakfield", a ward, is not the town of California.
        let by_name = countries.iter().filter(|(country, _)| **country == place.country).map(|(_, named)| *named);
        let own = if sought[at].candidates.len() > 1 { 1 } else { sought[at].mentions };
        let abroad = city
            && by_name.sum::<u32>() <= own
            && countries.iter().any(|(country, named)| *country != place.country && *named > 1);
        let unlikely = size < MIDDLING && (abroad || sought[at].ward && city);
        if certain || (!alone || size > SMALL) && !unlikely {
            found[at] = Some(location(&sought[at].candidates, choice));
        }
    }
    found
}

/// Whether a place lies outside of what the article says that it lies in: the gazetteer has not the one that is meant.
fn is_elsewhere(sought: &[Sought], at: usize, place: &Place) -> bool {
    let outside = |&(container, sure): &(usize, bool)| {
        let containers = &sought[container].candidates;
        sure && !containers.is_empty() && !containers.iter().any(|container| may_hold(container, place))
    };
    place.kind != PlaceKind::Country && sought[at].within.iter().any(outside)
}

/// Which are regions that towns are said to lie in, "Buffalo, New York", and not the city of that name.
fn holders(sought: &[Sought]) -> Vec<bool> {
    let mut held = vec![false; sought.len()];
    for place in sought {
        for &(container, _) in &place.within {
            let (inner, outer) = (&place.candidates, &sought[container].candidates);
            let is_in = |kind: PlaceKind| {
                let outer = outer.iter().filter(move |outer| outer.kind == kind);
                outer
                    .clone()
                    .any(|outer| inner.iter().any(|inner| inner.kind == PlaceKind::City && holds(outer, inner)))
            };
            held[container] |= is_in(PlaceKind::Region) && !is_in(PlaceKind::City);
        }
    }
    held
}

/// Whether a place may be called a village.
pub(super) fn may_be_village(place: &Place) -> bool {
    place.kind == PlaceKind::City && place.size < TOWN
}

/// How often the article speaks of the people of each country.
fn peoples(document: &Document<'_>) -> BTreeMap<[u8; 2], u32> {
    let mut countries = BTreeMap::new();
    for word in &document.vocabulary.words {
        if word.seen_capital > 0 && word.gaz.any(Flags::ADJECTIVE.with(Flags::GROUP)) {
            let places = document.resources.gazetteer.places(&word.lower);
            if let Some(place) = places.first().filter(|place| place.kind == PlaceKind::Country) {
                *countries.entry(place.country).or_default() += word.seen_capital;
            }
        }
        // What is paid in pounds and pence is mostly British.
        if matches!(&*word.lower, "\u{a3}" | "pence") {
            *countries.entry(*b"GB").or_default() += 1;
        }
    }
    countries
}

/// The likeliest candidate, and whether more than its name speaks for it.
fn best(
    sought: &[Sought],
    at: usize,
    countries: &BTreeMap<[u8; 2], u32>,
    chosen: &[Option<usize>],
    held: &[bool],
    (around, written): (&[usize], Option<[u8; 2]>),
) -> Option<(usize, bool)> {
    let own = &sought[at];
    let other = |other: usize| chosen[other].map(|choice| sought[other].candidates[choice]);
    // A namesake elsewhere, "Paris, Texas", says nothing of where it is itself.
    let beside = |near: &&usize| **near != at && !sought[**near].ward && sought[**near].candidates != own.candidates;
    let nearest = |place: &Place| {
        let near = around.iter().filter(beside).filter_map(|&near| other(near));
        near.filter(|other| other.kind != PlaceKind::Country).map(|other| far(&other, place)).min()
    };
    let contested = chosen[at].is_some_and(|choice| {
        let first = own.candidates[choice].country;
        own.candidates.iter().any(|place| place.country != first && nearest(place).is_some_and(|far| far <= 10))
    });
    let known = own.candidates.iter().filter(|place| place.kind == PlaceKind::City && place.size >= FAMOUS);
    let famous = known.max_by_key(|place| place.size).map(|place| place.country);
    let score = |place: &Place| {
        let city = |other: &Place| other.kind == PlaceKind::City && other.country == place.country;
        let namesake = place.kind == PlaceKind::Region && own.candidates.iter().any(city);
        let named = countries.get(&place.country).copied().unwrap_or_default();
        // What names a country itself does not speak for it.
        let itself =
            u32::from(own.candidates[0].kind == PlaceKind::Country && own.candidates[0].country == place.country);
        // Nor does what it was taken for at first sight, where another of its name lies near the others.
        let taken = contested && chosen[at].is_some_and(|choice| own.candidates[choice].country == place.country);
        let itself = own.mentions * itself + u32::from(taken);
        let named = if place.country == [0, 0] { 0 } else { named.saturating_sub(itself) };
        // "Leeds, Birmingham and Boston" says of no town that it lies in the next.
        let contained = own.within.iter().any(|&(container, sure)| {
            let containers = sought[container].candidates.iter();
            containers.filter(|it| sure || it.kind != PlaceKind::City).any(|container| holds(container, place))
        });
        let abroad = famous.is_some_and(|famous| famous != place.country)
            && place.kind == PlaceKind::City
            && place.size < FAMOUS
            && !contained;
        let near = match nearest(place) {
            Some(0..=10) => NEAR,
            Some(11..=30) => NOT_FAR,
            _ => 0,
        };
        let is_listed = place.kind == PlaceKind::Region && {
            let own = around.iter().position(|&near| near == at).unwrap_or_default();
            let beside = [own.wrapping_sub(1), own + 1].into_iter().filter_map(|beside| other(*around.get(beside)?));
            beside.into_iter().any(|other| other.kind == PlaceKind::Region && other.country == place.country)
        };
        let country = if written == Some(place.country) && !own.dateline { WRITTEN } else { 0 }
            + if named > 0 { NAMED + (named as i32).min(NAMED_OFTEN) } else { 0 };
        let country = if abroad && near != NEAR { country.min(ABROAD) } else { country };
        let evidence = country
            + if is_listed { LISTED } else { 0 }
            + if contained { CONTAINED } else { 0 }
            + if own.region > 0 && place.kind == PlaceKind::Region { CALLED } else { 0 }
            + if place.kind == PlaceKind::Region && held[at] { HOLDS } else { 0 }
            + near;
        let kind = match place.kind {
            PlaceKind::Country => COUNTRY,
            PlaceKind::Region if namesake => -REGION,
            // Reports are written in towns.
            PlaceKind::City if own.dateline => DATELINE,
            PlaceKind::Region | PlaceKind::City => 0,
        };
        (i32::from(place.size) + kind + evidence, contained || near == NEAR)
    };
    let scored = own.candidates.iter().map(score).enumerate();
    scored.max_by_key(|&(at, (score, _))| (score, std::cmp::Reverse(at))).map(|(at, (_, certain))| (at, certain))
}

/// Whether a country or region holds a place.
pub(super) fn holds(container: &Place, place: &Place) -> bool {
    container.country == place.country
        && match container.kind {
            PlaceKind::Country => place.kind != PlaceKind::Country,
            PlaceKind::Region => place.kind == PlaceKind::City && far(container, place) < 80,
            PlaceKind::City => place.kind == PlaceKind::City && far(container, place) < 5,
        }
}

/// Whether it can hold it at all, whatever its size is.
fn may_hold(container: &Place, place: &Place) -> bool {
    let farthest = match container.kind {
        PlaceKind::Country => i64::MAX,
        PlaceKind::Region => 150,
        PlaceKind::City => 10,
    };
    // Continents and seas are of no country, and of no size.
    container.country == [0, 0] || container.country == place.country && far(container, place) < farthest
}

/// How far two places are apart, in tenths of a degree of latitude (11 km): the longer of the two ways plus half of the
/// other, which is right to an eighth; the cosine by Bhaskara's formula.
fn far(a: &Place, b: &Place) -> i64 {
    let tenths = |value: Degrees| i64::from(value.0) / 1_000;
    let north = (tenths(a.latitude) - tenths(b.latitude)).abs();
    let east = (tenths(a.longitude) - tenths(b.longitude)).abs();
    let latitude = i64::midpoint(tenths(a.latitude), tenths(b.latitude)) / 10;
    let square = latitude * latitude;
    let east = east.min(3_600 - east) * (32_400 - 4 * square) / (32_400 + square);
    north.max(east) + north.min(east) / 2
}

fn location(candidates: &[Place], choice: usize) -> Location {
    let best = candidates[choice];
    let apart = |&(at, place): &(usize, &Place)| {
        far(place, &best) > 2 && candidates[..at].iter().all(|other| far(place, other) > 2)
    };
    let others = candidates.iter().enumerate().filter(apart).map(|(_, place)| place);
    Location {
        latitude: best.latitude,
        longitude: best.longitude,
        country: best.country().to_owned(),
        alternatives: others
            .map(|place| Alternative {
                latitude: place.latitude,
                longitude: place.longitude,
                country: place.country().to_owned(),
            })
            .collect(),
    }
}
