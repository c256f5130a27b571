//! Putting words of the article otherwise: a passage in its place, a line of its head. What is marked elsewhere stays, and the
//! article is read again.

use std::rc::Rc;

use super::{NetworkPhase, Shown, State, Step, head, with_block, with_head, with_source};

impl State {
    /// Opens the block where the reader is for other words, or closes the one that is open.
    pub(super) fn open_words(&mut self, opens: bool) {
        self.rewriting = if opens { self.here() } else { None };
        self.close_card();
        self.selection = None;
    }

    pub(super) fn put_head_right(&mut self, kind: Option<article::BlockKind>, words: &str) {
        if let Some(shown) = &self.shown {
            let article = &shown.reading.article;
            let (changed, began) = match kind {
                Some(kind) => (with_head(article, kind, words), head(article, kind)),
                None => (with_source(article, words), article.source_url.as_deref().unwrap_or_default()),
            };
            // Where no line stood, what was added is what a step is told by.
            let began = if began.is_empty() { words } else { began }.to_owned();
            self.put_otherwise(changed, began);
        }
    }

    /// The block where the reader is.
    fn here(&self) -> Option<usize> {
        let shown = self.shown.as_ref()?;
        let range = self.selection.or_else(|| self.card?.range(&shown.annotations));
        shown.reading.article.block_at(range.map(article::TextRange::start).or(self.place)?)
    }

    pub(super) fn rewrite(&mut self, words: &str) {
        if let Some((shown, index)) = self.shown.as_ref().zip(self.rewriting.take()) {
            let article = &shown.reading.article;
            let began = article.blocks().get(index).map_or("", |block| article.slice(block.range));
            self.put_otherwise(with_block(article, index, words), began.to_owned());
        }
    }

    /// The article with other words, if they are others: marks elsewhere stay, and it is read again.
    fn put_otherwise(&mut self, changed: Option<article::Article>, began: String) {
        if let Some((shown, changed)) = self.shown.as_ref().zip(changed) {
            self.put(Rc::new(shown.rewritten(changed, began)), Step::Done);
        }
    }

    /// Shows the same article with other words.
    pub(super) fn put(&mut self, shown: Rc<Shown>, step: Step) {
        self.close_card();
        self.selection = None;
        self.notice = None;
        if let Some(before) = &self.shown {
            self.filter = self.filter.carried(&before.overview, &shown.overview);
        }
        self.texts += 1;
        self.said = Some(step);
        self.shown = Some(shown);
        if let Some(find) = self.find.take() {
            self.look_for(&find.words);
        }
        if self.network == NetworkPhase::Ready {
            self.read_provisional_again();
        }
    }
}
