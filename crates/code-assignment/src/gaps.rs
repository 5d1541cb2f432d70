//! Gaps: what a coder should know that no code and no query tells.

use superbill_domain::{Explanation, NotCodedReason, Span, Subject};

use crate::case::Case;
use crate::gather::{Standing, standing};
use crate::rules::{NEW_OR_ESTABLISHED, UNREAD_PROBLEM};

/// Reports the gaps of a case that is otherwise done.
pub(crate) fn report(case: &mut Case<'_>, level_needs_it: bool) {
    for (index, problem) in case.chart.problems.iter().enumerate() {
        let coded = case.diagnoses.iter().any(|diagnosis| diagnosis.problem == Some(index));
        if coded || is_explained(case, index) {
            continue;
        }
        let title = case.chart.words(problem.title).trim().to_owned();
        let message = format!("The problem “{title}” led to no code.");
        push(case, &UNREAD_PROBLEM, &[problem.title], message);
    }
    if level_needs_it {
        let message =
            "Neither the registration nor the note says whether the patient is new; coded as established.";
        push(case, &NEW_OR_ESTABLISHED, &[], message.to_owned());
    }
}

/// True where a mention of the title is set aside for a reason that is told elsewhere.
fn is_explained(case: &Case<'_>, problem: usize) -> bool {
    let told = |span: &Span| case.set_aside.iter().any(|aside| span.contains(&aside.term));
    let title = case.chart.problems.get(problem).map(|problem| problem.title);
    let mut mentions =
        case.chart.mentions.iter().filter(|mention| mention.in_title && mention.problem == Some(problem));
    let barred = mentions.any(|mention| {
        matches!(standing(mention, case.context), Standing::Barred(reason, _) if reason != NotCodedReason::Historical)
    });
    barred || title.as_ref().is_some_and(told)
}

fn push(case: &mut Case<'_>, rule: &Explanation, spans: &[Span], message: String) {
    let subject = Subject::Document(case.chart.document.id.clone());
    case.findings.push(rule.finding(subject, case.evidence(spans), message));
}

#[cfg(test)]
mod tests {
    use superbill_domain::VisitContext;

    use crate::testing::{assigned, chart, findings, office};

    #[test]
    fn a_problem_that_led_to_no_code_is_told() {
        let note = "A: Frobnication. Observe. A: [Hypertension|I10 chronic]. Stable.";
        assert_eq!(findings(note), ["ASSIGN-UNREAD-PROBLEM"]);
        assert!(findings("A: Possible [gout|M10.9 chronic uncertain]. Labs.").is_empty());
    }

    #[test]
    fn a_patient_of_whom_nobody_says_that_she_is_new_is_told() {
        let unknown = VisitContext { new_patient: None, ..office() };
        let found = assigned(&chart("A: [Hypertension|I10 chronic]. Stable."), &unknown).findings;
        assert_eq!(
            found.iter().map(|finding| finding.rule.as_str()).collect::<Vec<_>>(),
            ["ASSIGN-NEW-OR-ESTABLISHED"]
        );
    }
}
