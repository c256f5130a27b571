//! Whether a sentence looks back or ahead where it names a day: by the verb that the day belongs to.
//!
//! "The council met on Friday" is the last one, "will meet on Friday" and "must leave by Friday" the next; "talks resume on
//! Friday" most likely the next, which is then a guess.

use std::ops::Range;

use crate::attribution::forms::VerbForm;
use crate::attribution::tags::{Tag, tag};
use crate::document::Document;
use crate::lexicon::Lex;

/// Where a sentence looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct View {
    pub(super) ahead: bool,
    /// Whether no word settles it.
    pub(super) open: bool,
}

/// What one team does to another, and will do where no tense says when.
const MATCHES: &[&str] =
    &["host", "hosts", "face", "faces", "play", "plays", "visit", "visits", "entertain", "meet", "meets"];

/// Verbs whose past has the form of their present; in news it is the past.
const UNCHANGED: &[&str] =
    &["beat", "hit", "cut", "put", "shut", "quit", "hurt", "cost", "let", "set", "split", "spread"];

const PAST: View = View { ahead: false, open: false };
const AHEAD: View = View { ahead: true, open: false };
const LIKELY_AHEAD: View = View { ahead: true, open: true };
const UNKNOWN: View = View { ahead: false, open: true };

/// Tokens before and after a time in which its verb is looked for.
const LOOK: usize = 16;
/// Tokens from a participle or plain form back to its auxiliary or "to".
const GROUP: usize = 4;

/// Where the sentence looks at the time that stands at `time`.
pub(super) fn view(document: &Document<'_>, time: Range<usize>, within: &Range<usize>) -> View {
    let range = within.start.max(time.start.saturating_sub(LOOK))..within.end.min(time.end + LOOK);
    let verbs = Verbs { document, tags: tag(document, &document.resources.forms, range.clone()), range };
    let before = time.start.checked_sub(1).filter(|&at| at >= within.start).map_or("", |at| document.lower(at));
    // "The vote on Monday |will be close": the day belongs to what the verb is said of.
    let next = verbs.tag(time.end).is_finite().then(|| verbs.at(time.end)).flatten();
    let found = next
        .or_else(|| (verbs.range.start..time.start).rev().find_map(|at| verbs.at(at)))
        .or_else(|| (time.end..verbs.range.end).find_map(|at| verbs.at(at)));
    match (before, found) {
        ("until" | "till", Some(view)) if !view.ahead => LIKELY_AHEAD,
        ("by", Some(view)) if !view.ahead => UNKNOWN,
        ("until" | "till" | "by", None) => LIKELY_AHEAD,
        ("by", Some(_)) => AHEAD,
        (_, found) => found.unwrap_or(UNKNOWN),
    }
}

struct Verbs<'v, 'd> {
    document: &'v Document<'d>,
    range: Range<usize>,
    tags: Vec<Tag>,
}

impl Verbs<'_, '_> {
    fn tag(&self, at: usize) -> Tag {
        if self.range.contains(&at) { self.tags[at - self.range.start] } else { Tag::Stop }
    }

    /// The words before a verb that belong to it, the nearest first.
    fn group(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (self.range.start.max(at.saturating_sub(GROUP))..at)
            .rev()
            .take_while(|&at| matches!(self.tag(at), Tag::Adverb | Tag::Auxiliary | Tag::Modal | Tag::To))
    }

    /// Where the verb at a token looks; none where it is none, or says nothing of it.
    fn at(&self, at: usize) -> Option<View> {
        let word = self.document.lower(at);
        let helped = |wanted: &[Tag]| self.group(at).find(|&at| wanted.contains(&self.tag(at)));
        if matches!(word, "due" | "scheduled" | "slated") || word == "set" && self.tag(at + 1) == Tag::To {
            let past = helped(&[Tag::Auxiliary]).is_some_and(|at| is_past(self.document.lower(at)));
            return Some(if past { LIKELY_AHEAD } else { AHEAD });
        }
        // "Lille |host| Brest on Tuesday".
        let rivals = self.tag(at.wrapping_sub(1)) == Tag::Name && self.tag(at + 1) == Tag::Name;
        if rivals && MATCHES.contains(&word) {
            return Some(LIKELY_AHEAD);
        }
        match self.tag(at) {
            Tag::Modal => Some(AHEAD),
            Tag::Base => match helped(&[Tag::Modal, Tag::To, Tag::Auxiliary]) {
                Some(help) if self.tag(help) == Tag::To => Some(self.infinitive(help)),
                Some(help) if self.tag(help) == Tag::Modal => Some(AHEAD),
                Some(help) => Some(if is_past(self.document.lower(help)) { PAST } else { LIKELY_AHEAD }),
                None => None,
            },
            Tag::Participle | Tag::Either if helped(&[Tag::Auxiliary]).is_some() => {
                if helped(&[Tag::Modal]).is_some() {
                    return Some(AHEAD);
                }
                let help = self.group(at).filter(|&at| self.tag(at) == Tag::Auxiliary).last()?;
                let present = matches!(self.document.lower(help), "is" | "are" | "am" | "'s" | "'re" | "be");
                let planned = matches!(word, "expected" | "planned");
                Some(match (present, planned) {
                    (true, true) => AHEAD,
                    (true, false) | (false, true) => LIKELY_AHEAD,
                    (false, false) => PAST,
                })
            }
            Tag::Ing => {
                helped(&[Tag::Auxiliary]).map(|at| if is_past(self.document.lower(at)) { PAST } else { LIKELY_AHEAD })
            }
            // "expected |to have| a medical on Friday".
            Tag::Auxiliary if self.tag(at.wrapping_sub(1)) == Tag::To => Some(self.infinitive(at - 1)),
            Tag::Auxiliary if !matches!(word, "be" | "been" | "being") => {
                Some(if is_past(word) { PAST } else { LIKELY_AHEAD })
            }
            Tag::Finite | Tag::Either => {
                let form = self.document.resources.forms.verb(word);
                let present = form == Some(VerbForm::Base) && !UNCHANGED.contains(&word)
                    || form == Some(VerbForm::Finite) && word.ends_with('s');
                // "The ministry says on Monday" tells what it said.
                let tells = self.document.word(at).lex.any(Lex::SAY.with(Lex::TELL));
                Some(if present && !tells { LIKELY_AHEAD } else { PAST })
            }
            _ => None,
        }
    }

    /// "to meet on Monday": ahead, unless it did or did not come about.
    fn infinitive(&self, to: usize) -> View {
        let word = to.checked_sub(1).filter(|at| self.range.contains(at)).map_or("", |at| self.document.lower(at));
        let done = [
            "failed",
            "managed",
            "refused",
            "declined",
            "began",
            "started",
            "continued",
            "came",
            "went",
            "had",
            "used",
        ];
        if done.contains(&word) { PAST } else { LIKELY_AHEAD }
    }
}

fn is_past(auxiliary: &str) -> bool {
    matches!(
        auxiliary,
        "was"
            | "were"
            | "had"
            | "has"
            | "have"
            | "did"
            | "been"
            | "wasn't"
            | "weren't"
            | "didn't"
            | "hadn't"
            | "'d"
            | "'ve"
    )
}
