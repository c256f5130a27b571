//! The share dialog: the link, its length, what it carries and who can read it.

mod offer;

use std::rc::Rc;

use protocol::desk::{Answer, Made};
use yew::prelude::*;

use super::notice_card;
use super::notice_card::sentence;
use super::parts::always;
use crate::hooks::{Held, copy, on, use_after};
use crate::platform::desk::{self, DeskBroke};
use crate::platform::{clipboard, history, page};
use crate::state::{Action, Filter, Notice, Shown};
use crate::store::{ByPointer, use_dispatch};
use crate::strings;

const DIALOG: &str = "share";
const LINK: &str = "share-link";

#[derive(Properties, PartialEq)]
pub(crate) struct ShareDialogProps {
    /// Whether the link to one claim is offered first.
    pub(crate) one_claim: bool,
    /// The article on the stage.
    pub(crate) shown: ByPointer<Shown>,
    /// What is looked for, which travels too.
    pub(crate) filter: Filter,
    /// The claim that can be sent alone: the one whose card is open, or the first.
    pub(crate) claim: Option<u32>,
    /// The link that was copied last.
    pub(crate) copied: Option<Rc<str>>,
    /// Something to tell the reader, shown in here because the dialog lies over the page.
    pub(crate) notice: Option<Notice>,
}

#[component]
pub(crate) fn ShareDialog(props: &ShareDialogProps) -> Html {
    let dispatch = use_dispatch();
    // A number, as other states of the page are: each further type of state is code of its own.
    let first = offer::first(props.one_claim);
    let choice = use_state(move || first);
    // The link, and the choice that it was made for.
    let link = use_state(|| None::<(Rc<Result<Made, Notice>>, usize)>);
    {
        let link = link.clone();
        // What is looked for does not change while this dialog lies over the page.
        let (choice, claim, filter, shown) = (*choice, props.claim, props.filter, props.shown.clone());
        let make = move || -> Held {
            let order = offer::order(&shown, offer::extent(choice, claim), filter);
            let hears = move |heard| {
                let made = match heard {
                    Ok(Answer::Link(Some(made))) => Ok(*made),
                    Ok(_) => Err(Notice::ShareTooLarge),
                    Err(DeskBroke) => Err(Notice::DeskBroke),
                };
                link.set(Some((Rc::new(made), choice)));
            };
            Some(Box::new(desk::ask(order, Box::new(hears))))
        };
        use_after(([choice, 0, 0, 0], Some(props.shown.clone())), Box::new(make));
    }
    let opened = || {
        page::open_dialog(DIALOG);
        page::focus_and_select(LINK);
        None
    };
    use_after(on(usize::from(link.is_some())), Box::new(opened));
    let told = link.as_ref().map(|(link, _)| Rc::clone(link));
    // Another link is there before the one before it goes, so that they lie apart.
    let which = told.as_ref().map_or(0, |link| Rc::as_ptr(link).addr());
    let tell = move || {
        offer::tell(told.as_deref());
        None
    };
    use_after(on(which), Box::new(tell));
    // Escape and the button both close the dialog itself, so that the browser gives the focus back.
    let onclose = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: Event| {
            dispatch.dispatch(Action::Dismiss);
            dispatch.dispatch(Action::Dialog(None));
        })
    };
    let close = Callback::from(|_: MouseEvent| page::close_dialog(DIALOG));
    let alone = |told: Html| {
        html! {
            <dialog id={DIALOG} class="dialog" aria-labelledby="share-title" onclose={onclose.clone()}>
                <h2 id="share-title">{ strings::SHARE_TITLE }</h2>
                { told }
                <button class="button" data-action="close" onclick={close.clone()}>{ strings::CLOSE }</button>
            </dialog>
        }
    };
    let (made, made_for) = match link.as_ref().map(|(link, made_for)| (&**link, made_for)) {
        Some((Ok(made), made_for)) => (made, made_for),
        Some((Err(notice), _)) => {
            let code = notice.code().to_owned();
            return alone(html! { <p class="notice" role="alert" data-error={code}>{ sentence(notice) }</p> });
        }
        None => return alone(html! { <p role="status">{ strings::SHARE_MAKING }</p> }),
    };
    // Until the link of another choice is there, there is none to copy.
    let is_made = *made_for == *choice;
    let address = if is_made { format!("{}#{}", history::page_address(), made.fragment) } else { String::new() };
    let on_copy = {
        let (address, dispatch) = (address.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let done = Action::Copied(address.as_str().into());
            copy(address.clone(), done, Box::new(|| page::focus_and_select(LINK)), &dispatch);
        })
    };
    let is_copied = props.copied.as_deref() == Some(address.as_str());
    let changed = is_made && props.copied.is_some() && !is_copied;
    let send = {
        let (address, on_copy) = (address.clone(), on_copy.clone());
        Callback::from(move |event: MouseEvent| {
            let on_copy = on_copy.clone();
            clipboard::share(&address, move || on_copy.emit(event));
        })
    };
    html! {
        <dialog id={DIALOG} class="dialog" aria-labelledby="share-title" {onclose}>
            <h2 id="share-title">{ strings::SHARE_TITLE }</h2>
            { offer::kinds(&choice, props.claim.is_some()) }
            <label for={LINK}>{ strings::SHARE_LABEL }</label>
            <textarea id={LINK} class="share-link" readonly=true rows="4" spellcheck="false" value={address.clone()} />
            <div id={offer::TOLD}></div>
            { offer::choices(&choice, &props.shown) }
            if changed { <p class="hint" data-changed="">{ strings::CHANGED }</p> }
            if !props.shown.settled { { always("hint", "share-waits") } }
            if let Some(notice) = &props.notice { { notice_card(notice, Some(&props.shown), true, &dispatch) } }
            <div class="dialog-actions">
                <button class="button primary" data-action="copy-link" disabled={!is_made} onclick={on_copy}>
                    { if is_copied { strings::COPIED } else { strings::COPY_LINK } }
                </button>
                if clipboard::can_share() {
                    <button class="button" data-action="send" disabled={!is_made} onclick={send}>{ strings::SEND }</button>
                }
                <button class="button" data-action="close" onclick={close}>{ strings::CLOSE }</button>
            </div>
            <div id={offer::CODE}></div>
            { offer::exports(&props.shown, &dispatch) }
            <p role="status" class="visually-hidden">{ if is_copied { strings::COPIED } else { "" } }</p>
            { always("fine", "share-privacy") }
        </dialog>
    }
}
