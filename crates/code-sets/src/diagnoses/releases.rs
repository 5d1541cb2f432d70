//! The line of editions: those that ship and those of the user's shelf, one after the other.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use superbill_domain::Date;

use super::release::Release;
use crate::file::Strings;
use crate::{CodeSetsError, Manifest};

/// All editions at hand, oldest first, no two of the same day.
pub(crate) struct Releases {
    pub(super) dated: Vec<Dated>,
}

/// An edition as it is stored, and as it is read when it is first asked.
pub(super) struct Dated {
    pub(super) manifest: Manifest,
    pub(super) stored: Stored,
    pub(super) read: OnceLock<Result<Release, CodeSetsError>>,
}

/// Where an edition is until it is first asked.
pub(super) enum Stored {
    /// In a compiled file that is unpacked: the file, and where in its tables the edition lies.
    Unpacked(Arc<Unpacked>, Range<usize>),
    /// In a compiled file of its own, still packed.
    Packed(Vec<u8>),
}

/// A compiled file, unpacked.
pub(super) struct Unpacked {
    pub(super) strings: Arc<Strings>,
    pub(super) tables: Vec<u8>,
}

impl Releases {
    /// Puts an edition of the shelf into the line: `packed` is a compiled file of it alone.
    ///
    /// It replaces what began within its days, and ends what is in force on its first day.
    pub(crate) fn insert(&mut self, manifest: Manifest, packed: Vec<u8>) {
        let days = manifest.effective;
        self.dated.retain(|dated| !days.covers(dated.manifest.effective.from));
        for dated in &mut self.dated {
            let effective = &mut dated.manifest.effective;
            if effective.covers(days.from) {
                effective.to = days.from.yesterday().ok();
            }
        }
        let at = self.dated.partition_point(|dated| dated.manifest.effective.from < days.from);
        self.dated.insert(at, Dated { manifest, stored: Stored::Packed(packed), read: OnceLock::new() });
    }

    /// The release in force on a date of service.
    pub(crate) fn on(&self, date: Date) -> Option<&Release> {
        self.read(self.dated_on(date)?).ok()
    }

    /// The manifest of the release in force on a date of service.
    pub(crate) fn manifest_on(&self, date: Date) -> Option<&Manifest> {
        self.dated_on(date).map(|dated| &dated.manifest)
    }

    /// The manifests, oldest first.
    pub(crate) fn manifests(&self) -> impl Iterator<Item = &Manifest> {
        self.dated.iter().map(|dated| &dated.manifest)
    }

    /// Every release, oldest first.
    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = &Release> + Clone {
        self.dated.iter().filter_map(|dated| self.read(dated).ok())
    }

    /// Reads every release that has not been read, and tells the first that cannot be.
    pub(crate) fn prove(&self) -> Result<(), CodeSetsError> {
        self.dated.iter().try_for_each(|dated| self.read(dated).map(|_| ()))
    }

    fn dated_on(&self, date: Date) -> Option<&Dated> {
        self.dated.iter().find(|dated| dated.manifest.effective.covers(date))
    }

    fn read<'a>(&'a self, dated: &'a Dated) -> Result<&'a Release, CodeSetsError> {
        let read = dated.read.get_or_init(|| dated.decode());
        read.as_ref().map_err(Clone::clone)
    }
}
