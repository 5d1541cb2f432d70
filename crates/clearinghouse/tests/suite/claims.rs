//! Professional claims: what is written, what is read back, what keeps a claim out.

use superbill_clearinghouse::{Kind, read_837p, recognise, stream_837p, write_837p};
use superbill_domain::*;

use crate::sample::{claim, claims, corrected_claim, dependent_claim, submission};

fn written(claims: &[Claim]) -> String {
    let batch = write_837p(claims, &submission());
    assert_eq!(batch.findings, []);
    assert_eq!(batch.claims, claims.iter().map(|claim| claim.id.clone()).collect::<Vec<_>>());
    String::from_utf8(batch.bytes).unwrap()
}

/// The segments of a text with one of these identifiers.
fn segments<'a>(text: &'a str, ids: &[&str]) -> Vec<&'a str> {
    text.split('~').filter(|segment| ids.contains(&segment.split('*').next().unwrap())).collect()
}

/// The rules of the findings about a claim that was changed so that it cannot be written.
fn kept_out(change: impl FnOnce(&mut Claim)) -> Vec<String> {
    let mut broken = claim("C1");
    change(&mut broken);
    let batch = write_837p(&[broken, claim("C9")], &submission());
    assert_eq!(batch.claims, [ClaimId::new("C9")], "the other claim goes out");
    batch.findings.iter().map(|finding| finding.rule.to_string()).collect()
}

#[test]
fn one_claim_has_the_loops_of_the_guide_in_order() {
    let text = written(&[claim("C1")]);
    let body: Vec<_> = text.split('~').skip(2).collect();
    let expected = [
        "ST*837*0001*005010X222A1",
        "BHT*0019*00*BATCH-17*20260616*0930*CH",
        "NM1*41*2*LINDEN STREET FAMILY MEDICINE*****46*LINDEN",
        "PER*IC*BILLING OFFICE*TE*5035550142",
        "NM1*40*2*PAYER HUB*****46*PAYERHUB",
        "HL*1**20*1",
        "PRV*BI*PXC*261QP2300X",
        "NM1*85*2*LINDEN STREET FAMILY MEDICINE*****XX*1555555014",
        "N3*410 LINDEN STREET",
        "N4*PORTLAND*OR*972051234",
        "REF*EI*987654321",
        "PER*IC*BILLING OFFICE*TE*5035550142",
        "HL*2*1*22*0",
        "SBR*P*18*G77******CI",
        "NM1*IL*1*ROE*ALEX****MI*W123456789",
        "N3*12 ELM STREET",
        "N4*PORTLAND*OR*972051234",
        "DMG*D8*19610203*F",
        "NM1*PR*2*A COMMERCIAL PLAN*****PI*61101",
        "CLM*C1*264.5***11:B:1*Y*A*Y*Y",
        "REF*EA*P100",
        "HI*ABK:E1165*ABF:I10",
        "NM1*82*1*ADEYEMI*SARA****XX*1234567893",
        "PRV*PE*PXC*207Q00000X",
        "LX*1",
        "SV1*HC:99214:25*234.5*UN*1***1:2",
        "DTP*472*D8*20260615",
        "REF*6R*1",
        "LX*2",
        "SV1*HC:83036*30*UN*1***1",
        "DTP*472*D8*20260615",
        "REF*6R*2",
        "SE*33*0001",
        "GE*1*17",
        "IEA*1*000000017",
        "",
    ];
    assert_eq!(body, expected);
}

#[test]
fn claims_share_the_loops_of_their_provider_subscriber_and_patient() {
    let text = written(&claims());
    let expected = ["HL*1**20*1", "HL*2*1*22*0", "HL*3*1*22*1", "HL*4*3*23*0", "HL*5*1*22*0"];
    assert_eq!(segments(&text, &["HL"]), expected);
    let order: Vec<_> = segments(&text, &["CLM"]).iter().map(|clm| &clm[4..6]).collect();
    assert_eq!(order, ["C1", "C4", "C2", "C3"]);
}

#[test]
fn a_correction_names_the_payers_claim_number() {
    let text = written(&[corrected_claim("C3")]);
    assert!(text.contains("~CLM*C3*264.5***11:B:7*Y*A*Y*Y~REF*F8*ICN-0042~"));
}

#[test]
fn a_dependent_has_a_loop_of_its_own_and_the_subscriber_no_address() {
    let text = written(&[dependent_claim("C2")]);
    assert!(text.contains("~SBR*P**G77******CI~NM1*IL*1*ROE*ALEX****MI*W123456789~DMG*D8*19610203*F~NM1*PR"));
    assert!(text.contains("~PAT*19~NM1*QC*1*ROE*SAM~N3*12 ELM STREET~N4*PORTLAND*OR*972051234~DMG*D8"));
}

#[test]
fn a_rendering_provider_who_bills_is_not_named_twice() {
    let mut alone = claim("C1");
    alone.rendering.npi = alone.billing.npi;
    assert!(segments(&written(&[alone]), &["NM1"]).iter().all(|name| !name.starts_with("NM1*82")));
}

#[test]
fn text_comes_out_in_the_basic_character_set() {
    let mut named = claim("C1");
    let name = PersonName { last: "Muñoz-O’Hara".to_owned(), first: "José: ~*".to_owned() };
    named.patient.name = Phi::new(name.clone());
    named.coverage.subscriber.name = Phi::new(name);
    assert!(written(&[named]).contains("NM1*IL*1*MUNOZ-O'HARA*JOSE****MI"));
}

