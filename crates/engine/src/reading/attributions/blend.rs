//! Chooses among the rules' candidates by what the network says of them, and keeps what only the network finds.
//!
//! Why: a candidate ends where a phrase, clause or quotation ends; the network knows better than the rules which cue
//! attributes. So for each cue the candidate that agrees best with both is the claim, and the network's own spans stand only
//! where no candidate is near.

mod together;
mod unsaid;

use super::weigh::{self, agreement, probability};
use super::{Attribution, Weigher};
use crate::attribution::candidate::{Candidate, Frame};
use crate::attribution::denial::denies;
use crate::attribution::mend::mend;
use crate::attribution::part::part;
use crate::attribution::quotes::Quote;
use crate::attribution::tags::{Tag, tag};
use crate::attribution::{holds, is_claim_by_form, is_headline, read, same};
use crate::document::Document;
use crate::lexicon::Lex;

/// From this probability on a candidate is a claim.
const ENOUGH: f32 = 0.2;
/// The same for forms that are claims by the contract: corpora leave many such out.
const BY_FORM: f32 = 0.03;
/// The same inside a quotation: the network takes all of it for what its speaker says.
const BY_FORM_WITHIN: f32 = 0.005;
/// The same where the network has no attribution of that cue and the content is no clause.
const ALONE: f32 = 0.6;
/// The least probability of what a side clause denies.
const SURE_BY_FORM: f32 = 0.8;
/// From this confidence on, in thousandths, the network's own attribution stands against the candidates of its cue, or with
/// a cue that no list knows.
const SURE: u16 = 450;
/// The same where what is attributed may be an act.
const SURE_OF_ACT: u16 = 900;
/// What the features weigh: a log-linear choice among a cue's candidates and none, fitted on development data by
/// `training/claims.py`, since the network knows its training data too well to be weighed on them.
const WEIGHTS: [f32; weigh::FEATURES] =
    [-1.288, 0.374, -0.010, 0.387, 0.110, 0.040, -0.805, 1.931, -0.180, 0.657, 0.484, 0.232, -0.055, -0.271];

/// A candidate that is a claim, how likely, and which of the network's own attributions it stands for.
struct Chosen {
    candidate: Candidate,
    probability: f32,
    own: Option<usize>,
}

