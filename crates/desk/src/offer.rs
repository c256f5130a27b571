//! What is told of a link that was made, as markup: its length on a scale, what it holds, its code.

use std::fmt::Write;

use crate::code::code;

/// Characters that the meter shows.
const METER: usize = 5000;
/// What chat services cut at, in characters: Discord; Slack; X and Telegram.
const LIMITS: [usize; 3] = [2000, 4000, 4096];

/// What a link holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Holds {
    /// Words of text.
    pub(crate) words: usize,
    /// Entities, mentions, claims.
    pub(crate) marks: [usize; 3],
    /// The reader's corrections, remarks left out; and remarks.
    pub(crate) edits: [usize; 2],
}

/// The length of an address, and what the link holds. `lacks_table`: whether it is longer than it could be.
pub(crate) fn told(characters: usize, holds: Holds, lacks_table: bool) -> String {
    let ticks: String = LIMITS.iter().map(|tick| format!("M{tick} 0v120")).collect();
    let mut html = format!(
        "<svg class=\"meter\" viewBox=\"0 0 {METER} 120\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect class=\"meter-all\" width=\"{METER}\" height=\"120\"/><rect class=\"meter-used\" width=\"{}\" height=\"120\"/>\
         <path class=\"meter-ticks\" d=\"{ticks}\" vector-effect=\"non-scaling-stroke\"/></svg>\
         <p class=\"hint\" data-length=\"{characters}\">{} characters · {}</p><p class=\"hint holds\">{}</p>",
        characters.min(METER),
        thousands(characters),
        fits(characters),
        held(holds)
    );
    if lacks_table {
        html.push_str(
            "<p class=\"hint\" data-lacks-table>This link is whole, but longer than it could be: what makes links short did not come; \
             close this and press Share again.</p>",
        );
    }
    html
}

/// The code to be photographed, or what to do where an address is too long for one.
pub(crate) fn pictured(address: &str) -> String {
    code(address).map_or_else(
        || "<p class=\"fine\">Too long for a QR code: send one claim alone, or the marks only.</p>".to_owned(),
        |code| {
            let (side, path) = (code.side, code.path);
            format!(
                "<details class=\"link-code\"><summary>QR code</summary><svg viewBox=\"0 0 {side} {side}\" role=\"img\" \
                 aria-label=\"QR code\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg></details>"
            )
        },
    )
}

/// Words; entities, mentions, claims; corrections and notes.
fn held(Holds { words, marks: [entities, mentions, claims], edits: [edits, notes] }: Holds) -> String {
    let text = if words == 0 { "no text".to_owned() } else { format!("{} words", thousands(words)) };
    let mut held = format!("Holds {text} · {entities} names, marked {mentions} times · {claims} claims");
    for (count, what) in [(edits, "corrections"), (notes, "notes")] {
        if count > 0 {
            // Writing to a string does not fail.
            let _ = write!(held, " · {count} {what}");
        }
    }
    held
}

/// Where a link of that length can be pasted whole.
fn fits(length: usize) -> &'static str {
    match LIMITS.map(|limit| length <= limit) {
        [true, ..] => "fits every chat service",
        [_, true, _] => "too long for Discord, fits Slack, X and Telegram",
        [.., true] => "too long for Discord and Slack, fits X and Telegram",
        _ => "too long for chat services that cut links; fits e-mail and documents",
    }
}

/// 12345 as "12,345".
fn thousands(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", thousands(number / 1000), number % 1000) }
}
