//! Mends the borders of an attribution by what holds of all of them: a quotation is whole, a source is one noun phrase.
//!
//! "In an interview Lind" is "Lind"; "Lind, speaking in Lima," is "Lind"; “It is over. … We go home.” is not cut after
//! its first sentence.

use article::BlockKind;

use super::bounds;
use super::candidate::Candidate;
use super::clause;
use super::denial::denies;
use super::forms::VerbForm;
use super::phrase::Zone;
use super::quoted;
use super::quotes::Quote;
use super::tags::{Tag, is_be, tag};
use crate::document::Document;
use crate::lexicon::Lex;
use crate::token::Kind;

/// Puts the parts of a candidate in order.
pub(crate) fn mend(document: &Document<'_>, quotes: &[Quote], candidate: &mut Candidate) {
    quoted::give(document, candidate);
    candidate.source = candidate.source.and_then(|source| self::source(document, source));
    let head = candidate.head;
    for part in &mut candidate.content {
        whole_quotations(quotes, head, part);
        without_that(document, part);
        while part.1 > part.0 + 1 && hangs(document, part.1 - 1) {
            part.1 -= 1;
        }
    }
    meet(candidate);
    with_particle(document, candidate);
    with_infinitive(document, candidate);
    clause::cut(document, quotes, candidate);
    if is_hidden(document, candidate) {
        candidate.source = None;
    }
    bounds::widen(document, quotes, candidate);
    let sentence = document.sentence_at(head);
    let is_cut = |&(first, end): &(usize, usize)| {
        let announces = document.lower((first + 1).min(end - 1)) == "following";
        first >= head && (end - first <= CUT || announces || document.sentence_at(first) != sentence)
    };
    if candidate.content.iter().all(is_cut) {
        let list = list_after(document, head);
        if !list.is_empty() {
            candidate.content = list;
        }
    }
}

/// Words that no phrase ends with; "in", "up", "over" may be adverbs.
const HANGING: &[&str] = &[
    "a", "an", "the", "its", "their", "his", "my", "our", "your", "of", "and", "or", "with", "from", "at", "by",
    "into", "between", "toward", "towards", "against", "than",
];

/// Whether a phrase cannot end with a token: "the", "of", "and".
pub(crate) fn hangs(document: &Document<'_>, token: usize) -> bool {
    HANGING.contains(&document.lower(token)) && !is_stranded(document, token)
}

/// Whether a preposition ends its sentence behind a verb: "the worst case she had dealt |with".
fn is_stranded(document: &Document<'_>, token: usize) -> bool {
    let ends = document.tokens.get(token + 1).is_some() && matches!(document.slice(token + 1), "." | "," | ";");
    let verb = token.checked_sub(1).is_some_and(|at| document.resources.forms.verb(document.lower(at)).is_some());
    ends && verb && document.word(token).lex.any(Lex::PREPOSITION)
}

/// Whether somebody asks for no more than to stay unnamed: "asked not |to be named".
pub(crate) fn is_anonymity(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Some(&(first, end)) = candidate.content.first() else { return false };
    let words = (first..end).map(|at| document.lower(at)).filter(|word| !matches!(*word, "not" | "to" | "be" | "that"));
    let first = words.take(1).next();
    matches!(first, Some("named" | "identified" | "anonymity"))
}

/// Nouns before an infinitive that says what for: "any reason to think".
const REASONS: &[&str] = &[
    "reason",
    "reasons",
    "need",
    "way",
    "ways",
    "chance",
    "evidence",
    "attempt",
    "attempts",
    "effort",
    "efforts",
    "nothing",
    "anything",
    "something",
    "room",
    "tendency",
];

/// Whether what would be the source is why or how one might say so, and nobody says it: "there is any reason |to think that".
pub(crate) fn is_reason(document: &Document<'_>, candidate: &Candidate) -> bool {
    let Some((first, end)) = candidate.source else { return false };
    let follows = end < candidate.head && candidate.head <= end + 2 && document.lower(end) == "to";
    follows && first < end && REASONS.contains(&document.lower(end - 1))
}

/// Tokens of a content that is no more than what stands before a list.
const CUT: usize = 3;
/// Most items of a list that one claim is made of.
const LONGEST_LIST: usize = 24;

