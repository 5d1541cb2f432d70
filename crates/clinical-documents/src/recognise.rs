//! Recognising a file by what it holds, whatever its name.

use superbill_domain::{Document, DocumentId, Finding, Outline};

use crate::document::{ClinicalDocument, Told};
use crate::draft::Draft;
use crate::rules::{CHARSET, EMPTY, Findings};
use crate::traced::{Traced, TracedBytes, declared, decode};
use crate::{ccda, fhir, hl7v2};

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A note in plain text.
    Text,
    /// A FHIR R4 resource, a Bundle, or resources one a line.
    Fhir,
    /// A clinical document in XML: C-CDA, or a section of one.
    Ccda,
    /// One or more HL7 v2 messages.
    Hl7v2,
}

/// The format of a file, by its first signs.
#[must_use]
pub fn recognise(bytes: &[u8]) -> Format {
    let (text, _) = decode(TracedBytes::itself(bytes.get(..4096).unwrap_or(bytes).to_vec()), None);
    let head = text.text().trim_start_matches(['\u{FEFF}', '\u{B}', '\0']).trim_start();
    if hl7v2::is_message(head) {
        return Format::Hl7v2;
    }
    let brace = head.strip_prefix(['{', '[']).map(str::trim_start);
    if brace.is_some_and(|inner| inner.starts_with(['"', '{', '}', ']']) || inner.is_empty()) {
        return Format::Fhir;
    }
    // "<" of a note is followed by a number or a space; that of XML by a name or a sign.
    let element =
        head.strip_prefix('<').is_some_and(|inner| inner.starts_with(['?', '!']) || is_element(inner));
    if element { Format::Ccda } else { Format::Text }
}

/// True for what follows `<` where it is a tag with an end.
fn is_element(inner: &str) -> bool {
    let name = inner.split(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.'))).next();
    let name = name.unwrap_or_default();
    let rest = inner.get(name.len()..).unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with(['>', '/', ' ', '\n', '\r', '\t'])
}

/// Reads a file: the documents of the visits that it tells of, in its order, and what is to be said of the file.
///
/// Never fails and never panics. A file of which nothing can be read gives no document and at least one finding.
#[must_use]
pub fn read(file: &DocumentId, bytes: Vec<u8>) -> (Vec<ClinicalDocument>, Vec<Finding>) {
    let mut findings = Findings::of(file.clone());
    let format = recognise(&bytes);
    let named = match format {
        Format::Ccda => ccda::encoding(&bytes),
        Format::Hl7v2 => hl7v2::character_set(&bytes),
        Format::Text | Format::Fhir => None,
    };
    let set = named.as_deref().and_then(declared);
    let (text, guessed) = decode(TracedBytes::itself(bytes), set);
    if let Some(name) = named.filter(|_| set.is_none() && guessed) {
        findings.report(
            &CHARSET,
            None,
            format!("the character set “{name}” is not known; Windows-1252 is taken for it"),
        );
    } else if guessed {
        findings.report(&CHARSET, None, "some bytes are not UTF-8; the file is read as Windows-1252");
    }
    let documents = match format {
        Format::Text => vec![plain(file, text)],
        Format::Fhir => fhir::read(&text, &mut findings),
        Format::Ccda => ccda::read(&text, &mut findings),
        Format::Hl7v2 => hl7v2::read(&text, &mut findings),
    };
    if documents.is_empty() {
        findings.report(&EMPTY, None, "the file tells of nothing that a patient has or that was done");
    }
    (documents, findings.into_found())
}

/// A note in plain text: its own words, of which everything else is read.
fn plain(file: &DocumentId, text: Traced) -> ClinicalDocument {
    let (text, source) = text.into_parts();
    let document = Document { id: file.clone(), text };
    ClinicalDocument { document, outline: Outline::default(), source, told: Told::default() }
}

/// The documents of drafts, each named after the file and, among several, after what the source calls it.
pub(crate) fn finish(drafts: Vec<(String, Draft)>, findings: &Findings) -> Vec<ClinicalDocument> {
    let several = drafts.len() > 1;
    let name = |part: &str| match several {
        true => DocumentId::new(format!("{}#{part}", findings.file())),
        false => findings.file().clone(),
    };
    drafts.into_iter().map(|(part, draft)| draft.finish(name(&part))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_what_it_holds() {
        for (bytes, format) in [
            ("HPI: cough for <2 weeks", Format::Text),
            ("<130/80 at home. Assessment: hypertension", Format::Text),
            ("[x] denies fever", Format::Text),
            ("", Format::Text),
            ("MSH is a hospital", Format::Text),
            (" {\"resourceType\":\"Bundle\"}", Format::Fhir),
            ("[{\"resourceType\":\"Patient\"}]", Format::Fhir),
            ("<?xml version=\"1.0\"?><ClinicalDocument/>", Format::Ccda),
            ("<section>", Format::Ccda),
            ("MSH|^~\\&|A|B", Format::Hl7v2),
            ("\u{B}MSH|^~\\&|A|B\r\u{1C}\r", Format::Hl7v2),
            ("FHS|^~\\&|A", Format::Hl7v2),
        ] {
            assert_eq!(recognise(bytes.as_bytes()), format, "{bytes}");
        }
    }
}
