//! The risk column: what is decided about the patient's management.

use superbill_domain::{
    Act, MdmColumn, MdmElement, MdmLevel, Medication, MedicineAct, SectionRole, VisitFactKind,
};

use super::{Column, element};
use crate::case::Case;
use crate::gather::is_decided;

pub(super) fn count(case: &Case<'_>) -> Column {
    let mut elements: Vec<(MdmLevel, MdmElement)> = Vec::new();
    facts(case, &mut elements);
    medicines(case, &mut elements);
    orders(case, &mut elements);
    let level = elements.iter().map(|(level, _)| *level).max().unwrap_or(MdmLevel::Straightforward);
    let elements = elements.into_iter().filter(|(of, _)| *of == level).map(|(_, element)| element).collect();
    Column { level, elements }
}

fn facts(case: &Case<'_>, elements: &mut Vec<(MdmLevel, MdmElement)>) {
    let surgery = case.chart.facts.iter().any(|fact| fact.kind == VisitFactKind::SurgeryDecision);
    for fact in &case.chart.facts {
        let (level, what) = match fact.kind {
            VisitFactKind::ToxicityMonitoring => (MdmLevel::High, "drug monitored intensively for toxicity"),
            // A stay that only belongs to a planned operation is no decision for hospital care.
            VisitFactKind::HospitalDecision if !surgery => {
                (MdmLevel::High, "decision regarding hospital care")
            }
            VisitFactKind::SurgeryDecision => (MdmLevel::Moderate, "decision regarding surgery"),
            VisitFactKind::SocialLimits => {
                (MdmLevel::Moderate, "social circumstances limit diagnosis or treatment")
            }
            VisitFactKind::TherapyPrescribed => (MdmLevel::Low, "therapy or exercises prescribed"),
            VisitFactKind::Referral => (MdmLevel::Low, "referral"),
            _ => continue,
        };
        elements.push((level, element(case, MdmColumn::Risk, what, &[fact.span])));
    }
}

/// A prescription drug counts where it is decided on, not where it is listed.
fn medicines(case: &Case<'_>, elements: &mut Vec<(MdmLevel, MdmElement)>) {
    for medicine in case.chart.medications.iter().filter(|medicine| is_managed(case, medicine)) {
        let (level, what) = if medicine.prescription {
            (MdmLevel::Moderate, "prescription drug management")
        } else {
            (MdmLevel::Low, "over-the-counter drug")
        };
        elements.push((level, element(case, MdmColumn::Risk, what, &[medicine.span])));
    }
}

fn is_managed(case: &Case<'_>, medicine: &Medication) -> bool {
    let role = case.chart.role(medicine.section);
    let planned = medicine.problem.is_some() || role.is_assessment() || role == SectionRole::Instructions;
    let begun = matches!(medicine.act, MedicineAct::Started | MedicineAct::Changed);
    is_decided(medicine.act) && (planned || begun && role == SectionRole::Procedure)
}

fn orders(case: &Case<'_>, elements: &mut Vec<(MdmLevel, MdmElement)>) {
    for order in
        case.chart.procedures.iter().filter(|order| matches!(order.act, Act::Ordered | Act::Performed))
    {
        elements.push((
            MdmLevel::Low,
            element(case, MdmColumn::Risk, "test or procedure ordered or done", &[order.span]),
        ));
    }
}
