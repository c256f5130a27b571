//! `glossator link`: an article as a link, and back.

mod lengths;
mod others;
mod table;

use std::io::Write;

use article::json::to_json;
use article::link::{self, Opened, Table};
use article::{Article, Reading};
use serde_json::{Value, json};

use crate::error::CliError;
use crate::{input, resources};

/// `glossator link …`
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Annotate an article and print it as a link: the part of the address from `#` on.
    Encode {
        /// The article; `-` is standard input.
        #[arg(long, value_name = "FILE", default_value = input::STANDARD_INPUT)]
        from: String,
        #[command(flatten)]
        resources: resources::Arguments,
    },
    /// Open a link and print its text and annotations as JSON.
    Decode {
        /// The whole address, or the part from `#` on; `-` reads it from standard input.
        link: String,
    },
    /// Make the table that links start from, of plain texts; prints nothing.
    Table(table::Arguments),
    /// Print how long links are, of the articles that no table was made from.
    Lengths(lengths::Arguments),
}

/// The table that the command carries.
pub(crate) fn table() -> Result<Table, CliError> {
    static TABLE: &[u8] = include_bytes!("../../../assets/links-1.bin");
    Table::read(TABLE).map_err(CliError::Table)
}

/// Reads an article and its marks, as the page makes them.
fn reading(resources: &engine::Resources, text: &str) -> Reading {
    let article = Article::from_plain_text(text);
    let mut annotations = engine::annotate(resources, &article);
    annotations.drop_silent_pronouns();
    Reading { article, annotations, edits: Vec::new(), shared_on: None }
}

/// Writes or opens a link.
pub(crate) fn run(command: &Command, out: &mut dyn Write) -> Result<(), CliError> {
    match command {
        Command::Encode { from, resources } => {
            let resources = resources.load()?;
            let reading = reading(&resources, &input::read_text(from)?);
            writeln!(out, "#{}", link::encode(&reading, None, &table()?)?).map_err(CliError::Write)
        }
        Command::Decode { link } => {
            let read = if link == input::STANDARD_INPUT { input::read_text(link)? } else { link.clone() };
            let opened = link::decode(fragment(&read), &table()?)?;
            let Opened { arrived_percent, blocks_arrived, blocks_sent, .. } = opened;
            if blocks_arrived < blocks_sent {
                crate::say(&format!(
                    "the link was cut short: {blocks_arrived} of {blocks_sent} paragraphs arrived ({arrived_percent} percent); \
                     ask for the whole link"
                ));
            }
            writeln!(out, "{:#}", shown(&opened)?).map_err(CliError::Write)
        }
        Command::Table(arguments) => table::run(arguments),
        Command::Lengths(arguments) => lengths::run(arguments, out),
    }
}

/// What a link is written as: the part of an address from `#` on, without the `#` and white space around.
fn fragment(given: &str) -> &str {
    let given = given.trim();
    given.split_once('#').map_or(given, |(_, fragment)| fragment)
}

/// What a link held, as JSON: the text, what came with it, and the annotations with the sharer's edits laid over them.
fn shown(opened: &Opened) -> Result<Value, CliError> {
    let reading = &opened.reading;
    let mut shown = json!({
        "text": reading.article.text(),
        "source_url": reading.article.source_url,
        "shared_on": reading.shared_on.map(|date| date.to_string()),
        "edits": reading.edits.len(),
        "arrived_percent": opened.arrived_percent,
    });
    let annotations = to_json(None, &reading.article, &reading.annotations);
    if let (Value::Object(shown), Value::Object(annotations)) = (&mut shown, annotations) {
        shown.extend(annotations);
    }
    Ok(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fragment_is_cut_from_an_address() {
        for (given, expected) in [
            ("https://example.org/g/#g1.abc", "g1.abc"),
            ("#g1.abc\n", "g1.abc"),
            ("  g1.abc ", "g1.abc"),
            ("https://example.org/", "https://example.org/"),
            ("", ""),
        ] {
            assert_eq!(fragment(given), expected);
        }
    }
}
