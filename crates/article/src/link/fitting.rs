//! Keeps of a link's marks what stands in the text that arrived.

use crate::order::sort_by_number;
use crate::{Annotations, Article, Claim, EntityId, TextRange};

/// Drops every mark that does not stand in the article's text, and what refers to a dropped one; what is left passes
/// [`Annotations::check`]. Entities stay: they are the sharer's list of who is in the article, arrived or not.
pub(super) fn keep_what_fits(annotations: &mut Annotations, article: &Article) {
    let text = article.text();
    let fits = |range: &TextRange| !range.is_empty() && range.fits(text);
    let mut ids: Vec<u64> = annotations.entities.iter().map(|entity| u64::from(entity.id.0)).collect();
    sort_by_number(&mut ids, |id| *id);
    ids.dedup();
    let place = |id: EntityId| ids.binary_search(&u64::from(id.0)).ok();
    let mut named = vec![false; ids.len()];
    annotations.entities.retain(|entity| {
        let is_first = place(entity.id).is_some_and(|place| !named[place]);
        let keeps = is_first && !entity.name.trim().is_empty();
        place(entity.id).filter(|_| keeps).into_iter().for_each(|place| named[place] = true);
        keeps
    });
    let is_known = |id: EntityId| place(id).is_some_and(|place| named[place]);

    annotations.mentions.retain_mut(|mention| {
        mention.why.spans.retain(fits);
        fits(&mention.range) && is_known(mention.entity) && mention.confidence <= 1000
    });
    sort_by_number(&mut annotations.mentions, |mention| mention.range.key());

    let keeps = |claim: &mut Claim| {
        claim.cue.retain(fits);
        claim.certainty_cue.retain(fits);
        claim.why.spans.retain(fits);
        let has_content = !claim.content.is_empty() && claim.content.iter().all(fits);
        let in_order = are_disjoint(&claim.content) && are_disjoint(&claim.cue);
        let source_fits = claim.source.is_none_or(|source| fits(&source.range) && source.entity.is_none_or(is_known));
        has_content && in_order && source_fits && claim.confidence <= 1000
    };
    let sent = std::mem::take(&mut annotations.claims);
    let sent_claims = sent.len();
    let mut kept: Vec<(usize, Claim)> = sent.into_iter().enumerate().collect();
    kept.retain_mut(|(_, claim)| keeps(claim));
    sort_by_number(&mut kept, |(_, claim)| u64::from(claim.extent().start()));
    let mut places = vec![None; sent_claims];
    (0_u32..).zip(&kept).for_each(|(now, (sent, _))| places[*sent] = Some(now));
    annotations.claims = kept.into_iter().map(|(_, claim)| claim).collect();

    annotations.times.retain(|time| fits(&time.range));
    sort_by_number(&mut annotations.times, |time| time.range.key());
    annotations.numbers.retain(|number| fits(&number.range));
    sort_by_number(&mut annotations.numbers, |number| number.range.key());
    for number in &mut annotations.numbers {
        number.claim = number.claim.and_then(|claim| places.get(claim as usize).copied().flatten());
    }
    let summary = &mut annotations.summary;
    summary.sentences.retain(fits);
    if summary.sentences.len() > 3 || !are_disjoint(&summary.sentences) {
        summary.sentences.clear();
    }
    summary.check_first.retain(|first| fits(&first.range) && first.also.as_ref().is_none_or(fits));
}

fn are_disjoint(ranges: &[TextRange]) -> bool {
    ranges.windows(2).all(|pair| pair[0].end() <= pair[1].start())
}
