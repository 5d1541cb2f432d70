//! Local coverage: determinations (LCD) and articles of Medicare's contractors, and the diagnoses that an article supports.

use superbill_domain::{Icd10Cm, Procedure};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::{padded, trimmed};
use crate::release::{Day, ReleaseFile, Row, Text, run};
use crate::{Book, Effective, System};

/// A determination or article in a contractor's list.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CoverageDocumentRow {
    /// Its id, filled up with blanks: `L36668` for a determination, `A56781` for an article.
    pub id: [u8; 8],
    /// The first day.
    pub from: Day,
    /// The last day; none while it holds.
    pub retired: Day,
    /// Its title.
    pub title: Text,
    /// The contractor and the parts of Medicare that it administers.
    pub contractor: Text,
    /// The publisher's version.
    pub version: [u8; 4],
}

impl Row for CoverageDocumentRow {
    const TABLE: &'static str = "documents";
    type Key = ([u8; 8], Day);

    fn key(&self) -> Self::Key {
        (self.id, self.from)
    }
}

/// A procedure that a group of an article is about.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CoverageProcedureRow {
    /// The procedure.
    pub procedure: [u8; 5],
    /// The article, filled up with blanks.
    pub article: [u8; 8],
    /// The group of diagnoses within the article.
    pub group: u8,
}

impl Row for CoverageProcedureRow {
    const TABLE: &'static str = "procedures";
    type Key = ([u8; 5], [u8; 8], u8);

    fn key(&self) -> Self::Key {
        (self.procedure, self.article, self.group)
    }
}

/// A diagnosis that a group of an article supports.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct CoverageDiagnosisRow {
    /// The article, filled up with blanks.
    pub article: [u8; 8],
    /// The group within the article.
    pub group: u8,
    /// The diagnosis without its dot, filled up with blanks.
    pub code: [u8; 7],
}

impl Row for CoverageDiagnosisRow {
    const TABLE: &'static str = "diagnoses";
    type Key = ([u8; 8], u8, [u8; 7]);

    fn key(&self) -> Self::Key {
        (self.article, self.group, self.code)
    }
}

/// A determination or article.
#[derive(Debug, Clone, Copy)]
pub struct CoverageDocument<'a> {
    row: &'a CoverageDocumentRow,
    list: &'a ReleaseFile,
}

impl<'a> CoverageDocument<'a> {
    /// Its id: `L36668`.
    #[must_use]
    pub fn id(&self) -> &'a str {
        trimmed(&self.row.id)
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.list.text(self.row.title)
    }

    /// The contractor.
    #[must_use]
    pub fn contractor(&self) -> &'a str {
        self.list.text(self.row.contractor)
    }

    /// The days on which it holds.
    #[must_use]
    pub fn effective(&self) -> Option<Effective> {
        Some(Effective { from: self.row.from.date()?, to: self.row.retired.date() })
    }
}

impl<'a> Book<'a> {
    /// The determinations and articles of an id in force on the day, each contractor's.
    pub fn coverage_documents(&self, id: &str) -> impl Iterator<Item = CoverageDocument<'a>> + use<'a> {
        let (id, day) = (padded::<8>(id), self.date);
        self.sets.on_shelf(System::Coverage).flat_map(move |list| {
            let rows = id.map(|id| run(list.rows::<CoverageDocumentRow>(), |row| row.id, &id));
            let in_force =
                rows.unwrap_or_default().iter().filter(move |row| row.from.covers(row.retired, day));
            in_force.map(move |row| CoverageDocument { row, list })
        })
    }

    /// Every article on the shelf, in force on the day, that is about a procedure, and whether the diagnosis supports it
    /// there.
    pub fn coverage_of(
        &self,
        procedure: Procedure,
        diagnosis: Icd10Cm,
    ) -> impl Iterator<Item = (&'a str, bool)> + use<'a> {
        let day = self.date;
        let code = padded::<7>(diagnosis.undotted()).unwrap_or_default();
        let on_shelf = self.sets.on_shelf(System::Coverage);
        let in_force = on_shelf.filter(move |release| release.manifest().effective.covers(day));
        in_force.flat_map(move |release| {
            let procedure = padded::<5>(procedure.as_str()).unwrap_or_default();
            let groups = run(release.rows::<CoverageProcedureRow>(), |row| row.procedure, &procedure);
            groups.iter().map(move |group| {
                let found = release.find::<CoverageDiagnosisRow>(&(group.article, group.group, code));
                (trimmed(&group.article), found.is_some())
            })
        })
    }
}
