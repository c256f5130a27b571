//! Every word that the page itself says, in one place. English now; another language is another such file.

mod citation;
mod controls;
mod facts;
mod marks;
mod mending;
mod notices;

use crate::state::{Letter, Overview, Tab, VoiceShare};
pub(crate) use citation::*;
pub(crate) use controls::*;
pub(crate) use facts::*;
pub(crate) use marks::{
    certainty, check, kind, kinds, legend_kind, letter, letter_meaning, mode, rail_label, role, spoken,
};
pub(crate) use mending::*;
pub(crate) use notices::{cut_link, notice, opened_link, remedy};

pub(crate) const NAME: &str = "Glossator";
pub(crate) const OPENED_LINK: &str = "About this link";
pub(crate) const FIELD_HINT: &str = "Paste the text of an article here";
pub(crate) const PASTE: &str = "Paste";
pub(crate) const OPEN_FILE: &str = "Open file";
pub(crate) const READ: &str = "Mark it up";
/// The first word of a label, and the rest, for which a phone has no room.
pub(crate) const BACK_TO_ARTICLE: [&str; 2] = ["Back", " to the article"];
pub(crate) const NEW_ARTICLE: [&str; 2] = ["New", " article"];
pub(crate) const PREVIOUS_ARTICLE: [&str; 2] = ["Previous", " article"];
pub(crate) const HEAD_LINES: &str = "Put headline, byline, date and dateline right";
pub(crate) const SHARE: &str = "Share";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const COPY_LINK: &str = "Copy link";
pub(crate) const COPIED: &str = "Copied";
pub(crate) const SHARE_TITLE: &str = "Share this reading";
pub(crate) const SHARE_LABEL: &str = "Link to the article with its marks";
pub(crate) const SEND: &str = "Send …";
pub(crate) const LINK_KIND: &str = "What the link holds";
pub(crate) const LINK_KINDS: [&str; 3] = ["Article and marks", "Marks only", "One claim"];
pub(crate) const EXPORT: &str = "Save as a file";
/// Forms of export: what the button says, how the file's name ends.
pub(crate) const EXPORTS: [(&str, &str); 5] = [
    ("Web Annotation", "jsonld"),
    ("Table, CSV", "csv"),
    ("Places, GeoJSON", "geojson"),
    ("Markdown", "md"),
    ("Web page", "html"),
];
pub(crate) const SHARE_MAKING: &str = "Putting the article into the link …";
pub(crate) const STOP: &str = "Stop";
pub(crate) const READING: &str = "Reading the article";
/// The same of a long article, of which a part is marked; and where an article was stopped.
pub(crate) const READING_ON: &str = "Reading the rest of the article";
pub(crate) const READ_ON: &str = "Read on";
pub(crate) const MARK_BY_HAND: &str = "Mark by hand";
pub(crate) const NETWORK_COMING: &str = "First marks. The better reader is on its way";
pub(crate) const RELOAD: &str = "Load the page again";
pub(crate) const SIDEBAR: &str = "Summary of the article";
pub(crate) const ARTICLE: &str = "Article";
pub(crate) const GLANCE: &str = "At a glance";
pub(crate) const WHO: &str = "Who";
pub(crate) const CLAIMS: &str = "Claims by source";
pub(crate) const WHERE: &str = "Where";
pub(crate) const MAP: &str = "Map of the places";
pub(crate) const CHECK_FIRST: &str = "Check first";
pub(crate) const LEGEND: &str = "Legend";
pub(crate) const SHARE_OF_VOICE: &str = "Share of voice";
pub(crate) const OWN_VOICE: &str = "The article’s own voice";
pub(crate) const UNNAMED: &str = "Nobody named";
/// All sources that cannot be found by the words for them, as one row.
pub(crate) const UNNAMED_SOURCES: &str = "Unnamed sources";
pub(crate) const REST_OF_TEXT: &str = "The article itself";
pub(crate) const NO_SUMMARY: &str = "No sentence stands out.";
pub(crate) const NO_WHO: &str = "No actor was found.";
pub(crate) const NO_CLAIMS: &str = "No claim was found.";
pub(crate) const NO_PLACES: &str = "No place was found.";
pub(crate) const NO_CHECKS: &str = "Nothing stands out.";
pub(crate) const NO_POINT: &str = "not in the gazetteer";
pub(crate) const WAITING: &str = "Being read …";
pub(crate) const NOT_READ: &str = "Not read.";
/// Before "3 of 11", and what leads to the second and the fourth.
pub(crate) const MENTION_STEPS: [&str; 3] = ["", "Previous mention", "Next mention"];
pub(crate) const CLAIM_STEPS: [&str; 3] = ["Claim ", "Previous claim", "Next claim"];
pub(crate) const CARD: &str = "About this mark";
pub(crate) const SAYS: &str = "Says";
pub(crate) const SAID_ABOUT: &str = "Named in";
pub(crate) const SOURCE_WORDS: &str = "Source";
pub(crate) const CUE_WORDS: &str = "Said with";
pub(crate) const CERTAINTY_WORDS: &str = "How firmly";
pub(crate) const HIDE_MARKS: &str = "Hide marks";
pub(crate) const SHOW_MARKS: &str = "Show marks";
pub(crate) const READ_AFRESH: &str = "Reset to automatic";
pub(crate) const UNSURE: &str = "unsure";
pub(crate) const SKIP_TO_SUMMARY: &str = "Skip to the summary";
pub(crate) const SUMMARY: &str = "Summary";
pub(crate) const NOT_NAMED: &str = "not named in the article";
pub(crate) const LEGEND_UNSURE: &str = "a name this tool is unsure of";
pub(crate) const BOOKMARKLET: &str = "Read in Glossator";
/// What is said of an article that is not English, by its language's tag; none where it is too short to tell, which is always said
/// alike. `named`: what a language is called.
pub(crate) fn not_english(tag: &str, text: &str, named: fn(&str) -> String) -> Option<String> {
    if tag == "und" && text.split_whitespace().nth(TELLING_WORDS).is_none() {
        return None;
    }
    let looks = if tag == "und" { "does not look like English".to_owned() } else { "looks ".to_owned() + &named(tag) };
    Some(["This ", &looks, ". Names may be caught, claims will not."].concat())
}

