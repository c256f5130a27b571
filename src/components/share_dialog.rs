//! The share dialog: the link, its length, what it carries and who can read it.

use std::rc::Rc;

use article::link;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::NoticeCard;
use crate::platform::{clipboard, history, page};
use crate::state::{Action, Filter, Notice, Shown};
use crate::store::{ByPointer, use_dispatch};
use crate::strings;

const DIALOG: &str = "share";
const LINK: &str = "share-link";
/// Milliseconds until the link is made: long enough for the dialog to be drawn.
const MAKE_AFTER: u32 = 20;

#[derive(Properties, PartialEq)]
pub(crate) struct ShareDialogProps {
    /// The article on the stage.
    pub(crate) shown: ByPointer<Shown>,
    /// What is looked for, which travels too.
    pub(crate) filter: Filter,
    /// Something to tell the reader, shown in here because the dialog lies over the page.
    pub(crate) notice: Option<Notice>,
}

#[component]
pub(crate) fn ShareDialog(props: &ShareDialogProps) -> Html {
    let dispatch = use_dispatch();
    let copied = use_state(|| None::<String>);
    let link = use_state(|| None::<Rc<Result<String, link::LinkError>>>);
    {
        let link = link.clone();
        use_effect_with((props.shown.clone(), props.filter), move |(shown, filter)| {
            let (shown, filter) = (shown.clone(), *filter);
            // A very long article takes a second or two: the dialog is there first.
            let later = Timeout::new(MAKE_AFTER, move || {
                let made = link::encode_with(&shown.reading, page::today(), filter.view(&shown));
                link.set(Some(Rc::new(made.map(|fragment| format!("{}#{fragment}", history::page_address())))));
            });
            move || drop(later)
        });
    }
    let made = link.is_some();
    use_effect_with(made, |_| {
        page::open_dialog(DIALOG);
        page::focus_and_select(LINK);
    });
    // Escape and the button both close the dialog itself, so that the browser gives the focus back.
    let onclose = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: Event| {
            dispatch.dispatch(Action::Dismiss);
            dispatch.dispatch(Action::Dialog(None));
        })
    };
    let close = Callback::from(|_: MouseEvent| page::close_dialog(DIALOG));
    let Some(link) = &*link else {
        return html! {
            <dialog id={DIALOG} class="dialog" aria-labelledby="share-title" {onclose}>
                <h2 id="share-title">{ strings::SHARE_TITLE }</h2>
                <p role="status">{ strings::SHARE_MAKING }</p>
            </dialog>
        };
    };
    let Ok(address) = &**link else {
        return html! {
            <dialog id={DIALOG} class="dialog" aria-labelledby="share-title" {onclose}>
                <h2 id="share-title">{ strings::SHARE_TITLE }</h2>
                <p class="notice" role="alert" data-error={Notice::ShareTooLarge.code()}>{ strings::notice(&Notice::ShareTooLarge) }</p>
                <button class="button" data-action="close" onclick={close}>{ strings::CLOSE }</button>
            </dialog>
        };
    };
    let copy = {
        let (address, copied) = (address.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let (address, copied, dispatch) = (address.clone(), copied.clone(), dispatch.clone());
            spawn_local(async move {
                match clipboard::write_text(&address).await {
                    Ok(()) => copied.set(Some(address)),
                    Err(_) => {
                        dispatch.dispatch(Action::Notify(Notice::CopyRefused));
                        page::focus_and_select(LINK);
                    }
                }
            });
        })
    };
    let is_copied = copied.as_ref() == Some(address);
    html! {
        <dialog id={DIALOG} class="dialog" aria-labelledby="share-title" {onclose}>
            <h2 id="share-title">{ strings::SHARE_TITLE }</h2>
            <label for={LINK}>{ strings::SHARE_LABEL }</label>
            <textarea id={LINK} class="share-link" readonly=true rows="4" spellcheck="false" value={address.clone()} />
            <p class="hint">{ strings::link_length(address.len()) }{ " · " }{ strings::link_fits(address.len()) }</p>
            if !props.shown.settled { <p class="hint">{ strings::SHARE_WAITS }</p> }
            if let Some(notice) = props.notice.clone() { <NoticeCard {notice} reading=true /> }
            <div class="dialog-actions">
                <button class="button primary" data-action="copy-link" onclick={copy}>
                    { if is_copied { strings::COPIED } else { strings::COPY_LINK } }
                </button>
                <button class="button" data-action="close" onclick={close}>{ strings::CLOSE }</button>
            </div>
            <p role="status" class="visually-hidden">{ if is_copied { strings::COPIED } else { "" } }</p>
            <p class="fine">{ strings::SHARE_PRIVACY }</p>
        </dialog>
    }
}
