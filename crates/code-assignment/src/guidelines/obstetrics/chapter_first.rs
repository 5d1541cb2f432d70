//! Codes of pregnancy come before all others and take other chapters' conditions as complicating it.

use superbill_domain::{RuleId, Severity, SlotValue};

use crate::case::{Case, Doubt};
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-PREGNANCY-FIRST"),
    section: "I.C.15.a.1",
    title: "Condition in a pregnant patient",
    what: "In pregnancy, codes of chapter 15 come first; a condition is taken to complicate the \
           pregnancy unless the provider says that it is incidental, which is Z33.1.",
    why: "A condition coded as if the patient were not pregnant hides the risk to the pregnancy; only \
           the provider may call it incidental.",
    example: "“20 weeks pregnant. Asthma, inhaler goes on”: O99.512 with J45.909 and Z3A.20.",
    remedy: "Where the provider says that the pregnancy is incidental to the visit, use Z33.1 instead.",
    severity: Severity::Warn,
    from: ICD10,
    fires: [
        (
            "A: [Pregnancy|Z34.90 status weeks=20]. Labs. A: [Asthma|J45.909 chronic]. Inhaler.",
            "O99.512 J45.909 Z3A.20",
        ),
        ("HPI: [Pregnant|Z33.1 status weeks=30]. A: [Anemia|D64.9 chronic]. Iron.", "O99.013 D64.9 Z3A.30"),
        (
            "HPI: [Pregnant|Z33.1 status weeks=10]. A: [Hypothyroidism|E03.9 chronic]. Refill.",
            "O99.281 E03.9 Z3A.10",
        ),
        (
            "A: [Asthma|J45.909 chronic]. Inhaler. A: [Pregnancy|Z34.90 status weeks=30]. Labs.",
            "O99.513 J45.909 Z3A.30",
        ),
        (
            "HPI: [Pregnant|Z33.1 status weeks=20]. A: [Urinary tract infection|N39.0 acute]. Antibiotic.",
            "O23.42 Z3A.20",
        ),
    ],
    rests: [
        ("A: [Asthma|J45.909 chronic]. Inhaler.", "J45.909"),
        ("A: [Supervision of pregnancy|Z34.90 status weeks=20]. Labs.", "Z34.92 Z3A.20"),
        (
            "HPI: [Pregnant|Z33.1 status weeks=20], pregnancy is incidental. A: [Asthma|J45.909 chronic]. \
          Inhaler.",
            "J45.909",
        ),
        ("FH: [Pregnant|Z33.1 status family]. A: [Asthma|J45.909 chronic]. Inhaler.", "J45.909"),
        ("A: [Gestational hypertension|O13.9 weeks=35]. Labs.", "O13.3 Z3A.35"),
    ],
    apply,
};

/// A condition, the stem of its code in pregnancy, whether the condition's own code is kept, and whether the trimester comes after a zero.
const COMPLICATES: [(&[&str], &str, bool); 9] = [
    (&["J4", "J1", "J2", "J0", "J30"], "O99.51", true),
    (&["D5", "D64"], "O99.01", true),
    (&["E0", "E7", "E2"], "O99.28", true),
    (&["N39", "N30"], "O23.4", false),
    (&["F3", "F4"], "O99.34", true),
    (&["G40", "G43"], "O99.35", true),
    (&["I4", "I50"], "O99.41", true),
    (&["K2", "K5"], "O99.61", true),
    (&["E66"], "O99.21", true),
];

fn apply(case: &mut Case<'_>) {
    let trimester = |value| match value {
        SlotValue::Trimester(trimester) => Some(trimester),
        SlotValue::WeeksOfGestation(weeks) => Some(if weeks < 14 {
            1
        } else if weeks < 28 {
            2
        } else {
            3
        }),
        _ => None,
    };
    let pregnancy = case
        .affirmed(&["Z33", "Z34", "O09"])
        .find_map(|(_, mention)| Some((mention, mention.slot(trimester)?.0)));
    let Some((mention, trimester)) = pregnancy else { return };
    if case.sentence(mention).contains("incidental") {
        return;
    }
    let found = COMPLICATES
        .into_iter()
        .find_map(|(families, stem, keeps)| Some((case.position(families)?, stem, keeps)));
    let Some((at, stem, keeps)) = found else { return };
    let Some(condition) = case.diagnoses.get(at).cloned() else { return };
    let code = format!("{stem}{trimester}");
    if keeps {
        let words: Vec<_> =
            case.mentions_of(&condition).map(|mention| mention.span).chain([mention.span]).collect();
        let Some(added) = case.add(at, &code, &words, condition.problem) else { return };
        added.traits.status = false;
        added.doubt(Doubt::Presumed);
        added.by(&RULE.id, "In pregnancy a condition is taken to complicate it.");
    } else {
        case.exchange(at, &code, &RULE.id, "In pregnancy a condition is taken to complicate it.");
    }
    // Supervision of a normal pregnancy never stands beside a code of this chapter (I.C.15.b.1).
    while let Some(normal) = case.position(&["Z34", "Z33"]) {
        let kept = case.position(&["O"]).unwrap_or(normal);
        case.merge(normal, kept, &RULE.id, "The pregnancy is not a normal one.");
    }
}
