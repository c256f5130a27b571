//! Candidates whose cue is a verb: "X said that", "…, said X", "X accused Y of", "is expected to".

mod relative;

use article::Reason;

use super::candidate::{Candidate, Edge, Frame, Ground, is_passive};
use super::clause;
use super::denial;
use super::mend::is_complementizer;
use super::phrase::Zone;
use super::tags::Tag;
use crate::lexicon::Lex;

/// How far after the verb "that" or a quotation may begin: "said on Monday in a speech to the chamber that".
const FAR: usize = 14;

/// Whether a token is a word that was seen to attribute, or is listed as a verb of speech.
pub(crate) fn may_attribute(ground: &Ground<'_, '_>, at: usize) -> bool {
    let zone = &ground.zone;
    if matches!(zone.tag(at), Tag::Stop | Tag::Comma | Tag::Quote | Tag::Number | Tag::Possessive | Tag::Auxiliary) {
        return false;
    }
    let known = &zone.document.resources.forms;
    let listed = zone.document.word(at).lex.any(Lex::REPORT) && zone.tag(at) != Tag::Noun;
    (known.is_cue(zone.word(at)) || listed)
        && !matches!(zone.before(at), Tag::Determiner)
        // "in |talks that the host had said would end": a noun, as "by |saying" is none.
        && !(zone.before(at) == Tag::Preposition && zone.tag(at) != Tag::Ing)
        && !(zone.tag(at) == Tag::Name && zone.document.mention_at(at).is_some())
}

/// Who answers for what a verb says.
struct Speaker {
    source: Option<(usize, usize)>,
    borrowed: bool,
}

/// Adds every candidate with that verb.
pub(crate) fn candidates(ground: &Ground<'_, '_>, verb: usize, found: &mut Vec<Candidate>) {
    let zone = &ground.zone;
    // "a ban |announced in 2019 was dropped", "an audit |seen by the Post".
    let is_described =
        zone.before(verb).is_nominal() && zone.tag(verb) == Tag::Participle && zone.word(verb + 1) == "by";
    if zone.is_reduced(verb) || is_described && !zone.document.word(verb).lex.any(Lex::SAY.with(Lex::TELL)) {
        return;
    }
    let group = zone.group_start(verb);
    let passive = is_passive(zone, group, verb) && !zone.document.word(verb).lex.any(Lex::FEELS);
    let subject = zone.subject_left(group);
    let speaker = speaker(ground, verb, group, passive, subject);
    let base = Candidate {
        head: verb,
        cue: vec![(group, verb + 1)],
        content: Vec::new(),
        source: speaker.source,
        reason: Reason::ReportedSpeech,
        frame: Frame::Other,
        edge: Edge::Sentence,
        passive,
        inverted: false,
        borrowed: speaker.borrowed,
    };
    denial::candidates(ground, &base, found);
    right(ground, &base, subject.filter(|_| passive), found);
    left(ground, &base, subject, found);
}

fn speaker(
    ground: &Ground<'_, '_>,
    verb: usize,
    group: usize,
    passive: bool,
    subject: Option<(usize, usize)>,
) -> Speaker {
    let zone = &ground.zone;
    if passive {
        // "is expected to close, subject to approval |by regulators": they do something else.
        let other = |&at: &usize| !matches!(zone.tag(at), Tag::Comma | Tag::Base) && !zone.tag(at).is_finite();
        let by = (verb + 1..zone.high.min(verb + 6)).take_while(other).find(|&at| zone.word(at) == "by");
        let source = by.and_then(|by| agent(zone, by + 1).map(|end| (by + 1, end)));
        return Speaker { source, borrowed: false };
    }
    // "with Lind |calling it a farce".
    if zone.tag(verb) == Tag::Ing
        && let Some(start) = zone.phrase_left(group)
        && zone.word(start.saturating_sub(1)) == "with"
    {
        return Speaker { source: Some((start, group)), borrowed: false };
    }
    let tensed = zone.tag(verb).is_finite() || zone.tag(group).is_finite() || zone.tag(group) == Tag::Adverb;
    match subject.filter(|_| tensed) {
        Some(subject) => Speaker { source: Some(subject), borrowed: false },
        // "said the firm knew of it |and had urged him to wait|": that goes on with what is said.
        None if zone.before(group) == Tag::And && zone.word(group) == "had" => {
            Speaker { source: zone.clause_subject(group), borrowed: false }
        }
        None => {
            Speaker { source: speech_subject(ground, group).or_else(|| zone.clause_subject(group)), borrowed: true }
        }
    }
}

