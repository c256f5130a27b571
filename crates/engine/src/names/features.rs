//! What the tagger looks at: each token's word, case and neighbours, what gazetteer and lexicon know of them, and what
//! the rest of the article says of the same word.
//!
//! A feature is a 32-bit hash of a tag and its values; the learned weights are found by it. Features of a word alone
//! (its *form*: the word and how it is written) are apart from those of its surroundings, so that their weights are
//! added up once for each distinct form.

use crate::document::Document;
use crate::gazetteer::Flags;
use crate::lexicon::Lex;
use crate::token::{Case, Kind};

/// The longest name, in tokens, that is looked up in the gazetteer.
const LONGEST_NAME: usize = 6;

/// A feature of a form, and how far from a token it is still looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub(crate) reach: i8,
    hash: u32,
}

impl Atom {
    /// The feature of finding the form at this offset from the token.
    pub(crate) fn at(self, offset: i8) -> u32 {
        scramble(self.hash ^ (offset as u32).wrapping_mul(0x9e37_79b1))
    }
}

/// Mixes all bits (the finaliser of `MurmurHash3`).
pub(super) const fn scramble(mut hash: u32) -> u32 {
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// The hash of a tag and the bytes of its values (FNV-1a, 32 bits).
pub(super) fn hash(tag: u8, parts: &[&[u8]]) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let mut hash = step(0x811c_9dc5, tag);
    for part in parts {
        hash = part.iter().fold(hash, |hash, &byte| step(hash, byte));
        hash = step(hash, 0xff);
    }
    hash
}

/// How a sentence is written: whether its capitals say anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    /// Capitals mark names and beginnings.
    Running,
    /// Most words have a capital, as in headlines.
    TitleCase,
    /// All letters are capitals.
    AllCapitals,
    /// There are no capitals at all.
    NoCapitals,
}

/// The style of the tokens `first..end`.
pub(crate) fn style(document: &Document<'_>, first: usize, end: usize) -> Style {
    let (mut words, mut capital, mut upper, mut long) = (0, 0, 0, 0);
    for token in first..end {
        let at = &document.tokens[token];
        if at.kind != Kind::Word || document.word(token).lex.any(Lex::FUNCTION) {
            continue;
        }
        words += 1;
        capital += u32::from(at.case != Case::Lower);
        upper += u32::from(at.case == Case::Upper);
        long += u32::from(at.case == Case::Upper && at.range().len() > 4);
    }
    if words >= 3 && upper * 4 >= words * 3 && long > 0 {
        Style::AllCapitals
    } else if words >= 4 && capital * 4 >= words * 3 {
        Style::TitleCase
    } else if capital == 0 {
        Style::NoCapitals
    } else {
        Style::Running
    }
}

/// The features of a form: a distinct word written in one case.
pub(crate) fn form(document: &Document<'_>, word: usize, case: Case, atoms: &mut Vec<Atom>) {
    atoms.clear();
    let mut push = |reach: i8, hash: u32| atoms.push(Atom { reach, hash });
    let word = &document.vocabulary.words[word];
    let (lower, case) = (word.lower.as_bytes(), [case as u8]);
    let capital = case[0] != Case::Lower as u8;
    push(2, hash(b'w', &[lower]));
    if capital {
        push(1, hash(b'W', &[lower, &case]));
    }
    for bit in 0..16_u8 {
        if word.gaz.0 & (1 << bit) != 0 {
            push(1, hash(b'g', &[&[bit], &case]));
        }
    }
    push(1, hash(b'G', &[&word.gaz.0.to_le_bytes(), &case]));
    for bit in 0..32_u8 {
        if word.lex.0 & (1 << bit) != 0 {
            push(2, hash(b'l', &[&[bit], &case]));
        }
    }
    push(2, hash(b'c', &[&case]));
    let seen = [u8::from(word.seen_lower > 0), word.seen_capital.min(2) as u8];
    push(1, hash(b's', &[&seen, &case]));
    if capital {
        let chars: Vec<(usize, char)> = word.lower.char_indices().collect();
        for length in 1..=4 {
            if chars.len() > length {
                let suffix = &lower[chars[chars.len() - length].0..];
                push(i8::from(length == 3), hash(b'z', &[suffix, &case]));
            }
        }
        for length in [2, 3, 4] {
            if chars.len() > length {
                push(0, hash(b'a', &[&lower[..chars[length].0], &case]));
            }
        }
        push(0, hash(b'n', &[&[chars.len().min(12) as u8], &case]));
        push(0, hash(b'h', &[&shape(&chars)]));
    }
}

