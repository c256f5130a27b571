//! How well a candidate fits a pronoun: a sum of learned weights of named features.

use std::collections::HashMap;

use super::{Candidate, Ground, Number};
use crate::attribution::forms::hash;
use crate::gazetteer::Gazetteer;
use crate::gender::Agreement;
use crate::lexicon::Lex;
use crate::token::Kind;

/// The table of `data/` with the weights.
const TABLE: &str = "pronoun_weights";

/// The learned weights, by the hash of a feature's name.
#[derive(Debug, Default)]
pub(crate) struct Weights(HashMap<u64, i32>);

impl Weights {
    /// Those of the gazetteer's file.
    pub(crate) fn new(gazetteer: &Gazetteer) -> Self {
        let weight = |row: Vec<&str>| match row[..] {
            [name, weight] => weight.parse().ok().map(|weight| (hash(&[name]), weight)),
            _ => None,
        };
        Self(gazetteer.rows(TABLE).filter_map(weight).collect())
    }

    fn get(&self, parts: &[&str]) -> i32 {
        self.0.get(&hash(parts)).copied().unwrap_or_default()
    }
}

/// Taken off where the given name speaks against a candidate: the texts that the weights come from are made to have
/// candidates of one gender, news is not.
const AGAINST: i32 = 80;

/// The score of a candidate; 32 is one unit of log-odds.
pub(super) fn score(ground: &Ground<'_, '_>, candidate: &Candidate) -> i32 {
    let weights = &ground.document.resources.pronouns;
    let mut sum = match ground.number {
        Number::One(gender) if ground.tracks[candidate.entity].gender.agreement(gender) == Agreement::Against => {
            -AGAINST
        }
        _ => 0,
    };
    features(ground, candidate, &mut |parts| sum += weights.get(parts));
    sum
}

const COUNTS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "6"];

fn count(number: usize, most: usize) -> &'static str {
    COUNTS[number.min(most)]
}

/// The features of a candidate, each as the parts of its name.
pub(super) fn features(ground: &Ground<'_, '_>, candidate: &Candidate, push: &mut dyn FnMut(&[&str])) {
    let track = &ground.tracks[candidate.entity];
    let used = ground.used.code();
    let number = match ground.number {
        Number::One(gender) => {
            let agreement = match track.gender.agreement(gender) {
                Agreement::Never => "never",
                Agreement::Against => "against",
                Agreement::Unknown => "unknown",
                Agreement::For => "for",
                Agreement::Surely => "surely",
            };
            push(&["gender", agreement]);
            Some(gender)
        }
        Number::Thing | Number::Several => None,
    };
    let (Some(spot), is_after) = (candidate.after.or(track.last), candidate.after.is_some()) else { return };
    let distance = if is_after { "after" } else { count(ground.sentence - spot.sentence, 3) };
    let slot = spot.slot.code();
    push(&["far", distance, used]);
    push(&["slot", slot, used]);
    push(&["slot-far", slot, distance, used]);
    push(&["rank", count(candidate.rank, 4), used]);
    push(&["leads", if spot.leads { "y" } else { "n" }, distance, used]);
    push(&["mentions", count(track.mentions as usize, 5)]);
    push(&["names", count(track.names as usize, 3), distance]);
    push(&["subject-rank", count(candidate.subject_rank, 4), slot, used]);
    push(&["place", ground.place, distance, used]);
    push(&["place-slot", ground.place, distance, slot]);
    push(&["beside", count(ground.beside, 2), distance, used, slot]);
    if track.mentions == ground.most {
        push(&["most", distance, used]);
    }
    match candidate.next {
        Some(next) => push(&["next", next.slot.code(), ground.place, used, distance]),
        None => push(&["next", "none", ground.place]),
    }
    if ground.first_person == Some(candidate.entity) {
        push(&["first", distance]);
        push(&["first-used", used]);
    }
    if let Some(name) = track.last_name {
        push(&["name", name.slot.code(), count(ground.sentence - name.sentence, 3)]);
        push(&["name-leads", if name.leads { "y" } else { "n" }, count(ground.sentence - name.sentence, 3)]);
        push(&["length", count(name.end - name.first, 3), distance]);
    }
    if let Some(gender) = number {
        let told = match ground.last[gender as usize] {
            None => "none",
            Some((entity, sentence)) if entity == candidate.entity => {
                ["same", "same-1", "same-2"][(ground.sentence - sentence).min(2)]
            }
            Some((_, sentence)) => ["other", "other-1", "other-2"][(ground.sentence - sentence).min(2)],
        };
        push(&["pronoun", told, used]);
        push(&["pronoun-slot", told, slot]);
    }
    let document = ground.document;
    let speaks = document.tokens.get(ground.token + 1).is_some_and(|_| {
        ground.token + 1 < document.sentences[ground.sentence].end as usize
            && document.word(ground.token + 1).lex.any(Lex::REPORT_FINITE)
    });
    if speaks {
        push(&["says", if spot.speaks { "y" } else { "n" }, distance]);
    }
    between(ground, candidate, push);
}

/// What stands between a candidate and a pronoun in one sentence.
fn between(ground: &Ground<'_, '_>, candidate: &Candidate, push: &mut dyn FnMut(&[&str])) {
    let track = &ground.tracks[candidate.entity];
    let Some(spot) = candidate.after.or(track.last).filter(|spot| spot.sentence == ground.sentence) else { return };
    let document = ground.document;
    let used = ground.used.code();
    let span = if candidate.after.is_some() { ground.token + 1..spot.first } else { spot.end..ground.token };
    let (mut verbs, mut commas) = (0, 0);
    let (mut joins, mut opens, mut quotes) = (false, false, false);
    for token in span.clone() {
        let word = document.lower(token);
        verbs += usize::from(super::slot::is_verb(document, token));
        commas += usize::from(matches!(document.slice(token), "," | ";" | ":" | "(" | ")"));
        joins |= matches!(word, "and" | "but" | "or");
        opens |= matches!(
            word,
            "who"
                | "which"
                | "that"
                | "when"
                | "while"
                | "after"
                | "before"
                | "as"
                | "because"
                | "if"
                | "where"
                | "although"
                | "since"
                | "until"
        );
        quotes |= matches!(document.tokens[token].kind, Kind::Open | Kind::Close);
    }
    let way = if candidate.after.is_some() { "after" } else { "before" };
    let length = match span.len() {
        0 => "0",
        1 => "1",
        2..=3 => "3",
        4..=7 => "7",
        8..=14 => "14",
        15..=25 => "25",
        _ => "more",
    };
    let flag = |is: bool| if is { "y" } else { "n" };
    push(&["tokens", way, length, used]);
    push(&["clause", way, count(verbs, 3), flag(joins), flag(opens), used]);
    push(&["verbs", way, count(verbs, 4), spot.slot.code(), used]);
    push(&["commas", way, count(commas, 3), used]);
    push(&["quotes", way, flag(quotes), used]);
}
