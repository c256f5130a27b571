//! Learns the tagger's weights: an averaged structured perceptron (Collins 2002) over the engine's own features.
//!
//! The features of what the rest of an article says of a word come from a first reading. Two halves of the data are
//! read by models that were trained on the other half, so that these features are as fallible in training as later;
//! in half of the passes an article is seen without them, because the first reading has none. A tenth of the articles
//! is held out: confidences are counted there, and the scores printed.

use std::collections::{BTreeMap, HashMap, HashSet};

use engine::gazetteer::{BINS, Learned, bin};
use engine::training::{Class, LABELS, Label, Scores, Transitions, decode, spans};

/// Passes over the data.
const PASSES: usize = 7;
/// How often a feature must occur.
const MINIMUM: u32 = 3;
/// Features that are kept.
const KEPT: usize = 14_000;
/// Largest weight: few sizes compress well and cost no score.
const LARGEST: i32 = 31;

/// A sentence to learn from; without labels it is only read.
pub(super) struct Sentence {
    pub(super) features: Vec<Vec<u32>>,
    pub(super) gold: Option<Vec<Label>>,
    /// Features from the first reading.
    elsewhere: Vec<Vec<u32>>,
}

impl Sentence {
    pub(super) fn new(features: Vec<Vec<u32>>, gold: Option<Vec<Label>>) -> Self {
        Self { elsewhere: vec![Vec::new(); features.len()], features, gold }
    }
}

/// An article to learn from.
pub(super) struct Text {
    pub(super) corpus: usize,
    pub(super) sentences: Vec<Sentence>,
}

/// Numbers features densely: by hash.
struct Index(HashMap<u32, u32>);

impl Index {
    fn new(texts: &[Text]) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for sentence in texts.iter().flat_map(|text| &text.sentences).filter(|s| s.gold.is_some()) {
            for &feature in sentence.features.iter().chain(&sentence.elsewhere).flatten() {
                *counts.entry(feature).or_default() += 1;
            }
        }
        let mut kept: Vec<u32> =
            counts.into_iter().filter(|&(_, n)| n >= MINIMUM).map(|(feature, _)| feature).collect();
        kept.sort_unstable();
        Self(kept.into_iter().enumerate().map(|(at, feature)| (feature, at as u32)).collect())
    }

    fn only(kept: &HashSet<u32>) -> Self {
        let mut kept: Vec<u32> = kept.iter().copied().collect();
        kept.sort_unstable();
        Self(kept.into_iter().enumerate().map(|(at, feature)| (feature, at as u32)).collect())
    }

    fn number(&self, features: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let numbered = |row: &Vec<u32>| row.iter().filter_map(|feature| self.0.get(feature).copied()).collect();
        features.iter().map(numbered).collect()
    }
}

/// Weights in training: as they are, and summed up over time.
struct Model {
    weights: Vec<Scores>,
    sums: Vec<[i64; LABELS]>,
    transitions: Transitions,
    transition_sums: [[i64; LABELS]; LABELS + 1],
    time: i64,
}

impl Model {
    fn new(features: usize) -> Self {
        Self {
            weights: vec![[0; LABELS]; features],
            sums: vec![[0; LABELS]; features],
            transitions: [[0; LABELS]; LABELS + 1],
            transition_sums: [[0; LABELS]; LABELS + 1],
            time: 1,
        }
    }

    fn scores(&self, features: &[Vec<u32>], elsewhere: Option<&[Vec<u32>]>) -> Vec<Scores> {
        let mut scores = vec![[0; LABELS]; features.len()];
        for part in [Some(features), elsewhere].into_iter().flatten() {
            for (sum, row) in scores.iter_mut().zip(part) {
                for &feature in row {
                    for (sum, weight) in sum.iter_mut().zip(&self.weights[feature as usize]) {
                        *sum += weight;
                    }
                }
            }
        }
        scores
    }

    fn change(&mut self, feature: u32, label: Label, by: i32) {
        let (feature, label) = (feature as usize, usize::from(label.0));
        self.weights[feature][label] += by;
        self.sums[feature][label] += i64::from(by) * self.time;
    }

    fn learn(&mut self, features: &[Vec<u32>], elsewhere: Option<&[Vec<u32>]>, gold: &[Label]) {
        let scores = self.scores(features, elsewhere);
        let (labels, _) = decode(&scores, &self.transitions);
        self.time += 1;
        if labels == gold {
            return;
        }
        for at in 0..gold.len() {
            if labels[at] != gold[at] {
                let others = elsewhere.map_or(&[][..], |rows| &rows[at]);
                for &feature in features[at].iter().chain(others) {
                    self.change(feature, gold[at], 1);
                    self.change(feature, labels[at], -1);
                }
            }
            let before = |row: &[Label]| at.checked_sub(1).map_or(LABELS, |before| usize::from(row[before].0));
            for (row, by) in [(gold, 1), (&labels[..], -1)] {
                let (a, b) = (before(row), usize::from(row[at].0));
                self.transitions[a][b] += by;
                self.transition_sums[a][b] += i64::from(by) * self.time;
            }
        }
    }

