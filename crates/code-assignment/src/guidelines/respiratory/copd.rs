//! Chronic obstructive pulmonary disease with infection, exacerbation or asthma.

use superbill_domain::{RuleId, Severity};

use crate::case::Case;
use crate::guideline::{Guideline, ICD10};

pub(crate) static RULE: Guideline = Guideline {
    id: RuleId::new("GUIDELINE-COPD"),
    section: "I.A.15, I.A.17, I.C.10.a",
    title: "COPD with infection, exacerbation or asthma",
    what: "COPD takes the code for what it is with: a lower respiratory infection, an exacerbation, both, \
          or asthma.",
    why: "J44.9 says COPD and nothing besides. Beside an infection, an exacerbation or asthma it hides what \
          the visit was about.",
    example: "“COPD, inhaler goes on. Acute bronchitis, azithromycin”: J44.0 with J20.9, not J44.9.",
    remedy: "Confirm what the COPD is with; an infection is no exacerbation unless the provider says so.",
    severity: Severity::Advise,
    from: ICD10,
    fires: [
        ("A: [COPD|J44.9 chronic]. Continue. A: [Acute bronchitis|J20.9 acute]. Rest.", "J44.0 J20.9"),
        ("A: [COPD|J44.9 chronic]. Continue. A: [Pneumonia|J18.9 acute]. Levofloxacin.", "J44.0 J18.9"),
        ("A: [COPD|J44.9 chronic]. Continue. A: [Asthma|J45.909 chronic]. Inhaler.", "J44.89 J45.909"),
        (
            "A: [COPD exacerbation|J44.1 acute]. Prednisone. A: [Pneumonia|J18.9 acute]. Levofloxacin.",
            "J44.1 J44.0 J18.9",
        ),
        ("A: [COPD with acute bronchitis|J44.0 acute]. Azithromycin.", "J44.0 J20.9"),
    ],
    rests: [
        ("A: [COPD|J44.9 chronic]. Continue.", "J44.9"),
        ("A: [Acute bronchitis|J20.9 acute]. Rest.", "J20.9"),
        ("A: [COPD exacerbation|J44.1 acute]. Prednisone.", "J44.1"),
        ("A: [COPD|J44.9 chronic]. Continue. A: Possible [pneumonia|J18.9 acute uncertain]. Film.", "J44.9"),
        ("A: [COPD|J44.9 chronic]. Continue. A: [Cold|J00 acute]. Rest.", "J44.9 J00"),
    ],
    apply,
};

/// Acute infections of the lower airways.
const INFECTIONS: [&str; 9] = ["J12", "J13", "J14", "J15", "J16", "J18", "J20", "J21", "J22"];

fn apply(case: &mut Case<'_>) {
    name_the_infection(case);
    if !case.has(&["J440"]) && case.has(&INFECTIONS) {
        with_infection(case);
    } else if case.has(&["J45"])
        && let Some(at) = case.position(&["J449"])
    {
        case.exchange(at, "J44.89", &RULE.id, "Asthma is coded as well.");
    }
}

/// COPD beside a lower respiratory infection; an exacerbation stays a code of its own beside it (I.C.10.a, J44.1).
fn with_infection(case: &mut Case<'_>) {
    const WHY: &str = "A lower respiratory infection is coded as well.";
    if let Some(at) = case.position(&["J449"]) {
        case.exchange(at, "J44.0", &RULE.id, WHY);
    } else if let Some(at) = case.position(&["J441"])
        && let (Some(code), Some(exacerbated)) = (case.billable("J44.0"), case.diagnoses.get(at).cloned())
    {
        let mut infected = exacerbated;
        infected.becomes(code, case.tabular.title(code), &RULE.id, WHY);
        infected.alternatives.clear();
        case.diagnoses.insert(at + 1, infected);
    }
}

/// "COPD with acute bronchitis" names the infection in the same breath: the combination code asks for its code as well.
fn name_the_infection(case: &mut Case<'_>) {
    let Some(at) = case.position(&["J440"]).filter(|_| !case.has(&INFECTIONS)) else { return };
    let Some(copd) = case.diagnoses.get(at) else { return };
    let (passage, problem) = (case.passage(copd), copd.problem);
    let named = [("acute bronchitis", "J20.9"), ("pneumonia", "J18.9"), ("bronchiolitis", "J21.9")];
    let found = named.into_iter().find_map(|(name, code)| Some((case.stated(passage, &[name])?, code)));
    if let Some((words, code)) = found
        && let Some(infection) = case.add(at + 1, code, &[words], problem)
    {
        infection.by(&RULE.id, "The infection that goes with the COPD takes its own code.");
    }
}
