//! The grouper's tables on a day of discharge.

use superbill_domain::Icd10Cm;

use super::{DiagnosisRow, Severity, TitleOf, TitleRow, VersionRow};
use crate::release::{ReleaseFile, run};
use crate::{Book, System};

/// The tables that serve a day, and their version.
#[derive(Debug, Clone, Copy)]
pub struct MsDrgTables<'a> {
    /// The release.
    pub release: &'a ReleaseFile,
    /// The version that serves the day: 431 is V43.1.
    pub version: u16,
}

impl<'a> Book<'a> {
    /// The tables of the MS-DRG grouper for discharges of the day; none where no release at hand serves it.
    #[must_use]
    pub fn ms_drg(&self) -> Option<MsDrgTables<'a>> {
        let newest_first = self.sets.on_shelf(System::MsDrg).rev();
        newest_first
            .filter_map(|release| {
                let mut versions = release.rows::<VersionRow>().iter();
                let version =
                    versions.find(|version| version.from.covers(version.to, self.date))?.version.get();
                Some(MsDrgTables { release, version })
            })
            .next()
    }
}

impl<'a> MsDrgTables<'a> {
    /// A diagnosis in this version; none where it is not valid in it.
    #[must_use]
    pub fn diagnosis(&self, code: &Icd10Cm) -> Option<&'a DiagnosisRow> {
        let mut padded = [b' '; 7];
        padded.iter_mut().zip(code.undotted().bytes()).for_each(|(place, byte)| *place = byte);
        let rows = run(self.release.rows::<DiagnosisRow>(), |row| row.code, &padded);
        rows.iter().find(|row| row.versions.hold(self.version))
    }

    /// Its major diagnostic category and its severity as a secondary diagnosis.
    #[must_use]
    pub fn severity(&self, code: &Icd10Cm) -> Option<(u8, Severity)> {
        let row = self.diagnosis(code)?;
        Some((row.mdc, Severity::from_number(row.severity)?))
    }

    /// The title of a group, category or condition.
    #[must_use]
    pub fn title(&self, of: TitleOf, number: u16) -> Option<&'a str> {
        let rows =
            run(self.release.rows::<TitleRow>(), |row| (row.of, row.number.get()), &(of.number(), number));
        let row = rows.iter().find(|row| row.versions.hold(self.version))?;
        Some(self.release.text(row.title))
    }
}
