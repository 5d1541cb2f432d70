//! Step 1: a note is read and its codes are suggested.

use superbill_chart_reading::Reader;
use superbill_code_assignment::{Profile, assign};
use superbill_code_sets::Book;
use superbill_domain::{Chart, Document, Suggestions, VisitContext};

/// A note with what it says and what that leads to.
#[derive(Debug, Clone)]
pub struct CodedNote {
    /// What the note says.
    pub chart: Chart,
    /// What it leads to; what the reading found stands first among its findings.
    pub suggestions: Suggestions,
}

/// Reads a note and suggests its codes, as of the day of the visit.
///
/// Where the front desk does not know the patient's age, the note's own word counts.
#[must_use]
pub fn code(
    document: Document,
    context: &VisitContext,
    profile: Profile,
    reader: &Reader,
    book: Book<'_>,
) -> CodedNote {
    let (chart, mut findings) = reader.read(document);
    let stated = chart.age.map(|(age, _)| age);
    let context = VisitContext { age: context.age.or(stated), ..*context };
    let mut suggestions = assign(&chart, &context, profile, book);
    findings.append(&mut suggestions.findings);
    suggestions.findings = findings;
    CodedNote { chart, suggestions }
}
