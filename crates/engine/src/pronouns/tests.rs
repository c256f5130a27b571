//! Cases: a text in which one pronoun is asked for, and whom it means.

use article::Form;

use crate::testing::read;

/// The name of the entity that the last pronoun of a text means.
fn meant(text: &str) -> Option<String> {
    let (_, annotations) = read(text);
    let pronoun = annotations.mentions.iter().rfind(|mention| mention.form == Form::Pronoun)?;
    annotations.entity(pronoun.entity).map(|entity| entity.name.clone())
}

#[test]
fn pronouns_mean_whom_gender_and_place_say() {
    for (text, expected) in [
        ("Rosa Lind met Karl Moss in Lima. She left early.", "Rosa Lind"),
        ("Rosa Lind met Karl Moss in Lima. He left early.", "Karl Moss"),
        ("Rosa Lind rejected the plan. Prices rose. \"It will fail,\" she said.", "Rosa Lind"),
        ("Mr Lind met Ms Ortega on Monday. He will return in May.", "Lind"),
        ("The spokeswoman, Kim Ortega, met Lee Moss. She declined to comment.", "Kim Ortega"),
        ("Maria Lind said her office was closed.", "Maria Lind"),
    ] {
        assert_eq!(meant(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn no_pronoun_is_resolved_to_what_it_cannot_mean() {
    for text in [
        "Mr Lind met Mr Moss on Monday. She left early.",
        "Prices rose. He left early.",
        "The Treasury rejected the plan. He said no.",
        "We said no, and you did, too.",
    ] {
        assert_eq!(meant(text), None, "{text}");
    }
}

#[test]
fn no_pronoun_becomes_an_entity() {
    let (_, annotations) = read("Rosa Lind said no. She left. It rained, and they said so.");
    let pronouns = ["she", "it", "they", "her", "he"];
    for entity in &annotations.entities {
        assert!(!pronouns.contains(&entity.name.to_lowercase().as_str()), "{entity:?}");
    }
}
