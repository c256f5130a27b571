//! Claims in the article's own voice: sentences that evaluate, infer, predict, name a cause or give a number.
//!
//! Plain narration is none: "Ministers met in Lima on Monday." "It was the worst drought in a century." is.

use article::{BlockKind, Certainty, Claim, Mode, Reason, TextRange, Why};

use super::certainty::{OTHER_CLAUSE, first_phrase, phrase_at};
use crate::attribution::forms::OwnKind;
use crate::attribution::quotes::Quote;
use crate::document::Document;
use crate::lexicon::{Lex, Phrase};
use crate::token::Kind;

/// How often such a claim is one, in thousandths: read off a sample of sentences by reason.
const fn confidence(reason: Reason) -> u16 {
    match reason {
        Reason::OwnEvaluation | Reason::OwnNumber => 600,
        Reason::OwnInference | Reason::OwnPrediction => 650,
        _ => 550,
    }
}

/// The claim that a sentence makes in the article's own voice, if it makes one outside `attributed`.
pub(super) fn claim(
    document: &Document<'_>,
    quotes: &[Quote],
    sentence: usize,
    attributed: &[TextRange],
) -> Option<Claim> {
    let sentence = &document.sentences[sentence];
    let kind = document.block_kind(sentence);
    if !kind.carries_claims() || document.language != "en" {
        return None;
    }
    let (first, mut end) = (sentence.tokens().start, sentence.tokens().end);
    while end > first && document.tokens[end - 1].kind == Kind::Mark {
        end -= 1;
    }
    if end < first + 4 || document.slice(sentence.tokens().end - 1) == "?" {
        return None;
    }
    let next = quotes.partition_point(|quote| quote.end <= first);
    let quoted = |at: usize| {
        quotes[next..].iter().take_while(|quote| quote.first < end).any(|quote| (quote.first..quote.end).contains(&at))
    };
    let whole = document.range(first, end);
    // A sentence in which somebody else speaks is not the article's.
    if attributed.iter().any(|range| range.overlaps(whole)) || quoted(first) {
        return None;
    }
    let mut best: Option<(Reason, TextRange)> = None;
    for at in (first..end).filter(|&at| !quoted(at)) {
        let Some((reason, length)) = reason_at(document, at, end, kind) else { continue };
        if best.is_none_or(|(other, _)| rank(reason) < rank(other)) {
            best = Some((reason, document.range(at, at + length)));
        }
    }
    let (code, cue) = best?;
    let (certainty, certainty_cue) = match code {
        Reason::OwnPrediction => (Certainty::Predicted, vec![cue]),
        _ => match first_phrase(document, first, end, OTHER_CLAUSE) {
            Some((Phrase::Hedged, range)) => (Certainty::Hedged, vec![range]),
            Some((Phrase::Predicted, range)) => (Certainty::Predicted, vec![range]),
            _ => (Certainty::Stated, Vec::new()),
        },
    };
    Some(Claim {
        content: vec![whole],
        source: None,
        cue: Vec::new(),
        mode: Mode::Own,
        certainty,
        certainty_cue,
        unsure: false,
        confidence: confidence(code),
        why: Why { code, spans: vec![cue] },
    })
}

const fn rank(reason: Reason) -> u8 {
    match reason {
        Reason::OwnEvaluation => 0,
        Reason::OwnInference => 1,
        Reason::OwnPrediction => 2,
        Reason::OwnCause => 3,
        _ => 4,
    }
}

/// What the words at a token make of the sentence, and how many of them.
fn reason_at(document: &Document<'_>, at: usize, end: usize, kind: BlockKind) -> Option<(Reason, usize)> {
    if document.tokens[at].kind == Kind::Number {
        return (kind != BlockKind::Title && counts(document, at, end)).then_some((Reason::OwnNumber, 1));
    }
    if document.tokens[at].kind != Kind::Word || document.mention_at(at).is_some() {
        return None;
    }
    if let Some((own, length)) = document.resources.forms.own_phrase(document, at, end) {
        let reason = match own {
            OwnKind::Inference => Reason::OwnInference,
            OwnKind::Cause => Reason::OwnCause,
        };
        return Some((reason, length));
    }
    match phrase_at(document, at, end, |phrase| matches!(phrase, Phrase::Evaluation | Phrase::Predicted))? {
        (Phrase::Evaluation, length) => Some((Reason::OwnEvaluation, length)),
        // "would" in narration is conditional or past; what is to come is told by "will" and its like.
        (_, length) => {
            (!matches!(document.lower(at), "would" | "'d" | "soon")).then_some((Reason::OwnPrediction, length))
        }
    }
}

/// Whether a number counts or measures something: not a year, date, time, age or part of a name.
fn counts(document: &Document<'_>, at: usize, end: usize) -> bool {
    if document.mention_at(at).is_some() {
        return false;
    }
    let digits = document.slice(at);
    let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    let before = at.checked_sub(1).map_or("", |before| document.slice(before));
    let dated = |at: usize| document.word(at).lex.any(Lex::MONTH.with(Lex::DAY));
    let is_date = at > 0 && dated(at - 1) || at + 1 < end && dated(at + 1);
    let money = matches!(before, "$" | "\u{20AC}" | "\u{A3}" | "\u{A5}");
    let after = if at + 1 < end { document.lower(at + 1) } else { "" };
    let unit = matches!(after, "%" | "percent" | "per" | "million" | "billion" | "trillion" | "thousand" | "times");
    let noun = at + 1 < end
        && document.is_word(at + 1)
        && !document.word(at + 1).lex.any(Lex::FUNCTION)
        && !document.tokens[at + 1].is_capital();
    plain && !is_date && (money || unit || (!year && noun && !matches!(after, "a.m." | "p.m." | "am" | "pm")))
}
