//! The same reading of a text some words of which are others: what a reader decided and what was marked elsewhere holds.

use super::Reading;
use super::overlay::Overlay;
use crate::{Article, Claim, TextRange};

/// Where two texts differ: whole words of the one that gave way to other words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Change {
    /// The words that went.
    gone: TextRange,
    /// The length in bytes of those that came.
    came: u32,
}

impl Change {
    fn between(old: &str, new: &str) -> Self {
        let same = |pair: &(char, char)| pair.0 == pair.1;
        let length =
            |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize { pairs.map(|pair| pair.0.len_utf8()).sum() };
        let start = length(&mut old.chars().zip(new.chars()).take_while(same));
        // A word that is changed in part is another word.
        let start = old[..start].rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let (rest, came) = (&old[start..], &new[start..]);
        let end = length(&mut rest.chars().rev().zip(came.chars().rev()).take_while(same));
        let is_whole = |text: &str| text.is_empty() || text.ends_with(char::is_whitespace);
        let end = match rest[rest.len() - end..].find(char::is_whitespace) {
            _ if is_whole(&rest[..rest.len() - end]) && is_whole(&came[..came.len() - end]) => end,
            space => space.map_or(0, |space| end - space),
        };
        Self { gone: TextRange::from_usize(start, old.len() - end), came: (came.len() - end) as u32 }
    }

    /// Where a range stands now; none where it held words that went.
    fn moved(self, range: TextRange) -> Option<TextRange> {
        let shift = |offset: u32| offset - self.gone.len() + self.came;
        match range {
            before if before.end() <= self.gone.start() => Some(before),
            after if after.start() >= self.gone.end() => Some(TextRange::new(shift(after.start()), shift(after.end()))),
            _ => None,
        }
    }

    /// Moves a range; returns whether it stands.
    fn moves(self, range: &mut TextRange) -> bool {
        self.moved(*range).map(|now| *range = now).is_some()
    }

    /// Moves ranges, and drops those that stand no more.
    fn move_all(self, ranges: &mut Vec<TextRange>) {
        ranges.retain_mut(|range| self.moves(range));
    }

    fn leaves(self, claim: &Claim) -> bool {
        let mut ranges = claim.content.iter().copied().chain(claim.source.map(|source| source.range));
        ranges.all(|range| self.moved(range).is_some())
    }
}

impl Reading {
    /// The same reading of another article, which differs from its own in one place: marks and edits elsewhere stand at
    /// their words, marks on words that changed are gone, and edits of them are listed as unplaced. The engine should read
    /// the article again.
    pub fn rewritten(&self, article: Article) -> Self {
        let change = Change::between(self.article.text(), article.text());
        let mut edits = self.edits.clone();
        // Words that went keep their place and their quote: they may come back.
        let mut moves = |range: &mut TextRange, _: Option<&mut String>| {
            change.moves(range);
        };
        edits.iter_mut().for_each(|edit| edit.each_range(&mut moves));
        let mut overlay = Overlay::new(&article, self.annotations.clone());
        overlay.keep_claims_where(|claim| change.leaves(claim));
        let mut annotations = overlay.finish();
        annotations.mentions.retain_mut(|mention| {
            change.move_all(&mut mention.why.spans);
            change.moves(&mut mention.range)
        });
        for claim in &mut annotations.claims {
            claim.source.iter_mut().for_each(|source| {
                change.moves(&mut source.range);
            });
            [&mut claim.content, &mut claim.cue, &mut claim.certainty_cue, &mut claim.why.spans]
                .into_iter()
                .for_each(|ranges| change.move_all(ranges));
        }
        annotations.times.retain_mut(|time| change.moves(&mut time.range));
        annotations.numbers.retain_mut(|number| change.moves(&mut number.range));
        change.move_all(&mut annotations.summary.sentences);
        annotations.summary.check_first.retain_mut(|check| {
            check.also = check.also.and_then(|also| change.moved(also));
            change.moves(&mut check.range)
        });
        Self { article, annotations, edits, shared_on: self.shared_on }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Anchor, Annotations, Certainty, Decimal, Edit, Mention, Number, Reason, Source, Summary, Why, testing,
    };

