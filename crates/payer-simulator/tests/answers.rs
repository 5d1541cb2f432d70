//! What a payer answers, claim by claim.

#![cfg(test)]

mod office;

use office::*;
use superbill_code_sets::CodeSets;
use superbill_domain::*;
use superbill_payer_simulator::Plan;
use superbill_pricing::price;

fn no_chance() -> Plan {
    Plan::commercial().without_chance()
}

#[test]
fn a_clean_claim_is_paid_as_expected() {
    let payer = payer(no_chance());
    let claim = claim("C1", "dx I10 M17.11 | 99214-25 @1 $250.00 | 20610-RT @2 $120.00");
    let answered = answered(&payer, std::slice::from_ref(&claim));
    assert_eq!(answered.functional[0].verdict, AcknowledgmentVerdict::Accepted);
    assert_eq!(answered.status("C1"), "A2:20");

    let expected =
        price(&claim, &payer.terms, &CodeSets::embedded().unwrap().on(day("2026-06-15")).procedures());
    let allowed: Vec<Money> = expected.lines.iter().map(|line| line.allowed.unwrap()).collect();
    let copay = dollars("30.00");
    let coinsurance = payer.plan.coinsurance.of(allowed[1]).unwrap();
    let [paid] = answered.payments("C1")[..] else { panic!("one payment") };
    assert_eq!(paid.paid, allowed[0] - copay + allowed[1] - coinsurance);
    assert_eq!(paid.patient_responsibility, copay + coinsurance);
    assert_eq!(paid.status, "1");
    let above = |charge: &str, allowed: Money| dollars(charge) - allowed;
    let expected = [
        format!("1 CO-45 {}", above("250.00", allowed[0])),
        "1 PR-3 30.00".to_owned(),
        format!("2 CO-45 {}", above("120.00", allowed[1])),
        format!("2 PR-2 {coinsurance}"),
    ];
    assert_eq!(answered.adjustments("C1"), expected);
    let status = answered.statuses.first().unwrap();
    assert_eq!(status.payer_claim_number.as_deref(), Some(paid.payer_claim_number.as_str()));
}

#[test]
fn the_front_end_turns_back_what_has_a_fault_and_takes_in_the_rest() {
    let rejected = [
        ("MEMBER", "dx I10 | 99213 | member UNKNOWN", "A7:164"),
        ("HEADER", "dx E11 | 99213", "A7:255"),
        ("UNKNOWN", "dx Z99.99 | 99213", "A7:255"),
        ("CORRECTION", "dx I10 | 99213 | replaces 2616700000001", "A7:464"),
    ];
    let mut claims: Vec<Claim> = rejected.iter().map(|(id, text, _)| claim(id, text)).collect();
    claims.push(claim("GOOD", "dx I10 | 99213"));
    let mut elsewhere = claim("ELSEWHERE", "dx I10 | 99213");
    elsewhere.coverage.payer.id = PayerId::new("OTHER");
    claims.push(elsewhere);
    let answered = answered(&payer(no_chance()), &claims);
    for (id, _, status) in rejected {
        assert_eq!(answered.status(id), status, "{:?}", answered.answers.log);
        assert!(answered.payments(id).is_empty(), "{id} was rejected, so it is not adjudicated");
    }
    assert_eq!(answered.status("ELSEWHERE"), "A3:116");
    assert_eq!(answered.status("GOOD"), "A2:20");
    assert_eq!(answered.payments("GOOD").len(), 1);
    assert_eq!(answered.statuses.len(), claims.len(), "every claim has an answer");
}

#[test]
fn what_cannot_be_read_is_rejected_by_the_999() {
    let payer = payer(no_chance());
    let text = String::from_utf8(sent(1, &[claim("C1", "dx I10 | 99213")])).unwrap();
    let broken = [
        ("the provider's NPI", text.replace("1234567893", "1234567890")),
        ("the count of segments", text.replacen("SE*", "SE*9", 1)),
        ("a charge", text.replace("100~", "1O0~").replace("*100*", "*1O0*")),
    ];
    for (what, broken) in broken {
        assert_ne!(broken, text, "{what} was broken");
        let answers = payer.answer(broken.as_bytes(), day("2026-06-16"), codes(), &[]);
        assert!(answers.claims.is_empty() && answers.remittance.is_none(), "{what}: {:?}", answers.log);
        let answered = read(answers);
        assert_eq!(answered.functional[0].verdict, AcknowledgmentVerdict::Rejected, "{what}");
    }
    for nothing in [&b""[..], b"not X12", b"ISA*00*"] {
        let answers = payer.answer(nothing, day("2026-06-16"), codes(), &[]);
        assert!(answers.claims.is_empty() && answers.remittance.is_none());
    }
}

