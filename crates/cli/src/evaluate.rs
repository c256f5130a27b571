//! `glossator evaluate`: predictions against gold annotations.
//!
//! A task is a module with one function from the pairs of documents to its [`Report`]: figures, a line each, the headline
//! last. All offsets are code points.

mod baseline;
mod claims;
mod document;
mod entities;
mod figures;
mod names;
mod places;
mod pronouns;
mod roles;
mod salience;
mod span;
mod summary;
#[cfg(test)]
mod tests;
mod titles;
mod voice;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use article::{Article, json};
use clap::ValueEnum;
use sha2::{Digest, Sha256};

use self::document::{Gold, Labels, Pair, Predicted};
use self::figures::Report;
use crate::error::CliError;
use crate::input::JsonLines;
use crate::{parallel, resources};

/// What is scored.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Task {
    /// Spans and types of names.
    Names,
    /// Whether place names act or are places.
    Roles,
    /// Which names mean the same.
    Entities,
    /// Whom pronouns mean.
    Pronouns,
    /// Where places are.
    Places,
    /// Who said what.
    Claims,
    /// Whom the story is about.
    Salience,
    /// The summary against a human one.
    Summary,
    /// In which mode, how firmly and in whose voice labelled claims are put.
    Voice,
}

/// Options of `glossator evaluate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    task: Task,
    /// Gold documents, JSON lines. `voice` takes labels without texts, and the texts from the corpora.
    #[arg(value_name = "GOLD.jsonl", required = true)]
    gold: Vec<String>,
    /// Score only documents whose id holds one of these words.
    #[arg(long, value_name = "WORD", value_delimiter = ',')]
    ids: Vec<String>,
    /// Score only the fifth that no weight is learned from: documents whose id has a SHA-256 of 0 modulo 5.
    #[arg(long)]
    fifth: bool,
    /// The folder of corpora that `voice` finds its texts in; without it, the one that `GLOSSATOR_CORPORA` names.
    #[arg(long, value_name = "FOLDER")]
    corpora: Option<PathBuf>,
    /// Score the lines of this file (as `annotate --jsonl` prints them) and not what the engine says now.
    #[arg(long, value_name = "FILE")]
    predictions: Option<String>,
    /// Print up to so many errors first (names, roles, places, claims).
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    #[command(flatten)]
    resources: resources::Arguments,
}

/// Scores and prints the figures.
pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), CliError> {
    let mut gold: Vec<Gold> = Vec::new();
    for path in &arguments.gold {
        if arguments.task == Task::Voice {
            gold.extend(labelled(path, arguments.corpora.clone())?);
            continue;
        }
        for document in JsonLines::open(path, "a gold document")? {
            gold.push(document?);
        }
    }
    gold.retain(|gold: &Gold| arguments.ids.is_empty() || arguments.ids.iter().any(|word| gold.id.contains(word)));
    gold.retain(|gold| !arguments.fifth || is_in_fifth(&gold.id));
    let (pairs, missing) = match &arguments.predictions {
        Some(path) => join(gold, JsonLines::open(path, "a line of annotate --jsonl")?.collect::<Result<_, _>>()?),
        None => (annotate(gold, &arguments.resources)?, None),
    };
    let report = score(arguments.task, &pairs, arguments.errors);
    for error in &report.errors {
        writeln!(out, "   {error}").map_err(CliError::Write)?;
    }
    for line in &report.lines {
        writeln!(out, "{line}").map_err(CliError::Write)?;
    }
    missing.map_or(Ok(()), |(first, missing)| Err(CliError::Missing { missing, first }))
}

/// Whether a document is of the fifth that is kept from learning.
fn is_in_fifth(id: &str) -> bool {
    // A byte's place counts 256 to some power, which is 1 modulo 5.
    Sha256::digest(id.as_bytes()).iter().map(|&byte| u32::from(byte)).sum::<u32>().is_multiple_of(5)
}

/// The figures of a task.
fn score(task: Task, pairs: &[Pair], errors: usize) -> Report {
    match task {
        Task::Names => names::score(pairs, errors),
        Task::Roles => roles::score(pairs, errors),
        Task::Entities => entities::score(pairs),
        Task::Pronouns => pronouns::score(pairs),
        Task::Places => places::score(pairs, errors),
        Task::Claims => claims::score(pairs, errors),
        Task::Salience => salience::score(pairs),
        Task::Summary => summary::score(pairs),
        Task::Voice => voice::score(pairs, errors),
    }
}

/// The corpus that holds the texts of labelled claims.
const TEXTS: &str = "unl_wikinews.train.jsonl";

/// Labels that are kept without their texts, with those of the corpus; a document that the corpus lacks stays without.
fn labelled(path: &str, corpora: Option<PathBuf>) -> Result<Vec<Gold>, CliError> {
    let labels: Vec<Labels> = JsonLines::open(path, "a document's labels")?.collect::<Result<_, _>>()?;
    let corpora = corpora.or_else(|| std::env::var_os("GLOSSATOR_CORPORA").map(PathBuf::from)).unwrap_or_default();
    let texts = JsonLines::<Gold>::open(&corpora.join(TEXTS).to_string_lossy(), "a document with its text")?;
    let texts: BTreeMap<String, String> =
        texts.map(|text| text.map(|text| (text.id, text.text))).collect::<Result<_, _>>()?;
    let with_text = |Labels { id, claims }| {
        let text = texts.get(&id).cloned().unwrap_or_default();
        Gold { id, text, claims, ..Gold::default() }
    };
    Ok(labels.into_iter().map(with_text).collect())
}

/// What the engine says of each gold document now.
fn annotate(gold: Vec<Gold>, resources: &resources::Arguments) -> Result<Vec<Pair>, CliError> {
    let resources = resources.load()?;
    let start = Instant::now();
    let documents = gold.len();
    let pair = |gold: Gold| -> Result<Pair, CliError> {
        let article = Article::from_plain_text(&gold.text);
        let annotations = engine::annotate(&resources, &article);
        let predicted: Predicted = serde_json::from_value(json::to_json(None, &article, &annotations))?;
        Ok(Pair { gold, predicted })
    };
    let mut pairs = Vec::with_capacity(documents);
    parallel::in_order(parallel::cores(), gold.into_iter(), pair, |pair| {
        pairs.push(pair?);
        Ok(())
    })?;
    crate::say(&format!("{documents} documents annotated in {:.2} s", start.elapsed().as_secs_f64()));
    Ok(pairs)
}

/// Each gold document with its prediction. Those without one are scored as if nothing was predicted, and told: the id of
/// the first and how many there are.
fn join(gold: Vec<Gold>, predicted: Vec<Predicted>) -> (Vec<Pair>, Option<(String, usize)>) {
    let by_id: BTreeMap<String, Predicted> =
        predicted.into_iter().map(|predicted| (predicted.id.clone(), predicted)).collect();
    let mut missing: Option<(String, usize)> = None;
    let mut pair = |gold: Gold| {
        let predicted = by_id.get(&gold.id).cloned().unwrap_or_else(|| {
            missing.get_or_insert_with(|| (gold.id.clone(), 0)).1 += 1;
            Predicted::default()
        });
        Pair { gold, predicted }
    };
    let pairs = gold.into_iter().map(&mut pair).collect();
    (pairs, missing)
}
