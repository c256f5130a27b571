//! Finds the best row of labels for a sentence (Viterbi), and how far each label is ahead of the next best.

use super::label::{LABELS, Label};

/// Scores of one token's labels.
pub type Scores = [i32; LABELS];

/// Scores of label pairs; the last row is for a sentence's first token.
pub type Transitions = [[i32; LABELS]; LABELS + 1];

/// Far below any sum of weights.
const NEVER: i32 = i32::MIN / 4;

fn transition(transitions: &Transitions, before: usize, label: usize) -> i32 {
    let legal = Label(label as u8).may_follow(Label(before as u8));
    if legal { transitions[before][label] } else { NEVER }
}

/// The best labels, and for each token by how much they beat the best row with another label there.
pub fn decode(scores: &[Scores], transitions: &Transitions) -> (Vec<Label>, Vec<i32>) {
    let mut forward: Vec<Scores> = Vec::with_capacity(scores.len());
    for (at, own) in scores.iter().enumerate() {
        let best: Scores = std::array::from_fn(|label| {
            let reached = match at.checked_sub(1).map(|before| &forward[before]) {
                None if Label(label as u8).is_further() => NEVER,
                None => transitions[LABELS][label],
                Some(before) => (0..LABELS)
                    .map(|b| before[b].saturating_add(transition(transitions, b, label)))
                    .max()
                    .unwrap_or(NEVER),
            };
            reached.saturating_add(own[label]).max(NEVER)
        });
        forward.push(best);
    }
    let mut backward = [0; LABELS];
    let mut labels = vec![Label::OUTSIDE; scores.len()];
    let mut margins = vec![0; scores.len()];
    let mut next: Option<usize> = None;
    for at in (0..scores.len()).rev() {
        // The best row that has this label here.
        let through: Scores = std::array::from_fn(|label| forward[at][label].saturating_add(backward[label]));
        let onward = |label: usize| next.map_or(0, |next| transition(transitions, label, next));
        let best =
            (0..LABELS).rev().max_by_key(|&label| forward[at][label].saturating_add(onward(label))).unwrap_or_default();
        let second = (0..LABELS).filter(|&label| label != best).map(|label| through[label]).max().unwrap_or(NEVER);
        labels[at] = Label(best as u8);
        margins[at] = through[best].saturating_sub(second).max(0);
        next = Some(best);
        backward = std::array::from_fn(|label| {
            (0..LABELS)
                .map(|after| {
                    transition(transitions, label, after)
                        .saturating_add(scores[at][after])
                        .saturating_add(backward[after])
                })
                .max()
                .unwrap_or(NEVER)
                .max(NEVER)
        });
    }
    (labels, margins)
}

#[cfg(test)]
mod tests {
    use super::super::label::Class;
    use super::*;

    #[test]
    fn a_further_label_never_stands_alone() {
        let mut scores = [[0; LABELS]; 3];
        let further = Label::further(Class::Person);
        scores[1][further.0 as usize] = 9;
        let (labels, margins) = decode(&scores, &[[0; LABELS]; LABELS + 1]);
        assert_eq!(labels[1], further);
        assert_eq!(labels[0], Label::first(Class::Person), "{labels:?}");
        assert_eq!(margins[1], 9);
    }

    #[test]
    fn no_evidence_no_name() {
        let (labels, _) = decode(&[[0; LABELS]; 4], &[[0; LABELS]; LABELS + 1]);
        assert_eq!(labels, [Label::OUTSIDE; 4]);
        assert_eq!(decode(&[], &[[0; LABELS]; LABELS + 1]).0, []);
    }
}
