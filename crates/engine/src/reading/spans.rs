//! Sources, cues and contents in one window of the network's answers, and what links them.
//!
//! Each layer is decoded by itself into spans; a content's link names its cue, a cue's link its source. A link goes to a
//! word; the span it stands in is what is meant, and where a link is sure of a word that no span holds, one is made there.

use std::ops::Range;

use article::BlockKind;

use super::probability::{LEAST, exp, other, sum};
use super::sequence::{NEVER, decode};
use super::words::{self, Word};
use crate::document::Document;

/// A layer of spans.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Layer {
    /// Who answers for something.
    Source,
    /// The words that attribute.
    Cue,
    /// What is said.
    Content,
    /// What is said inside another content.
    Inner,
}

const OUTSIDE: usize = 0;
const BEGIN: usize = 1;
const INSIDE: usize = 2;

/// A span, the tokens it covers, and how likely it is: the logarithm of its words' mean probability.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Span {
    pub(crate) tokens: Range<usize>,
    pub(crate) probability: f32,
    /// Its words, counted from the window's first.
    words: Range<usize>,
}

/// A cue with its source: a position in [`Spans::sources`].
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Cue {
    pub(crate) span: Span,
    pub(crate) source: Option<usize>,
}

/// A content with its cue: a position in [`Spans::cues`], and how likely that is the one, as a logarithm.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Content {
    pub(crate) span: Span,
    pub(crate) is_inner: bool,
    /// Whether it goes on from the window before.
    pub(crate) goes_on: bool,
    pub(crate) cue: Option<(usize, f32)>,
}

/// What one window holds; each list in order of text.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Spans {
    pub(crate) sources: Vec<Span>,
    pub(crate) cues: Vec<Cue>,
    pub(crate) contents: Vec<Content>,
    /// The window's last token: a content that ends with it may go on in the next window.
    pub(crate) last: usize,
}

/// What "outside" loses in each layer before it is decoded: found on development data (natural logarithms).
const BIAS: [f32; 4] = [0.7, 0.7, 0.4, 0.4];
/// What a content of one word, and any end of a content, costs: contents are clauses.
const ONE_WORD: f32 = 1.0;
const LEAVES: f32 = 0.6;
/// From this probability on a link makes a span of a word that none holds.
const SURE_LINK: f32 = 0.4;
/// What a source loses that stands in another sentence than its cue (the logarithm of one in twenty).
const OTHER_SENTENCE: f32 = -3.0;
/// Below this the link to a span is no link.
const LEAST_LINK: f32 = 0.1;

/// For each word of a window the logarithms of O, B and I in each layer.
pub(crate) type Layers = [[[f32; 3]; 4]];
/// The logarithms of a link's goals: none, and each word.
pub(crate) type Goals = (f32, Vec<f32>);

/// Finds the spans of a window. `link` gives the goals of the link from a cue's or a content's first word.
pub(crate) fn find(
    document: &Document<'_>,
    words: &[Word],
    layers: &Layers,
    link: &dyn Fn(Layer, usize) -> Goals,
) -> Spans {
    let window = Window { document, words, layers };
    let mut sources = window.spans(Layer::Source);
    let mut cues = window.spans(Layer::Cue);
    let mut contents = Vec::new();
    for layer in [Layer::Content, Layer::Inner] {
        for span in window.spans(layer) {
            let goes_on = span.words.start == 0 && layers[0][layer as usize][INSIDE] > layers[0][layer as usize][BEGIN];
            let (_, goals) = link(layer, span.words.start);
            let cue = window.goal(span.words.start, &goals, Layer::Cue, &mut cues, LEAST_LINK);
            contents.push(Content { span, is_inner: layer == Layer::Inner, goes_on, cue });
        }
    }
    contents.sort_by_key(|content| (content.span.tokens.start, content.is_inner));
    let sourced: Vec<Option<usize>> = cues
        .iter()
        .map(|cue| {
            let (none, goals) = link(Layer::Cue, cue.words.start);
            window.goal(cue.words.start, &goals, Layer::Source, &mut sources, exp(none)).map(|(source, _)| source)
        })
        .collect();
    let cues = cues.into_iter().zip(sourced).map(|(span, source)| Cue { span, source }).collect();
    let last = words.last().map_or(0, |word| word.tokens.end.saturating_sub(1));
    Spans { sources, cues, contents, last }
}

struct Window<'w, 'd> {
    document: &'w Document<'d>,
    words: &'w [Word],
    layers: &'w Layers,
}

