//! One valid interchange, and each violation of the envelope rules made from it.

use superbill_x12::{FaultCode, MAX_SEGMENT, SegmentReader, Segments, read};

const VALID: &str = concat!(
    "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260615*0900*^*00501*000000007*0*P*:~\n",
    "GS*HC*SENDER*RECEIVER*20260615*0900*7*X*005010X222A1~\n",
    "ST*837*0001*005010X222A1~\n",
    "BHT*0019*00*1*20260615*0900*CH~\n",
    "SE*3*0001~\n",
    "ST*837*0002*005010X222A1~\n",
    "SE*2*0002~\n",
    "GE*2*7~\n",
    "IEA*1*000000007~\n",
);

/// The stable identifiers and places of the faults of a text.
fn faults(text: &str) -> Vec<(&'static str, u64, String)> {
    read(text.as_bytes()).faults.iter().map(|fault| (fault.code.id(), fault.segment, fault.place())).collect()
}

fn one(code: &'static str, segment: u64, place: &str) -> Vec<(&'static str, u64, String)> {
    vec![(code, segment, place.to_owned())]
}

#[test]
fn a_valid_interchange_has_no_faults_with_and_without_line_breaks() {
    assert_eq!(faults(VALID), []);
    assert_eq!(faults(&VALID.replace('\n', "")), []);
    assert_eq!(faults(&VALID.replace('\n', "\r\n")), []);
    assert_eq!(faults(&format!("\u{FEFF}\r\n  {VALID}")), []);
}

#[test]
fn the_document_has_the_shape_of_the_envelopes() {
    let document = read(VALID.as_bytes());
    assert_eq!(document.interchanges.len(), 1);
    assert_eq!(document.interchanges[0].header.sender, "SENDER");
    assert_eq!(document.interchanges[0].header.control_number, "000000007");
    let group = document.groups().next().unwrap();
    assert_eq!((group.header.functional_id.as_str(), group.declared), ("HC", Some(2)));
    let sets: Vec<_> = document.transaction_sets().map(|set| (set.start.ordinal, set.count)).collect();
    assert_eq!(sets, [(3, 3), (6, 2)]);
    let first = &group.sets[0];
    let ids: Vec<_> = first.segments().map(|segment| segment.id().to_vec()).collect();
    assert_eq!(ids, [b"ST".to_vec(), b"BHT".to_vec(), b"SE".to_vec()]);
    assert!(first.contains(5) && !first.contains(6) && !first.contains(2));
}

#[test]
fn each_violation_is_found_at_its_place_and_nothing_else() {
    let table = [
        ("SE*3*0001", "SE*4*0001", one("X12-SE01", 5, "SE01")),
        ("SE*3*0001", "SE*+3*0001", one("X12-SE01", 5, "SE01")),
        ("SE*3*0001", "SE*3*0009", one("X12-SE02", 5, "SE02")),
        ("GE*2*7", "GE*1*7", one("X12-GE01", 8, "GE01")),
        ("GE*2*7", "GE*2*8", one("X12-GE02", 8, "GE02")),
        ("IEA*1*", "IEA*2*", one("X12-IEA01", 9, "IEA01")),
        ("IEA*1*000000007", "IEA*1*000000008", one("X12-IEA02", 9, "IEA02")),
        ("SE*3*0001~\n", "", one("X12-MISSING-SE", 5, "SE")),
        ("GE*2*7~\n", "", one("X12-MISSING-GE", 8, "GE")),
        ("IEA*1*000000007~\n", "", one("X12-MISSING-IEA", 8, "IEA")),
        ("ST*837*0001*005010X222A1", "ST*837*0001*005010X223A2", one("X12-ST03", 3, "ST03")),
        ("*CH~", "*CH*~", one("X12-TRAILING-ELEMENT", 4, "BHT")),
        ("*CH~", "*CH ~", one("X12-TRAILING-SPACE", 4, "BHT06")),
        ("*CH~", "*C\u{7}H~", one("X12-CONTROL-CHARACTER", 4, "BHT06")),
        ("*CH~", "*C\nH~", one("X12-CONTROL-CHARACTER", 4, "BHT06")),
        ("*000000007*0*P", "*00000007 *0*P", {
            let mut both = one("X12-ISA13", 1, "ISA13");
            both.extend(one("X12-IEA02", 9, "IEA02"));
            both
        }),
        ("SENDER         *ZZ", "SENDER*ZZ", one("X12-ISA", 1, "ISA")),
        ("GE*2*7~\n", "GE*2*7~\nNTE*ADD*LOST~\n", one("X12-OUTSIDE", 9, "NTE")),
        ("GS*HC", "TA1*000000006*260614*0900*A*000~\nGS*HC", vec![]),
    ];
    for (from, to, expected) in table {
        assert!(VALID.contains(from), "the table changes nothing: {from}");
        assert_eq!(faults(&VALID.replacen(from, to, 1)), expected, "{from} became {to}");
    }
}

