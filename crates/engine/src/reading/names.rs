//! Names from the network's labels: legal rows of labels window by window, then what the same name is elsewhere.
//!
//! One window may doubt what another is sure of: "Lind" alone in a headline, "Rosa Lind" in the first paragraph. So the
//! logarithms of a name's probabilities are added up over all its places in the article, and each place is decided again by its
//! own and a share of that sum. A surname alone is evidence of the person's full name, too.

use std::collections::HashMap;
use std::ops::Range;

use super::Reading;
use super::probability::{LEAST, calibrated, of_scores, other, sum, thousandths};
use super::sequence::{NEVER, decode};
use super::words;
use crate::document::Document;
use crate::names::label::{Class, LABELS, Label, spans};
use crate::names::tagger::Scores;
use crate::names::{Name, boundary};
use crate::token::Token;

/// What "no name" loses before labels are decoded: found on development data (natural logarithms).
const BIAS: f32 = -0.3;
/// What one point of the tagger's scores is worth.
const TAGGER: f32 = 0.035;
/// The share of the rest of the article in a decision, and the most that it may add.
const ELSEWHERE: f32 = 0.7;
const MOST: f32 = 6.0;
/// The least that a place may say: one window alone never decides against all others.
const FLOOR: f32 = -8.0;
/// The share of a full name's evidence that its surname alone gets.
const SURNAME: f32 = 1.0;
/// The share of the doubt about its ends in the doubt about a name.
const ENDS: f32 = 0.3;
/// From this probability on, in thousandths, a name needs no capital: among words without capitals, and among others.
const PLAIN: u16 = 600;
const PLAIN_AMONG_CAPITALS: u16 = 900;
/// Longest name, in tokens, that is looked for elsewhere.
const LONGEST: usize = 8;
/// Names of one first word that are looked for elsewhere.
const SAME_FIRST: usize = 12;

/// For each class, and last for no name, the logarithm of how likely it is.
type Evidence = [f32; CLASSES + 1];
const CLASSES: usize = Class::ALL.len();
const NONE: usize = CLASSES;

/// A place where a name stands or may stand.
#[derive(Clone, Debug)]
struct Place {
    tokens: Range<usize>,
    /// What its words say themselves.
    own: Evidence,
    /// How sure its ends are, as a logarithm.
    ends: f32,
    form: Option<usize>,
}

/// A name's words, and what all its places say.
#[derive(Debug)]
struct Form {
    words: Vec<u32>,
    all: Evidence,
    places: u32,
}

/// Finds names in steps: first window by window, then again with the article's evidence.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    window: usize,
    /// The labels of the words of the windows read so far.
    labels: Vec<[f32; LABELS]>,
    places: Vec<Place>,
    forms: Vec<Form>,
    /// Forms by their first word, longest first.
    index: HashMap<u32, Vec<usize>>,
    is_indexed: bool,
    /// The next place, and the next token to be looked at for missed ones.
    at: usize,
    token: usize,
    missed: Vec<Place>,
    /// What was found, in order; complete when the last step is done.
    pub(crate) names: Vec<Name>,
}

impl Decoder {
    /// Reads about `budget` words; true when all are read.
    ///
    /// `tagger` are the tagger's scores by token, as far as it gives any.
    pub(crate) fn step(
        &mut self,
        document: &Document<'_>,
        reading: &Reading,
        tagger: &[Scores],
        budget: usize,
    ) -> bool {
        if self.window < reading.windows.len() {
            let mut read = 0;
            while read < budget
                && let Some(window) = reading.windows.get(self.window)
            {
                self.decode(document, reading, tagger, window.clone());
                read += window.len();
                self.window += 1;
            }
            return false;
        }
        if !self.is_indexed {
            self.index();
            self.is_indexed = true;
            return false;
        }
        let end = (self.token + budget).min(document.tokens.len());
        self.look_for_missed(document, reading, end);
        if self.token < document.tokens.len() {
            return false;
        }
        self.decide(document);
        true
    }

    /// How far it is, of `units`.
    pub(crate) fn done(&self, document: &Document<'_>, reading: &Reading, units: u32) -> u32 {
        let done = (self.window + self.token) as u64 * u64::from(units);
        let all = (reading.windows.len() + document.tokens.len()).max(1) as u64;
        (done / all) as u32
    }

