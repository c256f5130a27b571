//! The only place that names `web_sys`: everything the page asks of the browser, in the page's own terms.

mod boot;
pub mod clipboard;
pub mod crash;
pub mod desk;
pub mod events;
pub mod files;
pub mod highlights;
pub mod history;
pub mod html;
pub mod marks;
pub mod near;
pub mod page;
pub mod placement;
pub mod selection;
pub mod storage;
pub mod worker;
