//! What `training/pronouns.py` learns the weights from: every pronoun of an article with its candidates.
//!
//! Nothing here runs when an article is read.

use article::{Article, TextRange};

use super::{Number, Resolver, weigh};
use crate::{Analysis, Resources};

/// A pronoun with those it can mean.
#[derive(Debug)]
pub struct Pronoun {
    /// Where it stands.
    pub range: TextRange,
    /// Those it can mean.
    pub candidates: Vec<Candidate>,
}

/// One that a pronoun can mean.
#[derive(Debug)]
pub struct Candidate {
    /// Where it is named in the article.
    pub names: Vec<TextRange>,
    /// The names of its features.
    pub features: Vec<String>,
}

/// Every pronoun for one person of an article that has candidates, in order.
pub fn pronouns(resources: &Resources, article: &Article) -> Vec<Pronoun> {
    let document = Analysis::before_pronouns(resources, article);
    let mut all = Vec::new();
    let mut resolver = Resolver::default();
    resolver.read(&document, 0..document.sentences.len(), &mut |ground, candidates| {
        if !matches!(ground.number, Number::One(_)) {
            return;
        }
        let candidates = candidates.iter().map(|candidate| {
            let mut features = Vec::new();
            weigh::features(ground, candidate, &mut |parts| features.push(parts.join("|")));
            let named = document.mentions.iter().filter(|mention| mention.entity.0 as usize == candidate.entity);
            Candidate { names: named.map(|mention| mention.range).collect(), features }
        });
        all.push(Pronoun { range: document.tokens[ground.token].range(), candidates: candidates.collect() });
    });
    all
}