/// Words that it takes to be sure of a language.
const TELLING_WORDS: usize = 12;

/// What a line of the article's head is called.
pub(crate) fn head_line(kind: article::BlockKind) -> &'static str {
    match kind {
        article::BlockKind::Title => "Headline",
        article::BlockKind::Byline => "Byline",
        article::BlockKind::Date => "Date",
        _ => "Dateline",
    }
}

/// "no date", of a line of the article's head that it does not have.
pub(crate) fn no_head_line(name: &str) -> String {
    "no ".to_owned() + &name.to_ascii_lowercase()
}

/// What the field for the address is called that an article is from.
pub(crate) const ADDRESS: &str = "Address";

/// "1 claim", "3 claims".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count}\u{a0}{}", if count == 1 { one } else { many })
}

/// "3 mentions"; an actor whose every mention stands in the lost part of a link has none.
pub(crate) fn mentions(count: usize) -> String {
    if count == 0 { "not in this text".to_owned() } else { counted(count, "mention", "mentions") }
}

pub(crate) fn claims(count: usize) -> String {
    counted(count, "claim", "claims")
}

/// "3 lines hidden · show".
pub(crate) fn hidden_lines(count: usize, open: bool) -> String {
    let lines = counted(count, "line", "lines");
    if open { format!("{lines} beside the article · hide") } else { format!("{lines} hidden · show") }
}

/// "claim 7".
pub(crate) fn claim_number(position: u32) -> String {
    format!("claim {}", position + 1)
}

/// "3 of 11".
pub(crate) fn nth_of(number: usize, of: usize) -> String {
    if number == 0 { mentions(of) } else { format!("{number} of {of}") }
}

/// "Says · 4".
pub(crate) fn listed(label: &str, count: usize) -> String {
    format!("{label} · {count}")
}

/// "also Lind, Ms Lind".
pub(crate) fn also(aliases: &[String]) -> String {
    format!("also {}", aliases.join(", "))
}

/// "as Lima": names that stand for it.
pub(crate) fn as_names(names: &[String]) -> String {
    format!("as {}", names.join(", "))
}

/// "Peru, as " before the name that stands for it.
pub(crate) fn stands_for(state: &str) -> String {
    format!("{state}, as ")
}

pub(crate) fn show_more(count: usize) -> String {
    format!("Show {} more", thousands(count))
}

/// "14 actors · 23 claims".
pub(crate) fn short_counts(overview: &Overview) -> String {
    let total: usize = overview.claims_by_letter.iter().sum();
    format!("{} · {}", counted(overview.who.len(), "actor", "actors"), claims(total))
}

/// "14 actors · 6 places · 23 claims: 9 Q 6 R 3 P 5 O · 2 unnamed sources".
pub(crate) fn counts(overview: &Overview) -> String {
    let total: usize = overview.claims_by_letter.iter().sum();
    let letters: Vec<String> = Letter::ALL
        .into_iter()
        .zip(overview.claims_by_letter)
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{count}\u{a0}{}", letter(kind)))
        .collect();
    let by_letter = if letters.is_empty() { String::new() } else { format!(": {}", letters.join(" ")) };
    let mut parts = vec![
        counted(overview.who.len(), "actor", "actors"),
        counted(overview.places.len(), "place", "places"),
        format!("{}{by_letter}", claims(total)),
    ];
    if overview.unnamed_sources > 0 {
        parts.push(counted(overview.unnamed_sources, "unnamed source", "unnamed sources"));
    }
    parts.join(" · ")
}

/// "3 mentions · 2 claims".
pub(crate) fn mentions_and_claims(mentioned: usize, said: usize) -> String {
    if said == 0 { mentions(mentioned) } else { format!("{} · {}", mentions(mentioned), claims(said)) }
}

