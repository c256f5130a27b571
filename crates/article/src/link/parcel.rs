//! A link as sections: the header, what arrived of each, and which table all of it needs.

use super::section::{self, Section, State, push_number, push_section};
use super::stream::malformed;
use super::table::{NEWEST, NONE};
use super::{ABOUT, HEADER, LOOSE, LinkError, MARKS, PREFIX, TEXT, Table, VERSION, VIEW, View};

/// A flag of the section about the link: it holds an excerpt.
const EXCERPT: u64 = 1;

/// What stands in a link, as far as it arrived and passes its checks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parcel<'a> {
    sent: u64,
    arrived: u64,
    needed: u64,
    /// Bytes of text that it says it holds.
    pub(super) text_length: u64,
    pub(super) is_cut: bool,
    pub(super) marks: Option<Section<'a>>,
    pub(super) text: Option<Section<'a>>,
    loose: Option<Section<'a>>,
    pub(super) view: View,
    pub(super) is_excerpt: bool,
}

impl<'a> Parcel<'a> {
    /// The bytes of a fragment of a version that is known.
    pub(super) fn bytes(fragment: &str) -> Result<Vec<u8>, LinkError> {
        let fragment = fragment.trim();
        section::bytes(versioned(fragment.strip_prefix('#').unwrap_or(fragment))?)
    }

    /// Reads the sections.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, LinkError> {
        let mut rest = bytes;
        let header = section::take_section(&mut rest).ok_or(LinkError::NotALink)?;
        let mut payload = match header.state {
            State::Whole => header.payload,
            State::Cut => return Err(altered("its beginning did not arrive whole")),
            State::Altered => return Err(altered("its beginning fails its check")),
        };
        let mut number = || section::take_number(&mut payload);
        let numbers = (number(), number(), number());
        let (HEADER, (Some(sent), Some(text_length), Some(needed))) = (header.number, numbers) else {
            return Err(malformed("no lengths at its beginning"));
        };
        let arrived = rest.len() as u64;
        let mut rest = match usize::try_from(sent).ok().and_then(|sent| rest.split_at_checked(sent)) {
            Some((body, [] | [0])) => body,
            Some(_) => return Err(altered("it is longer than it was")),
            None => rest,
        };
        let is_cut = arrived < sent;
        let (marks, text, loose) = (None, None, None);
        let (view, is_excerpt) = (View::default(), false);
        let mut parcel = Self { sent, arrived, needed, text_length, is_cut, marks, text, loose, view, is_excerpt };
        while !rest.is_empty() {
            let Some(found) = section::take_section(&mut rest) else {
                if is_cut { break } else { return Err(malformed("a section without a length")) }
            };
            if found.state == State::Altered || (found.state == State::Cut && !is_cut) {
                return Err(altered(&format!("its section {} fails its check", found.number)));
            }
            parcel.take(found);
        }
        Ok(parcel)
    }

    /// Takes in a section; of two of a kind the first counts.
    fn take(&mut self, found: Section<'a>) {
        match found.number {
            MARKS if self.marks.is_none() => self.marks = Some(found),
            TEXT if self.text.is_none() => self.text = Some(found),
            LOOSE if self.loose.is_none() => self.loose = Some(found),
            VIEW if found.state == State::Whole => self.view = View::of(found.payload),
            ABOUT if found.state == State::Whole => {
                let mut payload = found.payload;
                self.is_excerpt = section::take_number(&mut payload).is_some_and(|flags| flags & EXCERPT != 0);
            }
            // From a later page, for a later page.
            _ => {}
        }
    }

    /// The table that it needs: the one that is at hand, or none.
    pub(super) fn table<'t>(&self, at_hand: &'t Table, without: &'t Table) -> Result<&'t Table, LinkError> {
        match self.needed {
            NONE => Ok(without),
            needed if needed == at_hand.number => Ok(at_hand),
            NEWEST => Err(LinkError::NeedsTable),
            needed => Err(LinkError::Newer { found: u32::try_from(needed).unwrap_or(u32::MAX), known: VERSION }),
        }
    }

    /// The marks without a text, where that is what it holds.
    pub(super) fn loose(&self) -> Result<Option<&'a [u8]>, LinkError> {
        let is_loose = self.loose.is_some() && self.marks.is_none();
        is_loose.then(|| self.whole(self.loose)).transpose()
    }

    /// The payload of a section without which there is nothing to show.
    pub(super) fn whole(&self, section: Option<Section<'a>>) -> Result<&'a [u8], LinkError> {
        match section.filter(|section| section.state == State::Whole) {
            Some(section) => Ok(section.payload),
            None if self.is_cut => Err(self.cut_early()),
            None => Err(malformed("no marks")),
        }
    }

    /// So little arrived that nothing can be shown.
    pub(super) fn cut_early(&self) -> LinkError {
        LinkError::Cut { arrived_percent: self.percent() }
    }

    /// The share that arrived in percent, below 100 where anything is missing.
    pub(super) fn percent(&self) -> u8 {
        u8::try_from(u128::from(self.arrived) * 100 / u128::from(self.sent.max(1))).unwrap_or(99).min(99)
    }
}

/// Puts sections into a fragment: those first that must arrive, then what was looked at, then the others.
pub(super) fn wrap(
    text_length: u32,
    table: &Table,
    view: View,
    is_excerpt: bool,
    first: &[(u64, &[u8])],
    last: &[(u64, &[u8])],
) -> String {
    let mut body = Vec::new();
    first.iter().for_each(|(number, payload)| push_section(&mut body, *number, payload));
    if view != View::default() {
        push_section(&mut body, VIEW, &view.payload());
    }
    if is_excerpt {
        let mut about = Vec::new();
        push_number(&mut about, EXCERPT);
        push_section(&mut body, ABOUT, &about);
    }
    last.iter().for_each(|(number, payload)| push_section(&mut body, *number, payload));
    let mut header = Vec::new();
    push_number(&mut header, body.len() as u64);
    push_number(&mut header, u64::from(text_length));
    push_number(&mut header, table.number);
    let mut bytes = Vec::new();
    push_section(&mut bytes, HEADER, &header);
    bytes.extend(body);
    format!("{PREFIX}{}", section::letters(bytes))
}

/// The letters after the prefix of a version that is known.
fn versioned(fragment: &str) -> Result<&str, LinkError> {
    let (version, letters) =
        fragment.strip_prefix('g').and_then(|rest| rest.split_once('.')).ok_or(LinkError::NotALink)?;
    let is_number = !version.is_empty() && !version.starts_with('0') && version.bytes().all(|b| b.is_ascii_digit());
    let found: u32 = version.parse().ok().filter(|_| is_number).ok_or(LinkError::NotALink)?;
    match found {
        VERSION if letters.is_empty() => Err(LinkError::NotALink),
        VERSION => Ok(letters),
        _ => Err(LinkError::Newer { found, known: VERSION }),
    }
}

fn altered(what: &str) -> LinkError {
    LinkError::Altered { what: what.to_owned() }
}
