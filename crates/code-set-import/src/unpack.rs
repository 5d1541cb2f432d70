//! From a file as downloaded to the publications in it: plain, gzip, xz, or a zip of several.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use liblzma::read::XzDecoder;
use zip::ZipArchive;

use crate::Publication;

/// How deep zips within zips are opened.
const DEEPEST: u8 = 2;

/// Calls `each` with every publication in a file. `wrap` may watch the bytes as they are read from disk.
///
/// # Errors
/// Where the file cannot be read or unpacked, or `each` fails.
pub fn for_each_publication<E: From<io::Error>>(
    path: &Path,
    wrap: &dyn Fn(File) -> Box<dyn Read>,
    each: &mut dyn FnMut(Publication<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut file = File::open(path)?;
    let mut first = [0; 6];
    let read = file.read(&mut first)?;
    file.rewind()?;
    match Packing::of(first.get(..read).unwrap_or_default()) {
        Packing::Zip if !is_workbook(&mut ZipArchive::new(&file).map_err(io::Error::other)?) => {
            members(ZipArchive::new(file).map_err(io::Error::other)?, DEEPEST, each)
        }
        Packing::Gzip => each(Publication::new(without(&name, ".gz"), MultiGzDecoder::new(wrap(file)))?),
        Packing::Xz => {
            each(Publication::new(without(&name, ".xz"), XzDecoder::new_multi_decoder(wrap(file)))?)
        }
        Packing::Zip => {
            // The look at its directory left the file at its end.
            file.rewind()?;
            let mut bytes = Vec::new();
            wrap(file).read_to_end(&mut bytes)?;
            each(Publication::workbook(name, bytes))
        }
        Packing::None => each(Publication::new(name, wrap(file))?),
    }
}

/// Every member of a zip, zips within it opened.
fn members<E: From<io::Error>>(
    mut archive: ZipArchive<impl Read + Seek>,
    depth: u8,
    each: &mut dyn FnMut(Publication<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let names: Vec<String> = archive.file_names().map(|name| last_part(name).to_owned()).collect();
    for at in 0..archive.len() {
        let member = archive.by_index(at).map_err(io::Error::other)?;
        if member.is_dir() {
            continue;
        }
        let name = last_part(member.name()).to_owned();
        let publication = Publication::new(name.clone(), member)?;
        if depth > 0 && matches!(Packing::of(publication.head()), Packing::Zip) {
            let bytes = publication.into_bytes()?;
            let mut inner = ZipArchive::new(io::Cursor::new(bytes)).map_err(io::Error::other)?;
            if is_workbook(&mut inner) {
                each(Publication::workbook(name, inner.into_inner().into_inner()).among(&names))?;
            } else {
                members(inner, depth - 1, each)?;
            }
        } else {
            each(publication.among(&names))?;
        }
    }
    Ok(())
}

/// A file's name without the folders before it.
fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}

/// A spreadsheet is a zip too, and one publication.
fn is_workbook(archive: &mut ZipArchive<impl Read + Seek>) -> bool {
    archive.index_for_name("[Content_Types].xml").is_some()
}

fn without<'n>(name: &'n str, ending: &str) -> &'n str {
    name.strip_suffix(ending).unwrap_or(name)
}

/// How a file is packed.
enum Packing {
    None,
    Gzip,
    Xz,
    Zip,
}

impl Packing {
    fn of(head: &[u8]) -> Self {
        match head {
            [0x1f, 0x8b, ..] => Self::Gzip,
            [0xfd, b'7', b'z', b'X', b'Z', ..] => Self::Xz,
            [b'P', b'K', 3, 4, ..] => Self::Zip,
            _ => Self::None,
        }
    }
}
