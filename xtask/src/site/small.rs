//! Makes what a first visit loads smaller, and nothing else of it: comments, indents, and the long names by which a
//! program and its bindings call each other.
//!
//! wasm-bindgen names each import by what it is and a hash of that ("__wbg_body_5f971cbc6950ca4f"). Hashes do not pack,
//! and each stands in two files; a letter or two do as well.

use std::collections::BTreeMap;

/// A program and its bindings with short names for the imports. What is no WebAssembly of the expected form comes
/// back as it is.
pub fn bindings(wasm: &[u8], script: &str, module: &str) -> (Vec<u8>, String) {
    let script = self::script(script);
    let Some((wasm, names)) = imports_renamed(wasm, module) else { return (wasm.to_vec(), script) };
    let script = script.replace(&format!("\"{module}\":"), &format!("\"{MODULE}\":"));
    (wasm, words_replaced(&script, &names))
}

/// What the imports' module is called instead.
const MODULE: &str = "p";
/// The number of the section that lists imports.
const IMPORTS: u8 = 2;

/// The bindings without comments that fill lines and without indents. A string that runs over lines would lose its own
/// indents: where there may be one, nothing is changed.
pub fn script(text: &str) -> String {
    if text.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return text.to_owned();
    }
    let mut in_comment = false;
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if line.starts_with("/*") {
            in_comment = true;
        }
        let is_code = !in_comment && !line.is_empty() && !line.starts_with("//");
        if line.ends_with("*/") {
            in_comment = false;
        }
        if is_code {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// A style sheet without comments, indents and line breaks. No string in ours holds a line break or two spaces.
pub fn styles(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let mut out = String::with_capacity(bare.len());
    for line in bare.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // A selector list or a value may go on in the next line.
        if !out.is_empty() && !out.ends_with(['{', '}', ';', ',']) {
            out.push(' ');
        }
        out.push_str(line);
    }
    let shorter = [(" {", "{"), ("{ ", "{"), (": ", ":"), (" }", "}"), (";}", "}")];
    shorter.into_iter().fold(out, |sheet, (long, short)| sheet.replace(long, short))
}

/// The program with short names for the imports from a module, and what each was called before.
fn imports_renamed(wasm: &[u8], module: &str) -> Option<(Vec<u8>, BTreeMap<String, String>)> {
    let (magic, mut rest) = wasm.split_at_checked(8)?;
    let mut out = magic.to_vec();
    let mut names = BTreeMap::new();
    while let Some((&id, after)) = rest.split_first() {
        let mut at = after;
        let length = number(&mut at)?;
        let (content, next) = at.split_at_checked(length)?;
        rest = next;
        out.push(id);
        if id == IMPORTS {
            let renamed = section_renamed(content, module, &mut names)?;
            push_bytes(&mut out, &renamed);
        } else {
            push_bytes(&mut out, content);
        }
    }
    Some((out, names))
}

fn section_renamed(section: &[u8], module: &str, names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut at = section;
    let mut out = Vec::with_capacity(section.len());
    let count = number(&mut at)?;
    push_number(&mut out, count);
    for _ in 0..count {
        let (from, name) = (text(&mut at)?, text(&mut at)?);
        if from == module {
            let short = short_name(names.len());
            push_bytes(&mut out, MODULE.as_bytes());
            push_bytes(&mut out, short.as_bytes());
            names.insert(name.to_owned(), short);
        } else {
            push_bytes(&mut out, from.as_bytes());
            push_bytes(&mut out, name.as_bytes());
        }
        let kind = at;
        skip_kind(&mut at)?;
        out.extend_from_slice(&kind[..kind.len() - at.len()]);
    }
    Some(out)
}

/// Passes over what an import is: a function's type, a table's, a memory's or a global's.
fn skip_kind(at: &mut &[u8]) -> Option<()> {
    let limits = |at: &mut &[u8]| {
        let flags = number(at)?;
        number(at)?;
        if flags & 1 == 1 { number(at).map(drop) } else { Some(()) }
    };
    match take(at)? {
        0 => number(at).map(drop),
        1 => {
            take(at)?;
            limits(at)
        }
        2 => limits(at),
        3 => {
            take(at)?;
            take(at).map(drop)
        }
        _ => None,
    }
}

