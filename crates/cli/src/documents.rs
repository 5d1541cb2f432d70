//! The documents of an input, of whatever format, each with what is to be said of its file.

use superbill_clinical_documents::{ClinicalDocument, SourceMap, Told, read};
use superbill_domain::{Document, DocumentId, Finding, Outline};

use crate::inputs::Input;

/// A document, and what was found while its file was read; a file's findings go with its first document.
pub struct FileDocument {
    /// The document.
    pub document: ClinicalDocument,
    /// What was found; ranges are those of the file.
    pub findings: Vec<Finding>,
}

/// Reads an input. A file of which nothing can be read answers too: with an empty document and the findings.
///
/// # Errors
/// Where the file cannot be opened.
pub fn documents(input: &Input) -> anyhow::Result<Vec<FileDocument>> {
    let name = DocumentId::new(input.name());
    let (mut documents, findings) = read(&name, input.bytes()?);
    if documents.is_empty() {
        documents.push(ClinicalDocument {
            document: Document { id: name, text: String::new() },
            outline: Outline::default(),
            source: SourceMap::identity(0),
            told: Told::default(),
        });
    }
    let mut findings = Some(findings);
    let with = |document| FileDocument { document, findings: findings.take().unwrap_or_default() };
    Ok(documents.into_iter().map(with).collect())
}
