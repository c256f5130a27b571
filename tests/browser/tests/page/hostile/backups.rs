//! Backups of a library, by somebody who means ill.

use serde_json::json;

use super::links;

/// What a file holds after its first line, and what the page says of it.
pub(super) const FILES: &[(&str, &str, &str)] = &[
    ("nothing", "", "0 articles restored."),
    ("no entry", "{}", "1 line could not be read"),
    ("no object", "[1, \"<svg onload=canary(1)>\", null]", "1 line could not be read"),
    ("no JSON", "<script>canary(1)</script>", "1 line could not be read"),
    (
        "a prototype",
        r#"{"__proto__":{"id":1,"link":"g1.A"},"constructor":{"prototype":{"polluted":1}}}"#,
        "1 line could not be read",
    ),
    (
        "words for numbers",
        r#"{"id":"<img src=x onerror=canary(1)>","version":"x","saved":"y","title":"t","text":"x","link":"g1.AA"}"#,
        "1 line could not be read",
    ),
    (
        "a link that is none",
        r#"{"id":7,"version":1,"saved":1,"title":"t","source":"","text":"x","link":"javascript:canary(1)"}"#,
        "1 line could not be read",
    ),
    (
        "numbers beyond all",
        r#"{"id":1e999,"version":-1,"saved":1e308,"title":"t","text":"x","link":"g1.AA"}"#,
        "1 line could not be read",
    ),
    (
        "objects for words",
        r#"{"id":9,"version":1,"saved":1,"title":{"toString":"canary(1)"},"text":[],"link":{}}"#,
        "1 line could not be read",
    ),
];

/// What is too long to write down: an expression for the lines of the file, and what the page says of it.
pub(super) const MADE: &[(&str, &str, &str)] = &[
    ("deep nesting", "'['.repeat(100_000) + ']'.repeat(100_000)", "1 line could not be read"),
    ("a thousand lines of nothing", "'{\"id\":1}\\n'.repeat(1_000)", "1000 lines could not be read"),
    (
        "a field of ten megabytes",
        "'{\"id\":3,\"version\":1,\"saved\":1,\"title\":\"' + 'a'.repeat(10_000_000) + '\",\"text\":\"x\",\"link\":\"g1.AA\"}'",
        "1 line could not be read",
    ),
];

/// A file of good entries that hold the words wherever an entry can.
pub(super) fn filled() -> String {
    let entry = |(number, (_, words)): (usize, &(&str, &str))| {
        json!({
            "id": number + 1, "version": 1, "saved": 1_900_000_000_000_u64, "title": words, "source": format!("https://{words}"),
            "counts": [1, 1, 1, 1], "text": words, "link": links::filled(words), words.to_string(): words,
        })
    };
    links::WORDS.iter().enumerate().map(entry).map(|entry| format!("{entry}\n")).collect()
}
