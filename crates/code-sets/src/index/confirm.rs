//! Confirms what an index prints in the tabular list of the date of service: an index may be older than the list.

use superbill_domain::Icd10Cm;

use crate::{Book, Diagnosis};

/// A code of an index, as the tabular list of the day has it.
#[derive(Debug, Clone, Copy)]
pub struct Confirmed<'a> {
    /// The code or header of the day. A header is a slot: the note must say what is missing.
    pub diagnosis: Diagnosis<'a>,
    /// The code as the index prints it.
    pub printed: Icd10Cm,
    /// How one became the other.
    pub confirmation: Confirmation,
}

/// How the code of an index stands in the tabular list of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confirmation {
    /// It is there.
    AsPrinted,
    /// It is no code any more; the nearest header or code above it is.
    NearestAbove,
}

impl<'a> Book<'a> {
    /// A code that an index or an older list prints, confirmed in the tabular list of the day. None where the day knows
    /// nothing of it, not even its category.
    #[must_use]
    pub fn confirm(&self, printed: Icd10Cm) -> Option<Confirmed<'a>> {
        if let Some(diagnosis) = self.diagnosis(&printed) {
            return Some(Confirmed { diagnosis, printed, confirmation: Confirmation::AsPrinted });
        }
        let above = (3..printed.length()).rev().find_map(|length| self.diagnosis(&printed.truncated(length)));
        above.map(|diagnosis| Confirmed { diagnosis, printed, confirmation: Confirmation::NearestAbove })
    }
}