    #[test]
    fn whole_words_change() {
        for (old, new, gone, came) in [
            ("Lind said no.", "Lind said yes.", "no.", "yes."),
            ("Lind said no.", "Linda said no.", "Lind", "Linda"),
            ("Lind said no.", "Lind never said no.", "", "never "),
            ("Lind said no no.", "Lind said no.", "no ", ""),
            ("Lind said.", "Lind said.", "", ""),
            ("", "Lind", "", "Lind"),
            ("Lind", "", "Lind", ""),
            ("café ouvert", "cafè ouvert", "café", "cafè"),
            ("a a a", "a a", "a ", ""),
        ] {
            let change = Change::between(old, new);
            let start = change.gone.start() as usize;
            assert_eq!(
                (old.get(change.gone.as_usize()), &new[start..start + change.came as usize]),
                (Some(gone), came),
                "{old} → {new}"
            );
            let patched = [&old[..start], came, &old[change.gone.end() as usize..]].concat();
            assert_eq!(patched, new);
        }
    }

    #[test]
    fn marks_and_edits_elsewhere_stand_at_their_words() {
        let old = "Rosa Lind met Karl Lind. Piet Maas left. Lind said the port will open.";
        let find = |words: &str| {
            let start = old.find(words).unwrap();
            TextRange::from_usize(start, start + words.len())
        };
        let anchor = |words: &str| Anchor { range: find(words), quote: words.to_owned() };
        let why = || Why { code: Reason::Context, spans: vec![find("Piet"), find("Lind said")] };
        let mention = |words: &str, entity: u32| Mention { why: why(), ..testing::mention(find(words), entity) };
        let claim = |content: &str, source: &str| Claim {
            source: Some(Source { range: find(source), entity: None }),
            cue: vec![find("said")],
            certainty: Certainty::Predicted,
            certainty_cue: vec![find("will")],
            why: why(),
            ..testing::claim(find(content))
        };
        let number = |words: &str, claim: u32| Number {
            range: find(words),
            value: Decimal { mantissa: 1, exponent: 0 },
            unit: String::new(),
            claim: Some(claim),
        };
        let annotations = Annotations {
            mentions: vec![mention("Rosa Lind", 0), mention("Piet Maas", 1), mention("Lind said", 0)],
            claims: vec![claim("Piet Maas left", "Karl Lind"), claim("the port will open", "Lind said")],
            numbers: vec![number("met", 0), number("port", 1)],
            summary: Summary { sentences: vec![find("Piet Maas left."), find("Lind said")], check_first: Vec::new() },
            ..Annotations::default()
        };
        let edits = vec![
            Edit::Merge { from: anchor("Piet Maas"), into: anchor("Lind said") },
            Edit::MoveBoundaries { at: anchor("port"), to: find("the port") },
        ];
        let reading = Reading { edits, ..Reading::new(Article::from_plain_text(old), annotations) };
        let now = reading
            .rewritten(Article::from_plain_text(&old.replace("Piet Maas left", "The chair of the board went home")));
        let words = |range: TextRange| now.article.slice(range);
        let mentions: Vec<&str> = now.annotations.mentions.iter().map(|mention| words(mention.range)).collect();
        assert_eq!(mentions, ["Rosa Lind", "Lind said"]);
        assert_eq!(
            now.annotations.mentions[0].why.spans.iter().map(|span| words(*span)).collect::<Vec<_>>(),
            ["Lind said"]
        );
        let [claim] = &now.annotations.claims[..] else { panic!("{:?}", now.annotations.claims) };
        assert_eq!((words(claim.extent()), words(claim.cue[0])), ("the port will open", "said"));
        assert_eq!(now.annotations.numbers.iter().map(|number| number.claim).collect::<Vec<_>>(), [None, Some(0)]);
        assert_eq!(now.annotations.summary.sentences.len(), 1);
        let [Edit::Merge { from, into }, Edit::MoveBoundaries { at, to }] = &now.edits[..] else {
            panic!("{:?}", now.edits)
        };
        assert_eq!(
            (from, words(into.range), words(at.range), words(*to)),
            (&anchor("Piet Maas"), "Lind said", "port", "the port")
        );
        assert_eq!(now.resolved().unplaced, [0, 1]);
        // The words come back, and with them the edit of them.
        let back = now.rewritten(reading.article.clone());
        assert_eq!(back.edits, reading.edits);
    }
}
