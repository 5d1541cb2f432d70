//! The relative value file (PPRRVU): nine lines that name the year and the release, a tenth that ends the header, whose
//! names repeat, then one row a code or part. Columns are mapped by position: 31 until 2025, 32 from 2026, when PRIC
//! IND came before ENDO BASE. Descriptors of column 3 are the AMA's and are not kept.

use superbill_code_sets::procedures::RelativeValueRow;
use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{Effective, System};
use superbill_domain::Date;

use super::year_in;
use crate::layout::{Context, Layout};
use crate::sheet::{Row, for_each_row};
use crate::{ImportError, Publication};

const LAYOUT: &str = "PPRRVU relative values";
const TITLE: &str = "National Physician Fee Schedule Relative Value File";
/// The line whose cells are the last words of the column names.
const HEADER_LINE: usize = 10;

/// The layout.
pub(crate) struct RelativeValues;

/// Where the columns stand that 2026 moved.
#[derive(Clone, Copy)]
struct Columns {
    count: usize,
    endoscopic_base: usize,
}

impl Columns {
    /// By the name and number of the header's cells.
    fn of(row: &Row<'_>) -> Result<Self, ImportError> {
        let begins = row.cell(0) == "HCPCS" && row.cell(1) == "MOD";
        match (begins, row.width(), row.cell(23), row.cell(24)) {
            (true, 31, "BASE", "FACTOR") => Ok(Self { count: 31, endoscopic_base: 23 }),
            (true, 32, "IND", "BASE") => Ok(Self { count: 32, endoscopic_base: 24 }),
            _ => Err(row.refused(format!("{} columns are no header of 2025 (31) or 2026 (32)", row.width()))),
        }
    }
}

impl Layout for RelativeValues {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        publication.head_text().lines().take(3).any(|line| line.contains(TITLE))
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let name = publication.name().to_owned();
        let (mut edition, mut columns, mut rows, mut last) = (None, None, Vec::new(), 1);
        for_each_row(LAYOUT, publication, |row| {
            last = row.number;
            if let Some(columns) = columns {
                rows.push(values(row, columns)?);
            } else if row.cells().any(|cell| cell.contains(TITLE)) {
                edition = Some(edition_of(row, &name, context)?);
            } else if row.number >= HEADER_LINE {
                columns = Some(Columns::of(row)?);
            }
            Ok(())
        })?;
        let (edition, effective) =
            edition.ok_or_else(|| ImportError::line(LAYOUT, 1, "no line names the year and the release"))?;
        if rows.is_empty() {
            return Err(ImportError::line(LAYOUT, last, "nothing follows the header"));
        }
        let mut release = ReleaseWriter::new(System::RelativeValues, edition, effective);
        release.table(rows);
        Ok(release)
    }
}

/// Year and release from the title: "2025 National … October Release" is RVU25D. The file for participants of advanced
/// payment models has another conversion factor and is an edition of its own.
fn edition_of(row: &Row<'_>, name: &str, context: &Context<'_>) -> Result<(String, Effective), ImportError> {
    let title = row.cells().find(|cell| cell.contains(TITLE)).unwrap_or_default();
    let year = year_in(title).ok_or_else(|| row.refused("the title names no year"))?;
    let releases = [("January", 'A', 1), ("April", 'B', 4), ("July", 'C', 7), ("October", 'D', 10)];
    let release = releases.iter().find(|(month, ..)| title.contains(month));
    let (_, letter, month) = release.ok_or_else(|| row.refused("the title names no release of the year"))?;
    if let Some(from) = context.from.filter(|from| from.year() != year) {
        return Err(row.refused(format!("the file is of {year}, not of {}", from.year())));
    }
    let lower = name.to_ascii_lowercase();
    let qualifying = if lower.contains("qpp") && !lower.contains("nonqpp") { " QPP" } else { "" };
    let from = Date::new(year, *month, 1).map_err(|_| row.refused("the title names no year"))?;
    let effective = Effective { from: context.from.unwrap_or(from), to: None };
    let edition = format!("RVU{:02}{letter}{qualifying}", year % 100);
    Ok((context.edition.map_or(edition, str::to_owned), effective))
}

fn values(row: &Row<'_>, columns: Columns) -> Result<RelativeValueRow, ImportError> {
    if row.width() != columns.count {
        return Err(row.refused(format!("{} columns stand where {} should", row.width(), columns.count)));
    }
    let units = |at: usize| row.parts(at, 2, "relative value");
    let letter = |at: usize, what: &str| match row.cell(at).as_bytes() {
        [letter] => Ok(*letter),
        _ => Err(row.refused(format!("“{}” is no {what}", row.cell(at)))),
    };
    let na = |at: usize| if row.cell(at) == "NA" { b'N' } else { b' ' };
    let share = |at: usize| {
        let share = u16::try_from(units(at)?).map_err(|_| row.refused("a share of the value is too large"));
        share.map(Into::into)
    };
    // What follows ENDO BASE stands behind it in both years.
    let behind = |offset: usize| columns.endoscopic_base + offset;
    let indicator = |at: usize| letter(at, "indicator");
    Ok(RelativeValueRow {
        code: row.code(0, "procedure code")?,
        part: row.code_or_blank(1, "modifier")?,
        status: letter(3, "status")?,
        work: units(5)?.into(),
        nonfacility_expense: units(6)?.into(),
        nonfacility_na: na(7),
        facility_expense: units(8)?.into(),
        facility_na: na(9),
        malpractice: units(10)?.into(),
        nonfacility_total: units(11)?.into(),
        facility_total: units(12)?.into(),
        components: indicator(13)?,
        global: row.code(14, "global period")?,
        before_during_after: [share(15)?, share(16)?, share(17)?],
        multiple_bilateral_assistant_co_team: [
            indicator(18)?,
            indicator(19)?,
            indicator(20)?,
            indicator(21)?,
            indicator(22)?,
        ],
        endoscopic_base: row.code_or_blank(columns.endoscopic_base, "endoscopic base")?,
        conversion_factor: row.parts(behind(1), 4, "conversion factor")?.into(),
        supervision: row.code_or_blank(behind(2), "supervision indicator")?,
        imaging_family: row.code_or_blank(behind(4), "imaging family")?,
    })
}
