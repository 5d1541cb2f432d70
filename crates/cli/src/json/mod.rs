//! The JSON of the contract: stable shapes, made from the nouns and never the nouns themselves.

mod chart;
mod coding;
mod evidence;
mod expected;
mod finding;
mod gaps;
mod in_file;

pub use chart::ChartJson;
pub use coding::{CodedNote, ReleasesJson, mdm_name};
pub use expected::ExpectedJson;
pub use finding::FindingJson;
pub use gaps::GapsJson;
pub use in_file::{findings_in_file, suggestions_in_file};

use std::io::Write;

use serde::Serialize;

/// Writes one object as one line.
///
/// # Errors
/// Where the output is closed or full.
pub fn write_line(out: &mut impl Write, value: &impl Serialize) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")?;
    Ok(())
}
