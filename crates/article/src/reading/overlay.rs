//! Lays the reader's edits over the engine's annotations, one after the other.

use crate::order::sort_by_number;
use crate::{
    Anchor, Annotations, Article, Certainty, Claim, Edit, Entity, EntityId, EntityKind, Form, Mention, MentionRole,
    Mode, NameType, Reason, Source, TextRange, Why,
};

/// What a reader decides is sure.
const SURE: u16 = 1000;

/// The annotations while edits are laid over them.
pub(super) struct Overlay<'a> {
    article: &'a Article,
    annotations: Annotations,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(article: &'a Article, annotations: Annotations) -> Self {
        Self { article, annotations }
    }

    /// The annotations with all edits, in order again.
    pub(super) fn finish(mut self) -> Annotations {
        sort_by_number(&mut self.annotations.mentions, |mention| mention.range.key());
        let mut order: Vec<usize> = (0..self.annotations.claims.len()).collect();
        sort_by_number(&mut order, |index| self.annotations.claims[*index].extent().key());
        self.keep_claims(&order);
        self.annotations
    }

    /// Drops the other claims.
    pub(super) fn keep_claims_where(&mut self, keeps: impl Fn(&Claim) -> bool) {
        let claims = &self.annotations.claims;
        let kept: Vec<usize> = (0..claims.len()).filter(|index| keeps(&claims[*index])).collect();
        self.keep_claims(&kept);
    }

    /// Lays one edit. Returns whether it found its words; where it did not, nothing changes.
    pub(super) fn lay(&mut self, edit: &Edit) -> bool {
        self.try_lay(edit).is_some()
    }

    fn try_lay(&mut self, edit: &Edit) -> Option<()> {
        match edit {
            Edit::AddMention { at, kind, entity } => self.add_mention(at, *kind, entity.as_ref()),
            Edit::RemoveMention { at } => {
                let index = self.mention_at(at)?;
                let removed = self.annotations.mentions.remove(index);
                self.drop_unless_mentioned(removed.entity);
                Some(())
            }
            Edit::RemoveEntity { at } => {
                let entity = self.entity_at(at)?;
                self.annotations.mentions.retain(|mention| mention.entity != entity);
                self.drop_unless_mentioned(entity);
                Some(())
            }
            Edit::Retype { at, kind } => self.retype(self.entity_at(at)?, *kind),
            Edit::MoveBoundaries { at, to } => self.move_boundaries(at, *to),
            Edit::Rename { at, name } => {
                let entity = self.entity_at(at).filter(|_| !name.trim().is_empty())?;
                let entity = self.entity_mut(entity)?;
                let former = std::mem::replace(&mut entity.name, name.clone());
                remember_alias(entity, &former);
                Some(())
            }
            Edit::Merge { from, into } => self.merge(self.entity_at(from)?, self.entity_at(into)?),
            Edit::Split { at } => self.split(at),
            Edit::AddClaim { at, source } => self.add_claim(at, source.as_ref()),
            Edit::RemoveClaim { at } => {
                let index = self.claim_at(at)?;
                let kept: Vec<usize> = (0..self.annotations.claims.len()).filter(|other| *other != index).collect();
                self.keep_claims(&kept);
                Some(())
            }
            Edit::SetSpeaker { at, source } => {
                let source = self.source(source.as_ref())?;
                let mode = self.mode_of(at.range, source.is_some());
                let claim = self.claim_mut(at)?;
                claim.source = source;
                claim.mode = mode;
                decided(&mut claim.why, &mut claim.confidence, &mut claim.unsure);
                Some(())
            }
            Edit::SetCertainty { at, certainty } => {
                let claim = self.claim_mut(at)?;
                claim.certainty = *certainty;
                claim.certainty_cue.clear();
                decided(&mut claim.why, &mut claim.confidence, &mut claim.unsure);
                Some(())
            }
            Edit::Note { at, .. } => self.holds(at).then_some(()),
        }
    }

    /// Whether the words that an anchor was made on still stand where it was made.
    fn holds(&self, at: &Anchor) -> bool {
        !at.range.is_empty() && at.range.fits(self.article.text()) && self.article.slice(at.range) == at.quote
    }

    fn mention_at(&self, at: &Anchor) -> Option<usize> {
        let found = || nearest(at.range, self.annotations.mentions.iter().map(|mention| mention.range));
        self.holds(at).then(found).flatten()
    }

    fn claim_at(&self, at: &Anchor) -> Option<usize> {
        let found = || nearest(at.range, self.annotations.claims.iter().map(Claim::extent));
        self.holds(at).then(found).flatten()
    }

    /// Whom the mention there means.
    fn entity_at(&self, at: &Anchor) -> Option<EntityId> {
        self.mention_at(at).map(|index| self.annotations.mentions[index].entity)
    }

    fn claim_mut(&mut self, at: &Anchor) -> Option<&mut Claim> {
        let index = self.claim_at(at)?;
        self.annotations.claims.get_mut(index)
    }

    fn entity_mut(&mut self, id: EntityId) -> Option<&mut Entity> {
        self.annotations.entities.iter_mut().find(|entity| entity.id == id)
    }

    fn add_mention(&mut self, at: &Anchor, kind: EntityKind, entity: Option<&Anchor>) -> Option<()> {
        if !self.holds(at) || at.quote.trim().is_empty() {
            return None;
        }
        // Whom it was tied to may be marked no more after another analysis: the mark stays by itself then.
        let known = entity.and_then(|known| self.entity_at(known));
        let entity = known.unwrap_or_else(|| self.new_entity(kind, &at.quote));
        let displaced = self.displace(at.range);
        self.annotations.mentions.push(Mention {
            range: at.range,
            entity,
            name_type: name_type(kind),
            role: role(kind),
            form: Form::Name,
            metonym: false,
            unsure: false,
            confidence: SURE,
            why: Why { code: Reason::Reader, spans: Vec::new() },
        });
        for before in displaced {
            self.answer_instead(at.range, before, entity);
            self.drop_unless_mentioned(before);
        }
        Some(())
    }

    /// Takes away what is marked on these words, so that the reader's mark shows: marks within them or across their
    /// borders. A longer name around them stays. Gives whom those marks meant.
    fn displace(&mut self, range: TextRange) -> Vec<EntityId> {
        let mut gone = Vec::new();
        self.annotations.mentions.retain(|mention| {
            let is_around = mention.range != range && mention.range.contains(range);
            let stays = is_around || !mention.range.overlaps(range);
            if !stays {
                gone.push(mention.entity);
            }
            stays
        });
        gone
    }

    fn new_entity(&mut self, kind: EntityKind, name: &str) -> EntityId {
        let next =
            self.annotations.entities.iter().map(|entity| entity.id.0).max().map_or(0, |last| last.saturating_add(1));
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let entity = Entity { id: EntityId(next), kind, name, role: None, aliases: Vec::new(), place: None };
        self.annotations.entities.push(entity);
        EntityId(next)
    }

    /// Drops an entity that nothing mentions any more, and its name from the claims it answered for.
    fn drop_unless_mentioned(&mut self, id: EntityId) {
        if self.annotations.mentions.iter().any(|mention| mention.entity == id) {
            return;
        }
        self.annotations.entities.retain(|entity| entity.id != id);
        for source in self.annotations.claims.iter_mut().filter_map(|claim| claim.source.as_mut()) {
            source.entity = source.entity.filter(|entity| *entity != id);
        }
    }

    fn retype(&mut self, id: EntityId, kind: EntityKind) -> Option<()> {
        self.entity_mut(id)?.kind = kind;
        for mention in self.annotations.mentions.iter_mut().filter(|mention| mention.entity == id) {
            mention.name_type = name_type(kind);
            if mention.role != MentionRole::Author {
                mention.role = role(kind);
            }
            mention.metonym = false;
            decided(&mut mention.why, &mut mention.confidence, &mut mention.unsure);
        }
        Some(())
    }

    fn move_boundaries(&mut self, at: &Anchor, to: TextRange) -> Option<()> {
        if to.of(self.article.text()).trim().is_empty() {
            return None;
        }
        if let Some(index) = self.mention_at(at) {
            let mut mention = self.annotations.mentions.remove(index);
            mention.range = to;
            decided(&mut mention.why, &mut mention.confidence, &mut mention.unsure);
            let displaced = self.displace(to);
            self.annotations.mentions.push(mention);
            displaced.into_iter().for_each(|before| self.drop_unless_mentioned(before));
            return Some(());
        }
        let claim = self.claim_mut(at)?;
        claim.content = stretched(&claim.content, to);
        decided(&mut claim.why, &mut claim.confidence, &mut claim.unsure);
        Some(())
    }

    fn merge(&mut self, from: EntityId, into: EntityId) -> Option<()> {
        if from == into || self.annotations.entity(into).is_none() {
            return None;
        }
        let index = self.annotations.entities.iter().position(|entity| entity.id == from)?;
        let gone = self.annotations.entities.remove(index);
        let stays = self.entity_mut(into)?;
        for name in std::iter::once(&gone.name).chain(&gone.aliases) {
            remember_alias(stays, name);
        }
        stays.role = stays.role.take().or(gone.role);
        stays.place = stays.place.take().or(gone.place);
        for mention in self.annotations.mentions.iter_mut().filter(|mention| mention.entity == from) {
            mention.entity = into;
        }
        for source in self.annotations.claims.iter_mut().filter_map(|claim| claim.source.as_mut()) {
            if source.entity == Some(from) {
                source.entity = Some(into);
            }
        }
        Some(())
    }

    fn split(&mut self, at: &Anchor) -> Option<()> {
        let index = self.mention_at(at)?;
        let former = self.annotations.mentions[index].entity;
        let kind = self.annotations.entity(former)?.kind;
        let shared = self.annotations.mentions.iter().filter(|mention| mention.entity == former).count() > 1;
        if !shared || at.quote.trim().is_empty() {
            return None;
        }
        let entity = self.new_entity(kind, &at.quote);
        let mention = &mut self.annotations.mentions[index];
        mention.entity = entity;
        decided(&mut mention.why, &mut mention.confidence, &mut mention.unsure);
        self.answer_instead(at.range, former, entity);
        Some(())
    }

    /// Where a name within a claim's source is somebody else now, so is the source.
    fn answer_instead(&mut self, name: TextRange, before: EntityId, now: EntityId) {
        for source in self.annotations.claims.iter_mut().filter_map(|claim| claim.source.as_mut()) {
            if source.range.contains(name) && source.entity == Some(before) {
                source.entity = Some(now);
            }
        }
    }

    fn add_claim(&mut self, at: &Anchor, source: Option<&Anchor>) -> Option<()> {
        if !self.holds(at) {
            return None;
        }
        let source = self.source(source)?;
        let mode = self.mode_of(at.range, source.is_some());
        self.annotations.claims.push(Claim {
            content: vec![at.range],
            source,
            cue: Vec::new(),
            mode,
            certainty: Certainty::Stated,
            certainty_cue: Vec::new(),
            unsure: false,
            confidence: SURE,
            why: Why { code: Reason::Reader, spans: Vec::new() },
        });
        Some(())
    }

    /// The source that an anchor names, with the entity of the first name in it; the outer `None`: words not found.
    fn source(&self, at: Option<&Anchor>) -> Option<Option<Source>> {
        let Some(at) = at else { return Some(None) };
        let named = self.annotations.mentions.iter().filter(|mention| at.range.contains(mention.range));
        let entity = named.min_by_key(|mention| mention.range).map(|mention| mention.entity);
        self.holds(at).then_some(Some(Source { range: at.range, entity }))
    }

    fn mode_of(&self, content: TextRange, attributed: bool) -> Mode {
        let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
        let words = if content.fits(self.article.text()) { self.article.slice(content).trim() } else { "" };
        if !attributed {
            Mode::Own
        } else if words.starts_with(is_quote) && words.ends_with(is_quote) {
            Mode::Quoted
        } else if words.contains(is_quote) {
            Mode::Mixed
        } else {
            Mode::Reported
        }
    }

    /// Keeps these claims, in this order, and mends the numbers that point to claims.
    fn keep_claims(&mut self, kept: &[usize]) {
        let mut place = vec![None; self.annotations.claims.len()];
        for (now, former) in (0_u32..).zip(kept) {
            place[*former] = Some(now);
        }
        let former = std::mem::take(&mut self.annotations.claims);
        self.annotations.claims = kept.iter().map(|index| former[*index].clone()).collect();
        for number in &mut self.annotations.numbers {
            number.claim = number.claim.and_then(|claim| place.get(claim as usize).copied().flatten());
        }
    }
}

