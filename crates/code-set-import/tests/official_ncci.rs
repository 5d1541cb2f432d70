//! NCCI as published: the counts of the real files, where they are at hand.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

mod desk;

use desk::{Desk, official};
use superbill_code_sets::System;
use superbill_code_sets::procedures::{AddOnRow, Bypass, PairRow, ServiceSetting, TermsRow};

const PRACTITIONER: &str = "ncci/ncci_ptp_practitioner_2024-07-01_noeffdate.tsv.xz";
const HOSPITAL: &str = "ncci/ncci_ptp_outpatient_hospital_2024-07-01_noeffdate.tsv.xz";
const LIMITS: [&str; 3] = [
    "ncci/ncci_mue_practitioner_2024-07-01.csv",
    "ncci/ncci_mue_outpatient_hospital_2024-07-01.csv",
    "ncci/ncci_mue_dme_2024-07-01.csv",
];

#[test]
fn pair_edits_have_the_published_counts() {
    let Some(paths) = official(&[PRACTITIONER, HOSPITAL]) else { return };
    let desk = Desk::new();
    desk.add(&paths).unwrap();
    let sets = desk.sets();
    let day = "2024-08-01".parse().unwrap();
    let rows = |system| sets.in_force(system, day).unwrap().rows::<PairRow>().len();
    assert_eq!((rows(System::PtpPractitioner), rows(System::PtpHospital)), (2_546_017, 1_775_818));
    let release = sets.in_force(System::PtpPractitioner, day).unwrap();
    let terms = release.rows::<TermsRow>();
    let is_active = |pair: &&PairRow| terms[usize::from(pair.terms.get())].deletion.date().is_none();
    assert_eq!(release.rows::<PairRow>().iter().filter(is_active).count(), 1_669_820);

    let edits = sets.on(day).procedures().ptp_edits(ServiceSetting::Practitioner).unwrap();
    let pair = |one: &str, two: &str| edits.find(one.parse().unwrap(), two.parse().unwrap());
    assert_eq!(pair("20610", "99213").unwrap().bypass, Bypass::WithModifier);
    assert_eq!(pair("80053", "80048").unwrap().bypass, Bypass::Never);
    assert_eq!(pair("99213", "20610"), None);
    // Deleted on the last day of 2023.
    assert_eq!(pair("0001A", "0591T"), None);
    let before = sets.on("2024-07-01".parse().unwrap()).procedures();
    assert!(before.ptp_edits(ServiceSetting::Supplier).is_none());
    let shots = edits.with_column1("20610".parse().unwrap());
    assert_eq!(
        shots.count(),
        edits.with_column1("20610".parse().unwrap()).filter(|p| p.column1.as_str() == "20610").count()
    );
}

/// What ships inside the binary is of the same publication: every pair of it is found in the whole table.
#[test]
fn the_pairs_inside_the_binary_are_those_of_the_whole_table() {
    let Some(paths) = official(&[PRACTITIONER]) else { return };
    let desk = Desk::new();
    desk.add(&paths).unwrap();
    let sets = desk.sets();
    let day = "2024-08-01".parse().unwrap();
    let whole = sets.on(day).procedures().ptp_edits(ServiceSetting::Practitioner).unwrap();
    let shipped = superbill_code_sets::CodeSets::embedded().unwrap().on(day).procedures();
    let shipped_edits = shipped.ptp_edits(ServiceSetting::Practitioner).unwrap();
    let mut checked = 0;
    for fact in shipped.procedures() {
        for pair in shipped_edits.with_column1(fact.code) {
            let found = whole.find(pair.column1, pair.column2).map(|found| found.bypass);
            assert_eq!(found, Some(pair.bypass), "{}/{}", pair.column1, pair.column2);
            checked += 1;
        }
    }
    assert!(checked > 10_000, "{checked}");
}

#[test]
fn unit_limits_have_the_published_counts() {
    let Some(paths) = official(&LIMITS) else { return };
    let desk = Desk::new();
    let added = desk.add(&paths).unwrap();
    assert_eq!(added.iter().map(|added| added.rows).collect::<Vec<_>>(), [14_677, 14_628, 2_928]);
    let sets = desk.sets();
    let book = sets.on("2024-08-01".parse().unwrap()).procedures();
    let units =
        |setting, code: &str| book.mue_of(setting, code.parse().unwrap()).map(|limit| limit.fact.units);
    assert_eq!(units(ServiceSetting::Practitioner, "99213"), Some(2));
    assert_eq!(units(ServiceSetting::Supplier, "A4206"), Some(0));
    let limit = book.mue("0001U".parse().unwrap()).unwrap();
    assert_eq!(limit.fact.rationale, "Code Descriptor / CPT Instruction");
}

#[test]
fn add_on_codes_have_the_published_counts() {
    let Some(paths) = official(&["ncci/ncci_aoc_2024-06-03.csv"]) else { return };
    let desk = Desk::new();
    desk.add(&paths).unwrap();
    let sets = desk.sets();
    let release = sets.in_force(System::AddOnCodes, "2024-08-01".parse().unwrap()).unwrap();
    let of_kind = |kind| release.rows::<AddOnRow>().iter().filter(|row| row.kind == kind).count();
    assert_eq!((of_kind(b'1'), of_kind(b'2'), of_kind(b'3')), (6_860, 36, 569));
    let book = sets.on("2024-08-01".parse().unwrap()).procedures();
    let primaries = |code: &str| book.add_on_primaries(code.parse().unwrap()).map(|found| found.fact);
    assert!(primaries("90472").unwrap().names("90471".parse().unwrap()));
    assert!(primaries("0054T").unwrap().contractor_may_name_more);
    assert!(primaries("99213").is_none());
}

#[test]
fn the_layout_samples_of_2026_are_read() {
    let Some(paths) = official(&[
        "layout-samples-2026/ccipra-v322r0-f1.header_and_rows.txt",
        "layout-samples-2026/MCR_MUE_PractitionerServices_Eff_07-01-2026.excerpt.csv",
    ]) else {
        return;
    };
    let desk = Desk::new();
    let added = desk.add(&paths).unwrap();
    let editions: Vec<_> = added.iter().map(|added| added.manifest.effective.from.to_string()).collect();
    assert_eq!(editions, ["2026-07-01", "2026-07-01"]);
    let sets = desk.sets();
    let book = sets.on("2026-08-01".parse().unwrap()).procedures();
    let limit = book.mue("0009U".parse().unwrap()).unwrap().fact;
    assert_eq!((limit.units, limit.rationale), (2, "Nature of Analyte"));
    let pair = book.ptp("0001U".parse().unwrap(), "0030U".parse().unwrap()).unwrap().fact;
    assert_eq!(pair.validity.from, Some("2018-07-01".parse().unwrap()));
    assert!(book.ptp("0001U".parse().unwrap(), "0029U".parse().unwrap()).is_none(), "deleted a day before");
}
