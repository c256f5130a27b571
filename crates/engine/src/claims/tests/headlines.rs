//! Who speaks in headlines, by the rules alone and with the network that is shipped.

use super::{claims, claims_by_network};

/// The paragraphs under a headline.
const BODY: &str = "By Ana Holt\n\nLIMA, March 3 — The party of Rosa Lind met on Monday in the old hall by the river. Nobody of the members spoke there.";

/// Headlines with all that is claimed in them.
const HEADLINES: &[(&str, &[&str])] = &[
    ("Minister: taxes will rise", &["Minister | : | taxes will rise"]),
    ("Taxes will rise: minister", &["minister | : | Taxes will rise"]),
    ("Lind: “We lost”", &["Lind | : | “We lost”"]),
    ("Lind: 'We lost'", &["Lind | : | 'We lost'"]),
    ("Police: Two boats were stolen", &["Police | : | Two boats were stolen"]),
    ("Taxes will rise, minister says", &["minister | says | Taxes will rise"]),
    ("Minister says taxes will rise", &["Minister | says | taxes will rise"]),
    ("Lima 2030: A city waits", &[]),
    ("Live: Storm hits the coast", &[]),
    ("Storm latest: three dead in Lima", &[]),
    ("Explained: what the tax means", &[]),
    ("Rosa Lind: The woman who saved a town", &[]),
    ("Sudan: army says rebels left", &["army | says | rebels left"]),
];

#[test]
fn headlines_are_read_with_and_without_the_network() {
    let mut faults = Vec::new();
    for (title, expected) in HEADLINES {
        let text = format!("{title}\n\n{BODY}");
        for (by, mut found) in [("rules", claims(&text)), ("network", claims_by_network(&text))] {
            found.retain(|claim| !claim.starts_with("- | own"));
            if found != *expected {
                faults.push(format!("{by}: {title}\n    {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
