//! `cargo xtask bench`: how fast the engine is natively and the built page in a browser, beside what people would pick
//! instead. Writes `docs/BENCHMARKS.md`; a report, and no gate.

mod growth;
mod native;
mod rivals;

use std::fmt::Write;
use std::process::Command;

use crate::browser;
use crate::shell::{self, Task, TaskError};
use crate::site::{self, Profile};

/// The parts that the program in the browser knows, in the order of the report.
const IN_THE_BROWSER: [&str; 4] = ["reading", "rivals", "loading", "page"];
/// The part that is measured without a browser, and ends with how all work grows.
const NATIVE: &str = "native";
/// What grows in the browser: rows for the table of the native part.
const GROWING: &str = "growing";
const REPORT: &str = "docs/BENCHMARKS.md";

/// Measures one part and prints it, or all of them and writes the report.
///
/// # Errors
/// Where a program is missing or fails.
pub fn run(arguments: &[String]) -> Task {
    match arguments {
        [] => {
            let mut report = opening()?;
            for part in IN_THE_BROWSER {
                report += &in_the_browser(part)?;
            }
            report += &native::report(&in_the_browser(GROWING)?)?;
            print!("{report}");
            shell::write(&shell::root().join(REPORT), report.as_bytes())
        }
        [part] if part == NATIVE => native::report(&in_the_browser(GROWING)?).map(|report| print!("{report}")),
        [part] if IN_THE_BROWSER.contains(&&**part) => in_the_browser(part).map(|report| print!("{report}")),
        _ => Err(TaskError::Usage(format!(
            "expected cargo xtask bench, or one part of it: {}, {NATIVE}",
            IN_THE_BROWSER.join(", ")
        ))),
    }
}

/// Where and how it was measured.
fn opening() -> Result<String, TaskError> {
    browser::ensure()?;
    let version = shell::output(Command::new("chromium").arg("--version"))?;
    let threads = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let mut out = String::from("# How fast it is\n\nWritten by `cargo xtask bench`; do not edit. ");
    let _ = writeln!(
        out,
        "Medians, on one machine with {threads} hardware threads, in {}. Machines and \
         what else they do differ: compare what stands in one table, which was measured in one run.\n",
        version.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
    );
    Ok(out)
}

/// One part of the program that drives the browser.
fn in_the_browser(part: &str) -> Result<String, TaskError> {
    let page = site::build_cached(Profile::Release)?;
    browser::ensure()?;
    let mut command = shell::cargo(["run", "--quiet", "-p", "glossator-browser-tests", "--bin", "bench", "--", part]);
    command.env(browser::SITE, page);
    if part == "rivals" {
        command.env(browser::RIVALS, rivals::bundle()?);
    }
    shell::output(&mut command)
}
