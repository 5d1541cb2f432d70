//! Money is conserved: random lives of claims, posted by the ledger and by a naive reckoning in plain cents.

#![cfg(test)]

mod practice;

use practice::*;
use proptest::prelude::*;
use superbill_domain::*;
use superbill_ledger::*;

/// How a payer splits the charge of one line, in cents; what is left over is paid.
#[derive(Debug, Clone)]
struct Split {
    contractual: i64,
    patient: i64,
    denied: i64,
}

/// One event in the life of the practice.
#[derive(Debug, Clone)]
enum Event {
    Pay {
        claim: usize,
        splits: Vec<Split>,
        plb: i64,
        interest: i64,
    },
    /// Takes back a payment that came before.
    TakeBack(usize),
    PayUnknown(i64),
}

fn split() -> impl Strategy<Value = Split> {
    (-500_i64..20_000, 0_i64..20_000, 0_i64..20_000).prop_map(|(contractual, patient, denied)| Split {
        contractual,
        patient,
        denied,
    })
}

fn event(claims: usize) -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0..claims, prop::collection::vec(split(), 3), -900_i64..900, -90_i64..1)
            .prop_map(|(claim, splits, plb, interest)| Event::Pay { claim, splits, plb, interest }),
        2 => any::<usize>().prop_map(Event::TakeBack),
        1 => (-5_000_i64..50_000).prop_map(Event::PayUnknown),
    ]
}

fn cents(amount: i64) -> String {
    Money::from_cents(amount).to_string()
}

fn pay(claim: &Claim, splits: &[Split]) -> ClaimPayment {
    let lines = claim.lines.iter().zip(splits).map(|(line, split)| {
        let paid = line.charge.cents() - split.contractual - split.patient - split.denied;
        let why = [
            format!("CO-45 {}", cents(split.contractual)),
            format!("PR-1 {}", cents(split.patient)),
            format!("CO-16 {}", cents(split.denied)),
        ];
        let why: Vec<&str> = why.iter().map(String::as_str).collect();
        paid_line(Some(line.number), line.procedure.as_str(), &line.charge.to_string(), &cents(paid), &why)
    });
    payment(claim.id.as_str(), "1", lines.collect())
}

/// The naive reckoning: sums of cents, with no accounts.
#[derive(Debug, Default, PartialEq)]
struct Reckoning {
    paid: i64,
    contractual: i64,
    patients_owe: i64,
    deposited: i64,
}

impl Reckoning {
    fn add(&mut self, payment: &ClaimPayment) {
        self.paid += payment.paid.cents();
        for (_, adjustment) in payment.all_adjustments() {
            match adjustment.reason.as_str() {
                "45" => self.contractual += adjustment.amount.cents(),
                "1" => self.patients_owe += adjustment.amount.cents(),
                _ => {}
            }
        }
    }
}

/// The remittance of an event, and what it adds to the reckoning.
fn remit(
    number: usize,
    event: &Event,
    claims: &[Claim],
    paid: &mut Vec<ClaimPayment>,
    reckoning: &mut Reckoning,
) -> Option<Remittance> {
    let interchange = format!("I{number}");
    let remittance = match event {
        Event::Pay { claim, splits, plb, interest } => {
            let payment = pay(&claims[*claim], splits);
            reckoning.add(&payment);
            paid.push(payment.clone());
            remittance(
                &interchange,
                vec![payment],
                &[&format!("WO {}", cents(*plb)), &format!("L6 {}", cents(*interest))],
            )
        }
        Event::TakeBack(which) => {
            let which = which.checked_rem(paid.len())?;
            let reversal = reversal(&paid.remove(which));
            reckoning.add(&reversal);
            remittance(&interchange, vec![reversal], &[])
        }
        Event::PayUnknown(amount) => {
            let line = paid_line(None, "99213", &cents(*amount), &cents(*amount), &[]);
            remittance(&interchange, vec![payment("UNKNOWN", "1", vec![line])], &[])
        }
    };
    reckoning.deposited += remittance.paid.cents();
    Some(remittance)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_cent_is_made_or_lost(
        charges in prop::collection::vec(prop::collection::vec(1_i64..30_000, 3), 1..5),
        events in prop::collection::vec(event(1), 0..40),
        spread in any::<prop::sample::Index>(),
    ) {
        let claims: Vec<Claim> = charges.iter().enumerate().map(|(number, charges)| {
            let charges: Vec<String> = charges.iter().map(|charge| cents(*charge)).collect();
            let lines: Vec<(&str, &str)> = ["99213", "20610", "36415"].into_iter().zip(charges.iter().map(String::as_str)).collect();
            claim(&format!("C{number}"), &format!("A{number}"), &lines)
        }).collect();
        let charged: Money = claims.iter().map(Claim::total_charge).sum();
        let mut entries: Vec<JournalEntry> = claims.iter().flat_map(|claim| charge(claim, day("2026-06-16"))).collect();
        let (mut paid, mut reckoning) = (Vec::new(), Reckoning::default());
        for (number, event) in events.into_iter().enumerate() {
            let event = match event {
                Event::Pay { splits, plb, interest, .. } =>
                    Event::Pay { claim: (number + spread.index(claims.len())) % claims.len(), splits, plb, interest },
                other => other,
            };
            if let Some(remittance) = remit(number, &event, &claims, &mut paid, &mut reckoning) {
                let outcome = post(&remittance, &claims, &meaning);
                prop_assert!(outcome.findings.iter().all(|finding| !finding.stops()));
                entries.extend(outcome.entries);
            }
        }
        let trial: TrialBalance = entries.iter().collect();
        let of_claims: Vec<ClaimBalance> = claim_balances(&entries).into_values().collect();
        let sum = |part: fn(&ClaimBalance) -> Money| of_claims.iter().map(part).sum::<Money>();
        prop_assert_eq!(trial.total(), Money::ZERO);
        prop_assert_eq!(trial.of(&Account::Deposits).cents(), reckoning.deposited);
        prop_assert_eq!(trial.of(&Account::ContractualAdjustments).cents(), reckoning.contractual);
        prop_assert_eq!(trial.patients_owe().cents(), reckoning.patients_owe);
        prop_assert_eq!(sum(|claim| claim.charged), charged);
        prop_assert_eq!(sum(|claim| claim.paid).cents(), reckoning.paid);
        for claim in &of_claims {
            prop_assert_eq!(claim.charged, claim.paid + claim.contractual + claim.payer_owes + claim.patient_owes);
        }
        let aged = aging(&entries, day("2026-12-31"));
        prop_assert_eq!(aged.payers.values().map(AgedBalance::net).sum::<Money>(), trial.payers_owe());
        prop_assert_eq!(aged.patients.values().map(AgedBalance::net).sum::<Money>(), trial.patients_owe());
        let proof = verify(&seal_all(None, entries), None);
        prop_assert!(proof.holds());
        prop_assert_eq!(&proof.trial_balance, &trial);
    }
}
