//! What is drawn. Each component shows one thing, and sends actions; none of them does anything else.

#[cfg(feature = "components")]
pub(crate) mod alone;
mod article;
mod card;
mod find_bar;
mod head_lines;
mod mark_letter;
mod mended;
mod notice_card;
mod opened_link;
mod parts;
mod progress_bar;
mod reader_status;
mod reading_page;
mod selection_bar;
mod settings_dialog;
mod share_dialog;
mod sidebar;
mod start;
mod top_bar;

pub(crate) use article::{ARTICLE, REWRITE};
pub(crate) use card::CARD;
pub(crate) use find_bar::FIND_FIELD;
use find_bar::FindBar;
use head_lines::head_lines;
use mark_letter::{kind_class, letter_of, mark_letter};
pub(crate) use notice_card::notice_card;
use opened_link::opened_link;
use progress_bar::progress_bar;
use reader_status::reader_status;
pub(crate) use reading_page::reading_page;
pub(crate) use selection_bar::SELECTION_BAR;
use selection_bar::selection_bar;
pub(crate) use settings_dialog::PlainDialog;
use share_dialog::ShareDialog;
pub(crate) use sidebar::SIDEBAR;
pub(crate) use start::start;
pub(crate) use top_bar::top_bar;
