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
fn after_a_quotation_who_spoke_before_is_meant() {
    for (text, expected) in [
        (
            "Nurse Ruth Moss, whose sister, Anna, died in May, blamed the firm. \"We were told no,\" she said.",
            "Ruth Moss",
        ),
        ("Minister Tom Frith thinks Karl Moss will lose. \"It is over,\" he told reporters.", "Tom Frith"),
        ("Tom Frith said Karl Moss would cut rates. \"Not yet. But soon,\" he said.", "Tom Frith"),
        (
            "Her neighbour, retired baker Tom Frith, fears the worst. Ruth Moss does not. He said it was late.",
            "Tom Frith",
        ),
        // Who is meant elsewhere is weighed as before; and somebody of the other gender is not meant.
        ("Ruth Moss, whose brother, Tom, died in May, blamed the firm. \"No,\" he said.", "Tom"),
        ("Tom Frith met Rosa Lind. \"It is over,\" she said.", "Rosa Lind"),
    ] {
        assert_eq!(meant(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_was_in_a_paper_is_not_the_papers() {
    for (text, expected) in [
        ("The Treasury denied a report in the Financial Times that it would close its office.", "Treasury"),
        ("The Financial Times said it would close its office.", "Financial Times"),
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
fn whoever_is_not_named_but_nearer_is_meant() {
    for text in [
        "Rosa Lind spoke. One woman told the BBC she had lost all. \"I have nothing,\" she said.",
        "Karl Moss spoke. A lawyer for the families left the hall. He said no.",
        "Karl Moss spoke. \"We warned them,\" said an official at the port. He said no.",
        "Karl Moss spoke. One of the workers left the hall. He said no.",
        "Karl Moss spoke. According to a second worker, he was pushed.",
        "Karl Moss spoke. A teacher left. Prices rose. He said no.",
        // Words that no list has.
        "Karl Moss spoke. A splicer told the court it was true. He said no.",
        "Karl Moss spoke. A drogman who was there left. He said no.",
        "Karl Moss, the minister, spoke. An aide to the minister said it was true. He said no.",
        // Of one gender only.
        "Karl Moss spoke. The spokesman left. He said no.",
    ] {
        assert_eq!(meant(text), None, "{text}");
    }
    for (text, expected) in [
        // Whose role it is.
        ("Karl Moss, a lawyer, spoke. Prices rose. The lawyer left the hall. He said no.", "Karl Moss"),
        // Of the other gender, no subject, said to be of that name, or of whom it is said.
        ("Karl Moss spoke. One woman left the hall. He said no.", "Karl Moss"),
        ("Karl Moss met a lawyer. He said no.", "Karl Moss"),
        ("A lawyer, Karl Moss, left the hall. He said no.", "Karl Moss"),
        ("The lawyer who lost the case, Karl Moss, left. He said no.", "Karl Moss"),
        ("A lawyer named Karl Moss left the hall. He said no.", "Karl Moss"),
        ("Karl Moss, 43, a lawyer, left the hall. He said no.", "Karl Moss"),
        ("Karl Moss is a lawyer. He said no.", "Karl Moss"),
        // What a person's noun qualifies, or has in its name.
        ("Karl Moss spoke. The teacher training college closed. He said no.", "Karl Moss"),
        ("Karl Moss spoke. A letter said it was true. He said no.", "Karl Moss"),
        ("Karl Moss spoke. A carmaker said it was true. He said no.", "Karl Moss"),
        // Somebody named comes after.
        ("A lawyer left the hall. Karl Moss spoke. He said no.", "Karl Moss"),
    ] {
        assert_eq!(meant(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn each_word_for_somebody_is_somebody() {
    for row in crate::lexicon::rows(crate::lexicon::PERSON_NOUNS) {
        let text = |pronoun: &str| format!("Rosa Lind met Karl Moss. One {} left the hall. {pronoun} said no.", row[0]);
        let (he, she) = (meant(&text("He")), meant(&text("She")));
        assert!(he.is_none() || she.is_none(), "{row:?} {he:?} {she:?}");
    }
}

#[test]
fn who_does_and_whom_it_is_done_to_are_two() {
    for (text, expected) in [
        ("Rosa Lind met Karl Moss. He urged her to resign.", Some("Rosa Lind")),
        ("Karl Lind met Paul Ortega on Monday. Ortega praised him.", Some("Karl Lind")),
        ("Karl Lind met Paul Ortega on Monday. Ortega agreed with him.", Some("Karl Lind")),
        ("Karl Moss spoke. Moss praised him.", None),
        ("Rosa Lind spoke. He urged the crew to leave.", None),
        // Himself, his own, and another clause.
        ("Karl Moss spoke. Moss praised himself.", Some("Karl Moss")),
        ("Karl Moss spoke. Moss praised his crew.", Some("Karl Moss")),
        ("Karl Moss said the crew had praised him.", Some("Karl Moss")),
        ("Karl Moss brought with him a letter.", Some("Karl Moss")),
    ] {
        assert_eq!(meant(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn who_may_be_another_is_unsure() {
    for (text, unsure) in [
        ("Karl Moss resigned. Prices rose after a row with a minister. He said no.", true),
        ("Karl Moss resigned. His lawyer left the hall. He said no.", true),
        ("Karl Moss resigned. Prices rose. He said no.", false),
    ] {
        let (_, annotations) = read(text);
        let pronoun = annotations.mentions.iter().rfind(|mention| mention.form == Form::Pronoun);
        assert_eq!(pronoun.map(|pronoun| pronoun.unsure), Some(unsure), "{text}");
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
