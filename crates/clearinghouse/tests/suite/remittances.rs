//! The 835: every cent that a payer writes is read, and nothing that does not add up is written.

use superbill_clearinghouse::{BankTransfer, Kind, Remitter, read_835, recognise, write_835};
use superbill_domain::*;

use crate::sample::{claims, remittance, remitter};

fn written(remittance: &Remittance) -> String {
    String::from_utf8(write_835(std::slice::from_ref(remittance), &claims(), &remitter()).unwrap()).unwrap()
}

fn read_one(text: &str) -> (Remittance, Vec<Finding>) {
    let (mut remittances, findings) = read_835(text.as_bytes());
    assert_eq!(remittances.len(), 1, "{findings:?}");
    (remittances.remove(0), findings)
}

#[test]
fn what_is_written_is_read_back() {
    let text = written(&remittance());
    assert_eq!(recognise(text.as_bytes()), Kind::Remittance);
    let (read, findings) = read_one(&text);
    assert_eq!(read, remittance());
    assert_eq!(read.imbalances(), []);
    assert!(findings.iter().all(|finding| finding.rule.as_str() == "X12-NOT-KEPT"), "{findings:?}");
    assert_eq!(findings.len(), 1);
}

#[test]
fn the_payment_stands_as_the_guide_wants_it() {
    let text = written(&remittance());
    let expected = [
        "BPR*I*90*C*CHK************20260630~TRN*1*CHK0001*1123456789~DTM*405*20260616~",
        "~N1*PE*LINDEN STREET FAMILY MEDICINE*XX*1555555014~",
        "~LX*1~CLP*C1*1*264.5*110*25*15*ICN-C1*11*1~NM1*QC*1*ROE*ALEX****MI*W123456789~",
        "~SVC*HC:99214:25*234.5*100**1~DTM*472*20260615~CAS*CO*45*109.5~CAS*PR*3*25~REF*6R*1~AMT*B6*100~",
        "~CLP*C2*4*264.5*0**15*ICN-C2*11*1~NM1*QC*1*ROE*SAM****MI*W123456789~MOA***MA130~",
        "~LQ*HE*N290~LQ*HE*MA63~",
        "~PLB*1555555014*20261231*WO:ICN-OLD*20~SE*",
    ];
    for part in expected {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

#[test]
fn a_reversal_and_its_correction_are_read_with_their_signs() {
    let mut reversed = remittance();
    let mut reversal = reversed.claims[0].clone();
    reversal.status = "22".to_owned();
    for amount in [&mut reversal.charge, &mut reversal.paid] {
        *amount = -*amount;
    }
    reversal.patient_responsibility = Money::ZERO;
    for line in &mut reversal.lines {
        (line.charge, line.paid) = (-line.charge, -line.paid);
        line.allowed = None;
        line.adjustments.iter_mut().for_each(|adjustment| adjustment.amount = -adjustment.amount);
    }
    reversed.provider_adjustments[0].amount = Money::from_cents(-11_000);
    reversed.paid = Money::from_cents(11_000);
    reversed.claims.insert(0, reversal);
    let (read, _) = read_one(&written(&reversed));
    assert!(read.claims[0].is_reversal());
    assert_eq!(read, reversed);
}

#[test]
fn several_reasons_share_a_segment_and_keep_their_order() {
    let mut many = remittance();
    let line = &mut many.claims[0].lines[0];
    let one = Adjustment { amount: Money::from_cents(500), quantity: Some(2), ..line.adjustments[0].clone() };
    line.adjustments = vec![one; 8];
    line.adjustments.push(Adjustment {
        group: AdjustmentGroup::Pr,
        reason: "1".parse().unwrap(),
        amount: Money::from_cents(13_450 - 4_000),
        quantity: None,
    });
    let text = written(&many);
    assert_eq!(text.matches("~CAS*CO*45*5*2*45*5*2").count(), 2, "six to a segment, then the rest");
    assert_eq!(read_one(&text).0, many);
}

#[test]
fn a_remittance_that_does_not_add_up_is_not_written() {
    for change in [
        (|r| r.paid = Money::from_cents(9_001)) as fn(&mut Remittance),
        |r| r.claims[0].paid = Money::from_cents(1),
        |r| r.claims[0].lines[0].adjustments.clear(),
        |r| r.provider_adjustments.clear(),
    ] {
        let mut unbalanced = remittance();
        change(&mut unbalanced);
        let findings = write_835(&[unbalanced], &claims(), &remitter()).unwrap_err();
        assert!(findings.iter().any(|finding| finding.rule.as_str() == "X12-BALANCE"));
    }
}

#[test]
fn a_transfer_needs_the_accounts() {
    let mut by_transfer = remittance();
    by_transfer.method = "ACH".to_owned();
    let findings = write_835(std::slice::from_ref(&by_transfer), &claims(), &remitter()).unwrap_err();
    assert_eq!(findings[0].rule.as_str(), "X12-BANK");
    let transfer = BankTransfer {
        payer_routing: "999999992".to_owned(),
        payer_account: "123456".to_owned(),
        payee_routing: "888888882".to_owned(),
        payee_account: "654321".to_owned(),
    };
    let remitter = Remitter { transfer: Some(transfer), ..remitter() };
    let bytes = write_835(std::slice::from_ref(&by_transfer), &claims(), &remitter).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.contains(
            "BPR*I*90*C*ACH*CCP*01*999999992*DA*123456*1123456789**01*888888882*DA*654321*20260630~"
        )
    );
    assert_eq!(read_one(&text).0, by_transfer);
}

#[test]
fn a_line_that_is_no_procedure_keeps_its_money_at_the_claim() {
    let text = written(&remittance()).replace("SVC*HC:83036*30*10", "SVC*NU:0300*30*10");
    let (read, findings) = read_one(&text);
    assert!(findings.iter().any(|finding| finding.rule.as_str() == "X12-UNITEMISED"));
    let claim = &read.claims[0];
    assert!(claim.lines.is_empty());
    assert_eq!(claim.adjustments.len(), 3);
    assert_eq!(read.imbalances(), [], "no cent is lost");
}

#[test]
fn an_amount_that_cannot_be_read_stops_and_never_balances_by_accident() {
    let text = written(&remittance()).replace("CAS*PR*3*25~", "CAS*PR*3*2S~");
    let (read, findings) = read_one(&text);
    assert!(findings.iter().any(|finding| finding.rule.as_str() == "X12-AMOUNT" && finding.stops()));
    assert!(!read.imbalances().is_empty());
}

#[test]
fn what_the_payer_writes_beyond_our_records_is_counted() {
    let text = written(&remittance());
    let text = text
        .replace("~LX*1~", "~LX*1~TS3*1*11*20261231*2*529~")
        .replace("SVC*HC:83036*30*10**1", "SVC*HC:83036*30*10**1*HC:83037");
    let (_, findings) = read_one(&text);
    let advice = findings.iter().find(|finding| finding.severity == Severity::Advise).unwrap();
    assert!(advice.message.contains("TS3*1") && advice.message.contains("2110 SVC"), "{}", advice.message);
    assert!(!advice.evidence.is_empty());
}
