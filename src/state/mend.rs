//! Correcting: from what the reader asks for to an edit of the reading; undo and redo.
//!
//! ```text
//! select "US", press Actor ──► Mend::Actor ──► Edit::AddMention ──► Reading.edits ──► Shown with the new mark
//! ```

#[cfg(test)]
mod tests;

use std::rc::Rc;

use article::{Anchor, Article, Certainty, Edit, EntityId, EntityKind, Form, TextRange};

use super::{Done, Shown, State, Target};

/// What the reader asks for. What it is about, unless it says so, is the mark whose card is open, or the words that are
/// selected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mend {
    /// The selected words are an actor.
    Actor,
    /// The selected words are a place.
    Place,
    /// The selected words are a claim.
    Claim,
    /// The mark is none.
    Remove,
    /// The actor or place is none, wherever it is mentioned.
    RemoveEverywhere,
    /// The mention is somebody else.
    Split,
    /// The mark begins or ends a word earlier or later.
    Border(Border),
    /// The actor or place is of this kind.
    Retype(EntityKind),
    /// Its name is this.
    Rename(String),
    /// One actor or place is the same as another, whose name stays; without the first the one whose card is open.
    Merge(Option<EntityId>, EntityId),
    /// This one answers for the claim; none: the article itself.
    Speaker(Option<EntityId>),
    /// The selected words name who answers for the claim whose card is open.
    SaidBy,
    /// The claim is put so firmly.
    Certainty(Certainty),
    /// A remark on the mark or the selected words; empty: none any more.
    Note(String),
    /// Takes the last edit back.
    Undo,
    /// Makes the edit again that was taken back last.
    Redo,
}

/// A border of a mark, and which way it goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Border {
    /// Begins a word earlier.
    StartEarlier,
    /// Begins a word later.
    StartLater,
    /// Ends a word earlier.
    EndEarlier,
    /// Ends a word later.
    EndLater,
}

/// The part of the repairs that the reader wants first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fix {
    /// Any: what the mark is stands first.
    Kind,
    /// Whom it is the same as.
    Same,
    /// The remark.
    Note,
}

/// Whether an edit was made, taken back or made again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Made.
    Done,
    /// Taken back.
    Undone,
    /// Made again.
    Redone,
    /// No edit: words were copied with where they are from.
    Cited,
    /// No edit: a layer of marks was switched off.
    Hidden,
}

impl State {
    /// What was done, taken back or done again last.
    pub fn last_step(&self) -> Option<(Step, Done<'_>)> {
        let (step, shown) =
            (self.said.filter(|step| !matches!(step, Step::Cited | Step::Hidden))?, self.shown.as_ref()?);
        Some((step, if step == Step::Undone { shown.redoable() } else { shown.undoable() }?))
    }

    /// How many edits there are of the article that is shown, and how many were taken back: others after each step.
    pub fn steps(&self) -> (u32, usize, usize) {
        let steps =
            |shown: &Rc<Shown>| (self.serial, shown.reading.edits.len() + self.texts as usize, shown.undone.len());
        self.shown.as_ref().map_or((0, 0, 0), steps)
    }

    /// What the reader has selected, without the white space around it.
    pub(super) fn select(&mut self, range: Option<TextRange>) {
        let trimmed = self.shown.as_ref().zip(range).and_then(|(shown, range)| trimmed(&shown.reading.article, range));
        // A claim's card that was opened on purpose stays: the words may be its speaker's.
        if trimmed.is_some() && !(self.card_pinned && matches!(self.card, Some(Target::Claim(_)))) {
            self.close_card();
        }
        self.selection = trimmed;
        self.fix = None;
    }

