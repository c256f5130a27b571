//! Claims: who said what, and by which words one knows.

use super::document::{Attribution, LabelledClaim, Pair, PredictedClaim};
use super::figures::{Counts, Report, share};
use super::span::{Span, SpanSet};

/// Two contents that agree at least so much are of the same claim; two sources likewise.
const SAME: f64 = 0.5;

/// A claim's parts as code points.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    content: SpanSet,
    source: SpanSet,
    cue: SpanSet,
}

impl From<&Attribution> for Parts {
    fn from(gold: &Attribution) -> Self {
        let set = |spans: &[Span]| SpanSet::new(spans.iter().copied());
        Self { content: set(&gold.content), source: set(&gold.source), cue: set(&gold.cue) }
    }
}

impl From<&LabelledClaim> for Parts {
    fn from(claim: &LabelledClaim) -> Self {
        Self { content: SpanSet::new([claim.content]), ..Self::default() }
    }
}

impl From<&PredictedClaim> for Parts {
    fn from(claim: &PredictedClaim) -> Self {
        Self {
            content: SpanSet::new(claim.content.iter().copied().map(Span::from)),
            source: SpanSet::new(claim.source.map(Span::from)),
            cue: SpanSet::new(claim.cue.iter().flatten().copied().map(Span::from)),
        }
    }
}

/// Attributed claims (mode not "own") against gold attributions: F1 of the characters of content, source and cue;
/// attributions found (content IoU at least one half; a predicted claim inside another predicted content is not counted
/// against precision); and of those found, the share whose source agrees. All of it, sources apart, also without the
/// attributions whose cue is a wish ([`is_wish`]), on both sides.
pub(super) fn score(pairs: &[Pair], errors: usize) -> Report {
    type Part = fn(&Parts) -> &SpanSet;
    const PARTS: [(&str, Part); 3] =
        [("content", |parts| &parts.content), ("source", |parts| &parts.source), ("cue", |parts| &parts.cue)];
    let mut characters = [Counts::default(); PARTS.len()];
    let mut characters_without_wishes = characters;
    let (mut attributions, mut without_wishes) = (Counts::default(), Counts::default());
    let (mut nested, mut sources, mut sources_right) = (0, 0, 0);
    let mut missed = Vec::new();
    for Pair { gold, predicted } in pairs {
        let told: Vec<&Attribution> = gold
            .attributions
            .iter()
            .filter(|told| !told.content.is_empty() && !told.cue_guessed && !told.source_guessed)
            .collect();
        let expected: Vec<Parts> = told.iter().map(|&told| Parts::from(told)).collect();
        let found: Vec<Parts> = predicted.claims.iter().filter(|claim| claim.mode != "own").map(Parts::from).collect();
        for (counts, (_, part)) in characters.iter_mut().zip(PARTS) {
            let (a, b) = (SpanSet::union(expected.iter().map(part)), SpanSet::union(found.iter().map(part)));
            counts.add(Counts { right: a.common(&b), predicted: b.len(), gold: a.len() });
        }
        let matches = pair_up(&expected, &found);
        for &(i, j) in matches.iter().filter(|&&(i, _)| !expected[i].source.is_empty()) {
            sources += 1;
            sources_right += u64::from(expected[i].source.iou(&found[j].source) >= SAME);
        }
        let matched = |j: usize| matches.iter().any(|&(_, other)| other == j);
        let inner = (found.iter().enumerate())
            .filter(|&(j, claim)| {
                !matched(j) && found.iter().any(|other| claim.content.is_strictly_inside(&other.content))
            })
            .count();
        nested += inner;
        attributions.add(Counts {
            right: matches.len() as u64,
            predicted: (found.len() - inner) as u64,
            gold: expected.len() as u64,
        });
        let text: Vec<char> = gold.text.chars().collect();
        let is_no_wish = |parts: &&Parts| !is_wish(&parts.cue, &text);
        for (counts, (_, part)) in characters_without_wishes.iter_mut().zip(PARTS) {
            let union = |all: &[Parts]| SpanSet::union(all.iter().filter(is_no_wish).map(part));
            let (a, b) = (union(&expected), union(&found));
            counts.add(Counts { right: a.common(&b), predicted: b.len(), gold: a.len() });
        }
        let wished: Vec<bool> = expected.iter().map(|parts| is_wish(&parts.cue, &text)).collect();
        let wishes = wished.iter().filter(|&&wish| wish).count();
        let wishes_found = matches.iter().filter(|&&(i, _)| wished[i]).count();
        // A wish that was found although it is none of the gold's is not false either.
        let others =
            (0..found.len()).filter(|&j| !matched(j) && is_wish(&found[j].cue, &text)).count().min(found.len() - inner);
        without_wishes.add(Counts {
            right: (matches.len() - wishes_found) as u64,
            predicted: (found.len() - inner).saturating_sub(wishes_found + others) as u64,
            gold: (expected.len() - wishes) as u64,
        });
        if missed.len() < errors {
            let unmatched = (0..told.len()).filter(|&i| !matches.iter().any(|&(other, _)| other == i));
            missed.extend(unmatched.map(|i| tell_missed(&gold.id, &text, told[i], &expected[i])));
        }
    }
    missed.truncate(errors);
    let mut lines: Vec<String> =
        characters.iter().zip(PARTS).map(|(counts, (part, _))| counts.line(&format!("{part} characters"))).collect();
    lines.push(attributions.line("attributions found"));
    lines.push(without_wishes.line("without wishes"));
    let sources_share = share(sources_right, u64::max(sources, 1));
    lines.push(format!(
        "nested, not counted {nested}; source right when found {sources_share:.4} ({sources_right}/{sources})"
    ));
    let without_wishes_lines = characters_without_wishes.iter().zip(PARTS);
    lines.extend(without_wishes_lines.map(|(counts, (part, _))| counts.line(&format!("{part} without wishes"))));
    lines.push(format!("claims F1 {:.4}", attributions.f1()));
    Report { errors: missed, lines, headline: attributions.f1() }
}

