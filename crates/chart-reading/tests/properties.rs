//! Any text can be read: no panic, every span on character boundaries within the text, the sections the whole text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::sync::LazyLock;

use proptest::prelude::*;
use superbill_chart_reading::{Reader, assert_phrase};
use superbill_code_sets::CodeSets;
use superbill_domain::{Chart, Document, DocumentId, Span};

static READER: LazyLock<Reader> =
    LazyLock::new(|| Reader::new(CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap())));

fn read(text: &str) -> Chart {
    READER.read(Document { id: DocumentId::new("note"), text: text.to_owned() }).0
}

/// All spans of a chart.
fn spans(chart: &Chart) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for section in &chart.sections {
        spans.push(section.span);
        spans.extend(section.header);
    }
    spans.extend(chart.sentences.iter().map(|sentence| sentence.span));
    spans.extend(chart.problems.iter().flat_map(|problem| [problem.title, problem.span]));
    for mention in &chart.mentions {
        let a = &mention.assertion;
        let axes = [
            a.negated,
            a.uncertain,
            a.historical,
            a.family,
            a.hypothetical,
            a.screening,
            a.resolved,
            a.ruled_out,
        ];
        spans.push(mention.span);
        spans.extend(axes.into_iter().flatten());
        spans.extend(mention.slots.iter().map(|slot| slot.evidence));
    }
    for procedure in &chart.procedures {
        spans.push(procedure.span);
        spans.extend(procedure.cue);
    }
    spans.extend(chart.medications.iter().map(|medicine| medicine.span));
    spans.extend(chart.facts.iter().map(|fact| fact.span));
    spans.extend(chart.time.map(|time| time.span));
    spans.extend(chart.age.map(|(_, span)| span));
    spans
}

fn holds(text: &str) {
    let chart = read(text);
    for span in spans(&chart) {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} of {text:?}");
    }
    let mut end = 0;
    for section in &chart.sections {
        assert_eq!(section.span.start, end, "a gap between sections of {text:?}");
        end = section.span.end;
    }
    assert_eq!(end, text.len());
    assert!(chart.sentences.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{text:?}");
    assert!(chart.mentions.iter().all(|mention| !mention.denotes.is_empty() && !mention.span.is_empty()));
    assert_eq!(chart, read(text), "not the same twice");
}

/// Pieces of notes that the grammar, the layout and the lexicon know.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "ASSESSMENT AND PLAN",
        "PLAN:",
        "HPI",
        "Family History",
        "\n",
        "\n\n",
        " ",
        ". ",
        ", ",
        ": ",
        "; ",
        " - ",
        "• ",
        "1. ",
        "2) ",
        "#",
        "(",
        ")",
        "denies ",
        "no ",
        "possible ",
        "versus ",
        "history of ",
        "her mother ",
        "in ",
        "if ",
        "ruled out",
        "resolved",
        "screening",
        "right ",
        "both ",
        "stage 3 ",
        "hypertension",
        "knee pain",
        "HTN",
        "diabetes",
        "x-ray of the knee ",
        "three views of the foot ",
        "was performed today",
        "28 weeks pregnant ",
        "and ",
        "or ",
        "62-year-old ",
        "I spent 35 minutes ",
        "increase lisinopril ",
        "’",
        "é",
        "日本",
        "\u{a0}",
        "\t",
        "\r\n",
        "0.5 ",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        holds(&text);
    }

    #[test]
    fn any_bytes_that_are_text_are_read(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_order_of_the_pieces_of_a_note_is_read(pieces in prop::collection::vec(piece(), 0..60)) {
        holds(&pieces.concat());
    }

    #[test]
    fn any_phrase_of_any_sentence_is_asserted(sentence in "\\PC{0,80}", phrase in "\\PC{0,20}") {
        let found = assert_phrase(&sentence, &phrase);
        for span in [found.negated, found.uncertain, found.family].into_iter().flatten() {
            prop_assert!(sentence.get(span.start..span.end).is_some());
        }
    }
}
