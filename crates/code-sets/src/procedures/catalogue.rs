//! The catalogue: the procedures Superbill knows by its own words, and those withdrawn, with their successors.

use std::sync::LazyLock;

use superbill_domain::{Date, Procedure};

use super::edition::Edition;
use super::kind::{Flags, ProcedureKind};
use super::register::Register;
use super::table::{open, open_as};

const PROCEDURES: &str = include_str!("../../../../data/procedures/procedures.tsv");
const RETIRED: &str = include_str!("../../../../data/procedures/retired.tsv");
const LEVEL2_DATES: &str = include_str!("../../../../data/procedures/level2_dates.tsv");

/// The ages, in completed years, that a procedure is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeRange {
    /// The youngest.
    pub first: u8,
    /// The oldest; none without a bound.
    pub last: Option<u8>,
}

impl AgeRange {
    /// True for an age inside.
    #[must_use]
    pub fn contains(&self, age: u8) -> bool {
        self.first <= age && self.last.is_none_or(|last| age <= last)
    }

    fn read(cell: &str) -> Option<Self> {
        let (first, last) = cell.split_once('-')?;
        let last = if last.is_empty() { None } else { Some(last.parse().ok()?) };
        Some(Self { first: first.parse().ok()?, last })
    }
}

/// The days on which a code may be used, both included; none where no bound is published to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub last_day: Option<Date>,
}

/// What a procedure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProcedureFact<'a> {
    /// The code.
    pub code: Procedure,
    /// What it is, in our own words; never the publisher's descriptor.
    pub description: &'a str,
    /// The kind of service.
    pub kind: ProcedureKind,
    /// What else matters about it.
    pub flags: Flags,
    /// The ages it is meant for, where it is bound to ages.
    pub ages: Option<AgeRange>,
    /// What one unit stands for, where units count a dose: "15 mg".
    pub unit_dose: Option<&'a str>,
    /// When it may be used.
    pub validity: Validity,
}

/// A code on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProcedureStatus<'a> {
    /// May be used.
    Valid(ProcedureFact<'a>),
    /// Begins on a later day.
    NotYet {
        /// The first day.
        from: Date,
    },
    /// Ended on an earlier day.
    Expired {
        /// The last day.
        last_day: Date,
        /// The codes that took its place; empty where none did.
        successors: Vec<Procedure>,
    },
    /// Not in the catalogue: nothing can be said of it.
    Unknown,
}

struct Retired {
    code: Procedure,
    last_day: Date,
    successors: Vec<Procedure>,
}

static FACTS: LazyLock<Register<Procedure, ProcedureFact<'static>>> =
    LazyLock::new(|| Register::read(PROCEDURES, |fact| fact.code, read_fact));
static WITHDRAWN: LazyLock<Register<Procedure, Retired>> =
    LazyLock::new(|| Register::read(RETIRED, |retired| retired.code, read_retired));
static DATES: LazyLock<Register<Procedure, (Procedure, Validity)>> =
    LazyLock::new(|| Register::read(LEVEL2_DATES, |(code, _)| *code, read_validity));

/// Every procedure of the catalogue, by code.
pub(super) fn all() -> &'static [ProcedureFact<'static>] {
    FACTS.rows()
}

fn read_fact(
    [code, description, kind, flags, ages, dose]: [&'static str; 6],
) -> Option<ProcedureFact<'static>> {
    let code: Procedure = code.parse().ok()?;
    let ages = match open(ages) {
        Some(cell) => Some(AgeRange::read(cell)?),
        None => None,
    };
    Some(ProcedureFact {
        code,
        description,
        kind: ProcedureKind::read(kind)?,
        flags: Flags::read(flags)?,
        ages,
        unit_dose: open(dose),
        validity: DATES.get(&code).map(|(_, validity)| *validity).unwrap_or_default(),
    })
}

