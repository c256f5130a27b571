//! `glossator annotate`: articles in, JSON out.

use std::fmt;
use std::io::Write;
use std::time::{Duration, Instant};

use article::{Annotations, Article, Date, json};
use engine::Resources;
use serde::Deserialize;
use serde_json::Value;

use crate::error::CliError;
use crate::input::{self, JsonLines};
use crate::{check, html, output, resources};

/// Options of `glossator annotate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The article; `-` is standard input.
    #[arg(default_value = input::STANDARD_INPUT)]
    file: String,
    /// Read a JSON object `{"id", "text"}` from each line, and print a line for each.
    #[arg(long)]
    jsonl: bool,
    /// Read HTML and not plain text.
    #[arg(long)]
    html: bool,
    /// Check that the annotations keep every rule of a reading; fail where one does not.
    #[arg(long)]
    check: bool,
    /// Print a digest of the annotations and not the annotations: the same article gives the same digest everywhere.
    #[arg(long)]
    digest: bool,
    /// The reader's date, from which "last Tuesday" is resolved.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    date: Option<Date>,
    #[command(flatten)]
    resources: resources::Arguments,
}

/// An article of a JSONL file.
#[derive(Debug, Deserialize)]
struct Line {
    id: Value,
    text: String,
}

/// Annotates and prints; at the end tells on standard error how long it took.
pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), CliError> {
    let mut work = Work { arguments, resources: arguments.resources.load()?, tally: Tally::default(), out };
    if arguments.jsonl {
        for line in JsonLines::open(&arguments.file, r#"a JSON object {"id", "text"}"#)? {
            let Line { id, text } = line?;
            work.annotate(Some(id), &text)?;
        }
    } else {
        work.annotate(None, &input::read_text(&arguments.file)?)?;
    }
    work.out.flush().map_err(CliError::Write)?;
    crate::say(&work.tally.to_string());
    let Tally { articles, failed, faults, .. } = work.tally;
    if failed > 0 { Err(CliError::Check { failed, articles, faults }) } else { Ok(()) }
}

/// What is at hand while annotating.
struct Work<'a> {
    arguments: &'a Arguments,
    resources: Resources,
    tally: Tally,
    out: &'a mut dyn Write,
}

impl Work<'_> {
    /// Annotates one article and prints what was asked for.
    fn annotate(&mut self, id: Option<Value>, given: &str) -> Result<(), CliError> {
        let start = Instant::now();
        let mut article = if self.arguments.html {
            Article::from_html(&html::events(given))
        } else {
            Article::from_plain_text(given)
        };
        article.reader_date = self.arguments.date;
        let annotations = engine::annotate(&self.resources, &article);
        self.tally.add(&article, start.elapsed());
        let name = id.as_ref().map_or_else(|| self.arguments.file.clone(), name);
        if self.arguments.check {
            self.check(&name, &article, &annotations, given)?;
        }
        let written = if self.arguments.digest {
            writeln!(self.out, "{:016x}  {name}", output::digest(&annotations)?)
        } else if let Some(id) = id {
            writeln!(self.out, "{}", output::with_id(id, json::to_json(None, &article, &annotations)))
        } else {
            writeln!(self.out, "{:#}", json::to_json(None, &article, &annotations))
        };
        written.map_err(CliError::Write)
    }

    /// Names every fault of an article on standard error, and counts it.
    fn check(&mut self, name: &str, article: &Article, annotations: &Annotations, given: &str) -> Result<(), CliError> {
        let faults = check::faults(article, annotations, &json::to_json(None, article, annotations), given);
        for fault in &faults {
            crate::say(&format!("{name}: {fault}"));
        }
        self.tally.failed += usize::from(!faults.is_empty());
        self.tally.faults += faults.len();
        Ok(())
    }
}

/// How much was done, and how fast.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    articles: usize,
    words: usize,
    time: Duration,
    failed: usize,
    faults: usize,
}

impl Tally {
    fn add(&mut self, article: &Article, time: Duration) {
        self.articles += 1;
        self.words += article.text().split_whitespace().count();
        self.time += time;
    }
}

impl fmt::Display for Tally {
    #[expect(clippy::cast_precision_loss, reason = "a rate is told in three digits")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.time.as_secs_f64();
        let rate = if seconds > 0.0 { self.words as f64 / seconds } else { 0.0 };
        let articles = if self.articles == 1 { "article" } else { "articles" };
        write!(f, "{} {articles}, {} words in {seconds:.3} s, {rate:.0} words per second", self.articles, self.words)
    }
}

/// An id as it is shown in a sentence.
fn name(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

/// Reads a date as ISO 8601 writes it.
fn parse_date(given: &str) -> Result<Date, String> {
    let mut parts = given.splitn(3, '-').map(str::parse::<u16>);
    let date = match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => {
            u8::try_from(month).ok().zip(u8::try_from(day).ok()).and_then(|(month, day)| Date::new(year, month, day))
        }
        _ => None,
    };
    date.ok_or_else(|| "a date is written like 2031-03-04".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_or_refused() {
        for (given, expected) in [
            ("2031-03-04", Date::new(2031, 3, 4)),
            ("2032-02-29", Date::new(2032, 2, 29)),
            ("2031-02-29", None),
            ("2031-3", None),
            ("4 March", None),
            ("2031-03-04T10", None),
            ("", None),
        ] {
            assert_eq!(parse_date(given).ok(), expected, "{given}");
        }
    }

    #[test]
    fn the_tally_tells_words_per_second() {
        let mut tally = Tally::default();
        tally.add(&Article::from_plain_text("Talks open on Monday."), Duration::from_millis(2));
        assert_eq!(tally.to_string(), "1 article, 4 words in 0.002 s, 2000 words per second");
        assert!(Tally::default().to_string().ends_with("0 words per second"));
    }
}
