//! A process that is killed while it posts leaves whole units of work and nothing else.
//!
//! The test starts itself again as a child that posts without end, kills it at an uneven moment, and reads what is left.

#![cfg(test)]
#![cfg(unix)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use superbill_domain::*;
use superbill_ledger::{Prover, seal_all};
use superbill_storage::*;
use superbill_storage_sqlite::SqliteStore;

const CHILD: &str = "SUPERBILL_TEST_POST_WITHOUT_END_IN";
const ROUNDS: u64 = 12;

fn entry(number: u64) -> JournalEntry {
    let amount = Money::from_cents(i64::try_from(number).unwrap());
    let postings = vec![
        Posting { account: Account::Deposits, amount },
        Posting { account: Account::PayerReceivable(PayerId::new("P1")), amount: -amount },
    ];
    let evidence = Evidence::Row { release: "a test".into(), row: number.to_string() };
    JournalEntry::new("2026-07-01".parse().unwrap(), EntryKind::Payment, None, "a test", evidence, postings)
        .unwrap()
}

/// One unit of work: an interchange and the three entries that follow from it.
fn receive_and_post(store: &mut dyn Store) -> Result<(), StoreError> {
    store.unit_of_work(|work| {
        let number = work.next_number(NumberSequence::Interchange)?;
        let bytes = number.to_be_bytes();
        let mut digest = Digest::default();
        digest.0[..8].copy_from_slice(&bytes);
        let kept = KeptInterchange {
            id: InterchangeId::new(format!("I{number}")),
            direction: Direction::Received,
            kind: InterchangeKind::Remittance,
            digest,
            at: Timestamp::UNIX_EPOCH,
            bytes: Phi::new(bytes.repeat(500)),
        };
        assert!(work.keep_interchange(&kept)?.is_new());
        let last = work.last_seal()?;
        work.append(&seal_all(last.as_ref(), vec![entry(number), entry(number), entry(number)]))
    })
}

/// Not a test of its own: what the child does.
#[test]
fn post_without_end_where_told_to() {
    let Ok(folder) = std::env::var(CHILD) else { return };
    let mut store = SqliteStore::open(Path::new(&folder)).unwrap();
    loop {
        receive_and_post(&mut store).unwrap();
    }
}

/// What is there: interchanges, entries, and the last number given.
fn read(folder: &Path) -> (u64, u64, u64) {
    let mut store = SqliteStore::open(folder).unwrap();
    assert_eq!(store.check_file().unwrap(), Vec::<String>::new());
    let unit = store.begin().unwrap();
    let mut prover = Prover::new(None);
    for_each_entry(unit.as_ref(), |entry| prover.read(&entry)).unwrap();
    let proof = prover.finish();
    assert!(proof.holds(), "{:?}", proof.findings);
    let interchanges = unit.interchanges(Direction::Received).unwrap().len() as u64;
    drop(unit);
    let mut unit = store.begin().unwrap();
    (interchanges, proof.entries, unit.next_number(NumberSequence::Interchange).unwrap() - 1)
}

#[test]
fn every_unit_is_there_as_a_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = 0;
    for round in 0..ROUNDS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "post_without_end_where_told_to", "--nocapture"])
            .env(CHILD, folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(60 + round * 17));
        child.kill().unwrap();
        child.wait().unwrap();
        let (interchanges, entries, last) = read(folder.path());
        assert_eq!((interchanges * 3, interchanges), (entries, last), "round {round}");
        assert!(interchanges >= before, "round {round}: something was lost");
        before = interchanges;
    }
    assert!(before > ROUNDS, "the child posted: {before}");
}
