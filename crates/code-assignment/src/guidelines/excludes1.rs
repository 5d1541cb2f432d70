//! Two codes that exclude each other never stand together.

use superbill_domain::{NotCodedReason, RuleId, Severity};

use crate::case::{Case, Diagnosis, Doubt, Place};
use crate::guideline::Guideline;

pub(super) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-EXCLUDES1"),
    section: "I.A.12.a",
    title: "Two codes that exclude each other",
    what: "Codes under an Excludes1 note of each other are not reported together unless the provider says \
          they are unrelated.",
    why: "Both together say what cannot be, such as two types of one disease, and payers refuse the pair.",
    example: "The history says “type 1 diabetes” and the assessment “type 2 diabetes”: of E10.9 and E11.9 \
          only one is kept, and a coder decides.",
    remedy: "Confirm which of the two the visit was for, or that they are unrelated.",
    severity: Severity::Warn,
    apply,
};

fn apply(case: &mut Case<'_>) {
    while let Some((a, b)) = pair(case) {
        settle(case, a, b);
    }
}

fn pair(case: &Case<'_>) -> Option<(usize, usize)> {
    let codes: Vec<_> = case.diagnoses.iter().map(|diagnosis| diagnosis.code).collect();
    codes.iter().enumerate().find_map(|(a, one)| {
        let mut later = codes.iter().enumerate().skip(a + 1);
        later.find_map(|(b, two)| {
            (case.tabular.exclude(*one, *two) || case.tabular.exclude(*two, *one)).then_some((a, b))
        })
    })
}

/// How readily a diagnosis gives way: a symptom before a status, either before a disease; among diseases what is
/// no problem of its own, then the later.
fn readiness(diagnosis: &Diagnosis) -> (u8, Place) {
    let chapter = match diagnosis.code.undotted().as_bytes().first() {
        Some(b'R') => 2,
        Some(b'Z') => 1,
        _ => 0,
    };
    (chapter, diagnosis.place)
}

fn settle(case: &mut Case<'_>, a: usize, b: usize) {
    let (Some(one), Some(two)) = (case.diagnoses.get(a).cloned(), case.diagnoses.get(b).cloned()) else {
        return;
    };
    let (loser, winner) = if readiness(&one) > readiness(&two) { (a, b) } else { (b, a) };
    let (lost, kept) = if loser == a { (&one, &two) } else { (&two, &one) };
    if readiness(lost).0 == 0 {
        let message = format!("{} and {} exclude each other; {} is kept.", kept.code, lost.code, kept.code);
        let spans: Vec<_> =
            [kept, lost].iter().filter_map(|diagnosis| diagnosis.evidence.first().copied()).collect();
        case.report(&RULE.explanation(), &spans, message);
    }
    if let Some(winner) = case.diagnoses.get_mut(winner) {
        if readiness(lost).0 == 0 {
            winner.doubt(Doubt::Conflict);
        }
        winner.by(&RULE.id, format!("{} excludes {}.", kept.code, lost.code));
    }
    case.drop_diagnosis(loser, NotCodedReason::Excluded, &RULE.id);
}

#[cfg(test)]
mod tests {
    use crate::testing::{codes, findings};

    #[test]
    fn a_symptom_gives_way_to_the_disease_that_excludes_it() {
        let note =
            "A: [Elevated blood pressure|R03.0 finding]. Recheck. A: [Hypertension|I10 chronic]. Lisinopril.";
        assert_eq!(codes(note), ["I10"]);
    }

    #[test]
    fn two_diseases_are_told_to_a_person() {
        let note = "A: [Type 1 diabetes|E10.9 chronic]. Insulin. A: [Type 2 diabetes|E11.9 chronic]. Diet.";
        assert_eq!(codes(note), ["E10.9"]);
        assert_eq!(findings(note), ["GUIDELINE-EXCLUDES1"]);
    }

    #[test]
    fn what_does_not_exclude_stays() {
        assert_eq!(
            codes("A: [Asthma|J45.909 chronic]. Inhaler. A: [Hypertension|I10 chronic]. Stable."),
            ["J45.909", "I10"]
        );
    }
}
