//! The product of a matrix of small integers with vectors: where nearly all of the network's time goes.
//!
//! Weights have 8 bits, the numbers of a vector are rounded to 14 and a sign, sums are of 32 bits: exact, so that every
//! machine gives the same. Two products are added by one instruction (`pmaddwd`, `i32x4.dot_i16x8_s`), which the crate
//! `wide` reaches without `unsafe`. Work is cut so that what is used again lies near: a panel of 16 rows by 384 columns
//! and four vectors fit the first cache.

use wide::{bytemuck, f32x4, i16x8, i32x4};

use super::packed::Packed;
use super::real::{Lane, lanes, larger, nearest};

/// Rows that the product works on together.
const ROWS: usize = 8;
/// Vectors that the product works on together.
const VECTORS: usize = 4;
/// Rows of a panel.
const PANEL: usize = 16;
/// Columns of a block.
const BLOCK: usize = 384;
/// Largest number of an input vector after it is rounded: 14 bits.
const LARGEST: f32 = 8191.0;
/// Most columns: 8191 · 128 · 2048 is below 2^31.
pub(super) const MOST_COLUMNS: usize = 2048;

/// Two columns of eight rows, a byte each: in the low halves two columns of row 0, of row 1, up to row 3, in the high
/// halves those of the other four.
type Pairs = i16x8;
/// The sums of eight rows for each of four vectors.
type Tile = [[i32x4; 2]; VECTORS];
const ZERO: Tile = [[i32x4::ZERO; 2]; VECTORS];

