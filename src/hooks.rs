//! Every side effect of the page, one hook a concern.

mod after;
mod asked;
mod copy;
mod engine;
mod find;
mod go;
mod history;
mod hover;
mod input;
mod keys;
mod library;
mod look;
mod mending;
mod near;
mod progress;

pub(crate) use after::{Held, on, use_after};
pub(crate) use asked::asks;
pub(crate) use copy::{copy, copy_cited};
pub(crate) use engine::use_engine;
pub(crate) use find::use_find;
pub(crate) use go::{use_arrival, use_go, use_go_to_block};
pub(crate) use history::{use_browser_history, when_arrived};
pub(crate) use hover::{Hover, use_hover};
pub(crate) use input::{read_example, read_file, read_text, use_input, use_outline};
pub(crate) use keys::use_keys;
pub(crate) use library::{
    draw_shelf, look_in_library, open_comparison, opens_library, press_in_library, restore, save_as_file, use_library,
    wipe,
};
pub(crate) use look::{kept_layers_off, kept_settings, use_look};
pub(crate) use near::use_near;
pub(crate) use progress::{use_after_the_rest, use_progress};
