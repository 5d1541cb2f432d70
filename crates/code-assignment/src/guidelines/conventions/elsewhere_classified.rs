//! "Other specified" is for what is said and has no code; "unspecified" for what is not said.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-NEC-NOS"),
    section: "I.A.6, I.A.9",
    title: "Other specified against unspecified",
    what: "A kind that is documented and has no code of its own is “other specified”; a kind that is \
           not documented is “unspecified”.",
    why: "The code for “unspecified” beside a documented kind says that nobody knew, and asks for a \
           question that the note has answered.",
    example: "“Crystal arthritis of unusual kind”: the kind is told, so M11.80 stands beside M11.9 for a \
           coder to weigh.",
    remedy: "Weigh the code for “other specified” where the words name a kind; keep “unspecified” where \
           they name none.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: Spiky [anemia|D64.9 chronic]. Iron.", "D64.9"),
        ("A: Eosinophilic granular [conjunctivitis|H10.9 acute]. Drops.", "H10.9"),
        ("A: Marbled [dermatitis|L30.9 acute]. Cream.", "L30.9"),
        ("A: Serpiginous [colitis|K52.9 acute]. Fluids.", "K52.9"),
        ("A: Oligocystic [arthropathy|M12.9 chronic]. Ice.", "M12.9"),
    ],
    rests: [
        ("A: [Asthma|J45.909 chronic]. Inhaler.", "J45.909"),
        ("A: [Dermatitis|L30.9 acute], stable. Cream.", "L30.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: Marbled [cough|R05.9 symptom]. Honey.", "R05.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at) else { continue };
        let told = diagnosis.doubts.contains(&Doubt::UnreadWords) && !diagnosis.is_any(&["R"]);
        let vague = case.tabular.title(diagnosis.code).to_lowercase().contains("unspecified");
        let Some(header) = case.tabular.parent(diagnosis.code).filter(|_| told && vague) else { continue };
        let other = case.tabular.children(header).into_iter().find(|child| {
            let title = case.tabular.title(*child);
            title.starts_with("Other ") && *child != diagnosis.code
        });
        if let (Some(other), Some(diagnosis)) = (other, case.diagnoses.get_mut(at)) {
            diagnosis.turns_down(
                other,
                &RULE.id,
                "A coder weighs it: the statement has words that no code of ours carries.",
            );
            diagnosis.marked(&RULE.id);
        }
    }
}
