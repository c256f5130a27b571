//! Says which entity a source is: by the name in its head, or for "she", "the minister" ([`Roles`]) and "the bank"
//! ([`bodies`]) by who was named before.
//!
//! "Ana Lind's spokesman" is not Ana Lind: only a name that is the phrase's head, or stands in apposition to it, counts. Two
//! who speak together, "Lima and Quito", are told as they are printed: neither alone answers for it.
//! Looking back is bounded by a few sentences, so the work is linear in the number of claims.

mod bodies;
mod joint;

use std::collections::BTreeMap;

use article::{
    Claim, Entity, EntityId, EntityKind, Form, Mention, MentionRole, Mode, NameType, Reason, TextRange, Why,
};

use super::Draft;
use crate::attribution::phrase::Zone;
use crate::attribution::tags::{Tag, tag};
use crate::document::Document;
use crate::entities::roles::Roles;
use crate::entities::{UNSURE, government};
use crate::gazetteer::Flags;
use crate::gender::{Evidence, Gender};
use crate::lexicon::Lex;
use crate::names::boundary;
use crate::token::Kind;
use bodies::Bodies;

/// Sentences looked back for whom a pronoun means.
const BACK: usize = 5;
/// Confidence of a source found by looking back, where there was one person to choose, and where there were more.
const ALONE: u16 = 800;
const AMONG: u16 = 550;

/// What a pronoun can mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// "he", "she".
    Person,
    It,
    They,
    /// "I", "we" inside a quotation: whoever speaks.
    Speaker,
    /// "who", "which": the name before.
    Relative,
}

fn sort(word: &str) -> Option<Sort> {
    Some(match word {
        "he" | "him" | "his" | "himself" | "she" | "her" | "herself" => Sort::Person,
        "it" | "its" => Sort::It,
        "they" | "them" | "their" => Sort::They,
        "i" | "we" | "my" | "our" => Sort::Speaker,
        "who" | "which" => Sort::Relative,
        _ => return None,
    })
}

/// Who was resolved, and whether there was a choice.
type Answer = (EntityId, bool);

/// Sets the entity of every source; gives the nominals and pronouns that were resolved, in order.
pub(super) fn resolve(document: &Document<'_>, drafts: &mut [Draft]) -> Vec<Mention> {
    let roles = Roles::new(document);
    let bodies = Bodies::new(document);
    let mut mentions: BTreeMap<TextRange, Mention> = BTreeMap::new();
    // Claims that may still hold the next one, whose they are, and whether they are quoted.
    let mut around: Vec<(TextRange, Option<EntityId>, bool)> = Vec::new();
    let mut speaker: Option<(usize, EntityId)> = None;
    for draft in drafts {
        let extent = draft.claim.extent();
        while around.last().is_some_and(|(range, ..)| range.end() <= extent.start()) {
            around.pop();
        }
        let Some((first, end)) = draft.source else { continue };
        let quoted = draft.claim.mode == Mode::Quoted;
        let mut shown = None;
        // "according to Reuters |who wrote that|": nobody's name is narrowed by what follows it without a comma.
        let relative = |&at: &usize| {
            let name = matches!(document.lower(at), "who" | "which").then(|| document.mention_at(at - 1)).flatten();
            name.is_some_and(|name| {
                let heads = document.mention_tokens[name].0 as usize <= first + 1;
                heads && document.mentions[name].name_type != NameType::Norp
            })
        };
        let end = (first + 1..end).find(relative).unwrap_or(end);
        if let Some(source) = &mut draft.claim.source {
            source.range =
                TextRange::new(source.range.start(), source.range.end().min(document.range(first, end).end()));
        }
        if joint::is_joint(document, first, end) {
            around.push((extent, None, quoted));
            continue;
        }
        if let Some((id, doubt)) = named(document, first, end) {
            set(draft, id, doubt);
            speaker = Some((draft.head, id));
            around.push((extent, Some(id), quoted));
            continue;
        }
        let word = document.lower(first);
        let answer = match sort(word).filter(|_| end == first + 1) {
            Some(Sort::Relative) => {
                let who = before_relative(document, first).map(|id| (id, false));
                if let Some((start, end)) = antecedent(document, first) {
                    shown = Some(document.range(start, end));
                }
                who
            }
            Some(Sort::Speaker) => {
                let outer = around.iter().rev().find(|(range, ..)| range.contains(document.tokens[first].range()));
                outer.and_then(|(_, id, _)| *id).map(|id| (id, false))
            }
            Some(Sort::Person | Sort::They) => {
                let found = document.pronoun_at(first).map(|found| (found.entity, found.unsure));
                let is_named = |id: EntityId| is_named_in(document, &draft.claim, id);
                let outer = around.iter().rev().find(|(range, ..)| range.contains(document.tokens[first].range()));
                let speaks = |id: EntityId| outer.is_some_and(|&(_, who, quoted)| quoted && who == Some(id));
                match found {
                    // "“Anna Berg saved us,” |she| said": somebody else says so.
                    Some((id, _)) if is_named(id) => {
                        speaker_before(document, first, speaker, &|id| is_named(id) || speaks(id))
                    }
                    found => found.filter(|&(id, _)| !speaks(id)),
                }
            }
            Some(Sort::It) => it(document, first, speaker),
            None => nominal(document, &roles, &bodies, first, end).or_else(|| governed(document, first, end)),
        };
        // A reader is told who it is, not "who".
        if let Some((source, shown)) = draft.claim.source.as_mut().zip(shown) {
            source.range = shown;
        }
        if let Some((id, chosen)) = answer {
            set(draft, id, chosen);
            if let Some(mention) = mention(document, (first, end), id, chosen) {
                mentions.insert(mention.range, mention);
            }
            speaker = Some((draft.head, id));
        }
        around.push((extent, answer.map(|(id, _)| id), quoted));
    }
    let mut end = 0;
    let disjoint = |mention: &Mention| {
        let fits = mention.range.start() >= end;
        end = end.max(mention.range.end());
        fits
    };
    mentions.into_values().filter(disjoint).collect()
}

