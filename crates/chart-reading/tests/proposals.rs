//! What is proposed is judged like everything else.

#![cfg(feature = "gazetteer")]
#![allow(clippy::unwrap_used, reason = "tests")]

use superbill_chart_reading::{Gazetteer, Reader};
use superbill_code_sets::CodeSets;
use superbill_domain::{Chart, Document, DocumentId, TermSource};

const LIST: &str = "# our own words\nmarsh ague\tB55.9\nno such thing\tA00.ZZ\n";

fn read(text: &str) -> Chart {
    let book = CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap());
    let reader = Reader::new(book).with_proposer(Box::new(Gazetteer::new(LIST)), book);
    reader.read(Document { id: DocumentId::new("note"), text: text.to_owned() }).0
}

#[test]
fn a_proposed_phrase_is_a_mention_with_its_source() {
    let chart = read("ASSESSMENT: Marsh ague.");
    let mention = chart.mentions.iter().find(|mention| chart.words(mention.span) == "Marsh ague").unwrap();
    assert_eq!(mention.denotes[0].code.to_string(), "B55.9");
    assert_eq!(mention.denotes[0].source, TermSource::Proposed);
    assert!(mention.assertion.is_affirmed());
}

#[test]
fn a_proposed_phrase_that_is_denied_doubted_or_past_is_judged_so() {
    let sense = |text: &str| {
        let chart = read(text);
        let mention =
            chart.mentions.iter().find(|mention| chart.words(mention.span).contains("gue")).unwrap();
        mention.assertion.clone()
    };
    assert!(sense("He denies chills or marsh ague.").negated.is_some());
    assert!(sense("Possible marsh ague.").uncertain.is_some());
    assert!(sense("Her mother had marsh ague.").family.is_some());
    assert!(sense("PAST MEDICAL HISTORY\n\nMarsh ague.\n").historical.is_some());
    assert!(sense("He denies maarsh ague.").negated.is_some());
}

#[test]
fn a_code_that_does_not_exist_is_not_believed_and_nothing_is_proposed_by_default() {
    assert!(
        read("No such thing as gout.")
            .mentions
            .iter()
            .all(|mention| mention.denotes[0].code.to_string() != "A00.ZZ")
    );
    let book = CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap());
    let document = Document { id: DocumentId::new("note"), text: "Marsh ague.".to_owned() };
    let sources = Reader::new(book).read(document).0.mentions;
    assert!(sources.iter().all(|mention| mention.denotes[0].source != TermSource::Proposed));
}
