//! Tells sources that nobody can be found by: "officials", "two people familiar with the matter".
//!
//! Why: what rests on them is listed together and is worth a second look. "The board" has no name in the text either, but
//! a reader knows where to find it.

use crate::structure::is_word;

/// Words for people who speak without a name, in lower case, a line each; a table of examples stands beside them.
const PEOPLE: &str = include_str!("../../../data/unnamed_people.tsv");

/// Words that end a noun phrase's own part: what follows them depends on it.
const AFTER_HEAD: &[&str] = &[
    "at", "by", "close", "familiar", "for", "from", "in", "inside", "involved", "near", "of", "on", "to", "who",
    "with", "within",
];

/// Words that refer back to somebody who may have been named.
const KNOWN: &[&str] = &["this", "these", "that", "those", "his", "her", "its", "their", "the"];

/// Whether a source's noun phrase, for which no entity was found, names nobody: the head of its own part is a word for
/// people who speak, and nothing in it says that they were spoken of before.
///
/// ```
/// assert!(article::is_unnamed_source("Two senior officials close to the talks"));
/// assert!(!article::is_unnamed_source("The board"));
/// ```
pub fn is_unnamed_source(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    // "A doctor, who asked not to be named".
    if ["anonymity", "to be named", "to be identified"].iter().any(|said| lower.contains(said)) {
        return true;
    }
    let mut head = "";
    let mut first = true;
    for word in lower.split_whitespace() {
        if AFTER_HEAD.contains(&word) && !first {
            break;
        }
        let bare = word.trim_matches(|c: char| !is_word(c));
        if first && KNOWN.contains(&bare) {
            return false;
        }
        first = false;
        if !bare.is_empty() {
            head = bare;
        }
        if word.ends_with([',', ';', ':']) {
            break;
        }
    }
    // "Reports from the ministry" are the ministry's.
    let is_issued =
        head == "reports" && lower.trim_end().len() > lower.find("reports").unwrap_or_default() + head.len();
    !is_issued && !head.is_empty() && PEOPLE.lines().skip(1).any(|word| word == head)
}

#[cfg(test)]
mod tests {
    use super::{PEOPLE, is_unnamed_source};

    #[test]
    fn every_word_for_people_is_shown_and_gainsaid() {
        let examples = include_str!("../../../data/unnamed_people_examples.tsv");
        assert_eq!(PEOPLE.lines().count(), examples.lines().count());
        for (word, example) in PEOPLE.lines().zip(examples.lines()).skip(1) {
            let [of, shown, gainsaid] = example.split('\t').collect::<Vec<_>>()[..] else { panic!("{example}") };
            assert_eq!(word, of);
            assert!(is_unnamed_source(shown), "{shown}");
            assert!(!is_unnamed_source(gainsaid), "{gainsaid}");
        }
    }

    #[test]
    fn who_cannot_be_found_and_who_can() {
        for (words, unnamed) in [
            ("Officials", true),
            ("Sources familiar with the matter", true),
            ("analysts", true),
            ("A senior U.S. official", true),
            ("Two people close to the talks, who asked not to be named", true),
            ("A doctor, who asked not to be named", true),
            ("The man who spoke on condition of anonymity", true),
            ("A doctor, who was named by the board", false),
            ("some", true),
            ("Media reports", true),
            ("reports", true),
            ("reports from the ministry", false),
            ("reports in the Lima Post", false),
            ("Some of the crew", true),
            ("The board", false),
            ("she", false),
            ("this person", false),
            ("the officials", false),
            ("Police", false),
            ("the head of the sources division", false),
            ("a report of the ministry", false),
            ("", false),
        ] {
            assert_eq!(is_unnamed_source(words), unnamed, "{words}");
        }
    }
}
