//! On which days a code is valid, by the lists of the Medicare Code Editor, which date every code.

use superbill_domain::{Date, Icd10Pcs};

use super::shipped;
use crate::code_editor::EditorRow;
use crate::release::{self, ReleaseFile};
use crate::{CodeSets, Effective, System};

/// One version of the editor's procedures. Each states all periods since ICD-10 began.
#[derive(Clone, Copy)]
pub(super) struct Dates<'a> {
    release: &'a ReleaseFile,
    rows: &'a [EditorRow],
}

impl<'a> Dates<'a> {
    /// The version of the day: the user's before the shipped one; else the newest, which dates the day too.
    pub(super) fn on(sets: &'a CodeSets, day: Date) -> Option<Self> {
        let of = System::CodeEditorProcedures;
        let own = sets.on_shelf(of).next_back();
        let shipped = shipped::of(of).last().and_then(|release| release.open().ok());
        let begins = |release: &&ReleaseFile| release.manifest().effective.from;
        let release = sets.in_force(of, day).or_else(|| shipped.into_iter().chain(own).max_by_key(begins))?;
        Some(Self { release, rows: release.rows() })
    }

    /// True where the version was made for that day or a later one.
    pub(super) fn governs(&self, day: Date) -> bool {
        self.release.manifest().effective.to.is_none_or(|last| day <= last)
    }

    /// True where the code is valid on a day.
    pub(super) fn is_valid(&self, code: &Icd10Pcs, day: Date) -> bool {
        self.rows_of(code).iter().any(|row| row.from.covers(row.to, day))
    }

    /// The periods in which a code is valid, those that touch taken together, oldest first.
    pub(super) fn periods(&self, code: &Icd10Pcs) -> Vec<Effective> {
        let mut periods: Vec<Effective> = Vec::new();
        for row in self.rows_of(code) {
            let (Some(from), to) = (row.from.date(), row.to.date()) else { continue };
            let touches = |period: &Effective| period.to.and_then(|to| to.tomorrow().ok()) == Some(from);
            match periods.last_mut() {
                Some(last) if touches(last) => last.to = to,
                _ => periods.push(Effective { from, to }),
            }
        }
        periods
    }

    /// Every code that is valid on a day.
    pub(super) fn valid_on(&self, day: Date) -> impl Iterator<Item = Icd10Pcs> + use<'a> {
        let valid = self.rows.iter().filter(move |row| row.from.covers(row.to, day));
        valid.filter_map(|row| Icd10Pcs::from_characters(row.code))
    }

    fn rows_of(&self, code: &Icd10Pcs) -> &'a [EditorRow] {
        release::run(self.rows, |row| packed(row.code), &packed(code.characters()))
    }
}

/// The characters as a number in the order of codes.
fn packed([a, b, c, d, e, f, g]: [u8; 7]) -> u64 {
    u64::from_be_bytes([0, a, b, c, d, e, f, g])
}
