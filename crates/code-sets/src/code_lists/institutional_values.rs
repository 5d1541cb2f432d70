//! Values of the institutional claim: revenue codes, parts of the type of bill, discharge statuses, condition, occurrence and
//! value codes, as CMS's codebook of claims lists them. A row is one code or a range; a code can have several dated rows.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::{padded, trimmed};
use crate::release::{Day, ReleaseFile, Row, Text};
use crate::{Book, Effective, System};

/// A field of the claim that the codebook lists values of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InstitutionalField {
    /// Revenue code.
    Revenue,
    /// Type of bill, first digit: the facility.
    BillFacility,
    /// Type of bill, second digit: the service.
    BillService,
    /// Type of bill, third digit: the frequency.
    BillFrequency,
    /// Discharge status.
    DischargeStatus,
    /// Condition code.
    Condition,
    /// Occurrence code.
    Occurrence,
    /// Occurrence span code.
    OccurrenceSpan,
    /// Value code.
    Value,
    /// Type of admission.
    AdmissionType,
    /// Point of origin of an admission.
    AdmissionSource,
}

/// The fields, the codebook's names for them, and names among people.
const FIELDS: [(InstitutionalField, &str, &str); 11] = [
    (InstitutionalField::Revenue, "REV_CNTR", "revenue code"),
    (InstitutionalField::BillFacility, "CLM_FAC_TYPE_CD", "type of bill, facility"),
    (InstitutionalField::BillService, "CLM_SRVC_CLSFCTN_TYPE_CD", "type of bill, service"),
    (InstitutionalField::BillFrequency, "CLM_FREQ_CD", "type of bill, frequency"),
    (InstitutionalField::DischargeStatus, "PTNT_DSCHRG_STUS_CD", "discharge status"),
    (InstitutionalField::Condition, "CLM_RLT_COND_CD", "condition code"),
    (InstitutionalField::Occurrence, "CLM_RLT_OCRNC_CD", "occurrence code"),
    (InstitutionalField::OccurrenceSpan, "CLM_SPAN_CD", "occurrence span code"),
    (InstitutionalField::Value, "CLM_VAL_CD", "value code"),
    (InstitutionalField::AdmissionType, "CLM_IP_ADMSN_TYPE_CD", "type of admission"),
    (InstitutionalField::AdmissionSource, "CLM_SRC_IP_ADMSN_CD", "point of origin"),
];

impl InstitutionalField {
    /// Every field.
    pub fn all() -> impl Iterator<Item = Self> {
        FIELDS.iter().map(|(field, ..)| *field)
    }

    /// The codebook's name of it: `REV_CNTR`.
    #[must_use]
    pub fn variable(self) -> &'static str {
        FIELDS.iter().find(|(field, ..)| *field == self).map_or("", |(_, variable, _)| variable)
    }

    /// Its name among people.
    #[must_use]
    pub fn title(self) -> &'static str {
        FIELDS.iter().find(|(field, ..)| *field == self).map_or("", |(.., title)| title)
    }
}

/// A value, or a range of values.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct InstitutionalValueRow {
    /// The codebook's name of the field, filled up with blanks.
    pub variable: [u8; 32],
    /// The code, or the first of the range, filled up with blanks.
    pub first: [u8; 10],
    /// The code, or the last of the range.
    pub last: [u8; 10],
    /// The first day that the wording states; none where it states none.
    pub from: Day,
    /// The last day that the wording states; none where it states none.
    pub to: Day,
    /// The codebook's wording.
    pub wording: Text,
}

impl Row for InstitutionalValueRow {
    const TABLE: &'static str = "values";
    type Key = ([u8; 32], [u8; 10]);

    fn key(&self) -> Self::Key {
        (self.variable, self.first)
    }
}

/// A value of a field on a day.
#[derive(Debug, Clone, Copy)]
pub struct InstitutionalValue<'a> {
    row: &'a InstitutionalValueRow,
    list: &'a ReleaseFile,
}

impl<'a> InstitutionalValue<'a> {
    /// The codebook's wording.
    #[must_use]
    pub fn wording(&self) -> &'a str {
        self.list.text(self.row.wording)
    }

    /// The first and the last code of the range; none for a single code.
    #[must_use]
    pub fn range(&self) -> Option<(&'a str, &'a str)> {
        let (first, last) = (trimmed(&self.row.first), trimmed(&self.row.last));
        (first != last).then_some((first, last))
    }

    /// The days that the wording states; none where it states no first day.
    #[must_use]
    pub fn effective(&self) -> Option<Effective> {
        Some(Effective { from: self.row.from.date()?, to: self.row.to.date() })
    }

    /// The edition of the codebook.
    #[must_use]
    pub fn edition(&self) -> &'a str {
        &self.list.manifest().edition
    }

    /// True where the wording states no days, or days that hold the date asked.
    fn holds(&self, book: &Book<'_>) -> bool {
        self.row.from.covers(self.row.to, book.date)
    }
}

impl<'a> Book<'a> {
    /// What the codebook says of a value of a field on the day: single codes before the ranges that hold it.
    pub fn institutional_values(
        &self,
        field: InstitutionalField,
        code: &str,
    ) -> impl Iterator<Item = InstitutionalValue<'a>> + use<'a> {
        let book = *self;
        let list = self.list(System::InstitutionalValues);
        let (variable, code) = (padded(field.variable()), padded::<10>(code));
        let all = list.map(|list| list.rows::<InstitutionalValueRow>()).unwrap_or_default();
        let of_field = variable.map(|variable| crate::release::run(all, |row| row.variable, &variable));
        let rows = of_field.unwrap_or_default();
        let single = rows.iter().filter(|row| row.first == row.last);
        let ranges = rows.iter().filter(|row| row.first != row.last);
        let holding = single
            .chain(ranges)
            .filter(move |row| code.is_some_and(|code| row.first <= code && code <= row.last));
        let values = holding.filter_map(move |row| Some(InstitutionalValue { row, list: list? }));
        values.filter(move |value| value.holds(&book))
    }
}
