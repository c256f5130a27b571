//! The project keeps every rule, and every rule finds what is planted against it.

use super::*;
use crate::dependencies::Package;

/// A tree of some files, without packages.
fn tree(files: &[(&str, &str)]) -> Tree {
    let mut tree = Tree::default();
    tree.files.insert("Cargo.toml".to_owned(), "unsafe_code = \"forbid\"\n[lints]\nworkspace = true\n".to_owned());
    tree.files.extend(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    tree
}

/// Packages by name, with what they use; those whose name does not begin with "glossator" come from outside.
fn packages(uses: &[(&str, &[&str])]) -> Tree {
    let own = |name: &str| name.starts_with("glossator");
    let package = |name: &str, uses: &[&str]| Package {
        name: name.to_owned(),
        source: (!own(name)).then(|| "registry".to_owned()),
        is_macro: name.ends_with("derive"),
        uses: uses.iter().map(|used| (*used).to_owned()).collect(),
        ..Package::default()
    };
    let graph = uses.iter().map(|(name, uses)| ((*name).to_owned(), package(name, uses))).collect();
    Tree { graph: Graph(graph), ..tree(&[]) }
}

/// Each case: a source, and how many faults a rule finds in it.
fn each(rule: fn(&Tree) -> Vec<Fault>, path: &str, cases: &[(&str, usize)]) {
    for (source, expected) in cases {
        let found = rule(&tree(&[(path, source)]));
        assert_eq!(found.len(), *expected, "{path}: {source}: {found:?}");
    }
}

#[test]
fn the_project_keeps_every_rule() {
    if let Err(broken) = check() {
        panic!("{broken}");
    }
}

#[test]
fn the_whole_project_is_read() {
    let tree = Tree::read().unwrap();
    for folder in ["src/", "crates/article/src/", "crates/engine/src/", "crates/worker/src/", "xtask/src/"] {
        assert!(tree.sources(folder).len() > 1, "{folder}");
    }
    assert!(tree.files.contains_key("index.html") && !tree.files.keys().any(|path| path.starts_with("target/")));
    assert!(tree.graph.within("glossator-page").contains("yew"));
}

#[test]
fn the_outside_is_found_in_pure_sources() {
    let cases = [
        ("fn f() { std::fs::read(\"a\"); }", 1),
        ("use std::{collections::BTreeMap, time::{Duration, Instant}};", 2),
        ("use std::thread;", 1),
        ("use std::{self as s};", 1),
        ("use std as s;", 1),
        ("fn f(at: SystemTime) {}", 1),
        ("fn f() { println!(\"a\"); dbg!(1); }", 2),
        ("use web_sys::Window; fn f() { js_sys::Date::now(); }", 2),
        ("use std::collections::hash_map::{DefaultHasher, Entry};", 1),
        ("extern \"C\" { fn now() -> u64; }", 1),
        ("#[cfg(test)] mod more { use std::fs; }", 0),
        ("// std::fs\nconst A: &str = \"std::fs\";", 0),
        ("use std::fmt::Write as _; use std::rc::Rc; use std::sync::LazyLock;", 0),
        ("fn f(x: &X) { x.fs(); writeln!(out, \"a\"); }", 0),
    ];
    for folder in ["crates/article/src/a.rs", "crates/engine/src/a/b.rs"] {
        each(purity::names, folder, &cases);
    }
    each(purity::names, "crates/cli/src/a.rs", &[("use std::fs;", 0)]);
    each(purity::names, "crates/engine/tests/a.rs", &[("use std::fs;", 0)]);
}

#[test]
fn modules_of_tests_are_left_out_and_others_are_not() {
    let lib = ("crates/engine/src/lib.rs", "mod names; #[cfg(test)] mod testing;");
    let names = ("crates/engine/src/names.rs", "#[cfg(test)] mod tests;");
    for (path, expected) in [
        ("crates/engine/src/testing.rs", 0),
        ("crates/engine/src/names/tests.rs", 0),
        ("crates/engine/src/names/testing.rs", 1),
        ("crates/engine/src/testing_more.rs", 1),
    ] {
        let found = purity::names(&tree(&[lib, names, (path, "use std::fs;")]));
        assert_eq!(found.len(), expected, "{path}");
    }
}

#[test]
fn impure_packages_are_found() {
    let pure: &[(&str, &[&str])] = &[
        ("glossator-article", &["serde", "serde_derive"]),
        ("glossator-coding", &[]),
        ("glossator-desk", &["glossator-article", "glossator-coding", "glossator-protocol"]),
        ("glossator-engine", &["glossator-article", "glossator-network"]),
        ("glossator-network", &["glossator-article"]),
        ("serde", &[]),
        ("serde_derive", &["libc"]),
        ("libc", &[]),
    ];
    assert_eq!(purity::packages(&packages(pure)), []);
    for (name, expected) in [("serde", 3), ("glossator-engine", 1)] {
        let mut planted = packages(pure);
        planted.graph.0.get_mut(name).unwrap().uses.push("libc".to_owned());
        assert_eq!(purity::packages(&planted).len(), expected, "{name}");
    }
}

#[test]
fn ways_through_hash_maps_are_found() {
    let cases = [
        ("fn f(m: &HashMap<u8, u8>) { for (a, b) in m { g(a); } }", 1),
        ("fn f(m: &std::collections::HashMap<u8, u8>) { m.iter().count(); }", 1),
        ("struct A { seen: HashSet<u8> } impl A { fn f(&self) { for a in &self.seen { g(a); } } }", 1),
        ("fn f() { let mut m = HashMap::new(); m.retain(|_, _| true); m.values().sum() }", 2),
        ("fn f() { let m = a.iter().collect::<HashMap<_, _>>(); m.into_iter() }", 1),
        ("struct A(HashMap<u8, u8>); impl A { fn f(&self) { self.0.keys().max() } }", 1),
        ("fn f(m: &HashMap<u8, u8>) { m.get(&1); m.contains_key(&2); m.len(); }", 0),
        ("fn f(m: &BTreeMap<u8, u8>) { for a in m { g(a); } m.iter().count(); }", 0),
        ("fn f(m: &HashMap<u8, u8>, v: &[u8]) { for a in v { m.get(a); } v.iter().count(); }", 0),
    ];
    each(purity::hash_order, "crates/engine/src/a.rs", &cases);
    each(purity::hash_order, "xtask/src/a.rs", &[(cases[0].0, 0)]);
}

#[test]
fn words_for_debugging_are_found() {
    let cases = [
        ("fn f(a: Frame) -> String { format!(\"{:?}\", a) }", 1),
        ("fn f(a: Frame) -> String { format!(\"{a:?} {a:#?}\") }", 1),
        ("fn f(a: Frame) -> String { format!(\"{a}\") }", 0),
        ("fn f() { g(\"what?\") }", 0),
        ("#[cfg(test)] mod tests { fn f(a: u8) { assert_eq!(format!(\"{a:?}\"), \"7\"); } }", 0),
    ];
    each(purity::debug_words, "crates/engine/src/a.rs", &cases);
    each(purity::debug_words, "crates/article/src/a.rs", &[(cases[0].0, 0)]);
}

#[test]
fn float_functions_are_found() {
    let cases = [
        ("fn f(x: f32) -> f32 { x.exp() }", 1),
        ("fn f(x: f64) -> f64 { f64::ln(x) + x.powi(2) }", 2),
        ("fn f(x: &[f32]) { x.iter().copied().map(f32::tanh); }", 1),
        ("fn f(x: f64) -> f64 { x.sqrt() + x.abs() + x.floor() }", 0),
        ("fn f(x: u32) -> u32 { x.pow(2) + x.ilog2() }", 0),
        ("fn f(x: &X) { x.log; exp(1); }", 0),
        ("// x.exp()\nconst A: &str = \".exp()\";", 0),
    ];
    each(purity::floats, "crates/engine/src/a.rs", &cases);
    each(purity::floats, "crates/cli/src/a.rs", &[(cases[0].0, 0)]);
}

/// What names do not show: clippy follows types, with the files that the pure packages have.
#[test]
fn the_lints_of_pure_packages_have_effect() {
    let planted = "use std::collections::{HashMap, HashSet};\n\
        pub fn a(m: HashMap<u8, u8>) -> Vec<u8> { m.into_keys().collect() }\n\
        pub fn b(m: &Vec<HashMap<u8, u8>>) -> usize { m[0].iter().count() }\n\
        pub fn d(m: &HashSet<u8>) { for x in m { print(*x); } }\n\
        pub fn e(x: f32) -> f32 { x.exp() }\n\
        pub fn f(x: f64) -> f64 { f64::powi(x, 2) }\n\
        pub fn g() { std::time::Instant::now(); }\n\
        pub fn h(m: &HashMap<u8, u8>, x: f32) -> bool { m.contains_key(&1) && x.sqrt() > 1.0 }\n\
        fn print(_: u8) {}\n";
    let folder = std::env::temp_dir().join(format!("glossator-lints-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("planted.rs"), planted).unwrap();
    for package in ["crates/article", "crates/coding", "crates/engine", "crates/network"] {
        let mut clippy = std::process::Command::new("clippy-driver");
        clippy.args(["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "--error-format", "short"]);
        clippy.args(["-W", "clippy::iter_over_hash_type", "--out-dir"]).arg(&folder).arg(folder.join("planted.rs"));
        let told = clippy.env("CLIPPY_CONF_DIR", shell::root().join(package)).output().unwrap();
        let told = String::from_utf8(told.stderr).unwrap();
        let lines: BTreeSet<&str> =
            told.lines().filter_map(|line| line.split("planted.rs:").nth(1)?.split(':').next()).collect();
        // The last functions do nothing that is forbidden.
        assert_eq!(lines, BTreeSet::from(["2", "3", "4", "5", "6", "7"]), "{package}: {told}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_web_is_found_where_it_has_no_place() {
    let web = "use web_sys::Window;";
    let cases = [
        ("src/components/a.rs", web, 1),
        ("src/hooks.rs", "fn f() { js_sys::Date::now(); }", 1),
        ("crates/protocol/src/lib.rs", web, 1),
        ("crates/cli/src/a.rs", "use wasm_bindgen::JsValue;", 1),
        ("src/state/a.rs", "use yew::Reducible;", 1),
        ("src/state.rs", "use gloo::events;", 1),
        ("src/platform/a.rs", web, 0),
        ("src/platform.rs", web, 0),
        ("crates/worker/src/main.rs", web, 0),
        ("crates/desk/src/main.rs", web, 0),
        ("src/components/a.rs", "use yew::prelude::*;", 0),
        ("src/components/a.rs", "// web_sys", 0),
    ];
    for (path, source, expected) in cases {
        assert_eq!(layers::web(&tree(&[(path, source)])).len(), expected, "{path}: {source}");
    }
}

#[test]
fn markup_of_a_string_is_found() {
    let cases = [
        ("fn f(words: AttrValue) -> Html { Html::from_html_unchecked(words) }", 1),
        ("fn f() { element.set_inner_html(words); other.insert_adjacent_html(\"beforeend\", words); }", 2),
        ("use web_sys::{DomParser, Node};", 1),
        ("use yew::virtual_dom::VRaw;", 1),
        ("fn f() { js_sys::eval(words); Function::new_no_args(words); }", 2),
        ("// set_inner_html\nconst A: &str = \"innerHTML\";", 0),
        ("fn f() { element.set_text_content(Some(words)); element.inner_html(); evaluate(); }", 0),
        ("#[cfg(test)] mod more { fn f() { element.set_inner_html(words); } }", 0),
    ];
    for path in ["src/components/a.rs", "src/platform/html.rs", "crates/desk/src/main.rs"] {
        each(markup::raw, path, &cases);
    }
    each(markup::raw, "xtask/src/a.rs", &[("fn f() { eval(words); }", 0)]);
}

#[test]
fn a_layer_that_reaches_up_is_found() {
    let right: &[(&str, &[&str])] = &[
        ("glossator-article", &["serde"]),
        ("glossator-cli", &["glossator-engine"]),
        ("glossator-coding", &[]),
        ("glossator-desk", &["glossator-article", "glossator-coding", "glossator-protocol"]),
        ("glossator-engine", &["glossator-article", "glossator-network"]),
        ("glossator-network", &["glossator-article"]),
        ("glossator-page", &["glossator-protocol"]),
        ("glossator-protocol", &["glossator-article"]),
        ("glossator-worker", &["glossator-engine", "glossator-protocol"]),
        ("serde", &[]),
    ];
    assert_eq!(layers::packages(&packages(right)), []);
    for (name, used) in [
        ("glossator-page", "glossator-engine"),
        ("glossator-engine", "glossator-protocol"),
        ("serde", "glossator-cli"),
        ("glossator-cli", "glossator-page"),
    ] {
        let mut planted = packages(right);
        planted.graph.0.get_mut(name).unwrap().uses.push(used.to_owned());
        assert_ne!(layers::packages(&planted), [], "{name} uses {used}");
    }
    assert_eq!(layers::packages(&packages(&right[1..])).len(), 1);
}

#[test]
fn a_page_with_a_coder_is_found() {
    for (path, source, expected) in [
        ("src/platform/a.rs", "fn f() { article::link::decode(a, b); }", 1),
        ("src/components/a.rs", "use article::link::{LinkError, encode_with};", 1),
        ("src/components/alone.rs", "fn f() { article::link::decode(a, b); }", 0),
        ("src/hooks/a.rs", "use article::link::LinkError;", 0),
        ("crates/desk/src/main.rs", "fn f() { link::decode(a, b); }", 0),
        ("src/platform/a.rs", "fn f() { html::decode(a); }", 0),
    ] {
        assert_eq!(layers::coder(&tree(&[(path, source)])).len(), expected, "{path}: {source}");
    }
}

#[test]
fn a_gazetteer_that_is_taken_in_is_found() {
    let takes = "static G: &[u8] = include_bytes!(\"../assets/gazetteer.bin\");";
    for (path, source, expected) in [
        ("src/platform/a.rs", takes, 1),
        ("crates/worker/src/main.rs", takes, 1),
        ("crates/cli/src/resources.rs", takes, 0),
        ("src/platform/a.rs", "const URL: &str = \"assets/gazetteer.bin\";", 0),
        ("src/platform/a.rs", "const A: &str = include_str!(\"a.txt\");", 0),
    ] {
        assert_eq!(layers::gazetteer(&tree(&[(path, source)])).len(), expected, "{path}: {source}");
    }
}

#[test]
fn unsafe_code_is_found() {
    each(style::unsafe_code, "xtask/src/a.rs", &[("fn f() { unsafe { g() } }", 1), ("// unsafe\n\"unsafe\"", 0)]);
    each(style::unsafe_code, "crates/a/Cargo.toml", &[("[package]", 1), ("[lints]\nworkspace = true\n", 0)]);
    each(style::unsafe_code, "Cargo.toml", &[("unsafe_code = \"warn\"\n[lints]\nworkspace = true", 1)]);
}

#[test]
fn long_files_are_found() {
    let lines = |count: usize| "a\n".repeat(count);
    for (path, count, expected) in [
        ("src/a.rs", 401, 1),
        ("src/a.rs", 400, 0),
        ("src/components/a/b.rs", 151, 1),
        ("src/components.rs", 150, 0),
        ("boot.js", 401, 1),
        ("styles/a.css", 500, 0),
        ("data/a.tsv", 5000, 0),
    ] {
        assert_eq!(style::length(&tree(&[(path, &lines(count))])).len(), expected, "{path} of {count}");
    }
}

#[test]
fn names_that_say_nothing_are_found() {
    for (path, expected) in [
        ("src/a/mod.rs", 1),
        ("src/utils.rs", 1),
        ("crates/util/src/lib.rs", 1),
        ("src/model.rs", 0),
        ("docs/mod.md", 0),
    ] {
        assert_eq!(style::file_names(&tree(&[(path, "")])).len(), expected, "{path}");
    }
}

#[test]
fn work_left_to_do_is_found() {
    for (mark, expected) in [("TO_DO", 1), ("FIX_ME", 1), ("todos", 0), ("TO_DOS", 0), ("mastodon", 0)] {
        let text = format!("// {}: later", mark.replace('_', ""));
        assert_eq!(style::left_to_do(&tree(&[("src/a.rs", &text)])).len(), expected, "{mark}");
    }
}

#[test]
fn places_of_one_machine_are_found() {
    for (path, place, expected) in [
        ("README.md", "see /ho*me/me/corpora", 1),
        ("src/a.rs", "\"/tm*p/x\"", 1),
        (".github/x.yml", "../sha*red/corpora", 1),
        (".ci/run", "../sha*red/corpora", 0),
        ("README.md", "https://example.org/ho*me/page", 0),
        ("README.md", "src/wor*k/a.rs", 0),
        ("README.md", "the root of a name / a home", 0),
    ] {
        let found = style::machine_places(&tree(&[(path, &place.replace('*', ""))]));
        assert_eq!(found.len(), expected, "{path}: {place}");
    }
}

#[test]
fn panics_are_found() {
    let cases = [
        ("fn f() { a.unwrap(); }", 1),
        ("fn f() { a.expect(\"it is there\"); }", 1),
        ("fn f() { a.expect(\"invariant: it is there\"); }", 0),
        ("fn f() { a.unwrap_or(1); self.expect(b); }", 0),
        ("#[cfg(test)] mod tests { fn f() { a.unwrap(); } }", 0),
        ("/// a.unwrap()\nfn f() {}", 0),
    ];
    each(style::panics, "src/a.rs", &cases);
    each(style::panics, "crates/cli/tests/a.rs", &[(cases[0].0, 0)]);
}

#[test]
fn sides_are_named_by_where_lines_begin() {
    let cases = [
        ("a { margin-inline-start: 4px; }", 0),
        ("a { margin-left: 4px; }", 1),
        ("a { left: 0; border-right-width: 2px; }", 2),
        ("a { border-top-left-radius: 4px; }", 1),
        ("a { margin: 0 4px; padding: 1px 2px 3px 2px; }", 0),
        ("a { padding: 1px 2px 3px 4px; }", 1),
        ("a { margin: calc(1px + 2px) 4px 0 calc(2px * 2); }", 1),
        ("a { border-radius: 50% 50% 50% 0; }", 0),
        ("a { text-align: left; }", 1),
        ("a { text-align: start; float: inline-end; }", 0),
        ("a {\n  float: left;\n  float: inline-start;\n}", 0),
        ("a {\n  float: left;\n  clear: inline-start;\n}", 1),
        ("/* to the left: of\n right: it */\na:hover { color: red; }", 0),
        (".left:hover, [data-left=\"right\"] { color: red; }", 0),
        ("@media (max-width: 1px) { a { right: 0; } }", 1),
    ];
    each(sides::physical, "styles/a.css", &cases);
    each(sides::physical, "dist/a.css", &[("a { left: 0; }", 0)]);
}
