//! What a speaker goes on to say behind the sentence that names the speaker: in the same paragraph, and in the next ones
//! where the quotation stays open.

use super::candidate::{Candidate, Ground};
use crate::lexicon::Lex;

/// Most paragraphs and quotations that one claim is made of.
const LONGEST_SPEECH: usize = 12;
/// Tokens of a sentence that may be no more than the speaker of the quotation before it.
const SHORT: usize = 16;

impl Ground<'_, '_> {
    /// The stretches of a quotation with those that it goes on in, in the next paragraphs.
    pub(crate) fn whole(&self, first: usize) -> Vec<(usize, usize)> {
        let at = self.quotes.partition_point(|quote| quote.first < first);
        let mut parts = Vec::new();
        for quote in &self.quotes[at..] {
            parts.push((quote.first, quote.end));
            if !quote.goes_on || parts.len() >= LONGEST_SPEECH {
                break;
            }
        }
        parts
    }

    /// The quotations that stand alone right after the sentence: what the same speaker went on to say.
    fn going_on(&self) -> Vec<(usize, usize)> {
        let document = self.zone.document;
        let block = document.sentence_at(self.zone.base).map(|sentence| document.sentences[sentence].block);
        let mut parts: Vec<(usize, usize)> = Vec::new();
        let mut at = self.zone.high;
        while parts.len() < LONGEST_SPEECH
            && let Some(quote) = self.quote_at(at).filter(|quote| quote.first == at)
            && let Some(sentence) = document.sentence_at(quote.end - 1)
            && Some(document.sentences[sentence].block) == block
            && document.sentences[sentence].end as usize == quote.end
            && !self.is_answered(quote.end)
        {
            parts.extend(self.whole(quote.first));
            if quote.goes_on {
                break;
            }
            at = quote.end;
        }
        parts
    }

    /// Whether the sentence after a quotation is no more than its speaker: "“Why?” Lind asked."
    fn is_answered(&self, at: usize) -> bool {
        let document = self.zone.document;
        document.sentence_at(at).map(|sentence| document.sentences[sentence].tokens()).is_some_and(|sentence| {
            sentence.start == at
                && sentence.len() < SHORT
                && document.sentence_at(at - 1).is_some_and(|before| {
                    Some(document.sentences[before].block)
                        == document.sentence_at(at).map(|sentence| document.sentences[sentence].block)
                })
                && sentence.into_iter().any(|at| document.word(at).lex.any(Lex::REPORT))
        })
    }

    /// Adds what a speaker goes on to say behind the sentence to a content that holds a quotation to the sentence's end
    /// or stands before its speaker.
    pub(super) fn go_on(&self, found: &mut [Candidate]) {
        let speaks = |candidate: &Candidate| {
            let quoted =
                |&(_, end): &(usize, usize)| self.quote_at(end.saturating_sub(1)).is_some_and(|quote| quote.end == end);
            candidate.content.iter().any(quoted)
                && candidate.content.last().is_none_or(|&(_, end)| end <= self.zone.high)
        };
        if self.quoted || !found.iter().any(speaks) {
            return;
        }
        let parts = self.going_on();
        for candidate in found.iter_mut().filter(|candidate| speaks(candidate)) {
            candidate.content.extend(parts.iter().copied());
        }
    }
}
