//! A release file, open.

use std::fmt;

use sha2::{Digest as _, Sha256};
use zerocopy::FromBytes as _;

use super::directory::{Checksum, Directory, Table};
use super::row::{Row, Text};
use super::{BEFORE_HEAD, FORMAT, MAGIC, TEXTS};
use crate::file::Reader;
use crate::{CodeSetsError, Manifest, System};

/// A release, open: what it is, and its tables, which are read where they lie.
pub struct ReleaseFile {
    bytes: Box<dyn AsRef<[u8]> + Send + Sync>,
    system: System,
    directory: Directory,
    /// Where the first table begins.
    tables: usize,
}

impl ReleaseFile {
    /// Opens the bytes of a release file, as a rule a mapped file.
    ///
    /// # Errors
    /// Where they are another kind of file, of another format, of a code set that this version does not know, cut
    /// short, or damaged in their head. No bytes make it panic.
    pub fn open(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Self, CodeSetsError> {
        let all = bytes.as_ref();
        let rest = all.strip_prefix(MAGIC).ok_or(CodeSetsError::NotACodeSetFile)?;
        let mut file = Reader::new(rest);
        let found = file.fixed()?;
        if found != FORMAT as usize {
            let found = u16::try_from(found).unwrap_or(u16::MAX);
            return Err(CodeSetsError::OtherFormat {
                found,
                expected: u16::try_from(FORMAT).unwrap_or(u16::MAX),
            });
        }
        let length = file.fixed()?;
        let (checksum, head) = (file.take(32)?, file.take(length)?);
        if checksum != sha256(head) {
            return Err(CodeSetsError::Inconsistent("its head does not match its checksum"));
        }
        let directory = Directory::read(head)?;
        let system = System::named(&directory.manifest.name)
            .ok_or(CodeSetsError::Inconsistent("it is of a code set that this version does not know"))?;
        let tables = BEFORE_HEAD + 32 + length;
        let ends = directory.tables.iter().map(|table| table.start.saturating_add(table.length));
        if ends.max().unwrap_or_default() != all.len() - tables {
            return Err(CodeSetsError::Inconsistent("it is cut short, or something follows it"));
        }
        Ok(Self { bytes: Box::new(bytes), system, directory, tables })
    }

    /// The code set that it is a release of.
    #[must_use]
    pub fn system(&self) -> System {
        self.system
    }

    /// What it is, when it holds and where it comes from.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.directory.manifest
    }

    /// How many rows all its tables have together, texts and packed tables aside.
    #[must_use]
    pub fn rows_in_all(&self) -> usize {
        self.directory.tables.iter().map(|table| table.rows).sum()
    }

    /// The rows of a table, by key. Empty where the release has no such table.
    #[must_use]
    pub fn rows<R: Row>(&self) -> &[R] {
        let bytes = self.section(R::TABLE).unwrap_or_default();
        <[R]>::ref_from_bytes(bytes).unwrap_or_default()
    }

    /// The row of a key.
    #[must_use]
    pub fn find<R: Row>(&self, key: &R::Key) -> Option<&R> {
        super::find(self.rows(), key)
    }

    /// The bytes of a table that is not made of rows.
    #[must_use]
    pub fn section(&self, name: &str) -> Option<&[u8]> {
        let table = self.directory.tables.iter().find(|table| table.name == name)?;
        self.bytes(table)
    }

    /// A text of the release; empty where the bytes there are none, which only damage can bring about.
    #[must_use]
    pub fn text(&self, text: Text) -> &str {
        let start = text.start.get() as usize;
        let texts = self.section(TEXTS).unwrap_or_default();
        let bytes = texts.get(start..start + usize::from(text.length.get())).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Reads the whole file and confirms every checksum.
    ///
    /// # Errors
    /// Where a table is not what was written.
    pub fn prove(&self) -> Result<(), CodeSetsError> {
        let is_sound = |table: &Table| self.bytes(table).is_some_and(|bytes| sha256(bytes) == table.checksum);
        if self.directory.tables.iter().all(is_sound) {
            Ok(())
        } else {
            Err(CodeSetsError::Inconsistent("a table does not match its checksum"))
        }
    }

    fn bytes(&self, table: &Table) -> Option<&[u8]> {
        let start = self.tables.checked_add(table.start)?;
        self.bytes.as_ref().as_ref().get(start..start.checked_add(table.length)?)
    }
}

impl fmt::Debug for ReleaseFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.directory.manifest.name, self.directory.manifest.edition)
    }
}

pub(super) fn sha256(bytes: &[u8]) -> Checksum {
    Sha256::digest(bytes).into()
}
