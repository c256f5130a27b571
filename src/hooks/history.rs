//! The browser's history: each article is an entry, Back and reload bring it back, a link in the address opens.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use article::Article;
use gloo::timers::callback::Timeout;
use protocol::desk::{Answer, Order, Then};
use yew::prelude::*;

use super::after::{Held, on, use_after};
use super::asked::{Asked, asks, is_sent, stage, stands};
use super::input::read_from;
use super::library;
use crate::platform::desk::{self, DeskBroke};
use crate::platform::{crash, events, history, page, storage};
use crate::state::{Action, Facet, Filter, Notice, Origin, Shown, State, brought, means_a_link};
use crate::store::{ByPointer, Dispatch};
use crate::strings;

/// Milliseconds after which the reader is told that a link is not open yet.
const PATIENCE: u32 = 4_000;

thread_local! {
    /// What the desk said of the link in the address before the app was there.
    static ARRIVED: RefCell<Option<Heard>> = const { RefCell::new(None) };
    /// A link whose marks wait for their article, and whether the reader was told of another article than theirs.
    static AWAITING: RefCell<Option<(String, bool)>> = const { RefCell::new(None) };
}

type Heard = Result<Answer, DeskBroke>;

/// Goes on when the link in the address has been opened, or takes too long; at once where there is none to open.
pub(crate) fn when_arrived(then: impl Fn() + 'static) {
    let fragment = history::fragment();
    if !means_a_link(&fragment) || history::serial().is_some_and(|serial| serial > 0) {
        return then();
    }
    let waited = Rc::new(RefCell::new(Some(then)));
    let goes_on = Rc::clone(&waited);
    let go_on = move || {
        if let Some(then) = goes_on.take() {
            then();
        }
    };
    let slow = Timeout::new(PATIENCE, go_on.clone());
    let heard = move |heard| {
        drop(slow);
        ARRIVED.set(Some(heard));
        go_on();
    };
    desk::open(&fragment, Box::new(heard));
}

/// Opens a link's fragment. What is shown stays within reach; what cannot be opened says so and changes nothing.
pub(super) fn open_link(fragment: &str, asked: &Asked) {
    open_within(fragment, PATIENCE, asked);
}

/// The same; says so where that takes longer than so many milliseconds.
fn open_within(fragment: &str, patience: u32, asked: &Asked) {
    let dispatch = asked.dispatch.clone();
    let slow = Timeout::new(patience, move || dispatch.dispatch(Action::Notify(Notice::LinkSlow)));
    let (link, asked) = (fragment.to_owned(), asked.clone());
    let hears = move |heard| {
        drop(slow);
        open(heard, &link, &asked);
    };
    desk::open(fragment, Box::new(hears));
}

/// Shows an article that was brought in. Where marks wait for one, they are put into it first.
pub(super) fn show_brought(article: Article, asked: &Asked) {
    let Some((fragment, was_told)) = AWAITING.take() else {
        asked.show(Shown::pasted(article));
        return;
    };
    let asked = asked.clone();
    let order = Order::Place { fragment: fragment.clone(), article: Box::new(article.clone()) };
    let hears = move |heard| match heard {
        Ok(Answer::Placed(Ok((opened, told)))) => {
            asked.show(Shown::from_link(*opened));
            told.into_iter().for_each(|told| asked.dispatch.dispatch(Action::Notify(Notice::Told(told))));
        }
        heard => {
            asked.show(Shown::pasted(article));
            let notice = match heard {
                Ok(Answer::Placed(Err(told))) => Notice::Told(told),
                _ => Notice::DeskBroke,
            };
            // Once is enough: a reader who goes on to other articles has understood.
            if !was_told {
                asked.dispatch.dispatch(Action::Notify(notice));
            }
            AWAITING.set(Some((fragment, true)));
        }
    };
    desk::ask(order, Box::new(hears)).keep();
}

/// A link was opened, or not. One that cannot be opened leaves the address, if it stands there, so that loading the page again brings
/// back what is shown; one of a newer version stays, since a newer page may open it, and one for which something could not be had,
/// since that may be the next time.
fn open(heard: Heard, fragment: &str, asked: &Asked) {
    let is_in_address = history::fragment() == fragment;
    let told = match heard {
        Ok(Answer::Opened(Ok(opened))) => {
            let view = opened.view;
            let shown = Shown::from_link(*opened);
            let filter = Filter::of_view(view, &shown);
            if !asked.show(shown) {
                return;
            }
            // One that was pasted, or came in a file, is found in the address as well: after an update its marks are had from there.
            if !is_in_address {
                history::push_link(fragment);
            }
            for facet in Facet::ALL.into_iter().filter(|facet| filter.value(*facet).is_some()) {
                asked.dispatch.dispatch(Action::Filter(facet, filter.value(facet)));
            }
            return;
        }
        Ok(Answer::Opened(Err(told))) => {
            match told.then {
                Then::Paste => AWAITING.set(Some((fragment.to_owned(), false))),
                Then::GoOn if is_in_address => history::drop_fragment(stage()),
                _ => {}
            }
            Notice::Told(told)
        }
        // It answers nothing else to this.
        _ => Notice::DeskBroke,
    };
    asked.dispatch.dispatch(Action::Notify(told));
}

