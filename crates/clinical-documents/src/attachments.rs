//! Attachments: notes that a resource or a document carries in base64.

use crate::ccda;
use crate::draft::{Draft, DraftSection};
use crate::recognise::{Format, recognise};
use crate::rules::Findings;
use crate::traced::{Charset, Traced, declared, decode, decode_base64, narrative};

/// What an attachment holds.
pub(crate) enum Attached {
    /// A note in plain text.
    Text(Traced),
    /// A note in HTML or XHTML.
    Markup(Traced),
    /// A C-CDA document.
    ClinicalDocument(Traced),
    /// Nothing that can be read, and why.
    Unread(String),
}

/// The words of base64 of a content type. What names no type is taken by what it holds.
pub(crate) fn decoded(data: &Traced, kind: &str) -> Attached {
    let mut parts = kind.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_ascii_lowercase();
    let named = parts.find_map(|part| part.strip_prefix("charset=")).map(|name| name.trim_matches('"'));
    let is_text = media.is_empty()
        || media.starts_with("text/")
        || media.ends_with("xml")
        || media == "application/hl7-v3";
    if !is_text || matches!(media.as_str(), "text/rtf" | "text/csv" | "text/calendar") {
        return Attached::Unread(format!("an attachment is {media}, of which the words are not read"));
    }
    let Some(bytes) = decode_base64(data) else {
        return Attached::Unread("the base64 of an attachment is damaged".to_owned());
    };
    let (text, _) = decode(bytes, named.and_then(declared).or(Some(Charset::Utf8)));
    if text.text().contains('\0') {
        return Attached::Unread("an attachment is no text".to_owned());
    }
    if text.text().trim_start().starts_with("{\\rtf") {
        return Attached::Unread("an attachment is RTF, of which the words are not read".to_owned());
    }
    let begins_as_markup = recognise(text.text().as_bytes()) == Format::Ccda;
    match media.as_str() {
        "text/html" | "application/xhtml+xml" => Attached::Markup(text),
        _ if text.text().contains("<ClinicalDocument") => Attached::ClinicalDocument(text),
        "text/plain" => Attached::Text(text),
        _ if begins_as_markup => Attached::Markup(text),
        _ => Attached::Text(text),
    }
}

/// Adds what an attachment says to a draft, as a section; a C-CDA document becomes a draft of its own. Else why not.
pub(crate) fn write(
    attached: Attached,
    mut section: DraftSection,
    draft: &mut Draft,
    documents: &mut Vec<(String, Draft)>,
    findings: &mut Findings,
) -> Result<(), String> {
    match attached {
        Attached::Text(words) => section.paragraph(&words.trimmed()),
        Attached::Markup(markup) => section.paragraph(&narrative(&markup).words),
        Attached::ClinicalDocument(text) => {
            documents.extend(ccda::drafts(&text, findings));
            return Ok(());
        }
        Attached::Unread(what) => return Err(what),
    };
    draft.add(section);
    Ok(())
}
