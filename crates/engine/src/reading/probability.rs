//! Probabilities from the network's scores: as natural logarithms, in steps that give the same bits on every platform.
//!
//! A row of scores 2, 0, 0 becomes about −0.24, −2.24, −2.24: 79 percent for the first.

/// Below this a logarithm is cut off: no probability is smaller.
pub(crate) const LEAST: f32 = -30.0;

/// e to the power of `x`, for −87 to 87; relative error below 3e-7.
///
/// By range reduction to a power of two and the series of the exponential function (Cody and Waite's scheme).
pub(crate) fn exp(x: f32) -> f32 {
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    let x = x.clamp(-87.0, 87.0);
    let whole = (x * std::f32::consts::LOG2_E + 0.5).floor();
    let rest = (x - whole * LN_2_HIGH) - whole * LN_2_LOW;
    let series = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5
                        + rest * (0.166_666_67 + rest * (0.041_666_67 + rest * (8.333_333e-3 + rest * 1.388_889e-3)))));
    let power = (whole as i32 + 127).clamp(1, 254).cast_unsigned();
    series * f32::from_bits(power << 23)
}

/// The natural logarithm of a positive number; 0 and below give [`LEAST`].
///
/// By the number's own exponent and the series of the area hyperbolic tangent.
pub(crate) fn ln(x: f32) -> f32 {
    if x.is_nan() || x <= f32::MIN_POSITIVE {
        return LEAST;
    }
    let bits = x.to_bits();
    let mut power = (bits >> 23).cast_signed() - 127;
    let mut part = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    if part > std::f32::consts::SQRT_2 {
        part *= 0.5;
        power += 1;
    }
    let t = (part - 1.0) / (part + 1.0);
    let square = t * t;
    let series =
        2.0 * t * (1.0 + square * (0.333_333_34 + square * (0.2 + square * (0.142_857_15 + square * 0.111_111_11))));
    (series + power as f32 * std::f32::consts::LN_2).max(LEAST)
}

/// The logarithm of the sum of e to the power of each.
pub(crate) fn sum(logarithms: &[f32]) -> f32 {
    let most = logarithms.iter().copied().fold(LEAST, f32::max);
    let sum = logarithms.iter().fold(0.0, |sum, &x| sum + exp(x - most));
    most + ln(sum)
}

/// The logarithm of 1 minus a probability given by its logarithm.
pub(crate) fn other(logarithm: f32) -> f32 {
    ln((1.0 - exp(logarithm)).max(0.0))
}

/// The logarithms of the probabilities of a row of scores.
pub(crate) fn of_scores<const N: usize>(scores: &[f32; N]) -> [f32; N] {
    let sane = scores.map(|score| if score.is_finite() { score } else { LEAST });
    let all = sum(&sane.map(|score| score.max(LEAST)));
    sane.map(|score| (score - all).clamp(LEAST, 0.0))
}

/// The logarithms of the probabilities of a link: that there is none, and of each goal.
pub(crate) fn of_link(none: f32, goals: &[f32]) -> (f32, Vec<f32>) {
    let most = goals.iter().copied().fold(none, f32::max);
    let all = most + ln(goals.iter().fold(exp(none - most), |sum, &score| sum + exp(score - most)));
    let of = |score: f32| (score - all).clamp(LEAST, 0.0);
    (of(none), goals.iter().map(|&score| of(score)).collect())
}

/// A probability in thousandths.
pub(crate) fn thousandths(logarithm: f32) -> u16 {
    (exp(logarithm.clamp(LEAST, 0.0)) * 1000.0 + 0.5) as u16
}

/// What a table of points, in order, makes of a probability: on the line between its two neighbours.
pub(crate) fn calibrated(probability: u16, points: &[(u16, u16)]) -> u16 {
    let after = points.partition_point(|&(from, _)| from <= probability);
    match (after.checked_sub(1).map(|before| points[before]), points.get(after)) {
        (Some((from, low)), Some(&(to, high))) => {
            let share = i32::from(probability - from) * (i32::from(high) - i32::from(low)) / i32::from(to - from);
            u16::try_from(i32::from(low) + share).unwrap_or(low)
        }
        (Some((_, one)), None) | (None, Some(&(_, one))) => one,
        (None, None) => probability,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "what the own functions are compared with")]
    fn powers_and_logarithms_are_those_of_the_library() {
        for step in -870_i16..=870 {
            let x = f32::from(step) / 10.0;
            let (own, exact) = (exp(x), f64::from(x).exp());
            assert!((f64::from(own) / exact - 1.0).abs() < 1e-6, "exp {x}: {own} {exact}");
            assert!((ln(own) - x.max(LEAST)).abs() < 1e-4, "ln exp {x}: {}", ln(own));
        }
        assert_eq!((ln(0.0), ln(-1.0), ln(f32::NAN)), (LEAST, LEAST, LEAST));
        assert_eq!(ln(1.0), 0.0);
    }

    #[test]
    fn tables_are_read_between_their_points() {
        let points = [(0, 400), (500, 500), (1000, 900)];
        for (probability, expected) in [(0, 400), (250, 450), (500, 500), (750, 700), (1000, 900), (1200, 900)] {
            assert_eq!(calibrated(probability, &points), expected, "{probability}");
        }
        assert_eq!(calibrated(300, &[]), 300);
        assert_eq!(calibrated(300, &[(500, 10)]), 10);
    }

    #[test]
    fn scores_become_probabilities() {
        for scores in [[0.0; 3], [2.0, 0.0, 0.0], [90.0, -90.0, 0.0], [-1e4, 5.0, 5.0], [f32::NAN, 1.0, f32::INFINITY]]
        {
            let all: f32 = of_scores(&scores).into_iter().map(exp).sum();
            assert!((all - 1.0).abs() < 1e-3, "{scores:?}: {all}");
        }
        let (none, goals) = of_link(1.0, &[1.0, -50.0]);
        assert!((exp(none) - 0.5).abs() < 1e-5 && (exp(goals[0]) - 0.5).abs() < 1e-5 && goals[1] == LEAST);
        assert_eq!(of_link(3.0, &[]).0, 0.0);
        for (probability, expected) in [(1.0_f32, 1000), (0.5, 500), (0.0, 0)] {
            assert_eq!(thousandths(ln(probability)), expected);
        }
    }
}
