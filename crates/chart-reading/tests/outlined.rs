//! What a structured source states counts before what its words say.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::sync::LazyLock;

use superbill_chart_reading::Reader;
use superbill_code_sets::CodeSets;
use superbill_domain::*;

static READER: LazyLock<Reader> =
    LazyLock::new(|| Reader::new(CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap())));

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn read(text: &str, outline: &Outline) -> Chart {
    READER.read_outlined(Document { id: DocumentId::new("note"), text: text.to_owned() }, outline).0
}

fn section(
    text: &str,
    from: &str,
    to: &str,
    role: Option<SectionRole>,
    header: Option<&str>,
) -> StatedSection {
    let span_of = Span::new(span(text, from).start, span(text, to).end);
    StatedSection { role, header: header.map(|header| span(text, header)), span: span_of }
}

fn coding(system: CodeSystem, code: &str) -> Vec<Coding> {
    vec![Coding { system, code: code.to_owned() }]
}

#[test]
fn a_section_that_is_set_apart_keeps_its_role_and_opens_no_other() {
    let text = "Befunde\n1. Hypertension\nPLAN:\nrest\nNote of the day\nHPI: cough";
    let outline = Outline {
        sections: vec![
            section(text, "Befunde", "rest", Some(SectionRole::Assessment), Some("Befunde")),
            section(text, "Note", "cough", None, None),
        ],
        statements: Vec::new(),
    };
    let roles: Vec<_> = read(text, &outline).sections.iter().map(|section| section.role).collect();
    assert_eq!(roles, [SectionRole::Assessment, SectionRole::Other, SectionRole::Hpi]);
}

#[test]
fn a_refuted_condition_is_negated_by_the_word_that_says_so() {
    let text = "Assessment:\n1. Asthma, refuted\n2. Gout";
    let assertion = Assertion { negated: Some(span(text, "refuted")), ..Assertion::default() };
    let stated = Stated::Problem { assertion };
    let statements = vec![Statement { span: span(text, "Asthma"), stated, codings: Vec::new() }];
    let chart = read(text, &Outline { sections: Vec::new(), statements });
    let negated: Vec<_> = chart.mentions.iter().map(|mention| mention.assertion.negated).collect();
    assert_eq!(negated, [Some(span(text, "refuted")), None]);
}

#[test]
fn the_code_of_the_source_names_words_that_the_lexicon_does_not_know() {
    let text = "Assessment:\n1. Morbus Beispiel\n2. Type 2 diabetes mellitus with hyperglycemia";
    let stated = || Stated::Problem { assertion: Assertion::default() };
    let statements = vec![
        Statement {
            span: span(text, "Morbus Beispiel"),
            stated: stated(),
            codings: coding(CodeSystem::Icd10Cm, "M10.9"),
        },
        Statement {
            span: span(text, "Type 2 diabetes mellitus with hyperglycemia"),
            stated: stated(),
            codings: coding(CodeSystem::Icd10Cm, "E11.65"),
        },
    ];
    let chart = read(text, &Outline { sections: Vec::new(), statements });
    let first = |mention: &Mention| (mention.denotes[0].code.to_string(), mention.in_title);
    let named: Vec<_> = chart.mentions.iter().map(first).collect();
    assert_eq!(named, [("M10.9".to_owned(), true), ("E11.65".to_owned(), true)]);
    assert_eq!(chart.mentions[0].denotes[0].source, TermSource::Source);
}

#[test]
fn a_procedure_that_was_not_done_is_not_performed() {
    let text = "Procedures:\nKnee injection, not done\nKnee injection";
    let (act, cue) = (Act::Negated, Some(span(text, "not done")));
    let statement = Statement {
        span: Span::new(span(text, "Knee injection").start, span(text, "Knee injection").end),
        stated: Stated::Procedure { act, cue },
        codings: coding(CodeSystem::Cpt, "20610"),
    };
    let chart = read(text, &Outline { sections: Vec::new(), statements: vec![statement] });
    let acts: Vec<_> = chart.procedures.iter().map(|procedure| procedure.act).collect();
    assert_eq!(acts, [Act::Negated, Act::Performed]);
}

#[test]
fn an_outline_of_another_text_is_no_panic() {
    let statements = vec![Statement {
        span: Span::new(900, 950),
        stated: Stated::Problem { assertion: Assertion::default() },
        codings: coding(CodeSystem::Icd10Cm, "I10"),
    }];
    let sections = vec![section("abc", "b", "c", Some(SectionRole::Plan), Some("b")); 3];
    assert!(read("é", &Outline { sections, statements }).mentions.is_empty());
}
