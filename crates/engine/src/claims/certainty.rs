//! How firmly a source puts a claim, with the words that decide it.
//!
//! "denied" and "asked" are told by the cue; "may" and "will" by the claim's main clause, the first of them winning:
//! "talks will likely fail" predicts, "talks may fail, which will hurt" hedges.

use article::{Certainty, TextRange};

use crate::attribution::candidate::{Candidate, Frame};
use crate::attribution::tags::{Tag, tag};
use crate::document::Document;
use crate::lexicon::{Lex, Phrase};
use crate::token::Kind;

/// A certainty and its words.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) certainty: Certainty,
    pub(crate) cue: Vec<TextRange>,
}

/// Words that begin another clause than the main one, and what ends the sentence.
pub(crate) const OTHER_CLAUSE: &[&str] =
    &["which", "who", "because", "if", "while", "although", "when", "where", "unless", ".", "!", "?", ";"];
/// Words that open a question within a sentence.
const OPENS_QUESTION: &[&str] = &["if", "what", "why", "how", "who", "when", "where", "which"];
/// Tokens from a cue's head to the end of a phrase that it begins: "refused to rule out".
const LONGEST: usize = 4;
/// Tokens of a content that are looked at: its main clause.
const CLAUSE: usize = 40;

/// How firmly a candidate's content is put.
pub(crate) fn of(document: &Document<'_>, candidate: &Candidate, content: &[(usize, usize)]) -> Verdict {
    let in_cue = candidate.cue.iter().find_map(|&(first, _)| cue_phrase(document, first, candidate.head));
    let opens = content.first().map_or("", |part| document.lower(part.0));
    if let Some((Phrase::Denied | Phrase::Asked, range)) =
        in_cue.filter(|(phrase, _)| opens != "whether" || *phrase == Phrase::Asked)
    {
        let certainty = if matches!(in_cue, Some((Phrase::Denied, _))) { Certainty::Denied } else { Certainty::Asked };
        return Verdict { certainty, cue: vec![range] };
    }
    let asks = document.word(candidate.head).lex.any(Lex::ASK) && candidate.frame == Frame::Question;
    if opens == "whether" || OPENS_QUESTION.contains(&opens) && matches!(in_cue, Some((Phrase::Unsaid, _))) {
        return Verdict { certainty: Certainty::Asked, cue: vec![document.tokens[content[0].0].range()] };
    }
    let question = content.last().filter(|&&(first, end)| {
        let last = (first..end)
            .rev()
            .find(|&at| document.is_word(at) || document.slice(at) == "?" || document.slice(at) == ".");
        last.is_some_and(|last| document.slice(last) == "?")
    });
    if asks {
        return Verdict { certainty: Certainty::Asked, cue: vec![document.tokens[candidate.head].range()] };
    }
    if question.is_some() && content.len() == 1 && !has_statement(document, content[0]) {
        return Verdict { certainty: Certainty::Asked, cue: Vec::new() };
    }
    if let Some((phrase, range)) = in_cue.filter(|(phrase, _)| *phrase != Phrase::Plain) {
        return verdict(phrase, range);
    }
    // "ruled that she |could| appeal" permits it.
    let permits = |range: TextRange| {
        SETTLES.contains(&document.lower(candidate.head)) && matches!(range.of(document.text()), "could" | "may")
    };
    for (at, &(first, end)) in content.iter().enumerate() {
        if at > 0 && !goes_on(document, content[at - 1], first) {
            break;
        }
        let end = first_clause(document, first, end.min(first + CLAUSE));
        let end = before_speech(document, first, end);
        let found = first_phrase(document, first, end, OTHER_CLAUSE);
        if let Some((phrase, range)) = found.filter(|&(_, range)| !permits(range)) {
            return verdict(phrase, range);
        }
    }
    Verdict { certainty: Certainty::Stated, cue: Vec::new() }
}

/// Verbs by which whoever may do so settles something.
const SETTLES: &[&str] = &["ruled", "rules", "ruling", "decided", "decides", "decreed"];
/// Tokens from a verb of speech to the "that" of what is said.
const FAR: usize = 7;
/// Tokens from a verb of speech back to its subject, if that is a pronoun.
const SPEAKER: usize = 4;

