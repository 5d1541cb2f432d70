//! Adds publishers' files to the shelf: recognised, read, compiled and placed, all of them or none.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest as _, Sha256};
use superbill_code_sets::release::{ReleaseFile, ReleaseWriter};
use superbill_code_sets::{CodeSets, Manifest, Source, System};

use crate::layout::{Context, Parts, Recognised, SetLayout, recognise};
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
/// Files of a set ([`crate::SetLayout`]) make one release together, wherever among the files they stand.
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
    let mut adding =
        Adding { shelf, context, waiting: Vec::new(), sets: BTreeMap::new(), with_waiting: None };
    for file in files {
        let path = file.as_ref();
        let sha256 = sha256(path).map_err(|error| ImportError::unreadable(path, error))?;
        let mut recognised = false;
        for_each_publication(path, wrap, &mut |publication| {
            recognised |= adding.publication(path, &sha256, publication)?;
            Ok::<(), ImportError>(())
        })?;
        if !recognised {
            return Err(ImportError::Unrecognised { file: path.display().to_string() });
        }
    }
    adding.finish()
}

/// Files on their way to the shelf; sets by the name of their layout.
struct Adding<'a> {
    shelf: &'a Shelf,
    context: &'a Context<'a>,
    waiting: Vec<(Waiting, Added)>,
    sets: BTreeMap<&'static str, GatheredSet>,
    /// The code sets with the editions that wait, once there are any: the next file may build on them.
    with_waiting: Option<CodeSets>,
}

/// A set whose files are being gathered.
struct GatheredSet {
    parts: Box<dyn Parts>,
    sources: Vec<Source>,
}

impl Adding<'_> {
    /// Reads a publication; false where it is of no known layout.
    fn publication(
        &mut self,
        path: &Path,
        sha256: &str,
        publication: Publication<'_>,
    ) -> Result<bool, ImportError> {
        let file = publication.name().to_owned();
        let source = Source { file, sha256: sha256.to_owned(), origin: "added by the user".to_owned() };
        let refused =
            |error| ImportError::Refused { file: path.display().to_string(), error: Box::new(error) };
        match recognise(&publication) {
            None => return Ok(false),
            Some(Recognised::Whole(layout)) => {
                let at_hand = self.with_waiting.as_ref().unwrap_or(self.context.at_hand);
                let release =
                    layout.read(publication, &Context { at_hand, ..*self.context }).map_err(refused)?;
                let is_edition = release.system() == System::Icd10Cm;
                self.wait(release, layout.name(), vec![source])?;
                if is_edition {
                    self.look_again()?;
                }
            }
            Some(Recognised::Part(layout)) => {
                let context = self.context;
                let set = self.set(layout);
                set.sources.push(source);
                set.parts.take(publication, context).map_err(refused)?;
            }
        }
        Ok(true)
    }

    /// Opens the shelf together with what waits to be put on it.
    fn look_again(&mut self) -> Result<(), ImportError> {
        let mut releases = self.shelf.open()?;
        for (waiting, _) in &self.waiting {
            let release = waiting.open()?;
            let same = |known: &ReleaseFile| {
                let (known, new) = (known.manifest(), release.manifest());
                known.name == new.name && known.edition == new.edition
            };
            releases.retain(|known| !same(known));
            releases.push(release);
        }
        let told = |error| ImportError::Shelf { file: self.shelf.folder().display().to_string(), error };
        self.with_waiting = Some(CodeSets::with_shelf(releases).map_err(told)?);
        Ok(())
    }

    /// The set of a layout, begun where it is not yet.
    fn set(&mut self, layout: &'static dyn SetLayout) -> &mut GatheredSet {
        self.sets
            .entry(layout.name())
            .or_insert_with(|| GatheredSet { parts: layout.begin(), sources: Vec::new() })
    }

    /// Writes a release beside the shelf.
    fn wait(
        &mut self,
        mut release: ReleaseWriter,
        layout: &'static str,
        sources: Vec<Source>,
    ) -> Result<(), ImportError> {
        let file = match sources.as_slice() {
            [first, .., last] => format!("{} … {} ({} files)", first.file, last.file, sources.len()),
            one => one.iter().map(|source| source.file.clone()).collect(),
        };
        sources.into_iter().for_each(|source| release.source(source));
        let (manifest, rows) = (release.manifest().clone(), release.rows_in_all());
        let added = Added { file, layout, manifest, rows, placed: Placed::New };
        self.waiting.push((self.shelf.write(release)?, added));
        Ok(())
    }

    /// Makes the releases of the sets, and puts everything on the shelf.
    fn finish(mut self) -> Result<Vec<Added>, ImportError> {
        for (layout, GatheredSet { parts, sources }) in std::mem::take(&mut self.sets) {
            for release in parts.finish(self.context)? {
                self.wait(release, layout, sources.clone())?;
            }
        }
        let place = |(waiting, added): (Waiting, Added)| Ok(Added { placed: waiting.place()?, ..added });
        self.waiting.into_iter().map(place).collect()
    }
}

pub(crate) fn sha256(path: &Path) -> io::Result<String> {
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
