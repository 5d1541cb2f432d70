//! The text of records of 320 bytes (`HCPC2019_CONTR_ANWEB.txt`), as CMS's record layout of 2019 describes it: the code
//! in 1 to 5, a modifier in 4 to 5, sequence in 6 to 10, record identification in 11, 80 characters of the long
//! description in 12 to 91, the short one in 92 to 119, coverage in 230, dates of addition, action and termination in
//! 269, 277 and 285. Records 4 and 8 go on with the description of the record before. Disclaimers stand above.

use std::ops::Range;

use superbill_code_sets::System;
use superbill_code_sets::release::{Day, ReleaseWriter};

use super::record::{Kind, Record, Records};
use crate::layout::{Context, Layout};
use crate::sheet::day;
use crate::{ImportError, Publication};

const LAYOUT: &str = "HCPCS Level II records";
const RECORD: usize = 320;
/// Where the long description ends.
const DESCRIBED: usize = 91;

/// The layout.
pub(crate) struct RecordsText;

impl Layout for RecordsText {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        head.lines().any(|line| width(line) == RECORD && is_record(line) && begins_a_date(line))
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (edition, effective) = context.edition_of(LAYOUT, publication.name())?;
        let mut records = Records::default();
        let mut last = 0;
        publication.for_each_whole_line(LAYOUT, |number, line| {
            last = number;
            let refused = |what: String| ImportError::line(LAYOUT, number, what);
            match width(line) {
                // More of a description may end where its blanks begin.
                width if width == RECORD && is_record(line) || width > DESCRIBED && goes_on(line) => {
                    records.add(record(line).map_err(refused)?).map_err(refused)
                }
                // What stands above the first record is a disclaimer.
                _ if records.counts() == (0, 0) => Ok(()),
                RECORD => Err(refused("its sequence number or record identification is none".to_owned())),
                other => Err(refused(format!("{other} characters stand where {RECORD} should"))),
            }
        })?;
        if records.counts().0 == 0 {
            return Err(ImportError::line(LAYOUT, last, "no record of a code is found"));
        }
        let mut release = ReleaseWriter::new(System::HcpcsLevel2, edition, effective);
        records.write(&mut release, true, Vec::new());
        Ok(release)
    }
}

fn is_record(line: &str) -> bool {
    let sequence = field(line, 5..10);
    !sequence.is_empty()
        && sequence.bytes().all(|b| b.is_ascii_digit())
        && Kind::read(&field(line, 10..11)).is_ok()
}

fn goes_on(line: &str) -> bool {
    is_record(line) && matches!(Kind::read(&field(line, 10..11)), Ok(Kind::MoreOfCode | Kind::MoreOfModifier))
}

fn begins_a_date(line: &str) -> bool {
    day(&field(line, 268..276)).is_some()
}

/// How many columns a line has: bytes as CMS counts them, which are characters where the line was Latin-1.
fn width(line: &str) -> usize {
    if line.len() == RECORD { RECORD } else { line.chars().count() }
}

/// Columns of a line, without blanks around them.
fn field(line: &str, range: Range<usize>) -> String {
    if line.len() == RECORD {
        let bytes = line.as_bytes().get(range).unwrap_or_default();
        return String::from_utf8_lossy(bytes).trim().to_owned();
    }
    let text: String = line.chars().skip(range.start).take(range.len()).collect();
    text.trim().to_owned()
}

fn record(line: &str) -> Result<Record, String> {
    let a_day = |range: Range<usize>| match field(line, range).as_str() {
        "" => Ok(Day::NONE),
        text => day(text).ok_or_else(|| format!("“{text}” is no date")),
    };
    let kind = Kind::read(&field(line, 10..11))?;
    let goes_on = matches!(kind, Kind::MoreOfCode | Kind::MoreOfModifier);
    let dates = if goes_on { [Day::NONE; 3] } else { [a_day(268..276)?, a_day(276..284)?, a_day(284..292)?] };
    let [added, changed, last_day] = dates;
    Ok(Record {
        kind,
        code: field(line, 0..5),
        long: field(line, 11..91),
        short: field(line, 91..119),
        coverage: field(line, 229..230).bytes().next().unwrap_or(b' '),
        added,
        changed,
        last_day,
    })
}
