//! What a token is to a name: outside, the first token, or a further one, of each type.

use article::NameType;

/// What a stretch of text names, as the tagger sees it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Class {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A location.
    Location,
    /// A nationality, religious or political group; also as an adjective.
    Norp,
    /// Any other name: an event, a work, a product. Never marked; it keeps such names from being taken for others.
    Other,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 5] = [Self::Person, Self::Organization, Self::Location, Self::Norp, Self::Other];

    /// The type that is marked, if names of this class are.
    pub const fn name_type(self) -> Option<NameType> {
        match self {
            Self::Person => Some(NameType::Person),
            Self::Organization => Some(NameType::Organization),
            Self::Location => Some(NameType::Location),
            Self::Norp => Some(NameType::Norp),
            Self::Other => None,
        }
    }
}

/// Number of labels.
pub const LABELS: usize = 11;

/// A token's label: 0 is outside, then for each class of [`Class::ALL`] its first and its further tokens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Label(pub u8);

impl Label {
    /// No part of a name.
    pub const OUTSIDE: Self = Self(0);

    /// The first token of a name.
    pub const fn first(class: Class) -> Self {
        Self(1 + 2 * class as u8)
    }

    /// A further token of a name.
    pub const fn further(class: Class) -> Self {
        Self(2 + 2 * class as u8)
    }

    /// The class of the name, if it is part of one.
    pub fn class(self) -> Option<Class> {
        (self.0 > 0).then(|| Class::ALL[usize::from((self.0 - 1) / 2).min(Class::ALL.len() - 1)])
    }

    /// Whether it is the first token of a name.
    pub const fn is_first(self) -> bool {
        self.0 % 2 == 1
    }

    /// Whether it is a further token of a name.
    pub const fn is_further(self) -> bool {
        self.0 > 0 && self.0.is_multiple_of(2)
    }

    /// Whether it may stand after `before`: a further token only within a name of its class.
    pub const fn may_follow(self, before: Self) -> bool {
        !self.is_further() || before.0 == self.0 || before.0 + 1 == self.0
    }
}

/// The names in a row of labels: first token, one past the last, class.
pub fn spans(labels: &[Label]) -> Vec<(usize, usize, Class)> {
    let mut spans: Vec<(usize, usize, Class)> = Vec::new();
    for (at, &label) in labels.iter().enumerate() {
        let Some(class) = label.class() else { continue };
        match spans.last_mut() {
            Some(last) if label.is_further() && last.1 == at && last.2 == class => last.1 = at + 1,
            _ => spans.push((at, at + 1, class)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_further_token_needs_a_name_before_it() {
        let (first, further) = (Label::first(Class::Person), Label::further(Class::Person));
        for (label, before, allowed) in [
            (further, first, true),
            (further, further, true),
            (further, Label::OUTSIDE, false),
            (further, Label::first(Class::Location), false),
            (further, Label::further(Class::Other), false),
            (first, further, true),
            (first, Label::OUTSIDE, true),
            (Label::OUTSIDE, further, true),
        ] {
            assert_eq!(label.may_follow(before), allowed, "{label:?} after {before:?}");
        }
    }

    #[test]
    fn neighbours_of_one_class_are_two_names() {
        let (first, further) = (Label::first(Class::Person), Label::further(Class::Person));
        let place = Label::first(Class::Location);
        let labels = [first, further, first, Label::OUTSIDE, place];
        assert_eq!(spans(&labels), [(0, 2, Class::Person), (2, 3, Class::Person), (4, 5, Class::Location)]);
        assert_eq!(spans(&[Label::OUTSIDE]), []);
    }
}
