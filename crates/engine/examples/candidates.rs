//! Prints every candidate attribution of articles, a line an article, for `training/claims.py`.
//!
//! `cargo run --release -p glossator-engine --example candidates [NETWORK] < CORPUS.jsonl > candidates.jsonl`
//! Offsets are code points, as in the corpus.

use std::error::Error;
use std::io::{BufRead, Write};

use article::{Article, GivenOffsets, TextRange};
use engine::{Resources, claim_training};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut resources = Resources::new(include_bytes!("../../../assets/gazetteer.bin"))?;
    if let Some(path) = std::env::args().nth(1) {
        resources.set_network(&std::fs::read(path)?)?;
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let article = Article::from_plain_text(line["text"].as_str().unwrap_or_default());
        let offsets = GivenOffsets::new(&article);
        let candidates: Vec<Value> = claim_training::candidates(&resources, &article)
            .iter()
            .map(|candidate| {
                let span = |range: &TextRange| offsets.range(*range);
                json!({
                    "cue": candidate.cue,
                    "head": span(&candidate.head),
                    "content": candidate.content.iter().map(span).collect::<Vec<_>>(),
                    "source": candidate.source.as_ref().map(span),
                    "features": candidate.features,
                    "numbers": candidate.numbers,
                })
            })
            .collect();
        writeln!(out, "{}", json!({ "id": line["id"], "candidates": candidates }))?;
    }
    Ok(())
}
