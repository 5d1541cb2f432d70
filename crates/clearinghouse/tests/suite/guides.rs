//! Implementation guides: what we write departs from none, and one departure is told once, at its place.

use superbill_clearinghouse::*;
use superbill_domain::{Evidence, Finding};

use crate::sample::{claim_acknowledgment, claims, dispatch, remittance, remitter, submission};

pub(crate) const INSTITUTIONAL: &str = include_str!("../fixtures/institutional.837");

pub(crate) fn professional() -> String {
    String::from_utf8(write_837p(&claims(), &submission()).bytes).unwrap()
}

fn acknowledgment() -> String {
    let faulty = professional().replacen("*ALEX*", "*ALEX *", 1);
    let answer = dispatch("PAYERHUB", "LINDEN", 299);
    String::from_utf8(write_999(&acknowledge(faulty.as_bytes()), &answer).unwrap()).unwrap()
}

fn claim_status() -> String {
    let payer = claims().remove(0).coverage.payer;
    let answer = dispatch("PAYERHUB", "LINDEN", 300);
    let bytes = write_277ca(&claim_acknowledgment(), &claims(), &payer, "LINDEN STREET", &answer);
    String::from_utf8(bytes.unwrap()).unwrap()
}

pub(crate) fn payment() -> String {
    String::from_utf8(write_835(&[remittance()], &claims(), &remitter()).unwrap()).unwrap()
}

fn findings(text: &str) -> (Vec<Finding>, Checked) {
    let mut all = Vec::new();
    let checked = check(text.as_bytes(), jiff::civil::date(2026, 7, 1), |finding| all.push(finding)).unwrap();
    (all, checked)
}

/// What stops, as `RULE PLACE`.
pub(crate) fn told(text: &str) -> Vec<String> {
    let place = |finding: &Finding| match finding.evidence.first() {
        Some(Evidence::Segment { element: Some(element), .. }) => element.clone(),
        _ => finding.message.clone(),
    };
    let stops = findings(text).0.into_iter().filter(Finding::stops);
    stops
        .map(|finding| format!("{} {}", finding.rule.as_str().trim_start_matches("X12-"), place(&finding)))
        .collect()
}

#[test]
fn what_we_write_departs_from_no_guide() {
    for (kind, text) in [
        ("837P", professional()),
        ("837I", INSTITUTIONAL.to_owned()),
        ("999", acknowledgment()),
        ("277CA", claim_status()),
        ("835", payment()),
    ] {
        let (found, checked) = findings(&text);
        assert_eq!(checked.against_guide, 1, "{kind}");
        assert!(found.is_empty(), "{kind}: {found:#?}");
    }
}

/// Replaces the first `from`, keeps SE01 right, and asserts that the one fault is told.
pub(crate) fn assert_told(text: &str, from: &str, to: &str, expected: &str) {
    assert!(text.contains(from), "{from} is not in the base");
    let changed = text.replacen(from, to, 1);
    let count = |text: &str| i64::try_from(text.matches('~').count()).unwrap();
    let grown = count(&changed) - count(text);
    let (before, after) = changed.split_once("SE*").unwrap();
    let (segments, rest) = after.split_once('*').unwrap();
    let segments: i64 = segments.parse().unwrap();
    let mended = format!("{before}SE*{}*{rest}", segments + grown);
    let told = told(&mended);
    assert!(told.first().is_some_and(|first| first.contains(expected)), "{from} -> {to}: {told:#?}");
    assert!(told.len() <= 2, "one fault is told many times: {from} -> {to}: {told:#?}");
}

