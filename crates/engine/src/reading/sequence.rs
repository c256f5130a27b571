//! The likeliest legal row of labels (Viterbi's algorithm), in logarithms of probabilities.

/// Lower than any row of labels scores: what may not stand after another adds this.
pub(crate) const NEVER: f32 = -1e9;

/// The likeliest row of labels for `rows`; `follows` says what it adds when a label stands after another, or first.
pub(crate) fn decode<const N: usize>(rows: &[[f32; N]], follows: impl Fn(Option<usize>, usize) -> f32) -> Vec<usize> {
    let first: [f32; N] = std::array::from_fn(|label| follows(None, label));
    let after: [[f32; N]; N] = std::array::from_fn(|label| std::array::from_fn(|before| follows(Some(before), label)));
    let mut best: [f32; N] = [0.0; N];
    let mut backs: Vec<[usize; N]> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mut back = [0; N];
        let reached: [f32; N] = std::array::from_fn(|label| {
            if at == 0 {
                return row[label] + first[label];
            }
            let mut most = 2.0 * NEVER;
            for (before, (&reached, &step)) in best.iter().zip(&after[label]).enumerate() {
                let score = reached + step;
                if score > most {
                    most = score;
                    back[label] = before;
                }
            }
            (most + row[label]).max(NEVER)
        });
        best = reached;
        backs.push(back);
    }
    let mut labels = vec![0; rows.len()];
    let mut label = (0..N).fold(0, |most, label| if best[label] > best[most] { label } else { most });
    for at in (0..rows.len()).rev() {
        labels[at] = label;
        label = backs[at][label];
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of O, B, I only I is tied: it needs B or I before it.
    fn legal(before: Option<usize>, label: usize) -> f32 {
        if label != 2 || matches!(before, Some(1 | 2)) { 0.0 } else { NEVER }
    }

    #[test]
    fn rows_are_legal_and_likeliest() {
        let (o, b, i) = ([-0.1, -3.0, -3.0], [-3.0, -0.1, -3.0], [-3.0, -3.0, -0.1]);
        // A lone inside makes the word before it begin, where that costs less.
        let weak = [-0.7, -0.8, -3.0];
        for (rows, expected) in [
            (vec![], vec![]),
            (vec![o, b, i, o], vec![0, 1, 2, 0]),
            (vec![weak, i, o], vec![1, 2, 0]),
            (vec![i], vec![0]),
            (vec![o, i, i, i], vec![0, 1, 2, 2]),
            (vec![b, b, o], vec![1, 1, 0]),
        ] {
            assert_eq!(decode(&rows, legal), expected, "{rows:?}");
        }
    }
}
