//! A second opinion: what we write is valid to pyx12 4.0.0 (`pip install pyx12==4.0.0`), an independent
//! implementation of the guides. Found as `x12valid` on the PATH or named by `X12VALID`.

use std::path::PathBuf;
use std::process::Command;

use superbill_clearinghouse::*;

use crate::sample::{claim, claim_acknowledgment, claims, dispatch, remittance, remitter, submission};
use crate::say;

fn validator() -> Option<PathBuf> {
    let named = std::env::var_os("X12VALID").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&path).map(|folder| folder.join("x12valid")).find(|file| file.is_file());
    named.or(found)
}

/// Asserts that the validator calls an interchange OK. Its exit status says nothing; its words do.
fn assert_valid(what: &str, bytes: &[u8]) {
    let Some(validator) = validator() else {
        say(&format!("SKIPPED: {what} was not shown to pyx12: no x12valid on the PATH, X12VALID is not set"));
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("interchange.x12");
    std::fs::write(&file, bytes).unwrap();
    let output = Command::new(validator).arg("-q").arg(&file).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let text = String::from_utf8_lossy(bytes).replace('~', "~\n");
    assert!(said.contains("interchange.x12: OK"), "{what}: {said}\n{text}");
}

#[test]
fn professional_claims_are_valid() {
    assert_valid("837P of several claims", &write_837p(&claims(), &submission()).bytes);
    for claim in claims() {
        assert_valid("837P of one claim", &write_837p(&[claim], &submission()).bytes);
    }
    let many: Vec<_> = (1..=260).map(|number| claim(&format!("C{number}"))).collect();
    assert_valid("837P of more claims than one loop holds", &write_837p(&many, &submission()).bytes);
}

#[test]
fn implementation_acknowledgments_are_valid() {
    let submitted = String::from_utf8(write_837p(&claims(), &submission()).bytes).unwrap();
    let answer = dispatch("PAYERHUB", "LINDEN", 299);
    let departing = submitted.replacen("*UN*", "*XX*", 1).replacen("REF*EI*", "REF*ZZ*", 1);
    let faulty =
        [submitted.replacen("*ALEX*", "*ALEX *", 1), submitted.replace("SE*", "SE*1"), departing, submitted];
    for text in faulty {
        assert_valid("999", &write_999(&acknowledge(text.as_bytes()), &answer).unwrap());
    }
}

#[test]
fn claim_acknowledgments_are_valid() {
    let payer = claim("C1").coverage.payer;
    let answer = dispatch("PAYERHUB", "LINDEN", 300);
    let bytes = write_277ca(&claim_acknowledgment(), &claims(), &payer, "LINDEN STREET", &answer).unwrap();
    assert_valid("277CA", &bytes);
}

#[test]
fn remittances_are_valid() {
    assert_valid("835", &write_835(&[remittance()], &claims(), &remitter()).unwrap());
    let mut nothing = remittance();
    nothing.method = "NON".to_owned();
    nothing.claims.remove(0);
    nothing.provider_adjustments.clear();
    nothing.paid = superbill_domain::Money::ZERO;
    assert_valid("835 without payment", &write_835(&[nothing], &claims(), &remitter()).unwrap());
}
