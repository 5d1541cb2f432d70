//! Places of service: a table of code, rate (`Facility`, `Non-Facility`), name and description, as CMS's page gives it.

use superbill_code_sets::System;
use superbill_code_sets::procedures::PlaceRow;
use superbill_code_sets::release::{Day, ReleaseWriter};

use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "places of service";
const HEADER: &str = "pos_code,pos_type,pos_name";

/// The layout.
pub(crate) struct PlacesOfService;

impl Layout for PlacesOfService {
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
        let (edition, effective) = context.edition_of(LAYOUT, publication.name())?;
        let mut release = ReleaseWriter::new(System::PlacesOfService, edition, effective);
        let mut rows = Vec::new();
        let mut records = csv::Reader::from_reader(publication.into_reader());
        for record in records.records() {
            let record = record.map_err(|error| ImportError::layout(LAYOUT, "a row", error.to_string()))?;
            let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
            let cell = |at: usize| record.get(at).unwrap_or_default().trim();
            let code = cell(0).as_bytes().try_into().map_err(|_| {
                ImportError::line(LAYOUT, line, format!("“{}” is no place of two characters", cell(0)))
            })?;
            let facility = match cell(1) {
                "Facility" => 1,
                "Non-Facility" => 0,
                "Unassigned" => continue,
                other => return Err(ImportError::line(LAYOUT, line, format!("“{other}” is no rate"))),
            };
            rows.push(PlaceRow { code, facility, title: release.text(cell(2)), from: Day::NONE });
        }
        release.table(rows);
        Ok(release)
    }
}