fn set(draft: &mut Draft, id: EntityId, chosen: bool) {
    if let Some(source) = &mut draft.claim.source {
        source.entity = Some(id);
    }
    draft.claim.unsure |= chosen;
}

/// The entity named by a source's head, or in apposition to it, and whether another of that name could be meant.
fn named(document: &Document<'_>, first: usize, end: usize) -> Option<Answer> {
    // "Lind", where two are called so: the name itself is sure.
    let doubt =
        |mention: &Mention| mention.name_type == NameType::Person && mention.unsure && mention.confidence >= UNSURE;
    let after = document.mention_tokens.partition_point(|&(_, to)| to as usize <= first);
    let mut head = end;
    // The head's own part ends at the first preposition, comma or relative pronoun.
    for at in first..end {
        let ends = document.word(at).lex.any(Lex::PREPOSITION)
            || document.lower(at) == "to"
            || matches!(document.slice(at), "," | "(" | "\u{2014}")
            || sort(document.lower(at)) == Some(Sort::Relative);
        if ends && document.mention_at(at).is_none() && at > first {
            head = at;
            break;
        }
    }
    let mut apposition = None;
    for at in after..document.mention_tokens.len() {
        let (from, to) = document.mention_tokens[at];
        let (from, to) = (from as usize, to as usize);
        if from >= end {
            break;
        }
        let mention = &document.mentions[at];
        let owns = to < end && document.tokens.get(to).is_some_and(|next| next.kind == Kind::Possessive);
        if owns || mention.role == MentionRole::Author {
            continue;
        }
        if to <= head {
            // The head is the last name of its part, unless common nouns follow: "Reuters reporters".
            let letters = to + 1 == head && boundary::is_post_nominal(document.slice(to));
            if to == head || letters {
                return Some((mention.entity, doubt(mention)));
            }
        } else if apposition.is_none() && is_apposed(document, (first, head), from, to == end) {
            // "the consultants, Velka Moss": a body too.
            let body = to == end && document.slice(from - 1) == ",";
            let person = document.entity(mention.entity).is_some_and(|entity| {
                entity.kind == EntityKind::Person || body && entity.kind == EntityKind::Organization
            });
            apposition = apposition.or(person.then_some((mention.entity, doubt(mention))));
        }
    }
    apposition
}

