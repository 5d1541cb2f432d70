//! Bad input: every reader takes any bytes, and says something about them.

use proptest::prelude::*;
use superbill_clearinghouse::*;

use crate::sample::{claim, claim_acknowledgment, claims, dispatch, remittance, remitter, submission};

/// Reads bytes as everything there is.
pub(crate) fn read_as_everything(bytes: &[u8]) {
    check(bytes, jiff::civil::date(2026, 7, 1), |_| {}).unwrap();
    let _ = recognise(bytes);
    let (submissions, findings) = read_837p(bytes);
    assert!(findings.len() <= 10_000);
    let mut streamed = 0;
    stream_837p(bytes, |claim, _| streamed += usize::from(claim.is_some())).unwrap();
    assert_eq!(streamed, submissions.iter().map(|s| s.claims.len()).sum::<usize>());
    let _ = acknowledge(bytes);
    let _ = read_999(bytes);
    let _ = read_277ca(bytes);
    for remittance in read_835(bytes).0 {
        let _ = remittance.imbalances();
    }
}

fn interchanges() -> Vec<Vec<u8>> {
    let submitted = write_837p(&claims(), &submission()).bytes;
    let answer = dispatch("PAYERHUB", "LINDEN", 1);
    let payer = claim("C1").coverage.payer;
    vec![
        write_999(&acknowledge(&submitted), &answer).unwrap(),
        write_277ca(&claim_acknowledgment(), &claims(), &payer, "LINDEN", &answer).unwrap(),
        write_835(&[remittance()], &claims(), &remitter()).unwrap(),
        submitted,
    ]
}

#[test]
fn what_is_not_x12_is_told_by_every_reader() {
    for bytes in [&b""[..], b"%PDF-1.7", b"MSH|^~\\&|LAB"] {
        assert_eq!(recognise(bytes), Kind::NotX12);
        let findings = [read_837p(bytes).1, read_999(bytes).1, read_277ca(bytes).1, read_835(bytes).1];
        for findings in findings {
            assert_eq!(findings.len(), 1);
            assert_eq!(findings[0].rule.as_str(), "X12-NOT-X12");
            assert!(findings[0].stops());
        }
    }
}

#[test]
fn a_file_read_as_something_else_is_told() {
    let bytes = interchanges();
    let (read, findings) = read_835(&bytes[0]);
    assert!(read.is_empty());
    assert_eq!(findings[0].rule.as_str(), "X12-OTHER-SET");
}

#[test]
fn files_cut_anywhere_are_read() {
    for bytes in interchanges() {
        for cut in (0..bytes.len()).step_by(7) {
            read_as_everything(&bytes[..cut]);
        }
    }
}

#[test]
fn files_without_one_of_their_segments_are_read() {
    for bytes in interchanges() {
        let text = String::from_utf8(bytes).unwrap();
        let segments: Vec<_> = text.split_inclusive('~').collect();
        for without in 1..segments.len() {
            let rest: String =
                segments.iter().enumerate().filter(|(i, _)| *i != without).map(|(_, s)| *s).collect();
            read_as_everything(rest.as_bytes());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn mutated_files_are_read(
        kind in 0..4_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..8),
    ) {
        let mut bytes = interchanges().swap_remove(kind);
        for (at, byte, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 if bytes.len() > 1 => drop(bytes.remove(at)),
                _ => bytes[at] = b"*:~^0-."[usize::from(byte) % 7],
            }
        }
        read_as_everything(&bytes);
    }
}
