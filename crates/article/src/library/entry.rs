//! An entry as it is kept, and the file that holds many: a line of JSON each.

use serde::{Deserialize, Serialize};

use super::{About, BACKUP_BEGINS, Head, LibraryError, Taken};
use crate::link::{self, Opened, Table, View};
use crate::{Annotations, BlockKind, Date, Entity, EntityId, EntityKind, MentionRole, Reading};

/// The first line of a file that holds a library.
pub const HEADER: &str = "{\"glossator:library\":1}";
/// Characters of a title that are kept.
const TITLE: usize = 160;
/// Characters of a snippet before and from what was found.
const AROUND: (usize, usize) = (40, 80);

/// An article that is kept. Members that a later version adds are passed over.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Entry {
    /// Names it.
    pub id: u64,
    /// How often it was written: by this another tab's hand is known.
    pub version: u32,
    /// When it was written last, in milliseconds since 1970.
    pub saved: u64,
    /// Its headline, or its first words.
    pub title: String,
    /// Where it was read.
    #[serde(default)]
    pub source: String,
    /// Actors, places, claims, and decisions of the reader.
    #[serde(default)]
    pub counts: [u32; 4],
    /// Whether its marks are those of the first recogniser.
    #[serde(default)]
    pub provisional: bool,
    /// Whether it is somebody else's, who sent it in a link or a file.
    #[serde(default)]
    pub shared: bool,
    /// Its text, to be searched.
    pub text: String,
    /// The whole reading: a link's fragment that needs no table.
    pub link: String,
}

impl Entry {
    /// The entry of a reading.
    ///
    /// # Errors
    /// [`LibraryError::TooLarge`] where it passes the caps of links.
    pub(super) fn new(
        id: u64,
        version: u32,
        saved: u64,
        about: About,
        reading: &Reading,
    ) -> Result<Self, LibraryError> {
        let view = (View::default(), about.excerpt);
        let link = link::encode_with(reading, reading.shared_on, view, &Table::default());
        let link = link.map_err(|_| LibraryError::TooLarge)?;
        let article = &reading.article;
        let title = article.first(BlockKind::Title).or(article.blocks().first());
        let title = title.map_or("", |block| article.slice(block.range));
        Ok(Self {
            id,
            version,
            saved,
            title: title.chars().take(TITLE).collect(),
            source: article.source_url.clone().unwrap_or_default(),
            counts: counts(&reading.resolved().annotations, reading.edits.len()),
            provisional: about.provisional,
            shared: about.shared,
            text: article.text().to_owned(),
            link,
        })
    }

