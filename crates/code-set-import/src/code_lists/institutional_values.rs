//! Values of the institutional claim, as the codebook of Medicare's claims lists them: field, code or range (`01 THRU 16`,
//! `84-99`), wording. The dates of a value stand within its wording: `(eff. 10/16/03)`, `(obsolete 3/08)`.

use superbill_code_sets::System;
use superbill_code_sets::code_lists::InstitutionalValueRow;
use superbill_code_sets::release::{Day, ReleaseWriter};
use superbill_domain::Date;

use crate::comma_separated::{Table, padded};
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "institutional values";
const VALUES: Table = Table { layout: LAYOUT, header: "variable,code,description" };

/// The layout.
pub(crate) struct InstitutionalValues;

impl Layout for InstitutionalValues {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        VALUES.begins(publication)
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (edition, effective) = context.edition_of(LAYOUT, publication.name())?;
        let mut release = ReleaseWriter::new(System::InstitutionalValues, edition, effective);
        let mut rows = Vec::new();
        VALUES.for_each(publication, |record| {
            let (variable, code, wording) = (record.cell(0), record.cell(1), record.cell(2));
            if variable.is_empty() || variable.len() > 32 {
                return Err(record.refused(format!("“{variable}” is no field of the claim")));
            }
            let (first, last) =
                code.split_once(" THRU ").or_else(|| code.split_once('-')).unwrap_or((code, code));
            let is_code = |code: &str| {
                (1..=10).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
            };
            if !is_code(first) || !is_code(last) || last < first {
                return Err(record.refused(format!("“{code}” is no code and no range")));
            }
            rows.push(InstitutionalValueRow {
                variable: padded(variable),
                first: padded(first),
                last: padded(last),
                from: day_after(wording, &["(eff. ", "(eff.", "(eff "]),
                to: day_after(wording, &["(obsolete ", "(term. "]),
                wording: release.text(wording),
            });
            Ok(())
        })?;
        release.table(rows);
        Ok(release)
    }
}

/// The day that follows one of the words, where it follows alone: `(eff. 10/93)`. What says more, as “eff. 9/1/03 with
/// HHPPS”, is left to the reader.
fn day_after(wording: &str, words: &[&str]) -> Day {
    let stated = words.iter().find_map(|word| wording.split_once(word)?.1.split_once(')'));
    Day::from(stated.and_then(|(stated, _)| day(stated)))
}

/// `10/16/03`, `10/93`, `10/2004`, `2003`: the first day of it.
fn day(stated: &str) -> Option<Date> {
    let numbers: Vec<i16> = stated.split('/').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let (month, day, year) = match *numbers.as_slice() {
        [month, day, year] => (month, day, year),
        [month, year] => (month, 1, year),
        [year] if year > 1900 => (1, 1, year),
        _ => return None,
    };
    let year = match year {
        0..=59 => 2000 + year,
        60..=99 => 1900 + year,
        year => year,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_stand_within_the_wording() {
        let from = |wording: &str| {
            day_after(wording, &["(eff. ", "(eff.", "(eff "]).date().map(|day| day.to_string())
        };
        assert_eq!(from("A cold (eff. 10/16/03)").as_deref(), Some("2003-10-16"));
        assert_eq!(from("A cold (eff. 10/93) - prior value 07").as_deref(), Some("1993-10-01"));
        assert_eq!(from("A cold (eff.10/2004)").as_deref(), Some("2004-10-01"));
        assert_eq!(from("A cold (eff. 4/1/03—previously grouped with a cough)"), None);
        assert_eq!(from("A cold"), None);
    }
}
