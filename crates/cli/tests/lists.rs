//! What the user's lists and releases add to `codes show`, `codes check` and `codes impact`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

use std::path::Path;
use std::process::{Command, Output};

fn superbill(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_superbill"));
    command.args(arguments).env("NO_COLOR", "1").env("SUPERBILL_DATA", data).output().unwrap()
}

fn json(output: &Output) -> Vec<serde_json::Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn codes_of_lists_are_shown_and_checked_by_their_system_or_their_shape() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let show = |arguments: &[&str]| {
        json(&superbill(&data, &[&["codes", "show", "--format", "json"], arguments].concat()))
    };
    // Ours, until the user adds a list.
    assert_eq!(show(&["CO45"])[0]["list"], "adjustment reason");
    assert_eq!(show(&["11", "--system", "places-of-service"])[0]["title"], "Office");
    let codes = folder.path().join("carc_2024.csv");
    let list = "kind,code,start,last_modified,end,description\nCARC,45,1995-01-01,,,My own words\nCARC,5,1995-01-01,,2020-05-01,\n";
    std::fs::write(&codes, list).unwrap();
    let taxonomies = folder.path().join("taxonomy_251.csv");
    let list =
        "code,grouping,classification,specialization,section\n207Q00000X,Physicians,Family,,Individual\n";
    std::fs::write(&taxonomies, list).unwrap();
    let added = superbill(&data, &["codes", "add", codes.to_str().unwrap(), taxonomies.to_str().unwrap()]);
    assert!(added.status.success());
    assert_eq!(show(&["45", "--system", "adjustment-codes"])[0]["title"], "My own words");
    assert_eq!(show(&["207Q00000X"])[0]["title"], "Family");
    let check = |code: &str| {
        let output = superbill(
            &data,
            &[
                "codes",
                "check",
                code,
                "--system",
                "adjustment-codes",
                "--on",
                "2026-06-15",
                "--format",
                "json",
            ],
        );
        (json(&output)[0]["status"].clone(), output.status.code())
    };
    assert_eq!(check("45"), ("valid".into(), Some(0)));
    assert_eq!(check("5"), ("expired".into(), Some(1)));
    assert_eq!(check("197"), ("invalid".into(), Some(1)));
    assert_eq!(superbill(&data, &["codes", "show", "I10", "--system", "icd11"]).status.code(), Some(2));
}

#[test]
fn a_release_touches_the_codes_that_the_practice_bills() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("visit.txt");
    let text = "ASSESSMENT AND PLAN\n1. Dilated cardiomyopathy, stable. Continue carvedilol.\n2. Hypertension, stable. Continue lisinopril.\n";
    std::fs::write(&note, text).unwrap();
    let data = folder.path().join("data");
    let demo = superbill(&data, &["demo", note.to_str().unwrap(), "--on", "2026-06-15"]);
    assert!(demo.status.success(), "{}", String::from_utf8_lossy(&demo.stderr));
    // Fiscal year 2027 makes I42.0 a header.
    let lines = json(&superbill(&data, &["codes", "impact", "icd10cm", "--format", "json"]));
    let (summary, changes) = lines.split_last().unwrap();
    assert_eq!((summary["from"].as_str(), summary["changes"].as_u64()), (Some("2026-10-01"), Some(1)));
    assert_eq!((changes[0]["change"].as_str(), changes[0]["code"].as_str()), (Some("header"), Some("I42.0")));
    assert!(changes[0]["use"].as_array().unwrap().iter().any(|code| code == "I42.00"));
    assert_eq!(changes[0]["claims"], 1);
    assert_eq!(superbill(&data, &["codes", "impact", "icd11"]).status.code(), Some(2));
}
