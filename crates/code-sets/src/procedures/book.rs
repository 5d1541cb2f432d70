//! The book: every fact about procedures, as of one day.

use std::fmt;

use superbill_domain::{Carc, Date, Modifier, PlaceOfService, Procedure, Rarc};

use super::add_ons::{self, AddOnPrimaries};
use super::adjustment_codes::{self, AdjustmentReason, Remark};
use super::catalogue::{self, ProcedureFact, ProcedureStatus};
use super::code_pairs::{self, PtpPair};
use super::edition::{Dated, Edition};
use super::fixed_point::DollarsPerUnit;
use super::localities::{self, Locality};
use super::modifiers::{self, ModifierFact};
use super::places::{self, Place};
use super::relative_values::{self, RelativeValues};
use super::terms::{self, ProcedureTerm};
use super::unit_limits::{self, UnitLimit};
use crate::CodeSets;

/// What is known of procedures on a day. Every answer names the edition that states it and whether that edition
/// is in force on the day or carried over to it. An unknown code has no answer, never a default.
#[derive(Clone, Copy)]
pub struct ProcedureBook<'a> {
    sets: &'a CodeSets,
    day: Date,
}

impl<'a> ProcedureBook<'a> {
    pub(crate) const fn new(sets: &'a CodeSets, day: Date) -> Self {
        Self { sets, day }
    }

    /// The same book as of another day: the lines of a claim have days of their own.
    #[must_use]
    pub const fn as_of(&self, day: Date) -> Self {
        Self { day, ..*self }
    }

    /// The date of service.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The procedure, where it is known and may be used on the day.
    #[must_use]
    pub fn procedure(&self, code: Procedure) -> Option<ProcedureFact<'a>> {
        match self.status(code) {
            ProcedureStatus::Valid(fact) => Some(fact),
            _ => None,
        }
    }

    /// Whether the code may be used on the day and, where it ended, what took its place.
    #[must_use]
    pub fn status(&self, code: Procedure) -> ProcedureStatus<'a> {
        catalogue::status(code, self.day)
    }

    /// Every procedure that may be used on the day, by code.
    pub fn procedures(&self) -> impl Iterator<Item = ProcedureFact<'a>> + use<'a> {
        let book = *self;
        catalogue::all().iter().filter_map(move |fact| book.procedure(fact.code))
    }

    /// The edition of the catalogue.
    #[must_use]
    pub fn catalogue_edition(&self) -> Option<Edition<'a>> {
        catalogue::edition()
    }

    /// The editions of the tables: the catalogue, relative values, unit limits, code pairs, add-on codes.
    pub fn editions(&self) -> impl Iterator<Item = Edition<'a>> + use<'a> {
        let tables = [
            catalogue::edition(),
            relative_values::edition(),
            unit_limits::edition(),
            code_pairs::edition(),
            add_ons::edition(),
        ];
        tables.into_iter().flatten()
    }

    /// The edition of the list of withdrawn codes, the authority for [`ProcedureStatus::Expired`].
    #[must_use]
    pub fn retirement_edition(&self) -> Option<Edition<'a>> {
        catalogue::retirement_edition()
    }

    /// The relative values of a code, or of its part named by modifier 26, TC or 53.
    #[must_use]
    pub fn rvu(&self, code: Procedure, part: Option<Modifier>) -> Option<Dated<'a, RelativeValues>> {
        relative_values::find(code, part, self.day)
    }

    /// The most units of a code (MUE, practitioner services).
    #[must_use]
    pub fn mue(&self, code: Procedure) -> Option<Dated<'a, UnitLimit<'a>>> {
        unit_limits::find(code, self.day)
    }

    /// The edit that pays `column1` and not `column2` (NCCI PTP, practitioner services). Pairs of codes outside the
    /// catalogue are not known.
    #[must_use]
    pub fn ptp(&self, column1: Procedure, column2: Procedure) -> Option<Dated<'a, PtpPair>> {
        code_pairs::find(column1, column2, self.day)
    }

    /// The primary procedures that an add-on code must stand beside; none for a code that is no add-on.
    #[must_use]
    pub fn add_on_primaries(&self, code: Procedure) -> Option<Dated<'a, AddOnPrimaries<'a>>> {
        add_ons::find(code, self.day)
    }

    /// The cost indices of a locality by its contractor (five digits) and number (`01`; `0` is `00`).
    #[must_use]
    pub fn gpci(&self, contractor: &str, locality: &str) -> Option<Dated<'a, Locality<'a>>> {
        localities::find(contractor, locality, self.day)
    }

    /// The localities of the year, to choose from.
    pub fn localities(&self) -> impl Iterator<Item = Locality<'a>> + use<'a> {
        localities::of_year(self.day)
    }

    /// The dollars of a relative value unit, for clinicians outside advanced payment models.
    #[must_use]
    pub fn conversion_factor(&self) -> Option<Dated<'a, DollarsPerUnit>> {
        localities::conversion_factor(self.day)
    }

    /// The place of service.
    #[must_use]
    pub fn place_of_service(&self, code: PlaceOfService) -> Option<Dated<'a, Place<'a>>> {
        places::find(self.sets, code, self.day)
    }

    /// The modifier.
    #[must_use]
    pub fn modifier(&self, code: Modifier) -> Option<Dated<'a, ModifierFact<'a>>> {
        modifiers::find(code, self.day)
    }

    /// The adjustment reason of an 835.
    #[must_use]
    pub fn carc(&self, code: Carc) -> Option<Dated<'a, AdjustmentReason<'a>>> {
        adjustment_codes::reason(self.sets, code, self.day)
    }

    /// The remark of an 835.
    #[must_use]
    pub fn rarc(&self, code: Rarc) -> Option<Dated<'a, Remark<'a>>> {
        adjustment_codes::remark(self.sets, code, self.day)
    }

    /// Our words for a claim status category of a 277 (`A7`).
    #[must_use]
    pub fn claim_status_category(&self, code: &str) -> Option<&'static str> {
        adjustment_codes::status_category(code)
    }

    /// Our words for a claim status of a 277 (`562`).
    #[must_use]
    pub fn claim_status(&self, code: &str) -> Option<&'static str> {
        adjustment_codes::status(code)
    }

    /// The terms of notes whose code may be used on the day, by their words: for the reader of charts.
    pub fn terms(&self) -> impl Iterator<Item = ProcedureTerm> {
        let book = *self;
        terms::all().iter().filter(move |term| book.procedure(term.code).is_some()).copied()
    }
}

impl fmt::Debug for ProcedureBook<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the procedures of {}", self.day)
    }
}
