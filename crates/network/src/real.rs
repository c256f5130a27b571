//! The few steps in real numbers: normalisation, softmax, GELU.
//!
//! They use addition, multiplication, division and square root alone, which IEEE 754 rounds in one way only, and add
//! in a fixed order. So they give the same bits natively and in WebAssembly, which the platforms' own functions do not.

use wide::{bytemuck, f32x8, i32x8};

/// Numbers that are worked on side by side.
pub(super) const LANES: usize = 8;
/// That many numbers. Said so, and not left to the compiler: what is compiled for size is not made to work side by side.
pub(super) type Lane = f32x8;

/// Adding this to a number of less than 2^22 leaves its nearest integer in the low bits.
const ROUNDER: Lane = Lane::splat(12_582_912.0);

/// The bits of numbers.
fn bits(x: Lane) -> i32x8 {
    bytemuck::cast(x)
}

/// The nearest integers, ties to even, of numbers between -2^22 and 2^22; any numbers outside.
pub(super) fn nearest(x: Lane) -> i32x8 {
    bits(x + ROUNDER) - bits(ROUNDER)
}

/// The larger ones, those of `a` where they are equal or cannot be compared.
pub(super) fn larger(a: Lane, b: Lane) -> Lane {
    b.simd_gt(a).bitselect(b, a)
}

/// e^x for x up to 0; below -87 it gives about 1e-38. Relative error at most 2e-7.
///
/// x = n ln 2 + r with |r| at most ln 2 / 2; e^r by the polynomial of Cephes `expf` (S. L. Moshier).
pub(super) fn exp(x: Lane) -> Lane {
    let x = larger(x, Lane::splat(-87.0));
    let n = x * Lane::splat(std::f32::consts::LOG2_E) + ROUNDER;
    let power = bits(n) - bits(ROUNDER);
    let n = n - ROUNDER;
    // ln 2 in two parts, so that the first product is exact.
    let r = x - n * Lane::splat(0.693_359_4) - n * Lane::splat(-2.121_944_4e-4);
    let mut p = Lane::splat(1.987_569_1e-4);
    for c in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 0.166_666_65, 0.5] {
        p = p * r + Lane::splat(c);
    }
    let e = p * (r * r) + r + Lane::splat(1.0);
    let power: Lane = bytemuck::cast((power + i32x8::splat(127)) << 23);
    e * power
}

/// erf(x), absolute error at most 5e-7: an odd rational function on -4 to 4, as in Eigen and XLA.
fn erf(x: Lane) -> Lane {
    let four = Lane::splat(4.0);
    let x = x.simd_gt(four).bitselect(four, x);
    let x = larger(x, -four);
    let s = x * x;
    let mut p = Lane::splat(-2.726_142_3e-10);
    for c in [2.770_681_4e-8, -2.101_024e-6, -5.692_506_5e-5, -7.349_906e-4, -2.954_6e-3, -1.609_603_4e-2] {
        p = p * s + Lane::splat(c);
    }
    let mut q = Lane::splat(-1.456_607_2e-5);
    for c in [-2.133_740_6e-4, -1.682_827e-3, -7.373_329e-3, -1.426_473_9e-2] {
        q = q * s + Lane::splat(c);
    }
    x * p / q
}

/// GELU in its exact form, x/2 (1 + erf(x/√2)); absolute error at most 2e-6.
fn gelu_of(x: Lane) -> Lane {
    Lane::splat(0.5) * x * (Lane::splat(1.0) + erf(x * Lane::splat(std::f32::consts::FRAC_1_SQRT_2)))
}

/// GELU of every number; there are a multiple of [`LANES`].
pub(super) fn gelu(xs: &mut [f32]) {
    for x in lanes_mut(xs) {
        *x = gelu_of(Lane::from(*x)).to_array();
    }
}

/// Numbers by [`LANES`], of which there are a multiple.
pub(super) fn lanes(xs: &[f32]) -> &[[f32; LANES]] {
    xs.as_chunks().0
}

/// The same, to change them.
pub(super) fn lanes_mut(xs: &mut [f32]) -> &mut [[f32; LANES]] {
    xs.as_chunks_mut().0
}

/// Adds to each number the other of its place.
pub(super) fn add(xs: &mut [f32], more: &[f32]) {
    for (x, more) in lanes_mut(xs).iter_mut().zip(lanes(more)) {
        *x = (Lane::from(*x) + Lane::from(*more)).to_array();
    }
}

/// The sum of all numbers: eight sums side by side, then those.
fn sum(xs: &[f32], of: impl Fn(Lane) -> Lane) -> f32 {
    let sums = lanes(xs).iter().fold(Lane::ZERO, |sums, &x| sums + of(Lane::from(x)));
    sums.to_array().into_iter().fold(0.0, |all, sum| all + sum)
}

