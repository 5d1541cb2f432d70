//! A diabetic foot ulcer is two codes: the diabetes, then the ulcer with its site and depth.

use superbill_domain::{RuleId, Severity, Side, SlotValue};

use crate::case::{Case, Diagnosis, Doubt, Place};
use crate::guideline::{Guideline, ICD10};
use crate::tabular::stem::Stem;
use crate::tabular::{Clues, resolve};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-ULCER-SITE"),
    section: "I.B.7, I.C.4.a",
    title: "Diabetic foot ulcer with its site and depth",
    what: "With a diabetic ulcer, an additional code tells the site and depth of the ulcer.",
    why: "The code of the diabetes tells neither the side nor the site nor the depth of the ulcer, and \
          coverage of wound care turns on them.",
    example: "“Diabetic foot ulcer, right heel, fat layer exposed, debrided”: E11.621, then L97.412.",
    remedy: "Where side, site or depth is open, ask for it; the depth may come from another clinician's \
          note (I.B.14).",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "EXAM: A wound on the right heel. A: [Diabetic foot ulcer|E11.621 chronic right]. Wound care.",
            "E11.621 L97.419",
        ),
        ("A: [Diabetic foot ulcer|E11.621 chronic left]. Wound care.", "E11.621 L97.529"),
        ("A: [Diabetic foot ulcer|E10.621 chronic right]. The ulcer is of the ankle.", "E10.621 L97.319"),
        (
            "A: [Diabetic foot ulcer|E11.621 chronic right]. The ulcer of the heel has fat layer exposed.",
            "E11.621 L97.412",
        ),
        ("A: [Diabetic foot ulcer|E11.621 chronic]. Wound care.", "E11.621 L97.509"),
    ],
    rests: [
        (
            "A: [Foot ulcer|L97.509 chronic left]. Wound care. A: [Diabetes|E11.9 chronic]. Insulin.",
            "E11.621 L97.529",
        ),
        ("A: [Diabetes|E11.9 chronic]. Diet.", "E11.9"),
        ("A: [Foot ulcer|L97.509 chronic left]. Wound care.", "L97.529"),
        ("A: [Diabetic foot ulcer|E11.621 chronic negated]. None.", ""),
        ("A: [Heel ulcer|L97.409 chronic right]. Wound care.", "L97.419"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let diabetic = case.diagnoses.iter().position(|diagnosis| {
        let code = diagnosis.code.undotted();
        diagnosis.is_any(&["E08", "E09", "E10", "E11", "E13"]) && code.ends_with("621")
    });
    let Some(at) = diabetic.filter(|_| !case.has(&["L97"])) else { return };
    let Some(diabetes) = case.diagnoses.get(at).cloned() else { return };
    let Some(ulcer) = ulcer(case, &diabetes) else { return };
    case.diagnoses.insert(at + 1, ulcer);
}

/// The ulcer, with the site that the sentences about it name.
fn ulcer(case: &Case<'_>, diabetes: &Diagnosis) -> Option<Diagnosis> {
    let mut clues = Clues::default();
    for slot in diabetes
        .mentions
        .iter()
        .filter_map(|mention| case.mention(*mention))
        .flat_map(|mention| &mention.slots)
    {
        clues.slot(slot.value);
    }
    let about: Vec<_> = case
        .chart
        .sentences
        .iter()
        .map(|sentence| sentence.span)
        .filter(|span| {
            let text = case.chart.words(*span).to_lowercase();
            text.contains("ulcer") || text.contains("wound")
        })
        .collect();
    about.iter().for_each(|span| clues.read(case.chart.words(*span)));
    if clues.side.is_none() {
        clues.side = only_side(case);
    }
    let header = if clues.meets(Stem::written("heel")) || clues.meets(Stem::written("midfoot")) {
        "L97.4"
    } else if clues.meets(Stem::written("ankle")) {
        "L97.3"
    } else {
        "L97.5"
    };
    let resolved = resolve(case.tabular, header.parse().ok()?, &clues)?;
    let mut ulcer =
        Diagnosis { code: resolved.code, path: resolved.path, open: resolved.open, ..diabetes.clone() };
    ulcer.place = Place::Managed;
    ulcer.evidence.extend(about.first());
    ulcer.doubt(Doubt::OpenDetail);
    ulcer.by(&RULE.id, "The site and depth of a diabetic ulcer take a code of their own.");
    Some(ulcer)
}

/// The side that the mentions of the foot agree on.
fn only_side(case: &Case<'_>) -> Option<Side> {
    let side = |value| if let SlotValue::Side(side) = value { Some(side) } else { None };
    let mut sides = case
        .chart
        .mentions
        .iter()
        .filter(|mention| mention.problem.is_some())
        .filter_map(|mention| mention.slot(side));
    let (first, _) = sides.next()?;
    sides.all(|(side, _)| side == first).then_some(first)
}
