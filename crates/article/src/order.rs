//! Sorting by a number, through one sort for all types.
//!
//! Every type that `slice::sort` is called with brings four more kilobytes into the page's program; a dozen of them
//! would be a tenth of it.

/// Sorts by a number, keeping the order of items with the same number.
pub fn sort_by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let mut order: Vec<(u64, u32)> = items.iter().map(number).zip(0..).collect();
    if order.is_sorted() {
        return;
    }
    order.sort_unstable();
    let mut unsorted: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, index)| unsorted[index as usize].take()));
}

/// Two numbers as one that sorts like the pair.
pub const fn pair(first: u32, second: u32) -> u64 {
    (first as u64) << 32 | second as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(pairs in proptest::collection::vec((0..9_u32, any::<u32>()), 0..40)) {
            let (mut ours, mut theirs) = (pairs.clone(), pairs);
            sort_by_number(&mut ours, |(key, _)| u64::from(*key));
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(&ours, &theirs);
            sort_by_number(&mut ours, |(key, value)| pair(*key, *value));
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
