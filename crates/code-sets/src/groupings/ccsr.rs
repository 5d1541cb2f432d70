//! The Clinical Classifications Software Refined for diagnoses (AHRQ, HCUP): a code in one to six categories, one of which
//! is the default where a diagnosis must count once.

use superbill_domain::Icd10Cm;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::diagnoses::DiagnosisKey;
use crate::release::{Row, Text};
use crate::{Book, System};

/// A code in a category: a line of the sheet `DX_to_CCSR_Mapping`.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CcsrRow {
    /// The code.
    pub code: DiagnosisKey,
    /// The category: `DIG001`, `XXX000`.
    pub category: [u8; 6],
    /// `Y`, `N`, or `X` for a code that may not be first: whether the category is the default of inpatient data.
    pub inpatient_default: u8,
    /// The same of outpatient data.
    pub outpatient_default: u8,
}

impl Row for CcsrRow {
    const TABLE: &'static str = "codes";
    type Key = DiagnosisKey;
    fn key(&self) -> DiagnosisKey {
        self.code
    }
}

/// A category and its title.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CcsrCategoryRow {
    /// The category.
    pub category: [u8; 6],
    /// Its title.
    pub title: Text,
}

impl Row for CcsrCategoryRow {
    const TABLE: &'static str = "categories";
    type Key = [u8; 6];
    fn key(&self) -> [u8; 6] {
        self.category
    }
}

/// Whether a category is the one that counts where a diagnosis must count once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IsDefault {
    /// It is.
    Yes,
    /// Another one is.
    No,
    /// None is: the code may not be listed first.
    NeverFirst,
}

/// A category of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CcsrCategory<'a> {
    /// Its name: a body system and a number.
    pub category: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Whether it is the default of inpatient data.
    pub inpatient: IsDefault,
    /// Whether it is the default of outpatient data.
    pub outpatient: IsDefault,
}

impl<'a> Book<'a> {
    /// The clinical categories of a code, in the order of the publication. Empty where no release of the classification is
    /// on the shelf, or it does not know the code.
    pub fn ccsr(&self, code: &Icd10Cm) -> impl Iterator<Item = CcsrCategory<'a>> + use<'a> {
        let release = self.sets.answering(System::Ccsr, self.date).map(|answering| answering.release);
        let key = DiagnosisKey::from(*code);
        release.into_iter().flat_map(move |release| {
            let rows = crate::release::run(release.rows::<CcsrRow>(), |row| row.code, &key);
            rows.iter().map(move |row| {
                let title = release.find::<CcsrCategoryRow>(&row.category);
                CcsrCategory {
                    category: std::str::from_utf8(&row.category).unwrap_or_default(),
                    title: title.map_or("", |known| release.text(known.title)),
                    inpatient: IsDefault::of(row.inpatient_default),
                    outpatient: IsDefault::of(row.outpatient_default),
                }
            })
        })
    }
}

impl IsDefault {
    fn of(letter: u8) -> Self {
        match letter {
            b'Y' => Self::Yes,
            b'X' => Self::NeverFirst,
            _ => Self::No,
        }
    }
}
