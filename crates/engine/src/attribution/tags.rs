//! What each token of a sentence does, coarsely: as much grammar as finding a subject and the end of a clause needs.

use std::ops::Range;

use super::forms::{Forms, VerbForm};
use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::{Case, Kind};

/// What a token does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tag {
    /// A verb with tense: "said", "goes".
    Finite,
    /// A past tense or participle, undecided.
    Either,
    /// A participle: "known", "was accused".
    Participle,
    /// A plain form after "to" or "will".
    Base,
    /// "saying".
    Ing,
    /// "is", "has", "did".
    Auxiliary,
    /// "will", "may".
    Modal,
    /// "to".
    To,
    /// "that".
    That,
    /// "who", "which".
    Relative,
    /// "what", "why", "whether", "if".
    Question,
    /// "and", "or", "but".
    And,
    /// "because", "while".
    Subordinate,
    /// "of", "in".
    Preposition,
    /// "the", "his".
    Determiner,
    /// "he", "it".
    Pronoun,
    /// "'s".
    Possessive,
    /// "not", "also", "recently".
    Adverb,
    /// A word with a capital, or in a name.
    Name,
    /// Any other word.
    Noun,
    /// A number.
    Number,
    /// ",".
    Comma,
    /// ":".
    Colon,
    /// ";", a dash, a bracket.
    Break,
    /// ".", "!", "?".
    Stop,
    /// A quotation mark.
    Quote,
    /// Any other mark.
    Mark,
}

impl Tag {
    /// Whether it may stand in a noun phrase's core.
    pub(crate) const fn is_nominal(self) -> bool {
        matches!(self, Self::Name | Self::Noun | Self::Number | Self::Pronoun)
    }

    /// Whether it is a verb with tense or may be one.
    pub(crate) const fn is_finite(self) -> bool {
        matches!(self, Self::Finite | Self::Either | Self::Auxiliary | Self::Modal)
    }

    /// A short name, for features.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Finite => "finite",
            Self::Either => "either",
            Self::Participle => "participle",
            Self::Base => "base",
            Self::Ing => "ing",
            Self::Auxiliary => "aux",
            Self::Modal => "modal",
            Self::To => "to",
            Self::That => "that",
            Self::Relative => "who",
            Self::Question => "wh",
            Self::And => "and",
            Self::Subordinate => "sub",
            Self::Preposition => "prep",
            Self::Determiner => "det",
            Self::Pronoun => "pron",
            Self::Possessive => "poss",
            Self::Adverb => "adv",
            Self::Name => "name",
            Self::Noun => "noun",
            Self::Number => "num",
            Self::Comma => "comma",
            Self::Colon => "colon",
            Self::Break => "break",
            Self::Stop => "stop",
            Self::Quote => "quote",
            Self::Mark => "mark",
        }
    }
}

const BE: &[&str] =
    &["is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m", "isn't", "aren't", "wasn't", "weren't"];
const MODALS: &[&str] = &[
    "will",
    "would",
    "shall",
    "should",
    "can",
    "could",
    "may",
    "might",
    "must",
    "cannot",
    "can't",
    "won't",
    "wouldn't",
    "couldn't",
    "shouldn't",
    "mustn't",
    "'ll",
    "'d",
];
const RELATIVE: &[&str] = &["who", "which", "whom"];
const QUESTION: &[&str] = &["what", "why", "how", "whether", "if", "when", "where", "whoever"];
const COORDINATORS: &[&str] = &["and", "or", "but", "nor", "yet"];

/// Whether a word is a form of "be".
pub(crate) fn is_be(word: &str) -> bool {
    BE.contains(&word)
}

/// The tags of a run of tokens.
pub(crate) fn tag(document: &Document<'_>, forms: &Forms, range: Range<usize>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::with_capacity(range.len());
    for at in range.clone() {
        let before = tags.last().copied();
        let tag = one(document, forms, at, before, &tags);
        tags.push(tag);
    }
    tags
}

