//! Sums of products of 16-bit integers, four rows at a time: the one operation that the network's speed hangs on.
//!
//! WebAssembly has an instruction for it (`i32x4.dot_i16x8_s`); elsewhere a plain loop says the same, which compilers
//! turn into the machine's own. Integer sums are exact, so both give the same bits.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lane {
    use core::arch::wasm32::{i16x8, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, v128};

    /// Two neighbouring columns of four rows: row 0 twice, row 1 twice, and so on.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Pairs(v128);

    impl Pairs {
        pub(crate) fn new(p: [i16; 8]) -> Self {
            Self(i16x8(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7]))
        }
    }

    /// A sum for each of four rows.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Sums(v128);

    impl Sums {
        #[inline(always)]
        pub(crate) fn zero() -> Self {
            Self(i32x4_splat(0))
        }

        /// Adds the products of the rows' two columns with two numbers, packed by [`super::pack`].
        #[inline(always)]
        pub(crate) fn add(self, pairs: Pairs, numbers: i32) -> Self {
            Self(i32x4_add(self.0, i32x4_dot_i16x8(pairs.0, i32x4_splat(numbers))))
        }

        pub(crate) fn rows(self) -> [i32; 4] {
            [
                i32x4_extract_lane::<0>(self.0),
                i32x4_extract_lane::<1>(self.0),
                i32x4_extract_lane::<2>(self.0),
                i32x4_extract_lane::<3>(self.0),
            ]
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lane {
    /// Two neighbouring columns of four rows: row 0 twice, row 1 twice, and so on.
    #[derive(Clone, Copy, Debug)]
    #[repr(align(16))]
    pub(crate) struct Pairs([i16; 8]);

    impl Pairs {
        pub(crate) const fn new(pairs: [i16; 8]) -> Self {
            Self(pairs)
        }
    }

    /// A sum for each of four rows.
    #[derive(Clone, Copy, Debug)]
    #[repr(align(16))]
    pub(crate) struct Sums([i32; 4]);

    impl Sums {
        #[inline(always)]
        pub(crate) const fn zero() -> Self {
            Self([0; 4])
        }

        /// Adds the products of the rows' two columns with two numbers, packed by [`super::pack`].
        #[inline(always)]
        pub(crate) fn add(mut self, pairs: Pairs, numbers: i32) -> Self {
            let (low, high) = (i32::from(numbers as i16), i32::from((numbers >> 16) as i16));
            for (row, sum) in self.0.iter_mut().enumerate() {
                *sum += i32::from(pairs.0[2 * row]) * low + i32::from(pairs.0[2 * row + 1]) * high;
            }
            self
        }

        pub(crate) const fn rows(self) -> [i32; 4] {
            self.0
        }
    }
}

pub(super) use lane::{Pairs, Sums};

/// Two numbers in one: the first in the low half.
pub(super) const fn pack(first: i16, second: i16) -> i32 {
    (first as u16 as u32 | (second as u16 as u32) << 16) as i32
}

#[cfg(test)]
mod tests {
    use super::{Pairs, Sums, pack};

    #[test]
    fn products_are_summed_row_by_row() {
        let pairs = Pairs::new([1, 2, -3, 4, i16::MAX, 0, 127, -127]);
        let sums = Sums::zero().add(pairs, pack(10, -20)).add(pairs, pack(-1, i16::MIN));
        let expected = |a: i32, b: i32| 10 * a - 20 * b - a + i32::from(i16::MIN) * b;
        assert_eq!(sums.rows(), [expected(1, 2), expected(-3, 4), expected(32_767, 0), expected(127, -127)]);
    }
}
