//! The shipped ICD-10-PCS: counts, dates, titles, building, definitions and index.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use std::collections::HashSet;

use proptest::prelude::*;
use superbill_code_sets::inpatient_procedures::{Axis, Icd10PcsBook, Tables, diff};
use superbill_code_sets::procedures::Fit;
use superbill_code_sets::{CodeSets, CodeStatus};
use superbill_domain::Icd10Pcs;

fn on(date: &str) -> Icd10PcsBook<'static> {
    CodeSets::embedded().unwrap().on(date.parse().unwrap()).pcs()
}

fn tables() -> Tables<'static> {
    on("2026-06-15").tables().unwrap()
}

fn code(text: &str) -> Icd10Pcs {
    text.parse().unwrap()
}

#[test]
fn each_edition_has_as_many_codes_as_its_publisher_counts_and_none_twice() {
    for (day, count) in [("2024-10-01", 78_948), ("2025-09-30", 78_948), ("2025-10-01", 79_115)] {
        let tables = on(day).tables().unwrap();
        assert_eq!(tables.count(), count, "{day}");
        let codes: HashSet<Icd10Pcs> = tables.codes().collect();
        assert_eq!(codes.len(), count, "{day}");
        assert!(codes.iter().all(|code| tables.contains(code) && tables.title(code).is_some()));
    }
}

#[test]
fn no_tables_are_carried_back_and_the_newest_are_carried_forward() {
    assert_eq!(on("2024-09-30").fit(), None);
    assert_eq!(on("2025-10-01").fit(), Some(Fit::InForce));
    assert_eq!(on("2026-10-01").fit(), Some(Fit::CarriedForward));
}

#[test]
fn codes_are_dated_by_the_day_whatever_tables_are_at_hand() {
    let date = |text: &str| text.parse().unwrap();
    // New in April 2026 and in October 2026: in no tables at hand, and valid.
    assert_eq!(on("2026-03-31").check(&code("X2K00FB")), CodeStatus::NotYet { from: date("2026-04-01") });
    assert_eq!(on("2026-04-01").check(&code("X2K00FB")), CodeStatus::Valid);
    assert!(on("2026-04-01").title(&code("X2K00FB")).is_none());
    assert_eq!(on("2026-10-01").check(&code("028F3Z0")), CodeStatus::Valid);
    // Deleted in the middle of a fiscal year, though its tables have it.
    assert_eq!(on("2026-03-31").check(&code("30233AZ")), CodeStatus::Valid);
    assert_eq!(on("2026-04-01").check(&code("30233AZ")), CodeStatus::Expired { to: date("2026-03-31") });
    // Years before the first tables at hand, and after the last list.
    assert_eq!(on("2019-06-15").check(&code("0DTJ4ZZ")), CodeStatus::Valid);
    assert_eq!(on("2015-09-30").check(&code("0DTJ4ZZ")), CodeStatus::NotYet { from: date("2015-10-01") });
    assert_eq!(on("2027-06-15").check(&code("0DTJ4ZZ")), CodeStatus::Valid);
    assert_eq!(on("2026-06-15").check(&code("0DTJ5ZZ")), CodeStatus::Unknown);
}

#[test]
fn titles_read_as_the_publisher_writes_them() {
    let tables = tables();
    for (text, title) in [
        ("0DTJ4ZZ", "Resection of Appendix, Percutaneous Endoscopic Approach"),
        (
            "0BH08YZ",
            "Insertion of Other Device into Tracheobronchial Tree, Via Natural or Artificial Opening Endoscopic",
        ),
        (
            "02700E6",
            "Dilation of Coronary Artery, One Artery, Bifurcation, with Two Intraluminal Devices, Open Approach",
        ),
        ("0CSWX50", "Reposition Upper Tooth, Single, with External Fixation Device, External Approach"),
        ("B00B0ZZ", "Plain Radiography of Spinal Cord using High Osmolar Contrast"),
        ("F00Z01Z", "Filtered Speech Assessment using Audiometer"),
    ] {
        assert_eq!(tables.title(&code(text)).unwrap().to_string(), title);
    }
    assert!(tables.title(&code("0DTJ5ZZ")).is_none());
}

#[test]
fn an_axis_tells_its_value_where_a_character_means_two_things_in_one_table() {
    let tables = tables();
    let label = |text: &str, axis| tables.value(&code(text), axis).map(|value| value.label);
    assert_eq!(label("XNS40GA", Axis::BodyPart), Some("Humeral Shaft, Right"));
    assert_eq!(label("0DTJ4ZZ", Axis::Operation), Some("Resection"));
    assert_eq!(label("0DTJ4ZZ", Axis::Approach), Some("Percutaneous Endoscopic"));
    assert_eq!(label("0DTJ5ZZ", Axis::Approach), None);
    let table = tables.table(b"B00").unwrap();
    assert_eq!((table.axis_title(Axis::Operation), table.axis_title(Axis::Approach)), ("Type", "Contrast"));
    assert!(
        tables
            .table(b"0DT")
            .unwrap()
            .definition()
            .starts_with("Cutting out or off, without replacement, all")
    );
}

#[test]
fn a_build_tells_what_may_still_stand_and_what_is_open() {
    let build = tables().build().choose_label(Axis::Operation, "resection").unwrap();
    let build = build.choose_label(Axis::BodyPart, "Gallbladder").unwrap();
    assert_eq!(build.open().collect::<Vec<_>>(), [Axis::Approach, Axis::Qualifier]);
    assert_eq!(build.code(), None);
    let codes: Vec<String> = build.codes().map(|code| code.to_string()).collect();
    assert_eq!(codes, ["0FT40ZZ", "0FT44ZG", "0FT44ZZ"]);
    assert!(build.clone().choose(Axis::Approach, 'X').is_none());
    assert_eq!(build.choose_label(Axis::Approach, "Open").unwrap().code(), Some(code("0FT40ZZ")));
}

