//! The few steps in real numbers: normalisation, softmax, GELU.
//!
//! They use addition, multiplication, division and square root alone, which IEEE 754 rounds in one way only, and add
//! in a fixed order. So they give the same bits natively and in WebAssembly, which the platforms' own functions do not.

/// Numbers that are worked on side by side.
pub(super) const LANES: usize = 8;
/// That many numbers.
pub(super) type Lane = [f32; LANES];

/// Adding this to a number of less than 2^22 leaves its nearest integer in the low bits.
const ROUNDER: f32 = 12_582_912.0;

/// The nearest integer, ties to even, of a number between -2^22 and 2^22; any number outside.
pub(super) fn nearest(x: f32) -> i32 {
    ((x + ROUNDER).to_bits() as i32).wrapping_sub(ROUNDER.to_bits() as i32)
}

/// The larger, `a` where they are equal.
pub(super) fn larger(a: f32, b: f32) -> f32 {
    if b > a { b } else { a }
}

/// e^x for x up to 0; below -87 it gives about 1e-38. Relative error at most 2e-7.
///
/// x = n ln 2 + r with |r| at most ln 2 / 2; e^r by the polynomial of Cephes `expf` (S. L. Moshier).
pub(super) fn exp(x: f32) -> f32 {
    let x = larger(x, -87.0);
    let n = x * std::f32::consts::LOG2_E + ROUNDER;
    let power = (n.to_bits() as i32).wrapping_sub(ROUNDER.to_bits() as i32);
    let n = n - ROUNDER;
    // ln 2 in two parts, so that the first product is exact.
    let r = x - n * 0.693_359_4 - n * -2.121_944_4e-4;
    let mut p = 1.987_569_1e-4;
    for c in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 0.166_666_65, 0.5] {
        p = p * r + c;
    }
    let e = p * (r * r) + r + 1.0;
    e * f32::from_bits((power.wrapping_add(127) as u32) << 23)
}

/// erf(x), absolute error at most 5e-7: an odd rational function on -4 to 4, as in Eigen and XLA.
fn erf(x: f32) -> f32 {
    let x = if x > 4.0 { 4.0 } else { x };
    let x = if x < -4.0 { -4.0 } else { x };
    let s = x * x;
    let mut p = -2.726_142_3e-10;
    for c in [2.770_681_4e-8, -2.101_024e-6, -5.692_506_5e-5, -7.349_906e-4, -2.954_6e-3, -1.609_603_4e-2] {
        p = p * s + c;
    }
    let mut q = -1.456_607_2e-5;
    for c in [-2.133_740_6e-4, -1.682_827e-3, -7.373_329e-3, -1.426_473_9e-2] {
        q = q * s + c;
    }
    x * p / q
}

/// GELU in its exact form, x/2 (1 + erf(x/√2)), of every number; absolute error at most 2e-6.
pub(super) fn gelu(xs: &mut [f32]) {
    for x in xs {
        *x = 0.5 * *x * (1.0 + erf(*x * std::f32::consts::FRAC_1_SQRT_2));
    }
}

/// The sum of all numbers: eight sums side by side, then those.
fn sum(xs: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    let mut chunks = xs.chunks_exact(LANES);
    for chunk in &mut chunks {
        for (sum, &x) in sums.iter_mut().zip(chunk) {
            *sum += of(x);
        }
    }
    let rest = chunks.remainder().iter().fold(0.0, |sum, &x| sum + of(x));
    sums.iter().fold(rest, |all, sum| all + sum)
}

/// Layer normalisation (Ba, Kiros and Hinton, 2016).
#[derive(Debug)]
pub(super) struct Norm {
    pub(super) weight: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Norm {
    /// Normalises each row of numbers in place; the rows are as long as the weights.
    pub(super) fn apply(&self, rows: &mut [f32]) {
        let width = self.weight.len();
        for row in rows.chunks_exact_mut(width) {
            let mean = sum(row, |x| x) / width as f32;
            let variance = sum(row, |x| (x - mean) * (x - mean)) / width as f32;
            let scale = 1.0 / (variance + 1e-12).sqrt();
            for ((x, &weight), &bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
                *x = (*x - mean) * scale * weight + bias;
            }
        }
    }
}

/// Turns scores into shares of the whole, for eight columns side by side; gives what each column must be divided by.
pub(super) fn softmax(rows: &mut [Lane]) -> Lane {
    let mut highest = [f32::NEG_INFINITY; LANES];
    for row in &*rows {
        for (high, &x) in highest.iter_mut().zip(row) {
            *high = larger(*high, x);
        }
    }
    let mut sums = [0.0; LANES];
    for row in rows {
        for ((x, &high), sum) in row.iter_mut().zip(&highest).zip(&mut sums) {
            *x = exp(*x - high);
            *sum += *x;
        }
    }
    sums
}

/// Sums of products: `left[n]` times `right[n]`, each with each, over all n.
pub(super) fn products(left: &[[f32; 4]], right: &[Lane]) -> [Lane; 4] {
    let mut sums = [[0.0; LANES]; 4];
    for (left, right) in left.iter().zip(right) {
        for (sums, &factor) in sums.iter_mut().zip(left) {
            for (sum, &x) in sums.iter_mut().zip(right) {
                *sum += factor * x;
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::{Norm, erf, exp, gelu, nearest, softmax};

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
            of_exp = of_exp.max((f64::from(exp(x)) / expected - 1.0).abs());
        }
        for step in -5000..=5000 {
            let x = step as f32 / 1000.0;
            of_erf = of_erf.max((f64::from(erf(x)) - series(f64::from(x))).abs());
            let mut y = [x];
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
            assert!(exp(x).is_finite() && exp(x) >= 0.0, "{x}");
        }
        let mut y = [-1e30, -100.0, 100.0, 1e30];
        gelu(&mut y);
        assert!(y[0].abs() < 1e24 && y[1].abs() < 1e-4, "{y:?}");
        assert!((y[2] - 100.0).abs() < 1e-4 && (y[3] / 1e30 - 1.0).abs() < 1e-6, "{y:?}");
    }

    #[test]
    fn numbers_go_to_the_nearest_integer() {
        for (x, expected) in
            [(0.0, 0), (0.49, 0), (0.5, 0), (1.5, 2), (2.5, 2), (-0.5, 0), (-1.5, -2), (8191.0, 8191), (-8190.6, -8191)]
        {
            assert_eq!(nearest(x), expected, "{x}");
        }
    }

    #[test]
    fn rows_are_normalised_each_by_itself() {
        let norm = Norm { weight: vec![1.0, 2.0, 1.0, 1.0], bias: vec![0.0, 0.0, 0.5, 0.0] };
        let mut rows = [1.0, 1.0, -1.0, -1.0, 7.0, 7.0, 7.0, 7.0];
        norm.apply(&mut rows);
        assert_eq!(rows, [1.0, 2.0, -0.5, -1.0, 0.0, 0.0, 0.5, 0.0]);
    }

    #[test]
    fn shares_are_of_their_column() {
        let mut rows = [[0.0; 8], [0.0; 8]];
        (rows[0][1], rows[1][2], rows[0][3]) = (-100.0, 3.0, 80.0);
        let sums = softmax(&mut rows);
        assert_eq!((sums[0], rows[0][0], rows[1][0]), (2.0, 1.0, 1.0));
        assert!(rows[0][1] < 1e-30 && rows[1][1] == 1.0);
        assert!((rows[0][2] / sums[2] - 0.047_425_87).abs() < 1e-7);
        assert!(rows[1][3] / sums[3] < 1e-30);
    }
}
