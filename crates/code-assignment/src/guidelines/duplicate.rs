//! Each code once; and no code for "unspecified" beside one that specifies it.

use superbill_domain::{Icd10Cm, RuleId, Severity};

use crate::case::Case;
use crate::guideline::Guideline;
use crate::tabular::{Tabular, unspecified_of};

pub(super) static RULE: Guideline = Guideline {
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

#[cfg(test)]
mod tests {
    use crate::testing::codes;

    #[test]
    fn a_condition_named_twice_is_coded_once() {
        assert_eq!(
            codes("A: [Hypertension|I10 chronic]. Continue. A: [High blood pressure|I10 chronic]. Stable."),
            ["I10"]
        );
    }

    #[test]
    fn the_specific_code_takes_the_place_of_the_unspecified() {
        let note = "A: [Heart failure|I50.9 chronic]. Stable. A: [Chronic diastolic heart failure|I50.32 chronic]. Stable.";
        assert_eq!(codes(note), ["I50.32"]);
    }

    #[test]
    fn cancer_of_no_told_site_gives_way_to_cancer_of_one() {
        let note = "A: [Melanoma|C43.9 chronic]. Excision. A: [Cancer|C80.1 chronic]. As above.";
        assert_eq!(codes(note), ["C43.9"]);
    }

    #[test]
    fn two_sites_stay_two_codes() {
        let note =
            "A: [Pain in right shoulder|M25.511 symptom]. Ice. A: [Pain in left knee|M25.562 symptom]. Ice.";
        assert_eq!(codes(note), ["M25.511", "M25.562"]);
    }
}
