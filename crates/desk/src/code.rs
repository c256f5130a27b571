//! A link as a code to be photographed.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The largest that phones still read from a screen with ease.
const LARGEST: u8 = 25;
/// Units of light around it, as the standard asks.
const BORDER: i32 = 4;

/// A square of light and dark.
pub(crate) struct Code {
    /// Units of a side, the light border of four units on each side included.
    pub(crate) side: u32,
    /// The dark parts, as an SVG path.
    pub(crate) path: String,
}

/// The code of an address; none where it is too long for one.
pub(crate) fn code(address: &str) -> Option<Code> {
    let segments = QrSegment::make_segments(address);
    let code =
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, Version::MIN, Version::new(LARGEST), None, true)
            .ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let length = (x..code.size()).take_while(|at| code.get_module(*at, y)).count();
            let length = i32::try_from(length).unwrap_or(0);
            if length > 0 {
                // Writing to a string does not fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + BORDER, y + BORDER);
            }
            x += length + 1;
        }
    }
    Some(Code { side: u32::try_from(code.size() + 2 * BORDER).unwrap_or(0), path })
}
