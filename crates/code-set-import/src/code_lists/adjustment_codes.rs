//! Adjustment groups, reasons (CARC) and remarks (RARC) in one table, without wording or, where the user has a licence for it,
//! with wording in a last column.

use superbill_code_sets::System;
use superbill_code_sets::code_lists::{AdjustmentCodeKind, AdjustmentCodeRow};
use superbill_code_sets::release::{Day, ReleaseWriter};

use crate::comma_separated::Table;
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "adjustment codes";
const CODES: Table = Table { layout: LAYOUT, header: "kind,code,start,last_modified,end" };
const CODES_AND_WORDING: Table =
    Table { layout: LAYOUT, header: "kind,code,start,last_modified,end,description" };

/// The layout.
pub(crate) struct AdjustmentCodes;

impl Layout for AdjustmentCodes {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        CODES.begins(publication) || CODES_AND_WORDING.begins(publication)
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (edition, effective) = context.edition_of(LAYOUT, publication.name())?;
        let mut release = ReleaseWriter::new(System::AdjustmentCodes, edition, effective);
        let table = if CODES.begins(&publication) { CODES } else { CODES_AND_WORDING };
        let mut rows = Vec::new();
        table.for_each(publication, |record| {
            let kind = match record.cell(0) {
                "Group" => AdjustmentCodeKind::Group,
                "CARC" => AdjustmentCodeKind::Reason,
                "RARC" => AdjustmentCodeKind::Remark,
                other => return Err(record.refused(format!("“{other}” is no list of adjustment codes"))),
            };
            let (from, modified, to) = (record.day(2)?, record.day(3)?, record.day(4)?);
            if to != Day::NONE && to < from {
                return Err(record.refused("the code ends before it begins"));
            }
            let (code, wording) = (record.code(1)?, release.text(record.cell(5)));
            rows.push(AdjustmentCodeRow { kind: kind.number(), code, from, modified, to, wording });
            Ok(())
        })?;
        release.table(rows);
        Ok(release)
    }
}
