//! Writes into a built page's `offline.js` which files it keeps, each by the address under which the page asks for it and by
//! what it holds.
//!
//! Where that is the same in address and content as on the page's own visit, the browser has it already: no file of a first
//! visit travels twice.

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{DESK, hex, short_hash, small};
use crate::shell::{self, Task, TaskError};

/// The service worker, in the project and in the built page.
const SERVICE_WORKER: &str = "offline.js";
/// What is replaced in it.
const NO_FILES: &str = "const FILES = {};";
const NO_VERSION: &str = "VERSION";

/// Whether a file is kept: the network keeps itself once it has come, icons are the system's once it has them.
fn is_kept(name: &str) -> bool {
    name != SERVICE_WORKER && name != "network.bin" && !name.ends_with(".png")
}

/// Writes the service worker of a built page.
///
/// # Errors
/// [`TaskError`] where a file cannot be read or written, or `offline.js` has no list to replace.
pub fn write(folder: &Path) -> Task {
    shell::write(&folder.join(SERVICE_WORKER), written(folder)?.as_bytes())
}

/// The service worker of a built page.
///
/// # Errors
/// As [`write()`].
pub fn written(folder: &Path) -> Result<String, TaskError> {
    let mut files = BTreeMap::new();
    for path in shell::files_under(folder) {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        files.insert(name, shell::read_bytes(&path)?);
    }
    let source = shell::read(&shell::root().join(SERVICE_WORKER))?;
    with_list(&source, &list(&files))
        .ok_or_else(|| TaskError::Told(format!("{SERVICE_WORKER} has no line “{NO_FILES}” and no word {NO_VERSION}")))
}

/// The list of a page's files: addresses relative to it, and the SHA-256 of what each holds.
fn list(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let is_text = |name: &str| name.ends_with(".html") || name.ends_with("_loader.js");
    let texts: Vec<&str> = files
        .iter()
        .filter(|(name, _)| is_text(name))
        .filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok())
        .collect();
    let mut list = BTreeMap::new();
    for (name, bytes) in files.iter().filter(|(name, _)| is_kept(name)) {
        let hash = hex(&Sha256::digest(bytes));
        list.extend(addresses(name, &texts).into_iter().map(|address| (address, hash.clone())));
    }
    list
}

/// The addresses of a file: with the build where the page's program writes that, else as it stands in the page or a loader.
/// `boot.js` starts the desk before that, and names the page's own program instead.
fn addresses(name: &str, texts: &[&str]) -> Vec<String> {
    let after = |words: &str| texts.iter().find_map(|text| text.split_once(words)?.1.split('"').next());
    if name == "index.html" {
        return vec!["./".to_owned()];
    }
    if name.ends_with("_loader.js") || name == "gazetteer.bin" {
        let early = after("data-wasm=\"").filter(|_| name.starts_with(DESK));
        return early.into_iter().chain([protocol::BUILD]).map(|query| format!("{name}?{query}")).collect();
    }
    let asked = format!("{name}?");
    vec![after(&asked).map_or_else(|| name.to_owned(), |query| format!("{asked}{query}"))]
}

fn with_list(source: &str, list: &BTreeMap<String, String>) -> Option<String> {
    let list = serde_json::to_string(list).ok()?;
    if !source.contains(NO_FILES) || !source.contains(NO_VERSION) {
        return None;
    }
    let script = small::script(source).replace(NO_VERSION, &short_hash(list.as_bytes()));
    Some(script.replace(NO_FILES, &format!("const FILES = {list};")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(named: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        named.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn files_are_listed_as_they_are_asked_for() {
        let files = files(&[
            ("index.html", "<script src=\"boot.js?12ab\" data-module=\"page-1.js\" data-wasm=\"p.wasm\"></script>"),
            ("boot.js", ""),
            ("page-1.js", ""),
            ("w_loader.js", "import init from \"./w.js?77\";\nnew URL(\"./w_bg.wasm?77\", import.meta.url)"),
            ("w.js", ""),
            ("w_bg.wasm", ""),
            ("glossator-desk_loader.js", ""),
            ("gazetteer.bin", ""),
            ("examples/a.txt", ""),
            ("network.bin", ""),
            ("offline.js", ""),
            ("assets/icon-192.png", ""),
        ]);
        let build = protocol::BUILD;
        let mut expected = vec![
            "./".to_owned(),
            "boot.js?12ab".to_owned(),
            "examples/a.txt".to_owned(),
            format!("gazetteer.bin?{build}"),
            format!("glossator-desk_loader.js?{build}"),
            "glossator-desk_loader.js?p.wasm".to_owned(),
            "page-1.js".to_owned(),
            "w.js?77".to_owned(),
            "w_bg.wasm?77".to_owned(),
            format!("w_loader.js?{build}"),
        ];
        expected.sort();
        assert_eq!(list(&files).into_keys().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn browsers_are_told_apart_as_by_the_loader() {
        let source = shell::read(&shell::root().join(SERVICE_WORKER)).unwrap();
        let numbers: Vec<u8> = source
            .split_once("Uint8Array.of(")
            .and_then(|(_, rest)| rest.split_once("))"))
            .map(|(numbers, _)| numbers.split(',').filter_map(|number| number.trim().parse().ok()).collect())
            .unwrap();
        assert_eq!(numbers, crate::site::html::RELAXED_SIMD);
        let loader = crate::site::html::choosing_loader(("w", "1"), ("w-relaxed", "2"));
        assert!(loader.contains("Uint8Array.of(0,97,115,109,1,"));
        let texts = [&*loader];
        assert_eq!(addresses("w.js", &texts), ["w.js?1"]);
        assert_eq!(addresses("w-relaxed_bg.wasm", &texts), ["w-relaxed_bg.wasm?2"]);
    }

    #[test]
    fn another_content_is_another_version() {
        let source = shell::read(&shell::root().join(SERVICE_WORKER)).unwrap();
        let of = |text: &str| with_list(&source, &list(&files(&[("a.txt", text)]))).unwrap();
        assert_eq!(of("Lima"), of("Lima"));
        assert_ne!(of("Lima"), of("Oslo"));
        assert!(!of("Lima").contains(NO_VERSION));
        assert!(of("Lima").contains("const FILES = {\"a.txt\":\""));
        // No comment that fills a line is left.
        assert!(!of("Lima").lines().any(|line| line.starts_with("//")));
    }

    #[test]
    fn a_script_without_a_place_for_the_list_is_refused() {
        assert_eq!(with_list("const OTHER = {};", &BTreeMap::new()), None);
    }
}
