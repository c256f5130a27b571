//! What is measured, on which data, and where `glossator evaluate` prints it.

/// One run of `glossator evaluate`.
pub(super) struct Task {
    /// What it is called there.
    pub(super) name: &'static str,
    /// The corpus and its split; with a slash, a file of labels in this project whose texts a corpus holds.
    pub(super) data: &'static str,
    /// Others that are read with it, and options.
    pub(super) also: &'static [&'static str],
    pub(super) options: &'static [&'static str],
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
    /// The simplest answer to the task, as it is printed after "baseline, "; empty where there is none.
    pub(super) baseline: &'static str,
}

impl Row {
    /// "names worldwide.dev", "claims polnear.dev, source right".
    pub(super) fn name(&self, task: &Task) -> String {
        let Task { name, data, .. } = task;
        if self.part.is_empty() { format!("{name} {data}") } else { format!("{name} {data}, {}", self.part) }
    }
}

const fn row(part: &'static str, line: &'static str, before: &'static str, measure: &'static str) -> Row {
    Row { part, line, before, measure, baseline: "" }
}

impl Row {
    const fn beside(self, baseline: &'static str) -> Self {
        Self { baseline, ..self }
    }
}

const fn task(name: &'static str, data: &'static str, rows: &'static [Row]) -> Task {
    Task { name, data, also: &[], options: &[], rows }
}

const NAMES: &[Row] = &[
    row("", "names", "F1", "F1 of names, exact spans and types"),
    row("without titles", "without titles", "F1", "the same, gold's names of persons without their titles"),
    row("marked as sure", "sure", "right", "share right of the names that are marked as sure"),
    row("marked as unsure", "unsure", "right", "share right of the names that are marked as unsure"),
];

const ROLES: &[Row] =
    &[row("held-out fifth", "roles accuracy", "accuracy", "place names whose role is right, missed names wrong")
        .beside("always literal")];
const ENTITIES: &[Row] = &[row("", "entities", "F1", "B-cubed F1 over names that were found").beside("same string")];

/// All that is measured.
pub(super) const TASKS: &[Task] = &[
    task("names", "worldwide.dev", NAMES),
    task("names", "uner_ewt.dev", NAMES),
    task("names", "gum_ner.dev", NAMES),
    task(
        "claims",
        "polnear.dev",
        &[
            row("", "attributions found", "F1", "F1 of attributions found, half of the content in common"),
            row("without wishes", "without wishes", "F1", "the same without feelings, wishes and seeming"),
            row("source right", "nested", "found", "share of those found whose source is right"),
            row("content", "content characters", "F1", "F1 of the contents' characters"),
            row("source", "source characters", "F1", "F1 of the sources' characters"),
            row("cue", "cue characters", "F1", "F1 of the cues' characters"),
            row("content without wishes", "content without", "F1", "F1 of the contents' characters, without wishes"),
            row("source without wishes", "source without", "F1", "F1 of the sources' characters, without wishes"),
            row("cue without wishes", "cue without", "F1", "F1 of the cues' characters, without wishes"),
        ],
    ),
    // Nothing is trained on its attributions; one rule was judged by them (see the report's head).
    Task {
        also: &["gum.train"],
        options: &["--ids", "_news_,_interview_"],
        ..task(
            "claims",
            "gum.dev",
            &[
                row("and gum.train: news, interview", "attributions found", "F1", "F1 of attributions found"),
                row("and gum.train: source right", "nested", "found", "share of those found whose source is right"),
            ],
        )
    },
    // Labelled twice for this project; its texts are in a corpus, and no rule was made by them.
    task(
        "voice",
        "tests/gold/claims",
        &[
            row("found", "labelled claims found", "found", "share of labelled claims found"),
            row("mode", "mode right", "found", "of those found, mode right"),
            row("certainty", "certainty right", "found", "of those found, certainty right"),
            row("own voice", "own voice right", "found", "of those found, rightly told from the article's own voice"),
            row("mode of all", "mode right", "all", "of all, mode right, missed claims wrong"),
            row("certainty of all", "certainty right", "all", "of all, certainty right, missed claims wrong"),
            row("own voice of all", "own voice right", "all", "of all, own voice rightly told, missed claims wrong"),
        ],
    ),
    // The fifth that no weight is learned from; there is no dev split.
    Task { options: &["--fifth"], ..task("roles", "locphr.train", ROLES) },
    Task { options: &["--fifth"], ..task("roles", "relocar.train", ROLES) },
    // The network has learned from it, the linear model has not.
    task(
        "roles",
        "geowebnews.train",
        &[row("", "roles accuracy", "accuracy", "place names whose role is right, missed names wrong")
            .beside("always literal")],
    ),
    task("entities", "gum.dev", ENTITIES),
    task("entities", "redocred.dev", ENTITIES),
    task("pronouns", "gap.dev", &[row("", "pronouns", "F1", "F1 of pairs of pronoun and name").beside("nearest name")]),
    task(
        "places",
        "geovirus.dev",
        &[row("", "places within", "km", "place names put within 161 km, missed ones wrong").beside("most populous")],
    ),
    Task {
        also: &["gum.train"],
        options: &["--ids", "_news_,_interview_,_speech_"],
        ..task(
            "salience",
            "gum.dev",
            &[row(
                "and gum.train: news, interview, speech",
                "salience",
                "salience",
                "documents whose first entity is one of the most salient",
            )
            .beside("named most often")],
        )
    },
    task(
        "summary",
        "gum.dev",
        &[
            row("", "summary", "F1", "ROUGE-1 F1 with a human summary").beside("first three"),
            row("first sentence", "baseline, first sentence", "sentence", "the same of the first sentence"),
            row("random three", "baseline, random three", "three", "the same of three sentences drawn at random"),
        ],
    ),
];

/// The number of a row in what was printed.
pub(super) fn value(printed: &str, row: &Row) -> Option<f64> {
    let line = printed.lines().find(|line| line.starts_with(row.line))?;
    let mut words = line.split_whitespace().skip_while(|word| *word != row.before).skip(1);
    words.next()?.trim_end_matches([',', ';']).parse().ok()
}

/// What the simplest answer reached, in what was printed.
pub(super) fn baseline(printed: &str, row: &Row) -> Option<f64> {
    let told = printed.lines().filter(|_| !row.baseline.is_empty());
    let mut values = told.filter_map(|line| line.strip_prefix("baseline, ")?.strip_prefix(row.baseline));
    values.next()?.trim().parse().ok()
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
    fn baselines_are_read_by_their_names() {
        let printed = "baseline, same string 0.9390\nbaseline, same last word 0.9\nentities B-cubed  F1 0.9618\n";
        for (name, expected) in
            [("same string", Some(0.939)), ("same last word", Some(0.9)), ("nearest", None), ("", None)]
        {
            assert_eq!(baseline(printed, &row("", "entities", "F1", "").beside(name)), expected, "{name}");
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
