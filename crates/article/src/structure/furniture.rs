//! What is not part of the article: advertisements, share buttons, newsletter boxes.

/// Lines that are furniture as a whole, in lower case.
const FURNITURE: &[&str] = &[
    "accept",
    "accept all",
    "accept cookies",
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertisements",
    "advertising",
    "all rights reserved",
    "article continues after advertisement",
    "back to top",
    "bookmark",
    "close",
    "comment",
    "comments",
    "continue reading",
    "copy link",
    "copy url",
    "download app",
    "editor's picks",
    "email",
    "email this article",
    "facebook",
    "follow",
    "follow us",
    "instagram",
    "latest news",
    "leave a comment",
    "like",
    "linkedin",
    "listen",
    "listen to this article",
    "load more",
    "log in",
    "login",
    "manage cookies",
    "menu",
    "more",
    "more from this section",
    "more news",
    "more on this",
    "more on this story",
    "most popular",
    "most read",
    "most viewed",
    "newsletter",
    "next",
    "next article",
    "next story",
    "pinterest",
    "play",
    "post",
    "previous",
    "previous article",
    "print",
    "print this article",
    "privacy policy",
    "promoted",
    "read also",
    "read more",
    "read next",
    "recommended",
    "recommended for you",
    "reddit",
    "register",
    "related",
    "related articles",
    "related content",
    "related news",
    "related stories",
    "related topics",
    "report a typo",
    "save",
    "save article",
    "scroll to continue",
    "search",
    "see also",
    "see more",
    "share",
    "share article",
    "share on facebook",
    "share on twitter",
    "share on whatsapp",
    "share on x",
    "share this",
    "share this article",
    "share this page",
    "share this story",
    "show comments",
    "sign in",
    "sign up",
    "site map",
    "skip advertisement",
    "skip to content",
    "skip to main content",
    "sponsored",
    "sponsored content",
    "story continues",
    "story continues below",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "supported by",
    "telegram",
    "terms and conditions",
    "terms of service",
    "terms of use",
    "top stories",
    "topics",
    "trending",
    "trending now",
    "tweet",
    "twitter",
    "up next",
    "view comments",
    "watch",
    "whatsapp",
    "you may also like",
    "you might also like",
];

/// What furniture begins with when a colon follows, in lower case.
const FURNITURE_LABELS: &[&str] = &[
    "advertisement",
    "also read",
    "also see",
    "don't miss",
    "explore more",
    "follow us",
    "further reading",
    "listen",
    "listen now",
    "more",
    "more on this",
    "more on this story",
    "read",
    "read also",
    "read more",
    "read next",
    "recommended",
    "related",
    "related article",
    "related articles",
    "related stories",
    "related story",
    "see also",
    "share",
    "share this",
    "sign up",
    "subscribe",
    "tags",
    "topics",
    "watch",
    "watch now",
    "you may also like",
];

/// What a short line of furniture begins with, in lower case.
const FURNITURE_BEGINNINGS: &[&str] = &[
    "accept all cookies",
    "by continuing to use",
    "by signing up",
    "click here to",
    "copyright ©",
    "copyright (c)",
    "download our app",
    "download the app",
    "follow us on",
    "get our newsletter",
    "get the latest news",
    "get unlimited access",
    "join our newsletter",
    "join our telegram",
    "join our whatsapp",
    "share this article",
    "share this on",
    "share this story",
    "sign up for our",
    "sign up for the",
    "sign up here",
    "sign up to our",
    "sign up to the",
    "subscribe for",
    "subscribe here",
    "subscribe to our",
    "support our journalism",
    "support quality journalism",
    "this article was originally published",
    "this site uses cookies",
    "this website uses cookies",
    "to read this article",
    "we use cookies",
    "you have reached your limit",
    "© ",
    "©",
];

/// Longer lines are body text, whatever they begin with.
const FURNITURE_WORDS: usize = 25;

/// Whether a chunk is not part of the article: advertisement, share button, newsletter box.
pub(super) fn is_furniture(chunk: &str) -> bool {
    let words = chunk.split_whitespace().count();
    if words > FURNITURE_WORDS {
        return false;
    }
    let lower = chunk.to_ascii_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|c: char| !super::letter::is_word(c) && c != '©');
    if FURNITURE.binary_search(&bare).is_ok() || is_counter(bare) {
        return true;
    }
    let labelled = lower.split_once(':').is_some_and(|(label, _)| FURNITURE_LABELS.contains(&label.trim()));
    labelled || FURNITURE_BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
}

/// "12 comments", "3.4k shares", "5 min read".
fn is_counter(lower: &str) -> bool {
    let words: Vec<&str> = lower.split([' ', '-', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let is_count = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    match words.as_slice() {
        [count, what] => {
            is_count(count) && matches!(*what, "comments" | "comment" | "shares" | "share" | "likes" | "views")
        }
        [count, unit, "read"] => is_count(count) && matches!(*unit, "min" | "mins" | "minute" | "minutes"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_sorted_for_the_search() {
        assert!(FURNITURE.is_sorted());
    }
}
