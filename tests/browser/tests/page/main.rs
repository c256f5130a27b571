//! The built page, tested in a browser. `cargo xtask test` builds it and says where it is.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stdout, reason = "figures that are measured are told, with --nocapture")]

mod accessibility;
mod arriving;
mod axe;
mod bad_input;
mod breakage;
mod components;
mod conditions;
mod controls;
mod desk;
mod faults;
mod firefox;
mod hostile;
mod keeping;
mod keyboard;
mod layout;
mod library;
mod links;
mod long_text;
mod main_flow;
mod mending;
mod offline;
mod placing;
mod privacy;
mod sharing;
mod sidebar;
mod worker;

/// Words and classes of every mark, and the sidebar: what two readers of one link must both see.
fn shown(page: &glossator_browser_tests::Page) -> (Vec<glossator_browser_tests::Mark>, String) {
    (page.marks(), page.text("#sidebar-body"))
}

/// A link, opened by somebody else.
fn opened(site: &glossator_browser_tests::Site, link: &str) -> glossator_browser_tests::Page {
    let other = site.browser();
    other.go(link);
    other.until_there("[data-opened-link]");
    other.until_still();
    other
}

/// A text without what white space may differ in.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A short article, written for these tests.
const ARTICLE: &str = "Harbour bridge to close for a year

By Tom Hale

The bridge over the harbour at Ostmere will close in May, Rosa Lind, the mayor, said on Tuesday.

“We have repaired it for the last time,” Lind told reporters. “The steel is tired.”

The Chamber of Commerce rejected the plan. Its chairman, Piet Maas, said that shops in Ostmere could lose a third of \
their trade, according to a survey by the University of Bergen.

Engineers from Norway expect that the work will take at least a year.";

/// The same reader's next article.
const SECOND: &str = "Ministers meet in Lima

Peru and Chile opened talks on fishing rights in Lima on Monday.

“There is room for both fleets,” said Ana Rojas, Peru’s foreign minister. Chile’s delegation declined to comment.";
