//! What is drawn. Each component shows one thing, and sends actions; none of them does anything else.

mod article;
mod card;
mod mark_letter;
mod notice_card;
mod opened_link;
mod progress_bar;
mod reader_status;
mod reading_page;
mod share_dialog;
mod sidebar;
mod start;
mod top_bar;

pub(crate) use article::ARTICLE;
pub(crate) use card::CARD;
use mark_letter::{kind_class, letter_of, mark_letter};
pub(crate) use notice_card::NoticeCard;
use opened_link::OpenedLink;
use progress_bar::ProgressBar;
use reader_status::ReaderStatus;
pub(crate) use reading_page::ReadingPage;
use share_dialog::ShareDialog;
pub(crate) use start::Start;
pub(crate) use top_bar::TopBar;
