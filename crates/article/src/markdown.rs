//! From Markdown to the HTML document that it stands for.
//!
//! Of CommonMark (spec.commonmark.org) what says something of an article: headings of both kinds, paragraphs, quotations, lists,
//! fences, tables, emphasis, links and pictures, escapes, and the title and byline in front of the text that static sites keep
//! there. What a word is bent to by its signs (bold, code) is not kept, nor where a link leads: an article's words are. Markup
//! goes through as it is; the document is for a parser that runs nothing.

use std::fmt::Write;

use crate::export::as_markup;

/// The HTML of a Markdown document. Any text gives some; linear in its length.
pub fn html(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut document = Document::default();
    let mut lines = text.lines().peekable();
    let is_end = |line: &str| matches!(line.trim_end(), "---" | "...");
    // What is opened and never closed, or holds no keys, is a rule across the page.
    let is_front = |line: &str| {
        let key = line.split_once(':').is_some_and(|(key, _)| !key.is_empty() && !key.trim_end().contains(' '));
        key || line.starts_with([' ', '\t', '-', '#'])
    };
    let mut inside = text.lines().skip(1).take(LONGEST_FRONT);
    let has_front = lines.peek().is_some_and(|line| line.trim_end() == "---")
        && inside.find(|line| is_end(line) || !is_front(line)).is_some_and(is_end);
    if has_front {
        for line in lines.by_ref().skip(1).take_while(|line| !is_end(line)) {
            document.front(line);
        }
    }
    while let Some(line) = lines.next() {
        match lines.peek().and_then(|next| underlined(next)).filter(|_| document.can_be_heading(line)) {
            Some(tag) => {
                document.begin(tag);
                document.say(line);
                lines.next();
                document.end();
            }
            None => document.line(line),
        }
    }
    document.end();
    document.html
}

/// What a line of signs makes of the line above it.
fn underlined(line: &str) -> Option<&'static str> {
    let signs = line.trim();
    let is_all = |sign: char| !signs.is_empty() && signs.chars().all(|c| c == sign);
    if is_all('=') {
        Some("h1")
    } else if is_all('-') {
        Some("h2")
    } else {
        None
    }
}

#[derive(Default)]
struct Document {
    html: String,
    /// The block that is open.
    open: Option<&'static str>,
    /// The sign of the fence that is open.
    fence: Option<&'static str>,
    /// The words of the open block, with their signs.
    running: String,
}

impl Document {
    /// A line in front of the text: its title, who wrote it, when.
    fn front(&mut self, line: &str) {
        let Some((key, value)) = line.split_once(':') else { return };
        let value = value.trim();
        let bare =
            ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(value);
        if bare.is_empty() || bare.starts_with(['>', '|', '[', '{']) {
            return;
        }
        let (tag, lead) = match key.trim_end() {
            "title" => ("h1", ""),
            "author" => ("p", "By"),
            "date" => ("p", ""),
            _ => return,
        };
        self.begin(tag);
        self.running.push_str(lead);
        self.say(bare);
        self.end();
    }

    /// Whether a line, with signs under it, is a heading: it begins a paragraph, and stands alone in it.
    fn can_be_heading(&self, line: &str) -> bool {
        let line = line.trim();
        let is_words = !line.is_empty() && kind(line).0.is_none() && fence(line).is_none();
        self.open.is_none() && self.fence.is_none() && is_words && !is_rule(line) && !is_definition(line)
    }

    fn line(&mut self, line: &str) {
        let trimmed = line.trim();
        let sign = fence(trimmed);
        if self.fence.is_some() {
            if sign == self.fence {
                self.fence = None;
                self.end();
            } else {
                self.tell(format_args!("{}<br>", as_markup(line)));
            }
        } else if sign.is_some() {
            self.fence = sign;
            self.begin("pre");
        } else if trimmed.is_empty() || is_rule(trimmed) || self.open.is_none() && is_definition(trimmed) {
            self.end();
        } else {
            self.words(trimmed);
            if line.ends_with("  ") {
                self.running.push('\n');
            }
        }
    }