/// a, b, … z, ba, bb, …
fn short_name(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return letters.into_iter().rev().collect();
        }
    }
}

/// A script in which each word that has another name bears that.
fn words_replaced(script: &str, names: &BTreeMap<String, String>) -> String {
    let is_of_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_of_word) {
        let (between, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !is_of_word(c)).unwrap_or(from.len()));
        out.push_str(between);
        out.push_str(names.get(word).map_or(word, String::as_str));
        rest = after;
    }
    out.push_str(rest);
    out
}

fn take(at: &mut &[u8]) -> Option<u8> {
    let (first, rest) = at.split_first()?;
    *at = rest;
    Some(*first)
}

/// A number in LEB128.
fn number(at: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let byte = take(at)?;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn text<'a>(at: &mut &'a [u8]) -> Option<&'a str> {
    let length = number(at)?;
    let (text, rest) = at.split_at_checked(length)?;
    *at = rest;
    std::str::from_utf8(text).ok()
}

fn push_number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    push_number(out, bytes.len());
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of one type, two imported functions and one imported memory.
    fn module() -> Vec<u8> {
        let mut imports = vec![3];
        for (from, name, kind) in
            [("./x_bg.js", "__wbg_body_0f", &[0, 0][..]), ("env", "memory", &[2, 1, 1, 2]), ("./x_bg.js", "b", &[0, 0])]
        {
            push_bytes(&mut imports, from.as_bytes());
            push_bytes(&mut imports, name.as_bytes());
            imports.extend_from_slice(kind);
        }
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        wasm.push(IMPORTS);
        push_bytes(&mut wasm, &imports);
        wasm.extend_from_slice(&[3, 1, 0]);
        wasm
    }

    #[test]
    fn imports_are_renamed_on_both_sides() {
        let script = "const import0 = {\n    __wbg_body_0f: function() {},\n    b: function() { __wbg_body_0f1(); },\n};\n\
                      return { \"./x_bg.js\": import0 };\n";
        let (wasm, script) = bindings(&module(), script, "./x_bg.js");
        assert_eq!(
            script,
            "const import0 = {\na: function() {},\nb: function() { __wbg_body_0f1(); },\n};\nreturn { \"p\": import0 };\n"
        );
        let expected = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x1c\x03\x01p\x01a\0\0\x03env\x06memory\x02\x01\x01\x02\x01p\x01b\0\0\x03\x01\0";
        assert_eq!(wasm, expected);
    }

    #[test]
    fn what_is_no_program_comes_back_as_it_is() {
        for bytes in [&b""[..], b"\0asm", b"\0asm\x01\0\0\0\x02\x05\x01", b"\0asm\x01\0\0\0\x02\x02\x01\x09"] {
            assert_eq!(bindings(bytes, "f();", "m"), (bytes.to_vec(), "f();\n".to_owned()), "{bytes:?}");
        }
    }

    #[test]
    fn scripts_lose_comments_and_indents_alone() {
        for (script, expected) in [
            ("  a();\n\n  // no\n  b(); // yes\n", "a();\nb(); // yes\n"),
            ("/**\n * @param x\n */\nfunction f(x) {}\n", "function f(x) {}\n"),
            ("/* one line */\nf();\n", "f();\n"),
            ("const s = `a\n  b`;\n", "const s = `a\n  b`;\n"),
            ("const s = `a ${b}`;\n", "const s = `a ${b}`;\n"),
            ("", ""),
        ] {
            assert_eq!(super::script(script), expected);
        }
    }

    #[test]
    fn styles_lose_comments_and_space_alone() {
        for (sheet, expected) in [
            ("/* x */\na {\n  color: red;\n}\n", "a{color:red}"),
            ("a,\nb {\n  font: 1px/2 x, y;\n}", "a,b{font:1px/2 x, y}"),
            ("@media (max-width: 9px) {\n  a b { margin: 0 -1px; }\n}\n", "@media (max-width:9px){a b{margin:0 -1px}}"),
            ("a:not([x]) :hover {\n  background:\n    none;\n}", "a:not([x]) :hover{background:none}"),
            ("a { content: \"\"; }", "a{content:\"\"}"),
        ] {
            assert_eq!(styles(sheet), expected);
        }
    }

    #[test]
    fn short_names_are_all_different() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
    }
}
