//! Evidence as the contract writes it.

use serde::Serialize;
use superbill_domain::{Chart, Evidence, SectionRole, Span};

/// Words of a note: byte offsets into its UTF-8 text, and the words.
#[derive(Serialize)]
pub struct WordsJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> WordsJson<'a> {
    /// The words of a span of a chart.
    pub fn of(chart: &'a Chart, span: Span) -> Self {
        Self { start: span.start, end: span.end, text: chart.words(span) }
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

/// The sections of a chart.
pub fn sections(chart: &Chart) -> Vec<SectionJson<'_>> {
    let section = |section: &superbill_domain::Section| SectionJson {
        header: section.header.map(|header| chart.words(header)),
        role: section.role,
        start: section.span.start,
        end: section.span.end,
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
