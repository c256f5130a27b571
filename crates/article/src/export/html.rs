//! A page of its own, without scripts: the text with its marks, and the claims below.

use std::fmt::Write;

use super::{code, content, entity, source};
use crate::{BlockKind, Reading, SegmentIndex};

const STYLE: &str = "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 Georgia,serif}\
mark{background:none;color:inherit;text-decoration:underline}\
.organization{text-decoration-style:double}.state,.group{text-decoration-thickness:3px}.place{text-decoration-style:dotted}\
.claim{background:#dcebfa}.quoted,.mixed{background:#ffefbf}.own{background:#e7e6e1}\
@media(prefers-color-scheme:dark){body{background:#17181b;color:#ece9e3}.claim{background:#15344f}.quoted,.mixed{background:#4a3b0c}.own{background:#35363b}}";

/// The page. Whatever the article holds is text in it.
pub fn html(reading: &Reading) -> String {
    let article = &reading.article;
    let annotations = reading.resolved().annotations;
    let index = SegmentIndex::new(&annotations);
    let title = article.first(BlockKind::Title).map_or("Article", |block| article.slice(block.range));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{}</title><style>{STYLE}</style></head><body>\n",
        as_markup(title)
    );
    for block in article.blocks().iter().filter(|block| block.kind != BlockKind::Furniture) {
        let tag = match block.kind {
            BlockKind::Title => "h1",
            BlockKind::Heading => "h2",
            BlockKind::Quotation => "blockquote",
            _ => "p",
        };
        let _ = write!(out, "<{tag}>");
        for segment in index.segments(block.range) {
            let words = as_markup(article.slice(segment.range));
            let mention = segment.mention.and_then(|at| annotations.mentions.get(at as usize));
            let kind = mention
                .and_then(|mention| entity(&annotations, mention.entity))
                .map(|entity| (code(entity.kind), &entity.name));
            let claim = segment.claims.last().and_then(|at| annotations.claims.get(*at as usize));
            let opened = claim.map(|claim| {
                let told = format!("{}: {}", source(article, &annotations, claim), code(claim.certainty));
                format!("<span class=\"claim {}\" title=\"{}\">", code(claim.mode), as_markup(&told))
            });
            let closed = if opened.is_some() { "</span>" } else { "" };
            let marked = match kind {
                Some((kind, name)) => format!("<mark class=\"{kind}\" title=\"{}\">{words}</mark>", as_markup(name)),
                None => words,
            };
            let _ = write!(out, "{}{marked}{closed}", opened.unwrap_or_default());
        }
        let _ = writeln!(out, "</{tag}>");
    }
    out.push_str("<h2>Claims</h2>\n<ul>\n");
    for claim in &annotations.claims {
        let source = source(article, &annotations, claim);
        let source = if source.is_empty() { "The article" } else { &source };
        let told = format!("{} ({}, {})", source, code(claim.mode), code(claim.certainty));
        let _ = writeln!(out, "<li><b>{}</b>: {}</li>", as_markup(&told), as_markup(&content(article, claim)));
    }
    out.push_str("</ul>\n</body></html>\n");
    out
}

/// Text that is nothing but text in a page.
pub fn as_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