/// Opens the link that stands in the address.
fn open_address(fragment: &str, patience: u32, dispatch: &Dispatch) {
    let asked = asks(dispatch);
    match ARRIVED.take() {
        Some(heard) => open(heard, fragment, &asked),
        None => open_within(fragment, patience, &asked),
    }
}

/// Shows the article of a history entry, or the empty page where there is none. What the tab does not have, or as text alone, the
/// library has, or the link that it came with.
fn bring_back(serial: u32, dispatch: &Dispatch) {
    let shown = match storage::kept_reading(serial) {
        Err(text) if serial > 0 => return ask_back(serial, text.as_deref().map(Article::from_plain_text), dispatch),
        kept => kept.ok().map(Rc::from),
    };
    shown.iter().for_each(|shown| library::returned(serial, shown));
    dispatch.dispatch(Action::Return { serial, shown });
}

fn ask_back(serial: u32, article: Option<Article>, dispatch: &Dispatch) {
    let [id, ..] = storage::kept_entry(serial).unwrap_or_default();
    let order = Order::BringBack { id, fragment: history::fragment(), article: article.clone().map(Box::new) };
    let asked = asks(dispatch);
    let hears = move |heard| {
        let shown = match heard {
            Ok(Answer::Taken(Ok(taken))) => Some(library::given_back(serial, *taken)),
            Ok(Answer::Opened(Ok(opened))) => Some(Shown::from_link(*opened)),
            _ => article.map(Shown::pasted),
        };
        // The reader may have gone on meanwhile.
        if asked.is_last() {
            asked.dispatch.dispatch(Action::Return { serial, shown: shown.map(Rc::new) });
        }
    };
    desk::ask(order, Box::new(hears)).keep();
}

/// What the address and the history entry say at the start: an article kept, a link, or the empty page.
fn arrive(dispatch: &Dispatch) {
    let serial = history::serial().unwrap_or(0);
    let fragment = history::fragment();
    if serial > 0 {
        bring_back(serial, dispatch);
    } else if means_a_link(&fragment) {
        // If there is no answer yet, it was waited for already.
        open_address(&fragment, 0, dispatch);
    } else if !take_brought(&fragment, dispatch) {
        history::name_entry(0);
    }
}

/// Takes an article that the address hands over, and leaves no trace of it there; whether there was one. What is being
/// read stays: then the reader is asked.
fn take_brought(fragment: &str, dispatch: &Dispatch) -> bool {
    let Some(brought) = brought(fragment) else { return false };
    history::drop_fragment(stage());
    read_from(&brought.article(), &brought.from, &is_sent(dispatch));
    true
}

fn listen(dispatch: &Dispatch) -> Box<dyn Any> {
    let on_hash = {
        let dispatch = dispatch.clone();
        events::on_window("hashchange", move |_| {
            let fragment = history::fragment();
            // An entry that already has a serial is Back or Forward, which popstate has dealt with.
            if history::serial().is_some() {
                return;
            }
            if means_a_link(&fragment) {
                open_address(&fragment, PATIENCE, &dispatch);
            } else {
                take_brought(&fragment, &dispatch);
            }
        })
    };
    let on_pop = {
        let dispatch = dispatch.clone();
        events::on_window("popstate", move |_| {
            if let Some(serial) = history::serial() {
                bring_back(serial, &dispatch);
            }
        })
    };
    Box::new((on_hash, on_pop))
}

/// Keeps the history entry, the tab's title and the kept copy in step with what is shown.
#[hook]
pub(crate) fn use_browser_history(state: &ByPointer<State>, dispatch: &Dispatch) {
    stands(if state.shown.is_some() { state.serial } else { 0 });
    {
        let dispatch = dispatch.clone();
        let begin = move || -> Held {
            arrive(&dispatch);
            Some(listen(&dispatch))
        };
        use_after(on(0), Box::new(begin));
    }
    let draft = state.draft.clone();
    let shown = state.shown.clone().map(ByPointer);
    let first = use_mut_ref(|| true);
    let (serial, on_stage) = (state.serial, shown.clone());
    let keep = move || {
        let is_first = first.replace(false);
        // What is typed is kept as it is; here it may have been read, or put back into the field.
        storage::keep_draft(&draft);
        match &on_stage {
            Some(shown) => {
                let entry = history::serial();
                if entry != Some(serial) {
                    storage::forget_entry(serial);
                }
                if matches!(shown.origin, Origin::Link(_)) && entry.is_none() {
                    history::name_entry(serial);
                } else if entry != Some(serial) {
                    history::push(serial);
                }
                storage::keep_reading(serial, shown);
                crash::remember_text(shown.reading.article.text());
                page::set_title(&title(&shown.reading.article));
            }
            None => {
                if !is_first && history::serial().is_some_and(|entry| entry > 0) {
                    history::push(0);
                }
                crash::remember_text("");
                page::set_title(strings::NAME);
            }
        }
        None
    };
    use_after(([serial as usize, 0, 0, 0], shown), Box::new(keep));
}

/// The tab's title: the headline, or the article's first words.
fn title(article: &Article) -> String {
    let block = article.first(article::BlockKind::Title).or(article.blocks().first());
    let range: Vec<article::TextRange> = block.iter().map(|block| block.range).collect();
    format!("{} · {}", strings::excerpt(article, &range, 90), strings::NAME)
}
