//! Symptoms: which mentions name a sign, a symptom or an abnormal finding rather than a disease.

use superbill_domain::{Icd10Cm, Mention, TermTraits};

use crate::case::is_any;

/// Signs and symptoms outside chapter 18: pain, swelling and stiffness of joints, limbs and back, and of an organ.
const ELSEWHERE: [&str; 14] = [
    "M254", "M255", "M256", "M542", "M543", "M545", "M546", "M549", "M791", "M796", "M7989", "N644", "H571",
    "H920",
];

/// True where a code stands for a sign, symptom or abnormal finding.
pub(crate) fn is_symptom_code(code: Icd10Cm) -> bool {
    is_any(code, &["R"]) || is_any(code, &ELSEWHERE)
}

/// True where a mention names a sign, symptom or abnormal finding.
pub(crate) fn is_symptom(mention: &Mention) -> bool {
    let TermTraits { symptom, finding, .. } = mention.traits;
    symptom || finding || mention.denotes.first().is_some_and(|denotation| is_symptom_code(denotation.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pain_of_a_joint_is_a_symptom_and_arthritis_is_not() {
        let symptom = |code: &str| is_symptom_code(code.parse().unwrap());
        assert!(symptom("M25.561") && symptom("R07.9") && symptom("M54.50"));
        assert!(!symptom("M17.11") && !symptom("I10"));
    }
}