/// Marks and digits in a word: "a.a.", "a-a", "a9".
fn shape(chars: &[(usize, char)]) -> Vec<u8> {
    let mut shape: Vec<u8> = Vec::new();
    for &(_, c) in chars {
        let class = match c {
            '0'..='9' => b'9',
            _ if c.is_alphanumeric() => b'a',
            _ if c.is_ascii() => c as u8,
            _ => b'*',
        };
        if shape.last() != Some(&class) && shape.len() < 8 {
            shape.push(class);
        }
    }
    shape
}

/// A token's place in its sentence, with what is the same for all tokens of the sentence.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    first: usize,
    end: usize,
    style: Style,
    /// For each token the gazetteer's flags of the longest known name of several words that it stands in, and where.
    known: Vec<(Flags, u8)>,
    /// For each token the run of capitals that it stands in.
    runs: Vec<(u32, u32)>,
}

impl Sentence {
    pub(crate) fn new(document: &Document<'_>, first: usize, end: usize) -> Self {
        let mut known = vec![(Flags::default(), 0); end - first];
        let mut runs = vec![(0, 0); end - first];
        let mut at = first;
        while at < end {
            let matched = document.tokens[at].is_capital().then(|| known_name(document, at, end)).flatten();
            let Some((length, flags)) = matched else {
                at += 1;
                continue;
            };
            for inner in 0..length {
                let place = if inner == 0 { 1 } else { 2 + u8::from(inner + 1 == length) };
                known[at + inner - first] = (flags, place);
            }
            at += length;
        }
        let mut at = first;
        while at < end {
            let from = at;
            while at < end && document.tokens[at].is_capital() {
                at += 1;
            }
            for inside in from..at {
                runs[inside - first] = (from as u32, at as u32);
            }
            if at == from {
                runs[at - first] = (at as u32, at as u32);
                at += 1;
            }
        }
        Self { first, end, style: style(document, first, end), known, runs }
    }

    /// How the sentence is written.
    pub(crate) const fn style(&self) -> Style {
        self.style
    }

    /// Features of a token in its surroundings.
    pub(crate) fn token(&self, document: &Document<'_>, token: usize, out: &mut Vec<u32>) {
        out.clear();
        let at = &document.tokens[token];
        let first = [u8::from(self.opens(document, token))];
        let style = [self.style as u8];
        let case = |offset: isize| [self.class(document, token, offset)];
        let mut push = |tag: u8, parts: &[&[u8]]| out.push(scramble(hash(tag, parts)));
        push(b'F', &[&first, &case(0), &style]);
        push(b'C', &[&case(-1), &case(0), &case(1)]);
        push(b'D', &[&case(-2), &case(-1), &case(0)]);
        push(b'E', &[&case(0), &case(1), &case(2)]);
        let (flags, place) = self.known[token - self.first];
        if place > 0 {
            for bit in 0..16_u8 {
                if flags.0 & (1 << bit) != 0 {
                    push(b'M', &[&[bit, place]]);
                }
            }
        }
        let near = |offset: isize| self.near(token, offset).map(|near| document.word(near));
        let capital = at.is_capital();
        let beside = [-1, 1].map(|offset| self.near(token, offset).is_some_and(|n| document.tokens[n].is_capital()));
        let own = document.word(token);
        let name = |word: Option<&crate::token::Word>| word.map_or_else(Box::<str>::default, |w| w.lower.clone());
        if capital || beside[0] {
            push(b'B', &[name(near(-1)).as_bytes(), own.lower.as_bytes()]);
        }
        if capital || beside[1] {
            push(b'N', &[own.lower.as_bytes(), name(near(1)).as_bytes()]);
        }
        if !capital {
            return;
        }
        let seen = [u8::from(own.seen_lower > 0), own.seen_capital.min(2) as u8];
        let common = [u8::from(own.gaz.any(Flags::COMMON))];
        push(b'S', &[&first, &style, &seen, &common]);
        push(b'T', &[&first, &own.gaz.0.to_le_bytes(), &case(1)]);
        let (start, stop) = self.runs[token - self.first];
        let (start, stop) = (start as usize, stop as usize);
        let place = [(token - start).min(3) as u8, (stop - 1 - token).min(3) as u8];
        push(b'R', &[&place, &case(0)]);
        let (before, after) = (start.checked_sub(1).filter(|&b| b >= self.first), Some(stop).filter(|&a| a < self.end));
        let word_at = |token: Option<usize>| name(token.map(|token| document.word(token)));
        push(b'V', &[word_at(before).as_bytes()]);
        push(b'X', &[word_at(after).as_bytes()]);
        push(b'Y', &[document.word(stop - 1).lower.as_bytes(), &[place[1]]]);
        push(b'Z', &[document.word(start).lower.as_bytes(), &[place[0]]]);
        for (tag, token) in [(b'v', before), (b'x', after), (b'y', Some(stop - 1)), (b'q', Some(start))] {
            let lex = token.map_or(Lex::default(), |token| document.word(token).lex);
            for bit in 0..32_u8 {
                if lex.0 & (1 << bit) != 0 {
                    push(tag, &[&[bit]]);
                }
            }
        }
        let (a, z) = (document.word(start).gaz.0 & NAME_FLAGS, document.word(stop - 1).gaz.0 & NAME_FLAGS);
        push(b'r', &[&a.to_le_bytes(), &z.to_le_bytes(), &[(stop - start).min(4) as u8]]);
    }

