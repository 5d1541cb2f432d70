//! Sections: a heading and all that stands under it.

use superbill_domain::{Section, SectionRole, Span};

use super::heading::heading;
use super::lines::Line;

/// The sections of a note, in order and without a gap: together they are the whole text.
pub(crate) fn sections(text: &str, lines: &[Line]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut role = SectionRole::Other;
    for line in lines {
        let Some(heading) = heading(text, line, role) else { continue };
        role = heading.role;
        let start = line.span.start;
        match sections.last_mut() {
            Some(last) => last.span.end = start,
            None if start > 0 => {
                let span = Span::new(0, start);
                sections.push(Section { role: SectionRole::Other, header: None, span });
            }
            None => {}
        }
        sections.push(Section { role, header: Some(heading.span), span: Span::new(start, text.len()) });
    }
    if sections.is_empty() {
        sections.push(Section { role, header: None, span: Span::new(0, text.len()) });
    }
    sections
}
