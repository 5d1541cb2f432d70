//! Codes through the years: what was added and deleted, what became of a code, who excludes it, and the lists that ship.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use superbill_code_sets::{Book, CodeSets, ConversionLink, NoteKind, StandsAt, diff};
use superbill_domain::Icd10Cm;

fn on(date: &str) -> Book<'static> {
    CodeSets::embedded().unwrap().on(date.parse().unwrap())
}

fn code(text: &str) -> Icd10Cm {
    text.parse().unwrap()
}

#[test]
fn editions_differ_by_as_many_codes_as_their_publisher_counts() {
    let days = ["2023-10-01", "2024-10-01", "2025-10-01", "2026-10-01"];
    let counted = |before: &str, after: &str| {
        let diff = diff(on(before), on(after));
        (diff.added.len(), diff.deleted.len(), diff.revised.len())
    };
    assert_eq!(counted(days[0], days[1]), (252, 36, 13));
    assert_eq!(counted(days[1], days[2]), (487, 28, 38));
    assert_eq!(counted(days[2], days[3]), (190, 30, 4));
    assert_eq!(counted(days[2], "2026-06-15"), (0, 0, 0));
}

#[test]
fn a_condition_that_moved_is_found_by_its_title() {
    let diff = diff(on("2024-10-01"), on("2025-10-01"));
    assert!(diff.moved.contains(&(code("Q89.8"), code("Q89.89"))));
    assert!(diff.moved.iter().all(|(from, to)| diff.deleted.contains(from) && diff.added.contains(to)));
}

#[test]
fn the_conversion_table_is_read_both_ways() {
    let book = on("2026-06-15");
    let successors = |text: &str| -> Vec<String> {
        book.successors(&code(text)).map(|step| format!("{} {}", step.code, step.from)).collect()
    };
    assert_eq!(successors("A04.7"), ["A04.71 2017-10-01", "A04.72 2017-10-01"]);
    let both = book.predecessors(&code("C56.3")).map(|step| (step.previous, step.link)).collect::<Vec<_>>();
    assert_eq!(both, ["C56.1", "C56.2"].map(|text| (code(text), ConversionLink::Combined)));
    let divided = book.successors(&code("I42.0")).find(|step| step.code == code("I42.00")).unwrap();
    assert_eq!((divided.link, divided.from), (ConversionLink::Divided, "2026-10-01".parse().unwrap()));
    assert_eq!(book.successors(&code("J45.20")).count(), 0);
    // A range: H44.20-H44.23.
    assert!(book.successors(&code("H44.21")).any(|step| step.code == code("H44.2E9")));
}

#[test]
fn what_to_use_instead_follows_the_conversion_table() {
    let book = on("2026-06-15");
    let suggested = |text: &str| -> Vec<String> {
        book.suggestions(&code(text), 3).iter().map(|found| found.code().to_string()).collect()
    };
    // Deleted in 2017 and no header: the code that took its place stands elsewhere.
    assert_eq!(suggested("I22.9"), [""; 0], "valid");
    for (old, new) in [("T40.7X1A", "T40.711A"), ("Q89.8", "Q89.81"), ("B37.3", "B37.31")] {
        assert!(suggested(old).contains(&new.to_owned()), "{old}: {:?}", suggested(old));
    }
}

#[test]
fn a_code_knows_who_excludes_it() {
    let book = on("2026-06-15");
    let bearers = |text: &str| -> Vec<String> {
        let notes = book.excluded_by(&code(text)).filter(|note| note.kind() == NoteKind::Excludes1);
        let places = notes.filter_map(|note| match note.stands_at()? {
            StandsAt::Code(code) => Some(code.to_string()),
            StandsAt::Section(section) => Some(section.name().to_owned()),
            StandsAt::Chapter(chapter) => Some(chapter.number().to_owned()),
        });
        places.collect()
    };
    let type_1 = bearers("E10.9");
    assert!(type_1.contains(&"E11".to_owned()) && type_1.contains(&"E13".to_owned()), "{type_1:?}");
    assert!(!type_1.contains(&"E10".to_owned()));
    // Both directions agree: who excludes me is in conflict with me.
    for text in ["E10.9", "I10", "J44.9", "S93.401A", "O10.011"] {
        for note in book.excluded_by(&code(text)).filter(|note| note.kind() == NoteKind::Excludes1) {
            if let Some(StandsAt::Code(bearer)) = note.stands_at() {
                let hit = book.excludes1(&bearer, &code(text));
                let names_itself = note.covers(&bearer);
                assert!(hit.is_some() || names_itself, "{bearer} excludes {text}");
            }
        }
    }
    let used_with = |text: &str, kind| book.diagnosis(&code(text)).unwrap().named_by(kind).count();
    assert!(
        used_with("Z79.4", NoteKind::UseAdditionalCode) > 3 && used_with("E11.22", NoteKind::CodeFirst) > 0
    );
}

#[test]
fn the_quick_no_agrees_with_the_notes_themselves() {
    let book = on("2026-06-15");
    let codes: Vec<_> = book.diagnoses().step_by(97).collect();
    for a in &codes {
        for b in codes.iter().step_by(13) {
            let named = a
                .notes_in_force(NoteKind::Excludes1)
                .any(|note| note.covers(&b.code()) && !note.covers(&a.code()));
            assert_eq!(a.note_naming(&b.code(), NoteKind::Excludes1).is_some(), named, "{a:?} {b:?}");
        }
    }
}

#[test]
fn the_lists_that_ship_are_sound_and_say_who_is_exempt() {
    let lists: Vec<_> = CodeSets::shipped_lists().map(|list| (list.prove(), list.rows_in_all())).collect();
    assert_eq!(lists[0], (Ok(()), 38_349));
    assert!(lists[1].0 == Ok(()) && lists[1].1 > 5_800);
    let book = on("2026-06-15");
    for (text, exempt) in
        [("Z99.89", true), ("B90.0", true), ("S93.401D", true), ("S93.401A", false), ("I10", false)]
    {
        assert_eq!(book.is_poa_exempt(&code(text)), exempt, "{text}");
    }
}
