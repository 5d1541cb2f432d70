//! Underdosing: the disease that got worse first, then the drug, then the reason.

use superbill_domain::{RuleId, Severity};

use super::drug_table::drug;
use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-UNDERDOSING"),
    section: "I.C.19.e.5.c",
    title: "Less of a drug than prescribed",
    what: "Where the patient takes less of a drug than prescribed, a code with 6 follows the condition, \
           never first, with the reason (Z91.1 or Z91.14).",
    why: "Without it, a relapse looks like a failure of the drug, and the next step is a stronger one.",
    example: "“Hypertension, ran out of lisinopril”: I10, then T46.4X6A and Z91.148.",
    remedy: "Confirm why less was taken: cost, forgetting, or another reason.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Hypertension|I10 chronic], ran out of <lisinopril|ace_inhibitor listed>. Refill.",
            "I10 T46.4X6A Z91.148",
        ),
        (
            "A: [Diabetes|E11.9 chronic], has not been taking <metformin|oral_antidiabetic listed>. \
          Resume.",
            "E11.9 T38.3X6A Z91.148",
        ),
        (
            "A: [Seizure|R56.9 symptom], noncompliant with <levetiracetam|antiepileptic listed>. Resume.",
            "R56.9 T42.76XA Z91.148",
        ),
        (
            "A: [Hypothyroidism|E03.9 chronic], missed doses of <levothyroxine|thyroid listed>. Resume.",
            "E03.9 T38.1X6A Z91.148",
        ),
        (
            "A: [Depression|F32.A chronic], could not afford <sertraline|antidepressant listed>. Refill.",
            "F32.A T43.206A Z91.120",
        ),
    ],
    rests: [
        ("A: [Hypertension|I10 chronic]. Continue <lisinopril|ace_inhibitor continued>.", "I10"),
        (
            "A: [Hypertension|I10 chronic], never missed doses of <lisinopril|ace_inhibitor continued>. \
          Stable.",
            "I10",
        ),
        ("HPI: Ran out of <lisinopril|ace_inhibitor listed>. A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
        ("A: [Gout|M10.9 chronic]. Stop <allopurinol|gout stopped>.", "M10.9"),
        ("A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
    ],
    apply,
};

/// Words right before the drug, and the code of the reason.
const REASONS: [(&[&str], &str); 2] = [
    (&["could not afford", "cannot afford", "can't afford"], "Z91.120"),
    (
        &[
            "ran out of",
            "not been taking",
            "not taking",
            "noncompliant with",
            "non-compliant with",
            "missed doses of",
            "stopped taking",
            "nonadherent with",
        ],
        "Z91.148",
    ),
];

fn apply(case: &mut Case<'_>) {
    let found = case.chart.medications.iter().find_map(|medicine| {
        let problem = medicine.problem?;
        let at = case.diagnoses.iter().position(|one| one.problem == Some(problem) && !one.traits.status)?;
        let start = case
            .chart
            .sentences
            .iter()
            .map(|sentence| sentence.span)
            .find(|span| span.contains(&medicine.span))?
            .start;
        let before = case.lower(superbill_domain::Span::new(start, medicine.span.start)).trim_end();
        let (_, reason) = REASONS.into_iter().find(|(words, _)| {
            words.iter().any(|word| before.ends_with(word) && !before.contains("never"))
        })?;
        Some((at, problem, drug(case, medicine, '6')?, reason, medicine.span))
    });
    let Some((at, problem, code, reason, words)) = found else { return };
    for (place, code) in [(at + 1, code.as_str()), (at + 2, reason)] {
        if let Some(added) = case.add(place, code, &[words], Some(problem)) {
            added.doubt(Doubt::Presumed);
            added.by(&RULE.id, "The patient takes less of the drug than prescribed.");
        }
    }
}
