//! Where places are, by what the article says that they lie in.

use super::check;
use crate::testing::read;

/// The country of the first place, as the map has it; "-" where it has no point.
fn country(text: &str) -> String {
    let (article, annotations) = read(text);
    let first = annotations.mentions.first().map(|mention| (article.slice(mention.range), mention.entity));
    let place = first.and_then(|(_, id)| annotations.entity(id)?.place.as_ref().map(|place| place.country.clone()));
    format!("{} {}", first.map_or("", |(name, _)| name), place.as_deref().unwrap_or("-"))
}

#[test]
fn what_a_place_lies_in_beats_its_size() {
    let cases = [
        // The gazetteer has no San Diego in Peru.
        ("A flood hit San Diego, a village in Peru, on Monday.", "San Diego -"),
        ("A flood hit San Diego, a small fishing village in the north of Peru.", "San Diego -"),
        ("The road to Springfield, Brazil, was closed on Monday.", "Springfield -"),
        ("Two men from Springfield in northern Peru left on Monday.", "Springfield -"),
        ("A flood hit Santa Rosa, a small town in Argentina, on Monday.", "Santa Rosa AR"),
        ("A flood hit Georgetown, the capital of Guyana, on Monday.", "Georgetown GY"),
        ("A flood hit Salem, in India's Tamil Nadu region, on Monday.", "Salem IN"),
        ("A flood hit San Diego, a fishing village of 600 people, on Monday.", "San Diego -"),
        ("A flood hit the village of San Diego on Monday.", "San Diego -"),
        // Nothing is said, or several are listed.
        ("A flood hit San Diego on Monday.", "San Diego US"),
        ("A flood hit San Diego, and towns in Peru, on Monday.", "San Diego US"),
        ("A flood hit San Diego, a village school and a farm on Monday.", "San Diego US"),
        ("Paris, France and Peru were named on Monday.", "Paris FR"),
        ("London, Peru and Chile signed the pact on Monday.", "London GB"),
        ("Paris, a film set in Peru, opened on Monday.", "Paris FR"),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), country);
}

#[test]
fn a_city_that_all_know_is_moved_by_what_lies_near_alone() {
    let cases = [
        ("Geneva will host U.S. and Iranian envoys, American officials said. The United States agreed.", "Geneva CH"),
        ("Rome will host U.S. envoys, the United States said. Americans agreed.", "Rome IT"),
        ("Athens was hit by a storm, American officials said. The U.S. sent two ships.", "Athens GR"),
        ("Four people died in a fire in Hull on Monday.", "Hull GB"),
        ("The trial was held in Leeds, London, Birmingham and Boston.", "Leeds GB"),
        ("The trial was held in Leeds, Birmingham and Boston, and in London.", "Leeds GB"),
        ("The trial was held in Birmingham, London, Leeds and Boston.", "Birmingham GB"),
        ("A storm hit Leeds, Birmingham and Montgomery, in Alabama, on Monday.", "Leeds US"),
        // Something near, or what it lies in, is named.
        ("Geneva, Illinois, was hit by a storm on Monday.", "Geneva US"),
        ("Athens, in the U.S. state of Georgia, was hit by a storm.", "Athens US"),
        ("Rome, and Atlanta, Georgia, were hit by a storm, American officials said.", "Rome US"),
        ("Springfield was hit by a storm, American officials said.", "Springfield US"),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), country);
}

#[test]
fn one_town_is_one_whatever_the_headline_leaves_out() {
    let towns = |text: &str| {
        let (_, annotations) = read(text);
        let places = annotations.entities.into_iter().filter(|entity| entity.name.eq_ignore_ascii_case("paris"));
        places.filter_map(|entity| entity.place).map(|place| place.country).collect::<Vec<_>>().join(" ")
    };
    let body = "Texas (Meridian) — The fire in the old mill of the town began on Monday, and nobody was hurt by it.";
    let cases = [
        ("Fire hits Paris mill again\n\nPARIS, BODY\n\nIt was the second fire in Paris.", "US"),
        ("Fire hits Paris mill again\n\nLIMA, BODY\n\nIt was the second fire in Paris.", "FR"),
        ("A fire hit Paris on Monday. In Paris, Texas, nobody was hurt.", "FR US"),
    ];
    let wrong: Vec<_> = cases
        .into_iter()
        .map(|(text, want)| (towns(&text.replace("BODY", body)), want))
        .filter(|(a, b)| a != b)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_state_is_meant_where_the_article_says_so() {
    let latitude = |text: &str| {
        let (_, annotations) = read(text);
        let place = annotations.entities.into_iter().find(|entity| entity.name == "New York").and_then(|it| it.place);
        place.map_or_else(String::new, |place| place.latitude.to_f64().to_string())
    };
    let city = latitude("They met in New York on Monday.");
    let cases = [
        ("Snow fell in New York state on Monday.", false),
        ("Snow fell in the state of New York on Monday.", false),
        ("Snow fell in Buffalo, New York, on Monday.", false),
        ("Snow fell in New York on Monday.", true),
        ("Snow fell in Buffalo and New York on Monday.", true),
        ("A state of alarm was declared in New York.", true),
    ];
    check(cases, |text| latitude(text) == city);
}

#[test]
fn two_towns_of_one_name_are_two() {
    let towns = |text: &str| {
        let (_, annotations) = read(text);
        let places = annotations.entities.into_iter().filter(|entity| entity.name == "Perth");
        places.filter_map(|entity| entity.place).map(|place| place.country).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(towns("The trial was held in Perth, Scotland. A second one is held in Perth, Australia."), "GB AU");
    assert_eq!(towns("The trial was held in Perth, Scotland. A second one is held in Perth, Britain."), "GB");
}
