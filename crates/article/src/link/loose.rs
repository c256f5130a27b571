//! Marks without their text: a link that republishes nothing. Whoever opens it brings the article, and the marks find their
//! places in it, also where it differs: other quotation marks and blanks, words put otherwise, a paragraph that is missing.
//!
//! Of the article it holds the names of entities and what the reader typed. Each mark is told by the position of its first
//! word, how many words it has, and sixteen bits made of them; each block by two pairs of its words, as sixteen bits each. So
//! no words can be read from it, and a mark that says it stands on certain words is put on no others.

mod placing;
#[cfg(test)]
mod tests;
mod words;

use coding::Coder;
use words::{END, LONG, Stand, Words};

use super::marks::PlacedBlock;
use super::parcel::{Parcel, wrap};
use super::ranges::{self, Slot};
use super::stream::{Field, Models, Stream, malformed};
use super::{Carried, LOOSE, LinkError, Opened, Table, View, fitting, open};
use crate::address::front_page;
use crate::{Article, Block, Date, Edit, Entity, Reading, TextRange, Why};

/// Names that a link without text is told by.
const NAMES_TOLD: usize = 5;
/// Pairs of words by which a block is known.
const PAIRS: u32 = 2;
/// Characters that a mark may have beside its words; a mark with more is put without the rest.
const BESIDE: i64 = 64;

/// A mark's words, as the link knows them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Pin {
    stand: Stand,
    /// Which name of its entity the words are, counted from 1; 0 for none.
    name: u64,
    /// Of all words, or of the first where there are many.
    head: u16,
    /// Of the last words, where there are many.
    tail: u16,
    /// The words as a whole, where a name says what they are.
    all: Option<u32>,
}

/// A pair of words of a block: the first word's position, and sixteen bits made of the two.
type Pair = (u32, u16);

/// Marks with positions in words, not bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Loose {
    carried: Carried,
    /// In the order of [`ranges`].
    pins: Vec<Pin>,
    pairs: Vec<Pair>,
}

/// What became of marks that were given their article.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Placed {
    /// The reading, with the marks that found their places.
    pub opened: Opened,
    /// Those that did not.
    pub unplaced: Vec<Unplaced>,
    /// How many were sent.
    pub sent: u32,
}

/// A mark or an edit whose words are not in the text.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub enum Unplaced {
    /// A mention of the entity with that name.
    Mention(String),
    /// A claim; the name of who answers for it, where one is known.
    Claim(Option<String>),
    /// A time, a number, a sentence of the summary, something to check.
    Detail,
    /// A remark of the reader's: what it says. It stays among the edits, which list it as one without a place.
    Note(String),
    /// Another decision of the reader's, which stays among the edits as well.
    Edit,
}

/// Writes a reading's marks as a link fragment without the text.
///
/// # Errors
/// As for [`encode`](super::encode).
pub fn encode_loose(
    reading: &Reading,
    shared_on: Option<Date>,
    view: View,
    table: &Table,
) -> Result<String, LinkError> {
    let mut models = Models::new(table);
    let mut stream = open(Coder::writer(), &mut models);
    stream.loose(&Loose::of(reading, shared_on))?;
    let payload = stream.coder.finish();
    Ok(wrap(0, table, view, false, &[(LOOSE, &payload)], &[]))
}

/// Puts the marks of a link without text into an article.
///
/// # Errors
/// As for [`decode`](super::decode); [`LinkError::AnotherArticle`] where hardly any finds its words.
pub fn place(fragment: &str, article: &Article, table: &Table) -> Result<Placed, LinkError> {
    let without = Table::default();
    let bytes = Parcel::bytes(fragment)?;
    let parcel = Parcel::of(&bytes)?;
    let table = parcel.table(table, &without)?;
    let payload = parcel.loose()?.ok_or_else(|| malformed("a text of its own"))?;
    let loose = Loose::read(&mut open(Coder::reader(payload), &mut Models::new(table)))?;
    loose.placed(article, parcel.view)
}

