//! Each score on documents small enough to be counted by hand.

use serde_json::{Value, json};

use super::*;

fn pair(gold: Value, predicted: Value) -> Pair {
    let mut gold = gold;
    gold["id"] = json!("d");
    gold["text"] = gold.get("text").cloned().unwrap_or_else(|| json!(""));
    Pair { gold: serde_json::from_value(gold).unwrap(), predicted: serde_json::from_value(predicted).unwrap() }
}

/// The lines of a task's report.
fn lines(task: Task, pairs: &[Pair]) -> Vec<String> {
    score(task, pairs, 0).lines
}

/// What stands between `P` and `(` in a line: the three figures; and the counts.
fn counts(line: &str) -> &str {
    line.rsplit_once('(').unwrap().1.trim_end_matches(')')
}

#[test]
fn names_count_exact_spans_and_types() {
    let gold = json!({
        "sentences": [[0, 50], [50, 80]],
        "unannotated_sentences": [1],
        "entities": [
            {"start": 0, "end": 4, "type": "PER"},
            {"start": 10, "end": 14, "type": "GPE"},
            {"start": 20, "end": 24, "type": "ORG"},
            {"start": 30, "end": 34, "type": "FAC"},
            {"start": 36, "end": 40, "type": "DATE"},
            {"start": 42, "end": 45, "type": "PER", "form": "pronoun"},
            {"start": 55, "end": 59, "type": "PER"},
        ],
    });
    let predicted = json!({"mentions": [
        {"start": 0, "end": 4, "entity": 0, "type": "PER"},
        {"start": 10, "end": 14, "entity": 1, "type": "LOC"},
        {"start": 20, "end": 25, "entity": 2, "type": "ORG"},
        {"start": 30, "end": 34, "entity": 3, "type": "LOC"},
        {"start": 36, "end": 40, "entity": 4, "type": "NORP"},
        {"start": 42, "end": 45, "entity": 0, "type": "PER", "form": "pronoun"},
        {"start": 46, "end": 49, "entity": 5, "type": "PER"},
        {"start": 60, "end": 64, "entity": 6, "type": "PER"},
    ]});
    let lines = lines(Task::Names, &[pair(gold, predicted)]);
    // The facility, the pronoun and the second sentence are left out; a wrong boundary is missed and false.
    assert_eq!(
        lines.iter().map(|line| counts(line)).collect::<Vec<_>>(),
        ["1/2/1", "0/1/1", "1/1/1", "2/4", "0/0", "2/4/3", "2/4/3"]
    );
}

#[test]
fn titles_are_left_out_of_gold_apart() {
    let gold = json!({"text": "Dr. Lind met the President. Lima.", "entities": [
        {"start": 0, "end": 8, "type": "PER"},
        {"start": 17, "end": 26, "type": "PER"},
        {"start": 28, "end": 32, "type": "LOC"},
    ]});
    let predicted = json!({"mentions": [
        {"start": 4, "end": 8, "entity": 0, "type": "PER"},
        {"start": 17, "end": 26, "entity": 1, "type": "PER"},
        {"start": 28, "end": 32, "entity": 2, "type": "LOC"},
    ]});
    let lines = lines(Task::Names, &[pair(gold, predicted)]);
    let line = |start| counts(lines.iter().find(|line| line.starts_with(start)).unwrap());
    // "the President" found is neither right nor wrong.
    assert_eq!((line("names"), line("without titles")), ("2/3/3", "2/2/2"));
}

