//! Release files: what is written comes back, and what is damaged is told.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

use proptest::prelude::*;
use superbill_code_sets::release::{Day, ReleaseFile, ReleaseWriter, Row, Text};
use superbill_code_sets::{CodeSets, CodeSetsError, Effective, System};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

#[derive(Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct PlaceRow {
    code: [u8; 2],
    title: Text,
    from: Day,
}

impl Row for PlaceRow {
    const TABLE: &'static str = "places";
    type Key = [u8; 2];
    fn key(&self) -> [u8; 2] {
        self.code
    }
}

fn release(from: &str, codes: &[(&str, &str)]) -> Vec<u8> {
    let effective = Effective { from: from.parse().unwrap(), to: None };
    let mut writer = ReleaseWriter::new(System::PlacesOfService, from, effective);
    let mut rows = Vec::new();
    for (code, title) in codes {
        let title = writer.text(title);
        rows.push(PlaceRow {
            code: code.as_bytes().try_into().unwrap(),
            title,
            from: Day::from(effective.from),
        });
    }
    writer.table(rows);
    let mut bytes = Vec::new();
    writer.write(&mut bytes).unwrap();
    bytes
}

#[test]
fn rows_and_texts_are_read_where_they_lie() {
    let file = ReleaseFile::open(release("2026-01-01", &[("11", "Office"), ("02", "Telehealth")])).unwrap();
    file.prove().unwrap();
    let titles: Vec<&str> = file.rows::<PlaceRow>().iter().map(|row| file.text(row.title)).collect();
    assert_eq!(titles, ["Telehealth", "Office"], "rows stand in the order of their keys");
    let office = file.find::<PlaceRow>(b"11").unwrap();
    assert_eq!(office.from.date(), Some("2026-01-01".parse().unwrap()));
    assert!(file.find::<PlaceRow>(b"12").is_none());
    assert_eq!((file.system(), file.rows_in_all()), (System::PlacesOfService, 2));
}

#[test]
fn the_release_in_force_is_the_one_that_began_last() {
    let shelf = ["2025-01-01", "2026-01-01"]
        .map(|from| ReleaseFile::open(release(from, &[("11", "Office")])).unwrap());
    let sets = CodeSets::with_shelf(shelf.into()).unwrap();
    let edition = |day: &str| {
        let release = sets.in_force(System::PlacesOfService, day.parse().unwrap())?;
        Some(release.manifest().edition.clone())
    };
    assert_eq!(edition("2025-12-31").as_deref(), Some("2025-01-01"));
    assert_eq!(edition("2026-06-15").as_deref(), Some("2026-01-01"));
    assert_eq!(edition("2024-06-15"), None);
    assert!(sets.in_force(System::Taxonomies, "2026-06-15".parse().unwrap()).is_none());
}

#[test]
fn another_file_and_another_format_are_told() {
    let error = |bytes: Vec<u8>| ReleaseFile::open(bytes).unwrap_err();
    assert_eq!(error(b"PK\x03\x04".to_vec()), CodeSetsError::NotACodeSetFile);
    let mut other = release("2026-01-01", &[("11", "Office")]);
    other[8] = 99;
    assert_eq!(error(other), CodeSetsError::OtherFormat { found: 99, expected: 1 });
}

proptest! {
    #[test]
    fn a_changed_or_missing_byte_is_always_told(at in 0..10_000_usize, change in 1..=255_u8, cut: bool) {
        let whole = release("2026-01-01", &[("11", "Office"), ("21", "Inpatient hospital")]);
        let at = at % whole.len();
        let mut damaged = whole;
        if cut { damaged.truncate(at) } else { damaged[at] ^= change }
        let told = ReleaseFile::open(damaged).and_then(|file| file.prove());
        prop_assert!(told.is_err());
    }
}
