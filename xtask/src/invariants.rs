//! The invariants of `ARCHITECTURE.md` and the rules of `CONTRIBUTING.md` that a program can check.
//!
//! Each is a function from the [`Tree`] to what breaks it; its test plants a fault that it must find. `cargo xtask test`
//! checks the project's own tree.

mod layers;
mod markup;
mod purity;
mod sides;
pub mod source;
mod style;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use crate::dependencies::Graph;
use crate::shell::{self, Task, TaskError};
use source::Token;

/// A place that breaks a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// A file, with the line where there is one; or a package.
    place: String,
    /// What stands there and what should.
    says: String,
}

impl Fault {
    fn new(place: impl Into<String>, says: impl Into<String>) -> Self {
        Self { place: place.into(), says: says.into() }
    }

    fn at(path: &str, line: usize, says: impl Into<String>) -> Self {
        Self::new(format!("{path}:{line}"), says)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.says)
    }
}

/// A rule: what it says, and what breaks it.
struct Rule {
    says: &'static str,
    faults: fn(&Tree) -> Vec<Fault>,
}

const RULES: [Rule; 17] = [
    Rule { says: "article and engine name no web, files, clock, chance or threads", faults: purity::names },
    Rule { says: "article and engine are built of pure packages only", faults: purity::packages },
    Rule { says: "article and engine do not go through a hash map in its order", faults: purity::hash_order },
    Rule { says: "nothing in the engine hangs on words for debugging", faults: purity::debug_words },
    Rule { says: "article and engine use no float function that differs by platform", faults: purity::floats },
    Rule { says: "web_sys is named in src/platform and the workers only", faults: layers::web },
    Rule { says: "each layer uses only what stands below it; the page has no engine", faults: layers::packages },
    Rule { says: "the page has no coder of links", faults: layers::coder },
    Rule { says: "no program but the command line holds the gazetteer", faults: layers::gazetteer },
    Rule { says: "the page makes no markup of a string", faults: markup::raw },
    Rule { says: "there is no unsafe", faults: style::unsafe_code },
    Rule { says: "no file is long", faults: style::length },
    Rule { says: "no mod.rs, no utils", faults: style::file_names },
    Rule { says: "style sheets name no left and no right", faults: sides::physical },
    Rule { says: "nothing is left to do in a comment", faults: style::left_to_do },
    Rule { says: "no file names a place of one machine", faults: style::machine_places },
    Rule { says: "outside tests, expect names an invariant, and unwrap is not used", faults: style::panics },
];

/// The project: its text files by path (with `/`), and its packages.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, String>,
    graph: Graph,
}

/// A Rust source, without what only tests are compiled with.
struct Source<'a> {
    path: &'a str,
    tokens: Vec<Token<'a>>,
}

/// What is no part of the project.
const OUTSIDE: [&str; 4] = [".git", "dist", "node_modules", "target"];

impl Tree {
    /// Reads the project.
    ///
    /// # Errors
    /// Where cargo does not tell the packages.
    pub fn read() -> Result<Self, TaskError> {
        let root = shell::root();
        let mut files = BTreeMap::new();
        for path in listed(&root) {
            // What is not text has nothing to check.
            if let Ok(text) = std::fs::read_to_string(root.join(&path)) {
                files.insert(path, text);
            }
        }
        Ok(Self { files, graph: Graph::read(None)? })
    }

    /// The Rust sources below a folder that are not tests.
    fn sources<'a>(&'a self, folder: &str) -> Vec<Source<'a>> {
        let tests = self.test_files();
        let rust = self.files.iter().filter(|(path, _)| path.starts_with(folder) && is_rust(path));
        rust.filter(|(path, _)| !is_test(path) && !tests.iter().any(|test| path.starts_with(test)))
            .map(|(path, text)| Source { path, tokens: source::without_tests(&source::tokens(text)) })
            .collect()
    }

    /// What the paths of test modules begin with: `a/tests.rs` and `a/tests/`.
    fn test_files(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (path, text) in self.files.iter().filter(|(path, text)| is_rust(path) && text.contains("#[cfg(test)]")) {
            let stem = path.trim_end_matches(".rs");
            let folder = match stem.rsplit_once('/') {
                Some((folder, "lib" | "main")) => folder,
                _ => stem,
            };
            for module in source::test_modules(&source::tokens(text)) {
                found.extend([format!("{folder}/{module}.rs"), format!("{folder}/{module}/")]);
            }
        }
        found
    }
}

fn is_rust(path: &str) -> bool {
    path.ends_with(".rs")
}

/// Whether a file is a test or an example of a package.
fn is_test(path: &str) -> bool {
    path.split('/').any(|folder| matches!(folder, "tests" | "examples" | "benches"))
}

/// The project's files: those that git knows or does not ignore, or all where there is no git.
fn listed(root: &Path) -> Vec<String> {
    let mut git = std::process::Command::new("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]).current_dir(root);
    if let Ok(known) = shell::output(&mut git) {
        return known.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect();
    }
    let inside = std::fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path());
    let inside = inside.filter(|path| !OUTSIDE.iter().any(|name| path.ends_with(name)));
    let files = inside.flat_map(|path| if path.is_dir() { shell::files_under(&path) } else { vec![path] });
    let within = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    files.map(|path| within(&path)).collect()
}

/// Checks every rule on the project.
///
/// # Errors
/// Each fault, under the rule that it breaks.
pub fn check() -> Task {
    let tree = Tree::read()?;
    let mut broken = String::new();
    for Rule { says, faults } in RULES {
        let faults = faults(&tree);
        if !faults.is_empty() {
            broken.push_str(&format!("Broken: {says}\n"));
            faults.iter().for_each(|fault| broken.push_str(&format!("  {fault}\n")));
        }
    }
    println!("      {} rules over {} files and {} packages", RULES.len(), tree.files.len(), tree.graph.0.len());
    if broken.is_empty() { Ok(()) } else { Err(TaskError::Told(broken.trim_end().to_owned())) }
}

#[cfg(test)]
mod tests;
