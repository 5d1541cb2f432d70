//! Tables of the MS-DRG grouper: one file for each, decoded, all versions in every one. Together they make one release.

use std::collections::BTreeSet;

use superbill_code_sets::ms_drg::{DiagnosisRow, DrgRow, FormulaRow, PdxExclusionRow, VersionRow};
use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{Effective, System};
use superbill_domain::Date;

use super::ms_drg_tables::{LAYOUT, Rows, TABLES};
use crate::layout::{Context, Parts, SetLayout};
use crate::{ImportError, Publication};

/// The layout.
pub(crate) struct MsDrg;

/// The files, as they come.
struct DrgFiles {
    release: ReleaseWriter,
    rows: Rows,
    /// The tables read, by their place in the list.
    read: BTreeSet<usize>,
}

impl SetLayout for MsDrg {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        TABLES.iter().any(|part| part.table.begins(publication))
    }

    fn begin(&self) -> Box<dyn Parts> {
        // The edition is that of the table of versions, which may come last.
        let unknown = Effective { from: Date::ZERO, to: None };
        let release = ReleaseWriter::new(System::MsDrg, "", unknown);
        Box::new(DrgFiles { release, rows: Rows::default(), read: BTreeSet::new() })
    }
}

impl Parts for DrgFiles {
    fn take(&mut self, publication: Publication<'_>, _: &Context<'_>) -> Result<(), ImportError> {
        let part = TABLES.iter().enumerate().find(|(_, part)| part.table.begins(&publication));
        let Some((place, part)) = part else { return Ok(()) };
        if !self.read.insert(place) {
            return Err(ImportError::layout(LAYOUT, publication.name(), "this table was given twice"));
        }
        part.table.for_each(publication, |record| (part.read)(&mut self.rows, &mut self.release, record))
    }

    fn finish(self: Box<Self>, _: &Context<'_>) -> Result<Vec<ReleaseWriter>, ImportError> {
        let Self { mut release, rows, read } = *self;
        let mut parts = TABLES.iter().enumerate();
        if let Some((_, missing)) = parts.find(|(place, part)| part.required && !read.contains(place)) {
            let what = format!("{} is not among them, and the grouper needs it", missing.file);
            return Err(ImportError::layout(LAYOUT, "the files given", what));
        }
        prove(&rows)?;
        let (edition, effective) = edition(&rows.versions)
            .ok_or_else(|| ImportError::layout(LAYOUT, "versions.csv", "a version has no days"))?;
        release.edition(edition, effective);
        release.table(rows.versions);
        release.table(rows.diagnoses);
        release.table(rows.procedures);
        release.table(rows.clusters);
        release.table(rows.cluster_attributes);
        release.table(rows.formulas);
        release.table(rows.groups);
        release.table(rows.titles);
        release.table(rows.exclusions);
        release.table(rows.excluded);
        release.table(rows.by_sex);
        release.table(rows.hac_formulas);
        release.table(rows.hac_lists);
        release.table(rows.conversions);
        Ok(vec![release])
    }
}

/// `V40.0–V44.0`, from the first day of the first version to the last of the last.
fn edition(versions: &[VersionRow]) -> Option<(String, Effective)> {
    let first = versions.iter().min_by_key(|version| version.version.get())?;
    let last = versions.iter().max_by_key(|version| version.version.get())?;
    let name = |version: &VersionRow| {
        let number = version.version.get();
        format!("V{}.{}", number / 10, number % 10)
    };
    let effective = Effective { from: first.from.date()?, to: Some(last.to.date()?) };
    Some((
        if first.version == last.version { name(first) } else { format!("{}-{}", name(first), name(last)) },
        effective,
    ))
}

/// The tables must know each other's groups: a formula's group has a row, an exclusion's group has members, and every
/// version has diagnoses.
fn prove(rows: &Rows) -> Result<(), ImportError> {
    let refused = |what: String| Err(ImportError::layout(LAYOUT, "the files given", what));
    let groups: BTreeSet<u16> = rows.groups.iter().map(|row: &DrgRow| row.drg.get()).collect();
    let formula = rows.formulas.iter().map(|row: &FormulaRow| row.drg.get());
    if let Some(unknown) = formula.into_iter().find(|drg| *drg != 0 && !groups.contains(drg)) {
        return refused(format!("drg_formulas.csv leads to group {unknown}, which drgs.csv does not have"));
    }
    let excluded: BTreeSet<u16> = rows.excluded.iter().map(|row| row.group.get()).collect();
    let exclusion = rows.exclusions.iter().map(|row: &PdxExclusionRow| row.group.get());
    if let Some(unknown) = exclusion.into_iter().find(|group| !excluded.contains(group)) {
        return refused(format!(
            "pdx_exclusions.csv names group {unknown}, which exclusion_groups.csv does not have"
        ));
    }
    let serves = |version: u16| rows.diagnoses.iter().any(|row: &DiagnosisRow| row.versions.hold(version));
    match rows.versions.iter().map(|row| row.version.get()).find(|version| !serves(*version)) {
        Some(version) => refused(format!("diagnoses.csv has no code of version {version}")),
        None => Ok(()),
    }
}
