//! What the writer writes, to the byte, and what it refuses.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use superbill_x12::{
    Delimiters, FaultCode, GroupHeader, InterchangeHeader, InterchangeWriter, LineBreak, SetHeader, read,
};

fn open() -> InterchangeWriter {
    let mut writer = InterchangeWriter::new(&InterchangeHeader::new("SENDER", "RECEIVER", 42)).unwrap();
    writer.begin_group(&GroupHeader::new("HC", "SENDER", "RECEIVER", 42, "005010X222A1")).unwrap();
    writer.begin_set(&SetHeader::new("837", 1, Some("005010X222A1"))).unwrap();
    writer
}

#[test]
fn the_envelope_is_exact() {
    let mut writer = open();
    writer.segment("BHT").element("0019").element("00").end().unwrap();
    writer.begin_set(&SetHeader::new("837", 2, Some("005010X222A1"))).unwrap();
    let text = String::from_utf8(writer.finish()).unwrap();
    assert_eq!(text.find('~'), Some(105));
    let expected = [
        "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *000101*0000*^*00501*000000042*0*P*:",
        "GS*HC*SENDER*RECEIVER*20000101*0000*42*X*005010X222A1",
        "ST*837*0001*005010X222A1",
        "BHT*0019*00",
        "SE*3*0001",
        "ST*837*0002*005010X222A1",
        "SE*2*0002",
        "GE*2*42",
        "IEA*1*000000042",
        "",
    ];
    assert_eq!(text.split('~').collect::<Vec<_>>(), expected);
    assert_eq!(read(text.as_bytes()).faults, []);
}

#[test]
fn empty_ends_are_not_written() {
    let mut writer = open();
    let before = writer.take().len();
    writer.segment("NM1").element("85").skip(2).element("").optional(None).end().unwrap();
    writer
        .segment("SV1")
        .composite(&["HC", "99213", "", ""])
        .skip(1)
        .number(3)
        .composite(&["", ""])
        .end()
        .unwrap();
    writer.segment("HI").repeated(&[&["BG", "01"], &["BG", "02", ""]]).end().unwrap();
    writer.segment("LS").end().unwrap();
    assert!(before > 106);
    assert_eq!(String::from_utf8(writer.take()).unwrap(), "NM1*85~SV1*HC:99213**3~HI*BG:01^BG:02~LS~");
}

#[test]
fn what_could_not_be_read_back_is_refused_and_leaves_no_trace() {
    let mut writer = open();
    let written = writer.take();
    assert!(!written.is_empty());
    let refused = |writer: &mut InterchangeWriter, value: &str| {
        let fault = writer.segment("NM1").element("85").element(value).end().unwrap_err();
        assert_eq!((fault.place().as_str(), fault.segment), ("NM102", 4), "{value:?}");
        fault.code
    };
    for value in ["A*B", "A:B", "A~B", "A^B"] {
        assert_eq!(refused(&mut writer, value), FaultCode::DelimiterInData);
    }
    assert_eq!(refused(&mut writer, "A\nB"), FaultCode::ControlCharacter);
    assert_eq!(refused(&mut writer, "MUÑOZ"), FaultCode::CharacterSet);
    assert_eq!(refused(&mut writer, "DOE "), FaultCode::TrailingSpace);
    assert_eq!(writer.take(), b"");
    assert_eq!(writer.count(), 1);
}

#[test]
fn the_envelope_cannot_be_broken_by_hand() {
    for id in ["ISA", "GS", "ST", "SE", "GE", "IEA"] {
        assert_eq!(open().segment(id).end().unwrap_err().code, FaultCode::Outside);
    }
    assert_eq!(open().segment("nm1").end().unwrap_err().code, FaultCode::SegmentId);
    let mut writer = InterchangeWriter::new(&InterchangeHeader::new("S", "R", 1)).unwrap();
    assert_eq!(writer.segment("BHT").end().unwrap_err().code, FaultCode::Outside);
    assert_eq!(writer.begin_set(&SetHeader::new("837", 1, None)).unwrap_err().code, FaultCode::Outside);
    writer.segment("TA1").element("000000001").end().unwrap();
    assert_eq!(read(&writer.finish()).faults, []);
}

#[test]
fn headers_must_fit() {
    let header = InterchangeHeader::new("A SENDER OF TOO MANY LETTERS", "R", 1);
    assert_eq!(InterchangeWriter::new(&header).unwrap_err().code, FaultCode::Width);
    let header = InterchangeHeader::new("S", "R", 1_234_567_890);
    assert_eq!(InterchangeWriter::new(&header).unwrap_err().code, FaultCode::Isa13);
    let header = InterchangeHeader::new("S*", "R", 1);
    assert_eq!(InterchangeWriter::new(&header).unwrap_err().code, FaultCode::DelimiterInData);
    let mut writer = InterchangeWriter::new(&InterchangeHeader::new("S", "R", 1)).unwrap();
    let long = GroupHeader::new("HC", "S", "R", 1, "005010X222A1-AND-MORE");
    assert_eq!(writer.begin_group(&long).unwrap_err().code, FaultCode::Width);
    assert_eq!(read(&writer.finish()).faults, []);
}

#[test]
fn delimiters_and_line_breaks_are_the_callers() {
    let header = InterchangeHeader::new("S", "R", 1);
    let same = Delimiters { component: b'*', ..Delimiters::default() };
    let refused = InterchangeWriter::with(&header, same, LineBreak::None).unwrap_err();
    assert_eq!(refused.code, FaultCode::Delimiters);
    let bytes = InterchangeWriter::with(&header, Delimiters::default(), LineBreak::CrLf).unwrap().finish();
    assert!(bytes.ends_with(b"~\r\nIEA*0*000000001~\r\n"));
    let newline = Delimiters { terminator: b'\n', ..Delimiters::default() };
    let bytes = InterchangeWriter::with(&header, newline, LineBreak::Lf).unwrap().finish();
    assert!(bytes.ends_with(b":\nIEA*0*000000001\n"));
    assert_eq!(read(&bytes).faults, []);
}
