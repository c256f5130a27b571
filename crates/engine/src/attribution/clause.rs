//! Cuts a content at the borders of its clause: around a speaker put in ("the fund, |according to a report|, lost"), behind
//! whoever speaks or is spoken to ("was accused by Dahl |of lying", "told residents that |the bridge was safe").

use super::candidate::Candidate;
use super::frame::Frame;
use super::mend::{is_complementizer, whole_quotations};
use super::phrase::Zone;
use super::quotes::Quote;
use super::tags::{Tag, is_be, tag};
use crate::document::Document;
use crate::lexicon::Lex;

/// Tokens around a cue in which its clause is looked at.
const REACH: usize = 64;
/// Tokens between a speaker put in and the comma behind: "she said |on Monday in Lima|,".
const NEAR: usize = 10;

/// A clause that its speaker interrupts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Around {
    /// What stands before the speaker; nothing where a clause only begins there: "but, according to Lind, …".
    pub(crate) left: Option<(usize, usize)>,
    /// What stands behind the second comma, to the end of the clause.
    pub(crate) rest: (usize, usize),
    /// The second comma.
    pub(crate) comma: usize,
}

/// The clause around a speaker that stands between commas, where neither part of it is a clause by itself: `first` is the
/// first token of speaker and cue, `named` one past the first noun of the later of them.
pub(crate) fn around(zone: &Zone<'_, '_>, first: usize, named: usize) -> Option<Around> {
    let opens = first.checked_sub(1).filter(|&at| zone.tag(at) == Tag::Comma && at > zone.low)?;
    // "Joseph protested |the plan, which …" says something of the plan; nothing but an occasion stands before the comma.
    let occasion = matches!(zone.tag(named), Tag::Comma | Tag::Adverb | Tag::Preposition | Tag::Participle)
        || zone.is_time(named, named + 1)
        || zone.is_time(named, named + 2);
    if matches!(zone.tag(first), Tag::Relative | Tag::That) || !occasion {
        return None;
    }
    let comma = second_comma(zone, named)?;
    let end = rest_end(zone, comma + 1);
    let rest = (comma + 1, end);
    let is_adverb = |at: &usize| zone.tag(*at) == Tag::Adverb;
    let last = (zone.low..opens).rev().find(|at| !is_adverb(at))?;
    let next = (rest.0..end).find(|at| !is_adverb(at))?;
    let begins = match zone.tag(last) {
        Tag::And | Tag::That | Tag::Subordinate => true,
        Tag::Relative => zone.tag(next).is_finite(),
        _ => false,
    };
    if begins {
        let tensed = (rest.0..end).any(|at| zone.tag(at).is_finite());
        // "an article |that|, she said, |contained errors|".
        let is_subject = zone.tag(next).is_finite() && matches!(zone.tag(last), Tag::Relative | Tag::That);
        return tensed.then_some(Around { left: is_subject.then_some((last, last + 1)), rest, comma });
    }
    let start = left_start(zone, opens);
    if (start..opens).any(|at| zone.tag(at) == Tag::Quote) || zone.tag(next) == Tag::Ing {
        return None;
    }
    let finite = |at: usize| zone.tag(at).is_finite();
    let tensed = (start..opens).any(finite);
    let subordinate = matches!(zone.tag(start), Tag::Subordinate) || zone.word(start) == "if";
    let lacks_verb = !tensed && (start..opens).any(|at| zone.tag(at).is_nominal()) && (rest.0..end).any(finite);
    let lacks_rest = matches!(zone.tag(last), Tag::Auxiliary | Tag::Modal) && zone.tag(next) != Tag::And;
    (lacks_verb || lacks_rest || subordinate && tensed && (rest.0..end).any(finite)).then_some(Around {
        left: Some((start, opens)),
        rest,
        comma,
    })
}

/// The comma behind a speaker put in: the first, or the one behind an apposition ("according to Lind|, the mayor,").
fn second_comma(zone: &Zone<'_, '_>, named: usize) -> Option<usize> {
    let comma = |from: usize| {
        (from..zone.high.min(from + NEAR))
            .take_while(|&at| !zone.tag(at).is_finite() && !matches!(zone.tag(at), Tag::Stop | Tag::Quote | Tag::Break))
            .find(|&at| zone.tag(at) == Tag::Comma)
    };
    let one = comma(named)?;
    let apposition = zone.tag(one + 1) == Tag::Determiner;
    Some(comma(one + 1).filter(|_| apposition).unwrap_or(one))
}