/// A matrix that multiplies, with a bias for each row.
#[derive(Debug)]
pub(super) struct Matrix {
    /// A multiple of [`ROWS`]; the last may be of zeros.
    rows: usize,
    columns: usize,
    /// By panel, in it by block of columns, in it by eight rows, in them by two columns.
    pairs: Vec<Pairs>,
    /// One a row.
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl Matrix {
    /// Lays out matrices of the same number of columns, one below another, each with its biases.
    pub(super) fn new(parts: &[(Packed<&[u8]>, Vec<f32>)]) -> Self {
        let columns = parts.first().map_or(2, |(packed, _)| packed.columns);
        let rows: usize = parts.iter().map(|(packed, _)| packed.rows()).sum();
        let rows = rows.next_multiple_of(ROWS);
        let mut scales: Vec<f32> = parts.iter().flat_map(|(packed, _)| &packed.scales).copied().collect();
        let mut biases: Vec<f32> = parts.iter().flat_map(|(_, biases)| biases).copied().collect();
        scales.resize(rows, 0.0);
        biases.resize(rows, 0.0);
        let mut all = parts.iter().flat_map(|(packed, _)| (0..packed.rows()).map(move |row| (packed, row)));
        let mut pairs = Vec::with_capacity(rows * columns / (2 * ROWS));
        let mut panel = vec![0; PANEL * columns];
        for first in (0..rows).step_by(PANEL) {
            panel.fill(0);
            for numbers in panel.chunks_exact_mut(columns) {
                if let Some((packed, row)) = all.next() {
                    packed.unpack(row, numbers);
                }
            }
            for block in (0..columns).step_by(BLOCK) {
                for group in (0..PANEL.min(rows - first)).step_by(ROWS) {
                    pairs.extend((block..columns.min(block + BLOCK)).step_by(2).map(|column| {
                        let weight = |at: usize| i16::from(panel[(group + at / 2) * columns + column + at % 2]);
                        Pairs::new(std::array::from_fn(|at| weight(at + 8) << 8 | weight(at) & 255))
                    }));
                }
            }
        }
        Self { rows, columns, pairs, scales, biases }
    }

    /// Number of rows, filled up to a multiple of eight: of numbers that the product gives for each vector.
    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    /// The product with each vector, plus the biases: rows of [`Matrix::rows`] numbers, as many as there are vectors.
    pub(super) fn multiply(&self, vectors: &mut Rounded, out: &mut [f32]) {
        let Rounded { pairs: inputs, steps, panel, sums } = vectors;
        let tiles = steps.len() / VECTORS;
        let last = (self.columns - 1) / BLOCK;
        for (at, weights) in self.pairs.chunks(PANEL * self.columns / (2 * ROWS)).enumerate() {
            let groups = 2 * weights.len() / self.columns;
            sums.resize(tiles * groups, ZERO);
            let blocks = inputs.chunks(tiles * BLOCK / 2).zip(weights.chunks(groups * BLOCK / 2));
            for (block, (inputs, weights)) in blocks.enumerate() {
                panel.clear();
                panel.extend(weights.iter().map(widen));
                let pairs = weights.len() / groups;
                let tiles =
                    inputs.chunks_exact(pairs).zip(sums.chunks_exact_mut(groups)).zip(steps.chunks_exact(VECTORS));
                for (((inputs, sums), steps), out) in tiles.zip(out.chunks_mut(VECTORS * self.rows)) {
                    for (group, (weights, sums)) in panel.chunks_exact(pairs).zip(sums).enumerate() {
                        let before = if block == 0 { ZERO } else { *sums };
                        let now = add_products(weights, inputs, before);
                        if block == last {
                            self.write(at * PANEL + group * ROWS, &now, steps, out);
                        } else {
                            *sums = now;
                        }
                    }
                }
            }
        }
    }

    /// Writes the numbers of eight rows for up to four vectors, from their sums.
    #[inline(always)]
    fn write(&self, row: usize, tile: &Tile, steps: &[f32], out: &mut [f32]) {
        let eight = |numbers: &[f32]| -> [f32x4; 2] {
            bytemuck::cast(*numbers[row..].first_chunk::<ROWS>().expect("invariant: scales and biases fill eight rows"))
        };
        let (scales, biases) = (eight(&self.scales), eight(&self.biases));
        for (vector, (sums, &step)) in tile.iter().zip(steps).enumerate() {
            if let Some(out) = out.get_mut(vector * self.rows + row..).and_then(<[f32]>::first_chunk_mut::<ROWS>) {
                let number = |at: usize| sums[at].round_float() * (scales[at] * step) + biases[at];
                *out = bytemuck::cast([number(0), number(1)]);
            }
        }
    }
}

fn widen(pairs: &Pairs) -> [i16x8; 2] {
    [*pairs << 8 >> 8, *pairs >> 8]
}

/// The sums with the products of eight rows and four vectors added.
#[inline(always)]
fn add_products(weights: &[[i16x8; 2]], inputs: &[i32x4], mut sums: Tile) -> Tile {
    let (mut weights, mut inputs) = (weights, inputs);
    while let ([two, more_weights @ ..], [four, more_inputs @ ..]) = (weights, inputs) {
        (weights, inputs) = (more_weights, more_inputs);
        // One load and four shuffles: quicker than four loads that spread.
        let four = four.to_array().map(|input| -> i16x8 { bytemuck::cast(i32x4::splat(input)) });
        for (sums, input) in sums.iter_mut().zip(four) {
            for (sum, weights) in sums.iter_mut().zip(two) {
                *sum += weights.dot(input);
            }
        }
    }
    sums
}

/// Two numbers in one: the first in the low half.
const fn pack(first: i16, second: i16) -> i32 {
    (first as u16 as u32 | (second as u16 as u32) << 16) as i32
}

/// Vectors rounded to 14 bits and a sign, each with a step of its own; and room for the product to work in.
#[derive(Debug, Default)]
pub(super) struct Rounded {
    /// By block of columns, in it by four vectors, in them by two columns: those two of each vector.
    pairs: Vec<i32x4>,
    /// For each vector what one unit is worth, as many as fill the last four.
    steps: Vec<f32>,
    panel: Vec<[i16x8; 2]>,
    /// Of the blocks before.
    sums: Vec<Tile>,
}

impl Rounded {
    /// Rounds vectors of `columns` numbers. What was there before is dropped, its memory used again.
    pub(super) fn set(&mut self, numbers: &[f32], columns: usize) {
        let count = (numbers.len() / columns).next_multiple_of(VECTORS);
        self.steps.clear();
        self.steps.resize(count, 0.0);
        self.pairs.clear();
        self.pairs.resize(count / VECTORS * columns / 2, i32x4::ZERO);
        for (at, vector) in numbers.chunks_exact(columns).enumerate() {
            let highest = highest(vector);
            // Too small to be told from nothing, and its inverse would be too large.
            if highest < 1e-30 {
                continue;
            }
            self.steps[at] = highest / LARGEST;
            let inverse = Lane::splat(LARGEST / highest);
            let pairs: &mut [[i32; VECTORS]] = bytemuck::cast_slice_mut(&mut self.pairs);
            let blocks = pairs.chunks_mut(count / VECTORS * BLOCK / 2);
            for (pairs, block) in blocks.zip(vector.chunks(BLOCK)) {
                let tile = &mut pairs[at / VECTORS * block.len() / 2..][..block.len() / 2];
                for (pairs, eight) in tile.as_chunks_mut().0.iter_mut().zip(lanes(block)) {
                    let eight = nearest(Lane::from(*eight) * inverse).to_array();
                    let pairs: &mut [[i32; VECTORS]; 4] = pairs;
                    for (pair, two) in pairs.iter_mut().zip(eight.as_chunks().0) {
                        let &[first, second]: &[i32; 2] = two;
                        pair[at % VECTORS] = pack(first as i16, second as i16);
                    }
                }
            }
        }
    }
}

/// The largest size of a number.
fn highest(numbers: &[f32]) -> f32 {
    let highest = lanes(numbers).iter().fold(Lane::ZERO, |highest, &x| larger(highest, Lane::from(x).abs()));
    highest.to_array().into_iter().fold(0.0, |high, x| if x > high { x } else { high })
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, Matrix, Rounded};
    use crate::packed::{Packed, Weights};

