//! The product of a matrix of small integers with vectors: where nearly all of the network's time goes.
//!
//! Weights have 8 bits or fewer, the numbers of a vector are rounded to 7, sums are of 32 bits: exact, so that each way
//! to add them up gives the same. There are two: `pairs` everywhere, and `fours`, which takes two thirds of the time,
//! where WebAssembly has relaxed SIMD. In tests there are both.

#[cfg(any(test, target_feature = "relaxed-simd"))]
mod fours;
#[cfg(any(test, not(target_feature = "relaxed-simd")))]
mod pairs;
#[cfg(test)]
mod tests;

#[cfg(target_feature = "relaxed-simd")]
pub(super) use fours::{Matrix, Rounded};
#[cfg(not(target_feature = "relaxed-simd"))]
pub(super) use pairs::{Matrix, Rounded};
use wide::{bytemuck, f32x4, i32x4, i32x8};

use super::packed::Packed;
use super::real::{LANES, Lane, lanes, larger, nearest};

/// Rows that the product works on together.
const ROWS: usize = 8;
/// Vectors that the product works on together.
const VECTORS: usize = 4;
/// Numbers of an input vector are rounded to 0 up to this: what [relaxed SIMD] multiplies alike on every machine.
///
/// [relaxed SIMD]: https://github.com/WebAssembly/relaxed-simd/blob/main/proposals/relaxed-simd/Overview.md
const LARGEST: i32 = 127;
/// Most columns: 127 · 128 · 2048 is far below 2^31.
pub(super) const MOST_COLUMNS: usize = 2048;

/// The sums of eight rows for each of four vectors.
type Tile = [[i32x4; 2]; VECTORS];
const ZERO: Tile = [[i32x4::ZERO; 2]; VECTORS];

/// What is the same however the product is added up: what each row's sum is worth.
#[derive(Debug)]
struct Worth {
    /// One a row, filled up to a multiple of [`ROWS`] with zeros.
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl Worth {
    /// Of matrices one below another, each with its biases.
    fn new(parts: &[(Packed<&[u8]>, Vec<f32>)]) -> Self {
        let mut scales: Vec<f32> = parts.iter().flat_map(|(packed, _)| &packed.scales).copied().collect();
        let mut biases: Vec<f32> = parts.iter().flat_map(|(_, biases)| biases).copied().collect();
        let rows = scales.len().next_multiple_of(ROWS);
        scales.resize(rows, 0.0);
        biases.resize(rows, 0.0);
        Self { scales, biases }
    }

    const fn rows(&self) -> usize {
        self.scales.len()
    }

    /// Writes the numbers of eight rows for up to four vectors, from their sums and what one unit of each vector is worth.
    #[inline(always)]
    fn write(&self, row: usize, tile: &Tile, steps: impl Iterator<Item = f32>, out: &mut [f32]) {
        let eight = |numbers: &[f32]| -> [f32x4; 2] {
            bytemuck::cast(*numbers[row..].first_chunk::<ROWS>().expect("invariant: scales and biases fill eight rows"))
        };
        let (scales, biases) = (eight(&self.scales), eight(&self.biases));
        for (vector, (sums, step)) in tile.iter().zip(steps).enumerate() {
            if let Some(out) = out.get_mut(vector * self.rows() + row..).and_then(<[f32]>::first_chunk_mut::<ROWS>) {
                let number = |at: usize| sums[at].round_float() * (scales[at] * step) + biases[at];
                *out = bytemuck::cast([number(0), number(1)]);
            }
        }
    }
}

/// How the numbers of a vector are rounded: a number is about `step · (rounded - zero)`.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Range {
    step: f32,
    zero: i32,
    inverse: f32,
}

impl Range {
    /// From the lowest to the highest number, zero among them; none where they cannot be told from nothing. Measured on development sets, rounding in 7 bits so costs nothing
    /// that can be told from noise (training/README.md).
    fn of(vector: &[f32]) -> Option<Self> {
        let all = lanes(vector).iter().map(|&eight| Lane::from(eight));
        let (low, high) = all.fold((Lane::ZERO, Lane::ZERO), |(low, high), x| (larger(low, -x), larger(high, x)));
        let most = |all: Lane| all.to_array().into_iter().fold(0.0, |most, x| if x > most { x } else { most });
        let low: f32 = most(low);
        // Both ends may be rounded up: one step is left for that.
        let steps = (LARGEST - 1) as f32;
        let range = low + most(high);
        // The inverse of less would be too large.
        if range.is_nan() || range < 1e-30 {
            return None;
        }
        let inverse = steps / range;
        let zero = nearest(Lane::splat(low * inverse)).to_array()[0] & LARGEST;
        Some(Self { step: range / steps, zero, inverse })
    }

    /// Eight numbers, rounded: 0 to [`LARGEST`], whatever they are.
    fn round(&self, eight: &[f32; LANES]) -> i32x8 {
        (nearest(Lane::from(*eight) * Lane::splat(self.inverse)) + i32x8::splat(self.zero)) & i32x8::splat(LARGEST)
    }
}
