//! The engine and the link without a browser, measured by criterion.

use std::fmt::Write;

use serde_json::Value;

use super::growth::{self, Curve};
use crate::shell::{self, TaskError};

/// What is done, as the bench's groups are named, and what it is called in the report.
const WORK: [(&str, &str); 5] = [
    ("first-marks", "first marks"),
    ("annotate", "all marks, with the network"),
    ("segments", "marks cut into what is drawn"),
    ("link-write", "a link written"),
    ("link-open", "a link opened"),
];
/// Words of the texts.
const WORDS: [u32; 6] = [300, 800, 1_000, 1_200, 8_000, 10_000];
/// The texts that show how work grows.
pub(super) const GROWING: [u32; 3] = [1_000, 10_000, 100_000];

/// Runs criterion and tells the medians, and how the work grows. `in_the_browser`: lines of what was measured there, a name and
/// milliseconds at each length, with tabs between.
///
/// # Errors
/// Where the bench fails or wrote no figures.
pub(super) fn report(in_the_browser: &str) -> Result<String, TaskError> {
    shell::run(&mut shell::cargo(["bench", "--quiet", "-p", "glossator-benches"]))?;
    let mut out = String::from("## Without a browser\n\nBy criterion, one thread, milliseconds.\n\n| words |");
    for (_, called) in WORK {
        let _ = write!(out, " {called} |");
    }
    out += "\n| --- |";
    out += &" --- |".repeat(WORK.len());
    out.push('\n');
    let lengths: std::collections::BTreeSet<u32> = WORDS.into_iter().chain(GROWING).collect();
    for words in lengths {
        let _ = write!(out, "| {words} |");
        for (group, _) in WORK {
            match milliseconds(group, words) {
                Some(time) => write!(out, " {time:.*} |", if time < 10.0 { 2 } else { 0 }),
                None => write!(out, " |"),
            }
            .unwrap_or_default();
        }
        out.push('\n');
    }
    let of_criterion = WORK.iter().map(|&(group, called)| Curve {
        called: called.to_owned(),
        at: GROWING.map(|words| milliseconds(group, words)).into(),
    });
    let curves: Vec<Curve> = of_criterion.chain(in_the_browser.lines().filter_map(curve)).collect();
    out += &growth::report(&curves)?;
    Ok(out)
}

fn curve(line: &str) -> Option<Curve> {
    let mut cells = line.split('\t');
    let called = cells.next().filter(|name| !name.is_empty())?.to_owned();
    Some(Curve { called, at: cells.map(|cell| cell.parse().ok()).collect() })
}

/// The median that criterion wrote down, where it measured that.
fn milliseconds(group: &str, words: u32) -> Option<f64> {
    let file = shell::target().join("criterion").join(group).join(words.to_string()).join("new").join("estimates.json");
    let estimates: Value = serde_json::from_slice(&std::fs::read(file).ok()?).ok()?;
    Some(estimates["median"]["point_estimate"].as_f64()? / 1e6)
}
