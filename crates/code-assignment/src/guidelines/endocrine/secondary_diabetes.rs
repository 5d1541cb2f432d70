//! Diabetes of another disease, of a drug, or of a lost pancreas: its cause decides what comes first.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-SECONDARY-DIABETES"),
    section: "I.C.4.a.6",
    title: "Secondary diabetes and its cause",
    what: "Diabetes due to an underlying condition (E08) follows that condition; diabetes of a removed \
           pancreas is E13 with E89.1 first and Z90.41; a drug's is E09.",
    why: "The cause decides on the code and the order; type 2 in its place is another disease.",
    example: "“Cystic fibrosis. Diabetes due to cystic fibrosis”: E84.9, then E08.9.",
    remedy: "Where the cause is not documented, ask.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Diabetes|E11.9 chronic] due to cystic fibrosis. Insulin. A: [Cystic fibrosis|E84.9 \
          chronic]. Refer.",
            "E84.9 E08.9",
        ),
        (
            "A: [Chronic pancreatitis|K86.1 chronic]. Enzymes. A: [Diabetes|E11.9 chronic] due to chronic \
          pancreatitis. Insulin.",
            "K86.1 E08.9",
        ),
        ("A: [Steroid-induced diabetes|E11.9 chronic]. Diet.", "E09.9"),
        ("A: [Diabetes|E11.9 chronic] secondary to prednisone. Diet.", "E09.9"),
        ("A: [Diabetes|E11.9 chronic] after pancreatectomy. Insulin.", "E13.9"),
    ],
    rests: [
        ("A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("A: [Type 1 diabetes|E10.9 chronic]. Insulin.", "E10.9"),
        ("A: [Cystic fibrosis|E84.9 chronic]. Refer. A: [Diabetes|E11.9 chronic]. Diet.", "E84.9 E11.9"),
        ("A: [Diabetes|E11.9 chronic]. She is upset due to cystic fibrosis in the family.", "E11.9"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

/// Words after the diabetes, in its title, and the category that they make it.
const CAUSES: [(&[&str], &str); 3] = [
    (
        &[
            "due to cystic fibrosis",
            "due to chronic pancreatitis",
            "due to hemochromatosis",
            "due to cushing",
        ],
        "E08",
    ),
    (
        &[
            "steroid-induced",
            "steroid induced",
            "drug-induced",
            "drug induced",
            "secondary to prednisone",
            "due to prednisone",
            "due to steroids",
        ],
        "E09",
    ),
    (&["pancreatectomy", "removal of the pancreas"], "E13"),
];

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["E11"]) else { return };
    let Some(diabetes) = case.diagnoses.get(at) else { return };
    let title =
        diabetes.problem.and_then(|problem| case.chart.problems.get(problem)).map(|problem| problem.title);
    let said = title.map_or("", |title| case.lower(title)).to_owned();
    let Some((_, category)) =
        CAUSES.into_iter().find(|(words, _)| words.iter().any(|word| said.contains(word)))
    else {
        return;
    };
    let rest = diabetes.code.undotted().get(3..).unwrap_or("9").to_owned();
    if !case.exchange(
        at,
        &format!("{category}{rest}"),
        &RULE.id,
        "The provider says what the diabetes is due to.",
    ) {
        return;
    }
    // The underlying condition comes first (I.C.4.a.6.b).
    if let Some(cause) =
        case.position(&["E84", "K86", "E831", "E24"]).filter(|cause| category == "E08" && *cause > at)
    {
        let cause = case.diagnoses.remove(cause);
        case.diagnoses.insert(at, cause);
    }
}
