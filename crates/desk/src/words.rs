//! What the library says, and its list as markup: text that is drawn here costs the page nothing.

use std::fmt::Write;

use article::export::as_markup;
use article::host;
use article::library::{Head, LibraryError, Restored};
use article::link::{LinkError, Unplaced};
use protocol::desk::{Shelf, Then, Told};

/// Articles that are listed: more are found by their words.
const LISTED: usize = 200;

/// "1 article", "3 articles".
pub(crate) fn counted(count: usize, one: &str) -> String {
    format!("{count}\u{a0}{one}{}", if count == 1 { "" } else { "s" })
}

fn told(code: &str, text: String, then: Then) -> Told {
    Told { code: code.to_owned(), text, then }
}

/// Why the library cannot be used.
pub(crate) fn error(error: LibraryError) -> Told {
    let (code, text) = match error {
        LibraryError::Refused => (
            "storage-refused",
            "This browser keeps nothing for this page, as in some private windows: what you mark is gone with this tab.",
        ),
        LibraryError::Full => (
            "storage-full",
            "The browser has no room left for this page: this is not in the library; all else goes on working.",
        ),
        LibraryError::TooLarge => {
            ("not-kept", "This article is too long for the library, which takes 2 MB of text and 50,000 marks.")
        }
        LibraryError::Damaged => return missing(),
    };
    told(code, text.to_owned(), Then::Save)
}

/// What to say of an article that cannot be opened.
pub(crate) fn missing() -> Told {
    let text = "The library does not hold this article any more, or holds it damaged; restore it from a backup.";
    told("not-taken", text.to_owned(), Then::GoOn)
}

/// What to say of an article that is kept: nothing, unless another tab's or visit's work came in.
pub(crate) fn kept(apart: bool, came: usize) -> Option<Told> {
    if apart {
        let text =
            "Words of this article were changed in another tab; what you do here is kept as an article of its own.";
        return Some(told("apart", text.to_owned(), Then::GoOn));
    }
    let text = || {
        let corrections = counted(came, "correction");
        format!("{corrections} that you made in another tab or another time came in; Undo takes them back.")
    };
    (came > 0).then(|| told("joined", text(), Then::GoOn))
}

/// What came of a file of a library.
pub(crate) fn restored(Restored { added, merged, same, damaged }: Restored) -> Told {
    let mut parts = vec![format!("{} restored", counted(added as usize, "article"))];
    if merged > 0 {
        parts.push(format!("{merged}\u{a0}brought together with yours"));
    }
    if same > 0 {
        parts.push(format!("{same}\u{a0}already here"));
    }
    if damaged > 0 {
        parts.push(format!("{} could not be read", counted(damaged as usize, "line")));
    }
    told("restored", format!("{}.", parts.join(" · ")), Then::GoOn)
}

/// Why a link was not opened, or its marks not put into an article. One that a newer page may open, or that something was missing
/// for, is worth another load of the page; all others are not.
pub(crate) fn not_opened(error: &LinkError) -> Told {
    let (code, text, then) = match error {
        LinkError::NotALink => {
            ("link-not", "What follows the # in this address is not a Glossator link.".to_owned(), Then::GoOn)
        }
        LinkError::Newer { found, known } => (
            "link-newer",
            format!("Made with version {found}; this page knows up to {known}: reload to get the newest page."),
            Then::Reload,
        ),
        LinkError::Altered { .. } => (
            "link-altered",
            "This link was changed on its way and cannot be trusted; ask for it again.".to_owned(),
            Then::GoOn,
        ),
        LinkError::NeedsTable => (
            "link-table",
            "What is needed to open links could not be fetched; check the connection and reload the page.".to_owned(),
            Then::Reload,
        ),
        LinkError::Cut { arrived_percent } => (
            "link-cut",
            format!(
                "Only {arrived_percent} % of this link arrived, too little to show anything of it; ask for it again."
            ),
            Then::GoOn,
        ),
        LinkError::TooLarge { .. } => (
            "link-too-large",
            "This link holds more than this page opens: 2 MB of text, 50,000 marks.".to_owned(),
            Then::GoOn,
        ),
        LinkError::WithoutText { marks, names, .. } => (
            "link-without-text",
            format!(
                "This link holds {marks} marks and no text ({} …); paste the article, and they find their places.",
                names.join(", ")
            ),
            Then::Paste,
        ),
        LinkError::AnotherArticle { found, sent } => (
            "another-article",
            format!(
                "This is another article: {found} of {sent} marks find their words in it; it is read anew, and the marks still wait \
                 for theirs."
            ),
            Then::GoOn,
        ),
    };
    told(code, text, then)
}

/// Why marks were not put into an article: they wait on, for the next that is pasted.
pub(crate) fn not_placed(error: &LinkError) -> Told {
    match error {
        LinkError::NeedsTable => told(
            "link-table",
            "What is needed to open links could not be fetched; check the connection and paste the article again."
                .to_owned(),
            Then::GoOn,
        ),
        error => not_opened(error),
    }
}

/// What to say of marks that were put into their article: nothing, where all found their places.
pub(crate) fn placed(sent: u32, unplaced: &[Unplaced]) -> Option<Told> {
    let text = || {
        format!(
            "{} of {sent} marks found their places; not in this text: {}.",
            (sent as usize).saturating_sub(unplaced.len()),
            unplaced_marks(unplaced)
        )
    };
    (!unplaced.is_empty()).then(|| told("unplaced", text(), Then::GoOn))
}

