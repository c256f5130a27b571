//! `glossator evaluate`: predictions against gold annotations.
//!
//! A task is a module with one function from the pairs of documents to its [`Report`]: figures, a line each, the headline
//! last. All offsets are code points.

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

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Instant;

use article::{Article, json};
use clap::ValueEnum;

use self::document::{Gold, Pair, Predicted};
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
}

/// Options of `glossator evaluate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    task: Task,
    /// Gold documents, JSON lines.
    #[arg(value_name = "GOLD.jsonl")]
    gold: String,
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
    let gold: Vec<Gold> = JsonLines::open(&arguments.gold, "a gold document")?.collect::<Result<_, _>>()?;
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
    }
}

/// What the engine says of each gold document now.
fn annotate(gold: Vec<Gold>, resources: &resources::Arguments) -> Result<Vec<Pair>, CliError> {
    let resources = resources.load()?;
    let start = Instant::now();
    let documents = gold.len();
    let pair = |gold: Gold| {
        let article = Article::from_plain_text(&gold.text);
        let annotations = engine::annotate(&resources, &article);
        let predicted: Predicted = serde_json::from_value(json::to_json(None, &article, &annotations))?;
        Ok(Pair { gold, predicted })
    };
    let mut pairs = Vec::with_capacity(documents);
    parallel::in_order(gold.into_iter().map(Ok), pair, |pair| {
        pairs.push(pair);
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
