//! Every row of the reviewed tables is shown by one sentence and gainsaid by another.

use article::{Annotations, Article, Certainty, Mode, Reason};

use crate::lexicon::rows;
use crate::reading::testing::Told;
use crate::testing::{NETWORK, RESOURCES, read};

/// How firmly the one whom a sentence is about puts a claim, and the words that show it; none where there is no claim.
fn told((article, annotations): &(Article, Annotations)) -> Option<(Certainty, Vec<String>)> {
    let claim = annotations.claims.iter().find(|claim| {
        let source = claim.source.map_or("", |source| article.slice(source.range));
        matches!(source, "Rosa Lind" | "Officials" | "Analysts")
    })?;
    let words = claim.certainty_cue.iter().map(|&range| article.slice(range).to_lowercase().replace('’', "'"));
    Some((claim.certainty, words.collect()))
}

/// The same by the rules, or for verbs that they alone do not take for a cue by what the network might say.
fn read_or_told(text: &str) -> Option<(Certainty, Vec<String>)> {
    told(&read(text)).or_else(|| {
        let source = if text.starts_with("Rosa") { "Rosa Lind" } else { text.split(' ').next()? };
        let rest = text.strip_prefix(source)?.trim_start();
        let opens = [" that ", " whether ", " if ", " the ", " a "];
        let at = opens.iter().filter_map(|word| rest.find(word)).min()?;
        let content = rest[at..].trim_start().trim_end_matches('.');
        told(&Told::new(text).says(source, &rest[..at], &[content]).read())
    })
}

