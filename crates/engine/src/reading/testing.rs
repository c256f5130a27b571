//! What the network might say of a text, made by hand for tests.

use article::{Annotations, Article};

use super::Reading;
use super::probability::{LEAST, ln};
use super::spans::Layer;
use crate::Analysis;
use crate::document::Document;
use crate::names::label::{Class, LABELS, Label};
use crate::network::Word;
use crate::testing::RESOURCES;

/// A text and what is said of its words; of all other words it is said that they are nothing.
pub(crate) struct Told<'t> {
    text: &'t str,
    words: Vec<Word>,
    labels: Vec<[f32; LABELS]>,
    roles: Vec<f32>,
    layers: Vec<[[f32; 3]; 4]>,
    /// From and to: words; none where a link says that there is none.
    links: Vec<(bool, usize, Option<usize>)>,
    /// From a cue: words that may begin its source, with probabilities.
    shared: Vec<(usize, Vec<(usize, f32)>)>,
    /// First words of windows.
    windows: Vec<usize>,
}

/// A row of logarithms of probabilities in which some places share what is said and the first has the rest.
fn row<const N: usize>(said: &[(usize, f32)]) -> [f32; N] {
    let mut row = [LEAST; N];
    row[0] = ln(1.0 - said.iter().map(|(_, probability)| probability).sum::<f32>());
    for &(at, probability) in said {
        row[at] = ln(probability);
    }
    row
}