#[test]
fn one_departure_of_a_professional_claim_is_told_at_its_place() {
    let text = professional();
    let segment = |id: &str| {
        let start = text.find(&format!("~{id}")).unwrap() + 1;
        text[start..=start + text[start..].find('~').unwrap()].to_owned()
    };
    for (from, to, expected) in [
        ("BHT*0019*00", "BHT*0019*01", "GUIDE-CODE BHT02"),
        ("*20*1~", "*20*0~", "GUIDE-CODE HL04"),
        ("~HL*1*", "~HL*7*", "GUIDE-NUMBERING HL01"),
        ("HL*2*1*22", "HL*2*9*22", "GUIDE-PARENT HL02"),
        ("NM1*85*2*", "NM1*85*3*", "GUIDE-CODE NM102"),
        ("NM1*85*2*LINDEN STREET FAMILY MEDICINE*", "NM1*85*2**", "GUIDE-MISSING-ELEMENT NM103"),
        (&segment("N4*"), "", "GUIDE-MISSING-SEGMENT loop 2010AA: N4"),
        (&segment("REF*EI"), "", "GUIDE-MISSING-SEGMENT loop 2010AA: REF"),
        (&segment("REF*EI"), "REF*ZZ*1~", "GUIDE-UNEXPECTED-SEGMENT loop 2010AA: REF*ZZ"),
        (&segment("SBR*"), "SBR*X*18*******MB~", "GUIDE-CODE SBR01"),
        (&segment("NM1*PR"), "", "GUIDE-MISSING-LOOP loop 2010BB"),
        ("DMG*D8*", "DMG*D6*", "GUIDE-CODE DMG01"),
        ("DMG*D8*1961", "DMG*D8*1861X", "GUIDE-"),
        (":B:1*", ":A:1*", "GUIDE-CODE CLM05-2"),
        (":B:1*Y*A*", ":B:1*Y*Z*", "GUIDE-CODE CLM07"),
        ("HI*ABK:", "HI*ABX:", "GUIDE-UNEXPECTED-SEGMENT"),
        ("~LX*1~", "~LX*2~", "GUIDE-NUMBERING LX01"),
        ("SV1*HC:", "SV1*ZZ:", "GUIDE-CODE SV101-1"),
        ("*UN*", "*XX*", "GUIDE-CODE SV103"),
        ("DTP*472*D8*2026", "DTP*472*D8*2O26", "GUIDE-DATE DTP03"),
        ("DTP*472*D8*", "DTP*472*RD8*", "GUIDE-DATE DTP03"),
        (&segment("DTP*472"), "", "GUIDE-MISSING-SEGMENT loop 2400: DTP"),
        ("~LX*1~", "~PLB*1*20261231*WO*1~LX*1~", "GUIDE-UNKNOWN-SEGMENT"),
        ("~LX*1~", "~NTE*ADD*A~NTE*ADD*B~LX*1~", "GUIDE-"),
    ] {
        assert_told(&text, from, to, expected);
    }
}

#[test]
fn one_departure_of_an_institutional_claim_is_told_at_its_place() {
    for (from, to, expected) in [
        ("CL1*1*1*01~", "", "GUIDE-MISSING-SEGMENT loop 2300: CL1"),
        ("DTP*434*RD8*20260601-20260605~", "", "GUIDE-MISSING-SEGMENT loop 2300: DTP"),
        ("20260601-20260605", "20260605-20260601", "GUIDE-DATE DTP03"),
        (":::::::Y~", ":::::::Q~", "GUIDE-CODE HI01-9"),
        ("11:A:1", "11:B:1", "GUIDE-CODE CLM05-2"),
        ("NM1*71*1*", "NM1*71*2*", "GUIDE-CODE NM102"),
        ("SV2*0120**", "SV2*0120*HC:99223:::::::X*", "GUIDE-TOO-MANY SV202"),
    ] {
        assert_told(INSTITUTIONAL, from, to, expected);
    }
}

#[test]
fn one_departure_of_an_answer_is_told_at_its_place() {
    let payment = payment();
    for (from, to, expected) in [
        ("BPR*I*", "BPR*Z*", "GUIDE-CODE BPR01"),
        ("CHK*", "CHX*", "GUIDE-CODE BPR04"),
        ("TRN*1*", "TRN*2*", "GUIDE-CODE TRN01"),
    ] {
        assert_told(&payment, from, to, expected);
    }
    assert_told(&acknowledgment(), "AK9*", "AK9*Q", "GUIDE-");
    assert_told(&claim_status(), "BHT*0085*08", "BHT*0085*11", "GUIDE-CODE BHT02");
}

#[test]
fn a_set_without_a_guide_here_is_told_once_and_checked_for_its_syntax() {
    let (found, checked) = findings(&professional().replace("005010X222A1", "004010X098A1"));
    assert_eq!((checked.sets, checked.against_guide), (1, 0));
    let rules: Vec<&str> = found.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["X12-NO-GUIDE"]);
}

#[test]
fn the_999_names_loop_segment_element_and_code_of_each_departure() {
    let departing = professional().replacen("*UN*", "*XX*", 1);
    let acknowledgment = acknowledge(departing.as_bytes()).remove(0);
    let set = &acknowledgment.sets[0];
    let fault = &set.faults[0];
    assert_eq!(set.verdict, superbill_domain::AcknowledgmentVerdict::Rejected);
    assert_eq!(
        (fault.segment.as_str(), fault.loop_id.as_deref(), fault.element),
        ("SV1", Some("2400"), Some(3))
    );
    assert_eq!((fault.code.as_str(), fault.bad_data.as_deref()), ("7", Some("XX")));
}
