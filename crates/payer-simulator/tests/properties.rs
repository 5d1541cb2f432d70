//! Whatever is sent: the 835 balances, every claim has an answer, every dollar is explained, and nothing panics.

#![cfg(test)]

mod office;

use office::*;
use proptest::prelude::*;
use superbill_domain::*;
use superbill_ledger::{AmountMeaning, TrialBalance, charge, claim_balances, post};
use superbill_payer_simulator::Plan;

/// Diagnoses and lines that do and do not go together, among them faults of every kind.
const DIAGNOSES: [&str; 6] = ["I10", "E11.65 I10", "M17.11", "E10.9 E11.9", "Z23", "E11"];
const LINES: [&str; 9] = [
    "99213",
    "99214-25",
    "20610-RT",
    "36415 x4",
    "90471",
    "11042 | 97597",
    "93000",
    "99499",
    "83036 on:2025-01-02",
];

fn any_claim() -> impl Strategy<Value = String> {
    let line = (prop::sample::select(&LINES[..]), 1_u32..90_000);
    (prop::sample::select(&DIAGNOSES[..]), prop::collection::vec(line, 1..5), 0..4_u8).prop_map(
        |(diagnoses, lines, member)| {
            let lines: Vec<String> = lines
                .into_iter()
                .map(|(line, cents)| format!("{line} ${}.{:02}", cents / 100, cents % 100))
                .collect();
            format!("dx {diagnoses} | {} | member W00000000{member}", lines.join(" | "))
        },
    )
}

fn plan() -> impl Strategy<Value = Plan> {
    prop::sample::select(vec![Plan::commercial(), Plan::medicare_b(), Plan::commercial().without_chance()])
}

fn meaning(_: &PayerId, group: AdjustmentGroup, reason: Carc) -> AmountMeaning {
    match (group, reason.as_str()) {
        (AdjustmentGroup::Pr, _) => AmountMeaning::PatientResponsibility,
        (_, "45" | "94" | "253") => AmountMeaning::Contractual,
        _ => AmountMeaning::Denied,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_claim_is_answered_and_every_dollar_explained(
        texts in prop::collection::vec(any_claim(), 1..12),
        plan in plan(),
        seed in any::<u64>(),
    ) {
        let mut payer = payer(plan);
        payer.seed = seed;
        let claims: Vec<Claim> = texts.iter().enumerate().map(|(n, text)| claim(&format!("C{n}"), text)).collect();
        let answered = answered(&payer, &claims);
        prop_assert_eq!(answered.statuses.len(), claims.len());
        let mut entries: Vec<JournalEntry> = claims.iter().flat_map(|claim| charge(claim, day("2026-06-16"))).collect();
        for remittance in &answered.remittances {
            prop_assert!(remittance.imbalances().is_empty(), "{:?}", remittance.imbalances());
            let outcome = post(remittance, &claims, &meaning);
            prop_assert!(outcome.findings.is_empty() && outcome.unmatched.is_empty(), "{:?}", outcome.findings);
            entries.extend(outcome.entries);
        }
        let deposits = TrialBalance::from_iter(&entries).of(&Account::Deposits);
        prop_assert_eq!(deposits, answered.remittances.iter().map(|remittance| remittance.paid).sum::<Money>());
        for claim in &claims {
            let id = claim.id.as_str();
            let payments = answered.payments(id);
            prop_assert_eq!(answered.status(id) == "A2:20", payments.len() == 1, "accepted is adjudicated: {}", id);
            let Some(payment) = payments.first() else { continue };
            let denied: Money = payment
                .all_adjustments()
                .filter(|(_, a)| meaning(&payer.payer.id, a.group, a.reason) == AmountMeaning::Denied)
                .map(|(_, a)| a.amount)
                .sum();
            let balance = claim_balances(&entries)[&claim.id];
            prop_assert_eq!(balance.payer_owes, denied, "what is open is what was denied");
            prop_assert_eq!(balance.patient_owes, payment.patient_responsibility);
            prop_assert!(payment.lines.iter().all(|line| line.paid >= Money::ZERO));
        }
    }

    #[test]
    fn a_damaged_file_never_panics_and_never_leaves_a_claim_half_answered(
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<prop::sample::Index>(),
        truncate in any::<bool>(),
    ) {
        let claims = [claim("C1", "dx I10 | 99213"), claim("C2", "dx M17.11 | 20610-RT")];
        let mut file = sent(1, &claims);
        let place = place.index(file.len());
        file[place] = byte;
        if truncate {
            file.truncate(cut.index(file.len()));
        }
        let answers = payer(Plan::commercial()).answer(&file, day("2026-06-16"), codes(), &[]);
        if answers.findings.is_empty() && !answers.claims.is_empty() {
            let answered = read(answers);
            for status in answered.statuses.iter().filter(|status| status.is_accepted()) {
                prop_assert_eq!(answered.payments(status.claim.as_str()).len(), 1);
            }
        }
    }
}