/// Whether a name after the head of its phrase is in apposition to it: "the bank's founder, Dr Rosa Lind", "the prime minister
/// of Peru Rosa Lind"; "aides to President Rosa Lind" are others.
fn is_apposed(document: &Document<'_>, (first, head): (usize, usize), name: usize, closes: bool) -> bool {
    let titles = Lex::HONORIFIC.with(Lex::OFFICE).with(Lex::OFFICE_MODIFIER).with(Lex::CALLING).with(Lex::DETERMINER);
    let is_title = |at: usize| document.word(at).lex.any(titles) || document.word(at).gaz.any(Flags::ADJECTIVE);
    let lead = (head..name).rev().take_while(|&at| is_title(at)).last().unwrap_or(name);
    if lead <= head {
        return false;
    }
    let offices = Lex::OFFICE.with(Lex::CALLING);
    let of_office = head > first
        && document.word(head - 1).lex.any(offices)
        && document.tokens.get(head).is_some()
        && document.lower(head) == "of";
    let courtesy = usize::from(document.word(name - 1).lex.any(Lex::HONORIFIC));
    let plain =
        lead == name - courtesy && document.is_word(lead - 1) && !document.word(lead - 1).lex.any(Lex::FUNCTION);
    // "Member of Parliament (MP) Rosa Lind".
    matches!(document.slice(lead - 1), "," | ")") || of_office && closes && plain && lead - 1 > head
}

/// The state whose government or ministry a source is: "Norway's foreign ministry", "the U.S. military".
fn governed(document: &Document<'_>, first: usize, end: usize) -> Option<Answer> {
    let name = document.mention_tokens.partition_point(|&(at, _)| (at as usize) < first);
    let &(from, to) = document.mention_tokens.get(name)?;
    let body = government::of_name(document, to as usize)?;
    let begins = (first..from as usize).all(|at| document.word(at).lex.any(Lex::DETERMINER));
    let closes = body == end
        || body < end && (document.word(body).lex.any(Lex::PREPOSITION) || matches!(document.slice(body), "," | "("));
    let id = document.mentions[name].entity;
    let is_state = |entity: &Entity| {
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        let country = |name: &String| document.resources.gazetteer.flags(&name.to_lowercase()).any(Flags::COUNTRY);
        entity.kind == EntityKind::State && names.into_iter().any(country)
    };
    (begins && closes && document.entity(id).is_some_and(is_state)).then_some((id, false))
}

/// The noun phrase that "who" or "which" stands for; none where it is not found.
fn antecedent(document: &Document<'_>, at: usize) -> Option<(usize, usize)> {
    let comma = at.checked_sub(1).filter(|&before| document.slice(before) == ",");
    let end = comma.unwrap_or(at);
    let sentence = document.sentences[document.sentence_at(at)?].tokens();
    let low = sentence.start.max(at.saturating_sub(LONGEST));
    let tags = tag(document, &document.resources.forms, low..at);
    let zone = Zone { document, base: low, tags: &tags, low, high: at };
    let start = zone.phrase_left(end).filter(|&start| start < end)?;
    if end == start + 1 && zone.tag(start) == Tag::Pronoun {
        return None;
    }
    Some((start, end))
}

/// Tokens before "who" in which its noun phrase is looked for.
const LONGEST: usize = 24;

/// Whether a claim's own content names somebody: nobody speaks so of himself.
fn is_named_in(document: &Document<'_>, claim: &Claim, id: EntityId) -> bool {
    claim.content.iter().any(|content| {
        let from = document.mentions.partition_point(|mention| mention.range.start() < content.start());
        let inside = document.mentions[from..].iter().take_while(|mention| mention.range.start() < content.end());
        inside.into_iter().any(|mention| mention.entity == id)
    })
}

/// Who spoke last, or leads the sentence before, and can be "he" or "she"; there is always doubt.
fn speaker_before(
    document: &Document<'_>,
    at: usize,
    speaker: Option<(usize, EntityId)>,
    is_other: &dyn Fn(EntityId) -> bool,
) -> Option<Answer> {
    let gender = match document.lower(at) {
        "she" | "her" | "herself" => Gender::Female,
        "he" | "him" | "his" | "himself" => Gender::Male,
        _ => return None,
    };
    let here = document.sentence_at(at)?;
    let from = document.sentences[here.saturating_sub(BACK)].first as usize;
    let fits = |id: EntityId| {
        let entity = document.entity(id).filter(|entity| entity.kind == EntityKind::Person && !is_other(id));
        entity.is_some_and(|entity| Evidence::of(document, &entity.name, "").speaks_not_against(gender))
    };
    if let Some((_, id)) = speaker.filter(|&(head, id)| head >= from && head < at && fits(id)) {
        return Some((id, true));
    }
    let sentences = (here.saturating_sub(NEAR)..here).rev();
    sentences.into_iter().find_map(|sentence| {
        let tokens = document.sentences[sentence].tokens();
        let first = document.mention_tokens.partition_point(|&(first, _)| (first as usize) < tokens.start);
        let end = document.mention_tokens.partition_point(|&(first, _)| (first as usize) < tokens.end);
        let mut named = document.mentions[first..end].iter().filter(|mention| mention.role != MentionRole::Author);
        named.find(|mention| fits(mention.entity)).map(|mention| (mention.entity, true))
    })
}

