//! The list of diagnoses exempt from present-on-admission reporting (`POAexemptCodesFY26.txt` or `.xlsx`): the number of
//! the code in the order file, the code with its dot, its title; by tab in the text.
//!
//! The lists of what was added, deleted and revised beside it are about the list, not the list: they are passed over.

use superbill_code_sets::release::ReleaseWriter;
use superbill_code_sets::{PoaExemptRow, System};
use superbill_domain::Icd10Cm;

use super::fiscal_year::FiscalYear;
use crate::layout::{Context, Layout};
use crate::workbook;
use crate::{ImportError, Publication};

const LAYOUT: &str = "POA-exempt list";
/// The columns, after the number of the order file of some year.
const COLUMNS: [&str; 2] = ["POAexemptCode", "Description"];

/// The layout.
pub(crate) struct PoaExempt;

impl Layout for PoaExempt {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let text = publication.head_text();
        let header = text.lines().next().unwrap_or_default();
        let is_text = is_header(&header.split('\t').map(str::trim).collect::<Vec<_>>());
        let is_list = !publication.name().to_ascii_lowercase().contains("add");
        // In the publisher's zip the text and the workbook hold the same list: one of them is enough.
        let first_row = || workbook::row(publication.head(), 1);
        let is_workbook =
            || !publication.stands_beside(".txt") && first_row().is_some_and(|row| is_header(&row));
        is_list && (is_text || is_workbook())
    }

    fn read(&self, file: Publication<'_>, context: &Context<'_>) -> Result<ReleaseWriter, ImportError> {
        let year = FiscalYear::of(LAYOUT, file.name(), None, context)?;
        let rows = if workbook::is_workbook(file.head()) {
            of_workbook(&file.into_bytes()?)
        } else {
            rows(&file.into_text()?)
        };
        let mut release = ReleaseWriter::new(System::PoaExempt, year.edition, year.days);
        release.table(rows?);
        Ok(release)
    }
}

/// The rows of the list as text.
///
/// # Errors
/// Where a line has no number, code or title, is out of order, or the last one is cut.
pub fn rows(text: &str) -> Result<Vec<PoaExemptRow>, ImportError> {
    let mut list = List::default();
    for (number, line) in (1..).zip(text.lines()).skip(1) {
        list.line(number, &line.split('\t').collect::<Vec<_>>())?;
    }
    if !text.ends_with('\n') {
        return Err(ImportError::line(
            LAYOUT,
            text.lines().count(),
            "the file is cut: its last line does not end",
        ));
    }
    list.whole()
}

fn of_workbook(bytes: &[u8]) -> Result<Vec<PoaExemptRow>, ImportError> {
    let mut list = List::default();
    workbook::for_each_row(
        LAYOUT,
        bytes,
        None,
        |number, cells| {
            if number == 1 { Ok(()) } else { list.line(number, cells) }
        },
    )?;
    list.whole()
}

/// A list being read.
#[derive(Default)]
struct List {
    rows: Vec<PoaExemptRow>,
    /// The number of the last code in the order file.
    last: u32,
}

impl List {
    fn line<T: AsRef<str>>(&mut self, number: usize, cells: &[T]) -> Result<(), ImportError> {
        let wrong = |what: String| ImportError::line(LAYOUT, number, what);
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.as_ref().trim());
        if cell(2).is_empty() {
            return Err(wrong("it has not three columns".to_owned()));
        }
        let order: u32 =
            cell(0).parse().map_err(|_| wrong(format!("“{}” is no number of a code", cell(0))))?;
        if order <= self.last {
            return Err(wrong(format!("{order} follows {}: the list is out of order", self.last)));
        }
        self.last = order;
        let code: Icd10Cm = cell(1).parse().map_err(|error| wrong(format!("{error}")))?;
        self.rows.push(PoaExemptRow { code: code.into() });
        Ok(())
    }

    fn whole(self) -> Result<Vec<PoaExemptRow>, ImportError> {
        let nothing = || ImportError::layout(LAYOUT, "the end", "it lists no code");
        if self.rows.is_empty() { Err(nothing()) } else { Ok(self.rows) }
    }
}

fn is_header<T: AsRef<str>>(cells: &[T]) -> bool {
    matches!(cells, [order, rest @ ..] if order.as_ref().starts_with("Order") && rest.iter().map(AsRef::as_ref).eq(COLUMNS))
}
