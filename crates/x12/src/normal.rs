//! The normal form of an interchange: byte for byte the same but for line breaks.

use std::io::{self, Read, Write};

use crate::envelope::Envelope;
use crate::fault::Fault;
use crate::reader::SegmentReader;
use crate::segment::Ending;
use crate::writer::LineBreak;

/// Copies an input segment by segment, dropping the line breaks between segments and writing those that
/// are asked for, and gives the faults of syntax that it saw. Data are never altered: what is wrong stays
/// wrong. Memory does not grow with the input.
///
/// # Errors
/// Those of the source and of the sink.
pub fn normal(source: impl Read, mut sink: impl Write, breaks: LineBreak) -> io::Result<Vec<Fault>> {
    let mut reader = SegmentReader::new(source);
    let mut envelope = Envelope::new();
    while let Some(next) = reader.next_segment()? {
        match next {
            Ok(segment) => {
                envelope.observe(&segment);
                sink.write_all(segment.raw())?;
                let terminator = segment.delimiters().terminator;
                if segment.ending() == Ending::Terminated {
                    sink.write_all(&[terminator])?;
                    sink.write_all(breaks.after(terminator))?;
                }
            }
            Err(fault) => envelope.report(fault),
        }
    }
    envelope.finish();
    sink.flush()?;
    Ok(envelope.take_faults())
}
