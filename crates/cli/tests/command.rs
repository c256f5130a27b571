//! The command as its users meet it: what it prints, what it says when something is wrong, and its exit status.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str = "Talks open in Lima\n\n\u{201c}We will talk,\u{201d} said Rosa Lind \u{1f3bb} of Peru.\n";

/// Runs the command with a text as its standard input.
fn glossator(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_glossator"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that stops at a bad line leaves the rest of its input unread.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn printed(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A file with these contents; removed when dropped.
struct File(PathBuf);

impl File {
    fn new(name: &str, contents: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("glossator-{}-{name}", std::process::id()));
        std::fs::write(&path, contents).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn an_article_becomes_json() {
    let output = glossator(&["annotate", "--check"], ARTICLE);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let json: Value = serde_json::from_str(printed(&output)).unwrap();
    for key in ["language", "blocks", "entities", "mentions", "claims", "times", "numbers", "summary"] {
        assert!(json.get(key).is_some(), "no {key} in {json}");
    }
    assert!(said(&output).starts_with("glossator: 1 article, 13 words in "), "{}", said(&output));
    assert!(said(&output).trim_end().ends_with("words per second"), "{}", said(&output));
}

#[test]
fn offsets_are_code_points_of_the_given_text() {
    let given = ARTICLE.replace('\n', "\r\n");
    let json: Value = serde_json::from_str(printed(&glossator(&["annotate", "-"], &given))).unwrap();
    let last = json["blocks"].as_array().unwrap().last().unwrap();
    let end = usize::try_from(last["end"].as_u64().unwrap()).unwrap();
    assert_eq!(end, given.trim_end().chars().count());
}

#[test]
fn a_line_in_gives_a_line_out() {
    let lines = "{\"id\": \"a1\", \"text\": \"Talks open.\"}\n\n{\"text\": \"\", \"id\": 7, \"other\": []}\n";
    let output = glossator(&["annotate", "--jsonl", "--check"], lines);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let ids: Vec<Value> =
        printed(&output).lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone()).collect();
    assert_eq!(ids, [Value::from("a1"), Value::from(7)]);
    assert!(said(&output).contains("2 articles, 2 words"), "{}", said(&output));
}

#[test]
fn a_digest_is_the_same_for_the_same_article() {
    let line = format!("{}\n", serde_json::json!({"id": "a", "text": ARTICLE}));
    let output = glossator(&["annotate", "--jsonl", "--digest"], &format!("{line}{line}"));
    let digests: Vec<&str> = printed(&output).lines().collect();
    assert_eq!(digests.len(), 2);
    assert_eq!(digests[0], digests[1]);
    let (digest, name) = digests[0].split_once("  ").unwrap();
    assert_eq!(name, "a");
    assert!(digest.len() == 16 && digest.chars().all(|c| c.is_ascii_hexdigit()), "{digest}");
}

#[test]
fn html_is_read_when_asked_for() {
    let html = "<h1>Talks open</h1><script>alert('Lima')</script><p>Rosa &amp; Karl met.</p>";
    let json = |arguments: &[&str]| -> Value { serde_json::from_str(printed(&glossator(arguments, html))).unwrap() };
    assert_eq!(json(&["annotate", "--html"])["blocks"].as_array().unwrap().len(), 2);
    assert_eq!(json(&["annotate"])["blocks"].as_array().unwrap().len(), 1);
}

#[test]
fn bad_input_gets_one_sentence_and_status_1() {
    let not_text = File::new("not-text", b"Talks \xff open");
    let short = File::new("gazetteer", b"GLZG");
    let gold = File::new("gold", b"{\"id\": \"a\", \"text\": \"Lima\"}\n{\"id\": \"b\", \"text\": \"Lima\"}\n");
    let predicted = File::new("predicted", b"{\"id\": \"a\"}\n");
    let cases: [(&[&str], &str, &[&str]); 11] = [
        (&["annotate", "no-such-file.txt"], "", &["cannot read no-such-file.txt"]),
        (&["annotate", "."], "", &["cannot read ."]),
        (&["annotate", not_text.path()], "", &["is not UTF-8 text", "byte 6"]),
        (&["annotate", "--gazetteer", short.path()], ARTICLE, &[short.path(), "cannot be used"]),
        (&["annotate", "--gazetteer", "no-such-file.bin"], ARTICLE, &["cannot read no-such-file.bin"]),
        (&["annotate", "--network", short.path()], ARTICLE, &[short.path(), "cannot be used"]),
        (&["annotate", "--network", "no-such-file.bin"], ARTICLE, &["cannot read no-such-file.bin"]),
        (&["evaluate", "names", "no-such-file.jsonl"], "", &["cannot read no-such-file.jsonl"]),
        (&["evaluate", "names", "-"], "{\"id\": 1}\n", &["line 1 of standard input is not a gold document"]),
        (
            &["evaluate", "names", gold.path(), "--predictions", predicted.path()],
            "",
            &["documents missing 1", "no line for b"],
        ),
        (&["link", "encode", "--from", "no-such-file.txt"], "", &["cannot read no-such-file.txt"]),
    ];
    for (arguments, input, expected) in cases {
        let output = glossator(arguments, input);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        assert!(said.starts_with("glossator: ") && said.trim_end().lines().count() == 1, "{arguments:?}: {said}");
        for words in expected {
            assert!(said.contains(words), "{arguments:?}: {said}");
        }
    }
}

#[test]
fn bad_lines_are_told_of_and_passed_over() {
    let good = |id: u32| format!("{{\"id\": {id}, \"text\": \"Talks open.\"}}\n");
    let long = "x".repeat((64 << 20) + 10);
    let input = format!("{}nonsense\n\n{}{{\"id\": 3}}\n{long}\n{}", good(1), good(2), good(4));
    for more in [&["--threads", "1"] as &[&str], &[]] {
        let output = glossator(&[&["annotate", "--jsonl"], more].concat(), &input);
        assert_eq!(output.status.code(), Some(1));
        let id = |line: &str| serde_json::from_str::<Value>(line).unwrap()["id"].clone();
        assert_eq!(printed(&output).lines().map(id).collect::<Vec<_>>(), [1, 2, 4]);
        let said = said(&output);
        for told in [
            "line 2 of standard input",
            "line 5 of",
            "line 6 of",
            "longer than 64 MB",
            "3 of 6 lines could not be read",
        ] {
            assert!(said.contains(told), "{said}");
        }
        assert!(said.contains("glossator: ") && !said.contains("line 3 of"), "{said}");
    }
}

#[test]
fn a_misunderstood_command_gets_status_2() {
    for arguments in [
        &["annotate", "--no-such-option"] as &[&str],
        &["annotate", "--date", "yesterday"],
        &["evaluate", "everything", "gold.jsonl"],
        &["evaluate", "names"],
        &["link"],
        &[],
    ] {
        let output = glossator(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
        assert!(printed(&output).is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_closed_output_is_no_panic() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_glossator"))
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let line = format!("{}\n", serde_json::json!({"id": "a", "text": ARTICLE}));
    let _ = child.stdin.take().unwrap().write_all(line.repeat(200).as_bytes());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(said(&output), "glossator: the output was closed before all was written\n");
}

#[test]
fn evaluation_scores_predictions_of_a_file() {
    let gold = File::new(
        "gold-names",
        br#"{"id": "a", "text": "Rosa Lind slept.", "entities": [{"start": 0, "end": 9, "type": "PER"}]}"#,
    );
    let predicted = File::new(
        "predicted-names",
        br#"{"id": "a", "mentions": [{"start": 0, "end": 9, "entity": 0, "type": "PER"}, {"start": 10, "end": 15, "entity": 1, "type": "ORG"}]}"#,
    );
    let output = glossator(&["evaluate", "names", gold.path(), "--predictions", predicted.path(), "--errors", "5"], "");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let lines: Vec<&str> = printed(&output).lines().collect();
    assert_eq!(lines[0], r#"   false  a "slept" ORG"#);
    assert_eq!(lines[1], "PER                      P 1.0000  R 1.0000  F1 1.0000   (1/1/1)");
    assert_eq!(lines[4], "sure                     right 0.5000   (1/2)");
    assert_eq!(lines[6], "without titles           P 0.5000  R 1.0000  F1 0.6667   (1/2/1)");
    assert_eq!(lines[7], "names                    P 0.5000  R 1.0000  F1 0.6667   (1/2/1)");
}

#[test]
fn evaluation_without_predictions_asks_the_engine() {
    for task in ["names", "roles", "entities", "pronouns", "places", "claims", "salience", "summary"] {
        let output = glossator(&["evaluate", task, "-"], r#"{"id": "a", "text": "Rosa Lind slept."}"#);
        assert_eq!(output.status.code(), Some(0), "{task}: {}", said(&output));
        assert!(printed(&output).lines().last().unwrap().starts_with(task), "{task}: {}", printed(&output));
    }
}
