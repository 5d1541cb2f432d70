//! Diagnoses exempt from reporting whether they were present on admission (Official Guidelines, appendix I).

use superbill_domain::Icd10Cm;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::diagnoses::DiagnosisKey;
use crate::release::Row;
use crate::{Book, System};

/// A diagnosis of the list, as CMS publishes it each fiscal year.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct PoaExemptRow {
    /// The code.
    pub code: DiagnosisKey,
}

impl Row for PoaExemptRow {
    const TABLE: &'static str = "exempt";
    type Key = DiagnosisKey;
    fn key(&self) -> DiagnosisKey {
        self.code
    }
}

impl Book<'_> {
    /// True for a diagnosis for which no present-on-admission indicator is reported. The list is that in force on the
    /// day, else the newest earlier one, else the earliest: it hardly changes.
    #[must_use]
    pub fn is_poa_exempt(&self, code: &Icd10Cm) -> bool {
        let list = self.sets.answering(System::PoaExempt, self.date);
        list.is_some_and(|list| list.release.find::<PoaExemptRow>(&DiagnosisKey::from(*code)).is_some())
    }
}
