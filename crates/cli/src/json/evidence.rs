//! Evidence as the contract writes it.

use serde::Serialize;
use superbill_clinical_documents::SourceMap;
use superbill_domain::{Chart, Evidence, SectionRole, Span};

/// Words of a note: the bytes of the file that hold or encode them, and the words.
#[derive(Serialize)]
pub struct WordsJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> WordsJson<'a> {
    /// The words of a span of a chart, with their place in the file.
    pub fn of(chart: &'a Chart, source: &SourceMap, span: Span) -> Self {
        let Span { start, end } = source.source(span);
        Self { start, end, text: chart.words(span) }
    }
}

/// A section: its heading, its role and its range.
#[derive(Serialize)]
pub struct SectionJson<'a> {
    header: Option<&'a str>,
    role: SectionRole,
    start: usize,
    end: usize,
}

/// The sections of a chart, with their places in the file.
pub fn sections<'a>(chart: &'a Chart, source: &SourceMap) -> Vec<SectionJson<'a>> {
    let section = |section: &superbill_domain::Section| {
        let Span { start, end } = source.source(section.span);
        let header = section.header.map(|header| chart.words(header));
        SectionJson { header, role: section.role, start, end }
    };
    chart.sections.iter().map(section).collect()
}

/// The words among the evidence; rows and segments have shapes of their own.
pub fn words(evidence: &[Evidence]) -> Vec<WordsJson<'_>> {
    let as_words = |item| match item {
        &Evidence::Words { span, ref text, .. } => Some(WordsJson { start: span.start, end: span.end, text }),
        _ => None,
    };
    evidence.iter().filter_map(as_words).collect()
}
