//! Which elements of a kind are near what the window shows.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Windows above and below the one that is seen that count as near.
const AROUND: f64 = 1.0;
/// All there are: what is printed is not only what is seen.
pub const ALL: (usize, usize) = (0, usize::MAX);

/// Calls back with the positions, from the first to before the second, of the elements that match a selector and are near
/// the window, whenever the reader scrolls or resizes it, and around a print. The elements stand one below another.
pub fn watch(
    selector: &'static str,
    callback: impl Fn((usize, usize)) + Clone + 'static,
) -> [Option<EventListener>; 4] {
    let on = |name: &'static str| {
        let callback = callback.clone();
        super::events::on_window(name, move |_| {
            if let Some(near) = if name == "beforeprint" { Some(ALL) } else { near(selector) } {
                callback(near);
            }
        })
    };
    [on("scroll"), on("resize"), on("beforeprint"), on("afterprint")]
}

/// The same for this moment; none where there is no window.
pub fn near(selector: &str) -> Option<(usize, usize)> {
    let window = web_sys::window()?;
    let height = window.inner_height().ok()?.as_f64()?;
    let found = window.document()?.query_selector_all(selector).ok()?;
    let places = (0..found.length()).filter_map(|index| found.item(index)?.dyn_into::<Element>().ok());
    let (mut first, mut end) = (0, 0);
    for (index, element) in places.enumerate() {
        let place = element.get_bounding_client_rect();
        if place.bottom() < -AROUND * height {
            first = index + 1;
        }
        if place.top() <= (1.0 + AROUND) * height {
            end = index + 1;
        }
    }
    Some((first, end.max(first)))
}
