//! One compressed stream of values and texts: the same calls write it and read it.

use std::sync::OnceLock;

use super::LinkError;
use super::coder::Coder;
use super::model::Model;

/// English as news writes it, from which the model of texts learns before it sees a link's own. Part of the format:
/// a decoder needs it to the byte.
const PRIMER: &str = include_str!("primer.txt");

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

/// How many fields there are.
const FIELDS: usize = 32;

/// The two models that a link's streams share: what marks taught is known when the text comes.
#[derive(Debug)]
pub(super) struct Models {
    text: Model,
    values: Model,
    /// The last value of each field, and the last of all.
    last: [u64; FIELDS],
    before: u64,
}

impl Models {
    pub(super) fn new() -> Self {
        /// The model that has read the primer: links are made again on every edit, and it is the same each time.
        static PRIMED: OnceLock<Model> = OnceLock::new();
        let prime = || {
            let mut text = Model::new(8);
            for byte in PRIMER.bytes() {
                let hashes = contexts(&text);
                text.byte(None, byte, &hashes);
            }
            text
        };
        Self { text: PRIMED.get_or_init(prime).clone(), values: Model::new(5), last: [0; FIELDS], before: 0 }
    }

    /// Tells the model of texts that a new line begins, at no cost.
    pub(super) fn new_line(&mut self) {
        self.text.remember(b'\n');
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
            ];
            let more = rest > 127;
            let byte = (rest & 127) as u8 | u8::from(more) << 7;
            let byte = models.values.byte(Some(&mut self.coder), byte, &hashes);
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

    pub(super) fn flag(&mut self, given: bool) -> Result<bool, LinkError> {
        Ok(self.value(Field::Flag, u64::from(given))? != 0)
    }

    /// The length of a list, taken off what may still come.
    pub(super) fn count(&mut self, field: Field, given: usize) -> Result<usize, LinkError> {
        let given = u32::try_from(given).unwrap_or(u32::MAX);
        let (left, over) = if field == Field::MarkCount {
            (self.marks_left, LinkError::TooLarge { cap: super::MARK_CAP, unit: "marks" })
        } else {
            (self.items_left, LinkError::TooLarge { cap: super::ITEM_CAP, unit: "blocks and spans" })
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
        let over = LinkError::TooLarge { cap: super::STRING_CAP, unit: "bytes of names and notes" };
        let given_length = u32::try_from(given.len()).unwrap_or(u32::MAX);
        if !self.is_reading() && given_length > self.string_bytes_left {
            return Err(over);
        }
        let length = self.value32(Field::Length, given_length)?;
        self.string_bytes_left = self.string_bytes_left.checked_sub(length).ok_or(over)?;
        let bytes = self.text(given.as_bytes(), length);
        self.models.new_line();
        String::from_utf8(bytes).map_err(|_| malformed("a name that is no UTF-8"))
    }

    /// `length` bytes of text. When a cut link runs out, what comes back is shorter.
    pub(super) fn text(&mut self, given: &[u8], length: u32) -> Vec<u8> {
        let mut out = Vec::new();
        for index in 0..length as usize {
            if self.coder.ran_out() {
                break;
            }
            let hashes = contexts(&self.models.text);
            let byte = given.get(index).copied().unwrap_or(0);
            out.push(self.models.text.byte(Some(&mut self.coder), byte, &hashes));
        }
        out
    }

    /// Sixteen bits as they are.
    pub(super) fn plain(&mut self, given: u16) -> u16 {
        (0..16).rev().fold(0, |bits, place| bits << 1 | u16::from(self.coder.bit(given >> place & 1 == 1, 1 << 15)))
    }
}

/// What foretells the next byte of a text: the 0 to 6 bytes before it, its word so far, the word before.
fn contexts(model: &Model) -> [u32; 8] {
    let history = model.history();
    let hash = |kind: u32, bytes: &[u8]| {
        bytes.iter().fold(kind.wrapping_mul(0x1f35_9d27), |hash, byte| {
            (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193).rotate_left(7).wrapping_add(0x51ed)
        })
    };
    let recent = |count: usize| &history[history.len().saturating_sub(count)..];
    // Words are looked for no further back than this, which keeps the work for each byte bounded.
    let window = recent(32);
    let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 128;
    let word = |end: usize| {
        let start = window[..end].iter().rposition(|byte| !is_inside(byte)).map_or(0, |index| index + 1);
        (
            start,
            window[start..end].iter().fold(0x811c_9dc5_u32, |hash, byte| {
                (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193).rotate_left(5)
            }),
        )
    };
    let (start, current) = word(window.len());
    let before = window[..start].iter().rposition(is_inside).map_or(0, |index| word(index + 1).1);
    [
        hash(0, &[]),
        hash(1, recent(1)),
        hash(2, recent(2)),
        hash(3, recent(3)),
        hash(4, recent(4)),
        hash(5, recent(6)),
        current.wrapping_mul(0x2c92_77b5),
        current.wrapping_mul(0x2c92_77b5) ^ before.rotate_left(9).wrapping_mul(0x85eb_ca6b),
    ]
}
