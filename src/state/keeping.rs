//! What becomes of an article that the library keeps, and of one that came with a link.

use std::rc::Rc;

use article::library::Kept;

use super::{Origin, Shown, State, Step};

impl State {
    /// The library keeps what a link brought, from now on.
    pub(super) fn keep_copy(&mut self) {
        if let Some(shown) = &self.shown {
            self.shown = Some(Rc::new(shown.to_be_kept()));
        }
    }

    /// The library has the article of that serial, as it was `sent`: what came in from elsewhere is taken over.
    pub(super) fn join(&mut self, serial: u32, sent: &Shown, kept: &Kept) {
        self.read(serial, |shown| shown.joined(&sent.reading.edits, kept));
    }

    /// Drops the marks that came with a link: the engine reads the text. Of the reader's own article the marks are the engine's,
    /// and the corrections are taken back, so that they can be made again.
    pub(super) fn read_afresh(&mut self) {
        if let Some(shown) = self.shown.take() {
            if shown.origin == Origin::Pasted {
                let mut undone = shown.undone.clone();
                undone.extend(shown.reading.edits.iter().rev().cloned());
                return self.put(Rc::new(shown.mended(Vec::new(), undone)), Step::Undone);
            }
            self.name_anew();
            self.settle(Some(Rc::new(Shown::pasted(shown.reading.article.clone()))));
            self.previous = Some(shown);
        }
    }
}
