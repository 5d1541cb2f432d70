//! Long-term drugs, each family of Z79, beside the condition they are taken for.

use superbill_domain::{MedicineAct, RuleId, Severity};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-LONG-TERM-DRUGS"),
    section: "I.C.21.c.3",
    title: "Long-term drug treatment",
    what: "A drug that is taken for long, as treatment or prevention, is coded Z79 beside the condition \
           it is for; not one for a short illness, nor one for an addiction under detoxification.",
    why: "The monitoring that the drug calls for has no reason on the claim without it.",
    example: "“Atrial fibrillation, apixaban goes on”: I48.91, then Z79.01.",
    remedy: "Confirm that the drug is taken for long.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Atrial fibrillation|I48.91 chronic]. Continue <apixaban|anticoagulant continued Z79.01>.",
            "I48.91 Z79.01",
        ),
        (
            "A: [Coronary artery disease|I25.10 chronic]. Continue <clopidogrel|antiplatelet continued \
          Z79.02>.",
            "I25.10 Z79.02",
        ),
        (
            "A: [Rheumatoid arthritis|M06.9 chronic]. Continue <methotrexate|chemotherapy continued \
          Z79.631>.",
            "M06.9 Z79.631",
        ),
        (
            "A: [Breast cancer|C50.919 chronic]. Continue <letrozole|hormone continued Z79.811>.",
            "C50.919 Z79.811",
        ),
        (
            "A: [Osteoporosis|M81.0 chronic]. Continue <alendronate|osteoporosis continued Z79.83>.",
            "M81.0 Z79.83",
        ),
    ],
    rests: [
        ("A: [Atrial fibrillation|I48.91 chronic]. Stop <apixaban|anticoagulant stopped Z79.01>.", "I48.91"),
        ("A: [Ankle sprain|S93.409A injury left]. Continue <ibuprofen|nsaid continued Z79.1>.", "S93.402A"),
        ("MEDS: <apixaban|anticoagulant listed Z79.01>. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Acute bronchitis|J20.9 acute]. Start <prednisone|steroid started Z79.52>.", "J20.9"),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    apply,
};

/// The codes of long-term drugs, and the conditions for which such a drug is taken for long.
const FOR: [(&[&str], &[&str]); 10] = [
    (&["Z7901"], &["I48", "I26", "I82", "Z8671", "Z952", "D68", "I513"]),
    (&["Z7902", "Z7982"], &["I25", "I63", "I65", "I70", "I73", "Z955", "Z8673", "I21", "I252"]),
    (&["Z7951"], &["J44", "J45"]),
    (&["Z7952"], &["M05", "M06", "M31", "M32", "M35", "K50", "K51", "J44", "D86", "E27"]),
    (&["Z7983"], &["M80", "M81", "M85"]),
    (&["Z7981"], &["C50", "C61", "Z853", "Z8546"]),
    (&["Z796"], &["M05", "M06", "L40", "K50", "K51", "M32", "M45", "G35", "G70", "Z94", "L20", "D86", "M35"]),
    (&["Z79890"], &["N95", "E28", "Z780", "F64"]),
    (&["Z79891"], &["G89", "F11", "C"]),
    (&["Z791"], &["M05", "M06", "M45", "M1"]),
];

fn apply(case: &mut Case<'_>) {
    let mut found = Vec::new();
    for medicine in &case.chart.medications {
        let kept = matches!(medicine.act, MedicineAct::Continued | MedicineAct::Changed);
        let Some(code) = medicine.long_term_use.filter(|_| kept) else { continue };
        let families =
            FOR.iter().find(|(codes, _)| crate::case::is_any(code, codes)).map(|(_, families)| *families);
        let treated = |one: &&crate::case::Diagnosis| {
            one.problem == medicine.problem && families.is_some_and(|families| one.is_any(families))
        };
        if let Some(condition) = case.diagnoses.iter().find(treated) {
            found.push((code, medicine.span, condition.code, condition.problem));
        }
    }
    for (code, words, condition, problem) in found {
        let last = case.diagnoses.len();
        if let Some(added) = case.add(last, &code.to_string(), &[words], problem) {
            added.doubt(Doubt::NotATitle);
            added.by(&RULE.id, format!("It is taken for long, for {condition}."));
        }
    }
}
