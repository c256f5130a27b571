//! The field and its buttons. Pasting is the command; typed text needs a press.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::examples::{EXAMPLES, EXAMPLES_TEXT};
use crate::app::FILE_INPUT;
use crate::components::parts::{button, told};
use crate::hooks::{asks, on, opens_library, read_text, use_after};
use crate::platform::clipboard::{self, Brought};
use crate::platform::{files, page, storage};
use crate::state::{Action, Notice};
use crate::store::use_dispatch;
use crate::strings;

/// The field's element id.
pub(crate) const FIELD: &str = "paste";

#[derive(Properties, PartialEq)]
pub(crate) struct FieldProps {
    /// What the field holds.
    pub(crate) draft: String,
}

#[component]
pub(crate) fn Field(props: &FieldProps) -> Html {
    let dispatch = use_dispatch();
    use_after(
        on(0),
        Box::new(|| {
            page::fill_from_template(EXAMPLES, EXAMPLES_TEXT);
            page::focus_and_select(FIELD);
            None
        }),
    );
    let on_input = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_dyn_into::<page::TextArea>().map(|area| area.value()).unwrap_or_default();
            storage::keep_draft(&typed);
            dispatch.dispatch(Action::Draft(typed));
        })
    };
    let on_read = {
        let (dispatch, draft) = (dispatch.clone(), props.draft.clone());
        Callback::from(move |_: MouseEvent| read_text(&draft, "", &asks(&dispatch)))
    };
    let on_key = {
        let (dispatch, draft) = (dispatch.clone(), props.draft.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                read_text(&draft, "", &asks(&dispatch));
            }
        })
    };
    let on_paste = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            let asked = asks(&dispatch);
            spawn_local(async move {
                match clipboard::read_all().await {
                    Ok(Brought::Text { plain, html }) => read_text(&plain, &html, &asked),
                    _ => {
                        asked.dispatch.dispatch(Action::Notify(Notice::ClipboardRefused));
                        page::focus_and_select(FIELD);
                    }
                }
            });
        })
    };
    let on_library = opens_library(&dispatch);
    html! {
        <div class="field">
            <label for={FIELD}>{ page::notice("field") }</label>
            <textarea id={FIELD} dir="auto" rows="7" spellcheck="false" autocomplete="off" placeholder={strings::FIELD_HINT}
                value={props.draft.clone()} oninput={on_input} onkeydown={on_key} />
            <div class="field-actions">
                if props.draft.trim().is_empty() {
                    <button class="button primary" data-action="paste" onclick={on_paste}>{ strings::PASTE }</button>
                } else {
                    <button class="button primary" data-action="read" onclick={on_read}>{ strings::READ }</button>
                }
                <button class="button" data-action="open-file" onclick={|_| files::open_chooser(FILE_INPUT)}>{ strings::OPEN_FILE }</button>
                { button("button", "library", strings::LIBRARY, on_library) }
                { told("span", "hint", page::notice("drop").unwrap_or_default()) }
            </div>
        </div>
    }
}
