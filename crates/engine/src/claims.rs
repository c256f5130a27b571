//! Finds claims and who answers for them.
//!
//! Why: what an article says is so, and who says it, are told apart here. Attributed claims come from the candidates of
//! [`crate::attribution`], or from the network; sentences in the article's own voice where they judge, infer, predict, count or
//! name a cause ([`own`]). [`certainty`] says how firmly each is put, [`resolve`] who "she" or "the minister" is.
//!
//! "Rosa Lind said talks may fail." is the claim "talks may fail" of "Rosa Lind", reported and hedged ("may").

pub(crate) mod certainty;
mod choose;
mod own;
mod resolve;

use std::collections::BTreeMap;
use std::ops::Range;

use article::{Certainty, Claim, EntityKind, Mention, Mode, Reason, Source, TextRange, Why};

use crate::attribution::candidate::Candidate;
use crate::attribution::forms::VerbForm;
use crate::attribution::mend::{is_anonymity, is_reason, mend};
use crate::attribution::quotes::{self, Quote};
use crate::attribution::tags::{Tag, is_be, tag};
use crate::attribution::{self, quoted, weigh, works};
use crate::document::Document;
use crate::lexicon::Lex;
use crate::reading::attributions::{self, Attribution};

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// By first content range.
    pub(crate) claims: Vec<Claim>,
    /// Nominals and pronouns that were resolved.
    pub(crate) mentions: Vec<Mention>,
}

/// Below this a claim is marked as doubtful.
const UNSURE: u16 = 500;

/// A claim whose source is not resolved yet.
#[derive(Debug)]
struct Draft {
    claim: Claim,
    /// The source's tokens.
    source: Option<(usize, usize)>,
    /// The cue's word.
    head: usize,
}

/// The state between runs of sentences: quotations may span them.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    quotes: Option<Vec<Quote>>,
    /// Whether the article is a conversation and has no voice of its own.
    is_conversation: bool,
    drafts: Vec<Draft>,
    /// What the network found and is not drafted yet, the last first.
    told: Vec<Attribution>,
    /// Contents of the network's attributions that may reach into the next sentence.
    reach: Vec<TextRange>,
}

impl Finder {
    /// Reads the next run of sentences.
    pub(crate) fn step(&mut self, document: &Document<'_>, run: Range<usize>) {
        let quotes = match self.quotes.take() {
            Some(quotes) => quotes,
            None => {
                let quotes = quotes::all(document);
                self.is_conversation = own::is_conversation(document);
                if let Some(reading) = &document.reading {
                    self.told = attributions::all(document, &quotes, reading);
                    self.told.reverse();
                }
                quotes
            }
        };
        for sentence in run {
            let attributed = match document.reading {
                Some(_) => self.told(document, &quotes, sentence),
                None => self.weighed(document, &quotes, sentence),
            };
            // What a quotation from an earlier sentence covers is somebody's, even where nobody is named.
            if !self.is_conversation
                && let Some(claim) = own::claim(document, &quotes, sentence, &attributed)
            {
                self.drafts.push(Draft { claim, source: None, head: document.sentences[sentence].first as usize });
            }
        }
        self.quotes = Some(quotes);
    }

    /// Drafts what the candidates of a sentence claim; gives their contents.
    fn weighed(&mut self, document: &Document<'_>, quotes: &[Quote], sentence: usize) -> Vec<TextRange> {
        let from = self.drafts.len();
        attribution::read(document, quotes, sentence, &mut |ground, candidates| {
            for chosen in choose::choose(ground, candidates) {
                let confidence = weigh::confidence(chosen.score);
                self.drafts.extend(draft(document, quotes, &chosen.candidate, confidence));
            }
        });
        self.drafts[from..].iter().flat_map(|draft| draft.claim.content.iter().copied()).collect()
    }

    /// Drafts what the network found up to the end of a sentence; gives the contents that reach into it.
    fn told(&mut self, document: &Document<'_>, quotes: &[Quote], sentence: usize) -> Vec<TextRange> {
        let tokens = document.sentences[sentence].tokens();
        let whole = document.range(tokens.start, tokens.end);
        self.reach.retain(|range| range.end() > whole.start());
        while let Some(next) = self.told.pop_if(|next| next.start() < tokens.end) {
            if let Some(draft) = draft(document, quotes, &next.candidate, next.confidence) {
                self.reach.extend(&draft.claim.content);
                self.drafts.push(draft);
            }
        }
        self.reach.clone()
    }

