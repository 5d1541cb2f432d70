//! Conversion factors of anesthesia (ANES2025): a header that tells the national factor, a row a locality, footnotes.

use superbill_code_sets::System;
use superbill_code_sets::procedures::AnesthesiaRow;
use superbill_code_sets::release::ReleaseWriter;

use super::{contractor_and_locality, of_year, year_in};
use crate::layout::{Context, Layout};
use crate::sheet::for_each_row;
use crate::{ImportError, Publication};

const LAYOUT: &str = "anesthesia conversion factors";
const HEADER: &str = "Contractor,Locality,Locality Name,National Anes CF of ";
/// Fewer localities than this are a part of the country.
const FEWEST: usize = 100;

/// The layout.
pub(crate) struct Anesthesia;

impl Layout for Anesthesia {
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
        let (edition, effective) = match year_in(publication.name()) {
            Some(year) => of_year(LAYOUT, year, context)?,
            None => context.edition_of(LAYOUT, publication.name())?,
        };
        let mut release = ReleaseWriter::new(System::AnesthesiaFactors, edition, effective);
        let (mut rows, mut last) = (Vec::new(), 1);
        for_each_row(LAYOUT, publication, |row| {
            last = row.number;
            // Below the table stand footnotes, each in one cell.
            if row.number == 1 || row.cells().skip(1).all(str::is_empty) {
                return Ok(());
            }
            let (contractor, locality) = contractor_and_locality(row, 0, 1)?;
            let factor = row.parts(3, 2, "conversion factor")?.into();
            rows.push(AnesthesiaRow { contractor, locality, factor });
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