/// Where the speech of somebody else begins in a content, how firm that is put is theirs: "“My husband said |it will
/// rise”". Who says "I say it will rise" means it, and "said to be lost" is a phrase by itself.
fn before_speech(document: &Document<'_>, first: usize, end: usize) -> usize {
    let next = |at: usize| document.tokens.get(at + 1).map_or("", |_| document.lower(at + 1));
    let speaks = |at: usize| match document.lower(at) {
        "said" | "says" | "told" | "tells" => next(at) != "to",
        // "promised |him in March| that".
        _ => {
            document.word(at).lex.any(Lex::SAY.with(Lex::TELL))
                && (at + 1..end.min(at + FAR))
                    .take_while(|&at| document.is_word(at))
                    .any(|at| document.lower(at) == "that")
        }
    };
    if !(first + 1..end).any(speaks) {
        return end;
    }
    let tags = tag(document, &document.resources.forms, first..end);
    let own =
        |at: usize| (first.max(at.saturating_sub(SPEAKER))..at).any(|at| matches!(document.lower(at), "i" | "we"));
    let all = document.tokens.len();
    let found = (first + 1..end).find(|&at| {
        let verb = tags[at - first].is_finite() || tags[at - first] == Tag::Participle;
        speaks(at) && verb && !own(at) && phrase_at(document, at, all, |_| true).is_none()
    });
    found.unwrap_or(end)
}

/// Where the first of two clauses joined by "and" ends: "it had not been asked |and feared the plant would close".
fn first_clause(document: &Document<'_>, first: usize, end: usize) -> usize {
    let is_and = |at: usize| document.lower(at) == "and";
    if !(first..end).any(is_and) {
        return end;
    }
    let tags = tag(document, &document.resources.forms, first..end);
    let joins = |&at: &usize| {
        let next = (at + 1..tags.len()).find(|&at| tags[at] != Tag::Adverb);
        is_and(first + at)
            && tags[..at].iter().any(|tag| tag.is_finite())
            && next.is_some_and(|next| matches!(tags[next], Tag::Finite | Tag::Either | Tag::That))
    };
    (0..tags.len()).find(joins).map_or(end, |at| first + at)
}

/// Words by which nobody or nothing is meant.
const NOBODY: &[&str] = &["no", "nobody", "nothing", "none", "neither", "nowhere", "never"];
/// Tokens from such a word to a verb that it is the subject of.
const SUBJECT: usize = 6;

/// Whether "could" says that something is out of question, "no verdict |could bring her back", or how much there is room
/// for, "the hall |could hold 300 people".
fn is_no_guess(document: &Document<'_>, first: usize, at: usize) -> bool {
    let nobody = |at: usize| NOBODY.contains(&document.lower(at));
    let room = || {
        let count = document.tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Number);
        count && matches!(document.lower(at + 1), "hold" | "seat" | "carry" | "fit" | "house" | "sleep")
    };
    document.lower(at) == "could" && ((first.max(at.saturating_sub(SUBJECT))..at).any(nobody) || room())
}

/// Whether the main clause of a content goes on behind its cue: "If talks fail, she said, boats may stay". Its first part is
/// then in the same sentence, and begins another clause or has no verb with tense.
fn goes_on(document: &Document<'_>, (first, end): (usize, usize), next: usize) -> bool {
    let mut words = (first..end).filter(|&at| document.is_word(at));
    let subordinate = words.next().is_some_and(|at| {
        document.word(at).lex.any(Lex::CONJUNCTION) || matches!(document.lower(at), "if" | "when" | "where")
    });
    document.sentence_at(first) == document.sentence_at(next)
        && (subordinate || !tag(document, &document.resources.forms, first..end).iter().any(|tag| tag.is_finite()))
}

