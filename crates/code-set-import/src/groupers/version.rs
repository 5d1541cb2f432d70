//! What the layouts of diagnosis groupings share: their versions, and that they end.

use superbill_code_sets::Effective;

use crate::ImportError;
use crate::layout::Context;

/// The edition and days of a version: `v2025-1` is in force from the October before its year, until the next one.
pub(super) fn version(
    layout: &'static str,
    name: &str,
    context: &Context<'_>,
) -> Result<(String, Effective), ImportError> {
    let (named, from) = match context.from {
        Some(from) => (from.to_string(), from),
        None => {
            let (_, january) =
                context.edition_of(layout, name).map(|(edition, days)| (edition, days.from))?;
            let year = january.year();
            let minor = name.split_once(&year.to_string()).map_or("", |(_, rest)| rest);
            let minor: String =
                minor.trim_start_matches(['-', '_', '.']).chars().take_while(char::is_ascii_digit).collect();
            let days = Effective::fiscal_year(year).map_or(january, |days| days.from);
            (if minor.is_empty() { year.to_string() } else { format!("{year}.{minor}") }, days)
        }
    };
    let edition = context.edition.map_or(named, str::to_owned);
    Ok((edition, Effective { from, to: None }))
}

/// Confirms that something was read.
pub(super) fn expect_end<T>(layout: &'static str, rows: &[T]) -> Result<(), ImportError> {
    if rows.is_empty() { Err(ImportError::layout(layout, "the end", "it has no row")) } else { Ok(()) }
}
