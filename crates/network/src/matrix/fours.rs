//! The product where WebAssembly has relaxed SIMD: sixteen products are added by twos in one instruction (`pmaddubsw`,
//! `i16x8.relaxed_dot_i8x16_i7x16_s`). What that gives is the same on every machine where one side is 0 to 127 and no sum of two
//! leaves 16 bits, which holds here.
//!
//! A weight of 4 bits is multiplied without its group's multiplier, so that the sums of a group's 32 columns fit 16 bits
//! as well: at most 8 · 2 · 127 · 8 = 16,256. Weights of 8 bits are widened after every four columns.

use wide::{bytemuck, i8x16, i16x8, i32x4};

use super::{ROWS, Range, Tile, VECTORS, Worth, ZERO};
use crate::packed::{GROUP, Packed, Weights};
use crate::real::lanes;

/// Columns that one instruction takes of each row.
const FOUR: usize = 4;

/// A matrix that multiplies, with a bias for each row.
#[derive(Debug)]
pub(crate) struct Matrix {
    /// Columns whose sums fit 16 bits.
    narrow: usize,
    columns: usize,
    /// By eight rows, in them by four columns: those four of rows 0 to 3, and of rows 4 to 7. The last rows may be zeros.
    weights: Vec<[i8x16; 2]>,
    /// By eight rows, in them by the columns that are added up narrow: each row's multiplier twice.
    multipliers: Vec<[i16x8; 2]>,
    /// The sum of each row's weights, which times a vector's zero is too much.
    sums: Vec<[i32x4; 2]>,
    worth: Worth,
}

impl Matrix {
    /// Lays out matrices of the same number of columns, one below another, each with its biases.
    pub(crate) fn new(parts: &[(Packed<&[u8]>, Vec<f32>)]) -> Self {
        let columns = parts.first().map_or(GROUP, |(packed, _)| packed.columns);
        let worth = Worth::new(parts);
        let is_narrow = parts.iter().all(|(packed, _)| matches!(packed.weights, Weights::Four { .. }));
        let narrow = if is_narrow { GROUP } else { FOUR };
        let mut all = parts.iter().flat_map(|(packed, _)| (0..packed.rows()).map(move |row| (packed, row)));
        let mut matrix = Self { narrow, columns, weights: vec![], multipliers: vec![], sums: vec![], worth };
        for _ in 0..matrix.rows() / ROWS {
            let mut numbers = vec![[0; ROWS]; columns];
            let mut multipliers = vec![[1; ROWS]; columns / GROUP];
            let mut sums = [0; ROWS];
            for (at, (packed, row)) in all.by_ref().take(ROWS).enumerate() {
                for (group, (multiplier, weights)) in packed.groups(row).enumerate() {
                    multipliers[group][at] = i16::from(multiplier);
                    for (column, weight) in weights.into_iter().enumerate() {
                        numbers[group * GROUP + column][at] = weight;
                        sums[at] += i32::from(weight) * i32::from(multiplier);
                    }
                }
            }
            let halves = |of: &dyn Fn(usize, usize) -> i8| {
                [0, 4].map(|half| -> i8x16 { i8x16::new(std::array::from_fn(|at| of(half + at / FOUR, at % FOUR))) })
            };
            matrix.weights.extend(numbers.chunks_exact(FOUR).map(|four| halves(&|row, column| four[column][row])));
            matrix.multipliers.extend((0..columns / narrow).map(|at| {
                let rows = multipliers[at * narrow / GROUP];
                [0, 4].map(|half| i16x8::new(std::array::from_fn(|at| rows[half + at / 2])))
            }));
            matrix.sums.push(bytemuck::cast(sums));
        }
        matrix
    }

    /// Number of rows, filled up to a multiple of eight: of numbers that the product gives for each vector.
    pub(crate) const fn rows(&self) -> usize {
        self.worth.rows()
    }

    /// The product with each vector, plus the biases: rows of [`Matrix::rows`] numbers, as many as there are vectors.
    pub(crate) fn multiply(&self, vectors: &mut Rounded, out: &mut [f32]) {
        let (fours, narrow) = (self.columns / FOUR, self.columns / self.narrow);
        let panels = self.weights.chunks(2 * fours).zip(self.multipliers.chunks(2 * narrow)).zip(self.sums.chunks(2));
        for (at, ((weights, multipliers), too_much)) in panels.enumerate() {
            let tiles = vectors.fours.chunks_exact(fours).zip(vectors.ranges.chunks_exact(VECTORS));
            for ((inputs, ranges), out) in tiles.zip(out.chunks_mut(VECTORS * self.rows())) {
                let groups = weights.chunks_exact(fours).zip(multipliers.chunks_exact(narrow)).zip(too_much);
                for (group, ((weights, multipliers), too_much)) in groups.enumerate() {
                    let mut sums = add_products(weights, multipliers, inputs, self.narrow / FOUR);
                    for (sums, range) in sums.iter_mut().zip(ranges) {
                        for (sum, too_much) in sums.iter_mut().zip(too_much) {
                            *sum -= i32x4::splat(range.zero) * *too_much;
                        }
                    }
                    self.worth.write((2 * at + group) * ROWS, &sums, ranges.iter().map(|range| range.step), out);
                }
            }
        }
    }
}

