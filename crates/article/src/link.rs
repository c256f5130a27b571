//! The link: a whole [`Reading`] in a URL fragment.
//!
//! A link carries what the sharer saw, so that it opens at once, the same for everybody, with no server. It survives
//! what chat programs do to links: it holds only letters that stay whole, its marks come before its text, and each
//! part has its own check, so that a link that was cut short opens with what arrived, and what was altered is never
//! shown. The format is written down in `docs/LINK.md`.
//!
//! ```
//! use article::link::{self, Table};
//! use article::{Annotations, Article, Reading};
//!
//! let article = Article::from_plain_text("Talks open\n\nThe talks open on Monday, officials said.");
//! let reading = Reading::new(article, Annotations::default());
//! // A longer link, for which nothing need be fetched.
//! let table = Table::default();
//! let fragment = link::encode(&reading, None, &table)?;
//! assert_eq!(link::decode(&fragment, &table)?.reading, reading);
//! # Ok::<(), link::LinkError>(())
//! ```

mod codes;
mod edits;
mod error;
mod excerpt;
mod fitting;
mod hints;
mod loose;
mod marks;
mod parcel;
#[cfg(any(test, feature = "testing"))]
pub mod parts;
mod ranges;
mod section;
mod stream;
mod table;
#[cfg(test)]
mod tests;
#[cfg(feature = "training")]
pub mod training;
mod view;

use coding::Coder;
pub use error::{Capped, LinkError};
use hints::Hints;
pub use loose::{Placed, Unplaced, encode_loose, place};
use marks::PlacedBlock;
use parcel::Parcel;
use stream::{Field, Models, Stream, malformed};
pub use table::{Table, TableError};
pub use view::View;

use serde::{Deserialize, Serialize};

use crate::{Annotations, Article, Date, Edit, Reading, TextRange};

/// What every link begins with, after the `#`.
pub const PREFIX: &str = "g1.";

/// The version that this module writes, and the newest that it knows.
const VERSION: u32 = 1;
/// Bytes of text that a link may hold.
const TEXT_CAP: u32 = 2_000_000;
/// Marks that a link may hold: entities, mentions, claims, times, numbers, things to check, edits.
const MARK_CAP: u32 = 50_000;
/// Blocks, spans of marks, aliases and the like that a link may hold.
const ITEM_CAP: u32 = 200_000;
/// Bytes of names, roles, quotes and remarks that a link may hold.
const STRING_CAP: u32 = 500_000;

/// Numbers of the sections.
const HEADER: u64 = 1;
const MARKS: u64 = 2;
const TEXT: u64 = 3;
const VIEW: u64 = 4;
const ABOUT: u64 = 5;
const LOOSE: u64 = 6;

/// What a link gave: the reading, and how much of it arrived.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    /// The reading, with the paragraphs that arrived.
    pub reading: Reading,
    /// Share of the link that arrived, in percent; 100 for a whole one.
    pub arrived_percent: u8,
    /// Blocks that arrived with their text.
    pub blocks_arrived: u32,
    /// Blocks that the sharer's article had.
    pub blocks_sent: u32,
    /// What of it the sharer looked at.
    pub view: View,
    /// Whether it is only a part of the sharer's article.
    pub is_excerpt: bool,
}

/// Writes a reading as a link fragment, without the `#`. It opens as the same reading, shared on the day given; what
/// the text was before it was normalised stays behind.
///
/// # Errors
/// [`LinkError::TooLarge`] where the reading passes the caps that every decoder enforces.
pub fn encode(reading: &Reading, shared_on: Option<Date>, table: &Table) -> Result<String, LinkError> {
    encode_with(reading, shared_on, (View::default(), false), table)
}

