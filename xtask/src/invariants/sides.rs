//! Style sheets name sides by where lines begin and end, so that an article that runs from right to left stands right.

use super::{Fault, Tree};

/// Properties whose four values are the sides, clockwise from the top.
const AROUND: [&str; 6] = ["margin", "padding", "inset", "border-width", "border-style", "border-color"];

/// Declarations that name the left or the right, or give them different values.
pub(super) fn physical(tree: &Tree) -> Vec<Fault> {
    let mut found = Vec::new();
    for (path, text) in tree.files.iter().filter(|(path, _)| path.starts_with("styles/") && path.ends_with(".css")) {
        let declared: Vec<Declared<'_>> = declarations(text).collect();
        for (at, declared_here) in declared.iter().enumerate() {
            // A browser that knows no logical floats reads the line before.
            let is_fallback = declared
                .get(at + 1)
                .is_some_and(|next| next.property == declared_here.property && next.value.starts_with("inline-"));
            if declared_here.is_physical() && !is_fallback {
                let says = format!("`{}: {}` names a side", declared_here.property, declared_here.value);
                found.push(Fault::at(path, declared_here.line, says));
            }
        }
    }
    found
}

/// A declaration of a style sheet.
struct Declared<'a> {
    line: usize,
    property: &'a str,
    value: &'a str,
}

impl Declared<'_> {
    fn is_physical(&self) -> bool {
        let names_side = self.property.split('-').any(|word| matches!(word, "left" | "right"));
        let is_flow = matches!(self.property, "float" | "clear" | "text-align");
        let sides = values(self.value);
        let differs = AROUND.contains(&self.property) && sides.len() == 4 && sides[1] != sides[3];
        names_side || is_flow && matches!(self.value, "left" | "right") || differs
    }
}

/// The declarations of a sheet, with their lines.
fn declarations(sheet: &str) -> impl Iterator<Item = Declared<'_>> {
    let mut is_comment = false;
    sheet.lines().enumerate().flat_map(move |(at, line)| {
        let was_comment = is_comment;
        is_comment = match (line.rfind("/*"), line.rfind("*/")) {
            (Some(opened), Some(closed)) => opened > closed,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => was_comment,
        };
        let code = if was_comment { "" } else { line.split("/*").next().unwrap_or_default() };
        // What stands before a brace is a selector.
        let parts = code.split([';', '}']).map(|part| part.rsplit('{').next().unwrap_or_default());
        parts.filter_map(|part| part.split_once(':')).map(move |(property, value)| Declared {
            line: at + 1,
            property: property.trim(),
            value: value.trim(),
        })
    })
}

/// The parts of a value, at spaces that stand in no brackets.
fn values(value: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut depth = 0_usize;
    for character in value.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match values.last_mut() {
            Some(last) if depth > 0 || !character.is_whitespace() => last.push(character),
            _ => values.push(String::new()),
        }
    }
    values.retain(|value| !value.is_empty());
    values
}
