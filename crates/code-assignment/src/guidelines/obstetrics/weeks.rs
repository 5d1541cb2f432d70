//! Pregnancy: the week of gestation goes with every code of the chapter.

use superbill_domain::{Icd10Cm, RuleId, Severity, SlotValue};

use crate::case::{Case, Diagnosis};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-PREGNANCY"),
    section: "I.C.15.a, I.C.21.c.11",
    title: "Week of gestation in pregnancy",
    what: "Codes of chapter 15 come first, with the week of gestation in addition.",
    why: "What is done in pregnancy depends on the week. The codes of pregnancy tell the trimester at most.",
    example: "“28 weeks and 4 days pregnant, gestational diabetes controlled by diet”: O24.410, then \
          Z3A.28.",
    remedy: "Count completed weeks only. After an abortive outcome or after delivery, no week is coded.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [Anemia in pregnancy|O99.019 weeks=30]. Iron.", "O99.013 Z3A.30"),
        ("A: [Gestational diabetes|O24.419 weeks=28]. Diet.", "O24.419 Z3A.28"),
        ("A: [Nausea of pregnancy|O21.0 weeks=7]. Fluids.", "O21.0 Z3A.01"),
        ("A: [Supervision of normal pregnancy|Z34.90 status weeks=12]. Labs.", "Z34.91 Z3A.12"),
        ("A: [Gestational hypertension|O13.9 weeks=35]. Labs.", "O13.3 Z3A.35"),
    ],
    rests: [
        ("A: [Anemia in pregnancy|O99.019]. Iron.", "O99.019"),
        ("A: [Miscarriage|O03.9 acute weeks=9]. Observe.", "O03.9"),
        ("A: [Anemia|D64.9 chronic]. Iron.", "D64.9"),
        ("A: [Ectopic pregnancy|O00.90 acute weeks=6]. Methotrexate.", "O00.90"),
        ("A: [Mastitis of the puerperium|O91.22 acute]. Antibiotic.", "O91.22"),
    ],
    apply,
};

fn apply(case: &mut Case<'_>) {
    let Some(at) = case.diagnoses.iter().position(is_counted).filter(|_| !case.has(&["Z3A"])) else { return };
    let weeks = |value| if let SlotValue::WeeksOfGestation(weeks) = value { Some(weeks) } else { None };
    let Some((weeks, words)) = case.chart.mentions.iter().find_map(|mention| mention.slot(weeks)) else {
        return;
    };
    let Some(code) = code(weeks).filter(|code| case.tabular.is_billable(*code)) else { return };
    let Some(pregnancy) = case.diagnoses.get(at).cloned() else { return };
    let mut week = pregnancy.companion(code, words, case.tabular.title(code));
    week.by(&RULE.id, "The week of gestation goes with the codes of pregnancy.");
    case.diagnoses.push(week);
}

/// True for a pregnancy whose weeks are counted: not one with an abortive outcome, nor what follows a delivery.
fn is_counted(diagnosis: &Diagnosis) -> bool {
    const OVER: [&str; 13] =
        ["O00", "O01", "O02", "O03", "O04", "O05", "O06", "O07", "O08", "O85", "O86", "O87", "O89"];
    diagnosis.is_any(&["O", "Z34"]) && !diagnosis.is_any(&OVER)
}

fn code(weeks: u8) -> Option<Icd10Cm> {
    match weeks {
        1..=7 => "Z3A.01".parse().ok(),
        8..=42 => format!("Z3A.{weeks:02}").parse().ok(),
        43..=45 => "Z3A.49".parse().ok(),
        _ => None,
    }
}
