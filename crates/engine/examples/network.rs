//! What the network makes of texts, for comparison with the reference in `training/`, and how fast.
//!
//! ```console
//! $ cargo run --release -p glossator-engine --example network -- windows NETWORK < CORPUS.jsonl > windows.jsonl
//! $ cargo run --release -p glossator-engine --example network -- answers NETWORK < TEXTS.jsonl > answers.jsonl
//! $ cargo run --release -p glossator-engine --example network -- speed NETWORK < CORPUS.jsonl
//! ```
//! Each line of the input is a document with `text` and, where it is cut, `sentences`: ranges of code points.

#![expect(clippy::disallowed_types, reason = "it measures; the engine itself has no clock")]

use std::error::Error;
use std::io::{BufRead, Write};
use std::ops::Range;
use std::time::Instant;

use engine::network::{Answers, Link, Network, Reader, Word};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [task, path] = arguments.as_slice() else {
        return Err("expected a task (windows, answers, speed) and a network file".into());
    };
    let network = Network::new(&std::fs::read(path)?)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let (mut words, mut pieces, mut longest) = (0, 0, 0.0_f64);
    let mut digest = Vec::new();
    let begin = Instant::now();
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line["text"].as_str().unwrap_or_default();
        let document = Document::new(text, &line["sentences"]);
        match task.as_str() {
            "windows" => {
                for window in network.windows(text, &document.sentences) {
                    let cases: Vec<_> = window.cases.iter().map(|&case| case as u8).collect();
                    let words = document.words(&window.words);
                    writeln!(out, "{}", json!({ "words": words, "ids": window.pieces, "cases": cases }))?;
                }
            }
            "answers" => {
                for answers in read(&network, text, document.sentences.clone()) {
                    writeln!(out, "{}", told(&document, &answers))?;
                }
            }
            _ => {
                pieces += network.windows(text, &document.sentences).iter().map(|w| w.pieces.len() + 2).sum::<usize>();
                let mut reader = Reader::new(&network, text, document.sentences.clone());
                while !reader.is_finished() {
                    let step = Instant::now();
                    let answers = reader.step();
                    longest = longest.max(step.elapsed().as_secs_f64());
                    if let Some(answers) = answers {
                        words += answers.words.len();
                        scores(&answers, &mut digest);
                    }
                }
            }
        }
    }
    if task == "speed" {
        let seconds = begin.elapsed().as_secs_f64();
        let (words, pieces) = (words as f64 / seconds, pieces as f64 / seconds);
        let (longest, digest) = (1000.0 * longest, engine::gazetteer::fnv1a(&digest));
        writeln!(out, "{words:.0} words and {pieces:.0} pieces a second, longest step {longest:.1} ms")?;
        writeln!(out, "digest of the answers {digest:016x}")?;
    }
    Ok(())
}

fn read(network: &Network, text: &str, sentences: Vec<Range<u32>>) -> Vec<Answers> {
    let mut reader = Reader::new(network, text, sentences);
    let mut all = Vec::new();
    while !reader.is_finished() {
        all.extend(reader.step());
    }
    all
}

/// Every bit of the answers.
fn scores(answers: &Answers, bytes: &mut Vec<u8>) {
    let mut put = |numbers: &[f32]| numbers.iter().for_each(|number| bytes.extend(number.to_bits().to_le_bytes()));
    put(answers.names.as_flattened());
    put(&answers.role);
    put(answers.spans.as_flattened().as_flattened());
    for from in 0..answers.words.len() {
        for link in [Link::Source, Link::Cue] {
            let (none, words) = answers.link(link, from);
            put(&[none]);
            put(words);
        }
    }
}

fn told(document: &Document, answers: &Answers) -> Value {
    let links = |link| {
        let row = |from| answers.link(link, from);
        (0..answers.words.len()).map(row).map(|(none, words)| json!([none, words])).collect::<Vec<_>>()
    };
    json!({
        "words": document.words(&answers.words),
        "names": answers.names,
        "role": answers.role,
        "spans": answers.spans,
        "link_source": links(Link::Source),
        "link_content": links(Link::Cue),
    })
}

/// Where a text's characters and sentences are.
struct Document {
    /// The byte of each character, and the length.
    bytes: Vec<u32>,
    sentences: Vec<Range<u32>>,
}

impl Document {
    /// A sentence runs to the beginning of the next, as in training.
    fn new(text: &str, sentences: &Value) -> Self {
        let bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        let starts = sentences.as_array().into_iter().flatten().skip(1).filter_map(|sentence| sentence[0].as_u64());
        let mut bounds: Vec<u32> = starts.map(|start| bytes[start as usize]).collect();
        bounds.insert(0, 0);
        bounds.push(text.len() as u32);
        Self { bytes, sentences: bounds.windows(2).map(|pair| pair[0]..pair[1]).collect() }
    }

    fn words(&self, words: &[Word]) -> Vec<[usize; 2]> {
        let character = |byte: u32| self.bytes.partition_point(|&at| at < byte);
        words.iter().map(|word| [character(word.start), character(word.end)]).collect()
    }
}
