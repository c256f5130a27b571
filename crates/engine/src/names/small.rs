//! Names that are written small, as in mail and chat: "does anyone know a hotel in lima".
//!
//! The tagger goes by capitals and finds none of them; here the network alone is heard, and must be sure. In a text that
//! keeps its capitals a word without one is no name, whatever the network says: there nothing is looked for.

use super::Name;
use super::label::{Class, Label};
use super::{NETWORK_LEAST, NETWORK_WEIGHT};
use crate::document::Document;
use crate::gazetteer::bin;
use crate::reading::Reading;
use crate::reading::probability::{ln, other, sum};
use crate::sentence::Sentence;
use crate::token::{Case, Kind};

/// The least probability that the network must give to each word of such a name: found on development data.
const LEAST: f32 = 0.8;

/// One sentence in so many begins small where capitals are left out.
const SMALL_SENTENCES: usize = 10;

/// Whether capitals are left out in the document: in a tenth of its sentences or more the first word has none.
pub(super) fn is_usual(document: &Document<'_>) -> bool {
    let begins_small = |sentence: &&Sentence| {
        let tokens = &document.tokens[sentence.first as usize..sentence.end as usize];
        tokens.iter().find(|token| token.kind == Kind::Word).is_some_and(|word| word.case == Case::Lower)
    };
    let small = document.sentences.iter().filter(begins_small).count();
    small > 0 && small * SMALL_SENTENCES >= document.sentences.len()
}

/// The names without a capital in the tokens `first..end`, in order.
pub(super) fn names(document: &Document<'_>, first: usize, end: usize) -> Vec<Name> {
    let Some(reading) = &document.reading else { return Vec::new() };
    let mut found: Vec<(Name, f32)> = Vec::new();
    for token in first..end {
        let Some((label, likely)) = likeliest(reading, token) else { continue };
        let Some(class) = label.class() else { continue };
        match found.last_mut() {
            Some((name, least)) if label.is_further() && name.end as usize == token && name.class == class => {
                name.end = token as u32 + 1;
                *least = least.min(likely);
            }
            _ => {
                let name = Name { first: token as u32, end: token as u32 + 1, class, confidence: Default::default() };
                found.push((name, likely));
            }
        }
    }
    let small = |name: &Name| {
        name.tokens().all(|at| document.tokens[at].kind == Kind::Word && document.tokens[at].case == Case::Lower)
    };
    let marked = |name: &Name| matches!(name.class, Class::Person | Class::Organization | Class::Location);
    let sure = found.into_iter().filter(|(name, likely)| *likely >= ln(LEAST) && marked(name) && small(name));
    let confidence = |likely: f32| {
        // The tagger's margin, had the network alone decided.
        let margin = (likely - other(likely).max(NETWORK_LEAST)) * NETWORK_WEIGHT;
        document.resources.gazetteer.weights.confidence[bin(margin as i32)]
    };
    sure.map(|(name, likely)| Name { confidence: confidence(likely), ..name }).collect()
}

/// The label that the network holds for likeliest, and the logarithm of how likely the token is of that class.
fn likeliest(reading: &Reading, token: usize) -> Option<(Label, f32)> {
    let row = reading.labels_at(token)?;
    let best = (0..row.len()).rev().max_by(|&a, &b| row[a].total_cmp(&row[b]))?;
    let label = Label(best as u8);
    let likely = match label.class() {
        Some(class) => sum(&[row[usize::from(Label::first(class).0)], row[usize::from(Label::further(class).0)]]),
        None => row[best],
    };
    Some((label, likely))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::testing::Told;

    #[test]
    fn names_are_found_where_the_network_is_sure() {
        use Class::{Location, Norp, Organization, Other, Person};
        for (text, told, expected) in [
            // No capital at all: the tagger does not read such a sentence.
            (
                "is there a good hotel in lima or san jose?",
                vec![(Location, "lima", 0.9), (Location, "san jose", 0.9)],
                vec!["lima", "san jose"],
            ),
            (
                "ask rosa lind or norland shipping.",
                vec![(Person, "rosa lind", 0.95), (Organization, "norland shipping", 0.85)],
                vec!["rosa lind", "norland shipping"],
            ),
            ("Has anyone been to lima in May?\n\ni have not.", vec![(Location, "lima", 0.9)], vec!["lima"]),
            // Capitals are kept: a word without one is no name.
            ("Has anyone been to lima in May?", vec![(Location, "lima", 0.9)], vec![]),
            ("we went to lima.", vec![(Location, "lima", 0.7)], vec![]),
            ("the peruvian team won the copa again.", vec![(Norp, "peruvian", 0.9), (Other, "copa", 0.9)], vec![]),
            ("ask rosa lind first.", vec![(Person, "rosa", 0.9), (Person, "lind", 0.9)], vec!["rosa", "lind"]),
            ("we met at gate 7 of lima2 in 2031.", vec![(Location, "gate 7", 0.9)], vec![]),
            ("nothing to see here.", vec![], vec![]),
        ] {
            let told = told.into_iter().fold(Told::new(text), |told, (class, stretch, p)| told.name(class, stretch, p));
            let (article, annotations) = told.read();
            let names: Vec<&str> = annotations.mentions.iter().map(|m| m.range.of(article.text())).collect();
            assert_eq!(names, expected, "{text}");
        }
    }

    #[test]
    fn a_name_with_a_capital_is_the_taggers() {
        let text = "Talks with the Norland union go on.";
        let (_, annotations) = Told::new(text).name(Class::Organization, "Norland union", 0.99).read();
        assert!(annotations.mentions.iter().all(|mention| mention.range.of(text) != "union"));
    }
}
