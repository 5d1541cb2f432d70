//! What was sent, received, decided and posted is never changed: the database itself refuses it.

#![cfg(test)]

use rusqlite::Connection;
use superbill_storage_sqlite::SqliteStore;
use tempfile::TempDir;

/// One row in every append-only table, written as plain SQL.
const ROWS: &str = r#"
    INSERT INTO visit (id, payload) VALUES ('V1', '{"on":"2026-06-15"}');
    INSERT INTO note (visit, document, body) VALUES ('V1', 'note.txt', 'text');
    INSERT INTO decision (visit, payload) VALUES ('V1', '{}');
    INSERT INTO query (visit, number, payload) VALUES ('V1', 1, '{}');
    INSERT INTO query_answer VALUES ('V1', 1, 'Dr. Doe', '2026-06-15T00:00:00Z', 'left');
    INSERT INTO claim (id, visit) VALUES ('C1', 'V1');
    INSERT INTO claim_version VALUES ('C1', 1, '2026-06-15T00:00:00Z', '{}');
    INSERT INTO claim_step (claim, step, moved_at, payload) VALUES ('C1', 1, '2026-06-15T00:00:00Z', '{"state":"clean"}');
    INSERT INTO interchange (id, direction, kind, digest, kept_at, bytes)
        VALUES ('I1', 'received', '835', 'd', '2026-06-15T00:00:00Z', x'00');
    INSERT INTO acknowledgment (interchange, payload) VALUES ('I1', '{}');
    INSERT INTO remittance (identity, interchange, payload)
        VALUES ('d', 'I1', '{"payer":"P1","trace_number":"T1","paid":100}');
    INSERT INTO journal (sequence, previous, hash, payload)
        VALUES (1, '0', 'h', '{"on":"2026-06-15","postings":[{"amount":100},{"amount":-100}]}');
    INSERT INTO number (sequence, last) VALUES ('claim', 5);
"#;

const APPEND_ONLY: [&str; 11] = [
    "note",
    "decision",
    "query",
    "query_answer",
    "claim",
    "claim_version",
    "claim_step",
    "interchange",
    "acknowledgment",
    "remittance",
    "journal",
];

fn filled() -> (TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path()).unwrap();
    let connection = Connection::open(store.file()).unwrap();
    connection.execute_batch(ROWS).unwrap();
    (folder, connection)
}

#[test]
fn no_row_of_an_append_only_table_is_changed_or_deleted() {
    let (_folder, connection) = filled();
    for table in APPEND_ONLY {
        for sql in [format!("UPDATE {table} SET rowid = rowid"), format!("DELETE FROM {table}")] {
            let refused = connection.execute(&sql, []).map_err(|error| error.to_string());
            assert_eq!(refused, Err(format!("{table} is append-only")), "{sql}");
        }
        let left: i64 =
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(left, 1, "{table}");
    }
}

#[test]
fn a_number_never_goes_back() {
    let (_folder, connection) = filled();
    for sql in ["UPDATE number SET last = 5", "UPDATE number SET last = 1", "DELETE FROM number"] {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
    connection.execute("UPDATE number SET last = 6", []).unwrap();
}

#[test]
fn a_journal_entry_that_does_not_balance_is_refused() {
    let (_folder, connection) = filled();
    let insert = |postings: &str| {
        let sql = "INSERT INTO journal (sequence, previous, hash, payload) VALUES (2, 'h', 'i', ?1)";
        let payload = format!(r#"{{"on":"2026-06-16","postings":{postings}}}"#);
        connection.execute(sql, [payload]).map_err(|error| error.to_string())
    };
    for unbalanced in [r#"[{"amount":100},{"amount":-99}]"#, r#"[{"amount":1}]"#, "[]"] {
        assert_eq!(insert(unbalanced), Err("a journal entry must balance".to_owned()), "{unbalanced}");
    }
    insert(r#"[{"amount":100},{"amount":-60},{"amount":-40}]"#).unwrap();
}
