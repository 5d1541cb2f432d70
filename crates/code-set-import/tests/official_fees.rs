//! Medicare's fee schedules as published: counts and spot checks of the real files, where they are at hand.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

mod desk;

use desk::{Desk, official};
use superbill_code_sets::procedures::{Fit, RelativeValueRow, Rural};
use superbill_code_sets::{CodeSets, System};

#[test]
fn relative_values_are_those_of_the_file() {
    let Some(paths) = official(&["pfs/PPRRVU2025_Oct.csv.xz"]) else { return };
    let desk = Desk::new();
    let added = desk.add(&paths).unwrap();
    assert_eq!((added[0].manifest.edition.as_str(), added[0].rows), ("RVU25D", 19_090));
    let sets = desk.sets();
    let book = sets.on("2025-11-03".parse().unwrap()).procedures();
    let visit = book.rvu("99213".parse().unwrap(), None).unwrap();
    assert_eq!((visit.fact.work.to_string(), visit.fit), ("1.30".to_owned(), Fit::InForce));
    assert_eq!(
        (visit.fact.total(false).to_string(), visit.fact.total(true).to_string()),
        ("2.75".into(), "1.97".into())
    );
    assert_eq!(book.conversion_factor().unwrap().fact.to_string(), "32.3465");
    let carried =
        sets.on("2025-02-01".parse().unwrap()).procedures().rvu("99213".parse().unwrap(), None).unwrap();
    assert_eq!(carried.fit, Fit::CarriedBack);
    // The sum of the three values is the published total, row by row.
    let release = sets.in_force(System::RelativeValues, "2025-11-03".parse().unwrap()).unwrap();
    for row in release.rows::<RelativeValueRow>() {
        let sum = row.work.get() + row.facility_expense.get() + row.malpractice.get();
        assert_eq!(sum, row.facility_total.get(), "{}", String::from_utf8_lossy(&row.code));
    }
    // The table inside the binary says the same.
    let shipped = CodeSets::embedded().unwrap().on("2025-11-03".parse().unwrap()).procedures();
    for fact in shipped.procedures() {
        let ours = shipped.rvu(fact.code, None).map(|values| values.fact);
        assert_eq!(ours, book.rvu(fact.code, None).map(|values| values.fact), "{}", fact.code);
    }
}

#[test]
fn the_layout_of_2026_moves_a_column() {
    let Some(paths) = official(&["layout-samples-2026/PPRRVU2026_Jul_nonQPP.header_redacted.csv"]) else {
        return;
    };
    let desk = Desk::new();
    let added = desk.add(&paths).unwrap();
    assert_eq!((added[0].manifest.edition.as_str(), added[0].rows), ("RVU26C", 2));
    let sets = desk.sets();
    let book = sets.on("2026-07-15".parse().unwrap()).procedures();
    assert_eq!(book.conversion_factor().unwrap().fact.to_string(), "33.4009");
    assert!(book.rvu("00100".parse().unwrap(), None).is_some());
}

#[test]
fn localities_factors_and_zip_codes_agree_with_each_other() {
    let Some(paths) = official(&[
        "pfs/GPCI2025.csv",
        "pfs/GPCI2026.csv",
        "pfs/25LOCCO.csv",
        "pfs/ANES2025.csv",
        "pfs/ZIP5_OCT2025.txt.xz",
    ]) else {
        return;
    };
    let desk = Desk::new();
    let added = desk.add(&paths).unwrap();
    assert_eq!(added.iter().map(|added| added.rows).collect::<Vec<_>>(), [109, 109, 110, 109, 42_956]);
    let sets = desk.sets();
    let book = sets.on("2025-11-03".parse().unwrap()).procedures();
    for locality in book.localities() {
        let place = (locality.contractor, locality.number);
        assert!(book.anesthesia_factor(place.0, place.1).is_some(), "{place:?}");
        assert!(book.locality_area(place.0, place.1).is_some(), "{place:?}");
        let shipped = CodeSets::embedded().unwrap().on("2025-11-03".parse().unwrap()).procedures();
        let ours = shipped.gpci(place.0, place.1).unwrap().fact;
        assert_eq!(
            (ours.work, ours.expense, ours.malpractice),
            (locality.work, locality.expense, locality.malpractice)
        );
    }
    assert_eq!(book.anesthesia_factor("02102", "1").unwrap().fact.to_string(), "27.86");
    assert_eq!(book.gpci("10112", "0").unwrap().fact, book.gpci("10112", "00").unwrap().fact);
    let zip = book.zip_locality("99501-1234").unwrap().fact;
    assert_eq!((zip.contractor, zip.number, zip.state, zip.rural), ("02102", "01", "AK", Rural::No));
    assert_eq!(book.zip_locality("83414").unwrap().fact.rural, Rural::SuperRural);
    assert_eq!(book.locality_area("01182", "18").unwrap().fact.state, "CALIFORNIA");
}

#[test]
fn supplies_have_fees_by_state() {
    let Some(paths) = official(&["dmepos/DMEPOS26_JAN.xlsx"]) else { return };
    let desk = Desk::new();
    let added = desk.add(&paths).unwrap();
    assert_eq!(added[0].manifest.edition, "2026-01");
    let sets = desk.sets();
    let book = sets.on("2026-02-01".parse().unwrap()).procedures();
    let fee = |code: &str, modifiers: &[&str], state: &str| {
        let modifiers: Vec<_> = modifiers.iter().map(|modifier| modifier.parse().unwrap()).collect();
        book.supply_fee(code.parse().unwrap(), &modifiers, state).map(|found| found.fact)
    };
    let water = fee("A4216", &[], "AL").unwrap();
    assert_eq!((water.nonrural.unwrap().to_string(), water.rural), ("0.58".to_owned(), None));
    let bag = fee("A4221", &[], "AL").unwrap();
    assert_eq!(
        (bag.nonrural.unwrap().to_string(), bag.rural.unwrap().to_string()),
        ("25.87".into(), "29.07".into())
    );
    assert_eq!(fee("A4217", &["AU"], "AL").unwrap().modifiers, ["AU", ""]);
    assert_eq!(fee("A4216", &[], "ZZ"), None);
}
