//! Lets the browser deliver what is waiting, then goes on.
//!
//! A resolved promise alone would go on before any message is delivered, and a timer is held back to 4 ms a turn. A
//! message to oneself comes after those that wait already, and at once.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessagePort};

type Waiting = Rc<RefCell<VecDeque<Function>>>;

/// A channel to oneself.
pub(crate) struct Turn {
    to_self: MessagePort,
    waiting: Waiting,
}

impl Turn {
    /// Opens the channel.
    ///
    /// # Errors
    /// Where the browser has none.
    pub(crate) fn new() -> Result<Self, JsValue> {
        let channel = MessageChannel::new()?;
        let waiting = Waiting::default();
        let woken = Waiting::clone(&waiting);
        let wake = Closure::<dyn FnMut()>::new(move || {
            let next = woken.borrow_mut().pop_front();
            if let Some(next) = next {
                // A promise's own resolver throws nothing.
                let _ = next.call0(&JsValue::UNDEFINED);
            }
        });
        channel.port1().set_onmessage(Some(wake.as_ref().unchecked_ref()));
        wake.forget();
        Ok(Self { to_self: channel.port2(), waiting })
    }

    /// Goes on when every message that waits now has been delivered.
    pub(crate) async fn pass(&self) {
        let promise = Promise::new(&mut |resolve, _| self.waiting.borrow_mut().push_back(resolve));
        if self.to_self.post_message(&JsValue::NULL).is_ok() {
            // The promise is never rejected.
            let _ = JsFuture::from(promise).await;
        }
    }
}
