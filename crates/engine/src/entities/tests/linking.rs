//! Which names are of one: twins, acronyms, changes of name, seats of government, marks of party.

use super::{check, entities, marked};
use crate::testing::read;

fn listed(text: &str) -> String {
    entities(&read(text).1).join("; ")
}

#[test]
fn a_courtesy_title_chooses_between_namesakes() {
    let cases = [
        (
            "Rosa Lind met Karl Lind on Monday. Ms Lind said no. Mr Lind said yes.",
            "Rosa Lind person, Karl Lind person, Lind person as Rosa Lind, Lind person as Karl Lind",
        ),
        (
            "Rosa Lind met Karl Lind on Monday. Lady Lind said no.",
            "Rosa Lind person, Karl Lind person, Lind person as Rosa Lind",
        ),
        // Whoever is named last, where the title does not tell.
        (
            "Rosa Lind met Karl Lind on Monday. Dr Lind said no.",
            "Rosa Lind person, Karl Lind person, Lind person as Karl Lind",
        ),
        // Somebody else of that name.
        ("Karl Lind left on Monday. Mrs Lind said no.", "Karl Lind person, Lind person"),
        ("King Karl arrived. Karl Lind met him.", "Karl person, Karl Lind person"),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), marked);
}

#[test]
fn an_acronym_in_brackets_is_the_name_before_it() {
    let cases = [
        (
            "Doctors Without Borders (MSF) left the town. MSF said two of its staff were hurt.",
            "organization doctors without borders (MSF)",
        ),
        (
            "The Federal Security Service (known as FSB) denied it. The FSB said nothing more.",
            "organization federal security service (FSB)",
        ),
        (
            "The World Health Organization met on Monday. WHO spokesman Karl Lind said no.",
            "organization world health organization (WHO); person karl lind",
        ),
        // The letters of the place that its name ends with.
        (
            "The Parliament of New South Wales (NSW) met on Monday. The vote was the first in NSW since May.",
            "organization parliament; state new south wales (NSW)",
        ),
        // What is in brackets is not what it is called by from then on, or another's.
        (
            "Reuters said so first. The World Health Organization (Reuters) met on Monday.",
            "organization reuters; organization world health organization",
        ),
        ("The World Bank (2031) met on Monday. NATO said no.", "organization nato; organization world bank"),
        (
            "The World Health Organization met on Monday. Who was there, Karl Lind asked.",
            "organization world health organization; person karl lind",
        ),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), listed);
}

#[test]
fn a_name_that_was_changed_is_one() {
    let cases = [
        (
            "Acme Holdings, known as Dorn Metals until 2019, cut jobs. Dorn Metals was founded in 1950.",
            "organization acme holdings (Dorn Metals)",
        ),
        (
            "Acme Holdings, formerly Dorn Metals, cut jobs. Dorn Metals was founded in 1950.",
            "organization acme holdings (Dorn Metals)",
        ),
        ("Rosa Lind (born Rosa Moss) left, and Moss grew up in Lima.", "person rosa lind (Rosa Moss, Moss)"),
        ("Rosa Lind left. Ms Lind, born Rosa Falk, said no.", "person rosa lind (Lind, Rosa Falk)"),
        ("Burma, now Myanmar, rejected the plan.", "state myanmar (Burma)"),
        (
            "Volta Lines, which changed its name to Lima last year, cut jobs. Lima said no.",
            "organization volta lines (Lima)",
        ),
        ("Acme Foods, now called Verano, cut jobs. Verano said no.", "organization acme foods (Verano)"),
        ("Acme Foods, which now goes by Verano, cut jobs.", "organization acme foods (Verano)"),
        ("Acme Foods rebranded as Verano in June. Verano said no.", "organization acme foods (Verano)"),
        ("Acme Foods, which renamed itself Verano in June, cut jobs.", "organization acme foods (Verano)"),
        ("Swaziland, now Eswatini, rejected the plan.", "state swaziland (Eswatini)"),
        ("Anna Berg, who was known as Anna Lind until 2024, said no.", "person anna berg (Anna Lind)"),
        // Two of whom something else is said.
        ("The World Bank, not the Bank of Ghana, said so.", "organization bank of ghana; organization world bank"),
        ("The World Bank, known to the Bank of Ghana, said so.", "organization bank of ghana; organization world bank"),
        ("Karl Moss, born in Lima, said no.", "person karl moss"),
        ("Acme Foods, now in Lima, cut jobs.", "organization acme foods"),
        ("Karl Moss, formerly Acme Foods chief, said no.", "organization acme foods; person karl moss"),
        ("First came Rosa Lind, now Karl Moss said no.", "person karl moss; person rosa lind"),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), listed);
}

