//! What `article` and `engine` must not have: an outside, and anything that differs from run to run.

use std::collections::BTreeSet;

use super::source::{Path, Token, paths};
use super::{Fault, Source, Tree};

/// The sources of the pure packages.
const PURE: [&str; 4] = ["crates/article/src/", "crates/coding/src/", "crates/engine/src/", "crates/network/src/"];

fn sources(tree: &Tree) -> Vec<Source<'_>> {
    PURE.iter().flat_map(|folder| tree.sources(folder)).collect()
}

/// Paths that lead out, by how they begin.
const OUTSIDE: [&[&str]; 12] = [
    &["std", "env"],
    &["std", "fs"],
    &["std", "io"],
    &["std", "net"],
    &["std", "os"],
    &["std", "path"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "time"],
    &["std", "sync", "mpsc"],
    &["core", "time"],
    &["alloc", "alloc"],
];

/// Packages of the outside.
const PACKAGES: [&str; 9] =
    ["getrandom", "gloo", "js_sys", "libc", "rand", "wasm_bindgen", "wasm_bindgen_futures", "web_sys", "yew"];

/// The standard library's own packages.
const ROOTS: [&str; 3] = ["alloc", "core", "std"];

/// Names that mean the outside, or chance, wherever they come from.
const NAMES: [&str; 6] = ["DefaultHasher", "Instant", "RandomState", "SystemTime", "extern", "thread_local"];

/// Macros that write somewhere.
const MACROS: [&str; 5] = ["dbg", "eprint", "eprintln", "print", "println"];

/// Names of the outside.
pub(super) fn names(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for Source { path, tokens } in sources(tree) {
        let leads_out = |named: &Path<'_>| {
            OUTSIDE.iter().any(|begin| named.names.starts_with(begin))
                || named.names.first().is_some_and(|name| PACKAGES.contains(name))
                || named.names.iter().any(|name| NAMES.contains(name))
                || matches!(&named.names[..], [root, "*" | "self"] if ROOTS.contains(root))
        };
        let named = paths(&tokens).into_iter().filter(leads_out);
        found.extend(named.map(|named| Fault::at(path, named.line, format!("`{}`", named.names.join("::")))));
        // Under another name it could not be followed.
        let renamed = tokens.windows(2).filter(|pair| pair[1].text == "as" && ROOTS.contains(&pair[0].text));
        found.extend(
            renamed.map(|pair| Fault::at(path, pair[0].line, format!("`{}` under another name", pair[0].text))),
        );
        let written = tokens.windows(2).filter(|pair| pair[1].text == "!" && MACROS.contains(&pair[0].text));
        found.extend(written.map(|pair| Fault::at(path, pair[0].line, format!("`{}!`", pair[0].text))));
    }
    found
}

/// All that the pure packages may be built of. A package enters this list when someone has seen that it has no clock,
/// no randomness, no threads and no I/O in what we use of it.
const ALLOWED: [&str; 16] = [
    "bytemuck",
    "glossator-article",
    "glossator-coding",
    "glossator-network",
    "itoa",
    "memchr",
    "safe_arch",
    "serde",
    "serde_core",
    "serde_json",
    "thiserror",
    "tinyvec",
    "unicode-general-category",
    "unicode-normalization",
    "wide",
    "zmij",
];
/// What `serde_json` needs to keep the order of keys, which the command line asks for.
const FOR_ORDERED_JSON: [&str; 4] = ["equivalent", "foldhash", "hashbrown", "indexmap"];

/// Packages that are not known to be pure.
pub(super) fn packages(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for name in ["glossator-article", "glossator-coding", "glossator-engine", "glossator-network"] {
        let unknown = tree.graph.within(name).into_iter();
        let unknown = unknown.filter(|used| !ALLOWED.contains(used) && !FOR_ORDERED_JSON.contains(used));
        found.extend(unknown.map(|used| {
            Fault::new(name, format!("is built of {used}; if that is pure, add it to the list in xtask/src/invariants"))
        }));
    }
    found
}

