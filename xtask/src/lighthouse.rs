//! `cargo xtask lighthouse`: what Lighthouse says of the built page on a simulated phone, the median of five runs.
//!
//! A report, and no gate: the figures of one machine at work are not those of another at rest.

use std::process::Command;

use serde_json::Value;

use crate::server::Server;
use crate::shell::{self, Task, TaskError};
use crate::site::{self, Profile};
use crate::{browser, node};

const RUNS: usize = 5;
/// Categories, and what each should reach of 100.
const CATEGORIES: [(&str, u32); 4] =
    [("performance", 95), ("accessibility", 100), ("best-practices", 100), ("seo", 100)];
/// What the figure of performance is made of, and its unit.
const MEASURES: [(&str, &str); 5] = [
    ("first-contentful-paint", "ms"),
    ("largest-contentful-paint", "ms"),
    ("total-blocking-time", "ms"),
    ("cumulative-layout-shift", ""),
    ("speed-index", "ms"),
];

/// Builds and serves the page, and prints the medians.
///
/// # Errors
/// Where a program is missing or gives no report.
pub fn run(arguments: &[String]) -> Task {
    shell::no_more(arguments)?;
    let folder = site::build_cached(Profile::Release)?;
    browser::ensure()?;
    let program = node::ensure(node::LIGHTHOUSE)?.join("cli").join("index.js");
    let server = Server::start(&folder, "", 0)?;
    let mut reports = Vec::new();
    for run in 1..=RUNS {
        println!("[{run}/{RUNS}] {}", server.address());
        let mut node = Command::new("node");
        node.arg(&program).arg(server.address()).args(["--quiet", "--output=json", "--output-path=stdout"]);
        node.arg("--chrome-flags=--headless=new --no-sandbox");
        if let Some(chromium) = browser::on_path("chromium") {
            node.env("CHROME_PATH", chromium);
        }
        let told = shell::output(&mut node)?;
        let report = serde_json::from_str(&told);
        reports.push(report.map_err(|error| TaskError::Told(format!("Lighthouse gave no report: {error}")))?);
    }
    print!("{}", table(&reports));
    Ok(())
}

/// The medians as a table.
fn table(reports: &[Value]) -> String {
    let mut out = String::from("| what | median of five | aim |\n| --- | --- | --- |\n");
    for (category, aim) in CATEGORIES {
        let score = median(reports, |report| report["categories"][category]["score"].as_f64()) * 100.0;
        out += &format!("| {category} | {score:.0} | {aim} |\n");
    }
    for (measure, unit) in MEASURES {
        let value = median(reports, |report| report["audits"][measure]["numericValue"].as_f64());
        let value = if unit.is_empty() { format!("{value:.3}") } else { format!("{value:.0} {unit}") };
        out += &format!("| {measure} | {value} | |\n");
    }
    for fault in faults(reports) {
        out += &format!("| not passed | {fault} | |\n");
    }
    out
}

fn median(reports: &[Value], value: impl Fn(&Value) -> Option<f64>) -> f64 {
    let mut values: Vec<f64> = reports.iter().filter_map(value).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The audits that count and that the last run did not pass.
fn faults(reports: &[Value]) -> Vec<String> {
    let Some(report) = reports.last() else { return Vec::new() };
    let mut faults = Vec::new();
    for (category, _) in CATEGORIES {
        for audit in report["categories"][category]["auditRefs"].as_array().into_iter().flatten() {
            let id = audit["id"].as_str().unwrap_or_default();
            let found = &report["audits"][id];
            let counts = audit["weight"].as_f64().is_some_and(|weight| weight > 0.0);
            if counts && found["score"].as_f64().is_some_and(|score| score < 0.9) {
                faults.push(format!("{category}, {id}: {}", found["title"].as_str().unwrap_or_default()));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn report(performance: f64, blocking: f64) -> Value {
        json!({
            "categories": {
                "performance": { "score": performance, "auditRefs": [{ "id": "total-blocking-time", "weight": 30 }] },
                "accessibility": { "score": 1.0 }, "best-practices": { "score": 1.0 }, "seo": { "score": 1.0 },
            },
            "audits": {
                "total-blocking-time": { "score": performance, "title": "Blocking", "numericValue": blocking },
            },
        })
    }

    #[test]
    fn the_median_is_told_and_what_did_not_pass() {
        let written = table(&[report(0.5, 900.0), report(0.97, 90.0), report(0.6, 300.0)]);
        assert!(written.contains("| performance | 60 | 95 |"), "{written}");
        assert!(written.contains("| total-blocking-time | 300 ms | |"), "{written}");
        assert!(written.contains("not passed | performance, total-blocking-time: Blocking"), "{written}");
        assert!(!table(&[report(0.97, 90.0)]).contains("not passed"));
    }
}
