//! Puts words on the clipboard.

use article::{Claim, TextRange};
use wasm_bindgen_futures::spawn_local;

use crate::platform::{clipboard, selection};
use crate::state::{Action, Notice, Shown};
use crate::store::{ByPointer, Dispatch};
use crate::strings;

/// Copies words, and then says so by an action; where the browser refuses, says that, and has them selected by `select`, to be
/// copied by hand.
pub(crate) fn copy(words: String, done: Action, select: Box<dyn FnOnce()>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        match clipboard::write_text(&words).await {
            Ok(()) => dispatch.dispatch(done),
            Err(_) => {
                dispatch.dispatch(Action::Notify(Notice::CopyRefused));
                select();
            }
        }
    });
}

/// Copies words of the article with where they are from, and who says so where they are of a claim.
pub(crate) fn copy_cited(shown: &ByPointer<Shown>, words: &[TextRange], claim: Option<&Claim>, dispatch: &Dispatch) {
    let (article, whole) = (shown.clone(), words.iter().copied().reduce(TextRange::cover));
    let select = move || whole.into_iter().for_each(|words| selection::select(&article.reading.article, words));
    copy(strings::citation(shown, words, claim), Action::Cited, Box::new(select), dispatch);
}