/// Where something is written out as it is for debugging: those words may be others in another build, so nothing hangs on
/// them.
pub(super) fn debug_words(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for folder in ["crates/engine/src/", "crates/network/src/"] {
        for Source { path, tokens } in tree.sources(folder) {
            let words = tokens.iter().filter(|token| token.text.starts_with('"'));
            let written = words.filter(|token| token.text.contains(":?}") || token.text.contains(":#?}"));
            found.extend(written.map(|token| Fault::at(path, token.line, token.text.to_owned())));
        }
    }
    found
}

/// Ways through a collection, all of it.
const THROUGH: [&str; 16] = [
    "difference",
    "drain",
    "extract_if",
    "intersection",
    "into_iter",
    "into_keys",
    "into_values",
    "iter",
    "iter_mut",
    "keys",
    "par_iter",
    "retain",
    "symmetric_difference",
    "union",
    "values",
    "values_mut",
];

/// Ways through a hash map or set. Follows names within a file; `clippy.toml` of each pure package follows types.
pub(super) fn hash_order(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for Source { path, tokens } in sources(tree) {
        let names = hashed(&tokens);
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| names.contains(token.text)) {
            let text = |step: usize| tokens.get(at + step).map_or("", |token| token.text);
            let goes_through = text(1) == "." && THROUGH.contains(&text(2)) && text(3) == "(";
            let mut before = tokens[..at].iter().rev().map(|token| token.text);
            let is_looped =
                before.find(|text| !matches!(*text, "&" | "mut" | "self" | ".")) == Some("in") && text(1) == "{";
            if goes_through || is_looped {
                found.push(Fault::at(
                    path,
                    token.line,
                    format!("`{}` is gone through in the order of hashes", token.text),
                ));
            }
        }
    }
    found
}

/// The names of a file that stand for a hash map or set: fields, arguments and variables.
fn hashed<'a>(tokens: &[Token<'a>]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for at in (0..tokens.len()).filter(|&at| matches!(tokens[at].text, "HashMap" | "HashSet")) {
        let is_between =
            |text: &str| matches!(text, "&" | "mut" | "std" | "collections" | "::") || text.starts_with('\'');
        let mut before = tokens[..at].iter().rev().map(|token| token.text).skip_while(|text| is_between(text));
        match before.next() {
            // `name: HashMap` and `name = HashMap::new()`.
            Some(":" | "=") => found.extend(before.find(|text| *text != "mut")),
            // `struct Name(HashMap<..>)`: its first field.
            Some("(") => found.extend(tokens[at + 1].text.starts_with('<').then_some("0")),
            _ => {}
        }
        // `let name = ….collect::<HashMap<..>>()`.
        if tokens[..at].iter().rev().map(|token| token.text).take(3).eq(["<", "::", "collect"]) {
            let mut before = tokens[..at].iter().rev().map(|token| token.text).take_while(|text| *text != ";");
            let assigned = before.by_ref().skip_while(|text| *text != "=").nth(1);
            found.extend(assigned);
        }
    }
    found
}

/// Functions whose last bits are the platform's own. The square root is exact everywhere.
const FLOATS: [&str; 29] = [
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "erf", "exp", "exp2", "exp_m1",
    "gamma", "hypot", "ln", "ln_1p", "ln_gamma", "log", "log10", "log2", "powf", "powi", "sin", "sin_cos", "sinh",
    "tan", "tanh",
];

/// Calls of such functions.
pub(super) fn floats(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for Source { path, tokens } in sources(tree) {
        for three in tokens.windows(3) {
            let [before, name, after] = three else { continue };
            let is_method = before.text == "." && after.text == "(";
            let is_function = before.text == "::" && (name.text != "gamma" || after.text == "(");
            if FLOATS.contains(&name.text) && (is_method || is_function) {
                found.push(Fault::at(path, name.line, format!("`{}` differs by platform", name.text)));
            }
        }
    }
    found
}
