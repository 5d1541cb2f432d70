//! Evidence as the contract writes it.

use serde::Serialize;
use superbill_domain::Evidence;

/// Words of a note: byte offsets into its UTF-8 text, and the words.
#[derive(Serialize)]
pub struct WordsJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// The words among the evidence; rows and segments have shapes of their own.
pub fn words(evidence: &[Evidence]) -> Vec<WordsJson<'_>> {
    let as_words = |item| match item {
        &Evidence::Words { span, ref text, .. } => Some(WordsJson { start: span.start, end: span.end, text }),
        _ => None,
    };
    evidence.iter().filter_map(as_words).collect()
}
