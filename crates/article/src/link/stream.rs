//! One compressed stream of values and texts: the same calls write it and read it.

use std::sync::Arc;

use coding::{Coder, Foretold, Known, Model, OUTSIDE_CAP, Position, Shape, Words, is_inside};

use super::LinkError;
use super::table::Table;

/// Kinds of value, each with statistics of its own. The numbers are part of the format; new ones go at the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Flag = 0,
    Count = 1,
    Length = 2,
    Kind = 3,
    Gap = 4,
    BlockLength = 5,
    Date = 6,
    Id = 7,
    Entity = 8,
    NameType = 9,
    Role = 10,
    Form = 11,
    Doubt = 12,
    Confidence = 13,
    Reason = 14,
    MarkStart = 15,
    MarkLength = 16,
    SpanStart = 17,
    SpanLength = 18,
    SpanCount = 19,
    Mode = 20,
    Certainty = 21,
    Degrees = 22,
    Mantissa = 23,
    Exponent = 24,
    Claim = 25,
    EditKind = 26,
    Check = 27,
    ClaimStart = 28,
    ClaimLength = 29,
    SourceStart = 30,
    MarkCount = 31,
}

/// Set in the kind of an entity that was mentioned before.
const NAMED_BEFORE: u64 = 1 << 20;

/// How many fields there are.
const FIELDS: usize = 32;

/// What the model of texts is made of.
pub(super) const TEXTS: Shape = Shape { contexts: 5, outside: 3, cases: 32 };
/// What the model of values is made of.
pub(super) const VALUES: Shape = Shape { contexts: 7, outside: 0, cases: FIELDS };

/// The two models that a link's streams share: what marks taught is known when the text comes.
#[derive(Debug)]
pub(super) struct Models {
    pub(super) text: Model,
    pub(super) values: Model,
    words: Arc<Words>,
    position: Position,
    /// The last value of each field, and the last of all.
    last: [u64; FIELDS],
    before: u64,
    /// What the values are about: the same thing, and a thing of the same kind.
    about: (u64, u64),
    /// The kind and the shape of the name of each entity, by its number: the second of what values are about.
    entities: Vec<u64>,
}

impl Models {
    pub(super) fn new(table: &Table) -> Self {
        Self {
            text: Model::new(TEXTS, table.texts.as_ref()),
            values: Model::new(VALUES, table.values.as_ref()),
            words: Arc::clone(&table.words),
            position: Position::new(&table.words),
            last: [0; FIELDS],
            before: 0,
            about: (0, 0),
            entities: Vec::new(),
        }
    }

    /// Forgets a link, keeps what it taught.
    #[cfg(feature = "training")]
    pub(super) fn forget(&mut self) {
        self.text.forget(false);
        self.values.forget(true);
        self.position = Position::new(&self.words);
        (self.last, self.before, self.about) = ([0; FIELDS], 0, (0, 0));
        self.entities.clear();
    }

    /// Tells the model of texts that a new line begins, at no cost.
    pub(super) fn new_line(&mut self) {
        self.text.remember(b'\n');
        self.position.take(&self.words, b'\n');
    }

    /// Remembers an entity by its kind and the shape of its name: names that are alike are mentioned alike.
    pub(super) fn entity(&mut self, id: u32, kind: u8, name: &str) {
        if id >= super::MARK_CAP {
            return;
        }
        let place = id as usize;
        if place >= self.entities.len() {
            self.entities.resize(place + 1, 0);
        }
        let blanks = name.bytes().filter(|byte| *byte == b' ').count();
        self.entities[place] = (u64::from(kind) << 2 | blanks.min(3) as u64) << 8 | name.len().min(40) as u64;
    }