    /// Whether the token begins its sentence, or what is quoted in it.
    fn opens(&self, document: &Document<'_>, token: usize) -> bool {
        document.tokens[self.first..token]
            .iter()
            .rev()
            .take_while(|t| !matches!(t.kind, Kind::Open))
            .all(|t| !matches!(t.kind, Kind::Word | Kind::Number | Kind::Address))
    }

    fn near(&self, token: usize, offset: isize) -> Option<usize> {
        token.checked_add_signed(offset).filter(|&near| near >= self.first && near < self.end)
    }

    /// A token's case, or which mark it is.
    fn class(&self, document: &Document<'_>, token: usize, offset: isize) -> u8 {
        let Some(near) = self.near(token, offset) else { return b'|' };
        let at = &document.tokens[near];
        match at.kind {
            Kind::Word => at.case as u8,
            Kind::Number => b'9',
            Kind::Open => b'"',
            Kind::Close => b'\'',
            Kind::Possessive => b's',
            Kind::Address => b'@',
            Kind::Mark => document.slice(near).bytes().next().unwrap_or(b'*'),
        }
    }
}

/// Flags that tell something of a name's first or last word.
const NAME_FLAGS: u16 = Flags::GIVEN.with(Flags::SURNAME).with(Flags::COMMON).with(Flags::COUNTRY).with(Flags::CITY).0;

/// The longest name of several words, known to the gazetteer, that begins at a token: its length and flags.
fn known_name(document: &Document<'_>, first: usize, end: usize) -> Option<(usize, Flags)> {
    let start = document.tokens[first].start as usize;
    let end = end.min(first + LONGEST_NAME);
    // Names do not reach over marks other than stops, hyphens and apostrophes.
    let mut last = first + 1;
    while last < end
        && (matches!(document.tokens[last].kind, Kind::Word | Kind::Possessive | Kind::Number)
            || matches!(document.slice(last), "-" | "," | "&"))
    {
        last += 1;
    }
    (first + 2..=last).rev().filter(|&last| document.tokens[last - 1].kind == Kind::Word).find_map(|last| {
        let printed = document.text().get(start..document.tokens[last - 1].end as usize)?;
        let flags = document.resources.gazetteer.flags(&printed.to_lowercase().replace('\u{2019}', "'"));
        (flags != Flags::default()).then_some((last - first, flags))
    })
}

/// What the first reading made of a word elsewhere in the article: how often it was outside any name although written
/// with a capital, and how often part of a name of each class.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Elsewhere(pub(crate) [u16; 6]);

/// Features of what the rest of the article says of the word at an offset.
pub(crate) fn elsewhere(counts: &Elsewhere, offset: i8, out: &mut Vec<u32>) {
    let total: u16 = counts.0.iter().fold(0, |sum, &count| sum.saturating_add(count));
    if total == 0 {
        return;
    }
    let best = (0..counts.0.len()).rev().max_by_key(|&class| counts.0[class]).unwrap_or_default();
    let firm = if counts.0[best] == total { total.min(3) as u8 } else { 0 };
    let offset = offset as u8;
    out.push(scramble(hash(b'e', &[&[offset, best as u8]])));
    out.push(scramble(hash(b'f', &[&[offset, best as u8, firm]])));
}
