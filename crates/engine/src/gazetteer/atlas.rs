//! The atlas: where the places of a name are.
//!
//! Names are kept as hashes, so that sixty thousand of them weigh little; a name that is not there is taken for one that
//! is once in some seventy thousand times. Points are kept to a tenth of a degree, which is what a map of the world shows.
//!
//! # Layout
//! Integers are little endian, tables lie by column.
//!
//! | bytes | what |
//! | --- | --- |
//! | 2 | number of countries, then two letters each; the first has none |
//! | 65,536 | for each upper half of a hash the number of names |
//! | | for each name, by hash: the lower half (2 each), then its number of places (1 each) |
//! | 4 | number of places; then for each, by column: country (1), [`PlaceKind`] times 64 plus size (1), latitude plus 90 degrees and longitude plus 180 in tenths (high bytes, low bytes, of each) |

use std::collections::BTreeMap;

use article::Degrees;
use unicode_normalization::char::decompose_canonical;

use super::{Place, PlaceKind, fnv1a, u32_at};
use crate::ResourceError;

/// Upper halves of hashes.
const BUCKETS: usize = 1 << 16;
/// Buckets, and names, between two anchors.
const STRIDE: usize = 64;
/// Ten-thousandths of a degree in a tenth.
const TENTH: i32 = 1_000;
/// The most places of one name.
const SEVERAL: usize = 6;

/// What a name is found by: its letters and digits without marks, in lower case; "St." is "Saint".
pub fn hash(name: &str) -> u32 {
    let mut folded = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()) {
        let from = folded.len();
        let mut letters = String::with_capacity(word.len());
        word.chars().for_each(|c| decompose_canonical(c, |part| letters.push(part)));
        for letter in letters.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()) {
            match letter {
                'ł' => folded.push('l'),
                'ø' => folded.push('o'),
                'đ' | 'ð' => folded.push('d'),
                'ı' => folded.push('i'),
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                _ => folded.push(letter),
            }
        }
        let whole = match &folded[from..] {
            "the" if from == 0 => Some(""),
            "st" => Some("saint"),
            "mt" => Some("mount"),
            _ => None,
        };
        if let Some(whole) = whole {
            folded.truncate(from);
            folded.push_str(whole);
        }
        if folded.len() > from {
            folded.push(' ');
        }
    }
    let wide = fnv1a(folded.as_bytes());
    (wide ^ (wide >> 32)) as u32
}

/// Where the atlas lies in the opened file.
#[derive(Debug, Default)]
pub(super) struct Atlas {
    countries: usize,
    buckets_at: usize,
    lows_at: usize,
    counts_at: usize,
    places_at: usize,
    places: usize,
    /// Number of names before every sixty-fourth bucket.
    bucket_anchors: Vec<u32>,
    /// Number of places before every sixty-fourth name.
    place_anchors: Vec<u32>,
}

impl Atlas {
    pub(super) fn open(bytes: &[u8], at: &mut usize) -> Result<Self, ResourceError> {
        let short = |expected: usize| ResourceError::Length { expected: expected as u64, got: bytes.len() as u64 };
        let countries_at = *at + 2;
        let count = bytes.get(*at..countries_at).ok_or_else(|| short(countries_at))?;
        let buckets_at = countries_at + 2 * usize::from(u16::from_le_bytes([count[0], count[1]]));
        let lows_at = buckets_at + BUCKETS;
        let buckets = bytes.get(buckets_at..lows_at).ok_or_else(|| short(lows_at))?;
        let (bucket_anchors, names) = anchors(buckets);
        let counts_at = lows_at + 2 * names;
        let counts = bytes.get(counts_at..counts_at + names).ok_or_else(|| short(counts_at + names))?;
        let (place_anchors, places) = anchors(counts);
        let places_at = counts_at + names + 4;
        let told = u32_at(bytes, places_at - 4).ok_or_else(|| short(places_at))? as usize;
        let end = places_at + 6 * places;
        if told != places || end > bytes.len() {
            return Err(short(end));
        }
        *at = end;
        Ok(Self {
            countries: countries_at,
            buckets_at,
            lows_at,
            counts_at,
            places_at,
            places,
            bucket_anchors,
            place_anchors,
        })
    }

    /// The places of a name by its hash, in the order in which they were written.
    pub(super) fn places(&self, bytes: &[u8], hash: u32) -> Vec<Place> {
        let bucket = (hash >> 16) as usize;
        let sum = |anchors: &[u32], at: usize, from: usize| {
            let anchor = at / STRIDE;
            let before = bytes[from + anchor * STRIDE..from + at].iter().map(|&n| usize::from(n)).sum::<usize>();
            anchors[anchor] as usize + before
        };
        let first = sum(&self.bucket_anchors, bucket, self.buckets_at);
        let low = (hash as u16).to_le_bytes();
        let names = first..first + usize::from(bytes[self.buckets_at + bucket]);
        let Some(name) = names.into_iter().find(|name| bytes[self.lows_at + 2 * name..][..2] == low) else {
            return Vec::new();
        };
        let first = sum(&self.place_anchors, name, self.counts_at);
        (first..first + usize::from(bytes[self.counts_at + name])).map(|place| self.place(bytes, place)).collect()
    }