/// "Rosa Lind, 23 %".
pub(crate) fn voice(share: &VoiceShare) -> String {
    let name = match share.name.as_deref() {
        None => REST_OF_TEXT,
        Some("") => UNNAMED_SOURCES,
        Some(name) => name,
    };
    let percent = (share.thousandths + 5) / 10;
    if percent == 0 { format!("{name}, under 1\u{a0}%") } else { format!("{name}, {percent}\u{a0}%") }
}

pub(crate) fn other_voices(count: usize) -> String {
    counted(count, "other voice", "other voices")
}

/// "12.05° S, 77.04° W, Peru; others of that name in France, Canada"; `country`: what a country is called whose code is given.
pub(crate) fn located(location: &article::Location, country: fn(&str) -> String) -> String {
    let mut located = coordinates(location);
    let mut others: Vec<&str> = Vec::new();
    if !location.country.is_empty() {
        located = located + ", " + &country(&location.country);
    }
    for other in location.alternatives.iter().filter(|other| !other.country.is_empty()) {
        if !others.contains(&&*other.country) {
            let join = if others.is_empty() { "; others of that name in " } else { ", " };
            located = located + join + &country(&other.country);
            others.push(&other.country);
        }
    }
    located
}

/// "24 of 31 places are on the map".
pub(crate) fn on_map(drawn: usize, of: usize) -> String {
    format!("{drawn} of {of} places are on the map")
}

/// The first words of a claim or a sentence, cut at a word after about `limit` characters.
pub(crate) fn excerpt(article: &article::Article, ranges: &[article::TextRange], limit: usize) -> String {
    let mut shown = String::new();
    // Between the parts of a quote that its speaker interrupts, something is left out.
    let parts = ranges.iter().enumerate();
    let words = parts.flat_map(|(index, range)| {
        (index > 0).then_some("…").into_iter().chain(article.slice(*range).split_whitespace())
    });
    let mut length = 0;
    for word in words {
        let count = word.chars().count();
        if length + count > limit {
            // A text without spaces is one word: cut it too.
            if shown.is_empty() {
                shown.extend(word.chars().take(limit));
            }
            shown.push('…');
            break;
        }
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push_str(word);
        length += count + 1;
    }
    shown
}

pub(crate) fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Summary => "Summary",
        Tab::Who => "Who",
        Tab::Claims => "Claims",
        Tab::Where => "Where",
        Tab::When => "When",
        Tab::Notes => "Notes",
    }
}

/// "12 Mar 2031".
pub(crate) fn day(date: article::Date) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::from(date.month).checked_sub(1).and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    format!("{}\u{a0}{month}\u{a0}{}", date.day, date.year)
}

/// 12345 as "12,345".
pub(crate) fn thousands(number: usize) -> String {
    grouped(&number.to_string())
}

/// Digits with a comma before every three.
fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "12.05° S, 77.04° W".
pub(crate) fn coordinates(location: &article::Location) -> String {
    let part = |degrees: article::Degrees, positive: &str, negative: &str| {
        let hundredths = (degrees.0.unsigned_abs() + 50) / 100;
        let side = if degrees.0 < 0 { negative } else { positive };
        format!("{}.{:02}°\u{a0}{side}", hundredths / 100, hundredths % 100)
    };
    format!("{}, {}", part(location.latitude, "N", "S"), part(location.longitude, "E", "W"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_of_a_place_s_name_are_told_by_their_countries_each_once() {
        let point = |(latitude, longitude)| (article::Degrees(latitude), article::Degrees(longitude));
        let at = |place: (i32, i32), country: &str| {
            let (latitude, longitude) = point(place);
            article::Alternative { latitude, longitude, country: country.to_owned() }
        };
        let (latitude, longitude) = point((336_600, -955_600));
        let others =
            [at((488_600, 23_500), "FR"), at((432_000, -803_800), "CA"), at((482_000, 20_000), "FR"), at((0, 0), "")];
        for (alternatives, told) in [
            (vec![], "33.66°\u{a0}N, 95.56°\u{a0}W, us"),
            (others.to_vec(), "33.66°\u{a0}N, 95.56°\u{a0}W, us; others of that name in fr, ca"),
        ] {
            let location = article::Location { latitude, longitude, country: "US".to_owned(), alternatives };
            assert_eq!(located(&location, str::to_ascii_lowercase), told);
        }
    }

    /// What stands on the page before its program has come is what the program draws there.
    #[test]
    fn the_splash_says_what_the_empty_page_says() {
        let page = include_str!("../index.html");
        for (code, splash) in [("tagline", "<h1>"), ("lead", "<p class=\"start-lead\">")] {
            let notice = format!("<p data-notice=\"{code}\">");
            let said = page.split_once(&notice).and_then(|(_, rest)| rest.split_once('<')).map(|(said, _)| said);
            assert!(said.is_some_and(|said| page.contains(&format!("{splash}{said}<"))), "{code}");
        }
    }
}
