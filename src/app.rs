//! The app: one reducer, the hooks that act on it, and the two pages that show it.

use yew::prelude::*;

use crate::components::{PlainDialog, notice_card, reading_page, start, top_bar};
use crate::hooks::{
    read_file, use_browser_history, use_engine, use_find, use_hover, use_input, use_keys, use_library, use_look,
    use_near, use_outline, when_arrived,
};
use crate::platform;
use crate::state::Dialog;
use crate::store::{ByPointer, Dispatch, Store};

/// The file input that every "Open file" opens.
pub(crate) const FILE_INPUT: &str = "file";

#[component]
fn App() -> Html {
    let store = use_reducer(Store::arrived);
    let dispatch = store.dispatcher();
    let state = ByPointer(store.0.clone());
    use_engine(&state, &dispatch);
    use_browser_history(&state, &dispatch);
    use_library(&state, &dispatch);
    // Before what takes in a drop as an article: a row may be dropped on another.
    use_keys(&state, &dispatch);
    use_input(&dispatch);
    use_outline(&dispatch);
    use_near(&state, &dispatch);
    use_look(&state);
    use_find(&state);
    let hover = use_hover(&dispatch);
    let engine = match state.engine {
        crate::state::EnginePhase::Loading => "loading",
        crate::state::EnginePhase::Working { .. } => "working",
        crate::state::EnginePhase::Failed => "failed",
        crate::state::EnginePhase::Ready => match &state.shown {
            Some(shown) if shown.settled => "done",
            _ => "ready",
        },
    };
    let network = match state.network {
        crate::state::NetworkPhase::Ready => "ready",
        crate::state::NetworkPhase::Failed => "failed",
        _ if platform::worker::HAS_NETWORK => "awaited",
        _ => "none",
    };
    let told = state.told();
    let view = match (&state.shown, &told) {
        (Some(_), _) => "reading",
        (None, Some(_)) => "error",
        (None, None) => "empty",
    };
    let reading = state.shown.is_some();
    let is_mended = state.steps().1 > 0;
    let notice = told.as_ref().map(|notice| {
        let shown = state.shown.clone().map(ByPointer);
        notice_card(notice, shown.as_ref(), reading, &dispatch)
    });
    let on_file = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(file) = platform::files::chosen(&event) {
                read_file(file, &dispatch);
            }
        })
    };
    let page = match &state.shown {
        Some(shown) => reading_page(&state, &ByPointer(shown.clone()), notice, &hover, &dispatch),
        None => start(&state.draft, notice, &dispatch),
    };
    let settings = state.settings;
    // An empty node where there is none: what stands beside it would be drawn anew otherwise.
    let dialog = state.dialog.filter(|which| !matches!(which, Dialog::Share | Dialog::ShareClaim)).map_or_else(
        Html::default,
        |which| {
            html! { <PlainDialog {which} {settings} layers_off={state.layers_off} notice={told} /> }
        },
    );
    let top_bar = top_bar(&state, &dispatch);
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            <div class="app" data-engine={engine} data-network={network} data-view={view} data-mended={is_mended.then_some("")}>
                { top_bar }
                { page }
                { dialog }
                <input id={FILE_INPUT} type="file" accept=".txt,.md,.html,.htm,.jsonld,.jsonl,text/plain,text/html,text/markdown"
                    hidden=true onchange={on_file} />
            </div>
        </ContextProvider<Dispatch>>
    }
}

/// Puts the app on the page. Where a link stands in the address, it is opened first, so that the article is the first
/// thing that is seen.
pub fn mount() {
    platform::crash::install();
    when_arrived(|| {
        platform::page::remove_splash();
        yew::Renderer::<App>::new().render();
    });
}
