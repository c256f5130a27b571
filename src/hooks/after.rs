//! One kind of effect for nearly all hooks and components: of each type of effect that it is given Yew makes a kilobyte of
//! code.

use std::any::Any;

use yew::prelude::*;

use crate::state::Shown;
use crate::store::ByPointer;

/// What an effect depends on: numbers, and the article on the stage.
pub(crate) type On = ([usize; 4], Option<ByPointer<Shown>>);

/// What an effect holds until it runs again, or what it belongs to is gone.
pub(crate) type Held = Option<Box<dyn Any>>;

/// Depends on a number; on nothing where it never changes.
pub(crate) const fn on(number: usize) -> On {
    ([number, 0, 0, 0], None)
}

/// Runs after the first drawing, and after those in which what it depends on is another.
#[hook]
pub(crate) fn use_after(on: On, effect: Box<dyn FnOnce() -> Held>) {
    use_effect_with(on, move |_| {
        let held = effect();
        move || drop(held)
    });
}
