//! Looks from outside at the input that is being read, since one that is never done with is not seen from within.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Longer for one input than any may take.
pub const LIMIT: Duration = Duration::from_secs(5);

/// The input that is being read, if any, and since when.
#[derive(Clone, Debug, Default)]
pub struct Watch(Arc<Mutex<Under>>);

#[derive(Debug, Default)]
struct Under {
    since: Option<Instant>,
    input: Vec<u8>,
}

impl Watch {
    fn under(&self) -> MutexGuard<'_, Under> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// This input is being read from now on.
    pub fn begins(&self, input: &[u8]) {
        let mut under = self.under();
        under.input.clear();
        under.input.extend_from_slice(input);
        under.since = Some(Instant::now());
    }

    /// It has been read. Gives how long that took.
    pub fn ends(&self) -> Duration {
        self.under().since.take().map_or(Duration::ZERO, |since| since.elapsed())
    }

    /// The input that has been read for longer than that.
    pub fn overdue(&self, limit: Duration) -> Option<Vec<u8>> {
        let under = self.under();
        under.since.is_some_and(|since| since.elapsed() > limit).then(|| under.input.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_that_is_never_done_with_is_told() {
        let watch = Watch::default();
        assert_eq!(watch.overdue(Duration::ZERO), None, "nothing is being read yet");
        watch.begins(b"without end");
        let seen = watch.clone();
        let told = std::thread::spawn(move || {
            loop {
                if let Some(input) = seen.overdue(Duration::ZERO) {
                    break input;
                }
            }
        });
        assert_eq!(told.join().unwrap(), b"without end");
        assert_eq!(watch.overdue(LIMIT), None, "it has not been long");
        watch.ends();
        assert_eq!(watch.overdue(Duration::ZERO), None, "it was read");
    }
}
