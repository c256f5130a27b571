//! What the benches read: this project's own articles, one after another up to a length, and texts that nobody would write.

use article::library::{Draft, Step, backup, fingerprint, keep};
use article::{Annotations, Article, Reading};

/// The articles of the golden tests that are news in English.
const ARTICLES: [&str; 8] = [
    include_str!("../../golden/council.txt"),
    include_str!("../../golden/court.txt"),
    include_str!("../../golden/diplomacy.txt"),
    include_str!("../../golden/disaster.txt"),
    include_str!("../../golden/business.txt"),
    include_str!("../../golden/science.txt"),
    include_str!("../../golden/protest.txt"),
    include_str!("../../golden/storm.txt"),
];
/// Bytes of a text that nobody would write.
const PATHOLOGICAL: usize = 100_000;

/// A text of some length, and what it is called.
#[derive(Debug)]
pub struct Input {
    /// Its name in the tables.
    pub name: &'static str,
    /// The text.
    pub text: String,
}

impl Input {
    /// Its words, as white space divides them.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// An article of so many words: whole paragraphs of the project's articles, and of the last as much as is needed.
pub fn article(words: usize) -> String {
    let mut text = String::new();
    let mut left = words;
    for paragraph in ARTICLES.iter().cycle().flat_map(|article| article.split("\n\n")) {
        let found: Vec<&str> = paragraph.split_whitespace().take(left).collect();
        left -= found.len();
        text += &found.join(" ");
        if left == 0 {
            break;
        }
        text += "\n\n";
    }
    text
}

/// The articles that people read.
pub fn articles() -> Vec<Input> {
    [("300 words", 300), ("800 words", 800), ("1,200 words", 1_200), ("8,000 words", 8_000)]
        .map(|(name, words)| Input { name, text: article(words) })
        .into()
}

/// Texts that nobody would write.
pub fn pathological() -> Vec<Input> {
    let repeated = |unit: &str| unit.repeat(PATHOLOGICAL / unit.len());
    vec![
        Input { name: "100 kB, one word", text: repeated("a") },
        Input { name: "100 kB of opening quotes", text: repeated("“") },
        Input { name: "100 kB of capitals", text: repeated("LIMA SAYS NO ") },
        Input { name: "100 kB of line ends", text: format!("Lima\n{}says no.", repeated("\n")) },
    ]
}

/// Words of each article of a library.
pub const LIBRARY_WORDS: usize = 100;

/// A backup of a library of so many articles, each of some other of the articles' words. The one of number 7 has "lot7" in its
/// text, and no other has.
///
/// # Panics
/// Never: articles as short can be kept.
pub fn library(articles: usize) -> String {
    let all = article(articles.max(50) * LIBRARY_WORDS / 2);
    let words: Vec<&str> = all.split(' ').collect();
    let lines: Vec<String> = (0..articles)
        .map(|number| {
            let from = number * 37 % (words.len() - LIBRARY_WORDS);
            let text = format!("Lot{number} is sold\n\n{}", words[from..from + LIBRARY_WORDS].join(" "));
            let article = Article::from_plain_text(&text);
            let id = fingerprint(article.text());
            let draft = Draft { id, reading: Reading::new(article, Annotations::default()), ..Draft::default() };
            match keep(&draft, None, 1_000 + number as u64) {
                Ok(Step::Write { entry, .. }) => entry.written(),
                other => panic!("a short article is kept: {other:?}"),
            }
        })
        .collect();
    backup(lines.iter().map(String::as_str))
}
