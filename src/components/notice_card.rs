//! A notice: one sentence, one thing to do.

use yew::prelude::*;

use super::parts::{press, sign, told};
use crate::app::FILE_INPUT;
use crate::components::start::FIELD;
use crate::hooks::read_text;
use crate::platform::{files, history, page};
use crate::state::{Action, Notice, Remedy};
use crate::store::Dispatch;
use crate::strings;

/// What to tell; `reading`: whether an article is on the stage.
pub(crate) fn notice_card(notice: &Notice, reading: bool, dispatch: &Dispatch) -> Html {
    let remedy = notice.remedy(reading);
    let close = press(dispatch, Action::Dismiss);
    let (dispatch, told_of) = (dispatch.clone(), notice.clone());
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
        Remedy::Read => {
            if let Notice::Arrived { text } = &told_of {
                read_text(text, "", &dispatch);
            }
        }
    });
    let close = sign("card-close", "dismiss", "×", strings::CLOSE, close);
    html! {
        <div class="notice" role="alert" data-error={notice.code()}>
            { told("p", "", strings::notice(notice)) }
            <button class="button" data-action="remedy" onclick={act}>{ strings::remedy(remedy) }</button>
            // What lies over the text can be put away.
            if reading && remedy != Remedy::Dismiss { { close } }
        </div>
    }
}
