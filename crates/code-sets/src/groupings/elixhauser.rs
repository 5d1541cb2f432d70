//! The Elixhauser Comorbidity Software Refined (AHRQ, HCUP): which comorbidities a diagnosis stands for.

use superbill_domain::Icd10Cm;
use zerocopy::little_endian::U64;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::diagnoses::DiagnosisKey;
use crate::release::{Row, Text};
use crate::{Book, System};

/// A code and its comorbidities: a line of the sheet `DX_to_Comorb_Mapping`.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ElixhauserRow {
    /// The code.
    pub code: DiagnosisKey,
    /// A bit for each comorbidity, that of the first column the lowest.
    pub comorbidities: U64,
}

impl Row for ElixhauserRow {
    const TABLE: &'static str = "codes";
    type Key = DiagnosisKey;
    fn key(&self) -> DiagnosisKey {
        self.code
    }
}

/// A comorbidity: a line of the sheet `Comorbidity_Measures`.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct ComorbidityRow {
    /// Its column among the comorbidities, from zero.
    pub column: u8,
    /// Its abbreviation: `DIAB_CX`.
    pub name: Text,
    /// Its title.
    pub title: Text,
    /// 1 where it counts only if it was present on admission.
    pub needs_poa: u8,
}

impl Row for ComorbidityRow {
    const TABLE: &'static str = "comorbidities";
    type Key = u8;
    fn key(&self) -> u8 {
        self.column
    }
}

/// A comorbidity of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comorbidity<'a> {
    /// Its abbreviation: `DIAB_CX`.
    pub name: &'a str,
    /// Its title.
    pub title: &'a str,
    /// True where it counts only if it was present on admission.
    pub needs_poa: bool,
}

impl<'a> Book<'a> {
    /// The comorbidities that a code stands for as a secondary diagnosis. Empty where no release is on the shelf, or the
    /// code stands for none.
    pub fn elixhauser(&self, code: &Icd10Cm) -> impl Iterator<Item = Comorbidity<'a>> + use<'a> {
        let release = self.sets.answering(System::Elixhauser, self.date).map(|answering| answering.release);
        let key = DiagnosisKey::from(*code);
        release.into_iter().flat_map(move |release| {
            let set = release.find::<ElixhauserRow>(&key).map_or(0, |row| row.comorbidities.get());
            let of_code =
                move |row: &&ComorbidityRow| set.checked_shr(row.column.into()).unwrap_or(0) & 1 == 1;
            release.rows::<ComorbidityRow>().iter().filter(of_code).map(|row| Comorbidity {
                name: release.text(row.name),
                title: release.text(row.title),
                needs_poa: row.needs_poa == 1,
            })
        })
    }
}
