//! Everything of a reading but its text, as values of a [`Stream`].
//!
//! Each function takes what is to be written and gives what was written or read, so one description serves both ways.

use super::LinkError;
use super::codes::Code;
use super::stream::{Field, Stream, malformed};
use crate::{
    Alternative, Block, CheckFirst, Claim, Date, Decimal, Degrees, Entity, EntityId, Location, Mention, Number, Source,
    Summary, TextRange, Time, Why,
};

impl Stream<'_> {
    /// A list: its length, then each element, which is told the one before it.
    pub(super) fn list<T: Clone>(
        &mut self,
        field: Field,
        given: &[T],
        mut one: impl FnMut(&mut Self, Option<&T>, Option<&T>) -> Result<T, LinkError>,
    ) -> Result<Vec<T>, LinkError> {
        let count = self.count(field, given.len())?;
        let mut out: Vec<T> = Vec::new();
        for index in 0..count {
            let next = one(self, given.get(index), out.last())?;
            out.push(next);
        }
        Ok(out)
    }

    /// A code of a list that may grow: what is not known becomes the plainest.
    pub(super) fn code<T: Code>(&mut self, field: Field, given: Option<T>) -> Result<T, LinkError> {
        Ok(T::of(self.value(field, u64::from(given.map_or(0, T::number)))?))
    }

    /// A range, told from where another begins.
    pub(super) fn range(
        &mut self,
        fields: (Field, Field),
        from: u32,
        given: TextRange,
    ) -> Result<TextRange, LinkError> {
        let start = self.signed(fields.0, i64::from(given.start()) - i64::from(from))?;
        let length = self.value32(fields.1, given.len())?;
        let start =
            u32::try_from(i64::from(from).saturating_add(start)).map_err(|_| malformed("a place before the text"))?;
        let end = start.checked_add(length).ok_or_else(|| malformed("a place beyond any text"))?;
        Ok(TextRange::new(start, end))
    }

    fn spans(&mut self, from: u32, given: &[TextRange]) -> Result<Vec<TextRange>, LinkError> {
        self.list(Field::SpanCount, given, |stream, given, before| {
            let from = before.map_or(from, |before| before.end());
            stream.range((Field::SpanStart, Field::SpanLength), from, given.copied().unwrap_or_default())
        })
    }

    fn why(&mut self, from: u32, given: Option<&Why>) -> Result<Why, LinkError> {
        let code = self.code(Field::Reason, given.map(|why| why.code))?;
        let spans = self.spans(from, given.map_or(&[], |why| &why.spans))?;
        Ok(Why { code, spans })
    }

    /// A date, or none.
    pub(super) fn date(&mut self, given: Option<Date>) -> Result<Option<Date>, LinkError> {
        let number = |date: Date| u64::from(date.year) << 9 | u64::from(date.month) << 5 | u64::from(date.day);
        let given = given.filter(|date| Date::new(date.year, date.month, date.day).is_some());
        let value = self.value(Field::Date, given.map_or(0, number))?;
        let day = Date::new(u16::try_from(value >> 9).unwrap_or(0), (value >> 5 & 15) as u8, (value & 31) as u8);
        if value != 0 && day.is_none() {
            return Err(malformed("a day that no calendar has"));
        }
        Ok(day)
    }

    /// A text, or none.
    pub(super) fn optional(&mut self, given: Option<&String>) -> Result<Option<String>, LinkError> {
        let is_there = self.flag(given.is_some())?;
        is_there.then(|| self.string(given.map_or("", String::as_str))).transpose()
    }

    /// The blocks, each with what stands before it: one of the usual gaps, or so many bytes that travel with the text.
    pub(super) fn blocks(&mut self, given: &[PlacedBlock]) -> Result<Vec<PlacedBlock>, LinkError> {
        self.list(Field::Count, given, |stream, given, before| {
            let end = before.map_or(0, |before| before.block.range.end());
            let usual =
                stream.value(Field::Gap, given.map_or(0, |given| given.gap.map_or(GAPS.len(), usize::from) as u64))?;
            let gap = u8::try_from(usual).ok().filter(|gap| usize::from(*gap) < GAPS.len());
            let range = given.map_or_else(TextRange::default, |given| given.block.range);
            let between = match gap {
                Some(gap) => u32::from(GAPS[usize::from(gap)].len() as u8),
                None => stream.value32(Field::BlockLength, range.start().saturating_sub(end))?,
            };
            let kind = stream.code(Field::Kind, given.map(|given| given.block.kind))?;
            let length = stream.value32(Field::BlockLength, range.len())?;
            let start = end.checked_add(between).ok_or_else(|| malformed("a block beyond any text"))?;
            let end = start.checked_add(length).ok_or_else(|| malformed("a block beyond any text"))?;
            Ok(PlacedBlock { block: Block { range: TextRange::new(start, end), kind }, gap })
        })
    }

    fn degrees(&mut self, given: Degrees) -> Result<Degrees, LinkError> {
        let value = self.signed(Field::Degrees, i64::from(given.0))?;
        i32::try_from(value).map(Degrees).map_err(|_| malformed("a place off the map"))
    }

    fn location(&mut self, given: Option<&Location>) -> Result<Location, LinkError> {
        let latitude = self.degrees(given.map_or(Degrees(0), |place| place.latitude))?;
        let longitude = self.degrees(given.map_or(Degrees(0), |place| place.longitude))?;
        let country = self.string(given.map_or("", |place| &place.country))?;
        let alternatives = given.map_or(&[][..], |place| &place.alternatives);
        let alternatives = self.list(Field::Count, alternatives, |stream, given, _| {
            Ok(Alternative {
                latitude: stream.degrees(given.map_or(Degrees(0), |place| place.latitude))?,
                longitude: stream.degrees(given.map_or(Degrees(0), |place| place.longitude))?,
                country: stream.string(given.map_or("", |place| &place.country))?,
            })
        })?;
        Ok(Location { latitude, longitude, country, alternatives })
    }

    pub(super) fn entity(&mut self, given: Option<&Entity>, before: Option<&Entity>) -> Result<Entity, LinkError> {
        let next = before.map_or(0, |before| i64::from(before.id.0) + 1);
        let id = self.signed(Field::Id, given.map_or(0, |entity| i64::from(entity.id.0)) - next)?;
        let id = u32::try_from(next.saturating_add(id)).map_err(|_| malformed("an entity without a number"))?;
        let kind = self.code(Field::Kind, given.map(|entity| entity.kind))?;
        let name = self.string(given.map_or("", |entity| &entity.name))?;
        let role = self.optional(given.and_then(|entity| entity.role.as_ref()))?;
        let aliases = self.list(Field::Count, given.map_or(&[], |entity| &entity.aliases), |stream, given, _| {
            stream.string(given.map_or("", String::as_str))
        })?;
        let place = given.and_then(|entity| entity.place.as_ref());
        let has_place = self.flag(place.is_some())?;
        let place = has_place.then(|| self.location(place)).transpose()?;
        self.models.entity(id, kind.number(), &name);
        Ok(Entity { id: EntityId(id), kind, name, role, aliases, place })
    }

    /// Doubt and confidence of a mark.
    fn doubt(&mut self, given: Option<(bool, u16)>) -> Result<(bool, u16), LinkError> {
        let unsure = self.value(Field::Doubt, u64::from(given.is_some_and(|given| given.0)))? != 0;
        let confidence = self.value(Field::Confidence, u64::from(given.map_or(0, |given| given.1)))?;
        Ok((unsure, u16::try_from(confidence).map_err(|_| malformed("a confidence above all"))?))
    }

    pub(super) fn mention(&mut self, given: Option<&Mention>, before: Option<&Mention>) -> Result<Mention, LinkError> {
        let from = before.map_or(0, |before| before.range.end());
        let entity = self.value32(Field::Entity, given.map_or(0, |mention| mention.entity.0))?;
        self.about_entity(entity);
        let range = given.map_or_else(TextRange::default, |mention| mention.range);
        let range = self.range((Field::MarkStart, Field::MarkLength), from, range)?;
        let name_type = self.code(Field::NameType, given.map(|mention| mention.name_type))?;
        let role = self.code(Field::Role, given.map(|mention| mention.role))?;
        let form = self.code(Field::Form, given.map(|mention| mention.form))?;
        let metonym = self.flag(given.is_some_and(|mention| mention.metonym))?;
        let (unsure, confidence) = self.doubt(given.map(|mention| (mention.unsure, mention.confidence)))?;
        let why = self.why(range.start(), given.map(|mention| &mention.why))?;
        Ok(Mention { range, entity: EntityId(entity), name_type, role, form, metonym, unsure, confidence, why })
    }

    fn source(&mut self, from: u32, given: Option<Source>) -> Result<Source, LinkError> {
        let range = given.map_or_else(TextRange::default, |source| source.range);
        let range = self.range((Field::SourceStart, Field::MarkLength), from, range)?;
        let entity = given.and_then(|source| source.entity);
        let has_entity = self.flag(entity.is_some())?;
        let entity = has_entity.then(|| self.value32(Field::Entity, entity.map_or(0, |id| id.0))).transpose()?;
        Ok(Source { range, entity: entity.map(EntityId) })
    }

    pub(super) fn claim(&mut self, given: Option<&Claim>, before: Option<&Claim>) -> Result<Claim, LinkError> {
        let from = before.map_or(0, |before| before.extent().end());
        let content =
            self.list(Field::SpanCount, given.map_or(&[], |claim| &claim.content), |stream, given, before| {
                let from = before.map_or(from, |before| before.end());
                stream.range((Field::ClaimStart, Field::ClaimLength), from, given.copied().unwrap_or_default())
            })?;
        let end = content.last().map_or(from, |last| last.end());
        let source = given.and_then(|claim| claim.source);
        let has_source = self.flag(source.is_some())?;
        let source = has_source.then(|| self.source(end, source)).transpose()?;
        let beside = source.map_or(end, |source| source.range.end());
        let cue = self.spans(beside, given.map_or(&[], |claim| &claim.cue))?;
        let mode = self.code(Field::Mode, given.map(|claim| claim.mode))?;
        let certainty = self.code(Field::Certainty, given.map(|claim| claim.certainty))?;
        let start = content.first().map_or(from, |first| first.start());
        let certainty_cue = self.spans(start, given.map_or(&[], |claim| &claim.certainty_cue))?;
        let (unsure, confidence) = self.doubt(given.map(|claim| (claim.unsure, claim.confidence)))?;
        let why = self.why(cue.first().map_or(start, |cue| cue.start()), given.map(|claim| &claim.why))?;
        Ok(Claim { content, source, cue, mode, certainty, certainty_cue, unsure, confidence, why })
    }

    pub(super) fn time(&mut self, given: Option<&Time>, before: Option<&Time>) -> Result<Time, LinkError> {
        let from = before.map_or(0, |before| before.range.end());
        let range = given.map_or_else(TextRange::default, |time| time.range);
        let range = self.range((Field::MarkStart, Field::MarkLength), from, range)?;
        let value = self.date(given.map(|time| time.value))?.ok_or_else(|| malformed("a time without a day"))?;
        Ok(Time { range, value, guess: self.flag(given.is_some_and(|time| time.guess))? })
    }

    pub(super) fn number(&mut self, given: Option<&Number>, before: Option<&Number>) -> Result<Number, LinkError> {
        let from = before.map_or(0, |before| before.range.end());
        let range = given.map_or_else(TextRange::default, |number| number.range);
        let range = self.range((Field::MarkStart, Field::MarkLength), from, range)?;
        let value = given.map_or(Decimal { mantissa: 0, exponent: 0 }, |number| number.value);
        let folded = (value.mantissa << 1 ^ value.mantissa >> 63).cast_unsigned();
        let low = self.value32(Field::Mantissa, (folded & u64::from(u32::MAX)) as u32)?;
        let high = self.value32(Field::Count, (folded >> 32) as u32)?;
        let folded = u64::from(high) << 32 | u64::from(low);
        let mantissa = (folded >> 1).cast_signed() ^ -(folded & 1).cast_signed();
        let exponent = self.signed(Field::Exponent, i64::from(value.exponent))?;
        let exponent = i8::try_from(exponent).map_err(|_| malformed("a number beyond measure"))?;
        let unit = self.string(given.map_or("", |number| &number.unit))?;
        let former = before.and_then(|before| before.claim).map_or(0, i64::from);
        let claim = given.and_then(|number| number.claim);
        let has_claim = self.flag(claim.is_some())?;
        let claim = if has_claim {
            let step = self.signed(Field::Claim, claim.map_or(0, i64::from) - former)?;
            Some(u32::try_from(former.saturating_add(step)).map_err(|_| malformed("a claim without a number"))?)
        } else {
            None
        };
        Ok(Number { range, value: Decimal { mantissa, exponent }, unit, claim })
    }

    pub(super) fn summary(&mut self, given: &Summary) -> Result<Summary, LinkError> {
        let sentences = self.spans(0, &given.sentences)?;
        let check_first = self.list(Field::MarkCount, &given.check_first, |stream, given, before| {
            let from = before.map_or(0, |before| before.range.end());
            let range = given.map_or_else(TextRange::default, |first| first.range);
            let range = stream.range((Field::MarkStart, Field::MarkLength), from, range)?;
            let also = given.and_then(|first| first.also);
            let has_also = stream.flag(also.is_some())?;
            let fields = (Field::SpanStart, Field::SpanLength);
            let also = has_also.then(|| stream.range(fields, range.end(), also.unwrap_or_default())).transpose()?;
            Ok(CheckFirst { range, also, why: stream.code(Field::Check, given.map(|first| first.why))? })
        })?;
        Ok(Summary { sentences, check_first })
    }
}

/// What usually stands between blocks.
pub(super) const GAPS: [&str; 4] = ["", "\n\n", "\n", " "];

/// A block and what stands before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct PlacedBlock {
    pub(super) block: Block,
    /// Which of the usual gaps; none where it travels with the text.
    pub(super) gap: Option<u8>,
}

impl PlacedBlock {
    /// The blocks of a text with what stands before each.
    pub(super) fn all(text: &str, blocks: &[Block]) -> Vec<Self> {
        let mut end = 0;
        let mut out = Vec::with_capacity(blocks.len());
        for block in blocks {
            let between = TextRange::new(end, block.range.start()).of(text);
            let gap = GAPS.iter().position(|gap| *gap == between).and_then(|index| u8::try_from(index).ok());
            out.push(Self { block: *block, gap });
            end = block.range.end();
        }
        out
    }

    /// The usual gap before it; empty where the gap travels with the text.
    pub(super) fn usual_gap(self) -> &'static str {
        self.gap.and_then(|gap| GAPS.get(usize::from(gap)).copied()).unwrap_or_default()
    }
}
