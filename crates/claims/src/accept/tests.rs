use superbill_domain::*;

use super::{AcceptancePolicy, FeeSchedule, accept};
use crate::assemble;
use crate::sample::{ids, procedures, visit};

fn diagnosis(code: &str, tier: Tier) -> DiagnosisSuggestion {
    DiagnosisSuggestion {
        code: code.parse().unwrap(),
        title: "Title".into(),
        tier,
        evidence: Vec::new(),
        path: Vec::new(),
        rules: Vec::new(),
        why: format!("{code} is documented"),
        alternatives: Vec::new(),
        present_on_admission: None,
    }
}

fn procedure(code: &str, diagnoses: &[u8], tier: Tier) -> ProcedureSuggestion {
    ProcedureSuggestion {
        code: code.parse().unwrap(),
        modifiers: Vec::new(),
        units: 1,
        diagnoses: diagnoses.to_vec(),
        tier,
        evidence: Vec::new(),
        why: "done".into(),
    }
}

fn level(code: &str) -> VisitLevel {
    VisitLevel {
        code: code.parse().unwrap(),
        by: LevelBasis::Mdm,
        problems: MdmLevel::Moderate,
        data: MdmLevel::Low,
        risk: MdmLevel::Moderate,
        minutes: None,
        elements: vec![MdmElement {
            column: MdmColumn::Problems,
            what: "2 stable chronic illnesses".into(),
            evidence: Vec::new(),
        }],
    }
}

fn fees(codes: &[&str]) -> FeeSchedule {
    FeeSchedule::new(codes.iter().map(|code| (code.parse().unwrap(), Money::from_cents(12_500))))
}

fn suggestions() -> Suggestions {
    Suggestions {
        diagnoses: vec![
            diagnosis("E11.65", Tier::Auto),
            diagnosis("I10", Tier::Review),
            diagnosis("M17.11", Tier::Auto),
        ],
        procedures: vec![procedure("20610", &[3], Tier::Auto), procedure("93000", &[2], Tier::Review)],
        visit_level: Some(level("99214")),
        ..Suggestions::default()
    }
}

fn accepted(policy: &AcceptancePolicy, fees: &FeeSchedule) -> (CodedVisit, Vec<Finding>) {
    accept(&visit(), &suggestions(), policy, fees, Timestamp::UNIX_EPOCH)
}

#[test]
fn only_what_may_go_out_unseen_is_accepted_and_the_rest_waits() {
    let (coded, findings) =
        accepted(&AcceptancePolicy::new("accept tier auto"), &fees(&["99214", "20610", "93000"]));
    assert_eq!(coded.diagnoses, ["E11.65".parse().unwrap(), "M17.11".parse().unwrap()]);
    assert_eq!(
        coded.charges.iter().map(|charge| charge.procedure.as_str()).collect::<Vec<_>>(),
        ["99214", "20610"]
    );
    assert_eq!(coded.charges[1].diagnoses, [2], "renumbered: I10 waits");
    assert_eq!(coded.charges[0].diagnoses, [1, 2]);
    assert_eq!(ids(&findings), ["REVIEW-WAITING", "REVIEW-WAITING"]);
    assert!(findings.iter().all(Finding::stops));
}

#[test]
fn every_accepted_code_has_a_decision_under_the_policys_name() {
    let (coded, _) =
        accepted(&AcceptancePolicy::new("accept tier auto"), &fees(&["99214", "20610", "93000"]));
    let decided: Vec<&str> = coded.decisions.iter().map(|decision| decision.code.as_str()).collect();
    assert_eq!(decided, ["E11.65", "M17.11", "99214", "20610"]);
    assert!(coded.decisions.iter().all(|d| d.by == Decider::Policy("accept tier auto".into())));
    assert_eq!(coded.decisions[2].reason, "2 stable chronic illnesses");
}

#[test]
fn a_policy_may_accept_what_a_coder_should_see() {
    let policy = AcceptancePolicy { accepts_review: true, ..AcceptancePolicy::new("demonstration") };
    let (coded, findings) = accepted(&policy, &fees(&["99214", "20610", "93000"]));
    assert_eq!((coded.diagnoses.len(), coded.charges.len()), (3, 3));
    assert!(findings.is_empty());
}

#[test]
fn a_service_without_a_fee_stops_and_is_never_charged_at_zero() {
    let (coded, findings) = accepted(&AcceptancePolicy::new("accept tier auto"), &fees(&["99214"]));
    assert_eq!(coded.charges.len(), 1);
    assert!(coded.charges.iter().all(|charge| charge.amount > Money::ZERO));
    let missing = findings.iter().find(|finding| finding.rule.as_str() == "FEE-MISSING").unwrap();
    assert!(missing.stops() && missing.message.contains("20610"));
    assert!(coded.decisions.iter().all(|decision| decision.code != "20610"), "not charged, so not accepted");
}

#[test]
fn an_open_question_holds_where_the_policy_says_so() {
    let mut suggestions = suggestions();
    suggestions.queries.push(Query {
        topic: "type of heart failure".into(),
        text: "Which type?".into(),
        choices: Vec::new(),
        evidence: Vec::new(),
        affects: Vec::new(),
        rule: None,
    });
    let held = |holds_for_queries| {
        let policy = AcceptancePolicy { holds_for_queries, ..AcceptancePolicy::new("p") };
        let (_, findings) =
            accept(&visit(), &suggestions, &policy, &fees(&["99214", "20610"]), Timestamp::UNIX_EPOCH);
        ids(&findings).contains(&"QUERY-OPEN")
    };
    assert!(held(true));
    assert!(!held(false));
}

#[test]
fn a_policy_parts_the_visit_from_a_procedure_only_by_a_diagnosis_of_its_own() {
    let policy = AcceptancePolicy { separates_visits: true, ..AcceptancePolicy::new("separate visits") };
    let (coded, _) = accepted(&policy, &fees(&["99214", "20610"]));
    let decision = coded.decisions.iter().find(|decision| decision.code == "99214-25").unwrap();
    assert!(decision.reason.ends_with("dealt with E11.65 besides"));
    let claim = assemble(ClaimId::new("C1"), &visit(), &coded, procedures()).0.unwrap();
    assert_eq!(claim.lines[0].modifiers, ["25".parse().unwrap()]);

    let mut same = suggestions();
    same.diagnoses.remove(0);
    same.procedures[0].diagnoses = vec![2];
    let (coded, _) = accept(&visit(), &same, &policy, &fees(&["99214", "20610"]), Timestamp::UNIX_EPOCH);
    assert!(coded.decisions.iter().all(|decision| decision.code != "99214-25"));
}