#[test]
fn a_control_number_used_twice_is_found() {
    let text = VALID.replace("ST*837*0002", "ST*837*0001").replace("SE*2*0002", "SE*2*0001");
    assert_eq!(faults(&text), one("X12-ST02", 6, "ST02"));
}

#[test]
fn an_indented_file_is_read_and_told() {
    let indented = VALID.trim_end().replace('\n', "\n  ");
    let document = read(indented.as_bytes());
    assert_eq!(document.transaction_sets().map(|set| set.count).collect::<Vec<_>>(), [3, 2]);
    assert!(document.faults.iter().all(|fault| fault.code == FaultCode::SegmentId), "{:?}", document.faults);
}

#[test]
fn delimiters_must_differ() {
    assert_eq!(faults(&VALID.replacen("*^*00501", "*:*00501", 1)), one("X12-DELIMITERS", 1, "ISA"));
    assert_eq!(faults(&VALID.replacen("*P*:~", "*P*~~", 1)), one("X12-DELIMITERS", 1, "ISA"));
    assert_eq!(faults(&VALID.replacen("*P*:~", "*P*7~", 1)), one("X12-DELIMITERS", 1, "ISA"));
}

#[test]
fn what_is_not_x12_is_told_in_one_fault() {
    for text in ["", "\n\n", "MSH|^~\\&|", "{\"resourceType\":\"Bundle\"}", "ISO 9001"] {
        assert_eq!(faults(text), one("X12-NOT-X12", 1, ""), "{text:?}");
    }
    for text in ["ISA", "ISA*00*", &VALID[..100]] {
        assert_eq!(faults(text), one("X12-ISA", 1, "ISA"), "{text:?}");
    }
}

#[test]
fn input_cut_anywhere_is_told_and_keeps_what_came_before() {
    for cut in 107..VALID.len() - 1 {
        let document = read(&VALID.as_bytes()[..cut]);
        assert!(!document.faults.is_empty(), "cut at {cut}");
        assert_eq!(document.interchanges.len(), 1, "cut at {cut}");
    }
    let codes: Vec<_> = read(&VALID.as_bytes()[..200]).faults.iter().map(|fault| fault.code).collect();
    use FaultCode::{MissingGe, MissingIea, MissingSe, Truncated};
    assert_eq!(codes, [Truncated, MissingSe, MissingGe, MissingIea]);
}

#[test]
fn each_interchange_declares_its_own_delimiters() {
    let other = VALID.replace('*', "|").replace(':', ">").replace('~', "\u{1c}").replace('^', "!");
    let text = format!("{VALID}{other}");
    assert_eq!(faults(&text), []);
    let document = read(text.as_bytes());
    assert_eq!(document.interchanges[1].delimiters.element, b'|');
    assert_eq!(document.transaction_sets().count(), 4);
}

#[test]
fn a_segment_without_end_stops_the_reader_in_bounded_memory() {
    let endless = format!("{}{}", &VALID[..106], "A".repeat(MAX_SEGMENT + 5));
    let codes: Vec<_> = read(endless.as_bytes()).faults.iter().map(|fault| fault.code).collect();
    assert!(codes.contains(&FaultCode::TooLong), "{codes:?}");
    let mut reader =
        SegmentReader::new(std::io::Read::chain(&VALID.as_bytes()[..106], std::io::repeat(b'A')));
    let mut read = 0;
    while let Some(segment) = reader.next_segment().unwrap() {
        assert!(segment.unwrap().raw().len() <= MAX_SEGMENT);
        read += 1;
    }
    assert_eq!(read, 2);
}

#[test]
fn faults_are_bounded_however_hostile_the_file() {
    let hostile = format!("{}{}", &VALID[..106], "~".repeat(100_000));
    let faults = read(hostile.as_bytes()).faults;
    assert_eq!(faults.len(), 1_000);
    assert_eq!(faults.last().unwrap().code, FaultCode::TooMany);
}

#[test]
fn every_fault_code_has_its_own_identifier() {
    let mut ids: Vec<_> = FaultCode::ALL.iter().map(|code| code.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), FaultCode::ALL.len());
}

#[test]
fn positions_are_those_of_the_file() {
    for segment in Segments::new(VALID.as_bytes()).unwrap() {
        let offset = usize::try_from(segment.position().offset).unwrap();
        assert!(VALID.as_bytes()[offset..].starts_with(segment.raw()));
    }
    let last = Segments::new(VALID.as_bytes()).unwrap().last().unwrap();
    assert_eq!((last.position().ordinal, last.text(2)), (9, "000000007"));
}
