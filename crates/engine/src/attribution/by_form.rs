//! Forms that are claims by the contract, whatever their words: corpora leave many such out, so what was learned from them
//! asks too much there.
//!
//! "Lind told him that", "her promise to", "is believed to", "allegedly", and in a headline "Minister: taxes will rise".

use article::{EntityKind, Reason};

use super::candidate::{Candidate, Edge, Frame, Ground};
use super::denial;
use super::tags::{Tag, is_be};
use crate::lexicon::Lex;

/// Whether a candidate of a ground has such a form.
pub(crate) fn is_claim_by_form(ground: &Ground<'_, '_>, candidate: &Candidate) -> bool {
    let lex = ground.zone.document.word(candidate.head).lex;
    // "“We have agreed that”" inside a quotation says no more than the quotation, and "as you know" nothing.
    let is_other = |(first, end): (usize, usize)| match ground.zone.word(first) {
        "i" | "we" | "you" => false,
        "my" | "our" => end > first + 1,
        _ => true,
    };
    let answered = candidate.source.is_some_and(is_other) && !candidate.borrowed;
    let that = candidate.frame == Frame::That || is_clause(ground, candidate);
    let told = that && lex.any(Lex::SAY.with(Lex::TELL).with(Lex::THINK))
        || candidate.frame == Frame::FarThat && lex.any(Lex::SAY.with(Lex::TELL))
        || candidate.frame == Frame::Object
            && ground.zone.word(candidate.head).starts_with("urge")
            && has_to(ground, candidate);
    // "The boat sank, |said Mary Cole|."
    let said = candidate.inverted && matches!(ground.zone.word(candidate.head), "said" | "says");
    let speaks = told || !candidate.passive && speaks_last(ground, candidate);
    // "The town is, she said, broke".
    let named = candidate.source.is_some_and(|source| !matches!(ground.zone.tag(source.0), Tag::Relative | Tag::That));
    let put_in = candidate.frame == Frame::Both
        && named
        && (candidate.reason == Reason::AccordingTo || !candidate.passive && answered && lex.any(Lex::SAY));
    // "two sailors, who were feared dead, came home".
    let subject = ground.zone.tag(candidate.content[0].0);
    let is_feared = ground.zone.word(candidate.head) == "feared" && !matches!(subject, Tag::Relative | Tag::That);
    put_in
        || candidate.frame == Frame::OfNoun
        || answered && speaks
        || said && candidate.source.is_some_and(is_other) && speaks_last(ground, candidate)
        || answered && denial::is_denied(ground, candidate)
        || answered && lex.any(Lex::SAY) && lacks_subject(ground, candidate)
        || is_announced(ground, candidate)
        || is_hidden(candidate, lex, is_feared)
        || is_headline(ground, candidate)
}

/// Whether it is said what somebody is to do: "urged |Norway to wait".
fn has_to(ground: &Ground<'_, '_>, candidate: &Candidate) -> bool {
    candidate.content.first().is_some_and(|&(first, end)| (first..end).any(|at| ground.zone.tag(at) == Tag::To))
}

/// Whether a clause follows its verb without "that": "Lind believed |the dam would hold".
fn is_clause(ground: &Ground<'_, '_>, candidate: &Candidate) -> bool {
    let zone = &ground.zone;
    let verb = zone.tag(candidate.head);
    let subject = candidate.content.first().and_then(|content| zone.simple_right(content.0));
    // "told |me she was ill".
    let whom = candidate.frame == Frame::Other
        && candidate.content[0].0 == candidate.head + 2
        && (zone.tag(candidate.head + 1) == Tag::Pronoun || zone.word(candidate.head + 1) == "her")
        && zone.document.word(candidate.head).lex.any(Lex::TELL);
    (whom || candidate.frame == Frame::Clause && candidate.content[0].0 == candidate.head + 1)
        && (verb.is_finite() || verb == Tag::Participle)
        && !candidate.passive
        && subject.is_some_and(|end| zone.tag(end).is_finite() && zone.tag(end) != Tag::Either)
}

/// Whether what is said is said of "which": "the plant, which it said |would employ 1,800".
fn lacks_subject(ground: &Ground<'_, '_>, candidate: &Candidate) -> bool {
    let zone = &ground.zone;
    let Some((first, end)) = candidate.source else { return false };
    let start = candidate.content[0].0;
    zone.before(first) == Tag::Relative
        && end <= candidate.head
        && start == candidate.head + 1
        && matches!(zone.tag(start), Tag::Modal | Tag::Auxiliary)
}

