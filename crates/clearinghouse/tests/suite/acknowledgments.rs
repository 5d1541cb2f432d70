//! The 999 and the 277CA.

use superbill_clearinghouse::{
    Kind, acknowledge, read_277ca, read_999, receive_837p, recognise, write_277ca, write_837p, write_999,
};
use superbill_domain::*;

use crate::sample::{claim, claim_acknowledgment, claims, dispatch, submission};

fn submitted() -> String {
    String::from_utf8(write_837p(&claims(), &submission()).bytes).unwrap()
}

/// The verdicts on the group and its sets after a change of a good submission.
fn verdicts(from: &str, to: &str) -> (AcknowledgmentVerdict, Vec<AcknowledgmentVerdict>) {
    let text = submitted();
    assert!(text.contains(from));
    let acknowledgments = acknowledge(text.replacen(from, to, 1).as_bytes());
    assert_eq!(acknowledgments.len(), 1);
    (acknowledgments[0].verdict, acknowledgments[0].sets.iter().map(|set| set.verdict).collect())
}

#[test]
fn what_can_be_read_is_accepted_and_what_cannot_is_rejected() {
    use AcknowledgmentVerdict::{Accepted, AcceptedWithErrors, Rejected};
    assert_eq!(verdicts("SE*", "SE*"), (Accepted, vec![Accepted]));
    assert_eq!(verdicts("*ALEX*", "*ALEX *"), (AcceptedWithErrors, vec![AcceptedWithErrors]));
    assert_eq!(verdicts("SE*", "SE*1"), (Rejected, vec![Rejected]));
    assert_eq!(verdicts("GE*1*", "GE*2*"), (Rejected, vec![Accepted]));
    assert_eq!(acknowledge(b"not X12"), []);
}

#[test]
fn a_fault_is_told_at_its_place_in_the_set() {
    let text = submitted().replacen("*ALEX*", "*ALEX *", 1);
    let acknowledgment = &acknowledge(text.as_bytes())[0];
    let set = &acknowledgment.sets[0];
    assert_eq!((set.kind.as_str(), set.control_number.as_str()), ("837", "0001"));
    let fault = &set.faults[0];
    assert_eq!((fault.segment.as_str(), fault.position, fault.element), ("NM1", 15, Some(4)));
    assert_eq!(text.split('~').nth(2 + 15 - 1).map(|segment| &segment[..6]), Some("NM1*IL"));
}

fn acknowledgment_999() -> ImplementationAcknowledgment {
    let fault = |segment: &str, position, element, code: &str| SegmentFault {
        segment: segment.to_owned(),
        position,
        loop_id: Some("2300".to_owned()),
        element,
        code: code.to_owned(),
        bad_data: None,
    };
    let set = |number: &str, verdict, faults| TransactionSetAcknowledgment {
        kind: "837".to_owned(),
        control_number: number.to_owned(),
        verdict,
        faults,
    };
    ImplementationAcknowledgment {
        interchange: dispatch("PAYERHUB", "LINDEN", 299).interchange(),
        group_control_number: "17".to_owned(),
        verdict: AcknowledgmentVerdict::PartlyAccepted,
        sets: vec![
            set("0001", AcknowledgmentVerdict::Accepted, vec![]),
            set(
                "0002",
                AcknowledgmentVerdict::Rejected,
                vec![
                    fault("CLM", 20, Some(2), "6"),
                    fault("CLM", 20, Some(5), "7"),
                    fault("HI", 22, None, "3"),
                ],
            ),
            set("0003", AcknowledgmentVerdict::AcceptedWithErrors, vec![fault("N3", 9, None, "5")]),
        ],
    }
}

#[test]
fn a_999_is_read_back_as_it_was_written() {
    let written = acknowledgment_999();
    let bytes = write_999(std::slice::from_ref(&written), &dispatch("PAYERHUB", "LINDEN", 299)).unwrap();
    assert_eq!(recognise(&bytes), Kind::ImplementationAcknowledgment);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains("~IK3*CLM*20*2300*8~IK4*2**6~IK4*5**7~IK3*HI*22*2300*3~IK5*R*5~"), "{text}");
    assert!(text.contains("~AK9*P*3*3*2~"), "{text}");
    assert_eq!(read_999(&bytes), (vec![written], vec![]));
    assert_eq!(acknowledge(&bytes), [], "a 999 is never acknowledged");
}