fn one(document: &Document<'_>, forms: &Forms, at: usize, before: Option<Tag>, tags: &[Tag]) -> Tag {
    let token = &document.tokens[at];
    let word = document.lower(at);
    match token.kind {
        Kind::Number => return Tag::Number,
        Kind::Open | Kind::Close => return Tag::Quote,
        Kind::Address => return Tag::Name,
        Kind::Possessive => {
            let after_pronoun = matches!(before, Some(Tag::Pronoun | Tag::Relative | Tag::That | Tag::Question));
            return if after_pronoun { Tag::Auxiliary } else { Tag::Possessive };
        }
        Kind::Mark => {
            return match word {
                "," => Tag::Comma,
                ":" => Tag::Colon,
                "." | "!" | "?" | "..." | "\u{2026}" => Tag::Stop,
                ";" | "--" | "\u{2014}" | "\u{2013}" | "(" | ")" | "[" | "]" | "---" | "|" => Tag::Break,
                "-" if token.spaced => Tag::Break,
                _ => Tag::Mark,
            };
        }
        Kind::Word => {}
    }
    let lex = document.word(at).lex;
    if document.mention_at(at).is_some() && token.case != Case::Lower {
        return Tag::Name;
    }
    match word {
        "to" => return Tag::To,
        "that" => return Tag::That,
        "not" | "n't" => return Tag::Adverb,
        // "had |both| denied".
        "both" | "all" | "each" if before == Some(Tag::Auxiliary) && verb_follows(document, forms, at) => {
            return Tag::Adverb;
        }
        // "changed her |will|".
        "will" if matches!(before, Some(Tag::Determiner | Tag::Possessive)) => return Tag::Noun,
        "her" | "his" | "my" | "our" | "their" | "its" | "your" | "whose" => return Tag::Determiner,
        _ if RELATIVE.contains(&word) => return Tag::Relative,
        _ if QUESTION.contains(&word) => return Tag::Question,
        _ if COORDINATORS.contains(&word) => return Tag::And,
        "may" if token.is_capital() && !tags.is_empty() => return Tag::Name,
        _ if MODALS.contains(&word) => return Tag::Modal,
        _ => {}
    }
    if lex.any(Lex::AUXILIARY) {
        return Tag::Auxiliary;
    }
    if lex.any(Lex::CONJUNCTION) {
        return Tag::Subordinate;
    }
    if lex.any(Lex::PREPOSITION) && word != "like" {
        return Tag::Preposition;
    }
    if lex.any(Lex::PRONOUN) && !matches!(word, "here" | "there") {
        return Tag::Pronoun;
    }
    let verb = forms
        .verb(word)
        .or_else(|| lex.any(Lex::REPORT_FINITE).then_some(VerbForm::Either).filter(|_| word.ends_with("ed")));
    // "Lind expected that": a word that is mostly a participle, with a subject of its own.
    if verb == Some(VerbForm::Participle)
        && lex.any(Lex::REPORT_FINITE)
        && matches!(before, Some(Tag::Name | Tag::Pronoun | Tag::Noun))
        && document.tokens.get(at + 1).is_some_and(|_| document.lower(at + 1) == "that")
    {
        return Tag::Finite;
    }
    if let Some(verb) = verb
        && let Some(tag) = verb_tag(document, verb, at, before, tags)
    {
        return tag;
    }
    // After "to", a word without determiner is a plain verb form more often than a noun, plurals apart.
    let plain = token.case == Case::Lower && !word.ends_with('s') && verb.is_none();
    let source = at > 1 && document.lower(at - 2) == "according";
    if before == Some(Tag::To)
        && plain
        && !source
        && !lex.any(Lex::DETERMINER.with(Lex::ADVERB))
        && !word.ends_with("ly")
    {
        return Tag::Base;
    }
    // Nouns that are verbs too ("plans", "claims") after a subject and before what only a verb has beside it.
    if forms.is_cue(word)
        && verb.is_none()
        && matches!(before, Some(Tag::Pronoun | Tag::Relative | Tag::Name | Tag::Adverb))
    {
        let next = document.tokens.get(at + 1).map_or("", |_| document.lower(at + 1));
        if matches!(
            next,
            "that" | "to" | "the" | "a" | "an" | "his" | "her" | "their" | "its" | "he" | "she" | "they" | "it"
        ) {
            return Tag::Finite;
        }
    }
    // "The operator |disputes| this", "disputes that account".
    if matches!(word, "disputes" | "rejects") && matches!(before, Some(Tag::Noun | Tag::Name | Tag::Pronoun)) {
        let next = |far: usize| document.tokens.get(at + far).map_or("", |_| document.lower(at + far));
        let object = matches!(next(1), "this" | "it" | "the" | "those" | "any");
        if object || next(1) == "that" && (next(2) == "." || forms.is_speech_noun(next(2))) {
            return Tag::Finite;
        }
    }
    if lex.any(Lex::DETERMINER) {
        return Tag::Determiner;
    }
    if lex.any(Lex::ADVERB) && !lex.any(Lex::OFFICE)
        || (word.ends_with("ly") && token.case == Case::Lower && word.len() > 4)
    {
        let is_noun = matches!(
            word,
            "family"
                | "ally"
                | "rally"
                | "monopoly"
                | "assembly"
                | "source"
                | "sources"
                | "video"
                | "new"
                | "old"
                | "first"
                | "last"
                | "second"
                | "next"
                | "third"
                | "many"
                | "more"
        );
        return if is_noun { Tag::Noun } else { Tag::Adverb };
    }
    if token.case != Case::Lower && !tags.is_empty() || lex.any(Lex::DAY.with(Lex::MONTH)) {
        return Tag::Name;
    }
    if token.case != Case::Lower && document.word(at).seen_lower == 0 {
        return Tag::Name;
    }
    // Past tenses of verbs that the table does not have.
    if word.ends_with("ed")
        && word.len() > 4
        && matches!(before, Some(Tag::Pronoun | Tag::Name | Tag::Relative | Tag::Adverb | Tag::Auxiliary))
    {
        return verb_tag(document, VerbForm::Either, at, before, tags).unwrap_or(Tag::Noun);
    }
    Tag::Noun
}