/// The attributions of a document, by rules and network together.
pub(super) fn blended(document: &Document<'_>, quotes: &[Quote], weigher: Weigher) -> Vec<Attribution> {
    let mut chosen: Vec<Chosen> = Vec::new();
    let mut seen = vec![false; weigher.own.len()];
    for sentence in 0..document.sentences.len() {
        let from = chosen.len();
        read(document, quotes, sentence, &mut |ground, candidates| {
            let mut best: Vec<Chosen> = Vec::new();
            let least = if ground.quoted { BY_FORM_WITHIN } else { BY_FORM };
            let is_enough = |chosen: &Chosen| {
                let Chosen { candidate, probability, own } = chosen;
                let likely = || own.is_some() || has_clause(document, quotes, candidate);
                *probability >= ALONE
                    || *probability >= ENOUGH && likely()
                    || *probability >= least && is_claim_by_form(ground, candidate)
                    || is_headline(ground, candidate)
            };
            for candidate in candidates {
                let own = weigher.own(candidate.head);
                if let Some(at) = own {
                    seen[at] = true;
                }
                let denial = candidate.frame == Frame::OfNoun;
                let probability = probability(&weigher.features(ground, &candidate), &WEIGHTS).max(if denial {
                    SURE_BY_FORM
                } else {
                    0.0
                });
                let new = Chosen { candidate, probability, own };
                if !is_enough(&new) {
                    continue;
                }
                // "denied that …" says what was denied, whatever quotation stands before it.
                let rank = |chosen: &Chosen| {
                    let that = matches!(chosen.candidate.frame, Frame::That) && chosen.probability >= ENOUGH;
                    (that, chosen.probability)
                };
                match best.last_mut().filter(|last| last.candidate.head == new.candidate.head) {
                    Some(last) if rank(&new) > rank(last) => *last = new,
                    Some(_) => {}
                    None => best.push(new),
                }
            }
            part(ground, &mut best, |chosen| &mut chosen.candidate);
            best.retain(|chosen| !chosen.candidate.content.is_empty());
            chosen.extend(best);
        });
        strongest(&mut chosen, from);
    }
    let mut used = vec![false; weigher.own.len()];
    for at in chosen.iter().filter_map(|chosen| chosen.own) {
        used[at] = true;
    }
    let Weigher { inside, own } = weigher;
    let mut found: Vec<Attribution> =
        chosen.into_iter().map(|chosen| together::together(document, quotes, &inside, chosen, &own)).collect();
    let rules = found.len();
    for (at, own) in own.into_iter().enumerate() {
        let is_sure = own.confidence >= SURE || !seen[at] && is_known(document, own.candidate.cue[0]);
        let mut own = own;
        snap(document, &mut own.candidate);
        // "The claim that talks failed |was denied by Lind": who denies it goes before a claim that nobody is named for.
        let overlaps = |other: &Attribution| {
            (other.candidate.source.is_some() || own.candidate.source.is_none())
                && (other.candidate.frame != Frame::OfNoun || other.candidate.head == own.candidate.head)
                && agreement(&other.candidate.content, &own.candidate.content) >= 0.5
        };
        // "a |claim| that the court rejected": the noun's clause tells of it.
        let told = |other: &Attribution| {
            other.candidate.frame == Frame::OfNoun && other.candidate.content[0].1 == own.candidate.head + 1
        };
        // "|The claim that talks failed| was repeated by papers": the noun has told it, unless it is denied.
        let repeats = |other: &Attribution| {
            let (first, end) = (other.candidate.head, other.candidate.content[0].1);
            document.resources.forms.is_speech_noun(document.lower(first))
                && !denies(document.lower(own.candidate.head))
                && own.candidate.content.iter().any(|part| part.0 <= first && end <= part.1 && first <= part.0 + 1)
        };
        let is_told = |other: &Attribution| overlaps(other) || told(other) || repeats(other);
        if !used[at] && is_sure && !found[..rules].iter().any(is_told) {
            found.push(own);
        }
    }
    for attribution in &mut found {
        mend(document, quotes, &mut attribution.candidate);
    }
    for attribution in &mut found {
        without_source_elsewhere(document, &mut attribution.candidate);
        unsaid::without_source(document, &mut attribution.candidate);
    }
    found.retain(|attribution| {
        let candidate = &attribution.candidate;
        !candidate.content.is_empty()
            && !candidate.cue.is_empty()
            && !is_within_source(candidate)
            && !points_back(document, candidate)
            && !says_it_of_itself(document, quotes, candidate)
            && !unsaid::is_unsaid(document, candidate)
    });
    let enough = |attribution: &Attribution| {
        attribution.confidence >= SURE_OF_ACT || !is_act(document, quotes, &attribution.candidate)
    };
    found.retain(enough);
    apart(document, &mut found);
    found
}

/// Whether all that is said is who says it: "The boat sank, said |Mary Cole".
fn is_within_source(candidate: &Candidate) -> bool {
    candidate.source.is_some_and(|(first, end)| candidate.content.iter().all(|part| first <= part.0 && part.1 <= end))
}

/// Whether the subject only points back at what was said: "This suggests that" is the article's own.
fn points_back(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Some(&(cue, _)) = candidate.cue.first() else { return false };
    let Some(sentence) = document.sentence_at(cue).map(|at| &document.sentences[at]) else { return false };
    let first = sentence.first as usize;
    cue == first + 1 && matches!(document.lower(first), "this" | "that" | "these" | "those")
}

/// Whether a cue is made of words like "it is" alone, or stands in a clause that only describes what would be its content:
/// "the worst storm |that Lima has seen".
fn says_it_of_itself(document: &Document<'_>, quotes: &[Quote], candidate: &Candidate) -> bool {
    let lex = |at: usize| document.word(at).lex;
    let (Some(cue), Some(content)) = (candidate.cue.first(), candidate.content.last()) else { return false };
    let bare = Lex::PRONOUN.with(Lex::AUXILIARY).with(Lex::DETERMINER).with(Lex::CONJUNCTION);
    let mut words = candidate.cue.iter().flat_map(|&(first, end)| first..end);
    let start = candidate.source.map_or(cue.0, |source| source.0.min(cue.0));
    let relative =
        start.checked_sub(1).is_some_and(|at| matches!(document.lower(at), "that" | "which" | "who" | "whom"));
    let same = document.sentence_at(content.0) == document.sentence_at(start);
    let after = quotes.partition_point(|quote| quote.end <= content.0);
    let quoted = quotes.get(after).is_some_and(|quote| quote.first < content.1);
    words.all(|at| lex(at).any(bare)) && document.is_word(cue.0)
        || relative && same && content.1 + 1 == start && !quoted && candidate.frame != Frame::OfNoun
}

