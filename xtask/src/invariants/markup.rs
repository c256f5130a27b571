//! The page is drawn by elements, never by markup.

use super::{Fault, Source, Tree};

/// Names by which a string would become markup or a program: yew's raw nodes, the browser's own functions.
const NAMES: [&str; 13] = [
    "DomParser",
    "VRaw",
    "create_contextual_fragment",
    "create_html_document",
    "eval",
    "from_html_unchecked",
    "insert_adjacent_html",
    "new_no_args",
    "new_with_args",
    "set_inner_html",
    "set_outer_html",
    "set_srcdoc",
    "write_ln",
];

/// Names that make markup of a string, in what the page or its workers are made of.
pub(super) fn raw(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for Source { path, tokens } in
        ["src/", "crates/worker/", "crates/desk/"].into_iter().flat_map(|folder| tree.sources(folder))
    {
        for token in tokens.iter().filter(|token| NAMES.contains(&token.text)) {
            found.push(Fault::at(path, token.line, format!("`{}` makes more of a string than words", token.text)));
        }
    }
    found
}