#[test]
fn the_answer_to_a_submission_is_read_back() {
    let acknowledged = acknowledge(submitted().as_bytes());
    let bytes = write_999(&acknowledged, &dispatch("PAYERHUB", "LINDEN", 299)).unwrap();
    let (read, findings) = read_999(&bytes);
    assert_eq!(findings, []);
    assert_eq!(read[0].sets, acknowledged[0].sets);
}

#[test]
fn a_999_without_a_verdict_is_not_taken_for_acceptance() {
    let bytes = write_999(&[acknowledgment_999()], &dispatch("P", "L", 1)).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let (read, findings) = read_999(text.replace("AK9*P*3*3*2~", "").replace("IK5*A~", "").as_bytes());
    assert_eq!(read[0].verdict, AcknowledgmentVerdict::Rejected);
    assert_eq!(read[0].sets[0].verdict, AcknowledgmentVerdict::Rejected);
    assert!(findings.iter().any(|finding| finding.rule.as_str() == "X12-REQUIRED"));
}

#[test]
fn a_submission_is_received_whole_or_with_its_faults_placed() {
    let text = submitted();
    let received = receive_837p(text.as_bytes()).unwrap();
    assert_eq!(received.dispatch, submission().dispatch);
    assert_eq!(received.acknowledgments[0].verdict, AcknowledgmentVerdict::Accepted);
    assert_eq!(received.submissions[0].claims.len(), 4);
    // The claim lacks its date of birth: the fault stands at its CLM.
    let birth = "NM1*QC*1*ROE*SAM~N3*12 ELM STREET~N4*PORTLAND*OR*972051234~DMG*D8*19610203";
    let unborn = receive_837p(text.replace(birth, &birth.replace("1961", "196A")).as_bytes()).unwrap();
    let set = &unborn.acknowledgments[0].sets[0];
    assert_eq!(set.verdict, AcknowledgmentVerdict::Rejected);
    let places: Vec<_> = set.faults.iter().map(|f| (f.segment.as_str(), f.element)).collect();
    assert_eq!(places, [("DMG", Some(2)), ("CLM", None)]);
    assert!(unborn.submissions.is_empty());
    assert_eq!(receive_837p(b"not X12"), None);
}

fn written_277ca() -> Vec<u8> {
    let payer = claim("C1").coverage.payer;
    let dispatch = dispatch("PAYERHUB", "LINDEN", 300);
    write_277ca(&claim_acknowledgment(), &claims(), &payer, "LINDEN STREET", &dispatch).unwrap()
}

#[test]
fn a_277ca_is_read_back_as_it_was_written() {
    let bytes = written_277ca();
    assert_eq!(recognise(&bytes), Kind::ClaimAcknowledgment);
    let (read, findings) = read_277ca(&bytes);
    assert_eq!(read, [claim_acknowledgment()]);
    let rules: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(rules, ["read but not kept: 2200 DTP*009, 2200 DTP*472 (2 times)"]);
}

#[test]
fn a_277ca_counts_and_sums_what_it_answers() {
    let text = String::from_utf8(written_277ca()).unwrap();
    assert!(text.contains("~QTY*90*1~QTY*AA*1~AMT*YU*264.5~AMT*YY*264.5~"), "{text}");
    assert!(text.contains("~STC*A7:562:PR*20260616*U*264.5~"), "{text}");
}

#[test]
fn a_rejection_counts_wherever_it_stands_among_several_statuses() {
    let text = String::from_utf8(written_277ca()).unwrap();
    let more = "STC*A2:20:PR*20260616*WQ*264.5~STC*A3:21:40*20260616*U*264.5~";
    let text = text.replace("STC*A2:20:PR*20260616*WQ*264.5~", more);
    let (read, _) = read_277ca(text.as_bytes());
    assert_eq!((read[0].claims[0].category.as_str(), read[0].claims[0].is_accepted()), ("A3", false));
    assert_eq!(read[0].claims[0].charge, Money::from_cents(26_450));
}

#[test]
fn a_submission_turned_back_as_a_whole_is_told() {
    let text = String::from_utf8(written_277ca()).unwrap();
    let (_, findings) = read_277ca(text.replace("STC*A1:19:PR", "STC*A3:21:41").as_bytes());
    assert!(findings.iter().any(|finding| finding.rule.as_str() == "X12-SUBMISSION-REJECTED"));
}

#[test]
fn only_claims_that_were_received_are_answered() {
    let payer = claim("C1").coverage.payer;
    let answer = write_277ca(&claim_acknowledgment(), &[], &payer, "LINDEN", &dispatch("P", "L", 1));
    assert!(answer.unwrap_err().iter().all(|finding| finding.rule.as_str() == "X12-CLAIM"));
}