/// Within a sentence nobody speaks across a semicolon: "Lima condemned the attack; Quito said nothing".
fn without_source_elsewhere(document: &Document<'_>, candidate: &mut Candidate) {
    let (Some((first, end)), Some(&(cue, cue_end))) = (candidate.source, candidate.cue.first()) else { return };
    if document.sentence_at(first) != document.sentence_at(cue) {
        return;
    }
    let mut between = if end <= cue { end..cue } else { cue_end..first.max(cue_end) };
    if between.any(|token| document.slice(token) == ";") {
        candidate.source = None;
    }
}

/// Whether a candidate may be no more than an act: "signed a deal". Its verb is not one of speech, its content no clause.
fn is_act(document: &Document<'_>, quotes: &[Quote], candidate: &Candidate) -> bool {
    let is_speech = document.word(candidate.head).lex.any(Lex::REPORT)
        || document.resources.forms.is_speech_noun(document.lower(candidate.head))
        || !document.is_word(candidate.head)
        || document.lower(candidate.head) == "according";
    let is_object = matches!(candidate.frame, Frame::Object | Frame::Preposition);
    !is_speech && (is_object || !has_clause(document, quotes, candidate))
}

/// Whether a content holds a verb with tense, or a quotation.
fn has_clause(document: &Document<'_>, quotes: &[Quote], candidate: &Candidate) -> bool {
    let quoted = |token: usize| {
        let after = quotes.partition_point(|quote| quote.first <= token);
        after.checked_sub(1).is_some_and(|at| token < quotes[at].end)
    };
    let clause = |&(first, end): &(usize, usize)| {
        quoted(first) || quoted(end - 1) || super::shape::is_clause(document, first..end)
    };
    candidate.content.iter().any(clause)
}

/// The sentence of a cue, how sure it is, and the claim.
type Said = (usize, u16, Candidate);

/// Takes from each attribution the parts in other sentences than its cue's that another attribution has with a cue there,
/// and drops what is left without content or says what a likelier one says.
fn apart(document: &Document<'_>, found: &mut Vec<Attribution>) {
    let sentence = |token: usize| document.sentence_at(token).unwrap_or_default();
    let block = |sentence: usize| document.sentences[sentence].block;
    found.sort_by_key(|attribution| (attribution.start(), attribution.candidate.head));
    let near = 2 * NEIGHBOURS;
    let all: Vec<Said> = found
        .iter()
        .map(|attribution| {
            (sentence(attribution.candidate.head), attribution.confidence, attribution.candidate.clone())
        })
        .collect();
    for (at, attribution) in found.iter_mut().enumerate() {
        let own = all[at].0;
        let range = at.saturating_sub(near)..(at + near).min(all.len());
        attribution.candidate.content.retain(|part| {
            let here = sentence(part.0)..=sentence(part.1 - 1);
            // A quotation belongs to who is named in its own paragraph, not to who speaks in the next.
            let nearer = |other: &Said| {
                block(other.0) == block(*here.start())
                    && block(own) != block(other.0)
                    && other.2.content.iter().any(|&(first, end)| first <= part.0 && part.1 <= end)
            };
            let taken =
                |other: &Said| nearer(other) || here.contains(&other.0) && agreement(&other.2.content, &[*part]) >= 0.5;
            here.contains(&own) || !range.clone().any(|other| other != at && taken(&all[other]))
        });
        let says_more = |other: usize| {
            other != at
                && (all[other].1, std::cmp::Reverse(other)) > (all[at].1, std::cmp::Reverse(at))
                && agreement(&all[other].2.content, &all[at].2.content) >= 0.6
                && !holds(&all[other].2, &all[at].2)
                && (all[other].2.frame == Frame::OfNoun) == (all[at].2.frame == Frame::OfNoun)
                && !holds(&all[at].2, &all[other].2)
        };
        if range.clone().any(says_more) {
            attribution.candidate.content.clear();
        }
    }
    found.retain(|attribution| !attribution.candidate.content.is_empty());
}

