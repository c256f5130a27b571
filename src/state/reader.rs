//! What the engine says of the article that is shown, and whether it goes on.

use std::rc::Rc;

use super::{EnginePhase, Fix, NetworkPhase, Notice, Shown, State, Target, mend};

impl State {
    pub(super) fn engine_failed(&mut self) {
        self.engine = EnginePhase::Failed;
        self.notice = Some(Notice::EngineFailed);
    }

    /// What is there stays; an article that counts as settled is not read, or read on, by the engine.
    pub(super) fn settled(&mut self, settled: bool) {
        if let Some(shown) = &self.shown {
            self.shown = Some(Rc::new(Shown { settled, ..(**shown).clone() }));
        }
        self.engine_stopped();
    }

    /// Whether the reader stopped the engine before it was through with the article, and it can go on.
    pub fn is_stopped(&self) -> bool {
        let has_better = self.network == NetworkPhase::Ready;
        self.engine != EnginePhase::Failed
            && self.shown.as_ref().is_some_and(|shown| {
                let has_rest = shown.part || shown.annotations.language.is_empty();
                shown.settled && (has_rest || shown.provisional && has_better)
            })
    }

    pub(super) fn engine_stopped(&mut self) {
        if matches!(self.engine, EnginePhase::Working { .. }) {
            self.engine = EnginePhase::Ready;
        }
    }

    /// Takes in what the engine says of the article with that serial; false where that is no longer the one shown.
    pub(super) fn read(&mut self, serial: u32, marked: impl FnOnce(&Shown) -> Shown) -> bool {
        let is_shown = serial == self.serial;
        if let Some(before) = self.shown.as_ref().filter(|_| is_shown) {
            let card = self.card.and_then(|target| Some((target.range(&before.annotations)?, target)));
            let shown = Rc::new(marked(before));
            let filter = self.filter.carried(&before.overview, &shown.overview);
            // Its marks are others now: the card stays if its own still stands there. If not, a remark that is being written is
            // written on at the same words.
            if let Some((range, target)) = card {
                let writes = self.fix.filter(|fix| *fix == Fix::Note);
                self.card = mend::target_at(&shown, range, matches!(target, Target::Claim(_)));
                if self.card.is_none() {
                    self.close_card();
                    self.selection = writes.map(|_| range).or(self.selection);
                    self.fix = writes;
                }
            }
            self.shown = Some(shown);
            self.filter = filter;
        }
        is_shown
    }

    pub(super) fn network_ready(&mut self) {
        self.network = NetworkPhase::Ready;
        self.read_provisional_again();
    }

    /// Marks that the first recogniser made are made again, unless the reader has stopped it.
    pub(super) fn read_provisional_again(&mut self) {
        if let Some(shown) = self.shown.as_ref().filter(|shown| shown.provisional && !shown.part) {
            self.shown = Some(Rc::new(Shown { settled: false, ..(**shown).clone() }));
        }
    }
}
