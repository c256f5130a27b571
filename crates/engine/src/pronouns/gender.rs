//! Whether "he" or "she" can mean an entity: by courtesy titles, given names, words of a role, and earlier pronouns.

use article::{EntityKind, MentionRole};

use crate::document::Document;
use crate::gazetteer::Flags;

/// Grammatical gender of a pronoun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gender {
    Female,
    Male,
}

/// What speaks for either.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Evidence {
    /// A title or a word of the role says so.
    titled: [bool; 2],
    /// The given name is borne by women, by men.
    named: [bool; 2],
    /// "he" and "she" meant it before.
    meant: [u32; 2],
}

/// How well a gender and the evidence agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Agreement {
    /// Something sure speaks against it.
    Never,
    /// A name speaks against it.
    Against,
    Unknown,
    /// A name speaks for it.
    For,
    /// Something sure speaks for it.
    Surely,
}

impl Evidence {
    /// Takes in that a pronoun was taken to mean it.
    pub(super) fn hear(&mut self, gender: Gender) {
        self.meant[gender as usize] += 1;
    }

    pub(super) fn agreement(&self, gender: Gender) -> Agreement {
        let (own, other) = (gender as usize, 1 - gender as usize);
        if self.titled[own] != self.titled[other] {
            return if self.titled[own] { Agreement::Surely } else { Agreement::Never };
        }
        match (self.named[own], self.named[other]) {
            (true, false) => Agreement::For,
            (false, true) => Agreement::Against,
            _ if self.meant[own] > self.meant[other] => Agreement::For,
            _ if self.meant[own] < self.meant[other] => Agreement::Against,
            _ => Agreement::Unknown,
        }
    }

    /// Whether a pronoun of that gender can mean it at all.
    pub(super) fn allows(&self, gender: Gender) -> bool {
        self.agreement(gender) != Agreement::Never
    }
}

/// Words that say of whom bears them that it is a woman, or a man.
const FEMALE: &[&str] = &[
    "ms",
    "ms.",
    "mrs",
    "mrs.",
    "miss",
    "dame",
    "lady",
    "queen",
    "princess",
    "duchess",
    "sister",
    "mother",
    "daughter",
    "wife",
    "widow",
    "aunt",
    "niece",
    "grandmother",
    "actress",
    "baroness",
    "countess",
    "empress",
    "girl",
    "woman",
    "girlfriend",
    "spokeswoman",
    "chairwoman",
    "businesswoman",
    "congresswoman",
    "policewoman",
    "councilwoman",
    "sportswoman",
    "heroine",
];
const MALE: &[&str] = &[
    "mr",
    "mr.",
    "sir",
    "lord",
    "king",
    "prince",
    "duke",
    "brother",
    "father",
    "son",
    "husband",
    "widower",
    "uncle",
    "nephew",
    "grandfather",
    "actor",
    "baron",
    "count",
    "emperor",
    "boy",
    "man",
    "boyfriend",
    "spokesman",
    "chairman",
    "businessman",
    "congressman",
    "policeman",
    "councilman",
    "pope",
    "bishop",
    "rabbi",
    "imam",
    "sheikh",
    "sultan",
    "monk",
];

fn told(word: &str) -> Option<Gender> {
    let is_female = FEMALE.contains(&word);
    (is_female || MALE.contains(&word)).then_some(if is_female { Gender::Female } else { Gender::Male })
}

/// What speaks for either gender of each entity, by position.
pub(super) fn of_entities(document: &Document<'_>) -> Vec<Evidence> {
    let mut all = vec![Evidence::default(); document.entities.len()];
    for (entity, evidence) in
        document.entities.iter().zip(&mut all).filter(|(entity, _)| entity.kind == EntityKind::Person)
    {
        let role = entity.role.as_deref().unwrap_or_default().to_lowercase();
        for gender in role.split([' ', '-']).filter_map(told) {
            evidence.titled[gender as usize] = true;
        }
        let given = entity.name.split([' ', '-']).next().unwrap_or_default().to_lowercase();
        let flags = document.resources.gazetteer.gender(&given);
        let named = [flags.any(Flags::FEMALE), flags.any(Flags::MALE)];
        if entity.name.contains(' ') || named[0] != named[1] {
            evidence.named = named;
        }
    }
    for (mention, &(first, _)) in document.mentions.iter().zip(&document.mention_tokens) {
        let before = (first as usize).checked_sub(1).filter(|_| mention.role != MentionRole::Author);
        if let Some(gender) = before.and_then(|before| told(document.lower(before)))
            && let Some(evidence) = all.get_mut(mention.entity.0 as usize)
        {
            evidence.titled[gender as usize] = true;
        }
    }
    all
}
