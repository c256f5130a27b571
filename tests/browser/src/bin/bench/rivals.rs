//! What people would pick instead, in the same browser: compromise and wink-nlp, used as their documents say, asked for
//! people, places, organizations and quotations, or for all entities that they know.

use std::fmt::Write;

use glossator_browser_tests::Site;
use serde_json::json;

use crate::memory::{Peak, told};
use glossator_benches::Input;

/// A program, the page of it that `xtask` bundles, and what it does there with a text.
const RIVALS: [(&str, &str, &str); 2] = [
    (
        "compromise",
        "compromise.html",
        "const doc = rivals.compromise(text);
        return [doc.people(), doc.places(), doc.organizations(), doc.quotations()].map((found) => found.out('array').length);",
    ),
    (
        "wink-nlp",
        "wink.html",
        "const doc = rivals.wink.readDoc(text); return doc.entities().out(rivals.wink.its.detail).length;",
    ),
];
const TIMES: usize = 5;

/// What a network multiplies for each word piece: 4 D² + 2 D F for each layer of width D and inner width F.
const ARITHMETIC: &str = "The network multiplies 10.6 million weights for each word piece (6 layers of 384 and 1,536), BERT models as \
    transformers.js runs them (bert-base-NER) 84.9 million (12 of 768 and 3,072): 8.0 times as many (wanted: 8).\n";

/// A row of the page's own: its name, words a second, and the tab's peak in megabytes where that is told of it.
pub(crate) type Own = (&'static str, Vec<f64>, Option<Vec<Option<f64>>>);

/// The tables of words a second and of memory; `own` are rows of this page's own.
pub(crate) fn table(rivals: &Site, inputs: &[Input], own: &[Own]) -> String {
    let mut out = String::from("| words a second |");
    for input in inputs {
        let _ = write!(out, " {} |", input.name);
    }
    out += "\n| --- |";
    out += &" --- |".repeat(inputs.len());
    out.push('\n');
    let mut row = |name: &str, rates: &[f64]| {
        let _ = write!(out, "| {name} |");
        for rate in rates {
            let _ = write!(out, " {rate:.0} |");
        }
        out.push('\n');
    };
    let mut of_rivals = Vec::new();
    let mut peaks: Vec<(&str, Vec<Option<f64>>)> = Vec::new();
    for (name, file, code) in RIVALS {
        let page = rivals.open(file);
        page.until("the bundle", "window.rivals");
        let mut held = Vec::new();
        let rates: Vec<f64> = inputs
            .iter()
            .map(|input| {
                let script = format!(
                    "const text = arguments[0], done = arguments[arguments.length - 1];
                    const read = () => {{ {code} }};
                    read();
                    const times = [];
                    for (let at = 0; at < {TIMES}; at += 1) {{
                        const start = performance.now();
                        read();
                        times.push(performance.now() - start);
                    }}
                    done(times.sort((a, b) => a - b)[{TIMES} >> 1]);"
                );
                let peak = Peak::begins();
                let milliseconds = page.run_until_answered(&script, &json!([input.text]));
                held.push(peak.ends());
                input.words() as f64 / milliseconds.as_f64().expect("a time is a number") * 1_000.0
            })
            .collect();
        row(name, &rates);
        of_rivals.push(rates);
        peaks.push((name, held));
    }
    for (name, rates, held) in own {
        row(name, rates);
        peaks.extend(held.iter().map(|held| (*name, held.clone())));
    }
    if let (Some(other), Some((_, first, _))) = (of_rivals.first(), own.first()) {
        let times = first.iter().zip(other).map(|(first, other)| format!(" {:.2} |", first / other));
        let _ = writeln!(
            out,
            "| the first recogniser in its worker, times compromise (wanted: 5) |{}",
            times.collect::<String>()
        );
    }
    out + "\n" + ARITHMETIC + &memory_table(inputs, &peaks)
}

/// The most that each tab held while it read.
fn memory_table(inputs: &[Input], peaks: &[(&str, Vec<Option<f64>>)]) -> String {
    let mut out = String::from("\n| the tab's peak while it reads, MB |");
    for input in inputs {
        let _ = write!(out, " {} |", input.name);
    }
    out += "\n| --- |";
    out += &" --- |".repeat(inputs.len());
    out.push('\n');
    for (name, held) in peaks {
        let cells: String = held.iter().map(|held| format!(" {} |", told(*held))).collect();
        let _ = writeln!(out, "| {name} |{cells}");
    }
    out
}
