//! Tampering: whatever is changed, dropped, moved or added in a sealed journal is found.

#![cfg(test)]

mod practice;

use practice::*;
use proptest::prelude::*;
use serde_json::Value;
use superbill_domain::*;
use superbill_ledger::*;

/// A journal with every kind of entry and of account.
fn journal() -> Vec<SealedEntry> {
    let claim = claim("C1", "A", &[("99213", "150.00"), ("36415", "12.50")]);
    let first = payment(
        "C1",
        "1",
        vec![
            paid_line(Some(1), "99213", "150.00", "70.00", &["CO-45 50.00", "PR-3 30.00"]),
            paid_line(Some(2), "36415", "12.50", "12.50", &[]),
        ],
    );
    let unknown = payment("C9", "1", vec![paid_line(None, "99213", "9.00", "9.00", &[])]);
    let back = remittance("I2", vec![reversal(&first), unknown], &["WO 20.00", "L6 -1.25"]);
    let mut entries = charge(&claim, day("2026-06-16"));
    for remittance in [remittance("I1", vec![first], &[]), back] {
        entries.extend(post(&remittance, &vec![claim.clone()], &meaning).entries);
    }
    seal_all(None, entries)
}

#[test]
fn an_untouched_journal_holds() {
    let journal = journal();
    let proof = verify(&journal, journal.last().map(|entry| entry.seal));
    assert!(proof.holds());
    assert_eq!((proof.entries, proof.unbalanced, proof.broken_seals), (journal.len() as u64, 0, 0));
    assert!(verify(&[], None).holds());
}

#[test]
fn a_journal_sealed_in_two_sittings_is_one_chain() {
    let whole = journal();
    let entries: Vec<JournalEntry> = whole.iter().map(|sealed| sealed.entry.clone()).collect();
    for cut in 0..entries.len() {
        let mut twice = seal_all(None, entries[..cut].to_vec());
        let last = twice.last().map(|entry| entry.seal);
        twice.extend(seal_all(last.as_ref(), entries[cut..].to_vec()));
        assert_eq!(twice, whole);
    }
}

/// The seal's bytes are a promise: a journal sealed today must verify with the Superbill of any later year. These digests
/// were computed from the documented layout by another program (Python's struct and hashlib).
#[test]
fn the_canonical_bytes_stay_what_they_are() {
    let entry = |on, kind, claim, memo, evidence, sides: [(Account, i64); 2]| {
        let postings = sides.map(|(account, cents)| Posting { account, amount: Money::from_cents(cents) });
        JournalEntry::new(day(on), kind, claim, memo, evidence, postings.to_vec()).unwrap()
    };
    let payer = || PayerId::new("P1");
    let segment = Evidence::Segment {
        interchange: InterchangeId::new("I1"),
        segment: 41,
        offset: 2048,
        element: Some("SVC03".into()),
    };
    let paid = [(Account::Deposits, 12_345), (Account::PayerReceivable(payer()), -12_345)];
    let claim = Some((ClaimId::new("C1"), Some(3)));
    let first = entry("2026-06-16", EntryKind::Payment, claim, "payment, trace 77 €", segment, paid);
    let row = Evidence::Row { release: "r".into(), row: "w".into() };
    let sides = [(Account::Interest, -1), (Account::UnappliedPayments(payer()), 1)];
    let second = entry("2026-06-17", EntryKind::ProviderAdjustment, None, "", row, sides);
    let hashes: Vec<String> =
        seal_all(None, vec![first, second]).iter().map(|e| e.seal.hash.to_string()).collect();
    assert_eq!(hashes[0], "f79122b06afd69235d0689bac4a55f0d2b4058b28b9ec90b22fe3513a3767972");
    assert_eq!(hashes[1], "dabf5d45fdad5e87e9a2274a9909049bf3f88986e7af3386a381ecd0f0102665");
}

