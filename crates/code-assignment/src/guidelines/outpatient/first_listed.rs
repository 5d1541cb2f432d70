//! First listed is what the visit was chiefly for.

use superbill_domain::{RuleId, SectionRole, Severity};

use crate::case::Case;
use crate::gather::{Standing, standing};
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;
use crate::symptom::is_symptom;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-FIRST-LISTED"),
    section: "IV.A, IV.G",
    title: "Reason of the visit that no code tells",
    what: "The condition chiefly responsible for the services of the visit is listed first; where the \
           patient came for something that no code tells, the provider is asked.",
    why: "Medical necessity is judged by the first code. A complaint that vanishes leaves the visit \
           without its reason.",
    example: "“Comes for dizziness. Assessment: hypertension, stable”: I10, with a query for the \
           dizziness.",
    remedy: "Document what became of the complaint.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("CC: [Dizziness|R42 symptom]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("CC: [Cough|R05.9 symptom]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("CC: [Headache|R51.9 symptom]. A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("CC: [Chest pain|R07.9 symptom]. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("CC: [Fatigue|R53.83 symptom]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    rests: [
        ("CC: [Cough|R05.9 symptom]. A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("CC: [Dizziness|R42 symptom]. A: [Dizziness|R42 symptom]. Meclizine.", "R42"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        (
            "CC: [Knee pain|M25.569 symptom left]. A: [Knee arthritis|M17.12 chronic left]. Injection.",
            "M17.12",
        ),
        ("CC: [Hypertension|I10 chronic]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    // The complaint may be part of any disease of the same visit: only a visit of one chronic problem tells the difference.
    let chronic = case.diagnoses.iter().all(|one| one.traits.chronic && !one.traits.injury);
    if case.context.setting.is_inpatient()
        || case.diagnoses.is_empty()
        || !chronic
        || case.chart.problems.len() != case.diagnoses.len()
    {
        return;
    }
    let complaint = case.chart.mentions.iter().find(|mention| {
        case.chart.role(mention.section) == SectionRole::ChiefComplaint
            && is_symptom(mention)
            && standing(mention, case.context) == Standing::Affirmed
    });
    let Some((mention, code)) = complaint.and_then(|mention| Some((mention, case.denoted(mention)?))) else {
        return;
    };
    let told = case.diagnoses.iter().any(|one| {
        one.code.category() == code.category() || crate::guidelines::is_part_of(code, one.code, true)
    });
    let taken_up = case.chart.mentions.iter().any(|other| {
        case.is_assessed(other)
            && case.denoted(other).is_some_and(|other| other.category() == code.category())
    });
    if told || taken_up {
        return;
    }
    let name = case.chart.words(mention.span).to_lowercase();
    let text = format!("The patient comes for “{name}”. What did the visit find about it?");
    let none: [&str; 0] = [];
    ask::provider(case, format!("outcome of {name}"), text, &none, &[mention.span], &[code], Some(&RULE.id));
}
