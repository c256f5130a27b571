//! `cargo xtask test`: all that a change must pass, one step after another.
//!
//! ```text
//! [ 3/14] dependencies …
//!         passed, 0.4 s
//! ```
//! A step that fails does not hide the later ones, only those that need what it makes. At the end stands a table, and as
//! its last line how many steps passed, failed and were skipped.

mod table;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::browser::{self, is_on_path};
use crate::shell::{self, Task, TaskError};
use crate::site::{self, Profile, WASM};
use crate::{dependencies, evaluation, invariants, node, sinks, size, spark};
use table::{Outcome, Row};

/// What a step may need of those before it.
#[derive(Debug, Default)]
struct Work {
    /// Whether Trunk builds the page, and not we.
    with_trunk: bool,
    /// Whether Firefox and its driver are installed where they are missing.
    with_firefox: bool,
    /// The built page.
    page: Option<PathBuf>,
    /// Where each component is shown alone.
    components: Option<PathBuf>,
}

/// A step: what it does, and how. It ends in a failure, or says why it was skipped.
struct Step {
    name: &'static str,
    run: fn(&mut Work) -> Result<Outcome, TaskError>,
}

const STEPS: [Step; 16] = [
    Step { name: "format", run: |_| passed(shell::run(&mut shell::cargo(["fmt", "--all", "--check"]))) },
    Step { name: "invariants", run: |_| passed(invariants::check()) },
    Step { name: "dependencies", run: |_| passed(dependencies::check()) },
    Step { name: "clippy, native", run: |_| passed(clippy(&["--workspace", "--all-targets"])) },
    Step { name: "clippy, wasm", run: |_| passed(clippy_wasm()) },
    Step { name: "unit, golden, property and doc tests", run: |_| passed(native_tests()) },
    Step { name: "documentation", run: |_| passed(documentation()) },
    Step { name: "release build of the page", run: build },
    Step { name: "places where a string could run", run: sinks },
    Step { name: "golden articles in wasm", run: |work| in_browser(work, &["golden"]) },
    Step { name: "components in the browser", run: components },
    Step {
        name: "browser tests",
        run: |work| in_browser(work, &["--skip", "golden", "--skip", "components", "--skip", "firefox"]),
    },
    Step { name: "the main flow in Firefox", run: in_firefox },
    Step { name: "sizes against budgets", run: sizes },
    Step {
        name: "scores against floors",
        run: |_| with_corpora(|folder| evaluation::reached(&evaluation::measure(folder)?)),
    },
    Step { name: "real articles, checked", run: |_| with_corpora(evaluation::read_articles) },
];

/// Runs every step.
///
/// # Errors
/// [`TaskError::Counted`] where one fails.
pub fn run(arguments: &[String]) -> Task {
    let (with_trunk, with_firefox) = match arguments {
        [] => (false, false),
        [only] if only == "--trunk" => (true, false),
        [only] if only == "--firefox" => (false, true),
        [only] if only == "--spark" => return spark::run(),
        [only] if only == "--articles" => return articles_alike(),
        [first, ..] => {
            return Err(TaskError::Usage(format!("test knows --trunk, --firefox, --spark or --articles, not {first}")));
        }
    };
    let mut work = Work { with_trunk, with_firefox, ..Work::default() };
    let mut rows = Vec::new();
    for (at, Step { name, run }) in STEPS.iter().enumerate() {
        println!("[{:>2}/{}] {name} …", at + 1, STEPS.len());
        let started = Instant::now();
        let outcome = run(&mut work).unwrap_or_else(|error| Outcome::Failed(error.to_string()));
        let row = Row { name, outcome, seconds: started.elapsed().as_secs_f64() };
        println!("{}", row.told());
        rows.push(row);
    }
    print!("\n{}", table::written(&rows));
    if rows.iter().any(|row| matches!(row.outcome, Outcome::Failed(_))) { Err(TaskError::Counted) } else { Ok(()) }
}

fn passed(task: Task) -> Result<Outcome, TaskError> {
    task.map(|()| Outcome::Passed)
}

fn clippy(chosen: &[&str]) -> Task {
    let mut command = shell::cargo(["clippy", "--quiet", "--locked"]);
    shell::run(command.args(chosen).args(["--", "-D", "warnings"]))
}

/// The parts that run in a browser, as they are compiled for it.
fn clippy_wasm() -> Task {
    site::ensure_target()?;
    clippy(&["--target", WASM, "-p", site::PAGE, "-p", site::WORKER, "-p", site::DESK, "--lib", "--bins"])
}

/// The package of browser tests, which needs the built page.
const BROWSER_TESTS: &str = "glossator-browser-tests";

fn native_tests() -> Task {
    let mut command = shell::cargo(["test", "--quiet", "--locked", "--no-fail-fast", "--workspace"]);
    shell::run(command.args(["--exclude", BROWSER_TESTS, "--exclude", site::WORKER]))
}

