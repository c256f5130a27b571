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
    let mut document = Document::default();
    let mut lines = text.lines().peekable();
    let is_end = |line: &str| matches!(line.trim_end(), "---" | "...");
    // What is opened and never closed is a rule across the page.
    let has_front = lines.peek().is_some_and(|line| line.trim_end() == "---");
    if has_front && text.lines().skip(1).take(LONGEST_FRONT).any(is_end) {
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
        let value = value.trim().trim_matches(['"', '\'']);
        let (tag, lead) = match key.trim() {
            "title" => ("h1", ""),
            "author" => ("p", "By"),
            "date" => ("p", ""),
            _ => return,
        };
        self.begin(tag);
        self.running.push_str(lead);
        self.say(value);
        self.end();
    }

    /// Whether a line, with signs under it, is a heading: it begins a paragraph, and stands alone in it.
    fn can_be_heading(&self, line: &str) -> bool {
        self.open.is_none() && self.fence.is_none() && !line.trim().is_empty() && kind(line.trim()).0.is_none()
    }

    fn line(&mut self, line: &str) {
        let trimmed = line.trim();
        let sign = ["```", "~~~"].into_iter().find(|sign| trimmed.starts_with(sign));
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
        } else if trimmed.is_empty() || is_rule(trimmed) || is_definition(trimmed) {
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
                    self.begin("td");
                    self.say(cell);
                }
                self.end();
            }
            // Lines of one quotation are one paragraph, up to an empty one.
            Some("blockquote") if self.open == tag && !words.is_empty() => self.say(words),
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

/// The element that a line begins by its first signs, and its words; none where it goes on with what is open.
fn kind(line: &str) -> (Option<&'static str>, &str) {
    let after = |count: usize| line[count..].trim();
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with([' ', '\t']) {
        return (Some(if hashes == 1 { "h1" } else { "h2" }), after(hashes).trim_end_matches('#'));
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

/// Whether a line says where a link leads: `[1]: https://…`.
fn is_definition(line: &str) -> bool {
    line.starts_with('[') && line.split_once("]:").is_some_and(|(name, _)| !name[1..].contains(['[', ']']))
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
                kept = after.chars().next().filter(char::is_ascii_punctuation);
                next = &after[kept.map_or(0, char::len_utf8)..];
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
            // An address in brackets.
            '<' if after.starts_with("http") => {
                if let Some(behind) = behind(rest, '<', '>') {
                    words.push_str(&rest[1..rest.len() - behind.len() - 1]);
                    (kept, next) = (None, behind);
                }
            }
            '`' => kept = None,
            '*' | '_' | '~' => {
                next = after.trim_start_matches(character);
                if bends(words.chars().next_back(), next.chars().next()) {
                    kept = None;
                } else {
                    words.push_str(&rest[..rest.len() - next.len() - 1]);
                }
            }
            _ => {}
        }
        words.extend(kept);
        rest = next;
    }
    words
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
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(html(markdown), expected);
    }

    #[test]
    fn an_article_with_signs_is_one_of_elements() {
        check(
            "# Ferry talks begin #\n\n**By Tom Hale**\n\nThe port said *on Monday* that [the plan](https://example.org/a_(b)) was\n\
             `ready`, and **Rosa Lind** agreed.\n\n![A ferry](ferry.png)\n\n## What next\n\n> The talks will be long,\n> Lind \
             said.\n>\n> She left.\n\n- Boats\n- Piers\n  and sheds\n1. One\n\n| Pier | Boats |\n|---|---|\n| A | 3 |\n\n***\n[1]: https://example.org\n",
            "<h1>Ferry talks begin</h1>\n<p>By Tom Hale</p>\n<p>The port said on Monday that the plan was ready, and Rosa Lind agreed.</p>\n\
             <p></p>\n<h2>What next</h2>\n<blockquote>The talks will be long, Lind said.</blockquote>\n<blockquote>She left.</blockquote>\n\
             <li>Boats</li>\n<li>Piers and sheds</li>\n<li>One</li>\n<td>Pier</td>\n<td>Boats</td>\n<td>A</td>\n<td>3</td>\n",
        );
    }

    #[test]
    fn what_stands_in_front_of_the_text_is_title_and_byline() {
        check(
            "---\ntitle: \"Ferry talks begin\"\nauthor: Tom Hale\nlayout: post\n---\nThe port is open.\n",
            "<h1>Ferry talks begin</h1>\n<p>By Tom Hale</p>\n<p>The port is open.</p>\n",
        );
        check("---\ntitle: never closed", "<p>title: never closed</p>\n");
    }

    #[test]
    fn headings_with_lines_under_them_are_headings() {
        check(
            "Ferry talks begin\n=====\n\nThe port is open.\n\nWhat next\n---\nNobody knows.\n---\nA line, and\nanother.  \nA third.",
            "<h1>Ferry talks begin</h1>\n<p>The port is open.</p>\n<h2>What next</h2>\n<h2>Nobody knows.</h2>\n\
             <p>A line, and another.<br> A third.</p>\n",
        );
    }

    #[test]
    fn fences_keep_their_signs() {
        check("```text\n# 1 < *2*\n```\nOn.", "<pre># 1 &lt; *2*<br></pre>\n<p>On.</p>\n");
        check("```\nnever closed", "<pre>never closed<br></pre>\n");
    }

    #[track_caller]
    fn check_words(line: &str, expected: &str) {
        assert_eq!(without_signs(line), expected);
    }

    #[test]
    fn signs_that_bend_nothing_stay() {
        check_words("5 * 3 = 15, snake_case and a \\*star\\*", "5 * 3 = 15, snake_case and a *star*");
        check_words("[sic] he ~~said~~ _wrote_ it [here][1]", "[sic] he said wrote it here");
        check_words("[![badge](a.png)](b) <https://example.org> 3 < 4 <b>x</b>", " https://example.org 3 < 4 <b>x</b>");
        check_words("an end \\", "an end ");
    }

    #[test]
    fn a_document_of_signs_is_read_in_linear_time() {
        for signs in
            ["[", "](", "[a](", "![", "**a", "<a", "<http", "\\", "> ", "| ", "```\n", "- \n", "---\n", "a\n=\n"]
        {
            let html = html(&signs.repeat(1_000_000 / signs.len()));
            assert!(html.len() <= 8_000_000, "{signs}: {}", html.len());
        }
    }
}
