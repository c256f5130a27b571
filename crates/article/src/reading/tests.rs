//! Every edit, once where it finds its words and once where it does not.

mod pieces;

use expect_test::{Expect, expect};

use crate::{
    Anchor, Annotations, Article, Certainty, Claim, Edit, Entity, EntityId, EntityKind, Form, Mention, MentionRole,
    Mode, NameType, Number, Reading, Reason, Source, TextRange, Why,
};

const TEXT: &str = "Rosa Lind met Karl Lind in Lima. Lind said the port will open.";

fn at(words: &str, nth: usize) -> Anchor {
    let (start, _) = TEXT.match_indices(words).nth(nth).unwrap();
    Anchor { range: TextRange::from_usize(start, start + words.len()), quote: words.to_owned() }
}

fn why() -> Why {
    Why { code: Reason::Context, spans: Vec::new() }
}

fn mention(words: &str, nth: usize, entity: u32, name_type: NameType, role: MentionRole) -> Mention {
    Mention {
        range: at(words, nth).range,
        entity: EntityId(entity),
        name_type,
        role,
        form: Form::Name,
        metonym: false,
        unsure: true,
        confidence: 600,
        why: why(),
    }
}

fn entity(id: u32, kind: EntityKind, name: &str) -> Entity {
    Entity { id: EntityId(id), kind, name: name.to_owned(), role: None, aliases: Vec::new(), place: None }
}

fn reading(edits: Vec<Edit>) -> Reading {
    let person = |words, nth, id| mention(words, nth, id, NameType::Person, MentionRole::Actor);
    let annotations = Annotations {
        language: "en".to_owned(),
        entities: vec![
            entity(0, EntityKind::Person, "Rosa Lind"),
            entity(1, EntityKind::Person, "Karl Lind"),
            entity(2, EntityKind::Place, "Lima"),
        ],
        mentions: vec![
            person("Rosa Lind", 0, 0),
            person("Karl Lind", 0, 1),
            mention("Lima", 0, 2, NameType::Location, MentionRole::Place),
            person("Lind", 2, 1),
        ],
        claims: vec![Claim {
            content: vec![at("the port will open", 0).range],
            source: Some(Source { range: at("Lind", 2).range, entity: Some(EntityId(1)) }),
            cue: vec![at("said", 0).range],
            mode: Mode::Reported,
            certainty: Certainty::Predicted,
            certainty_cue: vec![at("will", 0).range],
            unsure: true,
            confidence: 600,
            why: why(),
        }],
        numbers: vec![Number {
            range: at("port", 0).range,
            value: crate::Decimal { mantissa: 1, exponent: 0 },
            unit: String::new(),
            claim: Some(0),
        }],
        ..Annotations::default()
    };
    Reading { edits, ..Reading::new(Article::from_plain_text(TEXT), annotations) }
}

/// One line a mention and a claim, and which edits were not placed.
fn drawn(reading: &Reading) -> String {
    let resolved = reading.resolved();
    let annotations = &resolved.annotations;
    assert_eq!(annotations.check(&reading.article), []);
    let mut out = String::new();
    for mention in &annotations.mentions {
        let entity = annotations.entity(mention.entity).unwrap();
        let words = reading.article.slice(mention.range);
        out += &format!("{words} = {} ({:?}, {:?}, {})\n", entity.name, entity.kind, mention.role, mention.confidence);
    }
    for claim in &annotations.claims {
        let who = claim.source.map_or("nobody", |source| reading.article.slice(source.range));
        let known = claim.source.and_then(|source| source.entity).and_then(|id| annotations.entity(id));
        let known = known.map_or("?", |entity| entity.name.as_str());
        let words = reading.article.slice(claim.extent());
        out += &format!("{who} = {known}: {words} ({:?}, {:?}, {})\n", claim.mode, claim.certainty, claim.confidence);
    }
    let pointed: Vec<_> = annotations.numbers.iter().map(|number| number.claim).collect();
    out + &format!("numbers {pointed:?}, unplaced {:?}\n", resolved.unplaced)
}