/// The items of the list that a cue announces: its block ends with a colon, and a list follows.
pub(crate) fn list_after(document: &Document<'_>, cue: usize) -> Vec<(usize, usize)> {
    let Some(own) = document.sentence_at(cue) else { return Vec::new() };
    let sentence = &document.sentences[own];
    if document.slice(sentence.end as usize - 1) != ":" {
        return Vec::new();
    }
    let items = document.sentences[own + 1..].iter();
    items
        .take_while(|item| item.block != sentence.block && document.block_kind(item) == BlockKind::ListItem)
        .take(LONGEST_LIST)
        .map(|item| {
            let mut tokens = item.tokens();
            while tokens.len() > 1 && matches!(document.tokens[tokens.start].kind, Kind::Mark) {
                tokens.start += 1;
            }
            (tokens.start, tokens.end)
        })
        .collect()
}

/// Lets a cue and the contents that it overlaps meet: "asked |if a deal was near".
fn meet(candidate: &mut Candidate) {
    let head = candidate.head;
    for (first, end) in &mut candidate.content {
        for cue in &mut candidate.cue {
            if *first < cue.1 && cue.0 < *end {
                if *first > head {
                    cue.1 = *first;
                } else if *end <= head {
                    cue.0 = *end;
                } else {
                    *first = cue.1.max(*first);
                }
            }
        }
    }
    candidate.content.retain(|part| part.0 < part.1);
    candidate.cue.retain(|part| part.0 < part.1);
}

/// Particles that make another verb of the one before them: "rule |out".
const PARTICLES: &[&str] = &["out", "off", "up", "down", "back"];

fn with_particle(document: &Document<'_>, candidate: &mut Candidate) {
    if let [cue] = &mut candidate.cue[..]
        && cue.1 == candidate.head + 1
        && candidate.content.first().is_some_and(|part| part.0 == cue.1 + 1)
        && PARTICLES.contains(&document.lower(cue.1))
    {
        cue.1 += 1;
    }
}

/// Words that open what is said or left unsaid behind "declined to say".
const OPENING: &[&str] =
    &["that", "whether", "if", "what", "why", "how", "who", "when", "where", "which", "many", "much"];

/// A verb of speech at the beginning of a content belongs to its cue: "declined |to say whether".
fn with_infinitive(document: &Document<'_>, candidate: &mut Candidate) {
    let ([cue], [(first, end)]) = (&mut candidate.cue[..], &mut candidate.content[..]) else { return };
    let verb = *first + usize::from(document.lower(*first) == "to");
    let to = verb.checked_sub(1).is_some_and(|to| document.lower(to) == "to" && to + 1 >= cue.1);
    if !to || *first > cue.1 + 1 || *first < cue.1 || verb + 2 >= *end || !document.word(verb).lex.any(Lex::REPORT_BASE)
    {
        return;
    }
    let opens = verb + 1 + usize::from(matches!(document.lower(verb + 1), "on" | "about"));
    if OPENING.contains(&document.lower(opens)) && opens + 1 < *end {
        cue.1 = opens;
        *first = opens + usize::from(is_complementizer(document, opens));
    }
}

/// Whether a passive hides who speaks: "|Lind was told that"; what stands before it is no source. "Lind was convinced that"
/// and "was quoted as saying" hide nobody.
fn is_hidden(document: &Document<'_>, candidate: &Candidate) -> bool {
    let (Some(source), Some(cue)) = (candidate.source, candidate.cue.first()) else { return false };
    let lex = |at: usize| document.word(at).lex;
    let head = candidate.head;
    let says = lex(head).any(Lex::SAY.with(Lex::TELL).with(Lex::ASK).with(Lex::ACCUSE).with(Lex::HEARSAY));
    let form = document.resources.forms.verb(document.lower(head));
    let participle = matches!(form, Some(VerbForm::Either | VerbForm::Participle)) && !lex(head).any(Lex::FEELS);
    let is_passive = cue.0 < head && (cue.0..head).any(|at| is_be(document.lower(at)));
    let speaks_too = (head + 1..cue.1).any(|at| lex(at).any(Lex::REPORT_ING));
    says && participle && is_passive && !speaks_too && source.1 <= head
}

/// The quotation that a token stands in.
pub(crate) fn quote_at(quotes: &[Quote], token: usize) -> Option<&Quote> {
    let after = quotes.partition_point(|quote| quote.first <= token);
    after.checked_sub(1).map(|at| &quotes[at]).filter(|quote| token < quote.end)
}

