//! Opening: what is made, what is refused, and what a person is told.

#![cfg(test)]

use std::fs;

use rusqlite::Connection;
use superbill_domain::{DocumentId, Phi, VisitId};
use superbill_storage::{Note, NumberSequence, Store, StoreError, UnitsOfWork};
use superbill_storage_sqlite::SqliteStore;

fn opened(folder: &std::path::Path) -> StoreError {
    SqliteStore::open(folder).expect_err("it must be refused")
}

#[test]
fn the_folder_is_made_and_is_its_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new").join("practice");
    let store = SqliteStore::open(&data).unwrap();
    assert_eq!(store.check_file().unwrap(), Vec::<String>::new());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&data), mode(store.file())), (0o700, 0o600));
    }
}

#[test]
fn a_newer_layout_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = SqliteStore::open(folder.path()).unwrap().file().to_owned();
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let refused = opened(folder.path());
    assert!(matches!(refused, StoreError::Newer { found: 99, .. }), "{refused}");
    assert!(refused.to_string().contains("Update Superbill"), "{refused}");
    let version: i64 =
        Connection::open(&file).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 99);
}

#[test]
fn a_file_that_is_no_database_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("superbill.db");
    fs::write(&file, "not a database ".repeat(100)).unwrap();
    let refused = opened(folder.path());
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused:?}");
    assert!(
        refused.to_string().contains("superbill.db") && refused.to_string().contains("backup"),
        "{refused}"
    );
    assert!(fs::read_to_string(&file).unwrap().starts_with("not a database"));
}

#[test]
fn another_programs_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let connection = Connection::open(folder.path().join("superbill.db")).unwrap();
    connection.execute_batch("CREATE TABLE song (title TEXT)").unwrap();
    let refused = opened(folder.path());
    assert!(refused.to_string().contains("another program"), "{refused}");
}

#[test]
fn a_damaged_page_is_told_by_the_check_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = {
        let mut store = SqliteStore::open(folder.path()).unwrap();
        store.unit_of_work(|work| work.next_number(NumberSequence::Claim)).unwrap();
        store.file().to_owned()
    };
    let mut bytes = fs::read(&file).unwrap();
    for byte in bytes.iter_mut().skip(4096).step_by(7) {
        *byte ^= 0x5A;
    }
    fs::write(&file, bytes).unwrap();
    let noticed = match SqliteStore::open(folder.path()) {
        Err(error) => matches!(error, StoreError::Damaged { .. }),
        Ok(store) => store.check_file().map_or(true, |problems| !problems.is_empty()),
    };
    assert!(noticed);
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let refused = opened(&file.join("data"));
    assert!(matches!(&refused, StoreError::CannotOpen { place, .. } if place.contains("file")), "{refused}");
}

#[test]
fn a_row_that_does_not_read_is_told_without_its_content() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open(folder.path()).unwrap();
    let connection = Connection::open(store.file()).unwrap();
    let payload = r#"{"on":"2026-06-15","id":"V1","setting":"CANARY"}"#;
    connection.execute("INSERT INTO visit (id, payload) VALUES ('V1', ?1)", [payload]).unwrap();
    let failed: Result<_, StoreError> = store.unit_of_work(|work| work.visit(&VisitId::new("V1")));
    let failed = failed.unwrap_err();
    assert!(matches!(failed, StoreError::Damaged { .. }), "{failed:?}");
    assert!(!format!("{failed} {failed:?}").contains("CANARY"), "{failed:?}");
}

#[test]
fn no_patients_data_is_in_an_error_or_in_debug() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open(folder.path()).unwrap();
    let note = Note { document: DocumentId::new("note.txt"), text: Phi::new("CANARY".into()) };
    let refused: Result<_, StoreError> =
        store.unit_of_work(|work| work.keep_note(&VisitId::new("V9"), &note));
    assert!(!format!("{refused:?} {note:?}").contains("CANARY"));
}

#[test]
fn two_stores_of_one_folder_take_turns() {
    let folder = tempfile::tempdir().unwrap();
    let draw = |count: u64| {
        let mut store = SqliteStore::open(folder.path()).unwrap();
        (0..count)
            .map(|_| store.unit_of_work(|work| work.next_number(NumberSequence::Claim)).unwrap())
            .collect::<Vec<u64>>()
    };
    let mut drawn = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| draw(25))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<u64>>()
    });
    drawn.sort_unstable();
    assert_eq!(drawn, (1..=100).collect::<Vec<u64>>());
}

#[test]
fn a_unit_that_is_open_keeps_others_from_beginning() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open(folder.path()).unwrap();
    let connection = Connection::open(store.file()).unwrap();
    connection.busy_timeout(std::time::Duration::ZERO).unwrap();
    let unit = store.begin().unwrap();
    assert!(connection.execute_batch("BEGIN IMMEDIATE").is_err());
    drop(unit);
    connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK").unwrap();
}
