//! Adds publishers' files to the shelf: recognised, read, compiled and placed, all of them or none.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest as _, Sha256};
use superbill_code_sets::{Manifest, Source};

use crate::layout::{Context, recognise};
use crate::shelf::Waiting;
use crate::unpack::for_each_publication;
use crate::{ImportError, Placed, Publication, Shelf};

/// A release that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The file it was read from, within the file given where that was a zip.
    pub file: String,
    /// The layout it was recognised as.
    pub layout: &'static str,
    /// What it is.
    pub manifest: Manifest,
    /// How many rows it has.
    pub rows: usize,
    /// What became of it on the shelf.
    pub placed: Placed,
}

/// Adds files to a shelf. `wrap` may watch the bytes as they are read: a progress bar.
///
/// # Errors
/// Where a file, or every member of a zip, is of no known layout, or one is not what its layout requires. Then
/// nothing of any of them is kept.
pub fn add<P: AsRef<Path>>(
    files: &[P],
    shelf: &Shelf,
    context: &Context<'_>,
    wrap: &dyn Fn(File) -> Box<dyn Read>,
) -> Result<Vec<Added>, ImportError> {
    let mut waiting: Vec<(Waiting, Added)> = Vec::new();
    for file in files {
        let path = file.as_ref();
        let before = waiting.len();
        let origin = sha256(path).map_err(|error| ImportError::unreadable(path, error))?;
        let mut each = |publication: Publication<'_>| -> Result<(), ImportError> {
            let Some(layout) = recognise(&publication) else { return Ok(()) };
            let name = publication.name().to_owned();
            let refused =
                |error| ImportError::Refused { file: path.display().to_string(), error: Box::new(error) };
            let mut release = layout.read(publication, context).map_err(refused)?;
            let (file, sha256) = (name.clone(), origin.clone());
            release.source(Source { file, sha256, origin: "added by the user".to_owned() });
            let (manifest, rows) = (release.manifest().clone(), release.rows_in_all());
            let added = Added { file: name, layout: layout.name(), manifest, rows, placed: Placed::New };
            waiting.push((shelf.write(release)?, added));
            Ok(())
        };
        for_each_publication(path, wrap, &mut each)?;
        if waiting.len() == before {
            return Err(ImportError::Unrecognised { file: path.display().to_string() });
        }
    }
    let placed = waiting.into_iter().map(|(waiting, added)| Ok(Added { placed: waiting.place()?, ..added }));
    placed.collect()
}

fn sha256(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut File::open(path)?, &mut HashWriter(&mut hash))?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Feeds what is written to a hash.
struct HashWriter<'a>(&'a mut Sha256);

impl io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