/// A quotation that a content begins or ends in is all its own, unless its cue stands inside: then the content is.
pub(crate) fn whole_quotations(quotes: &[Quote], head: usize, part: &mut (usize, usize)) {
    if let Some(around) = quote_at(quotes, head) {
        part.0 = part.0.max(around.first + 1);
        if part.1 > around.end {
            part.1 = around.end - 1;
        }
        return;
    }
    if let Some(quote) = quote_at(quotes, part.0) {
        part.0 = quote.first;
        part.1 = part.1.max(quote.end);
    }
    if let Some(quote) =
        part.1.checked_sub(1).and_then(|last| quote_at(quotes, last)).filter(|quote| quote.first > part.0)
    {
        part.1 = quote.end;
    }
}

/// Whether "that" at a token only opens the clause: "said |that talks failed", not "said |that is wrong".
pub(crate) fn is_complementizer(document: &Document<'_>, at: usize) -> bool {
    if document.lower(at) != "that" || at + 1 >= document.tokens.len() {
        return false;
    }
    if is_demonstrative(document, at) {
        return false;
    }
    let next = document.word(at + 1);
    !next.lex.any(Lex::AUXILIARY)
        && !matches!(&*next.lower, "'s" | "would" | "will" | "could" | "can" | "may" | "might" | "should")
}

/// Whether "that" points at something: "rejected |that claim", "said |that report| was false"; a noun of speech in the
/// singular follows, or any behind a verb of denial with no verb behind it.
fn is_demonstrative(document: &Document<'_>, at: usize) -> bool {
    let noun = document.lower(at + 1);
    if noun.ends_with('s') && !noun.ends_with("ss") || document.word(at + 1).lex.any(Lex::ALONE) {
        return false;
    }
    if document.resources.forms.is_speech_noun(noun) {
        return true;
    }
    let end = document.tokens.len().min(at + 3);
    let tags = tag(document, &document.resources.forms, at..end);
    let closes = matches!(tags.get(2), Some(Tag::Stop | Tag::Preposition | Tag::Quote));
    at > 0 && denies(document.lower(at - 1)) && tags[1] == Tag::Noun && closes
}

fn without_that(document: &Document<'_>, part: &mut (usize, usize)) {
    if part.1 > part.0 + 1 && is_complementizer(document, part.0) {
        part.0 += 1;
    }
}

/// A source without what is no part of its noun phrase; none where nothing is left.
fn source(document: &Document<'_>, (mut first, mut end): (usize, usize)) -> Option<(usize, usize)> {
    let kind = |at: usize| document.tokens[at].kind;
    let slice = |at: usize| document.slice(at);
    let is_loose = |at: usize| {
        kind(at) == Kind::Possessive
            || kind(at) == Kind::Close
            || matches!(slice(at), "," | ";" | ":" | "." | ")" | "-" | "\u{2013}" | "\u{2014}")
    };
    while first < end && is_loose(first) {
        first += 1;
    }
    // "Lind, speaking in Lima"; a participle behind the name belongs to what was said.
    let comma = (first + 1..end).find(|&at| {
        slice(at) == ","
            && at + 1 < end
            && document.lower(at + 1).ends_with("ing")
            && document.mention_at(at + 1).is_none()
    });
    if let Some(comma) = comma.filter(|&at| (at + 1..end).all(|at| slice(at) != ",")) {
        end = comma;
    }
    // "Nasdaq, meanwhile": an adverb between commas.
    if end > first + 2 && slice(end - 2) == "," && document.word(end - 1).lex.any(Lex::ADVERB.with(Lex::CONJUNCTION)) {
        end -= 2;
    }
    // "by Lind |only": what stands behind a name and is said of the verb.
    if end > first + 1 && matches!(document.lower(end - 1), "only" | "also" | "later" | "too" | "alone") {
        end -= 1;
    }
    // "(R-IN)": the bracket closes.
    let open = (first..end).rev().find(|&at| matches!(slice(at), "(" | ")"));
    if open.is_some_and(|at| slice(at) == "(")
        && let Some(close) = (end..(end + 3).min(document.tokens.len())).find(|&at| slice(at) == ")")
    {
        end = close + 1;
    }
    // "In an interview |Lind": a name right behind another noun of a phrase that begins with a preposition.
    let begins = first > 0 && document.word(first - 1).lex.any(Lex::PREPOSITION) && document.lower(first - 1) != "to";
    if begins && let Some(mention) = end.checked_sub(1).and_then(|last| document.mention_at(last)) {
        let mut name = document.mention_tokens[mention].0 as usize;
        let title = Lex::OFFICE.with(Lex::OFFICE_MODIFIER).with(Lex::HONORIFIC);
        while name > first && document.word(name - 1).lex.any(title) {
            name -= 1;
        }
        let is_person = document
            .entity(document.mentions[mention].entity)
            .is_some_and(|entity| entity.kind == article::EntityKind::Person);
        let at_start = document.sentence_at(first).is_some_and(|at| document.sentences[at].first as usize + 1 >= first);
        if is_person
            && at_start
            && name > first + 1
            && document.is_word(name - 1)
            && !document.word(name - 1).lex.any(Lex::FUNCTION)
        {
            first = name;
        }
    }
    // "reads |Judge Lind's statement": what is owned belongs to it.
    if end > first + 1
        && (kind(end - 1) == Kind::Possessive
            || document.tokens.get(end).is_some_and(|next| next.kind == Kind::Possessive))
    {
        end = with_owned(document, (first, end));
    }
    // "There are fears that": nobody is named.
    if first + 1 == end && document.lower(first) == "there" {
        return None;
    }
    if first + 1 == end { one_word(document, first) } else { (first < end).then_some((first, end)) }
}

