//! `glossator`: the engine as a command. Reads articles in batches, scores annotations against gold ones, writes and
//! opens links.
//!
//! ```text
//! glossator annotate article.txt
//! glossator annotate --jsonl --check < articles.jsonl > annotated.jsonl
//! glossator explain article.txt Lima
//! glossator evaluate names gold.jsonl
//! glossator link encode --from article.txt | glossator link decode -
//! ```
//!
//! Exit status: 0 where all went well; 1 where an input cannot be read, a check fails or a document is missing, with one
//! sentence on standard error; 2 where the command itself was not understood.

mod annotate;
mod check;
mod error;
mod evaluate;
mod explain;
mod html;
mod input;
mod link;
mod output;
mod parallel;
mod resources;
mod time;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::CliError;

/// Reads news articles: actors, places and claims.
#[derive(Debug, Parser)]
#[command(name = "glossator", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Annotate an article, or many, and print JSON.
    Annotate(annotate::Arguments),
    /// Tell why a word of an article is marked, as what, and whose it is.
    Explain(explain::Arguments),
    /// Score annotations against gold ones.
    Evaluate(evaluate::Arguments),
    /// Tell how long each phase takes on long texts.
    #[command(hide = true)]
    Time(time::Arguments),
    /// Write an article as a link, or open one.
    #[command(subcommand)]
    Link(link::Command),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match arguments.command {
        Command::Annotate(arguments) => annotate::run(&arguments, &mut out),
        Command::Explain(arguments) => explain::run(&arguments, &mut out),
        Command::Evaluate(arguments) => evaluate::run(&arguments, &mut out),
        Command::Time(arguments) => time::run(&arguments, &mut out),
        Command::Link(command) => link::run(&command, &mut out),
    };
    match done.and_then(|()| out.flush().map_err(CliError::Write)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Writes a sentence to standard error. Where nobody reads that either, there is no one left to tell.
fn say(sentence: &str) {
    let _ = writeln!(io::stderr(), "glossator: {sentence}");
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }
}
