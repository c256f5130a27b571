//! Marks whose other marks are gone, and contents in pieces.

use expect_test::expect;

use super::{TEXT, at, check, reading};
use crate::{Anchor, Edit, EntityKind};

#[test]
fn a_mark_by_hand_stays_where_whom_it_was_tied_to_is_marked_no_more() {
    let mut reading = reading(vec![Edit::AddMention {
        at: at("Lind", 2),
        kind: EntityKind::Person,
        entity: Some(at("Rosa Lind", 0)),
    }]);
    reading.annotations.mentions.remove(0);
    let resolved = reading.resolved();
    assert!(resolved.unplaced.is_empty());
    let mine = resolved.annotations.mentions.iter().find(|mention| mention.range == at("Lind", 2).range).unwrap();
    let entity = resolved.annotations.entity(mine.entity).unwrap();
    assert_eq!((entity.kind, entity.name.as_str()), (EntityKind::Person, "Lind"));
}

#[test]
fn between_the_pieces_of_a_content_nothing_is_marked_when_a_border_moves() {
    let [met, said] = [at("Rosa Lind met", 0).range, at("the port will", 0).range];
    for (to, expected) in [
        ("Rosa Lind met Karl Lind in Lima. Lind said the port will open", vec!["Rosa Lind met", "the port will open"]),
        ("Lind met Karl Lind in Lima. Lind said the port will", vec!["Lind met", "the port will"]),
        ("Rosa Lind met Karl Lind in Lima. Lind said", vec!["Rosa Lind met"]),
        ("Karl Lind", vec!["Karl Lind"]),
    ] {
        let extent = Anchor { range: met.cover(said), quote: met.cover(said).of(TEXT).to_owned() };
        let mut reading = reading(vec![Edit::MoveBoundaries { at: extent, to: at(to, 0).range }]);
        reading.annotations.claims[0].content = vec![met, said];
        let resolved = reading.resolved();
        let content = resolved.annotations.claims[0].content.iter().map(|piece| piece.of(TEXT));
        assert_eq!(content.collect::<Vec<_>>(), expected, "{to}");
    }
}

#[test]
fn a_mark_of_the_readers_displaces_what_it_covers_but_not_what_stands_around_it() {
    check(
        vec![
            Edit::AddMention { at: at("Rosa Lind met Karl", 0), kind: EntityKind::Organization, entity: None },
            Edit::MoveBoundaries { at: at("Lima", 0), to: at("Lima. Lind", 0).range },
        ],
        expect![[r#"
            Rosa Lind met Karl = Rosa Lind met Karl (Organization, Actor, 1000)
            Lima. Lind = Lima (Place, Place, 1000)
            Lind = ?: the port will open (Reported, Predicted, 600)
            numbers [Some(0)], unplaced []
        "#]],
    );
    check(
        vec![Edit::AddMention { at: at("Lind", 0), kind: EntityKind::Group, entity: None }],
        expect![[r#"
            Rosa Lind = Rosa Lind (Person, Actor, 600)
            Lind = Lind (Group, Actor, 1000)
            Karl Lind = Karl Lind (Person, Actor, 600)
            Lima = Lima (Place, Place, 600)
            Lind = Karl Lind (Person, Actor, 600)
            Lind = Karl Lind: the port will open (Reported, Predicted, 600)
            numbers [Some(0)], unplaced []
        "#]],
    );
}