#[test]
fn what_cannot_be_written_keeps_only_its_own_claim_out() {
    assert_eq!(kept_out(|claim| claim.lines.clear()), ["X12-REQUIRED"]);
    assert_eq!(kept_out(|claim| claim.diagnoses.clear()).len(), 3);
    assert_eq!(kept_out(|claim| claim.lines[0].pointers = vec![3]), ["X12-POINTER"]);
    assert_eq!(kept_out(|claim| claim.lines[1].pointers.clear()), ["X12-POINTER"]);
    assert_eq!(kept_out(|claim| claim.lines[0].units = 0), ["X12-NUMBER"]);
    assert_eq!(kept_out(|claim| claim.lines[1].number = 1), ["X12-NUMBER"]);
    assert_eq!(kept_out(|claim| claim.lines[0].charge = Money::from_cents(-1)), ["X12-AMOUNT"]);
    assert_eq!(kept_out(|claim| claim.billing.tax_id = "98-7654321".to_owned()), ["X12-CODE"]);
    assert_eq!(kept_out(|claim| claim.billing.address.zip = "97205".to_owned()), ["X12-CODE"]);
    assert_eq!(kept_out(|claim| claim.coverage.member_id = Phi::new(String::new())), ["X12-REQUIRED"]);
    assert_eq!(kept_out(|claim| claim.coverage.member_id = Phi::new("A*1".to_owned())), ["X12-TEXT"]);
    assert_eq!(kept_out(|claim| claim.id = ClaimId::new("C".repeat(21))), ["X12-LENGTH"]);
    let repeat = |claim: &mut Claim| claim.diagnoses[1] = claim.diagnoses[0];
    assert_eq!(kept_out(repeat), ["X12-CODE"]);
}

#[test]
fn nothing_is_written_when_no_claim_can_be() {
    let mut broken = claim("C1");
    broken.lines.clear();
    let batch = write_837p(&[broken], &submission());
    assert!(batch.bytes.is_empty() && batch.claims.is_empty() && !batch.findings.is_empty());
    let mut nameless = submission();
    nameless.submitter_name.clear();
    let batch = write_837p(&[claim("C1")], &nameless);
    assert!(batch.bytes.is_empty() && batch.findings.iter().any(Finding::stops));
}

#[test]
fn what_is_written_is_read_back() {
    let claims = claims();
    let text = written(&claims);
    assert_eq!(recognise(text.as_bytes()), Kind::ProfessionalClaim);
    let (submissions, findings) = read_837p(text.as_bytes());
    assert_eq!(findings, []);
    assert_eq!(submissions.len(), 1);
    let received = &submissions[0];
    assert_eq!((received.sender.as_str(), received.receiver.as_str()), ("LINDEN", "PAYERHUB"));
    assert_eq!(received.reference, "BATCH-17");
    assert_eq!(received.interchange, submission().dispatch.interchange());
    let mut in_order = received.claims.clone();
    in_order.sort_by(|a, b| a.id.cmp(&b.id));
    assert!(in_order == claims, "the claims differ");
}

#[test]
fn a_stream_gives_the_same_claims_one_by_one() {
    let text = written(&claims());
    let mut streamed = Vec::new();
    let rest = stream_837p(text.as_bytes(), |claim, findings| {
        assert_eq!(findings, []);
        streamed.push(claim.expect("it can be read"));
    });
    assert_eq!(rest.unwrap(), []);
    assert!(streamed == read_837p(text.as_bytes()).0[0].claims);
}

#[test]
fn a_fault_in_one_claim_is_told_of_that_claim_and_the_others_are_read() {
    let text = written(&claims());
    let table = [
        ("CLM*C2*264.5", "CLM*C2*26O.5", "X12-AMOUNT", false),
        ("CLM*C2*264.5", "CLM*C2*264.6", "X12-CLM02", true),
        ("CLM*C3*264.5***11:B:7", "CLM*C3*264.5***11:B:6", "X12-CODE", false),
        ("REF*F8*ICN-0042~", "", "X12-REQUIRED", false),
        ("PAT*19~NM1*QC*1*ROE*SAM~", "PAT*19~", "X12-REQUIRED", false),
    ];
    for (from, to, rule, kept) in table {
        let (submissions, findings) = read_837p(text.replacen(from, to, 1).as_bytes());
        let told = findings.iter().find(|finding| finding.rule.as_str() == rule);
        let told = told.unwrap_or_else(|| panic!("{from} became {to}: {findings:?}"));
        assert!(matches!(told.subject, Subject::Claim { .. }) && told.stops(), "{told:?}");
        assert_eq!(submissions[0].claims.len(), if kept { 4 } else { 3 }, "{from} became {to}");
    }
}

#[test]
fn facts_without_a_place_are_counted_not_lost() {
    let text = written(&[claim("C1")]);
    let text =
        text.replace("REF*EA*P100~", "REF*EA*P100~REF*G1*AUTH1~NTE*ADD*SEE CHART~").replace("SE*33", "SE*35");
    let (submissions, findings) = read_837p(text.as_bytes());
    assert_eq!(submissions[0].claims.len(), 1);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].severity, Severity::Advise);
    assert_eq!(findings[0].message, "read but not kept: 2300 NTE*ADD, 2300 REF*G1");
}

#[test]
fn findings_hold_no_protected_information() {
    let text = written(&claims()).replace("W123456789", "W12345\u{7}789").replace("19610203", "19619999");
    let (_, findings) = read_837p(text.as_bytes());
    assert!(!findings.is_empty());
    for finding in findings {
        let shown = format!("{} {}", finding.message, finding.remedy);
        assert!(!shown.contains("ROE") && !shown.contains("789") && !shown.contains("1961"), "{shown}");
    }
}
