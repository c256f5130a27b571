//! The word forms and weights that were learned from a corpus (`training/claims.py`), as tables: the short ones compiled
//! in, the long ones in the gazetteer's file.

use std::collections::HashMap;

use crate::document::Document;
use crate::gazetteer::Gazetteer;
use crate::lexicon::{longest_first, rows};

const UNITS: &str = include_str!("../../../../data/units.tsv");

/// Which form of a verb a word most often is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum VerbForm {
    /// "says", "went".
    Finite,
    /// "announced": past tense or participle.
    Either,
    /// "known".
    Participle,
    /// "go".
    Base,
    /// "saying".
    Ing,
}

/// What a phrase makes of a sentence in the article's own voice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum OwnKind {
    /// "this suggests".
    Inference,
    /// "because of".
    Cause,
    /// "unfortunately": judges wherever it stands.
    Judgement,
    /// "worst": judges behind "the" or "its".
    Superlative,
    /// "disastrous": judges where it is said of the subject, "was disastrous".
    Predicate,
}

/// The words that follow the first of a phrase, and what it is.
type OwnPhrase = (Vec<String>, OwnKind);

/// The tables, read.
#[derive(Debug)]
pub(crate) struct Forms {
    /// By the hash of the word.
    verbs: HashMap<u64, VerbForm>,
    cues: HashMap<u64, ()>,
    /// Whether an infinitive may follow: "promise"; of the others only a clause.
    nouns: HashMap<u64, bool>,
    weights: HashMap<u64, i32>,
    units: HashMap<&'static str, &'static str>,
    /// What money a word is by country: "EG=EGP SD=SDG".
    currencies: HashMap<&'static str, &'static str>,
    own: HashMap<u64, Vec<OwnPhrase>>,
}

/// The hash of a feature's name, FNV-1a.
pub(crate) fn hash(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            add(b'|');
        }
        part.bytes().for_each(&mut add);
    }
    hash
}

impl Forms {
    pub(crate) fn new(gazetteer: &Gazetteer) -> Self {
        let mut verbs = HashMap::new();
        for row in gazetteer.rows("verb_forms") {
            if let [form, class] = row[..] {
                let class = match class {
                    "finite" => VerbForm::Finite,
                    "participle" => VerbForm::Participle,
                    "base" => VerbForm::Base,
                    "ing" => VerbForm::Ing,
                    _ => VerbForm::Either,
                };
                verbs.insert(hash(&[form]), class);
            }
        }
        let cues = gazetteer.rows("cue_forms").filter_map(|row| Some((hash(&[row.first()?]), ()))).collect();
        let nouns = gazetteer
            .rows("speech_nouns")
            .filter_map(|row| Some((hash(&[row.first()?]), *row.get(1)? == "to")))
            .collect();
        let weight = |row: Vec<&str>| match row[..] {
            [name, weight] => weight.parse().ok().map(|weight| (hash(&[name]), weight)),
            _ => None,
        };
        let mut own: HashMap<u64, Vec<OwnPhrase>> = HashMap::new();
        for row in gazetteer.rows("own_voice") {
            if let [phrase, kind] = row[..] {
                let mut words = phrase.split(' ');
                let kind = match kind {
                    "cause" => OwnKind::Cause,
                    "judgement" => OwnKind::Judgement,
                    "superlative" => OwnKind::Superlative,
                    "predicate" => OwnKind::Predicate,
                    _ => OwnKind::Inference,
                };
                let phrases = own.entry(hash(&[words.next().unwrap_or_default()])).or_default();
                longest_first(phrases, (words.map(str::to_owned).collect(), kind));
            }
        }
        let units = rows(UNITS).filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect();
        let currencies = rows(UNITS).filter_map(|row| Some((*row.first()?, *row.get(2)?))).collect();
        Self {
            verbs,
            cues,
            nouns,
            own,
            units,
            currencies,
            weights: gazetteer.rows("claim_weights").filter_map(weight).collect(),
        }
    }

    /// Which form of a verb a word in lower case most often is; none where it mostly is no verb.
    pub(crate) fn verb(&self, word: &str) -> Option<VerbForm> {
        self.verbs.get(&hash(&[word])).copied()
    }

    /// Whether a word was seen to attribute.
    pub(crate) fn is_cue(&self, word: &str) -> bool {
        self.cues.contains_key(&hash(&[word]))
    }

    /// The unit that a word in lower case names.
    pub(crate) fn unit(&self, word: &str) -> Option<&'static str> {
        self.units.get(word).copied()
    }

    /// What money a word in lower case is in which country.
    pub(crate) fn local(&self, word: &str) -> Option<&'static str> {
        self.currencies.get(word).copied()
    }

    /// The longest phrase of the article's own voice that begins at a token, and its length in tokens.
    pub(crate) fn own_phrase(&self, document: &Document<'_>, at: usize, end: usize) -> Option<(OwnKind, usize)> {
        self.own.get(&hash(&[document.lower(at)]))?.iter().find_map(|(rest, kind)| {
            let fits = at + rest.len() < end
                && rest.iter().enumerate().all(|(far, word)| document.lower(at + 1 + far) == *word);
            fits.then_some((*kind, rest.len() + 1))
        })
    }

    /// Whether a noun announces speech: "claim".
    pub(crate) fn is_speech_noun(&self, word: &str) -> bool {
        self.nouns.contains_key(&hash(&[word]))
    }

    /// Whether a noun announces what somebody will do: "promise to".
    pub(crate) fn is_promise(&self, word: &str) -> bool {
        self.nouns.get(&hash(&[word])).copied().unwrap_or_default()
    }

    /// What a feature adds to a candidate's score; 32 is one unit of log-odds.
    pub(crate) fn weight(&self, feature: u64) -> i32 {
        self.weights.get(&feature).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_hashes_as_its_written_name() {
        assert_eq!(hash(&["form", "said"]), hash(&["form|said"]));
        assert_ne!(hash(&["form", "said"]), hash(&["form", "says"]));
    }

    #[test]
    fn verbs_and_words_that_are_none() {
        let forms = &crate::testing::RESOURCES.forms;
        for verb in ["said", "announced", "go", "saying", "known"] {
            assert!(forms.verb(verb).is_some(), "{verb}");
        }
        for other in ["table", "the", "minister", "green", "of"] {
            assert!(forms.verb(other).is_none(), "{other}");
        }
        assert!(forms.is_cue("said") && forms.is_cue("accused"));
        assert!(!forms.is_cue("table") && !forms.is_cue("bridge"));
    }
}
