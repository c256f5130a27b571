//! Chooses among candidates: the likeliest content for each cue, and of cues that claim the same content the likeliest.

use article::Reason;

use crate::attribution::candidate::{Candidate, Ground};
use crate::attribution::{same, weigh};

/// The score from which a candidate is a claim; 32 is one unit of log-odds.
const ENOUGH: i32 = -16;

/// The same for "Lind's claim that": corpora leave many such out, the contract takes them in.
const ENOUGH_OWNED: i32 = -128;

fn enough(candidate: &Candidate) -> i32 {
    let owned = candidate.reason == Reason::SpeechNoun && candidate.source.is_some();
    if owned { ENOUGH_OWNED } else { ENOUGH }
}

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
        let score = weigh::score(ground, forms, &candidate);
        match best.last_mut().filter(|last| last.candidate.head == candidate.head) {
            Some(last) if score > last.score => *last = Chosen { candidate, score },
            Some(_) => {}
            None => best.push(Chosen { candidate, score }),
        }
    }
    best.retain(|chosen| chosen.score >= enough(&chosen.candidate));
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
    best.into_iter().zip(keep).filter_map(|(chosen, keep)| keep.then_some(chosen)).collect()
}

/// Whether a claim holds another one whole, with a source of its own: "rejected |Norway's claim that|".
fn holds(outer: &Candidate, inner: &Candidate) -> bool {
    let within = |&(first, end): &(usize, usize)| outer.content.iter().any(|&(from, to)| from <= first && end <= to);
    !inner.borrowed && inner.source.as_ref().is_some_and(within) && inner.cue.iter().all(within)
}
