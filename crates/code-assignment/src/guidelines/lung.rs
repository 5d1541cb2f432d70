//! Chronic obstructive pulmonary disease with infection, exacerbation or asthma.

use superbill_domain::{Icd10Cm, RuleId, Severity};

use crate::case::Case;
use crate::guideline::Guideline;

pub(super) static RULE: Guideline = Guideline {
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
    apply,
};

/// Acute infections of the lower airways.
const INFECTIONS: [&str; 9] = ["J12", "J13", "J14", "J15", "J16", "J18", "J20", "J21", "J22"];

fn apply(case: &mut Case<'_>) {
    let infected = case.has(&INFECTIONS);
    let exacerbated = case.has(&["J441"]);
    let asthmatic = case.has(&["J45"]);
    let Some(at) = case.position(&["J449"]) else { return };
    let (with, why) = match (infected, exacerbated, asthmatic) {
        (true, _, _) => ("J44.0", "A lower respiratory infection is coded as well."),
        (false, true, _) => {
            let twin = case.diagnoses.remove(at);
            if let Some(kept) = case.diagnoses.iter_mut().find(|diagnosis| diagnosis.is_any(&["J441"])) {
                kept.absorb(&twin);
            }
            return;
        }
        (false, false, true) => ("J44.89", "Asthma is coded as well."),
        (false, false, false) => return,
    };
    let Some(code) = with.parse::<Icd10Cm>().ok().filter(|code| case.tabular.is_billable(*code)) else {
        return;
    };
    if let Some(diagnosis) = case.diagnoses.get_mut(at) {
        diagnosis.code = code;
        diagnosis.by(&RULE.id, why);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::codes;

    #[test]
    fn with_an_infection() {
        let note = "A: [COPD|J44.9 chronic]. Continue. A: [Acute bronchitis|J20.9 acute]. Rest.";
        assert_eq!(codes(note), ["J44.0", "J20.9"]);
    }

    #[test]
    fn alone() {
        assert_eq!(codes("A: [COPD|J44.9 chronic]. Continue."), ["J44.9"]);
    }
}
