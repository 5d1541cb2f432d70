//! Speed of reading against the limit of the machine: a memchr count of the segment terminator, in the same
//! run. `cargo bench -p superbill-x12`.

#![expect(clippy::print_stdout, clippy::float_arithmetic, reason = "a bench prints its figures")]

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use superbill_x12::{
    Envelope, GroupHeader, InterchangeHeader, InterchangeWriter, LineBreak, SegmentReader, Segments,
    SetHeader, normal, read,
};

const CLAIMS: u32 = 20_000;
const ROUNDS: u32 = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let bytes = interchange()?;
    let limit = best(|| memchr::memchr_iter(b'~', &bytes).count());
    println!("{:.1} MB, {CLAIMS} claims", megabytes(&bytes));
    show("memchr count of ~ (the limit)", &bytes, limit, limit);
    show("segments", &bytes, best(|| Segments::new(&bytes).map(Iterator::count)), limit);
    show("segments, every element", &bytes, best(|| every_element(&bytes)), limit);
    show("envelope and characters, slice", &bytes, best(|| read(&bytes).faults.len()), limit);
    show("envelope and characters, stream", &bytes, best(|| stream(&bytes)), limit);
    let sink = || normal(bytes.as_slice(), std::io::sink(), LineBreak::None).map(|faults| faults.len());
    show("normal", &bytes, best(sink), limit);
    Ok(())
}

/// A batch of office claims, all of invented data.
fn interchange() -> Result<Vec<u8>, superbill_x12::Fault> {
    let mut writer = InterchangeWriter::new(&InterchangeHeader::new("SENDER", "RECEIVER", 1))?;
    writer.begin_group(&GroupHeader::new("HC", "SENDER", "RECEIVER", 1, "005010X222A1"))?;
    for set in 0..CLAIMS / 5_000 {
        writer.begin_set(&SetHeader::new("837", set + 1, Some("005010X222A1")))?;
        for claim in 0..5_000_u32 {
            one_claim(&mut writer, set * 5_000 + claim)?;
        }
    }
    Ok(writer.finish())
}

fn one_claim(writer: &mut InterchangeWriter, number: u32) -> Result<(), superbill_x12::Fault> {
    let number = number.to_string();
    writer.segment("HL").element(&number).element("1").element("22").element("0").end()?;
    writer.segment("SBR").element("P").element("18").skip(6).element("CI").end()?;
    let name = writer.segment("NM1").element("IL").element("1").element("ROE").element("ALEX").skip(3);
    name.element("MI").element(&number).end()?;
    writer.segment("N3").element("12 ELM STREET").end()?;
    writer.segment("N4").element("SPRINGFIELD").element("IL").element("627010000").end()?;
    writer.segment("DMG").element("D8").element("19600102").element("F").end()?;
    writer
        .segment("NM1")
        .element("PR")
        .element("2")
        .element("A HEALTH PLAN")
        .skip(4)
        .element("PI")
        .element("1")
        .end()?;
    let claim = writer.segment("CLM").element(&number).element("240").skip(2).composite(&["11", "B", "1"]);
    claim.element("Y").element("A").element("Y").element("Y").end()?;
    writer.segment("HI").composite(&["ABK", "E1165"]).composite(&["ABF", "I10"]).end()?;
    for (line, procedure) in [("1", "99213"), ("2", "83036")] {
        writer.segment("LX").element(line).end()?;
        let service = writer.segment("SV1").composite(&["HC", procedure]).element("120").element("UN");
        service.element("1").skip(2).composite(&["1", "2"]).end()?;
        writer.segment("DTP").element("472").element("D8").element("20260615").end()?;
        writer.segment("REF").element("6R").element(&number).end()?;
    }
    Ok(())
}

fn every_element(bytes: &[u8]) -> usize {
    let elements = |segment: superbill_x12::Segment<'_>| segment.elements().map(<[u8]>::len).sum::<usize>();
    Segments::new(bytes).map(|segments| segments.map(elements).sum()).unwrap_or_default()
}

fn stream(bytes: &[u8]) -> usize {
    let mut reader = SegmentReader::new(bytes);
    let mut envelope = Envelope::new();
    while let Ok(Some(Ok(segment))) = reader.next_segment() {
        envelope.observe(&segment);
    }
    envelope.take_faults().len()
}

fn best<T>(mut work: impl FnMut() -> T) -> Duration {
    (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn megabytes(bytes: &[u8]) -> f64 {
    u32::try_from(bytes.len()).map(f64::from).unwrap_or_default() / 1e6
}

fn show(what: &str, bytes: &[u8], time: Duration, limit: Duration) {
    let speed = megabytes(bytes) / time.as_secs_f64();
    let share = limit.as_secs_f64() / time.as_secs_f64();
    println!("{what:<34} {speed:>9.0} MB/s   {share:>6.3} of the limit");
}
