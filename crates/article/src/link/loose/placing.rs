//! Finds the places of a link's marks among the words of a text.
//!
//! Words that were put otherwise leave the words after them where they were, counted from the start; words that came or went
//! move all that follows by as many. So the right places of neighbouring marks are moved equally far. First a *chain* is
//! chosen of stretches of words that stand in the same order as in the link, with as few changes of that distance as can be.
//! Then each mark is put where its neighbours of the chain say, if its words stand there, and nowhere else.

use super::words::{END, LONG, Stand, Words};
use super::{Loose, Pin, Unplaced};
use crate::{Annotations, EntityId, TextRange};

/// Places of one stretch that are weighed; one with more says little.
const PLACES: usize = 16;
/// Stretches that are looked back at for the one before in the chain: bounds the work.
const LOOK_BACK: usize = 160;
/// What a change of distance by a few words costs in the chain, and by more; a stretch of n words is worth n + 2.
const SMALL_CHANGE: i64 = 5;
const CHANGE: i64 = 10;
/// How far from a neighbour a mark may stand, in words for each of its own, where the neighbours on its two sides differ.
const NEAR: u32 = 8;

/// Some words of the link.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Probe {
    at: u32,
    count: u32,
    check: u16,
}

/// A place of some words of the link in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Link {
    at: u32,
    count: u32,
    place: u32,
}

impl Link {
    fn moved(self) -> i64 {
        i64::from(self.place) - i64::from(self.at)
    }
}

fn probes(pin: &Pin) -> [Option<Probe>; 2] {
    let Stand { at, count, .. } = pin.stand;
    match count {
        0 => [None, None],
        1..LONG => [Some(Probe { at, count, check: pin.head }), None],
        _ => [
            Some(Probe { at, count: END, check: pin.head }),
            Some(Probe { at: at + (count - END), count: END, check: pin.tail }),
        ],
    }
}

/// Where each pin stands in a text; none where its words are not there.
pub(super) fn places(loose: &Loose, words: &Words) -> Vec<Option<Stand>> {
    let mut all: Vec<Probe> = loose.pins.iter().flat_map(probes).flatten().collect();
    all.extend(loose.pairs.iter().map(|&(at, check)| Probe { at, count: 2, check }));
    crate::order::sort_by_number(&mut all, |probe| u64::from(probe.at) << 32 | u64::from(probe.count));
    all.dedup();
    // The very article, or one that goes on after it: nothing to weigh, however often the same words come again.
    let is_unmoved = all.iter().all(|probe| words.check(probe.at, probe.count) == Some(probe.check));
    let chain = if is_unmoved {
        all.iter().map(|&Probe { at, count, .. }| Link { at, count, place: at }).collect()
    } else {
        chain(&all, words)
    };
    let block = |at: u32| loose.carried.blocks.partition_point(|placed| placed.block.range.end() <= at);
    let find = |probe: Probe| found(probe, &chain, words, &block);
    loose
        .pins
        .iter()
        .map(|pin| {
            let [head, tail] = probes(pin);
            let head = find(head?)?;
            let count = match tail {
                None => pin.stand.count,
                Some(tail) => (find(tail)? + END).checked_sub(head)?,
            };
            let is_alike = count >= pin.stand.count / 2 && count <= pin.stand.count.saturating_mul(2);
            let is_named = pin.all.is_none_or(|all| words.all(head, count) == Some(all));
            (is_alike && is_named).then_some(Stand { at: head, count, ..pin.stand })
        })
        .collect()
}

/// Where the neighbours of the chain say that some words stand, if they do.
fn found(probe: Probe, chain: &[Link], words: &Words, block: &dyn Fn(u32) -> usize) -> Option<u32> {
    let after = chain.partition_point(|link| link.at < probe.at);
    let right = chain.get(after).copied();
    let left = match right {
        Some(right) if right.at == probe.at => Some(right),
        _ => after.checked_sub(1).map(|before| chain[before]),
    };
    let stands = |link: Link| {
        let place = u32::try_from(i64::from(probe.at) + link.moved()).ok()?;
        (words.check(place, probe.count) == Some(probe.check)).then_some(place)
    };
    if let (Some(left), Some(right)) = (left, right)
        && left.moved() == right.moved()
    {
        return stands(left);
    }
    // The neighbours differ: only one that is near, in the same block, is believed, and what stands between the two.
    let is_near = |link: &Link| block(link.at) == block(probe.at) && link.at.abs_diff(probe.at) <= NEAR * probe.count;
    let of_left = left.filter(is_near).and_then(stands).filter(|place| right.is_none_or(|right| *place < right.place));
    let of_right = right.filter(is_near).and_then(stands).filter(|place| left.is_none_or(|left| *place > left.place));
    match (of_left, of_right) {
        (Some(place), None) | (None, Some(place)) => Some(place),
        _ => None,
    }
}