impl Loose {
    fn of(reading: &Reading, shared_on: Option<Date>) -> Self {
        let text = reading.article.text();
        let words = Words::of(text);
        let mut carried = Carried { blocks: Vec::new(), ..Carried::of(reading, shared_on) };
        // What stands behind its host is often the headline.
        carried.source_url = carried.source_url.as_deref().and_then(front_page);
        for entity in &mut carried.annotations.entities {
            entity.role = None;
        }
        for number in &mut carried.annotations.numbers {
            // A unit is a word of its own making ("percent"); more would be the article's.
            if number.unit.contains(char::is_whitespace) {
                number.unit.clear();
            }
        }
        let nothing = |why: &mut Why| why.spans.clear();
        carried.annotations.mentions.iter_mut().for_each(|mention| nothing(&mut mention.why));
        carried.annotations.claims.iter_mut().for_each(|claim| nothing(&mut claim.why));
        let mut pins = Vec::new();
        let entities = carried.annotations.entities.clone();
        let mut put = |slot: Slot, range: &mut TextRange| {
            let pin = Pin::of(&words, text, slot, *range, &entities);
            *range = TextRange::new(pin.stand.at, pin.stand.at + pin.stand.count);
            pins.push(pin);
        };
        ranges::of_marks(&mut carried.annotations, &mut put);
        for edit in &mut carried.edits {
            edit.each_range(&mut |range, quote| {
                quote.into_iter().for_each(String::clear);
                put(Slot::Other, range);
            });
        }
        let mut pairs = Vec::new();
        for block in reading.article.blocks() {
            let stand = words.stand(text, block.range);
            let range = TextRange::new(stand.at, stand.at + stand.count);
            carried.blocks.push(PlacedBlock { block: Block { range, kind: block.kind }, gap: Some(0) });
            pairs.extend(pairs_of(&words, stand));
        }
        // Words that stand in no block belong to the one before; word positions of blocks then follow each other.
        let mut end = 0;
        for placed in &mut carried.blocks {
            let range = placed.block.range;
            placed.block.range = TextRange::new(end, range.end().max(end));
            end = placed.block.range.end();
        }
        Self { carried, pins, pairs }
    }

    pub(super) fn read(stream: &mut Stream<'_>) -> Result<Self, LinkError> {
        stream.loose(&Self::default())
    }

    /// What is said of it where there is no article yet.
    pub(super) fn without_text(&self) -> LinkError {
        let annotations = &self.carried.annotations;
        let names = annotations.entities.iter().take(NAMES_TOLD).map(|entity| entity.name.clone()).collect();
        LinkError::WithoutText { marks: self.sent(), names, shared_on: self.carried.shared_on }
    }

    /// Marks and edits that it holds.
    fn sent(&self) -> u32 {
        let annotations = &self.carried.annotations;
        let summary = &annotations.summary;
        let all = annotations.mentions.len()
            + annotations.claims.len()
            + annotations.times.len()
            + annotations.numbers.len()
            + summary.sentences.len()
            + summary.check_first.len()
            + self.carried.edits.len();
        u32::try_from(all).unwrap_or(u32::MAX)
    }

    fn placed(self, article: &Article, view: View) -> Result<Placed, LinkError> {
        let sent = self.sent();
        let text = article.text();
        let words = Words::of(text);
        let places = placing::places(&self, &words);
        let found = places.iter().flatten().count();
        // Names that two articles share are few, and rarely stand in the same order.
        if found * 5 < self.pins.len() {
            let (found, sent) = (u32::try_from(found).unwrap_or(u32::MAX), self.pins.len() as u32);
            return Err(LinkError::AnotherArticle { found, sent });
        }
        let Carried { shared_on, reader_date, source_url, mut annotations, edits, .. } = self.carried;
        let mut places = places.into_iter();
        let mut next = || places.next().flatten().and_then(|stand| words.range(text, stand)).unwrap_or_default();
        ranges::of_marks(&mut annotations, &mut |_, range| *range = next());
        let mut unplaced = placing::unplaced(&mut annotations);
        let mut edits = edits;
        for edit in &mut edits {
            let mut is_there = true;
            edit.each_range(&mut |range, quote| {
                *range = next();
                is_there &= !range.is_empty();
                quote.into_iter().for_each(|quote| range.of(text).clone_into(quote));
            });
            // It stays among the edits, as one that finds no place, and is listed for as long as the article is kept.
            match edit {
                _ if is_there => {}
                Edit::Note { text, .. } => unplaced.push(Unplaced::Note(text.clone())),
                _ => unplaced.push(Unplaced::Edit),
            }
        }
        let mut article = article.clone();
        article.reader_date = reader_date.or(article.reader_date);
        article.source_url = article.source_url.or(source_url);
        fitting::keep_what_fits(&mut annotations, &article);
        let blocks = u32::try_from(article.blocks().len()).unwrap_or(u32::MAX);
        let reading = Reading { article, annotations, edits, shared_on };
        let (arrived_percent, blocks_arrived, blocks_sent, is_excerpt) = (100, blocks, blocks, false);
        let opened = Opened { reading, arrived_percent, blocks_arrived, blocks_sent, view, is_excerpt };
        Ok(Placed { opened, unplaced, sent })
    }
}