impl<'t> Told<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        for (at, sign) in text.char_indices().filter(|(_, sign)| !sign.is_whitespace()) {
            let end = (at + sign.len_utf8()) as u32;
            match words.last_mut() {
                Some(last)
                    if last.end as usize == at
                        && sign.is_alphanumeric()
                        && text[..at].ends_with(char::is_alphanumeric) =>
                {
                    last.end = end;
                }
                _ => words.push(Word { start: at as u32, end }),
            }
        }
        let count = words.len();
        Self {
            text,
            words,
            labels: vec![row(&[]); count],
            roles: vec![0.0; count],
            layers: vec![[row(&[]); 4]; count],
            links: Vec::new(),
            shared: Vec::new(),
            windows: vec![0],
        }
    }

    /// The words of a stretch of the text: that after the last "|" of `stretch`, which may begin with what stands before it.
    fn find(&self, stretch: &str) -> std::ops::Range<usize> {
        let (before, stretch) = stretch.rsplit_once('|').unwrap_or(("", stretch));
        let at = self.text.find(&format!("{before}{stretch}")).expect("the stretch stands in the text") + before.len();
        let first = self.words.partition_point(|word| (word.end as usize) <= at);
        let end = self.words.partition_point(|word| (word.start as usize) < at + stretch.len());
        first..end
    }

    /// A stretch is the name of a person.
    pub(crate) fn person(self, stretch: &str) -> Self {
        self.name(Class::Person, stretch, 0.99)
    }

    /// A stretch is a name of a class, with this probability.
    pub(crate) fn name(mut self, class: Class, stretch: &str, probability: f32) -> Self {
        for (nth, word) in self.find(stretch).enumerate() {
            let label = if nth == 0 { Label::first(class) } else { Label::further(class) };
            self.labels[word] = row(&[(label.0 as usize, probability)]);
        }
        self
    }

    /// A stretch is a span of a layer, with this probability.
    pub(crate) fn span(mut self, layer: Layer, stretch: &str, probability: f32) -> Self {
        for (nth, word) in self.find(stretch).enumerate() {
            self.layers[word][layer as usize] = row(&[(if nth == 0 { 1 } else { 2 }, probability)]);
        }
        self
    }

    /// A cue's source.
    pub(crate) fn source(mut self, cue: &str, source: Option<&str>) -> Self {
        self.links.push((true, self.find(cue).start, source.map(|source| self.find(source).start)));
        self
    }

    /// Where a cue's source may be, each with its probability.
    pub(crate) fn likely_source(mut self, cue: &str, goals: &[(&str, f32)]) -> Self {
        let from = self.find(cue).start;
        self.links.retain(|link| !(link.0 && link.1 == from));
        self.shared.push((from, goals.iter().map(|&(goal, p)| (self.find(goal).start, p)).collect()));
        self
    }

    /// A content's cue.
    pub(crate) fn cue(mut self, content: &str, cue: &str) -> Self {
        self.links.push((false, self.find(content).start, Some(self.find(cue).start)));
        self
    }

    /// An attribution of parts that occur once: source, where there is one, cue and contents, all sure.
    pub(crate) fn says(mut self, source: &str, cue: &str, contents: &[&str]) -> Self {
        self = self.span(Layer::Cue, cue, 0.9);
        self = if source.is_empty() {
            self.source(cue, None)
        } else {
            self.span(Layer::Source, source, 0.9).source(cue, Some(source))
        };
        for content in contents {
            self = self.span(Layer::Content, content, 0.9).cue(content, cue);
        }
        self
    }

    /// A new window begins with a stretch.
    pub(crate) fn window(mut self, stretch: &str) -> Self {
        self.windows.push(self.find(stretch).start);
        self
    }

    /// Everything that is said of the words comes from this source of numbers between 0 and 1.
    pub(crate) fn at_random(mut self, random: &mut dyn FnMut() -> f32) -> Self {
        fn any<const N: usize>(random: &mut dyn FnMut() -> f32) -> [f32; N] {
            super::probability::of_scores(&std::array::from_fn(|_| random() * 8.0))
        }
        for word in 0..self.words.len() {
            self.labels[word] = any(random);
            self.layers[word] = std::array::from_fn(|_| any(random));
            self.roles[word] = random() - 0.5;
            let goal = (random() * self.words.len() as f32) as usize;
            self.links.push((random() < 0.5, word, (random() < 0.8).then_some(goal)));
            if random() < 0.05 && word > 0 {
                self.windows.push(word);
            }
        }
        self
    }

    fn reading(&self, document: &Document<'_>) -> Reading {
        let mut reading = Reading { labels: self.labels.clone(), roles: self.roles.clone(), ..Reading::default() };
        for (nth, &first) in self.windows.iter().enumerate() {
            let end = self.windows.get(nth + 1).copied().unwrap_or(self.words.len());
            let link = |layer: Layer, from: usize| {
                let to_source = layer == Layer::Cue;
                let said = self.links.iter().find(|link| link.0 == to_source && link.1 == first + from);
                let goal = said.map_or(Some(first + from), |link| link.2);
                let mut goals = vec![LEAST; end - first];
                let mut none = ln(0.1);
                if let Some((_, shared)) = self.shared.iter().find(|shared| to_source && shared.0 == first + from) {
                    shared.iter().for_each(|&(goal, p)| goals[goal - first] = ln(p));
                    return (none, goals);
                }
                match goal.map(|goal| goal.wrapping_sub(first)) {
                    Some(goal) if said.is_some() && goal < goals.len() => goals[goal] = ln(0.9),
                    // A link that leaves its window points anywhere.
                    Some(_) => goals.fill(ln(0.9 / (end - first) as f32)),
                    None => none = ln(0.9),
                }
                (none, goals)
            };
            reading.take_in_window(document, &self.words[first..end], &self.layers[first..end], &link);
        }
        reading
    }

    /// What the engine makes of it.
    pub(crate) fn read(&self) -> (Article, Annotations) {
        let article = Article::from_plain_text(self.text);
        assert_eq!(article.text(), self.text, "the text is in its normal form");
        let annotations = Analysis::with_reading(&RESOURCES, &article, |document| self.reading(document)).finish();
        let faults = annotations.check(&article);
        assert!(faults.is_empty(), "{}: {faults:?}", self.text);
        (article, annotations)
    }
}
