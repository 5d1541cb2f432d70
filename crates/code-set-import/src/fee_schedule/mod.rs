//! Medicare's fee schedules: relative values, cost indices, localities, anesthesia, ZIP codes, equipment.

mod anesthesia;
mod cost_indices;
mod dmepos;
mod localities;
mod relative_values;
mod zip_codes;

pub(crate) use anesthesia::Anesthesia;
pub(crate) use cost_indices::CostIndices;
pub(crate) use dmepos::Dmepos;
pub(crate) use localities::Localities;
pub(crate) use relative_values::RelativeValues;
pub(crate) use zip_codes::ZipCodes;

use superbill_code_sets::Effective;
use superbill_domain::Date;

use crate::ImportError;
use crate::layout::Context;
use crate::sheet::Row;

/// A contractor in five digits and a locality in two, leading zeros restored; a star of a footnote is dropped.
fn contractor_and_locality(
    row: &Row<'_>,
    contractor: usize,
    locality: usize,
) -> Result<([u8; 5], [u8; 2]), ImportError> {
    let digits = |at: usize, width: usize| {
        let text = row.cell(at).trim_end_matches(['*', ' ']);
        let is_number = !text.is_empty() && text.len() <= width && text.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| format!("{text:0>width$}"))
    };
    let five = digits(contractor, 5).and_then(|text| text.as_bytes().try_into().ok());
    let two = digits(locality, 2).and_then(|text| text.as_bytes().try_into().ok());
    let five = five.ok_or_else(|| row.refused(format!("“{}” is no contractor", row.cell(contractor))))?;
    let two = two.ok_or_else(|| row.refused(format!("“{}” is no locality", row.cell(locality))))?;
    Ok((five, two))
}

/// The edition of a calendar year that the file itself names. A user who says another year holds the wrong file.
fn of_year(
    layout: &'static str,
    year: i16,
    context: &Context<'_>,
) -> Result<(String, Effective), ImportError> {
    if let Some(from) = context.from.filter(|from| from.year() != year) {
        return Err(ImportError::line(layout, 1, format!("the file is of {year}, not of {}", from.year())));
    }
    let no_year = |_| ImportError::line(layout, 1, format!("{year} is no year"));
    let from = context.from.map_or_else(|| Date::new(year, 1, 1).map_err(no_year), Ok)?;
    let to = Some(Date::new(year, 12, 31).map_err(no_year)?);
    Ok((context.edition.map_or_else(|| format!("CY {year}"), str::to_owned), Effective { from, to }))
}

/// The first year among words.
fn year_in(text: &str) -> Option<i16> {
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    years.filter_map(|digits| digits.parse().ok()).find(|year| (1990..2100).contains(year))
}