/// Layer normalisation (Ba, Kiros and Hinton, 2016).
#[derive(Debug)]
pub(super) struct Norm {
    /// A multiple of [`LANES`], as the biases.
    pub(super) weight: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Norm {
    /// Normalises each row of numbers in place; the rows are as long as the weights.
    pub(super) fn apply(&self, rows: &mut [f32]) {
        let width = self.weight.len();
        for row in rows.chunks_exact_mut(width) {
            let mean = Lane::splat(sum(row, |x| x) / width as f32);
            let variance = sum(row, |x| (x - mean) * (x - mean)) / width as f32;
            let scale = Lane::splat(1.0 / (variance + 1e-12).sqrt());
            for ((x, &weight), &bias) in lanes_mut(row).iter_mut().zip(lanes(&self.weight)).zip(lanes(&self.bias)) {
                *x = ((Lane::from(*x) - mean) * scale * Lane::from(weight) + Lane::from(bias)).to_array();
            }
        }
    }
}

/// Turns scores into shares of the whole, for eight columns side by side; gives what each column must be divided by.
pub(super) fn softmax(rows: &mut [Lane]) -> Lane {
    let highest = rows.iter().fold(Lane::splat(f32::NEG_INFINITY), |highest, &row| larger(highest, row));
    let mut sums = Lane::ZERO;
    for row in rows {
        *row = exp(*row - highest);
        sums += *row;
    }
    sums
}

/// Sums of products: `left[n]` times `right[n]`, each with each, over all n.
pub(super) fn products(left: &[[f32; 4]], right: &[Lane]) -> [Lane; 4] {
    let mut sums = [Lane::ZERO; 4];
    for (left, &right) in left.iter().zip(right) {
        for (sum, &factor) in sums.iter_mut().zip(left) {
            *sum += Lane::splat(factor) * right;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::{Lane, Norm, erf, exp, gelu, nearest, softmax};

    fn one(of: impl Fn(Lane) -> Lane, x: f32) -> f32 {
        of(Lane::splat(x)).to_array()[5]
    }

    /// erf by its series in 64 bits.
    fn series(x: f64) -> f64 {
        let (mut term, mut sum) = (x, x);
        for n in 1..200 {
            term *= -x * x / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        sum * std::f64::consts::FRAC_2_SQRT_PI
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "what the own function is compared with")]
    fn functions_are_within_their_bounds() {
        let (mut of_exp, mut of_erf, mut of_gelu) = (0.0_f64, 0.0_f64, 0.0_f64);
        for step in 0..=87_000 {
            let x = -step as f32 / 1000.0;
            let expected = f64::from(x).exp();
            of_exp = of_exp.max((f64::from(one(exp, x)) / expected - 1.0).abs());
        }
        for step in -5000..=5000 {
            let x = step as f32 / 1000.0;
            of_erf = of_erf.max((f64::from(one(erf, x)) - series(f64::from(x))).abs());
            let mut y = [x; 8];
            gelu(&mut y);
            let wide = f64::from(x);
            let expected = 0.5 * wide * (1.0 + series(wide * std::f64::consts::FRAC_1_SQRT_2));
            of_gelu = of_gelu.max((f64::from(y[0]) - expected).abs());
        }
        assert!(of_exp < 2e-7, "exp {of_exp}");
        assert!(of_erf < 5e-7, "erf {of_erf}");
        assert!(of_gelu < 2e-6, "gelu {of_gelu}");
    }

    #[test]
    fn extremes_are_finite() {
        for x in [-1e30, -100.0, -87.0, -0.0, 0.0] {
            assert!(one(exp, x).is_finite() && one(exp, x) >= 0.0, "{x}");
        }
        let mut y = [-1e30, -100.0, 100.0, 1e30, 0.0, 0.0, 0.0, 0.0];
        gelu(&mut y);
        assert!(y[0].abs() < 1e24 && y[1].abs() < 1e-4, "{y:?}");
        assert!((y[2] - 100.0).abs() < 1e-4 && (y[3] / 1e30 - 1.0).abs() < 1e-6, "{y:?}");
    }

    #[test]
    fn numbers_go_to_the_nearest_integer() {
        for (x, expected) in
            [(0.0, 0), (0.49, 0), (0.5, 0), (1.5, 2), (2.5, 2), (-0.5, 0), (-1.5, -2), (8191.0, 8191), (-8190.6, -8191)]
        {
            assert_eq!(nearest(Lane::splat(x)).to_array(), [expected; 8], "{x}");
        }
    }

    #[test]
    fn rows_are_normalised_each_by_itself() {
        let weight = [[1.0, 2.0, 1.0, 1.0]; 2].concat();
        let norm = Norm { weight, bias: [[0.0, 0.0, 0.5, 0.0]; 2].concat() };
        let mut rows = [[1.0, 1.0, -1.0, -1.0], [1.0, 1.0, -1.0, -1.0], [7.0; 4], [7.0; 4]].concat();
        norm.apply(&mut rows);
        assert_eq!(rows[..8], [[1.0, 2.0, -0.5, -1.0]; 2].concat());
        assert_eq!(rows[8..], [[0.0, 0.0, 0.5, 0.0]; 2].concat());
    }

    #[test]
    fn shares_are_of_their_column() {
        let mut rows = [[0.0; 8], [0.0; 8]];
        (rows[0][1], rows[1][2], rows[0][3]) = (-100.0, 3.0, 80.0);
        let mut rows = rows.map(Lane::from);
        let sums = softmax(&mut rows).to_array();
        let rows = rows.map(Lane::to_array);
        assert_eq!((sums[0], rows[0][0], rows[1][0]), (2.0, 1.0, 1.0));
        assert!(rows[0][1] < 1e-30 && rows[1][1] == 1.0);
        assert!((rows[0][2] / sums[2] - 0.047_425_87).abs() < 1e-7);
        assert!(rows[1][3] / sums[3] < 1e-30);
    }
}
