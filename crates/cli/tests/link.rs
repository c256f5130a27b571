//! Links as the command writes and opens them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str =
    "Talks open in Lima\n\n\u{201c}We will talk,\u{201d} said Rosa Lind \u{1f3bb} of Peru.\n\nThe end.\n";

fn glossator(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_glossator"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn encoded() -> String {
    let output = glossator(&["link", "encode"], ARTICLE);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

#[test]
fn a_link_brings_back_the_article_and_its_marks() {
    let link = encoded();
    assert!(link.starts_with("#g1."), "{link}");
    let annotated: Value = serde_json::from_slice(&glossator(&["annotate"], ARTICLE.trim_end()).stdout).unwrap();
    let address = format!("https://example.org/glossator/{link}");
    for (argument, input) in [(link.as_str(), ""), (&link[1..], ""), (&address, ""), ("-", &format!("{address}\n"))] {
        let output = glossator(&["link", "decode", argument], input);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let opened: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(opened["text"], ARTICLE.trim_end());
        assert_eq!(opened["arrived_percent"], 100);
        for key in ["language", "blocks", "entities", "mentions", "claims", "times", "numbers", "summary"] {
            assert_eq!(opened[key], annotated[key], "{key}");
        }
    }
}

#[test]
fn a_bad_link_gets_one_sentence() {
    let link = encoded();
    let middle = link.len() / 2;
    let altered = {
        let other = if link.as_bytes()[middle] == b'A' { 'B' } else { 'A' };
        format!("{}{other}{}", &link[..middle], &link[middle + 1..])
    };
    for bad in ["", "#", "https://example.org/", "g1.", "g1.!!!", "hello", "g0.AAAA", &altered[..12]] {
        let output = glossator(&["link", "decode", "-"], bad);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{bad:?}: {said}");
        assert!(said.starts_with("glossator: ") && said.trim_end().lines().count() == 1, "{bad:?}: {said}");
        assert!(output.stdout.is_empty(), "{bad:?}");
    }
    // An altered link is refused, or opens with less; it never opens with something else.
    let output = glossator(&["link", "decode", &altered], "");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    if output.status.success() {
        let opened: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(
            ARTICLE.starts_with(opened["text"].as_str().unwrap().trim_end()) || said.contains("cut short"),
            "{opened}"
        );
    }
}
