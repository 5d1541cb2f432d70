//! Reads publishers' files into releases, without a shelf: for the recipes of what ships.

use std::path::Path;

use superbill_code_sets::Source;
use superbill_code_sets::release::ReleaseWriter;

use crate::add::sha256;
use crate::layout::{Context, Recognised, recognise};
use crate::unpack::for_each_publication;
use crate::{ImportError, Publication};

/// Reads every publication in a file that stands alone (parts of a set are passed by), each with the file as its source. `origin` says who published it and under what
/// licence.
///
/// # Errors
/// Where the file holds nothing of a known layout, or something is not what its layout requires.
pub fn read_file(
    path: &Path,
    origin: &str,
    context: &Context<'_>,
) -> Result<Vec<ReleaseWriter>, ImportError> {
    let sha256 = sha256(path).map_err(|error| ImportError::unreadable(path, error))?;
    let mut releases = Vec::new();
    let mut each = |publication: Publication<'_>| -> Result<(), ImportError> {
        let Some(Recognised::Whole(layout)) = recognise(&publication) else { return Ok(()) };
        let file = publication.name().to_owned();
        let mut release = layout.read(publication, context)?;
        release.source(Source { file, sha256: sha256.clone(), origin: origin.to_owned() });
        releases.push(release);
        Ok(())
    };
    for_each_publication(path, &|file| Box::new(file), &mut each)?;
    if releases.is_empty() {
        return Err(ImportError::Unrecognised { file: path.display().to_string() });
    }
    Ok(releases)
}