/// Where the clause begins that ends with the comma at `opens`.
pub(super) fn left_start(zone: &Zone<'_, '_>, opens: usize) -> usize {
    let border = |&at: &usize| match zone.tag(at) {
        Tag::Break | Tag::Colon | Tag::That => true,
        Tag::And => zone.before(at) == Tag::Comma,
        _ => false,
    };
    (zone.low..opens).rev().find(border).map_or(zone.low, |at| at + 1)
}

/// Where the clause ends that begins at `from`: before another one, or with the sentence.
fn rest_end(zone: &Zone<'_, '_>, from: usize) -> usize {
    let other = |at: usize| match zone.tag(at) {
        Tag::Break => zone.word(at) == ";",
        Tag::Comma => {
            zone.tag(at + 1) == Tag::Subordinate && zone.tag(at + 2) != Tag::Comma || zone.word(at + 1) == "but"
        }
        _ => false,
    };
    let mut end = (from..zone.high).find(|&at| other(at)).unwrap_or(zone.high);
    while end > from && matches!(zone.tag(end - 1), Tag::Stop) {
        end -= 1;
    }
    end
}

/// Calls `read` with the zone of a sentence around some tokens, no further away than [`REACH`].
fn zoned<T>(document: &Document<'_>, at: usize, read: impl FnOnce(&Zone<'_, '_>) -> T) -> Option<T> {
    let sentence = document.sentences[document.sentence_at(at)?].tokens();
    let low = sentence.start.max(at.saturating_sub(REACH));
    let high = sentence.end.min(at + REACH);
    let tags = tag(document, &document.resources.forms, low..high);
    Some(read(&Zone { document, base: low, tags: &tags, low, high }))
}

/// Puts the borders of a candidate's content where its clause has them.
pub(crate) fn cut(document: &Document<'_>, quotes: &[Quote], candidate: &mut Candidate) {
    let Some(&cue) = candidate.cue.first().filter(|_| document.is_word(candidate.head)) else { return };
    let quoted = |token: usize| {
        let after = quotes.partition_point(|quote| quote.first <= token);
        after.checked_sub(1).is_some_and(|at| token < quotes[at].end)
    };
    let _ = zoned(document, candidate.head, |zone| {
        without_source(zone, candidate);
        if !quoted(cue.0) {
            rejoin(zone, quotes, candidate, &quoted);
        }
        without_time(zone, candidate);
        without_addressee(zone, candidate);
        without_other_verb(zone, candidate, &quoted);
        with_not(zone, candidate);
        of_relative(zone, candidate, &quoted);
        with_relative(zone, candidate);
        without_last_day(zone, candidate);
        with_whole_time(zone, candidate);
        what_which_means(zone, candidate);
    });
}

/// Gives a content that a speaker interrupts both its parts: "The town is, |she said,| broke".
fn rejoin(zone: &Zone<'_, '_>, quotes: &[Quote], candidate: &mut Candidate, quoted: &dyn Fn(usize) -> bool) {
    let (Some(source), Some(&cue)) = (candidate.source, candidate.cue.first()) else { return };
    let (first, last) = (source.0.min(cue.0), if source.0 < cue.0 { cue.1 } else { source.0 });
    let joined = if source.0 < cue.0 { cue.0 <= source.1 + 3 } else { source.0 <= cue.1 + 1 };
    let says = candidate.reason == article::Reason::AccordingTo
        || zone.document.word(candidate.head).lex.any(Lex::SAY.with(Lex::THINK));
    if !joined || !says || candidate.content.iter().any(|part| quoted(part.0) || quoted(part.1 - 1)) {
        return;
    }
    let named = if source.0 < cue.0 { last } else { zone.simple_right(last).unwrap_or(last) };
    let Some(around) = around(zone, first, named) else { return };
    let beside = |part: &(usize, usize)| part.1 + 1 >= first && part.0 < first || part.0 <= around.rest.0 + 1;
    if !candidate.content.iter().all(beside) || candidate.content.iter().any(|part| part.0 > around.rest.0 + 1) {
        return;
    }
    let end = candidate.content.iter().filter(|part| part.0 >= around.comma).map(|part| part.1).max();
    let rest = (around.rest.0, end.unwrap_or(around.rest.1).max(around.rest.0 + 1));
    candidate.content = around.left.into_iter().chain([rest]).collect();
    for part in &mut candidate.content {
        whole_quotations(quotes, candidate.head, part);
    }
    candidate.frame = Frame::Both;
    if source.0 > cue.0 && source.1 > around.comma {
        candidate.source = Some((source.0, around.comma));
    }
}