    /// Does what the reader asks for. What would change nothing, or finds no place, is left.
    pub(super) fn mend(&mut self, mend: &Mend) {
        let Some(shown) = self.shown.clone() else { return };
        match (mend, shown.undoable(), shown.redoable()) {
            (Mend::Undo, Some(Done::Words(_)), _) => {
                if let Some((before, _)) = &shown.before {
                    let after = Some(Rc::clone(&shown));
                    // The library may have given it another number since.
                    let before = Shown { after, undone: Vec::new(), entry: shown.entry, ..(**before).clone() };
                    self.put(Rc::new(before), Step::Undone);
                }
                return;
            }
            (Mend::Redo, _, Some(Done::Words(_))) => {
                if let Some(after) = &shown.after {
                    self.put(Rc::new(Shown { entry: shown.entry, ..(**after).clone() }), Step::Redone);
                }
                return;
            }
            _ => {}
        }
        let (mut edits, mut undone) = (shown.reading.edits.clone(), shown.undone.clone());
        let (step, edit) = match mend {
            Mend::Undo => (Step::Undone, edits.pop()),
            Mend::Redo => (Step::Redone, undone.pop()),
            _ => (Step::Done, self.edit(&shown, mend)),
        };
        let Some(edit) = edit else { return };
        // Whom a merge is about it says by the mention that names him best; the card stays at its own.
        let own = self.card.and_then(|target| target.range(&shown.annotations));
        let range = match &edit {
            Edit::MoveBoundaries { to, .. } if step != Step::Undone => *to,
            Edit::Merge { from, .. } => own.unwrap_or(from.range),
            edit => edit.at().range,
        };
        let adds = matches!(edit, Edit::AddMention { .. } | Edit::AddClaim { .. }) && step == Step::Done;
        match step {
            Step::Undone => undone.push(edit),
            Step::Redone => edits.push(edit),
            Step::Done | Step::Cited | Step::Hidden => {
                undone.clear();
                edits.push(edit);
            }
        }
        let mut after = shown.mended(edits, undone);
        if step == Step::Done {
            after.after = None;
        }
        if step == Step::Done && after.unplaced.last().is_some_and(|last| last + 1 == after.reading.edits.len()) {
            return;
        }
        let is_claim = matches!(self.card, Some(Target::Claim(_))) && !matches!(mend, Mend::Actor | Mend::Place);
        let was_open = self.card.is_some();
        let stays_open = matches!(mend, Mend::Border(_) | Mend::Retype(_) | Mend::Certainty(_));
        let fix = self.fix.filter(|_| stays_open);
        self.close_card();
        if adds || was_open {
            self.card = target_at(&after, range, is_claim || matches!(mend, Mend::Claim));
            self.card_pinned = self.card.is_some();
            self.fix = fix.filter(|_| self.card_pinned);
        }
        self.place = Some(range.start());
        self.selection = None;
        self.notice = None;
        self.filter = self.filter.carried(&shown.overview, &after.overview);
        self.shown = Some(Rc::new(after));
        self.said = Some(step);
    }

    /// The edit that does it, if there is something to be done.
    fn edit(&self, shown: &Shown, mend: &Mend) -> Option<Edit> {
        let (article, now) = (&shown.reading.article, &shown.annotations);
        let card = self.card.and_then(|target| target.range(now)).map(|range| anchor(article, range));
        let mention = match self.card {
            Some(Target::Mention(position)) => now.mentions.get(position as usize),
            _ => None,
        };
        let of_card = mention.and_then(|mention| entity_anchor(shown, mention.entity));
        let selected = self.selection.map(|range| anchor(article, range));
        Some(match mend {
            Mend::Actor | Mend::Place => added(shown, selected?, matches!(mend, Mend::Place)),
            Mend::Claim => Edit::AddClaim { at: selected?, source: None },
            Mend::Remove if mention.is_some() => Edit::RemoveMention { at: card? },
            Mend::Remove => Edit::RemoveClaim { at: card? },
            Mend::RemoveEverywhere => Edit::RemoveEntity { at: of_card? },
            Mend::Split => Edit::Split { at: card.filter(|_| mention.is_some())? },
            Mend::Border(border) => {
                let at = card?;
                let to = moved(article, at.range, *border)?;
                Edit::MoveBoundaries { at, to }
            }
            Mend::Retype(kind) => Edit::Retype { at: card.filter(|_| mention.is_some())?, kind: *kind },
            Mend::Rename(name) => {
                Edit::Rename { at: card.filter(|_| mention.is_some())?, name: name.trim().to_owned() }
            }
            Mend::Merge(from, into) => Edit::Merge {
                from: from.map_or(of_card, |from| entity_anchor(shown, from))?,
                into: entity_anchor(shown, *into)?,
            },
            Mend::Speaker(speaker) => {
                let at = card?;
                let source = speaker.map(|id| nearest_mention(shown, id, at.range));
                if source == Some(None) {
                    return None;
                }
                Edit::SetSpeaker { at, source: source.flatten() }
            }
            Mend::SaidBy => Edit::SetSpeaker { at: card.filter(|_| mention.is_none())?, source: Some(selected?) },
            Mend::Certainty(certainty) => Edit::SetCertainty { at: card?, certainty: *certainty },
            Mend::Note(text) => Edit::Note { at: selected.or(card)?, text: text.trim().to_owned() },
            Mend::Undo | Mend::Redo => return None,
        })
    }
}

fn anchor(article: &Article, range: TextRange) -> Anchor {
    Anchor { range, quote: article.slice(range).to_owned() }
}

/// The mark that stands there exactly: of a claim and a name of the same words, the kind that is looked for.
pub(super) fn target_at(shown: &Shown, range: TextRange, is_claim: bool) -> Option<Target> {
    let now = &shown.annotations;
    let claim = || now.claims.iter().position(|claim| claim.extent() == range);
    let named = || now.mentions.iter().position(|mention| mention.range == range);
    let number = |position: usize| u32::try_from(position).ok();
    if is_claim { claim().and_then(number).map(Target::Claim) } else { named().and_then(number).map(Target::Mention) }
}