    fn decode(&mut self, document: &Document<'_>, reading: &Reading, tagger: &[Scores], window: Range<usize>) {
        let mut first = window.start;
        for block in reading.words[window].chunk_by(|a, b| a.block == b.block) {
            let range = first..first + block.len();
            first = range.end;
            let rows: Vec<[f32; LABELS]> = range.clone().map(|word| weighed(reading, tagger, word)).collect();
            self.labels.extend(&rows);
            let labels = decode(&rows, |before, label| {
                let before = Label(before.unwrap_or_default() as u8);
                if Label(label as u8).may_follow(before) { 0.0 } else { NEVER }
            });
            let labels: Vec<Label> = labels.into_iter().map(|label| Label(label as u8)).collect();
            for (from, to, class) in spans(&labels) {
                let words = range.start + from..range.start + to;
                let tokens = words::tokens(&reading.words[words.clone()]);
                // Two names in one token are one: "U.S./UK" is cut elsewhere.
                if self.places.last().is_some_and(|last| last.tokens.end > tokens.start) {
                    continue;
                }
                let place = Place {
                    own: evidence(&rows[from..to]),
                    ends: ends(&rows, from, to, class),
                    form: self.form(document, tokens.clone()),
                    tokens,
                };
                self.add(document, &place, class);
                self.places.push(place);
            }
        }
    }

    /// The form of some tokens; a new one where it is not known yet.
    fn form(&mut self, document: &Document<'_>, tokens: Range<usize>) -> Option<usize> {
        let is_capital = tokens.clone().any(|token| document.tokens[token].is_capital());
        if tokens.len() > LONGEST || !is_capital {
            return None;
        }
        let words: Vec<u32> = document.tokens[tokens].iter().map(|token| token.word).collect();
        let same_first = self.index.entry(*words.first()?).or_default();
        if let Some(&form) = same_first.iter().find(|&&form| self.forms[form].words == words) {
            return Some(form);
        }
        if same_first.len() >= SAME_FIRST {
            return None;
        }
        same_first.push(self.forms.len());
        self.forms.push(Form { words, all: [0.0; CLASSES + 1], places: 0 });
        Some(self.forms.len() - 1)
    }

    /// Adds what a place says to its form's evidence, and a full name's to that of its surname.
    fn add(&mut self, document: &Document<'_>, place: &Place, class: Class) {
        if let Some(form) = place.form {
            let form = &mut self.forms[form];
            form.places += 1;
            for (all, own) in form.all.iter_mut().zip(place.own) {
                *all += own;
            }
        }
        let surname = place.tokens.end - 1..place.tokens.end;
        if class == Class::Person
            && place.tokens.len() > 1
            && document.is_word(surname.start)
            && let Some(form) = self.form(document, surname)
        {
            let form = &mut self.forms[form];
            form.places += 1;
            for (all, own) in form.all.iter_mut().zip(place.own) {
                *all += own * SURNAME;
            }
        }
    }

    fn index(&mut self) {
        for forms in self.index.values_mut() {
            forms.sort_by_key(|&form| (std::cmp::Reverse(self.forms[form].words.len()), form));
        }
    }

    /// Looks in the tokens up to `end` for known names that no window marked.
    fn look_for_missed(&mut self, document: &Document<'_>, reading: &Reading, end: usize) {
        let mut word = reading.words.partition_point(|word| word.tokens.end <= self.token);
        while self.token < end {
            let token = self.token;
            self.token += 1;
            while self.at < self.places.len() && self.places[self.at].tokens.end <= token {
                self.at += 1;
            }
            let next = self.places.get(self.at);
            if next.is_some_and(|place| place.tokens.start <= token) || !document.tokens[token].is_capital() {
                continue;
            }
            let free = next.map_or(document.tokens.len(), |place| place.tokens.start);
            let Some(form) = self.known(document, token, free) else { continue };
            let tokens = token..token + self.forms[form].words.len();
            while reading.words.get(word).is_some_and(|word| word.tokens.end <= token) {
                word += 1;
            }
            let mut last = word;
            while reading.words.get(last).is_some_and(|word| word.tokens.start < tokens.end) {
                last += 1;
            }
            if word == last {
                continue;
            }
            let place = Place { own: evidence(&self.labels[word..last]), ends: 0.0, form: Some(form), tokens };
            let form = &mut self.forms[form];
            form.places += 1;
            for (all, own) in form.all.iter_mut().zip(place.own) {
                *all += own;
            }
            self.token = place.tokens.end;
            self.missed.push(place);
        }
    }