/// Sentences looked back for whoever leads one.
const NEAR: usize = 2;

/// The name right before "who" or "which", a comma between them allowed.
fn before_relative(document: &Document<'_>, at: usize) -> Option<EntityId> {
    let mut before = at.checked_sub(1)?;
    if document.slice(before) == "," {
        before = before.checked_sub(1)?;
    }
    document.mention_at(before).map(|mention| document.mentions[mention].entity)
}

/// Whom "it" means: the first who fits in the nearest sentence before that names one; the last speaker where the sentences
/// between name nobody. There is always doubt.
fn it(document: &Document<'_>, at: usize, speaker: Option<(usize, EntityId)>) -> Option<Answer> {
    let fits = |id: EntityId| {
        let is_body = |entity: &Entity| matches!(entity.kind, EntityKind::Organization | EntityKind::State);
        document.entity(id).is_some_and(is_body)
    };
    let here = document.sentence_at(at)?;
    for sentence in (here.saturating_sub(BACK)..=here).rev() {
        let tokens = document.sentences[sentence].tokens();
        let last = if sentence == here { at } else { tokens.end };
        if let Some((_, id)) = speaker.filter(|&(head, id)| tokens.contains(&head) && head < last && fits(id)) {
            return Some((id, true));
        }
        let from = document.mention_tokens.partition_point(|&(first, _)| (first as usize) < tokens.start);
        let to = document.mention_tokens.partition_point(|&(first, _)| (first as usize) < last);
        let mentions = || document.mentions[from..to].iter().zip(&document.mention_tokens[from..to]);
        let fits = |mention: &Mention| mention.role != MentionRole::Author && fits(mention.entity);
        // "|Norway's| banks": the banks are spoken of.
        let owns = |end: u32| document.tokens.get(end as usize).is_some_and(|next| next.kind == Kind::Possessive);
        let found = mentions().find(|(mention, (_, end))| fits(mention) && !owns(*end));
        if let Some((mention, _)) = found.or_else(|| mentions().find(|(mention, _)| fits(mention))) {
            return Some((mention.entity, true));
        }
    }
    None
}

/// Whom "the minister" or "the bank" means, where the phrase holds no name.
fn nominal(document: &Document<'_>, roles: &Roles, bodies: &Bodies<'_>, first: usize, end: usize) -> Option<Answer> {
    let definite = matches!(document.lower(first), "the" | "this" | "that");
    // "the company, founded in 1921,".
    let end = (first + 2..end).find(|&at| document.slice(at) == ",").unwrap_or(end);
    // "the 61-year-old" is many tokens.
    let longest = if document.lower(end - 1) == "old" { 6 } else { 5 };
    if !definite || end < first + 2 || end > first + longest || (first..end).any(|at| document.mention_at(at).is_some())
    {
        return None;
    }
    roles.holder(document, first, end).or_else(|| bodies.called(document, first, end))
}

/// Names looked back for whom "the minister" means.
const NAMES_BACK: usize = 60;

/// The mention that a resolved source is; none where it touches a name.
fn mention(document: &Document<'_>, (first, end): (usize, usize), id: EntityId, chosen: bool) -> Option<Mention> {
    let pronoun = end == first + 1 && sort(document.lower(first)).is_some();
    let first =
        if !pronoun && document.word(first).lex.any(Lex::DETERMINER) && end > first + 1 { first + 1 } else { first };
    // "the Irishman, 47": of what follows nothing is his name.
    let end = (first + 1..end).find(|&at| document.slice(at) == ",").unwrap_or(end);
    if (first..end).any(|at| document.mention_at(at).is_some()) {
        return None;
    }
    let name_type = match document.entity(id)?.kind {
        EntityKind::Person => NameType::Person,
        EntityKind::Organization => NameType::Organization,
        EntityKind::State | EntityKind::Place => NameType::Location,
        EntityKind::Group => NameType::Norp,
    };
    Some(Mention {
        range: document.range(first, end),
        entity: id,
        name_type,
        role: MentionRole::Actor,
        form: if pronoun { Form::Pronoun } else { Form::Nominal },
        metonym: false,
        unsure: chosen,
        confidence: if chosen { AMONG } else { ALONE },
        why: Why { code: Reason::Context, spans: Vec::new() },
    })
}

#[cfg(test)]
mod tests;
