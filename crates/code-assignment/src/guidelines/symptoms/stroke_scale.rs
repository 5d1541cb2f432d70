//! The stroke scale beside an acute stroke; it may come from another clinician.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-STROKE-SCALE"),
    section: "I.B.14, I.C.18.i",
    title: "Stroke scale beside an acute stroke",
    what: "The score of the NIH stroke scale is coded R29.7 after an acute stroke of I63, the first \
           score at least; another clinician may have documented it.",
    why: "Without the score, all strokes look alike, and outcomes are judged without regard to their \
           gravity.",
    example: "“Acute stroke. NIHSS 12”: I63.9, then R29.712.",
    remedy: "Confirm that it is the first score of the stay.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("@inpatient EXAM: NIHSS 12. A: [Stroke|I63.9 acute]. Admit.", "I63.9 R29.712"),
        ("@emergency EXAM: NIHSS of 4. A: [Stroke|I63.9 acute]. Admit.", "I63.9 R29.704"),
        ("@inpatient EXAM: NIH stroke scale 0. A: [Stroke|I63.9 acute]. Admit.", "I63.9 R29.700"),
        ("@emergency A: [Stroke|I63.9 acute], NIHSS 21. Admit.", "I63.9 R29.721"),
        ("@inpatient EXAM: Her NIHSS score was 7. A: [Stroke|I63.9 acute]. Admit.", "I63.9 R29.707"),
    ],
    rests: [
        ("@inpatient A: [Stroke|I63.9 acute]. Admit.", "I63.9"),
        ("@emergency EXAM: NIHSS 2. A: [Vertigo|R42 symptom]. Observe.", "R42"),
        ("@inpatient EXAM: NIHSS 88. A: [Stroke|I63.9 acute]. Admit.", "I63.9"),
        ("@inpatient A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("@emergency EXAM: NIHSS 3. A: History of [stroke|I63.9 historical]. Aspirin.", "Z86.73"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.position(&["I63"]).filter(|_| !case.has(&["R297"])) else { return };
    let Some(words) = case.stated_anywhere(&["nihss", "nih stroke scale"]) else { return };
    let end = case.chart.document.text.len().min(words.end + 16);
    let after = case.lower(superbill_domain::Span::new(words.end, end));
    let digits: String =
        after.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let Some(score) = digits.parse::<u8>().ok().filter(|score| *score <= 42) else { return };
    let problem = case.diagnoses.get(at).and_then(|stroke| stroke.problem);
    if let Some(scale) = case.add(at + 1, &format!("R29.7{score:02}"), &[words], problem) {
        scale.by(&RULE.id, "The score of the stroke scale follows the stroke.");
    }
}
