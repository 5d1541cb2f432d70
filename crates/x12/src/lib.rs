//! X12 syntax: delimiters, segments, envelopes. It has never heard of a claim.
//!
//! ```text
//! bytes ──▶ Segments / SegmentReader ──▶ Envelope ──▶ Interchange > FunctionalGroup > TransactionSet
//!                                           └──▶ Faults
//! values ──▶ InterchangeWriter ──▶ bytes
//! ```
//!
//! Reading never fails and never panics: whatever the bytes are, the reader gives the segments that it can
//! tell apart and the [`Fault`]s that it saw. Segments are borrowed; nothing is allocated for one.
//! [`Segments`] reads a byte slice, [`SegmentReader`] a stream in constant memory; both feed the same
//! [`Envelope`]. Writing refuses what could not be read back.
//!
//! Source of the rules: ASC X12.5 (interchange control structures) and X12.6 (application control
//! structures), version 00501.
//!
//! ```
//! use superbill_x12::{GroupHeader, InterchangeHeader, InterchangeWriter, SetHeader, read};
//!
//! let mut writer = InterchangeWriter::new(&InterchangeHeader::new("SENDER", "RECEIVER", 1))?;
//! writer.begin_group(&GroupHeader::new("HC", "SENDER", "RECEIVER", 1, "005010X222A1"))?;
//! writer.begin_set(&SetHeader::new("837", 1, Some("005010X222A1")))?;
//! writer.segment("REF").element("F8").element("ABC123").end()?;
//! let bytes = writer.finish();
//!
//! let document = read(&bytes);
//! assert!(document.faults.is_empty());
//! let set = document.transaction_sets().next().ok_or("one set was written")?;
//! assert_eq!(set.header.identifier, "837");
//! assert_eq!(set.segments().map(|segment| segment.text(2).to_owned()).collect::<Vec<_>>()[1], "ABC123");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod characters;
mod delimiters;
mod document;
mod envelope;
mod fault;
mod headers;
mod normal;
mod reader;
mod segment;
mod segment_builder;
mod segments;
mod trailers;
mod writer;

pub use delimiters::Delimiters;
pub use document::{Document, FunctionalGroup, Interchange, TransactionSet, read};
pub use envelope::{Envelope, Part};
pub use fault::{Fault, FaultCode};
pub use headers::{GroupHeader, InterchangeHeader, SetHeader};
pub use normal::normal;
pub use reader::{MAX_SEGMENT, SegmentReader};
pub use segment::{Ending, Position, Segment};
pub use segment_builder::SegmentBuilder;
pub use segments::Segments;
pub use writer::{InterchangeWriter, LineBreak};
