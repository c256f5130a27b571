//! Cases: a text, and the entities that come of it: kind, name, other names, role.

use article::{Annotations, EntityKind, Form, MentionRole};

use crate::testing::read;

mod beside;
mod linking;
mod locating;
mod signs;

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
fn a_name_in_capitals_is_no_name_of_its_own() {
    let body =
        "The port will close in May, the mayor told reporters on Monday, and no date is set for what comes after it.";
    let text = format!("Port to close\n\nBERGEN, April 9 —{body}\n\nThe NATO office in Bergen will stay. {body}");
    let (_, annotations) = read(&text.replace("—The", "— The"));
    let names: Vec<_> =
        annotations.entities.iter().map(|entity| (entity.name.as_str(), entity.aliases.len())).collect();
    assert!(names.contains(&("Bergen", 0)) && names.contains(&("NATO", 0)), "{names:?}");
}

#[test]
fn a_city_is_meant_rather_than_the_region_of_its_name() {
    for (text, name, city) in [
        ("Thousands marched in Washington on Monday.", "Washington", true),
        ("They met in New York on Monday.", "New York", true),
        ("Fires burn in Washington, Oregon and California.", "Washington", false),
        ("Fires burn in Washington State and in Oregon.", "Washington State", false),
        ("Voters in Virginia went to the polls.", "Virginia", false),
    ] {
        let (_, annotations) = read(text);
        let entity = annotations.entities.iter().find(|entity| entity.name == name).unwrap();
        let point = entity.place.as_ref().unwrap();
        let towns = [(389_000, -770_000), (408_000, -740_000)];
        assert_eq!(towns.contains(&(point.latitude.0, point.longitude.0)), city, "{text} {point:?}");
    }
}

