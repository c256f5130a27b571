//! `glossator time`: how long each phase of an analysis takes, and how that grows with the text.
//!
//! ```text
//! $ glossator time --without-network council.txt business.txt
//!   words  seconds  tokens  sentences  network  names  entities  pronouns  claims  times  numbers  summary
//!    1000    0.061    3.1%       0.5%     0.0%  61.0%      7.0%      1.1%   24.9%   0.9%     0.9%     0.6%
//! ```

use std::io::Write;
use std::time::{Duration, Instant};

use article::Article;
use engine::{Analysis, Resources};

use crate::error::CliError;
use crate::{input, resources};

/// The phases in order.
const PHASES: [&str; 10] =
    ["tokens", "sentences", "network", "names", "entities", "pronouns", "claims", "times", "numbers", "summary"];

/// Options of `glossator time`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Articles; one after the other, and again from the first, until there are enough words.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
    /// How many words the texts that are timed have.
    #[arg(long, value_name = "WORDS", value_delimiter = ',', default_values_t = [1_000, 8_000, 10_000, 100_000])]
    words: Vec<usize>,
    #[command(flatten)]
    resources: resources::Arguments,
}

/// Reads texts of the lengths asked for and prints a line for each: the median of three runs.
pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), CliError> {
    let resources = arguments.resources.load()?;
    let texts: Vec<String> = arguments.files.iter().map(|file| input::read_text(file)).collect::<Result<_, _>>()?;
    let head: Vec<String> = PHASES.iter().map(|phase| format!("  {phase}")).collect();
    writeln!(out, "  words  seconds{}", head.concat()).map_err(CliError::Write)?;
    for &words in &arguments.words {
        let article = Article::from_plain_text(&long(&texts, words));
        let mut runs: Vec<[Duration; PHASES.len()]> = (0..3).map(|_| phases(&resources, &article)).collect();
        runs.sort_by_key(|run| run.iter().sum::<Duration>());
        let all: Duration = runs[1].iter().sum();
        let share = |(phase, time): (&str, &Duration)| {
            let percent = 100.0 * time.as_secs_f64() / all.as_secs_f64().max(f64::MIN_POSITIVE);
            format!("  {percent:>width$.1}%", width = phase.len() - 1)
        };
        let shares: Vec<String> = PHASES.into_iter().zip(&runs[1]).map(share).collect();
        writeln!(out, "{words:>7}  {:>7.3}{}", all.as_secs_f64(), shares.concat()).map_err(CliError::Write)?;
    }
    Ok(())
}

/// A text of about so many words: at most one paragraph more.
fn long(texts: &[String], words: usize) -> String {
    let mut text = String::new();
    let mut count = 0;
    let paragraphs: Vec<&str> = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty()).collect();
    for paragraph in paragraphs.iter().cycle() {
        let more = paragraph.split_whitespace().count();
        if count >= words || more == 0 {
            break;
        }
        count += more;
        text.push_str(paragraph);
        text.push_str("\n\n");
    }
    text
}

fn phases(resources: &Resources, article: &Article) -> [Duration; PHASES.len()] {
    let mut times = [Duration::ZERO; PHASES.len()];
    let mut analysis = Analysis::new(resources, article);
    loop {
        let phase = PHASES.iter().position(|phase| *phase == analysis.phase());
        let start = Instant::now();
        let progress = analysis.step();
        if let Some(phase) = phase {
            times[phase] += start.elapsed();
        }
        if progress.is_finished() {
            return times;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_as_long_as_asked() {
        let texts = ["one two three\n\nfour five".to_owned(), "six".to_owned()];
        for words in [0, 1, 4, 6, 7, 100] {
            let count = long(&texts, words).split_whitespace().count();
            assert!(count >= words && count < words + 3, "{words}: {count}");
        }
        assert_eq!(long(&[String::new()], 9), "");
    }
}