/// Attributions before and after one that may say the same.
const NEIGHBOURS: usize = 4;

/// Of the claims from `from` on that say about the same only the likeliest.
fn strongest(chosen: &mut Vec<Chosen>, from: usize) {
    let mut order: Vec<usize> = (from..chosen.len()).collect();
    order.sort_by(|&a, &b| chosen[b].probability.total_cmp(&chosen[a].probability).then(a.cmp(&b)));
    let mut keep = vec![true; chosen.len()];
    for (rank, &strong) in order.iter().enumerate() {
        if !keep[strong] {
            continue;
        }
        for &weak in &order[rank + 1..] {
            let (one, other) = (&chosen[strong].candidate, &chosen[weak].candidate);
            keep[weak] &= !same(one, other) || holds(one, other) || holds(other, one);
        }
    }
    let mut at = 0;
    chosen.retain(|_| {
        at += 1;
        keep[at - 1]
    });
}

fn is_known(document: &Document<'_>, cue: (usize, usize)) -> bool {
    super::shape::is_known(document, cue.0..cue.1)
}

/// Tokens by which the end of a content may be moved to the end of its phrase.
const FAR: usize = 12;
/// Tokens between a cue and a content that may be the content's own beginning.
const NEAR: usize = 6;

/// Moves the borders of a content that the network alone gives to those of phrases: "registered in |Middlesex County".
fn snap(document: &Document<'_>, candidate: &mut Candidate) {
    let Some(sentence) = document.sentence_at(candidate.head) else { return };
    let range = document.sentences[sentence].tokens();
    let tags = tag(document, &document.resources.forms, range.clone());
    let at = |token: usize| if range.contains(&token) { tags[token - range.start] } else { Tag::Stop };
    let cue = candidate.cue[0];
    if let Some(part) = candidate.content.last_mut().filter(|part| range.contains(&(part.1 - 1))) {
        let goes_on = |tag: Tag| {
            tag.is_nominal()
                || matches!(
                    tag,
                    Tag::Preposition
                        | Tag::Determiner
                        | Tag::Possessive
                        | Tag::Participle
                        | Tag::Ing
                        | Tag::Base
                        | Tag::To
                )
        };
        let mut end = part.1;
        while end < part.1 + FAR
            && goes_on(at(end))
            && end != cue.0
            && candidate.source.is_none_or(|source| end != source.0)
        {
            end += 1;
        }
        if !goes_on(at(end)) {
            part.1 = end;
        }
    }
    let speaks = document.word(candidate.head).lex.any(Lex::SAY.with(Lex::TELL).with(Lex::ASK));
    if let Some(part) = candidate.content.first_mut().filter(|part| part.0 > cue.1 && part.0 <= cue.1 + NEAR && !speaks)
    {
        let fits =
            |token: usize| at(token).is_nominal() || matches!(at(token), Tag::Determiner | Tag::Comma | Tag::Mark);
        if (cue.1..part.0).all(fits) {
            part.0 = cue.1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::Told;
    use super::super::tests::claims;

    #[test]
    fn what_only_looks_like_an_attribution_is_none() {
        for (told, expected) in [
            (Told::new("This suggests that talks failed.").says("This", "suggests", &["that talks failed"]), vec![]),
            (
                Told::new("Rosa Lind suggests that talks failed.").says(
                    "Rosa Lind",
                    "suggests",
                    &["that talks failed"],
                ),
                vec!["Rosa Lind | suggests | talks failed"],
            ),
            (Told::new("Rosa Lind declined to comment.").says("Rosa Lind", "declined", &["to comment"]), vec![]),
            (Told::new("Rosa Lind said so too.").says("Rosa Lind", "said", &["so too"]), vec![]),
            (
                Told::new("Rosa Lind denied the request for asylum.").says(
                    "Rosa Lind",
                    "denied",
                    &["the request for asylum"],
                ),
                vec!["Rosa Lind | denied | the request for asylum"],
            ),
            (
                Told::new("Lima condemned the attack; Rosa Lind said nothing.").says(
                    "Rosa Lind",
                    "condemned",
                    &["the attack"],
                ),
                vec!["- | condemned | the attack"],
            ),
        ] {
            assert_eq!(claims(&told), expected);
        }
    }
}
