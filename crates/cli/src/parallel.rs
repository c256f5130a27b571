//! Many documents at once: all cores work, the answers come in the order of the questions, and little is held in memory.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;

use crate::error::CliError;

/// Documents in hand for each thread, being worked on or waiting for those before them: enough that none waits for a long one.
const HELD: usize = 16;

/// How many threads work where nobody says: one for each core.
pub(crate) fn cores() -> NonZero<usize> {
    thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}

/// Works on every item in so many threads, and hands the answers on in the order of the items.
///
/// # Errors
/// The first error of `take`; what comes after it is left.
pub(crate) fn in_order<T: Send, R: Send>(
    threads: NonZero<usize>,
    items: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let (questions, waiting) = channel();
    let (answered, answers) = channel();
    let waiting = Mutex::new(waiting);
    let one = |answered: std::sync::mpsc::Sender<(usize, R)>| {
        // An error of either end says that nobody asks or hears any more.
        while let Some((at, item)) = waiting.lock().ok().and_then(|waiting| waiting.recv().ok()) {
            if answered.send((at, work(item))).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.get())
            .map(|_| {
                let answered = answered.clone();
                scope.spawn(|| one(answered))
            })
            .collect();
        drop(answered);
        let mut items = items.enumerate();
        let mut early = BTreeMap::new();
        let (mut asked, mut told) = (0, 0);
        let done = loop {
            while asked - told < threads.get() * HELD
                && let Some((at, item)) = items.next()
                && questions.send((at, item)).is_ok()
            {
                asked = at + 1;
            }
            if told == asked {
                break Ok(());
            }
            // None where a worker panicked: its question is never answered.
            let Ok((at, answer)) = answers.recv() else { break Ok(()) };
            early.insert(at, answer);
            let mut next = || early.remove(&told).inspect(|_| told += 1);
            let mut in_turn = std::iter::from_fn(&mut next);
            if let Err(error) = in_turn.try_for_each(&mut take) {
                break Err(error);
            }
        };
        drop((questions, answers));
        for worker in workers {
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        }
        done
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How it ended, and what was handed on.
    fn taken(threads: usize, count: u64, work: impl Fn(u64) -> u64 + Sync, last: u64) -> (bool, Vec<u64>) {
        let mut taken = Vec::new();
        let take = |answer| {
            taken.push(answer);
            if answer == last { Err(CliError::Missing { missing: 1, first: "d7".to_owned() }) } else { Ok(()) }
        };
        let done = in_order(NonZero::new(threads).unwrap(), 0..count, work, take);
        (done.is_ok(), taken)
    }

    #[test]
    fn answers_come_in_order_from_any_number_of_threads() {
        for threads in [1, 2, 3, 50] {
            for count in [0, 1, 15, 16, 17, 1000] {
                // Early items take longest.
                let slow = |item: u64| (0..(1000 - item) * 10).fold(item, |sum, _| std::hint::black_box(sum));
                let expected: Vec<u64> = (0..count).collect();
                assert_eq!(taken(threads, count, slow, u64::MAX), (true, expected), "{threads} {count}");
            }
        }
    }

    #[test]
    fn what_comes_before_an_error_is_handed_on_and_nothing_after() {
        assert_eq!(taken(4, 1000, |item| item, 60), (false, (0..=60).collect()));
    }

    #[test]
    fn no_more_is_held_than_said() {
        let (asked, told) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
        let items = (0..10_000).inspect(|_| {
            asked.set(asked.get() + 1);
            assert!(asked.get() - told.get() <= 2 * HELD + 1);
        });
        let take = |_| {
            told.set(told.get() + 1);
            Ok(())
        };
        in_order(NonZero::new(2).unwrap(), items, |item: i32| item, take).unwrap();
        assert_eq!(told.get(), 10_000);
    }
}