    fn words(&mut self, line: &str) {
        let (tag, words) = kind(line);
        match tag {
            Some("tr") => {
                for cell in words.split('|').filter(|cell| !cell.trim_matches([' ', '-', ':']).is_empty()) {
                    self.begin("p");
                    self.say(cell);
                }
                self.end();
            }
            // Lines of one quotation are one paragraph, up to an empty one.
            Some("blockquote") if self.open == tag && !words.is_empty() => self.say(words),
            // "The war began in|1914. It ended": no list begins with another number within a paragraph.
            Some("li")
                if self.open == Some("p")
                    && line.starts_with(|c: char| c.is_ascii_digit())
                    && !line.starts_with("1.") =>
            {
                self.say(line);
            }
            Some(tag) => {
                self.begin(tag);
                self.say(words);
                if tag.starts_with('h') {
                    self.end();
                }
            }
            None => {
                if self.open.is_none() {
                    self.begin("p");
                }
                self.say(words);
            }
        }
    }

    fn begin(&mut self, tag: &'static str) {
        self.end();
        self.open = Some(tag);
        self.tell(format_args!("<{tag}>"));
    }

    fn say(&mut self, words: &str) {
        if !self.running.is_empty() {
            self.running.push(' ');
        }
        self.running.push_str(words.trim());
    }

    fn end(&mut self) {
        let running = std::mem::take(&mut self.running);
        for (index, line) in running.trim().split('\n').enumerate() {
            self.tell(format_args!("{}{}", if index > 0 { "<br>" } else { "" }, without_signs(line)));
        }
        if let Some(tag) = self.open.take() {
            self.tell(format_args!("</{tag}>\n"));
        }
    }

    fn tell(&mut self, markup: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.html.write_fmt(markup);
    }
}

/// A heading without the signs that close it: "C#" closes nothing.
fn closed(words: &str) -> &str {
    let bare = words.trim_end_matches('#');
    if bare.is_empty() || bare.ends_with([' ', '\t']) { bare } else { words }
}

/// The sign of a fence that a line is; "```code``` and words" is none.
fn fence(line: &str) -> Option<&'static str> {
    let sign = ["```", "~~~"].into_iter().find(|sign| line.starts_with(sign))?;
    (!line[3..].trim_start_matches('`').contains('`')).then_some(sign)
}