impl Window<'_, '_> {
    fn row(&self, layer: Layer, word: usize) -> [f32; 3] {
        self.layers[word][layer as usize]
    }

    /// The spans of a layer. Sources and cues keep to their block; a content may go on in the next one, as may one from
    /// the window before in this one.
    fn spans(&self, layer: Layer) -> Vec<Span> {
        let is_content = matches!(layer, Layer::Content | Layer::Inner);
        let carries = |word: &Word| self.carries(word.block, layer);
        let mut found = Vec::new();
        let mut first = 0;
        for run in self.words.chunk_by(|a, b| a.block == b.block || is_content && carries(a) && carries(b)) {
            let range = first..first + run.len();
            first = range.end;
            if !carries(&run[0]) {
                continue;
            }
            let rows: Vec<[f32; 3]> = range
                .clone()
                .map(|word| {
                    let mut row = self.row(layer, word);
                    row[OUTSIDE] -= BIAS[layer as usize];
                    row
                })
                .collect();
            let opens = is_content && range.start == 0;
            let labels = decode(&rows, |before, label| match (before, label) {
                (None, INSIDE) if !opens => NEVER,
                (Some(OUTSIDE), INSIDE) => NEVER,
                (Some(BEGIN), OUTSIDE) if is_content => -ONE_WORD,
                (Some(INSIDE), OUTSIDE) if is_content => -LEAVES,
                _ => 0.0,
            });
            let mut at = 0;
            while at < labels.len() {
                let from = at;
                at += 1;
                if labels[from] == OUTSIDE {
                    continue;
                }
                while at < labels.len() && labels[at] == INSIDE {
                    at += 1;
                }
                found.push(self.span(layer, range.start + from..range.start + at));
            }
        }
        found
    }

    /// Whether spans are looked for in a block. "Lind said:" on a line of its own may pass for a heading.
    fn carries(&self, block: usize, layer: Layer) -> bool {
        let Some(block) = self.document.article.blocks().get(block) else { return false };
        let names_speaker = matches!(layer, Layer::Source | Layer::Cue)
            && block.kind == BlockKind::Heading
            && block.range.of(self.document.text()).ends_with(':');
        block.kind.carries_claims() || names_speaker
    }

    fn span(&self, layer: Layer, words: Range<usize>) -> Span {
        let inside = words.clone().map(|word| other(self.row(layer, word)[OUTSIDE]).max(LEAST));
        let probability = inside.sum::<f32>() / words.len().max(1) as f32;
        Span { tokens: words::tokens(&self.words[words.clone()]), probability, words }
    }

    /// The span that a link from a word goes to, and how likely; a new one is added to `spans` where the link is sure of a
    /// word that none holds. The link must be likelier than `least`.
    fn goal(
        &self,
        from: usize,
        goals: &[f32],
        layer: Layer,
        spans: &mut Vec<Span>,
        least: f32,
    ) -> Option<(usize, f32)> {
        let sentence = self.words[from].sentence;
        // A source stands in the sentence of its cue, with few exceptions.
        let far = |word: usize| {
            let other = layer == Layer::Source && self.words[word].sentence != sentence;
            if other { OTHER_SENTENCE } else { 0.0 }
        };
        let inside = |span: &Span| sum(goals.get(span.words.clone()).unwrap_or_default()) + far(span.words.start);
        let (mut best, mut most) = (None, LEAST);
        for (at, span) in spans.iter().enumerate() {
            let likely = inside(span);
            if likely > most {
                (best, most) = (Some(at), likely);
            }
        }
        let goal = |word: usize| goals.get(word).map_or(LEAST, |goal| goal + far(word));
        let carries = |word: usize| self.carries(self.words[word].block, layer);
        let likeliest = (0..goals.len())
            .filter(|&word| carries(word))
            .reduce(|best, word| if goal(word) > goal(best) { word } else { best });
        if let Some(word) = likeliest
            && spans.iter().all(|span| !span.words.contains(&word))
            && exp(goal(word)) >= SURE_LINK
        {
            let mut end = word + 1;
            while end < self.words.len()
                && self.words[end].block == self.words[word].block
                && self.row(layer, end)[INSIDE] > self.row(layer, end)[OUTSIDE]
                && spans.iter().all(|span| !span.words.contains(&end))
            {
                end += 1;
            }
            spans.push(self.span(layer, word..end));
            return Some((spans.len() - 1, goals[word]));
        }
        best.filter(|_| exp(most) > least).map(|at| (at, most))
    }
}
