//! Tells the language of a text: by its script, and where that is Latin by its most frequent words.
//!
//! `data/languages.tsv` lists for each language words that stand in every second sentence of it. A word that several
//! languages have speaks for each of them less. A text that no language has enough words of is `und`.

use std::collections::HashMap;

use crate::gazetteer::Gazetteer;
use crate::token::{Kind, Token, Vocabulary};

/// The table of `data/` with each language's words.
const TABLE: &str = "languages";
/// Words looked at: the first ones tell.
const SAMPLE: usize = 2_000;
/// The languages of the table, which can be told, and those of scripts of their own.
const TAGS: &[&str] = &[
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu", "ro", "tr", "id", "vi",
    "hr", "sl", "ca", "et", "lv", "lt", "sq", "af", "sw",
];
/// So many of its words must be there, and a sixth of all.
const LEAST: u32 = 4;
/// What a word counts for that one language alone has.
const WORD: u32 = 12;

/// The BCP 47 tag of a text's language; `und` where it is too short to tell, or in a language that is not known here.
///
/// English running text has a frequent word in every second to third word; headlines have fewer.
pub(crate) fn guess(gazetteer: &Gazetteer, tokens: &[Token], vocabulary: &Vocabulary) -> &'static str {
    let words = || tokens.iter().filter(|token| token.kind == Kind::Word).take(SAMPLE);
    if let Some(tag) = by_script(words().map(|token| &*vocabulary.words[token.word as usize].lower)) {
        return tag;
    }
    let mut by_word: HashMap<&str, u32> = HashMap::new();
    for row in gazetteer.rows(TABLE) {
        if let [tag, words] = row[..]
            && let Some(at) = TAGS.iter().position(|known| *known == tag)
        {
            for word in words.split(' ') {
                *by_word.entry(word).or_default() |= 1 << at;
            }
        }
    }
    // What speaks for each language, and how many of its words there are.
    let mut scores = [(0_u32, 0_u32); TAGS.len()];
    let (mut all, mut english) = (0, 0);
    for token in words() {
        let word = &vocabulary.words[token.word as usize];
        all += 1;
        let languages = by_word.get(&*word.lower).copied().unwrap_or_default();
        english += u32::from(languages & 1 != 0 || word.lex.any(crate::lexicon::Lex::FUNCTION));
        let share = WORD.checked_div(languages.count_ones()).unwrap_or_default();
        for (at, score) in scores.iter_mut().enumerate() {
            if languages & (1 << at) != 0 {
                *score = (score.0 + share, score.1 + 1);
            }
        }
    }
    // Of equals the first: English.
    let best = (0..TAGS.len()).max_by_key(|&at| (scores[at], std::cmp::Reverse(at))).unwrap_or_default();
    let is_english = english * 7 >= all && english > 0;
    match best {
        1.. if scores[best].1 * 6 >= all && scores[best].1 >= LEAST => TAGS[best],
        _ if is_english => "en",
        _ => "und",
    }
}

/// The language that most letters say by their script; none where most are Latin.
fn by_script<'t>(words: impl Iterator<Item = &'t str>) -> Option<&'static str> {
    /// The first and last letter of each script that is read here, and its language.
    const SCRIPTS: &[(char, char, &str)] = &[
        ('\u{370}', '\u{3FF}', "el"),
        ('\u{400}', '\u{52F}', "ru"),
        ('\u{530}', '\u{58F}', "hy"),
        ('\u{590}', '\u{5FF}', "he"),
        ('\u{600}', '\u{6FF}', "ar"),
        ('\u{900}', '\u{97F}', "hi"),
        ('\u{980}', '\u{9FF}', "bn"),
        ('\u{B80}', '\u{BFF}', "ta"),
        ('\u{E00}', '\u{E7F}', "th"),
        ('\u{10A0}', '\u{10FF}', "ka"),
        ('\u{1200}', '\u{137F}', "am"),
        ('\u{3040}', '\u{30FF}', "ja"),
        ('\u{4E00}', '\u{9FFF}', "zh"),
        ('\u{AC00}', '\u{D7AF}', "ko"),
    ];
    /// Letters that tell languages of one script apart, rarest first.
    const LETTERS: &[(&str, &str, &str)] =
        &[("ru", "іїєґ", "uk"), ("ru", "јћђљњџ", "sr"), ("ar", "ٹڈےں", "ur"), ("ar", "پچگژ", "fa")];
    let mut counts = [0_u32; SCRIPTS.len()];
    let mut told = [0_u32; LETTERS.len()];
    let (mut latin, mut hard, mut yery) = (0_u32, 0_u32, 0_u32);
    for c in words.flat_map(str::chars) {
        if c < '\u{370}' {
            latin += 1;
            continue;
        }
        if let Some(at) = SCRIPTS.iter().position(|&(first, last, _)| (first..=last).contains(&c)) {
            counts[at] += 1;
        }
        if let Some(at) = LETTERS.iter().position(|(_, letters, _)| letters.contains(c)) {
            told[at] += 1;
        }
        hard += u32::from(c == 'ъ');
        yery += u32::from(matches!(c, 'ы' | 'э'));
    }
    let most = (0..SCRIPTS.len()).max_by_key(|&at| counts[at])?;
    if counts[most] <= latin {
        return None;
    }
    let script = SCRIPTS[most].2;
    // Japanese is written in Chinese characters, too.
    if script == "zh" && counts[most - 1] * 8 > counts[most] {
        return Some("ja");
    }
    if script == "ru" && hard > 2 * yery {
        return Some("bg");
    }
    let other = LETTERS.iter().zip(told).find(|((of, _, _), told)| *of == script && told * 50 > counts[most]);
    Some(other.map_or(script, |((_, _, tag), _)| tag))
}

#[cfg(test)]
mod tests {
    use crate::testing::read;

    /// Twenty languages, about a hundred words each: own writing.
    const TEXTS: &str = include_str!("../../../tests/languages.tsv");

    #[test]
    fn twenty_languages_are_told_apart() {
        let mut right = 0;
        let mut all = 0;
        for line in TEXTS.lines() {
            let (tag, text) = line.split_once('\t').expect("invariant: a tag, a tab, a text");
            all += 1;
            let found = read(text).1.language;
            assert!(found != "en" || tag == "en", "{tag} is taken for English");
            right += u32::from(found == tag);
        }
        assert!(all >= 20 && right * 100 >= all * 98, "{right} of {all}");
    }

    #[test]
    fn what_is_too_short_or_of_no_language_is_not_told() {
        for text in ["", "1 2 3", "Xqz vrt", "Lima", "ΩΩ x y z w q"] {
            assert_eq!(read(text).1.language, "und", "{text}");
        }
        for text in ["Talks open on Monday, officials said.", "He said no."] {
            assert_eq!(read(text).1.language, "en", "{text}");
        }
    }
}