/// Whether a form that stands behind "had" or "were" follows a token.
fn verb_follows(document: &Document<'_>, forms: &Forms, at: usize) -> bool {
    let form = document.tokens.get(at + 1).and_then(|_| forms.verb(document.lower(at + 1)));
    matches!(form, Some(VerbForm::Either | VerbForm::Participle | VerbForm::Ing))
}

/// What a verb's form does after the tokens before it; none where it is no verb here.
fn verb_tag(document: &Document<'_>, form: VerbForm, at: usize, before: Option<Tag>, tags: &[Tag]) -> Option<Tag> {
    // The last tag that is no adverb, and its token.
    let back = tags.iter().rposition(|tag| *tag != Tag::Adverb);
    let (last, word) = back.map_or((None, ""), |back| (Some(tags[back]), document.lower(at - (tags.len() - back))));
    let capital = document.tokens[at].case != Case::Lower && !tags.is_empty();
    let title = tags.len() > 1 && document.tokens[at - 1].case != Case::Lower;
    Some(match form {
        VerbForm::Ing if matches!(before, Some(Tag::Determiner | Tag::Possessive)) => return None,
        VerbForm::Ing => Tag::Ing,
        VerbForm::Base => match last {
            Some(Tag::To | Tag::Modal) => Tag::Base,
            Some(Tag::Auxiliary) => Tag::Base,
            Some(Tag::Determiner | Tag::Possessive | Tag::Preposition | Tag::Number) => return None,
            Some(Tag::Pronoun | Tag::Relative | Tag::Noun | Tag::Name) if !capital || title => Tag::Finite,
            Some(Tag::That) => Tag::Finite,
            _ => Tag::Base,
        },
        VerbForm::Finite | VerbForm::Either if matches!(before, Some(Tag::Determiner)) => Tag::Participle,
        VerbForm::Finite | VerbForm::Either | VerbForm::Participle if last == Some(Tag::Auxiliary) => {
            let _ = word;
            Tag::Participle
        }
        VerbForm::Finite => Tag::Finite,
        VerbForm::Participle => Tag::Participle,
        VerbForm::Either => match last {
            Some(Tag::Pronoun | Tag::Relative | Tag::Name | Tag::And | Tag::Comma | Tag::Quote) => Tag::Finite,
            _ => Tag::Either,
        },
    })
}
