//! How an injury came about: never first, with the injury's own seventh character; the place only once.

use superbill_domain::{RuleId, SectionRole, Severity};

use crate::case::{Case, Doubt, Place};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-EXTERNAL-CAUSE"),
    section: "I.C.20",
    title: "External cause of an injury",
    what: "A code of chapter 20 follows the injury and carries its seventh character; place and \
           activity are told once, at the first visit. None is coded after a poisoning that tells its \
           own intent.",
    why: "The cause in front of the injury is refused; a place told at every visit counts the accident \
           again.",
    example: "“Fell on ice, ankle sprain”: S93.402A, then W00.0XXA.",
    remedy: "Confirm the cause; where an injury has none in the note, ask at the front desk.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "@emergency HPI: He [slipped on ice|W00.0 injury]. A: [Ankle sprain|S93.409A injury left]. \
          Brace.",
            "S93.402A W00.0XXA",
        ),
        (
            "@emergency HPI: Cut by a [knife|W26.0 injury]. A: [Laceration of hand|S61.412A injury left]. \
          Sutures.",
            "S61.412A W26.0XXA",
        ),
        (
            "@emergency HPI: [Fell from a ladder|W11 injury]. A: [Wrist fracture|S62.102A injury left]. \
          Splint.",
            "S62.102A W11.XXXA",
        ),
        (
            "@emergency HPI: [Bitten by a dog|W54.0 injury]. A: [Hand bite|S61.452A injury left]. Wash.",
            "S61.452A W54.0XXA",
        ),
        (
            "@emergency HPI: [Fall|W19 injury]. A: [Knee contusion|S80.01XA injury right]. Ice.",
            "S80.01XA W19.XXXA",
        ),
    ],
    rests: [
        (
            "@emergency HPI: He [slipped on ice|W00.0 injury] last winter. A: [Gout|M10.9 chronic]. Diet.",
            "M10.9",
        ),
        ("@emergency A: [Ankle sprain|S93.409A injury left]. Brace.", "S93.402A"),
        (
            "@emergency HPI: No [fall|W19 injury negated]. A: [Ankle sprain|S93.409A injury left]. Brace.",
            "S93.402A",
        ),
        (
            "HPI: He [slipped on ice|W00.0 injury]. A: [Ankle sprain|S93.409A injury left subsequent]. \
          Therapy.",
            "S93.402D",
        ),
        ("A: [Hypertension|I10 chronic]. Stable.", "I10"),
    ],
    apply,
};

const CAUSES: [&str; 5] = ["V", "W", "X", "Y0", "Y3"];

fn apply(case: &mut Case<'_>) {
    let Some(at) = case
        .diagnoses
        .iter()
        .position(|one| one.is_any(&["S", "T0", "T1", "T2", "T3"]) && one.code.length() == 7)
    else {
        return;
    };
    let Some(injury) = case.diagnoses.get(at).cloned() else { return };
    let seventh = injury.code.undotted().chars().next_back().unwrap_or('A');
    // An office visit reports the cause where the assessment itself tells it; no payer asks for it elsewhere (I.C.20).
    let office = !matches!(
        case.context.setting,
        superbill_domain::Setting::Emergency
            | superbill_domain::Setting::Inpatient
            | superbill_domain::Setting::Observation
    );
    let told = case.affirmed(&CAUSES).find(|(_, mention)| {
        let role = case.chart.role(mention.section);
        case.is_assessed(mention) || !office && matches!(role, SectionRole::Hpi | SectionRole::ChiefComplaint)
    });
    let Some((index, mention)) = told.filter(|_| !case.has(&CAUSES)) else { return };
    let Some(base) = case.denoted(mention).map(|code| case.tabular.without_seventh(code)) else { return };
    let phase = if matches!(seventh, 'B' | 'C') { 'A' } else { seventh };
    let Some(code) = case.tabular.with_seventh(base, phase).or(case.billable(&base.to_string())) else {
        return;
    };
    let last = case.diagnoses.len();
    if let Some(cause) = case.add(last, &code.to_string(), &[mention.span], injury.problem) {
        cause.mentions.push(index);
        cause.place = Place::Elsewhere;
        cause.doubt(Doubt::NotATitle);
        cause.by(&RULE.id, "It tells how the injury came about.");
    }
}
