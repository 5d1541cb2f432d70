//! The data column: tests, notes, historians, interpretations and discussions.

use superbill_code_sets::procedures::ProcedureKind;
use superbill_domain::{
    Act, MdmColumn, MdmElement, MdmLevel, Procedure, ProcedureSuggestion, Span, VisitFactKind,
};

use super::{Column, element};
use crate::case::Case;

pub(super) fn count(case: &Case<'_>, billed: &[ProcedureSuggestion]) -> Column {
    let tests = unique_tests(case, billed);
    let mut elements: Vec<MdmElement> = Vec::new();
    for (code, span, act) in &tests {
        let done = if *act == Act::Reviewed { "result reviewed" } else { "ordered" };
        elements.push(element(case, MdmColumn::Data, format!("test {code} {done}"), &[*span]));
    }
    let fact = |kind| case.chart.facts.iter().find(|fact| fact.kind == kind).map(|fact| fact.span);
    let notes = fact(VisitFactKind::ExternalNoteReviewed);
    let historian = fact(VisitFactKind::IndependentHistorian);
    let interpretation =
        fact(VisitFactKind::IndependentInterpretation).filter(|_| !bills_interpretation(case, billed));
    let discussion = fact(VisitFactKind::DiscussedWithOther);
    let told = [
        (notes, "external notes reviewed"),
        (historian, "independent historian"),
        (interpretation, "independent interpretation of a test"),
        (discussion, "discussed with another clinician or source"),
    ];
    for (span, what) in told {
        elements.extend(span.map(|span| element(case, MdmColumn::Data, what, &[span])));
    }
    let documents = tests.len() + usize::from(notes.is_some());
    let first = documents + usize::from(historian.is_some()) >= 3;
    let categories =
        [first, interpretation.is_some(), discussion.is_some()].into_iter().filter(|met| *met).count();
    let level = match categories {
        2.. => MdmLevel::High,
        1 => MdmLevel::Moderate,
        _ if documents >= 2 || historian.is_some() => MdmLevel::Low,
        _ => MdmLevel::Straightforward,
    };
    Column { level, elements }
}

/// Tests ordered or reviewed in this visit, each code once; ordering includes reviewing. A test that the visit itself
/// bills is paid for by its own line and does not count again.
fn unique_tests(case: &Case<'_>, billed: &[ProcedureSuggestion]) -> Vec<(Procedure, Span, Act)> {
    let mut tests: Vec<(Procedure, Span, Act)> = Vec::new();
    for test in &case.chart.procedures {
        let counts = matches!(test.act, Act::Reviewed | Act::Ordered);
        let own = billed.iter().any(|line| line.code == test.code);
        let known = tests.iter().any(|(code, _, _)| *code == test.code);
        if counts && !own && !known && is_test(case, test.code) {
            tests.push((test.code, test.span, test.act));
        }
    }
    tests
}

fn kind(case: &Case<'_>, code: Procedure) -> Option<ProcedureKind> {
    case.tabular.procedures().procedure(code).map(|fact| fact.kind)
}

fn is_test(case: &Case<'_>, code: Procedure) -> bool {
    use ProcedureKind::{Diagnostic, Ecg, Imaging, Lab, Screening};
    matches!(kind(case, code), Some(Lab | Ecg | Imaging | Diagnostic | Screening))
}

/// True where the visit bills a test with an interpretation of its own.
fn bills_interpretation(case: &Case<'_>, billed: &[ProcedureSuggestion]) -> bool {
    use ProcedureKind::{Diagnostic, Ecg, Imaging};
    billed.iter().any(|line| matches!(kind(case, line.code), Some(Ecg | Imaging | Diagnostic)))
}
