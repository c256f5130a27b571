//! Marks for tests, of which the test changes what it is about.

use crate::{Certainty, Claim, EntityId, Form, Mention, MentionRole, Mode, NameType, Reason, TextRange, Why};

/// A person's name.
pub(crate) fn mention(range: TextRange, entity: u32) -> Mention {
    Mention {
        range,
        entity: EntityId(entity),
        name_type: NameType::Person,
        role: MentionRole::Actor,
        form: Form::Name,
        metonym: false,
        unsure: false,
        confidence: 900,
        why: why(Reason::Context),
    }
}

/// Something reported, by nobody.
pub(crate) fn claim(content: TextRange) -> Claim {
    Claim {
        content: vec![content],
        source: None,
        cue: Vec::new(),
        mode: Mode::Reported,
        certainty: Certainty::Stated,
        certainty_cue: Vec::new(),
        unsure: false,
        confidence: 900,
        why: why(Reason::ReportedSpeech),
    }
}

fn why(code: Reason) -> Why {
    Why { code, spans: Vec::new() }
}
