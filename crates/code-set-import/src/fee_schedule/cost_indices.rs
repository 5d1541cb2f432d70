//! Geographic practice cost indices (GPCI, Addendum E): a title with the year, a header, a row a locality, footnotes.

use superbill_code_sets::System;
use superbill_code_sets::procedures::CostIndexRow;
use superbill_code_sets::release::ReleaseWriter;

use super::{contractor_and_locality, of_year, year_in};
use crate::layout::{Context, Layout};
use crate::sheet::for_each_row;
use crate::{ImportError, Publication};

const LAYOUT: &str = "GPCI";
const TITLE: &str = "GEOGRAPHIC PRACTICE COST INDICES";
/// Fewer localities than this are a part of the country.
const FEWEST: usize = 100;

/// The layout.
pub(crate) struct CostIndices;

impl Layout for CostIndices {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        // The same table in fixed columns has no commas in its header.
        let has_commas = head.lines().take(4).any(|line| line.contains("Locality Number,Locality Name"));
        has_commas && head.lines().next().is_some_and(|line| line.contains(TITLE))
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let title = publication.head_text().lines().next().unwrap_or_default().to_owned();
        let year = year_in(&title).ok_or_else(|| ImportError::line(LAYOUT, 1, "the title names no year"))?;
        let (edition, effective) = of_year(LAYOUT, year, context)?;
        let mut release = ReleaseWriter::new(System::PracticeCostIndices, edition, effective);
        let (mut rows, mut in_table, mut last) = (Vec::new(), false, 1);
        for_each_row(LAYOUT, publication, |row| {
            last = row.number;
            if !in_table {
                in_table = row.cell(2) == "Locality Number";
                return Ok(());
            }
            // Below the table stand an assignment date and footnotes, each in one cell.
            if row.cells().skip(1).all(str::is_empty) {
                return Ok(());
            }
            let (contractor, locality) = contractor_and_locality(row, 0, 2)?;
            let index = |at: usize| row.parts(at, 3, "cost index").map(Into::into);
            rows.push(CostIndexRow {
                contractor,
                locality,
                state: row.code(1, "state")?,
                name: release.text(row.cell(3).trim_end_matches('*')),
                work: index(4)?,
                expense: index(5)?,
                malpractice: index(6)?,
            });
            Ok(())
        })?;
        if rows.len() < FEWEST {
            let what = format!("{} localities are a part of the country: the file is cut short", rows.len());
            return Err(ImportError::line(LAYOUT, last, what));
        }
        release.table(rows);
        Ok(release)
    }
}