/// One past what the owner that a phrase ends with owns.
fn with_owned(document: &Document<'_>, (first, end): (usize, usize)) -> usize {
    let Some(sentence) = document.sentence_at(first).map(|at| document.sentences[at].tokens()) else { return end };
    let tags = tag(document, &document.resources.forms, sentence.clone());
    let zone = Zone { document, base: sentence.start, tags: &tags, low: sentence.start, high: sentence.end };
    zone.simple_right(first).filter(|&whole| whole > end).unwrap_or(end)
}

/// A source of one word: as it is where it can stand alone ("she", "officials", "Lind"), with the words before it that
/// make it a phrase ("the |chief"), and none where it is neither ("went as |far as to say").
fn one_word(document: &Document<'_>, at: usize) -> Option<(usize, usize)> {
    let word = document.word(at);
    // Headlines leave the article out: "Boats leak, |study says".
    let in_title = |at| document.block_kind(&document.sentences[at]) == BlockKind::Title;
    let stands = document.sentence_at(at).is_some_and(in_title)
        || document.tokens[at].is_capital()
        || document.mention_at(at).is_some()
        || word.lex.any(Lex::PRONOUN.with(Lex::DETERMINER))
        || word.lex.any(Lex::ALONE) && (at == 0 || !document.word(at - 1).lex.any(Lex::DETERMINER))
        || matches!(&*word.lower, "who" | "which" | "that");
    if stands {
        return Some((at, at + 1));
    }
    let sentence = document.sentences[document.sentence_at(at)?].tokens();
    let tags = tag(document, &document.resources.forms, sentence.clone());
    let zone = Zone { document, base: sentence.start, tags: &tags, low: sentence.start, high: sentence.end };
    if !zone.tag(at).is_nominal() {
        return None;
    }
    let is_plural = word.lower.ends_with('s') && !word.lower.ends_with("ss");
    let whole = if is_plural { Some(at) } else { zone.phrase_left(at + 1).filter(|&start| start < at) };
    whole.map(|start| (start, at + 1))
}

#[cfg(test)]
mod tests {
    use crate::reading::testing::Told;

    #[test]
    fn a_source_of_one_word_stands_alone_or_not_at_all() {
        for (text, source, expected) in [
            ("Officials said talks had failed.", "Officials", "Officials"),
            ("In Lima officials said talks had failed.", "officials", "officials"),
            ("The chief said talks had failed.", "chief", "The chief"),
            ("The old chief said talks had failed.", "chief", "The old chief"),
            ("In Lima police said talks had failed.", "police", "police"),
            ("Lind went as far as he said talks had failed.", "far", "-"),
        ] {
            let (article, annotations) = Told::new(text).says(source, "said", &["talks had failed"]).read();
            let found = annotations.claims[0].source.map_or("-", |source| article.slice(source.range));
            assert_eq!(found, expected, "{text}");
        }
    }
}
