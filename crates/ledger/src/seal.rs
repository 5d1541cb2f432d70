//! Sealing: each entry is bound to all before it, so that none can be changed, dropped or moved unseen.

use sha2::{Digest as _, Sha256};
use superbill_domain::{Digest, JournalEntry, Seal, SealedEntry};

use crate::canonical::{Sink, write_entry};

/// Keeps these digests apart from any other use of SHA-256 over similar bytes.
const PURPOSE: &[u8] = b"superbill journal entry, version 1\n";

struct Hashing(Sha256);

impl Sink for Hashing {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

/// The seal of the entry that follows `last`; of the journal's first where there is none.
///
/// SHA-256 over the purpose, the digest of the entry before, the place (u64, big-endian) and the canonical bytes.
#[must_use]
pub fn seal(last: Option<&Seal>, entry: &JournalEntry) -> Seal {
    let (before, previous) = last.map_or((0, Digest::default()), |last| (last.sequence, last.hash));
    let sequence = before + 1;
    let mut hashing = Hashing(Sha256::new());
    hashing.bytes(PURPOSE);
    hashing.bytes(&previous.0);
    hashing.number(sequence);
    write_entry(entry, &mut hashing);
    Seal { sequence, previous, hash: Digest(hashing.0.finalize().into()) }
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

/// The SHA-256 digest of bytes: by it a second receipt of the same file is known.
#[must_use]
pub fn content_digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}
