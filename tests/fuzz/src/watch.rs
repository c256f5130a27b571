//! Looks from outside at the input that is being read, since one that is never done with is not seen from within.
//!
//! What is counted is looks, and not the time between them: a machine that sleeps, or has other things to do, is no fault.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Between two looks.
pub const STEP: Duration = Duration::from_millis(200);
/// Looks that find the same input being read: longer than any may take.
pub const LOOKS: u32 = 50;

/// The input that is being read, if any.
#[derive(Clone, Debug, Default)]
pub struct Watch(Arc<Mutex<Under>>);

#[derive(Debug, Default)]
struct Under {
    since: Option<Instant>,
    looks: u32,
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
        under.looks = 0;
    }

    /// It has been read. Gives how long that took.
    pub fn ends(&self) -> Duration {
        self.under().since.take().map_or(Duration::ZERO, |since| since.elapsed())
    }

    /// Looks once more. Gives the input that so many looks have found being read.
    pub fn look(&self, looks: u32) -> Option<Vec<u8>> {
        let mut under = self.under();
        under.since?;
        under.looks += 1;
        (under.looks >= looks).then(|| under.input.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_that_is_never_done_with_is_told() {
        let watch = Watch::default();
        assert_eq!(watch.look(1), None, "nothing is being read yet");
        watch.begins(b"without end");
        let seen = watch.clone();
        let told = std::thread::spawn(move || (0..3).map(|_| seen.look(3)).collect::<Vec<_>>());
        assert_eq!(told.join().unwrap(), [None, None, Some(b"without end".to_vec())]);
        watch.begins(b"another");
        assert_eq!(watch.look(2), None, "it has not been long");
        watch.ends();
        assert_eq!(watch.look(1), None, "it was read");
    }
}
