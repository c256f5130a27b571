//! Inputs that nobody would send, for each part that reads bytes from outside: how they are made, and what must hold of what was read.
//!
//! Inputs are made from good ones: links of `tests/links`, files that the builders write, articles of `tests/golden`, and those
//! that are kept under `tests/fuzz/kept`. They are cut, spliced and changed, and where a format has checks these are made to hold
//! again, so that what stands behind them is reached. An input is bytes, whatever made it, so that one that found a fault is kept
//! as it is: the test of this package feeds all that are kept.
//!
//! ```
//! let mut target = fuzz::target("message").expect("there is one").begin();
//! let input = target.made(&mut fuzz::Dice::new(1));
//! target.read(&input);
//! ```

mod backup;
mod desk;
mod dice;
mod kept;
mod reading;
mod sealed;
mod targets;
mod watch;

pub use dice::Dice;
pub use kept::{kept, kept_folder};
pub use targets::{Begun, TARGETS, Target, target};
pub use watch::{LOOKS, STEP, Watch};
