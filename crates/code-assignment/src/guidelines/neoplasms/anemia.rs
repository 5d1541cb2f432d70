//! Anemia of a cancer or of its treatment: the cancer first, then the anemia.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-CANCER-ANEMIA"),
    section: "I.C.2.c.1, I.C.2.c.2",
    title: "Anemia of a cancer",
    what: "Anemia due to a malignancy is D63.0 after the cancer; anemia due to chemotherapy is D64.81.",
    why: "D64.9 says that nobody knows why; the anemia in front makes the visit look as if the cancer \
           were an aside.",
    example: "“Anemia due to colon cancer”: C18.9, then D63.0.",
    remedy: "Confirm what the provider ascribes the anemia to.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Anemia|D64.9 chronic] due to cancer. Iron. A: [Colon cancer|C18.9 chronic]. Chemo.",
            "C18.9 D63.0",
        ),
        (
            "A: [Colon cancer|C18.9 chronic]. Chemo. A: [Anemia|D64.9 chronic] secondary to malignancy. \
          Iron.",
            "C18.9 D63.0",
        ),
        (
            "A: [Lung cancer|C34.90 chronic]. Chemo. A: [Anemia|D64.9 chronic] due to chemotherapy. Iron.",
            "C34.90 D64.81",
        ),
        (
            "A: [Anemia|D64.9 chronic] related to chemo. Transfuse. A: [Breast cancer|C50.919 chronic]. \
          Chemo.",
            "D64.81 C50.919",
        ),
        (
            "A: [Anemia in neoplastic disease|D63.0 chronic]. Iron. A: [Colon cancer|C18.9 chronic]. \
          Chemo.",
            "C18.9 D63.0",
        ),
    ],
    rests: [
        ("A: [Anemia|D64.9 chronic]. Iron.", "D64.9"),
        ("A: [Colon cancer|C18.9 chronic]. Chemo. A: [Anemia|D64.9 chronic]. Iron.", "C18.9 D64.9"),
        ("A: [Anemia|D64.9 chronic] due to chemotherapy feared by the patient. Iron.", "D64.9"),
        ("A: [Colon cancer|C18.9 chronic]. Chemo.", "C18.9"),
        ("A: [Iron deficiency anemia|D50.9 chronic]. Iron.", "D50.9"),
    ],
    apply,
};

const CANCER: [&str; 6] = ["cancer", "malignan", "neoplas", "tumor", "carcinoma", "lymphoma"];
const LINK: [&str; 4] = ["due to", "secondary to", "related to", "from"];

fn apply(case: &mut Case<'_>) {
    let Some(cancer) = case.position(&["C", "D0"]) else { return };
    let Some(at) = case.position(&["D649", "D630", "D6481"]) else { return };
    let Some(anemia) = case.diagnoses.get(at).cloned() else { return };
    if anemia.is_any(&["D649"]) && case.says(&anemia, &LINK) {
        if case.says(&anemia, &["chemo"]) {
            case.exchange(at, "D64.81", &RULE.id, "The provider ascribes the anemia to the treatment.");
        } else if case.says(&anemia, &CANCER) {
            case.exchange(at, "D63.0", &RULE.id, "The provider ascribes the anemia to the cancer.");
        }
    }
    let of_cancer = case.diagnoses.get(at).is_some_and(|anemia| anemia.is_any(&["D630"]));
    if of_cancer && at < cancer {
        let mut anemia = case.diagnoses.remove(at);
        anemia.by(&RULE.id, "The cancer comes first.");
        case.diagnoses.insert(cancer, anemia);
    } else if of_cancer && let Some(anemia) = case.diagnoses.get_mut(at) {
        anemia.marked(&RULE.id);
    }
}
