//! A notice: one sentence, one thing to do.

use yew::prelude::*;

use crate::app::FILE_INPUT;
use crate::components::start::FIELD;
use crate::platform::{files, history, page};
use crate::state::{Action, Notice, Remedy};
use crate::store::use_dispatch;
use crate::strings;

#[derive(Properties, PartialEq)]
pub(crate) struct NoticeCardProps {
    /// What to tell.
    pub(crate) notice: Notice,
    /// Whether an article is on the stage.
    pub(crate) reading: bool,
}

#[component]
pub(crate) fn NoticeCard(props: &NoticeCardProps) -> Html {
    let dispatch = use_dispatch();
    let remedy = props.notice.remedy(props.reading);
    let act = Callback::from(move |_: MouseEvent| match remedy {
        Remedy::Dismiss => dispatch.dispatch(Action::Dismiss),
        Remedy::FocusField => {
            dispatch.dispatch(Action::Dismiss);
            page::focus_and_select(FIELD);
        }
        Remedy::OpenFile => {
            dispatch.dispatch(Action::Dismiss);
            files::open_chooser(FILE_INPUT);
        }
        Remedy::Reload => history::reload(),
    });
    html! {
        <div class="notice" role="alert" data-error={props.notice.code()}>
            <p>{ strings::notice(&props.notice) }</p>
            <button class="button" data-action="remedy" onclick={act}>{ strings::remedy(remedy) }</button>
        </div>
    }
}
