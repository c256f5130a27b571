//! What the network says of one window of words.

use article::TextRange;

/// Number of labels of names: O, then B and I of PER, ORG, LOC, NORP and MISC, in that order.
pub const NAMES: usize = 11;

/// A word as the network reads it: bytes of the article's text. Marks of punctuation are words of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Word {
    /// Its bytes as a range of the text.
    pub const fn range(self) -> TextRange {
        TextRange::new(self.start, self.end)
    }
}

/// What a link is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Link {
    /// From the first word of a cue to the first word of its source.
    Source,
    /// From the first word of a content, inner ones too, to the first word of its cue.
    Cue,
}

/// What the network says of one window of words.
///
/// All scores are logits: larger is likelier, and they compare only within one row.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answers {
    /// The window's words, in order.
    pub words: Vec<Word>,
    /// For each word the scores of its label: O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC, B-NORP, I-NORP, B-MISC, I-MISC.
    pub names: Vec<[f32; NAMES]>,
    /// For each word, of which only names of places matter: above 0 it acts, below it is a place.
    pub role: Vec<f32>,
    /// For each word, in each of the layers source, cue, content and inner content, the scores of O, B and I.
    pub spans: Vec<[[f32; 3]; 4]>,
    /// For each word, the score of "none" and then of every word of the window; one row after another.
    pub(super) sources: Vec<f32>,
    pub(super) cues: Vec<f32>,
}

impl Answers {
    /// The scores of a link from a word: of there being none, and of each word of the window being its goal.
    pub fn link(&self, link: Link, from: usize) -> (f32, &[f32]) {
        let scores = match link {
            Link::Source => &self.sources,
            Link::Cue => &self.cues,
        };
        let width = self.words.len() + 1;
        match scores.get(from * width..(from + 1) * width) {
            Some([none, words @ ..]) => (*none, words),
            _ => (0.0, &[]),
        }
    }

    /// The likeliest goal of a link; `None` where that is "there is none". The first of equals wins.
    pub fn goal(&self, link: Link, from: usize) -> Option<usize> {
        let (none, words) = self.link(link, from);
        let (mut best, mut goal) = (none, None);
        for (at, &score) in words.iter().enumerate() {
            if score > best {
                (best, goal) = (score, Some(at));
            }
        }
        goal
    }

    /// The first word of the source of the cue that begins at a word.
    pub fn source_of(&self, cue: usize) -> Option<usize> {
        self.goal(Link::Source, cue)
    }

    /// The first word of the cue of the content that begins at a word.
    pub fn cue_of(&self, content: usize) -> Option<usize> {
        self.goal(Link::Cue, content)
    }
}