    /// Codes a byte of text. `place` is where in a mark it stands, `hint` the byte that marks let expect.
    fn byte(&mut self, coder: &mut Coder<'_>, given: u8, place: u32, hint: Option<(u8, usize)>) -> u8 {
        let Self { text, words, position, .. } = self;
        let outside = |node: usize| -> ([Foretold; OUTSIDE_CAP], usize) {
            let [alone, after] = position.foretell(words, node);
            let size = |all: u64| usize::try_from(u64::BITS - all.leading_zeros()).unwrap_or(0);
            let class = |said: Option<(u32, u64)>| {
                said.map_or(0, |(_, all)| 1 + usize::from(all > 255) + usize::from(all > 4095))
            };
            let bits = usize::BITS - 1 - node.leading_zeros();
            let hinted = hint.filter(|(byte, _)| (usize::from(*byte) | 256) >> (8 - bits) == node);
            let hinted = hinted.map(|(byte, kind)| (if byte >> (7 - bits) & 1 == 1 { 57344 } else { 8192 }, kind));
            let case = class(alone) * 4 + class(after) + 16 * usize::from(hinted.is_some());
            let sized = |said: Option<(u32, u64)>| said.map(|(chance, all)| (chance, size(all)));
            ([sized(alone), sized(after), hinted], case)
        };
        let hashes = contexts(text.history(), place);
        let byte = text.byte(Some(coder), given, Known { hashes: &hashes, outside: &outside });
        position.take(words, byte);
        byte
    }
}

/// A stream that is being written or read.
#[derive(Debug)]
pub(super) struct Stream<'a> {
    pub(super) coder: Coder<'a>,
    pub(super) models: &'a mut Models,
    /// How many bytes of names and remarks may still come.
    pub(super) string_bytes_left: u32,
    /// How many marks may still come.
    pub(super) marks_left: u32,
    /// How many blocks, spans and other small things may still come.
    pub(super) items_left: u32,
}

/// What a checked section says that no writer of this format writes.
pub(super) fn malformed(what: &str) -> LinkError {
    LinkError::Altered { what: format!("it says {what}, which no link does") }
}

