//! The book: every fact about procedures, as of one day.

use std::fmt;

use superbill_domain::{Carc, Date, Modifier, Money, PlaceOfService, Procedure, Rarc};

use super::add_ons::{self, AddOnPrimaries};
use super::adjustment_codes::{self, AdjustmentReason, Remark};
use super::catalogue::{self, ProcedureFact, ProcedureStatus};
use super::code_pairs::{self, PtpPair};
use super::cpt;
use super::edition::{Dated, Edition};
use super::fees::{self, LocalityArea, SupplyFee, ZipLocality};
use super::fixed_point::DollarsPerUnit;
use super::level2::{self, Level2};
use super::localities::{self, Locality};
use super::modifiers::{self, ModifierFact};
use super::places::{self, Place};
use super::ptp_edits::PtpEdits;
use super::relative_values::{self, RelativeValues};
use super::service_setting::ServiceSetting;
use super::terms::{self, ProcedureTerm};
use super::unit_limits::{self, UnitLimit};
use super::unlisted;
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
        catalogue::status(self.sets, code, self.day)
    }

    /// Every procedure of our own list that may be used on the day, by code.
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
        relative_values::find(self.sets, code, part, self.day)
    }

    /// The most units of a code (MUE, practitioner services).
    #[must_use]
    pub fn mue(&self, code: Procedure) -> Option<Dated<'a, UnitLimit<'a>>> {
        self.mue_of(ServiceSetting::Practitioner, code)
    }

    /// The most units of a code in a setting.
    #[must_use]
    pub fn mue_of(&self, setting: ServiceSetting, code: Procedure) -> Option<Dated<'a, UnitLimit<'a>>> {
        unit_limits::find(self.sets, setting, code, self.day)
    }

    /// The edit that pays `column1` and not `column2` (NCCI PTP, practitioner services). Without a
    /// release on the shelf, pairs of codes outside the catalogue are not known.
    #[must_use]
    pub fn ptp(&self, column1: Procedure, column2: Procedure) -> Option<Dated<'a, PtpPair<'a>>> {
        self.ptp_edits(ServiceSetting::Practitioner)?.find_dated(column1, column2)
    }

    /// The pair edits of a setting, ready to be asked many times; none for suppliers.
    #[must_use]
    pub fn ptp_edits(&self, setting: ServiceSetting) -> Option<PtpEdits<'a>> {
        PtpEdits::on(self.sets, setting, self.day)
    }

    /// The primary procedures that an add-on code must stand beside; none for a code that is no add-on.
    #[must_use]
    pub fn add_on_primaries(&self, code: Procedure) -> Option<Dated<'a, AddOnPrimaries<'a>>> {
        add_ons::find(self.sets, code, self.day)
    }

    /// The cost indices of a locality by its contractor (five digits) and number (`01`; `0` is `00`).
    #[must_use]
    pub fn gpci(&self, contractor: &str, locality: &str) -> Option<Dated<'a, Locality<'a>>> {
        localities::find(self.sets, contractor, locality, self.day)
    }

    /// The localities of the year, to choose from.
    pub fn localities(&self) -> impl Iterator<Item = Locality<'a>> + use<'a> {
        localities::all(self.sets, self.day)
    }

    /// The dollars of a relative value unit, for clinicians outside advanced payment models.
    #[must_use]
    pub fn conversion_factor(&self) -> Option<Dated<'a, DollarsPerUnit>> {
        localities::conversion_factor(self.sets, self.day)
    }

    /// The locality of a ZIP code, of which the first five digits count; none without the table on the shelf.
    #[must_use]
    pub fn zip_locality(&self, zip: &str) -> Option<Dated<'a, ZipLocality<'a>>> {
        fees::zip_locality(self.sets, zip, self.day)
    }

    /// The counties of a locality; none without the table on the shelf.
    #[must_use]
    pub fn locality_area(&self, contractor: &str, locality: &str) -> Option<Dated<'a, LocalityArea<'a>>> {
        fees::area(self.sets, contractor, locality, self.day)
    }

    /// The dollars of a unit of anesthesia in a locality; none without the table on the shelf.
    #[must_use]
    pub fn anesthesia_factor(&self, contractor: &str, locality: &str) -> Option<Dated<'a, Money>> {
        fees::anesthesia_factor(self.sets, contractor, locality, self.day)
    }

    /// The fees of a supply, by modifiers and state; none without the table on the shelf.
    pub fn supply_fees(&self, code: Procedure) -> impl Iterator<Item = Dated<'a, SupplyFee<'a>>> + use<'a> {
        fees::supply_fees(self.sets, code, self.day)
    }

    /// The fee of a supply in a state (two letters) under its modifiers: of the rows whose modifiers are all given, the
    /// one with the most.
    #[must_use]
    pub fn supply_fee(
        &self,
        code: Procedure,
        modifiers: &[Modifier],
        state: &str,
    ) -> Option<Dated<'a, SupplyFee<'a>>> {
        fees::supply_fee_in(self.sets, code, modifiers, state, self.day)
    }

    /// The place of service.
    #[must_use]
    pub fn place_of_service(&self, code: PlaceOfService) -> Option<Dated<'a, Place<'a>>> {
        places::find(self.sets, code, self.day)
    }

    /// What CMS says of a HCPCS Level II code: titles and dates. None for other codes, and where no release has it.
    #[must_use]
    pub fn level2(&self, code: Procedure) -> Option<Level2<'a>> {
        level2::code(self.sets, code, self.day)
    }

    /// What CMS says of a HCPCS Level II modifier.
    #[must_use]
    pub fn level2_modifier(&self, code: Modifier) -> Option<Level2<'a>> {
        level2::modifier(self.sets, code)
    }

    /// The title of a CPT code by the user's own licensed file; none without one.
    #[must_use]
    pub fn cpt_title(&self, code: Procedure) -> Option<Dated<'a, &'a str>> {
        cpt::title(self.sets, code, self.day)
    }

    /// Whether the code stands for what has no code of its own; none where no list of them is on the shelf.
    #[must_use]
    pub fn is_not_otherwise_classified(&self, code: Procedure) -> Option<Dated<'a, bool>> {
        unlisted::is_unlisted(self.sets, code, self.day)
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
