//! Gives the network's spans the shape that the annotation contract wants: contents without "that" and with their
//! quotation marks, cues and sources without stray marks; and tells what is no claim at all.

use std::ops::Range;

use crate::attribution::denial::gainsays;
use crate::attribution::mend::is_complementizer;
use crate::attribution::quotes::Quote;
use crate::attribution::tags::{Tag, tag};
use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::Kind;

/// Tokens by which a content may miss the marks of the quotation that it is.
const OFF: usize = 2;
/// Longest addressee, in tokens.
const ADDRESSEE: usize = 5;
/// Words that begin a question inside a sentence.
const QUESTION: &[&str] = &["whether", "if", "what", "why", "how", "who", "when", "where", "which"];

/// Tokens without commas, brackets and quotation marks at their ends; none where nothing is left.
pub(super) fn without_marks(document: &Document<'_>, mut tokens: Range<usize>) -> Option<Range<usize>> {
    let loose = |at: usize| matches!(document.tokens[at].kind, Kind::Mark | Kind::Open | Kind::Close);
    if tokens.clone().all(loose) {
        // The colon of a headline is a cue.
        return (!tokens.is_empty()).then_some(tokens);
    }
    while loose(tokens.start) && document.slice(tokens.start) != "(" {
        tokens.start += 1;
    }
    while loose(tokens.end - 1) && document.slice(tokens.end - 1) != ")" {
        tokens.end -= 1;
    }
    Some(tokens)
}

/// The quotation that a token stands in.
fn quote_at(quotes: &[Quote], token: usize) -> Option<&Quote> {
    let after = quotes.partition_point(|quote| quote.first <= token);
    after.checked_sub(1).map(|at| &quotes[at]).filter(|quote| token < quote.end)
}

/// The parts of a content, block by block, each in shape.
pub(super) fn parts(document: &Document<'_>, quotes: &[Quote], tokens: &Range<usize>) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut first = tokens.start;
    while first < tokens.end {
        let block = document.sentence_at(first).map(|sentence| document.sentences[sentence].block);
        let end_of_block = block.map_or(tokens.end, |block| {
            let end = document.article.blocks()[block as usize].range.end();
            first + document.tokens[first..].partition_point(|token| token.start < end)
        });
        let end = end_of_block.clamp(first + 1, tokens.end);
        parts.extend(content(document, quotes, first..end).map(|content| (content.start, content.end)));
        first = end;
    }
    parts
}

