//! The gazetteer: names that are known beforehand, with what they may be and where they are.
//!
//! One file, made by `cargo xtask assets`, searched where it lies: nothing is decompressed and no table of strings is
//! built when it is opened; only one anchor for every sixteen keys is kept.
//!
//! # Layout
//! All integers little endian.
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | magic, `GLZG` |
//! | 4 | version, [`VERSION`] |
//! | 4 | length of the payload in bytes |
//! | 8 | FNV-1a, 64 bits, of the payload |
//! | | payload: the table of names, the weights of the tagger, the atlas, the word tables |
//!
//! The table of names is: number of keys (4), bytes of keys (4), a length per key (1 each), the keys (UTF-8, sorted by bytes),
//! then for each key its record: [`Flags`] (2). Keys are in lower case. The places of names are in the atlas, told in its
//! own module (`gazetteer/atlas.rs`).
//!
//! The weights of the tagger: number of features (4), their hashes (4 each, ascending), for each feature a weight for
//! each of [`LABELS`] labels (1 each, signed), the weights of label pairs ([`LABELS`] for each label before, then for a
//! sentence's first token), and [`BINS`] confidences (2 each, thousandths), one for each range of margins.
//!
//! The word tables, which are too long to be compiled in: number of tables (4), then for each the length of its name (1), the
//! name, the length of its text (4) and its text as it stands in `data/`, lines of cells with tabs between them.

mod atlas;
mod builder;
mod tables;
mod weights;

use article::Degrees;

use crate::ResourceError;
#[cfg(doc)]
use crate::training::LABELS;
use atlas::Atlas;
pub use atlas::hash as place_hash;
pub use builder::Builder;
pub use network::fnv1a;
use tables::Tables;
pub use tables::{TABLES, with_tables};
pub(crate) use weights::Weights;
pub use weights::{BINS, Learned, bin};

/// What such a file begins with.
pub const MAGIC: [u8; 4] = *b"GLZG";
/// The version of the layout that is read and written here.
pub const VERSION: u32 = 3;
/// Bytes of a name's record.
const RECORD: usize = 2;
/// Bytes before the payload.
const HEADER: usize = 20;
/// Keys between two anchors.
const STRIDE: usize = 16;

/// What a name may be: a set.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Flags(pub u16);

impl Flags {
    /// A country or one of its names.
    pub const COUNTRY: Self = Self(1);
    /// A city or town.
    pub const CITY: Self = Self(1 << 1);
    /// A state, province or other region, or a continent.
    pub const REGION: Self = Self(1 << 2);
    /// A people: "Peruvians".
    pub const GROUP: Self = Self(1 << 3);
    /// Of a country or people: "Peruvian".
    pub const ADJECTIVE: Self = Self(1 << 4);
    /// A given name.
    pub const GIVEN: Self = Self(1 << 5);
    /// A surname.
    pub const SURNAME: Self = Self(1 << 6);
    /// An organization.
    pub const ORGANIZATION: Self = Self(1 << 7);
    /// Written in capitals; the same letters in lower case are another word.
    pub const ACRONYM: Self = Self(1 << 8);
    /// A political party.
    pub const PARTY: Self = Self(1 << 9);
    /// The full name of a person of public office.
    pub const LEADER: Self = Self(1 << 10);
    /// A common word of the language.
    pub const COMMON: Self = Self(1 << 11);
    /// The capital of a country.
    pub const CAPITAL: Self = Self(1 << 12);
    /// A given name of women.
    pub const FEMALE: Self = Self(1 << 13);
    /// A given name of men.
    pub const MALE: Self = Self(1 << 14);
    /// What the tagger does not look at.
    const GENDER: Self = Self::FEMALE.with(Self::MALE);

    /// Whether it has any of `others`.
    pub const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Both sets.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both sets.
    const fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is not in the other.
    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// What a place is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PlaceKind {
    /// A country.
    Country,
    /// A region of a country.
    Region,
    /// A city or town.
    City,
}

/// A place that a name may mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Degrees north.
    pub latitude: Degrees,
    /// Degrees east.
    pub longitude: Degrees,
    /// ISO 3166-1 alpha-2; zeros where it is in none.
    pub country: [u8; 2],
    /// What it is.
    pub kind: PlaceKind,
    /// Binary logarithm of the population, in halves; 0 where unknown.
    pub size: u8,
}

impl Place {
    /// The country's two letters; empty where it is in none.
    pub fn country(&self) -> &str {
        std::str::from_utf8(&self.country).unwrap_or_default().trim_end_matches('\0')
    }
}

/// Where a table of sorted keys lies in the file.
#[derive(Debug, Default)]
struct Table {
    keys: usize,
    lengths_at: usize,
    bytes_at: usize,
    records_at: usize,
    /// Offset of every sixteenth key among the bytes of keys.
    anchors: Vec<u32>,
}

/// An opened gazetteer.
#[derive(Debug)]
pub struct Gazetteer {
    bytes: Vec<u8>,
    names: Table,
    pub(crate) weights: Weights,
    atlas: Atlas,
    tables: Tables,
}

