//! `cargo xtask assets`: makes `assets/gazetteer.bin` from tables of facts and the project's own word lists.
//!
//! ```text
//! cargo xtask assets FACTS CORPORA
//! ```
//! FACTS is a folder of tables (`*.tsv`, the licence in each file's name), CORPORA one of gold data (`*.jsonl`), of
//! which only the training splits are read. `assets/MANIFEST.toml` names what went in.

#[path = "assets/gold.rs"]
mod gold;
#[path = "assets/learn.rs"]
mod learn;
#[path = "assets/roles.rs"]
mod roles;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use article::Degrees;
use engine::gazetteer::{Builder, Flags, Learned, Place, PlaceKind};
use engine::training::Example;
use engine::{ResourceError, Resources};
use sha2::{Digest, Sha256};

/// Why the assets could not be made.
#[derive(Debug)]
pub enum Error {
    /// A file could not be read or written.
    File(PathBuf, std::io::Error),
    /// The folders are missing.
    Usage,
    /// A line of a corpus is not what it should be.
    Corpus(PathBuf, usize),
    /// What was built cannot be read.
    Resources(ResourceError),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Usage => write!(f, "expected two folders, facts and corpora: cargo xtask assets FACTS CORPORA"),
            Self::Corpus(path, line) => write!(f, "{}:{line}: not a line of gold data", path.display()),
            Self::Resources(error) => write!(f, "what was built cannot be read: {error}"),
        }
    }
}

impl std::error::Error for Error {}

/// A table of facts: rows by column name.
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(folder: &Path, name: &str) -> Result<Self, Error> {
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path).map_err(|error| Error::File(path, error))?;
        let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
        Ok(Self { columns: lines.next().unwrap_or_default(), rows: lines.collect() })
    }

    fn rows<'a, const N: usize>(&'a self, columns: [&str; N]) -> impl Iterator<Item = [&'a str; N]> {
        let at = columns.map(|name| self.columns.iter().position(|column| column == name));
        self.rows.iter().map(move |row| at.map(|at| at.and_then(|at| row.get(at)).map_or("", String::as_str)))
    }
}

/// Makes `assets/gazetteer.bin` and `assets/MANIFEST.toml` in the current directory.
///
/// # Errors
/// [`Error`] where a folder or file is missing.
pub fn run(arguments: &[String]) -> Result<(), Error> {
    let [facts, corpora] = arguments else { return Err(Error::Usage) };
    let (facts, corpora) = (Path::new(facts), Path::new(corpora));
    let mut builder = Builder::default();
    let centres = cities(facts, &mut builder)?;
    countries(facts, &mut builder, &centres)?;
    groups(&mut builder, &centres)?;
    people(facts, &mut builder)?;
    organizations(facts, &mut builder)?;
    words(corpora, &mut builder)?;
    builder.learned(weights(corpora, &builder)?);
    let bytes = builder.build();
    write(Path::new("assets/gazetteer.bin"), &bytes)?;
    write(Path::new("assets/MANIFEST.toml"), manifest(&bytes).as_bytes())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    std::fs::write(path, bytes).map_err(|error| Error::File(path.to_owned(), error))
}

/// Countries by ISO code and by name, with the middle of their cities.
#[derive(Default)]
struct Centres {
    by_code: BTreeMap<String, Place>,
    code_of: BTreeMap<String, String>,
}