/// Whether a noun announces a clause, or what its owner will do: "the claim that", "her promise to"; not "no doubt that".
fn is_announced(ground: &Ground<'_, '_>, candidate: &Candidate) -> bool {
    let owner = candidate.source.map(|source| ground.zone.word(source.0));
    let named = owner.is_some_and(|owner| !matches!(owner, "i" | "we" | "my" | "our"));
    let before = candidate.head.checked_sub(1).map_or("", |before| ground.zone.word(before));
    let article = matches!(before, "the" | "a" | "an") && !ground.quoted;
    candidate.reason == Reason::SpeechNoun && (named || owner.is_none() && article && is_whole(ground, candidate))
}

/// Whether a noun's clause lacks nothing, as "the claim that talks were held" does not and "a report that Lind wrote" does;
/// what is rejected or repeated is told by that verb.
fn is_whole(ground: &Ground<'_, '_>, candidate: &Candidate) -> bool {
    let zone = &ground.zone;
    let (first, end) = candidate.content[0];
    let verb = (first..end).find(|&at| zone.tag(at).is_finite());
    let is_be = verb.is_some_and(|verb| (verb..(verb + GROUP).min(end)).any(|at| is_be(zone.word(at))));
    let governed = candidate.head.checked_sub(2).is_some_and(|at| zone.document.word(at).lex.any(Lex::REPORT));
    is_be && !governed
}

/// Longest group of a verb: "has not yet been".
const GROUP: usize = 4;

/// Whether nobody is named on purpose: "reportedly", "is said to", "was told that".
fn is_hidden(candidate: &Candidate, lex: Lex, is_feared: bool) -> bool {
    let that = matches!(candidate.frame, Frame::That | Frame::FarThat);
    let passive = candidate.passive && candidate.source.is_none();
    match candidate.frame {
        Frame::Both => candidate.source.is_none() && !candidate.borrowed && lex.any(Lex::HEARSAY),
        Frame::To => passive && lex.any(Lex::HEARSAY.with(Lex::EXPECTED)),
        // "14 sailors are |feared dead".
        Frame::Object => passive && is_feared && candidate.edge == Edge::Phrase && candidate.content.len() == 2,
        Frame::Clause => passive && lex.any(Lex::TELL) && candidate.content.len() == 1,
        _ => passive && that && lex.any(Lex::HEARSAY.with(Lex::EXPECTED).with(Lex::TELL)),
    }
}

/// Whether a clause stands before a speaker with whom the sentence ends: "Talks failed, Lind said in a statement."
fn speaks_last(ground: &Ground<'_, '_>, candidate: &Candidate) -> bool {
    let zone = &ground.zone;
    let ([(first, end)], Some(source)) = (&candidate.content[..], candidate.source) else { return false };
    let says = zone.document.word(candidate.head).lex.any(Lex::SAY) && zone.tag(candidate.head).is_finite();
    let opens = !matches!(
        zone.tag(*first),
        Tag::Subordinate | Tag::Question | Tag::Preposition | Tag::To | Tag::Ing | Tag::Relative | Tag::That | Tag::And
    );
    let after = (candidate.head + 1).max(source.1);
    let ends = match zone.tag(after) {
        Tag::Stop => true,
        Tag::Preposition => !(after..zone.high).any(|at| zone.tag(at).is_finite()),
        _ => false,
    };
    let tensed = (*first..*end).any(|at| zone.tag(at).is_finite());
    let clause = tensed || candidate.inverted && end - first > 2;
    candidate.frame == Frame::Left && candidate.edge == Edge::Sentence && says && opens && ends && clause
}

/// Whether a headline's colon stands between who speaks and what is said: not "Football: Lima wins", "Lima: a city waits".
pub(crate) fn is_headline(ground: &Ground<'_, '_>, candidate: &Candidate) -> bool {
    let zone = &ground.zone;
    let document = zone.document;
    let (Some((_, end)), [(first, last)]) = (candidate.source, &candidate.content[..]) else { return false };
    if !ground.is_title || candidate.reason != Reason::HeadlineColon {
        return false;
    }
    let is_person = |mention: usize| {
        document.entity(document.mentions[mention].entity).is_some_and(|entity| entity.kind == EntityKind::Person)
    };
    let speaker = Lex::OFFICE.with(Lex::CALLING).with(Lex::LATER_OFFICE).with(Lex::ALONE);
    let speaks = document.word(end - 1).lex.any(speaker) || document.mention_at(end - 1).is_some_and(is_person);
    let quoted = ground.quote_at(*first).is_some_and(|quote| quote.first == *first && quote.end == *last);
    // "Lind: The man who came back", "Lind: how she won" tell of Lind.
    let verb = (*first..*last).find(|&at| zone.tag(at).is_finite());
    let clause = verb.is_some_and(|verb| !matches!(zone.before(verb), Tag::Relative | Tag::That))
        && !matches!(zone.tag(*first), Tag::Question | Tag::Subordinate);
    speaks && (quoted || clause)
}
