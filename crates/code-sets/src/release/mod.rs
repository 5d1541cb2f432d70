//! Releases on the shelf: one compiled, read-only file per release of a publication.
//!
//! A release file is a head and tables. The head is the eight bytes `SBRELEAS`, the format number (four bytes, little
//! end first), the length of what follows (four bytes), then the manifest and the directory of tables. Tables are rows
//! of fixed width without padding, ordered by their key, and are read where they lie: a file of fifty megabytes is
//! mapped into memory and opens in the time it takes to read its head. Texts stand end to end in a table of their own.
//!
//! What a row is, is told by the module of the code set it belongs to, which implements [`Row`]; the file knows bytes.
//! [`ReleaseFile::open`] confirms that the file is whole by its length and the checksum of its head;
//! [`ReleaseFile::prove`] by those of its tables, which is as slow as reading all of it.

mod directory;
mod file;
mod row;
mod shipped;
mod writer;

pub use file::ReleaseFile;
pub use row::{Day, Row, Text, find, run};
pub(crate) use shipped::Shipped;
pub use writer::ReleaseWriter;

/// How a release file begins.
const MAGIC: &[u8; 8] = b"SBRELEAS";
/// The layout that this version writes and reads. It changes whenever the layout of any row does.
const FORMAT: u32 = 1;
/// The name of the table of texts.
const TEXTS: &str = "texts";
/// How many bytes stand before the head: the magic, the format and the head's length.
const BEFORE_HEAD: usize = 16;
