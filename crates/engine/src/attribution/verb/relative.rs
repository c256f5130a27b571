//! Where the main clause goes on around a relative one in which somebody speaks.

use crate::attribution::candidate::{Candidate, Ground};
use crate::attribution::tags::Tag;
use crate::lexicon::Lex;

/// The comma behind which the main clause goes on around a relative one: "The dam, which Lind says is safe|, was built".
pub(super) fn main_clause(ground: &Ground<'_, '_>, base: &Candidate) -> Option<usize> {
    let zone = &ground.zone;
    let (start, end) = base.source.filter(|_| !base.borrowed && !base.passive)?;
    let opens = |at: usize| zone.tag(at) == Tag::Relative && zone.before(at) == Tag::Comma;
    let is_relative = end <= base.head && (opens(start) || start > zone.low && opens(start - 1));
    let goes_on = |&at: &usize| {
        let next = at + 1 + usize::from(zone.tag(at + 1) == Tag::Adverb);
        zone.tag(at) == Tag::Comma && zone.tag(next).is_finite() && (ground.quoted || ground.quote_at(at).is_none())
    };
    if is_relative { (base.head + 1..zone.high).find(goes_on) } else { main_verb(ground, base.head, (start, end)) }
}

/// The verb of the main clause around a relative one without commas that the sentence, or a clause of it, begins with: "A
/// woman who said she was ill |left".
fn main_verb(ground: &Ground<'_, '_>, head: usize, (start, end): (usize, usize)) -> Option<usize> {
    let zone = &ground.zone;
    if end != start + 1 || zone.tag(start) != Tag::Relative || !zone.before(start).is_nominal() {
        return None;
    }
    let noun = zone.simple_left(start)?;
    if noun > zone.low && !matches!(zone.before(noun), Tag::Comma | Tag::And | Tag::Quote | Tag::Subordinate) {
        return None;
    }
    let next = head + 1;
    let clause = !matches!(zone.word(next), "himself" | "herself" | "themselves" | "him" | "them" | "me" | "us")
        && zone.phrase_right(next).is_some_and(|end| zone.tag(end).is_finite());
    let border = |at: &usize| {
        !matches!(
            zone.tag(*at),
            Tag::Comma
                | Tag::And
                | Tag::Subordinate
                | Tag::Relative
                | Tag::Question
                | Tag::Quote
                | Tag::Break
                | Tag::Stop
        )
    };
    let finite = |at: &usize| zone.tag(*at).is_finite() && zone.group_start(*at) == *at;
    let mut verbs = (next..zone.high).take_while(border).filter(finite);
    if clause {
        // "said he |believed the dam was safe left": that verb has a clause too.
        let own = verbs.next()?;
        if zone.document.word(own).lex.any(Lex::SAY.with(Lex::THINK).with(Lex::TELL)) {
            let inner = verbs.next()?;
            return verbs.next().or(Some(inner));
        }
    }
    verbs.next()
}
