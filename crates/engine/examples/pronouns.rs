//! Prints every pronoun for one person with those it can mean, a line an article, for `training/pronouns.py`.
//!
//! `cargo run --release -p glossator-engine --example pronouns < CORPUS.jsonl > pronouns.jsonl`
//! Offsets are code points, as in the corpus.

use std::error::Error;
use std::io::{BufRead, Write};

use article::{Article, GivenOffsets, TextRange};
use engine::{Resources, pronoun_training};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let resources = Resources::new(&std::fs::read("assets/gazetteer.bin")?)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let article = Article::from_plain_text(line["text"].as_str().unwrap_or_default());
        let offsets = GivenOffsets::new(&article);
        let span = |range: &TextRange| offsets.range(*range);
        let pronouns: Vec<Value> = pronoun_training::pronouns(&resources, &article)
            .iter()
            .map(|pronoun| {
                let candidate = |candidate: &pronoun_training::Candidate| {
                    let names: Vec<_> = candidate.names.iter().map(span).collect();
                    json!({ "names": names, "features": candidate.features })
                };
                let candidates: Vec<Value> = pronoun.candidates.iter().map(candidate).collect();
                json!({ "range": span(&pronoun.range), "candidates": candidates })
            })
            .collect();
        writeln!(out, "{}", json!({ "id": line["id"], "pronouns": pronouns }))?;
    }
    Ok(())
}
