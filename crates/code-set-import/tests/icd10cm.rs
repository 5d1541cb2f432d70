//! From a publisher's layout to an open book, with a tabular list of our own of one chapter.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;
use superbill_code_set_import::icd10cm::{codes_addenda, complete_edition, next_edition, tabular_xml};
use superbill_code_sets::compile::{Edition, compile_icd10cm as compile};
use superbill_code_sets::{Book, CodeSets, Diagnosis, Effective, Manifest, NoteKind};
use superbill_domain::Icd10Cm;

const TABULAR: &str = include_str!("../src/icd10cm/fixtures/tabular.xml");
const ADDENDA: &str = include_str!("../src/icd10cm/fixtures/addenda.txt");
/// Every code there is in the first edition. S93.49XA is defined by a nested definition; S93.409S does not exist.
const EXISTING: &str = "S93 S934 S9340 S93401 S93401A S93401D S93401S S93402 S93402A S93402D S93402S S93409 S93409A \
                        S93409D S9349 S9349XA T14 T149";

fn codes(list: &str) -> HashSet<Icd10Cm> {
    list.split_whitespace().map(|code| code.parse().unwrap()).collect()
}

fn code(text: &str) -> Icd10Cm {
    text.parse().unwrap()
}

fn manifest(edition: &str, from: &str, to: &str) -> Manifest {
    Manifest {
        name: "icd10cm".to_owned(),
        edition: edition.to_owned(),
        effective: Effective { from: from.parse().unwrap(), to: Some(to.parse().unwrap()) },
        remark: "A fixture.".to_owned(),
        sources: Vec::new(),
    }
}

fn editions() -> [Edition; 2] {
    let list = tabular_xml::read(TABULAR).unwrap();
    let first = complete_edition(list, &codes(EXISTING), manifest("1", "2026-01-01", "2026-12-31")).unwrap();
    let addenda = codes_addenda::read(ADDENDA).unwrap();
    let headers = HashMap::from([(code("S9A"), "Habitual injuries")]);
    let mut next =
        next_edition(&first, &addenda, &headers, manifest("2", "2027-01-01", "2027-12-31")).unwrap();
    next.mark_manifestations(&codes("T1490 T1491"));
    [first, next]
}

fn opened() -> CodeSets {
    CodeSets::open(&compile(&editions()).unwrap()).unwrap()
}

/// All that both editions say, as text.
fn everything(sets: &CodeSets) -> String {
    let books = ["2026-06-15", "2027-06-15"].map(|date| sets.on(date.parse().unwrap()));
    let notes = |found: &Diagnosis<'_>| {
        found.notes_in_force(NoteKind::Excludes1).map(|note| format!("{note:?}")).collect()
    };
    let lines =
        |book: Book<'_>| book.diagnoses().map(|found| (format!("{found:?}"), notes(&found))).collect();
    let all: [Vec<(String, Vec<String>)>; 2] = books.map(lines);
    format!("{sets:?} {all:?}")
}

fn in_order(book: Book<'_>) -> String {
    book.diagnoses().map(|found| found.code().undotted().to_owned()).collect::<Vec<_>>().join(" ")
}

#[test]
fn an_edition_goes_through_the_compiled_file_unchanged() {
    let sets = opened();
    let book = sets.on("2026-06-15".parse().unwrap());
    assert_eq!(in_order(book), EXISTING);
    for entry in &editions()[0].entries {
        let found = book.diagnosis(&entry.code).unwrap();
        assert_eq!(found.title(), entry.title);
        assert!(found.inclusion_terms().eq(entry.terms.iter().map(String::as_str)));
        for kind in [NoteKind::Excludes1, NoteKind::UseAdditionalCode, NoteKind::SeventhCharacter] {
            let texts = entry.notes.iter().filter(|note| note.kind == kind).map(|note| note.text.as_str());
            assert!(found.notes(kind).map(|note| note.text()).eq(texts));
        }
    }
    assert_eq!(book.releases().next().unwrap(), &editions()[0].manifest);
}

#[test]
fn notes_hold_below_the_place_they_stand_at() {
    let sets = opened();
    let book = sets.on("2026-06-15".parse().unwrap());
    let ankle = book.diagnosis(&code("S93.401A")).unwrap();
    let in_force = |kind| ankle.notes_in_force(kind).map(|note| note.text()).collect::<Vec<_>>();
    assert_eq!(
        in_force(NoteKind::Excludes1),
        ["old injury (T14.-)"],
        "from the section that gathers the section"
    );
    assert_eq!(in_force(NoteKind::Excludes2), ["burns (T14)"]);
    let hit = book.excludes1(&code("T14.9"), &code("S93.401A")).unwrap();
    assert_eq!(hit.target.to_string(), "S93.4", "the nearest note of the first code");
    assert!(
        book.excludes1(&code("T14.9"), &code("S93")).is_some(),
        "the other code's note, read the other way"
    );
}

#[test]
fn the_next_edition_makes_and_drops_headers_as_its_codes_need() {
    let sets = opened();
    let book = sets.on("2027-06-15".parse().unwrap());
    assert_eq!(
        in_order(book),
        "S93 S934 S9340 S93401 S93401A S93401D S93401S S93409 S93409A S93409D S9341 S93411 S93411A S93411D S93411S \
         S9349 S9349XA S9A S9A1 T14 T149 T1490 T1491"
    );
    let title = |text| book.diagnosis(&code(text)).unwrap().title();
    assert_eq!(title("S93.401A"), "Sprain of any ligament of right ankle, initial encounter");
    assert_eq!(title("S93.41"), "Sprain of deltoid ligament of right ankle");
    assert_eq!(title("S9A"), "Habitual injuries");
    assert_eq!(book.diagnosis(&code("S9A.1")).unwrap().section().unwrap().name(), "S90-S99");
    assert!(book.diagnosis(&code("T14")).unwrap().is_manifestation());
    assert!(!book.diagnosis(&code("S93")).unwrap().is_manifestation());
}

#[test]
fn refuses_lists_that_contradict_each_other() {
    let list = || tabular_xml::read(TABULAR).unwrap();
    let made = |existing: &str| {
        complete_edition(list(), &codes(existing), manifest("1", "2026-01-01", "2026-12-31"))
    };
    let error = made("S93 T15").unwrap_err();
    assert_eq!(error.to_string(), "T15 exists and the tabular list lacks it");
    let first = made(EXISTING).unwrap();
    let next = |addenda: &str| {
        let addenda = codes_addenda::read(addenda).unwrap();
        next_edition(&first, &addenda, &HashMap::new(), first.manifest.clone())
            .map(|_| ())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(next("Delete: T15 Nothing"), "T15 is deleted and not there");
    assert_eq!(next("Delete: T14 Header"), "T14 is deleted and has codes below it");
    assert_eq!(next("Add: T149 Again"), "T14.9 is added and already there");
    assert_eq!(
        next("  7 codes in the old year's file"),
        "the addenda count 7 codes before, and 10 are there"
    );
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(CodeSets::open(&bytes).is_err());
    }

    #[test]
    fn a_damaged_file_is_told_or_says_the_same(at in any::<prop::sample::Index>(), damage in 1..=255_u8) {
        let mut file = compile(&editions()).unwrap();
        let at = at.index(file.len());
        file[at] ^= damage;
        // A bit that the decompressor does not use changes nothing; any other is told.
        if let Ok(sets) = CodeSets::open(&file) {
            prop_assert_eq!(sets.prove(), Ok(()), "byte {}", at);
            prop_assert_eq!(everything(&sets), everything(&opened()), "byte {}", at);
        }
    }
}
