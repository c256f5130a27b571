//! What an annotated article is.
//!
//! An [`Article`] is a text and its [`Block`]s. The engine reads it and answers with [`Annotations`]; the reader's
//! [`Edit`]s are laid over them, and the whole is a [`Reading`]: the one thing that is shown, shared, stored and
//! exported. To be drawn, a reading is cut into disjoint [`Segment`]s.
//!
//! ```
//! let article = article::Article::from_plain_text("Talks open\n\nThe talks open on Monday, officials said.");
//! assert_eq!(article.blocks().len(), 2);
//! ```
//!
//! This crate knows nothing of the web, does no I/O, and has no clock. Offsets inside are UTF-8 bytes on char
//! boundaries ([`TextRange`]); JSON carries Unicode code points into the text as it was given (the `json` module, with the feature of that name); UTF-16 is
//! the page's own business.

mod address;
mod annotations;
mod article;
mod check;
#[cfg(feature = "json")]
pub mod compare;
mod edit;
#[cfg(feature = "json")]
pub mod export;
mod given;
#[cfg(feature = "json")]
pub mod json;
pub mod library;
pub mod link;
#[cfg(feature = "json")]
pub mod markdown;
pub mod order;
mod range;
mod reading;
mod role;
mod segment;
mod structure;
#[cfg(test)]
mod testing;
mod unnamed;
mod values;

pub use address::{host, is_web_address};
pub use annotations::{
    Alternative, Annotations, Certainty, CheckFirst, CheckReason, Claim, Confidence, Entity, EntityId, EntityKind,
    Form, Location, Mention, MentionRole, Mode, NameType, Number, Reason, Source, Summary, Time, Why,
};
pub use article::{Article, ArticleError, Block, BlockKind};
pub use check::Violation;
pub use edit::{Anchor, Edit};
pub use given::GivenOffsets;
pub use range::TextRange;
pub use reading::{Reading, Resolved};
pub use role::RoleNames;
pub use segment::{Segment, SegmentIndex, segments};
pub use structure::HtmlEvent;
pub use unnamed::is_unnamed_source;
pub use values::{Date, Decimal, Degrees};