fn read_validity([code, from, last_day]: [&'static str; 3]) -> Option<(Procedure, Validity)> {
    Some((code.parse().ok()?, Validity { from: open_as(from)?, last_day: open_as(last_day)? }))
}

fn read_retired([code, last_day, successors]: [&'static str; 3]) -> Option<Retired> {
    let successors = open(successors).unwrap_or_default().split_whitespace();
    let successors = successors.map(str::parse).collect::<Result<_, _>>().ok()?;
    Some(Retired { code: code.parse().ok()?, last_day: last_day.parse().ok()?, successors })
}

/// The procedure, on whatever day it may be used.
pub(super) fn find(code: Procedure) -> Option<&'static ProcedureFact<'static>> {
    FACTS.get(&code)
}

/// What the code is on a day.
pub(super) fn status(code: Procedure, day: Date) -> ProcedureStatus<'static> {
    if let Some(fact) = find(code) {
        let Validity { from, last_day } = fact.validity;
        return match (from.filter(|from| day < *from), last_day.filter(|last| *last < day)) {
            (Some(from), _) => ProcedureStatus::NotYet { from },
            (None, Some(last_day)) => ProcedureStatus::Expired { last_day, successors: Vec::new() },
            (None, None) => ProcedureStatus::Valid(*fact),
        };
    }
    match WITHDRAWN.get(&code) {
        Some(retired) if retired.last_day < day => {
            ProcedureStatus::Expired { last_day: retired.last_day, successors: retired.successors.clone() }
        }
        _ => ProcedureStatus::Unknown,
    }
}

/// The edition of the catalogue.
pub(super) fn edition() -> Option<Edition<'static>> {
    FACTS.edition()
}

/// The edition of the list of withdrawn codes.
pub(super) fn retirement_edition() -> Option<Edition<'static>> {
    WITHDRAWN.edition()
}

#[cfg(test)]
mod tests {
    use super::super::table::data_lines;
    use super::*;

    fn code(text: &str) -> Procedure {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn no_row_is_lost() {
        assert_eq!(all().len(), data_lines(PROCEDURES).count());
        assert!(all().len() > 1_000);
        assert_eq!(WITHDRAWN.rows().len(), data_lines(RETIRED).count());
        assert_eq!(DATES.rows().len(), data_lines(LEVEL2_DATES).count());
        assert!(all().windows(2).all(|pair| pair[0].code < pair[1].code), "a code stands twice");
    }

    #[test]
    fn a_visit_is_described_in_our_own_words() {
        let fact = find(code("99214")).unwrap();
        assert_eq!(fact.description, "Office visit, established, moderate complexity");
        assert_eq!(fact.kind, ProcedureKind::Visit);
        assert!(all().iter().all(|fact| fact.description.len() <= 60));
    }

    #[test]
    fn preventive_visits_are_bound_to_ages() {
        let ages = find(code("99395")).unwrap().ages.unwrap();
        assert!(ages.contains(18) && ages.contains(39) && !ages.contains(40));
        assert!(find(code("99397")).unwrap().ages.unwrap().contains(99));
    }

    #[test]
    fn a_code_ends_and_names_its_successors() {
        assert!(matches!(status(code("99213"), day("2026-06-15")), ProcedureStatus::Valid(_)));
        let expired =
            ProcedureStatus::Expired { last_day: day("2024-03-31"), successors: vec![code("J1010")] };
        assert_eq!(status(code("J1030"), day("2026-06-15")), expired);
        assert_eq!(
            status(code("J1010"), day("2024-03-31")),
            ProcedureStatus::NotYet { from: day("2024-04-01") }
        );
        assert_eq!(status(code("00000"), day("2026-06-15")), ProcedureStatus::Unknown);
    }

    #[test]
    fn every_successor_is_in_the_catalogue_and_no_retired_code_is() {
        for retired in WITHDRAWN.rows() {
            assert!(find(retired.code).is_none(), "{}", retired.code);
            assert!(retired.successors.iter().all(|code| find(*code).is_some()), "{}", retired.code);
        }
    }
}
