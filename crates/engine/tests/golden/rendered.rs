//! An article with its annotations as text that people read: what the golden expectations are written in.
//!
//! Each block under its kind, with the mentions marked in place: `[Rosa Lind|person#0]`; `@place` where a state is a
//! place here, `@author` in a byline, `~` for a metonym, `?` where the engine doubts, `=` before what is not a name.
//! Then the entities, the claims, times, numbers and the summary, a line or two each.

use std::fmt::Write as _;

use article::{Annotations, Article, Claim, EntityId, EntityKind, Form, Mention, MentionRole, TextRange};
use serde::Serialize;

/// Writes all that the engine says of an article.
pub(crate) fn render(article: &Article, annotations: &Annotations) -> String {
    let mut out = format!("language {}\n", annotations.language);
    for block in article.blocks() {
        let _ = write!(out, "\n{}: ", code(block.kind));
        marked(&mut out, article, annotations, block.range);
        out.push('\n');
    }
    entities(&mut out, annotations);
    claims(&mut out, article, annotations);
    times_and_numbers(&mut out, article, annotations);
    summary(&mut out, article, annotations);
    out
}

/// A block's text with its mentions.
fn marked(out: &mut String, article: &Article, annotations: &Annotations, block: TextRange) {
    let mut at = block.start();
    for mention in annotations.mentions.iter().filter(|mention| block.contains(mention.range)) {
        if mention.range.start() < at {
            let _ = write!(out, "<overlapping: {}{}>", article.slice(mention.range), mark(annotations, mention));
            continue;
        }
        out.push_str(article.slice(TextRange::new(at, mention.range.start())));
        let _ = write!(out, "[{}|{}]", article.slice(mention.range), mark(annotations, mention));
        at = mention.range.end();
    }
    out.push_str(article.slice(TextRange::new(at, block.end())));
}

/// What a mention's mark says.
fn mark(annotations: &Annotations, mention: &Mention) -> String {
    let kind = annotations.entity(mention.entity).map(|entity| entity.kind);
    let form = if mention.form == Form::Name { "" } else { "=" };
    let told = kind.map_or_else(|| "nobody".to_owned(), code);
    let role = match mention.role {
        MentionRole::Author => "@author",
        MentionRole::Place if kind != Some(EntityKind::Place) => "@place",
        MentionRole::Actor if kind == Some(EntityKind::Place) => "@actor",
        MentionRole::Actor | MentionRole::Place => "",
    };
    let metonym = if mention.metonym { "~" } else { "" };
    let unsure = if mention.unsure { "?" } else { "" };
    format!("{form}{told}#{}{role}{metonym}{unsure}", mention.entity.0)
}

fn entities(out: &mut String, annotations: &Annotations) {
    out.push_str("\nENTITIES\n");
    for entity in &annotations.entities {
        let mentions = annotations.mentions.iter().filter(|mention| mention.entity == entity.id).count();
        let _ = write!(out, "#{} {} {} ({mentions})", entity.id.0, code(entity.kind), entity.name);
        if let Some(role) = &entity.role {
            let _ = write!(out, ", {role}");
        }
        if !entity.aliases.is_empty() {
            let _ = write!(out, "; also {}", entity.aliases.join(", "));
        }
        if let Some(place) = &entity.place {
            let (latitude, longitude) = (place.latitude.to_f64(), place.longitude.to_f64());
            let _ = write!(out, "; at {latitude:.2} {longitude:.2} {}", place.country);
            if !place.alternatives.is_empty() {
                let _ = write!(out, " of {}", place.alternatives.len() + 1);
            }
        }
        out.push('\n');
    }
}

fn claims(out: &mut String, article: &Article, annotations: &Annotations) {
    out.push_str("\nCLAIMS\n");
    for (index, claim) in annotations.claims.iter().enumerate() {
        let unsure = if claim.unsure { "?" } else { "" };
        let _ = write!(out, "{index}{unsure} {} {}", code(claim.mode), code(claim.certainty));
        if !claim.certainty_cue.is_empty() {
            let _ = write!(out, " ({})", words(article, &claim.certainty_cue));
        }
        let _ = writeln!(out, " | {} | {}", source(article, claim), words(article, &claim.cue));
        let _ = writeln!(out, "    {}", words(article, &claim.content));
    }
}

/// The words of a claim's source with its entity.
fn source(article: &Article, claim: &Claim) -> String {
    let entity = |id: Option<EntityId>| id.map_or_else(String::new, |id| format!(" #{}", id.0));
    claim.source.as_ref().map_or_else(
        || "-".to_owned(),
        |source| format!("{}{}", words(article, &[source.range]), entity(source.entity)),
    )
}

fn times_and_numbers(out: &mut String, article: &Article, annotations: &Annotations) {
    out.push_str("\nTIMES\n");
    for time in &annotations.times {
        let guess = if time.guess { " guessed" } else { "" };
        let _ = writeln!(out, "{}: {}{guess}", words(article, &[time.range]), time.value);
    }
    out.push_str("\nNUMBERS\n");
    for number in &annotations.numbers {
        let claim = number.claim.map_or_else(String::new, |claim| format!(", claim {claim}"));
        let (value, unit) = (number.value.to_f64(), &number.unit);
        let _ = writeln!(out, "{}: {value} [{unit}]{claim}", words(article, &[number.range]));
    }
}

fn summary(out: &mut String, article: &Article, annotations: &Annotations) {
    out.push_str("\nSUMMARY\n");
    for &sentence in &annotations.summary.sentences {
        let _ = writeln!(out, "- {}", words(article, &[sentence]));
    }
    for check in &annotations.summary.check_first {
        let _ = write!(out, "? {}: {}", code(check.why), words(article, &[check.range]));
        if let Some(also) = check.also {
            let _ = write!(out, " / {}", words(article, &[also]));
        }
        out.push('\n');
    }
}

/// The words of ranges, on one line, an ellipsis between two.
fn words(article: &Article, ranges: &[TextRange]) -> String {
    let spans: Vec<String> = ranges.iter().map(|&range| article.slice(range).replace('\n', " ")).collect();
    spans.join(" … ")
}

/// The name of a code, as JSON has it.
fn code(value: impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or("?").to_owned()
}
