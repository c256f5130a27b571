//! The share dialog: the link, its length, what it carries and who can read it.

use std::rc::Rc;

use article::{Edit, Reading};
use protocol::desk::{Answer, Order};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::notice_card;
use super::parts::told;
use crate::platform::desk::{self, DeskBroke};
use crate::platform::{clipboard, history, page};
use crate::state::{Action, Filter, Notice, Shown, notes};
use crate::store::{ByPointer, use_dispatch};
use crate::strings;

const DIALOG: &str = "share";
const LINK: &str = "share-link";
/// What the link holds: notes are left out unless the reader says otherwise.
fn to_share(shown: &Shown, with_notes: bool) -> Reading {
    let mut reading = shown.reading.clone();
    reading.edits.retain(|edit| with_notes || !matches!(edit, Edit::Note { .. }));
    reading
}

#[derive(Properties, PartialEq)]
pub(crate) struct ShareDialogProps {
    /// The article on the stage.
    pub(crate) shown: ByPointer<Shown>,
    /// What is looked for, which travels too.
    pub(crate) filter: Filter,
    /// The link that was copied last.
    pub(crate) copied: Option<Rc<str>>,
    /// Something to tell the reader, shown in here because the dialog lies over the page.
    pub(crate) notice: Option<Notice>,
}

#[component]
pub(crate) fn ShareDialog(props: &ShareDialogProps) -> Html {
    let dispatch = use_dispatch();
    // A number, as other states of the page are: each further type of state is code of its own.
    let with_notes = use_state(|| 0_usize);
    let link = use_state(|| None::<Rc<Result<String, Notice>>>);
    {
        let link = link.clone();
        use_effect_with((props.shown.clone(), props.filter, *with_notes), move |(shown, filter, with_notes)| {
            let reading = Box::new(to_share(shown, *with_notes > 0));
            let order = Order::Link { reading, shared_on: page::today(), view: filter.view(shown) };
            let asked = desk::ask(
                order,
                Box::new(move |heard| {
                    let made = match heard {
                        Ok(Answer::Link(Ok(fragment))) => Ok(format!("{}#{fragment}", history::page_address())),
                        Ok(_) => Err(Notice::ShareTooLarge),
                        Err(DeskBroke) => Err(Notice::DeskBroke),
                    };
                    link.set(Some(Rc::new(made)));
                }),
            );
            move || drop(asked)
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
                <button class="button" data-action="close" onclick={close}>{ strings::CLOSE }</button>
            </dialog>
        };
    };
    let address = match &**link {
        Ok(address) => address,
        Err(notice) => {
            return html! {
                <dialog id={DIALOG} class="dialog" aria-labelledby="share-title" {onclose}>
                    <h2 id="share-title">{ strings::SHARE_TITLE }</h2>
                    <p class="notice" role="alert" data-error={notice.code()}>{ strings::notice(notice) }</p>
                    <button class="button" data-action="close" onclick={close}>{ strings::CLOSE }</button>
                </dialog>
            };
        }
    };
    let copy = {
        let (address, dispatch) = (address.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let (address, dispatch) = (address.clone(), dispatch.clone());
            spawn_local(async move {
                match clipboard::write_text(&address).await {
                    Ok(()) => dispatch.dispatch(Action::Copied(address.into())),
                    Err(_) => {
                        dispatch.dispatch(Action::Notify(Notice::CopyRefused));
                        page::focus_and_select(LINK);
                    }
                }
            });
        })
    };
    let is_copied = props.copied.as_deref() == Some(address.as_str());
    let changed = props.copied.is_some() && !is_copied;
    let notes = notes(&props.shown).len();
    let toggle = {
        let with_notes = with_notes.clone();
        Callback::from(move |_: MouseEvent| with_notes.set(1 - *with_notes))
    };
    html! {
        <dialog id={DIALOG} class="dialog" aria-labelledby="share-title" {onclose}>
            <h2 id="share-title">{ strings::SHARE_TITLE }</h2>
            <label for={LINK}>{ strings::SHARE_LABEL }</label>
            <textarea id={LINK} class="share-link" readonly=true rows="4" spellcheck="false" value={address.clone()} />
            <p class="hint">{ strings::link_length(address.len()) }{ " · " }{ strings::link_fits(address.len()) }</p>
            if notes > 0 {
                <label class="check-line"><input type="checkbox" checked={*with_notes > 0} onclick={toggle} />{ strings::with_notes(notes) }</label>
            }
            if changed { <p class="hint" data-changed="">{ strings::CHANGED }</p> }
            if !props.shown.settled { { told("p", "hint", strings::SHARE_WAITS) } }
            if let Some(notice) = &props.notice { { notice_card(notice, true, &dispatch) } }
            <div class="dialog-actions">
                <button class="button primary" data-action="copy-link" onclick={copy}>
                    { if is_copied { strings::COPIED } else { strings::COPY_LINK } }
                </button>
                <button class="button" data-action="close" onclick={close}>{ strings::CLOSE }</button>
            </div>
            <p role="status" class="visually-hidden">{ if is_copied { strings::COPIED } else { "" } }</p>
            { told("p", "fine", strings::SHARE_PRIVACY) }
        </dialog>
    }
}