#[test]
fn the_keys_lead_from_anatomy_to_values() {
    let definitions = on("2026-06-15").definitions().unwrap();
    let labels = |axis, words| {
        let found = definitions.key(axis, words);
        found.iter().map(|entry| entry.label).take(2).collect::<Vec<_>>()
    };
    let both = ["Anterior Tibial Artery, Left", "Anterior Tibial Artery, Right"];
    assert_eq!(labels(Axis::BodyPart, "dorsalis pedis artery"), both);
    assert_eq!(labels(Axis::BodyPart, "artery, anterior tibial"), both);
    assert!(
        definitions.key(Axis::BodyPart, "no such part").is_empty()
            && definitions.key(Axis::BodyPart, " ").is_empty()
    );
    let open = definitions.definition('0', Axis::Approach, "Open").unwrap();
    assert!(open.definition.starts_with("Cutting through the skin"));
    assert!(definitions.terms('0', Axis::BodyPart, "Bladder").any(|term| term == "Trigone of bladder"));
    let broader = definitions.broader_device("Cardiac Lead, Pacemaker", "Heart and Great Vessels");
    assert_eq!(broader, Some(('M', "Cardiac Lead")));
}

#[test]
fn the_index_leads_to_codes_tables_and_other_terms() {
    let index = on("2026-06-15").index().unwrap();
    assert_eq!(index.main_terms().count(), 3_215);
    let abortion = index.find("abortion laminaria", 5);
    assert_eq!(abortion.first().and_then(|entry| entry.code()), Some("10A07ZW"));
    let hysterectomy = index.main_term("Abdominohysterectomy").unwrap();
    assert_eq!((hysterectomy.see(), hysterectomy.code()), (Some("Resection, Uterus"), Some("0UT9")));
    assert_eq!(hysterectomy.follow().map(|entry| entry.title()), Some("Uterus"));
    assert_eq!(index.main_term("Abbe-Estlander procedure"), None);
    let uses = index.main_term("Abdominal esophagus").unwrap();
    assert_eq!((uses.uses(), uses.follow()), (Some("Esophagus, Lower"), None));
}

#[test]
fn suggestions_are_valid_neighbours() {
    let book = on("2026-06-15");
    let near = book.suggestions(&code("0DTJ5ZZ"), 4);
    assert_eq!(
        near.iter().map(Icd10Pcs::as_str).collect::<Vec<_>>(),
        ["0DTJ0ZZ", "0DTJ4ZZ", "0DTJ7ZZ", "0DTJ8ZZ"]
    );
    assert!(book.suggestions(&code("0DTJ4ZZ"), 4).is_empty());
    assert!(book.suggestions(&code("ZZZZZZZ"), 4).is_empty());
}

#[test]
fn a_half_year_changes_as_many_codes_as_its_publisher_says() {
    for (before, after, added, deleted) in [
        ("2025-09-30", "2025-10-01", 156, 27),
        ("2026-03-31", "2026-04-01", 80, 2),
        ("2026-09-30", "2026-10-01", 101, 38),
        ("2026-01-15", "2026-02-15", 0, 0),
    ] {
        let changed = diff(on(before), on(after));
        assert_eq!((changed.added.len(), changed.deleted.len()), (added, deleted), "{before} to {after}");
        // XW133G8 and XW143G8 name their substance since fiscal year 2026.
        assert_eq!(
            changed.revised.len(),
            if before == "2025-09-30" { 2 } else { 0 },
            "{:?}",
            changed.revised
        );
    }
    assert_eq!(on("2026-10-01").codes().len(), 79_256);
}

proptest! {
    /// However axes are chosen, a build holds nothing but codes of the tables, and all that fit what was chosen.
    #[test]
    fn a_build_never_leaves_the_tables(order in Just(Axis::ALL.to_vec()).prop_shuffle(), picks in prop::array::uniform7(any::<prop::sample::Index>())) {
        let tables = tables();
        let mut build = tables.build();
        for (axis, pick) in order.into_iter().zip(picks) {
            let values = build.values(axis);
            build = build.choose(axis, pick.get(&values).letter()).unwrap();
        }
        let code = build.codes().next().unwrap();
        prop_assert!(tables.contains(&code));
        prop_assert_eq!(on("2026-01-15").check(&code), CodeStatus::Valid);
    }

    /// Every code is reached by choosing its own characters, in any order.
    #[test]
    fn every_code_can_be_built(order in Just(Axis::ALL.to_vec()).prop_shuffle(), nth in 0..79_115_usize) {
        let tables = tables();
        let code = tables.codes().nth(nth).unwrap();
        let mut build = tables.build();
        for axis in order {
            let character = tables.value(&code, axis).unwrap().letter();
            prop_assert!(build.values(axis).iter().any(|value| value.letter() == character));
            build = build.choose(axis, character).unwrap();
        }
        prop_assert_eq!(build.code(), Some(code));
    }

    /// No seven characters make anything panic, and nothing is valid that the tables do not give.
    #[test]
    fn any_characters_can_be_asked(text in "[0-9A-HJ-NP-Z]{7}") {
        let (book, asked) = (on("2026-01-15"), code(&text));
        let tables = book.tables().unwrap();
        prop_assert_eq!(book.check(&asked) == CodeStatus::Valid, tables.contains(&asked));
        prop_assert_eq!(book.title(&asked).is_some(), tables.contains(&asked));
    }
}