/// A mention by which an entity can be named: one that says its name in full, or its first.
fn entity_anchor(shown: &Shown, id: EntityId) -> Option<Anchor> {
    let (article, now) = (&shown.reading.article, &shown.annotations);
    let name = &now.entity(id)?.name;
    let its = || now.mentions.iter().filter(|mention| mention.entity == id);
    let full = its().find(|mention| article.slice(mention.range) == name);
    let found = full.or_else(|| its().find(|mention| mention.form == Form::Name)).or_else(|| its().next());
    found.map(|mention| anchor(article, mention.range))
}

/// The mention of an entity that stands nearest to a claim, outside it where there is one.
fn nearest_mention(shown: &Shown, id: EntityId, claim: TextRange) -> Option<Anchor> {
    let distance = |range: TextRange| match range.overlaps(claim) {
        true => u32::MAX,
        false => range.cover(claim).len() - range.len() - claim.len(),
    };
    let its = shown.annotations.mentions.iter().filter(|mention| mention.entity == id);
    let nearest = its.min_by_key(|mention| distance(mention.range))?;
    Some(anchor(&shown.reading.article, nearest.range))
}

/// Marks words as a mention: of the entity that has that name already, or of a new one.
fn added(shown: &Shown, at: Anchor, is_place: bool) -> Edit {
    let name = at.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = |kind: EntityKind| match is_place {
        true => matches!(kind, EntityKind::Place | EntityKind::State),
        false => kind.is_actor(),
    };
    let known = shown
        .annotations
        .entities
        .iter()
        .find(|entity| fits(entity.kind) && (entity.name == name || entity.aliases.contains(&name)));
    let kind = match known {
        _ if is_place => EntityKind::Place,
        Some(known) => known.kind,
        None => guessed(&name),
    };
    Edit::AddMention { at, kind, entity: known.and_then(|known| entity_anchor(shown, known.id)) }
}

/// What kind of actor a name looks like; one press puts it right. Two or three capitalised words are a person's.
fn guessed(name: &str) -> EntityKind {
    let words: Vec<&str> = name.split(' ').collect();
    let is_person = |word: &&str| {
        !word.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            && (word.ends_with('.') || word.contains(|c: char| c.is_ascii_lowercase()))
    };
    let looks_like_one = (2..=3).contains(&words.len()) && words.iter().all(is_person);
    if looks_like_one { EntityKind::Person } else { EntityKind::Organization }
}

/// A range without the white space at its ends; none where nothing is left.
fn trimmed(article: &Article, range: TextRange) -> Option<TextRange> {
    let words = if range.fits(article.text()) { article.slice(range) } else { "" };
    let start = range.start() as usize + words.len() - words.trim_start().len();
    let length = words.trim().len();
    (length > 0).then(|| TextRange::from_usize(start, start + length))
}

/// A mark's range with a border moved to the next place where a word begins or ends, with or without the signs that
/// stand at it; within the blocks that the mark stands in.
fn moved(article: &Article, range: TextRange, border: Border) -> Option<TextRange> {
    let block = |offset: u32| article.block_at(offset).map(|index| article.blocks()[index].range);
    let within = block(range.start())?.cover(block(range.end().saturating_sub(1))?);
    let text = article.slice(within);
    let (mut starts, mut ends) = (Vec::new(), Vec::new());
    for token in text.split_whitespace() {
        let at = within.start() as usize + (token.as_ptr() as usize - text.as_ptr() as usize);
        // The tables of what a letter is would weigh more than all the rest of this.
        let sign = |c: char| c.is_ascii_punctuation() || "“”‘’«»„–—…".contains(c);
        let (start, end) =
            (at + token.len() - token.trim_start_matches(sign).len(), at + token.trim_end_matches(sign).len());
        starts.extend([at, start.min(at + token.len())]);
        ends.extend([end, at + token.len()]);
    }
    let offset = |offset: &usize| u32::try_from(*offset).unwrap_or(u32::MAX);
    let (starts, ends) = (|| starts.iter().map(offset), || ends.iter().map(offset));
    let (start, end) = (range.start(), range.end());
    let (start, end) = match border {
        Border::StartEarlier => (starts().rev().find(|at| *at < start)?, end),
        Border::StartLater => (starts().find(|at| *at > start)?, end),
        Border::EndEarlier => (start, ends().rev().find(|at| *at < end)?),
        Border::EndLater => (start, ends().find(|at| *at > end)?),
    };
    (start < end).then(|| TextRange::new(start, end))
}
