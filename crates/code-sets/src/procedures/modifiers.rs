//! Modifiers: what each says, and which of them may part an NCCI pair.

use std::sync::LazyLock;

use superbill_domain::{Date, Modifier};

use super::edition::Dated;
use super::register::Register;

const MODIFIERS: &str = include_str!("../../../../data/procedures/modifiers.tsv");

/// A modifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModifierFact<'a> {
    /// The code.
    pub code: Modifier,
    /// What it says, in our own words.
    pub description: &'a str,
    /// What it is about, in a word: "side", "anatomic", "global", "component", "liability".
    pub group: &'a str,
    /// True where it may part a pair whose indicator is 1 (NCCI Policy Manual, chapter I, section E).
    pub bypasses_ptp: bool,
}

static ALL: LazyLock<Register<Modifier, ModifierFact<'static>>> =
    LazyLock::new(|| Register::read(MODIFIERS, |modifier| modifier.code, read));

fn read([code, group, bypasses, description]: [&'static str; 4]) -> Option<ModifierFact<'static>> {
    let bypasses_ptp = match bypasses {
        "yes" => true,
        "no" => false,
        _ => return None,
    };
    Some(ModifierFact { code: code.parse().ok()?, description, group, bypasses_ptp })
}

/// The modifier on a day; none where it is not known to us.
pub(super) fn find(code: Modifier, day: Date) -> Option<Dated<'static, ModifierFact<'static>>> {
    ALL.on(day, &code)
}

#[cfg(test)]
mod tests {
    use super::super::table::data_lines;
    use super::*;

    #[test]
    fn no_row_is_lost() {
        assert_eq!(ALL.rows().len(), data_lines(MODIFIERS).count());
    }

    #[test]
    fn sides_and_separate_visits_part_a_pair_and_repeats_do_not() {
        let bypasses = |code: &str| {
            find(code.parse().unwrap(), "2026-06-15".parse().unwrap()).map(|m| m.fact.bypasses_ptp)
        };
        for code in ["25", "59", "XS", "LT", "F5", "TA", "E1", "91", "57"] {
            assert_eq!(bypasses(code), Some(true), "{code}");
        }
        for code in ["50", "76", "77", "26", "TC", "GA", "KX"] {
            assert_eq!(bypasses(code), Some(false), "{code}");
        }
        assert_eq!(bypasses("ZZ"), None);
    }
}
