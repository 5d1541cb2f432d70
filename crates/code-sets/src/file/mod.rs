//! The compiled file: how dated releases lie on disk.
//!
//! A file is a short plain header and two compressed parts. The header is the eight bytes `SUPRBILL`, the
//! format number (two bytes, little end first) and what the file holds (a length byte and that many letters, such
//! as `icd10cm`). Each part is its size once unpacked and its size as packed (four bytes each), then one Zstandard
//! frame with its own checksum, so that a damaged file is told and never half believed. The first part is the
//! pool of texts, which every release in the file shares; the second the tables.
//!
//! Inside, numbers are variable-length (seven bits a byte, low bits first), and columns that mostly count upwards
//! are written as differences.

mod reader;
mod strings;
mod writer;

pub(crate) use reader::Reader;
pub(crate) use strings::StringsWriter;
pub(crate) use strings::{Strings, Text};
pub(crate) use writer::Writer;

use crate::CodeSetsError;

/// How a compiled file begins.
const MAGIC: &[u8; 8] = b"SUPRBILL";
/// The layout that this version writes and reads.
const FORMAT: u16 = 1;
/// The most a part may unpack to. The largest today is 12 MB; a header that claims more is not believed.
const LARGEST_PART: usize = 1 << 28;

/// The two parts of a file, unpacked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The pool of texts, end to end.
    pub(crate) texts: String,
    /// Everything else.
    pub(crate) tables: Vec<u8>,
}

/// How hard a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// As small as can be: it ships inside the binary.
    Shipped,
    /// Quickly: somebody waits for it.
    Shelf,
}

/// Unpacks a compiled file that holds `contents`.
pub(crate) fn unpack(bytes: &[u8], contents: &'static str) -> Result<Parts, CodeSetsError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(CodeSetsError::NotACodeSetFile)?;
    let mut file = Reader::new(rest);
    let found = u16::from_le_bytes([file.byte()?, file.byte()?]);
    if found != FORMAT {
        return Err(CodeSetsError::OtherFormat { found, expected: FORMAT });
    }
    let length = usize::from(file.byte()?);
    let name = file.take(length)?;
    if name != contents.as_bytes() {
        let found = String::from_utf8_lossy(name).into_owned();
        return Err(CodeSetsError::OtherContents { found, expected: contents });
    }
    let texts = unpack_part(&mut file)?;
    let texts = String::from_utf8(texts).map_err(|_| CodeSetsError::Inconsistent("a text is not UTF-8"))?;
    Ok(Parts { texts, tables: unpack_part(&mut file)? })
}

fn unpack_part(file: &mut Reader<'_>) -> Result<Vec<u8>, CodeSetsError> {
    let size = file.fixed()?;
    let packed = file.fixed()?;
    if size > LARGEST_PART {
        return Err(CodeSetsError::Inconsistent("it claims an impossible size"));
    }
    let part =
        zstd::bulk::decompress(file.take(packed)?, size).map_err(|_| CodeSetsError::DoesNotDecompress)?;
    if part.len() == size { Ok(part) } else { Err(CodeSetsError::DoesNotDecompress) }
}

/// Packs texts and tables into a compiled file that holds `contents`. The same parts give the same bytes.
///
/// # Errors
/// Only where the compressor refuses, which it does for want of memory.
pub(crate) fn pack(
    texts: &str,
    tables: &[u8],
    contents: &'static str,
    effort: Effort,
) -> std::io::Result<Vec<u8>> {
    let mut file = MAGIC.to_vec();
    file.extend(FORMAT.to_le_bytes());
    file.push(u8::try_from(contents.len()).map_err(std::io::Error::other)?);
    file.extend(contents.as_bytes());
    pack_part(&mut file, texts.as_bytes(), effort)?;
    pack_part(&mut file, tables, effort)?;
    Ok(file)
}

fn pack_part(file: &mut Vec<u8>, part: &[u8], effort: Effort) -> std::io::Result<()> {
    let mut compressor = zstd::bulk::Compressor::new(match effort {
        Effort::Shipped => 19,
        Effort::Shelf => 6,
    })?;
    // A window over the whole part, so that a later release costs little more than what it changes.
    compressor.window_log(25)?;
    compressor.long_distance_matching(true)?;
    compressor.include_checksum(true)?;
    let packed = compressor.compress(part)?;
    for size in [part.len(), packed.len()] {
        file.extend(u32::try_from(size).map_err(std::io::Error::other)?.to_le_bytes());
    }
    file.extend(packed);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed() -> Vec<u8> {
        pack("Cholera", b"tables", "icd10cm", Effort::Shipped).unwrap()
    }

    #[test]
    fn what_is_packed_unpacks() {
        let parts = unpack(&packed(), "icd10cm").unwrap();
        assert_eq!((parts.texts.as_str(), parts.tables.as_slice()), ("Cholera", &b"tables"[..]));
        assert_eq!(packed(), packed(), "same parts, same bytes");
    }

    #[test]
    fn tells_what_is_wrong_with_a_file() {
        assert_eq!(unpack(b"PK\x03\x04", "icd10cm"), Err(CodeSetsError::NotACodeSetFile));
        assert!(matches!(unpack(&packed(), "procedures"), Err(CodeSetsError::OtherContents { .. })));
        let mut newer = packed();
        newer[8] = 9;
        assert_eq!(unpack(&newer, "icd10cm"), Err(CodeSetsError::OtherFormat { found: 9, expected: FORMAT }));
        let mut flipped = packed();
        let inside_the_last_frame = flipped.len() - 6;
        flipped[inside_the_last_frame] ^= 1;
        assert_eq!(unpack(&flipped, "icd10cm"), Err(CodeSetsError::DoesNotDecompress));
        for length in 0..packed().len() {
            assert!(unpack(&packed()[..length], "icd10cm").is_err(), "cut to {length} bytes");
        }
    }
}
