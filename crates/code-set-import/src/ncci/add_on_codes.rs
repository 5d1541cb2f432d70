//! Add-on codes: a primary, an add-on and the type of edit, one pair a line. `CCCCC` stands for the primaries that the
//! contractor defines.

use superbill_code_sets::System;
use superbill_code_sets::procedures::AddOnRow;
use superbill_code_sets::release::ReleaseWriter;

use crate::layout::{Context, Layout};
use crate::sheet::for_each_row;
use crate::{ImportError, Publication};

const LAYOUT: &str = "NCCI add-on codes";
const HEADER: &str = "primary_code,add_on_code,aoc_edit_type";

/// The layout.
pub(crate) struct AddOnCodes;

impl Layout for AddOnCodes {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        publication.head_text().starts_with(HEADER)
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (edition, mut effective) = context.edition_of(LAYOUT, publication.name())?;
        // A file dated within a quarter was published in it, for the next one.
        if context.from.is_none() && effective.from.day() != 1 {
            let last = System::AddOnCodes.cadence().last_day_of(effective.from);
            effective.from = last.and_then(|last| last.tomorrow().ok()).unwrap_or(effective.from);
        }
        let mut release = ReleaseWriter::new(System::AddOnCodes, edition, effective);
        let mut rows = Vec::new();
        for_each_row(LAYOUT, publication, |row| {
            if row.number == 1 {
                return Ok(());
            }
            if row.width() != 3 {
                return Err(row.refused(format!("{} cells stand where 3 should", row.width())));
            }
            let kind = match row.cell(2) {
                "1" => b'1',
                "2" => b'2',
                "3" => b'3',
                other => return Err(row.refused(format!("“{other}” is no type of edit (1, 2 or 3)"))),
            };
            let (primary, add_on) = (row.code(0, "procedure code")?, row.code(1, "procedure code")?);
            rows.push(AddOnRow { add_on, primary, kind });
            Ok(())
        })?;
        if rows.is_empty() {
            return Err(ImportError::line(LAYOUT, 1, "nothing follows the header"));
        }
        release.table(rows);
        Ok(release)
    }
}