    /// Gives what was found.
    pub(crate) fn finish(self, document: &Document<'_>) -> Found {
        let mut drafts = self.drafts;
        drop_repeated(&mut drafts);
        drafts.sort_by_key(|draft| (draft.claim.extent().start(), u32::MAX - draft.claim.extent().end(), draft.head));
        let mentions = resolve::resolve(document, &mut drafts);
        Found { claims: drafts.into_iter().map(|draft| draft.claim).collect(), mentions }
    }
}

/// Drops claims whose first stretch of content is also one of a surer claim that does not hold their cue: two cues beside one
/// quotation are one claim.
fn drop_repeated(drafts: &mut Vec<Draft>) {
    let mut stretches: BTreeMap<TextRange, usize> = BTreeMap::new();
    let mut drop = vec![false; drafts.len()];
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.claim.mode != Mode::Own) {
        for &range in &draft.claim.content {
            let Some(&other) = stretches.get(&range) else {
                stretches.insert(range, at);
                continue;
            };
            let holds = |outer: &Claim, inner: &Claim| {
                inner.cue.iter().any(|&cue| outer.content.iter().any(|content| content.contains(cue)))
            };
            let (one, two) = (&draft.claim, &drafts[other].claim);
            let denies = |claim: &Claim| claim.certainty == Certainty::Denied;
            if drop[other] || holds(one, two) || holds(two, one) || denies(one) != denies(two) {
                continue;
            }
            let weaker = if one.confidence > two.confidence { other } else { at };
            drop[weaker] = true;
            if weaker == other {
                stretches.insert(range, at);
            }
        }
    }
    let mut at = 0;
    drafts.retain(|_| {
        at += 1;
        !drop[at - 1]
    });
}

/// Makes a claim of a candidate; none where nothing is left of its content.
fn draft(document: &Document<'_>, quotes: &[Quote], candidate: &Candidate, confidence: u16) -> Option<Draft> {
    let mut candidate = candidate.clone();
    mend(document, quotes, &mut candidate);
    let is_claim = attributions::is_claim(document, candidate.head, &candidate.content, candidate.source.is_some());
    if !is_claim || is_anonymity(document, &candidate) || is_reason(document, &candidate) {
        return None;
    }
    let is_clause = || candidate.content.iter().any(|&(first, end)| attributions::is_clause(document, first..end));
    let announced = document.resources.forms.is_speech_noun(document.lower(candidate.head));
    // "raises doubts about the plan": nobody says anything of it.
    let bare = announced && candidate.source.is_none();
    let before = candidate.head.checked_sub(1).map_or("", |before| document.lower(before));
    let is_denied = matches!(before, "no" | "any");
    let says_nothing = bare && (is_denied || !is_clause())
        || is_own(document, &candidate)
        || is_done(document, &candidate, is_clause())
        || is_to_come(document, &candidate, is_clause());
    if says_nothing || works::is_title(document, quotes, candidate.head, &candidate.content) {
        return None;
    }
    let candidate = &candidate;
    let mut parts = candidate.content.clone();
    parts.sort_unstable();
    let mut content: Vec<TextRange> = Vec::with_capacity(parts.len());
    let mut tokens: Vec<(usize, usize)> = Vec::with_capacity(parts.len());
    for (first, end) in parts {
        let Some((first, end)) = trimmed(document, first, end) else { continue };
        let range = document.range(first, end);
        match content.last_mut() {
            Some(last) if range.start() < last.end() => *last = last.cover(range),
            _ => content.push(range),
        }
        tokens.push((first, end));
    }
    if content.is_empty() {
        return None;
    }
    let cue: Vec<TextRange> = candidate.cue.iter().map(|&(first, end)| document.range(first, end)).collect();
    let mode = mode(document, quotes, &tokens);
    let verdict = certainty::of(document, candidate, &tokens);
    let source = candidate.source.filter(|&(first, end)| first < end);
    // "There are |fears that".
    let is_noun = candidate.head.checked_sub(1).is_some_and(|before| is_be(document.lower(before)));
    let reason = if is_noun && announced && source.is_none() { Reason::SpeechNoun } else { candidate.reason };
    let lex = document.word(candidate.head).lex;
    let is_hidden = lex.any(Lex::TELL) && candidate.hides_teller()
        || lex.any(Lex::HEARSAY)
            && (candidate.passive || document.resources.forms.verb(document.lower(candidate.head)).is_none());
    if is_chance(document, candidate.head, source, reason, confidence) && !is_hidden {
        return None;
    }
    let code = match reason {
        Reason::ReportedSpeech if source.is_none() => Reason::Hearsay,
        Reason::ReportedSpeech if mode == Mode::Quoted => Reason::QuotedSpeech,
        Reason::ReportedSpeech if !is_verb(document, candidate.head) => Reason::SpeechNoun,
        reason => reason,
    };
    Some(Draft {
        claim: Claim {
            content,
            source: source.map(|(first, end)| Source { range: document.range(first, end), entity: None }),
            why: Why { code, spans: cue.clone() },
            cue,
            mode,
            certainty: verdict.certainty,
            certainty_cue: verdict.cue,
            unsure: confidence < UNSURE,
            confidence,
        },
        source,
        head: candidate.head,
    })
}

