//! Fees of equipment, prosthetics, orthotics and supplies (DMEPOS26_JAN): title and quarter above, the header in row 7,
//! two columns a state for areas that are not rural (NR) and are (R). Zero is no rate.

use superbill_code_sets::procedures::SupplyFeeRow;
use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{Effective, System};
use superbill_domain::Date;

use super::year_in;
use crate::layout::{Context, Layout};
use crate::sheet::{Row, code, first_rows, for_each_row};
use crate::{ImportError, Publication};

const LAYOUT: &str = "DMEPOS fee schedule";
const FEE_SCHEDULE: &str = "Fee Schedule";
const MONTHS: [(&str, i8); 4] = [("January", 1), ("April", 4), ("July", 7), ("October", 10)];

/// The layout.
pub(crate) struct Dmepos;

/// The columns of a state.
struct State {
    name: [u8; 2],
    nonrural: usize,
    rural: Option<usize>,
}

impl Layout for Dmepos {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        let in_text =
            || head.lines().take(8).any(|line| line.contains("JURIS,CATG,") && line.contains("(NR)"));
        let has = |row: &Vec<String>| {
            row.iter().any(|cell| cell.trim() == "JURIS") && row.iter().any(|cell| cell.contains("(NR)"))
        };
        in_text() || first_rows(publication, 8).iter().any(has)
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (mut quarter, mut states, mut rows, mut last) = (None, Vec::new(), Vec::new(), 1);
        for_each_row(LAYOUT, publication, |row| {
            last = row.number;
            if !states.is_empty() {
                return fees(row, &states, &mut rows);
            }
            quarter = quarter.or_else(|| quarter_of(row.cell(0)));
            if row.cell(0) == "HCPCS" {
                states = states_of(row)?;
            }
            Ok(())
        })?;
        let (year, month) = quarter
            .ok_or_else(|| ImportError::line(LAYOUT, 1, "no line above the header names the quarter"))?;
        if rows.is_empty() {
            return Err(ImportError::line(LAYOUT, last, "nothing follows the header"));
        }
        if let Some(other) = context.from.filter(|other| other.year() != year) {
            return Err(ImportError::line(
                LAYOUT,
                1,
                format!("the file is of {year}, not of {}", other.year()),
            ));
        }
        let from =
            Date::new(year, month, 1).map_err(|_| ImportError::line(LAYOUT, 1, "the quarter is none"))?;
        let edition = context.edition.map_or_else(|| format!("{year}-{month:02}"), str::to_owned);
        let effective = Effective { from: context.from.unwrap_or(from), to: None };
        let mut release = ReleaseWriter::new(System::Dmepos, edition, effective);
        release.table(rows);
        Ok(release)
    }
}

fn quarter_of(text: &str) -> Option<(i16, i8)> {
    let text = text.contains(FEE_SCHEDULE).then_some(text)?;
    let (_, month) = MONTHS.iter().find(|(name, _)| text.contains(name))?;
    Some((year_in(text)?, *month))
}

fn states_of(row: &Row<'_>) -> Result<Vec<State>, ImportError> {
    let find = |name: String| row.cells().position(|cell| cell == name);
    let names = row.cells().filter_map(|cell| cell.strip_suffix("(NR)")).map(str::trim);
    let states = names.map(|name| {
        let columns = find(format!("{name} (NR)")).zip(code(name));
        let (nonrural, code) = columns.ok_or_else(|| row.refused(format!("“{name}” is no state")))?;
        Ok(State { name: code, nonrural, rural: find(format!("{name} (R)")) })
    });
    let states: Vec<State> = states.collect::<Result<_, ImportError>>()?;
    if states.is_empty() { Err(row.refused("the header names no state")) } else { Ok(states) }
}

fn fees(row: &Row<'_>, states: &[State], rows: &mut Vec<SupplyFeeRow>) -> Result<(), ImportError> {
    let code = row.code(0, "HCPCS code")?;
    let modifiers = [row.code_or_blank(1, "modifier")?, row.code_or_blank(2, "modifier")?];
    let category = row.code_or_blank(4, "category")?;
    for state in states {
        let nonrural = row.parts(state.nonrural, 2, "fee")?.into();
        // Some territories have no column for rural areas.
        let rural = state.rural.map_or(Ok(0), |at| row.parts(at, 2, "fee"))?.into();
        rows.push(SupplyFeeRow { code, modifiers, state: state.name, nonrural, rural, category });
    }
    Ok(())
}
