//! Localities and their counties (25LOCCO): a title with the year, a header, rows with blank lines between states. The
//! state stands on its first row only; contractors have lost their leading zero.

use superbill_code_sets::System;
use superbill_code_sets::procedures::LocalityRow;
use superbill_code_sets::release::ReleaseWriter;

use super::{contractor_and_locality, of_year, year_in};
use crate::layout::{Context, Layout};
use crate::sheet::for_each_row;
use crate::{ImportError, Publication};

const LAYOUT: &str = "fee schedule localities";
const TITLE: &str = "COUNTIES INCLUDED IN";
const FOOTNOTE: &str = "*";

/// The layout.
pub(crate) struct Localities;

impl Layout for Localities {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        head.starts_with(TITLE) && head.lines().take(4).any(|line| line.contains("Locality Number,"))
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let title = publication.head_text().lines().next().unwrap_or_default().to_owned();
        let year = year_in(&title).ok_or_else(|| ImportError::line(LAYOUT, 1, "the title names no year"))?;
        let (edition, effective) = of_year(LAYOUT, year, context)?;
        let mut release = ReleaseWriter::new(System::Localities, edition, effective);
        let (mut rows, mut state, mut ended, mut last) = (Vec::new(), String::new(), false, 1);
        for_each_row(LAYOUT, publication, |row| {
            last = row.number;
            ended |= row.cell(0).starts_with(FOOTNOTE);
            if row.is_blank() || rows.is_empty() && row.cell(1).parse::<u8>().is_err() || ended {
                return Ok(());
            }
            let (contractor, locality) = contractor_and_locality(row, 0, 1)?;
            if !row.cell(2).is_empty() {
                row.cell(2).clone_into(&mut state);
            }
            let (area, counties) = (release.text(row.cell(3)), release.text(row.cell(4)));
            rows.push(LocalityRow { contractor, locality, state: release.text(&state), area, counties });
            Ok(())
        })?;
        if !ended {
            return Err(ImportError::line(LAYOUT, last, "the footnote is missing: the file is cut short"));
        }
        release.table(rows);
        Ok(release)
    }
}
