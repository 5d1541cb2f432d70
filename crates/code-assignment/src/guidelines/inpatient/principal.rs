//! The principal diagnosis: what, after study, occasioned the admission.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Diagnosis, Doubt, Place};
use crate::guideline::{Guideline, ICD10};
use crate::symptom::is_symptom_code;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-PRINCIPAL"),
    section: "II.A, II.B, II.C, II.D",
    title: "Principal diagnosis after study",
    what: "Principal is the condition established after study to be chiefly responsible for the \
           admission; a symptom is none beside a diagnosis that explains the stay; of two that qualify \
           alike, a person chooses.",
    why: "The principal diagnosis decides on the payment of the stay; a symptom or a chronic companion \
           in its place is refused or underpaid.",
    example: "“Hypertension. Pneumonia, admitted for antibiotics”: J18.9 first, then I10.",
    remedy: "Confirm which condition occasioned the admission.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        (
            "@inpatient A: [Hypertension|I10 chronic]. Stable. A: [Pneumonia|J18.9 acute]. Antibiotic.",
            "J18.9 I10",
        ),
        (
            "@inpatient A: [Vertigo|R42 symptom]. Monitor. A: [Pyelonephritis|N10 acute]. Antibiotic.",
            "N10 R42",
        ),
        (
            "@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic. A: [Pyelonephritis|N10 acute]. Antibiotic.",
            "J18.9 N10",
        ),
        ("@inpatient A: [Gout|M10.9 chronic]. Diet. A: [Appendicitis|K37 acute]. Surgery.", "K37 M10.9"),
        (
            "@inpatient A: [Diabetes|E11.9 chronic]. Insulin. A: [Hip fracture|S72.001A injury right \
          acute]. Surgery.",
            "S72.001A E11.9",
        ),
    ],
    rests: [
        ("@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        (
            "@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic. A: [Hypertension|I10 chronic]. Stable.",
            "J18.9 I10",
        ),
        ("A: [Hypertension|I10 chronic]. Stable. A: [Pneumonia|J18.9 acute]. Antibiotic.", "I10 J18.9"),
        ("@inpatient A: [Vertigo|R42 symptom]. Monitor.", "R42"),
        ("@inpatient A: [Heart failure|I50.9 chronic]. Lasix.", "I50.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    if !case.context.setting.is_inpatient() {
        return;
    }
    let acute = |one: &Diagnosis| {
        one.traits.acute
            && !one.traits.symptom
            && !is_symptom_code(one.code)
            && !one.is_any(&["V", "W", "X", "Y", "Z", "N17", "J96"])
    };
    let Some(first) = case.diagnoses.iter().position(|one| acute(one) && one.place == Place::Title) else {
        return;
    };
    let leads = case
        .diagnoses
        .first()
        .is_some_and(|one| acute(one) || one.is_any(&["O", "Z38", "I11", "I13", "A4", "U07", "J96"]));
    if first > 0 && !leads && !underlies(case, first) {
        let mut principal = case.diagnoses.remove(first);
        principal.doubt(Doubt::Presumed);
        principal.by(&RULE.id, "Of the conditions, it is the acute one for which patients are admitted.");
        case.diagnoses.insert(0, principal);
        return;
    }
    let alike = case.diagnoses.iter().filter(|one| acute(one) && one.place == Place::Title).count() > 1;
    if let Some(one) = case.diagnoses.first_mut().filter(|_| alike) {
        one.doubt(Doubt::Presumed);
        one.by(&RULE.id, "Two acute conditions may have occasioned the admission; a person chooses.");
    }
}

/// True where a note of the list puts another diagnosis before this one.
fn underlies(case: &Case<'_>, at: usize) -> bool {
    let Some(one) = case.diagnoses.get(at) else { return false };
    case.diagnoses.iter().take(at).any(|before| case.tabular.comes_after(one.code, before.code))
}
