//! The ICD-10-CM tabular list as the CDC publishes it: XML, one `diag` element in another.
//!
//! Layout: `icd10cm_tabular.xsd` of the National Center for Health Statistics. Chapters hold an index of their
//! sections, then the sections; sections hold categories; a category holds its subcategories. Notes may stand at each
//! of them. Seventh characters are defined at a `diag` and written nowhere else.

use roxmltree::{Document, Node};
use superbill_code_sets::NoteKind;
use superbill_code_sets::compile::NoteLine;
use superbill_domain::Icd10Cm;

use crate::ImportError;

const LAYOUT: &str = "tabular XML";

/// A tabular list, as read.
#[derive(Debug)]
pub struct TabularList {
    /// The version it names: the fiscal year.
    pub version: String,
    /// Its chapters, in order.
    pub chapters: Vec<ChapterElement>,
}

/// A chapter.
#[derive(Debug)]
pub struct ChapterElement {
    /// Its number.
    pub number: String,
    /// Its title, the range of codes cut off.
    pub title: String,
    /// The notes at the chapter.
    pub notes: Vec<NoteLine>,
    /// Its sections, those that only gather others included.
    pub sections: Vec<SectionElement>,
}

/// A section.
#[derive(Debug)]
pub struct SectionElement {
    /// Its range: `J40-J4A`.
    pub id: String,
    /// Its title, the range of codes cut off.
    pub title: String,
    /// The notes at the section.
    pub notes: Vec<NoteLine>,
    /// Its categories.
    pub categories: Vec<DiagElement>,
}

/// A category, subcategory or code, before seventh characters are written out.
#[derive(Debug)]
pub struct DiagElement {
    /// The code.
    pub code: Icd10Cm,
    /// Its title.
    pub title: String,
    /// Its inclusion terms.
    pub terms: Vec<String>,
    /// Its notes.
    pub notes: Vec<NoteLine>,
    /// The seventh characters it defines for itself and all below.
    pub sevenths: Option<Vec<(char, String)>>,
    /// What stands below.
    pub children: Vec<DiagElement>,
}

/// Reads a tabular list.
///
/// # Errors
/// Where it is not well-formed, or a chapter, section or code lacks its name or title.
pub fn read(xml: &str) -> Result<TabularList, ImportError> {
    let document = Document::parse(xml)?;
    let root = document.root_element();
    if !root.has_tag_name("ICD10CM.tabular") {
        return Err(ImportError::layout(LAYOUT, "root", "it is not a tabular list"));
    }
    let version = child_text(root, "version").unwrap_or_default();
    let chapters = elements(root, "chapter").map(chapter).collect::<Result<_, _>>()?;
    Ok(TabularList { version, chapters })
}

fn chapter(element: Node<'_, '_>) -> Result<ChapterElement, ImportError> {
    let number = required(element, "name", "a chapter")?;
    let title = required(element, "desc", &number)?;
    let sections = elements(element, "section").map(section).collect::<Result<_, _>>()?;
    Ok(ChapterElement {
        title: without_range(&title).to_owned(),
        notes: notes(element, true),
        sections,
        number,
    })
}

fn section(element: Node<'_, '_>) -> Result<SectionElement, ImportError> {
    let missing = || ImportError::layout(LAYOUT, "a section", "it has no id");
    let id = element.attribute("id").ok_or_else(missing)?.to_owned();
    let title = required(element, "desc", &id)?;
    let categories = elements(element, "diag").map(diag).collect::<Result<_, _>>()?;
    Ok(SectionElement {
        title: without_range(&title).to_owned(),
        notes: notes(element, true),
        categories,
        id,
    })
}

fn diag(element: Node<'_, '_>) -> Result<DiagElement, ImportError> {
    let name = required(element, "name", "a code")?;
    let code = name.parse().map_err(|e| ImportError::layout(LAYOUT, &name, format!("{e}")))?;
    let title = required(element, "desc", &name)?;
    let terms = elements(element, "inclusionTerm").flat_map(lines).collect();
    let sevenths = elements(element, "sevenChrDef").next().map(sevenths);
    let children = elements(element, "diag").map(diag).collect::<Result<_, _>>()?;
    Ok(DiagElement { code, title, terms, notes: notes(element, false), sevenths, children })
}

fn sevenths(element: Node<'_, '_>) -> Vec<(char, String)> {
    let extensions = elements(element, "extension");
    let defined = extensions.filter_map(|extension| {
        let character = extension.attribute("char")?.chars().next()?;
        Some((character, text_of(extension)))
    });
    defined.collect()
}