#[test]
fn edits_deny_with_their_own_reason() {
    let answered = answered(
        &payer(no_chance()),
        &[
            claim("PAIR", "dx M17.11 L97.511 | 97597 @2 $200.00 | 11042 @2 $300.00"),
            claim("UNITS", "dx I10 E11.65 | 36415 x4 @1 $40.00 | 99213 @1 $150.00"),
            claim("LATE", "on 2025-09-01 | dx I10 | 99213 $150.00"),
            claim("TWICE", "dx I10 | 99215 $300.00"),
            claim("TWICE-AGAIN", "dx I10 | 99215 $300.00"),
        ],
    );
    let said = |claim: &str| answered.adjustments(claim);
    assert!(said("PAIR").contains(&"1 CO-97 200.00".to_owned()), "{:?}", answered.answers.log);
    assert!(said("UNITS").contains(&"1 CO-151 40.00".to_owned()), "{:?}", answered.answers.log);
    assert_eq!(answered.payments("UNITS")[0].status, "1", "the other line is paid");
    assert_eq!(said("LATE"), ["1 CO-29 150.00"]);
    assert_eq!(answered.payments("LATE")[0].status, "4");
    assert!(answered.payments("TWICE")[0].paid > Money::ZERO);
    assert_eq!(said("TWICE-AGAIN"), ["1 CO-18 300.00"]);
}

#[test]
fn what_no_table_prices_is_allowed_a_share_of_its_charge() {
    let answered = answered(&payer(no_chance()), &[claim("C1", "dx I10 | 36415 $40.00")]);
    assert_eq!(answered.adjustments("C1"), ["1 CO-45 16.00", "1 PR-2 4.80"]);
    assert_eq!(answered.payments("C1")[0].lines[0].allowed, Some(dollars("24.00")));
}

#[test]
fn what_is_doubtful_is_denied_now_and_then() {
    let mut payer = payer(no_chance());
    payer.plan.doubtful = Plan::commercial().doubtful;
    let claims: Vec<Claim> = (0..200)
        .map(|n| claim(&format!("C{n}"), &format!("dx E10.9 E11.9 | 99213 | member W{n:09}")))
        .collect();
    let answered = answered(&payer, &claims);
    let denied = (0..200).filter(|n| answered.payments(&format!("C{n}"))[0].status == "4").count();
    assert!((20..=60).contains(&denied), "an Excludes1 conflict is a warning: {denied}");
}

#[test]
fn a_deductible_is_met_once_within_a_batch() {
    let plan = Plan { visit_copay: None, unforeseen: no_chance().unforeseen, ..Plan::commercial() };
    let mut payer = payer(plan);
    // A seed by which the patient has met nothing much yet.
    let batch: Vec<Claim> = (1..=12)
        .map(|n| claim(&format!("C{n}"), &format!("on 2026-06-{n:02} | dx I10 | 99214 $250.00")))
        .collect();
    let met = |payer: &superbill_payer_simulator::Simulator| -> Vec<Money> {
        let answered = answered(payer, &batch);
        let of = |n: usize| answered.payments(&format!("C{n}"))[0].lines[0].adjustments.clone();
        let deductible = |adjustments: Vec<Adjustment>| {
            adjustments.iter().filter(|a| a.reason.as_str() == "1").map(|a| a.amount).sum::<Money>()
        };
        (1..=12).map(|n| deductible(of(n))).collect()
    };
    let by_seed: Vec<Vec<Money>> = (0..12)
        .map(|seed| {
            payer.seed = seed;
            met(&payer)
        })
        .collect();
    for taken in &by_seed {
        assert!(taken.iter().copied().sum::<Money>() <= payer.plan.deductible);
        assert!(taken.is_sorted_by(|earlier, later| earlier >= later), "met first, then no more: {taken:?}");
    }
    assert!(by_seed.iter().any(|taken| taken[0] > Money::ZERO), "some patients owe a deductible");
    assert!(by_seed.iter().any(|taken| taken.iter().all(|amount| amount.is_zero())), "others have met it");
}

#[test]
fn medicare_takes_its_sequestration_off_the_payment_only() {
    let plan = Plan::medicare_b().without_chance();
    let answered = answered(&payer(plan), &[claim("C1", "dx I10 | 99213 $400.00")]);
    let [paid] = answered.payments("C1")[..] else { panic!("one payment") };
    let amount = |reason: &str| {
        let adjustments = &paid.lines[0].adjustments;
        adjustments.iter().find(|a| a.reason.as_str() == reason).map(|a| a.amount).unwrap()
    };
    let allowed = dollars("400.00") - amount("45");
    assert_eq!(amount("2").cents(), (allowed.cents() * 20 + 50) / 100);
    assert_eq!(amount("253").cents(), ((allowed - amount("2")).cents() * 2 + 50) / 100);
    assert_eq!(paid.paid, allowed - amount("2") - amount("253"));
    assert_eq!(paid.patient_responsibility, amount("2"), "the patient does not bear it");
}

