//! Cases of what stands beside a name: a text, and every name in it with what it is.

use article::Form;

use crate::testing::read;

/// Each name as "printed = kind name".
pub(super) fn named(text: &str) -> String {
    let (article, annotations) = read(text);
    let names = annotations.mentions.iter().filter(|mention| mention.form == Form::Name);
    let told = names.filter_map(|mention| {
        let entity = annotations.entity(mention.entity)?;
        let kind = format!("{:?}", mention.name_type).to_lowercase();
        Some(format!("{} = {kind} {}", article.slice(mention.range), entity.name))
    });
    told.collect::<Vec<_>>().join("; ")
}

pub(super) fn check_names(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = (cases.iter())
        .map(|(text, expected)| (text, expected, named(text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_surname_that_is_a_country_is_the_person_of_that_name() {
    check_names(&[
        (
            "Paul England denied the charge. England said he was at home that night.",
            "Paul England = person Paul England; England = person Paul England",
        ),
        (
            "Darren Holland was jailed on Monday. Holland had told the court that he was ill.",
            "Darren Holland = person Darren Holland; Holland = person Darren Holland",
        ),
        // The country is spoken of too.
        (
            "Darren Holland was jailed on Monday. Police in Holland had sought him.",
            "Darren Holland = person Darren Holland; Holland = location Holland",
        ),
        (
            "Darren Holland was jailed on Monday. Holland said that Dutch law was clear.",
            "Darren Holland = person Darren Holland; Holland = location Holland",
        ),
        ("Israel said Jordan had agreed to the plan.", "Israel = location Israel; Jordan = location Jordan"),
    ]);
}

#[test]
fn a_rank_stands_before_a_person() {
    check_names(&[
        ("PC Israel Jordan was off duty.", "Israel Jordan = person Israel Jordan"),
        ("Det Ch Insp Chelsea Marsh praised the crew.", "Chelsea Marsh = person Chelsea Marsh"),
        ("Mr Justice Kent said the road was wet.", "Kent = person Kent"),
        ("Mr Ireland told the inquest that the road was wet.", "Ireland = person Ireland"),
        ("Ireland rejected the plan.", "Ireland = location Ireland"),
        ("Officials in Kent said the road was wet.", "Kent = location Kent"),
        ("The DR Congo said the road was wet.", "DR Congo = location DR Congo"),
    ]);
}

#[test]
fn what_only_companies_have_says_what_a_name_is() {
    check_names(&[
        (
            "Shares in Ferrero fell 3%. Ferrero declined to comment.",
            "Ferrero = organization Ferrero; Ferrero = organization Ferrero",
        ),
        ("Lindholm, which makes valves, cut 40 jobs.", "Lindholm = organization Lindholm"),
        ("Usdaw said it would ballot members.", "Usdaw = organization Usdaw"),
        ("Halvorsen cut its forecast.", "Halvorsen = organization Halvorsen"),
        (
            "Tom Welling of Jefferies called the price full.",
            "Tom Welling = person Tom Welling; Jefferies = organization Jefferies",
        ),
        ("Rosa Lind declined to comment. Lind cut it.", "Rosa Lind = person Rosa Lind; Lind = person Rosa Lind"),
        ("Karl Moss left. Moss declined to comment.", "Karl Moss = person Karl Moss; Moss = person Karl Moss"),
        ("Mr Halvorsen declined to comment.", "Halvorsen = person Halvorsen"),
        ("Halvorsen said he would cut it.", "Halvorsen = person Halvorsen"),
    ]);
}

#[test]
fn a_company_is_meant_by_its_first_word() {
    check_names(&[
        (
            "Phoenix Mining said it had found gold. Shares in Phoenix jumped.",
            "Phoenix Mining = organization Phoenix Mining; Phoenix = organization Phoenix Mining",
        ),
        (
            "Halvorsen Partners bought the yard. Halvorsen said it would keep the staff.",
            "Halvorsen Partners = organization Halvorsen Partners; Halvorsen = organization Halvorsen Partners",
        ),
        (
            "Phoenix Mining opened an office in Phoenix. Residents of Phoenix protested.",
            "Phoenix Mining = organization Phoenix Mining; Phoenix = location Phoenix; Phoenix = location Phoenix",
        ),
        (
            "Phoenix Police closed the road. The fire began in Phoenix.",
            "Phoenix Police = organization Phoenix Police; Phoenix = location Phoenix",
        ),
    ]);
}

#[test]
fn who_takes_another_name_is_one() {
    check_names(&[
        (
            "Velka Stores said on Monday it would change its name to Tarn Ltd.",
            "Velka Stores = organization Velka Stores; Tarn Ltd = organization Velka Stores",
        ),
        (
            "Velka Stores said it would rename itself Tarn. Tarn said the name was short.",
            "Velka Stores = organization Velka Stores; Tarn = organization Velka Stores; Tarn = organization Velka Stores",
        ),
        (
            "Velka Stores said it would sell its arm to Tarn Ltd.",
            "Velka Stores = organization Velka Stores; Tarn Ltd = organization Tarn Ltd",
        ),
    ]);
}

#[test]
fn ships_and_several_states_are_no_place() {
    check_names(&[
        ("The MV Merdi sank near Goma.", "Goma = location Goma"),
        ("The USS Cole was in the port of Aden.", "Aden = location Aden"),
        ("The Baltic states signed it.", ""),
        ("A village near Goma burned.", "Goma = location Goma"),
    ]);
}

#[test]
fn a_capital_speaks_where_nobody_is_called_so() {
    check_names(&[
        ("Paris has urged both sides to show restraint.", "Paris = location France"),
        ("Paris said on Monday it would send aid.", "Paris = location France"),
        ("Paris said she was happy.", "Paris = person Paris"),
        (
            "Paris Hilton arrived. Paris said it was late.",
            "Paris Hilton = person Paris Hilton; Paris = person Paris Hilton",
        ),
    ]);
}

#[test]
fn an_armed_group_is_named_by_letters_and_a_number() {
    check_names(&[
        (
            "M23 rebels took Goma. Later M23 left.",
            "M23 = organization M23; Goma = location Goma; M23 = organization M23",
        ),
        ("The M25 was closed near Watford.", "Watford = location Watford"),
    ]);
}
