//! The release that ships inside the binary: CMS's codes with dates and short titles, and the codes of a later list.

use superbill_code_sets::procedures::Level2Row;
use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{Effective, System};
use superbill_domain::Date;

use super::{code_list, workbook};
use crate::{ImportError, Publication};

/// Makes the shipped release of a workbook and a later list of codes: codes, dates and short titles. Codes of the list
/// that the workbook has not stand without either. Dental codes (D) are the American Dental Association's and left out.
///
/// # Errors
/// Where a file is not what it should be, or the list lacks a code of the workbook.
pub fn shipped(
    edition: &str,
    from: Date,
    workbook: Publication<'_>,
    list: Publication<'_>,
) -> Result<ReleaseWriter, ImportError> {
    let list_name = list.name().to_owned();
    let mut records = workbook::records(workbook)?;
    records.leave_out_dental();
    let listed = code_list::rows(list)?;
    let is_listed = |code: &[u8; 5]| listed.binary_search_by(|row| row.code.cmp(code)).is_ok();
    if let Some(missing) = records.codes().find(|code| !is_listed(code)) {
        let missing = String::from_utf8_lossy(&missing).into_owned();
        return Err(ImportError::Contradiction(format!(
            "{list_name} lacks {missing}, which the workbook has"
        )));
    }
    let mut known: Vec<[u8; 5]> = records.codes().collect();
    known.sort_unstable();
    let later = listed
        .into_iter()
        .filter(|row| !row.code.starts_with(b"D") && known.binary_search(&row.code).is_err());
    let later: Vec<Level2Row> = later.collect();
    let mut release = ReleaseWriter::new(System::HcpcsLevel2, edition, Effective { from, to: None });
    release.remark(format!(
        "With short titles; {} codes of {list_name} stand without titles and dates.",
        later.len()
    ));
    records.write(&mut release, false, later);
    Ok(release)
}