impl Stream<'_> {
    pub(super) const fn is_reading(&self) -> bool {
        self.coder.is_reading()
    }

    /// A value from 0 to 2^63 - 1.
    pub(super) fn value(&mut self, field: Field, given: u64) -> Result<u64, LinkError> {
        let models = &mut *self.models;
        let index = field as usize;
        let (mut rest, mut value) = (given, 0_u64);
        let seed = |kind: u32, one: u64, two: u64| {
            let mixed = (one ^ two.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xd6e8_feb8_6659_fd93);
            (mixed >> 32) as u32 ^ kind.wrapping_mul(0x2545_f491)
        };
        for place in 0..9_u32 {
            let here = index as u64 * 16 + u64::from(place);
            let so_far = here << 32 ^ value;
            let hashes = [
                seed(1, here, 0),
                seed(2, so_far, 0),
                seed(3, so_far, models.last[index] + 1),
                seed(4, so_far, models.before.wrapping_add(1)),
                seed(5, so_far, models.before.wrapping_mul(31).wrapping_add(models.last[index]).wrapping_add(7)),
                seed(6, so_far, models.about.0),
                seed(7, so_far, models.about.1),
            ];
            let outside = |_: usize| ([None; OUTSIDE_CAP], index);
            let more = rest > 127;
            let byte = (rest & 127) as u8 | u8::from(more) << 7;
            let byte = models.values.byte(Some(&mut self.coder), byte, Known { hashes: &hashes, outside: &outside });
            rest >>= 7;
            value |= u64::from(byte & 127) << (7 * place);
            if byte < 128 {
                models.last[index] = value;
                models.before = value;
                return Ok(value);
            }
        }
        Err(malformed("a number of more than 63 bits"))
    }

    /// A value that must fit 32 bits.
    pub(super) fn value32(&mut self, field: Field, given: u32) -> Result<u32, LinkError> {
        let value = self.value(field, u64::from(given))?;
        u32::try_from(value).map_err(|_| malformed("a number of more than 32 bits"))
    }

    /// A value with a sign.
    pub(super) fn signed(&mut self, field: Field, given: i64) -> Result<i64, LinkError> {
        // The lowest number has no place among 63 bits.
        let given = given.clamp(i64::MIN / 2, i64::MAX / 2);
        let folded = (given << 1 ^ given >> 63).cast_unsigned();
        let value = self.value(field, folded)?;
        Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    /// The next values are about an entity.
    pub(super) fn about_entity(&mut self, id: u32) {
        let models = &mut *self.models;
        let kind = models.entities.get_mut(id as usize);
        models.about = (u64::from(id) + 1, kind.as_ref().map_or(0, |kind| **kind));
        if let Some(kind) = kind {
            *kind |= NAMED_BEFORE;
        }
    }

    pub(super) fn flag(&mut self, given: bool) -> Result<bool, LinkError> {
        Ok(self.value(Field::Flag, u64::from(given))? != 0)
    }

    /// The length of a list, taken off what may still come.
    pub(super) fn count(&mut self, field: Field, given: usize) -> Result<usize, LinkError> {
        let given = u32::try_from(given).unwrap_or(u32::MAX);
        let (left, over) = if field == Field::MarkCount {
            (self.marks_left, LinkError::TooLarge { cap: super::MARK_CAP, unit: super::Capped::Marks })
        } else {
            (self.items_left, LinkError::TooLarge { cap: super::ITEM_CAP, unit: super::Capped::Items })
        };
        if !self.is_reading() && given > left {
            return Err(over);
        }
        let count = self.value32(field, given)?;
        let left = left.checked_sub(count).ok_or(over)?;
        *(if field == Field::MarkCount { &mut self.marks_left } else { &mut self.items_left }) = left;
        Ok(count as usize)
    }

    /// A name, a remark: any text, with its length before it.
    pub(super) fn string(&mut self, given: &str) -> Result<String, LinkError> {
        let over = LinkError::TooLarge { cap: super::STRING_CAP, unit: super::Capped::Strings };
        let given_length = u32::try_from(given.len()).unwrap_or(u32::MAX);
        if !self.is_reading() && given_length > self.string_bytes_left {
            return Err(over);
        }
        let length = self.value32(Field::Length, given_length)?;
        self.string_bytes_left = self.string_bytes_left.checked_sub(length).ok_or(over)?;
        let mut bytes = Vec::new();
        self.text(given.as_bytes(), length, &mut bytes, |_| (0, None));
        self.models.new_line();
        String::from_utf8(bytes).map_err(|_| malformed("a name that is no UTF-8"))
    }

    /// Appends `length` bytes of text; where a cut link runs out, fewer. `hint` tells, of what stands before the next byte,
    /// where in a mark it stands, and the byte that marks let expect.
    pub(super) fn text(
        &mut self,
        given: &[u8],
        length: u32,
        out: &mut Vec<u8>,
        mut hint: impl FnMut(&[u8]) -> (u32, Option<(u8, usize)>),
    ) {
        for index in 0..length as usize {
            if self.coder.ran_out() {
                break;
            }
            let byte = given.get(index).copied().unwrap_or(0);
            let (place, expected) = hint(out);
            out.push(self.models.byte(&mut self.coder, byte, place, expected));
        }
    }

    /// Sixteen bits as they are.
    pub(super) fn plain(&mut self, given: u16) -> u16 {
        (0..16).rev().fold(0, |bits, place| bits << 1 | u16::from(self.coder.bit(given >> place & 1 == 1, 1 << 15)))
    }
}

/// A hash of some bytes, each kind its own.
pub(super) fn hash(kind: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(kind.wrapping_mul(0x1f35_9d27), |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193).rotate_left(7).wrapping_add(0x51ed)
    })
}

/// What foretells the next byte of a text: nothing, the byte before, the three before, its word so far, its place in a mark.
fn contexts(history: &[u8], place: u32) -> [u32; 5] {
    let recent = |count: usize| &history[history.len().saturating_sub(count)..];
    // Words are looked for no further back than this, which keeps the work for each byte bounded.
    let window = recent(32);
    let start = window.iter().rposition(|byte| !is_inside(*byte)).map_or(0, |index| index + 1);
    let word = window[start..].iter().fold(4_u32, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193).rotate_left(5)
    });
    [hash(0, &[]), hash(1, recent(1)), hash(3, recent(3)), word.wrapping_mul(0x2c92_77b5), place]
}
