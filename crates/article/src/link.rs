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
mod fitting;
mod hints;
mod marks;
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
use marks::PlacedBlock;
use section::{Section, State};
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
}

/// Writes a reading as a link fragment, without the `#`. It opens as the same reading, shared on the day given; what
/// the text was before it was normalised stays behind.
///
/// # Errors
/// [`LinkError::TooLarge`] where the reading passes the caps that every decoder enforces.
pub fn encode(reading: &Reading, shared_on: Option<Date>, table: &Table) -> Result<String, LinkError> {
    encode_with(reading, shared_on, View::default(), table)
}

/// The same, with what of it is looked at.
///
/// # Errors
/// As for [`encode`].
pub fn encode_with(reading: &Reading, shared_on: Option<Date>, view: View, table: &Table) -> Result<String, LinkError> {
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

    let mut body = Vec::new();
    section::push_section(&mut body, MARKS, &marks);
    if view != View::default() {
        section::push_section(&mut body, VIEW, &view.payload());
    }
    section::push_section(&mut body, TEXT, &text);
    let mut header = Vec::new();
    section::push_number(&mut header, body.len() as u64);
    section::push_number(&mut header, u64::from(text_length));
    section::push_number(&mut header, table.number);
    let mut bytes = Vec::new();
    section::push_section(&mut bytes, HEADER, &header);
    bytes.extend(body);
    Ok(format!("{PREFIX}{}", section::letters(bytes)))
}

/// Reads a link fragment, with or without the `#`. Any text gives an answer, in time linear in what it says it holds,
/// which is capped.
///
/// # Errors
/// A [`LinkError`] that says in one sentence what is wrong. A link that was cut short opens with what arrived, if all
/// its marks did and some of its text.
pub fn decode(fragment: &str, table: &Table) -> Result<Opened, LinkError> {
    let fragment = fragment.trim();
    let letters = versioned(fragment.strip_prefix('#').unwrap_or(fragment))?;
    let bytes = section::bytes(letters)?;
    let mut rest = &bytes[..];
    let header = section::take_section(&mut rest).ok_or(LinkError::NotALink)?;
    let mut payload = whole(header, "its beginning")?;
    let mut number = || section::take_number(&mut payload);
    let numbers = (number(), number(), number());
    let (HEADER, (Some(sent), Some(text_length), Some(needed))) = (header.number, numbers) else {
        return Err(malformed("no lengths at its beginning"));
    };
    let without = Table::default();
    let table = match needed {
        table::NONE => &without,
        needed if needed == table.number => table,
        table::NEWEST => return Err(LinkError::NeedsTable),
        needed => {
            let found = u32::try_from(needed).unwrap_or(u32::MAX);
            return Err(LinkError::Newer { found, known: VERSION });
        }
    };
    let text_length = within_text_cap(text_length)?;

    let arrived = rest.len() as u64;
    let mut rest = match usize::try_from(sent).ok().and_then(|sent| rest.split_at_checked(sent)) {
        Some((body, [] | [0])) => body,
        Some(_) => return Err(LinkError::Altered { what: "it is longer than it was".to_owned() }),
        None => rest,
    };
    let is_cut = arrived < sent;
    let (mut marks, mut text, mut view) = (None, None, View::default());
    while !rest.is_empty() {
        let Some(found) = section::take_section(&mut rest) else {
            if is_cut { break } else { return Err(malformed("a section without a length")) }
        };
        if found.state == State::Altered || (found.state == State::Cut && !is_cut) {
            return Err(LinkError::Altered { what: format!("its section {} fails its check", found.number) });
        }
        match found.number {
            MARKS if marks.is_none() => marks = Some(found),
            TEXT if text.is_none() => text = Some(found),
            VIEW if found.state == State::Whole => view = View::of(found.payload),
            // From a later page, for a later page.
            _ => {}
        }
    }

    let cut_early = LinkError::Cut { arrived_percent: percent(arrived, sent) };
    let missing = if is_cut { &cut_early } else { &malformed("no marks") };
    let marks = marks.filter(|marks| marks.state == State::Whole).ok_or_else(|| missing.clone())?.payload;
    let mut models = Models::new(table);
    let carried = open(Coder::reader(marks), &mut models).carried(&Carried::default())?;
    let payload = text.map_or(&[][..], |section| section.payload);
    let pieces = open(Coder::reader(payload), &mut models).pieces("", &carried, text_length)?;
    if !is_cut && !pieces.is_whole {
        return Err(malformed("a text that fails its check"));
    }
    if is_cut && pieces.blocks == 0 && !carried.blocks.is_empty() {
        return Err(cut_early);
    }
    Ok(Opened { view, ..opened(carried, pieces, is_cut.then(|| percent(arrived, sent)))? })
}

/// The letters after the prefix of a version that is known.
fn versioned(fragment: &str) -> Result<&str, LinkError> {
    let (version, letters) =
        fragment.strip_prefix('g').and_then(|rest| rest.split_once('.')).ok_or(LinkError::NotALink)?;
    let is_number = !version.is_empty() && !version.starts_with('0') && version.bytes().all(|b| b.is_ascii_digit());
    let found: u32 = version.parse().ok().filter(|_| is_number).ok_or(LinkError::NotALink)?;
    match found {
        VERSION if letters.is_empty() => Err(LinkError::NotALink),
        VERSION => Ok(letters),
        _ => Err(LinkError::Newer { found, known: VERSION }),
    }
}

fn within_text_cap(length: u64) -> Result<u32, LinkError> {
    let length = u32::try_from(length).ok().filter(|length| *length <= TEXT_CAP);
    length.ok_or(LinkError::TooLarge { cap: TEXT_CAP, unit: Capped::Text })
}

fn whole<'a>(section: Section<'a>, what: &str) -> Result<&'a [u8], LinkError> {
    match section.state {
        State::Whole => Ok(section.payload),
        State::Cut => Err(LinkError::Altered { what: format!("{what} did not arrive whole") }),
        State::Altered => Err(LinkError::Altered { what: format!("{what} fails its check") }),
    }
}

/// A share in percent, below 100 where anything is missing.
fn percent(arrived: u64, sent: u64) -> u8 {
    u8::try_from(u128::from(arrived) * 100 / u128::from(sent.max(1))).unwrap_or(99).min(99)
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

fn opened(carried: Carried, pieces: Pieces, cut_at: Option<u8>) -> Result<Opened, LinkError> {
    let Carried { shared_on, reader_date, source_url, mut blocks, mut annotations, edits } = carried;
    let blocks_sent = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
    blocks.truncate(pieces.blocks);
    let blocks_arrived = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
    let blocks = blocks.into_iter().map(|placed| placed.block).collect();
    let article = Article::from_parts(pieces.text, blocks, reader_date, source_url)
        .map_err(|error| LinkError::Altered { what: error.to_string() })?;
    fitting::keep_what_fits(&mut annotations, &article);
    let reading = Reading { article, annotations, edits, shared_on };
    Ok(Opened { reading, arrived_percent: cut_at.unwrap_or(100), blocks_arrived, blocks_sent, view: View::default() })
}