#[test]
fn whoever_has_a_longer_name_too_is_one() {
    let cases = [
        (
            "Andrés Tapia Moreno left. Tapia Moreno said no. Later Moreno said yes.",
            "person andrés tapia moreno (Tapia Moreno, Moreno)",
        ),
        ("Rosa Lind left. Rosa Maria Lind said no. Lind was ill.", "person rosa maria lind (Rosa Lind, Lind)"),
        ("Karl Moss left. Rosa Lind said no.", "person karl moss; person rosa lind"),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), listed);
}

#[test]
fn what_a_company_is_by_law_is_no_part_of_its_name() {
    let cases = [
        (
            "Acme Mining Corporation cut jobs on Monday. Acme Mining said demand fell.",
            "organization acme mining corporation (Acme Mining)",
        ),
        ("The Velka Star was raided. The Star said no.", "organization velka star (Star)"),
        (
            "The African Union met the European Union. The Union said no.",
            "organization african union; organization european union; organization union",
        ),
        (
            "The Bank of Ghana and the World Bank met. The Bank of Ghana and World Bank said so.",
            "organization bank of ghana; organization world bank",
        ),
        (
            "The World Bank Group met on Monday. The Bank of Ghana said no.",
            "organization bank of ghana; organization world bank group",
        ),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), listed);
}

#[test]
fn whoever_bears_the_name_of_a_place_is_told_by_what_the_name_does() {
    let cases = [
        ("Carmen Sydney left on Monday. Sydney said no.", "Carmen Sydney person, Sydney person as Carmen Sydney"),
        ("Jack London left. London flew in from Lima.", "Jack London person, London person as Jack London, Lima at"),
        ("Jack London left. He was born in London.", "Jack London person, London at"),
        ("Chad Holloway left. Chad's government said no.", "Chad Holloway person, Chad state"),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), marked);
}

#[test]
fn a_town_is_nobody() {
    let cases = [
        (
            "Karl Lind left. In Lind, a town of 500 people, he met Rosa Moss.",
            "Karl Lind person, Lind at, Rosa Moss person",
        ),
        (
            "Karl Lind left. Lind, a lawyer of the town, said no to Rosa Moss.",
            "Karl Lind person, Lind person as Karl Lind, Rosa Moss person",
        ),
        (
            "Karl Lind left. Lind, the mayor of the city, met Rosa Moss.",
            "Karl Lind person, Lind person as Karl Lind, Rosa Moss person",
        ),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), marked);
}

#[test]
fn a_seat_is_its_state() {
    let cases = [
        ("Lima rejected the offer on Monday.", "Lima state as Peru"),
        ("Russia denied the charge. The Kremlin said it had no plans.", "Russia state, Kremlin state as Russia"),
        ("The Kremlin said it had no plans.", "Kremlin state as Russia"),
        // Those in whose name somebody holds an office are a place.
        ("Texas Governor Rosa Lind said no.", "Texas at, Rosa Lind person"),
        // No capital: the state of Victoria, whatever the Seychelles' is called; and places.
        ("Thousands marched in Lima on Monday.", "Lima at"),
        ("The Madrid final was played on Sunday.", "Madrid at"),
        ("The Madrid court ruled on Monday.", "Madrid at"),
        ("A Berlin court ruled on Monday.", "Berlin at"),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), marked);
}

#[test]
fn whose_seat_somebody_has_is_nobody() {
    let cases = [
        ("Rep. Karl Lind, D-Ga., said no.", "Karl Lind person"),
        ("Sen. Rosa Moss (R-Okla.) said no.", "Rosa Moss person"),
        ("Rosa Moss, Karl Lind said, was ill.", "Rosa Moss person, Karl Lind person"),
    ];
    check(cases.map(|(text, expected)| (text, expected.to_owned())), marked);
}
