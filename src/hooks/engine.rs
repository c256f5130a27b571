//! Hands each new article to the engine and its answer to the reducer.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::platform::marks;
use crate::platform::worker::{Engine, EngineEvent};
use crate::state::{Action, NetworkPhase, State};
use crate::store::{ByPointer, Dispatch};

/// The request under way: its id, and the serial of the article it is about.
type UnderWay = Rc<Cell<Option<(u32, u32)>>>;

fn action(event: EngineEvent, under_way: &UnderWay) -> Option<Action> {
    match event {
        EngineEvent::Ready => Some(Action::EngineReady),
        EngineEvent::Progress { done, total } => Some(Action::EngineWorking { done, total }),
        EngineEvent::FirstMarks { id, annotations, part } => {
            let (_, serial) = under_way.get().filter(|(asked, _)| *asked == id)?;
            Some(Action::FirstMarks { serial, annotations, part })
        }
        EngineEvent::Annotated { id, annotations, provisional } => {
            let (_, serial) = under_way.take().filter(|(asked, _)| *asked == id)?;
            Some(Action::Annotated { serial, annotations, provisional })
        }
        EngineEvent::NetworkProgress { percent } => Some(Action::NetworkProgress(percent)),
        EngineEvent::NetworkReady => Some(Action::NetworkReady),
        EngineEvent::NetworkFailed => Some(Action::NetworkFailed),
        EngineEvent::Stopped => Some(Action::EngineStopped),
        EngineEvent::Failed(_) => Some(Action::EngineFailed),
    }
}

/// Starts the engine once, and asks it to read whatever article is shown without its marks.
#[hook]
pub(crate) fn use_engine(state: &ByPointer<State>, dispatch: &Dispatch) {
    let under_way: Rc<UnderWay> = use_memo((), |()| UnderWay::default());
    let engine = use_memo((), |()| {
        let (dispatch, under_way) = (dispatch.clone(), UnderWay::clone(&under_way));
        Engine::start(Rc::new(move |event| {
            if let Some(action) = action(event, &under_way) {
                dispatch.dispatch(action);
            }
        }))
    });
    let wanted = state.shown.as_ref().filter(|shown| !shown.settled).cloned();
    // The network counts too: its coming and the first recogniser's answer may be drawn as one, and the article is then wanted
    // after both as it was before.
    let key = (state.serial, state.texts, wanted.is_some(), state.network == NetworkPhase::Ready);
    // Asked while the page is drawn, not after: the worker reads on its own processor as the bare text comes to the screen.
    use_memo(key, move |&(serial, ..)| match wanted {
        Some(shown) => {
            let id = engine.annotate(shown.reading.article.clone(), marks::block_seen());
            under_way.set(Some((id, serial)));
        }
        None => {
            if under_way.take().is_some() {
                engine.stop();
            }
        }
    });
}
