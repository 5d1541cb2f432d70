//! Lists of codes that stand in one field of a claim or a remittance, as the user's own files give them.
//!
//! Wording of these lists belongs to their publishers (X12, NUBC, NUCC): it is on the user's shelf only.

mod adjustment_codes;
mod coverage;
mod institutional_values;
mod taxonomies;

pub use adjustment_codes::{AdjustmentCodeKind, AdjustmentCodeRow};
pub use coverage::{CoverageDiagnosisRow, CoverageDocument, CoverageDocumentRow, CoverageProcedureRow};
pub use institutional_values::{InstitutionalField, InstitutionalValue, InstitutionalValueRow};
pub use taxonomies::{Taxonomy, TaxonomyRow};

use crate::release::ReleaseFile;
use crate::{Book, System};

impl<'a> Book<'a> {
    /// The list in force on the day, else the newest before it, carried forward, else the oldest there is: these lists
    /// state the dates of each code themselves.
    fn list(&self, system: System) -> Option<&'a ReleaseFile> {
        let before = || self.sets.on_shelf(system).rfind(|list| list.manifest().effective.from <= self.date);
        self.sets.in_force(system, self.date).or_else(before).or_else(|| self.sets.on_shelf(system).next())
    }
}

/// A code, filled up with blanks; none where there is no room for it.
fn padded<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut code = [b' '; N];
    code.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(code)
}

/// A code without the blanks behind it.
fn trimmed(code: &[u8]) -> &str {
    std::str::from_utf8(code).unwrap_or_default().trim_end()
}