/// Verbs of feeling, wish and seeming. A passage with one of them is no claim by the contract unless its content is a clause,
/// and a corpus that marks them all is wider than that.
const WISHES: &[&str] = &[
    "want", "wish", "hope", "fear", "like", "love", "hate", "need", "desire", "prefer", "intend", "aim", "seek", "try",
    "worry", "regret", "dread", "enjoy", "seem", "appear", "look", "feel",
];
const IRREGULAR: &[&str] = &["sought", "felt", "tried", "tries", "worried", "worries", "preferred"];

/// Whether a cue holds a verb of feeling, wish or seeming: the rule that separates them.
fn is_wish(cue: &SpanSet, text: &[char]) -> bool {
    let Some(extent) = cue.extent() else { return false };
    let words = extent.of(text).to_lowercase();
    words.split(|c: char| !c.is_alphabetic()).any(|word| {
        let stems = ["", "s", "ed", "d", "ing"].into_iter().filter_map(|ending| word.strip_suffix(ending));
        IRREGULAR.contains(&word) || stems.into_iter().any(|stem| WISHES.contains(&stem))
    })
}

/// Pairs of gold and predicted claims, those that agree best first, each used once.
pub(super) fn pair_up(expected: &[Parts], found: &[Parts]) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (i, a) in expected.iter().enumerate() {
        for (j, b) in found.iter().enumerate() {
            let iou = a.content.iou(&b.content);
            if iou >= SAME {
                candidates.push((iou, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let (mut gold_used, mut found_used) = (vec![false; expected.len()], vec![false; found.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if !gold_used[i] && !found_used[j] {
            (gold_used[i], found_used[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}

/// A gold attribution that nothing was found for.
fn tell_missed(id: &str, text: &[char], told: &Attribution, parts: &Parts) -> String {
    let cue: String = told.cue.iter().map(|span| span.of(text)).collect();
    let extent = parts.content.extent().unwrap_or(Span(0, 0));
    let content = Span(extent.0, extent.1.min(extent.0 + 100)).of(text).replace('\n', " ");
    format!("missed {id} | {cue} | {content}")
}
