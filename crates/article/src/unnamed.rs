//! Tells sources that nobody can be found by: "officials", "two people familiar with the matter".
//!
//! Why: what rests on them is listed together and is worth a second look. "The board" has no name in the text either, but
//! a reader knows where to find it.

use crate::structure::is_word;

/// Words for people who speak without a name, in lower case.
const PEOPLE: &[&str] = &[
    "activists",
    "adviser",
    "advisers",
    "advisor",
    "advisors",
    "aide",
    "aides",
    "analyst",
    "analysts",
    "campaigners",
    "colleagues",
    "commentators",
    "critics",
    "diplomat",
    "diplomats",
    "economists",
    "employees",
    "experts",
    "insider",
    "insiders",
    "investors",
    "locals",
    "many",
    "media",
    "neighbors",
    "neighbours",
    "observers",
    "official",
    "officials",
    "opponents",
    "others",
    "people",
    "person",
    "reports",
    "researchers",
    "residents",
    "rumors",
    "rumours",
    "scientists",
    "several",
    "some",
    "source",
    "sources",
    "supporters",
    "traders",
    "witness",
    "witnesses",
    "workers",
];

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
    PEOPLE.contains(&head)
}

#[cfg(test)]
mod tests {
    use super::is_unnamed_source;

    #[test]
    fn who_cannot_be_found_and_who_can() {
        for (words, unnamed) in [
            ("Officials", true),
            ("Sources familiar with the matter", true),
            ("analysts", true),
            ("A senior U.S. official", true),
            ("Two people close to the talks, who asked not to be named", true),
            ("some", true),
            ("Media reports", true),
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