#[expect(clippy::needless_pass_by_value, reason = "reads as a table of cases")]
fn check(edits: Vec<Edit>, expected: Expect) {
    let reading = reading(edits);
    expected.assert_eq(&drawn(&reading));
    let undone = Reading { edits: Vec::new(), ..reading.clone() };
    assert_eq!(undone.resolved().annotations, reading.annotations, "the engine's own annotations are never touched");
}

#[test]
fn without_edits_all_stays() {
    check(
        vec![],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        Lind = Karl Lind: the port will open (Reported, Predicted, 600)
        numbers [Some(0)], unplaced []
    "#]],
    );
}

#[test]
fn edits_of_mentions() {
    check(
        vec![Edit::RemoveMention { at: at("Lima", 0) }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lind = Karl Lind (Person, Actor, 600)
        Lind = Karl Lind: the port will open (Reported, Predicted, 600)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::RemoveEntity { at: at("Karl Lind", 0) }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = ?: the port will open (Reported, Predicted, 600)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::AddMention { at: at("port", 0), kind: EntityKind::Organization, entity: None }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        port = port (Organization, Actor, 1000)
        Lind = Karl Lind: the port will open (Reported, Predicted, 600)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::AddMention { at: at("Lind", 2), kind: EntityKind::Person, entity: Some(at("Rosa Lind", 0)) }],
        expect![[r#"
            Rosa Lind = Rosa Lind (Person, Actor, 600)
            Karl Lind = Karl Lind (Person, Actor, 600)
            Lima = Lima (Place, Place, 600)
            Lind = Rosa Lind (Person, Actor, 1000)
            Lind = Rosa Lind: the port will open (Reported, Predicted, 600)
            numbers [Some(0)], unplaced []
        "#]],
    );
    check(
        vec![Edit::Retype { at: at("Lima", 0), kind: EntityKind::State }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (State, Actor, 1000)
        Lind = Karl Lind (Person, Actor, 600)
        Lind = Karl Lind: the port will open (Reported, Predicted, 600)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::MoveBoundaries { at: at("Karl Lind", 0), to: at("Karl", 0).range }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl = Karl Lind (Person, Actor, 1000)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        Lind = Karl Lind: the port will open (Reported, Predicted, 600)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::Rename { at: at("Rosa Lind", 0), name: "R. Lind".to_owned() }],
        expect![[r#"
        Rosa Lind = R. Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        Lind = Karl Lind: the port will open (Reported, Predicted, 600)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::Merge { from: at("Karl Lind", 0), into: at("Rosa Lind", 0) }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Rosa Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Rosa Lind (Person, Actor, 600)
        Lind = Rosa Lind: the port will open (Reported, Predicted, 600)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::Split { at: at("Lind", 2) }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Lind (Person, Actor, 1000)
        Lind = Lind: the port will open (Reported, Predicted, 600)
        numbers [Some(0)], unplaced []
    "#]],
    );
}

#[test]
fn edits_of_claims() {
    let claim = || at("the port will open", 0);
    check(
        vec![Edit::RemoveClaim { at: claim() }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        numbers [None], unplaced []
    "#]],
    );
    check(
        vec![Edit::AddClaim { at: at("Rosa Lind met Karl Lind", 0), source: None }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        nobody = ?: Rosa Lind met Karl Lind (Own, Stated, 1000)
        Lind = Karl Lind: the port will open (Reported, Predicted, 600)
        numbers [Some(1)], unplaced []
    "#]],
    );
    check(
        vec![Edit::SetSpeaker { at: claim(), source: Some(at("Rosa Lind", 0)) }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        Rosa Lind = Rosa Lind: the port will open (Reported, Predicted, 1000)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::SetSpeaker { at: claim(), source: None }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        nobody = ?: the port will open (Own, Predicted, 1000)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::SetCertainty { at: claim(), certainty: Certainty::Hedged }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        Lind = Karl Lind: the port will open (Reported, Hedged, 1000)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::MoveBoundaries { at: claim(), to: at("port will open", 0).range }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        Lind = Karl Lind: port will open (Reported, Predicted, 1000)
        numbers [Some(0)], unplaced []
    "#]],
    );
    check(
        vec![Edit::Note { at: claim(), text: "which port?".to_owned() }],
        expect![[r#"
        Rosa Lind = Rosa Lind (Person, Actor, 600)
        Karl Lind = Karl Lind (Person, Actor, 600)
        Lima = Lima (Place, Place, 600)
        Lind = Karl Lind (Person, Actor, 600)
        Lind = Karl Lind: the port will open (Reported, Predicted, 600)
        numbers [Some(0)], unplaced []
    "#]],
    );
}

#[test]
fn edits_that_do_not_find_their_words_change_nothing() {
    let lost = Anchor { range: at("Lima", 0).range, quote: "Oslo".to_owned() };
    let beyond = Anchor { range: TextRange::new(900, 904), quote: "Lima".to_owned() };
    check(
        vec![
            Edit::RemoveMention { at: lost.clone() },
            Edit::RemoveMention { at: at("port", 0) },
            Edit::RemoveEntity { at: at("port", 0) },
            Edit::Retype { at: at("port", 0), kind: EntityKind::Group },
            Edit::MoveBoundaries { at: at("Lima", 0), to: TextRange::new(5, 5) },
            Edit::Rename { at: at("Rosa Lind", 0), name: " ".to_owned() },
            Edit::Merge { from: at("Rosa Lind", 0), into: at("Rosa Lind", 0) },
            Edit::Split { at: at("Lima", 0) },
            Edit::AddClaim { at: beyond, source: None },
            Edit::SetSpeaker { at: at("the port will open", 0), source: Some(lost) },
            Edit::RemoveClaim { at: at("port", 0) },
        ],
        expect![[r#"
            Rosa Lind = Rosa Lind (Person, Actor, 600)
            Karl Lind = Karl Lind (Person, Actor, 600)
            Lima = Lima (Place, Place, 600)
            Lind = Karl Lind (Person, Actor, 600)
            Lind = Karl Lind: the port will open (Reported, Predicted, 600)
            numbers [Some(0)], unplaced [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        "#]],
    );
}

#[test]
fn later_edits_see_what_earlier_ones_did() {
    check(
        vec![
            Edit::Merge { from: at("Karl Lind", 0), into: at("Rosa Lind", 0) },
            Edit::RemoveMention { at: at("Karl Lind", 0) },
            Edit::Retype { at: at("Karl Lind", 0), kind: EntityKind::Group },
            Edit::Rename { at: at("Lind", 2), name: "Lind".to_owned() },
        ],
        expect![[r#"
            Rosa Lind = Lind (Person, Actor, 600)
            Lima = Lima (Place, Place, 600)
            Lind = Lind (Person, Actor, 600)
            Lind = Lind: the port will open (Reported, Predicted, 600)
            numbers [Some(0)], unplaced [2]
        "#]],
    );
}

#[test]
fn a_mark_that_was_cut_otherwise_meanwhile_is_still_found() {
    let wide = at("Rosa Lind met", 0);
    check(
        vec![
            Edit::Retype { at: wide, kind: EntityKind::Group },
            Edit::SetCertainty { at: at("port will open", 0), certainty: Certainty::Denied },
            // Less than half of the claim, and of the name.
            Edit::RemoveClaim { at: at("the port", 0) },
            Edit::RemoveMention { at: at("Rosa", 0) },
        ],
        expect![[r#"
            Rosa Lind = Rosa Lind (Group, Actor, 1000)
            Karl Lind = Karl Lind (Person, Actor, 600)
            Lima = Lima (Place, Place, 600)
            Lind = Karl Lind (Person, Actor, 600)
            Lind = Karl Lind: the port will open (Reported, Denied, 1000)
            numbers [Some(0)], unplaced [2, 3]
        "#]],
    );
}
