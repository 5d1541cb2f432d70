//! General equivalence mappings (`2018_I9gem.txt`, `2018_I10gem.txt`): the code it leads from, the code it leads to or `NoDx`,
//! and five digits: approximate, no map, combination, scenario, choice list.
//!
//! The two directions are two files, and make two releases.

use superbill_code_sets::groupings::{GemRow, Icd9Key};
use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{DiagnosisKey, Effective, System};
use superbill_domain::{Date, Icd10Cm};

use super::expect_end;
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "equivalence mappings";
const NO_CODE: [&str; 2] = ["NoDx", "NODX"];

/// The layout.
pub(crate) struct Gems;

impl Layout for Gems {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        let mut lines = head.lines().take(3).peekable();
        lines.peek().is_some() && lines.all(|line| Line::read(line).is_ok())
    }

    fn read(&self, file: Publication<'_>, context: &Context<'_>) -> Result<ReleaseWriter, ImportError> {
        let named = crate::edition::from_name(file.name());
        let missing = || ImportError::NoEdition { layout: LAYOUT, file: file.name().to_owned() };
        let from = context.from.or(named.map(|(_, from)| from)).ok_or_else(missing)?;
        let days = in_force_from(from);
        let mut rows: Vec<GemRow> = Vec::new();
        let mut direction = None;
        file.for_each_line(|number, line| {
            let read = Line::read(line).map_err(|what| ImportError::line(LAYOUT, number, what))?;
            let first = *direction.get_or_insert(read.direction);
            let row =
                read.row(first).ok_or_else(|| ImportError::line(LAYOUT, number, "it leads the other way"))?;
            rows.push(row);
            Ok::<(), ImportError>(())
        })?;
        expect_end(LAYOUT, &rows)?;
        let named = format!("{}-I{}", from.year(), direction.unwrap_or_default());
        let edition = context.edition.map_or(named, str::to_owned);
        let mut release = ReleaseWriter::new(System::Gems, edition, days);
        release.table(rows);
        Ok(release)
    }
}

/// Mappings are no list of codes in force: they answer until others come.
fn in_force_from(from: Date) -> Effective {
    Effective { from, to: None }
}

/// A line as read; `direction` is that which its codes' shapes suggest: 9 where it leads from ICD-9-CM.
struct Line<'t> {
    source: &'t str,
    target: &'t str,
    flags: [u8; 5],
    direction: u8,
}

impl<'t> Line<'t> {
    fn read(line: &'t str) -> Result<Self, String> {
        let mut words = line.split_whitespace();
        let (Some(source), Some(target), Some(flags), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err("it has not two codes and flags".to_owned());
        };
        let digits: [u8; 5] =
            flags.as_bytes().try_into().map_err(|_| format!("“{flags}” are not five flags"))?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(format!("“{flags}” are not five flags"));
        }
        let direction = match (icd9(source), icd10(source)) {
            (Some(_), None) => 9,
            (None, Some(_)) => 10,
            // E and V codes have the shape of both: the other side tells.
            (Some(_), Some(_)) if icd10(target).is_some() && icd9(target).is_none() => 9,
            (Some(_), Some(_)) => 10,
            (None, None) => return Err(format!("“{source}” is no diagnosis code")),
        };
        Ok(Self { source, target, flags: digits.map(|digit| digit - b'0'), direction })
    }

    /// The row, read in the direction of the file.
    fn row(&self, direction: u8) -> Option<GemRow> {
        let (old, new) = if direction == 9 { (self.source, self.target) } else { (self.target, self.source) };
        let [_, no_map, ..] = self.flags;
        let none = |text: &str| no_map == 1 && NO_CODE.contains(&text);
        let icd9 = if none(old) { Icd9Key::default() } else { icd9(old)? };
        let icd10 = if none(new) { DiagnosisKey::default() } else { icd10(new)?.into() };
        Some(GemRow { direction, icd9, icd10, flags: self.flags })
    }
}

fn icd9(text: &str) -> Option<Icd9Key> {
    Icd9Key::read(text)
}

fn icd10(text: &str) -> Option<Icd10Cm> {
    text.parse().ok()
}
