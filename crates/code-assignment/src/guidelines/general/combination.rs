//! Two conditions that the classification holds in one code.

use superbill_domain::{Icd10Cm, NotCodedReason, RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-COMBINATION"),
    section: "I.B.9",
    title: "Two conditions that one code holds",
    what: "A combination code takes the place of the codes of its parts when it identifies both fully.",
    why: "Where one code identifies all that is documented, the codes of the parts tell the same twice and \
          hide that they belong together.",
    example: "“Gallstones with acute cholecystitis, no obstruction”: K80.00, not K80.20 with K81.0.",
    remedy: "Confirm that both conditions are of this visit and belong together, then keep the one code.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Cholelithiasis|K80.20 chronic]. Surgery. A: [Acute cholecystitis|K81.0 acute]. Surgery.",
            "K80.00",
        ),
        (
            "A: [Gallstones|K80.20 chronic]. Surgery. A: [Chronic cholecystitis|K81.1 chronic]. Surgery.",
            "K80.10",
        ),
        ("A: [Reflux|K21.9 chronic]. Omeprazole. A: [Esophagitis|K20.90 acute]. Omeprazole.", "K21.00"),
        (
            "A: [High cholesterol|E78.00 chronic]. Statin. A: [High triglycerides|E78.1 chronic]. Fish \
          oil.",
            "E78.2",
        ),
        ("A: [Kidney stone|N20.0 acute]. Fluids. A: [Ureteral stone|N20.1 acute]. Tamsulosin.", "N20.2"),
    ],
    rests: [
        ("A: [Cholelithiasis|K80.20 chronic]. Observe.", "K80.20"),
        ("A: [Acute cholecystitis|K81.0 acute]. Surgery.", "K81.0"),
        (
            "A: [Reflux|K21.9 chronic]. Omeprazole. A: [High cholesterol|E78.00 chronic]. Statin.",
            "K21.9 E78.00",
        ),
        ("A: [High triglycerides|E78.1 chronic]. Fish oil.", "E78.1"),
        (
            "PMH: [Gallstones|K80.20 chronic historical]. A: [Acute cholecystitis|K81.0 acute]. Surgery.",
            "K81.0",
        ),
    ],
    apply,
};

/// Two parts, and the code that holds both.
const COMBINATIONS: [([&str; 2], &str); 6] = [
    // Gallstones with cholecystitis, without obstruction.
    (["K8020", "K810"], "K80.00"),
    (["K8020", "K811"], "K80.10"),
    (["K8020", "K819"], "K80.10"),
    // Reflux with esophagitis.
    (["K219", "K2090"], "K21.00"),
    // Stones of kidney and ureter.
    (["N200", "N201"], "N20.2"),
    // High cholesterol and high triglycerides.
    (["E7800", "E781"], "E78.2"),
];

fn apply(case: &mut Case<'_>) {
    for ([first, second], whole) in COMBINATIONS {
        let (Some(at), Some(other)) = (position(case, first), position(case, second)) else { continue };
        let Some(code) = whole.parse::<Icd10Cm>().ok().filter(|code| case.tabular.is_billable(*code)) else {
            continue;
        };
        let (kept, dropped) = (at.min(other), at.max(other));
        let Some(part) = case.diagnoses.get(dropped).cloned() else { continue };
        let title = case.tabular.title(code).to_owned();
        if let Some(diagnosis) = case.diagnoses.get_mut(kept) {
            diagnosis.absorb(&part);
            diagnosis.code = code;
            diagnosis.path.push(title);
            diagnosis.doubt(Doubt::Presumed);
            diagnosis.by(&RULE.id, "One code holds both conditions.");
        }
        case.drop_diagnosis(dropped, NotCodedReason::Excluded, &RULE.id);
    }
}

fn position(case: &Case<'_>, code: &str) -> Option<usize> {
    case.diagnoses.iter().position(|diagnosis| diagnosis.code.undotted() == code)
}
