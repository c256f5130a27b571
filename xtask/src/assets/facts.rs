//! Names and places from tables of facts, and from the project's own tables in `data`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use article::Degrees;
use engine::gazetteer::{Builder, Flags, Place, PlaceKind};

use super::{Error, Table};

/// Adds all that the tables of a folder name.
pub(super) fn add(facts: &Path, builder: &mut Builder) -> Result<(), Error> {
    let centres = cities(facts, builder)?;
    let regions = regions(builder)?;
    super::cities::add(facts, builder)?;
    countries(facts, builder, &centres, &regions)?;
    groups(builder, &centres)?;
    people(facts, builder)?;
    organizations(facts, builder)
}

/// Countries by ISO code and by name, with a point in their middle.
#[derive(Default)]
struct Centres {
    by_code: BTreeMap<String, Place>,
    code_of: BTreeMap<String, String>,
}

fn degrees(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Degrees from hundred-thousandths of a degree.
pub(super) fn degrees_of(value: i64) -> f64 {
    value as f64 / 100_000.0
}

/// A place with that many people.
pub(super) fn place(latitude: f64, longitude: f64, country: &str, kind: PlaceKind, population: f64) -> Option<Place> {
    let round = |value: f64| Degrees((value * 10_000.0).round() as i32);
    let size = if population > 1.0 { (population.log2() * 2.0) as u8 } else { 0 };
    let country = if country.is_empty() { [0, 0] } else { country.as_bytes().try_into().ok()? };
    Some(Place { latitude: round(latitude), longitude: round(longitude), country, kind, size })
}

/// Cities of more than this many people are kept.
const POPULATION: f64 = 5_000.0;

fn cities(facts: &Path, builder: &mut Builder) -> Result<Centres, Error> {
    let table = Table::read(facts, "cities_naturalearth.MIT.tsv")?;
    let mut centres = Centres::default();
    let mut people: BTreeMap<String, f64> = BTreeMap::new();
    for [city, ascii, lat, lon, pop, country, code, province] in
        table.rows(["city", "ascii", "lat", "lon", "pop", "country", "iso2", "province"])
    {
        let (Some(latitude), Some(longitude)) = (degrees(lat), degrees(lon)) else { continue };
        if code.len() != 2 || code == "-9" {
            continue;
        }
        let population = degrees(pop).unwrap_or(0.0);
        centres.code_of.insert(country.to_owned(), code.to_owned());
        *people.entry(code.to_owned()).or_default() += population;
        builder.name(province, Flags::REGION);
        if population < POPULATION {
            continue;
        }
        if let Some(place) = place(latitude, longitude, code, PlaceKind::City, population) {
            for name in BTreeSet::from([city, ascii]) {
                builder.name(name, Flags::CITY);
                builder.place(name, place);
            }
        }
    }
    for [code, latitude, longitude] in
        Table::read(Path::new("data"), "country_points.tsv")?.rows(["country", "latitude", "longitude"])
    {
        let (Some(latitude), Some(longitude)) = (degrees(latitude), degrees(longitude)) else { continue };
        let population = people.get(code).copied().unwrap_or_default();
        if let Some(place) = place(latitude, longitude, code, PlaceKind::Country, population) {
            centres.by_code.insert(code.to_owned(), place);
        }
    }
    let table = Table::read(facts, "admin1_geonames.CC-BY.tsv")?;
    for [name] in table.rows(["name"]) {
        builder.name(name, Flags::REGION);
    }
    Ok(centres)
}

/// How many people a region or a sea counts for: it is meant rather than a small town of its name.
const REGION_COUNTS: f64 = 2_000_000.0;

/// How many people a city counts for that English has a name of its own for.
const CITY_COUNTS: f64 = 1_000_000.0;

/// Regions, seas, continents, and cities by the names that English has for them, with a point in their middle; gives their names.
fn regions(builder: &mut Builder) -> Result<BTreeSet<String>, Error> {
    let mut names = BTreeSet::new();
    let table = Table::read(Path::new("data"), "region_points.tsv")?;
    for [name, country, latitude, longitude] in table.rows(["name", "country", "latitude", "longitude"]) {
        let (Some(latitude), Some(longitude)) = (degrees(latitude), degrees(longitude)) else { continue };
        if let Some(place) = place(latitude, longitude, country, PlaceKind::Region, REGION_COUNTS) {
            builder.place(name, place);
            names.insert(name.to_owned());
        }
    }
    let table = Table::read(Path::new("data"), "city_points.tsv")?;
    for [name, country, latitude, longitude] in table.rows(["name", "country", "latitude", "longitude"]) {
        let (Some(latitude), Some(longitude)) = (degrees(latitude), degrees(longitude)) else { continue };
        if let Some(place) = place(latitude, longitude, country, PlaceKind::City, CITY_COUNTS) {
            builder.place(name, place);
        }
    }
    Ok(names)
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

fn countries(facts: &Path, builder: &mut Builder, centres: &Centres, regions: &BTreeSet<String>) -> Result<(), Error> {
    let table = Table::read(facts, "countries_factbook.CC0.tsv")?;
    let spelled: BTreeMap<&str, &str> = COUNTRY_SPELLINGS.iter().copied().collect();
    for [short, long, noun, adjective, capital] in
        table.rows(["short", "long", "nationality_noun", "nationality_adj", "capital"])
    {
        let code = spelled.get(short).copied().or_else(|| centres.code_of.get(short).map(String::as_str));
        let place = code.and_then(|code| centres.by_code.get(code));
        for name in [short, long.split(';').next().unwrap_or_default()] {
            if name.is_empty() || name == "none" || name.contains('(') {
                continue;
            }
            builder.name(name, Flags::COUNTRY);
            if let Some(&place) = place {
                builder.place(name, place);
            }
        }
        for name in demonyms(noun) {
            builder.name(&name, Flags::GROUP);
            if let Some(&place) = place {
                builder.place(&name, place);
            }
        }
        for name in demonyms(adjective) {
            builder.name(&name, Flags::ADJECTIVE);
            if let Some(&place) = place {
                builder.place(&name, place);
            }
        }
        if code.is_some() {
            builder.name(capital, Flags::CITY.with(Flags::CAPITAL));
        }
    }
    for [name, code] in Table::read(Path::new("data"), "country_names.tsv")?.rows(["name", "country"]) {
        let flags = if name.len() <= 3 { Flags::COUNTRY.with(Flags::ACRONYM) } else { Flags::COUNTRY };
        builder.name(name, flags);
        // Scotland is written of as a country is, and has a point of its own.
        if let Some(&place) = centres.by_code.get(code).filter(|_| !regions.contains(name)) {
            builder.place(name, place);
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
        builder.name(name, Flags::GROUP);
        if let Some(&place) = centres.by_code.get(code) {
            builder.place(name, place);
        }
    }
    Ok(())
}

/// What a name counts for that a country's table of frequent names has, in percent.
const FOREIGN: f64 = 0.02;
/// A name of one gender is borne by so many times as few of the other.
const SHARE: f64 = 8.0;

fn people(facts: &Path, builder: &mut Builder) -> Result<(), Error> {
    // How many in ten thousand bear the name: women, men.
    let mut bearers: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    let files = ["forenames_us_female.MIT-census1990.tsv", "forenames_us_male.MIT-census1990.tsv"];
    for (gender, file) in files.into_iter().enumerate() {
        for [name, percent] in Table::read(facts, file)?.rows(["name", "percent"]) {
            builder.name(name, Flags::GIVEN);
            bearers.entry(name.to_lowercase()).or_default()[gender] += degrees(percent).unwrap_or_default() + 0.001;
        }
    }
    for [name, gender] in Table::read(facts, "forenames_by_country.CC0.tsv")?.rows(["name", "gender"]) {
        builder.name(name, Flags::GIVEN);
        let entry = bearers.entry(name.to_lowercase()).or_default();
        match gender {
            "F" => entry[0] += FOREIGN,
            "M" => entry[1] += FOREIGN,
            _ => {}
        }
    }
    for (name, [women, men]) in bearers {
        for (flag, own, other) in [(Flags::FEMALE, women, men), (Flags::MALE, men, women)] {
            if own * SHARE > other {
                builder.name(&name, flag);
            }
        }
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
