//! Elixhauser comorbidities (AHRQ): the workbook `CMR-Reference-File`, with a sheet of measures and a sheet with a column of
//! zeros and ones for each of them.

use superbill_code_sets::System;
use superbill_code_sets::groupings::{ComorbidityRow, ElixhauserRow};
use superbill_code_sets::release::ReleaseWriter;
use superbill_domain::Icd10Cm;

use super::{expect_end, version};
use crate::layout::{Context, Layout};
use crate::workbook;
use crate::{ImportError, Publication};

const LAYOUT: &str = "Elixhauser comorbidities";
const CODES: &str = "DX_to_Comorb_Mapping";
const MEASURES: &str = "Comorbidity_Measures";
/// How the last row of each sheet reads.
const END: &str = "End of Content";
/// Columns before those of the comorbidities: code, title, how many.
const BEFORE: usize = 3;

/// The layout.
pub(crate) struct Elixhauser;

impl Layout for Elixhauser {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        workbook::sheets(publication.head()).is_some_and(|names| names.iter().any(|name| name == CODES))
    }

    fn read(&self, file: Publication<'_>, context: &Context<'_>) -> Result<ReleaseWriter, ImportError> {
        let (edition, effective) = version(LAYOUT, file.name(), context)?;
        let bytes = file.into_bytes()?;
        let mut release = ReleaseWriter::new(System::Elixhauser, edition, effective);
        let mut measures: Vec<(String, String, bool)> = Vec::new();
        workbook::for_each_row(LAYOUT, &bytes, Some(MEASURES), |number, cells| {
            if let (true, [name, title, poa, ..]) = (number > 2, cells) {
                let name = name.trim().trim_start_matches("CMR_").to_owned();
                measures.push((name, title.trim().to_owned(), poa.trim() == "Yes"));
            }
            Ok(())
        })?;
        let (mut rows, mut columns, mut ended) = (Vec::new(), Vec::new(), false);
        workbook::for_each_row(LAYOUT, &bytes, Some(CODES), |number, cells| {
            match number {
                1 => {}
                2 => columns = cells.iter().skip(BEFORE).map(|name| name.trim().to_owned()).collect(),
                _ if cells.first().is_some_and(|cell| cell == END) => ended = true,
                _ => rows.push(row(number, cells)?),
            }
            Ok(())
        })?;
        if !ended {
            return Err(ImportError::layout(
                LAYOUT,
                "the end",
                format!("“{END}” is missing: the sheet is cut"),
            ));
        }
        expect_end(LAYOUT, &rows)?;
        let comorbidities = (0_u8..).zip(&columns).map(|(column, name)| {
            // One measure is told by two columns: CBVD by CBVD_POA and by CBVD_SQLA, sequelae, which need no indicator.
            let part_of = |known: &str| name.strip_prefix(known).is_some_and(|part| part.starts_with('_'));
            let exact = measures.iter().find(|(known, ..)| known == name);
            let measure = exact.or_else(|| measures.iter().find(|(known, ..)| part_of(known)));
            let missing = || ImportError::layout(LAYOUT, name, "it is no measure of the list");
            let (_, title, needs_poa) = measure.ok_or_else(missing)?;
            let name_is_sequela = name.ends_with("_SQLA");
            let (name, title) = (release.text(name), release.text(title));
            Ok(ComorbidityRow { column, name, title, needs_poa: u8::from(*needs_poa && !name_is_sequela) })
        });
        let comorbidities = comorbidities.collect::<Result<Vec<_>, ImportError>>()?;
        release.table(comorbidities);
        release.table(rows);
        Ok(release)
    }
}

fn row(number: usize, cells: &[String]) -> Result<ElixhauserRow, ImportError> {
    let wrong = |what: String| ImportError::line(LAYOUT, number, what);
    let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
    let code: Icd10Cm = cell(0).parse().map_err(|error| wrong(format!("{error}")))?;
    let mut set = 0_u64;
    for (column, flag) in cells.iter().skip(BEFORE).enumerate() {
        match flag.trim() {
            "1" => set |= 1_u64.checked_shl(u32::try_from(column).unwrap_or(u32::MAX)).unwrap_or_default(),
            "0" => {}
            other => return Err(wrong(format!("“{other}” is neither 0 nor 1"))),
        }
    }
    if cell(2).parse() != Ok(set.count_ones()) {
        return Err(wrong(format!(
            "it counts {} comorbidities, and {} are flagged",
            cell(2),
            set.count_ones()
        )));
    }
    Ok(ElixhauserRow { code: code.into(), comorbidities: set.into() })
}
