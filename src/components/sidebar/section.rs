//! A section of the sidebar: a heading, and its content or a line that says why there is none.

use yew::prelude::*;

use crate::components::parts::told;
use crate::strings;

/// What a section is.
pub(super) struct Section {
    /// Its name in the markup; also the tab that shows it.
    pub(super) code: &'static str,
    /// Its heading.
    pub(super) title: &'static str,
    /// How many items it has, shown beside the heading.
    pub(super) count: usize,
    /// What to say instead while the article is not read.
    pub(super) unread: Option<&'static str>,
    /// What to say where it has none.
    pub(super) empty: Option<&'static str>,
}

impl Section {
    /// The section around its content.
    pub(super) fn with(self, content: Html) -> Html {
        let title_id = format!("section-{}", self.code);
        let body = match self.empty {
            Some(line) => told("p", "empty-line", self.unread.unwrap_or(line)),
            None => content,
        };
        let count = (self.count > 0).then(|| told("span", "count", strings::thousands(self.count)));
        html! {
            <section class="section" data-section={self.code} aria-labelledby={title_id.clone()}>
                <h3 id={title_id}>{ self.title }{ count }</h3>
                { body }
            </section>
        }
    }
}
