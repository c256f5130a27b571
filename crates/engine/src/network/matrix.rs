//! Matrices of small integers, and their product with vectors.
//!
//! In the file a weight has 8 or 4 bits and each row a scale. A matrix that multiplies is laid out anew when the file
//! is opened: 16 bits a weight, in the order in which the product reads them. The table of pieces, of which a window
//! reads a hundred rows, stays packed.

use super::lanes::{Pairs, Sums, pack};
use super::real::{larger, nearest};

/// Rows that the product works on together.
const ROWS: usize = 8;
/// Vectors that the product works on together.
pub(super) const VECTORS: usize = 4;
/// Columns of a 4-bit row that share a multiplier.
pub(super) const GROUP: usize = 32;
/// Largest number of an input vector after it is rounded: 14 bits.
const LARGEST: f32 = 8191.0;
/// Most columns: 8191 · 128 · 2048 is below 2^31.
pub(super) const MOST_COLUMNS: usize = 2048;

/// A matrix as it lies in the file.
#[derive(Debug)]
pub(super) struct Packed<B> {
    pub(super) columns: usize,
    /// One a row.
    pub(super) scales: Vec<f32>,
    pub(super) weights: Weights<B>,
}

/// The numbers of a packed matrix.
#[derive(Debug)]
pub(super) enum Weights<B> {
    /// A signed byte each.
    Eight(B),
    /// Half a byte each, 8 more than it is, and half a byte for each [`GROUP`]: its multiplier less one.
    Four { weights: B, multipliers: B },
}

impl<B: AsRef<[u8]>> Packed<B> {
    /// The numbers of a row, without its scale.
    fn row(&self, row: usize) -> impl Iterator<Item = i16> {
        let first = row * self.columns;
        (first..first + self.columns).map(move |at| match &self.weights {
            Weights::Eight(bytes) => i16::from(bytes.as_ref()[at] as i8),
            Weights::Four { weights, multipliers } => {
                (nibble(weights.as_ref(), at) - 8) * (nibble(multipliers.as_ref(), at / GROUP) + 1)
            }
        })
    }

    /// Number of rows.
    pub(super) const fn rows(&self) -> usize {
        self.scales.len()
    }

    /// Adds a row's weights to `sums`.
    pub(super) fn add_row(&self, row: usize, sums: &mut [f32]) {
        let scale = self.scales[row];
        for (sum, weight) in sums.iter_mut().zip(self.row(row)) {
            *sum += f32::from(weight) * scale;
        }
    }

    /// All weights, row by row.
    pub(super) fn numbers(&self) -> Vec<f32> {
        let mut numbers = vec![0.0; self.rows() * self.columns];
        for (row, numbers) in numbers.chunks_exact_mut(self.columns).enumerate() {
            self.add_row(row, numbers);
        }
        numbers
    }
}

impl Packed<&[u8]> {
    /// The same with bytes of its own.
    pub(super) fn into_owned(self) -> Packed<Vec<u8>> {
        let weights = match self.weights {
            Weights::Eight(bytes) => Weights::Eight(bytes.to_vec()),
            Weights::Four { weights, multipliers } => {
                Weights::Four { weights: weights.to_vec(), multipliers: multipliers.to_vec() }
            }
        };
        Packed { columns: self.columns, scales: self.scales, weights }
    }
}

fn nibble(bytes: &[u8], at: usize) -> i16 {
    i16::from(bytes[at / 2] >> (4 * (at % 2)) & 15)
}

