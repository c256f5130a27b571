//! Cases: a text, and the last claim's source with whom it means.

use article::Form;

use crate::testing::read;

/// "source = entity", "?" where it is unsure, of the last claim of a text that somebody answers for.
fn last(text: &str) -> String {
    let (article, annotations) = read(text);
    let claim = annotations.claims.iter().rfind(|claim| claim.source.is_some());
    let Some(source) = claim.and_then(|claim| claim.source) else { return "-".to_owned() };
    let entity = source.entity.and_then(|id| annotations.entity(id)).map_or("-", |entity| entity.name.as_str());
    let doubt = annotations
        .mentions
        .iter()
        .any(|mention| mention.form != Form::Name && source.range.contains(mention.range) && mention.unsure);
    format!("{} = {entity}{}", article.slice(source.range), if doubt { "?" } else { "" })
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = (cases.iter())
        .map(|(text, expected)| (text, expected, last(text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_body_is_called_by_what_it_is() {
    check(&[
        ("The Bank of Ghana raised its rate on Monday. The bank said prices would fall.", "The bank = Bank of Ghana"),
        ("Acme Corp, a mining company, cut its forecast. The company said demand fell.", "The company = Acme Corp"),
        (
            "Acme Corp, a mining company, cut jobs. The mining company said demand fell.",
            "The mining company = Acme Corp",
        ),
        (
            "The Ministry of Health published the count. The ministry said 40 were ill.",
            "The ministry = Ministry of Health",
        ),
        ("The Green Party lost the vote on Sunday. The party said it would appeal.", "The party = Green Party"),
        (
            "Two parties ran. The Green Party lost. Later the Peasant Party won. The party said it was glad.",
            "The party = Peasant Party?",
        ),
        // Nobody, or two, can be called so.
        ("The Bank of Ghana and the Bank of Peru met on Monday. The bank said prices would fall.", "The bank = -"),
        ("The Ministry of Health published the count. The bank said prices would fall.", "The bank = -"),
        ("The Bank of Ghana raised its rate on Monday. The rival bank said prices would fall.", "The rival bank = -"),
        ("The Bank of Ghana raised its rate on Monday. A bank said prices would fall.", "A bank = -"),
        ("The Bank of Ghana raised its rate on Monday. The banks said prices would fall.", "The banks = -"),
        ("Rosa Lind raised the rate on Monday. The company said prices would fall.", "The company = -"),
    ]);
}

#[test]
fn a_body_is_called_by_its_kind() {
    check(&[
        (
            "Velka Foods Group cut its forecast. The company, founded in Leeds in 1921, said demand fell.",
            "The company, founded in Leeds in 1921 = Velka Foods Group",
        ),
        ("Rosa Lind, of Velka Police, left. The force said the road was shut.", "The force = Velka Police"),
        ("Velka Capital sold its stake. The fund said the price was fair.", "The fund = Velka Capital"),
        ("Velka Police left. The union said the road was shut.", "The union = -"),
        ("Velka Capital sold its stake. The force said the road was shut.", "The force = -"),
        ("Velka Foods sued Tarn Foods. The company said demand fell.", "The company = -"),
        ("Prosecutor Charlotte York KC said Darren Holland had lied.", "Prosecutor Charlotte York KC = Charlotte York"),
    ]);
}

#[test]
fn a_role_is_its_holders() {
    check(&[
        ("Trade minister Rosa Lind left. The minister said the talks had failed.", "The minister = Rosa Lind"),
        (
            "Karl Moss, spokesman for the World Bank, left. The spokesman said no deal was near.",
            "The spokesman = Karl Moss",
        ),
        (
            "Trade minister Rosa Lind met health minister Karl Moss. The trade minister said talks had failed.",
            "The trade minister = Rosa Lind",
        ),
        (
            "The prime minister of Norway Rosa Lind said the talks had failed.",
            "The prime minister of Norway Rosa Lind = Rosa Lind",
        ),
        (
            "The bank's founder, Dr Rosa Lind, said the talks had failed.",
            "The bank's founder, Dr Rosa Lind = Rosa Lind",
        ),
        // Somebody else, who is not named.
        ("Aides to President Rosa Lind said the talks had failed.", "Aides to President Rosa Lind = -"),
        ("Supporters of President Rosa Lind said the talks had failed.", "Supporters of President Rosa Lind = -"),
        ("A spokesman for President Rosa Lind said the talks had failed.", "A spokesman for President Rosa Lind = -"),
        // Another's role.
        ("Trade minister Rosa Lind left. The foreign minister said the talks had failed.", "The foreign minister = -"),
        ("Trade minister Rosa Lind left. A minister said the talks had failed.", "A minister = -"),
        ("Trade minister Rosa Lind left. The mayor said the talks had failed.", "The mayor = -"),
    ]);
}

#[test]
fn a_government_is_its_state() {
    check(&[
        ("Peru left the talks. The Peruvian government said no deal was near.", "The Peruvian government = Peru"),
        ("The Peruvian government said no deal was near.", "The Peruvian government = Peru"),
        ("The Russian foreign ministry said no deal was near.", "The Russian foreign ministry = Russia"),
        ("The South African army said no deal was near.", "The South African army = South Africa"),
        ("No deal was near, according to the Peruvian ministry of health.", "the Peruvian ministry of health = Peru"),
        ("The Mexican consulate in Dallas said no deal was near.", "The Mexican consulate in Dallas = Mexico"),
        ("Norway's foreign ministry said no deal was near.", "Norway's foreign ministry = Norway"),
        ("The U.S. military said no deal was near.", "The U.S. military = U.S."),
        ("Chad Holloway left. Chad's government said no deal was near.", "Chad's government = Chad"),
        ("The Scottish government said no deal was near.", "The Scottish government = Scotland"),
        // Of a part, of no state, or of somebody else.
        ("The Peruvian opposition said no deal was near.", "The Peruvian opposition = -"),
        ("A Peruvian bank said no deal was near.", "A Peruvian bank = -"),
        ("The Peruvian government spokesman said no deal was near.", "The Peruvian government spokesman = -"),
        ("Peru's regional government said no deal was near.", "Peru's regional government = -"),
        ("Lima's city government said no deal was near.", "Lima's city government = -"),
        ("The provincial government said no deal was near.", "The provincial government = -"),
        ("Chad Holloway left. Holloway's government said no deal was near.", "Holloway's government = -"),
    ]);
}

#[test]
fn they_are_one_only_where_one_is_named() {
    check(&[
        ("The Democrats rejected the bill. They said it would fail.", "They = Democrats"),
        ("The Peasant Union marched on Monday. They said the law was unjust.", "They = Peasant Union"),
        // Two together, and people without a name.
        ("The Peasant Union and the Miners' League marched on Monday. They said the law was unjust.", "They = -"),
        ("Rosa Lind and Karl Moss met on Monday. They said the talks had failed.", "They = -"),
        ("The protesters met the Peasant Union on Monday. They said the law was unjust.", "They = -"),
        ("Officials of the Peasant Union marched. They said the law was unjust.", "They = -"),
    ]);
}

#[test]
fn two_who_speak_together_are_neither() {
    check(&[
        ("Washington and Kyiv said on Monday that they would talk.", "Washington and Kyiv = -"),
        ("Rosa Lind and Karl Moss said the talks had failed.", "Rosa Lind and Karl Moss = -"),
        (
            "Trade minister Rosa Lind and Karl Moss said the talks had failed.",
            "Trade minister Rosa Lind and Karl Moss = -",
        ),
        // One.
        ("Rosa Lind of the World Bank said the talks had failed.", "Rosa Lind of the World Bank = Rosa Lind"),
        ("Rosa Lind said the talks between Peru and Ecuador had failed.", "Rosa Lind = Rosa Lind"),
        (
            "Rosa Lind, the envoy to Peru and Ecuador, said the talks had failed.",
            "Rosa Lind, the envoy to Peru and Ecuador = Rosa Lind",
        ),
    ]);
}

#[test]
fn each_word_for_a_body_shows_in_its_example() {
    let rows = crate::testing::RESOURCES.gazetteer.rows("body_nouns");
    let silent: Vec<_> = rows.filter(|row| last(row[2]).contains("= -")).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn nobody_speaks_of_himself_by_name() {
    check(&[
        ("Rosa Lind said it was over. “Anna Berg was kind,” she said.", "she = Rosa Lind"),
        ("Rosa Lind met reporters on Monday. “Anna Berg saved us,” she said.", "she = Rosa Lind"),
        ("Tom Reed told the court he was away. “Karl Roth is a liar,” he said.", "he = Tom Reed?"),
        // Nobody else is there.
        ("“Karl Roth is a liar,” he said.", "he = -"),
        ("Rosa Lind left the hall. “Karl Roth is a liar,” he said.", "he = -"),
        // Somebody else is named.
        ("Tom Reed met Rosa Lind. “It is over for Rosa Lind,” he said.", "he = Tom Reed"),
        ("Rosa Lind left the hall. “Karl Roth is a liar,” she said.", "she = Rosa Lind"),
    ]);
}

#[test]
fn a_name_ends_a_source_whatever_narrows_it() {
    check(&[
        ("Member of Parliament (MP) Karl Roth said it was over.", "Karl Roth = Karl Roth"),
        ("It was over, according to Reuters who wrote of it on Monday.", "Reuters = Reuters"),
        ("Rosa Lind, who left the hall, said it was over.", "Rosa Lind, who left the hall = Rosa Lind"),
        ("People who live near the port said it was over.", "People who live near the port = -"),
    ]);
}

#[test]
fn a_word_that_says_what_else_somebody_is_means_who_was_named() {
    check(&[
        (
            "Captain Karl Moss was calm. The goalkeeper, who is 29, said it was over.",
            "The goalkeeper, who is 29 = Karl Moss",
        ),
        ("Karl Moss would not talk. “No,” said the Irishman, 47.", "the Irishman, 47 = Karl Moss"),
        ("Rosa Lind resigned. The 61-year-old said she was tired.", "The 61-year-old = Rosa Lind"),
        ("Karl Moss beat Tom Frith. The defender said it was over.", "The defender = Karl Moss?"),
        // Somebody else, or nobody.
        ("Rosa Lind resigned. The scotsman said it was over.", "The scotsman = -"),
        ("Rosa Lind resigned. A 61-year-old said it was over.", "A 61-year-old = -"),
        ("Rosa Lind was hit by a car. The driver said it was over.", "The driver = -"),
        ("The rain fell. The defender said it was over.", "The defender = -"),
    ]);
}