/// The notes at a place. Inclusion terms of a chapter or section are notes of what it includes.
fn notes(place: Node<'_, '_>, is_outline: bool) -> Vec<NoteLine> {
    let mut notes = Vec::new();
    let mut blocks = [0_u8; NoteKind::ALL.len()];
    for element in place.children().filter(Node::is_element) {
        let kind = match element.tag_name().name() {
            "excludes1" => NoteKind::Excludes1,
            "excludes2" => NoteKind::Excludes2,
            "codeFirst" => NoteKind::CodeFirst,
            "useAdditionalCode" => NoteKind::UseAdditionalCode,
            "codeAlso" => NoteKind::CodeAlso,
            "includes" => NoteKind::Includes,
            "inclusionTerm" if is_outline => NoteKind::Includes,
            "sevenChrNote" => NoteKind::SeventhCharacter,
            "notes" => NoteKind::General,
            _ => continue,
        };
        let block = blocks.get(kind as usize).copied().unwrap_or_default();
        notes.extend(lines(element).map(|text| NoteLine { kind, block, text }));
        if let Some(count) = blocks.get_mut(kind as usize) {
            *count = count.saturating_add(1);
        }
    }
    notes
}

fn elements<'a, 'i>(parent: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    parent.children().filter(move |child| child.has_tag_name(name))
}

fn lines<'a>(element: Node<'a, '_>) -> impl Iterator<Item = String> + use<'a> {
    let lines: Vec<String> = elements(element, "note").map(text_of).filter(|text| !text.is_empty()).collect();
    lines.into_iter()
}

fn child_text(parent: Node<'_, '_>, name: &'static str) -> Option<String> {
    elements(parent, name).next().map(text_of).filter(|text| !text.is_empty())
}

fn required(parent: Node<'_, '_>, name: &'static str, place: &str) -> Result<String, ImportError> {
    child_text(parent, name).ok_or_else(|| ImportError::layout(LAYOUT, place, format!("it has no {name}")))
}

/// The words of an element, with single spaces between them.
fn text_of(element: Node<'_, '_>) -> String {
    let parts: Vec<&str> =
        element.descendants().filter_map(|node| if node.is_text() { node.text() } else { None }).collect();
    let whole = parts.concat();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title without the range in brackets at its end: "Hernia (K40-K46)" is "Hernia".
fn without_range(title: &str) -> &str {
    title.rsplit_once(" (").map_or(title, |(before, range)| if range.ends_with(')') { before } else { title })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_chapters_sections_codes_and_their_notes() {
        let list = read(include_str!("fixtures/tabular.xml")).unwrap();
        assert_eq!(list.version, "2026");
        let chapter = &list.chapters[0];
        assert_eq!((chapter.number.as_str(), chapter.title.as_str()), ("19", "Injuries of a fixture"));
        let section = &chapter.sections[1];
        assert_eq!((section.id.as_str(), section.title.as_str()), ("S90-S99", "Injuries to the ankle"));
        assert_eq!(section.notes[0].kind, NoteKind::Excludes2);
        let category = &section.categories[0];
        assert_eq!(category.code.to_string(), "S93");
        assert_eq!(category.terms, ["avulsion of joint of ankle"]);
        let seventh = category.sevenths.as_ref().unwrap();
        assert_eq!(seventh[1], ('D', "subsequent encounter".to_owned()));
        assert_eq!(category.children[0].children[0].code.to_string(), "S93.40");
    }

    #[test]
    fn lines_of_one_block_stay_together() {
        let list = read(include_str!("fixtures/tabular.xml")).unwrap();
        let notes = &list.chapters[0].sections[1].categories[0].notes;
        let blocks: Vec<(u8, &str)> = notes
            .iter()
            .filter(|note| note.kind == NoteKind::UseAdditionalCode)
            .map(|note| (note.block, note.text.as_str()))
            .collect();
        assert_eq!(
            blocks,
            [(0, "code to identify:"), (0, "the activity (Y93.-)"), (1, "code for any open wound")]
        );
    }

    #[test]
    fn tells_where_a_list_is_incomplete() {
        let error = read("<ICD10CM.tabular><chapter><name>1</name></chapter></ICD10CM.tabular>").unwrap_err();
        assert_eq!(error.to_string(), "tabular XML, 1: it has no desc");
        assert!(read("<ICD10CM.index/>").is_err());
        assert!(read("<ICD10CM.tabular>").is_err());
    }
}