#[test]
fn a_vaccine_and_a_screening_cost_the_patient_nothing() {
    let plan = Plan { unforeseen: no_chance().unforeseen, ..Plan::commercial() };
    let answered = answered(&payer(plan), &[claim("C1", "dx Z23 | 90471 @1 $60.00 | 90715 @1 $90.00")]);
    let patients: Vec<String> =
        answered.adjustments("C1").into_iter().filter(|said| said.contains("PR-")).collect();
    assert!(patients.is_empty(), "{patients:?}");
}

#[test]
fn a_replacement_takes_its_original_back_and_a_void_only_that() {
    let payer = payer(no_chance());
    let first = answered(&payer, &[claim("C1", "dx I10 | 99213 $150.00")]);
    let earlier: Vec<ClaimPayment> = first.remittances[0].claims.clone();
    let number = &earlier[0].payer_claim_number;
    let answer = |text: &str, earlier: &[ClaimPayment]| {
        read(payer.answer(&sent(2, &[claim("C2", text)]), day("2026-06-20"), codes(), earlier))
    };

    let replaced = answer(&format!("dx I10 | 99214 $250.00 | replaces {number}"), &earlier);
    let [taken_back] = replaced.payments("C1")[..] else { panic!("the original is taken back") };
    assert_eq!((taken_back.status.as_str(), taken_back.paid), ("22", -earlier[0].paid));
    assert_eq!(replaced.payments("C2").len(), 1);
    assert!(replaced.remittances[0].imbalances().is_empty());

    let voided = answer(&format!("dx I10 | 99213 $150.00 | voids {number}"), &earlier);
    let [remittance] = &voided.remittances[..] else { panic!("one remittance") };
    assert_eq!(remittance.paid, Money::ZERO, "a payment is never negative");
    assert_eq!(remittance.provider_adjustments[0].reason, "FB");
    assert_eq!(voided.payments("C2").len(), 0);

    let all: Vec<ClaimPayment> = earlier.iter().chain(&remittance.claims).cloned().collect();
    let again = answer(&format!("dx I10 | 99213 $150.00 | voids {number}"), &all);
    assert_eq!(again.status("C2"), "A7:464", "what was taken back cannot be taken back again");
}

#[test]
fn the_same_question_has_the_same_answer_byte_for_byte() {
    let payer = payer(Plan::commercial());
    let claims: Vec<Claim> = (0..40).map(|n| claim(&format!("C{n}"), "dx I10 | 99213 $150.00")).collect();
    let file = sent(7, &claims);
    let ask =
        |payer: &superbill_payer_simulator::Simulator| payer.answer(&file, day("2026-06-16"), codes(), &[]);
    assert_eq!(ask(&payer), ask(&payer.clone()));
    let another = superbill_payer_simulator::Simulator { seed: 43, ..payer.clone() };
    assert_ne!(ask(&payer).remittance, ask(&another).remittance);
    let answered = read(ask(&payer));
    let functional = &answered.functional[0].interchange;
    let remittance = &answered.remittances[0].interchange;
    let numbers = [functional.as_str(), answered.claims_came_by.as_str(), remittance.as_str()];
    let expected =
        ["000000070", "000000072", "000000071"].map(|number| format!("EXAMPLEPLAN/ELMSTREET/{number}"));
    assert_eq!(numbers, expected);
}

#[test]
fn about_three_claims_in_a_hundred_are_denied_out_of_the_blue() {
    let payer = payer(Plan::commercial());
    let claims: Vec<Claim> = (0..1_000)
        .map(|n| {
            let mut claim = claim(&format!("C{n}"), "dx I10 | 99213 $150.00");
            claim.coverage.member_id = Phi::new(format!("W{n:09}"));
            claim
        })
        .collect();
    let answered = answered(&payer, &claims);
    let denied: Vec<_> =
        (0..1_000).filter(|n| answered.payments(&format!("C{n}"))[0].status == "4").collect();
    assert!((15..=50).contains(&denied.len()), "{}", denied.len());
    let reasons: std::collections::BTreeSet<String> = denied
        .iter()
        .flat_map(|n| answered.payments(&format!("C{n}"))[0].lines[0].adjustments.clone())
        .map(|adjustment| adjustment.reason.to_string())
        .collect();
    assert_eq!(reasons, ["16", "197", "252"].map(str::to_owned).into());
}
