//! Candidates whose cue is an adverb: "reportedly".

use article::Reason;

use super::{Candidate, Edge, Frame, Ground};
use crate::attribution::tags::Tag;
use crate::lexicon::Lex;

impl Ground<'_, '_> {
    /// Whether a token is an adverb by which somebody unnamed says so: "reportedly".
    pub(super) fn is_hearsay(&self, at: usize) -> bool {
        self.zone.tag(at) == Tag::Adverb && self.zone.document.word(at).lex.any(Lex::HEARSAY)
    }

    /// "reportedly": somebody unnamed says so.
    pub(super) fn adverb(&self, at: usize, found: &mut Vec<Candidate>) {
        let zone = &self.zone;
        // "an allegedly stolen car" says so of the car alone.
        if !self.is_hearsay(at) || matches!(zone.before(at), Tag::Determiner | Tag::Possessive) {
            return;
        }
        let group = zone.group_start(at);
        let subject = zone.subject_left(group).filter(|_| group > zone.low).map(|(start, end)| {
            let relative = zone.tag(start) == Tag::Relative;
            let named = end - 1 - usize::from(end > 1 && zone.before(end - 1) == Tag::Comma);
            if relative { zone.simple_left(named).unwrap_or(start) } else { start }
        });
        let starts = self.beginnings(group.max(zone.low + 1));
        let clause = starts.iter().find(|(_, edge)| *edge == Edge::Clause).or(starts.first());
        let Some((start, edge)) = subject.map(|start| (start, Edge::Clause)).or(clause.copied()) else { return };
        // "Lind left the house and |has reportedly gone home": the subject is that of the verb before.
        let shared = (zone.before(group) == Tag::And).then(|| zone.clause_subject(group)).flatten();
        let start = if shared.is_some() { group } else { start };
        let parts = [shared.unwrap_or((0, 0)), (start, at), (at + 1, self.sentence_end())];
        found.push(Candidate {
            head: at,
            cue: vec![(at, at + 1)],
            content: parts.into_iter().filter(|(from, to)| from < to).collect(),
            source: None,
            reason: Reason::ReportedSpeech,
            frame: Frame::Both,
            edge,
            passive: false,
            inverted: false,
            borrowed: false,
        });
    }
}