/// The same, with what of it is looked at, and whether it is an excerpt of an article.
///
/// # Errors
/// As for [`encode`].
pub fn encode_with(
    reading: &Reading,
    shared_on: Option<Date>,
    (view, is_excerpt): (View, bool),
    table: &Table,
) -> Result<String, LinkError> {
    let text = reading.article.text();
    let text_length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    within_text_cap(u64::from(text_length))?;
    let mut models = Models::new(table);

    let mut stream = open(Coder::writer(), &mut models);
    let sent = Carried::of(reading, shared_on);
    stream.carried(&sent)?;
    let marks = stream.coder.finish();

    let mut stream = open(Coder::writer(), &mut models);
    let end = stream.pieces(text, &sent, text_length)?.text.len();
    debug_assert_eq!(end, text.len());
    let text = stream.coder.finish();

    Ok(parcel::wrap(text_length, table, view, is_excerpt, &[(MARKS, &marks)], &[(TEXT, &text)]))
}

/// Reads a link fragment, with or without the `#`. Any text gives an answer, in time linear in what it says it holds,
/// which is capped.
///
/// # Errors
/// A [`LinkError`] that says in one sentence what is wrong. A link that was cut short opens with what arrived, if all
/// its marks did and some of its text.
pub fn decode(fragment: &str, table: &Table) -> Result<Opened, LinkError> {
    let without = Table::default();
    let bytes = Parcel::bytes(fragment)?;
    let parcel = Parcel::of(&bytes)?;
    let table = parcel.table(table, &without)?;
    let text_length = within_text_cap(parcel.text_length)?;
    let mut models = Models::new(table);
    if let Some(payload) = parcel.loose()? {
        let loose = loose::Loose::read(&mut open(Coder::reader(payload), &mut models))?;
        return Err(loose.without_text());
    }
    let marks = parcel.whole(parcel.marks)?;
    let carried = open(Coder::reader(marks), &mut models).carried(&Carried::default())?;
    let payload = parcel.text.map_or(&[][..], |section| section.payload);
    let pieces = open(Coder::reader(payload), &mut models).pieces("", &carried, text_length)?;
    if !parcel.is_cut && !pieces.is_whole {
        return Err(malformed("a text that fails its check"));
    }
    if parcel.is_cut && pieces.blocks == 0 && !carried.blocks.is_empty() {
        return Err(parcel.cut_early());
    }
    let percent = if parcel.is_cut { parcel.percent() } else { 100 };
    Ok(Opened { view: parcel.view, is_excerpt: parcel.is_excerpt, ..opened(carried, pieces, percent)? })
}

/// A number that tells texts apart: the CRC-32 of their bytes.
#[cfg(feature = "json")]
pub(crate) fn text_check(text: &str) -> u32 {
    section::check(0, text.as_bytes())
}

fn within_text_cap(length: u64) -> Result<u32, LinkError> {
    let length = u32::try_from(length).ok().filter(|length| *length <= TEXT_CAP);
    length.ok_or(LinkError::TooLarge { cap: TEXT_CAP, unit: Capped::Text })
}

fn open<'a>(coder: Coder<'a>, models: &'a mut Models) -> Stream<'a> {
    Stream { coder, models, string_bytes_left: STRING_CAP, marks_left: MARK_CAP, items_left: ITEM_CAP }
}

/// Everything that a link carries but the text.
#[derive(Clone, Debug, Default)]
struct Carried {
    shared_on: Option<Date>,
    reader_date: Option<Date>,
    source_url: Option<String>,
    blocks: Vec<PlacedBlock>,
    annotations: Annotations,
    edits: Vec<Edit>,
}

impl Carried {
    fn of(reading: &Reading, shared_on: Option<Date>) -> Self {
        Self {
            shared_on,
            reader_date: reading.article.reader_date,
            source_url: reading.article.source_url.clone(),
            blocks: PlacedBlock::all(reading.article.text(), reading.article.blocks()),
            annotations: reading.annotations.clone(),
            edits: reading.edits.clone(),
        }
    }
}

/// The text as far as it arrived.
struct Pieces {
    text: String,
    blocks: usize,
    is_whole: bool,
}

