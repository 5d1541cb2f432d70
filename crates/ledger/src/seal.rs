//! Sealing: each entry is bound to all before it, so that none can be changed, dropped or moved unseen.

use superbill_domain::{Digest, JournalEntry, Seal, SealedEntry};

use crate::canonical::{Hashing, Sink, write_entry};

/// Keeps these digests apart from any other use of SHA-256 over similar bytes.
const PURPOSE: &[u8] = b"superbill journal entry, version 1\n";

/// The seal of the entry that follows `last`; of the journal's first where there is none.
///
/// SHA-256 over the purpose, the digest of the entry before, the place (u64, big-endian) and the canonical bytes.
#[must_use]
pub fn seal(last: Option<&Seal>, entry: &JournalEntry) -> Seal {
    let (before, previous) = last.map_or((0, Digest::default()), |last| (last.sequence, last.hash));
    let sequence = before + 1;
    let mut hashing = Hashing::default();
    hashing.bytes(PURPOSE);
    hashing.bytes(&previous.0);
    hashing.number(sequence);
    write_entry(entry, &mut hashing);
    Seal { sequence, previous, hash: hashing.digest() }
}

/// Seals entries in their order, after the journal's last seal.
#[must_use]
pub fn seal_all(last: Option<&Seal>, entries: Vec<JournalEntry>) -> Vec<SealedEntry> {
    let mut last = last.copied();
    let sealed = entries.into_iter().map(|entry| {
        let seal = seal(last.as_ref(), &entry);
        last = Some(seal);
        SealedEntry { entry, seal }
    });
    sealed.collect()
}
