//! An edition of ICD-10-CM as a release of the shelf: the compiled file of that edition alone, inside a release file.

use std::io;

use super::Edition;
use crate::System;
use crate::diagnoses::compile_for_shelf;
use crate::release::ReleaseWriter;

/// The section of a release file in which the compiled edition stands.
pub(crate) const PACKED_EDITION: &str = "edition";

/// A list about diagnoses as it ships inside the binary: a release file, compressed. The same rows give the same bytes.
///
/// # Errors
/// Where the compressor refuses.
pub fn shipped_list(list: ReleaseWriter) -> io::Result<Vec<u8>> {
    let mut plain = Vec::new();
    list.write(&mut plain)?;
    zstd::bulk::compress(&plain, 19)
}

/// Makes a release of an edition; its sources are added by who read them.
///
/// # Errors
/// Where the compressor refuses.
pub fn edition_release(edition: &Edition) -> io::Result<ReleaseWriter> {
    let manifest = &edition.manifest;
    let mut release = ReleaseWriter::new(System::Icd10Cm, manifest.edition.clone(), manifest.effective);
    release.remark(manifest.remark.clone());
    release.packed(PACKED_EDITION, edition.entries.len(), compile_for_shelf(edition)?);
    Ok(release)
}
