//! Which body "the bank" or "the company" is: by the words of its name, by what stands in apposition to it, and by
//! what such a word can stand for (`data/body_nouns.tsv`).
//!
//! "The Bank of Ghana raised its rate. The bank said …" is the Bank of Ghana, unless another bank could be meant. "Acme, a
//! mining company, cut its forecast" tells that "the company" can be Acme, and "the mining company" too; "the rival
//! company" is not.

use std::collections::{BTreeMap, BTreeSet};

use article::{Entity, EntityId, EntityKind, MentionRole};

use super::{Answer, NAMES_BACK};
use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::{Lex, Lexicon};

/// Tokens of an apposition that are looked at.
const APPOSED: usize = 9;
/// Sentences looked back for a body of whose kind the article says nothing.
const UNKNOWN_BACK: usize = 3;

/// Whether a body can be called by a word.
type Way<'a> = &'a dyn Fn(&Body<'_>) -> bool;

/// What the article says of one body.
#[derive(Debug, Default)]
struct Body<'d> {
    /// What it is, by its name or by what stands beside it: "bank", "company".
    kinds: BTreeSet<&'d str>,
    /// All words of its names and appositions.
    words: BTreeSet<&'d str>,
    /// Whether nothing says what it is.
    unknown: bool,
    /// Whether its name ends like a company's.
    suffix: bool,
}

/// The bodies of an article by what is said of them.
#[derive(Debug)]
pub(super) struct Bodies<'d>(BTreeMap<EntityId, Body<'d>>);

impl<'d> Bodies<'d> {
    /// Looks at every name of an organization, once.
    pub(super) fn new(document: &'d Document<'_>) -> Self {
        let mut bodies: BTreeMap<EntityId, Body<'d>> = BTreeMap::new();
        for (mention, &(first, end)) in document.mentions.iter().zip(&document.mention_tokens) {
            let is_body = |entity: &Entity| entity.kind == EntityKind::Organization;
            if mention.role == MentionRole::Author || !document.entity(mention.entity).is_some_and(is_body) {
                continue;
            }
            let (first, end) = (first as usize, end as usize);
            let body = bodies.entry(mention.entity).or_default();
            body.words.extend((first..end).map(|token| document.lower(token)));
            body.suffix |= end > first + 1 && document.word(end - 1).lex.any(Lex::ORG_SUFFIX);
            body.kinds.extend(head_of_name(document, first, end).filter(|_| end > first + 1));
            // "Velka Foods Group".
            let company =
                |at: usize| document.resources.lexicon.body("company").iter().any(|word| word == document.lower(at));
            body.suffix |= end > first + 2 && document.lower(end - 1) == "group" && company(end - 2);
            apposed(document, first, end, body);
        }
        let lexicon = &document.resources.lexicon;
        for (&id, body) in &mut bodies {
            let name = document.entity(id).map_or("", |entity| entity.name.as_str());
            let known = document.resources.gazetteer.flags(&name.to_lowercase());
            let capitals = !name.chars().any(char::is_lowercase);
            let told =
                body.kinds.iter().any(|kind| lexicon.flags(kind).any(Lex::ORG_HEAD) || !lexicon.body(kind).is_empty());
            body.unknown = !told && !body.suffix && !capitals && !known.any(Flags::PARTY);
        }
        Self(bodies)
    }

