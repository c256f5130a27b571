//! Which claims the reader looks for: kind × certainty × speaker × place, each of them optional. What does not fit is
//! dimmed, never hidden.

use article::link::View;
use article::{Certainty, TextRange};

use super::{Letter, Overview, Shown, Speaker, SpeakerRow};

/// What claims can be told apart by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Facet {
    /// The letter in the margin.
    Letter,
    /// How firmly it is put.
    Certainty,
    /// Who answers for it.
    Speaker,
    /// A place named in it or beside it.
    Place,
}

impl Facet {
    /// All, in the order in which the page shows them.
    pub const ALL: [Self; 4] = [Self::Letter, Self::Certainty, Self::Speaker, Self::Place];

    /// Its name in the page's markup.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Certainty => "certainty",
            Self::Speaker => "speaker",
            Self::Place => "place",
        }
    }

    /// How many values it has in an article. Speakers and places are the rows of the overview.
    pub fn values(self, shown: &Shown) -> usize {
        match self {
            Self::Letter => Letter::ALL.len(),
            Self::Certainty => Certainty::ALL.len(),
            Self::Speaker => shown.overview.speakers.len(),
            Self::Place => shown.overview.places.len(),
        }
    }

    /// Whether a claim has the value.
    fn holds(self, shown: &Shown, value: usize, position: u32) -> bool {
        let claim = &shown.annotations.claims[position as usize];
        match self {
            Self::Letter => Letter::of(claim) as usize == value,
            Self::Certainty => Certainty::ALL.get(value) == Some(&claim.certainty),
            Self::Speaker => shown.overview.speakers.get(value).is_some_and(|row| row.claims.contains(&position)),
            Self::Place => shown.overview.places.get(value).is_some_and(|place| {
                let around = paragraphs(shown, claim.extent());
                place.mentions.iter().any(|mention| {
                    shown
                        .annotations
                        .mentions
                        .get(*mention as usize)
                        .is_some_and(|mention| around.contains(mention.range))
                })
            }),
        }
    }
}

/// The whole paragraphs that a range touches.
fn paragraphs(shown: &Shown, range: TextRange) -> TextRange {
    let article = &shown.reading.article;
    let block = |offset: u32| article.block_at(offset).map_or(range, |index| article.blocks()[index].range);
    block(range.start()).cover(block(range.end().saturating_sub(1)))
}

/// The value that is looked for of each facet, if any.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Filter([Option<u16>; Facet::ALL.len()]);

impl Filter {
    /// Whether anything is looked for.
    pub fn is_set(self) -> bool {
        self.0.iter().any(Option::is_some)
    }

    /// The value looked for of a facet.
    pub fn value(self, facet: Facet) -> Option<usize> {
        self.0[facet as usize].map(usize::from)
    }

    /// The same with another value of a facet, or none.
    pub fn with(mut self, facet: Facet, value: Option<usize>) -> Self {
        self.0[facet as usize] = value.and_then(|value| u16::try_from(value).ok());
        self
    }

    /// The same in terms of the article, as it travels in a link: rows of the overview may be others on another page.
    pub fn view(self, shown: &Shown) -> View {
        let number = |facet| self.0[facet as usize].map(u32::from);
        let speaker = self.value(Facet::Speaker).and_then(|row| shown.overview.speakers.get(row));
        let place = self.value(Facet::Place).and_then(|row| shown.overview.places.get(row));
        View {
            letter: number(Facet::Letter),
            certainty: number(Facet::Certainty),
            source_of: speaker.and_then(|row| row.claims.first().copied()),
            place: place.map(|row| row.entity.0),
        }
    }

    /// What a link says was looked for; without what the article does not have.
    pub fn of_view(view: View, shown: &Shown) -> Self {
        let number = |value: Option<u32>| value.and_then(|value| usize::try_from(value).ok());
        let speakers = &shown.overview.speakers;
        let speaker = view.source_of.and_then(|claim| speakers.iter().position(|row| row.claims.contains(&claim)));
        let places = &shown.overview.places;
        let place = view.place.and_then(|entity| places.iter().position(|row| row.entity.0 == entity));
        let values = [number(view.letter), number(view.certainty), speaker, place];
        let known =
            |(facet, value): (Facet, Option<usize>)| (facet, value.filter(|value| *value < facet.values(shown)));
        Facet::ALL
            .into_iter()
            .zip(values)
            .map(known)
            .fold(Self::default(), |filter, (facet, value)| filter.with(facet, value))
    }

    /// The same where marks are others: who speaks and where are known by their names, and dropped where they are named no more.
    pub fn carried(self, from: &Overview, to: &Overview) -> Self {
        let speaker = self.value(Facet::Speaker).and_then(|row| from.speakers.get(row)).and_then(|row| {
            let is_article = |row: &SpeakerRow| row.speaker == Speaker::Article;
            to.speakers.iter().position(|other| row.name == other.name && is_article(row) == is_article(other))
        });
        let place = self.value(Facet::Place).and_then(|row| from.places.get(row));
        let place = place.and_then(|row| to.places.iter().position(|other| row.name == other.name));
        self.with(Facet::Speaker, speaker).with(Facet::Place, place)
    }

    /// The claims that fit: positions in the annotations.
    pub fn kept(self, shown: &Shown) -> Vec<u32> {
        let fits = |position: &u32| {
            Facet::ALL
                .into_iter()
                .all(|facet| self.value(facet).is_none_or(|value| facet.holds(shown, value, *position)))
        };
        (0..).zip(&shown.annotations.claims).map(|(position, _)| position).filter(fits).collect()
    }

    /// For each value of a facet, how many claims would fit if it were looked for beside what the others ask.
    pub fn counts(self, shown: &Shown, facet: Facet) -> Vec<usize> {
        let others = self.with(facet, None).kept(shown);
        let count = |value| others.iter().filter(|position| facet.holds(shown, value, **position)).count();
        (0..facet.values(shown)).map(count).collect()
    }
}
