//! Documentation: what a procedure's code asks of the note, and the questions where it is missing.

use superbill_code_sets::procedures::{Flag, ProcedureBook, ProcedureFact, ProcedureKind};
use superbill_domain::{Act, ProcedureMention, SectionRole, Span};

use super::side;
use crate::case::Case;
use crate::queries::ask;

/// A detail of a procedure that the note does not give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// The side of the body.
    Side,
    /// The number of views.
    Views,
    /// A procedure note: what was done, how and where.
    Note,
    /// The reading of the image or tracing.
    Interpretation,
    /// The dose of a drug.
    Dose,
    /// The number of lesions.
    Lesions,
    /// How a urinalysis was done.
    Method,
    /// The minutes of a counselling.
    Minutes,
}

impl Gap {
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Side => "the side",
            Self::Views => "the number of views",
            Self::Note => "a procedure note",
            Self::Interpretation => "an interpretation",
            Self::Dose => "the dose given",
            Self::Lesions => "the number of lesions",
            Self::Method => "the method",
            Self::Minutes => "the minutes",
        }
    }
}

/// What is missing for a procedure that was done.
pub(super) fn gaps(case: &Case<'_>, done: &ProcedureMention, fact: &ProcedureFact<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    if fact.flags.has(Flag::Sided) && side(case, done).is_none() {
        gaps.push(Gap::Side);
    }
    let text = case.chart.words(sentence(case, done.span)).to_lowercase();
    match fact.kind {
        ProcedureKind::Imaging if !tells_views(&text) => gaps.push(Gap::Views),
        ProcedureKind::Ecg if !is_read(case, done) => gaps.push(Gap::Interpretation),
        ProcedureKind::Surgery | ProcedureKind::Injection | ProcedureKind::FractureCare
            if case.chart.role(done.section) != SectionRole::Procedure =>
        {
            gaps.push(Gap::Note);
        }
        _ => {}
    }
    gaps
}

/// True where words count the views of an image; "reviewed" counts none.
fn tells_views(words: &str) -> bool {
    words.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "view" | "views"))
}

/// True where the note says what the tracing shows.
fn is_read(case: &Case<'_>, done: &ProcedureMention) -> bool {
    const READS: [&str; 7] = ["interpret", "rhythm", "normal", "reveal", "demonstrat", "shows", "read by"];
    let text = case.chart.words(sentence(case, done.span)).to_lowercase();
    READS.iter().any(|words| text.contains(words))
}

/// Asks for what is missing.
pub(super) fn ask(case: &mut Case<'_>, done: &ProcedureMention, gaps: &[Gap]) {
    let name = case.chart.words(done.span).to_owned();
    let words = sentence(case, done.span);
    for gap in gaps {
        let choices: &[&str] = match gap {
            Gap::Side => &["Right", "Left", "Both sides"],
            Gap::Views => &["One view", "Two views", "Three views", "Four or more views"],
            Gap::Note => &["Done in this visit; a procedure note will be added", "Not done in this visit"],
            Gap::Interpretation => &[
                "Done and interpreted in this visit",
                "Done in this visit, interpreted elsewhere",
                "Done elsewhere",
            ],
            Gap::Dose => &[],
            Gap::Lesions => &["One", "Two to fourteen (state how many)", "Fifteen or more"],
            Gap::Method => &[
                "Read by hand, without microscopy",
                "Read by machine, without microscopy",
                "Read by hand, with microscopy",
                "Read by machine, with microscopy",
            ],
            Gap::Minutes => &["Three minutes or less", "More than three, up to ten", "More than ten"],
        };
        let text = format!("Please document {} for “{name}”.", gap.words());
        ask::provider(case, format!("{name}: {}", gap.words()), text, choices, &[words], &[], None);
    }
}

/// Asks whether a procedure that the note recommends for today was done.
pub(super) fn ask_whether_done(case: &mut Case<'_>, book: &ProcedureBook<'_>) {
    let chart = case.chart;
    for planned in chart.procedures.iter().filter(|planned| planned.act == Act::Planned) {
        let bodily = book.procedure(planned.code).is_some_and(|fact| {
            matches!(fact.kind, ProcedureKind::Surgery | ProcedureKind::Injection | ProcedureKind::Casting)
        });
        let words = sentence(case, planned.span);
        if !bodily || !chart.words(words).to_lowercase().contains("today") {
            continue;
        }
        let name = chart.words(planned.span).to_owned();
        let text = format!(
            "Was “{name}” done in this visit? If so, please document how, where and to what depth or amount."
        );
        let choices =
            ["Done in this visit; a procedure note will be added", "Recommended, not done in this visit"];
        ask::provider(case, format!("{name}: done in this visit?"), text, &choices, &[words], &[], None);
    }
}

/// The sentence in which a span stands; the span itself where no sentence holds it.
pub(super) fn sentence(case: &Case<'_>, span: Span) -> Span {
    let holding =
        case.chart.sentences.iter().map(|sentence| sentence.span).find(|sentence| sentence.contains(&span));
    holding.unwrap_or(span)
}
