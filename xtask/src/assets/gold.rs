//! Reads gold data: texts with the names that people marked in them, as labels of the engine's tokens.

use std::path::Path;

use article::{Article, TextRange};
use engine::training::{Class, Example, Label};
use sha2::{Digest, Sha256};

use super::Error;

/// A text and its names: code points into the text, end exclusive, with the class; none where the type is no name's.
pub(super) struct Gold {
    pub(super) article: Article,
    names: Vec<(usize, usize, GoldClass)>,
    /// Place names by byte range, and whether each stands for those who govern there.
    pub(super) places: Vec<(TextRange, bool)>,
    /// Whether its places are kept from learning: the SHA-256 of its id is 0 modulo 5.
    pub(super) kept: bool,
    unannotated: Vec<(usize, usize)>,
    /// Whether the corpus leaves adjectives of peoples unmarked.
    adjectives_unmarked: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum GoldClass {
    Sure(Class),
    /// "Miscellaneous": adjectives of peoples are among them.
    Miscellaneous,
}

fn class(kind: &str) -> Option<GoldClass> {
    Some(match kind {
        "PER" => GoldClass::Sure(Class::Person),
        "ORG" => GoldClass::Sure(Class::Organization),
        "LOC" | "GPE" | "FAC" => GoldClass::Sure(Class::Location),
        "NORP" => GoldClass::Sure(Class::Norp),
        "MISC" => GoldClass::Miscellaneous,
        "EVENT" | "PRODUCT" | "WORK" | "LAW" | "LANGUAGE" => GoldClass::Sure(Class::Other),
        _ => return None,
    })
}

/// Reads the texts of a corpus.
pub(super) fn read(path: &Path) -> Result<Vec<Gold>, Error> {
    let content = std::fs::read_to_string(path).map_err(|error| Error::File(path.to_owned(), error))?;
    let adjectives_unmarked = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("gum_ner"));
    content
        .lines()
        .enumerate()
        .map(|(line, json)| parse(json, adjectives_unmarked).ok_or_else(|| Error::Corpus(path.to_owned(), line + 1)))
        .collect()
}

fn parse(json: &str, adjectives_unmarked: bool) -> Option<Gold> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    let text = value.get("text")?.as_str()?;
    let pair = |value: &serde_json::Value, a: usize, b: usize| {
        Some((usize::try_from(value.get(a)?.as_u64()?).ok()?, usize::try_from(value.get(b)?.as_u64()?).ok()?))
    };
    let article = Article::from_plain_text(text);
    let aligned = align(text, article.text());
    let moved = |(from, to): (usize, usize)| Some((*aligned.get(from)?, *aligned.get(to.checked_sub(1)?)? + 1));
    let sentences = value.get("sentences").and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
    let mut unannotated = Vec::new();
    for skipped in value.get("unannotated_sentences").and_then(serde_json::Value::as_array).into_iter().flatten() {
        let range = match skipped.as_u64() {
            Some(index) => pair(sentences.get(usize::try_from(index).ok()?)?, 0, 1),
            None => pair(skipped, 0, 1),
        };
        unannotated.extend(range.and_then(moved));
    }
    let mut names = Vec::new();
    for name in value.get("entities").and_then(serde_json::Value::as_array).into_iter().flatten() {
        let Some(class) = class(name.get("type")?.as_str()?) else { continue };
        let at = |key: &str| usize::try_from(name.get(key)?.as_u64()?).ok();
        names.extend(moved((at("start")?, at("end")?)).map(|(start, end)| (start, end, class)));
    }
    let mut places = Vec::new();
    for name in value.get("metonymy").and_then(serde_json::Value::as_array).into_iter().flatten() {
        let acts = match name.get("label")?.as_str()? {
            "literal" => false,
            "metonymic" => true,
            _ => continue,
        };
        let at = |key: &str| usize::try_from(name.get(key)?.as_u64()?).ok();
        let range = moved((at("start")?, at("end")?));
        places.extend(range.map(|(start, end)| (TextRange::from_usize(start, end_of(article.text(), end)), acts)));
    }
    // Of names that overlap the longest is learned.
    names.sort_by_key(|&(start, end, _)| (std::cmp::Reverse(end - start), start));
    let id = value.get("id").and_then(serde_json::Value::as_str).unwrap_or_default();
    // A byte's place counts 256 to some power, which is 1 modulo 5.
    let kept = Sha256::digest(id.as_bytes()).iter().map(|&byte| u32::from(byte)).sum::<u32>().is_multiple_of(5);
    Some(Gold { kept, article, names, places, unannotated, adjectives_unmarked })
}

/// For each code point of `given` the byte in `normalised` of the same character, white space skipped; empty if the two
/// differ in more than white space.
fn align(given: &str, normalised: &str) -> Vec<usize> {
    let mut bytes = normalised.char_indices().filter(|(_, c)| !c.is_whitespace());
    let mut aligned = Vec::new();
    let mut last = 0;
    for c in given.chars() {
        if !c.is_whitespace() {
            match bytes.next() {
                Some((at, same)) if same == c => last = at,
                _ => return Vec::new(),
            }
        }
        aligned.push(last);
    }
    aligned
}

/// The end of the character whose first byte is just before `at`.
fn end_of(text: &str, at: usize) -> usize {
    at - 1 + text[at - 1..].chars().next().map_or(1, char::len_utf8)
}

impl Gold {
    /// The labels of the tokens, by sentence; `None` for sentences that were not annotated or whose names do not fall
    /// on tokens.
    pub(super) fn labels(&self, example: &Example<'_>) -> Vec<Option<Vec<Label>>> {
        let text = self.article.text();
        let inside = |start: usize| self.unannotated.iter().any(|&(a, b)| (a..b).contains(&start));
        let mut all = Vec::new();
        for sentence in &example.sentences {
            let mut labels = vec![Label::OUTSIDE; sentence.tokens.len()];
            let mut usable = sentence.tokens.first().is_some_and(|token| !inside(token.start() as usize));
            for &(start, end, class) in &self.names {
                let end = end_of(text, end);
                let from = sentence.tokens.partition_point(|token| (token.end() as usize) <= start);
                let to = sentence.tokens.partition_point(|token| (token.start() as usize) < end);
                if from >= to || labels[from..to].iter().any(|&label| label != Label::OUTSIDE) {
                    continue;
                }
                let exact =
                    sentence.tokens[from].start() as usize == start && sentence.tokens[to - 1].end() as usize == end;
                usable &= exact;
                let class = match class {
                    GoldClass::Sure(class) => class,
                    GoldClass::Miscellaneous if sentence.adjectives[from..to].iter().all(|&a| a) => Class::Norp,
                    GoldClass::Miscellaneous => Class::Other,
                };
                labels[from] = Label::first(class);
                labels[from + 1..to].fill(Label::further(class));
            }
            if self.adjectives_unmarked {
                for (label, adjective) in labels.iter_mut().zip(&sentence.adjectives) {
                    if *adjective && *label == Label::OUTSIDE {
                        *label = Label::first(Class::Norp);
                    }
                }
            }
            all.push(usable.then_some(labels));
        }
        all
    }
}
