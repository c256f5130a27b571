//! `glossator explain`: why a word is marked, as what, and whose it is.
//!
//! ```text
//! $ glossator explain article.txt Lima
//! "Lima" (93 to 97): a location that acts, as a name; confidence 812
//!   why: seat
//!   entity: Peru, state; also Lima; at -10.0 -76.0 PE
//! ```

use std::io::Write;

use article::{Annotations, Article, Entity, Form, GivenOffsets, Mention, MentionRole, NameType, RoleNames};

use crate::error::CliError;
use crate::{input, resources};

/// Options of `glossator explain`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The article; `-` is standard input.
    file: String,
    /// The word, or words, as printed; capitals do not count.
    word: String,
    #[command(flatten)]
    resources: resources::Arguments,
}

/// Prints every mention that holds the word, with its entity; says so where there is none.
pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), CliError> {
    let resources = arguments.resources.load()?;
    let article = Article::from_plain_text(&input::read_text(&arguments.file)?);
    let annotations = engine::annotate(&resources, &article);
    let offsets = GivenOffsets::new(&article);
    let sought = arguments.word.to_lowercase();
    let mut found = 0;
    for mention in &annotations.mentions {
        let printed = article.slice(mention.range);
        if printed.to_lowercase().contains(&sought) {
            found += 1;
            let (start, end) = offsets.range(mention.range);
            let told = explained(&article, &annotations, mention);
            writeln!(out, "\"{printed}\" ({start} to {end}): {told}").map_err(CliError::Write)?;
        }
    }
    if found == 0 {
        let word = &arguments.word;
        let there = article.text().to_lowercase().contains(&sought);
        let told = if there { "stands in the article, but no mark holds it" } else { "does not stand in the article" };
        writeln!(out, "\"{word}\" {told}").map_err(CliError::Write)?;
    }
    Ok(())
}

fn explained(article: &Article, annotations: &Annotations, mention: &Mention) -> String {
    let named = match mention.name_type {
        NameType::Person => "a person",
        NameType::Organization => "an organization",
        NameType::Location => "a location",
        NameType::Norp => "a group",
    };
    let acts = match mention.role {
        MentionRole::Actor => "that acts",
        MentionRole::Place => "where something is",
        MentionRole::Author => "that wrote the article",
    };
    let form = match mention.form {
        Form::Name => "a name",
        Form::Nominal => "a description",
        Form::Pronoun => "a pronoun",
    };
    let doubt = if mention.unsure { ", unsure" } else { "" };
    let shown: Vec<&str> = mention.why.spans.iter().map(|span| article.slice(*span)).collect();
    let spans = if shown.is_empty() { String::new() } else { format!(": \"{}\"", shown.join("\", \"")) };
    let code = serde_json::to_value(mention.why.code).ok();
    let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let entity = annotations.entity(mention.entity).map(|it| entity(it, annotations)).unwrap_or_default();
    format!(
        "{named} {acts}, as {form}; confidence {}{doubt}\n  why: {code}{spans}\n  entity: {entity}",
        mention.confidence
    )
}

/// Name, kind, role, other names and place of an entity.
fn entity(entity: &Entity, annotations: &Annotations) -> String {
    let mut told = format!("{}, {}", entity.name, format!("{:?}", entity.kind).to_lowercase());
    if let Some(role) = &entity.role {
        told.push_str(&format!("; \"{role}\""));
        let named = RoleNames::new(annotations).of(role);
        let named: Vec<&str> =
            named.iter().filter_map(|(_, id)| Some(annotations.entity(*id)?.name.as_str())).collect();
        if !named.is_empty() {
            told.push_str(&format!(" (of {})", named.join(", ")));
        }
    }
    if !entity.aliases.is_empty() {
        told.push_str(&format!("; also {}", entity.aliases.join(", ")));
    }
    if let Some(place) = &entity.place {
        let (latitude, longitude) = (place.latitude.to_f64(), place.longitude.to_f64());
        told.push_str(&format!("; at {latitude:.1} {longitude:.1} {}", place.country));
        if !place.alternatives.is_empty() {
            let others: Vec<String> = (place.alternatives.iter())
                .map(|other| {
                    format!("{:.1} {:.1} {}", other.latitude.to_f64(), other.longitude.to_f64(), other.country)
                })
                .collect();
            told.push_str(&format!(" (or {})", others.join(", ")));
        }
    }
    told
}