    /// The entry as it is kept: a line of JSON.
    pub fn written(&self) -> String {
        // What it is made of has a form in JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what was kept; none where it is damaged.
    pub fn read(written: &str) -> Option<Self> {
        serde_json::from_str(written).ok()
    }

    /// The reading that it holds.
    ///
    /// # Errors
    /// [`LibraryError::Damaged`] where the link does not open.
    pub fn reading(&self) -> Result<Reading, LibraryError> {
        Ok(self.taken()?.reading)
    }

    /// The same, with what is to be known of the entry.
    ///
    /// # Errors
    /// As for [`Entry::reading`].
    pub fn taken(&self) -> Result<Taken, LibraryError> {
        let opened = link::decode(&self.link, &Table::default()).map_err(|_| LibraryError::Damaged)?;
        let Opened { reading, arrived_percent: 100, is_excerpt, .. } = opened else {
            return Err(LibraryError::Damaged);
        };
        let shared = self.shared || reading.shared_on.is_some();
        let about = About { provisional: self.provisional, shared, excerpt: is_excerpt };
        Ok(Taken { id: self.id, version: self.version, about, reading })
    }

    /// How the list shows it, if it holds all the words, which are in lower case. `day`: when it was written last.
    fn head(&self, words: &[String], day: impl Fn(u64) -> Option<Date>) -> Option<Head> {
        let (title, source) = (self.title.to_lowercase(), self.source.to_lowercase());
        let text = if words.is_empty() { String::new() } else { self.text.to_lowercase() };
        let above = |word: &String| title.contains(word) || source.contains(word);
        if !words.iter().all(|word| above(word) || text.contains(word)) {
            return None;
        }
        let below = words.iter().find(|word| !above(word));
        Some(Head {
            id: self.id,
            title: self.title.clone(),
            source: self.source.clone(),
            day: day(self.saved),
            counts: self.counts,
            snippet: below.map(|word| snippet(&self.text, word)).unwrap_or_default(),
        })
    }
}

fn counts(annotations: &Annotations, edits: usize) -> [u32; 4] {
    let mut roles: Vec<_> = annotations.mentions.iter().map(|mention| (mention.entity, mention.role)).collect();
    roles.sort_unstable_by_key(|(entity, _)| *entity);
    let roles_of = |id: EntityId| {
        let first = roles.partition_point(|(entity, _)| *entity < id);
        roles[first..].iter().take_while(move |(entity, _)| *entity == id).map(|(_, role)| *role)
    };
    // As the page lists them: who only wrote the article is no actor of it, and a state may be a place of it.
    let is_listed = |entity: &&Entity| {
        let mut roles = roles_of(entity.id).peekable();
        roles.peek().is_none() || roles.any(|role| role != MentionRole::Author)
    };
    let actors = annotations.entities.iter().filter(|entity| entity.kind.is_actor()).filter(is_listed).count();
    let is_place = |entity: &&Entity| match entity.kind {
        EntityKind::Place => true,
        EntityKind::State => roles_of(entity.id).any(|role| role == MentionRole::Place),
        _ => false,
    };
    let places = annotations.entities.iter().filter(is_place).count();
    [actors, places, annotations.claims.len(), edits].map(|count| u32::try_from(count).unwrap_or(u32::MAX))
}

/// The words around the first place of a word that is in lower case.
fn snippet(text: &str, word: &str) -> String {
    // Letters may change their length with their case: the place is sought among the letters as they stand.
    let lowered = |(start, letter): (usize, char)| letter.to_lowercase().map(move |lower| (start, lower));
    let letters: Vec<(usize, char)> = text.char_indices().flat_map(lowered).collect();
    let wanted: Vec<char> = word.chars().collect();
    let at = letters.windows(wanted.len().max(1)).position(|window| window.iter().map(|(_, c)| c).eq(&wanted));
    let at = at.and_then(|at| letters.get(at)).map_or(0, |(start, _)| *start);
    let before: usize = text[..at].chars().rev().take(AROUND.0).map(char::len_utf8).sum();
    let after: usize = text[at..].chars().take(AROUND.1).map(char::len_utf8).sum();
    let (mut from, mut to) = (at - before, at + after);
    // No word is cut, where it has an end nearby.
    if from > 0 {
        from += text[from..at].find(char::is_whitespace).unwrap_or(0);
    }
    if to < text.len() {
        to = text[at..to].rfind(char::is_whitespace).map_or(to, |space| at + space);
    }
    let words: Vec<&str> = text[from..to].split_whitespace().collect();
    format!("{}{}{}", if from > 0 { "… " } else { "" }, words.join(" "), if to < text.len() { " …" } else { "" })
}

/// Those entries that hold all words of a query, in their title, text or source, the newest first.
pub fn found<'a>(
    entries: impl Iterator<Item = &'a Entry>,
    query: &str,
    day: impl Fn(u64) -> Option<Date>,
) -> Vec<Head> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<(u64, Head)> =
        entries.filter_map(|entry| Some((entry.saved, entry.head(&words, &day)?))).collect();
    found.sort_by_key(|(saved, head)| std::cmp::Reverse((*saved, head.id)));
    found.into_iter().map(|(_, head)| head).collect()
}

/// A file that holds entries, each as it was written.
pub fn backup<'a>(entries: impl Iterator<Item = &'a str>) -> String {
    let mut file = format!("{HEADER}\n");
    for entry in entries {
        file.push_str(entry);
        file.push('\n');
    }
    file
}

/// What a file of a library holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Backup {
    /// The entries that could be read.
    pub entries: Vec<Entry>,
    /// Lines that could not.
    pub damaged: u32,
}

/// Reads a file of a library; none where it is no such file. What a file cut short still holds is had. `read`: reads a line,
/// as [`Entry::read`] does; a browser has a reader of its own.
pub fn backed_up(file: &str, read: impl Fn(&str) -> Option<Entry>) -> Option<Backup> {
    let mut lines = file.trim_start_matches('\u{feff}').lines();
    lines.next().filter(|first| first.starts_with(BACKUP_BEGINS))?;
    let mut backup = Backup::default();
    for line in lines.filter(|line| !line.trim().is_empty()) {
        match read(line) {
            Some(entry) => backup.entries.push(entry),
            None => backup.damaged += 1,
        }
    }
    Some(backup)
}
