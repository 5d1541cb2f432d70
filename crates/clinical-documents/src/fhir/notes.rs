//! Composition, DocumentReference, DiagnosticReport and ClinicalImpression: notes in words.

use superbill_domain::SectionRole;

use crate::attachments::{self, Attached};
use crate::draft::{Claimed, Draft, DraftSection, Line, State};
use crate::rules::{ATTACHMENT, Findings};
use crate::vocabulary::section_role;

use super::concepts::{self, Concept};
use super::json::Node;
use super::visits::Writing;

/// The deepest nesting of sections.
const DEEPEST: u8 = 8;

/// Drafts that whole attached documents become.
type AttachedDrafts = Vec<(String, Draft)>;

/// Hands every section of a composition to `each`, with its part of a note: its own, else that of the section it
/// stands in.
pub(crate) fn each_section<'t>(
    composition: &Node<'t>,
    each: &mut impl FnMut(&Node<'t>, Option<SectionRole>),
) {
    let mut open: Vec<(Node<'t>, Option<SectionRole>, u8)> =
        composition.all("section").into_iter().rev().map(|section| (section, None, 0)).collect();
    while let Some((section, within, depth)) = open.pop() {
        let codings = section.at(&["code"]).map(|code| code.all("coding")).unwrap_or_default();
        let codes = codings.iter().filter_map(|coding| Some(coding.get("code")?.text()));
        let role = codes.into_iter().find_map(|code| section_role(&code)).or(within);
        each(&section, role);
        if depth < DEEPEST {
            open.extend(section.all("section").into_iter().rev().map(|inner| (inner, role, depth + 1)));
        }
    }
}

/// Writes the sections of a composition, each under its own title.
pub(crate) fn composition(writing: &Writing<'_, '_>, draft: &mut Draft) {
    each_section(&writing.node(), &mut |section, role| {
        let Some(words) = concepts::narrative_of(section) else { return };
        let named = || section.get("code").map(|code| Concept::of(&code).name).unwrap_or_default();
        let title = section.get("title").map(|title| title.words()).unwrap_or_else(named);
        let mut written = DraftSection::titled(role, &title);
        written.paragraph(&words);
        draft.add(written);
    });
}

/// Writes the note that a document reference attaches: of several contents, which are the same note in other formats, the first
/// that can be read.
pub(crate) fn document_reference(
    writing: &Writing<'_, '_>,
    draft: &mut Draft,
    attached: &mut AttachedDrafts,
    findings: &mut Findings,
) {
    let contents = writing.node().all("content");
    let attachments = contents.iter().filter_map(|content| content.get("attachment"));
    let title = Concept::at(&writing.node(), "type").map(|kind| kind.name).unwrap_or_default();
    let void = concepts::code(&writing.node(), "status").filter(|(code, _)| code != "current");
    if let Some((status, value)) = void {
        let what = format!("a document is {status} and is not read");
        findings.report(&ATTACHMENT, Some(value.whole_source()), what);
        return;
    }
    if !attach(
        writing,
        attachments.collect(),
        || DraftSection::titled(None, &title),
        draft,
        attached,
        findings,
    ) {
        let description = writing.node().get("description").map(|words| words.words());
        if let Some(words) = description {
            draft.section(SectionRole::Other, writing.node().source()).line(&Line::words(words));
        }
    }
}

/// Writes a report among the results: its conclusion and the texts that it presents.
pub(crate) fn diagnostic_report(
    writing: &Writing<'_, '_>,
    draft: &mut Draft,
    attached: &mut AttachedDrafts,
    findings: &mut Findings,
) {
    let node = writing.node();
    let title = Concept::at(&node, "code").map(|code| code.name).unwrap_or_default();
    let role = Some(SectionRole::Results);
    let mut section = DraftSection::titled(role, &title);
    if let Some(words) = node.get("conclusion") {
        section.paragraph(&words.words().trimmed());
    }
    let mut concluded = concepts::names(&node, "conclusionCode");
    concluded.extend(concepts::names(&node, "codedDiagnosis"));
    for words in concluded {
        section.line(&Line::words(words));
    }
    let forms = node.all("presentedForm");
    let narrated = section.is_empty() && forms.is_empty() && node.get("result").is_none();
    if let Some(words) = concepts::narrative_of(&node).filter(|_| narrated) {
        section.paragraph(&words);
    }
    draft.add(section);
    attach(writing, forms, || DraftSection::titled(role, &title), draft, attached, findings);
}

/// Writes the assessment of a clinician.
pub(crate) fn clinical_impression(writing: &Writing<'_, '_>, draft: &mut Draft) {
    let node = writing.node();
    let section = draft.section(SectionRole::Assessment, node.source());
    for key in ["description", "summary"] {
        if let Some(words) = node.get(key) {
            section.paragraph(&words.words().trimmed());
        }
    }
    for finding in node.all("finding") {
        if let Some(concept) = Concept::at(&finding, "itemCodeableConcept") {
            section.line(&Line::naming(concept.name, concept.codings, Claimed::Problem(State::Affirmed)));
        }
    }
}

/// Writes the first of some attachments that can be read; true where one can.
fn attach(
    writing: &Writing<'_, '_>,
    attachments: Vec<Node<'_>>,
    blank: impl Fn() -> DraftSection,
    draft: &mut Draft,
    attached: &mut AttachedDrafts,
    findings: &mut Findings,
) -> bool {
    let mut unread = None;
    for node in attachments {
        match attachments::write(attachment(writing, &node), blank(), draft, attached, findings) {
            Ok(()) => return true,
            Err(what) => unread = unread.or(Some((node.source(), what))),
        }
    }
    if let Some((at, what)) = unread {
        findings.report(&ATTACHMENT, Some(at), what);
    }
    false
}

/// Reads an attachment; one that only gives a URL is looked for among the Binary resources of the file.
fn attachment(writing: &Writing<'_, '_>, node: &Node<'_>) -> Attached {
    let text = |node: &Node<'_>, key: &str| node.get(key).map(|value| value.text()).unwrap_or_default();
    let mut kind = text(node, "contentType");
    let mut data = node.get("data");
    let url = text(node, "url");
    let record = writing.record;
    if data.is_none()
        && let Some(binary) = record.referred(&url).and_then(|at| record.resource(at))
    {
        data = binary.node.get("data");
        if kind.is_empty() {
            kind = text(&binary.node, "contentType");
        }
    }
    match data {
        Some(data) => attachments::decoded(&data.words(), &kind),
        None if url.is_empty() => Attached::Unread("an attachment holds no data".to_owned()),
        None => Attached::Unread("an attachment is only linked to, and is not in the file".to_owned()),
    }
}
