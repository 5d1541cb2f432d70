//! The demonstration from end to end, as a new user runs it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use std::path::Path;
use std::process::{Command, Output};

fn superbill(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_superbill")).args(arguments).env("NO_COLOR", "1").output().unwrap()
}

fn demo(data: &Path) -> String {
    let output = superbill(&["demo", "--data", data.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn verified(data: &Path) -> serde_json::Value {
    let output = superbill(&["verify", "--format", "json", "--data", data.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn twelve_visits_go_from_note_to_ledger_and_a_second_run_posts_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let first = demo(folder.path());
    for line in ["E11.65", "Type 2 diabetes mellitus with hyperglycemia", "Claim SB000001", "balanced"] {
        assert!(first.contains(line), "no {line:?} in\n{first}");
    }
    let journal = verified(folder.path());
    assert!(journal["entries"].as_u64().unwrap() > 12);
    assert_eq!(journal["trial_balance"], "0.00");

    let second = demo(folder.path());
    assert!(second.contains("nothing was posted twice"), "{second}");
    assert_eq!(verified(folder.path()), journal, "the second run changed the journal");
}

#[test]
fn two_runs_in_two_places_say_the_same() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let without_place =
        |text: String| text.lines().filter(|line| !line.starts_with("Kept in")).collect::<String>();
    assert_eq!(without_place(demo(one.path())), without_place(demo(other.path())));
}

#[test]
fn a_note_that_nobody_registered_is_carried_through() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("walk-in.txt");
    std::fs::write(&note, "CC: sore throat\nASSESSMENT: Acute pharyngitis.\nPLAN: Rest.\n").unwrap();
    let data = folder.path().join("data");
    let arguments = ["demo", "--on", "2026-06-15", "--data", data.to_str().unwrap(), note.to_str().unwrap()];
    let output = superbill(&arguments);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.contains("J02.9"), "{text}");
}

#[test]
fn the_claims_are_in_the_exchange_folder_and_pass_the_edits() {
    let folder = tempfile::tempdir().unwrap();
    demo(folder.path());
    let outbound = folder.path().join("exchange/test/outbound");
    let files: Vec<_> = std::fs::read_dir(&outbound).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!files.is_empty());
    for file in files {
        let output = superbill(&["scrub", "--format", "json", file.to_str().unwrap()]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{text}");
    }
}