/// One past the noun phrase of who does what a passive tells: "was accused by Dahl| of lying", "called by critics| a farce".
fn agent(zone: &Zone<'_, '_>, start: usize) -> Option<usize> {
    let end = zone.phrase_right(start)?;
    let simple = zone.simple_right(start)?;
    if simple >= end {
        return Some(end);
    }
    let name = zone.document.mention_at(simple - 1).is_some();
    let of = zone.word(simple) == "of" && (name || zone.word(simple + 1).ends_with("ing"));
    let other = zone.tag(simple) == Tag::Preposition && !matches!(zone.word(simple), "of" | "in" | "at" | "from");
    Some(if of || other { simple } else { end })
}

/// The subject of the nearest verb of speech before: "Lind |said the plan would fail, adding".
fn speech_subject(ground: &Ground<'_, '_>, from: usize) -> Option<(usize, usize)> {
    let zone = &ground.zone;
    let speaks = |at: usize| {
        matches!(zone.tag(at), Tag::Finite | Tag::Either)
            && zone.document.word(at).lex.any(Lex::SAY.with(Lex::TELL).with(Lex::ASK))
    };
    (zone.low..from)
        .rev()
        .filter(|&at| speaks(at) && (ground.quoted || ground.quote_at(at).is_none()))
        .take(2)
        .find_map(|at| {
            let group = zone.group_start(at);
            let inverted = group > zone.low && matches!(zone.before(group), Tag::Quote | Tag::Comma);
            let right = inverted.then(|| zone.phrase_right(at + 1).map(|end| (at + 1, end))).flatten();
            right.or_else(|| zone.subject_left(group))
        })
}

