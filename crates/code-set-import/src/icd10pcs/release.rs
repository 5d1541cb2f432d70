//! Tables as read, made into a release.

use std::collections::BTreeMap;

use superbill_code_sets::inpatient_procedures::{Axis, CombinationRow, PatternRow, TableRow, ValueRow};
use superbill_code_sets::release::ReleaseWriter;

use super::Phrasing;
use super::tables_xml::{LAYOUT, TableElement, ValueElement};
use crate::ImportError;

/// Writes tables, in the order of their codes, into a release.
///
/// # Errors
/// Where there are more lists of values than can be numbered.
pub(super) fn fill(
    release: &mut ReleaseWriter,
    tables: &[TableElement],
    phrasing: &Phrasing,
) -> Result<(), ImportError> {
    let mut lists = Lists::default();
    let (mut table_rows, mut rows) = (Vec::new(), Vec::new());
    for table in tables {
        let many = |_| ImportError::layout(LAYOUT, "the tables", "they have more rows than can be counted");
        let first = u32::try_from(rows.len()).map_err(many)?;
        for values in &table.rows {
            let characters =
                values.each_ref().map(|values| values.iter().map(|value| value.character).collect());
            let mut numbers = [0_u16; 4];
            for ((number, values), axis) in numbers.iter_mut().zip(values).zip(Axis::OF_ROWS) {
                *number = lists.number(axis, values)?;
            }
            rows.push(CombinationRow { table: table.code(), characters, lists: numbers.map(Into::into) });
        }
        table_rows.push(TableRow {
            code: table.code(),
            first: first.into(),
            count: u16::try_from(table.rows.len()).map_err(many)?.into(),
            labels: table.values.each_ref().map(|value| release.text(&value.label)),
            definition: release.text(&table.definition),
            axes: table.axes.each_ref().map(|title| release.text(title)),
        });
    }
    release.table(table_rows);
    release.table(rows);
    let values = lists.rows(release, phrasing);
    release.table(values);
    let patterns =
        phrasing.patterns().map(|(scope, pattern)| PatternRow { scope, pattern: release.text(pattern) });
    let patterns = patterns.collect();
    release.table(patterns);
    Ok(())
}

/// Lists of values, each kept once however many rows share it.
#[derive(Default)]
struct Lists<'t> {
    numbers: BTreeMap<(Axis, &'t [ValueElement]), u16>,
}

impl<'t> Lists<'t> {
    fn number(&mut self, axis: Axis, values: &'t [ValueElement]) -> Result<u16, ImportError> {
        let next = self.numbers.len();
        let many = |_| {
            ImportError::layout(LAYOUT, "the tables", "they have more lists of values than can be numbered")
        };
        let next = u16::try_from(next).map_err(many)?;
        Ok(*self.numbers.entry((axis, values)).or_insert(next))
    }

    fn rows(&self, release: &mut ReleaseWriter, phrasing: &Phrasing) -> Vec<ValueRow> {
        let mut rows = Vec::new();
        for ((axis, values), number) in &self.numbers {
            for value in *values {
                let (label, wording) = (&value.label, phrasing.wording(*axis, &value.label));
                let (label, wording) = (release.text(label), release.text(&wording));
                rows.push(ValueRow { list: (*number).into(), character: value.character, label, wording });
            }
        }
        rows
    }
}