/// A content without whoever says it: "was accused by |Dahl| of lying", "was condemned by |the union|".
fn without_source(zone: &Zone<'_, '_>, candidate: &mut Candidate) {
    let Some((first, end)) = candidate.source.filter(|source| zone.before(source.0) == Tag::Preposition) else {
        return;
    };
    if zone.word(first - 1) != "by" || first < candidate.head {
        return;
    }
    // "were accused |by the ministry| of lying".
    let of = (first + 1..end).find(|&at| zone.word(at) == "of" && zone.word(at + 1).ends_with("ing"));
    if let Some(of) = of.filter(|_| zone.document.word(candidate.head).lex.any(Lex::ACCUSE)) {
        candidate.source = Some((first, of));
        candidate.content.push((of, end));
        return;
    }
    // "is expected to close, subject to approval |by regulators": they approve.
    if (candidate.head + 1..first).any(|at| zone.tag(at) == Tag::Comma) {
        candidate.source = None;
        return;
    }
    for part in &mut candidate.content {
        if (first - 1..end).contains(&part.0) {
            part.0 = end.min(part.1);
            let that = part.0 < part.1 && is_complementizer(zone.document, part.0);
            part.0 += usize::from(that);
            // "by |dozens of papers|, ranging from": that is theirs.
            if matches!(zone.tag(part.0), Tag::Comma | Tag::Ing | Tag::Relative) {
                part.0 = part.1;
            }
        }
    }
    candidate.content.retain(|part| part.0 < part.1);
    // "Berg was told by the police that he was free": whom they tell is none of it.
    let told = zone.document.word(candidate.head).lex.any(Lex::TELL);
    if told && candidate.content.len() > 1 && candidate.content[0].1 <= candidate.head {
        candidate.content.remove(0);
    }
}

/// Whether somebody may be named behind a verb before what is said: "told |residents that", "warned |drivers that".
fn addresses(zone: &Zone<'_, '_>, head: usize) -> bool {
    const STEMS: &[&str] = &["warn", "ask", "promis", "advis", "caution", "alert"];
    let word = zone.word(head);
    zone.document.word(head).lex.any(Lex::TELL) || STEMS.iter().any(|stem| word.starts_with(stem))
}