/// The mark that stands exactly there, or else the one that shares most words with it: more than half of what the two
/// cover together. An analysis anew may cut the same mark a little otherwise.
fn nearest(at: TextRange, marks: impl Iterator<Item = TextRange>) -> Option<usize> {
    let likeness = |mark: TextRange| {
        let (shared, both) = (u64::from(mark.intersection(at)?.len()), u64::from(mark.cover(at).len()));
        (shared * 2 > both).then_some((shared << 32) / both)
    };
    let mut best = None;
    for (index, mark) in marks.enumerate() {
        // Of equals the first, so that an exact one is never passed over.
        if let Some(alike) = likeness(mark).filter(|alike| best.is_none_or(|(before, _)| *alike > before)) {
            best = Some((alike, index));
        }
    }
    best.map(|(_, index)| index)
}

/// The pieces of a content between other borders. What stands between two pieces stays outside; borders that move out take the
/// first and the last piece along.
fn stretched(pieces: &[TextRange], to: TextRange) -> Vec<TextRange> {
    let extent = pieces.iter().copied().reduce(TextRange::cover).unwrap_or(to);
    let mut kept: Vec<TextRange> = pieces.iter().filter_map(|piece| piece.intersection(to)).collect();
    kept.sort_unstable();
    if let Some(first) = kept.first_mut().filter(|_| to.start() < extent.start()) {
        *first = TextRange::new(to.start(), first.end());
    }
    if let Some(last) = kept.last_mut().filter(|_| to.end() > extent.end()) {
        *last = TextRange::new(last.start(), to.end());
    }
    if kept.is_empty() { vec![to] } else { kept }
}

fn decided(why: &mut Why, confidence: &mut u16, unsure: &mut bool) {
    *why = Why { code: Reason::Reader, spans: Vec::new() };
    *confidence = SURE;
    *unsure = false;
}

fn remember_alias(entity: &mut Entity, name: &str) {
    if entity.name != name && !entity.aliases.iter().any(|alias| alias == name) {
        entity.aliases.push(name.to_owned());
    }
}

fn name_type(kind: EntityKind) -> NameType {
    match kind {
        EntityKind::Person => NameType::Person,
        EntityKind::Organization => NameType::Organization,
        EntityKind::State | EntityKind::Place => NameType::Location,
        EntityKind::Group => NameType::Norp,
    }
}

fn role(kind: EntityKind) -> MentionRole {
    if kind == EntityKind::Place { MentionRole::Place } else { MentionRole::Actor }
}
