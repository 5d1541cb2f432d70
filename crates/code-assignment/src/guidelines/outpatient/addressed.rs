//! A condition that nobody looked after in the visit is not coded.

use superbill_domain::{NotCodedReason, RuleId, Severity};

use crate::case::{Case, SetAside};
use crate::gather::{Standing, standing};
use crate::guideline::{Guideline, ICD10};
use crate::symptom::is_symptom;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-ADDRESSED"),
    section: "IV.I, IV.J",
    title: "Condition that the visit did not look after",
    what: "All conditions that coexist and require or affect care in the visit are coded; those that \
           only stand in the history, the examination or the list of medicines are not.",
    why: "A diagnosis from the history that nobody assessed cannot be defended in an audit, and \
           inflates risk.",
    example: "“History: gout. Assessment: ankle sprain, brace”: S93.402A alone.",
    remedy: "Where the condition was looked after, the provider says so in the assessment.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("PMH: [Gout|M10.9 chronic]. A: [Ankle sprain|S93.409A injury left]. Brace.", "S93.402A"),
        ("HPI: She has [asthma|J45.909 chronic]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("MEDS: Takes a pill for [reflux|K21.9 chronic]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("PMH: [Depression|F32.A chronic]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("EXAM: [Obesity|E66.9 chronic]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    rests: [
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("PMH: [Gout|M10.9 chronic historical]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("FH: [Gout|M10.9 chronic family]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("PMH: [Hypertension|I10 chronic]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
        ("ROS: [Cough|R05.9 symptom]. A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    if case.context.setting.is_inpatient() {
        return;
    }
    for (index, mention) in case.chart.mentions.iter().enumerate() {
        let Some(code) = case.denoted(mention) else { continue };
        let coded = |one: &crate::case::Diagnosis| {
            one.mentions.contains(&index)
                || one.code.category() == code.category()
                || case.mentions_of(one).any(|named| case.denoted(named) == Some(code))
        };
        let told = case.set_aside.iter().any(|aside| aside.code == code);
        let disease = !is_symptom(mention) && !mention.traits.status;
        let affirmed = standing(mention, case.context) == Standing::Affirmed;
        if disease && affirmed && !told && !case.diagnoses.iter().any(coded) {
            let rule = Some(RULE.id.clone());
            case.set_aside.push(SetAside {
                term: mention.span,
                code,
                reason: NotCodedReason::NotAddressed,
                against: None,
                rule,
            });
        }
    }
}
