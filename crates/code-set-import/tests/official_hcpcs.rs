//! HCPCS Level II as published: the counts of the real files, where they are at hand.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

mod desk;

use desk::{Desk, official};
use superbill_code_sets::System;
use superbill_code_sets::procedures::{Level2ModifierRow, Level2Row, ProcedureStatus, UnlistedRow};

#[test]
fn the_workbook_has_the_published_counts() {
    let Some(paths) = official(&["hcpcs/HCPC2025_OCT_ANWEB.xlsx"]) else { return };
    let desk = Desk::new();
    let added = desk.add(&paths).unwrap();
    assert_eq!((added[0].layout, added[0].manifest.edition.as_str()), ("HCPCS Level II workbook", "2025-10"));
    let sets = desk.sets();
    let release = sets.in_force(System::HcpcsLevel2, "2025-11-01".parse().unwrap()).unwrap();
    let codes = release.rows::<Level2Row>();
    assert_eq!((codes.len(), release.rows::<Level2ModifierRow>().len()), (8_463, 383));
    let ended = |row: &&Level2Row| row.last_day.date().is_some();
    let ended_modifiers =
        release.rows::<Level2ModifierRow>().iter().filter(|row| row.last_day.date().is_some());
    assert_eq!(codes.iter().filter(ended).count() + ended_modifiers.count(), 1_225);
    let book = sets.on("2025-11-01".parse().unwrap()).procedures();
    let ProcedureStatus::Valid(fact) = book.status("J1885".parse().unwrap()) else {
        panic!("J1885 is valid")
    };
    assert_eq!(fact.description, "Injection, ketorolac tromethamine, per 15 mg");
    assert_eq!(fact.validity.from, Some("1993-01-01".parse().unwrap()));
}

#[test]
fn the_records_of_2019_are_all_read() {
    let Some(paths) = official(&["hcpcs/2019-Alpha-Numeric-HCPCS-File.zip"]) else { return };
    let desk = Desk::new();
    let added = desk.add(&paths).unwrap();
    let text = added.iter().find(|added| added.layout == "HCPCS Level II records").unwrap();
    assert_eq!(text.rows, 6_440 + 360);
}

#[test]
fn the_list_of_july_2026_holds_every_code_of_october_2025() {
    let Some(paths) = official(&["hcpcs/hcpcs_level2_codes_2026q3.txt.gz", "hcpcs/HCPC2025_OCT_ANWEB.xlsx"])
    else {
        return;
    };
    let desk = Desk::new();
    let added = desk.add(&paths).unwrap();
    assert_eq!(added[0].rows, 8_725);
    let sets = desk.sets();
    let book = sets.on("2026-07-15".parse().unwrap()).procedures();
    let title = |code: &str| book.level2(code.parse().unwrap()).map(|known| known.title().is_some());
    assert_eq!((title("J1885"), title("A2040"), title("J0000")), (Some(true), Some(false), None));
}

#[test]
fn codes_not_otherwise_classified_have_the_published_counts() {
    let Some(paths) = official(&["hcpcs/hcpcs_noc_codes_2024.csv", "hcpcs/2019-HCPCS-NOC-Codes.zip"]) else {
        return;
    };
    let desk = Desk::new();
    let added = desk.add(&paths).unwrap();
    assert_eq!(added[0].rows, 161);
    let sets = desk.sets();
    let rows = |day: &str| {
        let release = sets.in_force(System::HcpcsNotOtherwiseClassified, day.parse().unwrap()).unwrap();
        release.rows::<UnlistedRow>().len()
    };
    assert!(rows("2019-06-01") > 100, "{}", rows("2019-06-01"));
    let book = sets.on("2024-06-01".parse().unwrap()).procedures();
    let noc = |code: &str| book.is_not_otherwise_classified(code.parse().unwrap()).unwrap().fact;
    assert!(noc("A0999") && !noc("J1885"));
}