/// Whether somebody is yet to speak: "was due |to announce its ruling". Who "is set to say that" is told by the clause.
fn is_to_come(document: &Document<'_>, candidate: &Candidate, is_clause: bool) -> bool {
    let verb = candidate.head;
    let Some(to) = verb.checked_sub(1).filter(|&at| document.lower(at) == "to") else { return false };
    let before = to.checked_sub(1).map_or("", |at| document.lower(at));
    let waits = matches!(before, "due" | "set" | "scheduled" | "slated" | "about" | "preparing" | "waiting" | "poised");
    waits && (!is_clause || candidate.cue.first().is_some_and(|cue| cue.0 == to))
}

/// Whether a passive only tells what was done: "was ordered by the council", "were found |guilty of theft", "a ban |announced
/// in 2019|".
fn is_done(document: &Document<'_>, candidate: &Candidate, is_clause: bool) -> bool {
    let head = candidate.head;
    let lex = document.word(head).lex;
    let next = document.tokens.get(head + 1).map_or("", |_| document.lower(head + 1));
    if document.lower(head) == "found" && candidate.source.is_none() && matches!(next, "guilty" | "dead" | "alive") {
        return true;
    }
    // "denied |them the keys|".
    let (first, end) = candidate.content[0];
    let is_whom = matches!(document.lower(first), "him" | "her" | "them" | "us" | "me");
    if document.lower(head).starts_with("den") && is_whom && end > first + 2 && !is_clause {
        return true;
    }
    if quoted::only_names(document, candidate) && !is_clause {
        return true;
    }
    // What is said of the subject is not told: "|The bridge| was announced by the mayor".
    let occasion = |at: usize| {
        matches!(
            document.lower(at),
            "after" | "before" | "during" | "following" | "in" | "on" | "at" | "last" | "this" | "when"
        )
    };
    let bare = candidate.content[0].1 <= head
        && candidate.content[1..].iter().all(|part| part.1 <= head || occasion(part.0))
        && !is_clause;
    let participle = candidate.cue.first().is_some_and(|cue| (cue.0..head).any(|at| is_be(document.lower(at))))
        || candidate.source.is_none() && document.lower(head).ends_with("ed");
    let judges = Lex::ACCUSE.with(Lex::HEARSAY).with(Lex::EXPECTED);
    bare && participle && candidate.reason == Reason::ReportedSpeech && !lex.any(judges)
}

/// Whether it is the article that draws a conclusion, ", suggesting that", or describes something: "the matter discussed
/// |was the bridge". Behind somebody's words, the conclusion is theirs: "Lind said it leaked, suggesting that".
fn is_own(document: &Document<'_>, candidate: &Candidate) -> bool {
    let (head, lex) = (candidate.head, |at: usize| document.word(at).lex);
    let Some(sentence) = document.sentence_at(head).map(|at| document.sentences[at].tokens()) else { return false };
    let speaks = |at: usize| lex(at).any(Lex::SAY.with(Lex::TELL)) && !lex(at).any(Lex::SHOWS);
    let concludes = lex(head).any(Lex::SHOWS)
        && head > sentence.start
        && document.slice(head - 1) == ","
        && !(sentence.start..head).any(speaks);
    let describes = candidate.source.is_none()
        && candidate.content.len() == 1
        && candidate.content[0].0 == head + 1
        && is_be(document.lower(head + 1));
    // "was asked about the bridge": what was asked is not told.
    let tells = |part: &(usize, usize)| {
        document.lower(part.0) == "to"
            || attributions::asks(document, part.0)
            || attributions::is_clause(document, part.0..part.1)
    };
    let untold = candidate.source.is_none() && lex(head).any(Lex::ASK) && !candidate.content.iter().any(tells);
    // "Lind: The woman who came back" is what the article is about.
    let presents = candidate.reason == Reason::HeadlineColon
        && lex(candidate.content[0].0).any(Lex::DETERMINER)
        && is_described(document, candidate.content[0]);
    concludes || describes || untold || presents || is_topic(document, candidate)
}

