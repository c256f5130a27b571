//! A section of the sidebar: a heading, and its content or a line that says why there is none.

use yew::prelude::*;

use crate::strings;

#[derive(Properties, PartialEq)]
pub(super) struct SectionProps {
    /// Its name in the markup; also the tab that shows it.
    pub(super) code: &'static str,
    /// Its heading.
    pub(super) title: &'static str,
    /// How many items it has, shown beside the heading.
    #[prop_or_default]
    pub(super) count: Option<usize>,
    /// Whether its content is still being made.
    pub(super) waiting: bool,
    /// What to say where it has none.
    pub(super) empty: Option<&'static str>,
    /// Its content.
    pub(super) children: Html,
}

#[component]
pub(super) fn Section(props: &SectionProps) -> Html {
    let title_id = format!("section-{}", props.code);
    let body = match props.empty {
        Some(_) if props.waiting => html! { <p class="empty-line">{ strings::WAITING }</p> },
        Some(line) => html! { <p class="empty-line">{ line }</p> },
        None => props.children.clone(),
    };
    html! {
        <section class="section" data-section={props.code} aria-labelledby={title_id.clone()}>
            <h3 id={title_id}>
                { props.title }
                if let Some(count) = props.count.filter(|count| *count > 0) { <span class="count">{ strings::thousands(count) }</span> }
            </h3>
            { body }
        </section>
    }
}
