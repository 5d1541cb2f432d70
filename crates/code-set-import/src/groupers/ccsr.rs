//! CCSR for diagnoses (AHRQ): the workbook `DXCCSR-Reference-File`, with a sheet of categories and a sheet that lists a code
//! once for each of its categories.

use superbill_code_sets::System;
use superbill_code_sets::groupings::{CcsrCategoryRow, CcsrRow};
use superbill_code_sets::release::ReleaseWriter;
use superbill_domain::Icd10Cm;

use super::{expect_end, version};
use crate::layout::{Context, Layout};
use crate::workbook;
use crate::{ImportError, Publication};

const LAYOUT: &str = "CCSR for diagnoses";
const CODES: &str = "DX_to_CCSR_Mapping";
const CATEGORIES: &str = "CCSR_Categories";

/// The layout.
pub(crate) struct Ccsr;

impl Layout for Ccsr {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        workbook::sheets(publication.head()).is_some_and(|names| names.iter().any(|name| name == CODES))
    }

    fn read(&self, file: Publication<'_>, context: &Context<'_>) -> Result<ReleaseWriter, ImportError> {
        let (edition, effective) = version(LAYOUT, file.name(), context)?;
        let bytes = file.into_bytes()?;
        let mut release = ReleaseWriter::new(System::Ccsr, edition, effective);
        let mut categories = Vec::new();
        workbook::for_each_row(LAYOUT, &bytes, Some(CATEGORIES), |number, cells| {
            if let (true, [name, title, ..]) = (number > 2, cells) {
                // Two lines below the categories are for programs: NoDX1, InvlDX.
                if let Ok(category) = name.trim().as_bytes().try_into() {
                    categories.push(CcsrCategoryRow { category, title: release.text(title.trim()) });
                }
            }
            Ok(())
        })?;
        let mut rows = Vec::new();
        workbook::for_each_row(LAYOUT, &bytes, Some(CODES), |number, cells| {
            if number > 2 && !cells.first().is_none_or(|cell| cell.is_empty()) {
                rows.push(row(number, cells, &categories)?);
            }
            Ok(())
        })?;
        expect_end(LAYOUT, &rows)?;
        release.table(categories);
        release.table(rows);
        Ok(release)
    }
}

fn row(number: usize, cells: &[String], categories: &[CcsrCategoryRow]) -> Result<CcsrRow, ImportError> {
    let wrong = |what: String| ImportError::line(LAYOUT, number, what);
    let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
    let code: Icd10Cm = cell(0).parse().map_err(|error| wrong(format!("{error}")))?;
    let known = categories.iter().find(|known| known.category == *cell(2).as_bytes());
    let category = known.ok_or_else(|| wrong(format!("“{}” is no category of the list", cell(2))))?.category;
    let flag = |at: usize| match cell(at) {
        letter @ ("Y" | "N" | "X") => Ok(letter.as_bytes().first().copied().unwrap_or_default()),
        other => Err(wrong(format!("“{other}” is neither Y, N nor X"))),
    };
    Ok(CcsrRow { code: code.into(), category, inpatient_default: flag(4)?, outpatient_default: flag(5)? })
}
