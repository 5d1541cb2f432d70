//! What the editor knows of a code on a day.

use superbill_domain::Icd10Cm;

use super::{AgeRow, DischargeStatusRow, EditorRow, Flag, Flags};
use crate::release::{ReleaseFile, run};
use crate::{Book, Effective, System};

/// A code in the editor, in force on the day of discharge.
#[derive(Debug, Clone, Copy)]
pub struct EditorEntry<'a> {
    row: &'a EditorRow,
    release: &'a ReleaseFile,
}

/// An age against a flag that allows others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeConflict {
    /// The flag.
    pub flag: Flag,
    /// The lowest age that it allows, in years.
    pub from_age: u8,
    /// The highest.
    pub to_age: u8,
}

impl<'a> EditorEntry<'a> {
    /// Its flags.
    #[must_use]
    pub fn flags(&self) -> Flags {
        self.row.flags
    }

    /// The days of discharge on which the code is valid with these flags.
    #[must_use]
    pub fn effective(&self) -> Option<Effective> {
        Some(Effective { from: self.row.from.date()?, to: self.row.to.date() })
    }

    /// The version that says so: `V43.1`.
    #[must_use]
    pub fn version(&self) -> &'a str {
        &self.release.manifest().edition
    }
}

/// A code as the editor's tables have it: without its dot, filled up with blanks.
#[must_use]
pub fn editor_code(undotted: &str) -> [u8; 7] {
    let mut code = [b' '; 7];
    code.iter_mut().zip(undotted.bytes()).for_each(|(place, byte)| *place = byte);
    code
}

impl<'a> Book<'a> {
    /// What the Medicare Code Editor knows of a diagnosis on the day of discharge; none where no release of it is at hand,
    /// or the code is not valid that day.
    #[must_use]
    pub fn code_editor(&self, code: &Icd10Cm) -> Option<EditorEntry<'a>> {
        self.editor_entry(System::CodeEditorDiagnoses, &editor_code(code.undotted()))
    }

    /// The same of an ICD-10-PCS procedure, by its seven characters.
    #[must_use]
    pub fn code_editor_procedure(&self, code: &[u8; 7]) -> Option<EditorEntry<'a>> {
        self.editor_entry(System::CodeEditorProcedures, code)
    }

    /// The range of a flag that does not hold the age; the first where several do not. Ranges overlap: a code for adults is
    /// free from fifteen, one for children up to seventeen.
    #[must_use]
    pub fn age_conflict(&self, flags: Flags, age: u8) -> Option<AgeConflict> {
        let rows = self.editor(System::CodeEditorDiagnoses)?.rows::<AgeRow>();
        let in_force = rows.iter().filter(|row| row.from.covers(row.to, self.date));
        let mut flagged = in_force.filter_map(|row| {
            let flag = Flag::named(std::str::from_utf8(&row.flag).ok()?.trim_end())?;
            flags.has(flag).then_some((flag, row))
        });
        let outside = flagged.find(|(_, row)| !(row.from_age..=row.to_age).contains(&age));
        outside.map(|(flag, row)| AgeConflict { flag, from_age: row.from_age, to_age: row.to_age })
    }

    /// Whether a discharge status may be reported on the day; none where no release of the editor is at hand.
    #[must_use]
    pub fn is_discharge_status(&self, status: u8) -> Option<bool> {
        let rows = self.editor(System::CodeEditorDiagnoses)?.rows::<DischargeStatusRow>();
        let of_status = run(rows, |row| row.status, &status);
        Some(of_status.iter().any(|row| row.from.covers(row.to, self.date)))
    }

    fn editor_entry(&self, system: System, code: &[u8; 7]) -> Option<EditorEntry<'a>> {
        let release = self.editor(system)?;
        let periods = run(release.rows::<EditorRow>(), |row| row.code, code);
        let row = periods.iter().find(|row| row.from.covers(row.to, self.date))?;
        Some(EditorEntry { row, release })
    }

    /// The version of the day; before the first at hand that one, since each states all earlier periods too.
    fn editor(&self, system: System) -> Option<&'a ReleaseFile> {
        let in_force = self.sets.in_force(system, self.date);
        in_force.or_else(|| {
            self.sets.on_shelf(system).find(|release| self.date < release.manifest().effective.from)
        })
    }
}