/// The element that a line begins by its first signs, and its words; none where it goes on with what is open.
fn kind(line: &str) -> (Option<&'static str>, &str) {
    let after = |count: usize| line[count..].trim();
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with([' ', '\t']) {
        return (Some(if hashes == 1 { "h1" } else { "h2" }), closed(after(hashes)));
    }
    if line.starts_with('>') {
        return (Some("blockquote"), line.trim_start_matches(['>', ' ']));
    }
    if line.starts_with('|') {
        return (Some("tr"), line);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_bullet = line.starts_with(['-', '*', '+']);
    let is_numbered = (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']);
    let sign = if is_numbered { digits } else { 0 };
    if (is_bullet || is_numbered) && line[sign + 1..].starts_with([' ', '\t']) {
        return (Some("li"), after(sign + 1));
    }
    (None, line)
}

/// Whether a line is a rule across the page.
fn is_rule(line: &str) -> bool {
    let mut signs = line.bytes().filter(|byte| *byte != b' ');
    let first = signs.next().unwrap_or_default();
    b"-*_".contains(&first) && signs.clone().count() >= 2 && signs.all(|byte| byte == first)
}

/// Whether a line says where a link leads: `[1]: https://…`. A note, `[^1]: …`, has words of its own.
fn is_definition(line: &str) -> bool {
    let parts = line.strip_prefix('[').and_then(|rest| rest.split_once("]:"));
    parts.is_some_and(|(name, target)| {
        let (address, title) = target.trim().split_once(' ').unwrap_or((target.trim(), ""));
        let is_title = title.is_empty() || title.trim().starts_with(['"', '\'', '(']);
        !name.starts_with('^') && !name.contains(['[', ']']) && !address.is_empty() && is_title
    })
}

/// Lines in front of the text, at most.
const LONGEST_FRONT: usize = 100;
/// Characters of a link's target that are looked at, and brackets within one another: a document of brackets takes no longer
/// than another of its length.
const LONGEST_TARGET: usize = 2_048;
const DEEPEST: usize = 3;

/// Running words without the signs that bend them: those of emphasis and code, of links and pictures. What stands behind
/// `\` stays.
fn without_signs(line: &str) -> String {
    let mut words = String::with_capacity(line.len());
    // Where labels of links may have begun.
    let mut labels: Vec<usize> = Vec::new();
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        let mut kept = Some(character);
        let mut next = after;
        match character {
            '\\' => {
                if let Some(sign) = after.chars().next().filter(char::is_ascii_punctuation) {
                    words.push_str(&as_markup(&after[..1]));
                    (kept, next) = (None, &after[sign.len_utf8()..]);
                }
            }
            '`' => {
                let run = rest.len() - rest.trim_start_matches('`').len();
                let (signs, inside) = rest.split_at(run);
                match code_end(inside, run) {
                    // Code says what it says: nothing in it is a sign or an element.
                    Some(end) => {
                        words.push_str(&as_markup(&inside[..end]));
                        next = &inside[end + run..];
                    }
                    None => {
                        words.push_str(signs);
                        next = inside;
                    }
                }
                kept = None;
            }
            '[' if labels.len() < DEEPEST => labels.push(words.len()),
            ']' => {
                if let Some((label, behind)) =
                    labels.pop().zip(behind(after, '(', ')').or_else(|| behind(after, '[', ']')))
                {
                    // A picture says nothing; its caption stands in words of its own.
                    match words[..label].strip_suffix('!').map(str::len) {
                        Some(picture) => words.truncate(picture),
                        None => drop(words.remove(label)),
                    }
                    (kept, next) = (None, behind);
                }
            }
            '<' if !after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') => {
                words.push_str("&lt;");
                kept = None;
            }
            // An address in brackets.
            '<' => {
                let inside = behind(rest, '<', '>').map(|behind| (behind, &rest[1..rest.len() - behind.len() - 1]));
                if let Some((behind, inside)) =
                    inside.filter(|(_, inside)| inside.contains("://") || inside.contains('@'))
                {
                    words.push_str(&as_markup(inside));
                    (kept, next) = (None, behind);
                }
            }
            '*' | '_' | '~' => {
                next = after.trim_start_matches(character);
                let run = rest.len() - next.len();
                if (character != '~' || run > 1) && bends(words.chars().next_back(), next.chars().next()) {
                    kept = None;
                } else {
                    words.push_str(&rest[..run - 1]);
                }
            }
            _ => {}
        }
        words.extend(kept);
        rest = next;
    }
    words
}

/// Where code ends that so many signs begin: at the next run of as many.
fn code_end(inside: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    for piece in inside.split_inclusive('`').take(LONGEST_TARGET) {
        let signs = piece.ends_with('`');
        at += piece.len();
        let here = at.checked_sub(run).filter(|_| signs)?;
        let is_run = inside.as_bytes()[here..at].iter().all(|byte| *byte == b'`');
        let ends = !inside[at..].starts_with('`') && (here == 0 || inside.as_bytes()[here - 1] != b'`');
        if is_run && ends {
            return Some(here);
        }
    }
    None
}

/// Whether signs of emphasis between two characters bend words: they touch a word on one side alone.
fn bends(before: Option<char>, after: Option<char>) -> bool {
    let is_space = |side: Option<char>| side.is_none_or(char::is_whitespace);
    let is_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    !(is_space(before) && is_space(after) || is_word(before) && is_word(after))
}

/// What stands behind a pair of brackets that the text begins with, of as many as were opened inside.
fn behind(text: &str, open: char, close: char) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices().take(LONGEST_TARGET) {
        if character == open && depth < DEEPEST {
            depth += 1;
        } else if at == 0 || character == open {
            return None;
        } else if character == close {
            depth -= 1;
            if depth == 0 {
                return Some(&text[at + close.len_utf8()..]);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests;