#[test]
fn every_row_of_the_lexicon_of_certainty_is_shown_and_gainsaid() {
    let lexicon: Vec<_> = rows(include_str!("../../../../../data/certainty.tsv")).collect();
    let examples: Vec<_> = rows(include_str!("../../../../../data/certainty_examples.tsv")).collect();
    assert_eq!(lexicon.len(), examples.len());
    let mut faults = Vec::new();
    for (row, example) in lexicon.iter().zip(&examples) {
        assert_eq!((row[0], example.len()), (example[0], 3), "{row:?} and its example");
        let certainty = match row[1] {
            "hedged" | "doubted" | "unsaid" => Certainty::Hedged,
            "predicted" => Certainty::Predicted,
            "denied" => Certainty::Denied,
            "asked" => Certainty::Asked,
            _ => Certainty::Stated,
        };
        let (shown, gainsaid) = (read_or_told(example[1]), read_or_told(example[2]));
        let shows = |found: &(Certainty, Vec<String>)| {
            found.0 == certainty && (certainty == Certainty::Stated || found.1 == [row[0]])
        };
        // A sentence without a claim would gainsay anything.
        if !shown.as_ref().is_some_and(shows) || gainsaid.as_ref().is_none_or(shows) {
            faults.push(format!("{} {}: {shown:?}, {gainsaid:?}", row[0], row[1]));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What a sentence claims, each "source | cue | reason". A cue in braces is one that the network finds: its source stands in
/// angles or is Rosa Lind or what stands before it, its content in brackets or is the rest of the sentence. Without braces
/// the rules alone are asked.
fn claims(text: &str) -> Vec<String> {
    let plain = text.replace(['{', '}', '<', '>', '[', ']'], "");
    let within =
        |open: char, close: char| text.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map(|(at, _)| at);
    let marked = text.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let (article, annotations) = match marked {
        Some((before, (cue, content))) => {
            let source = if before.starts_with("Rosa Lind") { "Rosa Lind" } else { before.trim() };
            let source = within('<', '>').unwrap_or(source);
            let content = within('[', ']').unwrap_or_else(|| content.trim().trim_end_matches('.'));
            Told::new(&plain).says(source, cue, &[content]).read()
        }
        None => read(&plain),
    };
    let attributed = annotations.claims.iter().filter(|claim| claim.mode != Mode::Own);
    let shown = attributed.map(|claim| {
        let source = claim.source.map_or("-", |source| article.slice(source.range));
        let cue: Vec<&str> = claim.cue.iter().map(|&cue| article.slice(cue)).collect();
        let reason = if claim.why.code == Reason::Hearsay { "hearsay" } else { "said" };
        format!("{source} | {} | {reason}", cue.join("…"))
    });
    shown.collect()
}

#[test]
fn every_word_beside_claims_is_shown_and_gainsaid() {
    let words: Vec<_> = rows(include_str!("../../../../../data/claim_words.tsv")).collect();
    let examples: Vec<_> = rows(include_str!("../../../../../data/claim_words_examples.tsv")).collect();
    assert_eq!(words.len(), examples.len());
    let mut faults = Vec::new();
    for (row, example) in words.iter().zip(&examples) {
        assert_eq!((&row[..], example.len()), (&example[..2], 4), "{row:?} and its example");
        let (word, class) = (row[0], row[1]);
        let (shown, gainsaid) = (claims(example[2]), claims(example[3]));
        let differs = |holds: &dyn Fn(&str) -> bool| {
            shown.iter().any(|claim| holds(claim)) && !gainsaid.iter().any(|claim| holds(claim))
        };
        let fits = match class {
            // Of these nobody claims anything.
            "wish" | "act" | "empty" | "naming" | "work" | "writes" => shown.is_empty() && !gainsaid.is_empty(),
            "shows" => {
                let concludes = |claims: &[String]| claims.iter().any(|claim| claim.contains(&format!("| {word} |")));
                !concludes(&shown) && concludes(&gainsaid)
            }
            "alone" => !gainsaid.is_empty() && differs(&|claim| claim.starts_with(&format!("{word} |"))),
            "hearsay" | "expected" => differs(&|claim| claim.starts_with("- |") && claim.ends_with("hearsay")),
            "feels" | "ready" => differs(&|claim| claim.starts_with("Rosa Lind |")),
            _ => differs(&|claim| claim.contains(&format!("| {word} a"))),
        };
        if !fits {
            faults.push(format!("{word} {class}: {shown:?}, {gainsaid:?}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_phrase_of_the_articles_own_voice_is_shown_and_gainsaid() {
    let phrases: Vec<_> = rows(include_str!("../../../../../data/own_voice.tsv")).collect();
    let examples: Vec<_> = rows(include_str!("../../../../../data/own_voice_examples.tsv")).collect();
    assert_eq!(phrases.len(), examples.len());
    let mut faults = Vec::new();
    for (row, example) in phrases.iter().zip(&examples) {
        assert_eq!((row[0], example.len()), (example[0], 3), "{row:?} and its example");
        let reason = match row[1] {
            "inference" => Reason::OwnInference,
            "cause" => Reason::OwnCause,
            _ => Reason::OwnEvaluation,
        };
        // The reason, and the words that decide it.
        let own = |resources: &crate::Resources, text: &str| {
            let article = Article::from_plain_text(text);
            let annotations = crate::annotate(resources, &article);
            let own = annotations.claims.into_iter().filter(|claim| claim.mode == Mode::Own);
            let shown = own.map(|claim| (claim.why.code, article.slice(claim.why.spans[0]).to_lowercase()));
            shown.collect::<Vec<_>>()
        };
        let (shown, gainsaid) = (own(&RESOURCES, example[1]), own(&RESOURCES, example[2]));
        let shows = |found: &[(Reason, String)]| {
            found
                .iter()
                .any(|(code, words)| *code == reason && (words.contains(row[0]) || row[0].contains(words.as_str())))
        };
        // "It seems that" is taken for an attribution by the rules alone.
        if !shows(&shown) && !shows(&own(&NETWORK, example[1])) || shows(&gainsaid) {
            faults.push(format!("{} {}: {shown:?}, {gainsaid:?}", row[0], row[1]));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
