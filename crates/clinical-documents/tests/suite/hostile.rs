//! Cut, mangled and made-up files: no panic, and every range lies in the file.

use proptest::prelude::*;
use superbill_clinical_documents::{read, recognise};
use superbill_domain::{DocumentId, Span};

const SAMPLES: [&str; 4] = [
    "CHIEF COMPLAINT: cough\nASSESSMENT:\n1. Asthma\n",
    r#"{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Condition","code":{"text":"G\u00f6ut"},"clinicalStatus":{"coding":[{"code":"active"}]}}},{"resource":{"resourceType":"DocumentReference","status":"current","content":[{"attachment":{"data":"SFBJOiBDb3VnaC4="}}]}}]}"#,
    r##"<ClinicalDocument><section><code code="11450-4"/><title>P</title><text><list><item ID="a">Gout &amp; more</item></list></text><entry><observation><templateId root="2.16.840.1.113883.10.20.22.4.4"/><value displayName="Gout"><originalText><reference value="#a"/></originalText></value></observation></entry></section></ClinicalDocument>"##,
    "MSH|^~\\&|A|B|C|D|20260616||ORU^R01|7|P|2.5.1\rPID|1||2||D^J||19800101|F\rOBX|1|TX|1||a \\X41\\ \\.br\\b||A\rDG1|1||I10^H^I10",
];

/// Reads bytes and holds every range against the file.
fn reads(bytes: &[u8]) {
    let (documents, _) = read(&DocumentId::new("f"), bytes.to_vec());
    for document in &documents {
        let text = &document.document.text;
        let fits = |span: Span| {
            assert!(text.get(span.start..span.end).is_some(), "a range of the text");
            let source = document.in_file(span);
            assert!(source.start <= source.end && source.end <= bytes.len(), "a range of the file");
        };
        document.outline.sections.iter().for_each(|section| fits(section.span));
        document.outline.statements.iter().for_each(|statement| fits(statement.span));
        fits(Span::new(0, text.len()));
    }
}

#[test]
fn deep_nesting_is_no_overflow() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("<a>", "</a>")] {
        let deep = format!("{}1{}", open.repeat(20_000), close.repeat(20_000));
        reads(deep.as_bytes());
        reads(deep.get(..30_000).unwrap_or(&deep).as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_file_may_be_cut_anywhere(sample in 0_usize..4, at in 0_usize..600) {
        let bytes = SAMPLES[sample].as_bytes();
        reads(&bytes[..at.min(bytes.len())]);
    }

    #[test]
    fn a_file_may_be_mangled(sample in 0_usize..4, changes in prop::collection::vec((0_usize..600, any::<u8>()), 1..8)) {
        let mut bytes = SAMPLES[sample].as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        reads(&bytes);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = recognise(&bytes);
        reads(&bytes);
    }

    #[test]
    fn markup_and_json_of_any_words_are_read(words in "[<>/&;a-z\"=\\{\\}:,\\[\\]\\\\|^~ é]{0,80}") {
        reads(words.as_bytes());
        reads(format!("{{\"resourceType\":\"Condition\",\"code\":{{\"text\":\"{words}\"}}}}").as_bytes());
        reads(format!("<section><text>{words}</text></section>").as_bytes());
        reads(format!("MSH|^~\\&|\rOBX|1|TX|||{words}").as_bytes());
    }
}
