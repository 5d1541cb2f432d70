//! Each code once; and no code for "unspecified" beside one that specifies it.

use superbill_domain::{Icd10Cm, RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};
use crate::tabular::{Tabular, unspecified_of};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-ONCE"),
    section: "I.B.2, I.B.12",
    title: "Condition named more than once, coded once",
    what: "Report each code once in a visit; of two codes for one condition, the one that specifies it.",
    why: "A condition that is named in many places is still one. Its code repeated, or the code for \
          “unspecified” beside it, makes the claim contradict itself.",
    example: "“Knee pain” is the complaint and “pain of the right knee” the assessment: M25.561 once, \
          without M25.569.",
    remedy: "Keep the code that says most; where two conditions truly share one code, report it once for \
          both.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Hypertension|I10 chronic]. Continue. A: [High blood pressure|I10 chronic]. Stable.", "I10"),
        (
            "A: [Heart failure|I50.9 chronic]. Stable. A: [Chronic diastolic heart failure|I50.32 \
          chronic]. Stable.",
            "I50.32",
        ),
        ("A: [Melanoma|C43.9 chronic]. Excision. A: [Cancer|C80.1 chronic]. As above.", "C43.9"),
        ("A: [Asthma|J45.909 chronic]. Inhaler. A: [Asthma|J45.909 chronic]. Spacer.", "J45.909"),
        ("A: [Depression|F32.A chronic]. Sertraline. A: [Depression|F32.A chronic]. Therapy.", "F32.A"),
    ],
    rests: [
        (
            "A: [Pain in right shoulder|M25.511 symptom]. Ice. A: [Pain in left knee|M25.562 symptom]. \
          Ice.",
            "M25.511 M25.562",
        ),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("A: [Asthma|J45.909 chronic]. Inhaler. A: [Hypertension|I10 chronic]. Stable.", "J45.909 I10"),
        ("A: [Gout|M10.9 chronic]. Diet. PMH: [Gout|M10.9 chronic historical].", "M10.9"),
        (
            "A: [Breast cancer|C50.911 chronic]. Letrozole. A: [Melanoma|C43.9 chronic]. Excision.",
            "C50.911 C43.9",
        ),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let mut at = 0;
    while at < case.diagnoses.len() {
        match twin(case, at) {
            Some(kept) => {
                let dropped = case.diagnoses.remove(at);
                let kept = if kept > at { kept - 1 } else { kept };
                if let Some(kept) = case.diagnoses.get_mut(kept) {
                    kept.absorb(&dropped);
                    kept.by(&RULE.id, "Named more than once.");
                }
            }
            None => at += 1,
        }
    }
}

/// Another diagnosis that says what this one says, or more; of two alike, the one that is a problem of its own stays,
/// else the first.
fn twin(case: &Case<'_>, at: usize) -> Option<usize> {
    let this = case.diagnoses.get(at)?;
    case.diagnoses.iter().enumerate().position(|(index, other)| {
        let same = other.code == this.code && (other.place, index) < (this.place, at);
        let cancer_of_known_site = this.is_any(&["C801"]) && other.is_any(&["C"]) && !other.is_any(&["C80"]);
        index != at && (same || cancer_of_known_site || specifies(case.tabular, other.code, this.code))
    })
}

/// True where `code` leaves unspecified what `specific` specifies.
fn specifies(tabular: Tabular<'_>, specific: Icd10Cm, code: Icd10Cm) -> bool {
    let header = unspecified_of(tabular, code);
    specific != code
        && header != code
        && specific.is_within(&header)
        && unspecified_of(tabular, specific) != header
}
