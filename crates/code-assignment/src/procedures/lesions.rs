//! Destruction of lesions: codes that count them.

use super::documentation::Gap;
use super::reported::Reported;

/// Lesions from which on one code stands for all.
const MANY: u16 = 15;

/// Premalignant lesions: one code for the first, one for each of the second to the fourteenth, and one alone for
/// fifteen or more.
pub(super) fn premalignant(count: Option<u16>) -> Reported {
    match count {
        None => Reported::as_codes(&[("17000", 1)], Some(Gap::Lesions)),
        Some(MANY..) => Reported::as_codes(&[("17004", 1)], None),
        Some(0 | 1) => Reported::as_codes(&[("17000", 1)], None),
        Some(count) => Reported::as_codes(&[("17000", 1), ("17003", count - 1)], None),
    }
}

/// Warts and other benign lesions: one code for up to fourteen, another for more.
pub(super) fn benign(count: Option<u16>) -> Reported {
    match count {
        None => Reported::as_codes(&[("17110", 1)], Some(Gap::Lesions)),
        Some(MANY..) => Reported::as_codes(&[("17111", 1)], None),
        Some(_) => Reported::as_codes(&[("17110", 1)], None),
    }
}
