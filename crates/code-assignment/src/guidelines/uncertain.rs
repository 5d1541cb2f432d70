//! A diagnosis that is not established is not coded outside an inpatient stay; its sign or symptom is.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::case::Sense;
use crate::guideline::Guideline;

pub(super) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-UNCERTAIN"),
    section: "IV.H",
    title: "Uncertain diagnosis left out of an outpatient visit",
    what: "In an outpatient visit, code the sign, symptom or reason of the visit, not a probable or \
          suspected diagnosis.",
    why: "A suspicion that is coded stays in the patient's record as if it were known, and the test ordered \
          to find out loses the symptom that justifies it.",
    example: "“Cough. Suspected pneumonia, chest film ordered”: R05.9, not J18.9.",
    remedy: "Code the diagnosis only where the provider established it in this visit; where the words leave \
          that open, ask.",
    severity: Severity::Advise,
    apply,
};

// Gathering has already left the uncertain diagnosis out; here the code that stands in its place is marked.
fn apply(case: &mut Case<'_>) {
    for diagnosis in &mut case.diagnoses {
        if diagnosis.sense == Sense::InsteadOfUncertain {
            diagnosis.by(&RULE.id, "An uncertain diagnosis is not coded in this setting.");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{codes, inpatient_codes, not_coded};

    const NOTE: &str = "
        CC: [Cough|R05.9 symptom].
        A: Suspected [pneumonia|J18.9 acute uncertain]. He has a [cough|R05.9 symptom]. Chest film ordered.";

    #[test]
    fn the_symptom_is_coded_in_the_office() {
        assert_eq!(codes(NOTE), ["R05.9"]);
        assert_eq!(not_coded(NOTE), [("J18.9".to_owned(), "uncertain".to_owned())]);
    }

    #[test]
    fn the_diagnosis_is_coded_for_an_inpatient() {
        assert_eq!(inpatient_codes(NOTE), ["J18.9"]);
    }

    #[test]
    fn the_reason_of_the_visit_stands_in_where_the_problem_names_no_symptom() {
        assert_eq!(
            codes("CC: [Dysuria|R30.0 symptom]. A: Possible [cystitis|N30.90 acute uncertain]. Urine sent."),
            ["R30.0"]
        );
    }
}
