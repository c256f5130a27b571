//! Whether somebody is a woman or a man, as far as the article tells: by courtesy titles ("Ms Lind"), words of a role
//! ("spokeswoman"), kin ("his wife, Rosa Lind"), given names, and earlier pronouns.
//!
//! It says whom "he" or "she" can mean, and which of two people of one surname "Ms Lind" is.

use article::{EntityKind, MentionRole};

use crate::document::Document;
use crate::gazetteer::Flags;
use crate::token::Kind;

/// Grammatical gender of a pronoun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// What speaks for either.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Evidence {
    /// A title or a word of the role says so.
    titled: [bool; 2],
    /// The given name is borne by women, by men.
    named: [bool; 2],
    /// "he" and "she" meant it before.
    meant: [u32; 2],
}

/// How well a gender and the evidence agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Agreement {
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
    /// What a name and a role say.
    pub(crate) fn of(document: &Document<'_>, name: &str, role: &str) -> Self {
        let mut evidence = Self::default();
        for gender in role.to_lowercase().split([' ', '-']).filter_map(told) {
            evidence.tell(gender);
        }
        let given = name.split(' ').next().unwrap_or_default().to_lowercase();
        // "Jean-Jacques" is what its parts are together.
        let mut named = [false; 2];
        for part in given.split('-').map(|part| document.resources.gazetteer.gender(part)) {
            let part = [part.any(Flags::FEMALE), part.any(Flags::MALE)];
            let both = [part[0] && named[0], part[1] && named[1]];
            match (named, both, part) {
                ([false, false], _, _) => named = part,
                (_, [false, false], [true, _] | [_, true]) => named = [true, true],
                (_, _, [false, false]) => {}
                _ => named = both,
            }
        }
        if name.contains(' ') || named[0] != named[1] {
            evidence.named = named;
        }
        evidence
    }

    /// Takes in what a title or a word of kin says.
    pub(crate) fn tell(&mut self, gender: Gender) {
        self.titled[gender as usize] = true;
    }

    /// Takes in that a pronoun was taken to mean it.
    pub(crate) fn hear(&mut self, gender: Gender) {
        self.meant[gender as usize] += 1;
    }

    pub(crate) fn agreement(&self, gender: Gender) -> Agreement {
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

    /// Whether neither a title nor a given name speaks against a gender.
    pub(crate) fn speaks_not_against(&self, gender: Gender) -> bool {
        self.agreement(gender) > Agreement::Against
    }

    /// Whether a pronoun of that gender can mean it at all.
    pub(crate) fn allows(&self, gender: Gender) -> bool {
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

/// Titles that are borne with a given name alone.
const THRONES: &[&str] =
    &["king", "queen", "prince", "princess", "pope", "emperor", "empress", "tsar", "sultan", "emir", "saint"];

/// What a word says of whom it is said of.
pub(crate) fn told(word: &str) -> Option<Gender> {
    let is_female = FEMALE.contains(&word);
    (is_female || MALE.contains(&word)).then_some(if is_female { Gender::Female } else { Gender::Male })
}

/// Whether a title says that the name after it is no surname: "King Karl" is no Karl Lind.
pub(crate) fn is_throne(word: &str) -> bool {
    THRONES.contains(&word)
}

/// What stands beside a name says: "Ms Lind", "his wife, Rosa Lind,", "Rosa Lind, his wife".
pub(crate) fn beside(document: &Document<'_>, first: usize, end: usize) -> Option<Gender> {
    let before = first.checked_sub(1);
    // "Ms Lind", "Mr Justice Lind".
    let justice = before.filter(|&before| document.lower(before) == "justice").and_then(|before| before.checked_sub(1));
    if let Some(gender) = justice.or(before).and_then(|before| told(document.lower(before))) {
        return Some(gender);
    }
    let owner = |at: usize| {
        document.tokens[at].kind == Kind::Possessive || matches!(document.lower(at), "his" | "her" | "their")
    };
    if let Some(comma) = before.filter(|&at| at > 1 && document.slice(at) == "," && owner(at - 2)) {
        return told(document.lower(comma - 1));
    }
    // "Rosa Lind, his younger sister".
    let has = |at: usize| document.tokens.get(at).is_some();
    let opens = has(end + 2) && document.slice(end) == "," && owner(end + 1);
    let of_another = |at: usize| document.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Possessive);
    let mut kin = (end + 2..end + 4).take_while(|&at| has(at) && document.is_word(at));
    kin.find_map(|at| told(document.lower(at)).filter(|_| opens && !of_another(at)))
}

/// What speaks for either gender of each entity, by position.
pub(crate) fn of_entities(document: &Document<'_>) -> Vec<Evidence> {
    let mut all = vec![Evidence::default(); document.entities.len()];
    for (entity, evidence) in
        document.entities.iter().zip(&mut all).filter(|(entity, _)| entity.kind == EntityKind::Person)
    {
        *evidence = Evidence::of(document, &entity.name, entity.role.as_deref().unwrap_or_default());
    }
    for (mention, &(first, end)) in document.mentions.iter().zip(&document.mention_tokens) {
        if let Some(gender) = beside(document, first as usize, end as usize)
            && let Some(evidence) = all.get_mut(mention.entity.0 as usize)
            && mention.role != MentionRole::Author
        {
            evidence.tell(gender);
        }
    }
    all
}
