//! The table: what is known of news English before a link says anything, so that links are short. One file, fetched
//! when a link is opened or made; the number in a link's beginning says which.

use std::sync::Arc;

use coding::{GAP_KINDS, LONGEST, Learned, Shape, Sums, Words};

use super::section;
use super::stream::{TEXTS, VALUES};

/// What a table begins with.
pub(super) const MAGIC: [u8; 4] = *b"GLKT";
/// Bytes before what is checked.
const HEAD: usize = 12;
/// The number of the table that holds nothing.
pub(super) const NONE: u64 = 0;
/// The number of the newest table.
pub(super) const NEWEST: u64 = 1;
/// Most words a table may hold: their numbers fit 16 bits.
const WORDS_CAP: usize = 65_000;

/// Why a table could not be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TableError {
    /// The file does not begin as one.
    #[error("this is no table of links")]
    NotATable,
    /// Some of it is missing, or was changed.
    #[error("the table fails its check: expected {expected:08x}, got {got:08x}; load it again")]
    Altered {
        /// The check that it names.
        expected: u32,
        /// The check of its bytes.
        got: u32,
    },
    /// It passes its check and yet holds what no table does.
    #[error("the table holds {what}, which no table does")]
    Malformed {
        /// What.
        what: &'static str,
    },
}

/// Words and weights from which the models of a link start.
#[derive(Clone, Debug)]
pub struct Table {
    /// How links name it.
    pub(super) number: u64,
    pub(super) words: Arc<Words>,
    pub(super) texts: Option<Learned>,
    pub(super) values: Option<Learned>,
}

impl Default for Table {
    /// The table that holds nothing: links are longer with it, and nothing need be fetched for them.
    fn default() -> Self {
        let words = Words {
            begins: vec![0],
            stand: Sums { small: vec![0], capital: vec![0] },
            followers: vec![0; GAP_KINDS + 1],
            follow: Sums { small: vec![0], capital: vec![0] },
            ends: vec![0; 257],
            ..Words::default()
        };
        Self { number: NONE, words: Arc::new(words), texts: None, values: None }
    }
}

impl Table {
    /// Whether it is the one that holds nothing.
    pub const fn is_empty(&self) -> bool {
        self.number == NONE
    }

    /// Reads a table file.
    ///
    /// # Errors
    /// A [`TableError`] where the bytes are not those that were written.
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        let (head, body) = bytes.split_at_checked(HEAD).ok_or(TableError::NotATable)?;
        let word = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        if head[..4] != MAGIC || word(4) == 0 {
            return Err(TableError::NotATable);
        }
        let (expected, got) = (word(8), section::check(0, body));
        if expected != got {
            return Err(TableError::Altered { expected, got });
        }
        let mut body = Body(body);
        let words = Arc::new(body.words()?);
        let texts = Some(body.learned(TEXTS)?);
        let values = Some(body.learned(VALUES)?);
        if !body.0.is_empty() {
            return Err(TableError::Malformed { what: "more than its parts" });
        }
        Ok(Self { number: u64::from(word(4)), words, texts, values })
    }
}

/// What is left of a table to be read.
struct Body<'a>(&'a [u8]);

impl<'a> Body<'a> {
    fn bytes(&mut self, count: usize) -> Result<&'a [u8], TableError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(TableError::Malformed { what: "too few bytes" })?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<usize, TableError> {
        let number = section::take_number(&mut self.0).and_then(|number| usize::try_from(number).ok());
        number.ok_or(TableError::Malformed { what: "a number without an end" })
    }

    fn shorts(&mut self, count: usize) -> Result<impl Iterator<Item = u16> + 'a, TableError> {
        Ok(self.bytes(count * 2)?.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])))
    }

    fn words(&mut self) -> Result<Words, TableError> {
        let count = self.number()?;
        if count > WORDS_CAP {
            return Err(TableError::Malformed { what: "too many words" });
        }
        let mut words = Words { begins: vec![0], ends: vec![0], ..Words::default() };
        let mut word: Vec<u8> = Vec::new();
        for _ in 0..count {
            let lengths = self.bytes(1)?[0];
            word.truncate(usize::from(lengths >> 4));
            word.extend(self.bytes(usize::from(lengths & 15))?);
            if word.len() > LONGEST || !words.is_empty() && word.as_slice() <= words.word(words.len() - 1) {
                return Err(TableError::Malformed { what: "words out of order" });
            }
            words.letters.extend(&word);
            words.begins.push(u32::try_from(words.letters.len()).unwrap_or(u32::MAX));
        }
        let counts = self.bytes(count)?;
        words.stand = sums(counts.iter().map(|both| (often(both >> 4), often(both & 15))));
        let mut follow = Vec::new();
        for _ in 0..count + GAP_KINDS {
            words.followers.push(u32::try_from(words.next.len()).unwrap_or(u32::MAX));
            let (count, first) = (self.number()?, words.next.len());
            let mut next = 0;
            for index in 0..count {
                next += self.number()?;
                let before = words.next.last().filter(|_| index > 0);
                if next >= counts.len() || before.is_some_and(|before| usize::from(*before) >= next) {
                    return Err(TableError::Malformed { what: "followers out of order" });
                }
                words.next.push(u16::try_from(next).unwrap_or(u16::MAX));
            }
            let seen = self.bytes(count.div_ceil(2))?;
            for (index, next) in words.next[first..].iter().enumerate() {
                let seen = often(seen[index / 2] >> (index % 2 * 4) & 15);
                // Split as the word itself is between small letters and a capital.
                let both = counts[usize::from(*next)];
                let (small, capital) = (often(both >> 4), often(both & 15));
                let share = u64::from(seen) * u64::from(small) / u64::from(small + capital).max(1);
                let share = u32::try_from(share).unwrap_or(seen);
                follow.push((share, seen - share));
            }
        }
        words.followers.push(u32::try_from(words.next.len()).unwrap_or(u32::MAX));
        words.follow = sums(follow.into_iter());
        for often in self.shorts(256)? {
            words.ends.push(words.ends.last().copied().unwrap_or(0) + u32::from(often));
        }
        Ok(words)
    }

    fn learned(&mut self, shape: Shape) -> Result<Learned, TableError> {
        let mut learned = Learned::default();
        for (set, count) in shape.weights().into_iter().enumerate() {
            learned.weights[set] = self.shorts(count)?.map(u16::cast_signed).collect();
        }
        learned.worth = self.shorts(shape.worths())?.collect();
        let lengths = self.number()?;
        learned.match_worth = self.shorts(lengths)?.collect();
        let mut at = 0;
        for _ in 0..self.number()? {
            at += self.number()?;
            let slot = self.bytes(3)?;
            let slot = u32::from(slot[0]) << 24 | 0x80_0000 | u32::from(slot[1]) << 8 | u32::from(slot[2]);
            learned.slots.push((u32::try_from(at).unwrap_or(u32::MAX), slot));
        }
        Ok(learned)
    }
}

/// How often something was seen that a code of half powers of two stands for, in quarters; 0 for never.
pub(super) fn often(code: u8) -> u32 {
    match code {
        0 => 0,
        code => 4 << (code - 1).min(24),
    }
}

fn sums(counts: impl Iterator<Item = (u32, u32)>) -> Sums {
    let mut sums = Sums { small: vec![0], capital: vec![0] };
    let (mut small, mut capital) = (0_u32, 0_u32);
    for (one, other) in counts {
        (small, capital) = (small.wrapping_add(one), capital.wrapping_add(other));
        sums.small.push(small);
        sums.capital.push(capital);
    }
    sums
}
