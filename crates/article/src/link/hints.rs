//! What the marks of a link tell of its text: marks come first, so a decoder knows what is named where before it reads
//! the words.

use super::Carried;
use super::stream::hash;
use crate::{Entity, TextRange};

/// Stretches before a place that are looked at for what was said there, which bounds the work for a byte.
const LOOK_BACK: usize = 64;

/// Kinds of stretch that are told apart, as they count for [`Hints::place`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Mention = 1,
    Cue = 2,
    Number = 3,
    Time = 4,
}

/// A stretch of text that a mark names, and what it may be about.
#[derive(Clone, Copy, Debug)]
struct Stretch<'a> {
    range: TextRange,
    kind: Kind,
    /// Tells apart marks of one kind; those alike often say the same.
    detail: u32,
    entity: Option<&'a Entity>,
}

/// The stretches of a link's marks, a list for each kind, and how far each list has come.
#[derive(Debug)]
pub(super) struct Hints<'a> {
    /// Each in the order in which the link tells of them, which is that of the text or nearly.
    lists: [(Vec<Stretch<'a>>, usize); 4],
}

impl<'a> Hints<'a> {
    pub(super) fn new(carried: &'a Carried) -> Self {
        let annotations = &carried.annotations;
        // By number; what has a number that no writer gives has no hints.
        let mut entities: Vec<Option<&Entity>> = vec![None; annotations.entities.len()];
        for entity in &annotations.entities {
            if let Some(place) = entities.get_mut(entity.id.0 as usize) {
                *place = Some(entity);
            }
        }
        let mentions = annotations.mentions.iter().map(|mention| {
            let detail = mention.form as u32 * 8 + mention.name_type as u32;
            let entity = entities.get(mention.entity.0 as usize).copied().flatten();
            Stretch { range: mention.range, kind: Kind::Mention, detail, entity }
        });
        let plain = |kind| move |range| Stretch { range, kind, detail: 0, entity: None };
        let cues = annotations.claims.iter().flat_map(|claim| claim.cue.iter().copied()).map(plain(Kind::Cue));
        let numbers = annotations.numbers.iter().map(|number| number.range).map(plain(Kind::Number));
        let times = annotations.times.iter().map(|time| time.range).map(plain(Kind::Time));
        Self { lists: [mentions.collect(), cues.collect(), numbers.collect(), times.collect()].map(|list| (list, 0)) }
    }

    /// The stretch that the next byte stands in, with those of its list before it; or how far it is to the next one. Of
    /// several the mention, then the cue, the number, the time.
    fn here(&mut self, end: u32) -> Result<(Stretch<'a>, &[Stretch<'a>]), u32> {
        let mut away = u32::MAX;
        let mut found = None;
        for (index, (list, at)) in self.lists.iter_mut().enumerate() {
            while list.get(*at).is_some_and(|stretch| stretch.range.end() <= end) {
                *at += 1;
            }
            let Some(next) = list.get(*at) else { continue };
            if next.range.start() > end {
                away = away.min(next.range.start() - end);
            } else if found.is_none() {
                found = Some((*next, index, *at));
            }
        }
        found.map(|(stretch, index, at)| (stretch, &self.lists[index].0[..at])).ok_or(away)
    }

    /// For the byte behind `text`: a hash of where in a stretch it stands; and the byte that the names of what is mentioned
    /// let expect, with how sure that is.
    pub(super) fn place(&mut self, text: &[u8]) -> (u32, Option<(u8, usize)>) {
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let (stretch, before) = match self.here(end) {
            Ok(found) => found,
            Err(away) => return (hash(9, &[away.min(6) as u8, text.last().copied().unwrap_or(0)]), None),
        };
        let so_far = &text[stretch.range.start() as usize..];
        let length = stretch.range.len() as usize;
        let kind = hash(stretch.kind as u32 * 64 + stretch.detail, &[length.min(40) as u8]);
        let place = hash(kind, so_far);
        let before = before.iter().rev().take(LOOK_BACK).filter(|other| {
            other.range.len() == stretch.range.len()
                && other.entity.map(|entity| entity.id) == stretch.entity.map(|entity| entity.id)
        });
        let said = before.take(4).map(|other| (&text[other.range.as_usize()], 0));
        let names = stretch.entity.into_iter().flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases));
        let named = names.flat_map(|name| parts(name.as_bytes(), length).map(|part| (part, 1)));
        let expected = said.chain(named).find(|(part, _)| part.len() == length && part.starts_with(so_far));
        (place, expected.map(|(part, kind)| (part[so_far.len()], so_far.len().min(7) * 2 + kind)))
    }
}

/// The parts of a name that are so long: all of it, its last words, its first ones.
fn parts(name: &[u8], length: usize) -> impl Iterator<Item = &[u8]> {
    let last = name.len().checked_sub(length).filter(|from| *from == 0 || name[from - 1] == b' ');
    let first = (length < name.len() && name[length] == b' ').then(|| &name[..length]);
    last.map(|from| &name[from..]).into_iter().chain(first)
}
