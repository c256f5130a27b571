//! Rust sources as far as the invariants need them: tokens without comments, and the paths that they name.
//!
//! ```
//! use xtask::invariants::source::{paths, tokens};
//! let source = tokens("use std::{fs, io::Read as _}; // std::net");
//! let named: Vec<String> = paths(&source).iter().map(|path| path.names.join("::")).collect();
//! assert_eq!(named, ["use", "std::fs", "std::io::Read"]);
//! ```

use std::collections::BTreeSet;

/// An identifier, a literal, a lifetime, `::`, or one other character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token<'a> {
    /// As it is written; literals with their quotes.
    pub text: &'a str,
    /// Its line, from 1.
    pub line: usize,
}

impl Token<'_> {
    fn is_name(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }
}

/// A path, with what its groups hold written out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Path<'a> {
    /// Its names, from the left; `*` for all.
    pub names: Vec<&'a str>,
    /// The line of its last name.
    pub line: usize,
}

/// The tokens of a source, comments left out. Total: what is no Rust is cut into characters.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else {
            token(rest, first)
        };
        let piece = &rest[..length];
        if !(first.is_whitespace() || piece.starts_with("//") || piece.starts_with("/*")) {
            found.push(Token { text: piece, line });
        }
        line += piece.matches('\n').count();
        at += length;
    }
    found
}

/// The length of a comment, with those that stand inside.
fn comment(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of the token that a text begins with.
fn token(text: &str, first: char) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let word = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    if first == '"' {
        return quoted(text);
    }
    if first == '\'' {
        return character(text);
    }
    if first.is_ascii_digit() {
        let fraction = text[word..].strip_prefix('.').filter(|after| after.starts_with(|c: char| c.is_ascii_digit()));
        return fraction.map_or(word, |after| word + 1 + after.find(|c: char| !is_word(c)).unwrap_or(after.len()));
    }
    if word > 0 {
        let (prefix, after) = text.split_at(word);
        return match prefix {
            "r" | "br" | "cr" => word + raw(after).unwrap_or(0),
            "b" | "c" if after.starts_with('"') => word + quoted(after),
            "b" if after.starts_with('\'') => word + character(after),
            _ => word,
        };
    }
    if text.starts_with("::") { 2 } else { first.len_utf8() }
}

fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of what follows `r` in a raw string; none where it is something else.
fn raw(text: &str) -> Option<usize> {
    let hashes = text.bytes().take_while(|&byte| byte == b'#').count();
    let inside = text[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(inside.find(&end).map_or(text.len(), |at| hashes + 1 + at + end.len()))
}

/// The length of a character or a lifetime.
fn character(text: &str) -> usize {
    let mut inside = text[1..].chars();
    match (inside.next(), inside.next()) {
        (Some('\\'), Some(escaped)) => {
            let from = 2 + escaped.len_utf8();
            text[from..].find('\'').map_or(text.len(), |at| from + at + 1)
        }
        (Some(c), Some('\'')) => 2 + c.len_utf8(),
        _ => 1 + text[1..].find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len() - 1),
    }
}

/// The tokens without the items that only tests are compiled with.
pub fn without_tests<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if is_test_attribute(&tokens[at..]) {
            at += TEST_ATTRIBUTE.len();
            at += item(&tokens[at..]);
        } else {
            kept.push(tokens[at]);
            at += 1;
        }
    }
    kept
}

/// The modules, each in a file of its own, that only tests are compiled with.
pub fn test_modules<'a>(tokens: &[Token<'a>]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for at in (0..tokens.len()).filter(|&at| is_test_attribute(&tokens[at..])) {
        let item = tokens[at + TEST_ATTRIBUTE.len()..].iter().take_while(|token| !matches!(token.text, ";" | "{"));
        let mut names = item.skip_while(|token| token.text != "mod").skip(1);
        found.extend(names.next().map(|name| name.text));
    }
    found
}

const TEST_ATTRIBUTE: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];

