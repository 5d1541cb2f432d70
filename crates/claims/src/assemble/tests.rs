use superbill_domain::*;

use super::assemble;
use crate::sample::{DAY, charge, coded_visit, ids, procedures, visit};

fn assembled(coded: &CodedVisit) -> (Option<Claim>, Vec<Finding>) {
    assemble(ClaimId::new("C1"), &visit(), coded, procedures())
}

fn codes(claim: &Claim) -> Vec<String> {
    let with_modifiers = |line: &ClaimLine| {
        let modifiers: String = line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
        format!("{}{modifiers}", line.procedure)
    };
    claim.lines.iter().map(with_modifiers).collect()
}

#[test]
fn a_claim_carries_what_was_accepted() {
    let coded = coded_visit(&["E11.65", "I10"], &[charge("99214", &[1, 2])]);
    let (claim, findings) = assembled(&coded);
    let claim = claim.unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!((claim.id.as_str(), claim.visit.as_str()), ("C1", "V1"));
    assert_eq!(claim.frequency, ClaimFrequency::Original);
    assert_eq!(claim.diagnoses, coded.diagnoses);
    let line = &claim.lines[0];
    assert_eq!((line.number, line.units, line.on, line.pointers.as_slice()), (1, 1, DAY, &[1, 2][..]));
    assert_eq!(claim.total_charge(), Money::from_cents(10_000));
}

#[test]
fn the_visit_comes_first_then_the_highest_value() {
    let charges = [
        charge("J1030", &[1]),
        charge("83036", &[1]),
        charge("11042", &[1]),
        charge("20610", &[1]),
        charge("99213-25", &[1]),
    ];
    let claim = assembled(&coded_visit(&["E11.65"], &charges)).0.unwrap();
    assert_eq!(codes(&claim), ["99213-25", "11042", "20610", "J1030", "83036"]);
    assert_eq!(claim.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
}

#[test]
fn without_a_diagnosis_or_a_service_there_is_no_claim() {
    for coded in
        [coded_visit(&[], &[charge("99213", &[])]), coded_visit(&["I10"], &[]), coded_visit(&[], &[])]
    {
        let (claim, findings) = assembled(&coded);
        assert_eq!(claim, None);
        assert_eq!(ids(&findings), ["NOTHING-TO-BILL"]);
        assert!(findings[0].stops());
    }
}

#[test]
fn a_thirteenth_diagnosis_is_left_off_and_told() {
    let all = [
        "I10", "E11.9", "E78.5", "N18.31", "J45.909", "K21.9", "M17.11", "F32.A", "G47.33", "E66.9",
        "M54.50", "H52.4", "L57.0",
    ];
    let (claim, findings) = assembled(&coded_visit(&all, &[charge("99214", &[1]), charge("17000", &[13])]));
    let claim = claim.unwrap();
    assert_eq!(claim.diagnoses.len(), 12);
    assert_eq!(claim.lines[1].pointers, []);
    assert!(ids(&findings).starts_with(&["DIAGNOSES-LEFT-OFF", "POINTERS-LOST"]), "{:?}", ids(&findings));
    assert!(findings[0].message.contains("L57.0"));
}

#[test]
fn pointers_are_valid_unique_and_at_most_four() {
    let (claim, findings) = assembled(&coded_visit(
        &["I10", "E11.9", "E78.5", "K21.9", "F32.A"],
        &[charge("99214", &[2, 2, 1, 3, 4, 5, 9, 0])],
    ));
    assert_eq!(claim.unwrap().lines[0].pointers, [2, 1, 3, 4]);
    assert_eq!(ids(&findings), ["POINTERS-LOST", "POINTERS-CLIPPED"]);
}

#[test]
fn separate_work_beside_an_injection_is_proposed_not_claimed() {
    let coded = coded_visit(&["E11.65", "M17.11"], &[charge("99214", &[1, 2]), charge("20610-RT", &[2])]);
    let (claim, findings) = assembled(&coded);
    assert_eq!(codes(&claim.unwrap()), ["99214", "20610-RT"]);
    assert_eq!(ids(&findings), ["MODIFIER-25-PROPOSED"]);
    assert_eq!(findings[0].severity, Severity::Advise);
    assert!(findings[0].message.ends_with("the visit also dealt with E11.65."));
    assert_eq!(findings[0].authority.row, "20610/99214");
}

#[test]
fn a_visit_for_the_procedures_own_diagnosis_is_doubted() {
    let coded = coded_visit(&["B07.0"], &[charge("99213", &[1]), charge("17110", &[1])]);
    let (claim, findings) = assembled(&coded);
    assert_eq!(codes(&claim.unwrap()), ["99213", "17110"]);
    assert_eq!(ids(&findings), ["MODIFIER-25-UNSUPPORTED"]);
    assert_eq!(findings[0].severity, Severity::Warn);
}

fn decision(code: &str, verdict: Verdict) -> Decision {
    let by = Decider::Person("Ada Coder".into());
    Decision { code: code.into(), verdict, by, at: Timestamp::UNIX_EPOCH, reason: "diabetes adjusted".into() }
}

#[test]
fn modifier_25_is_put_on_where_a_decision_names_it() {
    let mut coded = coded_visit(&["E11.65", "M17.11"], &[charge("20610-RT", &[2]), charge("99214", &[1, 2])]);
    coded.decisions.push(decision("99214-25", Verdict::Accepted));
    let (claim, findings) = assembled(&coded);
    assert_eq!(codes(&claim.unwrap()), ["99214-25", "20610-RT"]);
    assert!(findings.is_empty());

    coded.decisions.push(decision("99214-25", Verdict::Rejected));
    let (claim, findings) = assembled(&coded);
    assert_eq!(codes(&claim.unwrap()), ["99214", "20610-RT"], "the last word counts");
    assert_eq!(ids(&findings), ["MODIFIER-25-PROPOSED"]);
}

#[test]
fn a_decision_for_modifier_25_has_no_effect_without_a_procedure_that_takes_the_visit_in() {
    let mut coded = coded_visit(&["E11.65"], &[charge("99214", &[1]), charge("83036", &[1])]);
    coded.decisions.push(decision("99214-25", Verdict::Accepted));
    let (claim, findings) = assembled(&coded);
    assert_eq!(codes(&claim.unwrap()), ["99214", "83036"]);
    assert!(findings.is_empty());
}
