//! The index (`icd10pcs_index_YYYY.xml`): main terms by letter, terms within terms, and where each leads.
//!
//! A term leads to a code (`code`), to the first four to six characters of codes (`codes`), to a table (`tab`), to
//! another term (`see`) or to a value (`use`); the last two may name a table or characters besides. A term without a
//! title leads on from the term it stands in.

use roxmltree::{Document, Node};
use superbill_code_sets::System;
use superbill_code_sets::inpatient_procedures::IndexRow;
use superbill_code_sets::release::{ReleaseWriter, Text};

use super::xml::{Xml, begins_with, child_text, elements};
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "ICD-10-PCS index";
const ROOT: &str = "ICD10PCS.index";
/// How deep terms may stand in terms. The deepest today are five below their main term.
const DEEPEST: u8 = 9;

/// The layout.
pub(crate) struct IndexFile;

impl Layout for IndexFile {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        begins_with(publication, ROOT)
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let text = publication.into_text()?;
        let document = Document::parse(&text)?;
        let xml = Xml { layout: LAYOUT, document: &document };
        let root = xml.root(ROOT)?;
        let (edition, effective) = xml.edition(context)?;
        let mut release = ReleaseWriter::new(System::Icd10PcsIndex, edition, effective);
        let mut rows = Vec::new();
        for letter in elements(root, "letter") {
            for term in elements(letter, "mainTerm") {
                xml.required(term, "title")?;
                add(&xml, term, 0, &mut release, &mut rows)?;
            }
        }
        if rows.is_empty() {
            return Err(xml.wrong(root, "it has no main terms"));
        }
        release.table(rows);
        Ok(release)
    }
}

fn add<'d>(
    xml: &Xml<'d>,
    term: Node<'d, 'd>,
    level: u8,
    release: &mut ReleaseWriter,
    rows: &mut Vec<IndexRow>,
) -> Result<(), ImportError> {
    let says = term.attribute("level").map_or(Some(0), |level| level.parse().ok());
    if says != Some(level) || level > DEEPEST {
        return Err(xml.wrong(term, format!("it stands at level {level} and says {says:?}")));
    }
    let (see, uses) = (elements(term, "see").next(), elements(term, "use").next());
    let mut leads: Vec<&str> = code_of(xml, term)?.into_iter().collect();
    for element in [see, uses].into_iter().flatten() {
        leads.extend(code_of(xml, element)?);
    }
    let mut words = |element: Option<Node<'d, 'd>>| -> Text {
        let own =
            element.and_then(|element| element.children().find(Node::is_text)).and_then(|text| text.text());
        release.text(own.unwrap_or_default().trim())
    };
    let (see, uses) = (words(see), words(uses));
    let number = u32::try_from(rows.len()).unwrap_or(u32::MAX).into();
    let title = release.text(child_text(term, "title").unwrap_or_default());
    let code = release.text(leads.first().copied().unwrap_or_default());
    rows.push(IndexRow { number, level, title, see, uses, code });
    elements(term, "term").try_for_each(|below| add(xml, below, level + 1, release, rows))
}

/// The code, or the first characters of codes, that an element names.
fn code_of<'d>(xml: &Xml<'d>, element: Node<'d, 'd>) -> Result<Option<&'d str>, ImportError> {
    let named = ["code", "codes", "tab"].into_iter().find_map(|name| child_text(element, name));
    match named {
        Some(code) if !(3..=7).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            Err(xml.wrong(element, format!("“{code}” is neither a code nor the beginning of one")))
        }
        named => Ok(named),
    }
}
