//! Second opinions: the shipped ICD-10-CM against other files of its publishers.
//!
//! They run where those files lie beside the checkout (`../shared/official`, or `SUPERBILL_OFFICIAL`).
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where an expectation fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use superbill_code_set_import::icd10cm::order_file;
use superbill_code_sets::{Book, CodeSets, Diagnosis};

/// A file of the publishers; none, told loudly, where it is not at hand.
fn official(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/official");
    let path = std::env::var_os("SUPERBILL_OFFICIAL").map_or_else(beside, PathBuf::from).join(name);
    if !path.exists() {
        // Past the capture of the test harness: a skip is told aloud.
        let _ = writeln!(std::io::stderr(), "SKIPPED: no second opinion, {} is not at hand", path.display());
    }
    path.exists().then_some(path)
}

/// What a program prints.
fn output(program: &str, arguments: &[&std::ffi::OsStr]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{program} fails");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn on(date: &str) -> Book<'static> {
    CodeSets::embedded().unwrap().on(date.parse().unwrap())
}

/// A title without accents, as the order file has it.
fn plain(title: &str) -> String {
    let accents =
        [("é", "e"), ("è", "e"), ("ö", "o"), ("ô", "o"), ("ü", "u"), ("ä", "a"), ("ç", "c"), ("ó", "o")];
    accents.iter().fold(title.to_owned(), |title, (accent, letter)| title.replace(accent, letter))
}

#[test]
fn the_order_file_has_the_same_codes_flags_and_titles() {
    let Some(path) = official("icd10cm/order/icd10cm_order_2026.zip") else { return };
    let text = output("unzip", &["-p".as_ref(), path.as_ref(), "icd10cm_order_2026.txt".as_ref()]);
    let theirs: BTreeMap<_, _> = order_file::read(&text)
        .unwrap()
        .into_iter()
        .map(|line| (line.code, (line.billable, line.title)))
        .collect();
    let ours: BTreeMap<_, _> = on("2026-06-15")
        .diagnoses()
        .map(|found| (found.code(), (found.is_billable(), plain(found.title()))))
        .collect();
    assert_eq!(theirs.len(), ours.len());
    let differing: Vec<_> = theirs.iter().filter(|(code, line)| ours.get(code) != Some(line)).collect();
    assert!(differing.is_empty(), "{} differ: {:?}", differing.len(), differing.first());
}

#[test]
fn the_code_editor_has_the_same_codes_and_manifestations_on_both_sides_of_october() {
    for (date, file) in
        [("2026-06-15", "mce/mce_v43.1_i10dx.csv.xz"), ("2026-10-01", "mce/mce_v44.0_i10dx.csv.xz")]
    {
        let Some(path) = official(file) else { return };
        let day = date.replace('-', "");
        let text = output("xz", &["-dc".as_ref(), path.as_ref()]);
        let rows = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
        let in_force =
            rows.filter(|row| row[1] <= day.as_str() && (row[2].is_empty() || day.as_str() <= row[2]));
        let theirs: BTreeMap<String, bool> = in_force
            .map(|row| (row[0].to_owned(), row[3].split('|').any(|flag| flag == "manifestation")))
            .collect();
        let billable = on(date).diagnoses().filter(Diagnosis::is_billable);
        let ours: BTreeMap<String, bool> =
            billable.map(|found| (found.code().undotted().to_owned(), found.is_manifestation())).collect();
        let only_ours: BTreeSet<_> =
            ours.iter().filter(|(code, flag)| theirs.get(*code) != Some(flag)).collect();
        assert!(only_ours.is_empty(), "{date}: {only_ours:?}");
        assert_eq!(theirs.len(), ours.len(), "{date}");
    }
}
