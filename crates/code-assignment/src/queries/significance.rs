//! Abnormal findings and treatments whose meaning the provider does not state (Official Guidelines III.B).

use superbill_domain::{SectionRole, Span};

use crate::case::Case;
use crate::gather::{Standing, is_decided, standing};
use crate::queries::ask;

/// Most findings that one note asks about.
const MOST: usize = 3;

pub(super) fn raise(case: &mut Case<'_>) {
    findings(case);
    treatments(case);
}

/// Findings of the examination and the results that no diagnosis explains.
fn findings(case: &mut Case<'_>) {
    let chart = case.chart;
    let mut asked = 0;
    for mention in &chart.mentions {
        let found = matches!(
            chart.role(mention.section),
            SectionRole::Exam | SectionRole::Results | SectionRole::Vitals
        );
        let abnormal = mention.traits.finding
            && !mention.traits.symptom
            && standing(mention, case.context) == Standing::Affirmed;
        let Some(code) = mention.denotes.first().map(|denotation| denotation.code) else { continue };
        let explained = case.diagnoses.iter().any(|diagnosis| diagnosis.code.category() == code.category())
            || case.set_aside.iter().any(|aside| aside.code == code);
        if !found || !abnormal || explained || names_a_test(case, mention.span) || asked == MOST {
            continue;
        }
        asked += 1;
        let name = chart.words(mention.span).to_lowercase();
        let sentence = chart.sentences.get(mention.sentence).map_or(mention.span, |sentence| sentence.span);
        let text = format!(
            "The note records “{name}”. Does it have clinical significance in this visit, and if so, which diagnosis?"
        );
        let choices = ["Clinically significant, with the diagnosis", "No clinical significance"];
        ask::provider(case, format!("significance of {name}"), text, &choices, &[sentence], &[code], None);
    }
}

/// True for words within the name of a test, a procedure or a result: the strep of "rapid strep test" is no finding.
fn names_a_test(case: &Case<'_>, words: Span) -> bool {
    let chart = case.chart;
    let mut names =
        chart.procedures.iter().map(|act| act.span).chain(chart.results.iter().map(|result| result.test));
    names.any(|name| name.overlaps(&words))
}

/// Prescription drugs decided on under a problem that leads to no diagnosis.
fn treatments(case: &mut Case<'_>) {
    let chart = case.chart;
    for medicine in
        chart.medications.iter().filter(|medicine| medicine.prescription && is_decided(medicine.act))
    {
        let Some(problem) = medicine.problem else { continue };
        if case.diagnoses.iter().any(|diagnosis| diagnosis.problem == Some(problem)) {
            continue;
        }
        let name = chart.words(medicine.span).to_lowercase();
        let text = format!("“{name}” is managed in this visit. Which condition is it for?");
        let none: [&str; 0] = [];
        ask::provider(case, format!("indication of {name}"), text, &none, &[medicine.span], &[], None);
    }
}
