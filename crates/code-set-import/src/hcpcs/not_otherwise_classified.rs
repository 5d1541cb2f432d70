//! Codes that stand for what has no code of its own (NOC): the re-published table of code, description and dates, and
//! CMS's own text with the code in columns 3 to 7, the description in 10 to 88 and the dates after it.

use superbill_code_sets::System;
use superbill_code_sets::procedures::UnlistedRow;
use superbill_code_sets::release::{Day, ReleaseWriter, Text};

use crate::layout::{Context, Layout};
use crate::sheet::{code, day, for_each_row};
use crate::{ImportError, Publication};

const LAYOUT: &str = "HCPCS NOC codes";
const HEADER: &str = "hcpcs,long_description,add_date,term_date";
/// What stands above CMS's text.
const TITLE: &str = "NOC CODES - HCPCS";

/// The layout.
pub(crate) struct NotOtherwiseClassified;

impl Layout for NotOtherwiseClassified {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        head.starts_with(HEADER) || head.lines().take(3).any(|line| line.trim().starts_with(TITLE))
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let (edition, effective) = context.edition_of(LAYOUT, publication.name())?;
        let mut release = ReleaseWriter::new(System::HcpcsNotOtherwiseClassified, edition, effective);
        let rows = if publication.head_text().starts_with(HEADER) {
            of_table(publication, &mut release)?
        } else {
            of_text(publication, &mut release)?
        };
        if rows.is_empty() {
            return Err(ImportError::line(LAYOUT, 1, "no code is found"));
        }
        release.table(rows);
        Ok(release)
    }
}

fn of_table(
    publication: Publication<'_>,
    release: &mut ReleaseWriter,
) -> Result<Vec<UnlistedRow>, ImportError> {
    let mut rows = Vec::new();
    for_each_row(LAYOUT, publication, |row| {
        if row.number == 1 {
            return Ok(());
        }
        if row.width() != 4 {
            return Err(row.refused(format!("{} cells stand where 4 should", row.width())));
        }
        let code = row.code(0, "HCPCS code")?;
        rows.push(UnlistedRow {
            code,
            title: release.text(row.cell(1)),
            added: row.day(2)?,
            last_day: row.day(3)?,
        });
        Ok(())
    })?;
    Ok(rows)
}

/// A letter and four digits.
fn level2(word: &str) -> Option<[u8; 5]> {
    let code: [u8; 5] = code(word)?;
    let [letter, digits @ ..] = &code;
    (letter.is_ascii_uppercase() && digits.iter().all(u8::is_ascii_digit)).then_some(code)
}

fn of_text(
    publication: Publication<'_>,
    release: &mut ReleaseWriter,
) -> Result<Vec<UnlistedRow>, ImportError> {
    let mut rows: Vec<(String, UnlistedRow)> = Vec::new();
    publication.for_each_line(|number, line| {
        let refused = |what: String| ImportError::line(LAYOUT, number, what);
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(code) = words.first().and_then(|word| level2(word)) else {
            // Titles, blank lines and page ends.
            return Ok(());
        };
        let dates: Vec<Day> = words.iter().rev().map_while(|word| day(word)).collect();
        let (added, last_day) = match dates.as_slice() {
            [added] => (*added, Day::NONE),
            [last, added] => (*added, *last),
            [] if rows.last().is_some_and(|(_, last)| last.code == code) => {
                if let Some((text, _)) = rows.last_mut() {
                    text.push(' ');
                    text.push_str(&words.get(1..).unwrap_or_default().join(" "));
                }
                return Ok(());
            }
            _ => return Err(refused("no date of addition ends the line".to_owned())),
        };
        let text = words.get(1..words.len() - dates.len()).unwrap_or_default().join(" ");
        rows.push((text, UnlistedRow { code, title: Text::default(), added, last_day }));
        Ok::<(), ImportError>(())
    })?;
    Ok(rows.into_iter().map(|(text, row)| UnlistedRow { title: release.text(&text), ..row }).collect())
}
