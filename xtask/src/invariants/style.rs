//! How files are written, as far as a program can tell.

use super::source::tokens;
use super::{Fault, Source, Tree, is_rust};

/// The rows that a member's `Cargo.toml` has, so that the lints hold in it.
const LINTED: &str = "[lints]\nworkspace = true";

/// `unsafe`, and packages in which nothing forbids it.
pub(super) fn unsafe_code(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for (path, text) in &tree.files {
        if is_rust(path) {
            let named = tokens(text).into_iter().filter(|token| token.text == "unsafe");
            found.extend(named.map(|token| Fault::at(path, token.line, "`unsafe`")));
        } else if path.ends_with("Cargo.toml") && !text.contains(LINTED) {
            found.push(Fault::new(path, "does not take the workspace's lints"));
        }
    }
    if !tree.files.get("Cargo.toml").is_some_and(|text| text.contains("unsafe_code = \"forbid\"")) {
        found.push(Fault::new("Cargo.toml", "does not forbid `unsafe`"));
    }
    found
}

/// Lines of a file of code.
const LONGEST: usize = 400;
/// Lines of a file of components.
const LONGEST_COMPONENT: usize = 150;

/// Files that ask to become two.
pub(super) fn length(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for (path, text) in &tree.files {
        let limit = if path.starts_with("src/components") { LONGEST_COMPONENT } else { LONGEST };
        let is_code = [".rs", ".js", ".mjs", ".py", ".html"].iter().any(|ending| path.ends_with(ending));
        let lines = text.lines().count();
        if is_code && lines > limit {
            found.push(Fault::new(path, format!("{lines} lines, at most {limit}")));
        }
    }
    found
}

/// Names of files and folders that say nothing.
const EMPTY_NAMES: [&str; 7] = ["common", "helper", "helpers", "misc", "mod", "util", "utils"];

/// Files and folders with such names.
pub(super) fn file_names(tree: &Tree) -> Vec<Fault> {
    let says_nothing = |path: &&String| {
        let is_code = is_rust(path) || path.ends_with(".js") || path.ends_with(".py");
        is_code && path.split('/').any(|part| EMPTY_NAMES.contains(&part.split('.').next().unwrap_or_default()))
    };
    tree.files.keys().filter(says_nothing).map(|path| Fault::new(path, "a name that says nothing")).collect()
}

/// Marks of work that is left; written in two, so that this file has none.
const MARKS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Such marks, as words of their own.
pub(super) fn left_to_do(tree: &Tree) -> Vec<Fault> {
    let marks = |line: &str| line.split(|c: char| !c.is_alphanumeric()).any(|word| MARKS.contains(&word));
    lines(tree, |_, line| {
        marks(line).then(|| "work that is left to do; do it, or write it down as an issue".to_owned())
    })
}

/// What paths of a machine begin with; written in two, so that this file names none.
const PLACES: [&str; 6] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Use", "rs/"),
    concat!("/wor", "k/"),
    concat!("/tm", "p/"),
    concat!("../sha", "red"),
];
/// The one file that may know where the corpora usually are.
const KNOWS_CORPORA: &str = ".ci/run";

/// Such paths.
pub(super) fn machine_places(tree: &Tree) -> Vec<Fault> {
    lines(tree, |path, line| {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '}');
        let begins =
            |place: &str| line.match_indices(place).any(|(at, _)| !line[..at].chars().next_back().is_some_and(is_word));
        let place = PLACES.into_iter().find(|place| begins(place)).filter(|_| path != KNOWS_CORPORA)?;
        Some(format!("names `{place}`; let an argument or a variable say where it is"))
    })
}

/// What a check says of each line of each file.
fn lines(tree: &Tree, check: impl Fn(&str, &str) -> Option<String>) -> Vec<Fault> {
    let mut found = Vec::new();
    for (path, text) in &tree.files {
        let said = text.lines().enumerate().filter_map(|(at, line)| Some((at + 1, check(path, line)?)));
        found.extend(said.map(|(line, says)| Fault::at(path, line, says)));
    }
    found
}

/// `unwrap`, and `expect` that does not say what must hold, in what ships.
pub(super) fn panics(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for Source { path, tokens } in ["crates/", "src/"].into_iter().flat_map(|folder| tree.sources(folder)) {
        for four in tokens.windows(4) {
            let [dot, name, open, said] = four else { continue };
            let is_call = dot.text == "." && open.text == "(";
            let is_bare = name.text == "unwrap"
                || (name.text == "expect" && said.text.starts_with('"') && !said.text.starts_with("\"invariant: "));
            if is_call && is_bare {
                found.push(Fault::at(path, name.line, format!("`{}` without an invariant", name.text)));
            }
        }
    }
    found
}
