//! What every command promises: exit status, errors on standard error, JSON Lines.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn superbill(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_superbill")).args(arguments).env("NO_COLOR", "1").output().unwrap()
}

fn with_input(arguments: &[&str], input: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_superbill"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn json(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_cannot_be_carried_out_ends_with_two_and_says_so_on_standard_error() {
    for arguments in [
        &["code", "no-such-note.txt"][..],
        &["codes", "show", "ZZZ"],
        &["codes", "check", "not-a-code"],
        &["explain", "NO-SUCH-RULE"],
        &["frobnicate"],
    ] {
        let output = superbill(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_code_is_valid_or_not_as_of_the_day() {
    let status = |code: &str, on: &str| {
        let output = superbill(&["codes", "check", code, "--on", on, "--format", "json"]);
        let answer = json(std::str::from_utf8(&output.stdout).unwrap()).remove(0);
        (output.status.code().unwrap(), answer["status"].as_str().unwrap().to_owned())
    };
    assert_eq!(status("E11.65", "2026-06-15"), (0, "valid".to_owned()));
    assert_eq!(status("E11", "2026-06-15"), (1, "not_billable".to_owned()));
    assert_eq!(status("I42.0", "2026-06-15"), (0, "valid".to_owned()));
    assert_eq!(status("I42.0", "2026-10-01"), (1, "not_billable".to_owned()));
    assert_eq!(status("I42.00", "2026-06-15"), (1, "not_yet".to_owned()));
    assert_eq!(status("E11.99", "2026-06-15"), (1, "invalid".to_owned()));
}

#[test]
fn a_note_comes_by_standard_input_and_its_offsets_fit() {
    let note = "ASSESSMENT AND PLAN\nÜbergewicht? No. Hypertension. Continue lisinopril.\n";
    let answers = json(&with_input(&["code", "--on", "2026-06-15", "--format", "json", "-"], note));
    let diagnosis = &answers[0]["diagnoses"][0];
    assert_eq!(diagnosis["code"], "I10");
    let evidence = &diagnosis["evidence"][0];
    let (start, end) =
        (evidence["start"].as_u64().unwrap() as usize, evidence["end"].as_u64().unwrap() as usize);
    assert_eq!(&note[start..end], evidence["text"].as_str().unwrap());
}

#[test]
fn phrases_are_judged_in_their_order_known_or_not() {
    let asked = "{\"sentence\":\"Denies chest pain or cough.\",\"phrase\":\"cough\"}\n\
                 {\"sentence\":\"Reports a frobnication.\",\"phrase\":\"frobnication\"}\n";
    let answers = json(&with_input(&["read", "--assert", "-"], asked));
    assert_eq!((answers[0]["phrase"].as_str(), answers[0]["negated"].as_bool()), (Some("cough"), Some(true)));
    assert_eq!(answers[1]["negated"].as_bool(), Some(false));
    assert_eq!(answers[1]["experiencer"], "patient");
}

#[test]
fn every_rule_explains_itself() {
    let output = superbill(&["explain", "--format", "json"]);
    let rules = json(std::str::from_utf8(&output.stdout).unwrap());
    assert!(rules.len() > 25);
    for rule in rules {
        let page = superbill(&["explain", rule["id"].as_str().unwrap()]);
        let text = String::from_utf8(page.stdout).unwrap();
        for heading in ["What", "Why", "Example", "Remedy", "Authority"] {
            assert!(text.contains(heading), "{text}");
        }
    }
}

#[test]
fn many_notes_come_out_in_their_order_and_the_same_each_time() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/visits");
    let run = || superbill(&["code", "--on", "2026-06-15", "--format", "json", folder]).stdout;
    let (first, second) = (run(), run());
    assert_eq!(first, second);
    let names: Vec<_> =
        json(std::str::from_utf8(&first).unwrap()).iter().map(|note| note["note"].to_string()).collect();
    assert!(names.len() == 12 && names.is_sorted());
}

#[test]
fn whatever_coding_names_as_a_reason_explains_itself() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/visits");
    let output = superbill(&["code", "--format", "json", folder]);
    let mut rules = BTreeSet::new();
    for note in json(std::str::from_utf8(&output.stdout).unwrap()) {
        let diagnoses = note["diagnoses"].as_array().unwrap();
        let named = diagnoses.iter().flat_map(|diagnosis| diagnosis["rules"].as_array().unwrap());
        let fired = note["findings"].as_array().unwrap().iter().map(|finding| &finding["rule"]);
        rules.extend(named.chain(fired).map(|rule| rule.as_str().unwrap().to_owned()));
    }
    assert!(rules.len() > 3, "{rules:?}");
    for rule in rules {
        let page = superbill(&["explain", &rule]);
        assert_eq!(page.status.code(), Some(0), "{rule}");
        assert!(String::from_utf8(page.stdout).unwrap().contains(&rule));
    }
}

#[test]
fn a_structured_note_is_recognised_and_the_users_word_counts_before_the_files() {
    let bundle = r#"{"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Encounter","id":"e","class":{"code":"EMER"},"period":{"start":"2026-06-15"}}},
        {"resource":{"resourceType":"Condition","encounter":{"reference":"Encounter/e"},
         "category":[{"coding":[{"code":"encounter-diagnosis"}]}],"code":{"text":"Essential hypertension"}}}]}"#;
    let answer = &json(&with_input(&["code", "-", "--format", "json"], bundle))[0];
    assert_eq!((&answer["on"], &answer["setting"]), (&"2026-06-15".into(), &"emergency".into()));
    let diagnosis = &answer["diagnoses"][0];
    assert_eq!(diagnosis["code"], "I10");
    let place = |key: &str| usize::try_from(diagnosis["evidence"][0][key].as_u64().unwrap()).unwrap();
    assert_eq!(&bundle[place("start")..place("end")], "Essential hypertension", "a range of the file");
    let given = ["code", "-", "--format", "json", "--on", "2026-10-02", "--setting", "office"];
    let answer = &json(&with_input(&given, bundle))[0];
    assert_eq!((&answer["on"], &answer["setting"]), (&"2026-10-02".into(), &"office".into()));
}

#[test]
fn a_broken_note_stops_and_still_answers() {
    let answer = &json(&with_input(&["code", "-", "--format", "json"], "{\"resourceType\":\"Bundle\","))[0];
    let rules: Vec<&str> = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    assert!(rules.starts_with(&["FILE-BROKEN"]), "{rules:?}");
    assert!(answer["diagnoses"].as_array().unwrap().is_empty());
}

#[test]
fn the_name_of_a_test_is_no_finding_to_be_asked_about() {
    // "Strep" of the rapid strep test is a germ only where it stands alone; the pharyngitis is assessed.
    let note = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/visits/03-strep-throat.txt");
    let output = superbill(&["code", "--age", "8", "--on", "2026-06-15", "--format", "json", note]);
    let answer = &json(&String::from_utf8(output.stdout).unwrap())[0];
    assert_eq!(answer["queries"].as_array().map(Vec::len), Some(0), "{}", answer["queries"]);
    assert_eq!(answer["diagnoses"][0]["code"], "J02.0");
}
