//! The quarterly workbook (`HCPC2025_OCT_ANWEB.xlsx`), and the same columns as comma-separated text. Columns are found
//! by their names; modifiers stand right-justified in the column of codes.

use std::collections::HashMap;

use superbill_code_sets::System;
use superbill_code_sets::release::ReleaseWriter;

use super::record::{Kind, Record, Records};
use crate::layout::{Context, Layout};
use crate::sheet::{Row, first_rows, for_each_row};
use crate::{ImportError, Publication};

const LAYOUT: &str = "HCPCS Level II workbook";
const COLUMNS: [&str; 8] =
    ["HCPC", "RECID", "LONG DESCRIPTION", "SHORT DESCRIPTION", "COV", "ADD DT", "ACT EFF DT", "TERM DT"];

/// The layout.
pub(crate) struct Workbook;

impl Layout for Workbook {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let has_columns = |cells: &[&str]| COLUMNS.iter().all(|name| cells.contains(name));
        let rows = first_rows(publication, 1);
        let of_sheet = rows.first().map(|row| row.iter().map(|cell| cell.trim()).collect::<Vec<_>>());
        let text = publication.head_text();
        let of_text = || {
            text.lines()
                .next()
                .map(|line| line.split(',').map(|cell| cell.trim_matches(['"', ' '])).collect())
        };
        of_sheet.or_else(of_text).is_some_and(|cells| has_columns(&cells))
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (edition, effective) = context.edition_of(LAYOUT, publication.name())?;
        let records = records(publication)?;
        let mut release = ReleaseWriter::new(System::HcpcsLevel2, edition, effective);
        records.write(&mut release, true, Vec::new());
        Ok(release)
    }
}

/// The records of a workbook.
pub(super) fn records(publication: Publication<'_>) -> Result<Records, ImportError> {
    let mut columns: HashMap<String, usize> = HashMap::new();
    let mut records = Records::default();
    let mut last = 1;
    for_each_row(LAYOUT, publication, |row| {
        last = row.number;
        if columns.is_empty() {
            columns = row.cells().map(str::to_owned).zip(0..).collect();
            return match COLUMNS.iter().find(|name| !columns.contains_key(**name)) {
                Some(missing) => Err(row.refused(format!("the column {missing} is missing"))),
                None => Ok(()),
            };
        }
        records.add(record(row, &columns)?).map_err(|what| row.refused(what))
    })?;
    if records.counts().0 == 0 || records.counts().1 == 0 {
        return Err(ImportError::line(
            LAYOUT,
            last,
            "it has no codes or no modifiers: the file is cut short",
        ));
    }
    Ok(records)
}

fn record(row: &Row<'_>, columns: &HashMap<String, usize>) -> Result<Record, ImportError> {
    let at = |name: &str| columns.get(name).copied().unwrap_or(usize::MAX);
    let kind = Kind::read(row.cell(at("RECID"))).map_err(|what| row.refused(what))?;
    Ok(Record {
        kind,
        code: row.cell(at("HCPC")).to_owned(),
        long: row.cell(at("LONG DESCRIPTION")).to_owned(),
        short: row.cell(at("SHORT DESCRIPTION")).to_owned(),
        coverage: row.cell(at("COV")).bytes().next().unwrap_or(b' '),
        added: row.day(at("ADD DT"))?,
        changed: row.day(at("ACT EFF DT"))?,
        last_day: row.day(at("TERM DT"))?,
    })
}