/// Every way to change one leaf of an entry as it is stored.
fn tampered_leaves(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, field)| {
                tampered_leaves(field).into_iter().map(move |changed| (name.clone(), changed))
            })
            .map(|(name, changed)| {
                let mut copy = fields.clone();
                copy.insert(name, changed);
                Value::Object(copy)
            })
            .collect(),
        Value::Array(items) => (0..items.len())
            .flat_map(|place| tampered_leaves(&items[place]).into_iter().map(move |changed| (place, changed)))
            .map(|(place, changed)| {
                let mut copy = items.clone();
                copy[place] = changed;
                Value::Array(copy)
            })
            .collect(),
        Value::String(text) => {
            let next_day = text.parse::<Date>().ok().and_then(|day| day.tomorrow().ok());
            let digits =
                text.parse::<Digest>().ok().map(|digest| Digest(digest.0.map(|byte| byte ^ 1)).to_string());
            let other = next_day.map(|day| day.to_string()).or(digits).unwrap_or_else(|| format!("{text}x"));
            vec![Value::String(other)]
        }
        Value::Number(number) => vec![Value::from(number.as_i64().unwrap() + 1)],
        Value::Null => vec![Value::from(7), Value::from("x")],
        Value::Bool(_) => Vec::new(),
    }
}

#[test]
fn a_change_of_any_one_field_is_found() {
    let journal = journal();
    let mut tried = 0;
    for place in 0..journal.len() {
        let stored = serde_json::to_value(&journal[place]).unwrap();
        for changed in tampered_leaves(&stored) {
            // An enum's name that no variant has, or a text where a number belongs, is refused by the store's own reading.
            let Ok(changed) = serde_json::from_value::<SealedEntry>(changed) else { continue };
            assert_ne!(changed, journal[place]);
            let mut tampered = journal.clone();
            tampered[place] = changed;
            assert!(!verify(&tampered, None).holds(), "entry {place}");
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried} changes were tried");
}

#[test]
fn a_changed_amount_is_found_even_where_both_sides_were_changed_alike() {
    let mut journal = journal();
    let entry = &journal[3].entry;
    let doubled = entry
        .postings()
        .iter()
        .map(|posting| Posting { amount: posting.amount + posting.amount, ..posting.clone() });
    let claim = entry.claim.clone().map(|claim| (claim, entry.line));
    journal[3].entry = JournalEntry::new(
        entry.on,
        entry.kind,
        claim,
        entry.memo.clone(),
        entry.evidence.clone(),
        doubled.collect(),
    )
    .unwrap();
    let proof = verify(&journal, None);
    assert_eq!((proof.unbalanced, proof.broken_seals), (0, 1));
    assert_eq!(proof.findings[0].rule.as_str(), "JOURNAL-CHAIN");
}

#[test]
fn an_entry_that_does_not_balance_is_found() {
    let mut journal = journal();
    let mut stored = serde_json::to_value(&journal[0]).unwrap();
    stored["entry"]["postings"][0]["amount"] = Value::from(1);
    journal[0] = serde_json::from_value(stored).unwrap();
    let proof = verify(&journal, None);
    assert_eq!(proof.unbalanced, 1);
    assert_eq!(proof.findings[0].rule.as_str(), "JOURNAL-BALANCE");
}

#[test]
fn a_tail_that_is_cut_off_is_found_by_a_seal_noted_elsewhere() {
    let mut journal = journal();
    let anchor = journal.pop().unwrap().seal;
    assert!(verify(&journal, None).holds(), "without the note it cannot be known");
    assert_eq!(verify(&journal, Some(anchor)).findings[0].rule.as_str(), "JOURNAL-ANCHOR");
}

proptest! {
    #[test]
    fn dropping_moving_and_doubling_entries_is_found(at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), how in 0..3) {
        let mut tampered = journal();
        let (at, to) = (at.index(tampered.len()), to.index(tampered.len()));
        let last = tampered.len() - 1;
        prop_assume!(if how == 0 { at != last } else { at != to });
        match how {
            0 => drop(tampered.remove(at)),
            1 => tampered.swap(at, to),
            _ => {
                let copy = tampered[at].clone();
                tampered.insert(to, copy);
            }
        }
        prop_assert!(!verify(&tampered, None).holds());
    }
}
