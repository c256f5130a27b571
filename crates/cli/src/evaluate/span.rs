//! Spans of code points, and sets of them, with the overlaps that every score is made of.

use serde::Deserialize;

use super::document::PredictedMention;

/// From a code point to another, end exclusive; `[start, end]` in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
pub(crate) struct Span(pub(crate) u32, pub(crate) u32);

impl Span {
    /// Code points that both cover.
    pub(crate) fn overlap(self, other: Self) -> u32 {
        self.1.min(other.1).saturating_sub(self.0.max(other.0))
    }

    /// Code points that both cover, as a share of those that either covers.
    pub(crate) fn iou(self, other: Self) -> f64 {
        let both = self.overlap(other);
        if both == 0 {
            return 0.0;
        }
        f64::from(both) / f64::from(self.1 - self.0 + other.1 - other.0 - both)
    }

    /// Whether a code point lies in it.
    pub(crate) const fn holds(self, at: u32) -> bool {
        self.0 <= at && at < self.1
    }

    /// Its code points of a text.
    pub(crate) fn of(self, text: &[char]) -> String {
        let end = text.len().min(self.1 as usize);
        text.get(self.0 as usize..end).unwrap_or_default().iter().collect()
    }
}

/// Of the mentions that overlap `target`, the one that agrees with it best; the first of equals.
pub(crate) fn best<'a>(
    target: Span,
    mentions: impl Iterator<Item = &'a PredictedMention>,
) -> Option<&'a PredictedMention> {
    let mut found: Option<(f64, &PredictedMention)> = None;
    for mention in mentions {
        let iou = target.iou(mention.span());
        if iou > 0.0 && found.is_none_or(|(best, _)| iou > best) {
            found = Some((iou, mention));
        }
    }
    found.map(|(_, mention)| mention)
}

/// A set of code points: disjoint spans in order, none empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct SpanSet(Vec<Span>);

impl SpanSet {
    /// The code points that any of the spans covers.
    pub(crate) fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut given: Vec<Span> = spans.into_iter().filter(|span| span.0 < span.1).collect();
        given.sort_unstable();
        let mut merged: Vec<Span> = Vec::with_capacity(given.len());
        for span in given {
            match merged.last_mut() {
                Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
                _ => merged.push(span),
            }
        }
        Self(merged)
    }

    /// The code points that any of the sets covers.
    pub(crate) fn union<'a>(sets: impl Iterator<Item = &'a Self>) -> Self {
        Self::new(sets.flat_map(|set| set.0.iter().copied()))
    }

    /// How many code points it holds.
    pub(crate) fn len(&self) -> u64 {
        self.0.iter().map(|span| u64::from(span.1 - span.0)).sum()
    }

    /// Whether it holds none.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// From its first code point to its last.
    pub(crate) fn extent(&self) -> Option<Span> {
        Some(Span(self.0.first()?.0, self.0.last()?.1))
    }

    /// How many code points both hold.
    pub(crate) fn common(&self, other: &Self) -> u64 {
        let (mut here, mut there, mut sum) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(here), other.0.get(there)) {
            sum += u64::from(a.overlap(*b));
            if a.1 <= b.1 {
                here += 1;
            } else {
                there += 1;
            }
        }
        sum
    }

    /// Code points that both hold, as a share of those that either holds; 0 where both are empty.
    #[expect(clippy::cast_precision_loss, reason = "a text has far fewer than 2^52 code points")]
    pub(crate) fn iou(&self, other: &Self) -> f64 {
        let both = self.common(other);
        if both == 0 { 0.0 } else { both as f64 / (self.len() + other.len() - both) as f64 }
    }

    /// Whether the other holds all of it, and more.
    pub(crate) fn is_strictly_inside(&self, other: &Self) -> bool {
        self.len() < other.len() && self.common(other) == self.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlaps_and_shares() {
        for (a, b, overlap, iou) in [
            (Span(0, 4), Span(2, 6), 2, 2.0 / 6.0),
            (Span(0, 4), Span(0, 4), 4, 1.0),
            (Span(0, 4), Span(4, 8), 0, 0.0),
            (Span(0, 4), Span(9, 12), 0, 0.0),
            (Span(3, 3), Span(0, 9), 0, 0.0),
        ] {
            assert_eq!(a.overlap(b), overlap, "{a:?} {b:?}");
            assert!((a.iou(b) - iou).abs() < 1e-12, "{a:?} {b:?}");
        }
    }

    #[test]
    fn sets_merge_what_touches() {
        let set = SpanSet::new([Span(5, 9), Span(0, 3), Span(3, 4), Span(8, 12), Span(20, 20)]);
        assert_eq!(set, SpanSet::new([Span(0, 4), Span(5, 12)]));
        assert_eq!(set.len(), 11);
        assert_eq!(set.extent(), Some(Span(0, 12)));
        assert_eq!(SpanSet::default().extent(), None);
    }

    #[test]
    fn sets_agree_as_sets_of_code_points_do() {
        let a = SpanSet::new([Span(0, 4), Span(10, 14)]);
        let b = SpanSet::new([Span(2, 12)]);
        assert_eq!(a.common(&b), 4);
        assert_eq!(b.common(&a), 4);
        assert!((a.iou(&b) - 4.0 / 14.0).abs() < 1e-12);
        let inner = SpanSet::new([Span(3, 5)]);
        for (x, y, inside) in
            [(&inner, &b, true), (&b, &inner, false), (&b, &b, false), (&a, &b, false), (&SpanSet::default(), &a, true)]
        {
            assert_eq!(x.is_strictly_inside(y), inside, "{x:?} in {y:?}");
        }
    }
}
