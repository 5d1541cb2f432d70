//! `superbill scrub`: claims against the edits.

use std::io::Write;

use serde::Serialize;
use superbill_domain::{Finding, Severity};

use super::{Outcome, tell, today};
use crate::arguments::{Format, ScrubArguments};
use crate::inputs::expand;
use crate::json::write_line;
use crate::workplace::Workplace;

/// How many claims and findings there were.
#[derive(Serialize, Default)]
struct SummaryJson {
    files: usize,
    claims: usize,
    clean: usize,
    stop: usize,
    warn: usize,
    advise: usize,
}

impl SummaryJson {
    fn count(&mut self, findings: &[Finding]) {
        for finding in findings {
            match finding.severity {
                Severity::Stop => self.stop += 1,
                Severity::Warn => self.warn += 1,
                Severity::Advise => self.advise += 1,
            }
        }
    }
}

/// Checks every claim of every file.
///
/// # Errors
/// Where a file cannot be read.
pub fn run(
    arguments: &ScrubArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let sets = workplace.code_sets()?;
    let mut summary = SummaryJson::default();
    for input in expand(&arguments.files, &[".837", ".837p", ".edi", ".x12", ".txt"])? {
        summary.files += 1;
        let (submissions, reading) = superbill_clearinghouse::read_837p(&input.bytes()?);
        tell(&reading, arguments.format, out)?;
        summary.count(&reading);
        for claim in submissions.into_iter().flat_map(|submission| submission.claims) {
            let book = sets.on(claim.first_day().unwrap_or_else(today));
            let findings = superbill_edits::scrub(&claim, book, today());
            summary.claims += 1;
            summary.clean += usize::from(!findings.iter().any(Finding::stops));
            summary.count(&findings);
            tell(&findings, arguments.format, out)?;
        }
    }
    match arguments.format {
        Format::Json => write_line(out, &summary)?,
        Format::Text => {
            let SummaryJson { files, claims, clean, stop, warn, advise } = summary;
            writeln!(
                out,
                "{claims} claims in {files} files, {clean} clean; findings: {stop} stop, {warn} warn, {advise} advise"
            )?;
        }
    }
    Ok(Outcome::stopped_if(summary.stop > 0))
}