fn degrees(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

fn place(latitude: f64, longitude: f64, country: &str, kind: PlaceKind, population: f64) -> Option<Place> {
    let round = |value: f64| Degrees((value * 10_000.0).round() as i32);
    let size = if population > 1.0 { (population.log2() * 4.0) as u8 } else { 0 };
    let country = country.as_bytes().try_into().ok()?;
    Some(Place { latitude: round(latitude), longitude: round(longitude), country, kind, size })
}

/// Cities of more than this many people are kept.
const POPULATION: f64 = 5_000.0;

fn cities(facts: &Path, builder: &mut Builder) -> Result<Centres, Error> {
    let table = Table::read(facts, "cities_naturalearth.MIT.tsv")?;
    let mut centres = Centres::default();
    let mut sums: BTreeMap<String, (f64, f64, f64, f64)> = BTreeMap::new();
    let mut regions: BTreeMap<(String, String), (f64, f64, f64, f64)> = BTreeMap::new();
    for [city, ascii, lat, lon, pop, country, code, province] in
        table.rows(["city", "ascii", "lat", "lon", "pop", "country", "iso2", "province"])
    {
        let (Some(latitude), Some(longitude)) = (degrees(lat), degrees(lon)) else { continue };
        if code.len() != 2 || code == "-9" {
            continue;
        }
        let population = degrees(pop).unwrap_or(0.0);
        centres.code_of.insert(country.to_owned(), code.to_owned());
        let sum = sums.entry(code.to_owned()).or_default();
        let weight = 1.0;
        *sum = (sum.0 + latitude * weight, sum.1 + longitude * weight, sum.2 + weight, sum.3 + population);
        let sum = regions.entry((province.to_owned(), code.to_owned())).or_default();
        *sum = (sum.0 + latitude, sum.1 + longitude, sum.2 + 1.0, sum.3 + population);
        if population < POPULATION {
            continue;
        }
        if let Some(place) = place(latitude, longitude, code, PlaceKind::City, population) {
            for name in BTreeSet::from([city, ascii]) {
                builder.place(name, Flags::CITY, place);
            }
        }
    }
    for (code, (latitude, longitude, count, population)) in sums {
        if let Some(place) = place(latitude / count, longitude / count, &code, PlaceKind::Country, population) {
            centres.by_code.insert(code, place);
        }
    }
    for ((name, code), (latitude, longitude, count, population)) in regions {
        if let Some(place) = place(latitude / count, longitude / count, &code, PlaceKind::Region, population) {
            builder.place(&name, Flags::REGION, place);
        }
    }
    let table = Table::read(facts, "admin1_geonames.CC-BY.tsv")?;
    for [name] in table.rows(["name"]) {
        builder.name(name, Flags::REGION);
    }
    Ok(centres)
}

/// Factbook names that the table of cities writes otherwise.
const COUNTRY_SPELLINGS: &[(&str, &str)] = &[
    ("United States", "US"),
    ("DRC", "CD"),
    ("Congo (Brazzaville)", "CG"),
    ("Burma", "MM"),
    ("Cote d'Ivoire", "CI"),
    ("Korea, North", "KP"),
    ("North Korea", "KP"),
    ("South Korea", "KR"),
    ("Gambia, The", "GM"),
    ("Bahamas, The", "BS"),
    ("Czechia", "CZ"),
    ("Holy See (Vatican City)", "VA"),
    ("Micronesia, Federated States of", "FM"),
    ("Timor-Leste", "TL"),
    ("Turkey (Turkiye)", "TR"),
    ("North Macedonia", "MK"),
    ("Cabo Verde", "CV"),
    ("Eswatini", "SZ"),
    ("Serbia", "RS"),
    ("Tanzania", "TZ"),
];

fn countries(facts: &Path, builder: &mut Builder, centres: &Centres) -> Result<(), Error> {
    let table = Table::read(facts, "countries_factbook.CC0.tsv")?;
    let spelled: BTreeMap<&str, &str> = COUNTRY_SPELLINGS.iter().copied().collect();
    for [short, long, noun, adjective, capital, latitude, longitude] in
        table.rows(["short", "long", "nationality_noun", "nationality_adj", "capital", "cap_lat", "cap_lon"])
    {
        let code = spelled.get(short).copied().or_else(|| centres.code_of.get(short).map(String::as_str));
        let place = code.and_then(|code| centres.by_code.get(code));
        for name in [short, long.split(';').next().unwrap_or_default()] {
            if name.is_empty() || name == "none" || name.contains('(') {
                continue;
            }
            match place {
                Some(&place) => builder.place(name, Flags::COUNTRY, place),
                None => builder.name(name, Flags::COUNTRY),
            }
        }
        for name in demonyms(noun) {
            match place {
                Some(&place) => builder.place(&name, Flags::GROUP, place),
                None => builder.name(&name, Flags::GROUP),
            }
        }
        for name in demonyms(adjective) {
            builder.name(&name, Flags::ADJECTIVE);
        }
        let (Some(latitude), Some(longitude), Some(code)) = (degrees(latitude), degrees(longitude), code) else {
            continue;
        };
        builder.name(capital, Flags::CITY.with(Flags::CAPITAL));
        if builder.flags(capital).any(Flags::CITY)
            && let Some(place) = self::place(latitude, longitude, code, PlaceKind::City, 1e9)
        {
            builder.place(capital, Flags::CITY.with(Flags::CAPITAL), place);
        }
    }
    for [name, code] in Table::read(Path::new("data"), "country_names.tsv")?.rows(["name", "country"]) {
        let flags = if name.len() <= 3 { Flags::COUNTRY.with(Flags::ACRONYM) } else { Flags::COUNTRY };
        match centres.by_code.get(code) {
            Some(&place) => builder.place(name, flags, place),
            None => builder.name(name, flags),
        }
    }
    for [name] in Table::read(Path::new("data"), "regions.tsv")?.rows(["name"]) {
        builder.name(name, Flags::REGION);
    }
    Ok(())
}

/// "Peruvian(s)" and its like: the words of the table, singular and plural.
fn demonyms(cell: &str) -> Vec<String> {
    let cell = cell.split(';').next().unwrap_or_default();
    let mut names = Vec::new();
    for part in cell.split(',').flat_map(|part| part.split(" or ")) {
        let plain = part.split('(').next().unwrap_or_default().trim();
        if plain.is_empty() || !plain.starts_with(char::is_uppercase) {
            continue;
        }
        names.push(plain.to_owned());
        if part.contains("(s)") {
            names.push(format!("{plain}s"));
        }
    }
    names
}

fn groups(builder: &mut Builder, centres: &Centres) -> Result<(), Error> {
    for [name, code] in Table::read(Path::new("data"), "groups.tsv")?.rows(["name", "country"]) {
        match centres.by_code.get(code) {
            Some(&place) => builder.place(name, Flags::GROUP, place),
            None => builder.name(name, Flags::GROUP),
        }
    }
    Ok(())
}

fn people(facts: &Path, builder: &mut Builder) -> Result<(), Error> {
    for name in ["forenames_us_female.MIT-census1990.tsv", "forenames_us_male.MIT-census1990.tsv"] {
        for [name] in Table::read(facts, name)?.rows(["name"]) {
            builder.name(name, Flags::GIVEN);
        }
    }
    for [name] in Table::read(facts, "forenames_by_country.CC0.tsv")?.rows(["name"]) {
        builder.name(name, Flags::GIVEN);
    }
    for [name] in Table::read(facts, "surnames_us.MIT-census1990.tsv")?.rows(["name"]).take(SURNAMES) {
        builder.name(name, Flags::SURNAME);
    }
    for [name] in Table::read(facts, "surnames_by_country.CC0.tsv")?.rows(["name"]) {
        builder.name(name, Flags::SURNAME);
    }
    for (file, column) in [("leaders_factbook.CC0.tsv", "name"), ("us_politicians.CC0.tsv", "full")] {
        for [name] in Table::read(facts, file)?.rows([column]) {
            builder.name(name, Flags::LEADER);
            if let Some(surname) = name.split(' ').next_back() {
                builder.name(surname, Flags::SURNAME);
            }
        }
    }
    Ok(())
}

/// The most frequent surnames of the United States that are kept.
const SURNAMES: usize = 5_000;

fn organizations(facts: &Path, builder: &mut Builder) -> Result<(), Error> {
    let capitals = |name: &str| name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let organization = |builder: &mut Builder, name: &str, flags: Flags| {
        let short = name.chars().count() <= 5 && capitals(name);
        let name = name.split('(').next().unwrap_or_default();
        if name.chars().count() > 1 && name != "none" {
            builder.name(name, if short { flags.with(Flags::ACRONYM) } else { flags });
        }
    };
    for [name] in Table::read(facts, "companies_sp500.PDDL.tsv")?.rows(["name"]) {
        organization(builder, name, Flags::ORGANIZATION);
    }
    for [name] in Table::read(facts, "intl_orgs_abbrev_factbook.CC0.tsv")?.rows(["abbrev"]) {
        organization(builder, name, Flags::ORGANIZATION);
    }
    for [name] in Table::read(facts, "us_committees.CC0.tsv")?.rows(["name"]) {
        organization(builder, name, Flags::ORGANIZATION);
    }
    for [party] in Table::read(facts, "parties_factbook.CC0.tsv")?.rows(["party"]) {
        organization(builder, party, Flags::ORGANIZATION.with(Flags::PARTY));
    }
    for [name] in Table::read(Path::new("data"), "organizations.tsv")?.rows(["name"]) {
        organization(builder, name, Flags::ORGANIZATION);
    }
    Ok(())
}

/// The training splits, from which words are counted and weights learned, and their licences.
const CORPORA: &[(&str, &str)] = &[
    ("unl_wikinews.train.jsonl", "open licences, per document"),
    ("worldwide.train.jsonl", "none stated; weights and counts carry no text"),
    ("polnear.train.jsonl", "none stated; weights and counts carry no text"),
    ("gum_ner.train.jsonl", "annotations CC BY 4.0, text per document"),
    ("uner_ewt.train.jsonl", "CC BY-SA 4.0"),
    ("wikigold.train.jsonl", "CC BY 4.0"),
    ("locphr.train.jsonl", "CC BY-SA 3.0 and public domain"),
    ("relocar.train.jsonl", "none stated but its repository's, GPL-3.0; weights carry no text"),
];
/// How many of them, from the first, words are counted in.
const COUNTED: usize = 4;
/// How often a word must stand in lower case to be common.
const COMMON: u32 = 4;

fn words(corpora: &Path, builder: &mut Builder) -> Result<(), Error> {
    let mut lower: BTreeMap<String, u32> = BTreeMap::new();
    let mut upper: BTreeMap<String, u32> = BTreeMap::new();
    for (name, _) in CORPORA.iter().take(COUNTED) {
        for text in texts(&corpora.join(name))? {
            for word in text.split(|c: char| !c.is_alphabetic() && c != '-').filter(|word| !word.is_empty()) {
                let table = if word.chars().all(|c| !c.is_uppercase()) { &mut lower } else { &mut upper };
                *table.entry(word.to_lowercase()).or_default() += 1;
            }
        }
    }
    for (word, &count) in &lower {
        if count >= COMMON && count * 2 >= upper.get(word).copied().unwrap_or_default() {
            builder.name(word, Flags::COMMON);
        }
    }
    Ok(())
}

/// The training splits whose names the weights are learned from.
const NAMES: &[&str] =
    &["worldwide.train.jsonl", "uner_ewt.train.jsonl", "gum_ner.train.jsonl", "wikigold.train.jsonl"];

/// The training splits that the roles of place names are learned from.
const ROLES: &[&str] = &["locphr.train.jsonl", "relocar.train.jsonl"];

fn weights(corpora: &Path, builder: &Builder) -> Result<Learned, Error> {
    let resources = Resources::new(&builder.build()).map_err(Error::Resources)?;
    let mut golds = Vec::new();
    for (corpus, name) in NAMES.iter().enumerate() {
        golds.extend(gold::read(&corpora.join(name))?.into_iter().map(|gold| (corpus, gold)));
    }
    let examples: Vec<Example<'_>> = golds.iter().map(|(_, gold)| Example::new(&resources, &gold.article)).collect();
    let mut texts = Vec::new();
    let (mut unused, mut all) = (0, 0);
    for ((corpus, gold), example) in golds.iter().zip(&examples) {
        let labels = gold.labels(example);
        all += labels.len();
        unused += labels.iter().filter(|labels| labels.is_none()).count();
        let sentences = example.sentences.iter().zip(labels);
        let sentences = sentences.map(|(s, labels)| learn::Sentence::new(s.features.clone(), labels)).collect();
        texts.push(learn::Text { corpus: *corpus, sentences });
    }
    eprintln!("{unused} of {all} sentences are not annotated or their names do not fall on tokens");
    let mut learned = learn::learn(texts, NAMES, |text, reading| examples[text].elsewhere(reading));
    let mut places = Vec::new();
    for name in ROLES {
        for gold in gold::read(&corpora.join(name))? {
            let example = Example::new(&resources, &gold.article);
            let place = |&(range, acts)| example.role(range).map(|features| (features, acts));
            places.push(gold.places.iter().filter_map(place).collect());
        }
    }
    roles::learn(&places, &mut learned);
    Ok(learned)
}

fn texts(path: &Path) -> Result<Vec<String>, Error> {
    let content = std::fs::read_to_string(path).map_err(|error| Error::File(path.to_owned(), error))?;
    content
        .lines()
        .enumerate()
        .map(|(line, json)| {
            serde_json::from_str::<serde_json::Value>(json)
                .ok()
                .and_then(|value| Some(value.get("text")?.as_str()?.to_owned()))
                .ok_or_else(|| Error::Corpus(path.to_owned(), line + 1))
        })
        .collect()
}

/// The tables of facts that go in, with their licences.
const SOURCES: &[(&str, &str)] = &[
    ("cities_naturalearth.MIT.tsv", "MIT; the facts are Natural Earth's, public domain"),
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

/// The manifest's text: the file, its checksum and what went in.
fn manifest(bytes: &[u8]) -> String {
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
    out
}