/// A matrix that multiplies, with a bias for each row.
#[derive(Debug)]
pub(super) struct Matrix {
    rows: usize,
    columns: usize,
    /// For every [`ROWS`] rows, for every two columns, two times four rows.
    pairs: Vec<[Pairs; 2]>,
    /// One a row, as many as fill the last group.
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl Matrix {
    /// Lays out matrices of the same number of columns, one below another, each with its biases.
    pub(super) fn new(parts: &[(Packed<&[u8]>, Vec<f32>)]) -> Self {
        let columns = parts.first().map_or(2, |(packed, _)| packed.columns);
        let rows: usize = parts.iter().map(|(packed, _)| packed.rows()).sum();
        let filled = rows.next_multiple_of(ROWS);
        let mut scales: Vec<f32> = parts.iter().flat_map(|(packed, _)| &packed.scales).copied().collect();
        let mut biases: Vec<f32> = parts.iter().flat_map(|(_, biases)| biases).copied().collect();
        scales.resize(filled, 0.0);
        biases.resize(filled, 0.0);
        let mut all = parts.iter().flat_map(|(packed, _)| (0..packed.rows()).map(move |row| (packed, row)));
        let mut pairs = Vec::with_capacity(filled * columns / 16);
        let mut group = vec![0_i16; ROWS * columns];
        for _ in 0..filled / ROWS {
            group.fill(0);
            for numbers in group.chunks_exact_mut(columns) {
                if let Some((packed, row)) = all.next() {
                    for (number, weight) in numbers.iter_mut().zip(packed.row(row)) {
                        *number = weight;
                    }
                }
            }
            pairs.extend((0..columns / 2).map(|pair| {
                [0, 4].map(|first| {
                    Pairs::new(std::array::from_fn(|at| group[(first + at / 2) * columns + 2 * pair + at % 2]))
                })
            }));
        }
        Self { rows, columns, pairs, scales, biases }
    }

    /// Number of rows: of numbers that the product gives for each vector.
    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    /// The product with each vector, plus the biases: rows of [`Matrix::rows`] numbers, for as many vectors as `out`
    /// has room for.
    pub(super) fn multiply(&self, vectors: &Rounded, out: &mut [f32]) {
        let pairs = self.columns / 2;
        for (group, weights) in self.pairs.chunks_exact(pairs).enumerate() {
            let first = group * ROWS;
            let count = ROWS.min(self.rows - first);
            let scales: &[f32; ROWS] = lanes(&self.scales, first);
            let biases: &[f32; ROWS] = lanes(&self.biases, first);
            let tiles = vectors.pairs.chunks_exact(pairs).zip(vectors.steps.chunks_exact(VECTORS));
            for ((inputs, steps), out) in tiles.zip(out.chunks_mut(VECTORS * self.rows)) {
                let sums = tile(weights, inputs);
                for ((sums, &step), out) in sums.iter().zip(steps).zip(out.chunks_exact_mut(self.rows)) {
                    let [low, high] = sums.map(Sums::rows);
                    let mut numbers = [0.0; ROWS];
                    for (at, number) in numbers.iter_mut().enumerate() {
                        let sum = if at < 4 { low[at] } else { high[at - 4] };
                        *number = sum as f32 * (step * scales[at]) + biases[at];
                    }
                    match out.get_mut(first..first + ROWS) {
                        Some(out) => out.copy_from_slice(&numbers),
                        None => out[first..].copy_from_slice(&numbers[..count]),
                    }
                }
            }
        }
    }
}

fn lanes(numbers: &[f32], first: usize) -> &[f32; ROWS] {
    numbers[first..first + ROWS].try_into().expect("invariant: scales and biases fill the last group")
}

/// Eight rows times four vectors.
#[inline(always)]
fn tile(weights: &[[Pairs; 2]], inputs: &[[i32; VECTORS]]) -> [[Sums; 2]; VECTORS] {
    let mut sums = [[Sums::zero(); 2]; VECTORS];
    for (weights, inputs) in weights.iter().zip(inputs) {
        for (sums, &input) in sums.iter_mut().zip(inputs) {
            for (sum, &weights) in sums.iter_mut().zip(weights) {
                *sum = sum.add(weights, input);
            }
        }
    }
    sums
}

/// Vectors rounded to 14 bits and a sign, each with a step of its own.
#[derive(Debug, Default)]
pub(super) struct Rounded {
    /// For every [`VECTORS`] vectors, for every two columns, those two of each vector.
    pairs: Vec<[i32; VECTORS]>,
    /// For each vector what one unit is worth.
    steps: Vec<f32>,
}

impl Rounded {
    /// Rounds vectors of `columns` numbers. What was there before is dropped, its memory used again.
    pub(super) fn set(&mut self, numbers: &[f32], columns: usize) {
        let count = (numbers.len() / columns).next_multiple_of(VECTORS);
        self.steps.clear();
        self.steps.resize(count, 0.0);
        self.pairs.clear();
        self.pairs.resize(count / VECTORS * columns / 2, [0; VECTORS]);
        for (at, vector) in numbers.chunks_exact(columns).enumerate() {
            let mut highest = [0.0; 8];
            for chunk in vector.chunks(8) {
                for (high, x) in highest.iter_mut().zip(chunk) {
                    *high = larger(*high, x.abs());
                }
            }
            let highest = highest.into_iter().fold(0.0, larger);
            // Too small to be told from nothing, and its inverse would be too large.
            if highest < 1e-30 {
                continue;
            }
            self.steps[at] = highest / LARGEST;
            let inverse = LARGEST / highest;
            let tile = &mut self.pairs[at / VECTORS * columns / 2..][..columns / 2];
            for (pair, two) in tile.iter_mut().zip(vector.chunks_exact(2)) {
                pair[at % VECTORS] = pack(nearest(two[0] * inverse) as i16, nearest(two[1] * inverse) as i16);
            }
        }
    }
}
