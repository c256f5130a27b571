use article::{Form, MentionRole};

use super::super::Reading;
use super::super::probability::{LEAST, ln};
use super::super::testing::Told;
use super::super::words::Word;
use super::weighed;
use crate::names::label::Class::{Location, Norp, Organization, Other, Person};
use crate::names::label::{LABELS, Label};

/// The names that are found, each with its kind's code: "Rosa Lind PER".
fn names(told: &Told<'_>) -> Vec<String> {
    let (article, annotations) = told.read();
    let names = annotations.mentions.iter().filter(|mention| mention.form == Form::Name);
    names.map(|mention| format!("{} {:?}", article.slice(mention.range), mention.name_type)).collect()
}

const TEXT: &str = "Rosa Lind met the board of Northmark Holdings in Lima on Monday.";

#[test]
fn labels_become_names_of_tokens() {
    for (told, expected) in [
        (Told::new(TEXT), vec![]),
        (Told::new(TEXT).name("Rosa Lind", &[(Person, 0.9)]), vec!["Rosa Lind Person"]),
        (Told::new(TEXT).name("the board", &[(Organization, 0.8)]), vec![]),
        (Told::new(TEXT).name("Lima", &[(Location, 0.6), (Person, 0.3)]), vec!["Lima Location"]),
        (Told::new(TEXT).name("Lima", &[(Location, 0.2), (Person, 0.1)]), vec![]),
        (Told::new(TEXT).name("Monday", &[(Other, 0.9)]), vec![]),
        (Told::new("Talks in the U.S. went on.").name("U.S.", &[(Location, 0.9)]), vec!["U.S. Location"]),
        (
            // The network ends the name before its last stop: the token is whole all the same.
            Told::new("Talks in the U.S. went on.").name("U.S", &[(Location, 0.9)]),
            vec!["U.S. Location"],
        ),
        (Told::new("Lind's bill failed.").name("Lind", &[(Person, 0.9)]), vec!["Lind Person"]),
        (
            Told::new("A Lind-Ortega call failed.").name("Lind", &[(Person, 0.9)]).name("-|Ortega", &[(Person, 0.9)]),
            vec!["Lind Person", "Ortega Person"],
        ),
        (Told::new("Trade minister Mr Lind left.").name("Mr Lind", &[(Person, 0.9)]), vec!["Lind Person"]),
        (Told::new("The Peruvian ship left.").name("Peruvian", &[(Norp, 0.9)]), vec![]),
        (Told::new("Many Peruvians left the town.").name("Peruvians", &[(Norp, 0.9)]), vec!["Peruvians Norp"]),
    ] {
        assert_eq!(names(&told), expected);
    }
}

#[test]
fn no_name_goes_from_one_block_into_the_next() {
    let told = Told::new("Talks fail in Lima\n\nRosa Lind left the town on Monday.");
    let told = told.name("Lima\n\nRosa Lind", &[(Person, 0.9)]);
    assert_eq!(names(&told), ["Lima Person"]);
}

#[test]
fn the_same_name_elsewhere_decides_what_one_window_doubts() {
    let text = "Berg left on Monday. The town was glad. Many said that Berg had known. Then Berg spoke.";
    let first = |class, p| Told::new(text).name("known. Then |Berg", &[(class, p)]).name("that |Berg", &[(class, p)]);
    for (told, expected) in [
        // Missed in one place, sure in two.
        (first(Person, 0.95).name("Berg", &[(Person, 0.3)]), vec!["Berg Person"; 3]),
        // Taken for a place, with doubt.
        (first(Person, 0.95).name("Berg", &[(Location, 0.5), (Person, 0.4)]), vec!["Berg Person"; 3]),
        // A decisive context stays.
        (first(Person, 0.9).name("Berg", &[(Location, 0.9999)]), vec!["Berg Location", "Berg Person", "Berg Person"]),
    ] {
        assert_eq!(names(&told), expected);
    }
    // A surname alone after the full name.
    let text = "Rosa Lind came to the hall. Then Lind spoke.";
    let told =
        Told::new(text).name("Rosa Lind", &[(Person, 0.98)]).name("Then |Lind", &[(Location, 0.45), (Person, 0.4)]);
    assert_eq!(names(&told), ["Rosa Lind Person", "Lind Person"]);
    // Small letters are another word: "rose" the flower.
    let text = "Rose spoke in the hall. Everyone liked the rose.";
    assert_eq!(names(&Told::new(text).name("Rose", &[(Person, 0.98)])), ["Rose Person"]);
}

#[test]
fn the_tagger_counts_where_the_network_doubts() {
    let (person, place) = (Label::first(Person).0 as usize, Label::first(Location).0 as usize);
    let row = |person_like: f32, place_like: f32| {
        let mut row = [LEAST; LABELS];
        (row[person], row[place]) = (ln(person_like), ln(place_like));
        row
    };
    let mut says_place = [0; LABELS];
    says_place[place] = 60;
    for (labels, tagger, expected) in [
        (row(0.6, 0.4), vec![says_place], place),
        (row(0.99, 0.01), vec![says_place], person),
        (row(0.6, 0.4), vec![[0; LABELS]], person),
        (row(0.6, 0.4), vec![], person),
    ] {
        let word = Word { tokens: 0..1, sentence: 0, block: 0 };
        let reading = Reading { words: vec![word], labels: vec![labels], ..Reading::default() };
        let weighed = weighed(&reading, &tagger, 0);
        let best = (0..LABELS).fold(0, |best, at| if weighed[at] > weighed[best] { at } else { best });
        assert_eq!(best, expected);
    }
}

#[test]
fn names_in_small_letters_need_to_be_sure() {
    for (p, expected) in [(0.99, vec!["lima Location"]), (0.55, vec![])] {
        assert_eq!(names(&Told::new("they went to lima on foot").name("lima", &[(Location, p)])), expected, "{p}");
    }
    // Where other names have capitals, more so.
    for (p, expected) in [(0.99, vec!["lima Location"]), (0.85, vec![])] {
        assert_eq!(names(&Told::new("They met Rosa in lima then").name("lima", &[(Location, p)])), expected, "{p}");
    }
}

#[test]
fn a_place_acts_where_the_network_says_so() {
    for (role, expected) in [(4.0, MentionRole::Actor), (-4.0, MentionRole::Place)] {
        let (_, annotations) = Told::new("Norway said no to the plan.").place("Norway", role).read();
        assert_eq!(annotations.mentions[0].role, expected);
        assert_eq!(annotations.mentions[0].metonym, expected == MentionRole::Actor);
    }
}

#[test]
fn doubt_is_told() {
    for (p, unsure) in [(0.97, false), (0.65, true)] {
        let (_, annotations) = Told::new(TEXT).name("Rosa Lind", &[(Person, p)]).read();
        assert_eq!(annotations.mentions[0].unsure, unsure, "{p}");
    }
}
