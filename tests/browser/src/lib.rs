//! The built page in a real browser, driven by a test.
//!
//! ```no_run
//! let site = glossator_browser_tests::Site::built();
//! let page = site.open("");
//! page.paste("Talks open\n\nThe talks open on Monday, Rosa Lind said.");
//! page.until_read();
//! assert!(page.marks().iter().any(|mark| mark.text == "Rosa Lind"));
//! ```
//! A [`Site`] serves the page with the project's own server; each [`Page`] is a browser of its own with a fresh profile. When a
//! page is closed, what the browser wrote to its console and what it asked of the net are looked at, so that no test has
//! to remember to. Nothing here waits for a time to pass: everything waits for a condition, with a deadline.
//!
//! The browser is Chromium, spoken to through ChromeDriver by WebDriver's JSON over HTTP (`driver`): a client
//! library would bring a hundred crates for what is one kind of request.

mod driver;
mod keys;
mod page;
mod records;
mod site;
mod slow_line;
mod tour;
mod tree;

pub use keys::Key;
pub use page::{Mark, Page, Screen};
pub use records::Sent;
pub use site::Site;
pub use slow_line::SlowLine;
pub use tour::{SCREENS, SECTIONS, tour};
