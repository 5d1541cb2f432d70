//! C-CDA: a clinical document in XML, or a section of one.
//!
//! The narrative of a section is what was attested, and is read as it is. Its entries state codes and states of the same things:
//! an entry that refers to words of the narrative is laid over them, and one that stands alone becomes a line.

mod entries;
mod header;
mod sections;
mod statements;
mod xml;

use crate::attachments;
use crate::document::ClinicalDocument;
use crate::draft::{Draft, DraftSection};
use crate::recognise::finish;
use crate::rules::{ATTACHMENT, BROKEN, Findings, NOT_READ};
use crate::traced::{Traced, narrative};
use xml::{Element, Xml};

pub(crate) use xml::encoding;

/// Reads a file of XML.
pub(crate) fn read(text: &Traced, findings: &mut Findings) -> Vec<ClinicalDocument> {
    let drafts = drafts(text, findings);
    finish(drafts, findings)
}

/// The drafts of the documents in a text of XML.
pub(crate) fn drafts(text: &Traced, findings: &mut Findings) -> Vec<(String, Draft)> {
    let xml = Xml::of(text);
    let parsed = match xml.parse() {
        Ok(parsed) => parsed,
        Err((_, _)) if is_html(text.text()) => return html(text),
        Err((at, what)) => {
            findings.report(&BROKEN, Some(at), format!("the XML cannot be read: {what}"));
            return Vec::new();
        }
    };
    let root = Element::root(&parsed, &xml);
    if root.name().eq_ignore_ascii_case("html") {
        return html(text);
    }
    let mut documents: Vec<Element<'_>> = root.descendants("ClinicalDocument").collect();
    if documents.is_empty() {
        documents.push(root);
    }
    let mut drafts = Vec::new();
    for document in documents {
        let mut draft = Draft::default();
        header::tell(&document, &mut draft, findings);
        sections::write(&document, &mut draft, findings);
        unstructured(&document, &mut draft, &mut drafts, findings);
        if draft.is_empty() {
            let message =
                format!("the XML element {} holds no section, entry or text that is read", document.name());
            findings.report(&NOT_READ, None, message);
        } else {
            drafts.push((document.id(), draft));
        }
    }
    drafts
}

/// A note in HTML that is a file of its own.
fn html(text: &Traced) -> Vec<(String, Draft)> {
    let mut section = DraftSection::titled(None, &Traced::default());
    section.paragraph(&narrative(text).words);
    let mut draft = Draft::default();
    draft.add(section);
    vec![("note".to_owned(), draft)]
}

fn is_html(text: &str) -> bool {
    let head: String = text.chars().take(2000).collect::<String>().to_ascii_lowercase();
    ["<html", "<body", "<p>", "<div", "<br>", "<!doctype html"].iter().any(|tag| head.contains(tag))
}

/// A document whose body is a file: its text is read where it is text.
fn unstructured(
    document: &Element<'_>,
    draft: &mut Draft,
    documents: &mut Vec<(String, Draft)>,
    findings: &mut Findings,
) {
    for body in document.descendants("nonXMLBody") {
        let Some(text) = body.child("text") else { continue };
        let kind = text.attribute("mediaType").unwrap_or("text/plain");
        let title = document.child("title").map(|title| title.words()).unwrap_or_default();
        let section = DraftSection::titled(None, &title);
        let attached = if text.attribute("representation") == Some("B64") {
            attachments::decoded(&text.raw(), kind)
        } else if text.child("reference").is_some() {
            attachments::Attached::Unread("the body of a document is only linked to".to_owned())
        } else if kind.starts_with("text/") && kind != "text/rtf" {
            attachments::Attached::Text(text.lines())
        } else {
            attachments::Attached::Unread(format!("the body of a document is {kind}"))
        };
        if let Err(what) = attachments::write(attached, section, draft, documents, findings) {
            findings.report(&ATTACHMENT, Some(text.source()), what);
        }
    }
}