/// Candidates whose content follows the verb.
fn right(
    ground: &Ground<'_, '_>,
    base: &Candidate,
    passive_subject: Option<(usize, usize)>,
    found: &mut Vec<Candidate>,
) {
    let zone = &ground.zone;
    let verb = base.head;
    let mut next = verb + 1;
    while zone.tag(next) == Tag::Adverb {
        next += 1;
    }
    // "was accused |by Dahl| of lying".
    if let Some((first, end)) = base.source.filter(|source| base.passive && source.0 == next + 1) {
        next = end;
        let whole = matches!(zone.tag(end), Tag::Stop | Tag::Comma | Tag::Break | Tag::And);
        if let Some(subject) = passive_subject.filter(|_| whole && first < end) {
            found.push(Candidate { content: vec![subject], frame: Frame::Object, edge: Edge::Phrase, ..base.clone() });
        }
    }
    // "demanded |early elections|": what stands before a noun without an article belongs to it.
    let early = matches!(zone.word(next - 1), "early" | "late" | "further" | "more" | "daily" | "weekly" | "monthly");
    let object = next - usize::from(early && next > verb + 1 && zone.tag(next) == Tag::Noun);
    let by = next > verb + 1 && base.passive && base.source.is_some();
    let main = relative::main_clause(ground, base);
    // "The boat sank, said |Mary Cole|.": she speaks.
    let inverted = zone.before(base.cue[0].0) == Tag::Comma && zone.document.word(verb).lex.any(Lex::SAY);
    let speaker = zone.phrase_right(next).filter(|&end| inverted && zone.tag(end) == Tag::Stop);
    let mut emit = |start: usize, frame: Frame, mut ends: Vec<(usize, Edge)>| {
        if frame == Frame::Object && speaker.is_some() {
            return;
        }
        if let Some(main) = main.filter(|&main| main > start) {
            ends.retain(|&(end, _)| end < main);
            ends.push((main, Edge::Comma));
        }
        let full = |end: usize| end > start && (zone.before(end) != Tag::That || frame == Frame::Object);
        for (end, edge) in ends.into_iter().filter(|&(end, _)| full(end)) {
            let mut content = if edge == Edge::Quotation { ground.whole(start) } else { vec![(start, end)] };
            // "Berg was told |he could go".
            let told = frame == Frame::Clause && zone.document.word(verb).lex.any(Lex::TELL);
            let whole = told || matches!(frame, Frame::That | Frame::FarThat | Frame::Quote);
            if let Some(subject) = passive_subject.filter(|_| !whole) {
                content.insert(0, subject);
            }
            found.push(Candidate { content, frame, edge, ..base.clone() });
        }
    };
    let quote_end = |open: usize| ground.quote_at(open).filter(|quote| quote.first == open && !ground.quoted);
    let open = next + usize::from(matches!(zone.tag(next), Tag::Comma | Tag::Colon));
    if let Some(quote) = quote_end(open) {
        emit(open, Frame::Quote, vec![(quote.end, Edge::Quotation)]);
        if quote.end < ground.sentence_end() {
            emit(open, Frame::Quote, vec![(ground.sentence_end(), Edge::Sentence)]);
        }
        return;
    }
    let is_all = matches!(zone.tag(next + 1), Tag::Stop | Tag::Comma | Tag::And | Tag::Break);
    if is_all && denial::is_all_that(zone, verb, next) {
        return emit(next, Frame::Object, vec![(next + 1, Edge::Phrase)]);
    }
    match zone.tag(next) {
        Tag::That if is_complementizer(zone.document, next) => {
            return emit(next + 1, Frame::That, ground.ends(next + 1));
        }
        // "rejected |that claim".
        Tag::That if is_pointing(zone, next) => return emit(next, Frame::Object, objects(ground, next + 1)),
        Tag::That => return emit(next, Frame::Clause, ground.ends(next)),
        Tag::Colon => return emit(next + 1, Frame::Colon, vec![(ground.sentence_end(), Edge::Sentence)]),
        Tag::Stop | Tag::Comma | Tag::Break | Tag::And => return,
        Tag::To if zone.tag(next + 1) == Tag::Base || zone.tag(next + 1) == Tag::Auxiliary => {
            return emit(next, Frame::To, ground.ends(next));
        }
        Tag::Question => return emit(next, Frame::Question, ground.ends(next)),
        Tag::Ing => emit(next, Frame::Ing, ground.ends(next)),
        _ => {}
    }
    // Somebody spoken to, a time or an occasion, then the content.
    let mut clauses = 0;
    for at in next..zone.high.min(next + FAR) {
        match zone.tag(at) {
            // "told the jury to ignore an article |that": it is none of what she told.
            Tag::That
                if zone.tag(at - 1) != Tag::Preposition
                    && !zone.tag(at + 1).is_finite()
                    && !(next..at).any(|at| zone.tag(at) == Tag::Base) =>
            {
                emit(at + 1, Frame::FarThat, ground.ends(at + 1));
                break;
            }
            Tag::To if clauses == 0 && zone.tag(at + 1) == Tag::Base && at <= next + 6 => {
                emit(at, Frame::ObjectTo, ground.ends(at));
            }
            Tag::Quote => {
                if let Some(quote) = quote_end(at) {
                    emit(at, Frame::FarQuote, vec![(quote.end, Edge::Quotation)]);
                }
                break;
            }
            Tag::Stop => break,
            tag if tag.is_finite() => clauses += 1,
            _ => {}
        }
        if clauses > 1 {
            break;
        }
    }
    if let Some(addressed) =
        zone.simple_right(next).filter(|&end| zone.tag(end) == Tag::Question || zone.tag(end).is_nominal())
    {
        // "told reporters he", "asked her whether".
        emit(
            addressed,
            if zone.tag(addressed) == Tag::Question { Frame::Question } else { Frame::Other },
            ground.ends(addressed),
        );
    }
    match zone.tag(next) {
        Tag::Preposition | Tag::To if !zone.simple_right(next + 1).is_some_and(|end| zone.is_time(next + 1, end)) => {
            let start = next + usize::from(!by);
            emit(start, Frame::Preposition, objects(ground, next + 1));
        }
        Tag::Determiner | Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Number | Tag::Mark | Tag::Possessive => {
            let clause = zone.phrase_right(next).is_some_and(|end| {
                let mut end = end;
                while zone.tag(end) == Tag::Adverb {
                    end += 1;
                }
                zone.tag(end).is_finite()
            });
            if clause || zone.tag(next) == Tag::Pronoun {
                emit(next, Frame::Clause, ground.ends(next));
            } else {
                emit(object, Frame::Object, objects(ground, next));
            }
        }
        // "talks that Portugal had said |would finish".
        Tag::Modal | Tag::Auxiliary => emit(next, Frame::Other, ground.ends(next)),
        Tag::Subordinate | Tag::Participle | Tag::Either | Tag::Finite | Tag::Relative | Tag::Base | Tag::Quote => {
            emit(next, Frame::Other, ground.ends(next));
        }
        _ => {}
    }
}

/// Whether "that" stands before a noun that it points at: "rejected |that claim", not "said |that is wrong".
fn is_pointing(zone: &Zone<'_, '_>, that: usize) -> bool {
    zone.tag(that + 1) == Tag::Noun
}

/// The ends of an object: those of a clause, and the noun phrase's own.
fn objects(ground: &Ground<'_, '_>, start: usize) -> Vec<(usize, Edge)> {
    let mut ends = ground.ends(start);
    if let Some(end) = ground.zone.phrase_right(start)
        && ends.iter().all(|&(other, _)| other != end)
    {
        ends.push((end, Edge::Phrase));
    }
    ends
}

