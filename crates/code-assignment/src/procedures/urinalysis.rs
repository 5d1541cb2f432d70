//! Urinalysis: told apart by who reads the strip, a person or a machine, and whether a microscope follows.

use super::documentation::Gap;
use super::reported::Reported;

/// By the words of its sentence, in lower case.
pub(super) fn reported(words: &str) -> Reported {
    let denied = |word: &str, denials: &[&str]| {
        denials.iter().any(|denial| words.contains(&format!("{denial}{word}")))
    };
    let by_hand = denied("automated", &["non-", "non ", "not ", "un"]) || words.contains("manual");
    let by_machine = !by_hand && (words.contains("automated") || words.contains("analyzer"));
    let microscopy =
        words.contains("microscop") && !denied("microscop", &["without ", "no ", "w/o ", "without any "]);
    let unstated = !by_hand && !by_machine;
    let code = match (by_machine, microscopy) {
        (false, false) => "81002",
        (true, false) => "81003",
        (false, true) => "81000",
        (true, true) => "81001",
    };
    Reported::as_codes(&[(code, 1)], unstated.then_some(Gap::Method))
}
