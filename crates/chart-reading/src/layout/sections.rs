//! Sections: a heading and all that stands under it.

use superbill_domain::{Section, SectionRole, Span, StatedSection};

use super::heading::{heading, titled};
use super::lines::Line;

/// The sections of a note, in order and without a gap: together they are the whole text. What its source sets apart
/// is taken as it is; elsewhere the lines tell.
pub(crate) fn sections(text: &str, lines: &[Line], stated: &[StatedSection]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut role = SectionRole::Other;
    let mut coming = stated.iter().peekable();
    let mut within: Option<&StatedSection> = None;
    for line in lines {
        let mut opened = None;
        while let Some(next) = coming.next_if(|next| next.span.start <= line.span.start) {
            (within, opened) = (Some(next), Some(next));
        }
        let Some((header, opens)) = opening(text, line, role, within, opened) else { continue };
        role = opens;
        let start = line.span.start;
        match sections.last_mut() {
            Some(last) => last.span.end = start,
            None if start > 0 => {
                let span = Span::new(0, start);
                sections.push(Section { role: SectionRole::Other, header: None, span });
            }
            None => {}
        }
        sections.push(Section { role, header, span: Span::new(start, text.len()) });
    }
    if sections.is_empty() {
        sections.push(Section { role, header: None, span: Span::new(0, text.len()) });
    }
    sections
}

/// The heading and the role of the section that a line opens, in the section of role `role`.
fn opening(
    text: &str,
    line: &Line,
    role: SectionRole,
    within: Option<&StatedSection>,
    opened: Option<&StatedSection>,
) -> Option<(Option<Span>, SectionRole)> {
    let told = |role| heading(text, line, role).map(|heading| (Some(heading.span), heading.role));
    match opened {
        Some(StatedSection { role: Some(role), header, .. }) => Some((*header, *role)),
        Some(StatedSection { header: Some(header), .. }) => Some((Some(*header), titled(header.of(text)))),
        Some(_) => told(SectionRole::Other).or(Some((None, SectionRole::Other))),
        None if within.is_some_and(|section| section.role.is_some()) => None,
        None => told(role),
    }
}
