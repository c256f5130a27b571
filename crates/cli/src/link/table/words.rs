//! The words of a table: counted in plain texts, as `docs/LINK.md` has them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use article::link::training::{often, push_number};
use coding::{GAP_KINDS, is_inside};

/// The longest word that is kept, in bytes: its length must fit half a byte.
const LONGEST: usize = 15;

/// How much is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Words.
    pub(super) words: usize,
    /// Pairs of a word and one that follows it.
    pub(super) pairs: usize,
}

/// A word with the gap before it and the byte behind.
struct Token<'a> {
    gap: &'a [u8],
    word: &'a [u8],
    after: u8,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let bytes = text.as_bytes();
    let (mut out, mut end) = (Vec::new(), 0);
    while let Some(start) = bytes[end..].iter().position(|byte| is_inside(*byte)).map(|at| end + at) {
        let gap = &bytes[end..start];
        end = bytes[start..].iter().position(|byte| !is_inside(*byte)).map_or(bytes.len(), |at| start + at);
        out.push(Token { gap, word: &bytes[start..end], after: bytes.get(end).copied().unwrap_or(b'\n') });
    }
    out
}

/// A word of the table, and how often it stands: in small letters, with a capital, at the beginning of a sentence.
struct Word {
    letters: Vec<u8>,
    seen: [u32; 3],
}

impl Word {
    fn total(&self) -> u32 {
        self.seen.iter().sum()
    }

    /// In small letters and with a capital. Where it opens a sentence it is split as elsewhere.
    fn split(&self) -> (u32, u32) {
        let [small, capital, opening] = self.seen;
        if small + capital == 0 {
            return (opening, 0);
        }
        let share = |part: u32| u64::from(opening) * u64::from(part) / u64::from(small + capital);
        let with = |part: u32| part + u32::try_from(share(part)).unwrap_or(0);
        (with(small), with(capital))
    }
}

/// The words worth keeping, sorted: those that save most letters.
fn counted(texts: &[&str], limit: usize) -> Vec<Word> {
    let mut counts: BTreeMap<Vec<u8>, [u32; 3]> = BTreeMap::new();
    for token in texts.iter().flat_map(|text| tokens(text)).filter(|token| token.word.len() <= LONGEST) {
        let opens = token.gap.is_empty() || token.gap.iter().any(|byte| b".?!\n\":".contains(byte));
        let place = if opens { 2 } else { usize::from(token.word[0].is_ascii_uppercase()) };
        counts.entry(token.word.to_ascii_lowercase()).or_default()[place] += 1;
    }
    let all = counts.into_iter().map(|(letters, seen)| Word { letters, seen });
    let mut words: Vec<Word> = all.filter(|word| word.total() > 1).collect();
    words.sort_by_cached_key(|word| {
        Reverse((u64::from(word.total()) * word.letters.len().min(12) as u64, Reverse(word.letters.clone())))
    });
    words.truncate(limit);
    words.sort_by(|one, other| one.letters.cmp(&other.letters));
    words
}

/// For each word and each kind of gap, the words that follow it, with how often: the pairs that say most.
fn followers(texts: &[&str], words: &[Word], limit: usize) -> Vec<Vec<(usize, u32)>> {
    let places: BTreeMap<&[u8], usize> = words.iter().enumerate().map(|(at, word)| (&word.letters[..], at)).collect();
    let mut pairs: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    let mut totals = vec![0_u32; words.len() + GAP_KINDS];
    for text in texts {
        let mut before = None;
        for token in tokens(text) {
            let own = places.get(&token.word.to_ascii_lowercase()[..]).copied();
            if token.gap != b" " {
                let kind = token.gap.iter().find(|byte| **byte != b' ').copied().unwrap_or(b'\n');
                before = Some(words.len() + usize::from(kind));
            }
            if let (Some(before), Some(own)) = (before, own) {
                *pairs.entry((before, own)).or_default() += 1;
                totals[before] += 1;
            }
            before = own;
        }
    }
    let all: f64 = words.iter().map(|word| f64::from(word.total())).sum();
    let saved = |(before, own): (usize, usize), seen: u32| {
        let alone = f64::from(words[own].total()) / all;
        // Less than was seen, since what was seen twice may be chance.
        let after = (f64::from(seen) - 0.6) / (f64::from(totals[before]) + 5.0);
        f64::from(seen) * (after / alone).log2()
    };
    let mut gains: Vec<_> =
        pairs.into_iter().filter(|(_, seen)| *seen > 1).map(|(pair, seen)| (saved(pair, seen), pair, seen)).collect();
    gains.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    gains.truncate(limit);
    let mut followers = vec![Vec::new(); words.len() + GAP_KINDS];
    for (_, (before, own), seen) in gains {
        followers[before].push((own, seen));
    }
    followers.iter_mut().for_each(|list: &mut Vec<(usize, u32)>| list.sort_unstable());
    followers
}

