//! Additional diagnoses are those that were evaluated, treated, monitored, or lengthened the stay or the nursing.

use superbill_domain::{NotCodedReason, RuleId, Severity};

use crate::case::{Case, SetAside};
use crate::gather::{Standing, standing};
use crate::guideline::{Guideline, ICD10};
use crate::symptom::is_symptom;

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-ADDITIONAL"),
    section: "III, III.A",
    title: "Additional diagnosis of a stay",
    what: "A further condition is reported where it was clinically evaluated, treated, diagnostically \
           studied, lengthened the stay or increased nursing; what belongs to an earlier stay is not.",
    why: "A diagnosis that nobody looked after raises the severity of the stay without ground, and \
           falls in an audit.",
    example: "“History: gout ten years ago. Assessment: pneumonia”: J18.9; gout is left out.",
    remedy: "Where the condition was looked after, the provider says so.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("@inpatient PMH: [Gout|M10.9 chronic]. A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@inpatient HPI: She has [asthma|J45.909 chronic]. A: [Appendicitis|K37 acute]. Surgery.", "K37"),
        ("@inpatient EXAM: [Obesity|E66.9 chronic]. A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@inpatient PMH: [Depression|F32.A chronic]. A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@inpatient PMH: [Reflux|K21.9 chronic]. A: [Stroke|I63.9 acute]. Aspirin.", "I63.9"),
    ],
    rests: [
        ("@inpatient A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("PMH: [Gout|M10.9 chronic]. A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@inpatient PMH: [Gout|M10.9 chronic historical]. A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@inpatient FH: [Gout|M10.9 chronic family]. A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
        ("@inpatient PMH: [Pneumonia|J18.9 acute]. A: [Pneumonia|J18.9 acute]. Antibiotic.", "J18.9"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    if !case.context.setting.is_inpatient() {
        return;
    }
    for mention in &case.chart.mentions {
        let Some(code) = case.denoted(mention) else { continue };
        let coded = case.diagnoses.iter().any(|one| one.code.category() == code.category());
        let told = case.set_aside.iter().any(|aside| aside.code == code);
        let disease = !is_symptom(mention) && !mention.traits.status;
        if disease && !coded && !told && standing(mention, case.context) == Standing::Affirmed {
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
