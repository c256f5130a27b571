//! Who asked for an article, and whether the reader has gone on since: a link, a file or the library may answer late, and what comes
//! late takes the place of nothing.
//!
//! ```text
//! asks(&dispatch) ──► the desk, a file ──► Asked::show ──► Action::Show, or Action::Offer where another was asked for since
//! ```

use std::cell::Cell;
use std::rc::Rc;

use crate::state::{Action, Shown};
use crate::store::Dispatch;

thread_local! {
    /// The number of what was asked for last.
    static LAST: Cell<u32> = const { Cell::new(0) };
    /// The serial of the article on the stage; 0 where there is none.
    static STAGE: Cell<u32> = const { Cell::new(0) };
}

/// A question whose answer is an article, and where actions are sent.
#[derive(Clone)]
pub(crate) struct Asked {
    number: u32,
    pub(crate) dispatch: Dispatch,
}

/// The reader asks for an article: what was asked for before and is not there yet is late from now on.
pub(crate) fn asks(dispatch: &Dispatch) -> Asked {
    LAST.set(LAST.get() + 1);
    Asked { number: LAST.get(), dispatch: dispatch.clone() }
}

/// Another page or app sends an article: it takes the stage only where nothing is read.
pub(super) fn is_sent(dispatch: &Dispatch) -> Asked {
    if stage() == 0 { asks(dispatch) } else { Asked { number: 0, dispatch: dispatch.clone() } }
}

/// The article of this serial is on the stage, or none: where it was another before, the reader has gone on.
pub(super) fn stands(serial: u32) {
    if STAGE.replace(serial) != serial {
        LAST.set(LAST.get() + 1);
    }
}

/// The serial of the article on the stage; 0 where there is none.
pub(super) fn stage() -> u32 {
    STAGE.get()
}

impl Asked {
    /// Whether the reader has not gone on since.
    pub(super) fn is_last(&self) -> bool {
        self.number == LAST.get()
    }

    /// Shows an article, or offers it where the reader has gone on; whether it is shown.
    pub(super) fn show(&self, shown: Shown) -> bool {
        let (shown, is_last) = (Rc::new(shown), self.is_last());
        self.dispatch.dispatch(if is_last { Action::Show(shown) } else { Action::Offer(shown) });
        is_last
    }
}
