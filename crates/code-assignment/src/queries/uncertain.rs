//! Diagnoses that the assessment leaves uncertain.

use superbill_domain::NotCodedReason;

use crate::case::Case;
use crate::gather::{Standing, standing};
use crate::queries::ask;
use crate::symptom::is_symptom;

pub(super) fn raise(case: &mut Case<'_>) {
    let chart = case.chart;
    for mention in chart
        .mentions
        .iter()
        .filter(|mention| mention.problem.is_some() || chart.role(mention.section).is_assessment())
    {
        let Standing::Barred(NotCodedReason::Uncertain, cue) = standing(mention, case.context) else {
            continue;
        };
        if is_symptom(mention) || mention.traits.status {
            continue;
        }
        let Some(code) = mention.denotes.first().map(|denotation| denotation.code) else { continue };
        if case.diagnoses.iter().any(|diagnosis| diagnosis.code.category() == code.category()) {
            continue;
        }
        let name = chart.words(mention.span).to_lowercase();
        let sentence = chart.sentences.get(mention.sentence).map_or(mention.span, |sentence| sentence.span);
        let text = format!(
            "The assessment names “{name}” with “{}”. What is its status after this visit?",
            chart.words(cue)
        );
        let choices = ["Confirmed", "Ruled out", "Still under evaluation"];
        ask::provider(case, format!("status of {name}"), text, &choices, &[sentence], &[code], None);
    }
}