fn documentation() -> Task {
    let mut command =
        shell::cargo(["doc", "--quiet", "--locked", "--no-deps", "--workspace", "--document-private-items"]);
    shell::run(command.env("RUSTDOCFLAGS", "-D warnings"))
}

fn build(work: &mut Work) -> Result<Outcome, TaskError> {
    let folder = if work.with_trunk { build_with_trunk()? } else { site::build_cached(Profile::Release)? };
    work.page = Some(folder);
    Ok(Outcome::Passed)
}

fn build_with_trunk() -> Result<PathBuf, TaskError> {
    site::ensure_target()?;
    if let Some(missing) = ["trunk", "wasm-bindgen"].into_iter().find(|program| !is_on_path(program)) {
        return Err(TaskError::Told(format!(
            "{missing} is not on PATH: cargo install --locked --ignore-rust-version trunk, and cargo install \
             wasm-bindgen-cli in the version of Cargo.lock"
        )));
    }
    let folder = shell::target().join("site").join("trunk");
    let mut trunk = Command::new("trunk");
    trunk.args(["build", "--release", "--offline", "--locked", "--dist"]).arg(&folder).current_dir(shell::root());
    // Trunk reads it as a flag of its own, and wants a word.
    shell::run(trunk.env_remove("NO_COLOR"))?;
    Ok(folder)
}

/// Builds the page, and runs the tests of each of its components alone.
///
/// # Errors
/// [`TaskError`] says which step failed.
pub fn components_alone() -> Task {
    let mut work = Work::default();
    build(&mut work)?;
    components(&mut work).map(|_| ())
}

/// Runs the tests of each component alone.
fn components(work: &mut Work) -> Result<Outcome, TaskError> {
    if let Some(page) = &work.page {
        work.components = Some(site::build_components(page)?);
    }
    in_browser(work, &["components"])
}

/// Has many real articles read by the native engine, in Chromium and in Firefox, and compares one digest of them all.
fn articles_alike() -> Task {
    evaluation::corpora().map_err(TaskError::Told)?;
    let mut work = Work::default();
    build(&mut work)?;
    browser::ensure_firefox()?;
    let filter = ["real_articles", "--nocapture", "--test-threads", "1"];
    let page = work.page.clone().unwrap_or_default();
    let mut command = browser_tests(&work, &page, &filter)?;
    shell::run(command.env(evaluation::ARTICLES_READ, "200"))
}

/// Runs browser tests on the built page; the filter is that of the test program, and must let some through.
fn in_browser(work: &mut Work, filter: &[&str]) -> Result<Outcome, TaskError> {
    let Some(page) = work.page.clone() else { return Ok(Outcome::Skipped(NOT_BUILT.to_owned())) };
    passed(shell::run(&mut browser_tests(work, &page, filter)?))
}

fn browser_tests(work: &Work, page: &Path, filter: &[&str]) -> Result<Command, TaskError> {
    browser::ensure()?;
    node::ensure(node::AXE)?;
    let tests = || shell::cargo(["test", "--quiet", "--locked", "-p", BROWSER_TESTS, "--test", "page", "--"]);
    let listed = shell::output(tests().args(filter).arg("--list"))?;
    if !listed.lines().any(|line| line.ends_with(": test")) {
        return Err(TaskError::Told(format!("no browser test is chosen by {}", filter.join(" "))));
    }
    let mut command = tests();
    command.args(filter).env(browser::SITE, page);
    command.envs(work.components.iter().map(|folder| (browser::COMPONENTS, folder)));
    Ok(command)
}

/// The one flow that another browser walks through, where that is there or asked for: its driver takes minutes to compile.
fn in_firefox(work: &mut Work) -> Result<Outcome, TaskError> {
    if work.with_firefox {
        browser::ensure_firefox()?;
    } else if browser::firefox().is_none() {
        return Ok(Outcome::Skipped(
            "no Firefox and geckodriver here: cargo xtask test --firefox installs them".to_owned(),
        ));
    }
    in_browser(work, &["firefox"])
}

const NOT_BUILT: &str = "the page was not built";

fn sizes(work: &mut Work) -> Result<Outcome, TaskError> {
    match &work.page {
        // Its standard library is the usual one.
        Some(_) if work.with_trunk => Ok(Outcome::Skipped("Trunk does not make the page as small".to_owned())),
        Some(page) => passed(size::weigh(page)),
        None => Ok(Outcome::Skipped(NOT_BUILT.to_owned())),
    }
}

fn sinks(work: &mut Work) -> Result<Outcome, TaskError> {
    match &work.page {
        Some(page) => passed(sinks::check(page)),
        None => Ok(Outcome::Skipped(NOT_BUILT.to_owned())),
    }
}

fn with_corpora(run: impl FnOnce(&std::path::Path) -> Task) -> Result<Outcome, TaskError> {
    match evaluation::corpora() {
        Ok(folder) => passed(run(&folder)),
        Err(why) => Ok(Outcome::Skipped(why)),
    }
}
