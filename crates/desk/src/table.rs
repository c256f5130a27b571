//! The table that links start from: a file of its own, asked for once, and again where it could not be had.

use std::cell::RefCell;
use std::rc::Rc;

use article::link::Table;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response, WorkerGlobalScope};

/// Where it lies, beside the worker's own files. What is published under this name never changes.
const FILE: &str = "links-1.bin";

/// Where the table stands, or is awaited.
pub(crate) enum Shelf {
    /// It is on its way.
    Awaited(Promise),
    /// It is here.
    Here(Rc<Table>),
}

impl Shelf {
    /// Asks for the table.
    pub(crate) fn asked(scope: &WorkerGlobalScope) -> Self {
        Self::Awaited(scope.fetch_with_str(FILE))
    }

    /// The table, once it has come; where it cannot be had, the one that holds nothing, and it is asked for anew.
    pub(crate) async fn take(shelf: &RefCell<Self>, scope: &DedicatedWorkerGlobalScope) -> Rc<Table> {
        let awaited = match &*shelf.borrow() {
            Self::Here(table) => return Rc::clone(table),
            Self::Awaited(promise) => promise.clone(),
        };
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

async fn read(awaited: Promise) -> Option<Table> {
    let response: Response = JsFuture::from(awaited).await.ok()?.dyn_into().ok()?;
    // Two requests may wait for one answer, whose body can be read only once.
    let copy = response.clone().ok().filter(|_| response.ok())?;
    let buffer = JsFuture::from(copy.array_buffer().ok()?).await.ok()?;
    Table::read(&Uint8Array::new(&buffer).to_vec()).ok()
}
