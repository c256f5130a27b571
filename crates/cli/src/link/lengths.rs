//! `glossator link lengths`: how long links are, and how long they take to open.

use std::io::Write;
use std::time::Instant;

use article::link::{self, Table};
use article::{Annotations, Article, Reading};

use super::others::{WordModel, brotli, dictionary};
use super::table::{Document, documents};
use crate::error::CliError;
use crate::resources;

/// Lengths of article that are told, in words.
const WORDS: [usize; 4] = [300, 617, 800, 1200];
/// Bytes of text of the articles whose median is told, in its own line.
const USUAL: std::ops::Range<usize> = 2000..8000;

/// Options of `glossator link lengths`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// JSON lines with `id` and `text`; only the one in ten is read that no table was made from.
    file: String,
    #[command(flatten)]
    resources: resources::Arguments,
}

/// The links of one article: bytes of text, letters of link and microseconds to open for the text alone and with marks.
struct Measured {
    bytes: usize,
    alone: (usize, u128),
    marked: (usize, u128),
}

/// Measures and prints a table in Markdown.
pub(super) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), CliError> {
    let resources = arguments.resources.load()?;
    let documents = documents(&arguments.file, true)?;
    let tables = [super::table()?, Table::default()];
    let names = ["with the table", "without"];
    let mut line = |text: String| writeln!(out, "{text}").map_err(CliError::Write);
    line("| articles of Wikinews | articles | bytes of text | text alone: letters | letters a byte | µs to open | text and marks: letters | letters a byte | µs to open |".to_owned())?;
    line("| --- | --- | --- | --- | --- | --- | --- | --- | --- |".to_owned())?;
    for (name, table) in names.iter().zip(&tables) {
        for words in WORDS {
            let cut = documents.iter().filter_map(|document| first_words(&document.text, words));
            let measured = cut.map(|text| measure(&resources, text, table)).collect::<Result<Vec<_>, _>>()?;
            line(row(&format!("{words} words, {name}"), &measured))?;
        }
        let usual = documents.iter().map(|document| document.text.as_str()).filter(|text| USUAL.contains(&text.len()));
        let measured = usual.map(|text| measure(&resources, text, table)).collect::<Result<Vec<_>, _>>()?;
        line(row(&format!("of {} to {} bytes, {name}", USUAL.start, USUAL.end), &measured))?;
    }
    let known = super::table::documents(&arguments.file, false)?;
    let known: Vec<&str> = known.iter().map(|document| document.text.as_str()).collect();
    others(&resources, &documents, &known, &mut line)
}

/// The same of other ways to pack, for letters of six bits without any check.
fn others(
    resources: &engine::Resources,
    documents: &[Document],
    known: &[&str],
    line: &mut dyn FnMut(String) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let dictionary = dictionary(known);
    let letters = |(bytes, time): (usize, u128)| ((bytes * 8).div_ceil(6), time);
    for (name, dictionary) in [("brotli 11", &[] as &[u8]), ("brotli 11 with a dictionary", &dictionary)] {
        for words in WORDS {
            let cut = documents.iter().filter_map(|document| first_words(&document.text, words));
            let measure = |text: &str| -> Result<Measured, CliError> {
                let reading = super::reading(resources, text);
                let whole =
                    postcard::to_allocvec(&reading).map_err(|error| CliError::Write(std::io::Error::other(error)))?;
                let packed = |bytes: &[u8]| brotli(bytes, dictionary).map(letters).map_err(CliError::Write);
                Ok(Measured { bytes: text.len(), alone: packed(text.as_bytes())?, marked: packed(&whole)? })
            };
            line(row(&format!("{words} words, {name}"), &cut.map(measure).collect::<Result<Vec<_>, _>>()?))?;
        }
    }
    let model = WordModel::of(known);
    for words in WORDS {
        let cut: Vec<&str> = documents.iter().filter_map(|document| first_words(&document.text, words)).collect();
        let middle = |of: &dyn Fn(&str) -> f64| {
            let mut all: Vec<f64> = cut.iter().map(|text| of(text)).collect();
            all.sort_by(f64::total_cmp);
            all.get(all.len() / 2).copied().unwrap_or_default()
        };
        let letters = |text: &str| model.bits(text) / 6.0;
        let told = [
            middle(&|text| text.len() as f64),
            middle(&letters),
            middle(&|text| letters(text) * 1000.0 / text.len() as f64),
        ];
        let [bytes, letters, share] = told.map(|number| number as u64);
        let name = format!("{words} words, a static model of words, ideally coded");
        line(format!("| {name} | {} | {bytes} | {letters} | .{share:03} | | | | |", cut.len()))?;
    }
    Ok(())
}

/// The text up to its so manieth word; none where it has fewer.
fn first_words(text: &str, words: usize) -> Option<&str> {
    let last = text.split_whitespace().nth(words - 1)?;
    Some(&text[..last.as_ptr() as usize - text.as_ptr() as usize + last.len()])
}

fn measure(resources: &engine::Resources, text: &str, table: &Table) -> Result<Measured, CliError> {
    let marked = super::reading(resources, text);
    let alone = Reading::new(Article::from_plain_text(text), Annotations::default());
    let of = |reading: &Reading| -> Result<(usize, u128), CliError> {
        let fragment = link::encode(reading, None, table)?;
        let start = Instant::now();
        link::decode(&fragment, table)?;
        Ok((fragment.len(), start.elapsed().as_micros()))
    };
    Ok(Measured { bytes: marked.article.text().len(), alone: of(&alone)?, marked: of(&marked)? })
}

fn row(name: &str, measured: &[Measured]) -> String {
    let median = |of: &dyn Fn(&Measured) -> u128| {
        let mut all: Vec<u128> = measured.iter().map(of).collect();
        all.sort_unstable();
        all.get(all.len() / 2).copied().unwrap_or_default()
    };
    let bytes = |one: &Measured| one.bytes as u128;
    let side = |of: fn(&Measured) -> (usize, u128)| {
        let letters = median(&|one| of(one).0 as u128);
        let share = median(&|one| of(one).0 as u128 * 1000 / bytes(one).max(1));
        format!("{letters} | .{share:03} | {}", median(&|one| of(one).1))
    };
    let sides = (side(|one| one.alone), side(|one| one.marked));
    format!("| {name} | {} | {} | {} | {} |", measured.len(), median(&bytes), sides.0, sides.1)
}
