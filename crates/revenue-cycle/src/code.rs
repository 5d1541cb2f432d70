//! Step 1: a note is read and its codes are suggested.

use std::borrow::Cow;

use superbill_chart_reading::Reader;
use superbill_code_assignment::{Profile, assign};
use superbill_code_sets::Book;
use superbill_domain::{
    Authority, Chart, Document, Explanation, Outline, RuleId, Severity, Subject, Suggestions, VisitContext,
};

/// A date of service for which no release is at hand.
static NO_RELEASE: Explanation = Explanation {
    id: RuleId::new("CODE-NO-RELEASE"),
    title: "Date of service without a release of ICD-10-CM",
    what: "No release of ICD-10-CM that is at hand was in force on the date of service.",
    why: "A code is valid as of a day. Under another edition a visit may get codes that did not exist, or no longer do.",
    example: "A document tells of a visit in 2012.",
    remedy: "Give the date of service with --on where the file's is wrong, or add the release of that year.",
    authority: Authority {
        publication: Cow::Borrowed("45 CFR"),
        edition: Cow::Borrowed("2026"),
        row: Cow::Borrowed("162.1000(a)"),
    },
    severity: Severity::Warn,
    likely_denial: None,
    from: None,
    to: None,
};

/// What the rules of this step say of themselves.
pub(crate) fn explanations() -> Vec<Explanation> {
    vec![NO_RELEASE.clone()]
}

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
    code_outlined(document, &Outline::default(), context, profile, reader, book)
}

/// Reads the text of a structured source with what it states beside the words, and suggests its codes.
#[must_use]
pub fn code_outlined(
    document: Document,
    outline: &Outline,
    context: &VisitContext,
    profile: Profile,
    reader: &Reader,
    book: Book<'_>,
) -> CodedNote {
    let (chart, mut findings) = reader.read_outlined(document, outline);
    if book.releases().next().is_none() {
        let subject = Subject::Document(chart.document.id.clone());
        let message = format!("No release of ICD-10-CM at hand was in force on {}.", context.on);
        findings.push(NO_RELEASE.finding(subject, Vec::new(), message));
    }
    let stated = chart.age.map(|(age, _)| age);
    let context = VisitContext { age: context.age.or(stated), ..*context };
    let mut suggestions = assign(&chart, &context, profile, book);
    findings.append(&mut suggestions.findings);
    suggestions.findings = findings;
    CodedNote { chart, suggestions }
}
