//! What a release of the classification does to the diagnoses of the practice.

use superbill_code_sets::{Book, CodeStatus};

use super::impact::{Change, Practice};

/// How many codes are offered in place of one.
const SUCCESSORS: usize = 12;

/// Codes that were valid on the eve and are not on the day, and those whose titles were revised.
pub(super) fn changes(eve: Book<'_>, day: Book<'_>, practice: &Practice) -> Vec<Change> {
    let valid = practice.diagnoses.iter().filter(|(code, _)| eve.check(code) == CodeStatus::Valid);
    let changes = valid.filter_map(|(code, used)| {
        let title =
            |book: Book<'_>| book.diagnosis(code).map(|found| found.title().to_owned()).unwrap_or_default();
        let (before, after) = (title(eve), title(day));
        let (what, after) = match day.check(code) {
            CodeStatus::Valid if before == after => return None,
            CodeStatus::Valid => ("revised", after),
            CodeStatus::NotBillable => ("header", "a header: more characters are needed".to_owned()),
            _ => ("deleted", "no code any more".to_owned()),
        };
        let mut change = Change::new(what, code.to_string(), before, after, *used);
        change.instead =
            day.suggestions(code, SUCCESSORS).iter().map(|found| found.code().to_string()).collect();
        Some(change)
    });
    changes.collect()
}
