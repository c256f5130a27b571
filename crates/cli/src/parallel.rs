//! Many documents at once: all cores work, the answers come in the order of the questions, and little is held in memory.

use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

use crate::error::CliError;

/// Documents in hand for each core: enough that no core waits for a long one.
const HELD: usize = 16;

/// Works on every item and hands the answers on in the order of the items.
///
/// # Errors
/// The first error of an item or of `take`; what comes after it is left.
pub(crate) fn in_order<T: Send, R: Send>(
    mut items: impl Iterator<Item = Result<T, CliError>>,
    work: impl Fn(T) -> Result<R, CliError> + Sync,
    mut take: impl FnMut(R) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    loop {
        let mut failed = None;
        let batch: Vec<T> =
            items.by_ref().take(cores * HELD).map_while(|item| item.map_err(|e| failed = Some(e)).ok()).collect();
        let count = batch.len();
        let waiting = Mutex::new(batch.into_iter().enumerate());
        let next = || waiting.lock().ok()?.next();
        let one = || {
            let mut done = Vec::new();
            while let Some((at, item)) = next() {
                done.push((at, work(item)));
            }
            done
        };
        let mut answers: Vec<(usize, Result<R, CliError>)> = thread::scope(|scope| {
            let workers: Vec<_> = (0..cores.min(count)).map(|_| scope.spawn(one)).collect();
            let finished = workers.into_iter().map(|worker| worker.join());
            finished.flat_map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        answers.sort_by_key(|(at, _)| *at);
        for (_, answer) in answers {
            take(answer?)?;
        }
        if let Some(error) = failed {
            return Err(error);
        }
        if count == 0 {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error() -> CliError {
        CliError::Missing { missing: 1, first: "d7".to_owned() }
    }

    /// How it ended, and what was handed on.
    fn taken(
        items: impl Iterator<Item = Result<u64, CliError>>,
        work: impl Fn(u64) -> Result<u64, CliError> + Sync,
    ) -> (Result<(), CliError>, Vec<u64>) {
        let mut taken = Vec::new();
        let done = in_order(items, work, |answer| {
            taken.push(answer);
            Ok(())
        });
        (done, taken)
    }

    #[test]
    fn answers_come_in_order() {
        let (done, taken) = taken((0..1000).map(Ok), |item| Ok(item * 2));
        assert!(done.is_ok());
        assert_eq!(taken, (0..1000).map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn what_comes_before_an_error_is_handed_on() {
        let (done, before) = taken((0..100).map(|item| if item == 60 { Err(error()) } else { Ok(item) }), Ok);
        assert!(done.is_err());
        assert_eq!(before, (0..60).collect::<Vec<_>>());
        let (done, before) = taken((0..100).map(Ok), |item| if item == 7 { Err(error()) } else { Ok(item) });
        assert!(done.is_err());
        assert_eq!(before, (0..7).collect::<Vec<_>>());
    }
}