/// The phrase of certainty that a cue is, modal verbs apart: "would not say" predicts nothing.
fn cue_phrase(document: &Document<'_>, first: usize, head: usize) -> Option<(Phrase, TextRange)> {
    let modal = |at: usize| {
        matches!(document.lower(at), "may" | "might" | "could" | "will" | "would" | "shall" | "'ll" | "won't")
    };
    let end = (head + LONGEST).min(document.tokens.len());
    // "could not believe" marvels.
    let marvels =
        |at: usize| at > first && document.lower(at) == "not" && matches!(document.lower(at - 1), "could" | "can");
    let opens = |&at: &usize| !(modal(at) || marvels(at) && document.word(head).lex.any(Lex::THINK));
    (first..=head).filter(opens).find_map(|at| {
        let (phrase, length) = phrase_at(document, at, end, |_| true)?;
        Some((phrase, document.range(at, at + length)))
    })
}

/// Whether a stretch holds a sentence that ends with a full stop: it is no question alone.
fn has_statement(document: &Document<'_>, (first, end): (usize, usize)) -> bool {
    (first..end).any(|at| document.slice(at) == ".")
}

fn verdict(phrase: Phrase, range: TextRange) -> Verdict {
    let certainty = match phrase {
        Phrase::Hedged | Phrase::Doubted | Phrase::Unsaid => Certainty::Hedged,
        Phrase::Predicted => Certainty::Predicted,
        Phrase::Denied => Certainty::Denied,
        Phrase::Asked => Certainty::Asked,
        Phrase::Plain => Certainty::Stated,
    };
    Verdict { certainty, cue: if certainty == Certainty::Stated { Vec::new() } else { vec![range] } }
}

/// The first hedge or prediction in `first..end`, before one of the words that begin another clause.
pub(crate) fn first_phrase(
    document: &Document<'_>,
    first: usize,
    end: usize,
    stops: &[&str],
) -> Option<(Phrase, TextRange)> {
    for at in first..end.min(document.tokens.len()) {
        if at > first && stops.contains(&document.lower(at)) {
            return None;
        }
        if let Some((phrase, length)) =
            phrase_at(document, at, end, |phrase| matches!(phrase, Phrase::Hedged | Phrase::Predicted))
            && !is_no_guess(document, first, at)
        {
            return Some((phrase, document.range(at, at + length)));
        }
    }
    None
}

/// The longest phrase of the word lists that begins at a token, if it is wanted, and its length in tokens.
pub(crate) fn phrase_at(
    document: &Document<'_>,
    at: usize,
    end: usize,
    wanted: impl Fn(Phrase) -> bool,
) -> Option<(Phrase, usize)> {
    let capital_may = document.lower(at) == "may" && document.tokens[at].is_capital();
    if capital_may {
        return None;
    }
    // "their sales |forecast".
    let owned = at > 1 && matches!(document.lower(at - 2), "its" | "their" | "his" | "her" | "our");
    if owned && document.lower(at) == "forecast" {
        return None;
    }
    // "the |expected| rise", "worse than |expected|".
    let describes =
        at > 0 && (document.word(at - 1).lex.any(Lex::DETERMINER) || matches!(document.lower(at - 1), "as" | "than"));
    if describes && document.lower(at) == "expected" {
        return None;
    }
    // "the will", "their forecast".
    let is_noun = matches!(
        document.lower(at),
        "will" | "might" | "forecast" | "suspects" | "suspect" | "thought" | "doubt" | "doubts"
    ) && at > 0
        && document.word(at - 1).lex.any(Lex::DETERMINER);
    if is_noun {
        return None;
    }
    let fits = |rest: &[&str]| {
        at + rest.len() < end && rest.iter().enumerate().all(|(far, word)| document.lower(at + 1 + far) == *word)
    };
    let mut phrases = document.resources.lexicon.phrases(document.lower(at)).iter();
    // The longest decides: "could not" is no "could".
    phrases
        .find(|(rest, phrase)| fits(rest) && (*phrase == Phrase::Plain || wanted(*phrase)))
        .filter(|(_, phrase)| wanted(*phrase))
        .map(|(rest, phrase)| (*phrase, rest.len() + 1))
}
