//! Sections: the narrative of each, under its own title, and what its entries state of it.

use superbill_domain::{SectionRole, Span};

use crate::draft::{Draft, DraftSection};
use crate::rules::Findings;
use crate::traced::{Narrative, Traced, narrative};
use crate::vocabulary::section_role;

use super::entries;
use super::xml::Element;

/// A section while its entries are laid over its narrative.
pub(crate) struct Written {
    pub(crate) section: DraftSection,
    pub(crate) narrative: Narrative,
    /// Where the narrative stands in the section.
    pub(crate) start: usize,
}

impl Written {
    /// The words of the narrative that bear a name, as a range of the section.
    pub(crate) fn marked(&self, name: &str) -> Option<Span> {
        let span = self.narrative.marked(name)?;
        Some(Span::new(span.start + self.start, span.end + self.start)).filter(|span| !span.is_empty())
    }

    /// The words at a range of the section.
    pub(crate) fn words(&self, span: Span) -> Traced {
        self.narrative.words.part(Span::new(span.start - self.start, span.end - self.start))
    }
}

/// Writes every section of a document; of a part of one, the entries that stand in no section too.
pub(crate) fn write(document: &Element<'_>, draft: &mut Draft, findings: &mut Findings) {
    let mut found = false;
    for section in document.descendants("section") {
        found = true;
        write_section(&section, draft, findings);
    }
    if !found && document.name() != "ClinicalDocument" {
        let section = DraftSection::titled(None, &Traced::default());
        let mut written = Written { section, narrative: Narrative::default(), start: 0 };
        entries::write(document, &mut written, draft, findings);
        draft.add(written.section);
    }
}

fn write_section(section: &Element<'_>, draft: &mut Draft, findings: &mut Findings) {
    let title = section.child("title").map(|title| title.words());
    let named = || section.child("code").and_then(|code| code.display()).unwrap_or_default();
    let title = title.filter(|title| !title.is_blank()).unwrap_or_else(named);
    let read = section.child("text").map(|text| narrative(&text.raw())).unwrap_or_default();
    let mut drafted = DraftSection::titled(role(section), &title);
    let start = drafted.paragraph(&read.words).start;
    let mut written = Written { section: drafted, narrative: read, start };
    for entry in section.children().filter(|child| child.name() == "entry") {
        entries::write(&entry, &mut written, draft, findings);
    }
    draft.add(written.section);
}

/// The part of a note that a section is: by its code, else that of the section around it. None for a whole note or an
/// unknown code: then its words tell.
fn role(section: &Element<'_>) -> Option<SectionRole> {
    let own = section.child("code").and_then(|code| section_role(code.attribute("code")?));
    own.or_else(|| {
        let outer = section.around(|element| element.name() == "section")?;
        section_role(outer.child("code")?.attribute("code")?)
    })
}
