//! Matrices as they lie in the file: 8 or 4 bits a weight, a scale a row.

/// Columns of a 4-bit row that share a multiplier.
pub(super) const GROUP: usize = 32;

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
    /// The numbers of a row, without its scale: -128 to 127.
    fn row(&self, row: usize) -> impl Iterator<Item = i8> {
        let first = row * self.columns;
        (first..first + self.columns).map(move |at| match &self.weights {
            Weights::Eight(bytes) => bytes.as_ref()[at] as i8,
            Weights::Four { weights, multipliers } => {
                (nibble(weights.as_ref(), at) - 8).wrapping_mul(nibble(multipliers.as_ref(), at / GROUP) + 1)
            }
        })
    }

    /// Puts the numbers of a row, without its scale, into `numbers`.
    pub(super) fn unpack(&self, row: usize, numbers: &mut [i8]) {
        for (number, weight) in numbers.iter_mut().zip(self.row(row)) {
            *number = weight;
        }
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

fn nibble(bytes: &[u8], at: usize) -> i8 {
    (bytes[at / 2] >> (4 * (at % 2)) & 15) as i8
}
