//! Diabetes and what the classification presumes it to have caused.

use superbill_domain::{Control, Icd10Cm, Mention, NotCodedReason, RuleId, Severity, SlotValue, Span};

use crate::case::{Case, Diagnosis, Doubt, is_any};
use crate::gather::{Standing, standing};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-DIABETES-WITH"),
    section: "I.A.15, I.C.4.a",
    title: "Diabetes with a condition that it is presumed to cause",
    what: "“With” presumes that diabetes caused the condition, even unlinked, unless the provider says it \
          is unrelated.",
    why: "Diabetes “without complications” beside a neuropathy or a kidney disease contradicts the record \
          and understates how ill the patient is.",
    example: "“Type 2 diabetes. Polyneuropathy, on gabapentin” names no link: E11.42, not E11.9 with G62.9.",
    remedy: "Confirm the combination code; where the provider says that the condition has another cause, \
          code the two apart.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        (
            "A: [Type 2 diabetes|E11.9 chronic]. Diet. A: [Chronic kidney disease stage 3a|N18.31 \
          chronic]. Stable.",
            "E11.22 N18.31",
        ),
        (
            "A: [Type 1 diabetes|E10.9 chronic uncontrolled]. Diet. A: [Neuropathy|G62.9 chronic]. Stable.",
            "E10.42 E10.65",
        ),
        (
            "A: [Type 2 diabetes|E11.9 chronic]. Diet. A: [Gastroparesis|K31.84 chronic]. Small meals.",
            "E11.43 K31.84",
        ),
        ("A: [Diabetes|E11.9 chronic uncontrolled]. Diet.", "E11.65"),
        ("A: [Diabetes|E11.9 chronic]. Diet. A: [Retinopathy|H35.00 chronic]. Referral.", "E11.319"),
    ],
    rests: [
        (
            "A: [Type 2 diabetes|E11.9 chronic]. Diet. A: [CKD stage 4|N18.4 chronic] not related to \
          diabetes. Stable.",
            "E11.9 N18.4",
        ),
        ("A: [Diabetes|E11.9 chronic]. A1c 8.2 today. Diet.", "E11.9"),
        (
            "A: [Chronic kidney disease stage 3a|N18.31 chronic]. Stable. A: [Neuropathy|G62.9 chronic]. \
          Stable.",
            "N18.31 G62.9",
        ),
        ("A: [Diabetes|E11.9 chronic]. Diet. A: [Asthma|J45.909 chronic]. Inhaler.", "E11.9 J45.909"),
        ("FH: [Diabetes|E11.9 chronic family]. A: [Neuropathy|G62.9 chronic]. Stable.", "G62.9"),
    ],
    apply,
};

const DIABETES: [&str; 5] = ["E08", "E09", "E10", "E11", "E13"];

/// A condition that the Index lists under "Diabetes, with".
struct With {
    condition: &'static [&'static str],
    /// What follows the category of the diabetes.
    suffix: &'static str,
    /// True where the condition's own code is reported as well.
    keeps: bool,
}

const WITH: [With; 12] = [
    With { condition: &["N18"], suffix: "22", keeps: true },
    With { condition: &["N08", "N05"], suffix: "21", keeps: false },
    With { condition: &["G629", "G63", "G609"], suffix: "42", keeps: false },
    With { condition: &["G56", "G57", "G58"], suffix: "41", keeps: false },
    With { condition: &["G90"], suffix: "43", keeps: false },
    With { condition: &["K3184"], suffix: "43", keeps: true },
    With { condition: &["H3500", "H36"], suffix: "319", keeps: false },
    With { condition: &["I739"], suffix: "51", keeps: false },
    With { condition: &["I702"], suffix: "51", keeps: true },
    With { condition: &["L973", "L974", "L975"], suffix: "621", keeps: true },
    With { condition: &["L971", "L972", "L978", "L979", "L984"], suffix: "622", keeps: true },
    With { condition: &["E162"], suffix: "649", keeps: false },
];

fn apply(case: &mut Case<'_>) {
    presume(case);
    without_complications_gives_way(case);
}

/// A code for diabetes without complications says the contrary of one with a complication.
fn without_complications_gives_way(case: &mut Case<'_>) {
    let complicated = |diagnosis: &Diagnosis| diagnosis.is_any(&DIABETES) && !is_plain(diagnosis);
    let Some(kept) = case.diagnoses.iter().position(complicated) else { return };
    let Some(plain) =
        case.diagnoses.iter().position(|diagnosis| diagnosis.is_any(&DIABETES) && is_plain(diagnosis))
    else {
        return;
    };
    let same_type = match (case.diagnoses.get(kept), case.diagnoses.get(plain)) {
        (Some(kept), Some(plain)) => kept.code.category() == plain.code.category(),
        _ => false,
    };
    if !same_type {
        return;
    }
    let dropped = case.diagnoses.remove(plain);
    let kept = if plain < kept { kept - 1 } else { kept };
    if let Some(diagnosis) = case.diagnoses.get_mut(kept) {
        diagnosis.absorb(&dropped);
    }
}