/// Where the content to the left ends, who says it, one past the speaker, and whether the speaker follows the verb.
type Shape = (usize, Option<(usize, usize)>, usize, bool);

/// Candidates whose content, or its first part, stands before the speaker.
fn left(ground: &Ground<'_, '_>, base: &Candidate, subject: Option<(usize, usize)>, found: &mut Vec<Candidate>) {
    let zone = &ground.zone;
    let (group, verb) = (base.cue[0].0, base.head);
    let borders = |at: usize| {
        at > zone.low
            && (zone.before(at) == Tag::Comma
                || zone.before(at) == Tag::Quote
                || zone.before(at) == Tag::Stop
                || zone.before(at) == Tag::Break)
    };
    let mut shapes: Vec<Shape> = Vec::new();
    if let Some((start, end)) = subject.filter(|&(start, _)| borders(start)) {
        shapes.push((start, Some((start, end)), verb + 1, false));
    }
    // "Lind, the aide of Berg, |denied any wrongdoing": nobody denies behind the verb.
    if borders(group) && !(subject.is_some() && denial::denies(zone.word(verb))) {
        if let Some(end) = zone.phrase_right(verb + 1).filter(|&end| !zone.is_time(verb + 1, end)) {
            shapes.push((group, Some((verb + 1, end)), end, true));
        } else {
            shapes.push((group, base.source, verb + 1, false));
        }
    }
    // "“Why?” Lind asked.": the quotation is a sentence of its own.
    if !ground.quoted
        && let Some(end) = zone.low.checked_sub(1)
        && let Some(quote) = ground.quote_at(end).filter(|quote| quote.end == zone.low)
        && let Some((start, source_end)) = subject.filter(|&(start, _)| start == zone.low)
    {
        let candidate = Candidate {
            source: Some((start, source_end)),
            edge: Edge::Quotation,
            frame: Frame::LeftQuote,
            ..base.clone()
        };
        found.push(Candidate { content: vec![(quote.first, quote.end)], ..candidate });
    }
    for (border, source, after, inverted) in shapes {
        let end = border - usize::from(matches!(zone.before(border), Tag::Comma | Tag::Break));
        if end <= zone.low {
            continue;
        }
        let quoted_left = !ground.quoted && ground.quote_at(end - 1).is_some();
        // What goes on behind the speaker: "…", she said, "…".
        let comma = (after..zone.high.min(after + FAR))
            .find(|&at| matches!(zone.tag(at), Tag::Comma | Tag::Quote | Tag::Colon | Tag::Stop));
        let rest = comma
            .map(|at| at + usize::from(zone.tag(at) != Tag::Quote))
            .filter(|&rest| rest + 1 < ground.sentence_end());
        for (start, edge) in ground.beginnings(end) {
            // Without quotation marks only a clause is said; it may go on behind the speaker: "Lind, they said, left".
            let tensed = (start.max(zone.low)..end).any(|at| zone.tag(at).is_finite());
            let goes_on = rest.is_some_and(|rest| zone.tag(rest).is_finite() && start == zone.low);
            let put_in = clause::around(zone, border, after).filter(|around| around.left.is_some() && !quoted_left);
            if let Some(around) = put_in {
                let content = around.left.into_iter().chain([around.rest]).collect();
                let source = source.map(|(first, end)| (first, end.min(around.comma)));
                found.push(Candidate { source, inverted, edge, frame: Frame::Both, content, ..base.clone() });
                break;
            }
            let ends = zone.tag(after) == Tag::Stop && zone.document.word(verb).lex.any(Lex::SAY);
            let is_last = inverted
                && ends
                && matches!(zone.word(verb), "said" | "says")
                && edge == Edge::Sentence
                && end > start + 2;
            if !(quoted_left || tensed || goes_on || is_last) {
                continue;
            }
            let frame = if quoted_left { Frame::LeftQuote } else { Frame::Left };
            let candidate = Candidate { source, inverted, edge, frame, content: vec![(start, end)], ..base.clone() };
            let Some(rest) = rest else {
                found.push(candidate);
                continue;
            };
            let quote = ground.quote_at(rest).filter(|quote| quote.first == rest && !ground.quoted);
            let (rest_end, frame) = match quote {
                Some(quote) => (quote.end, Frame::BothQuote),
                None => (ground.sentence_end(), Frame::Both),
            };
            let mut content = vec![(start, end)];
            content.extend(if quote.is_some() { ground.whole(rest) } else { vec![(rest, rest_end)] });
            found.push(Candidate { content, frame, ..candidate.clone() });
            // "…," said Lind, "…": both are hers.
            if (quoted_left || tensed) && !(quoted_left && quote.is_some()) {
                found.push(candidate);
            }
        }
    }
}
