//! Properties that hold for all inputs: no panic, the stream reads as the slice, what is written reads back.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a property fails by panicking"
)]

use proptest::prelude::*;
use superbill_x12::{
    Delimiters, GroupHeader, InterchangeHeader, InterchangeWriter, LineBreak, SegmentReader, Segments,
    SetHeader, normal, read,
};

/// One segment to be written: its elements, each with repetitions of components.
type Elements = Vec<Vec<Vec<String>>>;

/// Characters that can be delimiters; data are made of the others.
const DELIMITERS: &[u8] = b"*^:~|>!+\n\r\x1c\x1d\x1e\x1f";

fn delimiters() -> impl Strategy<Value = Delimiters> {
    Just(DELIMITERS.to_vec()).prop_shuffle().prop_map(|mixed| Delimiters {
        element: mixed[0],
        repetition: Some(mixed[1]),
        component: mixed[2],
        terminator: mixed[3],
    })
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[A-Za-z0-9 .,/&'()_-]{0,11}[A-Z0-9.]"]
}

fn elements() -> impl Strategy<Value = Elements> {
    let element = prop::collection::vec(prop::collection::vec(value(), 1..4), 1..3);
    prop::collection::vec(element, 1..9)
}

fn breaks() -> impl Strategy<Value = LineBreak> {
    prop_oneof![Just(LineBreak::None), Just(LineBreak::Lf), Just(LineBreak::CrLf)]
}

fn write(segments: &[Elements], delimiters: Delimiters, breaks: LineBreak) -> Vec<u8> {
    let header = InterchangeHeader::new("SENDER", "RECEIVER", 1);
    let mut writer = InterchangeWriter::with(&header, delimiters, breaks).expect("valid header");
    writer.begin_group(&GroupHeader::new("HC", "S", "R", 1, "005010X222A1")).expect("valid header");
    writer.begin_set(&SetHeader::new("837", 1, Some("005010X222A1"))).expect("valid header");
    for elements in segments {
        let mut segment = writer.segment("ZZZ");
        for element in elements {
            let parts: Vec<Vec<&str>> =
                element.iter().map(|parts| parts.iter().map(String::as_str).collect()).collect();
            segment = segment.repeated(&parts.iter().map(Vec::as_slice).collect::<Vec<_>>());
        }
        segment.end().expect("the data hold no delimiter");
    }
    writer.finish()
}

/// Whether a value is what an absent one reads as.
fn nothing(parts: &[String]) -> bool {
    parts.iter().all(String::is_empty)
}

/// All segments of a stream, given out in pieces of a few bytes.
fn streamed(bytes: &[u8]) -> Vec<(Vec<u8>, u64, u64)> {
    let mut reader = SegmentReader::new(bytes);
    let mut segments = Vec::new();
    while let Some(next) = reader.next_segment().expect("memory does not fail") {
        if let Ok(segment) = next {
            let position = segment.position();
            segments.push((segment.raw().to_vec(), position.ordinal, position.offset));
        }
    }
    segments
}

fn sliced(bytes: &[u8]) -> Vec<(Vec<u8>, u64, u64)> {
    let position = |segment: superbill_x12::Segment<'_>| {
        (segment.raw().to_vec(), segment.position().ordinal, segment.position().offset)
    };
    Segments::new(bytes).map(|segments| segments.map(position).collect()).unwrap_or_default()
}

/// Reads bytes every way there is.
fn read_every_way(bytes: &[u8]) {
    let document = read(bytes);
    for set in document.transaction_sets() {
        assert_eq!(u64::try_from(set.segments().count()).unwrap(), set.count);
    }
    for fault in &document.faults {
        assert!(!fault.remedy().is_empty() && !fault.to_string().is_empty());
    }
    assert_eq!(sliced(bytes), streamed(bytes));
    let mut once = Vec::new();
    let faults = normal(bytes, &mut once, LineBreak::None).unwrap();
    assert_eq!(faults, document.faults);
    let mut twice = Vec::new();
    normal(once.as_slice(), &mut twice, LineBreak::None).unwrap();
    if !sliced(bytes).iter().any(|(raw, ..)| raw.is_empty()) {
        assert_eq!(once, twice);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_every_way(&bytes);
    }

    #[test]
    fn any_bytes_after_an_isa_are_read_without_panic(
        body in prop::collection::vec(prop::sample::select(b"ISAGTE*~:^ \r\n01\xff".as_slice()), 0..300),
    ) {
        let mut bytes = write(&[], Delimiters::default(), LineBreak::None)[..106].to_vec();
        bytes.extend(body);
        read_every_way(&bytes);
    }

    #[test]
    fn mutated_interchanges_are_read_without_panic(
        segments in prop::collection::vec(elements(), 0..6),
        delimiters in delimiters(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..5),
    ) {
        let mut bytes = write(&segments, delimiters, LineBreak::None);
        for (at, byte, how) in changes {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 if bytes.len() > 1 => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(1)),
            }
        }
        read_every_way(&bytes);
    }

    #[test]
    fn what_is_written_is_read_back_with_any_delimiters(
        segments in prop::collection::vec(elements(), 0..6),
        delimiters in delimiters(),
        breaks in breaks(),
    ) {
        let bytes = write(&segments, delimiters, breaks);
        let document = read(&bytes);
        prop_assert_eq!(&document.faults, &[]);
        let set = document.transaction_sets().next().expect("one set was written");
        let body: Vec<_> = set.segments().filter(|segment| segment.is("ZZZ")).collect();
        prop_assert_eq!(body.len(), segments.len());
        for (written, read) in segments.iter().zip(&body) {
            for (number, element) in (1..).zip(written) {
                let first: Vec<&str> = element[0].iter().map(String::as_str).collect();
                if element.iter().skip(1).all(|parts| nothing(parts)) {
                    for (part, text) in (1..).zip(first) {
                        prop_assert_eq!(read.component(number, part), text);
                    }
                } else {
                    let last = element.iter().rposition(|parts| !nothing(parts)).expect("not nothing");
                    prop_assert_eq!(read.repetitions(number).count(), last + 1);
                }
            }
        }
    }

    #[test]
    fn the_normal_form_of_one_line_is_itself_and_line_breaks_do_not_matter(
        segments in prop::collection::vec(elements(), 0..6),
        delimiters in delimiters(),
        breaks in breaks(),
    ) {
        let plain = write(&segments, delimiters, LineBreak::None);
        let broken = write(&segments, delimiters, breaks);
        for (from, style, expected) in
            [(&plain, LineBreak::None, &plain), (&broken, LineBreak::None, &plain), (&plain, breaks, &broken)]
        {
            let mut to = Vec::new();
            prop_assert_eq!(normal(from.as_slice(), &mut to, style).unwrap(), []);
            prop_assert_eq!(&to, expected);
        }
    }
}

#[test]
fn a_stream_of_many_chunks_reads_as_the_slice() {
    let one: Elements = vec![vec![vec!["A".repeat(90), "B".to_owned()]], vec![vec!["17".to_owned()]]];
    let bytes = write(&vec![one; 3_000], Delimiters::default(), LineBreak::CrLf);
    assert!(bytes.len() > 200_000);
    read_every_way(&bytes);
}
