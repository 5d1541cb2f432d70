//! Two codes under an Excludes2 note may stand together.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-EXCLUDES2"),
    section: "I.A.12.b",
    title: "Two codes that do not include each other",
    what: "An Excludes2 note says that a condition is not part of another one: where the patient has \
           both, both are coded.",
    why: "Taken for an Excludes1 note, it makes one of two documented conditions disappear.",
    example: "“COPD. Allergic rhinitis”: both codes stand, J44.9 and J30.9.",
    remedy: "Keep both where both are documented and looked after.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Hypertension|I10 chronic]. Stable. A: [Obesity|E66.9 chronic]. Diet.", "I10 E66.9"),
        ("A: [Asthma|J45.909 chronic]. Inhaler. A: [Obesity|E66.9 chronic]. Diet.", "J45.909 E66.9"),
        ("A: [Gastric ulcer|K25.9 chronic]. Omeprazole. A: [Obesity|E66.9 chronic]. Diet.", "K25.9 E66.9"),
        ("A: [COPD|J44.9 chronic]. Inhaler. A: [Asthma|J45.909 chronic]. Inhaler.", "J44.89 J45.909"),
        (
            "A: [Knee arthritis|M17.11 chronic right]. Ice. A: [Knee sprain|S83.90XA injury right]. Brace.",
            "M17.11 S83.91XA",
        ),
    ],
    rests: [
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Asthma|J45.909 chronic]. Inhaler. A: [Gout|M10.9 chronic]. Diet.", "J45.909 M10.9"),
        ("A: [Hypertension|I10 chronic]. Stable. A: [Gout|M10.9 chronic]. Diet.", "I10 M10.9"),
        ("A: [Cough|R05.9 symptom]. Honey.", "R05.9"),
        ("A: [Migraine|G43.909 chronic]. Triptan. A: [Gout|M10.9 chronic]. Diet.", "G43.909 M10.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let codes: Vec<_> = case.diagnoses.iter().map(|diagnosis| diagnosis.code).collect();
    for (at, code) in codes.iter().enumerate() {
        let apart = codes.iter().any(|other| other != code && case.tabular.stand_apart(*code, *other));
        if let Some(diagnosis) = case.diagnoses.get_mut(at).filter(|_| apart) {
            diagnosis.marked(&RULE.id);
        }
    }
}
