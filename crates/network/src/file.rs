//! The network file: its layout, and how its parts are read one after another.
//!
//! # Layout
//! All numbers little endian; real numbers are `f32`. Every part is filled up with zeros to a multiple of 4 bytes.
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | magic, `GNET` |
//! | 4 | version, [`VERSION`](super::VERSION) |
//! | 8 | length of the file in bytes |
//! | 8 | FNV-1a, 64 bits, of all that follows |
//! | 12 · 4 | sizes, see [`Shape`]: vocabulary V, width D, layers, heads, inner width F, positions P, cases (10), width of links K, name labels (11), span layers (4), columns that share a multiplier (32), 0 |
//! | | number of bytes (4), then each piece of the vocabulary after its length (1), `##` before one that continues a word |
//! | | matrices: pieces V × D, positions P × D, cases 10 × D; a norm |
//! | | for each layer: linear 3D × D (queries, keys, values), linear D × D, norm, linear F × D, linear D × F, norm |
//! | | heads: linear names 11 × D, role 1 × D, spans 12 × D, links from 2K × D, links to 2K × D (K rows for sources, K for cues) |
//!
//! A norm is D weights and D biases. A linear part is a matrix and a bias for each row. A matrix of R × N is:
//!
//! - bits of a weight (4): 8 or 4;
//! - R scales, real numbers;
//! - with 8 bits: R · N signed bytes q; a weight is q · scale of its row;
//! - with 4 bits: R · N / 32 multipliers less one, then R · N numbers q + 8, half a byte each, the low half first; a weight is
//!   q · multiplier · scale, the product of the first two within a signed byte.

use super::NetworkError;
use super::packed::{GROUP, Packed, Weights};
use super::real::Norm;

/// Reads parts one after another, each on a boundary of 4 bytes.
pub(super) struct Parts<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Parts<'a> {
    /// From byte `at` on.
    pub(super) const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The next `count` bytes and what fills them up.
    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8], NetworkError> {
        let end = self.at.saturating_add(count);
        let Some(found) = self.bytes.get(self.at..end) else {
            return Err(NetworkError::Length { expected: end as u64, got: self.bytes.len() as u64 });
        };
        self.at = end.next_multiple_of(4);
        Ok(found)
    }

    pub(super) fn number(&mut self) -> Result<u32, NetworkError> {
        self.bytes(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }

    pub(super) fn long(&mut self) -> Result<u64, NetworkError> {
        Ok(u64::from(self.number()?) | u64::from(self.number()?) << 32)
    }

    /// That many real numbers; each must be finite.
    pub(super) fn reals(&mut self, count: usize) -> Result<Vec<f32>, NetworkError> {
        let bytes = self.bytes(count.saturating_mul(4))?;
        let real = |b: &[u8]| f32::from_le_bytes([b[0], b[1], b[2], b[3]]);
        let reals: Vec<f32> = bytes.chunks_exact(4).map(real).collect();
        match reals.iter().find(|real| !real.is_finite()) {
            Some(real) => Err(NetworkError::Shape {
                part: "scale or bias",
                expected: "a finite number".into(),
                // As bits: to print real numbers would bring kilobytes of code.
                got: format!("the bits {:08x}", real.to_bits()),
            }),
            None => Ok(reals),
        }
    }

    pub(super) fn norm(&mut self, width: usize) -> Result<Norm, NetworkError> {
        Ok(Norm { weight: self.reals(width)?, bias: self.reals(width)? })
    }

    pub(super) fn matrix(&mut self, rows: usize, columns: usize) -> Result<Packed<&'a [u8]>, NetworkError> {
        let bits = self.number()?;
        let scales = self.reals(rows)?;
        let count = rows.saturating_mul(columns);
        let weights = match bits {
            8 => Weights::Eight(self.bytes(count)?),
            4 => {
                let multipliers = self.bytes((count / GROUP).div_ceil(2))?;
                Weights::Four { multipliers, weights: self.bytes(count.div_ceil(2))? }
            }
            _ => {
                let expected = "8 or 4 bits a weight".to_owned();
                return Err(NetworkError::Shape { part: "matrix", expected, got: format!("{bits} bits") });
            }
        };
        Ok(Packed { columns, scales, weights })
    }

    /// A matrix and its biases.
    pub(super) fn linear(&mut self, rows: usize, columns: usize) -> Result<(Packed<&'a [u8]>, Vec<f32>), NetworkError> {
        Ok((self.matrix(rows, columns)?, self.reals(rows)?))
    }

    /// Whether all bytes were read; an error where some are left.
    pub(super) fn end(&self) -> Result<(), NetworkError> {
        if self.at == self.bytes.len() {
            return Ok(());
        }
        Err(NetworkError::Length { expected: self.at as u64, got: self.bytes.len() as u64 })
    }
}

/// The sizes of a network, as its file gives them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Shape {
    pub(super) vocabulary: usize,
    /// Numbers in a vector.
    pub(super) width: usize,
    pub(super) layers: usize,
    /// Heads of attention; each has `width / heads` numbers of every vector.
    pub(super) heads: usize,
    /// Numbers in a vector inside the feed-forward part.
    pub(super) inner: usize,
    /// Most pieces of a window.
    pub(super) positions: usize,
    /// Numbers in a vector by which links are scored.
    pub(super) link: usize,
}

/// How many sizes the header has.
pub(super) const SIZES: usize = 12;

impl Shape {
    /// Checks the sizes of the header.
    pub(super) fn new(sizes: [u32; SIZES]) -> Result<Self, NetworkError> {
        use super::matrix::MOST_COLUMNS;
        let most = MOST_COLUMNS as u32;
        let checks: [(&'static str, u32, std::ops::RangeInclusive<u32>, u32); SIZES] = [
            ("vocabulary", sizes[0], 3..=1 << 20, 1),
            ("width", sizes[1], 32..=most, 32),
            ("number of layers", sizes[2], 1..=64, 1),
            ("number of heads", sizes[3], 1..=64, 1),
            ("inner width", sizes[4], 32..=most, 32),
            ("number of positions", sizes[5], 8..=512, 1),
            ("number of cases", sizes[6], 10..=10, 1),
            ("width of links", sizes[7], 1..=1024, 1),
            ("number of name labels", sizes[8], 11..=11, 1),
            ("number of span layers", sizes[9], 4..=4, 1),
            ("group of columns", sizes[10], GROUP as u32..=GROUP as u32, 1),
            ("reserved size", sizes[11], 0..=0, 1),
        ];
        for (part, got, range, step) in checks {
            if !range.contains(&got) || got % step != 0 {
                let (start, end) = (range.start(), range.end());
                let expected = match step {
                    _ if start == end => start.to_string(),
                    1 => format!("{start} to {end}"),
                    _ => format!("a multiple of {step} up to {end}"),
                };
                return Err(NetworkError::Shape { part, expected, got: got.to_string() });
            }
        }
        let [vocabulary, width, layers, heads, inner, positions, _, link, ..] = sizes.map(|size| size as usize);
        if width % (4 * heads) != 0 {
            let expected = format!("a divisor of {}, a fourth of the width,", width / 4);
            return Err(NetworkError::Shape { part: "number of heads", expected, got: heads.to_string() });
        }
        Ok(Self { vocabulary, width, layers, heads, inner, positions, link })
    }
}
