//! Files of every format, written for these tests, and public ones where they are at hand.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod ccda;
mod corpora;
mod fhir;
mod hl7v2;
mod hostile;

use superbill_clinical_documents::{ClinicalDocument, read};
use superbill_domain::{DocumentId, Finding, SectionRole, Span, Stated, Statement};

/// A file read: its documents and findings.
fn read_text(text: &str) -> (Vec<ClinicalDocument>, Vec<Finding>) {
    read(&DocumentId::new("file"), text.as_bytes().to_vec())
}

/// The only document of a file.
fn only(text: &str) -> ClinicalDocument {
    let (mut documents, findings) = read_text(text);
    assert_eq!(documents.len(), 1, "{findings:?}");
    documents.remove(0)
}

/// The part of a note in which words of a document stand.
fn role_of(document: &ClinicalDocument, words: &str) -> Option<SectionRole> {
    let at = document
        .document
        .text
        .find(words)
        .unwrap_or_else(|| panic!("no “{words}”: {}", document.document.text));
    let sections = document.outline.sections.iter();
    sections.rev().find(|section| section.span.start <= at && at < section.span.end).unwrap().role
}

/// What is stated of words of a document.
fn stated<'d>(document: &'d ClinicalDocument, words: &str) -> &'d Statement {
    let of = |statement: &&Statement| statement.span.of(&document.document.text) == words;
    document.outline.statements.iter().find(of).unwrap_or_else(|| panic!("nothing of “{words}”"))
}

/// The bytes of the file behind words of a document.
fn behind<'f>(document: &ClinicalDocument, file: &'f str, words: &str) -> &'f str {
    let at = document.document.text.find(words).unwrap();
    document.in_file(Span::new(at, at + words.len())).of(file)
}

/// The words by which a condition is negated, doubted, over or past, as the file writes them.
fn against<'f>(document: &ClinicalDocument, file: &'f str, words: &str) -> Vec<&'f str> {
    let Stated::Problem { assertion } = &stated(document, words).stated else { panic!("no problem") };
    let axes =
        [assertion.negated, assertion.uncertain, assertion.resolved, assertion.historical, assertion.family];
    axes.into_iter().flatten().map(|span| document.in_file(span).of(file)).collect()
}

fn rules(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.as_str()).collect()
}

/// Says what is not tested here, and why: past the harness, which would keep it to itself.
fn say(line: &str) {
    use std::io::Write;
    let mut terminal = std::io::stderr().lock();
    terminal.write_all(format!("{line}\n").as_bytes()).unwrap();
}
