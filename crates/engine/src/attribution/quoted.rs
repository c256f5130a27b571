//! Who is quoted by another: "the paper reported, quoting |the minister| as saying that" the minister answers for it.

use super::candidate::Candidate;
use super::mend::is_complementizer;
use crate::document::Document;
use crate::token::Kind;

/// Tokens from the verb to "as saying".
const NEAR: usize = 16;

/// Gives what somebody is quoted as saying to whoever is quoted.
pub(super) fn give(document: &Document<'_>, candidate: &mut Candidate) {
    let quotes =
        |at: usize| matches!(document.lower(at), "quoting" | "quoted" | "quotes" | "citing" | "cited" | "cites");
    let inside = |at: usize| !matches!(document.slice(at), "." | ";");
    let head = candidate.head;
    let says = if document.lower(head) == "saying" {
        Some(head)
    } else if quotes(head) {
        let after = (head + 1..document.tokens.len().min(head + NEAR)).take_while(|&at| inside(at));
        after.into_iter().find(|&at| document.lower(at) == "saying")
    } else {
        None
    };
    let Some(says) = says.filter(|&says| says > 1 && document.lower(says - 1) == "as") else { return };
    let verb = (0..says - 1).rev().take(NEAR).take_while(|&at| inside(at)).find(|&at| quotes(at));
    let Some(verb) = verb.filter(|&verb| verb + 2 < says) else { return };
    candidate.head = verb;
    candidate.source = Some((verb + 1, says - 1));
    candidate.cue = vec![(verb, verb + 1), (says - 1, says + 1)];
    for part in &mut candidate.content {
        if part.0 > verb && part.0 <= says {
            part.0 = says + 1;
            part.0 += usize::from(part.0 < part.1 && is_complementizer(document, part.0));
        }
    }
    candidate.content.retain(|part| part.0 < part.1);
}

/// Whether it is only told who said what was told before: "citing |an unnamed aide|".
pub(crate) fn only_names(document: &Document<'_>, candidate: &Candidate) -> bool {
    let [(first, _)] = candidate.content[..] else { return false };
    matches!(document.lower(candidate.head), "citing" | "quoting")
        && first == candidate.head + 1
        && document.tokens[first].kind != Kind::Open
}