/// The sums of eight rows and four vectors, of which `times` four columns are added up in 16 bits.
#[inline(always)]
fn add_products(weights: &[[i8x16; 2]], multipliers: &[[i16x8; 2]], inputs: &[i32x4], times: usize) -> Tile {
    let mut sums = ZERO;
    let groups = weights.chunks_exact(times).zip(inputs.chunks_exact(times)).zip(multipliers);
    for ((weights, inputs), multipliers) in groups {
        // A loop of so many rounds as nobody knows before: rolled out whole, it would not fit the registers.
        let mut narrow = [[i16x8::ZERO; 2]; VECTORS];
        let (mut weights, mut inputs) = (weights, inputs);
        while let ([two, more_weights @ ..], [four, more_inputs @ ..]) = (weights, inputs) {
            (weights, inputs) = (more_weights, more_inputs);
            let four = four.to_array().map(|input| -> i8x16 { bytemuck::cast(i32x4::splat(input)) });
            for (narrow, input) in narrow.iter_mut().zip(four) {
                for (narrow, weights) in narrow.iter_mut().zip(two) {
                    *narrow += dot(*weights, input);
                }
            }
        }
        for (sums, narrow) in sums.iter_mut().zip(narrow) {
            for ((sum, narrow), multipliers) in sums.iter_mut().zip(narrow).zip(multipliers) {
                *sum += narrow.dot(*multipliers);
            }
        }
    }
    sums
}

/// The products of sixteen weights with sixteen numbers from 0 to 127, added by twos.
#[cfg(target_feature = "relaxed-simd")]
#[inline(always)]
fn dot(weights: i8x16, numbers: i8x16) -> i16x8 {
    use std::arch::wasm32::i16x8_relaxed_dot_i8x16_i7x16;
    bytemuck::cast(i16x8_relaxed_dot_i8x16_i7x16(bytemuck::cast(weights), bytemuck::cast(numbers)))
}

/// The same, number by number: for tests.
#[cfg(not(target_feature = "relaxed-simd"))]
fn dot(weights: i8x16, numbers: i8x16) -> i16x8 {
    let (weights, numbers) = (weights.to_array(), numbers.to_array());
    let product = |at: usize| i16::from(weights[at]) * i16::from(numbers[at]);
    i16x8::new(std::array::from_fn(|at| product(2 * at) + product(2 * at + 1)))
}

/// Vectors rounded, each in its own range.
#[derive(Debug, Default)]
pub(crate) struct Rounded {
    /// By four vectors, in them by four columns: those four of each vector, a byte each.
    fours: Vec<i32x4>,
    /// One a vector, as many as fill the last four.
    ranges: Vec<Range>,
}

impl Rounded {
    /// Rounds vectors of `columns` numbers. What was there before is dropped, its memory used again.
    pub(crate) fn set(&mut self, numbers: &[f32], columns: usize) {
        let count = (numbers.len() / columns).next_multiple_of(VECTORS);
        self.ranges.clear();
        self.ranges.resize(count, Range::default());
        self.fours.clear();
        self.fours.resize(count / VECTORS * columns / FOUR, i32x4::ZERO);
        for (at, vector) in numbers.chunks_exact(columns).enumerate() {
            let Some(range) = Range::of(vector) else { continue };
            self.ranges[at] = range;
            let fours: &mut [[i32; VECTORS]] = bytemuck::cast_slice_mut(&mut self.fours);
            let tile = &mut fours[at / VECTORS * columns / FOUR..][..columns / FOUR];
            for (fours, eight) in tile.chunks_exact_mut(2).zip(lanes(vector)) {
                let eight = range.round(eight).to_array();
                for (four, numbers) in fours.iter_mut().zip(eight.chunks_exact(FOUR)) {
                    four[at % VECTORS] = numbers.iter().rev().fold(0, |all, number| all << 8 | number);
                }
            }
        }
    }
}