/// The pairs that a block is known by: of each half the one with the smallest bits, which hangs on its words alone.
fn pairs_of(words: &Words, block: Stand) -> Vec<Pair> {
    let half = block.count / PAIRS;
    let parts = (0..PAIRS).map(|part| block.at + part * half..block.at + (part + 1) * half);
    let least = |part: std::ops::Range<u32>| {
        part.clone()
            .filter(|at| at + 2 <= part.end)
            .filter_map(|at| Some((at, words.check(at, 2)?)))
            .min_by_key(|pair| pair.1)
    };
    parts.filter_map(least).collect()
}

impl Pin {
    fn of(words: &Words, text: &str, slot: Slot, range: TextRange, entities: &[Entity]) -> Self {
        let mut stand = words.stand(text, range);
        stand.lead = stand.lead.clamp(-BESIDE, BESIDE);
        stand.trail = stand.trail.clamp(-BESIDE, BESIDE);
        let numbers = &words.numbers[stand.at.min(words.len()) as usize..][..stand.count as usize];
        let name = names(slot, entities).position(|name| stand.count > 0 && Words::of(name).numbers == numbers);
        let name = name.map_or(0, |place| place as u64 + 1);
        let check = |at: u32, count: u32| words.check(at, count).unwrap_or(0);
        let is_long = stand.count >= LONG;
        let head = check(stand.at, if is_long { END } else { stand.count });
        let tail = if is_long { check(stand.at + stand.count - END, END) } else { 0 };
        Self { stand, name, head, tail, all: None }
    }
}

/// The names of a mention's entity.
fn names(slot: Slot, entities: &[Entity]) -> impl Iterator<Item = &str> {
    let entity = match slot {
        Slot::Mention(id) => entities.iter().find(|entity| entity.id == id),
        Slot::Other => None,
    };
    entity.into_iter().flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases)).map(String::as_str)
}

impl Stream<'_> {
    fn loose(&mut self, given: &Loose) -> Result<Loose, LinkError> {
        let mut carried = self.carried(&given.carried)?;
        let mut slots = Vec::new();
        ranges::of_marks(&mut carried.annotations, &mut |slot, range| slots.push((slot, *range)));
        for edit in &mut carried.edits {
            edit.each_range(&mut |range, _| slots.push((Slot::Other, *range)));
        }
        let mut pins = Vec::with_capacity(slots.len());
        for (index, (slot, range)) in slots.into_iter().enumerate() {
            let given = given.pins.get(index).copied().unwrap_or_default();
            pins.push(self.pin(given, slot, range, &carried.annotations.entities)?);
        }
        let mut pairs = Vec::new();
        for placed in &carried.blocks {
            let range = placed.block.range;
            let here = given.pairs.iter().filter(|pair| range.contains_offset(pair.0)).copied().collect::<Vec<_>>();
            pairs.extend(self.list(Field::Count, &here, |stream, given, before| {
                let from = before.map_or(range.start(), |before| before.0);
                let (at, check) = given.copied().unwrap_or_default();
                let at = stream.value32(Field::MarkStart, at.saturating_sub(from))?.saturating_add(from);
                Ok((at, stream.plain(check)))
            })?);
        }
        Ok(Loose { carried, pins, pairs })
    }

    fn pin(&mut self, given: Pin, slot: Slot, range: TextRange, entities: &[Entity]) -> Result<Pin, LinkError> {
        let lead = self.signed(Field::Gap, given.stand.lead)?.clamp(-BESIDE, BESIDE);
        let trail = self.signed(Field::Gap, given.stand.trail)?.clamp(-BESIDE, BESIDE);
        let stand = Stand { at: range.start(), count: range.len(), lead, trail };
        let name = if slot == Slot::Other { 0 } else { self.value(Field::Form, given.name)? };
        if name > 0 {
            let place = usize::try_from(name - 1).unwrap_or(usize::MAX);
            let words = Words::of(names(slot, entities).nth(place).unwrap_or_default());
            let is_long = stand.count >= LONG;
            let head = words.check(0, if is_long { END } else { stand.count }).unwrap_or(0);
            let tail = words.check(stand.count.saturating_sub(END), END).filter(|_| is_long).unwrap_or(0);
            return Ok(Pin { stand, name, head, tail, all: words.all(0, stand.count) });
        }
        let head = if stand.count > 0 { self.plain(given.head) } else { 0 };
        let tail = if stand.count >= LONG { self.plain(given.tail) } else { 0 };
        Ok(Pin { stand, name, head, tail, all: None })
    }
}