/// A content without "that" and stray marks, and with the marks of a quotation that it begins or ends with.
fn content(document: &Document<'_>, quotes: &[Quote], mut tokens: Range<usize>) -> Option<Range<usize>> {
    let loose = |at: usize| matches!(document.slice(at), "," | ":" | ";" | "--" | "-" | "\u{2013}" | "\u{2014}");
    while !tokens.is_empty() && loose(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && loose(tokens.end - 1) {
        tokens.end -= 1;
    }
    if tokens.len() > 1 && is_complementizer(document, tokens.start) {
        tokens.start += 1;
    }
    if tokens.is_empty() {
        return None;
    }
    tokens = super::ends::content(document, tokens);
    if let Some(quote) = quote_at(quotes, tokens.start).filter(|quote| tokens.start <= quote.first + OFF) {
        tokens.start = quote.first;
    }
    let last = tokens.end - 1;
    match quote_at(quotes, last) {
        Some(quote) if last + 1 + OFF >= quote.end && quote.first >= tokens.start => tokens.end = quote.end,
        // A lone opening mark at the end belongs to what follows.
        Some(quote) if last == quote.first && tokens.len() > 1 => tokens.end = last,
        Some(_) => {}
        // The full stop belongs to a content in quotation marks only.
        None => {
            while tokens.len() > 1 && document.slice(tokens.end - 1) == "." {
                tokens.end -= 1;
            }
        }
    }
    Some(tokens)
}

/// The word of a cue that attributes: its first verb of speech, or else its first verb, or its last word.
pub(super) fn head(document: &Document<'_>, cue: Range<usize>) -> usize {
    let speaks = |&at: &usize| document.word(at).lex.any(Lex::REPORT);
    let verb = |&at: &usize| {
        document.resources.forms.verb(document.lower(at)).is_some() && !document.word(at).lex.any(Lex::AUXILIARY)
    };
    let word = |&at: &usize| document.is_word(at);
    let found = cue.clone().find(speaks).or_else(|| cue.clone().find(verb)).or_else(|| cue.clone().rev().find(word));
    found.unwrap_or(cue.start)
}

/// Whether a cue holds a word that is known to attribute, or is a colon.
pub(super) fn is_known(document: &Document<'_>, cue: Range<usize>) -> bool {
    let forms = &document.resources.forms;
    let known = |at: usize| {
        let word = document.lower(at);
        document.word(at).lex.any(Lex::REPORT) || forms.is_cue(word) || forms.is_speech_noun(word)
    };
    cue.clone().any(known) || !cue.into_iter().any(|at| document.is_word(at))
}

/// Whether a content that begins at a token is a question put indirectly.
pub(crate) fn asks(document: &Document<'_>, first: usize) -> bool {
    QUESTION.contains(&document.lower(first))
}

/// Which parts of a content can belong to a cue: those in its sentence, and quotations in a row of sentences before and
/// after it. All where none does.
pub(super) fn beside(
    document: &Document<'_>,
    quotes: &[Quote],
    cue: &Range<usize>,
    mut contents: Vec<(usize, usize)>,
) -> Vec<(usize, usize)> {
    contents.sort_unstable();
    let sentence = |token: usize| document.sentence_at(token).unwrap_or_default();
    let own = sentence(cue.start);
    let holds = |&(first, end): &(usize, usize)| (sentence(first)..=sentence(end - 1)).contains(&own);
    let quoted = |first: usize| quote_at(quotes, first).is_some();
    let mut kept: Vec<(usize, usize)> = contents.iter().copied().filter(holds).collect();
    let from = kept.first().map_or(own, |part| sentence(part.0)).min(own);
    let mut last = kept.last().map_or(own, |part| sentence(part.1 - 1)).max(own);
    for &(first, end) in contents.iter().filter(|part| sentence(part.0) > own) {
        if sentence(first) <= last + 1 && quoted(first) {
            kept.push((first, end));
            last = last.max(sentence(end - 1));
        }
    }
    let mut next = from;
    for &(first, end) in contents.iter().rev().filter(|part| sentence(part.1 - 1) < own) {
        if sentence(end - 1) + 1 >= next && quoted(end - 1) {
            kept.push((first, end));
            next = next.min(sentence(first));
        }
    }
    if kept.is_empty() { contents } else { kept }
}

/// Contents without whom a quotation is addressed to: "asked |the committee: “Why?”".
pub(super) fn without_addressee(
    document: &Document<'_>,
    quotes: &[Quote],
    cue: &Range<usize>,
    mut contents: Vec<(usize, usize)>,
) -> Vec<(usize, usize)> {
    let is_quoted =
        |&(first, end): &(usize, usize)| quote_at(quotes, first).or_else(|| quote_at(quotes, end - 1)).is_some();
    if contents.iter().any(is_quoted) {
        contents.retain(|&(first, end)| {
            is_quoted(&(first, end)) || first != cue.end || end - first > ADDRESSEE || is_clause(document, first..end)
        });
    }
    contents
}

/// Lets a cue and the contents that it overlaps meet: "declined |to comment".
pub(super) fn part_from_cue(cue: &mut Range<usize>, contents: &mut Vec<(usize, usize)>) {
    for (first, end) in contents.iter_mut() {
        if *first > cue.start && *first < cue.end {
            cue.end = *first;
        } else if *first <= cue.start && *end > cue.start && *end <= cue.end {
            *end = cue.start;
        }
    }
    contents.retain(|(first, end)| first < end);
}

/// What is taken by who claims it, shown by who feels it, or called back; what else one claims, shows or recalls is put
/// forward as so: "responsibility", "victory", "a rise of 4 percent".
const TAKEN: &[&str] = &[
    "credit",
    "asylum",
    "life",
    "lives",
    "title",
    "prize",
    "medal",
    "seat",
    "seats",
    "benefits",
    "trophy",
    "emotion",
    "remorse",
    "mercy",
    "sign",
    "signs",
    "ambassador",
    "ambassadors",
    "envoy",
    "envoys",
    "troops",
    "vehicles",
    "products",
];
/// Tokens behind "claimed" in which that is looked for.
const NEAR: usize = 4;

/// Whether a content is the object of an act: "thanked |the crews", not "mocked |the plan as a joke".
fn is_done_to(document: &Document<'_>, head: usize, (first, end): (usize, usize)) -> bool {
    let word = document.lower(head);
    let says = |at: usize| matches!(document.tokens[at].kind, Kind::Open | Kind::Close) || document.lower(at) == "as";
    let taken = || (first..end.min(first + NEAR)).any(|at| TAKEN.contains(&document.lower(at)));
    let takes = ["claim", "show", "recall"].iter().any(|stem| word.starts_with(stem));
    let is_act = is_form_of(document, word, Lex::ACT) || takes && taken();
    is_act && !(first..end).any(says)
}

/// Whether a word is a form of a verb of a class: of feeling or wish, say, whose contents are claims only as clauses.
fn is_form_of(document: &Document<'_>, word: &str, class: Lex) -> bool {
    let is_listed = |stem: &str| document.resources.lexicon.flags(stem).any(class);
    let stems = ["s", "ed", "d", "ing"].into_iter().filter_map(|ending| word.strip_suffix(ending));
    is_listed(word) || stems.into_iter().any(is_listed)
}

/// Whether contents with a cue's head are a claim: not a bare feeling or wish, and not a term in quotation marks.
pub(crate) fn is_claim(document: &Document<'_>, head: usize, contents: &[(usize, usize)], has_source: bool) -> bool {
    let Some(&(first, end)) = contents.first() else { return false };
    let is_clause = || asks(document, first) || is_clause(document, first..end);
    let is_no_more =
        || is_form_of(document, document.lower(head), Lex::WISH) || is_done_to(document, head, (first, end));
    if contents.len() == 1 && is_no_more() && !is_clause() {
        return false;
    }
    // "No claims of responsibility were |reported|": that something was told says nothing of what.
    let is_told =
        !has_source && contents.len() == 1 && document.lower(head) == "reported" && is_passive(document, head);
    if is_told && !is_clause() && !says_what(document, first..end) {
        return false;
    }
    let words = || contents.iter().flat_map(|&(first, end)| first..end).filter(|&at| document.is_word(at));
    let is_denial = is_denied_outright(document, head, contents);
    let says_something = is_denial || words().any(|at| !document.word(at).lex.any(Lex::EMPTY));
    says_something && words().count() >= if has_source { 1 } else { 2 }
}

/// Whether a verb stands behind a form of "be": "was reported".
fn is_passive(document: &Document<'_>, head: usize) -> bool {
    let be = |at: usize| matches!(document.lower(at), "is" | "are" | "was" | "were" | "been" | "being" | "be");
    let is_adverb =
        |at: usize| document.lower(at).ends_with("ly") || matches!(document.lower(at), "not" | "also" | "still");
    let before = head.checked_sub(1);
    let before = before.and_then(|at| if is_adverb(at) { at.checked_sub(1) } else { Some(at) });
    before.is_some_and(be)
}

/// Whether some tokens are more than a thing: they hold a quotation mark, or an infinitive, "to have won".
fn says_what(document: &Document<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| matches!(document.tokens[at].kind, Kind::Open | Kind::Close) || document.lower(at) == "to")
}

/// Whether a denial of what was said before: "denied |that|".
fn is_denied_outright(document: &Document<'_>, head: usize, contents: &[(usize, usize)]) -> bool {
    let [(first, end)] = contents else { return false };
    let pointing = matches!(document.lower(*first), "that" | "this" | "it") && *end == first + 1;
    pointing && first == &(head + 1) && gainsays(document, head)
}

/// Whether some tokens hold a verb with tense, infinitives apart.
pub(crate) fn is_clause(document: &Document<'_>, tokens: Range<usize>) -> bool {
    if matches!(document.lower(tokens.start), "to") {
        return false;
    }
    let tags = tag(document, &document.resources.forms, tokens);
    tags.iter().any(|tag| matches!(tag, Tag::Finite | Tag::Auxiliary | Tag::Modal | Tag::Either))
}
