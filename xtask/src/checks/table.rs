//! What became of each step.

/// How a step ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Outcome {
    Passed,
    /// Why.
    Failed(String),
    /// Why.
    Skipped(String),
}

impl Outcome {
    const fn word(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed(_) => "FAILED",
            Self::Skipped(_) => "skipped",
        }
    }

    fn why(&self) -> Option<&str> {
        match self {
            Self::Passed => None,
            Self::Failed(why) | Self::Skipped(why) => Some(why),
        }
    }
}

/// A step that has ended.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) outcome: Outcome,
    pub(super) seconds: f64,
}

impl Row {
    /// What is said when it ends.
    pub(super) fn told(&self) -> String {
        let why = self.outcome.why().map(|why| format!(": {why}")).unwrap_or_default();
        format!("        {}, {:.1} s{why}", self.outcome.word(), self.seconds)
    }
}

/// All rows, and how many ended how.
pub(super) fn written(rows: &[Row]) -> String {
    let mut table = String::new();
    for Row { name, outcome, seconds } in rows {
        let why = outcome.why().and_then(|why| why.lines().next()).unwrap_or_default();
        let line = format!("{:<8} {seconds:>7.1} s  {name:<38} {why}", outcome.word());
        table.push_str(line.trim_end());
        table.push('\n');
    }
    let all: f64 = rows.iter().map(|row| row.seconds).sum();
    let count = |word: &str| rows.iter().filter(|row| row.outcome.word() == word).count();
    table.push_str(&format!("{:<8} {all:>7.1} s\n", "in all"));
    table.push_str(&format!("{} passed, {} failed, {} skipped\n", count("passed"), count("FAILED"), count("skipped")));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted() {
        let row = |name, outcome| Row { name, outcome, seconds: 1.25 };
        let rows = [
            row("format", Outcome::Passed),
            row("clippy", Outcome::Failed("cargo clippy failed; see above\nmore".to_owned())),
            row("browser tests", Outcome::Skipped("the page was not built".to_owned())),
        ];
        let expected = expect_test::expect![[r#"
            passed       1.2 s  format
            FAILED       1.2 s  clippy                                 cargo clippy failed; see above
            skipped      1.2 s  browser tests                          the page was not built
            in all       3.8 s
            1 passed, 1 failed, 1 skipped
        "#]];
        expected.assert_eq(&written(&rows));
        assert_eq!(rows[1].told(), "        FAILED, 1.2 s: cargo clippy failed; see above\nmore");
        assert_eq!(rows[0].told(), "        passed, 1.2 s");
    }
}