/// Whether a headline's colon stands behind what it is about, since somebody else is named behind it: "Sudan: army says".
fn is_topic(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Some((_, end)) = candidate.source.filter(|_| candidate.reason == Reason::HeadlineColon) else { return false };
    let entity = document.mention_at(end - 1).and_then(|at| document.entity(document.mentions[at].entity));
    let is_place = entity.is_some_and(|entity| matches!(entity.kind, EntityKind::State | EntityKind::Place));
    let (first, last) = candidate.content[0];
    let tags = tag(document, &document.resources.forms, first..last.min(first + SPEAKER));
    let says = |at: usize| tags[at].is_finite() && document.word(first + at).lex.any(Lex::SAY.with(Lex::TELL));
    is_place && (1..tags.len()).any(|at| tags[at - 1].is_nominal() && tags[at - 1] != Tag::Pronoun && says(at))
}

/// Tokens of a headline's second part in which its speaker is looked for.
const SPEAKER: usize = 8;

/// Whether the first verb with tense of some tokens stands behind "who" or "that".
fn is_described(document: &Document<'_>, (first, end): (usize, usize)) -> bool {
    let tags = tag(document, &document.resources.forms, first..end);
    let verb = tags.iter().position(|tag| tag.is_finite()).and_then(|verb| verb.checked_sub(1));
    verb.is_some_and(|before| matches!(tags[before], Tag::Relative | Tag::That))
}

/// Whether an attribution is one in form alone: "|see page 3", "as you |see", or who would answer for it is not found and
/// there is doubt; "reportedly" leaves none.
fn is_chance(
    document: &Document<'_>,
    head: usize,
    source: Option<(usize, usize)>,
    reason: Reason,
    confidence: u16,
) -> bool {
    let is_unsure = confidence < UNSURE;
    let Some((first, end)) = source else {
        let is_plain = document.resources.forms.verb(document.lower(head)) == Some(VerbForm::Base);
        return match reason {
            Reason::ReportedSpeech => is_plain || is_unsure,
            Reason::HeadlineColon => is_unsure,
            _ => false,
        };
    };
    let says = Lex::SAY.with(Lex::TELL).with(Lex::THINK).with(Lex::ASK);
    end == first + 1 && document.lower(first) == "you" && !document.word(head).lex.any(says)
}

/// Whether a cue's word is a verb: "said", not "in support of".
fn is_verb(document: &Document<'_>, head: usize) -> bool {
    document.word(head).lex.any(Lex::REPORT)
        || document.resources.forms.verb(document.lower(head)).is_some()
        || document.lower(head).ends_with("ed")
}

/// A stretch of tokens without commas, colons and dashes at its ends.
fn trimmed(document: &Document<'_>, mut first: usize, mut end: usize) -> Option<(usize, usize)> {
    let loose = |at: usize| matches!(document.slice(at), "," | ":" | ";" | "--" | "-" | "\u{2013}" | "\u{2014}");
    while first < end && loose(first) {
        first += 1;
    }
    while end > first && loose(end - 1) {
        end -= 1;
    }
    (first < end).then_some((first, end))
}

/// How much of a content stands in quotation marks.
fn mode(document: &Document<'_>, quotes: &[Quote], tokens: &[(usize, usize)]) -> Mode {
    let (mut inside, mut outside) = (false, false);
    for &(first, end) in tokens {
        let mut at = first;
        let mut next = quotes.partition_point(|quote| quote.end <= first);
        while at < end {
            match quotes.get(next).filter(|quote| quote.first < end) {
                Some(quote) => {
                    outside |= (at..quote.first).any(|at| document.is_word(at));
                    inside = true;
                    at = quote.end.max(at + 1);
                    next += 1;
                }
                None => {
                    outside |= (at..end).any(|at| document.is_word(at));
                    at = end;
                }
            }
        }
    }
    match (inside, outside) {
        (true, false) => Mode::Quoted,
        (true, true) => Mode::Mixed,
        _ => Mode::Reported,
    }
}

#[cfg(test)]
mod tests;
