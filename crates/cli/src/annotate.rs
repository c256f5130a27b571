//! `glossator annotate`: articles in, JSON out.

use std::fmt;
use std::io::Write;
use std::num::NonZero;
use std::time::{Duration, Instant};

use article::{Article, Date, json};
use engine::Resources;
use serde::Deserialize;
use serde_json::Value;

use crate::error::CliError;
use crate::input::{self, JsonLines};
use crate::{check, html, output, parallel, resources};

/// Options of `glossator annotate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The article; `-` is standard input.
    #[arg(default_value = input::STANDARD_INPUT)]
    file: String,
    /// Read a JSON object `{"id", "text"}` from each line, and print a line for each, in their order. A line that cannot be
    /// read is told of and passed over; the status at the end is 1 then.
    #[arg(long)]
    jsonl: bool,
    /// How many threads read lines: one for each core where nothing is said. Give 1 where others divide the cores.
    #[arg(long, value_name = "N", requires = "jsonl")]
    threads: Option<NonZero<usize>>,
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
    let resources = arguments.resources.load()?;
    let work = Work { arguments, resources: &resources };
    let start = Instant::now();
    let mut tally = Tally::default();
    let (mut read, mut unread) = (0, 0);
    let mut take = |answer: Answer| {
        for fault in &answer.faults {
            crate::say(&format!("{}: {fault}", answer.name));
        }
        tally.add(&answer);
        out.write_all(answer.printed.as_bytes()).map_err(CliError::Write)
    };
    if arguments.jsonl {
        let lines = JsonLines::<Line>::open(&arguments.file, r#"a JSON object {"id", "text"}"#)?;
        let threads = arguments.threads.unwrap_or_else(parallel::cores);
        let annotate = |line: Result<Line, CliError>| line.and_then(|line| work.annotate(Some(line.id), &line.text));
        parallel::in_order(threads, lines, annotate, |answer| {
            read += 1;
            match answer {
                Err(error @ CliError::Line { .. }) => {
                    crate::say(&error.to_string());
                    unread += 1;
                    Ok(())
                }
                answer => take(answer?),
            }
        })?;
    } else {
        take(work.annotate(None, &input::read_text(&arguments.file)?)?)?;
    }
    out.flush().map_err(CliError::Write)?;
    tally.time = start.elapsed();
    crate::say(&tally.to_string());
    let Tally { articles, failed, faults, .. } = tally;
    if failed > 0 {
        Err(CliError::Check { failed, articles, faults })
    } else if unread > 0 {
        Err(CliError::Lines { unread, lines: read })
    } else {
        Ok(())
    }
}

/// What is at hand while annotating.
struct Work<'a> {
    arguments: &'a Arguments,
    resources: &'a Resources,
}

/// What comes of an article.
struct Answer {
    name: String,
    words: usize,
    faults: Vec<String>,
    /// What was asked for, with its line ends.
    printed: String,
}

impl Work<'_> {
    /// Annotates one article.
    fn annotate(&self, id: Option<Value>, given: &str) -> Result<Answer, CliError> {
        let mut article = if self.arguments.html {
            Article::from_html(&html::events(given))
        } else {
            Article::from_plain_text(given)
        };
        article.reader_date = self.arguments.date;
        let annotations = engine::annotate(self.resources, &article);
        let name = id.as_ref().map_or_else(|| self.arguments.file.clone(), name);
        let written = json::to_json(None, &article, &annotations);
        let faults =
            if self.arguments.check { check::faults(&article, &annotations, &written, given) } else { Vec::new() };
        let printed = if self.arguments.digest {
            format!("{:016x}  {name}\n", output::digest(&annotations)?)
        } else if let Some(id) = id {
            format!("{}\n", output::with_id(id, written))
        } else {
            format!("{written:#}\n")
        };
        Ok(Answer { name, words: article.text().split_whitespace().count(), faults, printed })
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
    fn add(&mut self, answer: &Answer) {
        self.articles += 1;
        self.words += answer.words;
        self.failed += usize::from(!answer.faults.is_empty());
        self.faults += answer.faults.len();
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
        let answer = |words| Answer { name: String::new(), words, faults: Vec::new(), printed: String::new() };
        tally.add(&answer(4));
        tally.time = Duration::from_millis(2);
        assert_eq!(tally.to_string(), "1 article, 4 words in 0.002 s, 2000 words per second");
        assert!(Tally::default().to_string().ends_with("0 words per second"));
    }
}