#[test]
fn errors_are_told_when_asked_for() {
    let gold = json!({"text": "Lima slept. Rosa woke.", "entities": [{"start": 0, "end": 4, "type": "LOC"}]});
    let predicted = json!({"mentions": [{"start": 12, "end": 16, "entity": 0, "type": "PER"}]});
    let pairs = [pair(gold, predicted)];
    assert_eq!(score(Task::Names, &pairs, 9).errors, [r#"missed d "Lima" LOC"#, r#"false  d "Rosa" PER"#]);
    assert_eq!(score(Task::Names, &pairs, 1).errors.len(), 1);
    assert_eq!(score(Task::Names, &pairs, 0).errors.len(), 0);
}

#[test]
fn roles_go_by_the_mention_that_overlaps_most() {
    let gold = json!({"metonymy": [
        {"start": 0, "end": 4, "label": "literal"},
        {"start": 10, "end": 14, "label": "metonymic"},
        {"start": 20, "end": 24, "label": "metonymic"},
        {"start": 30, "end": 34, "label": "literal"},
        {"start": 40, "end": 44, "label": "mixed"},
    ]});
    let predicted = json!({"mentions": [
        {"start": 0, "end": 4, "entity": 0, "type": "LOC", "role": "place"},
        {"start": 9, "end": 11, "entity": 0, "type": "LOC", "role": "place"},
        {"start": 11, "end": 14, "entity": 1, "type": "LOC", "role": "actor"},
        {"start": 20, "end": 24, "entity": 2, "type": "LOC", "role": "place"},
    ]});
    let lines = lines(Task::Roles, &[pair(gold, predicted)]);
    assert_eq!(lines[2], "no mention there 1/4; accuracy where there is one 0.6667; macro-F1 0.5833");
    assert_eq!(lines[3], "baseline, always literal 0.5000");
    assert_eq!(lines[4], "roles accuracy 0.5000");
}

#[test]
fn entities_are_weighed_by_b_cubed() {
    let gold = json!({
        "text": "Rosa Lind met the Karl. Lind's Karl. Ada",
        "entities": [
            {"start": 0, "end": 9, "type": "PER"}, {"start": 14, "end": 22, "type": "PER"},
            {"start": 24, "end": 30, "type": "PER"}, {"start": 31, "end": 35, "type": "PER"},
            {"start": 37, "end": 40, "type": "PER"},
        ],
        "coref": [[[0, 9], [24, 30]], [[14, 22], [31, 35]]],
    });
    // "Lind" is joined to the wrong person; "Ada" is missed.
    let predicted = json!({"mentions": [
        {"start": 0, "end": 9, "entity": 0, "type": "PER"}, {"start": 18, "end": 22, "entity": 1, "type": "PER"},
        {"start": 24, "end": 28, "entity": 1, "type": "PER"}, {"start": 31, "end": 35, "entity": 1, "type": "PER"},
    ]});
    // Precision (1 + 2/3 + 1/3 + 2/3) / 4, recall (1/2 + 1 + 1/2 + 1) / 4, or / 5 with the missed one.
    assert_eq!(
        lines(Task::Entities, &[pair(gold, predicted)]),
        [
            "baseline, same string 0.8571",
            "baseline, same last word 1.0000",
            "with missed names  P 0.6667 R 0.6000 F1 0.6316   (4 of 5 names)",
            "entities B-cubed  P 0.6667 R 0.7500 F1 0.7059   (4 of 5 names)",
        ]
    );
}

#[test]
fn pronouns_need_the_right_entity() {
    let gold = |first: bool, second: bool| json!({"gap": {"pronoun": [20, 23], "A": {"span": [0, 9], "coref": first}, "B": {"span": [10, 14], "coref": second}}});
    let predicted = json!({"mentions": [
        {"start": 0, "end": 9, "entity": 0, "type": "PER"}, {"start": 10, "end": 14, "entity": 1, "type": "PER"},
        {"start": 20, "end": 23, "entity": 0, "type": "PER", "form": "pronoun"},
    ]});
    let pairs = [
        pair(gold(true, false), predicted.clone()),
        pair(gold(false, true), predicted.clone()),
        pair(gold(false, false), predicted),
        pair(gold(true, false), json!({})),
    ];
    let lines = lines(Task::Pronouns, &pairs);
    assert_eq!(lines[0], "baseline, nearest name 0.2857");
    assert_eq!(counts(&lines[1]), "1/3/3");
}

#[test]
fn places_must_be_near() {
    let gold = json!({"entities": [
        {"start": 0, "end": 4, "type": "LOC", "lat": -12.0, "lon": -77.0},
        {"start": 10, "end": 14, "type": "LOC", "lat": 50.0, "lon": 10.0},
        {"start": 20, "end": 24, "type": "LOC", "lat": 50.0, "lon": 10.0},
        {"start": 30, "end": 34, "type": "LOC"},
    ]});
    let predicted = json!({
        "entities": [{"id": 0, "place": {"lat": -12.05, "lon": -77.04}}, {"id": 1, "place": {"lat": 40.0, "lon": 10.0}}, {"id": 2}],
        "mentions": [
            {"start": 0, "end": 4, "entity": 0, "type": "LOC"}, {"start": 10, "end": 14, "entity": 1, "type": "LOC"},
            {"start": 20, "end": 24, "entity": 2, "type": "LOC"},
        ],
    });
    assert_eq!(
        lines(Task::Places, &[pair(gold, predicted)]),
        ["baseline, most populous 0.0000", "placed 2/3; right where placed 0.5000", "places within 161 km 0.3333"]
    );
}

#[test]
fn claims_are_found_by_content_and_held_to_their_source() {
    let gold = json!({"attributions": [
        {"source": [[0, 10]], "cue": [[11, 15]], "content": [[16, 40]]},
        {"source": [[50, 60]], "cue": [[61, 65]], "content": [[70, 80], [84, 94]]},
        {"source": [], "cue": [[100, 104]], "content": [[105, 125]]},
        {"source": [[130, 135]], "cue": [], "content": []},
    ]});
    let claim = |content: Value, source: Value, mode: &str| json!({"content": content, "source": source, "cue": [], "mode": mode});
    let predicted = json!({"claims": [
        claim(json!([{"start": 16, "end": 40}]), json!({"start": 0, "end": 4}), "reported"),
        claim(json!([{"start": 20, "end": 30}]), Value::Null, "quoted"),
        claim(json!([{"start": 70, "end": 94}]), json!({"start": 50, "end": 60, "entity": 3}), "mixed"),
        claim(json!([{"start": 105, "end": 110}]), Value::Null, "reported"),
        claim(json!([{"start": 105, "end": 125}]), Value::Null, "own"),
    ]});
    let lines = lines(Task::Claims, &[pair(gold, predicted)]);
    // Content: 24 + 20 + 5 of 24 + 24 + 5 and 24 + 20 + 20. Found: two of three; the nested quote is not counted.
    assert_eq!(
        lines[..4].iter().map(|line| counts(line)).collect::<Vec<_>>(),
        ["49/53/64", "14/14/20", "0/0/12", "2/3/3"]
    );
    assert_eq!(lines[5], "nested, not counted 1; source right when found 0.5000 (1/2)");
    // No cue is a wish.
    assert_eq!(lines[9], "claims F1 0.6667");
    assert_eq!(lines[6..9].iter().map(|line| counts(line)).collect::<Vec<_>>(), ["49/53/64", "14/14/20", "0/0/12"]);
}

#[test]
fn salience_looks_at_the_first_entity() {
    let gold = json!({"salient": [{"id": "x", "score": 5, "mentions": [[0, 9]]}, {"id": "y", "score": 2, "mentions": [[20, 24]]}]});
    let predicted = |first: u32| {
        json!({
            "entities": [{"id": first}],
            "mentions": [{"start": 0, "end": 9, "entity": 0, "type": "PER"}, {"start": 20, "end": 24, "entity": 1, "type": "PER"}],
        })
    };
    let pairs = [
        pair(gold.clone(), predicted(0)),
        pair(gold.clone(), predicted(1)),
        pair(gold, json!({})),
        pair(json!({}), predicted(0)),
    ];
    assert_eq!(
        lines(Task::Salience, &pairs),
        ["baseline, named first 0.6667", "baseline, named most often 0.6667", "salience 0.3333 (1/3)"]
    );
}

#[test]
fn summaries_share_words() {
    let text = "The dam held. The dam, they said, held well.";
    let gold = json!({"text": text, "summary": "The dam held.", "sentences": [[0, 13], [14, 44]]});
    let predicted = json!({"summary": {"sentences": [{"start": 0, "end": 13}, {"start": 14, "end": 44}]}});
    // Three words in common, of three and of nine.
    assert_eq!(
        lines(Task::Summary, &[pair(gold.clone(), predicted), pair(gold, json!({}))]),
        [
            "baseline, first sentence 1.0000",
            "baseline, first three 0.5000",
            "baseline, random three 0.5000",
            "summary ROUGE-1 F1 0.2500 (2 documents)",
        ]
    );
}

#[test]
fn documents_without_a_prediction_are_told() {
    let gold: Vec<Gold> = ["a", "b", "c"].map(|id| Gold { id: id.to_owned(), ..Gold::default() }).into_iter().collect();
    let predicted = vec![Predicted { id: "b".to_owned(), ..Predicted::default() }];
    let (pairs, missing) = join(gold, predicted);
    assert_eq!(pairs.len(), 3);
    assert_eq!(missing, Some(("a".to_owned(), 2)));
}

#[test]
fn labelled_claims_are_found_and_rightly_told() {
    let label = |from: u32, to: u32, mode: &str, certainty: &str, second: &str| json!({"content": [from, to], "mode": mode, "certainty": certainty, "first": [mode, certainty], "second": [second, certainty]});
    let gold = json!({"claims": [
        label(0, 10, "quoted", "stated", "quoted"),
        label(20, 30, "own", "predicted", "own"),
        label(40, 50, "reported", "hedged", "own"),
        label(60, 70, "reported", "stated", "reported"),
    ]});
    let claim = |from: u32, to: u32, mode: &str, certainty: &str| json!({"content": [{"start": from, "end": to}], "mode": mode, "certainty": certainty});
    let predicted = json!({"claims": [
        claim(0, 11, "quoted", "hedged"),
        claim(20, 30, "reported", "predicted"),
        claim(41, 50, "reported", "hedged"),
        claim(80, 90, "own", "stated"),
    ]});
    let lines = lines(Task::Voice, &[pair(gold, predicted)]);
    assert_eq!(
        lines,
        [
            "labelled claims found 0.7500 (3/4)",
            "mode right, of all 0.5000, of those found 0.6667 (2/4/3); the two people's kappa 0.636",
            "certainty right, of all 0.5000, of those found 0.6667 (2/4/3); the two people's kappa 1.000",
            "own voice right, of all 0.5000, of those found 0.6667 (2/4/3); the two people's kappa 0.500",
            "voice right when found 0.6667",
        ]
    );
}

#[test]
fn wishes_are_counted_apart() {
    let text = "Rosa Lind wants a boat and a house. Rosa Lind said talks had failed.";
    let gold = json!({"text": text, "attributions": [
        {"source": [[0, 9]], "cue": [[10, 15]], "content": [[16, 34]]},
        {"source": [[36, 45]], "cue": [[46, 50]], "content": [[51, 67]]},
    ]});
    let predicted = json!({"claims": [
        {"content": [{"start": 51, "end": 67}], "source": {"start": 36, "end": 45}, "cue": [{"start": 46, "end": 50}], "mode": "reported"},
    ]});
    let lines = lines(Task::Claims, &[pair(gold, predicted)]);
    let line = |name: &str| counts(lines.iter().find(|line| line.starts_with(name)).unwrap()).to_owned();
    assert_eq!((line("attributions found"), line("without wishes")), ("1/1/2".to_owned(), "1/1/1".to_owned()));
    assert_eq!(line("content characters"), "16/16/34");
    assert_eq!(line("content without wishes"), "16/16/16");
}
