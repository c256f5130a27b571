//! Cases of parties and wards in brackets, of clubs, and of companies and papers that only what stands beside them tells.

use super::signs::check_names;
use super::{check, marked};
use crate::testing::read;

#[test]
fn a_bracket_says_whose_seat_somebody_has() {
    check_names(&[
        (
            "Cllr Ruth Moss (Lab, Oakfield) said the bridge was safe.",
            "Ruth Moss = person Ruth Moss; Lab = organization Lab; Oakfield = location Oakfield",
        ),
        (
            "Cllr Tom Frith (Con, St Mary's) said no. He left early.",
            "Tom Frith = person Tom Frith; Con = organization Con; St Mary's = location St Mary's",
        ),
        ("Cllr Ruth Moss (Ind, Oakfield) voted no.", "Ruth Moss = person Ruth Moss; Oakfield = location Oakfield"),
        ("Rep. Ann Lowe (D, Ohio) voted no.", "Ann Lowe = person Ann Lowe; Ohio = location Ohio"),
        // Neither a party nor a seat.
        ("Ruth Moss (right) said no.", "Ruth Moss = person Ruth Moss"),
        ("Ruth Moss (44, of Lima) said no.", "Ruth Moss = person Ruth Moss; Lima = location Lima"),
        ("The house (green, old) was sold.", ""),
        ("Ruth Moss (I, too) said no.", "Ruth Moss = person Ruth Moss"),
    ]);
}

#[test]
fn a_ward_is_no_town_abroad() {
    let point = |text: &str| {
        let (article, annotations) = read(text);
        let last = annotations.mentions.iter().rfind(|mention| annotations.entity(mention.entity).is_some());
        let place = last.and_then(|mention| annotations.entity(mention.entity)?.place.as_ref());
        format!("{} {}", last.map_or("", |m| article.slice(m.range)), place.map_or("-", |place| &place.country))
    };
    for (text, expected) in [
        ("Cllr Ruth Moss said no. So did Cllr Ann Lind (Lab, Oakley).", "Oakley -"),
        ("Police in Kent and Leeds said no. Ann Lind (Lab, Westfield) left.", "Westfield -"),
        ("Ann Lind (Lab, Birmingham) left.", "Birmingham GB"),
        ("Rep. Ann Lind (D, Texas) left.", "Texas US"),
    ] {
        assert_eq!(point(text), expected, "{text}");
    }
}

#[test]
fn clubs_are_bodies_though_they_are_called_like_towns() {
    check_names(&[
        ("The striker left on loan. Valencia have denied it.", "Valencia = organization Valencia"),
        ("The goalkeeper is 19. Madrid are keen to sign him.", "Madrid = organization Madrid"),
        ("Porto striker Karl Moss is hurt.", "Porto = organization Porto; Karl Moss = person Karl Moss"),
        // A place where a game is played, a state, people.
        ("The striker was hurt in Valencia on Monday.", "Valencia = location Valencia"),
        ("Officials in Madrid are keen to help the goalkeeper.", "Madrid = location Madrid"),
        ("Madrid rejected the plan.", "Madrid = location Spain"),
        ("Brussels have said no.", "Brussels = location Brussels"),
        ("Rosa Lind and Karl Moss have left.", "Rosa Lind = person Rosa Lind; Karl Moss = person Karl Moss"),
        ("If Rosa Lind were free, all would know.", "Rosa Lind = person Rosa Lind"),
    ]);
}

#[test]
fn what_stands_beside_companies_and_papers_tells_them() {
    check_names(&[
        (
            "Halvorsen analyst Ruth Moss called it cheap.",
            "Halvorsen = organization Halvorsen; Ruth Moss = person Ruth Moss",
        ),
        ("The auditors, Lindholm Roy, saw nothing.", "Lindholm Roy = organization Lindholm Roy"),
        ("He sold bikes made by Halvorsen.", "Halvorsen = organization Halvorsen"),
        ("She told the Argus that the mill would close.", "Argus = organization Argus"),
        ("Nestlé said costs rose.", "Nestlé = organization Nestlé"),
        // People and places.
        (
            "The owners, Rosa Lind and Karl Moss, saw nothing.",
            "Rosa Lind = person Rosa Lind; Karl Moss = person Karl Moss",
        ),
        ("He ate a cake made by Rosa.", "Rosa = person Rosa"),
        ("The valley is home to Lima, the capital.", "Lima = location Lima"),
        ("She told the Netherlands that the mill would close.", "Netherlands = location Netherlands"),
        ("The patients with Alzheimer's disease left.", ""),
        ("The Leeds councillors in Lima voted no.", "Leeds = location Leeds; Lima = location Lima"),
    ]);
}

#[test]
fn a_name_goes_on_behind_at_or_a_comma() {
    let cases = [
        (
            "Researchers at the University of Colorado at Boulder said the ice was thin.",
            "University of Colorado at Boulder organization".to_owned(),
        ),
        ("The court in Washington, D.C., closed.", "Washington, D.C. at".to_owned()),
        ("The Bank of Ghana at Accra was closed.", "Bank of Ghana organization, Accra at".to_owned()),
    ];
    check(cases, marked);
}
