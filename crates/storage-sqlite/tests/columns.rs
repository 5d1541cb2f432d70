//! Every stored column is declared as PHI, financial or operational.

#![cfg(test)]

use std::collections::BTreeSet;

use rusqlite::Connection;
use superbill_storage_sqlite::SqliteStore;

const DECLARED: &str = include_str!("../columns.tsv");

fn stored() -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path()).unwrap();
    let connection = Connection::open(store.file()).unwrap();
    // table_xinfo lists generated columns too.
    let sql = "SELECT t.name || '.' || c.name FROM sqlite_schema AS t, pragma_table_xinfo(t.name) AS c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn each_column_is_declared_once_and_each_declaration_is_a_column() {
    let mut declared = BTreeSet::new();
    for line in DECLARED.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [table, column, class, what] = fields[..] else { panic!("four fields: {line}") };
        assert!(matches!(class, "phi" | "financial" | "operational"), "{line}");
        assert!(!what.is_empty(), "{line}");
        assert!(declared.insert(format!("{table}.{column}")), "declared twice: {line}");
    }
    let stored = stored();
    let undeclared: Vec<_> = stored.difference(&declared).collect();
    let gone: Vec<_> = declared.difference(&stored).collect();
    assert!(
        undeclared.is_empty() && gone.is_empty(),
        "not in columns.tsv: {undeclared:?}; in no table: {gone:?}"
    );
    assert!(stored.len() > 60, "the layout was read");
}

#[test]
fn whatever_holds_a_whole_noun_of_a_patient_is_phi() {
    let class =
        |column: &str| DECLARED.lines().find(|line| line.starts_with(column)).unwrap().split('\t').nth(2);
    for column in
        ["visit\tpayload", "note\tbody", "claim_version\tpayload", "interchange\tbytes", "journal\tpayload"]
    {
        assert_eq!(class(column), Some("phi"), "{column}");
    }
}