    /// Whom "the bank" in `first..end` means: of those that can be called so the only one, or the only one in the nearest
    /// sentence that names one, and then with doubt.
    pub(super) fn called(&self, document: &Document<'_>, first: usize, end: usize) -> Option<Answer> {
        let noun = document.lower(end - 1);
        let lexicon = &document.resources.lexicon;
        let meanings = lexicon.body(noun);
        if meanings.is_empty() && !lexicon.flags(noun).any(Lex::ORG_HEAD) || document.tokens[end - 1].is_capital() {
            return None;
        }
        let before = document.mention_tokens.partition_point(|&(from, _)| (from as usize) < first);
        let near = before.saturating_sub(NAMES_BACK)..before;
        let here = document.sentence_at(first)?;
        let says = |body: &Body<'_>| body.kinds.contains(noun);
        let means = |body: &Body<'_>| {
            meanings.iter().any(|kind| kind == "suffix" && body.suffix || body.kinds.contains(kind.as_str()))
        };
        let could = |body: &Body<'_>| body.unknown && meanings.iter().any(|kind| kind == "unknown");
        let ways: [(Way<'_>, usize); 3] = [(&says, usize::MAX), (&means, usize::MAX), (&could, UNKNOWN_BACK)];
        let fits = |body: &Body<'_>| (first + 1..end - 1).all(|at| body.words.contains(document.lower(at)));
        for (way, back) in ways {
            let named: Vec<(usize, EntityId)> = near
                .clone()
                .rev()
                .filter(|&at| document.mentions[at].role != MentionRole::Author)
                .filter_map(|at| {
                    let id = document.mentions[at].entity;
                    let sentence = document.sentence_at(document.mention_tokens[at].0 as usize)?;
                    let can = self.0.get(&id).is_some_and(|body| way(body) && fits(body));
                    (can && sentence + back.min(here) >= here).then_some((sentence, id))
                })
                .collect();
            let Some(&(nearest, id)) = named.first() else { continue };
            if named.iter().all(|&(_, other)| other == id) {
                return Some((id, back == UNKNOWN_BACK));
            }
            let alone = named.iter().filter(|&&(sentence, _)| sentence == nearest).all(|&(_, other)| other == id);
            return (alone && nearest + 1 >= here && back != UNKNOWN_BACK).then_some((id, true));
        }
        None
    }
}

/// What a body is by its name: the last word, or the one before "of" and "for".
fn head_of_name<'d>(document: &'d Document<'_>, first: usize, end: usize) -> Option<&'d str> {
    let of = (first + 1..end).find(|&at| matches!(document.lower(at), "of" | "for" | "on"));
    let head = of.unwrap_or(end) - 1;
    Some(document.lower(head)).filter(|word| document.resources.lexicon.flags(word).any(Lex::ORG_HEAD))
}

/// Takes in what stands beside a name: "Acme, a mining company,", "the mining company Acme".
fn apposed<'d>(document: &'d Document<'_>, first: usize, end: usize, body: &mut Body<'d>) {
    let Some(sentence) = document.sentence_at(first) else { return };
    let within = document.sentences[sentence].tokens();
    let lexicon: &Lexicon = &document.resources.lexicon;
    let is_kind = |at: usize| {
        let word = document.lower(at);
        document.is_word(at)
            && !document.tokens[at].is_capital()
            && (lexicon.flags(word).any(Lex::ORG_HEAD) || !lexicon.body(word).is_empty())
    };
    let is_plain = |at: usize| document.is_word(at) && !document.word(at).lex.any(Lex::FUNCTION.with(Lex::REPORT));
    // "Acme, a mining company", "Acme is the largest mining company".
    let opens = end + 2 < within.end && (document.slice(end) == "," || matches!(document.lower(end), "is" | "was"));
    if opens && document.word(end + 1).lex.any(Lex::DETERMINER) {
        let last = within.end.min(end + 2 + APPOSED);
        let stop = (end + 2..last).find(|&at| !is_plain(at) && document.slice(at) != "-").unwrap_or(last);
        let closes = stop >= within.end
            || matches!(document.slice(stop), "," | "." | ";" | ")")
            || document.word(stop).lex.any(Lex::PREPOSITION)
            || matches!(document.lower(stop), "that" | "which" | "who" | "whose");
        // "a mining company based in Lima".
        let head = (end + 2..stop)
            .rev()
            .find(|&at| is_kind(at))
            .filter(|&at| at + 1 == stop || document.lower(at + 1).ends_with("ed") || document.lower(at + 1) == "made");
        if let Some(head) = head.filter(|_| closes) {
            body.kinds.insert(document.lower(head));
            body.words.extend((end + 2..=head).map(|at| document.lower(at)));
            return;
        }
    }
    if first > within.start && is_kind(first - 1) {
        let from = (within.start..first).rev().take_while(|&at| is_plain(at)).last().unwrap_or(first);
        body.kinds.insert(document.lower(first - 1));
        body.words.extend((from..first).map(|at| document.lower(at)));
    }
}
