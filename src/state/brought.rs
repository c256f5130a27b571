//! An article that another page or app hands over: a bookmarklet in the address, or the system's "share" through
//! `offline.js`. It stands behind the `#`, which no host ever sees: `#text=…&title=…&from=…`, each percent-encoded.

use article::is_web_address;

/// What was handed over.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Brought {
    /// The article's text, or the part that was selected.
    pub text: String,
    /// Its headline, or its page's title.
    pub title: String,
    /// Its page's address.
    pub from: String,
}

/// What the fragment of an address hands over, if it does.
///
/// ```
/// use page::state::brought;
///
/// let brought = brought("text=Talks%20open.&title=Lima").unwrap();
/// assert_eq!(brought.article(), "Lima\n\nTalks open.");
/// assert_eq!(brought.from, "");
/// ```
pub fn brought(fragment: &str) -> Option<Brought> {
    if !fragment.starts_with("text=") {
        return None;
    }
    let mut brought = Brought::default();
    for (name, value) in fragment.split('&').filter_map(|part| part.split_once('=')) {
        let part = match name {
            "text" => &mut brought.text,
            "title" => &mut brought.title,
            "from" => &mut brought.from,
            _ => continue,
        };
        *part = decoded(value);
    }
    // Android hands a page over as its address in the text, behind its title or alone.
    let text = brought.text.trim();
    let last = text.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let (before, address) = text.split_at(last);
    if is_web_address(address) && [brought.title.trim(), ""].contains(&before.trim()) {
        (brought.from, brought.text) = (address.to_owned(), String::new());
    }
    Some(brought)
}

impl Brought {
    /// What is to be read: the text under its headline, or the address where there is no text.
    pub fn article(&self) -> String {
        let (title, text) = (self.title.trim(), self.text.trim());
        // Pages that hand themselves over have the headline in their text.
        let has_title = text.lines().take(FIRST_LINES).any(|line| line.trim() == title);
        match (title.is_empty() || has_title, text.is_empty()) {
            (_, true) => self.from.clone(),
            (true, false) => text.to_owned(),
            (false, false) => format!("{title}\n\n{text}"),
        }
    }
}

/// Where a headline would stand: under a few lines of navigation.
const FIRST_LINES: usize = 12;

/// Percent-decoded text; what is no such sequence stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let coded = digits.filter(|digits| byte == b'%' && !digits.starts_with('+'));
        let coded = coded.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(coded.unwrap_or(byte));
        rest = if coded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_handed_over_is_read() {
        for (fragment, expected) in [
            ("", None),
            ("g1.AbC", None),
            ("texts", None),
            ("title=Lima&text=a", None),
            ("text=", Some(["", "", ""])),
            ("text=a%20b%0A%0Ac", Some(["a b\n\nc", "", ""])),
            (
                "text=a&title=T%26c&from=https%3A%2F%2Fnews.example%2Fa%3Fb%3Dc",
                Some(["a", "T&c", "https://news.example/a?b=c"]),
            ),
            ("text=50%25&other=1&title", Some(["50%", "", ""])),
            ("text=100% of %zz %e2%82%ac %", Some(["100% of %zz € %", "", ""])),
            ("text=%ff", Some(["\u{fffd}", "", ""])),
            ("text=a=b", Some(["a=b", "", ""])),
            ("text=%+1", Some(["%+1", "", ""])),
            ("text=https://news.example/a&title=Lima", Some(["", "Lima", "https://news.example/a"])),
            ("text=Lima%0Ahttps://news.example/a%0A&title=Lima", Some(["", "Lima", "https://news.example/a"])),
            ("text=Talks%20open:%20https://news.example/a", Some(["Talks open: https://news.example/a", "", ""])),
        ] {
            let expected = expected.map(|[text, title, from]| Brought {
                text: text.to_owned(),
                title: title.to_owned(),
                from: from.to_owned(),
            });
            assert_eq!(brought(fragment), expected, "{fragment}");
        }
    }

    #[test]
    fn a_headline_stands_once_and_first() {
        for (text, title, from, expected) in [
            ("Talks open.", "Lima", "", "Lima\n\nTalks open."),
            ("Lima\n\nTalks open.", "Lima", "", "Lima\n\nTalks open."),
            ("News\n  Lima \nTalks open.", "Lima", "", "News\n  Lima \nTalks open."),
            ("Talks open.", " ", "", "Talks open."),
            ("Limas open.", "Lima", "", "Lima\n\nLimas open."),
            (" ", "Lima", "https://news.example", "https://news.example"),
            ("", "", "", ""),
        ] {
            let brought = Brought { text: text.to_owned(), title: title.to_owned(), from: from.to_owned() };
            assert_eq!(brought.article(), expected);
        }
    }
}
