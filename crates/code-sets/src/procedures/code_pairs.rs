//! Procedure-to-procedure edits: pairs of codes that are not both paid for one patient, clinician and day.

use std::sync::LazyLock;

use superbill_domain::{Date, Procedure};

use super::edition::{Dated, Edition};
use super::register::Register;
use super::table::rows;
use super::validity::Validity;

const PTP: &str = include_str!("../../../../data/procedures/ptp.tsv");

/// Whether a modifier may show that both codes of a pair are due: the modifier indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bypass {
    /// 0: never.
    Never,
    /// 1: with an NCCI modifier, where the record supports it.
    WithModifier,
}

/// A pair: where both are billed, column one is paid and column two is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PtpPair<'a> {
    /// The code that is paid.
    pub column1: Procedure,
    /// The code that is not.
    pub column2: Procedure,
    /// Whether a modifier may help.
    pub bypass: Bypass,
    /// Why there is one, in CMS's words; empty where the table inside the binary answers.
    pub rationale: &'a str,
    /// When it holds; without a first day where the source does not say.
    pub validity: Validity,
}

static PAIRS: LazyLock<Register<(Procedure, Procedure), PtpPair<'static>>> = LazyLock::new(|| {
    let pairs = rows(PTP).filter_map(read).flatten();
    Register::of(PTP, |pair| (pair.column1, pair.column2), pairs)
});

/// A row holds every column two of a column one and an indicator.
fn read([column1, indicator, column2]: [&'static str; 3]) -> Option<impl Iterator<Item = PtpPair<'static>>> {
    let column1: Procedure = column1.parse().ok()?;
    let bypass = match indicator {
        "0" => Bypass::Never,
        "1" => Bypass::WithModifier,
        _ => return None,
    };
    let codes = column2.split(' ').filter_map(|code| code.parse().ok());
    let validity = Validity::default();
    Some(codes.map(move |column2| PtpPair { column1, column2, bypass, rationale: "", validity }))
}

/// The pair in this order, on a day, by the table inside the binary.
pub(super) fn find(
    column1: Procedure,
    column2: Procedure,
    day: Date,
) -> Option<Dated<'static, PtpPair<'static>>> {
    PAIRS.on(day, &(column1, column2))
}

/// Every pair of the table inside the binary.
pub(super) fn all() -> &'static [PtpPair<'static>] {
    PAIRS.rows()
}

/// The edition of the table inside the binary.
pub(super) fn edition() -> Option<Edition<'static>> {
    PAIRS.edition()
}

#[cfg(test)]
mod tests {
    use super::super::catalogue;
    use super::super::table::data_lines;
    use super::*;

    #[test]
    fn no_pair_is_lost_and_none_stands_twice() {
        let written: usize = data_lines(PTP).map(|line| line.split(['\t', ' ']).count() - 2).sum();
        assert_eq!(all().len(), written);
        assert!(all().windows(2).all(|w| (w[0].column1, w[0].column2) < (w[1].column1, w[1].column2)));
    }

    #[test]
    fn every_code_of_a_pair_is_in_the_catalogue() {
        for pair in all() {
            for code in [pair.column1, pair.column2] {
                assert!(catalogue::find(code).is_some(), "{code}");
            }
        }
    }

    #[test]
    fn panels_and_injections_take_in_their_parts() {
        let day = "2026-06-15".parse().unwrap();
        let pair = |one: &str, two: &str| {
            find(one.parse().unwrap(), two.parse().unwrap(), day).map(|p| p.fact.bypass)
        };
        assert_eq!(pair("80053", "80048"), Some(Bypass::Never));
        assert_eq!(pair("20610", "99213"), Some(Bypass::WithModifier));
        assert_eq!(pair("99213", "20610"), None);
        assert_eq!(pair("99213", "99213"), None);
    }
}
