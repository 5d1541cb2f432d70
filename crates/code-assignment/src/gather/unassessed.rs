//! Leads of a note without an assessment: what reads like a diagnosis, else the reason of the visit.

use superbill_domain::SectionRole;

use super::managed::sentence_of;
use super::stand_in::reason_of_visit;
use super::{Lead, Standing, cues, standing};
use crate::case::Sense;
use crate::case::{Case, Place};

/// Statements of a diagnosis in the history or the plan; where there are none, the symptom the patient came for.
pub(super) fn leads(case: &Case<'_>) -> Vec<Lead> {
    let mut leads = Vec::new();
    for (index, mention) in case.chart.mentions.iter().enumerate() {
        let role = case.chart.role(mention.section);
        let told = matches!(
            role,
            SectionRole::Plan | SectionRole::Hpi | SectionRole::Other | SectionRole::ChiefComplaint
        );
        let stated = sentence_of(case, mention).is_some_and(|sentence| {
            !cues::teaches(case, sentence)
                && (cues::states(case, sentence) || cues::prescribes(case, sentence))
        });
        if told && stated && standing(mention, case.context) == Standing::Affirmed {
            leads.push(Lead::new(index, Place::Elsewhere, Sense::Current));
        }
    }
    if leads.is_empty() {
        leads.extend(reason_of_visit(case).map(|index| Lead::new(index, Place::Elsewhere, Sense::Current)));
    }
    leads
}
