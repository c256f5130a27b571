//! Segments of hand-made marks, and of any marks.

use proptest::prelude::*;

use super::{SegmentIndex, segments};
use crate::{
    Annotations, Certainty, Claim, Confidence, EntityId, Form, Mention, MentionRole, Mode, NameType, Reason, TextRange,
    Why,
};

const SURE: Confidence = 1000;

fn why() -> Why {
    Why { code: Reason::Context, spans: Vec::new() }
}

fn mention((start, end): (u32, u32), form: Form) -> Mention {
    Mention {
        range: TextRange::new(start, end),
        entity: EntityId(0),
        name_type: NameType::Person,
        role: MentionRole::Actor,
        form,
        metonym: false,
        unsure: false,
        confidence: SURE,
        why: why(),
    }
}

fn claim(content: &[(u32, u32)]) -> Claim {
    Claim {
        content: content.iter().map(|(start, end)| TextRange::new(*start, *end)).collect(),
        source: None,
        cue: Vec::new(),
        mode: Mode::Own,
        certainty: Certainty::Stated,
        certainty_cue: Vec::new(),
        unsure: false,
        confidence: SURE,
        why: why(),
    }
}

fn marks(names: &[(u32, u32)], claims: &[&[(u32, u32)]]) -> Annotations {
    Annotations {
        mentions: names.iter().map(|range| mention(*range, Form::Name)).collect(),
        claims: claims.iter().map(|content| claim(content)).collect(),
        ..Annotations::default()
    }
}

/// "0-3 m0 c0,1" a segment.
fn check(annotations: &Annotations, within: (u32, u32), expected: &[&str]) {
    let drawn: Vec<String> = segments(TextRange::new(within.0, within.1), annotations)
        .iter()
        .map(|segment| {
            let mention = segment.mention.map(|mention| format!(" m{mention}")).unwrap_or_default();
            let claims: Vec<String> = segment.claims.iter().map(u32::to_string).collect();
            let claims = if claims.is_empty() { String::new() } else { format!(" c{}", claims.join(",")) };
            format!("{}-{}{mention}{claims}", segment.range.start(), segment.range.end())
        })
        .collect();
    assert_eq!(drawn, expected);
}

#[test]
fn overlaps_are_flattened() {
    check(&marks(&[], &[]), (0, 9), &["0-9"]);
    check(&marks(&[], &[]), (4, 4), &[]);
    check(&marks(&[(2, 4)], &[]), (0, 9), &["0-2", "2-4 m0", "4-9"]);
    check(&marks(&[(2, 4)], &[&[(0, 6)]]), (0, 9), &["0-2 c0", "2-4 m0 c0", "4-6 c0", "6-9"]);
    // A claim within a claim: the outer one first.
    check(&marks(&[], &[&[(0, 9)], &[(3, 6)]]), (0, 9), &["0-3 c0", "3-6 c0,1", "6-9 c0"]);
    check(&marks(&[], &[&[(3, 6)], &[(0, 9)]]), (0, 9), &["0-3 c1", "3-6 c1,0", "6-9 c1"]);
    // A claim broken by its attribution, and one that runs over the block.
    check(&marks(&[], &[&[(0, 2), (5, 20)]]), (0, 9), &["0-2 c0", "2-5", "5-9 c0"]);
    // The innermost of two names.
    check(&marks(&[(0, 6), (2, 4)], &[]), (0, 9), &["0-2 m0", "2-4 m1", "4-6 m0", "6-9"]);
    // Marks of other blocks.
    check(&marks(&[(0, 2), (20, 22)], &[&[(18, 30)]]), (4, 9), &["4-9"]);
}

#[test]
fn pronouns_are_not_drawn() {
    let annotations = Annotations { mentions: vec![mention((2, 4), Form::Pronoun)], ..Annotations::default() };
    check(&annotations, (0, 9), &["0-9"]);
}

fn any_range() -> impl Strategy<Value = (u32, u32)> {
    (0..60_u32, 0..20_u32).prop_map(|(start, length)| (start, start + length))
}

proptest! {
    #[test]
    fn segments_cover_their_block_and_say_what_covers_them(
        names in proptest::collection::vec(any_range(), 0..12),
        contents in proptest::collection::vec(proptest::collection::vec(any_range(), 1..3), 0..8),
        within in any_range(),
    ) {
        let contents: Vec<&[(u32, u32)]> = contents.iter().map(Vec::as_slice).collect();
        let annotations = marks(&names, &contents);
        let within = TextRange::new(within.0, within.1);
        let mut at = within.start();
        for segment in SegmentIndex::new(&annotations).segments(within) {
            prop_assert_eq!(segment.range.start(), at);
            prop_assert!(!segment.range.is_empty());
            at = segment.range.end();
            let named = annotations.mentions.iter().any(|mention| mention.range.contains(segment.range));
            prop_assert_eq!(segment.mention.is_some(), named);
            for (position, claim) in (0_u32..).zip(&annotations.claims) {
                let covers = claim.content.iter().any(|content| !content.is_empty() && content.contains(segment.range));
                prop_assert_eq!(segment.claims.contains(&position), covers);
            }
        }
        prop_assert_eq!(at, within.end());
    }
}
