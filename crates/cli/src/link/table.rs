//! `glossator link table`: what links start from.

mod words;

use article::Reading;
use article::link::training;
use serde::Deserialize;

use crate::error::CliError;
use crate::input::JsonLines;
use crate::resources;
use words::Limits;

/// The number of the table that is made.
const NUMBER: u32 = 1;
/// What it may hold: as much as keeps it under 300 kB.
const LIMITS: Limits = Limits { words: 18_500, pairs: 52_000 };
/// How often a slot of the first contexts of values must have been used to be kept.
const USES: [u32; 2] = [12, 12];
/// Articles with more bytes are not read for the weights: links of readers' articles are shorter.
const LONGEST: usize = 9_000;

/// Options of `glossator link table`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// JSON lines with `id` and `text`, for words; one in ten is left out.
    #[arg(long, value_name = "FILE", required = true, num_args = 1..)]
    texts: Vec<String>,
    /// JSON lines with `id` and `text`: articles like those that are shared, for weights; one in ten is left out.
    #[arg(long, value_name = "FILE")]
    articles: String,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    out: String,
    #[command(flatten)]
    resources: resources::Arguments,
}

/// A document of the corpora.
#[derive(Debug, Deserialize)]
pub(super) struct Document {
    id: String,
    /// Its text.
    pub(super) text: String,
}

/// The documents of a file that are kept apart, or all the others.
pub(super) fn documents(path: &str, are_apart: bool) -> Result<Vec<Document>, CliError> {
    let lines = JsonLines::<Document>::open(path, r#"a JSON object {"id", "text"}"#)?;
    let mut out = lines.collect::<Result<Vec<_>, _>>()?;
    out.retain(|document| training::is_kept_apart(&document.id) == are_apart);
    Ok(out)
}

/// Makes the table and writes it.
pub(super) fn run(arguments: &Arguments) -> Result<(), CliError> {
    let resources = arguments.resources.load()?;
    let mut texts = Vec::new();
    for path in &arguments.texts {
        texts.extend(documents(path, false)?);
    }
    let texts: Vec<&str> = texts.iter().map(|document| document.text.as_str()).collect();
    let articles = documents(&arguments.articles, false)?;
    let short = articles.iter().filter(|article| article.text.len() <= LONGEST);
    let readings: Vec<Reading> = short.map(|article| super::reading(&resources, &article.text)).collect();
    let parts = words::parts(&texts, LIMITS);
    let table = training::table(NUMBER, &parts, &readings, &USES).map_err(CliError::Table)?;
    std::fs::write(&arguments.out, table).map_err(CliError::Write)
}
