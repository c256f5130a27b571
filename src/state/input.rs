//! What a paste is: an article, a link of ours, an address, or nothing.

use article::library::BACKUP_BEGINS;
use article::link::PREFIX;

/// The longest text the page takes, in bytes: as much as a link may hold.
pub const MAX_TEXT_BYTES: usize = 2_000_000;

/// What a paste turned out to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input<'a> {
    /// Text to read.
    Text(&'a str),
    /// A file of a library.
    Library,
    /// A link of ours: the fragment, from its prefix on.
    Link(&'a str),
    /// An address and nothing else.
    BareUrl,
    /// White space only.
    Blank,
    /// Longer than [`MAX_TEXT_BYTES`].
    TooLarge,
}

/// Tells what a paste is.
///
/// A link is known by its prefix behind a `#`, so that one pasted as text opens rather than being read.
pub fn classify(pasted: &str) -> Input<'_> {
    let trimmed = pasted.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if trimmed.is_empty() {
        return Input::Blank;
    }
    if trimmed.starts_with(BACKUP_BEGINS) {
        return Input::Library;
    }
    if let Some(fragment) = exported(trimmed) {
        return Input::Link(fragment);
    }
    if !trimmed.contains(char::is_whitespace) {
        if let Some(fragment) = link_fragment(trimmed) {
            return Input::Link(fragment);
        }
        if is_address(trimmed) {
            return Input::BareUrl;
        }
    }
    if pasted.len() > MAX_TEXT_BYTES { Input::TooLarge } else { Input::Text(pasted) }
}

/// Whether a fragment means to be a link of ours, of whatever version, rather than an anchor in a page.
pub fn means_a_link(fragment: &str) -> bool {
    let mut chars = fragment.chars();
    chars.next() == Some('g') && chars.next().is_some_and(|c| c.is_ascii_digit()) && fragment.contains('.')
}

/// The link in a file of our own export: W3C Web Annotations that carry the whole reading.
fn exported(text: &str) -> Option<&str> {
    let (_, rest) = text.strip_prefix('{')?.split_once("\"glossator:link\":")?;
    let (fragment, _) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
    means_a_link(fragment).then_some(fragment)
}

fn link_fragment(word: &str) -> Option<&str> {
    match word.split_once('#') {
        Some((_, fragment)) => means_a_link(fragment).then_some(fragment),
        // Without the `#` it might be a name ("g20.org"): only what this version wrote is taken for a link.
        None => word.starts_with(PREFIX).then_some(word),
    }
}

fn is_address(word: &str) -> bool {
    let lower = word.get(..8).unwrap_or(word).to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_told_apart() {
        let long = "word ".repeat(MAX_TEXT_BYTES / 4);
        for (pasted, expected) in [
            ("", Input::Blank),
            (" \n\t \u{feff}", Input::Blank),
            ("Lima", Input::Text("Lima")),
            ("https://news.example/a?b=c#d", Input::BareUrl),
            ("HTTP://news.example", Input::BareUrl),
            ("www.news.example", Input::BareUrl),
            ("  https://news.example \n", Input::BareUrl),
            ("https://news.example is where I read it", Input::Text("https://news.example is where I read it")),
            ("https://page.example/sub/#g1.AbC", Input::Link("g1.AbC")),
            ("#g1.AbC", Input::Link("g1.AbC")),
            ("g1.AbC", Input::Link("g1.AbC")),
            ("https://page.example/#g2.AbC", Input::Link("g2.AbC")),
            ("https://page.example/#g1.", Input::Link("g1.")),
            ("https://news.example/#goals", Input::BareUrl),
            ("{ \"a\": 1, \"glossator:link\": \"g1.AbC\" }", Input::Link("g1.AbC")),
            ("{ \"glossator:link\": \"other\" }", Input::Text("{ \"glossator:link\": \"other\" }")),
            ("\u{feff}{\"glossator:library\":1}\n", Input::Library),
            ("{\"glossator:libraries\":1}", Input::Text("{\"glossator:libraries\":1}")),
            ("g20.org", Input::Text("g20.org")),
            ("The g1.AbC engine", Input::Text("The g1.AbC engine")),
            (long.as_str(), Input::TooLarge),
        ] {
            assert_eq!(classify(pasted), expected, "{}", &pasted[..pasted.len().min(60)]);
        }
    }
}
