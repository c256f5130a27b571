//! The desk in a Web Worker: where links are opened and made and exports are written, so that the page need not hold the coder, and a long
//! article does not stand in the way of its one thread.
//!
//! It fetches the table that links start from as soon as it starts, since whatever it is asked needs that. `boot.js` may
//! start it before the page's own program is there, and sends the link of the address as the bare text of the fragment:
//! that is request 0. See `protocol::desk` for the rest.

mod code;
mod making;
mod table;

use std::cell::RefCell;
use std::rc::Rc;

use article::link;
use js_sys::{Array, Uint8Array};
use protocol::desk::{Answer, Order};
use protocol::{BUILD, Request, Response};
use table::Shelf;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

struct Desk {
    scope: DedicatedWorkerGlobalScope,
    table: RefCell<Shelf>,
}

fn main() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let table = RefCell::new(Shelf::asked(&scope));
    let desk = Rc::new(Desk { scope, table });
    let hearer = Rc::clone(&desk);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hearer.hear(&event));
    desk.scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // Listens for as long as the worker lives.
    hear.forget();
    desk.say(0, Answer::Hello);
}

impl Desk {
    fn hear(self: &Rc<Self>, event: &MessageEvent) {
        let (id, order) = match event.data().as_string() {
            Some(fragment) => (0, Order::Open(fragment)),
            None => {
                let bytes = Uint8Array::new(&event.data()).to_vec();
                // The page speaks to no worker of another build, so every message can be read.
                let Ok(Request { id, build, body }) = protocol::from_bytes::<Request<Order>>(&bytes) else { return };
                if build != BUILD {
                    return;
                }
                (id, body)
            }
        };
        let desk = Rc::clone(self);
        spawn_local(async move {
            let answer = desk.serve(order).await;
            desk.say(id, answer);
        });
    }

    async fn serve(&self, order: Order) -> Answer {
        let table = Shelf::take(&self.table, &self.scope).await;
        match order {
            Order::Open(fragment) => Answer::Opened(link::decode(&fragment, &table).map(Box::new)),
            Order::Place { fragment, article } => {
                Answer::Placed(link::place(&fragment, &article, &table).map(Box::new))
            }
            Order::Export { reading, form } => Answer::Exported(making::exported(&reading, form, &table)),
            // Without the table the link is longer, and whole all the same.
            Order::Link { reading, extent, address, shared_on, view } => {
                Answer::Link(making::made(*reading, extent, &address, (shared_on, view), &table).map(Box::new))
            }
        }
    }

    fn say(&self, id: u32, body: Answer) {
        let response = Response { id, build: BUILD.to_owned(), body };
        let Ok(bytes) = protocol::to_bytes(&response) else { return };
        let array = Uint8Array::from(&*bytes);
        // Fails only for values that cannot be cloned; bytes always can.
        let _ = self.scope.post_message_with_transfer(&array, &Array::of1(&array.buffer()));
    }
}
