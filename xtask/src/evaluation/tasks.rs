//! What is measured, on which data, and where `glossator evaluate` prints it.

/// One run of `glossator evaluate`.
pub(super) struct Task {
    /// What it is called there.
    pub(super) name: &'static str,
    /// The corpus and its split.
    pub(super) data: &'static str,
    pub(super) rows: &'static [Row],
}

/// One figure of a run.
pub(super) struct Row {
    /// What tells it from the run's others; empty for the main one.
    pub(super) part: &'static str,
    /// What its line begins with.
    pub(super) line: &'static str,
    /// The word before the number.
    pub(super) before: &'static str,
    pub(super) measure: &'static str,
}

impl Row {
    /// "names worldwide.dev", "claims polnear.dev, source right".
    pub(super) fn name(&self, task: &Task) -> String {
        let Task { name, data, .. } = task;
        if self.part.is_empty() { format!("{name} {data}") } else { format!("{name} {data}, {}", self.part) }
    }
}

const fn row(part: &'static str, line: &'static str, before: &'static str, measure: &'static str) -> Row {
    Row { part, line, before, measure }
}

const NAMES: &[Row] = &[row("", "names", "F1", "F1 of names, exact spans and types")];

/// All that is measured.
pub(super) const TASKS: &[Task] = &[
    Task { name: "names", data: "worldwide.dev", rows: NAMES },
    Task { name: "names", data: "uner_ewt.dev", rows: NAMES },
    Task { name: "names", data: "gum_ner.dev", rows: NAMES },
    Task {
        name: "claims",
        data: "polnear.dev",
        rows: &[
            row("", "attributions found", "F1", "F1 of attributions found, half of the content in common"),
            row("source right", "nested", "found", "share of those found whose source is right"),
            row("content", "content characters", "F1", "F1 of the contents' characters"),
            row("source", "source characters", "F1", "F1 of the sources' characters"),
            row("cue", "cue characters", "F1", "F1 of the cues' characters"),
        ],
    },
    // The one corpus with such labels that no weight was learned from; it has no dev split.
    Task {
        name: "roles",
        data: "geowebnews.train",
        rows: &[row("", "roles accuracy", "accuracy", "place names whose role is right, missed names wrong")],
    },
    Task {
        name: "entities",
        data: "gum.dev",
        rows: &[row("", "entities", "F1", "B-cubed F1 over names that were found")],
    },
    Task {
        name: "entities",
        data: "redocred.dev",
        rows: &[row("", "entities", "F1", "B-cubed F1 over names that were found")],
    },
    Task { name: "pronouns", data: "gap.dev", rows: &[row("", "pronouns", "F1", "F1 of pairs of pronoun and name")] },
    Task {
        name: "places",
        data: "geovirus.dev",
        rows: &[row("", "places within", "km", "place names put within 161 km, missed ones wrong")],
    },
    Task {
        name: "salience",
        data: "gum.dev",
        rows: &[row("", "salience", "salience", "documents whose first entity is one of the most salient")],
    },
    Task { name: "summary", data: "gum.dev", rows: &[row("", "summary", "F1", "ROUGE-1 F1 with a human summary")] },
];

/// The number of a row in what was printed.
pub(super) fn value(printed: &str, row: &Row) -> Option<f64> {
    let line = printed.lines().find(|line| line.starts_with(row.line))?;
    let mut words = line.split_whitespace().skip_while(|word| *word != row.before).skip(1);
    words.next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_what_was_printed() {
        let printed = "PER                      P 0.8223  R 0.8538  F1 0.8377   (981/1193/1149)\n\
                       names                    P 0.8172  R 0.7336  F1 0.7731   (2580/3157/3517)\n\
                       nested, not counted 135; source right when found 0.8816 (1065/1208)\n\
                       places within 161 km 0.4529\nsalience 0.3667 (11/30)\n";
        let cases = [
            (("names", "F1"), Some(0.7731)),
            (("nested", "found"), Some(0.8816)),
            (("places within", "km"), Some(0.4529)),
            (("salience", "salience"), Some(0.3667)),
            (("roles accuracy", "accuracy"), None),
            (("names", "F2"), None),
        ];
        for ((line, before), expected) in cases {
            assert_eq!(value(printed, &row("", line, before, "")), expected, "{line} {before}");
        }
    }

    #[test]
    fn every_figure_has_a_name_of_its_own() {
        let mut names: Vec<String> = TASKS.iter().flat_map(|task| task.rows.iter().map(|row| row.name(task))).collect();
        assert!(names.contains(&"claims polnear.dev, source right".to_owned()));
        names.sort();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