impl Stream<'_> {
    fn carried(&mut self, given: &Carried) -> Result<Carried, LinkError> {
        let sent = &given.annotations;
        Ok(Carried {
            shared_on: self.date(given.shared_on)?,
            reader_date: self.date(given.reader_date)?,
            source_url: self.optional(given.source_url.as_ref())?,
            blocks: self.blocks(&given.blocks)?,
            annotations: Annotations {
                language: self.string(&sent.language)?,
                entities: self.list(Field::MarkCount, &sent.entities, Self::entity)?,
                mentions: self.list(Field::MarkCount, &sent.mentions, Self::mention)?,
                claims: self.list(Field::MarkCount, &sent.claims, Self::claim)?,
                times: self.list(Field::MarkCount, &sent.times, Self::time)?,
                numbers: self.list(Field::MarkCount, &sent.numbers, Self::number)?,
                summary: self.summary(&sent.summary)?,
            },
            edits: self.list(Field::MarkCount, &given.edits, |stream, given, _| stream.edit(given))?,
        })
    }

    /// The text, block by block with what stands before each, and then what stands behind the last. Sixteen bits of
    /// check follow each piece. When reading a cut link, ends with the last block that is certain and passes its check.
    fn pieces(&mut self, given: &str, carried: &Carried, length: u32) -> Result<Pieces, LinkError> {
        let mut bytes: Vec<u8> = Vec::new();
        let (mut sum, mut arrived, mut good, mut end) = (0, 0, 0, 0);
        let blocks = &carried.blocks;
        let mut hints = Hints::new(carried);
        for placed in blocks {
            let range = placed.block.range;
            if range.end() > length {
                return Err(malformed("blocks that leave its text"));
            }
            let usual = placed.usual_gap();
            if !usual.is_empty() {
                self.models.new_line();
            }
            bytes.extend(usual.bytes());
            let start = end + u32::try_from(usual.len()).unwrap_or(0);
            if !self.piece(given, TextRange::new(start, range.end()), (&mut bytes, &mut sum), &mut hints) {
                break;
            }
            (good, end) = (bytes.len(), range.end());
            arrived += 1;
        }
        if arrived == blocks.len()
            && end < length
            && self.piece(given, TextRange::new(end, length), (&mut bytes, &mut sum), &mut hints)
        {
            good = bytes.len();
        }
        bytes.truncate(good);
        let text = String::from_utf8(bytes).map_err(|_| malformed("a text that is no UTF-8"))?;
        Ok(Pieces { is_whole: text.len() == length as usize, text, blocks: arrived })
    }

    /// One piece of the text and its check. Returns whether it is there, certain and as its check says.
    fn piece(
        &mut self,
        given: &str,
        range: TextRange,
        (bytes, sum): (&mut Vec<u8>, &mut u32),
        hints: &mut Hints<'_>,
    ) -> bool {
        let start = bytes.len();
        self.text(range.of(given).as_bytes(), range.len(), bytes, |before| hints.place(before));
        let piece = &bytes[start..];
        *sum = section::check(*sum, piece);
        let is_there = piece.len() == range.len() as usize;
        let expected = (*sum & 0xffff) as u16;
        let holds = self.plain(expected) == expected;
        holds && is_there && self.coder.is_certain()
    }
}

fn opened(carried: Carried, pieces: Pieces, arrived_percent: u8) -> Result<Opened, LinkError> {
    let Carried { shared_on, reader_date, source_url, mut blocks, mut annotations, edits } = carried;
    let blocks_sent = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
    blocks.truncate(pieces.blocks);
    let blocks_arrived = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
    let blocks = blocks.into_iter().map(|placed| placed.block).collect();
    let article = Article::from_parts(pieces.text, blocks, reader_date, source_url)
        .map_err(|error| LinkError::Altered { what: error.to_string() })?;
    fitting::keep_what_fits(&mut annotations, &article);
    let reading = Reading { article, annotations, edits, shared_on };
    let view = View::default();
    Ok(Opened { reading, arrived_percent, blocks_arrived, blocks_sent, view, is_excerpt: false })
}
