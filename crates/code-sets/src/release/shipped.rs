//! Releases inside the binary: release files, compressed, each opened when it is first asked.

use std::io;
use std::sync::OnceLock;

use superbill_domain::Date;

use super::{ReleaseFile, ReleaseWriter};
use crate::CodeSetsError;

/// A release that ships, packed.
pub(crate) struct Shipped {
    packed: &'static [u8],
    from: Date,
    opened: OnceLock<Result<ReleaseFile, CodeSetsError>>,
}

impl Shipped {
    /// A packed release that is in force from a day, which is said here so that it need not be opened to be passed by.
    pub(crate) const fn new(packed: &'static [u8], from: Date) -> Self {
        Self { packed, from, opened: OnceLock::new() }
    }

    /// Its first day.
    pub(crate) fn from(&self) -> Date {
        self.from
    }

    /// The release, unpacked once.
    pub(crate) fn open(&self) -> Result<&ReleaseFile, &CodeSetsError> {
        self.opened.get_or_init(|| ReleaseFile::unpack(self.packed)).as_ref()
    }
}

impl ReleaseFile {
    /// Opens a packed release.
    ///
    /// # Errors
    /// As [`ReleaseFile::open`], and where it cannot be unpacked.
    pub fn unpack(packed: &[u8]) -> Result<Self, CodeSetsError> {
        Self::open(zstd::stream::decode_all(packed).map_err(|_| CodeSetsError::DoesNotDecompress)?)
    }
}

impl ReleaseWriter {
    /// Writes the release packed, to be shipped inside the binary. The same tables give the same bytes.
    ///
    /// # Errors
    /// Only where the compressor refuses, which it does for want of memory.
    pub fn pack(self) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        self.write(&mut plain)?;
        let mut packer = zstd::bulk::Compressor::new(19)?;
        packer.include_checksum(true)?;
        packer.compress(&plain)
    }
}
