//! Ends what somebody said where another cue begins that is no part of it: "said the dam was safe, |adding that …",
//! "said it was safe, |while Berg said it was not".

use super::candidate::{Candidate, Frame, Ground};
use super::tags::Tag;
use crate::lexicon::Lex;

/// Most claims of a zone that are held against each other; a list of cues without contents may have thousands.
const MOST: usize = 24;

/// Parts the claims of a zone, in order of their cues.
pub(crate) fn part<T>(ground: &Ground<'_, '_>, claims: &mut [T], candidate: fn(&mut T) -> &mut Candidate) {
    for later in 1..claims.len() {
        let Some(border) = begins(ground, candidate(&mut claims[later])) else { continue };
        let denied = Some(candidate(&mut claims[later]))
            .filter(|claim| claim.frame == Frame::OfNoun)
            .map(|claim| claim.content[0]);
        for earlier in claims[later.saturating_sub(MOST)..later].iter_mut().map(candidate) {
            // "|claims| it denies", "a |claim| that it rejected": the noun is no verb, and its clause tells of it.
            if denied.is_some_and(|(_, end)| earlier.head + 1 == end) {
                earlier.content.clear();
                continue;
            }
            // "She took it, they say, |an accusation she rejects".
            if earlier.content.len() > 1 && earlier.content.last().is_some_and(|last| last.0 == border + 1) {
                earlier.content.pop();
            } else if let Some(last) = earlier.content.last_mut()
                && earlier.head < last.0
                && (last.0 + 1..last.1).contains(&border)
            {
                last.1 = border;
            }
        }
    }
}

/// The comma before a claim's clause, where that clause is none of what was said before.
fn begins(ground: &Ground<'_, '_>, claim: &Candidate) -> Option<usize> {
    let zone = &ground.zone;
    if claim.frame == Frame::OfNoun {
        // ", |which Moscow denies", ", |a charge that Kigali denies".
        let relative = claim.source?.0.checked_sub(2)?;
        let comma = if zone.tag(relative) == Tag::Comma { Some(relative) } else { claim.content[0].0.checked_sub(1) };
        return comma.filter(|&comma| zone.tag(comma) == Tag::Comma);
    }
    let speaks = zone.document.word(claim.head).lex.any(Lex::SAY.with(Lex::TELL));
    let accuses = claim.borrowed && zone.document.word(claim.head).lex.any(Lex::ACCUSE);
    let comma = if claim.borrowed {
        (zone.tag(claim.head) == Tag::Ing).then(|| claim.cue[0].0.checked_sub(1)).flatten()
    } else {
        let start = claim.source?.0.min(claim.cue[0].0);
        let link = start.checked_sub(1)?;
        let contrasts = matches!(zone.word(link), "while" | "whereas" | "but" | "although" | "though");
        (contrasts && !claim.passive && claim.source?.1 <= claim.head && zone.tag(start) != Tag::Pronoun)
            .then(|| link.checked_sub(1))
            .flatten()
    }?;
    let follows = claim.content.first().is_some_and(|content| content.0 > claim.head);
    let outside = ground.quoted || ground.quote_at(comma).is_none();
    ((speaks || accuses) && follows && outside && zone.tag(comma) == Tag::Comma).then_some(comma)
}
