//! A notice: one sentence, one thing to do.

use yew::prelude::*;

use protocol::desk::Form;

use super::ARTICLE;
use super::parts::{press_away, sign, told};
use crate::app::FILE_INPUT;
use crate::components::start::FIELD;
use crate::hooks::save_as_file;
use crate::platform::{files, history, page};
use crate::state::{Action, Notice, Remedy, Shown};
use crate::store::{ByPointer, Dispatch};
use crate::strings;

/// A notice's sentence.
pub(crate) fn sentence(notice: &Notice) -> String {
    strings::notice(notice).or_else(|| page::notice(notice.code())).unwrap_or_default()
}

/// What to tell; `shown`: the article on the stage, `reading`: whether there is one.
pub(crate) fn notice_card(
    notice: &Notice,
    shown: Option<&ByPointer<Shown>>,
    reading: bool,
    dispatch: &Dispatch,
) -> Html {
    let remedy = notice.remedy(reading);
    let close = press_away(dispatch, Action::Dismiss, ARTICLE);
    let (dispatch, shown) = (dispatch.clone(), shown.cloned());
    let dismiss = close.clone();
    let act = Callback::from(move |event: MouseEvent| match remedy {
        Remedy::Dismiss => dismiss.emit(event),
        Remedy::FocusField => {
            dispatch.dispatch(Action::Dismiss);
            page::focus_and_select(FIELD);
        }
        Remedy::OpenFile => {
            dispatch.dispatch(Action::Dismiss);
            files::open_chooser(FILE_INPUT);
        }
        Remedy::SaveFile => {
            dispatch.dispatch(Action::Dismiss);
            if let Some(shown) = &shown {
                save_as_file(shown, Form::WebAnnotation, "jsonld", &dispatch);
            }
        }
        Remedy::Reload => history::reload(),
        Remedy::Read => dispatch.dispatch(Action::Accept),
    });
    let close = sign("card-close", "dismiss", "×", strings::CLOSE, close);
    html! {
        <div class="notice" role="alert" data-error={notice.code().to_owned()}>
            { told("p", "", sentence(notice)) }
            <button class="button" data-action="remedy" onclick={act}>{ strings::remedy(remedy) }</button>
            // What lies over the text can be put away.
            if reading && remedy != Remedy::Dismiss { { close } }
        </div>
    }
}
