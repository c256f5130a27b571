use super::*;
use crate::testing::{claim, mention};
use crate::{Anchor, Article, Edit, Entity, EntityId, EntityKind};

const TEXT: &str = "Ferry talks\n\nRosa Lind said on Monday in Lima that the ferry would sail. Lind named no ship.";

fn find(text: &str, words: &str) -> TextRange {
    let at = text.find(words).unwrap();
    TextRange::from_usize(at, at + words.len())
}

/// A reading of a text with those words marked: persons, and claims.
fn reading(text: &str, names: &[&str], claims: &[&str]) -> Reading {
    let mut annotations = Annotations { language: "en".to_owned(), ..Annotations::default() };
    for (name, id) in names.iter().zip(0..) {
        let entity = Entity {
            id: EntityId(id),
            kind: EntityKind::Person,
            name: (*name).to_owned(),
            role: None,
            aliases: Vec::new(),
            place: None,
        };
        annotations.entities.push(entity);
        annotations.mentions.push(mention(find(text, name), id));
    }
    annotations.claims = claims.iter().map(|words| claim(find(text, words))).collect();
    Reading::new(Article::from_plain_text(text), annotations)
}

fn told(rows: Option<Vec<Row>>) -> Vec<String> {
    let side = |says: &Option<String>| says.clone().unwrap_or_else(|| "-".to_owned());
    let line = |row: &Row| format!("¶{} {} | {} | {}", row.block, row.words, side(&row.mine), side(&row.theirs));
    rows.unwrap().iter().map(line).collect()
}

#[test]
fn each_mark_is_told_once_with_what_either_says() {
    let mine = reading(TEXT, &["Rosa Lind", "Lima"], &["the ferry would sail"]);
    let theirs = reading(&TEXT.replace("Lima that", "Lima  that"), &["Rosa Lind", "Monday"], &[]);
    assert_eq!(
        told(compare(&mine, &theirs)),
        [
            "¶1 Rosa Lind | person: Rosa Lind | person: Rosa Lind",
            "¶1 Monday | - | person: Monday",
            "¶1 Lima | person: Lima | -",
            "¶1 the ferry would sail | reported, stated | -",
        ]
    );
    assert_eq!(told(compare(&mine, &mine)).len(), 3);
    assert!(compare(&mine, &mine).unwrap().iter().all(Row::is_alike));
}

#[test]
fn decisions_of_the_readers_are_laid_over() {
    let mine = reading(TEXT, &["Rosa Lind", "Lima"], &[]);
    let at = |words: &str| Anchor { range: find(TEXT, words), quote: words.to_owned() };
    let edits =
        vec![Edit::Retype { at: at("Lima"), kind: EntityKind::Place }, Edit::RemoveMention { at: at("Rosa Lind") }];
    let theirs = Reading { edits, ..mine.clone() };
    assert_eq!(
        told(compare(&mine, &theirs)),
        ["¶1 Rosa Lind | person: Rosa Lind | -", "¶1 Lima | person: Lima | place: Lima"]
    );
}

#[test]
fn words_around_stay_within_the_block() {
    let rows = compare(&reading(TEXT, &["Rosa Lind"], &[]), &reading(TEXT, &[], &[])).unwrap();
    assert_eq!((rows[0].before.as_str(), rows[0].after.as_str()), ("", " said on Monday in"));
}

#[test]
fn another_text_is_not_compared() {
    let mine = reading(TEXT, &[], &[]);
    for (text, same) in
        [(TEXT.to_owned(), true), (TEXT.replace("Monday", "Friday"), false), (format!("{TEXT} More."), false)]
    {
        assert_eq!(compare(&mine, &reading(&text, &[], &[])).is_some(), same, "{text}");
    }
}
