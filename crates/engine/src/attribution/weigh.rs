//! How likely a candidate is a claim: a sum of learned weights over what is seen of it.

use article::Reason;

use super::candidate::{Candidate, Ground};
use super::forms::{Forms, hash};
use super::tags::Tag;
use crate::lexicon::Lex;

/// The candidate's score; 32 is one unit of log-odds.
pub(crate) fn score(ground: &Ground<'_, '_>, forms: &Forms, candidate: &Candidate) -> i32 {
    let mut sum = 0;
    features(ground, candidate, &mut |parts| sum += forms.weight(hash(parts)));
    sum
}

/// In thousandths, how often a candidate of that score is right: the logistic function, by a table of whole units.
pub(crate) fn confidence(score: i32) -> u16 {
    const AT: [u16; 17] = [18, 29, 47, 76, 119, 182, 269, 378, 500, 622, 731, 818, 881, 924, 953, 971, 982];
    let at = ((score + 4 * 32 + 8) / 16).clamp(0, 16);
    AT[usize::try_from(at).unwrap_or(0)]
}

fn length(tokens: usize) -> &'static str {
    match tokens {
        0 | 1 => "1",
        2 => "2",
        3 => "3",
        4..=5 => "5",
        6..=8 => "8",
        9..=14 => "14",
        15..=25 => "25",
        26..=50 => "50",
        _ => "more",
    }
}

/// Names every feature of a candidate. A name's parts are joined by `|` in the table.
pub(crate) fn features(ground: &Ground<'_, '_>, candidate: &Candidate, add: &mut dyn FnMut(&[&str])) {
    let zone = &ground.zone;
    let document = zone.document;
    let form = document.lower(candidate.head);
    let (frame, edge) = (candidate.frame.name(), candidate.edge.name());
    let lex = document.word(candidate.head).lex;
    let class =
        [(Lex::SAY, "say"), (Lex::THINK, "think"), (Lex::TELL, "tell"), (Lex::ASK, "ask"), (Lex::ACCUSE, "accuse")]
            .into_iter()
            .find_map(|(flag, name)| lex.any(flag).then_some(name))
            .unwrap_or("none");
    let source = candidate.source.map_or("none", |(start, end)| {
        if document.mention_at(end - 1).is_some() && zone.tag(start) == Tag::Name {
            "named"
        } else {
            zone.tag(start).name()
        }
    });
    let (start, _) = candidate.content[0];
    let (last, end) = *candidate.content.last().unwrap_or(&(start, start));
    let size: usize = candidate.content.iter().map(|&(from, to)| to.saturating_sub(from)).sum();
    let group = candidate.cue[0].0;
    let reason = match candidate.reason {
        Reason::AccordingTo => "AccordingTo",
        Reason::HeadlineColon => "HeadlineColon",
        Reason::SpeechNoun => "SpeechNoun",
        _ => "ReportedSpeech",
    };
    let head = zone.tag(candidate.head).name();

    add(&["bias"]);
    add(&["form", form]);
    add(&["frame", frame]);
    add(&["form", form, frame]);
    add(&["class", class, frame]);
    add(&["reason", reason, frame]);
    add(&["edge", frame, edge]);
    add(&["edge", class, edge]);
    add(&["edge", form, edge]);
    add(&["source", source, frame]);
    add(&["source", source, class]);
    add(&["head", head, frame]);
    add(&["head", head, class]);
    add(&["form", form, head]);
    add(&["length", frame, length(size)]);
    add(&["edge", edge, length(size)]);
    if candidate.passive {
        add(&["passive", frame]);
        add(&["passive", form]);
    }
    if candidate.inverted {
        add(&["inverted", class]);
        add(&["inverted", source]);
    }
    if candidate.borrowed {
        add(&["borrowed", frame]);
        add(&["borrowed", head]);
    }
    if ground.quoted {
        add(&["quoted", frame]);
        add(&["quoted", source]);
    }
    if ground.is_title {
        add(&["title", frame]);
    }
    if group < candidate.head {
        add(&["group", zone.word(group)]);
        add(&["group", zone.tag(group).name(), head]);
        let near = candidate.head - 1;
        add(&["near", zone.word(near), head]);
    }
    add(&["before", zone.before(group).name(), head]);
    add(&["after", zone.word(candidate.head + 1), class]);
    add(&["after", form, zone.word(candidate.head + 1)]);
    add(&["after", zone.tag(candidate.head + 1).name(), zone.tag(candidate.head + 2).name()]);
    add(&["first", zone.tag(start).name(), frame]);
    add(&["second", zone.tag(start).name(), zone.tag(start + 1).name()]);
    let next = if end < zone.high { zone.word(end) } else { "" };
    add(&["next", next, edge]);
    add(&["next", zone.tag(end).name(), zone.tag(end + 1).name(), edge]);
    if candidate.content.len() > 1 {
        add(&["rest", zone.tag(last).name(), frame]);
    }
    let tensed = (start..end.min(zone.high)).any(|at| at >= zone.low && zone.tag(at).is_finite());
    add(&["tensed", if tensed { "yes" } else { "no" }, frame, edge]);
    // Whether another cue or comma is passed by.
    let mut commas = 0;
    for at in start.max(zone.low)..end.min(zone.high) {
        commas += usize::from(zone.tag(at) == Tag::Comma);
    }
    add(&["commas", length(commas + 1), frame, edge]);
}
