//! An adverse effect: what the drug did first, then the drug with the character for a right dose.

use superbill_domain::{RuleId, Severity};

use super::drug_table::drug;
use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-ADVERSE-EFFECT"),
    section: "I.C.19.e.5.a",
    title: "Adverse effect of a drug taken as prescribed",
    what: "The effect is coded first, then a code of T36 to T50 with 5 for the drug, where the provider \
           ascribes the effect to a drug rightly given and taken.",
    why: "The effect alone hides the drug that must not be given again; a poisoning in its place says \
           that somebody made a mistake.",
    example: "“Cough due to lisinopril, stopped”: R05.8 or R05.9, then T46.4X5A.",
    remedy: "Confirm that the drug was rightly prescribed and taken; else it is a poisoning.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Cough|R05.9 symptom] due to <lisinopril|ace_inhibitor stopped>. Losartan.", "R05.9 T46.4X5A"),
        (
            "A: [Diarrhea|R19.7 symptom] caused by <metformin|oral_antidiabetic stopped>. Stop.",
            "R19.7 T38.3X5A",
        ),
        ("A: [Rash|R21 symptom] secondary to <amoxicillin|antibiotic stopped>. Stop.", "R21 T36.95XA"),
        ("A: [Myalgia|M79.10 symptom] due to <atorvastatin|statin stopped>. Hold.", "M79.10 T46.6X5A"),
        (
            "A: [Hyponatremia|E87.1 acute] due to <hydrochlorothiazide|diuretic stopped>. Stop.",
            "E87.1 T50.2X5A",
        ),
    ],
    rests: [
        ("A: [Cough|R05.9 symptom]. Continue <lisinopril|ace_inhibitor continued>.", "R05.9"),
        ("A: [Hypertension|I10 chronic]. Continue <lisinopril|ace_inhibitor continued>.", "I10"),
        ("A: [Cough|R05.9 symptom] not due to <lisinopril|ace_inhibitor continued>. Film.", "R05.9"),
        ("A: [Diarrhea|R19.7 symptom]. Stop <metformin|oral_antidiabetic stopped>.", "R19.7"),
        ("A: [Gout|M10.9 chronic]. Diet.", "M10.9"),
    ],
    apply,
};

/// Words right before the drug that ascribe the effect to it.
const LINKS: [&str; 8] = [
    "due to",
    "caused by",
    "secondary to",
    "side effect of",
    "adverse effect of",
    "adverse reaction to",
    "induced by",
    "from",
];

fn apply(case: &mut Case<'_>) {
    let mut effects = Vec::new();
    for medicine in &case.chart.medications {
        let Some(at) = case.diagnoses.iter().position(|effect| {
            case.mentions_of(effect).any(|mention| {
                let sentence = case.chart.sentences.get(mention.sentence).map(|sentence| sentence.span);
                let after = superbill_domain::Span::new(
                    mention.span.end.min(medicine.span.start),
                    medicine.span.start,
                );
                let link = case.lower(after).trim();
                sentence.is_some_and(|sentence| sentence.contains(&medicine.span))
                    && mention.span.end <= medicine.span.start
                    && LINKS.contains(&link)
            })
        }) else {
            continue;
        };
        if let Some(code) = drug(case, medicine, '5') {
            effects.push((at, code, medicine.span));
        }
    }
    for (at, code, words) in effects.into_iter().rev() {
        let problem = case.diagnoses.get(at).and_then(|effect| effect.problem);
        if let Some(added) = case.add(at + 1, &code, &[words], problem) {
            added.doubt(Doubt::Presumed);
            added.by(&RULE.id, "The provider ascribes the effect to the drug.");
        }
    }
}