    fn place(&self, bytes: &[u8], place: usize) -> Place {
        let column = |column: usize| bytes[self.places_at + column * self.places + place];
        let country = self.countries + 2 * usize::from(column(0));
        let tenths = |high: usize| i32::from(column(high)) * 256 + i32::from(column(high + 1));
        let kind = match column(1) / 64 {
            0 => PlaceKind::Country,
            1 => PlaceKind::Region,
            _ => PlaceKind::City,
        };
        Place {
            latitude: Degrees((tenths(2) - 900) * TENTH),
            longitude: Degrees((tenths(4) - 1_800) * TENTH),
            country: [bytes[country], bytes[country + 1]],
            kind,
            size: column(1) % 64,
        }
    }
}

/// For every sixty-fourth of a table of numbers the sum of those before it, and the sum of all.
fn anchors(table: &[u8]) -> (Vec<u32>, usize) {
    let mut sum = 0;
    let anchors = table.chunks(STRIDE).map(|chunk| {
        let before = sum;
        sum += chunk.iter().map(|&n| u32::from(n)).sum::<u32>();
        before
    });
    let mut anchors: Vec<u32> = anchors.collect();
    anchors.push(sum);
    (anchors, sum as usize)
}

/// The places of names, while an atlas is made.
#[derive(Debug, Default)]
pub(super) struct Pages(BTreeMap<u32, Vec<Place>>);

impl Pages {
    /// Adds a place: countries come first, then the largest. One that is there already is not added again.
    pub(super) fn add(&mut self, name: &str, place: Place) {
        let places = self.0.entry(hash(name)).or_default();
        let near = |a: Degrees, b: Degrees| (a.0 - b.0).abs() < 2 * TENTH;
        let same = |other: &&mut Place| {
            other.kind == place.kind
                && other.country == place.country
                && (place.kind != PlaceKind::City
                    || near(other.latitude, place.latitude) && near(other.longitude, place.longitude))
        };
        match places.iter_mut().find(same) {
            Some(other) => other.size = other.size.max(place.size),
            None => places.push(place),
        }
        places.sort_by_key(|place| (place.kind != PlaceKind::Country, std::cmp::Reverse(place.size)));
        places.truncate(SEVERAL);
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let mut countries: Vec<[u8; 2]> = self.0.values().flatten().map(|place| place.country).collect();
        countries.push([0, 0]);
        countries.sort_unstable();
        countries.dedup();
        countries.truncate(256);
        out.extend((countries.len() as u16).to_le_bytes());
        out.extend(countries.iter().flatten());
        let mut buckets = vec![0_u8; BUCKETS];
        for &hash in self.0.keys() {
            buckets[(hash >> 16) as usize] += 1;
        }
        out.extend(buckets);
        out.extend(self.0.keys().flat_map(|&hash| (hash as u16).to_le_bytes()));
        out.extend(self.0.values().map(|places| places.len() as u8));
        let places: Vec<&Place> = self.0.values().flatten().collect();
        out.extend((places.len() as u32).to_le_bytes());
        let country = |place: &&Place| countries.binary_search(&place.country).unwrap_or_default() as u8;
        out.extend(places.iter().map(country));
        out.extend(places.iter().map(|place| place.kind as u8 * 64 + place.size.min(63)));
        let tenths = |value: Degrees, add: i32| ((value.0 + TENTH / 2).div_euclid(TENTH) + add) as u16;
        for (of, add) in [(0, 900), (1, 1_800)] {
            let values = places.iter().map(|place| tenths(if of == 0 { place.latitude } else { place.longitude }, add));
            let values: Vec<[u8; 2]> = values.map(u16::to_be_bytes).collect();
            out.extend(values.iter().map(|value| value[0]));
            out.extend(values.iter().map(|value| value[1]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(latitude: i32, longitude: i32, kind: PlaceKind, size: u8) -> Place {
        Place { latitude: Degrees(latitude), longitude: Degrees(longitude), country: *b"PE", kind, size }
    }

    #[test]
    fn what_was_written_is_read() {
        let mut pages = Pages::default();
        let lima = place(-120_000, -770_000, PlaceKind::City, 23);
        pages.add("Lima", lima);
        pages.add("Lima", place(407_000, -841_000, PlaceKind::City, 15));
        pages.add("Lima", place(-120_400, -770_300, PlaceKind::City, 20));
        pages.add("Peru", place(-100_000, -760_000, PlaceKind::Country, 25));
        let mut bytes = vec![7];
        pages.write(&mut bytes);
        let mut at = 1;
        let atlas = Atlas::open(&bytes, &mut at).unwrap();
        assert_eq!(at, bytes.len());
        assert_eq!(atlas.places(&bytes, hash("lima"))[0], lima);
        assert_eq!(atlas.places(&bytes, hash("lima")).len(), 2);
        assert_eq!(atlas.places(&bytes, hash("Peru"))[0].kind, PlaceKind::Country);
        assert!(atlas.places(&bytes, hash("Quito")).is_empty());
        for length in 1..bytes.len() {
            assert!(Atlas::open(&bytes[..length], &mut 1).is_err(), "{length}");
        }
    }

    #[test]
    fn spellings_of_one_name_are_one() {
        for (a, b) in [
            ("Toruń", "TORUN"),
            ("Goz Beïda", "Goz-Beida"),
            ("St. Louis", "Saint Louis"),
            ("The Bronx", "Bronx"),
            ("Queen Anne's", "Queen Anne\u{2019}s"),
            ("Łódź", "lodz"),
            ("U.S.", "US"),
        ] {
            assert_eq!(hash(a), hash(b), "{a}");
        }
        for (a, b) in [("Lima", "Lime"), ("New York", "Newyork"), ("The", ""), ("Stad", "Saintad")] {
            assert!(hash(a) != hash(b) || a == "The", "{a}");
        }
    }
}
