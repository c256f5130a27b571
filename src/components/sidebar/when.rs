//! When: the days that the text names, on a line of time. What was guessed says so.

use std::cell::Cell;

use article::Date;
use yew::prelude::*;

use super::section::Section;
use super::{Capped, Ways};
use crate::components::parts::{class_if, joined, told};
use crate::state::Shown;
use crate::store::ByPointer;
use crate::strings;

/// Days shown at first.
const CAP: usize = 12;

/// The days.
pub(super) fn when(shown: &ByPointer<Shown>, unread: Option<&'static str>, ways: &Ways) -> Html {
    let total = shown.overview.days.len();
    let row = {
        let (shown, ways) = (shown.clone(), ways.clone());
        Callback::from(move |index: usize| day(&shown, index, &ways))
    };
    let empty = (total == 0).then_some(strings::NO_DAYS);
    let section = Section { code: "when", title: strings::WHEN, count: total, unread, empty };
    section.with(html! { <Capped {total} cap={CAP} whole={ways.whole} {row} class="timeline" /> })
}

/// The line is as long between two days as the time between them is: by its order, since a week and a century stand side by side.
fn gap(before: Date, day: Date) -> &'static str {
    let count = |day: Date| i64::from(day.year) * 372 + i64::from(day.month) * 31 + i64::from(day.day);
    match count(day) - count(before) {
        ..=7 => "",
        8..=31 => "weeks",
        32..=372 => "months",
        373..=3720 => "years",
        _ => "decades",
    }
}

/// A day with the words that name it; each press leads to the next of them.
fn day(shown: &Shown, index: usize, ways: &Ways) -> Html {
    let row = &shown.overview.days[index];
    let article = &shown.reading.article;
    let first = row.ranges[0];
    let (ranges, at) = (row.ranges.clone(), Cell::new(0));
    let go = ways.to_words.reform(move |_: MouseEvent| ranges[at.replace((at.get() + 1) % ranges.len())]);
    let gap = index.checked_sub(1).map_or("", |before| gap(shown.overview.days[before].day, row.day));
    html! {
        <li class={joined(&["day", class_if(row.guess, "guess"), gap])}>
            <button type="button" class="row" data-day={row.day.to_string()} onclick={go}>
                <span class="row-name">{ strings::named_day(row.day, article.slice(first)) }
                    if row.guess { <span class="guess-word">{ " " }{ strings::GUESSED }</span> }
                </span>
                { told("span", "row-count", strings::printed(article, &row.ranges)) }
                <span class="row-role" dir="auto">{ strings::around(article, first) }</span>
            </button>
        </li>
    }
}