/// A content, and a cue, without whom it is told to: "told |residents that| the bridge was safe".
fn without_addressee(zone: &Zone<'_, '_>, candidate: &mut Candidate) {
    let document = zone.document;
    let Some(cue) = candidate.cue.last_mut() else { return };
    if !addresses(zone, candidate.head) || is_passive(zone, cue.0, candidate.head) {
        return;
    }
    // "told reporters": the cue is the verb.
    let whole = zone.simple_right(candidate.head + 1).is_some_and(|end| end == cue.1);
    if whole && cue.1 > candidate.head + 1 {
        // "asked |reporters to leave".
        let told = std::mem::replace(&mut cue.1, candidate.head + 1);
        let opens = |part: &&mut (usize, usize)| part.0 == told && matches!(zone.tag(told), Tag::To | Tag::Preposition);
        if let Some(part) = candidate.content.iter_mut().find(opens) {
            part.0 = candidate.head + 1;
        }
    }
    let Some((first, end)) =
        candidate.content.iter_mut().find(|part| part.0 > candidate.head).map(|part| (part.0, part.1))
    else {
        return;
    };
    if first != candidate.head + 1 {
        return;
    }
    let name = document.mention_at(first).map(|at| document.mention_tokens[at].1 as usize);
    let Some(told) = zone.simple_right(first).filter(|&told| told < end) else { return };
    // "told |the head of the bank| that".
    let far = (told..end.min(told + NEAR))
        .take_while(|&at| !zone.tag(at).is_finite() && zone.tag(at) != Tag::Comma)
        .find(|&at| is_complementizer(document, at) || matches!(zone.word(at), "whether" | "if"));
    let opens = far.or_else(|| (zone.tag(told) == Tag::Question).then_some(told));
    let start = match opens {
        Some(opens) => opens + usize::from(is_complementizer(document, opens)),
        // "told residents |the bridge was safe", "told Reuters |Lind was ill".
        None => {
            let subject = name.filter(|&name| name < told).unwrap_or(told);
            let begins = matches!(zone.tag(subject), Tag::Determiner | Tag::Pronoun | Tag::Name);
            let verb = zone.phrase_right(subject).map(|end| (end..end + 3).find(|&at| zone.tag(at) != Tag::Adverb));
            let is_clause = verb.flatten().is_some_and(|at| at < end && zone.tag(at).is_finite());
            if !begins || !is_clause {
                return;
            }
            subject
        }
    };
    for part in candidate.content.iter_mut().filter(|part| part.0 == first) {
        part.0 = start;
    }
    if opens.is_some_and(|opens| opens == start) {
        candidate.frame = Frame::Question;
    }
}

fn is_passive(zone: &Zone<'_, '_>, first: usize, head: usize) -> bool {
    (first.min(head)..head).any(|at| is_be(zone.word(at)))
}

/// A content without the verb that its speaker also is the subject of: "pleaded guilty |or were convicted".
fn without_other_verb(zone: &Zone<'_, '_>, candidate: &mut Candidate, quoted: &dyn Fn(usize) -> bool) {
    let head = candidate.head;
    if !zone.tag(head).is_finite() || candidate.source.is_none_or(|source| source.0 > head) {
        return;
    }
    let [(first, end)] = &mut candidate.content[..] else { return };
    if *first != head + 1 || quoted(*first) {
        return;
    }
    let verb = (*first..*end).find(|&at| zone.tag(at).is_finite() || quoted(at));
    let and = verb.map(|verb| (*first..verb).rev().find(|&at| zone.tag(at) != Tag::Adverb));
    if let Some(and) = and.flatten().filter(|&and| zone.tag(and) == Tag::And && and > *first) {
        *end = and;
    }
}

/// A content with the "not" before it: "pleaded |not guilty".
fn with_not(zone: &Zone<'_, '_>, candidate: &mut Candidate) {
    let Some(cue) = candidate.cue.last_mut() else { return };
    let Some(first) = candidate.content.iter_mut().map(|part| &mut part.0).find(|first| **first > candidate.head)
    else {
        return;
    };
    let not = first.wrapping_sub(1);
    if not > candidate.head && zone.word(not) == "not" {
        *first = not;
        cue.1 = cue.1.min(not);
    }
}

/// A cue, and a content, without the day on which somebody speaks: "said |on Monday", "said |Monday| the dam was safe".
fn without_time(zone: &Zone<'_, '_>, candidate: &mut Candidate) {
    let head = candidate.head;
    let Some(cue) = candidate.cue.last_mut().filter(|cue| cue.0 <= head && head < cue.1) else { return };
    let is_day = |from: usize, to: usize| {
        let plain = |at: usize| zone.tag(at) != Tag::Name || zone.document.word(at).lex.any(Lex::DAY.with(Lex::MONTH));
        from < to && zone.is_time(from, to) && (from..to).all(plain)
    };
    if let Some(first) = (head + 1..cue.1).find(|&at| at + 3 >= cue.1 && is_day(at, cue.1)) {
        cue.1 = first - usize::from(first > head + 1 && zone.before(first) == Tag::Preposition);
    }
    let Some(part) = candidate.content.first_mut().filter(|part| part.0 > head && part.0 <= head + 2) else { return };
    let from = part.0 + usize::from(zone.tag(part.0) == Tag::Preposition);
    let day = (from + 1..=from + 2).rev().find(|&to| to < part.1 && is_day(from, to));
    let subject = |at: usize| matches!(zone.tag(at), Tag::Determiner | Tag::Pronoun | Tag::Name | Tag::That);
    if let Some(day) = day.filter(|&day| subject(day)) {
        part.0 = day + usize::from(is_complementizer(zone.document, day));
    }
}

