//! `cargo xtask evaluate`: what the engine reaches on dev splits, against the floors of `assets/MANIFEST.toml`.
//!
//! The corpora are not part of the project; the environment variable [`CORPORA`] names the folder that holds them. The
//! figures are those that `glossator evaluate` prints.

mod report;
mod tasks;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::assets::manifest;
use crate::shell::{self, Task, TaskError};
use tasks::{TASKS, baseline, value};

/// The environment variable that names the folder of gold data.
pub const CORPORA: &str = "GLOSSATOR_CORPORA";

/// The environment variable that says how many real articles a browser reads to be compared with the native engine.
pub const ARTICLES_READ: &str = "GLOSSATOR_ARTICLES";

/// Where the figures are written to.
const REPORT: &str = "docs/EVALUATION.md";
/// Real articles without annotations, to see that every one of them is read.
const ARTICLES: &str = "unl_wikinews.train.jsonl";

/// What the name of a figure of the first recogniser alone ends with.
const FIRST: &str = ", first marks";

/// A score, and what it must reach.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// The task and the data: "names worldwide.dev"; of the first recogniser alone with "first marks" at the end.
    pub name: String,
    /// What is measured: "F1, exact spans".
    pub measure: &'static str,
    /// 0 to 1.
    pub value: f64,
    /// The floor, where one is set.
    pub floor: Option<f64>,
    /// The simplest answer to the task, and what it reaches.
    pub baseline: Option<(&'static str, f64)>,
}

impl Figure {
    fn is_below(&self) -> bool {
        self.floor.is_some_and(|floor| self.value < floor)
    }
}

/// The folder of gold data, or a sentence that says why there is none.
///
/// # Errors
/// The sentence.
pub fn corpora() -> Result<PathBuf, String> {
    let Some(named) = std::env::var_os(CORPORA).filter(|named| !named.is_empty()) else {
        return Err(format!("{CORPORA} is not set"));
    };
    let folder = shell::root().join(named);
    if folder.is_dir() { Ok(folder) } else { Err(format!("{CORPORA} names no folder: {}", folder.display())) }
}

/// Scores the engine, prints the figures, and writes them to `docs/EVALUATION.md`.
///
/// # Errors
/// Where there are no corpora, or a figure is below its floor.
pub fn run(arguments: &[String]) -> Task {
    shell::no_more(arguments)?;
    let told = |sentence| TaskError::Told(format!("{sentence}; let it name the folder of gold data"));
    let figures = measure(&corpora().map_err(told)?)?;
    shell::write(&shell::root().join(REPORT), report::written(&figures).as_bytes())?;
    println!("written to {REPORT}");
    reached(&figures)
}

/// Measures every figure, and prints each.
///
/// # Errors
/// Where a corpus is missing or the command line fails.
pub fn measure(corpora: &Path) -> Result<Vec<Figure>, TaskError> {
    let glossator = glossator()?;
    let mut floors = manifest::floors(&shell::read(&shell::root().join(manifest::PATH))?);
    let mut figures = Vec::new();
    for (task, first) in TASKS.iter().flat_map(|task| [(task, false), (task, true)]) {
        let root = shell::root();
        let folder = if task.data.contains('/') { &root } else { corpora };
        let gold = std::iter::once(&task.data).chain(task.also).map(|data| folder.join(format!("{data}.jsonl")));
        let mut command = Command::new(&glossator);
        command.args(["evaluate", task.name]).args(task.options).args(first.then_some("--without-network")).args(gold);
        command.env(CORPORA, corpora);
        let printed = shell::output(&mut command)?;
        for row in task.rows {
            let name = row.name(task) + if first { FIRST } else { "" };
            let value = value(&printed, row).ok_or_else(|| {
                TaskError::Told(format!(
                    "{name}: no line of `glossator evaluate` begins with {:?}:\n{printed}",
                    row.line
                ))
            })?;
            let baseline = baseline(&printed, row).map(|reached| (row.baseline, reached));
            let figure = Figure { floor: floors.remove(&name), name, measure: row.measure, value, baseline };
            let floor = figure.floor.map(|floor| format!("floor {floor:.2}")).unwrap_or_default();
            println!("      {:<48} {:.4}  {floor:<12} {}", figure.name, figure.value, figure.measure);
            figures.push(figure);
        }
    }
    match floors.keys().next() {
        None => Ok(figures),
        Some(name) => {
            Err(TaskError::Told(format!("{} sets a floor for {name}, which is not measured", manifest::PATH)))
        }
    }
}