/// True for diabetes without complications: E08.9, E11.9.
fn is_plain(diagnosis: &Diagnosis) -> bool {
    diagnosis.code.undotted().ends_with('9') && diagnosis.code.length() == 4
}

fn presume(case: &mut Case<'_>) {
    let Some(at) = case.position(&DIABETES) else { return };
    let mut complications: Vec<(Icd10Cm, Vec<Span>, &'static str)> = Vec::new();
    let Some(diabetes) = case.diagnoses.get(at).cloned() else { return };
    for with in &WITH {
        let Some(other) = case.position(with.condition) else { continue };
        let Some(condition) = case.diagnoses.get(other).cloned() else { continue };
        if is_said_unrelated(case, &condition) {
            continue;
        }
        let Some(code) = combined(case, &diabetes, with.suffix) else { continue };
        let words = condition
            .mentions
            .iter()
            .filter_map(|mention| case.mention(*mention))
            .map(|mention| mention.span);
        complications.push((code, words.collect(), "The classification presumes diabetes to be the cause."));
        if !with.keeps {
            case.drop_diagnosis(other, NotCodedReason::Excluded, &RULE.id);
        }
    }
    if let Some(words) = out_of_control(case, &diabetes) {
        let code = combined(case, &diabetes, "65");
        complications.extend(
            code.map(|code| (code, vec![words], "The provider says that blood sugar is not controlled.")),
        );
    }
    put_in_place(case, &diabetes, complications);
}

/// The code of the same kind of diabetes with a complication.
fn combined(case: &Case<'_>, diabetes: &Diagnosis, suffix: &str) -> Option<Icd10Cm> {
    let code: Icd10Cm = format!("{}{suffix}", diabetes.code.category().undotted()).parse().ok()?;
    case.tabular.is_billable(code).then_some(code)
}

/// Puts the complications in the place of diabetes without any.
fn put_in_place(
    case: &mut Case<'_>,
    diabetes: &Diagnosis,
    complications: Vec<(Icd10Cm, Vec<Span>, &'static str)>,
) {
    if complications.is_empty() {
        return;
    }
    let Some(mut at) = case.position(&DIABETES) else { return };
    if is_plain(diabetes) {
        case.diagnoses.remove(at);
    } else {
        at += 1;
    }
    for (code, words, why) in complications {
        if case.diagnoses.iter().any(|diagnosis| diagnosis.code == code) {
            continue;
        }
        let mut whole = diabetes.clone();
        whole.code = code;
        whole.evidence.extend(words);
        whole.open.clear();
        whole.path.push(case.tabular.title(code).to_owned());
        whole.doubt(Doubt::Presumed);
        whole.by(&RULE.id, why);
        case.diagnoses.insert(at.min(case.diagnoses.len()), whole);
        at += 1;
    }
}

/// The words by which the provider says that the blood sugar is high or not controlled; a value alone says nothing.
fn out_of_control(case: &Case<'_>, diabetes: &Diagnosis) -> Option<Span> {
    let assessed = |mention: &&Mention| {
        (mention.problem.is_some() || case.chart.role(mention.section).is_assessment())
            && standing(mention, case.context) == Standing::Affirmed
    };
    let poor = |value| matches!(value, SlotValue::Control(Control::Uncontrolled)).then_some(());
    let said_of_diabetes = case.chart.mentions.iter().filter(assessed).find_map(|mention| {
        let about = mention.denotes.first().is_some_and(|denotation| is_any(denotation.code, &DIABETES));
        mention.slot(poor).filter(|(_, words)| about && !is_a_value(case, *words)).map(|(_, words)| words)
    });
    let high_sugar = || {
        let named =
            |mention: &&Mention| mention.denotes.first().is_some_and(|found| is_any(found.code, &["R739"]));
        let mut found = case.chart.mentions.iter().filter(assessed).filter(named);
        found
            .find(|mention| mention.problem == diabetes.problem || diabetes.problem.is_none())
            .map(|mention| mention.span)
    };
    said_of_diabetes.or_else(high_sugar)
}

/// True for words about the hemoglobin A1c, not about control: "A1c was elevated at 8".
fn is_a_value(case: &Case<'_>, words: Span) -> bool {
    let sentence =
        case.chart.sentences.iter().map(|sentence| sentence.span).find(|span| span.contains(&words));
    let text = sentence.map_or("", |span| case.lower(span));
    let of_control = ["control", "at goal", "glucose", "sugar"].iter().any(|word| text.contains(word));
    text.contains("a1c") && !of_control
}

/// True where the note says that the condition has nothing to do with diabetes.
fn is_said_unrelated(case: &Case<'_>, condition: &Diagnosis) -> bool {
    const UNRELATED: [&str; 5] =
        ["unrelated to", "not related to", "not due to", "nondiabetic", "non-diabetic"];
    condition.mentions.iter().filter_map(|mention| case.mention(*mention)).any(|mention| {
        let sentence = case.chart.sentences.get(mention.sentence).map(|sentence| sentence.span);
        let text = sentence.map_or("", |span| case.lower(span));
        UNRELATED.iter().any(|words| text.contains(words))
    })
}