/// The chain: stretches that stand in the same order here and there, the likeliest choice of them.
fn chain(probes: &[Probe], words: &Words) -> Vec<Link> {
    let links = links(probes, words);
    let mut best: Vec<(i64, Option<usize>)> = Vec::with_capacity(links.len());
    for (index, link) in links.iter().enumerate() {
        let worth = i64::from(link.count) + 2;
        let mut most = (worth, None);
        for before in (index.saturating_sub(LOOK_BACK)..index).rev() {
            let other = links[before];
            let change = (link.moved() - other.moved()).unsigned_abs();
            let is_after = other.at + other.count <= link.at && other.place + other.count <= link.place;
            let cost = match change {
                0 if (other.at, other.count) != (link.at, link.count) => 0,
                1..=3 if is_after => SMALL_CHANGE,
                4.. if is_after => CHANGE,
                _ => continue,
            };
            let sum = best[before].0 + worth - cost;
            if sum > most.0 {
                most = (sum, Some(before));
            }
        }
        best.push(most);
    }
    let last = (0..best.len()).max_by_key(|index| (best[*index].0, std::cmp::Reverse(*index)));
    let mut chain = Vec::new();
    let mut at = last;
    while let Some(index) = at {
        chain.push(links[index]);
        at = best[index].1;
    }
    chain.reverse();
    // One that is moved as neither neighbour is may have met its words by chance.
    let moved: Vec<i64> = chain.iter().map(|link| link.moved()).collect();
    let is_held = |index: usize| {
        index.checked_sub(1).is_some_and(|before| moved[before] == moved[index])
            || moved.get(index + 1).is_some_and(|after| *after == moved[index])
    };
    chain.iter().enumerate().filter(|(index, _)| is_held(*index)).map(|(_, link)| *link).collect()
}

/// All places of the stretches that have few, in order.
fn links(probes: &[Probe], words: &Words) -> Vec<Link> {
    let indexes: Vec<Vec<(u16, u32)>> = (0..LONG)
        .map(|count| {
            let is_used = probes.iter().any(|probe| probe.count == count);
            let mut index: Vec<(u16, u32)> =
                (0..words.len()).filter(|_| is_used).filter_map(|at| Some((words.check(at, count)?, at))).collect();
            crate::order::sort_by_number(&mut index, |(check, at)| u64::from(*check) << 32 | u64::from(*at));
            index
        })
        .collect();
    let mut links = Vec::new();
    for probe in probes {
        let index = &indexes[probe.count as usize];
        let from = index.partition_point(|(check, _)| *check < probe.check);
        let here = index[from..].iter().take_while(|(check, _)| *check == probe.check);
        let places: Vec<u32> = here.take(PLACES + 1).map(|(_, at)| *at).collect();
        if places.len() <= PLACES {
            links.extend(places.into_iter().map(|place| Link { at: probe.at, count: probe.count, place }));
        }
    }
    links
}

/// Lists the marks that found no place, and mends those that lost a part: a source whose words are gone is told by the
/// nearest mention of it.
pub(super) fn unplaced(annotations: &mut Annotations) -> Vec<Unplaced> {
    let entities = annotations.entities.clone();
    let name = |id: EntityId| entities.iter().find(|entity| entity.id == id).map(|entity| entity.name.clone());
    let is_lost = |range: &TextRange| range.is_empty();
    let mentions: Vec<(EntityId, TextRange)> =
        annotations.mentions.iter().map(|mention| (mention.entity, mention.range)).collect();
    let mut found = Vec::new();
    for (entity, _) in mentions.iter().filter(|(_, range)| is_lost(range)) {
        found.push(Unplaced::Mention(name(*entity).unwrap_or_default()));
    }
    for claim in &mut annotations.claims {
        if claim.content.iter().any(is_lost) {
            let source = claim.source.and_then(|source| name(source.entity?));
            found.push(Unplaced::Claim(source));
            continue;
        }
        let extent = claim.extent();
        claim.source = claim.source.and_then(|mut source| {
            if is_lost(&source.range) {
                let same = mentions.iter().filter(|(entity, range)| Some(*entity) == source.entity && !is_lost(range));
                source.range = same.min_by_key(|(_, range)| range.start().abs_diff(extent.start()))?.1;
            }
            Some(source)
        });
    }
    let mut details = annotations.times.iter().filter(|time| is_lost(&time.range)).count();
    details += annotations.numbers.iter().filter(|number| is_lost(&number.range)).count();
    details += annotations.summary.sentences.iter().filter(|range| is_lost(range)).count();
    for first in &mut annotations.summary.check_first {
        details += usize::from(is_lost(&first.range));
        first.also = first.also.filter(|also| !is_lost(also));
    }
    found.extend(std::iter::repeat_n(Unplaced::Detail, details));
    found
}