impl Gazetteer {
    /// Opens a file.
    ///
    /// # Errors
    /// [`ResourceError`] names what was expected and what was found.
    pub fn new(bytes: &[u8]) -> Result<Self, ResourceError> {
        let head: [u8; 4] = std::array::from_fn(|at| bytes.get(at).copied().unwrap_or_default());
        if head != MAGIC {
            return Err(ResourceError::Magic { expected: MAGIC, got: head });
        }
        let short = || ResourceError::Length { expected: HEADER as u64, got: bytes.len() as u64 };
        let version = u32_at(bytes, 4).ok_or_else(short)?;
        if version != VERSION {
            return Err(ResourceError::Version { expected: VERSION, got: version });
        }
        let length = u32_at(bytes, 8).ok_or_else(short)? as usize;
        let sum = bytes.get(12..20).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes).ok_or_else(short)?;
        if bytes.len() != HEADER + length {
            return Err(ResourceError::Length { expected: (HEADER + length) as u64, got: bytes.len() as u64 });
        }
        let got = fnv1a(&bytes[HEADER..]);
        if got != sum {
            return Err(ResourceError::Checksum { expected: sum, got });
        }
        let mut at = HEADER;
        let names = Table::open(bytes, &mut at, RECORD)?;
        let weights = Weights::open(bytes, &mut at)?;
        let atlas = Atlas::open(bytes, &mut at)?;
        let tables = Tables::open(bytes, &mut at)?;
        if at != bytes.len() {
            return Err(ResourceError::Length { expected: at as u64, got: bytes.len() as u64 });
        }
        Ok(Self { bytes: bytes.to_vec(), names, weights, atlas, tables })
    }

    /// What a name, in lower case, may be; the empty set where it is not known. Gender is told apart: [`Self::gender`].
    pub fn flags(&self, key: &str) -> Flags {
        self.names.find(&self.bytes, key).map_or(Flags::default(), |index| self.flags_at(index).without(Flags::GENDER))
    }

    /// Whether women, men or both bear a given name in lower case.
    pub fn gender(&self, key: &str) -> Flags {
        self.names.find(&self.bytes, key).map_or(Flags::default(), |index| self.flags_at(index).within(Flags::GENDER))
    }

    fn flags_at(&self, index: usize) -> Flags {
        let at = self.names.records_at + RECORD * index;
        Flags(u16::from_le_bytes([self.bytes[at], self.bytes[at + 1]]))
    }

    /// The places of a name, in any spelling: countries first, then the largest.
    pub fn places(&self, name: &str) -> Vec<Place> {
        self.atlas.places(&self.bytes, atlas::hash(name))
    }

    /// What was learned, to be written into another file.
    pub fn learned(&self) -> Learned {
        self.weights.learned(&self.bytes)
    }

    /// A word table of `data/` by its name, as its rows of cells; none where the file has no such table.
    pub(crate) fn rows(&self, table: &str) -> impl Iterator<Item = Vec<&str>> {
        crate::lexicon::rows(self.tables.text(&self.bytes, table))
    }

    /// The weights that a feature gives to each label, a byte each; `None` where it has none.
    pub(crate) fn row(&self, feature: u32) -> Option<&[u8]> {
        self.weights.row(&self.bytes, feature)
    }

    /// Number of names.
    pub const fn len(&self) -> usize {
        self.names.keys
    }

    /// Whether it knows no name.
    pub const fn is_empty(&self) -> bool {
        self.names.keys == 0
    }
}

impl Table {
    fn open(bytes: &[u8], at: &mut usize, record: usize) -> Result<Self, ResourceError> {
        let short = |expected: usize| ResourceError::Length { expected: expected as u64, got: bytes.len() as u64 };
        let keys = u32_at(bytes, *at).ok_or_else(|| short(*at + 4))? as usize;
        let blob = u32_at(bytes, *at + 4).ok_or_else(|| short(*at + 8))? as usize;
        let lengths_at = *at + 8;
        let bytes_at = lengths_at + keys;
        let records_at = bytes_at + blob;
        let end = records_at + keys * record;
        if end > bytes.len() {
            return Err(short(end));
        }
        let mut anchors = Vec::with_capacity(keys / STRIDE + 1);
        let mut offset = 0_u32;
        for index in 0..keys {
            if index % STRIDE == 0 {
                anchors.push(offset);
            }
            offset += u32::from(bytes[lengths_at + index]);
        }
        if offset as usize != blob {
            return Err(short(bytes_at + offset as usize));
        }
        *at = end;
        Ok(Self { keys, lengths_at, bytes_at, records_at, anchors })
    }

    fn find(&self, bytes: &[u8], key: &str) -> Option<usize> {
        let key = key.as_bytes();
        let length = |index: usize| usize::from(bytes[self.lengths_at + index]);
        let (mut low, mut high) = (0, self.anchors.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let start = self.bytes_at + self.anchors[middle] as usize;
            if &bytes[start..start + length(middle * STRIDE)] <= key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let block = low.checked_sub(1)?;
        let mut start = self.bytes_at + self.anchors[block] as usize;
        for index in block * STRIDE..self.keys.min((block + 1) * STRIDE) {
            let end = start + length(index);
            if &bytes[start..end] == key {
                return Some(index);
            }
            start = end;
        }
        None
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