/// Compares figures with their floors.
///
/// # Errors
/// Names each that is below.
pub fn reached(figures: &[Figure]) -> Task {
    let below = figures.iter().filter(|figure| figure.is_below());
    let said: Vec<String> = below
        .map(|figure| format!("{} is {:.4}, below {:.2}", figure.name, figure.value, figure.floor.unwrap_or_default()))
        .collect();
    if said.is_empty() { Ok(()) } else { Err(TaskError::Told(said.join("\n"))) }
}

/// Reads every article of a corpus of real ones, and checks that each reading keeps the rules.
///
/// # Errors
/// Where one does not, or the corpus is missing.
pub fn read_articles(corpora: &Path) -> Task {
    let mut command = Command::new(glossator()?);
    command.args(["annotate", "--jsonl", "--check"]).arg(corpora.join(ARTICLES)).stdout(Stdio::null());
    shell::run(&mut command)
}

/// Real articles, and the digest of what the native engine says of each: `count` of them, as evenly spread over the file as
/// can be. For comparison with the engine in a browser.
///
/// # Errors
/// [`TaskError`] where the articles cannot be read.
pub fn articles_with_digests(corpora: &Path, count: usize) -> Result<Vec<(String, String)>, TaskError> {
    let lines = shell::read(&corpora.join(ARTICLES))?;
    let lines: Vec<&str> = lines.lines().collect();
    let chosen: Vec<&str> = lines.iter().step_by((lines.len() / count.max(1)).max(1)).take(count).copied().collect();
    let input = shell::target().join("articles-with-digests.jsonl");
    shell::write(&input, chosen.join("\n").as_bytes())?;
    let digests = shell::output(Command::new(glossator()?).args(["annotate", "--jsonl", "--digest"]).arg(&input))?;
    let text = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        value["text"].as_str().unwrap_or_default().to_owned()
    };
    let digest = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    Ok(chosen.into_iter().map(text).zip(digests.lines().map(digest)).collect())
}

/// The command line, compiled as it ships.
pub(crate) fn glossator() -> Result<PathBuf, TaskError> {
    shell::run(&mut shell::cargo(["build", "--quiet", "--release", "-p", "glossator-cli"]))?;
    Ok(shell::target().join("release").join(format!("glossator{}", std::env::consts::EXE_SUFFIX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64, floor: Option<f64>) -> Figure {
        Figure { name: "names a.dev".to_owned(), measure: "F1", value, floor, baseline: None }
    }

    #[test]
    fn a_figure_below_its_floor_fails() {
        assert!(reached(&[figure(0.5, Some(0.5)), figure(0.1, None)]).is_ok());
        let Err(TaskError::Told(said)) = reached(&[figure(0.5, Some(0.5)), figure(0.4999, Some(0.5))]) else {
            panic!()
        };
        assert_eq!(said, "names a.dev is 0.4999, below 0.50");
    }

    #[test]
    fn every_floor_is_one_that_is_measured() {
        let floors = manifest::floors(&shell::read(&shell::root().join(manifest::PATH)).unwrap());
        let measured: Vec<String> = TASKS
            .iter()
            .flat_map(|task| task.rows.iter().map(|row| row.name(task)))
            .flat_map(|name| [name.clone() + FIRST, name])
            .collect();
        assert!(floors.len() >= 4, "{floors:?}");
        for (name, floor) in floors {
            assert!(measured.contains(&name), "{name} is not among {measured:?}");
            assert!((0.0..1.0).contains(&floor), "{name}: {floor}");
        }
    }
}
