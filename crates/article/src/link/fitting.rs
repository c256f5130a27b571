//! Keeps of a link's marks what stands in the text that arrived.

use crate::{Annotations, Article, Claim, EntityId, TextRange};

/// Drops every mark that does not stand in the article's text, and what refers to a dropped one; what is left passes
/// [`Annotations::check`]. Entities stay: they are the sharer's list of who is in the article, arrived or not.
pub(super) fn keep_what_fits(annotations: &mut Annotations, article: &Article) {
    let text = article.text();
    let fits = |range: &TextRange| !range.is_empty() && range.fits(text);
    let mut seen = std::collections::BTreeSet::new();
    annotations.entities.retain(|entity| !entity.name.trim().is_empty() && seen.insert(entity.id));
    let is_known = |id: EntityId| seen.contains(&id);

    annotations.mentions.retain_mut(|mention| {
        mention.why.spans.retain(fits);
        fits(&mention.range) && is_known(mention.entity) && mention.confidence <= 1000
    });
    annotations.mentions.sort_by_key(|mention| mention.range);

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
    let mut kept: Vec<(usize, Claim)> = sent.into_iter().enumerate().collect();
    kept.retain_mut(|(_, claim)| keeps(claim));
    kept.sort_by_key(|(_, claim)| claim.extent().start());
    let places: std::collections::BTreeMap<u32, u32> =
        (0_u32..).zip(&kept).filter_map(|(now, (sent, _))| Some((u32::try_from(*sent).ok()?, now))).collect();
    annotations.claims = kept.into_iter().map(|(_, claim)| claim).collect();

    annotations.times.retain(|time| fits(&time.range));
    annotations.times.sort_by_key(|time| time.range);
    annotations.numbers.retain(|number| fits(&number.range));
    annotations.numbers.sort_by_key(|number| number.range);
    for number in &mut annotations.numbers {
        number.claim = number.claim.and_then(|claim| places.get(&claim).copied());
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
