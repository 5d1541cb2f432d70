//! The identity of a remittance: the same money has the same identity, other money another.

#![cfg(test)]

mod practice;

use practice::*;
use superbill_domain::*;
use superbill_ledger::*;

fn received() -> Remittance {
    let lines = vec![
        paid_line(Some(1), "99213", "150.00", "70.00", &["CO-45 50.00", "PR-3 30.00"]),
        paid_line(Some(2), "36415", "12.50", "12.50", &[]),
    ];
    let other = payment("C2", "1", vec![paid_line(Some(1), "99214", "200.00", "200.00", &[])]);
    remittance("I1", vec![payment("C1", "1", lines), other], &["WO 20.00", "L6 -1.25"])
}

#[test]
fn a_new_envelope_and_another_order_are_the_same_remittance() {
    let mut again = received();
    again.interchange = InterchangeId::new("I2");
    again.payer_name = "PAYER ONE, INC.".into();
    again.claims.reverse();
    again.claims[1].lines.reverse();
    again.claims[1].lines[1].adjustments.reverse();
    again.provider_adjustments.reverse();
    assert_eq!(remittance_identity(&again), remittance_identity(&received()));
}

type Change<'a> = &'a dyn Fn(&mut Remittance);

#[test]
fn any_other_money_is_another_remittance() {
    let cent = Money::from_cents(1);
    let changes: [(&str, Change); 8] = [
        ("trace", &|r| r.trace_number.push('1')),
        ("payer", &|r| r.payer = PayerId::new("P2")),
        ("paid", &|r| r.paid += cent),
        ("a claim dropped", &|r| drop(r.claims.pop())),
        ("a claim doubled", &|r| r.claims.push(r.claims[0].clone())),
        ("a line moved to another claim", &|r| {
            let line = r.claims[0].lines.remove(0);
            r.claims[1].lines.push(line);
        }),
        ("an adjustment", &|r| r.claims[0].lines[0].adjustments[0].amount += cent),
        ("a provider adjustment", &|r| r.provider_adjustments[0].amount += cent),
    ];
    for (what, change) in changes {
        let mut other = received();
        change(&mut other);
        assert_ne!(remittance_identity(&other), remittance_identity(&received()), "{what}");
    }
}

#[test]
fn the_digest_of_a_file_is_plain_sha_256() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(content_digest(b"").to_string(), empty);
}
