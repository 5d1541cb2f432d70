//! The shelf: the folder in which a user's compiled releases stand, one file each.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use memmap2::Mmap;
use superbill_code_sets::release::{ReleaseFile, ReleaseWriter};

use crate::ImportError;

/// How release files end.
const ENDING: &str = "release";

/// A folder of compiled releases.
#[derive(Debug, Clone)]
pub struct Shelf {
    folder: PathBuf,
}

/// What became of a release that was put on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Placed {
    /// It is new there.
    New,
    /// The very same release stood there already.
    AlreadyThere,
    /// It took the place of an older file of the same edition.
    Replaced,
}

/// A release, compiled and written beside the shelf, not yet on it.
#[derive(Debug)]
pub(crate) struct Waiting {
    temporary: tempfile::NamedTempFile,
    target: PathBuf,
}

impl Shelf {
    /// The shelf in a folder, which need not exist yet.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Opens every release on it, mapped into memory.
    ///
    /// # Errors
    /// Where one cannot be opened: the message names the file, which is to be added again or deleted.
    pub fn open(&self) -> Result<Vec<ReleaseFile>, ImportError> {
        let mut releases = Vec::new();
        if !self.folder.exists() {
            return Ok(releases);
        }
        let mut paths = fs::read_dir(&self.folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<PathBuf>>>()?;
        paths.sort();
        for path in paths {
            if path.extension().is_some_and(|ending| ending == ENDING) {
                releases.push(open(&path)?);
            }
        }
        Ok(releases)
    }

    /// Writes a release beside the shelf, so that several can be put on it together.
    pub(crate) fn write(&self, release: ReleaseWriter) -> Result<Waiting, ImportError> {
        fs::create_dir_all(&self.folder)?;
        let manifest = release.manifest();
        let edition: String = manifest.edition.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
        let target = self.folder.join(format!("{}-{edition}.{ENDING}", manifest.name));
        let mut temporary = tempfile::NamedTempFile::new_in(&self.folder)?;
        let mut out = io::BufWriter::new(temporary.as_file_mut());
        release.write(&mut out)?;
        out.flush()?;
        drop(out);
        temporary.as_file().sync_all()?;
        Ok(Waiting { temporary, target })
    }
}

impl Waiting {
    /// Opens it where it waits.
    pub(crate) fn open(&self) -> Result<ReleaseFile, ImportError> {
        open(self.temporary.path())
    }

    /// Puts it on the shelf in one step.
    pub(crate) fn place(self) -> Result<Placed, ImportError> {
        let placed = match fs::read(&self.target) {
            Ok(bytes) if bytes == fs::read(self.temporary.path())? => return Ok(Placed::AlreadyThere),
            Ok(_) => Placed::Replaced,
            Err(_) => Placed::New,
        };
        self.temporary.persist(&self.target).map_err(|error| error.error)?;
        Ok(placed)
    }
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.')
}

fn open(path: &Path) -> Result<ReleaseFile, ImportError> {
    let file = File::open(path)?;
    #[expect(
        unsafe_code,
        reason = "a mapped file must not change under us: the shelf only ever replaces whole files"
    )]
    // SAFETY: releases are written beside the shelf and moved onto it; nothing of ours writes into one that stands there.
    let bytes = unsafe { Mmap::map(&file) }?;
    let told = |error| ImportError::Shelf { file: path.display().to_string(), error };
    ReleaseFile::open(bytes).map_err(told)
}
