//! The mark that the reader is at, and the way to the next one.

use article::{Annotations, Form, TextRange};

/// A mark in the text. Positions are in the annotations' lists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Target {
    /// A mention.
    Mention(u32),
    /// A claim.
    Claim(u32),
}

impl Target {
    /// Where it stands, if the annotations have it.
    pub fn range(self, annotations: &Annotations) -> Option<TextRange> {
        match self {
            Self::Mention(position) => annotations.mentions.get(position as usize).map(|mention| mention.range),
            Self::Claim(position) => annotations.claims.get(position as usize).map(article::Claim::extent),
        }
    }
}

/// Which way to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Down the text.
    Next,
    /// Up the text.
    Previous,
}

/// The next or previous item of a sorted list, seen from a place in the text; wraps around.
fn beside(positions: &[(u32, u32)], from: Option<u32>, direction: Direction) -> Option<u32> {
    let chosen = match (from, direction) {
        (None, Direction::Next) => positions.first(),
        (None, Direction::Previous) => positions.last(),
        (Some(at), Direction::Next) => positions.iter().find(|(start, _)| *start > at).or(positions.first()),
        (Some(at), Direction::Previous) => positions.iter().rev().find(|(start, _)| *start < at).or(positions.last()),
    };
    chosen.map(|(_, position)| *position)
}

/// The claim after or before a place in the text.
pub fn step_claim(annotations: &Annotations, from: Option<u32>, direction: Direction) -> Option<Target> {
    let claims: Vec<_> = (0..).zip(&annotations.claims).map(|(i, claim)| (claim.extent().start(), i)).collect();
    beside(&claims, from, direction).map(Target::Claim)
}

/// The claim after or before a claim, also of two that begin at one word; wraps around.
pub fn beside_claim(annotations: &Annotations, from: u32, direction: Direction) -> Option<Target> {
    let last = u32::try_from(annotations.claims.len()).ok()?.checked_sub(1)?;
    Some(Target::Claim(match direction {
        Direction::Next if from >= last => 0,
        Direction::Next => from + 1,
        Direction::Previous => from.checked_sub(1).unwrap_or(last),
    }))
}

/// The mention of the same entity after or before a mention.
pub fn step_mention(annotations: &Annotations, from: u32, direction: Direction) -> Option<Target> {
    let here = annotations.mentions.get(from as usize)?;
    let same: Vec<_> = (0..)
        .zip(&annotations.mentions)
        .filter(|(_, mention)| mention.entity == here.entity && mention.form == Form::Name)
        .map(|(i, mention)| (mention.range.start(), i))
        .collect();
    beside(&same, Some(here.range.start()), direction).map(Target::Mention)
}

/// The name after or before a place in the text, whosever it is.
pub fn step_mark(annotations: &Annotations, from: Option<u32>, direction: Direction) -> Option<Target> {
    let names: Vec<_> = (0..)
        .zip(&annotations.mentions)
        .filter(|(_, mention)| mention.form == Form::Name)
        .map(|(i, mention)| (mention.range.start(), i))
        .collect();
    beside(&names, from, direction).map(Target::Mention)
}
