//! Chooses among candidates: the likeliest content for each cue, and of cues that claim the same content the likeliest.

use crate::attribution::candidate::{Candidate, Frame, Ground};
use crate::attribution::part::part;
use crate::attribution::{holds, is_claim_by_form, same, weigh};

/// The score from which a candidate is a claim; 32 is one unit of log-odds.
const ENOUGH: i32 = -16;

/// The same for forms that are claims by the contract: corpora leave many such out.
const ENOUGH_BY_FORM: i32 = -192;

/// The least score of what a side clause denies.
const SURE: i32 = 64;

/// A candidate that is a claim.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) candidate: Candidate,
    pub(super) score: i32,
}

/// The claims among a zone's candidates, in order of their cues.
pub(super) fn choose(ground: &Ground<'_, '_>, candidates: Vec<Candidate>) -> Vec<Chosen> {
    let forms = &ground.zone.document.resources.forms;
    let mut best: Vec<Chosen> = Vec::new();
    for candidate in candidates {
        let denial = candidate.frame == Frame::OfNoun;
        let score = weigh::score(ground, forms, &candidate).max(if denial { SURE } else { i32::MIN });
        let least = if is_claim_by_form(ground, &candidate) { ENOUGH_BY_FORM } else { ENOUGH };
        if score < least {
            continue;
        }
        match best.last_mut().filter(|last| last.candidate.head == candidate.head) {
            Some(last) if score > last.score => *last = Chosen { candidate, score },
            Some(_) => {}
            None => best.push(Chosen { candidate, score }),
        }
    }
    let mut keep = vec![true; best.len()];
    let mut order: Vec<usize> = (0..best.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(best[at].score), at));
    for (rank, &strong) in order.iter().enumerate() {
        if !keep[strong] {
            continue;
        }
        for &weak in &order[rank + 1..] {
            let (one, other) = (&best[strong].candidate, &best[weak].candidate);
            keep[weak] &= !same(one, other) || holds(one, other) || holds(other, one);
        }
    }
    let mut chosen: Vec<Chosen> =
        best.into_iter().zip(keep).filter_map(|(chosen, keep)| keep.then_some(chosen)).collect();
    part(ground, &mut chosen, |chosen| &mut chosen.candidate);
    chosen.retain(|chosen| !chosen.candidate.content.is_empty());
    chosen
}