#[test]
fn an_agency_in_a_dateline_is_no_place() {
    let body =
        "The port of the old town will close in May, the mayor told reporters on Monday, and no date is set for more.";
    for (dateline, name, kind) in [
        ("BERGEN, April 9 (Meridian) —", "Meridian", EntityKind::Organization),
        ("BERGEN (Norway) —", "Norway", EntityKind::Place),
        ("BERGEN, April 9 —", "Bergen", EntityKind::Place),
    ] {
        let (_, annotations) = read(&format!("Port to close\n\n{dateline} {body}\n\n{body}"));
        let kinds: Vec<_> = annotations.entities.iter().filter(|entity| entity.name == name).map(|e| e.kind).collect();
        assert_eq!(kinds, [kind], "{dateline} {:?}", annotations.entities);
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

/// Fails with every case that is not as expected.
fn check<T: PartialEq + std::fmt::Debug>(
    cases: impl IntoIterator<Item = (&'static str, T)>,
    found: impl Fn(&str) -> T,
) {
    let wrong: Vec<String> = (cases.into_iter())
        .map(|(text, expected)| (text, expected, found(text)))
        .filter(|(_, expected, found)| expected != found)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is marked, as "words kind", with `as NAME` where it is called otherwise; places are "at".
fn marked(text: &str) -> String {
    let (article, annotations) = read(text);
    let shown = |mention: &article::Mention| {
        let entity = annotations.entity(mention.entity).unwrap();
        let kind = match mention.role {
            MentionRole::Place => "at".to_owned(),
            _ => format!("{:?}", entity.kind).to_lowercase(),
        };
        let words = article.slice(mention.range);
        let name = if words == entity.name { String::new() } else { format!(" as {}", entity.name) };
        format!("{words} {kind}{name}")
    };
    annotations.mentions.iter().filter(|mention| mention.form == Form::Name).map(shown).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_government_is_its_state() {
    let cases = [
        // Capitals whose states are named nowhere are their states all the same.
        (
            "Washington and Kyiv said on Monday that they would talk.",
            "Washington state as United States, Kyiv state as Ukraine".to_owned(),
        ),
        (
            "Russia rejected the plan. The Russians said they had not been asked.",
            "Russia state, Russians state as Russia".to_owned(),
        ),
        // Peoples of whom nothing official is said, and those whose state is not named.
        ("Russia rejected the plan. Many Russians live there.", "Russia state, Russians group".to_owned()),
        ("The Russians said they had not been asked.", "Russians group".to_owned()),
        ("Thousands marched in Washington and Kyiv.", "Washington at, Kyiv at".to_owned()),
        ("Russia rejected the plan. Russian forces left the town.", "Russia state".to_owned()),
    ];
    check(cases, marked);
}

#[test]
fn what_only_looks_like_a_person_is_none() {
    let cases = [
        ("Jordan, a company from Hull, builds ships.", "Jordan organization, Hull at".to_owned()),
        ("Hurricane Rosa reached the coast. Rosa weakened on Monday.", "".to_owned()),
        ("Dynamo Velka won the match on Sunday.", "Dynamo Velka organization".to_owned()),
        ("The Slovak champions won the match.", String::new()),
        ("It costs US$6.16 a share. The price was US $29 before.", "".to_owned()),
        ("He lives in a Serbian town.", "".to_owned()),
        ("In 1970 he became Sultan after a coup.", "".to_owned()),
        // The same words, where they do name somebody.
        ("Jordan Hull, a lawyer, said no.", "Jordan Hull person".to_owned()),
        ("Rosa Lind reached the coast. Rosa slept on Monday.", "Rosa Lind person, Rosa person as Rosa Lind".to_owned()),
        ("The US paid $29 for each share.", "US state".to_owned()),
        ("He lives in Serbia with Karl Lind.", "Serbia at, Karl Lind person".to_owned()),
        ("In 1970 Karl Sultan became mayor after a vote.", "Karl Sultan person".to_owned()),
    ];
    check(cases, marked);
}

#[test]
fn initials_belong_to_a_name() {
    let cases = [
        ("The judge, A. Rosa Lind, said no.", "A. Rosa Lind person".to_owned()),
        ("Officials met J. Karl Lind on Monday.", "J. Karl Lind person".to_owned()),
        ("The group chose plan B and Rosa Lind left.", "Rosa Lind person".to_owned()),
        ("They took vitamin D, Karl Lind said.", "Karl Lind person".to_owned()),
    ];
    check(cases, marked);
}

#[test]
fn what_is_called_after_people_or_peoples_is_nobody() {
    let cases = [
        ("Keller & Brandt denied it. Keller & Brandt built the dam.", "keller & brandt organization"),
        ("Johnson & Johnson denied it on Monday in Lima.", "johnson & johnson organization; lima place"),
        ("Rosa Lind & Karl Berg denied it.", "karl berg person; rosa lind person"),
        ("St Anne's Hospital said it was closed. He died at St Anne's Hospital.", "st anne's hospital organization"),
        ("Tajik and Uzbek officials denied it on Monday.", ""),
    ];
    let kinds = |text: &str| {
        let (_, annotations) = read(text);
        let show = |entity: &article::Entity| {
            format!("{} {}", entity.name.to_lowercase(), format!("{:?}", entity.kind).to_lowercase())
        };
        let mut shown: Vec<String> = annotations.entities.iter().map(show).collect();
        shown.sort();
        shown.join("; ")
    };
    check(cases.map(|(text, expected)| (text, expected.to_owned())), kinds);
}

#[test]
fn roles_are_as_printed() {
    let cases = [
        ("A spokesman for the World Bank, Karl Lind, said no.", Some("spokesman for the World Bank".to_owned())),
        ("Karl Lind, a spokesman for the World Bank, said no.", Some("spokesman for the World Bank".to_owned())),
        ("Karl Lind, Reuters's chief executive, said no.", Some("Reuters's chief executive".to_owned())),
        ("The Treasury's chief economist Karl Lind said no.", Some("Treasury's chief economist".to_owned())),
        ("The Prime Minister of Peru, Mr. Karl Lind, said no.", Some("Prime Minister of Peru".to_owned())),
        ("Peruvian trade minister Karl Lind said no.", Some("Peruvian trade minister".to_owned())),
        ("The city's security chief, Karl Lind, said no.", Some("city's security chief".to_owned())),
        ("The central bank's deputy governor, Karl Lind, said no.", Some("central bank's deputy governor".to_owned())),
        ("Karl Lind, 54, a teacher, said no.", Some("teacher".to_owned())),
        ("Karl Lind, 61, a retired bus driver from Lima, said no.", Some("retired bus driver from Lima".to_owned())),
        ("Karl Lind, 61, left Lima in a hurry.", None),
        ("The US voice actor Karl Lind said no.", Some("US voice actor".to_owned())),
        ("The prime minister of Norway Karl Lind said no.", Some("prime minister of Norway".to_owned())),
        ("Homeland Security Secretary Karl Lind said no.", Some("Homeland Security Secretary".to_owned())),
        (
            "Karl Lind, a docker and spokesman for the port union, said no.",
            Some("docker and spokesman for the port union".to_owned()),
        ),
        ("Bank of Ghana economist Karl Lind said no.", Some("Bank of Ghana economist".to_owned())),
        // A list, a plural, and offices that are somebody else's.
        ("The police met the minister, Karl Lind, and Rosa Moss.", None),
        ("Senators Karl Lind and Rosa Moss said no.", None),
        ("The minister met Karl Lind on Monday.", None),
        ("Karl Lind told the minister on Monday.", None),
        ("After the minister left, Karl Lind said no.", None),
        ("Karl Lind, whose brother is a minister, said no.", None),
    ];
    check(cases, |text| {
        let (_, annotations) = read(text);
        let person = annotations.entities.into_iter().find(|entity| entity.name == "Karl Lind");
        person.and_then(|person| person.role)
    });
}

#[test]
fn short_forms_join_the_one_body_they_can_mean() {
    let cases = [
        (
            "The United States Supreme Court ruled on Monday. The Supreme Court did not say why.",
            vec!["organization united states supreme court (Supreme Court)".to_owned()],
        ),
        (
            "The Ministry of Health rejected it. The Ministry of Trade agreed. The Ministry said so.",
            vec![
                "organization ministry".to_owned(),
                "organization ministry of health".to_owned(),
                "organization ministry of trade".to_owned(),
            ],
        ),
    ];
    check(cases, |text| entities(&read(text).1));
}

#[test]
fn a_bare_name_is_no_short_form() {
    let (_, annotations) = read("The Ghana Parliament met on Monday. Parliament will vote in May.");
    let names: Vec<&str> = annotations.entities.iter().map(|entity| entity.name.as_str()).collect();
    assert!(names.contains(&"Parliament"), "{names:?}");
}

#[test]
fn dateline_and_list_say_which_place_is_meant() {
    for (text, name, country) in [
        (
            "Storm hits coast\n\nCARACAS, 9 September 2031 (Andes Wire) - Officials said that people in Merida were safe on Monday.",
            "Merida",
            "VE",
        ),
        ("Officials said that people in Merida were safe on Monday.", "Merida", "MX"),
        ("The senators are from Florida, Utah and Georgia.", "Georgia", "US"),
        ("The ministers are from Turkey, Armenia and Georgia.", "Georgia", "GE"),
    ] {
        let (_, annotations) = read(text);
        let entity = annotations.entities.iter().find(|entity| entity.name == name);
        let place = entity.and_then(|entity| entity.place.as_ref());
        assert_eq!(place.map(|place| place.country.as_str()), Some(country), "{text} {:?}", annotations.entities);
    }
}

/// Each row of a table of `data/` below its heading.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    crate::lexicon::rows(table)
}

#[test]
fn each_calling_shows_in_its_example() {
    let shows = |row: &Vec<&str>| {
        let roles = read(row[2]).1.entities.into_iter().filter_map(|entity| entity.role);
        roles.into_iter().any(|role| role.to_lowercase().contains(row[0]))
    };
    let silent: Vec<_> = crate::testing::RESOURCES.gazetteer.rows("callings").filter(|row| !shows(row)).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn named_things_are_no_persons_in_their_examples() {
    let is_person = |entity: &article::Entity| entity.kind == EntityKind::Person;
    let persons = rows(crate::lexicon::NAMED_THINGS).filter(|row| read(row[2]).1.entities.iter().any(is_person));
    assert_eq!(persons.collect::<Vec<_>>(), Vec::<Vec<&str>>::new());
}

#[test]
fn places_are_found_without_the_words_that_say_what_they_are() {
    let candidates = |name| super::place::candidates(&crate::testing::RESOURCES, std::iter::once(name));
    let lost = rows(crate::lexicon::PLACE_TYPES).filter(|row| candidates(row[2]).is_empty());
    assert_eq!(lost.collect::<Vec<_>>(), Vec::<Vec<&str>>::new());
    for name in ["County", "Velka County", "City of", "Velka Oblast", "Orange River", "Santiago River"] {
        assert_eq!(candidates(name), [], "{name}");
    }
}

#[test]
fn parts_of_the_world_act_in_their_examples() {
    let is_state = |entity: &article::Entity| entity.kind == EntityKind::State;
    let idle = rows(crate::lexicon::ACTING_PARTS).filter(|row| !read(row[1]).1.entities.iter().any(is_state));
    assert_eq!(idle.collect::<Vec<_>>(), Vec::<Vec<&str>>::new());
}
