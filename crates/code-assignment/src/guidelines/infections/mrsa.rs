//! MRSA: one code for the infection and its organism where there is one.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-MRSA"),
    section: "I.C.1.e",
    title: "Infection with resistant staphylococcus",
    what: "Sepsis and pneumonia with methicillin resistant Staphylococcus aureus have codes of their \
           own; elsewhere B95.62 follows the infection.",
    why: "The organism coded beside a code that already tells it repeats it; left out elsewhere, the \
           resistance that decides on treatment is lost.",
    example: "“Pneumonia due to MRSA”: J15.212, without B95.62.",
    remedy: "Confirm that the infection is ascribed to the organism; carriage alone is Z22.322.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("@inpatient A: [Pneumonia|J18.9 acute] due to MRSA. Vancomycin.", "J15.212"),
        ("@inpatient A: [Sepsis|A41.9 acute] with MRSA. Vancomycin.", "A41.02"),
        ("@inpatient A: [Pneumonia|J18.9 acute], methicillin resistant staph grown. Vancomycin.", "J15.212"),
        ("@inpatient A: [Sepsis|A41.9 acute], methicillin-resistant staph. Vancomycin.", "A41.02"),
        ("@inpatient A: [Staphylococcal pneumonia|J15.20 acute]. MRSA on culture.", "J15.212"),
    ],
    rests: [
        ("@inpatient A: [Pneumonia|J18.9 acute]. Levofloxacin.", "J18.9"),
        ("@inpatient A: [Sepsis|A41.9 acute]. Fluids.", "A41.9"),
        ("@inpatient A: [Pneumonia|J18.9 acute]. No MRSA.", "J18.9"),
        ("A: [Cellulitis of left leg|L03.116 acute]. Grew MRSA.", "L03.116 B95.62"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

const NAMES: [&str; 3] = ["mrsa", "methicillin resistant", "methicillin-resistant"];
/// An infection, and its code with the organism.
const WITH: [(&[&str], &str); 2] =
    [(&["J189", "J1520", "J1529", "J159"], "J15.212"), (&["A419", "A412"], "A41.02")];

fn apply(case: &mut Case<'_>) {
    for (infections, code) in WITH {
        let Some(at) = case.position(infections) else { continue };
        let Some(infection) = case.diagnoses.get(at) else { continue };
        let Some(words) = case.stated(case.passage(infection), &NAMES) else { continue };
        if case.exchange(at, code, &RULE.id, "One code holds the infection and its organism.")
            && let Some(infection) = case.diagnoses.get_mut(at)
        {
            infection.evidence.push(words);
        }
    }
}
