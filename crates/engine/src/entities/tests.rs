//! Cases: a text, and the entities that come of it: kind, name, other names, role.

use article::{Annotations, EntityKind, Form, MentionRole};

use crate::testing::read;

/// Every entity but places as "kind name (alias, alias) role", in the order of the alphabet.
fn entities(annotations: &Annotations) -> Vec<String> {
    let mut shown: Vec<String> = annotations
        .entities
        .iter()
        .filter(|entity| entity.kind != EntityKind::Place)
        .map(|entity| {
            let mut line = format!("{:?} {}", entity.kind, entity.name).to_lowercase();
            if !entity.aliases.is_empty() {
                line.push_str(&format!(" ({})", entity.aliases.join(", ")));
            }
            line
        })
        .collect();
    shown.sort();
    shown
}

#[test]
fn one_actor_is_one_row() {
    for (text, expected) in [
        (
            "Rosa Lind said the plan would fail. Ms Lind spoke in Lima. \"No,\" said Lind.",
            vec!["person rosa lind (Lind)"],
        ),
        (
            "The U.S. rejected the offer. Officials said the United States would wait. America's allies agreed.",
            vec!["state united states (U.S., America)"],
        ),
        (
            "The World Health Organization (WHO) warned of a shortage. The WHO said stocks were low.",
            vec!["organization world health organization (WHO)"],
        ),
        (
            "The Ministry of Health rejected the claim. The Health Ministry said it was false.",
            vec!["organization ministry of health (Health Ministry)"],
        ),
    ] {
        assert_eq!(entities(&read(text).1), expected, "{text}");
    }
}

#[test]
fn two_actors_are_two_rows() {
    for (text, expected) in [
        ("Rosa Lind said no. Karl Lind, her brother, said yes.", vec!["person karl lind", "person rosa lind"]),
        ("Scotland rejected the plan. England accepted it.", vec!["state england", "state scotland"]),
    ] {
        assert_eq!(entities(&read(text).1), expected, "{text}");
    }
}

#[test]
fn a_bare_surname_of_two_people_is_unsure() {
    let (article, annotations) = read("Rosa Lind said no. Karl Lind said yes. Lind left the room.");
    let last = annotations.mentions.iter().rfind(|mention| mention.form == Form::Name).unwrap();
    assert_eq!(article.slice(last.range), "Lind");
    assert_eq!(annotations.entity(last.entity).unwrap().name, "Karl Lind");
    assert!(last.unsure);
}

#[test]
fn a_capital_that_acts_is_its_state() {
    let (_, annotations) = read(
        "Peru said on Tuesday that it would recall its ambassador. Lima accused Quito of breaking a treaty. The mayor of Lima was silent. Lima denied it.",
    );
    let lima = annotations.mentions.iter().rfind(|mention| mention.form == Form::Name).unwrap();
    assert_eq!(annotations.entity(lima.entity).unwrap().name, "Peru");
    assert!(lima.metonym);
    let (_, annotations) = read("Peru rejected the plan on Monday. Thousands marched in Lima.");
    let lima = annotations.mentions.iter().rfind(|mention| mention.form == Form::Name).unwrap();
    assert_eq!((annotations.entity(lima.entity).unwrap().name.as_str(), lima.role), ("Lima", MentionRole::Place));
}

#[test]
fn nobody_governs_a_sea() {
    let (_, annotations) = read("The two countries have fished the North Atlantic without a quota since 2028.");
    assert!(annotations.entities.iter().all(|entity| entity.kind != EntityKind::State), "{:?}", annotations.entities);
}

#[test]
fn places_are_told_apart_by_what_stands_beside_them() {
    for (text, name, country) in [
        ("The fire began in Paris, Texas, on Monday. Nobody was hurt in Paris.", "Paris", "US"),
        ("The fire began in Paris on Monday. The French police closed the roads.", "Paris", "FR"),
        ("A storm hit Birmingham, Alabama, on Monday.", "Birmingham", "US"),
        ("A storm hit Birmingham on Monday, British officials said.", "Birmingham", "GB"),
        ("Voters in Atlanta, Savannah and Macon, all in Georgia, went to the polls.", "Georgia", "US"),
        ("Voters in Tbilisi and Batumi, in Georgia, went to the polls.", "Georgia", "GE"),
    ] {
        let (_, annotations) = read(text);
        let entity = annotations.entities.iter().find(|entity| entity.name == name).unwrap();
        assert_eq!(entity.place.as_ref().map(|place| place.country.as_str()), Some(country), "{text}");
    }
}

#[test]
fn actors_other_than_states_have_no_point() {
    let (_, annotations) =
        read("Rosa Lind told Reuters that Peruvians reject the plan. The Treasury in Lima said so too.");
    for entity in &annotations.entities {
        let located = matches!(entity.kind, EntityKind::Place | EntityKind::State);
        assert!(located || entity.place.is_none(), "{entity:?}");
    }
}