/// Marks that found no place, the first few by what they are.
fn unplaced_marks(unplaced: &[Unplaced]) -> String {
    const TOLD: usize = 6;
    let one = |mark: &Unplaced| match mark {
        Unplaced::Mention(name) => name.clone(),
        Unplaced::Claim(Some(source)) => format!("a claim of {source}"),
        Unplaced::Claim(None) => "a claim".to_owned(),
        Unplaced::Note(text) => format!("the note “{text}”"),
        Unplaced::Detail => "a date or number".to_owned(),
        Unplaced::Edit => "a correction".to_owned(),
    };
    let mut told: Vec<String> = unplaced.iter().take(TOLD).map(one).collect();
    if unplaced.len() > TOLD {
        told.push(format!("{} more", unplaced.len() - TOLD));
    }
    told.join(", ")
}

/// A sentence in place of a list.
pub(crate) fn line(text: &str) -> String {
    format!("<p class=\"library-line\">{}</p>", as_markup(text))
}

/// The list. `removed`: the title of what was removed last.
pub(crate) fn shelf(heads: &[Head], of: usize, removed: Option<&str>, lasting: bool) -> Shelf {
    let mut html = String::new();
    if let Some(title) = removed {
        let _ = write!(
            html,
            "<p class=\"library-removed\" role=\"status\"><span>“{}” is deleted.</span>\
             <button id=\"library-undo\" type=\"button\" class=\"button small\" data-action=\"put-back\">Undo</button></p>",
            as_markup(title)
        );
    }
    if of == 0 {
        html.push_str(&line("Nothing is kept yet. An article is, in this browser alone, as soon as it has been read."));
        return Shelf { html, ..Shelf::default() };
    }
    if heads.is_empty() {
        html.push_str(&line("No article holds these words."));
    } else {
        html.push_str("<ul class=\"library-list\" aria-label=\"Articles, the newest first\">");
        heads.iter().take(LISTED).for_each(|head| row(&mut html, head));
        html.push_str("</ul>");
        if heads.len() > LISTED {
            html.push_str(&line("Older ones are found by their words."));
        }
    }
    html.push_str("<p class=\"fine\">They stay on this device. ");
    html.push_str(if lasting {
        "The browser has promised to keep them.</p>"
    } else {
        "The browser may delete them when it runs out of room, Safari after a week without a visit. \
         <button type=\"button\" class=\"button small\" data-action=\"persist\">Ask it to keep them</button></p>"
    });
    let all = counted(of, "article");
    let count = if heads.len() == of { all } else { format!("{} of {all}", heads.len()) };
    Shelf { count, html, file: String::new() }
}

fn row(html: &mut String, head: &Head) {
    let Head { id, title, source, day, counts, snippet } = head;
    let title = as_markup(title);
    let [actors, places, claims, mended] = counts.map(|count| count as usize);
    let mut facts = Vec::new();
    facts.extend(day.map(self::day));
    if !source.is_empty() {
        facts.push(as_markup(host(source)));
    }
    facts.extend([counted(actors, "actor"), counted(places, "place"), counted(claims, "claim")]);
    if mended > 0 {
        facts.push(format!("{mended}\u{a0}mended"));
    }
    let facts = facts.join(" · ");
    let _ = write!(
        html,
        "<li><button type=\"button\" class=\"library-open\" data-action=\"open-entry\" data-entry=\"{id}\">\
         <strong>{title}</strong><span>{facts}</span>"
    );
    if !snippet.is_empty() {
        let _ = write!(html, "<span class=\"library-snippet\">{}</span>", as_markup(snippet));
    }
    let _ = write!(
        html,
        "</button><button type=\"button\" class=\"button small\" data-action=\"delete-entry\" data-entry=\"{id}\" \
         aria-label=\"Delete “{title}”\">Delete</button></li>"
    );
}

/// "12 Mar 2031".
fn day(date: article::Date) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.get(usize::from(date.month).saturating_sub(1)).copied().unwrap_or_default();
    format!("{}\u{a0}{month}\u{a0}{}", date.day, date.year)
}

/// What to say where a link's reading has nothing to be compared with.
pub(crate) fn nothing_of_ones_own() -> String {
    line(
        "You have no reading of this text of your own yet. “Reset to automatic” makes one: it is kept in the library, and \
         this link can be compared with it from then on.",
    )
}

#[cfg(test)]
mod tests {
    use article::link::Capped;

    use super::*;

    /// What goes on leaves the address: a link that may open another time must not.
    #[test]
    fn a_link_that_may_open_another_time_stays_in_the_address() {
        let (found, known, what) = (2, 1, "the text".to_owned());
        let cases = [
            (LinkError::NotALink, "link-not", Then::GoOn),
            (LinkError::Newer { found, known }, "link-newer", Then::Reload),
            (LinkError::Altered { what }, "link-altered", Then::GoOn),
            (LinkError::NeedsTable, "link-table", Then::Reload),
            (LinkError::Cut { arrived_percent: 7 }, "link-cut", Then::GoOn),
            (LinkError::WithoutText { marks: 3, names: Vec::new(), shared_on: None }, "link-without-text", Then::Paste),
            (LinkError::AnotherArticle { found: 1, sent: 9 }, "another-article", Then::GoOn),
            (LinkError::TooLarge { cap: 5, unit: Capped::Marks }, "link-too-large", Then::GoOn),
        ];
        for (error, code, then) in cases {
            let told = not_opened(&error);
            assert_eq!((told.code.as_str(), told.then), (code, then), "{error}");
            assert!(told.text.ends_with('.'), "{}", told.text);
        }
        assert_eq!(not_placed(&LinkError::NeedsTable).then, Then::GoOn, "the marks wait in this page alone");
    }
}
