//! Words looked for in the article, or the mentions of one actor.

use article::{Article, BlockKind, EntityId, Form, TextRange};

use super::{Direction, Shown};

/// What is looked for, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Find {
    /// The words; for an actor its name.
    pub words: String,
    /// The actor or place whose mentions are looked for, if it is not words.
    pub entity: Option<EntityId>,
    /// Where they stand, in order.
    pub hits: Vec<TextRange>,
    /// Which of them the reader is at.
    pub at: usize,
}

/// Actors and places offered for the words typed so far, at most.
const OFFERED: usize = 4;

impl Find {
    /// Looks for words, whatever their case (of letters without accents). Lines taken for furniture are passed over.
    pub fn words(words: &str, article: &Article) -> Self {
        let wanted = words.trim();
        let mut hits = Vec::new();
        if !wanted.is_empty() {
            for block in article.blocks().iter().filter(|block| block.kind != BlockKind::Furniture) {
                let text = article.slice(block.range);
                let found = occurrences(text, wanted);
                let start = block.range.start() as usize;
                hits.extend(found.map(|at| TextRange::from_usize(start + at, start + at + wanted.len())));
            }
        }
        Self { words: words.to_owned(), entity: None, hits, at: 0 }
    }

    /// Looks for the mentions by name of an actor or place.
    pub fn entity(entity: EntityId, shown: &Shown) -> Self {
        let annotations = &shown.annotations;
        let named =
            annotations.mentions.iter().filter(|mention| mention.entity == entity && mention.form == Form::Name);
        let words = annotations.entity(entity).map(|entity| entity.name.clone()).unwrap_or_default();
        Self { words, entity: Some(entity), hits: named.map(|mention| mention.range).collect(), at: 0 }
    }

    /// Goes to the next or previous place; from the last to the first.
    pub fn step(&mut self, direction: Direction) {
        let count = self.hits.len().max(1);
        self.at = match direction {
            Direction::Next => (self.at + 1) % count,
            Direction::Previous => (self.at + count - 1) % count,
        };
    }

    /// Actors and places whose name or other names begin with the words, or have a word that does.
    pub fn offered(&self, shown: &Shown) -> Vec<EntityId> {
        let wanted = self.words.trim();
        if wanted.is_empty() || self.entity.is_some() {
            return Vec::new();
        }
        let begins = |name: &str| {
            occurrences(name, wanted)
                .any(|at| !name[..at].ends_with(|before: char| before.is_ascii_alphanumeric() || !before.is_ascii()))
        };
        let fits = |entity: &&article::Entity| begins(&entity.name) || entity.aliases.iter().any(|alias| begins(alias));
        shown.annotations.entities.iter().filter(fits).take(OFFERED).map(|entity| entity.id).collect()
    }
}

/// Where words stand in a text, whatever their case; no two overlap.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = text.get(from..)?.windows(words.len()).position(|window| window.eq_ignore_ascii_case(words))?;
        from += at + words.len();
        Some(from - words.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case() {
        let article = Article::from_plain_text("Ferry talks\n\nThe ferry of Örebro, a FERRY, sails.\n\nRead more\n");
        for (words, expected) in [
            ("ferry", &["Ferry", "ferry", "FERRY"][..]),
            (" Örebro ", &["Örebro"]),
            ("a ferry", &["a FERRY"]),
            ("bus", &[]),
            ("  ", &[]),
            ("more", &[]),
        ] {
            let find = Find::words(words, &article);
            let found: Vec<&str> = find.hits.iter().map(|range| article.slice(*range)).collect();
            assert_eq!(found, expected, "{words}");
        }
    }

    #[test]
    fn steps_go_around() {
        let article = Article::from_plain_text("aa aa aa");
        let mut find = Find::words("aa", &article);
        find.step(Direction::Previous);
        assert_eq!(find.at, 2);
        find.step(Direction::Next);
        assert_eq!(find.at, 0);
        let mut nothing = Find::words("b", &article);
        nothing.step(Direction::Previous);
        assert_eq!(nothing.at, 0);
    }
}
