//! HTML as the events that [`Article::from_html`](article::Article::from_html) reads.
//!
//! The page has a browser's parser for this. Here a small tolerant reader does: tags, comments, the commonest character
//! references; elements without content are closed at once, scripts and styles are passed over. Whatever is not a tag is text.

use article::HtmlEvent;

/// Elements that have no content.
const VOID: [&str; 12] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// Elements whose content is not text of the article.
const SKIPPED: [&str; 4] = ["script", "style", "template", "noscript"];

/// The events of an HTML document, in order.
pub(crate) fn events(html: &str) -> Vec<HtmlEvent> {
    let mut events = Vec::new();
    // What follows the last `>` holds no tag.
    let tags_end = html.rfind('>').map_or(0, |at| at + 1);
    let mut rest = html;
    while !rest.is_empty() {
        let tags = tags_end.saturating_sub(html.len() - rest.len());
        let text = &rest[..next_markup(rest, tags)];
        if !text.is_empty() {
            events.push(HtmlEvent::Text(decoded(text)));
        }
        rest = &rest[text.len()..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if let Some((tag, after)) = rest.strip_prefix('<').and_then(split_tag) {
            rest = read_tag(tag, after, &mut events);
        } else {
            break;
        }
    }
    events
}

/// Where the next tag, comment or declaration begins; a `<` before anything else is text, and so is one that no `>`
/// follows (tags end before `tags_end`), unless it opens a comment.
fn next_markup(html: &str, tags_end: usize) -> usize {
    let begins = |at: &usize| {
        html[*at..].starts_with("<!--")
            || *at < tags_end
                && html[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    };
    html.match_indices('<').map(|(at, _)| at).find(begins).unwrap_or(html.len())
}

/// A tag's inside and what follows it; a `>` in a quoted attribute does not end it.
fn split_tag(html: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return Some((&html[..at], &html[at + 1..])),
            (None, '"' | '\'') if html[..at].trim_end().ends_with('=') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    html.split_once('>')
}

/// Adds a tag's events; gives what is to be read next.
fn read_tag<'a>(tag: &str, after: &'a str, events: &mut Vec<HtmlEvent>) -> &'a str {
    let closes = tag.starts_with('/');
    let name: String =
        tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    if name.is_empty() {
        return after;
    }
    if SKIPPED.contains(&name.as_str()) && !closes {
        let ends = |at: &usize| {
            after.as_bytes()[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
        };
        return after.match_indices("</").map(|(at, _)| at).find(ends).map_or("", |at| &after[at..]);
    }
    if SKIPPED.contains(&name.as_str()) {
        return after;
    }
    if closes {
        events.push(HtmlEvent::Close(name));
        return after;
    }
    events.push(HtmlEvent::Open(name.clone()));
    if VOID.contains(&name.as_str()) || tag.ends_with('/') {
        events.push(HtmlEvent::Close(name));
    }
    after
}

/// Text with its character references resolved; one that is not known stays as it is.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.split_once(';').and_then(|(name, after)| Some((character(name)?, after))) {
            Some((c, after)) => {
                out.push(c);
                out.push_str(after);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

/// The character that a reference names.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        return hex
            .map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())
            .and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "lsquo" => '\u{2018}',
        "rsquo" => '\u{2019}',
        "ldquo" => '\u{201c}',
        "rdquo" => '\u{201d}',
        "hellip" => '\u{2026}',
        "pound" => '£',
        "euro" => '€',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Events as one line: `<p>`, `text`, `</p>`.
    fn told(html: &str) -> String {
        let tell = |event: &HtmlEvent| match event {
            HtmlEvent::Open(name) => format!("<{name}>"),
            HtmlEvent::Text(text) => text.clone(),
            HtmlEvent::Close(name) => format!("</{name}>"),
        };
        events(html).iter().map(tell).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn html_falls_into_events() {
        for (html, expected) in [
            ("<p>Talks <b>open</b>.</p>", "<p>|Talks |<b>|open|</b>|.|</p>"),
            (r#"<A HREF="x>y" title='a'>Lima</A>"#, "<a>|Lima|</a>"),
            ("a<br>b<img src=x />c", "a|<br>|</br>|b|<img>|</img>|c"),
            ("<script>if (a<b) { }</script><p>x", "<p>|x"),
            ("<!-- <p>no</p> -->yes<!doctype html>", "yes"),
            ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
            ("&lt;b&gt; &amp; &#8217; &#x2014; &unknown; &", "<b> & \u{2019} \u{2014} &unknown; &"),
            ("an open <tag", "an open <tag"),
            ("<!-- never closed", ""),
            ("<script>never closed", ""),
            ("<p it's>one</p>", "<p>|one|</p>"),
            ("", ""),
        ] {
            assert_eq!(told(html), expected, "{html}");
        }
    }
}