fn is_test_attribute(tokens: &[Token<'_>]) -> bool {
    tokens.len() >= TEST_ATTRIBUTE.len() && tokens.iter().zip(TEST_ATTRIBUTE).all(|(token, text)| token.text == text)
}

/// The length of the item that the tokens begin with.
fn item(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token.text == "}" {
                    return at + 1;
                }
            }
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Every path that the tokens name, a lone name included.
pub fn paths<'a>(tokens: &[Token<'a>]) -> Vec<Path<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_method = at > 0 && tokens[at - 1].text == ".";
        if tokens[at].is_name() && !is_method {
            at += path(&tokens[at..], &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads the path that the tokens begin with, after a prefix; gives its length.
fn path<'a>(tokens: &[Token<'a>], prefix: &[&'a str], found: &mut Vec<Path<'a>>) -> usize {
    let mut names = prefix.to_vec();
    let mut at = 0;
    let mut line = 0;
    while let Some(token) = tokens.get(at) {
        if token.is_name() || (token.text == "*" && !names.is_empty()) {
            names.push(token.text);
            line = token.line;
            at += 1;
        } else if token.text == "{" && !names.is_empty() {
            return at + group(&tokens[at..], &names, found);
        } else {
            break;
        }
        if tokens.get(at).is_none_or(|token| token.text != "::") {
            break;
        }
        at += 1;
    }
    if names.len() > prefix.len() {
        found.push(Path { names, line });
    }
    if tokens.get(at).is_some_and(|token| token.text == "as") && !prefix.is_empty() { at + 2 } else { at }
}

/// Reads `{a, b::c}` after a prefix; gives its length.
fn group<'a>(tokens: &[Token<'a>], prefix: &[&'a str], found: &mut Vec<Path<'a>>) -> usize {
    let mut at = 1;
    while let Some(token) = tokens.get(at) {
        match token.text {
            "}" => return at + 1,
            _ if token.is_name() || token.text == "*" => at += path(&tokens[at..], prefix, found),
            _ => at += 1,
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn sources_are_cut_into_tokens() {
        let cases: [(&str, &[&str]); 12] = [
            ("a // b\nc", &["a", "c"]),
            ("a /* b /* c */ d */ e", &["a", "e"]),
            (r#"f("a \" b", 'c')"#, &["f", "(", r#""a \" b""#, ",", "'c'", ")"]),
            (r##"r#"a " b"# c"##, &[r##"r#"a " b"#"##, "c"]),
            ("b'\\'' x", &["b'\\''", "x"]),
            ("'\\u{1f600}' x", &["'\\u{1f600}'", "x"]),
            ("&'a str", &["&", "'a", "str"]),
            ("'é'é", &["'é'", "é"]),
            ("1.0.exp()", &["1.0", ".", "exp", "(", ")"]),
            ("0..9", &["0", ".", ".", "9"]),
            ("std::fs", &["std", "::", "fs"]),
            ("\"never closed", &["\"never closed"]),
        ];
        for (source, expected) in cases {
            assert_eq!(texts(source), expected, "{source}");
        }
    }

    #[test]
    fn lines_are_counted() {
        let found = tokens("a\n/* \n */ \"b\nc\"\nd");
        assert_eq!(found.iter().map(|token| token.line).collect::<Vec<_>>(), [1, 3, 5]);
    }

    #[test]
    fn paths_are_written_out() {
        let cases: [(&str, &[&str]); 7] = [
            ("use std::fs;", &["use", "std::fs"]),
            ("use std::{fs, io::{self, Read}};", &["use", "std::fs", "std::io::self", "std::io::Read"]),
            ("use a::{b as c, d::*};", &["use", "a::b", "a::d::*"]),
            ("::std::thread::spawn(f)", &["std::thread::spawn", "f"]),
            ("x.fs()", &["x"]),
            ("Vec::<u8>::new()", &["Vec", "u8", "new"]),
            ("// std::fs\n\"std::fs\"", &[]),
        ];
        for (source, expected) in cases {
            let found: Vec<String> = paths(&tokens(source)).iter().map(|path| path.names.join("::")).collect();
            assert_eq!(found, expected, "{source}");
        }
    }

    #[test]
    fn what_only_tests_use_is_left_out() {
        let cases = [
            ("#[cfg(test)] mod tests { use b; } c", "c"),
            ("#[cfg(test)] mod tests; c", "c"),
            ("#[cfg(test)] #[path = \"x\"] use d::{e}; c", "; c"),
            ("#[cfg(not(test))] c", "# [ cfg ( not ( test ) ) ] c"),
            ("#[test] c", "# [ test ] c"),
        ];
        for (source, expected) in cases {
            let kept: Vec<&str> = without_tests(&tokens(source)).into_iter().map(|token| token.text).collect();
            assert_eq!(kept.join(" "), expected, "{source}");
        }
        let modules =
            test_modules(&tokens("#[cfg(test)] mod a; #[cfg(test)] pub(crate) mod b; mod c; #[cfg(test)] use d;"));
        assert_eq!(modules, BTreeSet::from(["a", "b"]));
    }
}