    /// The mean of the weights over time, times `scale`.
    fn averaged(mut self, scale: f64) -> Self {
        let mean = |weight: i32, sum: i64| ((f64::from(weight) - sum as f64 / self.time as f64) * scale).round() as i32;
        for (weights, sums) in self.weights.iter_mut().zip(&self.sums) {
            *weights = std::array::from_fn(|label| mean(weights[label], sums[label]));
        }
        for (weights, sums) in self.transitions.iter_mut().zip(&self.transition_sums) {
            *weights = std::array::from_fn(|label| mean(weights[label], sums[label]));
        }
        self
    }
}

/// A fixed sequence of numbers to shuffle by (a linear congruential generator with Knuth's constants).
pub(super) struct Shuffle(pub(super) u64);

impl Shuffle {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % below.max(1) as u64) as usize
    }

    pub(super) fn order(&mut self, length: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..length).collect();
        for at in (1..length).rev() {
            order.swap(at, self.next(at + 1));
        }
        order
    }
}

/// Features by token.
type Rows = Vec<Vec<u32>>;

/// A text's features by number: by sentence its own, and those from the first reading.
struct Numbered {
    sentences: Vec<(Rows, Rows)>,
}

fn numbered(index: &Index, texts: &[Text]) -> Vec<Numbered> {
    let sentence = |s: &Sentence| (index.number(&s.features), index.number(&s.elsewhere));
    texts.iter().map(|text| Numbered { sentences: text.sentences.iter().map(sentence).collect() }).collect()
}

fn train(index: &Index, texts: &[Text], numbers: &[Numbered], chosen: &[usize], second: bool, scale: f64) -> Model {
    let mut model = Model::new(index.0.len());
    let mut shuffle = Shuffle(42);
    for pass in 0..PASSES {
        for at in shuffle.order(chosen.len()) {
            let text = &texts[chosen[at]];
            let seen = second && (shuffle.next(2) == 0);
            for (sentence, (features, elsewhere)) in text.sentences.iter().zip(&numbers[chosen[at]].sentences) {
                if let Some(gold) = &sentence.gold {
                    model.learn(features, seen.then_some(elsewhere), gold);
                }
            }
        }
        eprintln!("pass {} of {PASSES} over {} texts", pass + 1, chosen.len());
    }
    model.averaged(scale)
}

/// Learns from texts. `elsewhere` gives, for a text and the labels of a first reading, the features of the second.
pub(super) fn learn(
    mut texts: Vec<Text>,
    corpora: &[&str],
    elsewhere: impl Fn(usize, &[Vec<Label>]) -> Vec<Vec<Vec<u32>>>,
) -> Learned {
    let index = Index::new(&texts);
    eprintln!("{} texts, {} features", texts.len(), index.0.len());
    let numbers = numbered(&index, &texts);
    for half in 0..2 {
        let (own, other): (Vec<usize>, Vec<usize>) = (0..texts.len()).partition(|at| at % 2 == half);
        let model = train(&index, &texts, &numbers, &own, false, 64.0);
        for at in other {
            let reading: Vec<Vec<Label>> = read(&model, &numbers[at], false).into_iter().map(|(l, _)| l).collect();
            for (sentence, found) in texts[at].sentences.iter_mut().zip(elsewhere(at, &reading)) {
                sentence.elsewhere = found;
            }
        }
    }
    drop((index, numbers));
    let (held, used): (Vec<usize>, Vec<usize>) = (0..texts.len()).partition(|at| at % 10 == 0);
    let index = Index::new(&texts);
    let numbers = numbered(&index, &texts);
    let full = train(&index, &texts, &numbers, &used, true, 64.0);
    let kept = strongest(&index, &full, &numbers);
    drop((index, numbers, full));
    let index = Index::only(&kept);
    let numbers = numbered(&index, &texts);
    let model = quantized(train(&index, &texts, &numbers, &used, true, 1024.0));
    let mut learned = Learned { transitions: model.transitions, ..Learned::default() };
    let mut features: Vec<(u32, u32)> = index.0.iter().map(|(&feature, &at)| (feature, at)).collect();
    features.sort_unstable();
    for (feature, at) in features {
        let row = model.weights[at as usize].map(|weight| weight as i8);
        if row.iter().any(|&weight| weight != 0) {
            learned.features.insert(feature, row);
        }
    }
    learned.confidence = evaluate(&index, &model, &mut texts, &held, corpora, elsewhere);
    learned
}

fn read(model: &Model, text: &Numbered, second: bool) -> Vec<(Vec<Label>, Vec<i32>)> {
    let sentence = |(features, elsewhere): &(Rows, Rows)| {
        decode(&model.scores(features, second.then_some(elsewhere)), &model.transitions)
    };
    text.sentences.iter().map(sentence).collect()
}

