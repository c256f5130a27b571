//! `cargo xtask test --spark`: the engine as a filter under Apache Spark's `pipe`, and as one process: the same lines come
//! out, and how many words a second each core reads is told.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::browser::{self, is_on_path};
use crate::evaluation;
use crate::shell::{self, Task, TaskError};

/// The version that it was tried in.
const PYSPARK: &str = "pyspark==4.3.0";
/// Each golden article this often, under another id each time: some 100,000 words.
const COPIES: usize = 24;
/// Parts that Spark divides the documents into: several for each core.
const PARTS: usize = 8;

/// Compares Spark's lines with those of one process.
///
/// # Errors
/// Where Java or pyspark cannot be had, or the lines differ.
pub fn run() -> Task {
    let python = python()?;
    let glossator = evaluation::glossator()?;
    let documents = shell::target().join("spark").join("documents.jsonl");
    let words = write_documents(&documents)?;

    let start = Instant::now();
    let mut alone = Command::new(&glossator);
    let printed = shell::output(alone.args(["annotate", "--jsonl", "--threads", "1"]).arg(&documents))?;
    let seconds = start.elapsed().as_secs_f64();
    let expected = digest(&printed);
    tell("one process, one thread", words, seconds, 1.0);

    let script = shell::root().join("tests").join("spark").join("pipe.py");
    let mut spark = Command::new(python);
    spark.arg(script).arg(&glossator).arg(&documents).arg(PARTS.to_string());
    let told = shell::output(&mut spark)?;
    let told: Value = told.lines().last().and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default();
    let (cores, seconds) = (told["cores"].as_f64().unwrap_or(1.0), told["seconds"].as_f64().unwrap_or_default());
    tell(&format!("Spark, {cores} cores"), words, seconds, cores);
    if told["digest"] == *expected {
        println!("the same {} lines: SHA-256 {expected}", printed.lines().count());
        return Ok(());
    }
    Err(TaskError::Told(format!("Spark's lines are not those of one process: {told}, expected SHA-256 {expected}")))
}

fn tell(what: &str, words: usize, seconds: f64, cores: f64) {
    let rate = words as f64 / seconds / cores;
    println!("{what}: {words} words in {seconds:.1} s, {rate:.0} words a second for each core");
}

/// Lines may come in any order.
fn digest(lines: &str) -> String {
    let mut lines: Vec<&str> = lines.lines().collect();
    lines.sort_unstable();
    let digest = Sha256::digest(lines.join("\n"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the golden articles, many times over; gives their words.
fn write_documents(path: &Path) -> Result<usize, TaskError> {
    let golden: BTreeSet<PathBuf> = shell::files_under(&shell::root().join("tests").join("golden"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| path.with_extension("expected").is_file())
        .collect();
    let (mut lines, mut words) = (String::new(), 0);
    for article in &golden {
        let text = shell::read(article)?;
        words += text.split_whitespace().count() * COPIES;
        let name = article.file_stem().unwrap_or_default().to_string_lossy();
        for copy in 0..COPIES {
            lines += &format!("{}\n", json!({ "id": format!("{name}-{copy}"), "text": text }));
        }
    }
    shell::write(path, lines.as_bytes())?;
    Ok(words)
}

/// A Python that has pyspark, and Java for it. Both are installed where they are missing.
fn python() -> Result<PathBuf, TaskError> {
    if !is_on_path("java") {
        println!("installing Java with apt");
        browser::install(&["default-jre-headless"])?;
    }
    let folder = shell::target().join("spark").join("python");
    let program = |name: &str| folder.join("bin").join(name);
    if !folder.join("ready").is_file() {
        println!("installing {PYSPARK} with pip");
        shell::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        shell::run(Command::new(program("pip")).args(["install", "--quiet", PYSPARK]))?;
        shell::write(&folder.join("ready"), b"")?;
    }
    Ok(program("python"))
}
