//! Glossator's page: a reader pastes a news article and sees its actors, places and claims. See ARCHITECTURE.md.
//!
//! Data flows one way: [`state`] is a pure reducer; components draw it; hooks hold every side effect; `platform` is
//! the only place that knows the browser's own interface.

mod app;
mod components;
mod hooks;
pub mod platform;
pub mod state;
mod store;
mod strings;

pub use app::mount;
#[cfg(feature = "components")]
pub use components::alone::mount as mount_alone;
