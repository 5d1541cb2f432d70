//! The catalogue: the procedures Superbill knows by its own words, and those withdrawn, with their successors.

use std::sync::LazyLock;

use superbill_domain::{Date, Procedure, ProcedureSystem};

use super::edition::Edition;
use super::kind::{Flag, Flags, ProcedureKind};
use super::register::Register;
use super::table::open;
use super::validity::Validity;
use super::{add_ons, cpt, level2};
use crate::CodeSets;

const PROCEDURES: &str = include_str!("../../../../data/procedures/procedures.tsv");
const RETIRED: &str = include_str!("../../../../data/procedures/retired.tsv");

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

/// What a procedure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProcedureFact<'a> {
    /// The code.
    pub code: Procedure,
    /// What it is: by the user's own files where they are on the shelf, else in our own words, else CMS's short title.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
        successors: &'a [Procedure],
    },
    /// In none of the releases at hand: nothing can be said of it.
    Unknown,
}

/// What is said of a code that a publication lists without a title.
const NO_TITLE: &str = "listed without a title";

struct Retired {
    code: Procedure,
    last_day: Date,
    successors: Vec<Procedure>,
}

static FACTS: LazyLock<Register<Procedure, ProcedureFact<'static>>> =
    LazyLock::new(|| Register::read(PROCEDURES, |fact| fact.code, read_fact));
static WITHDRAWN: LazyLock<Register<Procedure, Retired>> =
    LazyLock::new(|| Register::read(RETIRED, |retired| retired.code, read_retired));

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
        validity: Validity::default(),
    })
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
pub(super) fn status(sets: &CodeSets, code: Procedure, day: Date) -> ProcedureStatus<'_> {
    let is_level2 = code.system() == ProcedureSystem::HcpcsLevel2;
    let level2 = is_level2.then(|| level2::code(sets, code, day)).flatten();
    let withdrawn = WITHDRAWN.get(&code);
    let mut validity = level2.map(|known| known.validity).unwrap_or_default();
    validity.last_day = validity.last_day.or(withdrawn.map(|withdrawn| withdrawn.last_day));
    if let Some(from) = validity.from.filter(|from| day < *from) {
        return ProcedureStatus::NotYet { from };
    }
    if let Some(last_day) = validity.last_day.filter(|last| *last < day) {
        let successors = withdrawn.map_or(&[] as &[Procedure], |withdrawn| &withdrawn.successors);
        return ProcedureStatus::Expired { last_day, successors };
    }
    let on_shelf = if is_level2 {
        level2::title_on_shelf(sets, code)
    } else {
        cpt::title(sets, code, day).map(|found| found.fact)
    };
    match (find(code), on_shelf.or(level2.map(|known| known.title().unwrap_or(NO_TITLE)))) {
        (Some(own), _) => {
            let description = on_shelf.unwrap_or(own.description);
            ProcedureStatus::Valid(ProcedureFact { description, validity, ..*own })
        }
        (None, Some(description)) => {
            let is_add_on = add_ons::find(sets, code, day).is_some();
            let flags = if is_add_on { Flags::of(Flag::AddOn) } else { Flags::default() };
            let kind = ProcedureKind::of_section(code);
            let fact =
                ProcedureFact { code, description, kind, flags, ages: None, unit_dose: None, validity };
            ProcedureStatus::Valid(fact)
        }
        (None, None) => ProcedureStatus::Unknown,
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

    fn status(code: Procedure, day: Date) -> ProcedureStatus<'static> {
        super::status(CodeSets::embedded().unwrap(), code, day)
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn no_row_is_lost() {
        assert_eq!(all().len(), data_lines(PROCEDURES).count());
        assert!(all().len() > 1_000);
        assert_eq!(WITHDRAWN.rows().len(), data_lines(RETIRED).count());
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
        let successors = &[code("J1010")];
        let expired = ProcedureStatus::Expired { last_day: day("2024-03-31"), successors };
        assert_eq!(status(code("J1030"), day("2026-06-15")), expired);
        assert_eq!(
            status(code("J1010"), day("2024-03-31")),
            ProcedureStatus::NotYet { from: day("2024-04-01") }
        );
        assert_eq!(status(code("00000"), day("2026-06-15")), ProcedureStatus::Unknown);
    }

    #[test]
    fn every_code_of_level_2_has_a_status_whether_or_not_we_have_words_for_it() {
        let ProcedureStatus::Valid(fact) = status(code("J9271"), day("2026-06-15")) else { panic!("valid") };
        assert_eq!((fact.description, fact.kind), ("Inj pembrolizumab", ProcedureKind::Drug));
        let counted = |day| {
            level2::shipped_codes()
                .filter(|code| matches!(status(*code, day), ProcedureStatus::Valid(_)))
                .count()
        };
        assert!(
            counted(day("2025-12-01")) > 7_000 && counted(day("2026-07-01")) > counted(day("2025-12-01"))
        );
        assert_eq!(status(code("D0150"), day("2026-06-15")), ProcedureStatus::Unknown);
    }

    #[test]
    fn every_level_2_code_of_the_catalogue_is_cms_s() {
        let sets = CodeSets::embedded().unwrap();
        for fact in all().iter().filter(|fact| fact.code.system() == ProcedureSystem::HcpcsLevel2) {
            assert!(level2::code(sets, fact.code, day("2026-07-01")).is_some(), "{}", fact.code);
        }
    }

    #[test]
    fn every_successor_is_in_the_catalogue_and_no_retired_code_is() {
        for retired in WITHDRAWN.rows() {
            assert!(find(retired.code).is_none(), "{}", retired.code);
            assert!(retired.successors.iter().all(|code| find(*code).is_some()), "{}", retired.code);
        }
    }
}