    /// Numbers of a fixed sequence.
    fn bytes(count: usize) -> Vec<u8> {
        (0..count as u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
    }

    /// The product, one number after another.
    fn plain(weights: &[Vec<i64>], vector: &[f32]) -> Vec<i64> {
        let highest = vector.iter().fold(0.0_f32, |high, x| high.max(x.abs()));
        let rounded = vector.iter().map(|x| (x * (LARGEST / highest)).round_ties_even() as i64);
        weights.iter().map(|row| row.iter().zip(rounded.clone()).map(|(w, x)| w * x).sum()).collect()
    }

    #[test]
    fn products_are_exact() {
        for (rows, columns, count) in [(8, 32, 1), (3, 32, 4), (44, 384, 5), (64, 416, 3), (33, 1536, 9), (280, 64, 2)]
        {
            let data = bytes(rows * columns);
            let packed = Packed { columns, scales: vec![1.0; rows], weights: Weights::Eight(&data[..]) };
            let weights: Vec<Vec<i64>> =
                data.chunks(columns).map(|r| r.iter().map(|&b| i64::from(b as i8)).collect()).collect();
            let biases: Vec<f32> = (0..rows).map(|row| row as f32).collect();
            let matrix = Matrix::new(&[(packed, biases.clone())]);
            let vectors: Vec<f32> = bytes(count * columns).iter().map(|&b| f32::from(b) - 100.0).collect();
            let mut rounded = Rounded::default();
            rounded.set(&vectors, columns);
            let mut out = vec![0.0; count * matrix.rows()];
            matrix.multiply(&mut rounded, &mut out);
            for (at, vector) in vectors.chunks(columns).enumerate() {
                let step = vector.iter().fold(0.0_f32, |high, x| high.max(x.abs())) / LARGEST;
                let expected: Vec<f32> =
                    plain(&weights, vector).iter().zip(&biases).map(|(&sum, bias)| sum as f32 * step + bias).collect();
                assert_eq!(&out[at * matrix.rows()..][..rows], expected, "{rows} by {columns}, vector {at}");
            }
        }
    }

    #[test]
    fn the_largest_sums_fit() {
        let columns = super::MOST_COLUMNS;
        let data = vec![128; columns];
        let packed = Packed { columns, scales: vec![1.0], weights: Weights::Eight(&data[..]) };
        let matrix = Matrix::new(&[(packed, vec![0.0])]);
        let mut rounded = Rounded::default();
        rounded.set(&vec![1.0; columns], columns);
        let mut out = [0.0; 8];
        matrix.multiply(&mut rounded, &mut out);
        assert_eq!(out[0], (-128.0 * LARGEST * columns as f32) * (1.0 / LARGEST));
    }

    #[test]
    fn numbers_that_cannot_be_rounded_do_no_harm() {
        let data = bytes(8 * 32);
        let packed = Packed { columns: 32, scales: vec![1.0; 8], weights: Weights::Eight(&data[..]) };
        let matrix = Matrix::new(&[(packed, vec![0.5; 8])]);
        for number in [0.0, 1e-38, f32::INFINITY, f32::NAN, f32::MAX] {
            let mut rounded = Rounded::default();
            rounded.set(&[number; 32], 32);
            let mut out = [0.0; 8];
            matrix.multiply(&mut rounded, &mut out);
            assert!(number.abs() > 1e-30 || number.is_nan() || out == [0.5; 8], "{number}");
        }
    }
}