/// What "which" stands for where it is all that is spoken of: "the plan, |which Lind praised".
fn what_which_means(zone: &Zone<'_, '_>, candidate: &mut Candidate) {
    let [(first, end)] = candidate.content[..] else { return };
    if end != first + 1 || !matches!(zone.tag(first), Tag::Relative) {
        return;
    }
    let noun = first - usize::from(zone.before(first) == Tag::Comma && first > zone.low);
    candidate.content = zone.simple_left(noun).map(|start| (start, noun)).into_iter().collect();
}

/// An object without the day on which it is spoken of: "denied the report |on Monday".
fn without_last_day(zone: &Zone<'_, '_>, candidate: &mut Candidate) {
    let head = candidate.head;
    let Some((first, end)) = candidate.content.last_mut().map(|part| (part.0, &mut part.1)) else { return };
    if first <= head || !matches!(candidate.frame, Frame::Object) || (first..*end).any(|at| zone.tag(at).is_finite()) {
        return;
    }
    let on = (first + 1..*end).rev().take(3).find(|&at| zone.word(at) == "on");
    if let Some(on) = on.filter(|&on| zone.is_time(on + 1, *end)) {
        *end = on;
    }
}

/// Parts that end in the middle of a time, to its end: "fell from $388 million a year |earlier".
fn with_whole_time(zone: &Zone<'_, '_>, candidate: &mut Candidate) {
    for (first, end) in &mut candidate.content {
        let opens = (zone.low + 1..zone.high).contains(end) && *first < *end;
        if opens && matches!(zone.word(*end), "earlier" | "later" | "ago") && zone.is_time(*end - 1, *end) {
            *end += 1;
        }
    }
}

/// A content with the "which" that its verb is said of: "the plant, |which| it said |would employ 1,800|".
fn with_relative(zone: &Zone<'_, '_>, candidate: &mut Candidate) {
    let (Some((first, end)), Some(cue)) = (candidate.source, candidate.cue.first()) else { return };
    let [(start, _)] = candidate.content[..] else { return };
    let lacks_subject = matches!(zone.tag(start), Tag::Modal | Tag::Auxiliary) && start == candidate.head + 1;
    if lacks_subject && end <= cue.0 && first > zone.low && zone.before(first) == Tag::Relative {
        candidate.content.insert(0, (first - 1, first));
    }
}

/// What a clause without "which" is said of: "a charge |Chad rejects".
fn of_relative(zone: &Zone<'_, '_>, candidate: &mut Candidate, quoted: &dyn Fn(usize) -> bool) {
    let (Some((first, end)), Some(cue)) = (candidate.source, candidate.cue.first()) else { return };
    let [content] = &mut candidate.content[..] else { return };
    let ends = matches!(zone.tag(candidate.head + 1), Tag::Stop | Tag::Comma | Tag::And | Tag::Break);
    if !ends || cue.0 != end || content.0 >= first || quoted(content.0) || !zone.tag(candidate.head).is_finite() {
        return;
    }
    if zone.before(first) == Tag::Noun {
        if let Some(start) = zone.simple_left(first) {
            *content = (start, first);
        }
        return;
    }
    // The noun before a name without an article is no title: "a charge |Chad rejects", not "a lawyer Karl Berg".
    let name = zone.document.mention_at(end - 1).map(|at| zone.document.mention_tokens[at].0 as usize);
    let title = Lex::OFFICE.with(Lex::CALLING).with(Lex::LATER_OFFICE).with(Lex::ALONE);
    if let Some(name) = name.filter(|&name| {
        matches!(zone.word(first), "a" | "an")
            && name > first + 1
            && zone.before(name) == Tag::Noun
            && !zone.document.word(name - 1).lex.any(title)
            && zone.document.word(candidate.head).lex.any(Lex::ACCUSE.with(Lex::SAY))
    }) {
        *content = (first, name);
        candidate.source = Some((name, end));
    }
}
