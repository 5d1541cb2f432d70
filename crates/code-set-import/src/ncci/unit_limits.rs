//! Unit limits (MUE): a code, the most units, the adjudication indicator and the rationale.
//!
//! CMS's own table begins with a notice of several lines in one quoted cell and names the setting in its header; the
//! indicator is a sentence that begins with its number. Re-published tables have a plain header and a column for the
//! setting.

use superbill_code_sets::System;
use superbill_code_sets::procedures::LimitRow;
use superbill_code_sets::release::ReleaseWriter;

use crate::layout::{Context, Layout};
use crate::sheet::{Row, first_rows, for_each_row};
use crate::{ImportError, Publication};

const LAYOUT: &str = "NCCI MUE";
const REPUBLISHED: &str = "hcpcs_code,mue_units,mue_mai,mue_rationale,mue_service";
/// How the second cell of CMS's header ends, after the setting.
const VALUES: &str = "Services MUE Values";

/// The layout.
pub(crate) struct UnitLimits;

impl Layout for UnitLimits {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        let in_workbook = || first_rows(publication, 4).iter().flatten().any(|cell| cell.contains(VALUES));
        head.starts_with(REPUBLISHED)
            || head.contains(VALUES) && head.contains("MUE Adjudication Indicator")
            || in_workbook()
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (edition, effective) = context.edition_of(LAYOUT, publication.name())?;
        let (mut release, mut republished) = (None, false);
        let mut limits = Vec::new();
        let mut last = 1;
        for_each_row(LAYOUT, publication, |row| {
            last = row.number;
            let begun = |system| ReleaseWriter::new(system, &edition, effective);
            if release.is_none() && row.cells().eq(REPUBLISHED.split(',')) {
                republished = true;
            } else if release.is_none() && !republished {
                release = header(row)?.map(begun);
            } else {
                let release = match &mut release {
                    Some(release) => release,
                    none => none.insert(begun(setting(row, 4)?)),
                };
                limits.push(limit(row, release)?);
            }
            Ok(())
        })?;
        let mut release =
            release.ok_or_else(|| ImportError::line(LAYOUT, last, "no header of unit limits is found"))?;
        if limits.is_empty() {
            return Err(ImportError::line(LAYOUT, last, "nothing follows the header"));
        }
        release.table(limits);
        Ok(release)
    }
}

/// The setting that CMS's header names; none for what stands above the header.
fn header(row: &Row<'_>) -> Result<Option<System>, ImportError> {
    if row.cell(1).ends_with(VALUES) { setting(row, 1).map(Some) } else { Ok(None) }
}

fn setting(row: &Row<'_>, at: usize) -> Result<System, ImportError> {
    let setting = setting_of(row.cell(at));
    setting.ok_or_else(|| row.refused(format!("“{}” is no setting of unit limits", row.cell(at))))
}

fn setting_of(text: &str) -> Option<System> {
    let lower = text.to_ascii_lowercase();
    if lower.contains("practitioner") {
        Some(System::MuePractitioner)
    } else if lower.contains("outpatient hospital") {
        Some(System::MueHospital)
    } else if lower.contains("dme") {
        Some(System::MueSupplier)
    } else {
        None
    }
}

fn limit(row: &Row<'_>, release: &mut ReleaseWriter) -> Result<LimitRow, ImportError> {
    let basis = row.cell(2).bytes().next().filter(|digit| (b'1'..=b'3').contains(digit));
    let basis =
        basis.ok_or_else(|| row.refused(format!("“{}” is no adjudication indicator", row.cell(2))))?;
    if !(4..=5).contains(&row.width()) {
        return Err(row.refused(format!("{} cells stand where 4 or 5 should", row.width())));
    }
    Ok(LimitRow {
        code: row.code(0, "procedure code")?,
        units: row.value::<u32>(1, "number of units")?.into(),
        basis,
        rationale: release.text(row.cell(3)),
    })
}
