//! Two readings of a text side by side, as markup: a table of what they mark otherwise, with the rest folded below it.

use std::fmt::Write;

use article::compare::Row;
use article::export::as_markup;

use crate::words::{counted, line};

/// What the two readings are called.
const SIDES: [&str; 2] = ["Yours", "This link’s"];

/// The comparison.
pub(crate) fn html(rows: &[Row]) -> String {
    let (alike, other): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.is_alike());
    let of = |which: fn(&Row) -> bool| other.iter().filter(|row| which(row)).count();
    let mine = of(|row| row.theirs.is_none());
    let theirs = of(|row| row.mine.is_none());
    let mut html = format!(
        "<p class=\"compare-sum\">{} alike · {} otherwise · {mine}\u{a0}in yours alone · {theirs}\u{a0}in this link’s alone</p>",
        counted(alike.len(), "mark"),
        other.len() - mine - theirs,
    );
    if other.is_empty() {
        html.push_str(&line("Both readings mark the same."));
    } else {
        table(&mut html, &other, "Marks that differ");
    }
    if !alike.is_empty() {
        let _ = write!(html, "<details><summary>{} alike</summary>", counted(alike.len(), "mark"));
        table(&mut html, &alike, "Marks that are alike");
        html.push_str("</details>");
    }
    html
}

fn table(html: &mut String, rows: &[&Row], caption: &str) {
    let [mine, theirs] = SIDES;
    let _ = write!(
        html,
        "<table class=\"compare\"><caption class=\"visually-hidden\">{caption}</caption><thead><tr><th scope=\"col\">Words</th>\
         <th scope=\"col\">{mine}</th><th scope=\"col\">{theirs}</th></tr></thead>"
    );
    for paragraph in rows.chunk_by(|a, b| a.block == b.block) {
        let _ = write!(
            html,
            "<tbody><tr><th class=\"compare-block\" colspan=\"3\" scope=\"rowgroup\">Paragraph {}</th></tr>",
            paragraph[0].block + 1
        );
        for row in paragraph {
            let (before, words, after) = (as_markup(&row.before), as_markup(&row.words), as_markup(&row.after));
            let kind = if row.is_claim { "claim" } else { "name" };
            let _ = write!(
                html,
                "<tr><th scope=\"row\" data-kind=\"{kind}\">{before}<mark>{words}</mark>{after}</th>{}{}</tr>",
                cell(row.mine.as_deref(), mine),
                cell(row.theirs.as_deref(), theirs),
            );
        }
        html.push_str("</tbody>");
    }
    html.push_str("</table>");
}

fn cell(says: Option<&str>, side: &str) -> String {
    match says {
        Some(says) => format!("<td data-side=\"{side}\">{}</td>", as_markup(says)),
        None => format!("<td data-side=\"{side}\" class=\"unmarked\">not marked</td>"),
    }
}
