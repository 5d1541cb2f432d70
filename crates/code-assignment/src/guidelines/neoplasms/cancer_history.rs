//! Cancer that is removed and no longer treated is a history; treated or watched as present, it is present.

use superbill_domain::{RuleId, Severity};

use crate::case::{Case, Sense};
use crate::gather::is_decided;
use crate::guideline::{Guideline, ICD10};
use crate::personal_history::personal_history;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-CANCER-HISTORY"),
    section: "I.C.2.d, I.C.2.m",
    title: "Cancer that was removed, and cancer still treated",
    what: "A malignancy that was excised, with no further treatment and no evidence of disease, is \
           coded Z85; while treatment is directed at it, adjuvant too, it is present.",
    why: "A cancer that is over coded as present overstates risk and premium; one under adjuvant \
           treatment coded as history hides the treatment.",
    example: "“Status post basal cell carcinoma removal, skin check”: Z85.828. “Breast cancer, lumpectomy \
           in May, on letrozole”: C50.919.",
    remedy: "Confirm whether any treatment is still directed at the cancer.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        ("A: Status post [basal cell carcinoma|C44.91 chronic] removal. Skin check.", "Z85.828"),
        ("A: [Status post basal cell carcinoma removal|Z98.890 status]. Skin check.", "Z85.828"),
        ("A: [Breast cancer|C50.919 chronic] in remission, status post mastectomy. Mammogram.", "Z85.3"),
        ("A: History of [thyroid cancer|C73 chronic historical]. Labs.", "Z85.850"),
        ("A: [Prostate cancer|C61 chronic] status post prostatectomy, disease-free. Labs.", "Z85.46"),
    ],
    rests: [
        (
            "A: [Breast cancer|C50.919 chronic] status post lumpectomy. Continue <letrozole|antineoplastic \
          continued Z79.811>.",
            "C50.919 Z79.811",
        ),
        ("A: [Basal cell carcinoma|C44.91 chronic]. Excision.", "C44.91"),
        ("A: [Prostate cancer|C61 chronic]. Watch.", "C61"),
        ("A: [Colon cancer|C18.9 chronic] status post resection, on chemotherapy. Labs.", "C18.9"),
        ("A: [Gout|M10.9 chronic] status post removal of a tophus. Diet.", "M10.9"),
    ],
    apply,
};

const REMOVED: [&str; 9] = [
    "removal",
    "removed",
    "excis",
    "resect",
    "mastectomy",
    "prostatectomy",
    "no evidence of disease",
    "disease-free",
    "disease free",
];
const AFTER: [&str; 5] = ["status post", "s/p", "no evidence of disease", "disease-free", "disease free"];
const TREATED: [&str; 8] =
    ["chemo", "radiation", "adjuvant", "immunotherapy", "recur", "residual", "metasta", "positive margin"];

fn apply(case: &mut Case<'_>) {
    for at in 0..case.diagnoses.len() {
        let Some(diagnosis) = case.diagnoses.get(at) else { continue };
        if let Some(history) = removed_by_name(case, diagnosis) {
            case.exchange(at, history, &RULE.id, "The name tells a cancer that was removed.");
            continue;
        }
        if diagnosis.sense == Sense::History && diagnosis.is_any(&["Z85"]) {
            if let Some(diagnosis) = case.diagnoses.get_mut(at) {
                diagnosis.marked(&RULE.id);
            }
            continue;
        }
        let solid = diagnosis.is_any(&["C", "D0"]) && !diagnosis.is_any(&["C77", "C78", "C79", "C80", "C9"]);
        let over = case.says(diagnosis, &REMOVED) && case.says(diagnosis, &AFTER);
        let passage = case.lower(case.passage(diagnosis));
        let treated =
            TREATED.iter().any(|words| passage.contains(words)) || medicated(case, diagnosis.problem);
        if !(solid && over) || treated {
            continue;
        }
        let Some(history) = personal_history(diagnosis.code) else { continue };
        if case.exchange(
            at,
            &history.to_string(),
            &RULE.id,
            "It was removed, and no treatment is directed at it.",
        ) && let Some(diagnosis) = case.diagnoses.get_mut(at)
        {
            diagnosis.sense = Sense::History;
            diagnosis.open.clear();
        }
    }
}

/// True where a medicine is decided on under the problem.
fn medicated(case: &Case<'_>, problem: Option<usize>) -> bool {
    let mut medicines = case.chart.medications.iter();
    problem.is_some() && medicines.any(|medicine| medicine.problem == problem && is_decided(medicine.act))
}

/// Cancers by name, and the history of each.
const NAMED: [(&str, &str); 12] = [
    ("basal cell", "Z85.828"),
    ("squamous cell", "Z85.828"),
    ("melanoma", "Z85.820"),
    ("breast cancer", "Z85.3"),
    ("colon cancer", "Z85.038"),
    ("prostate cancer", "Z85.46"),
    ("lung cancer", "Z85.118"),
    ("thyroid cancer", "Z85.850"),
    ("bladder cancer", "Z85.51"),
    ("renal cell", "Z85.528"),
    ("skin cancer", "Z85.828"),
    ("carcinoma", "Z85.9"),
];

/// "Status post basal cell carcinoma removal" is read as a state after a procedure; the history of the cancer says more.
fn removed_by_name(case: &Case<'_>, diagnosis: &crate::case::Diagnosis) -> Option<&'static str> {
    let mut names = case.mentions_of(diagnosis).map(|mention| case.lower(mention.span));
    let name = names
        .find(|name| REMOVED.iter().any(|word| name.contains(word)))
        .filter(|_| diagnosis.is_any(&["Z9889"]))?;
    NAMED.into_iter().find(|(cancer, _)| name.contains(cancer)).map(|(_, history)| history)
}
