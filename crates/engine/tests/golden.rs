//! Golden articles: whole texts with everything that the engine says of them, in a form that people can read.
//!
//! `tests/golden/NAME.txt` is an article, `NAME.expected` what is expected of it without the network, `network/NAME.expected`
//! with it; `digests.txt` and `digests-network.txt` hold a digest of each article's annotations, against which the worker's
//! are compared. After a change that is meant, run
//! `UPDATE_EXPECT=1 cargo test -p glossator-engine --test golden` and read the difference.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "golden/rendered.rs"]
mod rendered;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use article::{Annotations, Article, Date};
use engine::{Resources, annotate};
use expect_test::expect_file;

/// An expectation that is longer is no longer read by anybody.
const LONGEST_EXPECTATION: usize = 20 * 1024;

/// The day on which the golden articles are read.
fn reader_date() -> Date {
    Date::new(2031, 9, 15).unwrap()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden")
}

/// The golden articles by name, in order.
fn articles() -> Vec<(String, Article)> {
    let mut found: Vec<(String, Article)> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| path.file_stem().is_some_and(|name| !name.to_string_lossy().starts_with("digests")))
        .map(|path| {
            let mut article = Article::from_plain_text(&fs::read_to_string(&path).unwrap());
            article.reader_date = Some(reader_date());
            (path.file_stem().unwrap().to_string_lossy().into_owned(), article)
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn resources() -> Resources {
    Resources::new(&fs::read(folder().join("../../assets/gazetteer.bin")).unwrap()).unwrap()
}

fn with_network() -> Resources {
    let mut resources = resources();
    resources.set_network(&fs::read(folder().join("../../assets/network.bin")).unwrap()).unwrap();
    resources
}

/// The digests of the golden articles, a line each.
fn digests(resources: &Resources) -> String {
    let mut digests = String::new();
    for (name, article) in articles() {
        writeln!(digests, "{:016x}  {name}", digest(&annotate(resources, &article))).unwrap();
    }
    digests
}

/// FNV-1a, 64 bits, of the annotations as the worker sends them; `glossator annotate --digest` prints the same.
fn digest(annotations: &Annotations) -> u64 {
    let mut sent = annotations.clone();
    sent.drop_silent_pronouns();
    let bytes = postcard::to_allocvec(&sent).unwrap();
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn golden_articles_are_read_as_expected() {
    let resources = resources();
    let articles = articles();
    assert!(articles.len() >= 10, "{} golden articles found in {}", articles.len(), folder().display());
    for (name, article) in articles {
        let rendered = rendered::render(&article, &annotate(&resources, &article));
        assert!(rendered.len() <= LONGEST_EXPECTATION, "{name}: an expectation of {} bytes", rendered.len());
        expect_file![folder().join(format!("{name}.expected"))].assert_eq(&rendered);
    }
}

#[test]
fn golden_articles_are_read_by_the_network_as_expected() {
    let resources = with_network();
    for (name, article) in articles() {
        let rendered = rendered::render(&article, &annotate(&resources, &article));
        assert!(rendered.len() <= LONGEST_EXPECTATION, "{name}: an expectation of {} bytes", rendered.len());
        expect_file![folder().join(format!("network/{name}.expected"))].assert_eq(&rendered);
    }
}

#[test]
fn golden_digests_are_as_expected() {
    expect_file![folder().join("digests.txt")].assert_eq(&digests(&resources()));
    expect_file![folder().join("digests-network.txt")].assert_eq(&digests(&with_network()));
}

#[test]
fn the_same_article_gives_the_same_annotations() {
    let (first, second) = (resources(), resources());
    for (name, article) in articles() {
        assert_eq!(annotate(&first, &article), annotate(&second, &article), "{name}");
    }
}
