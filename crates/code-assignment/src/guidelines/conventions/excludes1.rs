//! Two codes that exclude each other never stand together.

use superbill_domain::{NotCodedReason, RuleId, Severity};

use crate::case::{Case, Diagnosis, Doubt, Place};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
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
    from: ICD10,
    fires: [
        ("A: [Type 1 diabetes|E10.9 chronic]. Insulin. A: [Type 2 diabetes|E11.9 chronic]. Diet.", "E10.9"),
        ("A: [Bronchitis|J40 acute]. Rest. A: [Acute bronchitis|J20.9 acute]. Rest.", "J40"),
        (
            "A: [Hyperlipidemia|E78.5 chronic]. Statin. A: [Sphingolipidosis|E75.3 chronic]. Referral.",
            "E78.5",
        ),
        (
            "A: [Gastric ulcer|K25.9 chronic]. Omeprazole. A: [Acute gastritis|K29.00 acute]. Omeprazole.",
            "K25.9",
        ),
        ("A: [UTI|N39.0 acute]. Nitrofurantoin. A: [Cystitis|N30.90 acute]. Fluids.", "N39.0"),
    ],
    rests: [
        ("A: [Asthma|J45.909 chronic]. Inhaler. A: [Hypertension|I10 chronic]. Stable.", "J45.909 I10"),
        ("A: [Gout|M10.9 chronic]. Diet. A: [Obesity|E66.9 chronic]. Diet.", "M10.9 E66.9"),
        ("A: [Hypothyroidism|E03.9 chronic]. Refill. A: [Anemia|D64.9 chronic]. Iron.", "E03.9 D64.9"),
        ("A: [Migraine|G43.909 chronic]. Triptan.", "G43.909"),
        ("PMH: [Type 1 diabetes|E10.9 chronic]. A: [Type 2 diabetes|E11.9 chronic]. Diet.", "E11.9"),
    ],
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