/// The code of how often something was seen.
fn code(seen: u32) -> u8 {
    let away = |code: &u8| (f64::from(often(*code)) / 4.0 / f64::from(seen)).ln().abs();
    if seen == 0 { 0 } else { (1..=15).min_by(|one, other| away(one).total_cmp(&away(other))).unwrap_or(15) }
}

/// How often each byte stands behind a word, in 65,000.
fn ends(texts: &[&str]) -> Vec<u16> {
    let mut seen = [0_u64; 256];
    texts.iter().flat_map(|text| tokens(text)).for_each(|token| seen[usize::from(token.after)] += 1);
    let all = seen.iter().sum::<u64>().max(1);
    seen.iter().map(|seen| u16::try_from(seen * 65_000 / all).unwrap_or(u16::MAX)).collect()
}

/// Parts 1 to 4 of a table.
pub(super) fn parts(texts: &[&str], limits: Limits) -> Vec<u8> {
    let words = counted(texts, limits.words);
    let mut out = Vec::new();
    push_number(&mut out, words.len() as u64);
    let mut before: &[u8] = &[];
    for Word { letters, .. } in &words {
        let shared = letters.iter().zip(before).take_while(|(one, other)| one == other).count();
        out.push(u8::try_from(shared << 4 | (letters.len() - shared)).unwrap_or(u8::MAX));
        out.extend(&letters[shared..]);
        before = letters;
    }
    out.extend(words.iter().map(Word::split).map(|(small, capital)| code(small) << 4 | code(capital)));
    for list in followers(texts, &words, limits.pairs) {
        push_number(&mut out, list.len() as u64);
        let mut before = 0;
        for (own, _) in &list {
            push_number(&mut out, (own - before) as u64);
            before = *own;
        }
        out.extend(list.chunks(2).map(|two| code(two[0].1) | two.get(1).map_or(0, |(_, seen)| code(*seen) << 4)));
    }
    ends(texts).iter().for_each(|often| out.extend(often.to_le_bytes()));
    out
}

#[cfg(test)]
mod tests {
    use article::link::Table;
    use article::link::training::table;

    use super::*;

    #[test]
    fn what_is_counted_is_a_table() {
        let text = "Rosa Lind said no. Rosa Lind said yes. The mayor said nothing, the mayor said.";
        for (limits, least) in [
            (Limits { words: 100, pairs: 100 }, 40),
            (Limits { words: 2, pairs: 1 }, 10),
            (Limits { words: 0, pairs: 0 }, 0),
        ] {
            let parts = parts(&[text, text], limits);
            assert!(parts.len() > least + 512, "{}", parts.len());
            Table::read(&table(1, &parts, &[], &[]).unwrap()).unwrap();
        }
    }

    #[test]
    fn a_count_comes_back_nearly() {
        for (seen, expected) in [(0, 0), (1, 1), (2, 2), (3, 4), (5, 4), (6, 8), (1000, 1024), (u32::MAX, 16384)] {
            assert_eq!(often(code(seen)) / 4, expected, "{seen}");
        }
    }
}
