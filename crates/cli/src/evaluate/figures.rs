//! Precision, recall and F1, and how figures are printed.

use std::fmt::Write as _;

/// What a task found out: lines to print, the errors it was asked to show, and the figure that counts.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Report {
    /// Errors, as many as were asked for; printed first.
    pub(crate) errors: Vec<String>,
    /// The figures, a line each; the headline is the last.
    pub(crate) lines: Vec<String>,
    /// The headline figure, 0 to 1.
    pub(crate) headline: f64,
}

/// What was right, what was predicted, what there was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) right: u64,
    pub(crate) predicted: u64,
    pub(crate) gold: u64,
}

impl Counts {
    /// Adds another's counts.
    pub(crate) const fn add(&mut self, other: Self) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }

    /// Precision.
    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.predicted)
    }

    /// Recall.
    pub(crate) fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// F1.
    pub(crate) fn f1(self) -> f64 {
        f1(self.precision(), self.recall())
    }

    /// A line with all of it.
    pub(crate) fn line(self, label: &str) -> String {
        let Self { right, predicted, gold } = self;
        let mut line = format!("{label:24} P {:.4}  R {:.4}  F1 {:.4}", self.precision(), self.recall(), self.f1());
        write!(line, "   ({right}/{predicted}/{gold})").expect("invariant: writing to a string cannot fail");
        line
    }
}

/// The harmonic mean of precision and recall; 0 where both are 0.
pub(crate) fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// `part` of `whole`; 0 where there is no whole.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(crate) fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_show_what_was_counted() {
        for (counts, expected) in [
            (
                Counts { right: 1, predicted: 2, gold: 4 },
                "PER                      P 0.5000  R 0.2500  F1 0.3333   (1/2/4)",
            ),
            (Counts::default(), "PER                      P 0.0000  R 0.0000  F1 0.0000   (0/0/0)"),
        ] {
            assert_eq!(counts.line("PER"), expected);
        }
    }
}
