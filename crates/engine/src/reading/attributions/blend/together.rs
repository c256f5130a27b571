//! Puts together what the rules' candidate and the network's own attribution of one cue say: whose source, whose parts.

use super::Chosen;
use super::unsaid::is_participle;
use crate::attribution::mend::quote_at;
use crate::attribution::phrase::Zone;
use crate::attribution::quotes::Quote;
use crate::attribution::tags::{Tag, tag};
use crate::document::Document;
use crate::lexicon::Lex;
use crate::reading::attributions::Attribution;
use crate::reading::attributions::weigh::Inside;
use crate::reading::probability::calibrated;

/// What the probability of a source's token is counted from: a token below it makes the source worse.
const SOURCE: f32 = 0.3;

/// How often a candidate of such a probability is right, by points counted on development data, in thousandths.
const CALIBRATION: [(u16, u16); 8] =
    [(0, 400), (300, 470), (550, 490), (620, 640), (720, 680), (800, 830), (900, 930), (1000, 990)];

/// A candidate with what the network adds to it: a source where it has none, a cue, quotations in other sentences.
pub(super) fn together(
    document: &Document<'_>,
    quotes: &[Quote],
    inside: &[Inside],
    chosen: Chosen,
    own: &[Attribution],
) -> Attribution {
    let Chosen { mut candidate, probability, own: at } = chosen;
    let own = at.map(|at| &own[at].candidate);
    let likely =
        |source: (usize, usize)| inside[source.0..source.1].iter().map(|token| token.source - SOURCE).sum::<f32>();
    candidate.source = match (candidate.source, own.and_then(|own| own.source)) {
        (Some(rules), Some(own)) => {
            // "Ministers |have met in talks that Portugal had said": a verb of its own parts the first from the cue.
            let far = !candidate.borrowed
                && own.1 < rules.0
                && rules.1 <= candidate.head
                && has_verb(document, own.1, rules.0);
            let sentence = |token: usize| document.sentence_at(token);
            let elsewhere =
                sentence(own.0) != sentence(candidate.head) && sentence(rules.0) == sentence(candidate.head);
            let shared = candidate.borrowed && shares_subject(document, rules, own, candidate.cue[0].0);
            let whole = !candidate.borrowed && is_whole(document, rules, own);
            // "left, hours before |the court| was to rule, and urged".
            let put_in = candidate.borrowed && rules.1 <= own.0 && is_put_in(document, own.0, candidate.cue[0].0);
            let keep = far || elsewhere || shared || whole || put_in || likely(rules) >= likely(own);
            Some(if keep { rules } else { own })
        }
        (Some(rules), None) => {
            // A verb that is not passive has its speaker for a subject, whether the network sees one or not.
            let is_subject = !candidate.passive && !candidate.borrowed && rules.1 <= candidate.head;
            (own.is_none() || is_subject || likely(rules) >= 0.0).then_some(rules)
        }
        // "Lind was told that …": who said so is not named.
        (None, other) => other.filter(|other| !candidate.passive || other.0 > candidate.head),
    };
    if let Some(own) = own {
        candidate.cue = own.cue.clone();
        let sentence = |token: usize| document.sentence_at(token);
        let own_sentence = sentence(candidate.head);
        let elsewhere =
            own.content.iter().filter(|part| sentence(part.0) != own_sentence && sentence(part.1 - 1) != own_sentence);
        for &part in elsewhere {
            // “We kept drilling.” |The finding suggests: the quotation is theirs, and no more.
            // (Two single marks for a double one are an empty quotation.)
            let quote = quote_at(quotes, part.0).filter(|quote| quote.first == part.0 && quote.end > part.0 + 2);
            let part = (part.0, quote.map_or(part.1, |quote| part.1.min(quote.end)));
            if candidate.content.iter().all(|other| part.1 <= other.0 || other.1 <= part.0) {
                candidate.content.push(part);
            }
        }
    }
    candidate.content.sort_unstable();
    Attribution { candidate, confidence: calibrated((probability * 1000.0) as u16, &CALIBRATION) }
}

/// Whether the network's source is a part of the noun phrase that the rules have: "|Families |gathered outside the gate|
/// accused", "|Its head of research, |Rosa Lind|, said", "Ana Lind, whose son|, Karl, was hurt|, blamed".
fn is_whole(document: &Document<'_>, rules: (usize, usize), own: (usize, usize)) -> bool {
    let word = |at: usize| document.lower(at);
    let relative = |at: usize| matches!(word(at), "that" | "who" | "which" | "whose");
    if own.0 == rules.0 && own.1 < rules.1 {
        let clause = (own.0 + 1..own.1).rev().find(|&at| relative(at));
        let is_cut = clause.is_some_and(|at| document.slice(own.1) != "," || !has_verb(document, at, own.1));
        return is_participle(document, own.1) || relative(own.1) || is_cut;
    }
    let last = rules.0 < own.0 && own.1 == rules.1;
    // "an inquiry by |the council|".
    if last && document.lower(own.0 - 1) == "by" {
        return true;
    }
    let named = last && document.slice(own.0 - 1) == ",";
    named && document.word(rules.0).lex.any(Lex::DETERMINER)
}

/// Whether a subject is that of a clause of time between commas, and the verb at `cue` goes on behind it.
fn is_put_in(document: &Document<'_>, subject: usize, cue: usize) -> bool {
    let Some(sentence) = document.sentence_at(cue).map(|at| document.sentences[at].tokens()) else { return false };
    let low = sentence.start.max(subject.saturating_sub(BEFORE));
    if subject <= low || cue >= sentence.end || cue <= subject {
        return false;
    }
    let tags = tag(document, &document.resources.forms, low..cue);
    let zone = Zone { document, base: low, tags: &tags, low, high: cue };
    zone.put_in(subject).is_some() && zone.before(cue) == Tag::And && zone.before(cue - 1) == Tag::Comma
}

/// Tokens before a subject in which its clause may begin.
const BEFORE: usize = 12;

/// Whether two verbs joined by "and" have one subject, and what the network takes for the second's is the object of the
/// first: "|Hungary| summoned |Sweden's ambassador| and threatened".
fn shares_subject(document: &Document<'_>, subject: (usize, usize), object: (usize, usize), cue: usize) -> bool {
    if subject.1 > object.0 || object.1 > cue {
        return false;
    }
    let tags = tag(document, &document.resources.forms, subject.1..cue);
    let finite = |at: usize| tags[at].is_finite() && (at == 0 || !tags[at - 1].is_finite());
    let joined = tags.iter().rev().find(|tag| **tag != Tag::Adverb) == Some(&Tag::And);
    joined && finite(0) && (0..tags.len()).filter(|&at| finite(at)).count() == 1
}

/// Whether a verb with tense stands between two tokens of a sentence.
fn has_verb(document: &Document<'_>, from: usize, to: usize) -> bool {
    tag(document, &document.resources.forms, from..to).iter().any(|tag| tag.is_finite())
}
