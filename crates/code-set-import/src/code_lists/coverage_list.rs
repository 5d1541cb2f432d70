//! The list of local coverage determinations and articles, as the coverage database exports it.

use superbill_code_sets::System;
use superbill_code_sets::code_lists::CoverageDocumentRow;
use superbill_code_sets::release::{Day, ReleaseWriter};

use crate::comma_separated::{Table, padded};
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "local coverage list";
const DOCUMENTS: Table = Table {
    layout: LAYOUT,
    header: "contractor_name_type,document_display_id,document_id,document_type,document_version,effective_date,note,\
             retirement_date,title,updated_on,updated_on_sort,url",
};

/// The layout.
pub(crate) struct CoverageList;

impl Layout for CoverageList {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        DOCUMENTS.begins(publication)
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (edition, effective) = context.edition_of(LAYOUT, publication.name())?;
        let mut release = ReleaseWriter::new(System::Coverage, edition, effective);
        let mut rows = Vec::new();
        DOCUMENTS.for_each(publication, |record| {
            let (id, kind) = (record.cell(1), record.cell(3));
            if !matches!((kind, id.get(..1)), ("LCD", Some("L")) | ("Article", Some("A"))) {
                return Err(record.refused(format!("“{id}” is no {kind}")));
            }
            let retired = if record.cell(7) == "N/A" { Day::NONE } else { record.day(7)? };
            // The contractor's name, then on a line of its own the parts of Medicare that it administers.
            let contractor = record.cell(0).split_whitespace().collect::<Vec<_>>().join(" ");
            rows.push(CoverageDocumentRow {
                id: record.code(1)?,
                from: record.day(5)?,
                retired,
                title: release.text(record.cell(8)),
                contractor: release.text(&contractor),
                version: padded(record.cell(4)),
            });
            Ok(())
        })?;
        release.table(rows);
        Ok(release)
    }
}
