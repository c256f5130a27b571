//! The product on every machine: two products are added by one instruction (`pmaddwd`, `i32x4.dot_i16x8_s`), which the
//! crate `wide` reaches without `unsafe`. Work is cut so that what is used again lies near: a panel of 16 rows by 384
//! columns and four vectors fit the first cache.

use wide::{bytemuck, i16x8, i32x4};

use super::{ROWS, Range, Tile, VECTORS, Worth, ZERO};
use crate::packed::Packed;
use crate::real::lanes;

/// Rows of a panel.
const PANEL: usize = 16;
/// Columns of a block.
const BLOCK: usize = 384;

/// Two columns of eight rows, a byte each: in the low halves two columns of row 0, of row 1, up to row 3, in the high
/// halves those of the other four.
type Pairs = i16x8;

/// A matrix that multiplies, with a bias for each row.
#[derive(Debug)]
pub(crate) struct Matrix {
    columns: usize,
    /// By panel, in it by block of columns, in it by eight rows, in them by two columns. The last rows may be of zeros.
    pairs: Vec<Pairs>,
    worth: Worth,
}

impl Matrix {
    /// Lays out matrices of the same number of columns, one below another, each with its biases.
    pub(crate) fn new(parts: &[(Packed<&[u8]>, Vec<f32>)]) -> Self {
        let columns = parts.first().map_or(2, |(packed, _)| packed.columns);
        let worth = Worth::new(parts);
        let rows = worth.rows();
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
        Self { columns, pairs, worth }
    }

    /// Number of rows, filled up to a multiple of eight: of numbers that the product gives for each vector.
    pub(crate) const fn rows(&self) -> usize {
        self.worth.rows()
    }

    /// The product with each vector, plus the biases: rows of [`Matrix::rows`] numbers, as many as there are vectors.
    pub(crate) fn multiply(&self, vectors: &mut Rounded, out: &mut [f32]) {
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
                for (((inputs, sums), steps), out) in tiles.zip(out.chunks_mut(VECTORS * self.rows())) {
                    for (group, (weights, sums)) in panel.chunks_exact(pairs).zip(sums).enumerate() {
                        let before = if block == 0 { ZERO } else { *sums };
                        let now = add_products(weights, inputs, before);
                        if block == last {
                            self.worth.write(at * PANEL + group * ROWS, &now, steps.iter().copied(), out);
                        } else {
                            *sums = now;
                        }
                    }
                }
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
const fn pack(first: i32, second: i32) -> i32 {
    (first as i16 as u16 as u32 | (second as i16 as u16 as u32) << 16) as i32
}

/// Vectors rounded, each with a step of its own; and room for the product to work in.
#[derive(Debug, Default)]
pub(crate) struct Rounded {
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
    pub(crate) fn set(&mut self, numbers: &[f32], columns: usize) {
        let count = (numbers.len() / columns).next_multiple_of(VECTORS);
        self.steps.clear();
        self.steps.resize(count, 0.0);
        self.pairs.clear();
        self.pairs.resize(count / VECTORS * columns / 2, i32x4::ZERO);
        for (at, vector) in numbers.chunks_exact(columns).enumerate() {
            let Some(range) = Range::of(vector) else { continue };
            self.steps[at] = range.step;
            let pairs: &mut [[i32; VECTORS]] = bytemuck::cast_slice_mut(&mut self.pairs);
            let blocks = pairs.chunks_mut(count / VECTORS * BLOCK / 2);
            for (pairs, block) in blocks.zip(vector.chunks(BLOCK)) {
                let tile = &mut pairs[at / VECTORS * block.len() / 2..][..block.len() / 2];
                for (pairs, eight) in tile.chunks_exact_mut(4).zip(lanes(block)) {
                    let eight = range.round(eight).to_array();
                    for (pair, two) in pairs.iter_mut().zip(eight.chunks_exact(2)) {
                        pair[at % VECTORS] = pack(two[0] - range.zero, two[1] - range.zero);
                    }
                }
            }
        }
    }
}