    /// The longest known name that begins at a token and ends before `free` in the same sentence.
    fn known(&self, document: &Document<'_>, token: usize, free: usize) -> Option<usize> {
        let forms = self.index.get(&document.tokens[token].word)?;
        let sentence = document.sentences[document.sentence_at(token)?].end as usize;
        forms.iter().copied().find(|&form| {
            let words = &self.forms[form].words;
            token + words.len() <= free.min(sentence)
                && words.iter().zip(&document.tokens[token..]).all(|(word, token)| *word == token.word)
        })
    }

    fn decide(&mut self, document: &Document<'_>) {
        let mut places = std::mem::take(&mut self.places);
        places.append(&mut self.missed);
        places.sort_by_key(|place| place.tokens.start);
        for place in places {
            let all = place.form.map(|form| &self.forms[form]);
            let decided = decided(&place.own, all.map(|form| (&form.all, form.places)));
            let best = (0..=NONE).fold(0, |best, at| if decided[at] > decided[best] { at } else { best });
            let Some(&class) = Class::ALL.get(best) else { continue };
            let probability = decided[best] + ENDS * place.ends;
            let name = Name {
                first: place.tokens.start as u32,
                end: place.tokens.end as u32,
                class,
                confidence: calibrated(thousandths(probability), &CALIBRATION),
            };
            let least = if has_capitals(document, &place.tokens) { PLAIN_AMONG_CAPITALS } else { PLAIN };
            let plain = thousandths(probability) >= least;
            self.names.extend(boundary::adjust(document, name, plain));
        }
    }
}

/// The logarithms of the probabilities of a word's labels, the tagger's scores of its token counted in.
fn weighed(reading: &Reading, tagger: &[Scores], word: usize) -> [f32; LABELS] {
    let mut row = reading.labels[word];
    row[0] -= BIAS;
    let token = reading.words[word].tokens.start;
    let is_first = word.checked_sub(1).is_none_or(|before| reading.words[before].tokens.start != token);
    if let Some(scores) = tagger.get(token).filter(|_| is_first) {
        for (label, score) in row.iter_mut().zip(scores) {
            *label += *score as f32 * TAGGER;
        }
    }
    of_scores(&row)
}

/// What a name's words say of it: for each class the mean over the words.
fn evidence(rows: &[[f32; LABELS]]) -> Evidence {
    let mut means = [0.0; CLASSES + 1];
    for row in rows {
        for (class, mean) in means[..CLASSES].iter_mut().enumerate() {
            *mean += sum(&row[1 + 2 * class..3 + 2 * class]);
        }
        means[NONE] += row[0];
    }
    means.map(|mean| (mean / rows.len().max(1) as f32).max(FLOOR))
}

/// How sure the ends are: that a name begins at its first word, and goes on no further than its last.
fn ends(rows: &[[f32; LABELS]], from: usize, to: usize, class: Class) -> f32 {
    let (first, further) = (Label::first(class).0 as usize, Label::further(class).0 as usize);
    let begins = rows[from][first] - sum(&[rows[from][first], rows[from][further]]);
    let stops = rows.get(to).map_or(0.0, |row| other(row[further]));
    begins.min(stops).max(LEAST)
}

/// Whether the sentence of some tokens has capitals behind its first word.
fn has_capitals(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    let sentence = document.sentence_at(tokens.start).map(|at| document.sentences[at].tokens()).unwrap_or_default();
    document.tokens[sentence].iter().skip(1).any(Token::is_capital)
}

/// A place's own evidence with a share of that of the form's other places, as logarithms of probabilities.
fn decided(own: &Evidence, all: Option<(&Evidence, u32)>) -> Evidence {
    let mut sums = *own;
    if let Some((all, places)) = all.filter(|(_, places)| *places > 1) {
        let _ = places;
        let others: Evidence = std::array::from_fn(|at| all[at] - own[at]);
        let most = others.iter().copied().fold(f32::MIN, f32::max);
        for (sum, other) in sums.iter_mut().zip(others) {
            *sum += ((other - most) * ELSEWHERE).max(-MOST);
        }
    }
    let all = sum(&sums);
    sums.map(|sum| (sum - all).clamp(LEAST, 0.0))
}

/// How often a name of such a probability is right, by points counted on development data, in thousandths.
const CALIBRATION: [(u16, u16); 6] = [(0, 350), (500, 500), (780, 570), (850, 660), (930, 760), (1000, 930)];

#[cfg(test)]
mod tests;
