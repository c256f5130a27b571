//! The table that links start from: a file of its own, fetched when a link is opened or made, and never before.

use std::cell::RefCell;
use std::rc::Rc;

use article::link::{self, LinkError, Opened, Table};
use wasm_bindgen_futures::spawn_local;

use super::files;

/// Where it lies, relative to the document. What is published under this name never changes.
const FILE: &str = "links-1.bin";

thread_local! {
    /// The table, once it has come.
    static TABLE: RefCell<Option<Rc<Table>>> = const { RefCell::new(None) };
}

/// Calls back when the table is at hand, or cannot be had: then with the one that holds nothing. Boxed, because each future
/// of its own would be code of its own.
pub fn when_there(then: Box<dyn FnOnce(Rc<Table>)>) {
    spawn_local(async {
        if TABLE.with_borrow(Option::is_none)
            && let Some(bytes) = files::own_bytes(FILE).await
        {
            TABLE.set(Table::read(&bytes).ok().map(Rc::new));
        }
        then(at_hand());
    });
}

fn at_hand() -> Rc<Table> {
    TABLE.with_borrow(Clone::clone).unwrap_or_default()
}

/// Opens a link with the table that is at hand.
///
/// # Errors
/// As [`link::decode`]; [`LinkError::NeedsTable`] where the table must be fetched first.
pub fn open(fragment: &str) -> Result<Opened, LinkError> {
    link::decode(fragment, &at_hand())
}
