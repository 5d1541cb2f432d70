//! Pair edits (PTP): tab-separated lines of column one, column two, dates, modifier indicator and rationale.
//!
//! CMS's own text (`ccipra-v322r0-f1.txt`) has six lines of header and seven columns, of which the third marks pairs
//! in existence before 1996. Re-published tables have one line of header and five columns, without effective dates.

use superbill_code_sets::release::{Day, ReleaseWriter};
use superbill_code_sets::{Effective, System};
use superbill_domain::Date;

use super::ptp_release::{PairTable, Terms};
use crate::layout::{Context, Layout};
use crate::sheet::{code, day};
use crate::{ImportError, Publication};

const LAYOUT: &str = "NCCI PTP edits";
const DECODED: &str = "column1\tcolumn2\tdeletion_date\tmodifier_indicator\trationale";
/// How many lines stand before CMS's first pair.
const HEADER_LINES: usize = 6;

/// The layout.
pub(crate) struct Ptp;

/// Where the columns stand.
struct Columns {
    header_lines: usize,
    count: usize,
    before_1996: Option<usize>,
    effective: Option<usize>,
    deletion: usize,
    indicator: usize,
    rationale: usize,
}

const CMS: Columns = Columns {
    header_lines: HEADER_LINES,
    count: 7,
    before_1996: Some(2),
    effective: Some(3),
    deletion: 4,
    indicator: 5,
    rationale: 6,
};
const REPUBLISHED: Columns = Columns {
    header_lines: 1,
    count: 5,
    before_1996: None,
    effective: None,
    deletion: 2,
    indicator: 3,
    rationale: 4,
};

impl Layout for Ptp {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        columns(publication).is_some()
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let name = publication.name().to_owned();
        let unlike = || ImportError::line(LAYOUT, 1, "this is no header of pair edits");
        let columns = columns(&publication).ok_or_else(unlike)?;
        let system = system(&name)?;
        let (edition, effective) = match version(&name) {
            Some((edition, from)) => (edition, Effective { from: context.from.unwrap_or(from), to: None }),
            None => context.edition_of(LAYOUT, &name)?,
        };
        let mut table = PairTable::default();
        publication.for_each_whole_line(LAYOUT, |number, line| {
            if number <= columns.header_lines || line.trim().is_empty() {
                return Ok(());
            }
            columns.read(number, line, &mut table)
        })?;
        if table.is_empty() {
            return Err(ImportError::line(LAYOUT, columns.header_lines, "nothing follows the header"));
        }
        let mut release = ReleaseWriter::new(system, edition, effective);
        if columns.effective.is_none() {
            release.remark("The source does not say when each pair began.");
        }
        table.write(LAYOUT, &mut release)?;
        Ok(release)
    }
}

fn columns(publication: &Publication<'_>) -> Option<&'static Columns> {
    let head = publication.head_text();
    if head.lines().next()?.trim_end() == DECODED {
        return Some(&REPUBLISHED);
    }
    let header: Vec<&str> = head.lines().take(HEADER_LINES).collect();
    let says = |at: usize, what: &str| header.get(at).is_some_and(|line| line.contains(what));
    let is_cms = says(1, "Column1/Column2 Edits") && says(2, "*=in existence") && says(4, "0=not allowed")
        || says(1, "Column1/Column2 Edits") && says(2, "Column 2");
    is_cms.then_some(&CMS)
}

/// Practitioner or outpatient hospital: only the name of the file says it.
fn system(name: &str) -> Result<System, ImportError> {
    let lower = name.to_ascii_lowercase();
    if lower.contains("ccioph") || lower.contains("hospital") {
        Ok(System::PtpHospital)
    } else if lower.contains("ccipra") || lower.contains("practitioner") {
        Ok(System::PtpPractitioner)
    } else {
        let what = "neither “practitioner” (ccipra) nor “hospital” (ccioph) stands in the name of the file, and the file \
                    itself does not say whose services it is about";
        Err(ImportError::layout(LAYOUT, name, what))
    }
}

/// The version in CMS's file names: `v322r0-f1` is the third quarter of version 32, 2026, its first file.
fn version(name: &str) -> Option<(String, Date)> {
    let (_, rest) = name.split_once("-v")?;
    let version = rest.split('.').next()?;
    let year: i16 = version.get(..2)?.parse().ok()?;
    let quarter: i8 = version.get(2..3)?.parse().ok().filter(|quarter| *quarter < 4)?;
    let revision = version.get(3..4) == Some("r");
    revision.then_some(())?;
    Some((format!("v{version}"), Date::new(1994 + year, quarter * 3 + 1, 1).ok()?))
}

impl Columns {
    fn read(&self, number: usize, line: &str, table: &mut PairTable) -> Result<(), ImportError> {
        let refused = |what: String| ImportError::line(LAYOUT, number, what);
        let mut cells = [""; 7];
        let mut count = 0;
        for cell in line.split('\t') {
            if let Some(place) = cells.get_mut(count) {
                *place = cell.trim();
            }
            count += 1;
        }
        if count != self.count {
            return Err(refused(format!("{count} columns stand where {} should", self.count)));
        }
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let a_code =
            |at: usize| code(cell(at)).ok_or_else(|| refused(format!("“{}” is no procedure code", cell(at))));
        let a_day = |at: usize| match cell(at) {
            "" | "*" => Ok(Day::NONE),
            text => day(text).ok_or_else(|| refused(format!("“{text}” is no date"))),
        };
        let indicator = match cell(self.indicator) {
            "0" => b'0',
            "1" => b'1',
            "9" => b'9',
            other => return Err(refused(format!("“{other}” is no modifier indicator (0, 1 or 9)"))),
        };
        let terms = Terms {
            effective: self.effective.map_or(Ok(Day::NONE), a_day)?,
            deletion: a_day(self.deletion)?,
            indicator,
            before_1996: self.before_1996.is_some_and(|at| cell(at) == "*"),
        };
        table
            .add(a_code(0)?, a_code(1)?, terms, cell(self.rationale))
            .map_err(|what| refused(what.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_version_and_setting() {
        let (edition, from) = version("ccipra-v322r0-f1.txt").unwrap();
        assert_eq!((edition.as_str(), from.to_string().as_str()), ("v322r0-f1", "2026-07-01"));
        assert_eq!(version("ccioph-v300r0-f2.txt").unwrap().1.to_string(), "2024-01-01");
        assert_eq!(version("ncci_ptp_practitioner_2024-07-01.tsv"), None);
        assert_eq!(system("ccioph-v300r0-f2.txt").unwrap(), System::PtpHospital);
        assert!(system("pairs.txt").is_err());
    }
}
