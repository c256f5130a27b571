//! The two sides that are compared: a gold document, and what was predicted for it.
//!
//! Both come as JSON lines. Only what a score needs is read; a layer that a corpus lacks reads as empty.

use serde::{Deserialize, Deserializer};

use super::span::Span;

/// A document with gold annotations.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Gold {
    /// Its name in the corpus.
    #[serde(deserialize_with = "identifier")]
    pub(crate) id: String,
    /// What the spans count code points of.
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) sentences: Vec<Span>,
    #[serde(default)]
    pub(crate) unannotated_sentences: Vec<SentenceRef>,
    #[serde(default)]
    pub(crate) entities: Vec<GoldEntity>,
    /// Clusters of spans that mean the same.
    #[serde(default)]
    pub(crate) coref: Vec<Vec<Span>>,
    #[serde(default)]
    pub(crate) attributions: Vec<Attribution>,
    /// Claims that two people labelled.
    #[serde(default)]
    pub(crate) claims: Vec<LabelledClaim>,
    #[serde(default)]
    pub(crate) metonymy: Vec<Metonymy>,
    #[serde(default)]
    pub(crate) gap: Option<Gap>,
    #[serde(default)]
    pub(crate) summary: Option<String>,
    #[serde(default)]
    pub(crate) salient: Option<Vec<Salient>>,
}

impl Gold {
    /// Where the corpus says that it marked nothing.
    pub(crate) fn unannotated(&self) -> Vec<Span> {
        let span = |reference: &SentenceRef| match *reference {
            SentenceRef::Index(index) => self.sentences.get(index).copied(),
            SentenceRef::Span(span) => Some(span),
        };
        self.unannotated_sentences.iter().filter_map(span).collect()
    }
}

/// A sentence, by its place in the list or by its span.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum SentenceRef {
    Index(usize),
    Span(Span),
}

/// A marked stretch of a gold document.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldEntity {
    pub(crate) start: u32,
    pub(crate) end: u32,
    #[serde(rename = "type")]
    pub(crate) name_type: String,
    #[serde(default = "name")]
    pub(crate) form: String,
    #[serde(default)]
    pub(crate) lat: Option<f64>,
    #[serde(default)]
    pub(crate) lon: Option<f64>,
}

impl GoldEntity {
    /// Where it stands.
    pub(crate) const fn span(&self) -> Span {
        Span(self.start, self.end)
    }
}

/// Who is said to have said what.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Attribution {
    pub(crate) source: Vec<Span>,
    pub(crate) cue: Vec<Span>,
    pub(crate) content: Vec<Span>,
    /// Whether a corpus guessed the cue or the source: such an attribution is not scored.
    #[serde(default)]
    pub(crate) cue_guessed: bool,
    #[serde(default)]
    pub(crate) source_guessed: bool,
}

/// Labelled claims of a document whose text is kept elsewhere.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Labels {
    pub(crate) id: String,
    pub(crate) claims: Vec<LabelledClaim>,
}

/// A claim with the mode and certainty that two people agreed on, and what each said first.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct LabelledClaim {
    pub(crate) content: Span,
    pub(crate) mode: String,
    pub(crate) certainty: String,
    pub(crate) first: (String, String),
    pub(crate) second: (String, String),
}

/// Whether a place name means the place.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Metonymy {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) label: String,
}

/// A pronoun and the two names it may mean.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Gap {
    pub(crate) pronoun: Span,
    #[serde(rename = "A")]
    pub(crate) first: Candidate,
    #[serde(rename = "B")]
    pub(crate) second: Candidate,
}

/// A name that a pronoun may mean.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Candidate {
    pub(crate) span: Span,
    pub(crate) coref: bool,
}

/// How many of the human summaries of a document name an entity.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Salient {
    pub(crate) score: f64,
    pub(crate) mentions: Vec<Span>,
}

/// What was predicted for a document: a line of `glossator annotate --jsonl`, as far as scores need it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Predicted {
    #[serde(default, deserialize_with = "identifier")]
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) entities: Vec<PredictedEntity>,
    #[serde(default)]
    pub(crate) mentions: Vec<PredictedMention>,
    #[serde(default)]
    pub(crate) claims: Vec<PredictedClaim>,
    #[serde(default)]
    pub(crate) summary: Option<PredictedSummary>,
}

impl Predicted {
    /// The mentions by name.
    pub(crate) fn names(&self) -> impl Iterator<Item = &PredictedMention> {
        self.mentions.iter().filter(|mention| mention.form == "name")
    }
}

/// A predicted entity.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PredictedEntity {
    pub(crate) id: u32,
    #[serde(default)]
    pub(crate) place: Option<PredictedPlace>,
}

/// Where a predicted entity is.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct PredictedPlace {
    #[serde(default)]
    pub(crate) lat: Option<f64>,
    #[serde(default)]
    pub(crate) lon: Option<f64>,
}

/// A predicted mention.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PredictedMention {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) entity: u32,
    #[serde(rename = "type")]
    pub(crate) name_type: String,
    #[serde(default)]
    pub(crate) role: String,
    #[serde(default = "name")]
    pub(crate) form: String,
    #[serde(default)]
    pub(crate) unsure: bool,
}

impl PredictedMention {
    /// Where it stands.
    pub(crate) const fn span(&self) -> Span {
        Span(self.start, self.end)
    }
}

/// A predicted claim.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PredictedClaim {
    pub(crate) content: Vec<Bounds>,
    #[serde(default)]
    pub(crate) source: Option<Bounds>,
    #[serde(default)]
    pub(crate) cue: Option<Vec<Bounds>>,
    pub(crate) mode: String,
    #[serde(default)]
    pub(crate) certainty: String,
}

/// A span written as `{"start", "end"}`; whatever else it carries is passed over.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Bounds {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl From<Bounds> for Span {
    fn from(bounds: Bounds) -> Self {
        Self(bounds.start, bounds.end)
    }
}

/// A predicted summary.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct PredictedSummary {
    #[serde(default)]
    pub(crate) sentences: Vec<Bounds>,
}

/// A gold document with what was predicted for it.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) gold: Gold,
    pub(crate) predicted: Predicted,
}

/// The form of a mention that does not say it.
fn name() -> String {
    "name".to_owned()
}

/// An id written as a string or as a number.
fn identifier<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Number(serde_json::Number),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Text(text) => text,
        Written::Number(number) => number.to_string(),
    })
}
