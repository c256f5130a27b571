//! The table that links start from: a file of its own, asked for once, and again where it could not be had.

use std::cell::RefCell;
use std::rc::Rc;

use article::link;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response, WorkerGlobalScope};

/// Where it lies, beside the worker's own files. What is published under this name never changes.
const FILE: &str = "links-1.bin";
/// Milliseconds after which a link is made without it.
const PATIENCE: i32 = 8_000;

/// Where the table stands, or is awaited.
pub(crate) enum Table {
    /// Nobody has asked for it: the library does without.
    Unasked,
    /// It is on its way.
    Awaited(Promise),
    /// It is here.
    Here(Rc<link::Table>),
}

impl Table {
    /// Asks for the table.
    pub(crate) fn asked(scope: &WorkerGlobalScope) -> Self {
        Self::Awaited(Self::fetched(scope))
    }

    fn fetched(scope: &WorkerGlobalScope) -> Promise {
        scope.fetch_with_str(FILE)
    }

    /// The table, once it has come; where it cannot be had, the one that holds nothing, and it is asked for anew.
    /// `waits`: however long that takes; else it is done without after a while, and awaited for the next time.
    pub(crate) async fn take(
        shelf: &RefCell<Self>,
        scope: &DedicatedWorkerGlobalScope,
        waits: bool,
    ) -> Rc<link::Table> {
        if matches!(*shelf.borrow(), Self::Unasked) {
            shelf.replace(Self::asked(scope));
        }
        let awaited = match &*shelf.borrow() {
            Self::Here(table) => return Rc::clone(table),
            Self::Awaited(promise) => promise.clone(),
            Self::Unasked => Self::fetched(scope),
        };
        if !waits {
            let late = Promise::new(&mut |resolve, _| {
                // Where there is no clock, it is waited for.
                let _ = scope.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE);
            });
            let first = JsFuture::from(Promise::race(&Array::of2(&awaited, &late))).await;
            if first.is_ok_and(|first| first.is_undefined()) {
                return Rc::default();
            }
        }
        let table = read(awaited).await.map(Rc::new);
        let mut shelf = shelf.borrow_mut();
        match table {
            Some(table) => {
                *shelf = Self::Here(Rc::clone(&table));
                table
            }
            // Another request may have it by now.
            None => {
                if let Self::Here(table) = &*shelf {
                    return Rc::clone(table);
                }
                *shelf = Self::asked(scope);
                Rc::default()
            }
        }
    }
}

async fn read(awaited: Promise) -> Option<link::Table> {
    let response: Response = JsFuture::from(awaited).await.ok()?.dyn_into().ok()?;
    // Two requests may wait for one answer, whose body can be read only once.
    let copy = response.clone().ok().filter(|_| response.ok())?;
    let buffer = JsFuture::from(copy.array_buffer().ok()?).await.ok()?;
    link::Table::read(&Uint8Array::new(&buffer).to_vec()).ok()
}
