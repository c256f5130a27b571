//! Claims in the article's own voice: sentences that evaluate, infer, predict, name a cause or give a number.
//!
//! Plain narration is none: "Ministers met in Lima on Monday." "It was the worst drought in a century." is. A sentence in
//! which somebody speaks, or says "I" or "you", is somebody's and not the article's.

use std::ops::Range;

use article::{BlockKind, Certainty, Claim, Mode, Reason, TextRange, Why};

use super::certainty::{OTHER_CLAUSE, first_phrase, phrase_at};
use crate::attribution::forms::{OwnKind, VerbForm};
use crate::attribution::quotes::Quote;
use crate::attribution::tags::is_be;
use crate::document::Document;
use crate::lexicon::{Lex, Phrase};
use crate::numbers;
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
    // An item of a list is somebody's where a list is announced, and part of one elsewhere.
    if !kind.carries_claims() || kind == BlockKind::ListItem || document.language != "en" {
        return None;
    }
    let (first, mut end) = (sentence.tokens().start, sentence.tokens().end);
    let belongs = |at: usize| matches!(document.slice(at), ")" | "%" | "\u{20AC}" | "\u{B0}");
    while end > first && document.tokens[end - 1].kind == Kind::Mark && !belongs(end - 1) {
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
    let is_somebodys = |at: usize| speaks(document, at) || is_person_spoken_with(document, at);
    if attributed.iter().any(|range| range.overlaps(whole))
        || quoted(first)
        || (first..end).any(|at| !quoted(at) && is_somebodys(at))
    {
        return None;
    }
    let mut best: Option<(Reason, TextRange)> = None;
    for at in (first..end).filter(|&at| !quoted(at)) {
        let Some((reason, length)) = reason_at(document, at, first..end, kind) else { continue };
        if best.is_none_or(|(other, _)| rank(reason) < rank(other)) {
            best = Some((reason, document.range(at, at + length)));
        }
    }
    let (code, cue) = best?;
    let asked = (first..end).find(|&at| !quoted(at) && opens_doubt(document, at, first));
    let (certainty, certainty_cue) = match code {
        _ if let Some(at) = asked => (Certainty::Asked, vec![document.tokens[at].range()]),
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

/// Whether a word says that somebody speaks: whoever it is answers for the sentence, found as a source or not.
fn speaks(document: &Document<'_>, at: usize) -> bool {
    const SPEAKS: &[&str] = &[
        "said",
        "says",
        "told",
        "tells",
        "stated",
        "announced",
        "claimed",
        "claims",
        "warned",
        "argued",
        "argues",
        "insisted",
        "according",
        "reportedly",
        "allegedly",
        "estimated",
        "estimates",
        "reported",
        "predicted",
        "predicts",
    ];
    let word = document.lower(at);
    // "in his view".
    let is_view = matches!(word, "view" | "opinion")
        && at >= 2
        && document.lower(at - 2) == "in"
        && matches!(document.lower(at - 1), "his" | "her" | "their" | "its");
    is_view || SPEAKS.contains(&word) && (at == 0 || !document.word(at - 1).lex.any(Lex::DETERMINER))
}

/// Whether a word means who speaks or is spoken to: "I", "you", "we're".
fn is_person_spoken_with(document: &Document<'_>, at: usize) -> bool {
    let word = document.lower(at);
    let person = word.split_once('\'').map_or(word, |(person, _)| person);
    let short = document.tokens[at].end - document.tokens[at].start < 2;
    matches!(person, "i" | "we" | "you" | "my" | "our" | "your" | "me" | "us" | "let")
        && document.mention_at(at).is_none()
        && (!document.tokens[at].is_capital() || person != "us")
        && (person != "let" || word.len() > 3)
        // "World War I".
        && !(short && at > 0 && document.tokens[at - 1].is_capital())
}

/// What the words at a token make of the sentence, and how many of them.
fn reason_at(document: &Document<'_>, at: usize, within: Range<usize>, kind: BlockKind) -> Option<(Reason, usize)> {
    let end = within.end;
    if document.tokens[at].kind == Kind::Number || document.slice(at) == "$" {
        return counts(document, at, end, kind).map(|length| (Reason::OwnNumber, length));
    }
    if document.tokens[at].kind != Kind::Word || document.mention_at(at).is_some() {
        return None;
    }
    if is_most_judged(document, at, end) {
        return Some((Reason::OwnEvaluation, 2));
    }
    if let Some((own, length)) = document.resources.forms.own_phrase(document, at, end) {
        let next = document.tokens.get(at + length).map_or("", |_| document.lower(at + length));
        let is_name = document.tokens[at].is_capital() && at > within.start && kind != BlockKind::Title;
        let holds = match own {
            OwnKind::Inference => !matches!(document.lower(at), "may" if document.tokens[at].is_capital()),
            // "due to land at noon" is no cause, but a plan.
            OwnKind::Cause => {
                document.lower(at) != "due" || document.resources.forms.verb(next) != Some(VerbForm::Base)
            }
            OwnKind::Judgement => true,
            OwnKind::Superlative => is_superlative(document, at, next),
            OwnKind::Predicate => {
                // "is encouraging allies" tells what is done, "an encouraging sign" does not.
                let is_attribute = at > 0 && document.word(at - 1).lex.any(Lex::DETERMINER);
                let does =
                    document.lower(at).ends_with("ing") && !is_attribute && begins_object(document, at + length, end);
                !does && is_said_of_subject(document, at, within.start)
            }
        };
        let reason = match own {
            OwnKind::Inference => Reason::OwnInference,
            OwnKind::Cause => Reason::OwnCause,
            _ => Reason::OwnEvaluation,
        };
        return (holds && !is_name).then_some((reason, length));
    }
    let (_, length) = phrase_at(document, at, end, |phrase| phrase == Phrase::Predicted)?;
    let is_open = (within.start..at).any(|at| opens_doubt(document, at, within.start));
    (foretells(document, at, length) && !is_open && !is_in_relative_clause(document, at, within.start))
        .then_some((Reason::OwnPrediction, length))
}

/// Whether a word opens a question that stays open: "it is unclear |whether", "it remains to be seen |how".
fn opens_doubt(document: &Document<'_>, at: usize, first: usize) -> bool {
    let before = at.checked_sub(1).filter(|&before| before >= first).map_or("", |before| document.lower(before));
    let doubts = matches!(before, "unclear" | "clear" | "seen" | "known" | "unknown" | "certain" | "uncertain");
    doubts && matches!(document.lower(at), "whether" | "if" | "how" | "what" | "who" | "when" | "where" | "why")
}

/// Whether a phrase of the future is the article's own: "would" in narration is conditional or past, and who "plans to",
/// "expects" or "predicts" answers for it.
fn foretells(document: &Document<'_>, at: usize, length: usize) -> bool {
    let goes_somewhere = document.lower(at) == "going"
        && document
            .tokens
            .get(at + length)
            .is_none_or(|next| next.is_capital() || document.word(at + length).lex.any(Lex::DETERMINER));
    matches!(
        document.lower(at),
        "will" | "won't" | "'ll" | "shall" | "going" | "about" | "is" | "are" | "expected" | "set" | "scheduled"
    ) && !goes_somewhere
        && (length > 1 || document.lower(at) != "expected")
}

/// Turns of somebody who is asked from which on an article is a conversation.
const TURNS: usize = 4;
/// Tokens in which a turn's label stands.
const LABEL: usize = 6;

/// Whether an article is a conversation, each turn behind its speaker's label: then nothing is in its own voice.
pub(super) fn is_conversation(document: &Document<'_>) -> bool {
    let mut last = None;
    let turns = document.sentences.iter().filter(|sentence| {
        let begins = last.replace(sentence.block) != Some(sentence.block);
        let label = sentence.tokens().take(LABEL).any(|at| document.slice(at) == ":");
        begins
            && document.block_kind(sentence) == BlockKind::Paragraph
            && (label && document.tokens[sentence.first as usize].is_capital()
                || document.slice(sentence.first as usize) == "(")
    });
    turns.take(TURNS).count() == TURNS
}

/// "the worst drought", "its best year"; not "at best", "best known".
fn is_superlative(document: &Document<'_>, at: usize, next: &str) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.lower(before));
    matches!(before, "the" | "its" | "their" | "his" | "her" | "'s" | "of" | "our") && next != "known"
}

/// Whether "most" stands before a word that judges: "the |most divisive vote".
fn is_most_judged(document: &Document<'_>, at: usize, end: usize) -> bool {
    let judges =
        |at: usize| matches!(document.resources.forms.own_phrase(document, at, end), Some((OwnKind::Predicate, 1)));
    document.lower(at) == "most"
        && at + 1 < end
        && is_superlative(document, at, document.lower(at + 1))
        && judges(at + 1)
}

/// Words by which a subject is said to be something, those of "be" apart.
const BECOMES: &[&str] = &[
    "become", "becomes", "became", "remain", "remains", "remained", "prove", "proves", "proved", "look", "looks",
    "looked",
];
/// Most words between such a verb and what it says.
const BETWEEN: usize = 4;

/// Whether an adjective is said of the main clause's subject: "was disastrous", "is a very bad idea".
fn is_said_of_subject(document: &Document<'_>, at: usize, first: usize) -> bool {
    let between = |at: usize| {
        let word = document.word(at);
        document.is_word(at)
            && (word.lex.any(Lex::ADVERB) || matches!(&*word.lower, "a" | "an" | "very" | "too" | "as" | "not"))
            || word.lower.ends_with("ly")
    };
    let mut verb = at;
    while verb > first && at - verb < BETWEEN {
        verb -= 1;
        let word = document.lower(verb);
        if is_be(word) && word != "being" || BECOMES.contains(&word) || document.slice(verb) == "\u{2019}s" {
            return document.tokens[verb].kind != Kind::Possessive && !is_subordinate(document, verb, first);
        }
        if !between(verb) {
            return false;
        }
    }
    false
}

/// Whether an object follows: "is encouraging |allies".
fn begins_object(document: &Document<'_>, at: usize, end: usize) -> bool {
    let lex = Lex::PREPOSITION.with(Lex::CONJUNCTION).with(Lex::ADVERB).with(Lex::AUXILIARY);
    at < end && document.is_word(at) && !document.word(at).lex.any(lex) && !matches!(document.lower(at), "and" | "or")
}

/// Whether a clause that is not the main one began before a token of its sentence.
fn is_subordinate(document: &Document<'_>, at: usize, first: usize) -> bool {
    (first..at).any(|at| {
        matches!(
            document.lower(at),
            "who" | "which" | "that" | "whose" | "whether" | "if" | "unless" | "because" | "where" | "how"
        )
    })
}

/// Whether a verb stands right behind "who" or "which".
fn is_in_relative_clause(document: &Document<'_>, at: usize, first: usize) -> bool {
    (first.max(at.saturating_sub(2))..at).any(|at| matches!(document.lower(at), "who" | "which" | "that" | "what"))
}

/// The least bare count that is told for its own sake.
const COUNT: f64 = 10.0;

/// The tokens of a number that counts or measures something: no year, date, time, age, duration or part of a name.
fn counts(document: &Document<'_>, at: usize, end: usize, kind: BlockKind) -> Option<usize> {
    if kind == BlockKind::Title {
        return None;
    }
    let (number, after) = numbers::quantity(document, at, end)?;
    let of_something = || {
        let lower = document.tokens.get(after).filter(|token| after < end && !token.is_capital())?;
        let is_noun = lower.kind == Kind::Word
            && !document.word(after).lex.any(Lex::FUNCTION)
            && !matches!(document.lower(after), "a.m." | "p.m." | "am" | "pm");
        (is_noun && number.value.to_f64() >= COUNT).then_some(())
    };
    let tells = if number.unit.is_empty() {
        number.value.to_f64() >= 1000.0 || of_something().is_some()
    } else {
        !numbers::is_duration(&number.unit)
    };
    tells.then_some(after - at)
}
