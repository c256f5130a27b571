//! Roles: whether a place name acts or is where something is.

use super::document::Pair;
use super::figures::{Counts, Report, share};
use super::span::{Span, best};

/// Gold place names labelled literal or metonymic against the role (place, actor) of the mention by name that is equal
/// to it or overlaps it most. A name with no mention counts as wrong.
pub(super) fn score(pairs: &[Pair], errors: usize) -> Report {
    const LABELS: [&str; 2] = ["literal", "metonymic"];
    // By gold label, then by what was found: literal, metonymic, no mention.
    let mut confusion = [[0_u64; 3]; 2];
    let mut wrong = Vec::new();
    for Pair { gold, predicted } in pairs {
        let text: Vec<char> = if wrong.len() < errors { gold.text.chars().collect() } else { Vec::new() };
        for name in &gold.metonymy {
            let Some(label) = LABELS.iter().position(|&label| label == name.label) else { continue };
            let got = match best(Span(name.start, name.end), predicted.names()) {
                None => 2,
                Some(mention) => usize::from(mention.role == "actor"),
            };
            confusion[label][got] += 1;
            if got != label && wrong.len() < errors {
                let context = Span(name.start.saturating_sub(50), name.end + 50).of(&text);
                let got = ["literal", "metonymic", "none"][got];
                wrong.push(format!("{} as {got} {} {context:?}", name.label, gold.id));
            }
        }
    }
    let total: u64 = confusion.iter().flatten().sum();
    let right = confusion[0][0] + confusion[1][1];
    let none = confusion[0][2] + confusion[1][2];
    let by_label = [0, 1].map(|label| Counts {
        right: confusion[label][label],
        predicted: confusion[0][label] + confusion[1][label],
        gold: confusion[label].iter().sum(),
    });
    let mut lines: Vec<String> = by_label.iter().zip(LABELS).map(|(counts, label)| counts.line(label)).collect();
    let macro_f1 = by_label.iter().map(|counts| counts.f1()).sum::<f64>() / 2.0;
    let present = share(right, (total - none).max(1));
    lines.push(format!(
        "no mention there {none}/{total}; accuracy where there is one {present:.4}; macro-F1 {macro_f1:.4}"
    ));
    lines.push(super::baseline::line("always literal", share(confusion[0].iter().sum(), total.max(1))));
    let headline = share(right, total.max(1));
    lines.push(format!("roles accuracy {headline:.4}"));
    Report { errors: wrong, lines, headline }
}
