//! How long the links of many articles are: `cargo run --release -p glossator-article --example link_lengths FILE`,
//! where each line of the file is a JSON object with a `text`. Prints medians over the articles of 2 to 8 kB.

#![allow(clippy::print_stdout, reason = "its output is its purpose")]
#![allow(clippy::disallowed_types, reason = "it measures; the library has no clock")]

use std::error::Error;
use std::time::Instant;

use article::{Annotations, Article, Reading, link};

/// Bytes of articles that are measured.
const SIZES: std::ops::Range<usize> = 2000..8000;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("expected the path of a file of JSON lines, each with a text")?;
    let (mut shares, mut lengths, mut sizes) = (Vec::new(), Vec::new(), Vec::new());
    let (mut writing, mut reading_back) = (Vec::new(), Vec::new());
    for line in std::fs::read_to_string(path)?.lines() {
        let text = text_of(line).ok_or("expected a JSON object with a text on each line")?;
        let article = Article::from_plain_text(&text);
        if !SIZES.contains(&article.text().len()) {
            continue;
        }
        let reading = Reading::new(article, Annotations::default());
        let start = Instant::now();
        let fragment = link::encode(&reading, None)?;
        writing.push(start.elapsed().as_micros());
        let start = Instant::now();
        let opened = link::decode(&fragment)?;
        reading_back.push(start.elapsed().as_micros());
        if opened.reading.article.text() != reading.article.text() {
            return Err("a link opened as another text".into());
        }
        let size = reading.article.text().len();
        shares.push(fragment.len() * 3 / 4 * 10_000 / size);
        lengths.push(fragment.len());
        sizes.push(size);
    }
    let count = sizes.len();
    println!("{count} articles, median {} bytes of text", median(&mut sizes));
    println!("bytes of link for a byte of text, median: 0.{:04}", median(&mut shares));
    println!("letters of link, median: {}", median(&mut lengths));
    println!("µs to write and to open, median: {} and {}", median(&mut writing), median(&mut reading_back));
    Ok(())
}

fn median<T: Copy + Ord + Default>(values: &mut [T]) -> T {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn text_of(line: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(line).ok()?;
    Some(value.get("text")?.as_str()?.to_owned())
}
