//! What can be wrong with a compiled file.

use thiserror::Error;

/// A compiled code-set file that cannot be used.
///
/// The file is ours, so any of these means a damaged download, a truncated copy or a file of another version;
/// it never means bad input from a publisher, which is found when the file is compiled.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CodeSetsError {
    /// It does not begin as a compiled code-set file begins.
    #[error("this is not a compiled code-set file")]
    NotACodeSetFile,
    /// It was written by a version of Superbill whose layout this one does not read.
    #[error("the code-set file has format {found}; this version reads format {expected}")]
    OtherFormat {
        /// The format number in the file.
        found: u16,
        /// The format number this version reads.
        expected: u16,
    },
    /// It holds another classification than the one asked for.
    #[error("the code-set file holds “{found}”, not “{expected}”")]
    OtherContents {
        /// What the file says it holds.
        found: String,
        /// What was asked for.
        expected: &'static str,
    },
    /// It cannot be decompressed, or what comes out is not what went in.
    #[error("the code-set file is damaged: it does not decompress")]
    DoesNotDecompress,
    /// Its parts contradict each other.
    #[error("the code-set file is damaged: {0}")]
    Inconsistent(&'static str),
}
