//! The Medicare Code Editor as decoded tables: diagnoses and procedures of a version (`code,start,end,flags`), and beside them
//! the ranges of ages, the discharge statuses and the edits.
//!
//! A version is told by the name of its file (`mce_v43.1_i10dx.csv`). V43 is that of fiscal year 2026, `.0` from October and
//! `.1` from April; each release states the periods of every code since ICD-10 began.

use superbill_code_sets::code_editor::{AgeRow, DischargeStatusRow, EditRow, EditorRow, Flag, Flags};
use superbill_code_sets::release::{Day, ReleaseWriter};
use superbill_code_sets::{Effective, System};
use superbill_domain::Date;

use crate::comma_separated::{Record, Table, padded};
use crate::layout::{Context, Parts, SetLayout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "Medicare Code Editor";
const CODES: Table = Table { layout: LAYOUT, header: "code,start,end,flags" };
const AGES: Table = Table { layout: LAYOUT, header: "flag,from_age,to_age,from_date,to_date" };
const STATUSES: Table = Table { layout: LAYOUT, header: "status,from_date,to_date" };
const EDITS: Table = Table { layout: LAYOUT, header: "edit,edit_type,counted_per,trigger" };

/// The layout.
pub(crate) struct CodeEditor;

impl SetLayout for CodeEditor {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        [CODES, AGES, STATUSES, EDITS].iter().any(|table| table.begins(publication))
    }

    fn begin(&self) -> Box<dyn Parts> {
        Box::<EditorFiles>::default()
    }
}

/// Files of the editor, as they come.
#[derive(Default)]
struct EditorFiles {
    codes: Vec<CodeFile>,
    ages: Vec<AgeRow>,
    statuses: Vec<DischargeStatusRow>,
    /// Name, type, what it is counted for, what raises it.
    edits: Vec<[String; 4]>,
}

/// The codes of one version.
struct CodeFile {
    system: System,
    version: String,
    effective: Effective,
    rows: Vec<EditorRow>,
}

impl Parts for EditorFiles {
    fn take(&mut self, publication: Publication<'_>, context: &Context<'_>) -> Result<(), ImportError> {
        if AGES.begins(&publication) {
            AGES.for_each(publication, |record| {
                self.ages.push(age(record)?);
                Ok(())
            })
        } else if STATUSES.begins(&publication) {
            STATUSES.for_each(publication, |record| {
                let (status, from, to) =
                    (record.value(0, "discharge status")?, record.day(1)?, record.day(2)?);
                self.statuses.push(DischargeStatusRow { status, from, to });
                Ok(())
            })
        } else if EDITS.begins(&publication) {
            EDITS.for_each(publication, |record| {
                self.edits.push([0, 1, 2, 3].map(|at| record.cell(at).to_owned()));
                Ok(())
            })
        } else {
            self.codes.push(codes(publication, context)?);
            Ok(())
        }
    }

    fn finish(self: Box<Self>, _: &Context<'_>) -> Result<Vec<ReleaseWriter>, ImportError> {
        let Self { codes, ages, statuses, edits } = *self;
        if codes.is_empty() {
            return Err(ImportError::layout(LAYOUT, "the files given", "no table of codes is among them"));
        }
        let release = |file: CodeFile| {
            let mut release = ReleaseWriter::new(file.system, file.version, file.effective);
            release.table(file.rows);
            if file.system == System::CodeEditorDiagnoses {
                release.table(ages.clone());
                release.table(statuses.clone());
                let edits = edits.iter().map(|cells| {
                    let [name, edit_type, counted_per, trigger] =
                        cells.each_ref().map(|cell| release.text(cell));
                    EditRow { name, edit_type, counted_per, trigger }
                });
                let edits = edits.collect();
                release.table::<EditRow>(edits);
                if ages.is_empty() {
                    release.remark("without the ranges of ages: give age_ranges.csv with it");
                }
            }
            release
        };
        Ok(codes.into_iter().map(release).collect())
    }
}

/// The codes of a version.
fn codes(publication: Publication<'_>, context: &Context<'_>) -> Result<CodeFile, ImportError> {
    let name = publication.name().to_owned();
    let unnamed = || ImportError::NoEdition { layout: LAYOUT, file: name.clone() };
    let version = context.edition.map(str::to_owned).or_else(|| version_in(&name)).ok_or_else(unnamed)?;
    let effective = half_year(&version).ok_or_else(unnamed)?;
    let mut rows = Vec::new();
    let mut short = false;
    CODES.for_each(publication, |record| {
        let (from, to) = (record.day(1)?, record.day(2)?);
        if from == Day::NONE || (to != Day::NONE && to < from) {
            return Err(record.refused("the period ends before it begins, or has no beginning"));
        }
        short |= record.cell(0).len() < 7;
        rows.push(EditorRow { code: record.code(0)?, from, to, flags: flags(record)? });
        Ok(())
    })?;
    // Every procedure code has seven characters; no file of diagnoses lacks shorter ones.
    let system = if short { System::CodeEditorDiagnoses } else { System::CodeEditorProcedures };
    Ok(CodeFile { system, version, effective, rows })
}

fn flags(record: &Record<'_>) -> Result<Flags, ImportError> {
    let named = record.cell(3).split('|').filter(|name| !name.is_empty());
    named
        .map(|name| Flag::named(name).ok_or_else(|| record.refused(format!("“{name}” is no flag"))))
        .collect()
}

fn age(record: &Record<'_>) -> Result<AgeRow, ImportError> {
    let (flag, from_age, to_age) = (record.cell(0), record.value(1, "age")?, record.value(2, "age")?);
    if Flag::named(flag).is_none() || to_age < from_age {
        return Err(record.refused("this is no range of ages of a flag"));
    }
    Ok(AgeRow { flag: padded(flag), from_age, to_age, from: record.day(3)?, to: record.day(4)? })
}

/// `V43.1` in `mce_v43.1_i10dx.csv`.
fn version_in(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let after = lower.split('v').find_map(|part| part.get(..4).filter(|part| half_year(part).is_some()))?;
    Some(format!("V{after}"))
}

/// The half year in which a version is the newest: V43.0 began in October 2025, V43.1 in April 2026.
fn half_year(version: &str) -> Option<Effective> {
    let (year, half) = version.trim_start_matches(['V', 'v']).split_once('.')?;
    let fiscal_year = year.parse::<i16>().ok().filter(|year| (33..99).contains(year))? + 1983;
    let (from, to) = match half {
        "0" => (Date::new(fiscal_year - 1, 10, 1), Date::new(fiscal_year, 3, 31)),
        "1" => (Date::new(fiscal_year, 4, 1), Date::new(fiscal_year, 9, 30)),
        _ => return None,
    };
    Some(Effective { from: from.ok()?, to: to.ok() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_names_its_half_year() {
        let read = |name: &str| {
            let version = version_in(name)?;
            let days = half_year(&version)?;
            Some(format!("{version} {} {}", days.from, days.to?))
        };
        assert_eq!(read("mce_v43.1_i10dx.csv").as_deref(), Some("V43.1 2026-04-01 2026-09-30"));
        assert_eq!(read("mce_v44.0_i10pcs.csv").as_deref(), Some("V44.0 2026-10-01 2027-03-31"));
        assert_eq!(read("mce_v44_i10pcs.csv"), None);
    }
}
