//! What `training/claims.py` learns the weights from: every candidate of an article with the names of its features.
//!
//! Nothing here runs when an article is read.

use article::{Article, TextRange};

use super::{quotes, read, weigh};
use crate::reading::attributions::Weigher;
use crate::{Analysis, Resources};

/// A candidate attribution.
#[derive(Debug)]
pub struct Candidate {
    /// The position of its cue's word among all tokens: candidates with the same one are alternatives.
    pub cue: usize,
    /// Where that word stands.
    pub head: TextRange,
    /// What would be claimed.
    pub content: Vec<TextRange>,
    /// Who would answer for it.
    pub source: Option<TextRange>,
    /// The names of its features.
    pub features: Vec<String>,
    /// What the network makes of it, where there is one: empty otherwise.
    pub numbers: Vec<f32>,
}

/// Every candidate of an article, in order of sentences.
pub fn candidates(resources: &Resources, article: &Article) -> Vec<Candidate> {
    let document = Analysis::before_claims(resources, article);
    let quotes = quotes::all(&document);
    let numbers = document.reading.as_ref().map(|reading| Weigher::new(&document, &quotes, reading));
    let mut all = Vec::new();
    for sentence in 0..document.sentences.len() {
        read(&document, &quotes, sentence, &mut |ground, candidates| {
            for candidate in candidates {
                let mut features = Vec::new();
                weigh::features(ground, &candidate, &mut |parts| features.push(parts.join("|")));
                let range = |&(first, end): &(usize, usize)| document.range(first, end);
                all.push(Candidate {
                    cue: candidate.head,
                    head: document.tokens[candidate.head].range(),
                    content: candidate.content.iter().map(range).collect(),
                    source: candidate.source.as_ref().map(range),
                    features,
                    numbers: numbers
                        .as_ref()
                        .map_or(Vec::new(), |numbers| numbers.features(ground, &candidate).to_vec()),
                });
            }
        });
    }
    all
}