/// The features whose weights decide most, by size and by how often they occur.
fn strongest(index: &Index, model: &Model, numbers: &[Numbered]) -> HashSet<u32> {
    let mut counts = vec![0_u32; index.0.len()];
    for (features, elsewhere) in numbers.iter().flat_map(|text| &text.sentences) {
        for &feature in features.iter().chain(elsewhere).flatten() {
            counts[feature as usize] += 1;
        }
    }
    let mut ranked: Vec<(f64, u32)> = index
        .0
        .iter()
        .map(|(&feature, &at)| {
            let row = model.weights[at as usize];
            let spread = row.iter().max().unwrap_or(&0) - row.iter().min().unwrap_or(&0);
            (f64::from(spread) * f64::from(counts[at as usize]).ln_1p(), feature)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().take(KEPT).map(|(_, feature)| feature).collect()
}

/// Scales the weights to [`LARGEST`]; the one in two thousand that is larger is cut.
fn quantized(mut model: Model) -> Model {
    let mut sizes: Vec<i32> = model.weights.iter().flatten().map(|weight| weight.abs()).filter(|&w| w > 0).collect();
    sizes.sort_unstable();
    let largest = sizes.get(sizes.len() - 1 - sizes.len() / 2000).copied().unwrap_or(1).max(1);
    let scaled = |weight: i32| {
        ((f64::from(weight) * f64::from(LARGEST) / f64::from(largest)).round() as i32).clamp(-LARGEST, LARGEST)
    };
    model.weights.iter_mut().flatten().chain(model.transitions.iter_mut().flatten()).for_each(|w| *w = scaled(*w));
    model
}

/// Reads the held-out texts as the engine will; prints scores, and counts how often a margin means a right name.
fn evaluate(
    index: &Index,
    model: &Model,
    texts: &mut [Text],
    held: &[usize],
    corpora: &[&str],
    elsewhere: impl Fn(usize, &[Vec<Label>]) -> Vec<Vec<Vec<u32>>>,
) -> [u16; BINS] {
    let mut bins = [(0_u32, 0_u32); BINS];
    let mut scores: BTreeMap<(usize, Class), (u32, u32, u32)> = BTreeMap::new();
    for &at in held {
        let features = |s: &Sentence| (index.number(&s.features), Vec::new());
        let mut numbers = Numbered { sentences: texts[at].sentences.iter().map(features).collect() };
        let reading: Vec<Vec<Label>> = read(model, &numbers, false).into_iter().map(|(labels, _)| labels).collect();
        for (sentence, found) in numbers.sentences.iter_mut().zip(elsewhere(at, &reading)) {
            sentence.1 = index.number(&found);
        }
        for (sentence, (labels, margins)) in texts[at].sentences.iter().zip(read(model, &numbers, true)) {
            let Some(gold) = sentence.gold.as_deref().map(spans) else { continue };
            let found = spans(&labels);
            for name in &gold {
                scores.entry((texts[at].corpus, name.2)).or_default().2 += 1;
            }
            for name in found {
                let right = gold.contains(&name);
                let score = scores.entry((texts[at].corpus, name.2)).or_default();
                *score = (score.0 + u32::from(right), score.1 + 1, score.2);
                let margin = margins[name.0..name.1].iter().copied().min().unwrap_or_default();
                let entry = &mut bins[bin(margin)];
                *entry = (entry.0 + u32::from(right), entry.1 + 1);
            }
        }
    }
    let f1 = |(right, found, gold): (u32, u32, u32)| 2.0 * f64::from(right) / f64::from((found + gold).max(1));
    for (corpus, name) in corpora.iter().enumerate() {
        let of = |class: Class| scores.get(&(corpus, class)).copied().unwrap_or_default();
        let main = Class::ALL[..3].iter().map(|&c| of(c)).fold((0, 0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2));
        let each: Vec<String> = Class::ALL.iter().map(|&class| format!("{class:?} {:.3}", f1(of(class)))).collect();
        eprintln!("{name}: PER, ORG, LOC {:.4} ({})", f1(main), each.join(", "));
    }
    eprintln!("margins {bins:?}");
    rising(bins)
}

/// Shares of right names by margin, in thousandths; made to rise by joining neighbours that fall.
fn rising(bins: [(u32, u32); BINS]) -> [u16; BINS] {
    let mut groups: Vec<(u32, u32, usize)> = Vec::new();
    for (right, all) in bins {
        groups.push((right, all, 1));
        while let [.., a, b] = groups[..] {
            if u64::from(a.0) * u64::from(b.1) < u64::from(b.0) * u64::from(a.1) && a.1 > 0 && b.1 > 0 {
                break;
            }
            groups.truncate(groups.len() - 2);
            groups.push((a.0 + b.0, a.1 + b.1, a.2 + b.2));
        }
    }
    let mut out = [0; BINS];
    let mut at = 0;
    for (right, all, width) in groups {
        let share = u16::try_from(u64::from(right) * 1000 / u64::from(all.max(1))).unwrap_or(1000);
        out[at..at + width].fill(share.min(1000));
        at += width;
    }
    out
}
