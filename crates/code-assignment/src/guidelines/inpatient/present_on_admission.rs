//! Present on admission: for every code of a stay, or exempt.

use superbill_domain::{PresentOnAdmission, RuleId, Severity, Span};

use super::poa_exempt::is_exempt;
use crate::case::{Case, Diagnosis};
use crate::guideline::{Guideline, ICD10};
use crate::queries::ask;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-PRESENT-ON-ADMISSION"),
    section: "Appendix I",
    title: "Condition present when the patient was admitted",
    what: "Each diagnosis of an inpatient stay tells whether it was present at the order for admission: \
           Y, N, U where the record does not say, W where the provider cannot tell; codes on the exempt \
           list tell nothing.",
    why: "A condition that came in the hospital and is reported as present hides harm; one that was \
           present and is not, takes payment away.",
    example: "“Pneumonia, present on admission”: J18.9 with Y. “Developed a urinary tract infection on day \
           4”: N39.0 with N.",
    remedy: "Where the record is unclear, ask; U is for the rare case in which nobody can answer.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        (
            "@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic. A: [Hypertension|I10 chronic]. Stable.",
            "J18.9 I10",
        ),
        (
            "@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic. A: [Urinary tract infection|N39.0 acute] \
          developed on day 4. Treat.",
            "J18.9 N39.0",
        ),
        ("@inpatient A: [Pressure ulcer of heel|L89.609 chronic], hospital-acquired. Offload.", "L89.609"),
        (
            "@inpatient A: [Long-term insulin|Z79.4 status]. Refill. A: [Pneumonia|J18.9 acute]. \
          Antibiotic.",
            "J18.9 Z79.4",
        ),
    ],
    rests: [
        ("A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@emergency A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@outpatient A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Urinary tract infection|N39.0 acute] developed on day 4. Treat.", "N39.0"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

/// Words that say that the condition came after the admission.
const CAME_LATER: [&str; 10] = [
    "hospital day",
    "developed on day",
    "hospital-acquired",
    "hospital acquired",
    "nosocomial",
    "during the stay",
    "during hospitalization",
    "after admission",
    "postoperative day",
    "not present on admission",
];
const UNDETERMINED: [&str; 2] = ["cannot be determined whether", "unable to determine whether"];

fn apply(case: &mut Case<'_>) {
    if !case.context.setting.is_inpatient() {
        return;
    }
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at).cloned() else { continue };
        let told = indicator(case, &diagnosis);
        if let Some(diagnosis) = case.diagnoses.get_mut(at) {
            diagnosis.present_on_admission = Some(told);
            diagnosis.marked(&RULE.id);
        }
        // An acute complication of care that nobody dates: the one case in which the default would hide harm.
        if told == PresentOnAdmission::Unknown {
            let words: Vec<Span> = case.mentions_of(&diagnosis).map(|mention| mention.span).collect();
            let text = "Was the condition present at the order for inpatient admission?".to_owned();
            let choices = ["Present on admission", "Not present on admission"];
            ask::provider(
                case,
                format!("admission status of {}", diagnosis.code),
                text,
                &choices,
                &words,
                &[diagnosis.code],
                Some(&RULE.id),
            );
        }
    }
}

/// The indicator: exempt by the list, else by the provider's words, else present, unless it is a complication of care.
fn indicator(case: &Case<'_>, diagnosis: &Diagnosis) -> PresentOnAdmission {
    const OF_CARE: [&str; 8] = ["T80", "T81", "T88", "J95", "I97", "N99", "K91", "L89"];
    let says = |words: &[&str]| case.says(diagnosis, words);
    if is_exempt(diagnosis.code) {
        PresentOnAdmission::Exempt
    } else if says(&UNDETERMINED) {
        PresentOnAdmission::Undetermined
    } else if says(&CAME_LATER) {
        PresentOnAdmission::No
    } else if says(&["present on admission"]) || diagnosis.traits.chronic && !diagnosis.is_any(&OF_CARE) {
        PresentOnAdmission::Yes
    } else if diagnosis.is_any(&OF_CARE) {
        PresentOnAdmission::Unknown
    } else {
        PresentOnAdmission::Yes
    }
}
