//! Names and places from tables of facts, and from the project's own tables in `data`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use article::Degrees;
use engine::gazetteer::{Builder, Flags, Place, PlaceKind};

use super::{Error, Table};

/// Adds all that the tables of a folder name.
pub(super) fn add(facts: &Path, builder: &mut Builder) -> Result<(), Error> {
    let centres = cities(facts, builder)?;
    countries(facts, builder, &centres)?;
    groups(builder, &centres)?;
    people(facts, builder)?;
    organizations(facts, builder)
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
