//! Whom a pronoun can mean at all: those named before it that agree in number and gender, and those after it in its sentence.

use article::EntityKind;

use super::{BACK, BACK_PERSON, CANDIDATES, Number, Resolver, Spot, slot, spot};
use crate::document::Document;

/// One that a pronoun can mean.
pub(super) struct Candidate {
    pub(super) entity: usize,
    /// How many were mentioned after it.
    pub(super) rank: usize,
    /// Where it is named after the pronoun, if only there.
    pub(super) after: Option<Spot>,
    /// Where it is named next in the pronoun's sentence.
    pub(super) next: Option<Spot>,
    /// How many that were a subject were mentioned after it.
    pub(super) subject_rank: usize,
}

impl Resolver {
    /// Whom an object pronoun cannot mean: the subject of its verb, "Lind praised him", "he agreed with him".
    pub(super) fn barred(
        &self,
        document: &Document<'_>,
        (token, sentence): (usize, usize),
        used: slot::Use,
    ) -> Option<usize> {
        if used != slot::Use::Object {
            return None;
        }
        let subject = slot::subject_of(document, token, document.sentences[sentence].first as usize)?;
        if let Some(mention) = document.mention_at(subject) {
            return Some(document.mentions[mention].entity.0 as usize);
        }
        self.found
            .iter()
            .rev()
            .take(4)
            .find(|found| found.token as usize == subject)
            .map(|found| found.entity.0 as usize)
    }

    pub(super) fn candidates(
        &self,
        document: &Document<'_>,
        (token, sentence): (usize, usize),
        number: Number,
    ) -> Vec<Candidate> {
        let fits = |entity: usize| {
            let Some(kind) = document.entities.get(entity).map(|entity| entity.kind) else { return false };
            match number {
                Number::One(gender) => kind == EntityKind::Person && self.tracks[entity].gender.allows(gender),
                Number::Thing => matches!(kind, EntityKind::Organization | EntityKind::State),
                Number::Several => {
                    matches!(kind, EntityKind::Organization | EntityKind::Group | EntityKind::State)
                }
            }
        };
        let back = if matches!(number, Number::One(_)) { BACK_PERSON } else { BACK };
        let near = |entity: &&usize| {
            let near = |spot: Spot| {
                let is_subject = matches!(spot.slot, slot::Slot::Subject | slot::Slot::First);
                let enough = matches!(number, Number::One(_)) || spot.sentence == sentence || is_subject;
                spot.sentence + back >= sentence && enough
            };
            self.tracks[**entity].last.is_some_and(near) && fits(**entity)
        };
        let before = self.recent.iter().rev().filter(near).take(CANDIDATES).enumerate();
        let mut subjects = 0;
        let candidate = |(rank, &entity): (usize, &usize)| {
            let subject_rank = subjects;
            let is_subject = |spot: Spot| matches!(spot.slot, slot::Slot::Subject | slot::Slot::First);
            subjects += usize::from(self.tracks[entity].last.is_some_and(is_subject));
            Candidate { entity, rank, after: None, next: None, subject_rank }
        };
        let mut all: Vec<Candidate> = before.map(candidate).collect();
        if matches!(number, Number::One(_)) {
            let end = document.sentences[sentence].end;
            for at in self.mention..document.mentions.len() {
                let (first, last) = document.mention_tokens[at];
                if first >= end || all.len() >= CANDIDATES + 3 {
                    break;
                }
                let mention = &document.mentions[at];
                let entity = mention.entity.0 as usize;
                if (first as usize) < token || !fits(entity) {
                    continue;
                }
                let spot = spot(document, (first as usize, last as usize), sentence, &mut true, &mention.name_type);
                match all.iter_mut().find(|other| other.entity == entity) {
                    Some(other) => other.next = other.next.or(Some(spot)),
                    None => {
                        let (rank, next) = (all.len(), Some(spot));
                        all.push(Candidate { entity, rank, after: next, next, subject_rank: rank });
                    }
                }
            }
        }
        all
    }
}
