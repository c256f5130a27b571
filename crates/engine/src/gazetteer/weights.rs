//! The weights of the tagger, as they lie in the gazetteer file.

use std::collections::BTreeMap;

use super::u32_at;
use crate::ResourceError;
use crate::names::label::LABELS;
use crate::names::tagger::Transitions;

/// Number of ranges of margins that have a confidence of their own.
pub const BINS: usize = 32;
/// Width of a range of margins.
const BIN: i32 = 5;
/// Leading bits of a feature's hash that the index goes by.
const INDEX_BITS: u32 = 12;

/// In which range a margin lies.
pub fn bin(margin: i32) -> usize {
    usize::try_from(margin / BIN).unwrap_or(0).min(BINS - 1)
}

/// What was learned from corpora.
#[derive(Clone, Debug)]
pub struct Learned {
    /// By a feature's hash, the weight that it gives to each label.
    pub features: BTreeMap<u32, [i8; LABELS]>,
    /// The weights of label pairs, each clamped to a signed byte in the file.
    pub transitions: Transitions,
    /// By the range of the margin ([`bin`]), how often such a name is right, in thousandths.
    pub confidence: [u16; BINS],
}

impl Default for Learned {
    fn default() -> Self {
        Self { features: BTreeMap::new(), transitions: [[0; LABELS]; LABELS + 1], confidence: [0; BINS] }
    }
}

impl Learned {
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend((self.features.len() as u32).to_le_bytes());
        out.extend(self.features.keys().flat_map(|feature| feature.to_le_bytes()));
        out.extend(self.features.values().flatten().map(|weight| weight.cast_unsigned()));
        out.extend(self.transitions.iter().flatten().map(|&weight| (weight.clamp(-128, 127) as i8).cast_unsigned()));
        out.extend(self.confidence.iter().flat_map(|value| value.to_le_bytes()));
    }
}

/// Where the weights lie in an opened file.
#[derive(Debug)]
pub(crate) struct Weights {
    hashes_at: usize,
    rows_at: usize,
    /// By the leading bits of a hash, the first feature that is not below them; one more at the end.
    index: Vec<u32>,
    pub(crate) transitions: Transitions,
    pub(crate) confidence: [u16; BINS],
}

impl Weights {
    pub(super) fn open(bytes: &[u8], at: &mut usize) -> Result<Self, ResourceError> {
        let short = |expected: usize| ResourceError::Length { expected: expected as u64, got: bytes.len() as u64 };
        let count = u32_at(bytes, *at).ok_or_else(|| short(*at + 4))? as usize;
        let hashes_at = *at + 4;
        let rows_at = hashes_at + 4 * count;
        let transitions_at = rows_at + LABELS * count;
        let confidence_at = transitions_at + LABELS * (LABELS + 1);
        let end = confidence_at + 2 * BINS;
        if end > bytes.len() {
            return Err(short(end));
        }
        let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
        let transitions = std::array::from_fn(|before| {
            std::array::from_fn(|label| i32::from(byte(transitions_at + LABELS * before + label).cast_signed()))
        });
        let confidence = std::array::from_fn(|bin| {
            u16::from_le_bytes([byte(confidence_at + 2 * bin), byte(confidence_at + 2 * bin + 1)])
        });
        let mut index = vec![0; (1 << INDEX_BITS) + 1];
        let mut filled = 0;
        for feature in 0..count {
            let head = (u32_at(bytes, hashes_at + 4 * feature).unwrap_or_default() >> (32 - INDEX_BITS)) as usize;
            while filled < head {
                filled += 1;
                index[filled] = feature as u32;
            }
        }
        index[filled + 1..].fill(count as u32);
        *at = end;
        Ok(Self { hashes_at, rows_at, index, transitions, confidence })
    }

    /// What was learned, as it was written.
    pub(super) fn learned(&self, bytes: &[u8]) -> Learned {
        let count = (self.rows_at - self.hashes_at) / 4;
        let row = |at: usize| std::array::from_fn(|label| bytes[self.rows_at + LABELS * at + label].cast_signed());
        let hash = |at: usize| u32_at(bytes, self.hashes_at + 4 * at).unwrap_or_default();
        Learned {
            features: (0..count).map(|at| (hash(at), row(at))).collect(),
            transitions: self.transitions,
            confidence: self.confidence,
        }
    }

    /// The row of a feature: a weight, as a byte, for each label.
    pub(super) fn row<'a>(&self, bytes: &'a [u8], feature: u32) -> Option<&'a [u8]> {
        let head = (feature >> (32 - INDEX_BITS)) as usize;
        let (from, to) = (*self.index.get(head)? as usize, *self.index.get(head + 1)? as usize);
        let at = (from..to).find(|&at| u32_at(bytes, self.hashes_at + 4 * at) == Some(feature))?;
        bytes.get(self.rows_at + LABELS * at..self.rows_at + LABELS * (at + 1))
    }
}
