//! Matrices as they lie in the file: 8 or 4 bits a weight, a scale a row.

/// Columns of a 4-bit row that share a multiplier.
pub(super) const GROUP: usize = 32;

/// A matrix as it lies in the file.
#[derive(Debug)]
pub(super) struct Packed<B> {
    /// A multiple of [`GROUP`].
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
    /// A row's numbers without its scale, [`GROUP`] after [`GROUP`]: a multiplier of 1 to 16, and what it multiplies, which
    /// is -128 to 127 together.
    pub(super) fn groups(&self, row: usize) -> impl Iterator<Item = (i8, [i8; GROUP])> {
        let count = self.columns / GROUP;
        (row * count..(row + 1) * count).map(|at| match &self.weights {
            Weights::Eight(bytes) => {
                let bytes = &bytes.as_ref()[at * GROUP..][..GROUP];
                (1, std::array::from_fn(|column| bytes[column] as i8))
            }
            Weights::Four { weights, multipliers } => {
                let weights = &weights.as_ref()[at * GROUP / 2..][..GROUP / 2];
                (nibble(multipliers.as_ref(), at) + 1, std::array::from_fn(|column| nibble(weights, column) - 8))
            }
        })
    }

    /// Puts the numbers of a row, without its scale, into `numbers`.
    #[cfg(any(test, not(target_feature = "relaxed-simd")))]
    pub(super) fn unpack(&self, row: usize, numbers: &mut [i8]) {
        for (numbers, (multiplier, group)) in numbers.chunks_exact_mut(GROUP).zip(self.groups(row)) {
            numbers.copy_from_slice(&group.map(|weight| weight.wrapping_mul(multiplier)));
        }
    }

    /// Number of rows.
    pub(super) const fn rows(&self) -> usize {
        self.scales.len()
    }

    /// Adds a row's weights to `sums`.
    pub(super) fn add_row(&self, row: usize, sums: &mut [f32]) {
        let scale = self.scales[row];
        for (sums, (multiplier, group)) in sums.chunks_exact_mut(GROUP).zip(self.groups(row)) {
            for (sum, weight) in sums.iter_mut().zip(group) {
                *sum += f32::from(weight.wrapping_mul(multiplier)) * scale;
            }
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

#[cfg(test)]
mod tests {
    use super::{GROUP, Packed, Weights};

    #[test]
    fn rows_are_unpacked() {
        // Two rows of two groups: 4-bit weights count up from -8; multipliers are 1, 16, 2 and 3.
        let weights: Vec<u8> = (0..2 * GROUP).map(|at| ((2 * at % 16) | (((2 * at + 1) % 16) << 4)) as u8).collect();
        let four = Weights::Four { weights: &weights[..], multipliers: &[0xf0, 0x21][..] };
        let packed = Packed { columns: 2 * GROUP, scales: vec![0.5, 2.0], weights: four };
        let expected = |column: usize, multiplier: i32| (column as i32 % 16 - 8) * multiplier;
        let mut numbers = [0_i8; 2 * GROUP];
        for (row, multipliers) in [(0, [1, 16]), (1, [2, 3])] {
            packed.unpack(row, &mut numbers);
            for (column, &number) in numbers.iter().enumerate() {
                assert_eq!(
                    i32::from(number),
                    expected(column, multipliers[column / GROUP]),
                    "row {row}, column {column}"
                );
            }
        }
        let mut sums = [1.0; 2 * GROUP];
        packed.add_row(1, &mut sums);
        assert_eq!((sums[0], sums[2 * GROUP - 1]), (1.0 - 32.0, 1.0 + 42.0));

        let bytes: Vec<u8> = (0..64).chain(192..=255).collect();
        let packed = Packed { columns: 2 * GROUP, scales: vec![1.0; 2], weights: Weights::Eight(&bytes[..]) };
        packed.unpack(1, &mut numbers);
        assert_eq!((numbers[0], numbers[63]), (-64, -1));
        assert_eq!(packed.into_owned().numbers()[..3], [0.0, 1.0, 2.0]);
    }
}
