//! Which part may know which.

use super::source::paths;
use super::{Fault, Source, Tree};

/// The web's own packages.
const WEB: [&str; 2] = ["js_sys", "web_sys"];
/// Packages that only the page's drawing parts use.
const DRAWING: [&str; 4] = ["gloo", "wasm_bindgen", "wasm_bindgen_futures", "yew"];

/// Where the web is spoken to.
const AT_THE_WEB: [&str; 4] = ["crates/desk/", "crates/worker/", "src/platform.rs", "src/platform/"];
/// What knows nothing of drawing either.
const WITHOUT_DRAWING: [&str; 8] = [
    "crates/article/",
    "crates/cli/",
    "crates/coding/",
    "crates/engine/",
    "crates/network/",
    "crates/protocol/",
    "src/state.rs",
    "src/state/",
];

/// Names of the web where it has no place.
pub(super) fn web(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    let sources = ["crates/", "src/", "xtask/"].into_iter().flat_map(|folder| tree.sources(folder));
    for Source { path, tokens } in sources.filter(|source| !begins(source.path, &AT_THE_WEB)) {
        let has_no_drawing = begins(path, &WITHOUT_DRAWING);
        for named in paths(&tokens) {
            let Some(first) = named.names.first() else { continue };
            if WEB.contains(first) || (has_no_drawing && DRAWING.contains(first)) {
                found.push(Fault::at(path, named.line, format!("`{}` has no place here", named.names.join("::"))));
            }
        }
    }
    found
}

fn begins(path: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| path.starts_with(part))
}

/// Shows each component alone, for tests.
const ALONE: &str = "components/alone.rs";

/// Each of our packages that ships, with those of ours that it may use.
const LAYERS: [(&str, &[&str]); 9] = [
    ("glossator-article", &["glossator-coding"]),
    ("glossator-cli", &["glossator-article", "glossator-coding", "glossator-engine", "glossator-network"]),
    ("glossator-coding", &[]),
    ("glossator-desk", &["glossator-article", "glossator-coding", "glossator-protocol"]),
    ("glossator-engine", &["glossator-article", "glossator-coding", "glossator-network"]),
    ("glossator-network", &["glossator-article", "glossator-coding"]),
    ("glossator-page", &["glossator-article", "glossator-coding", "glossator-protocol"]),
    ("glossator-protocol", &["glossator-article", "glossator-coding"]),
    (
        "glossator-worker",
        &["glossator-article", "glossator-coding", "glossator-engine", "glossator-network", "glossator-protocol"],
    ),
];

/// Packages that use what does not stand below them.
pub(super) fn packages(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for (name, below) in LAYERS {
        if !tree.graph.own().any(|package| package.name == name) {
            found.push(Fault::new(name, "is not there; say in xtask/src/invariants what took its place"));
        }
        let used = tree.graph.within(name);
        let ours = tree.graph.own().map(|package| &*package.name).filter(|ours| used.contains(ours));
        found.extend(
            ours.filter(|ours| !below.contains(ours)).map(|ours| Fault::new(name, format!("is built of {ours}"))),
        );
    }
    found
}

/// Where the page opens or makes a link itself, which brings the coder into its program: the desk does that.
pub(super) fn coder(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    // What shows components alone is no part of the page that ships.
    for Source { path, tokens } in tree.sources("src/").into_iter().filter(|source| !source.path.ends_with(ALONE)) {
        for named in paths(&tokens) {
            let asks = named.names.contains(&"link")
                && named.names.last().is_some_and(|last| last.starts_with("encode") || last.starts_with("decode"));
            if asks {
                found.push(Fault::at(path, named.line, format!("`{}` is for the desk to do", named.names.join("::"))));
            }
        }
    }
    found
}

/// Programs that take the gazetteer in when they are compiled. The page fetches it; the worker is handed it.
pub(super) fn gazetteer(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    let folders = [
        "crates/article/",
        "crates/desk/",
        "crates/engine/",
        "crates/network/",
        "crates/protocol/",
        "crates/worker/",
        "src/",
    ];
    for Source { path, tokens } in folders.into_iter().flat_map(|folder| tree.sources(folder)) {
        for four in tokens.windows(4) {
            let takes_in = matches!(four[0].text, "include_bytes" | "include_str") && four[1].text == "!";
            if takes_in && four[3].text.contains("gazetteer") {
                found.push(Fault::at(path, four[0].line, format!("takes in {}", four[3].text)));
            }
        }
    }
    found
}
